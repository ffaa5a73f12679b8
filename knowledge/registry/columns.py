"""Which registry files there are, their columns, and what each cell may hold.

A file is recognised by its columns. Every cell is checked before anything is written, so that an
official sees all that is wrong at once, with file, row, column and reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from knowledge.errors import BadFile, Problem
from knowledge.registry.days import period
from knowledge.registry.sheets import Sheet

CODE = re.compile(r"LC-\d{4,}")
FIRST_YEAR = 2018  # the programme began by QĐ 490/QĐ-TTg of 07/05/2018
LAST_YEAR = 2100
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(LAST_YEAR, 12, 31)
"""Days outside are slips of the keyboard, and 36 months after them there may be no calendar."""
MAX_AHEAD = timedelta(days=366)
"""How far a day of what has happened may lie ahead: a decision can be signed to hold from next year."""


PAPERS = ("decision", "list")
"""Sources without an address: "decision:2585/QĐ-UBND", "list:danh sách 2026.xlsx"."""


class Wrong(Exception):
    """A cell that cannot be taken; the message is the id of the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a column holds: how it is read, whether it may be empty, whether it tells what has happened."""

    read: Callable[[str], Any]
    needed: bool = False
    happened: bool = False


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of registry file.

    Attributes:
        name: Name of the kind, and of its shipped file without ".csv".
        cells: By column name; a column that is `needed` must stand in the header and be filled.
        tells: Columns by which the kind is recognised.
    """

    name: str
    cells: dict[str, Cell]
    tells: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One checked row: its number in the file, and its values by column, every column present."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)


def words(text: str) -> str:
    """Take any words, with single spaces."""
    return " ".join(text.split())


def code(text: str) -> str:
    """Take a product code such as LC-0042."""
    if text and not CODE.fullmatch(text):
        raise Wrong("import-bad-code")
    return text


def codes(text: str) -> tuple[str, ...]:
    """Take product codes separated by semicolons."""
    return tuple(code(part.strip()) for part in text.split(";") if part.strip())


def stars(text: str) -> int | None:
    """Take 3, 4 or 5; lower ranks carry no decision and no certificate (QĐ 26/2026)."""
    return stars_of(text.removesuffix("sao").strip(" *")) if text else None


def stars_of(number: str) -> int:
    """Take the number of stars that a recognition can have."""
    if number in {"1", "2"}:
        raise Wrong("import-low-stars")
    if number not in {"3", "4", "5"}:
        raise Wrong("import-bad-stars")
    return int(number)


def year(text: str) -> int | None:
    """Take a year of the programme."""
    if not text:
        return None
    if not re.fullmatch(r"\d{4}", text) or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise Wrong("import-bad-year")
    return int(text)


def day(text: str) -> date | None:
    """Take a day as 2026-11-23 or 23/11/2026."""
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if FIRST_DAY <= found <= LAST_DAY:
            return found
    raise Wrong("import-bad-day")


def known_day(text: str) -> str:
    """Take a day, a month or a year as ISO writes them."""
    try:
        known = period(text)
    except ValueError as error:
        raise Wrong("import-bad-day") from error
    if known is not None and not FIRST_DAY <= known.first <= LAST_DAY:
        raise Wrong("import-bad-day")
    return text


def url(text: str) -> str:
    """Take a web address; or what stands for a source that has none, as this program writes it."""
    if text and not re.fullmatch(rf"https?://[^\s<>\"]{{1,2000}}|(?:{'|'.join(PAPERS)}):.{{1,200}}", text):
        raise Wrong("import-bad-url")
    return text


def _degrees(limit: float) -> Callable[[str], float | None]:
    def read(text: str) -> float | None:
        if not text:
            return None
        try:
            number = float(text.replace(",", "."))
        except ValueError as error:
            raise Wrong("import-bad-degrees") from error
        if not -limit <= number <= limit:
            raise Wrong("import-bad-degrees")
        return number

    return read


_ANY, _NAME, _URL = Cell(words), Cell(words, needed=True), Cell(url, needed=True)
_PAST = Cell(day, happened=True)

KINDS = (
    FileKind(
        "decisions",
        {
            "number": _NAME,
            "authority": _ANY,
            "level": _ANY,
            "signed_on": _PAST,
            "valid_from": _PAST,
            "valid_to": Cell(day),
            "source_url": _URL,
            "note": _ANY,
        },
        frozenset({"number", "valid_from"}),
    ),
    FileKind(
        "products",
        {
            "code": Cell(code),
            "name": _NAME,
            "producer": _ANY,
            "producer_type": _ANY,
            "commune": _ANY,
            "district": _ANY,
            "former_province": _ANY,
            "stars": Cell(stars),
            "product_group": _ANY,
            "decision_no": _ANY,
            "decision_date": _PAST,
            "recognised_year": Cell(year, happened=True),
            "source_url": _URL,
            "source_date": _PAST,
            "note": _ANY,
        },
        frozenset({"name", "stars", "recognised_year"}),
    ),
    FileKind(
        "pending_or_revoked",
        {
            "code": Cell(code),
            "name": _NAME,
            "producer": _ANY,
            "district": _ANY,
            "former_province": _ANY,
            "status": _NAME,
            "stage_on": Cell(known_day),
            "reason": _ANY,
            "source_url": _URL,
            "note": _ANY,
        },
        frozenset({"name", "status"}),
    ),
    FileKind(
        "sales_points",
        {
            "name": _NAME,
            "kind": _ANY,
            "address": _ANY,
            "district": _ANY,
            "phone": _ANY,
            "url": Cell(url),
            "latitude": Cell(_degrees(90)),
            "longitude": Cell(_degrees(180)),
            "products": _ANY,
            "product_codes": Cell(codes),
            "confirmed_on": _PAST,
            "source_url": _URL,
        },
        frozenset({"name", "kind", "address"}),
    ),
    FileKind(
        "fairs",
        {
            "name": _NAME,
            "starts_on": Cell(day, needed=True),
            "ends_on": Cell(day),
            "place": _ANY,
            "organiser": _ANY,
            "source_url": _URL,
            "summary": _ANY,
        },
        frozenset({"name", "starts_on"}),
    ),
    FileKind(
        "contacts",
        {
            "office": _NAME,
            "role": _ANY,
            "address": _ANY,
            "phone": _ANY,
            "email": _ANY,
            "url": Cell(url),
            "source_url": _URL,
        },
        frozenset({"office", "role"}),
    ),
)
"""In the order in which shipped files are loaded: a product may rest on a decision."""


def kind_of(sheet: Sheet) -> FileKind:
    """Recognise a file by its columns.

    Raises:
        BadFile: It is no registry file, lacks a needed column, or has one that is not known.
    """
    kind = next((kind for kind in KINDS if kind.tells <= set(sheet.columns)), None)
    if kind is None:
        raise BadFile(
            sheet.file, [Problem("import-unknown-columns", values={"columns": _some(sheet.columns)})]
        )
    missing = [name for name, cell in kind.cells.items() if cell.needed and name not in sheet.columns]
    strange = [name for name in sheet.columns if name not in kind.cells]
    problems = [Problem("import-missing-column", column=name) for name in missing]
    problems += [Problem("import-strange-column", column=name[:60]) for name in strange]
    if problems:
        raise BadFile(sheet.file, problems)
    return kind


def _some(columns: tuple[str, ...]) -> str:
    return ", ".join(name[:30] for name in columns[:8])


def checked(sheet: Sheet, kind: FileKind, as_of: date) -> list[Row]:
    """Read every cell; what has happened lies at most a year after `as_of`.

    Raises:
        BadFile: With every problem of every row.
    """
    problems: list[Problem] = []
    rows = [_row(number, cells, kind, as_of, problems) for number, cells in sheet.rows]
    problems += _doubled_codes(rows)
    if problems:
        raise BadFile(sheet.file, problems)
    return rows


def _row(number: int, cells: dict[str, str], kind: FileKind, as_of: date, problems: list[Problem]) -> Row:
    values = {}
    for name, cell in kind.cells.items():
        text = cells.get(name, "")
        try:
            if cell.needed and not text:
                raise Wrong("import-empty-cell")
            values[name] = value = cell.read(text)
            if cell.happened and is_ahead(value, as_of):
                raise Wrong("import-ahead")
        except Wrong as wrong:
            problems.append(Problem(str(wrong), number, name, {"value": text[:60]}))
    return Row(number, values)


def is_ahead(value: date | int | None, as_of: date) -> bool:
    """Whether a day or a year lies too far after the day for which a file is true."""
    if isinstance(value, date):
        return value > as_of + MAX_AHEAD
    return value is not None and value > as_of.year + 1


def _doubled_codes(rows: list[Row]) -> list[Problem]:
    """Find a code that stands for two names; the same product may have a row for each recognition."""
    seen: dict[str, Row] = {}
    problems = []
    for row in rows:
        known = row.values.get("code")
        first = seen.setdefault(known, row) if known else row
        if first.values.get("name") != row.values.get("name"):
            values = {"value": str(known), "other": str(first.number)}
            problems.append(Problem("import-doubled-code", row.number, "code", values))
    return problems
