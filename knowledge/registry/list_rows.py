"""The rows of a list, read cell by cell: what each says, and what in it cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.errors import Problem
from knowledge.registry import cells
from knowledge.registry.columns import Wrong, code, is_ahead, url, words
from knowledge.registry.grids import Grid
from knowledge.registry.guards import unguarded
from knowledge.registry.headings import SKIP, Heading, recognise
from knowledge.registry.names import fold
from knowledge.registry.sheets import FORMULA, MAX_CELL, has_controls
from knowledge.registry.template import is_example
from knowledge.yaml_files import read_yaml

REVOKED = "revoked"

_HAPPENED = frozenset({"decision_date", "issued_on", "recognised_year", "revoked_on", "source_date"})
_ROMAN = re.compile(r"[IVXLC]+|[A-Z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says.

    Attributes:
        row: Its number in the file.
        said: Values by column; a column whose cell is empty is not among them.
        problems: What cannot be taken.
    """

    row: int
    said: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()

    def words(self, column: str) -> str:
        """Give the words of a column, "" where it says nothing."""
        return str(self.said.get(column, ""))

    def day(self, column: str) -> date | None:
        """Give the day of a column."""
        found: date | None = self.said.get(column)
        return found

    def wrong(self, problem: Problem) -> Entry:
        """Give the same with a problem more."""
        return replace(self, problems=(*self.problems, problem))

    @property
    def revokes(self) -> bool:
        """Whether it says that the certificate was withdrawn."""
        return self.said.get("status") == REVOKED


def headings(grid: Grid, corrected: Mapping[int, str]) -> tuple[Heading, ...]:
    """Say what the columns mean; an official's correction takes a column from another that had it."""
    found = []
    for heading in recognise(grid.labels):
        column = corrected.get(heading.place, heading.column)
        if heading.place not in corrected and column != SKIP and column in corrected.values():
            column = ""
        sure = heading.sure or heading.place in corrected
        found.append(Heading(heading.place, heading.words, column, sure))
    return tuple(found)


def entries(grid: Grid, meant: Sequence[Heading], today: date) -> Iterator[Entry | None]:
    """Read every row; None for one that is a title within the list."""
    used = [(h.place, h.column) for h in meant if h.column not in ("", SKIP)]
    rest = [h.place for h in meant if h.column in ("", SKIP)]
    for number, row in grid.rows:
        filled = [(place, column) for place, column in used if row[place]]
        name = next((row[place] for place, column in filled if column == "name"), "")
        if is_example(name) or _is_title(
            [column for _, column in filled], [row[place] for place in rest if row[place]]
        ):
            yield None
        else:
            yield _entry(number, {column: row[place] for place, column in filled}, today)


def _is_title(columns: list[str], others: list[str]) -> bool:
    """Whether a row is a title: "I. Huyện Bắc Hà", "Ấn định danh sách có 31 sản phẩm"."""
    if len(columns) > 1:
        return False
    if "name" not in columns:
        return True
    return any(_ROMAN.fullmatch(other.strip(" .")) for other in others)


def _entry(number: int, texts: Mapping[str, str], today: date) -> Entry:
    said: dict[str, Any] = {}
    problems = []
    for column, text in texts.items():
        try:
            value = _value(column, text)
            if column in _HAPPENED and is_ahead(value, today):
                raise Wrong("import-ahead")
        except Wrong as wrong:
            problems.append(Problem(str(wrong), number, column, {"value": text[:60]}))
            continue
        if column == "decision_no":
            said["decision_no"], signed = value
            if signed and "decision_date" not in texts:
                said["decision_date"] = signed
        elif value not in (None, ""):
            said[column] = value
    return Entry(number, _with_places(said), tuple(problems))


def _value(column: str, text: str) -> Any:
    if text.startswith(FORMULA):
        raise Wrong("import-formula")
    if len(text) > MAX_CELL:
        raise Wrong("import-long-cell")
    if has_controls(text):
        raise Wrong("import-encoding")
    return _READERS.get(column, words)(unguarded(text))


def _with_places(said: dict[str, Any]) -> dict[str, Any]:
    """Take commune and district out of an address, where no column of their own says them."""
    address = said.pop("address", "")
    if address:
        commune, district = cells.address_units(address)
        if commune and "commune" not in said:
            said["commune"] = commune
        if district and "district" not in said:
            said["district"] = district
    return said


def _status(text: str) -> str:
    """Take what a row says has happened to the certificate."""
    said = f"{fold(text)} "
    for meaning in ("revoked", "recognised"):
        if any(said.startswith(f"{known} ") for known in _list_words()[meaning]):
            return meaning
    raise Wrong("rehearse-unknown-status")


def _reason(text: str) -> str:
    """Take the reason of a withdrawal: a word of the data where it is known, else as it stands."""
    said = f"{fold(text)} "
    for reason, known in _list_words()["reasons"].items():
        if any(said.startswith(f"{fold(words)} ") for words in known):
            return str(reason)
    return words(text)


@cache
def _list_words() -> dict[str, Any]:
    listed: dict[str, Any] = read_yaml(Path(__file__).with_name("list_words.yaml"))
    return {**listed, **{kind: [fold(w) for w in listed[kind]] for kind in ("recognised", "revoked")}}


_READERS: dict[str, Callable[[str], Any]] = {
    "code": lambda text: code(text.upper()),
    "stars": cells.loose_stars,
    "decision_no": cells.decision_in,
    "decision_date": cells.loose_day,
    "issued_on": cells.loose_day,
    "valid_to": cells.loose_day,
    "recognised_year": cells.loose_year,
    "revoked_on": cells.loose_day,
    "source_date": cells.loose_day,
    "source_url": url,
    "status": _status,
    "reason": _reason,
}
