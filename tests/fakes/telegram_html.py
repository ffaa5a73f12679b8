"""Reads Telegram's HTML as the Bot API does, and refuses what it refuses.

https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

TAGS = {
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "span",
    "a",
    "code",
    "pre",
    "blockquote",
    "tg-spoiler",
    "tg-emoji",
}
NAMED = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
TAG = re.compile(r"<(/?)([^\s>]*)([^>]*)(>?)")


class CannotParse(Exception):
    """The text is not Telegram's HTML; the message is the one of the Bot API."""


@dataclass
class Parsed:
    """Text without markup, and where it was bold, as (start, end) in characters."""

    text: str = ""
    bold: list[tuple[int, int]] = field(default_factory=list)


def parse(source: str) -> Parsed:
    """Read `source`.

    Raises:
        CannotParse: For an unknown, unclosed or crossed tag; and, stricter than the real server, for a
            bare "&" or ">", which the documentation forbids.
    """
    found, at = Parsed(), 0
    opened: list[tuple[str, int]] = []
    while at < len(source):
        read = _tag if source[at] == "<" else _characters
        at = read(source, at, found, opened)
    if opened:
        raise CannotParse(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return _trimmed(found)


def _tag(source: str, at: int, found: Parsed, opened: list[tuple[str, int]]) -> int:
    match = TAG.match(source, at)
    assert match is not None
    closing, name, rest, end = match.groups()
    if (rest or end) and not closing and name.lower() not in TAGS:
        raise CannotParse(f'Unsupported start tag "{name}" at byte offset {_byte(source, at)}')
    if not end:
        raise CannotParse(f"Unclosed {'end' if closing else 'start'} tag at byte offset {_byte(source, at)}")
    if closing:
        _close(name.lower(), _byte(source, at), found, opened)
    else:
        opened.append((name.lower(), len(found.text)))
    return match.end()


def _close(name: str, offset: int, found: Parsed, opened: list[tuple[str, int]]) -> None:
    if not opened:
        raise CannotParse(f"Unexpected end tag at byte offset {offset}")
    start_name, start = opened.pop()
    if name not in ("", start_name):
        raise CannotParse(
            f'Unmatched end tag at byte offset {offset}, expected "</{start_name}>", found "</{name}>"'
        )
    if start_name in ("b", "strong") and start < len(found.text):
        found.bold.append((start, len(found.text)))


def _characters(source: str, at: int, found: Parsed, _: list[tuple[str, int]]) -> int:
    if source[at] == "&":
        entity = NAMED.match(source, at)
        if entity is None:
            raise CannotParse(f"Character '&' must be escaped at byte offset {_byte(source, at)}")
        found.text += html.unescape(entity[0])
        return entity.end()
    if source[at] == ">":
        raise CannotParse(f"Character '>' must be escaped at byte offset {_byte(source, at)}")
    found.text += source[at]
    return at + 1


def _trimmed(found: Parsed) -> Parsed:
    cut = len(found.text) - len(found.text.lstrip())
    text = found.text.strip()
    bold = [(max(start - cut, 0), min(end - cut, len(text))) for start, end in found.bold]
    return Parsed(text, [(start, end) for start, end in bold if start < end])


def _byte(source: str, at: int) -> int:
    return len(source[:at].encode("utf-8", "surrogatepass"))
