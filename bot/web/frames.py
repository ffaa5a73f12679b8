"""What the page says on its WebSocket: a frame, read into a value or refused. Pure.

The protocol stands in `bot/channels/web.py`. Frames come from anybody, so every field is checked
here and nowhere else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

from knowledge.distance import Spot, is_spot

LARGEST = 32 * 1024  # bytes of one frame
LONGEST_NAME = 120

_KEY = re.compile(r"[A-Za-z0-9_-]{32}")
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")


@dataclass(frozen=True, slots=True)
class Hello:
    """A page opens, or wants to see everything anew; `key` is "" for a new person."""

    key: str
    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message of the person: typed words, a tapped choice on the reply `on`, or where the person is."""

    id: str
    kind: Literal["text", "choice", "place"]
    text: str = ""
    choice: str = ""
    on: str = ""
    spot: Spot | None = None


def read(frame: str) -> Hello | Said | None:  # noqa: PLR0911 - one return a kind of frame
    """Give what a frame says, or None when it is too large, no JSON, or not of the protocol."""
    if len(frame.encode("utf-8", "replace")) > LARGEST:
        return None
    try:
        fields = json.loads(frame)
    except (ValueError, RecursionError):
        return None
    match fields:
        case {"type": "hello"}:
            return Hello(_matching(_KEY, fields.get("key")), _matching(_LANGUAGE, fields.get("language")))
        case {"type": "text", "id": str(id), "text": str(text)} if _ID.fullmatch(id):
            return Said(id, "text", text=_mended(text))
        case {"type": "choice", "id": str(id), "choice": str(choice), "on": int(on)} if _ID.fullmatch(id):
            return Said(id, "choice", choice=_mended(choice), on=str(on))
        case {"type": "place", "id": str(id), "latitude": latitude, "longitude": longitude} if _ID.fullmatch(
            id
        ) and is_spot(latitude, longitude):
            return Said(id, "place", spot=Spot(float(latitude), float(longitude)))
    return None


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What a page says of a file that it sends: whose it is, the message's id, name and kind."""

    key: str
    id: str
    name: str
    mime: str


def uploaded(headers: Mapping[str, str]) -> Uploaded | None:
    """Read the headers of a file, or None where they are not of the protocol."""
    key, id = _matching(_KEY, headers.get("X-Key")), _matching(_ID, headers.get("X-Id"))
    name = _mended(unquote(headers.get("X-Name", "")))[:LONGEST_NAME].replace("/", "").replace("\\", "")
    return Uploaded(key, id, name, headers.get("Content-Type", "")) if key and id else None


def _matching(pattern: re.Pattern[str], value: Any) -> str:
    return value if isinstance(value, str) and pattern.fullmatch(value) else ""


def _mended(text: str) -> str:
    """Without half surrogates and NUL, which JSON lets through and no database takes."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "")
