"""The nouns of a conversation: what comes in, what goes out, and the choices between.

Values only. They know no messenger and no language: a channel turns an update into an
`Incoming`, a handler answers with `Reply` values, and the channel renders those. Replies are
kept in the outbox as JSON (`to_json`, `from_json`), so that an answer survives a crash between
deciding and sending.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

from knowledge.distance import Spot

Kind = Literal["text", "choice", "place", "photo", "file", "voice", "follow", "left", "unsupported"]
Tone = Literal["yes", "past", "unsure", "no"]

MAP = "https://www.openstreetmap.org/"
"""A map that needs no account and no app."""


@dataclass(frozen=True, slots=True)
class File:
    """A file or picture that came with a message; `content` only where the open question asks for one.

    Attributes:
        name: Its name as sent, "" for a picture.
        size: Bytes, as the messenger says.
        ref: The channel's own id, by which the channel can send it again.
        content: What it holds, b"" where it was not fetched.
    """

    name: str
    size: int
    ref: str = ""
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message of a person, as every channel delivers it.

    Attributes:
        channel: Name of the door, e.g. "telegram".
        chat: The channel's own id of the chat the answer goes to.
        person: The channel's own id of who wrote.
        update: The channel's own id of this delivery; the same id is never handled twice.
        at: Aware moment at which it was written.
        kind: What it is; "left" says that the person blocked the bot, "follow" that they came back.
        text: What was typed, or the caption of a photo; "" for other kinds.
        choice: Id of the tapped choice, with kind "choice".
        on: The channel's id of the message that carried the tapped choice, "" if unknown.
        private: False in a group.
        addressed: In a group, whether the bot was called by name or command.
        language: The messenger's own language hint ("vi", "en-GB"), "" if there is none.
        spot: Where the person is, with kind "place"; used for the answer and stored nowhere.
        file: What came with it, with kinds "file" and "photo".
    """

    channel: str
    chat: str
    person: str
    update: str
    at: datetime
    kind: Kind = "text"
    text: str = ""
    choice: str = ""
    on: str = ""
    private: bool = True
    addressed: bool = True
    language: str = ""
    spot: Spot | None = None
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What a screen may draw beside the words; the words always stand without it."""

    code: str
    name: str
    stars: int | None
    tone: Tone
    label: str
    producer: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Words: the answer first, then ground, doubt and next step a line each, then the source."""

    answer: str
    body: tuple[str, ...] = ()
    source: str = ""
    card: Card | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines in the order in which they are read."""
        return (self.answer, *self.body, *((self.source,) if self.source else ()))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a person can tap or answer; the id is short (<= 64 bytes) and holds no data."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Words with a list of choices below them."""

    text: Text
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file for the person, with the words that go with it."""

    name: str
    mime: str
    content: bytes
    caption: Text


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture with words and choices; where it cannot be shown, the words stand alone.

    `ref` is the channel's own id of a picture that came on it, in the place of the content.
    """

    name: str
    mime: str
    content: bytes
    text: Text
    options: tuple[Choice, ...] = ()
    ref: str = ""

    @property
    def words(self) -> Text | Choices:
        """The same without the picture."""
        return Choices(self.text, self.options) if self.options else self.text


@dataclass(frozen=True, slots=True)
class Place:
    """A spot on a map, as the messenger's own kind of message; words and a link where it has none."""

    name: str
    address: str
    spot: Spot

    @property
    def text(self) -> Text:
        """The same in words, with a link to a map."""
        latitude, longitude = self.spot
        link = f"{MAP}?mlat={latitude:.5f}&mlon={longitude:.5f}#map=16/{latitude:.5f}/{longitude:.5f}"
        return Text(self.name, (*([self.address] if self.address else []), link))


@dataclass(frozen=True, slots=True)
class AskPlace:
    """A question for where the person is, with the label of the button that shares it; words do too."""

    text: Text
    label: str
    options: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class AskFile:
    """A question for a file or a picture, with the label of a button that chooses one."""

    text: Text
    label: str
    options: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Replace:
    """The same as `reply`, put in the place of the message that was tapped where a channel can edit."""

    reply: Choices
    on: str = ""


Reply: TypeAlias = Text | Choices | Document | Photo | Place | AskPlace | AskFile | Replace


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One reply on its way: a row of the outbox."""

    id: int
    channel: str
    chat: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an outgoing reply.

    Attributes:
        sent: The messenger took it.
        native: The messenger's id of the (last) message, "" if it has none.
        reason: Why it did not go out, in a word ("blocked", "too_large"); "" when sent.
        left: The person blocked the bot or is gone; nothing more can be sent to this chat.
        again: It was not sent and trying later makes sense (no network, server error).
    """

    sent: bool
    native: str = ""
    reason: str = ""
    left: bool = False
    again: bool = False


def to_json(reply: Reply) -> dict[str, Any]:
    """Give `reply` as plain JSON values."""
    match reply:
        case Text():
            made = {"is": "text", **_text_to_json(reply)}
        case Choices(text, options):
            made = {"is": "choices", **_text_to_json(text), "options": _shown(options)}
        case Document(name, mime, content, caption):
            made = {"is": "document", "name": name, "mime": mime, "data": _encoded(content)}
            made |= _text_to_json(caption)
        case Photo(name, mime, content, text, options, ref):
            made = {"is": "photo", "name": name, "mime": mime, "data": _encoded(content), "ref": ref}
            made |= {**_text_to_json(text), "options": _shown(options)}
        case Place(name, address, spot):
            made = {"is": "place", **_text_to_json(reply.text)}
            made |= {"name": name, "address": address, "spot": list(spot)}
        case AskPlace(text, label, options):
            made = {"is": "ask_place", **_text_to_json(text), "label": label, "options": _shown(options)}
        case AskFile(text, label, options):
            made = {"is": "ask_file", **_text_to_json(text), "label": label, "options": _shown(options)}
        case Replace(inner, on):
            made = {"is": "replace", "reply": to_json(inner), "on": on}
    return made


def _shown(options: tuple[Choice, ...]) -> list[list[str]]:
    return [[option.id, option.label] for option in options]


def _encoded(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def from_json(data: dict[str, Any]) -> Reply:
    """Make the reply that `to_json` wrote.

    Raises:
        ValueError: `data` is of no known kind.
    """
    made: Reply | None = None
    match data.get("is"):
        case "text":
            made = _text_from_json(data)
        case "choices":
            made = Choices(_text_from_json(data), _options(data))
        case "document":
            content = b64decode(data["data"])
            made = Document(data["name"], data["mime"], content, _text_from_json(data))
        case "photo":
            content = b64decode(data["data"])
            text, ref = _text_from_json(data), data.get("ref", "")
            made = Photo(data["name"], data["mime"], content, text, _options(data), ref)
        case "place":
            made = Place(data["name"], data["address"], Spot(*data["spot"]))
        case "ask_place":
            made = AskPlace(_text_from_json(data), data["label"], _options(data))
        case "ask_file":
            made = AskFile(_text_from_json(data), data["label"], _options(data))
        case "replace":
            inner = from_json(data["reply"])
            made = Replace(inner, data["on"]) if isinstance(inner, Choices) else None
    if made is None:
        raise ValueError(f"not a reply: {data.get('is')!r}")
    return made


def _options(data: dict[str, Any]) -> tuple[Choice, ...]:
    return tuple(Choice(id, label) for id, label in data["options"])


def _text_to_json(text: Text) -> dict[str, Any]:
    data: dict[str, Any] = {"answer": text.answer, "body": list(text.body), "source": text.source}
    if text.card is not None:
        data["card"] = {name: getattr(text.card, name) for name in Card.__slots__}
    return data


def _text_from_json(data: dict[str, Any]) -> Text:
    card = Card(**data["card"]) if "card" in data else None
    return Text(data["answer"], tuple(data["body"]), data["source"], card)
