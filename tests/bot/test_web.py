"""The web chat's server and channel, over real sockets on loopback."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError
from structlog.testing import capture_logs

from bot.server import make_server
from bot.web.page import FOLDER
from handlers.messages import Outgoing, Text
from knowledge.errors import StoreUnavailable
from tests.bot import web_fixture
from tests.bot.web_fixture import CHILI, WebApp, running, settings, words

web_app = web_fixture.web_app

ASK = "tuong ot muong khuong co ocop ko"
KEY = "k" * 32


class Page:
    """What the page's script does on the wire, without a browser."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hello(self, key: str | None = KEY, language: str = "vi") -> dict[str, Any]:
        """Say hello and give the welcome."""
        await self.say({"type": "hello", "key": key, "language": language})
        return await self.hear("welcome")

    async def say(self, message: dict[str, Any] | str) -> None:
        """Send one frame."""
        await self.socket.send_str(message if isinstance(message, str) else json.dumps(message))

    async def hear(self, kind: str) -> dict[str, Any]:
        """Give the next frame of a kind, skipping others."""
        while True:
            message = await self.socket.receive_json(timeout=5)
            if message["type"] == kind:
                return message


@asynccontextmanager
async def opened(app: WebApp, **headers: str) -> AsyncIterator[Page]:
    """Open the WebSocket as a page of ours."""
    async with ClientSession() as session, session.ws_connect(f"{app.url}/ws", headers=headers) as socket:
        yield Page(socket)


@asynccontextmanager
async def served(**changed: Any) -> AsyncIterator[WebApp]:
    """A web chat with other settings."""
    app = WebApp(**changed)
    async for _ in running([app]):
        yield app


async def test_a_new_person_gets_an_unguessable_key(web_app):
    """Without a key the server makes one; each is another."""
    async with opened(web_app) as first, opened(web_app) as second:
        keys = {(await page.hello(key=None))["key"] for page in (first, second)}

    assert len(keys) == 2
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{32}", key) for key in keys)


@pytest.mark.parametrize("key", ["", "short", "x" * 33, "k" * 31 + "/", 7, ["k"]])
async def test_a_key_that_is_none_of_ours_is_not_taken(web_app, key):
    """Whoever says a malformed key becomes a new person."""
    async with opened(web_app) as page:
        welcome = await page.hello(key=key)

    assert welcome["key"] != key
    assert len(welcome["key"]) == 32


async def test_a_question_is_taken_and_answered(web_app):
    """What is typed reaches the conversation as this person's text, and its reply comes back."""
    async with opened(web_app) as page:
        await page.hello(language="en-GB")
        await page.say({"type": "text", "id": "message-1", "text": ASK})
        kinds = [(await page.socket.receive_json(timeout=5))["type"] for _ in range(2)]
        reply = await page.hear("reply")

    heard = web_app.entrance.heard[0]
    assert kinds == ["typing", "taken"]
    assert reply["reply"]["card"]["name"] == "Tương ớt Mường Khương"
    assert (heard.channel, heard.chat, heard.person) == ("web", KEY, KEY)
    assert (heard.update, heard.language) == (f"{KEY}:message-1", "en-GB")
    assert (heard.kind, heard.text) == ("text", ASK)


async def test_what_is_sent_is_settled(web_app):
    """A pushed reply is recorded as sent, under its number as the native id."""
    async with opened(web_app) as page:
        await page.hello()
        await page.say({"type": "text", "id": "message-1", "text": ASK})
        reply = await page.hear("reply")
        await web_app.chat.door.drain()

    ((number, receipt),) = web_app.entrance.settled
    assert number == reply["n"]
    assert receipt.sent
    assert receipt.native == str(number)


async def test_a_message_said_twice_is_handled_once(web_app):
    """The same id is taken again, and nothing more happens."""
    async with opened(web_app) as page:
        await page.hello()
        for _ in range(2):
            await page.say({"type": "text", "id": "message-1", "text": ASK})
            await page.hear("taken")
        history = (await page.hello())["history"]

    assert len(web_app.entrance.heard) == 1
    assert [item["from"] for item in history] == ["person", "bot"]


async def test_a_tapped_choice_says_which_and_where(web_app):
    """A choice comes with its id and the reply that showed it."""
    async with opened(web_app) as page:
        await page.hello()
        await page.say({"type": "choice", "id": "message-1", "choice": "a1", "on": 12})
        reply = await page.hear("reply")

    heard = web_app.entrance.heard[0]
    assert (heard.kind, heard.choice, heard.on) == ("choice", "a1", "12")
    assert reply["reply"]["answer"] == "Trên lọ ghi cơ sở nào làm?"


async def test_what_is_not_stored_is_to_be_said_again(web_app):
    """A locked database means "try again", and the same id goes through afterwards."""
    web_app.entrance.broken = 1

    async with opened(web_app) as page:
        await page.hello()
        await page.say({"type": "text", "id": "message-1", "text": ASK})
        refused = await page.hear("try_again")
        await page.say({"type": "text", "id": "message-1", "text": ASK})
        taken = await page.hear("taken")

    assert refused["id"] == taken["id"] == "message-1"
    assert len(web_app.entrance.heard) == 1


async def test_a_history_that_cannot_be_read_is_asked_for_later():
    """While the store is away the page is told to wait, and stays connected."""

    async def history(_: str) -> list[dict[str, Any]]:
        raise StoreUnavailable

    app = WebApp()
    app.parts["history"] = history
    async for _ in running([app]):
        async with opened(app) as page:
            await page.say({"type": "hello", "key": KEY, "language": "vi"})
            assert (await page.hear("wait"))["seconds"] > 0


async def test_the_conversation_is_shown_again(web_app):
    """Who comes back with the key gets everything, oldest first."""
    async with opened(web_app) as page:
        await page.hello()
        await page.say({"type": "text", "id": "message-1", "text": ASK})
        await page.hear("reply")
    async with opened(web_app) as page:
        history = (await page.hello())["history"]

    assert history[0] == {"from": "person", "text": ASK}
    assert history[1]["reply"]["answer"] == CHILI.text.answer


async def test_a_reply_while_the_history_is_read_comes_after_it(web_app):
    """Nothing overtakes the welcome, and nothing is lost behind it."""
    read = web_app.entrance.history

    async def slow(key: str) -> list[dict[str, Any]]:
        items = await read(key)
        await web_app.chat.send(web_app.entrance.put(key, Text("Hội chợ OCOP ở chợ Bắc Hà.")))
        return items

    web_app.chat._history = slow
    async with opened(web_app) as page:
        await page.say({"type": "hello", "key": KEY, "language": "vi"})
        kinds = [(await page.socket.receive_json(timeout=5))["type"] for _ in range(2)]

    assert kinds == ["welcome", "reply"]


async def test_every_tab_of_a_person_hears_the_reply_and_nobody_else(web_app):
    """Replies go to all sockets of one key only."""
    async with opened(web_app) as first, opened(web_app) as second, opened(web_app) as stranger:
        await first.hello()
        await second.hello()
        await stranger.hello(key=None)
        await first.say({"type": "text", "id": "message-1", "text": ASK})
        replies = [await page.hear("reply") for page in (first, second)]
        await stranger.say({"type": "hello", "key": None, "language": "vi"})
        after = await stranger.socket.receive_json(timeout=5)

    assert replies[0] == replies[1]
    assert after["type"] == "welcome"


async def test_with_no_tab_open_a_reply_counts_as_sent(web_app):
    """It stands in the history, which is shown at the next visit."""
    receipt = await web_app.chat.send(Outgoing(5, "web", KEY, Text("Có.")))

    assert receipt.sent


async def test_the_sixth_tab_closes_the_first(web_app):
    """A person has five tabs at most; the oldest is told so with its own close code."""
    async with ClientSession() as session:
        pages = [Page(await session.ws_connect(f"{web_app.url}/ws")) for _ in range(6)]
        for page in pages:
            await page.hello()
        closed = await pages[0].socket.receive(timeout=5)
        await pages[5].say({"type": "text", "id": "message-1", "text": ASK})
        await pages[5].hear("reply")
        for page in pages:
            await page.socket.close()

    assert closed.type is WSMsgType.CLOSE
    assert closed.data == 4001


BAD_FRAMES = {
    "not JSON": "hello",
    "not an object": "[1]",
    "deep": "[" * 20_000,
    "no type": "{}",
    "unknown type": '{"type":"delete","id":"message-1"}',
    "no id": '{"type":"text","text":"a"}',
    "an id with a colon": '{"type":"text","id":"aaaa:aaaa","text":"a"}',
    "an id that is a number": '{"type":"text","id":12345678,"text":"a"}',
    "text that is none": '{"type":"text","id":"message-1","text":7}',
    "a place that is none": '{"type":"place","id":"message-1","latitude":91,"longitude":0}',
    "a place in words": '{"type":"place","id":"message-1","latitude":"22","longitude":"103"}',
    "a choice on a list": '{"type":"choice","id":"message-1","choice":"a","on":[1]}',
    "more than 32 KB": json.dumps({"type": "text", "id": "message-1", "text": "a" * 33_000}),
}


@pytest.mark.parametrize("frame", BAD_FRAMES.values(), ids=BAD_FRAMES.keys())
async def test_a_frame_that_cannot_be_read_is_answered_and_survived(web_app, frame):
    """The page hears "unreadable", and the next message works."""
    async with opened(web_app) as page:
        await page.hello()
        await page.say(frame)
        await page.hear("unreadable")
        await page.say({"type": "text", "id": "message-2", "text": ASK})
        await page.hear("reply")

    assert [heard.update for heard in web_app.entrance.heard] == [f"{KEY}:message-2"]


async def test_bytes_are_unreadable_and_survived(web_app):
    """A binary frame is answered like any other nonsense."""
    async with opened(web_app) as page:
        await page.hello()
        await page.socket.send_bytes(b"\x00\xff")
        await page.hear("unreadable")


async def test_nobody_speaks_before_hello(web_app):
    """Without a person there is no message."""
    async with opened(web_app) as page:
        await page.say({"type": "text", "id": "message-1", "text": ASK})
        await page.hear("unreadable")

    assert web_app.entrance.heard == []


async def test_a_long_text_is_passed_on_whole(web_app):
    """5,001 characters are the conversation's to answer; half letters and NUL are mended."""
    async with opened(web_app) as page:
        await page.hello()
        await page.say({"type": "text", "id": "message-1", "text": "ơ" * 5001})
        await page.hear("taken")
        await page.say('{"type":"text","id":"message-2","text":"a\\ud800b\\u0000c"}')
        await page.hear("taken")

    assert [heard.text for heard in web_app.entrance.heard] == ["ơ" * 5001, "a�bc"]


async def test_a_failure_of_the_program_closes_the_socket_and_not_the_server(web_app):
    """The page reconnects; the log says the kind of error and nothing a person wrote."""

    async def fail(_: object) -> list[Outgoing]:
        raise RuntimeError(ASK)

    web_app.entrance.answer = fail
    with capture_logs() as lines:
        async with opened(web_app) as page:
            await page.hello()
            await page.say({"type": "text", "id": "message-1", "text": ASK})
            await page.hear("typing")
            closed = await page.socket.receive(timeout=5)

    assert closed.data == 1011
    assert ASK not in str(lines)
    assert "RuntimeError" in str(lines)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", "https://[", ""])
async def test_a_foreign_page_gets_no_socket(web_app, origin):
    """Another site's script is refused, unless it says nothing, as no browser does."""
    async with ClientSession() as session:
        if not origin:
            socket = await session.ws_connect(f"{web_app.url}/ws")
            await socket.close()
            return
        with pytest.raises(WSServerHandshakeError) as refused:
            await session.ws_connect(f"{web_app.url}/ws", headers={"Origin": origin})

    assert refused.value.status == 403


async def test_our_own_and_allowed_origins_get_a_socket():
    """The page's own origin, the public address and the framing sites may connect."""
    async with served(frame_origins="https://laocai.gov.vn", public_url="https://hoi.example/chat") as app:
        for origin in (app.url, "https://laocai.gov.vn", "https://hoi.example"):
            async with opened(app, Origin=origin) as page:
                assert (await page.hello())["key"] == KEY


async def test_new_people_are_limited_by_address():
    """The 21st new person of a minute waits; known ones come in; a proxy's word counts if it is ours."""
    async with served(behind_proxy=True) as app:
        app.entrance.put(KEY, Text("Từ lần trước."))
        async with opened(app, **{"X-Forwarded-For": "203.0.113.9, 198.51.100.1"}) as page:
            for _ in range(20):
                await page.hello(key=None)
            for new in (None, "self-made-" + "x" * 22):
                await page.say({"type": "hello", "key": new, "language": "vi"})
                assert (await page.hear("wait"))["seconds"] == 60
            assert (await page.hello())["key"] == KEY
        async with opened(app, **{"X-Forwarded-For": "203.0.113.9, 198.51.100.2"}) as page:
            assert (await page.hello(key=None))["key"]


async def test_x_forwarded_for_is_not_believed_without_a_proxy(web_app):
    """Anybody can write that header; without a proxy of ours the peer's address counts."""
    for number in range(20):
        async with opened(web_app, **{"X-Forwarded-For": f"198.51.100.{number}"}) as page:
            await page.hello(key=None)
    async with opened(web_app, **{"X-Forwarded-For": "198.51.100.99"}) as page:
        await page.say({"type": "hello", "key": None, "language": "vi"})
        await page.hear("wait")


PATHS = ["/", "/?lang=en&embed=1", "/static/chat.css", "/static/none", "/healthz", "/nowhere", "/ws"]


@pytest.mark.parametrize("path", PATHS)
async def test_every_response_wears_the_headers(web_app, path):
    """Pages, files, refusals: nothing leaves without the strict policy."""
    async with ClientSession() as session, session.get(web_app.url + path) as response:
        policy = response.headers["Content-Security-Policy"]

    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "unsafe" not in policy
    assert policy.endswith("frame-ancestors 'self'")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in response.headers["Permissions-Policy"]
    assert "X-Frame-Options" not in response.headers


async def test_a_failing_route_gives_a_plain_500_with_the_headers():
    """What breaks inside shows nothing of the inside."""
    app = WebApp()
    app.parts["words"] = lambda language: 1 / 0
    async for _ in running([app]):
        with capture_logs() as lines:
            async with ClientSession() as session, session.get(app.url) as response:
                body = await response.text()

    assert (response.status, body) == (500, "500: Internal Server Error")
    assert "Content-Security-Policy" in response.headers
    assert any(line.get("error") == "ZeroDivisionError" for line in lines)


async def test_frame_ancestors_are_those_of_the_settings():
    """The province's site is named, as it is written."""
    origins = "https://laocai.gov.vn  http://127.0.0.1:9000"
    async with served(frame_origins=origins) as app, ClientSession() as session:
        policy = (await session.get(app.url)).headers["Content-Security-Policy"]

    assert policy.endswith("frame-ancestors 'self' https://laocai.gov.vn http://127.0.0.1:9000")


NO_ORIGINS = ["*", "a.gov.vn", "https://a.gov.vn/", "https://*.gov.vn", "https://a;script-src", "'none'"]


@pytest.mark.parametrize("word", NO_ORIGINS)
def test_a_wrong_frame_origin_stops_the_start(word):
    """What is no origin could open the policy; the start says which word it is."""
    with pytest.raises(ValueError, match="FRAME_ORIGINS"):
        make_server(settings(frame_origins=f"https://ok.example {word}"), [])


async def test_health_says_nothing_personal(web_app):
    """A monitor learns that the server lives, and no more."""
    async with ClientSession() as session, session.get(f"{web_app.url}/healthz") as response:
        assert await response.json() == {"ok": True}


async def test_files_are_sent_once(web_app):
    """A file that did not change costs a 304; every file that the page names is there."""
    async with ClientSession() as session:
        async with session.get(web_app.url) as response:
            names = re.findall(r"/static/([a-z.]+)", await response.text())
        for name in {*names, "wire.js", "draw.js"}:
            first = await session.get(f"{web_app.url}/static/{name}")
            known = {"If-None-Match": first.headers["ETag"]}
            again = await session.get(f"{web_app.url}/static/{name}", headers=known)
            assert (first.status, again.status) == (200, 304)


NO_FILES = ["..%2Fpage.py", "%2e%2e/settings.py", "page.py", "index.html", "%00", "chat.js%00"]


@pytest.mark.parametrize("name", NO_FILES)
async def test_no_other_file_is_served(web_app, name):
    """Only the page's own files are known; a path never reaches the disk."""
    async with ClientSession() as session, session.get(f"{web_app.url}/static/{name}") as response:
        assert response.status == 404
        assert response.content_type == "text/plain"


async def test_the_key_is_in_no_log(web_app):
    """The access log holds patterns, methods and statuses; no key, no query, no address."""
    with capture_logs() as lines:
        async with opened(web_app) as page:
            key = (await page.hello(key=None))["key"]
            await page.say({"type": "text", "id": "message-1", "text": ASK})
            await page.hear("reply")
        async with ClientSession() as session, session.get(f"{web_app.url}/{key}?q={key}") as response:
            assert response.status == 404

    assert {"/ws", "-"} <= {line.get("path") for line in lines}
    assert all(secret not in str(lines) for secret in (key, ASK, "127.0.0.1"))


@pytest.mark.parametrize(
    ("query", "language", "says"), [("", "vi", "tự động"), ("?lang=en", "en", "Automatic")]
)
async def test_the_page_says_at_its_top_that_it_is_automatic(web_app, query, language, says):
    """In both languages the header says that a machine answers, and the page names its language."""
    async with ClientSession() as session, session.get(f"{web_app.url}/{query}") as response:
        html = await response.text()

    assert f'<html lang="{language}" data-embed="no">' in html
    assert says in html[html.index("<header") : html.index("</header>")]
    assert "{{" not in html


async def test_words_cannot_break_the_page():
    """Marks of HTML in a word stay words, in the page and in its JSON block."""
    app = WebApp()
    app.parts["words"] = lambda language: words(language) | {"web-title": "</script><b>"}
    async for _ in running([app]):
        async with ClientSession() as session, session.get(app.url) as response:
            html = await response.text()

    block = re.search(r'id="words">(.*?)</script>', html)[1]
    assert json.loads(block)["web-title"] == "</script><b>"
    assert "<b>" not in html


def test_both_languages_have_the_same_words():
    """No word of the page is missing in English, and all are whole Vietnamese letters (NFC)."""
    vietnamese, english = words("vi"), words("en")

    assert vietnamese.keys() == english.keys()
    assert all(unicodedata.is_normalized("NFC", word) for word in (*vietnamese.values(), *english.values()))


def test_every_word_of_the_page_is_used():
    """A word that neither the page nor a script names would rot."""
    sources = "".join(path.read_text("utf-8") for path in FOLDER.iterdir() if path.suffix in {".html", ".js"})

    for name in words("vi"):
        assert re.sub(r"stars-\d", "stars-${count}", name) in sources, name


MARKUP = r"innerHTML|outerHTML|insertAdjacent|eval\(|\sstyle=|\son[a-z]+=\"|https?://[a-z]"


def test_scripts_build_no_markup_and_call_nobody():
    """No innerHTML, no inline style or handler, no other host, so that the policy can stay strict."""
    for path in FOLDER.iterdir():
        if path.suffix in {".html", ".js", ".css"}:
            text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
            found = re.search(MARKUP, text)
            assert not found, (path.name, found)


def test_page_words_are_not_in_the_script():
    """All words for people live in knowledge/texts."""
    for name in ("chat.js", "draw.js", "wire.js", "index.html"):
        text = (FOLDER / name).read_text("utf-8")
        assert not re.search(r"[ạảấầẩậắặẹẻếềểệịỉọỏốồổộớờợụủứừựỳỵđơư]", text, re.I)


# Foreground and background of everything that is read (4.5:1), then of marks and edges (3:1).
READ = [
    "ink/paper",
    "ink/surface",
    "soft/paper",
    "soft/surface",
    "on-green/green",
    "on-green-soft/green",
    "on-mine/mine",
    "chip-ink/chip",
    "chip-ink/paper",
    "chip-ink/surface",
    "quiet-ink/paper",
    "ink/yes-tint",
    "no/surface",
    "on-warn/warn",
    "yes/yes-tint",
    "past/past-tint",
    "unsure/unsure-tint",
    "no/no-tint",
    "surface/chip-ink",
]
SEEN = [
    "chip-edge/paper",
    "chip-edge/chip",
    "quiet-edge/paper",
    "edge/paper",
    "edge/surface",
    "focus/paper",
    "focus/surface",
    "yes/paper",
    "past/paper",
    "unsure/paper",
    "no/paper",
    "chip-ink/paper",
]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_apart(theme):
    """Words have the contrast of WCAG 2.2 AA (1.4.3), edges and marks that of 1.4.11, in both themes."""
    colours = _colours(theme)

    for pairs, least in ((READ, 4.5), (SEEN, 3.0)):
        for pair in pairs:
            ink, ground = (colours[name] for name in pair.split("/"))
            assert _contrast(ink, ground) >= least, (theme, pair, round(_contrast(ink, ground), 2))


def _colours(theme: str) -> dict[str, str]:
    css = (FOLDER / "chat.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light))
    return found | (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", dark)) if theme == "dark" else {})


def _contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[a:b], 16) / 255 for a, b in pairwise((1, 3, 5, 7))]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_a_file_that_was_asked_for(web_app):
    """It comes beside the socket, with its name; the reply comes on the socket."""
    web_app.entrance.wants = True
    headers = {"X-Key": KEY, "X-Id": "file-0001", "X-Name": "b%E1%BA%A3ng.csv", "Content-Type": "text/csv"}
    async with opened(web_app) as page, ClientSession() as session:
        await page.hello()
        for _ in range(2):  # the second delivery of the same file is not a second message
            async with session.post(f"{web_app.url}/file", data=b"name;stars", headers=headers) as answer:
                assert answer.status == 204
        await page.hear("reply")

    [heard] = web_app.entrance.heard
    assert (heard.kind, heard.file.name, heard.file.content) == ("file", "bảng.csv", b"name;stars")


@pytest.mark.parametrize(
    ("wants", "headers", "status"),
    [
        (False, {}, 403),  # nobody asked for one: it is not even read
        (True, {"X-Key": "k" * 31}, 403),
        (True, {"X-Key": "q" * 32}, 403),  # a key without an open page
        (True, {"X-Id": ""}, 403),
        (True, {"Origin": "https://evil.example"}, 403),
    ],
)
async def test_a_file_that_nobody_asked_for(web_app, wants, headers, status):
    """Files are taken from an open page that was asked for one, and from nobody else."""
    web_app.entrance.wants = wants
    own = {"X-Key": KEY, "X-Id": "file-0001", "X-Name": "a.csv", **headers}
    async with opened(web_app) as page, ClientSession() as session:
        await page.hello()
        async with session.post(f"{web_app.url}/file", data=b"x", headers=own) as answer:
            assert answer.status == status
    assert web_app.entrance.heard == []


async def test_a_file_that_is_too_large(web_app, monkeypatch):
    """It is refused, and nothing is heard."""
    monkeypatch.setattr("bot.channels.web.MAX_FETCHED", 10)
    web_app.entrance.wants = True
    headers = {"X-Key": KEY, "X-Id": "file-0001", "X-Name": "a.csv"}
    async with opened(web_app) as page, ClientSession() as session:
        await page.hello()
        async with session.post(f"{web_app.url}/file", data=b"x" * 11, headers=headers) as answer:
            assert answer.status == 413
    assert web_app.entrance.heard == []
