"""The Telegram door against a strict Bot API on loopback."""

from __future__ import annotations

import asyncio
import logging
from base64 import b64decode
from io import BytesIO

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.telegram import PATH, SECRET_HEADER
from handlers.messages import AskPlace, Card, Choice, Choices, Document, Photo, Place, Replace, Text
from knowledge.distance import Spot
from tests.bot.conftest import NOW
from tests.fakes.telegram import FakeBotApi
from tests.fakes.telegram_rules import File

CHAT, OTHER = 42, 43
SECRET = "s3cret-token_of-nobody"
HOOK = {"telegram_webhook_url": "https://example.org/telegram/webhook", "telegram_webhook_secret": SECRET}
STARS = Choices(Text("Bạn hỏi?"), (Choice("c1", "Đúng rồi"), Choice("c2", "Không phải")))


# Sending


async def test_echo(api, entrance, telegram):
    """What a person writes arrives with who, where and when; the reply is sent and settled."""
    api.user_says(CHAT, "xin chào", language="en")
    telegram()
    await entrance.until(lambda: entrance.settled)

    heard, (sent,) = entrance.heard[0], api.messages(CHAT)
    assert (heard.channel, heard.chat, heard.person, heard.update) == ("telegram", "42", "42", "1001")
    assert (heard.at, heard.kind, heard.language, heard.private) == (NOW, "text", "en", True)
    assert sent.text == "echo: xin chào"
    assert (entrance.receipts[0].sent, entrance.receipts[0].native) == (True, str(sent.id))


async def test_words_are_never_markup(api, entrance, telegram):
    """Signs that mean markup arrive as they were written, and only the answer is bold."""
    entrance.replies = lambda incoming: [Text("a <b>&amp; </i>", ("1 < 2 & 3 > 2",), "«nguồn»")]
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)

    (sent,) = api.messages(CHAT)
    assert sent.text == "a <b>&amp; </i>\n1 < 2 & 3 > 2\n«nguồn»"
    assert sent.bold_text == ["a <b>&amp; </i>"]


async def test_no_link_preview(api, entrance, telegram):
    """A link in a source does not grow into a preview."""
    api.user_says(CHAT, "https://example.org")
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert api.called("sendMessage")[0].params["link_preview_options"] == '{"is_disabled": true}'


async def test_half_a_character(api, entrance, telegram):
    """Half of a surrogate pair neither stops the door nor the reply."""
    entrance.replies = lambda incoming: [Text("a\ud83c")]
    api.user_says(CHAT, "b\ud83c")
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert entrance.texts == ["b\ufffd"]
    assert api.messages(CHAT)[0].text == "a?"


async def test_card_is_only_words(api, entrance, telegram):
    """A card is for screens that draw; here its words stand alone."""
    entrance.replies = lambda incoming: [Text("Chè", card=Card("c", "Chè", 4, "yes", "còn hạn"))]
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert [(sent.text, sent.bold_text) for sent in api.messages(CHAT)] == [("Chè", ["Chè"])]


ROWS = {
    "short labels in pairs": (["1", "2", "3"], [["1", "2"], ["3"]]),
    "a long label puts all on rows of their own": (["a" * 17, "2"], [["a" * 17], ["2"]]),
}


@pytest.mark.parametrize(("labels", "rows"), ROWS.values(), ids=ROWS.keys())
async def test_keyboard(api, entrance, telegram, labels, rows):
    """Choices are buttons that carry the choice's id."""
    options = tuple(Choice(f"c{n}", label) for n, label in enumerate(labels))
    entrance.replies = lambda incoming: [Choices(Text("?"), options)]
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)

    (sent,) = api.messages(CHAT)
    assert [[button.label for button in row] for row in sent.rows] == rows
    assert [button.data for row in sent.rows for button in row] == [option.id for option in options]


async def test_document(api, entrance, telegram):
    """A file arrives byte by byte, under its Vietnamese name, with its caption."""
    content = b64decode("AAECAwQF/w==") * 300_000
    name = 'Số liệu "2026"; bản 2.xlsx'
    entrance.replies = lambda incoming: [Document(name, "application/x", content, Text("Bản <in>"))]
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)

    (sent,) = api.messages(CHAT)
    assert (sent.text, sent.bold_text) == ("Bản <in>", ["Bản <in>"])
    assert sent.document.name == "Số liệu _2026__ bản 2.xlsx"
    assert sent.document.content == content


async def test_too_large(api, entrance, telegram):
    """What no call could carry is not tried, and the receipt says why."""
    channel = telegram(running=False).channel
    outgoing = entrance.owe("42", Document("a.bin", "application/x", bytes(50 * 1024 * 1024 + 1), Text("a")))

    receipt = await channel.send(outgoing)

    assert (receipt.sent, receipt.reason, receipt.again, api.calls) == (False, "too_large", False, [])


async def tapped(api, entrance, telegram, *, spoil=lambda message: None):
    """Show two choices, tap the first; the answer wants to replace the message that was tapped."""
    entrance.replies = lambda incoming: [
        Replace(Choices(Text("Đã chọn"), ()), incoming.on) if incoming.kind == "choice" else STARS
    ]
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)
    message = api.messages(CHAT)[0]
    spoil(message)
    api.user_taps(message.id, "Đúng rồi")
    await entrance.until(lambda: len(entrance.settled) == 2)
    return message


async def test_tap(api, entrance, telegram):
    """A tap is answered, arrives with id and message, and its reply takes the message's place."""
    message = await tapped(api, entrance, telegram)
    await api.until(lambda: not api.unanswered())

    tap = entrance.heard[1]
    assert (tap.kind, tap.choice, tap.on, tap.at) == ("choice", "c1", str(message.id), NOW)
    assert [(m.text, m.rows, m.earlier) for m in api.messages(CHAT)] == [("Đã chọn", [], ["Bạn hỏi?"])]
    assert entrance.receipts[1].native == str(message.id)


async def test_tap_on_an_old_message(api, entrance, telegram):
    """Where the message cannot be edited any more, the answer comes as a new one."""
    await tapped(api, entrance, telegram, spoil=lambda message: setattr(message, "too_old", True))

    assert [sent.text for sent in api.messages(CHAT)] == ["Bạn hỏi?", "Đã chọn"]
    assert entrance.receipts[1].sent


async def test_edit_that_changes_nothing(api, entrance, telegram):
    """A message that already says so counts as sent."""
    channel = telegram(running=False).channel
    await channel.bot.initialize()
    api.user_says(CHAT, "a")
    native = (await channel.send(entrance.owe("42", STARS))).native

    receipt = await channel.send(entrance.owe("42", Replace(STARS, native)))

    assert (receipt.sent, receipt.native) == (True, native)
    assert len(api.messages(CHAT)) == 1


async def test_tap_that_is_too_old_to_answer(api, entrance, telegram):
    """A tap whose waiting sign is gone is handled like any other."""
    api.fail_next("answerCallbackQuery", 400, "Bad Request: query is too old")

    await tapped(api, entrance, telegram)

    assert entrance.receipts[1].sent


async def test_refused_markup(api, entrance, telegram):
    """When Telegram cannot read the markup all the same, the words go out without it."""
    api.fail_next("sendMessage", 400, "Bad Request: can't parse entities: whatever")
    api.user_says(CHAT, "a & b")
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert [(sent.text, sent.bold) for sent in api.messages(CHAT)] == [("echo: a & b", [])]
    assert entrance.receipts[0].sent


REFUSALS = {
    "blocked": ((403, "Forbidden: bot was blocked by the user"), ("blocked", True, False)),
    "deactivated": ((403, "Forbidden: user is deactivated"), ("blocked", True, False)),
    "no such chat": ((400, "Bad Request: chat not found"), ("gone", True, False)),
    "anything else": ((400, "Bad Request: not enough rights"), ("refused", False, False)),
    "server error": ((500, "Internal Server Error"), ("unreachable", False, True)),
    "bad gateway": ((502, "Bad Gateway"), ("unreachable", False, True)),
    "token taken back": ((401, "Unauthorized"), ("token", False, True)),
}


@pytest.mark.parametrize(("refusal", "want"), REFUSALS.values(), ids=REFUSALS.keys())
async def test_refusals(api, entrance, telegram, refusal, want):
    """Each refusal says in the receipt whether the person is gone and whether to try again."""
    channel = telegram(running=False).channel
    await channel.bot.initialize()
    api.fail_next("sendMessage", *refusal)

    receipt = await channel.send(entrance.owe("42", Text("a")))

    assert (receipt.sent, receipt.reason, receipt.left, receipt.again) == (False, *want)


async def test_really_blocked(api, entrance, telegram):
    """Who blocked the bot while it was thinking is marked as gone."""
    api.user_says(CHAT, "a")
    api.blocked.add(CHAT)
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert entrance.receipts[0].left


async def test_cut_connection(api, entrance, telegram):
    """A cut connection is tried again later, from the message that failed on."""
    channel = telegram(running=False).channel
    await channel.bot.initialize()
    api.user_says(CHAT, "a")
    outgoing = entrance.owe("42", Text("a" * 4000, ("b" * 4000,)))
    slow = api.hold_next("sendMessage")
    sending = asyncio.create_task(channel.send(outgoing))
    await slow.arrived.wait()
    api.cut_next("sendMessage")
    slow.release.set()

    first, second = await sending, await channel.send(outgoing)

    assert (first.again, second.sent) == (True, True)
    assert [sent.text[0] for sent in api.messages(CHAT)] == ["a", "b"]


async def test_no_session_yet(api, entrance, telegram):
    """A reply before the first connection waits for it."""
    receipt = await telegram(running=False).channel.send(entrance.owe("42", Text("a")))

    assert receipt.again


async def test_flood(api, entrance, telegram, monkeypatch):
    """Told to slow down, the channel waits as long as it was told and sends then."""
    waited: list[float] = []
    pause = asyncio.sleep

    async def at_once(seconds: float) -> None:
        waited.append(seconds)
        await pause(0)

    monkeypatch.setattr(asyncio, "sleep", at_once)
    api.fail_next("sendMessage", 429, "Too Many Requests", retry_after=7, times=2)
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert entrance.receipts[0].sent
    assert [int(seconds) for seconds in waited if seconds > 1] == [7, 7]


# Receiving


async def test_database_unavailable(api, entrance, telegram, naps):
    """An update whose turn was not committed is not acknowledged; it comes again and is handled once."""
    entrance.out_of_order = 1
    first, second = api.user_says(CHAT, "một"), api.user_says(OTHER, "hai")
    telegram()

    await naps.pass_next()
    await api.until(lambda: not api.pending)

    assert entrance.texts == ["hai", "một"]
    assert [incoming.update for incoming in entrance.given] == [
        str(n) for n in (first, second, first, second)
    ]


async def test_nothing_overtakes_a_failed_update(api, entrance, telegram, naps):
    """In one chat, what was written later is not handled before what failed."""
    entrance.out_of_order = 1
    for text in ("một", "hai", "ba"):
        api.user_says(CHAT, text)
    telegram()

    await naps.pass_next()
    await api.until(lambda: not api.pending)

    assert entrance.texts == ["một", "hai", "ba"]


UNREADABLE = {
    "missing fields": {"message": {"message_id": 1}},
    "wrong kind": {"message": "text"},
    "impossible date": {"message": {"message_id": 1, "date": 10**18, "chat": {"id": 1, "type": "private"}}},
    "a kind of the future": {"telepathy": {"thought": "?"}},
}


@pytest.mark.parametrize("update", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_unreadable_update(api, entrance, telegram, update):
    """An update that cannot be read is passed over, and those behind it are handled."""
    api.push(**update)
    api.user_says(CHAT, "sau đó")
    telegram()
    await api.until(lambda: not api.pending)

    assert entrance.texts == ["sau đó"]


async def test_failing_turn(api, entrance, telegram):
    """A turn that fails for an unknown reason does not stop those behind it."""
    entrance.replies = lambda incoming: [Text(incoming.text)] if incoming.text == "b" else 1 / 0
    api.user_says(CHAT, "a")
    api.user_says(CHAT, "b")
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert [sent.text for sent in api.messages(CHAT)] == ["b"]


async def test_chats_do_not_wait_for_each_other(api, entrance, telegram):
    """While one chat's turn takes its time, another's is handled; in one chat order is kept."""
    entrance.hold["chậm"] = asyncio.Event()
    api.user_says(CHAT, "chậm")
    api.user_says(CHAT, "sau")
    api.user_says(OTHER, "nhanh")
    telegram()
    await entrance.until(lambda: entrance.settled)
    assert entrance.texts == ["nhanh"]

    entrance.hold["chậm"].set()
    await entrance.until(lambda: len(entrance.settled) == 3)

    assert [sent.text for sent in api.messages(CHAT)] == ["echo: chậm", "echo: sau"]


async def test_restart_in_the_middle(api, entrance, telegram):
    """A door that ended before it acknowledged leaves the update to the next, which handles it once."""
    entrance.hold["a"] = asyncio.Event()
    api.user_says(CHAT, "a")
    task = asyncio.create_task(telegram(running=False).run())
    await entrance.until(lambda: entrance.given)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert entrance.texts == []

    entrance.hold["a"].set()
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert entrance.texts == ["a"]


async def test_unreachable_at_first(api, entrance, telegram, naps):
    """The door waits longer and longer for Telegram, a minute at most, says so once, and then works."""
    await api.stop()
    entrance.owe("42", Text("từ trước"))
    with structlog.testing.capture_logs() as logs:
        telegram()
        pauses = [await naps.pass_next() for _ in range(8)]
        api.user_says(CHAT, "a")
        await naps.until(lambda: len(naps.lengths) == 9)
        await api.start()
        await naps.pass_next()
        await entrance.until(lambda: len(entrance.settled) == 2)

    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60]
    assert [entry["log_level"] for entry in logs] == ["warning", "info"]
    assert [sent.text for sent in api.messages(CHAT)] == ["từ trước", "echo: a"]


async def test_outage(api, entrance, telegram, naps):
    """After an outage in mid-run, what could not be sent goes out."""
    api.cut_next("sendMessage")
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)
    await api.until(lambda: not api.pending)
    await api.stop()
    await naps.until(lambda: naps.lengths)
    await api.start()

    await naps.pass_next()
    await entrance.until(lambda: entrance.receipts[-1].sent)

    assert [sent.text for sent in api.messages(CHAT)] == ["echo: a"]


async def test_blocked_network(api, entrance, telegram, naps):
    """A page in place of the Bot API's answer is an outage."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text="<html>blocked</html>")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", page)
    async with TestServer(app) as server:
        telegram(telegram_base_url=f"http://127.0.0.1:{server.port}/bot")
        await naps.until(lambda: naps.lengths)

    assert naps.lengths == [1]


async def test_second_poller(api, entrance, telegram, naps):
    """When somebody else polls with the token, the door complains and comes back slowly."""
    api.fail_next("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    api.user_says(CHAT, "a")
    with structlog.testing.capture_logs() as logs:
        telegram()
        assert await naps.pass_next() == 60
        await entrance.until(lambda: entrance.settled)

    assert "error" in [entry["log_level"] for entry in logs]


async def test_wrong_token(api, telegram):
    """A refused token closes the door, and is not repeated in the log."""
    door = telegram(running=False, telegram_bot_token=f"1:{'x' * 35}")
    with structlog.testing.capture_logs() as logs:
        await asyncio.wait_for(door.run(), 5)

    assert [entry["log_level"] for entry in logs] == ["error"]
    assert "x" * 35 not in str(logs)


async def test_token_never_in_a_log(api, entrance, telegram, naps, caplog):
    """Whatever goes wrong, no log of ours or of a library holds the token."""
    caplog.set_level(logging.DEBUG)
    api.cut_next("getMe")
    api.fail_next("deleteWebhook", 500)
    api.fail_next("sendMessage", 401, "Unauthorized")
    api.push(message={"message_id": 1})
    api.user_says(CHAT, "a")
    with structlog.testing.capture_logs() as logs:
        telegram()
        await naps.pass_next()
        await naps.pass_next()
        await entrance.until(lambda: entrance.settled)

    assert len(logs) >= 3
    assert api.TOKEN not in str(logs)
    assert api.TOKEN not in caplog.text


async def test_commands(api, telegram):
    """The menu of commands is set for each language."""
    telegram(commands={"": [("tim", "Tìm sản phẩm")], "en": [("find", "Find a product")]})
    await api.until(lambda: api.called("getUpdates"))

    assert api.commands[""] == [{"command": "tim", "description": "Tìm sản phẩm"}]
    assert api.commands["en"] == [{"command": "find", "description": "Find a product"}]


async def test_refused_commands(api, entrance, telegram):
    """A menu that Telegram refuses does not keep the door shut."""
    api.user_says(CHAT, "a")
    telegram(commands={"": [("TÌM", "Tìm sản phẩm")]})
    await entrance.until(lambda: entrance.settled)

    assert entrance.receipts[0].sent


async def test_polling_after_a_webhook(api, entrance, telegram):
    """Polling takes down a webhook that an earlier run had set."""
    api.webhook = {"url": "https://example.org"}
    api.user_says(CHAT, "a")
    telegram()
    await entrance.until(lambda: entrance.settled)

    assert entrance.texts == ["a"]


# The webhook


@pytest.fixture
async def hook(api, telegram):
    """A client of the webhook of a door that has reached Telegram."""
    door = telegram(**HOOK)
    app = web.Application()
    app.add_routes(door.routes())
    async with TestClient(TestServer(app)) as client:
        await api.until(lambda: api.webhook)
        yield client


def update_of(api: FakeBotApi, text: str = "a") -> dict:
    """An update as Telegram would post it."""
    api.user_says(CHAT, text)
    return api.pending.pop()


async def test_webhook(api, entrance, hook):
    """Polling is off, the webhook is set with its secret, and an update that comes by it is answered."""
    response = await hook.post(PATH, json=update_of(api), headers={SECRET_HEADER: SECRET})
    await entrance.until(lambda: entrance.settled)

    assert response.status == 200
    assert api.webhook == {"url": HOOK["telegram_webhook_url"], "secret_token": SECRET}
    assert api.called("getUpdates") == []
    assert api.messages(CHAT)[0].text == "echo: a"


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: "bí mật"}])
async def test_webhook_without_its_secret(api, entrance, hook, headers):
    """A call without our secret is refused, whatever letters it brings."""
    response = await hook.post(PATH, json=update_of(api), headers=headers)

    assert (response.status, entrance.given) == (403, [])


async def test_webhook_database_unavailable(api, entrance, hook):
    """A turn that was not committed is not acknowledged, so that the update comes again."""
    entrance.out_of_order = 1
    update = update_of(api)

    statuses = [(await hook.post(PATH, json=update, headers={SECRET_HEADER: SECRET})).status for _ in "ab"]

    assert (statuses, entrance.texts) == ([503, 200], ["a"])


BODIES = {"no JSON": (b"{", 400), "no UTF-8": (b"\xff", 400), "too large": (b" " * 1024 * 1025, 413)}
BODIES |= {"no update": (b"[]", 200), "unreadable": (b'{"update_id": 1, "message": {}}', 200)}


@pytest.mark.parametrize(("body", "status"), BODIES.values(), ids=BODIES.keys())
async def test_webhook_bodies(entrance, hook, body, status):
    """What cannot be an update is refused, and one that cannot be read is not asked for again."""
    response = await hook.post(PATH, data=BytesIO(body), headers={SECRET_HEADER: SECRET})

    assert (response.status, entrance.given) == (status, [])


async def test_webhook_before_telegram_was_reached(api, telegram):
    """Before the bot knows its own name, an update is left for later."""
    app = web.Application()
    app.add_routes(telegram(running=False, **HOOK).routes())
    async with TestClient(TestServer(app)) as client:
        response = await client.post(PATH, json=update_of(api), headers={SECRET_HEADER: SECRET})

    assert response.status == 503


async def test_polling_has_no_route(telegram):
    """Without a webhook address there is no webhook to be called."""
    assert telegram(running=False).routes() == []


async def test_outbox_is_looked_at_now_and_then(api, entrance, naps, hook):
    """In webhook mode, what an error left behind is sent with the next look at the outbox."""
    await naps.until(lambda: naps.lengths)
    api.user_says(CHAT, "a")
    entrance.owe("42", Text("từ trước"))

    assert await naps.pass_next() == 60
    await entrance.until(lambda: entrance.settled)

    assert api.messages(CHAT)[0].text == "từ trước"


# Places


async def test_a_place_is_a_venue(api, entrance, telegram):
    """A spot on a map is sent as Telegram's own kind of message."""
    entrance.replies = lambda incoming: [Place("Chợ Kim Tân", "", Spot(22.48, 103.97))]
    api.user_says(CHAT, "gần đây")
    telegram()
    await entrance.until(lambda: entrance.settled)
    (sent,) = api.messages(CHAT)
    name = "Chợ Kim Tân"
    spot = {"latitude": 22.48, "longitude": 103.97}
    assert sent.venue == {"location": spot, "title": name, "address": name}


@pytest.mark.parametrize(("chat", "shares"), [(CHAT, [True, False]), (-100, [False])])
async def test_where_a_person_is_is_asked_in_private_only(api, entrance, telegram, chat, shares):
    """The button that shares a location stands below the field in a private chat; in a group are words."""
    entrance.replies = lambda incoming: [
        AskPlace(Text("Bạn ở đâu?"), "Gửi vị trí", (Choice("c1", "Cả tỉnh"),))
    ]
    api.user_says(chat, "@ocop_laocai_bot gần đây" if chat < 0 else "gần đây", person=CHAT)
    telegram()
    await entrance.until(lambda: entrance.settled)
    (sent,) = api.messages(chat)
    assert [button.shares_place for row in sent.rows for button in row] == shares


async def test_a_location_is_read(api, entrance, telegram):
    """Latitude and longitude arrive with the message; a venue's too."""
    api.user_is_at(CHAT, 22.3364, 103.8438)
    api.user_sends(CHAT, "venue")
    telegram()
    await entrance.until(lambda: len(entrance.heard) == 2)
    assert [heard.kind for heard in entrance.heard] == ["place", "place"]
    assert [heard.spot for heard in entrance.heard] == [Spot(22.3364, 103.8438), Spot(22.48, 103.97)]


# Files and pictures

PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.mark.parametrize("as_photo", [False, True])
async def test_a_file_is_fetched_only_where_one_was_asked_for(api, entrance, telegram, as_photo):
    """What nobody asked for is known by its id alone; the other comes with what it holds."""
    sent = File("bảng.png", "image/png", PICTURE)
    api.user_sends_file(CHAT, sent, as_photo=as_photo)
    telegram()
    await entrance.until(lambda: len(entrance.heard) == 1)
    entrance.wants = True
    api.user_sends_file(CHAT, sent, as_photo=as_photo)
    await entrance.until(lambda: len(entrance.heard) == 2)

    first, second = (heard.file for heard in entrance.heard)
    assert (first.content, second.content) == (b"", PICTURE)
    assert first.ref == second.ref
    assert (first.size, first.name) == (len(PICTURE), "" if as_photo else "bảng.png")
    assert [heard.kind for heard in entrance.heard] == ["photo" if as_photo else "file"] * 2


async def test_a_file_that_is_not_given_out(api, entrance, telegram):
    """The message still arrives, without the file's content."""
    entrance.wants = True
    id = api.user_sends_file(CHAT, File("a.csv", "text/csv", b"x"))
    api.uploads.clear()
    telegram()
    await entrance.until(lambda: entrance.heard)

    assert entrance.heard[0].update == str(id)
    assert entrance.heard[0].file.content == b""


async def test_a_picture_goes_up_once(api, entrance, telegram):
    """The second person gets it by the messenger's own id; a long text stands behind the picture."""
    text = Text("Hội chợ", ("a" * 1_200,))
    entrance.replies = lambda incoming: [
        Photo("a.png", "image/png", PICTURE, Text("Hội chợ"), (Choice("!stop", "Dừng"),))
        if incoming.person == str(CHAT)
        else Photo("a.png", "image/png", PICTURE, text)
    ]
    telegram()
    api.user_says(CHAT, "a")
    await entrance.until(lambda: len(entrance.settled) == 1)
    api.user_says(OTHER, "a")
    await entrance.until(lambda: len(entrance.settled) == 2)

    [one] = api.messages(CHAT)
    assert (one.text, one.photo.content, one.labels) == ("Hội chợ", PICTURE, ["Dừng"])
    picture, words = api.messages(OTHER)
    assert (picture.text, picture.photo.content) == ("", PICTURE)
    assert words.text.startswith("Hội chợ\naaa")
    assert [bool(call.files) for call in api.called("sendPhoto")] == [True, False]


async def test_the_words_below_a_picture_can_be_corrected(api, entrance, telegram):
    """An edit of a message with a picture changes its caption."""
    entrance.replies = lambda incoming: [Photo("a.png", "image/png", PICTURE, Text("Sai"))]
    telegram()
    api.user_says(CHAT, "a")
    await entrance.until(lambda: len(entrance.settled) == 1)
    [sent] = api.messages(CHAT)
    entrance.replies = lambda incoming: [Replace(Choices(Text("Đúng"), ()), on=str(sent.id))]
    api.user_says(CHAT, "b")
    await entrance.until(lambda: len(entrance.settled) == 2)

    [now] = api.messages(CHAT)
    assert (now.text, now.earlier) == ("Đúng", ["Sai"])
