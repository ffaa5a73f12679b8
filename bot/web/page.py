"""The page of the web chat as bytes: its HTML in a language, and the files it loads.

Words come from `knowledge/texts` and are put into `index.html` at holes written `{{web-title}}`; the
script finds the same words in a JSON block. Files are read once and known by name, so that no path
from outside ever reaches the disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = ("vi", "en")

_MIME = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_HOLE = re.compile(r"\{\{([a-z0-9-]+)\}\}")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the page loads; `tag` changes with its content."""

    body: bytes
    mime: str
    tag: str


def assets() -> dict[str, Asset]:
    """All files that are served under /static, by name."""
    files = (path for path in sorted(FOLDER.iterdir()) if path.suffix in _MIME)
    return {path.name: _asset(path.read_bytes(), _MIME[path.suffix]) for path in files}


def page(words: Mapping[str, str], language: str, *, embed: bool) -> str:
    """Give the page in one language.

    Args:
        words: All `web-…` words of that language; others are left out of the page.
        language: One of `LANGUAGES`.
        embed: Whether it stands as a frame in another site's page and keeps its header small.
    """
    ours = {name: word for name, word in words.items() if name.startswith("web-")}
    other = LANGUAGES[1 - LANGUAGES.index(language)]
    values = {name: escape(word) for name, word in ours.items()} | {
        "language": language,
        "embed": "yes" if embed else "no",
        "other": other,
        "other-query": escape(f"?lang={other}{'&embed=1' if embed else ''}"),
        "words": _block(ours),
    }
    return _HOLE.sub(lambda hole: values[hole[1]], (FOLDER / "index.html").read_text("utf-8"))


def _asset(body: bytes, mime: str) -> Asset:
    return Asset(body, mime, sha256(body).hexdigest()[:16])


def _block(words: Mapping[str, str]) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
