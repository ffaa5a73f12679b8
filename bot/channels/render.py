"""Fit a reply to what a channel can carry. Pure, the same for every channel, nothing lost.

`degrade` turns one reply into parts that each respect every limit of the channel. What does not
fit is carried another way: choices become numbered lines, a long text becomes several messages, a
file of text becomes text. Only a file that cannot be written as text raises `Unsendable`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.channels.channel import Capabilities
from handlers.messages import AskFile, AskPlace, Choice, Choices, Document, Photo, Place, Replace, Reply, Text
from handlers.words import LETTERS, lettered


class Unsendable(Exception):
    """The channel cannot carry this reply in any form; `reason` is the word for the outbox."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Part:
    """One message as a channel can send it.

    Attributes:
        lines: What is read, a line each.
        opens: Whether the first line is the answer itself, which a channel may set in bold.
        options: Choices that are tapped; choices given as numbered lines are not among them.
        document: The file that goes with the lines.
        photo: The picture that stands above the lines.
        place: The spot on a map that the message is, without lines.
        share: Label of the button that shares where the person is, "" for none.
        replaces: The channel's id of the message to edit, "" to send a new one.
    """

    lines: tuple[str, ...]
    opens: bool = False
    options: tuple[Choice, ...] = ()
    document: Document | None = None
    photo: Photo | None = None
    place: Place | None = None
    share: str = ""
    replaces: str = ""

    @property
    def text(self) -> str:
        """The lines as one plain text."""
        return "\n".join(self.lines)


def length(text: str) -> int:
    """Count as the strictest messenger does: in UTF-16 units, an emoji being two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def degrade(reply: Reply, to: Capabilities) -> tuple[Part, ...]:
    """Give `reply` as the messages that a channel sends for it.

    Returns:
        At least one part; only the last one has options or a document.

    Raises:
        Unsendable: The reply is a file that is too large or of no text, and cannot be sent here.
    """
    match reply:
        case Choices(text, options) | AskFile(text, _, options):
            return _with_choices(text, options, to)
        case Document():
            return _with_document(reply, to)
        case Photo():
            return _with_photo(reply, to)
        case Place() if to.venue:
            return (Part((), place=reply),)
        case AskPlace() | Replace():
            return _of_its_own(reply, to)
    text = reply.text if isinstance(reply, Place) else reply
    return _split(text.lines, to.max_text)


def _of_its_own(reply: AskPlace | Replace, to: Capabilities) -> tuple[Part, ...]:
    """Add to words with choices what only some channels can: a button that shares a place, an edit."""
    if isinstance(reply, AskPlace):
        parts = _with_choices(reply.text, reply.options, to)
        return (*parts[:-1], replace(parts[-1], share=reply.label)) if to.share_place else parts
    parts = _with_choices(reply.reply.text, reply.reply.options, to)
    fits = to.edit and len(parts) == 1
    return (replace(parts[0], replaces=reply.on),) if fits else parts


def _with_choices(text: Text, options: tuple[Choice, ...], to: Capabilities) -> tuple[Part, ...]:
    if not _tappable(options, to):
        return _split((*text.lines, *numbered(options)), to.max_text)
    if any(length(option.label) > to.max_choice_label for option in options):
        short = tuple(
            Choice(option.id, line.partition(".")[0])
            for option, line in zip(options, numbered(options), strict=True)
        )
        parts = _split((*text.lines, *numbered(options)), to.max_text)
        return (*parts[:-1], replace(parts[-1], options=short))
    parts = _split(text.lines, to.max_text)
    return (*parts[:-1], replace(parts[-1], options=options))


def numbered(options: tuple[Choice, ...]) -> tuple[str, ...]:
    """Give choices as lines to be answered by number, or by letter where the labels are numbers."""
    if lettered([option.label for option in options]):
        return tuple(f"{letter}. {option.label}" for letter, option in zip(LETTERS, options, strict=False))
    return tuple(f"{n}. {option.label}" for n, option in enumerate(options, 1))


def _tappable(options: tuple[Choice, ...], to: Capabilities) -> bool:
    ids_fit = all(len(option.id.encode()) <= to.max_choice_id for option in options)
    return ids_fit and len(options) <= to.max_choices


def _with_document(document: Document, to: Capabilities) -> tuple[Part, ...]:
    if len(document.content) <= to.max_document:
        return _beside(document, to)
    if not document.mime.startswith(("text/", "application/json")):
        raise Unsendable("too_large" if to.max_document else "no_files")
    words = document.content.decode("utf-8", "replace").splitlines()
    return _split((*document.caption.lines, document.name, *words), to.max_text)


def _with_photo(photo: Photo, to: Capabilities) -> tuple[Part, ...]:
    """Put the words below the picture, or behind it where they are too long; alone where none is shown."""
    words = degrade(photo.words, to)
    known = bool(photo.ref) and to.shows_again
    if not known and not 0 < len(photo.content) <= to.max_photo:
        return words
    if len(words) == 1 and length(words[0].text) <= to.max_caption:
        return (replace(words[0], photo=photo),)
    return (Part((), photo=photo), *words)


def _beside(document: Document, to: Capabilities) -> tuple[Part, ...]:
    caption = document.caption.lines
    if length("\n".join(caption)) <= to.max_caption:
        return (Part(caption, opens=True, document=document),)
    return (*_split(caption, to.max_text), Part((), document=document))


def _split(lines: tuple[str, ...], limit: int) -> tuple[Part, ...]:
    """Fill messages with whole lines; cut a line, at a space if it has one, only when it is too long alone.

    A blank line begins no message: alone in one, it would be refused.
    """
    messages: list[list[str]] = [[]]
    for piece in (piece for line in lines for piece in _pieces(line, limit)):
        full = bool(messages[-1]) and length("\n".join([*messages[-1], piece])) > limit
        if not piece.strip() and (full or not messages[-1]):
            continue
        if full:
            messages.append([])
        messages[-1].append(piece)
    return tuple(Part(tuple(message), opens=n == 0) for n, message in enumerate(messages))


def _pieces(line: str, limit: int) -> list[str]:
    pieces = []
    while length(line) > limit:
        cut = _longest(line, limit)
        space = line.rfind(" ", 1, cut + 1)
        cut, skip = (space, 1) if space > 0 else (cut, 0)
        pieces.append(line[:cut])
        line = line[cut + skip :]
    return [*pieces, line]


def _longest(line: str, limit: int) -> int:
    """Index of the longest start of `line` that measures at most `limit`, at least one character."""
    measured = 0
    for index, character in enumerate(line):
        measured += length(character)
        if measured > limit:
            return max(index, 1)
    return len(line)
