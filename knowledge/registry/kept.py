"""What the officials keep in the chat, as a source: no page, and what it stands in the place of.

A row that an official added, changed, confirmed or ended has a source of this scheme, dated by that day. It
names the page that said it before, and the names under which files know the row, so that an old file neither
overwrites nor doubles it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlencode

from knowledge.registry.names import fold

SCHEME = "officials:"

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What goes with a row that officials keep.

    Attributes:
        page: The page it came from before, "" for none.
        was: What identified it before, the first first: each the values of its key columns.
        why: The reason for which it ended, "" where it has not.
    """

    page: str = ""
    was: tuple[Key, ...] = ()
    why: str = ""


def is_kept(url: str) -> bool:
    """Whether a source is the officials themselves."""
    return url.startswith(SCHEME)


def to_url(remark: Remark) -> str:
    """Give what stands in the place of a page's address."""
    said = [("page", remark.page), *(("was", json.dumps(key)) for key in remark.was), ("why", remark.why)]
    query = urlencode([(name, value) for name, value in said if value])
    return f"{SCHEME}?{query}" if query else SCHEME


def from_url(url: str) -> Remark:
    """Read what `to_url` wrote; of a page, only that it is one."""
    if not is_kept(url):
        return Remark(page=url)
    said = parse_qs(url.partition("?")[2])
    was = tuple(tuple(json.loads(key)) for key in said.get("was", ()))
    return Remark(said.get("page", [""])[0], was, said.get("why", [""])[0])


def key_of(values: Mapping[str, Any], columns: Iterable[str]) -> Key:
    """Give what identifies a row, as plain words."""
    return tuple(str(values[name]) for name in columns)


def folded(key: Key) -> Key:
    """Give a key as it is compared: marks and case do not make another fair."""
    return tuple(fold(part) for part in key)


class Guard:
    """Which rows of a table a file may not change: those that officials keep."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], sources: Mapping[int, Mapping[str, Any]]) -> None:
        """Take the rows and the sources by id."""
        self._rows = [(row, sources[row["source_id"]]) for row in rows]
        self._rows = [(row, source) for row, source in self._rows if is_kept(source["url"])]

    def holds(self, values: Mapping[str, Any], columns: tuple[str, ...]) -> bool:
        """Whether a row of a file is left aside: it is kept, and the file was not confirmed later."""
        key = folded(key_of(values, columns))
        for row, source in self._rows:
            if key == folded(key_of(row, columns)):
                return not _later(values.get("confirmed_on"), source["published_on"])
            if key in map(folded, from_url(source["url"]).was):
                return True
        return False


def _later(confirmed_on: date | None, kept_on: date | None) -> bool:
    return confirmed_on is not None and kept_on is not None and confirmed_on > kept_on
