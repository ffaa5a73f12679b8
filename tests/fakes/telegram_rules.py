"""What the Bot API accepts: its limits and the words in which it refuses, and the records it leaves.

Limits and wordings: https://core.telegram.org/bots/api and https://github.com/tdlib/telegram-bot-api
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.telegram_html import CannotParse, Parsed, parse

MAX_FILE = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_GIVEN_OUT = 20 * 1024 * 1024


class Refused(Exception):
    """What the server answers instead of a result."""

    def __init__(self, status: int, description: str, retry_after: float | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after


@dataclass(frozen=True)
class Button:
    """One button of an inline keyboard; of the keyboard to write with, where it carries no data."""

    label: str
    data: str = ""
    shares_place: bool = False


@dataclass(frozen=True)
class File:
    """A file that was uploaded."""

    name: str
    mime: str
    content: bytes


@dataclass
class Sent:
    """A message as the person sees it now.

    Attributes:
        text: Without markup; the caption of a document.
        bold: Where the text is bold, as (start, end) in characters.
        rows: The keyboard below the message or, where it is one to write with, below the field.
        photo: The picture above the text.
        venue: Title, address and spot of a place.
        earlier: The texts that edits replaced, oldest first.
        too_old: Whether the server refuses to edit it.
    """

    id: int
    chat: int
    text: str
    bold: list[tuple[int, int]] = field(default_factory=list)
    rows: list[list[Button]] = field(default_factory=list)
    document: File | None = None
    photo: File | None = None
    venue: dict[str, Any] | None = None
    earlier: list[str] = field(default_factory=list)
    too_old: bool = False

    @property
    def bold_text(self) -> list[str]:
        """The bold words."""
        return [self.text[start:end] for start, end in self.bold]

    @property
    def labels(self) -> list[str]:
        """Labels of all buttons, in order."""
        return [button.label for row in self.rows for button in row]


@dataclass(frozen=True)
class Call:
    """One request, whether it was granted or not."""

    method: str
    params: dict[str, Any]
    files: dict[str, File]


class Limits:
    """How many messages the server takes: so many a second in all, one a second in a chat.

    What is over is refused with status 429 and the seconds to wait; like the real server's, a bucket
    that holds one second's worth. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits
    """

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        self._per_second, self._clock = per_second, clock
        self._room, self._at = per_second, clock()
        self._last: dict[int, float] = {}
        self.refused = 0

    def check(self, chat: int) -> None:
        """Count a message to a chat, or refuse it."""
        now = self._clock()
        self._room = min(self._per_second, self._room + (now - self._at) * self._per_second)
        self._at = now
        too_soon = now - self._last.get(chat, -1.0) < 1.0
        if self._room < 1 or too_soon:
            self.refused += 1
            raise Refused(429, "Too Many Requests: retry after 1", retry_after=1)
        self._room -= 1
        self._last[chat] = now


def check_edit(message: Sent, words: Parsed, rows: list[list[Button]]) -> None:
    """Refuse an edit of what cannot be edited, or one that changes nothing."""
    if message.too_old:
        raise Refused(400, "Bad Request: message can't be edited")
    if message.document is not None or message.photo is not None:
        raise Refused(400, "Bad Request: there is no text in the message to edit")
    if not words.text:
        raise Refused(400, "Bad Request: message text is empty")
    if (message.text, message.bold, message.rows) == (words.text, words.bold, rows):
        raise Refused(
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message",
        )


def words_of(call: Call, name: str, limit: int, too_long: str) -> Parsed:
    """Read the text of a call by its parse mode."""
    source = str(call.params.get(name, ""))
    try:
        words = parse(source) if call.params.get("parse_mode") == "HTML" else Parsed(source.strip())
    except CannotParse as error:
        raise Refused(400, f"Bad Request: can't parse entities: {error}") from None
    if len(words.text.encode("utf-16-le")) // 2 > limit:
        raise Refused(400, f"Bad Request: {too_long}")
    return words


def rows_of(call: Call) -> list[list[Button]]:
    """Read the inline keyboard of a call, no rows if it has none."""
    markup = from_json(call.params.get("reply_markup", "{}"))
    rows = [[_button(raw) for raw in row] for row in markup.get("inline_keyboard", [])]
    rows += [[_key(raw, call) for raw in row] for row in markup.get("keyboard", [])]
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise Refused(400, "Bad Request: REPLY_MARKUP_TOO_LONG")
    return rows


def _button(raw: dict[str, Any]) -> Button:
    if not raw.get("text"):
        raise Refused(400, 'Bad Request: can\'t parse inline keyboard button: Field "text" must be non-empty')
    if not 1 <= len(raw.get("callback_data", "").encode()) <= 64:
        raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return Button(raw["text"], raw["callback_data"])


def _key(raw: dict[str, Any], call: Call) -> Button:
    """Read a button of a keyboard to write with; where the person is may be asked in private only."""
    if not raw.get("text"):
        raise Refused(400, 'Bad Request: can\'t parse keyboard button: Field "text" must be non-empty')
    if raw.get("request_location") and str(call.params.get("chat_id", "")).startswith("-"):
        raise Refused(400, "Bad Request: location can be requested in private chats only")
    return Button(raw["text"], shares_place=bool(raw.get("request_location")))


def venue_of(call: Call) -> dict[str, Any]:
    """Read a place: title and address must be there, the spot must be one."""
    params = call.params
    for name in ("title", "address"):
        if not params.get(name):
            raise Refused(400, f"Bad Request: VENUE_{name.upper()}_INVALID")
    spot = {name: float(params[name]) for name in ("latitude", "longitude")}
    if abs(spot["latitude"]) > 90 or abs(spot["longitude"]) > 180:
        raise Refused(400, "Bad Request: wrong location specified")
    return {"location": spot, "title": params["title"], "address": params["address"]}


def from_json(value: Any) -> Any:
    """A parameter that is an object or a list: as JSON text in a form, as itself in a JSON body."""
    return json.loads(value) if isinstance(value, str) else value
