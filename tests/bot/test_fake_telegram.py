"""The fake Bot API refuses what the real one refuses, in its words."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from tests.fakes.telegram import FakeBotApi

CHAT = 42


async def call(api: FakeBotApi, method: str, /, token: str = "", **params: Any) -> dict[str, Any]:
    """Call the server as any client would; gives the whole answer with its HTTP status."""
    url = f"{api.base_url}{token or api.TOKEN}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=params) as response:
        answer = await response.json()
        assert response.status == answer.get("error_code", 200)
        return answer


def buttons(*data: str) -> dict[str, Any]:
    """A keyboard with a button a row."""
    return {"inline_keyboard": [[{"text": "nút", "callback_data": value}] for value in data]}


REFUSED_TEXTS = {
    "unknown tag": ("<x>a</x>", 'Unsupported start tag "x" at byte offset 0'),
    "unclosed tag": ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
    "crossed tags": ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    "end without start": ("a</b>", "Unexpected end tag at byte offset 1"),
    "bare <": ("2 < 3", 'Unsupported start tag "" at byte offset 2'),
    "tag without its end": ("chè <b", "Unclosed start tag at byte offset 5"),
    "bare &": ("A & B", "Character '&' must be escaped at byte offset 2"),
    "bare >": ("3 > 2", "Character '>' must be escaped at byte offset 2"),
}


@pytest.mark.parametrize(("text", "why"), REFUSED_TEXTS.values(), ids=REFUSED_TEXTS.keys())
async def test_html(api, text, why):
    """Markup that the Bot API cannot read is refused, with the byte where it went wrong."""
    api.user_says(CHAT, "a")

    answer = await call(api, "sendMessage", chat_id=CHAT, text=text, parse_mode="HTML")

    assert answer["description"] == f"Bad Request: can't parse entities: {why}"


REFUSED_MESSAGES = {
    "empty text": ({"text": " \n"}, "message text is empty"),
    "empty after parsing": ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    "too long": ({"text": "a" * 4097}, "message is too long"),
    "too long by emoji": ({"text": "🌾" * 2049}, "message is too long"),
    "empty button": ({"text": "a", "reply_markup": buttons("")}, "BUTTON_DATA_INVALID"),
    "long button": ({"text": "a", "reply_markup": buttons("đ" * 33)}, "BUTTON_DATA_INVALID"),
    "too many buttons": ({"text": "a", "reply_markup": buttons(*"a" * 101)}, "REPLY_MARKUP_TOO_LONG"),
    "unknown chat": ({"chat_id": 7, "text": "a"}, "chat not found"),
}


@pytest.mark.parametrize(("params", "why"), REFUSED_MESSAGES.values(), ids=REFUSED_MESSAGES.keys())
async def test_send_message(api, params, why):
    """A message beyond a limit is refused and leaves nothing."""
    api.user_says(CHAT, "a")

    answer = await call(api, "sendMessage", **({"chat_id": CHAT} | params))

    assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {why}")
    assert api.messages(CHAT) == []


async def test_longest_message(api):
    """4096 characters pass, markup not counted."""
    api.user_says(CHAT, "a")

    answer = await call(api, "sendMessage", chat_id=CHAT, text=f"<b>{'a' * 4096}</b>", parse_mode="HTML")

    assert answer["ok"]
    assert api.messages(CHAT)[0].bold == [(0, 4096)]


async def test_blocked(api):
    """Nobody who blocked the bot can be written to, until they unblock it."""
    api.blocks(CHAT)
    api.user_says(CHAT, "a")

    refused = await call(api, "sendMessage", chat_id=CHAT, text="a")
    api.unblocks(CHAT)
    accepted = await call(api, "sendMessage", chat_id=CHAT, text="a")

    assert refused["description"] == "Forbidden: bot was blocked by the user"
    assert accepted["ok"]


async def test_token(api):
    """A wrong token is 401, one that cannot be a token 404."""
    wrong = await call(api, "getMe", token="1:" + "a" * 35)
    malformed = await call(api, "getMe", token="abc")

    assert (wrong["error_code"], malformed["error_code"]) == (401, 404)


async def test_unknown_method(api):
    """A method that does not exist is 404."""
    assert (await call(api, "sendGreeting"))["error_code"] == 404


async def document(api: FakeBotApi, content: bytes, caption: str = "") -> dict[str, Any]:
    """Upload a file."""
    form = aiohttp.FormData({"chat_id": str(CHAT), "caption": caption})
    form.add_field("document", content, filename="a.csv", content_type="text/csv")
    url = f"{api.base_url}{api.TOKEN}/sendDocument"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        return await response.json()


@pytest.mark.parametrize(
    ("content", "caption", "why"),
    [(b"a", "a" * 1025, "message caption is too long"), (b"", "a", "file must be non-empty")],
)
async def test_send_document(api, content, caption, why):
    """A long caption and an empty file are refused."""
    api.user_says(CHAT, "a")

    assert (await document(api, content, caption))["description"] == f"Bad Request: {why}"


async def test_document_without_file(api):
    """A document that names no file is refused."""
    api.user_says(CHAT, "a")

    assert (await call(api, "sendDocument", chat_id=CHAT))["error_code"] == 400


async def sent(api: FakeBotApi, **params: Any) -> int:
    """Send a message and give its id."""
    api.user_says(CHAT, "a")
    answer = await call(api, "sendMessage", chat_id=CHAT, text="cũ", **params)
    return answer["result"]["message_id"]


async def edited(api: FakeBotApi, message: int, text: str) -> str:
    """Edit a message and give the description of the refusal, or ""."""
    answer = await call(api, "editMessageText", chat_id=CHAT, message_id=message, text=text)
    return answer.get("description", "")


async def test_edit_in_place(api):
    """An edit changes the message and keeps what it said before."""
    message = await sent(api)

    assert await edited(api, message, "mới") == ""
    assert [(m.text, m.earlier) for m in api.messages(CHAT)] == [("mới", ["cũ"])]


async def test_edit_refused(api):
    """An edit that changes nothing, is too late or of nothing is refused, each in its words."""
    message = await sent(api)
    unchanged = await edited(api, message, "cũ")
    unknown = await edited(api, message + 1, "mới")
    api.sent[message].too_old = True
    late = await edited(api, message, "mới")

    assert unchanged.startswith("Bad Request: message is not modified")
    assert unknown == "Bad Request: message to edit not found"
    assert late == "Bad Request: message can't be edited"


async def test_edit_of_a_document(api):
    """The text of a document is its caption, which editMessageText does not change."""
    api.user_says(CHAT, "a")
    message = (await document(api, b"a", "a"))["result"]["message_id"]

    assert await edited(api, message, "b") == "Bad Request: there is no text in the message to edit"


async def test_callback_queries(api):
    """A tap is answered once; unknown and late answers are refused, and the open ones are listed."""
    message = await sent(api, reply_markup=buttons("1"))
    for _ in range(3):
        api.user_taps(message, "nút")
    first, second, third = api.unanswered()
    api.too_old_queries.add(second)

    answers = [
        await call(api, "answerCallbackQuery", callback_query_id=q) for q in (first, first, second, "q")
    ]

    assert [answer["ok"] for answer in answers] == [True, False, False, False]
    assert answers[1]["description"].startswith("Bad Request: query is too old")
    assert api.unanswered() == [second, third]


def test_a_tap_needs_its_button():
    """A test cannot tap what is not shown."""
    api = FakeBotApi()
    api.chats.add(CHAT)
    with pytest.raises(KeyError):
        api.user_taps(1, "nút")


async def test_offset(api):
    """An offset confirms what is below it; without one the same updates come again; limit counts."""
    first, second = api.user_says(CHAT, "a"), api.user_says(CHAT, "b")

    async def ids(**params: int) -> list[int]:
        return [update["update_id"] for update in (await call(api, "getUpdates", **params))["result"]]

    assert await ids() == await ids() == [first, second]
    assert await ids(limit=1) == [first]
    assert await ids(offset=second) == [second]
    assert await ids() == [second]
    assert await ids(offset=second + 1) == []


async def test_allowed_updates(api):
    """A kind of update that was not asked for is not kept."""
    await call(api, "getUpdates", allowed_updates=["callback_query"])
    api.user_says(CHAT, "a")

    assert (await call(api, "getUpdates"))["result"] == []


async def test_long_poll(api):
    """A long poll ends as soon as something arrives."""
    poll = asyncio.create_task(call(api, "getUpdates", timeout=30))
    await api.until(lambda: api.calls)

    api.user_says(CHAT, "a")

    assert len((await poll)["result"]) == 1


async def test_second_poller(api):
    """A second poller ends the poll of the first with a conflict."""
    first = asyncio.create_task(call(api, "getUpdates", timeout=30))
    await api.until(lambda: api.calls)
    second = asyncio.create_task(call(api, "getUpdates", timeout=30))

    assert (await first)["error_code"] == 409
    api.user_says(CHAT, "a")
    assert (await second)["ok"]


async def test_webhook_and_polling(api):
    """A webhook needs https, and forbids polling until it is deleted."""
    plain = await call(api, "setWebhook", url="http://example.org")
    await call(api, "setWebhook", url="https://example.org")
    during = await call(api, "getUpdates")
    await call(api, "deleteWebhook")
    after = await call(api, "getUpdates")

    assert (plain["error_code"], during["error_code"], after["ok"]) == (400, 409, True)


async def test_commands(api):
    """Names of commands are small letters, and a description is needed."""
    wrong_name = await call(
        api, "setMyCommands", commands=json.dumps([{"command": "Tim", "description": "a"}])
    )
    no_words = await call(api, "setMyCommands", commands=[{"command": "tim", "description": ""}])
    right = await call(api, "setMyCommands", commands=[{"command": "tim", "description": "a"}])

    assert (wrong_name["ok"], no_words["ok"], right["ok"]) == (False, False, True)


async def test_flood(api):
    """A 429 says how long to wait."""
    api.fail_next("getMe", 429, "Too Many Requests: retry after 3", retry_after=3)

    answer = await call(api, "getMe")

    assert answer["parameters"] == {"retry_after": 3}
    assert (await call(api, "getMe"))["ok"]


async def test_cut(api):
    """A cut connection gives no answer at all."""
    api.cut_next("getMe")

    with pytest.raises(aiohttp.ClientError):
        await call(api, "getMe")


async def test_slow(api):
    """A call that is held back is answered when it is released."""
    slow = api.hold_next("getMe")
    answer = asyncio.create_task(call(api, "getMe"))
    await slow.arrived.wait()
    assert not answer.done()

    slow.release.set()

    assert (await answer)["ok"]
