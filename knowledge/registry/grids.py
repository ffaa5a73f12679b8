"""Read an official's list into rows of cells, whatever stands around it: titles, merged cells, other sheets.

`sheets.py` reads files of this program's own columns and refuses all else; here the headings are found, and
what is odd is told. Every limit is checked before the work that it limits.
"""

from __future__ import annotations

import io
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import Any
from unicodedata import normalize

from knowledge.errors import BadFile
from knowledge.registry.headings import LOOKED_AT, header_row, meaning, score
from knowledge.registry.sheets import (
    MAX_BYTES,
    MAX_COLUMNS,
    cell_text,
    csv_cells,
    garbled,
    refuse_dangers,
)
from knowledge.registry.workbook_scan import MAX_ROWS, Merged, bad, scanned, too_many

MAX_FILLED = 4 * MAX_ROWS
MAX_HEADER = 3
"""Rows that merged headings may take."""

WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")

Line = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A list as it stands in a file.

    Attributes:
        file: Name of the file.
        labels: The headings, "" for a column without one.
        rows: Row number as a spreadsheet counts, and its cells, one for each label; formulas begin with "=".
        sheet: Title of the sheet that was read, "" for a CSV.
        unread: Titles of other sheets that have cells.
        hidden: Titles of sheets that are hidden, which are never read.
        filled: Cells that were empty and are shown merged with the one above, which was taken for them.
        headed: Whether headings were recognised; else the first row is taken for them.
    """

    file: str
    labels: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str = ""
    unread: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    filled: int = 0
    headed: bool = True


@dataclass(slots=True)
class _Page:
    """One sheet: its rows that have cells, and its merged ranges."""

    lines: list[Line]
    merged: list[Merged] = field(default_factory=list)


def read_grid(name: str, content: bytes) -> Grid:
    """Read a file.

    Args:
        name: As it was sent; the ending says whether it is a workbook.
        content: What it holds.

    Raises:
        BadFile: It is empty, too large, dangerous, in no known encoding, or no workbook.
    """
    if len(content) > MAX_BYTES:
        raise bad(name, "import-too-large", megabytes=str(MAX_BYTES // 1024 // 1024))
    if PurePath(name).suffix.casefold() in WORKBOOKS or content.startswith(b"PK\x03\x04"):
        grid = _workbook(name, content)
    else:
        grid = _grid(name, _Page(_lines(name, csv_cells(name, _few_rows(name, content)))))
    if garbled((cell for _, cells in grid.rows for cell in cells), least=2):
        raise bad(name, "import-encoding")
    return grid


def _few_rows(name: str, content: bytes) -> bytes:
    """Refuse a text of far too many lines before it is decoded; a cell may hold some line ends."""
    if max(content.count(b"\n"), content.count(b"\r")) > 4 * MAX_ROWS:
        raise too_many(name)
    return content


def _lines(name: str, rows: Iterable[Sequence[str]]) -> list[Line]:
    """Take the rows that have cells, without the empty cells behind them."""
    found: list[Line] = []
    for number, row in enumerate(rows, 1):
        cells = [normalize("NFC", cell).strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise bad(name, "import-too-many-columns", columns=str(MAX_COLUMNS))
        if cells:
            found.append((number, cells))
        if len(found) > MAX_ROWS + LOOKED_AT:
            raise too_many(name)
    return found


# --- workbooks --------------------------------------------------------------------------------------


def _workbook(name: str, content: bytes) -> Grid:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's remarks on styles it does not know
            refuse_dangers(name, io.BytesIO(content))
            return _book(name, content, scanned(name, content))
    except BadFile:
        raise
    except Exception as error:  # a broken file makes zip, XML and openpyxl raise nearly anything
        raise bad(name, "import-not-xlsx") from error


def _book(name: str, content: bytes, merged: dict[str, list[Merged]]) -> Grid:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
        heads = [(sheet, [cells for _, cells in _lines(name, _cells(sheet, LOOKED_AT))]) for sheet in shown]
        filled = [(sheet, head) for sheet, head in heads if head]
        if not filled:
            raise bad(name, "import-empty")
        sheet, _ = max(filled, key=lambda pair: max(map(score, pair[1])))
        path = str(sheet._worksheet_path).lstrip("/")  # type: ignore[attr-defined]
        page = _Page(_lines(name, _cells(sheet, None)), merged.get(path, []))
        unread = tuple(other.title for other, _ in filled if other is not sheet)
        return _grid(name, page, sheet=sheet.title, unread=unread, hidden=hidden)
    finally:
        book.close()


def _cells(sheet: Any, most: int | None) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # what the file says of its own size may be wrong, and would cut rows off
    for row in islice(sheet.iter_rows(), most):
        yield [cell_text(cell.value, cell.data_type) for cell in row]


# --- headings and rows ------------------------------------------------------------------------------


def _grid(
    name: str, page: _Page, sheet: str = "", unread: tuple[str, ...] = (), hidden: tuple[str, ...] = ()
) -> Grid:
    if not page.lines:
        raise bad(name, "import-empty")
    found = header_row([cells for _, cells in page.lines])
    at = found or 0
    labels, last = _labels(page, page.lines[at][0])
    below = [line for line in page.lines[at + 1 :] if line[0] > last]
    if below and _is_numbering(below[0][1]):
        below = below[1:]
    filled = _fill_down(below, page.merged, last)
    rows = tuple((number, _padded(cells, len(labels))) for number, cells in below)
    if len(rows) > MAX_ROWS:
        raise too_many(name)
    return Grid(name, labels, rows, sheet, unread, hidden, filled, found is not None)


def _padded(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple((cells + [""] * width)[:width])


def _is_numbering(cells: list[str]) -> bool:
    """Whether a row below the headings only counts the columns: (1) (2) (3)."""
    said = [cell for cell in cells if cell]
    return len(said) > 2 and all(_NUMBERING.fullmatch(cell) for cell in said)


def _labels(page: _Page, top: int) -> tuple[tuple[str, ...], int]:
    """Give the headings, and the last row they take: merged headings may stand above others."""
    starting = [one for one in page.merged if one.top == top]
    last = min(max((one.bottom for one in starting), default=top), top + MAX_HEADER - 1)
    by_row = {number: cells for number, cells in page.lines if top <= number <= last}
    width = max(len(cells) for _, cells in page.lines)
    labels = [""] * width
    for number in range(top, last + 1):
        for place, words in enumerate(_spread(by_row.get(number, []), number, page.merged)):
            if words and place < width:
                labels[place] = _below(labels[place], words)
    return tuple(" ".join(words.split()) for words in labels), last


def _below(upper: str, words: str) -> str:
    """Give the heading of a column below a wide one: the lower one alone where its meaning is known."""
    return f"{upper} {words}" if upper and not meaning(words)[0] else words


def _spread(cells: list[str], row: int, merged: list[Merged]) -> list[str]:
    """Give the cells of a row of headings, a wide one for each column that it stands over."""
    spread = list(cells)
    for one in merged:
        if one.top == row and one.left < len(cells) and one.right > one.left:
            spread += [""] * (min(one.right, MAX_COLUMNS) + 1 - len(spread))
            for place in range(one.left, min(one.right, MAX_COLUMNS) + 1):
                spread[place] = spread[place] or cells[one.left]
    return spread


def _fill_down(lines: list[Line], merged: list[Merged], after: int) -> int:
    """Write the cell of a range that spans rows into each of its rows; gives how many were filled."""
    tall = sorted(
        (one for one in merged if one.bottom > one.top and one.top > after), key=lambda one: one.top
    )
    values = dict(lines)
    numbers = list(values)
    count = 0
    for one in sorted(tall, key=lambda one: one.top):
        if count > MAX_FILLED:
            break
        head = values.get(one.top, [])
        words = head[one.left] if one.left < len(head) else ""
        for number in _within(one, numbers) if words else ():
            cells = values[number]
            cells += [""] * (one.left + 1 - len(cells))
            if not cells[one.left]:
                cells[one.left] = words
                count += 1
    return count


def _within(one: Merged, numbers: list[int]) -> list[int]:
    """Give the rows that a range spans below its first, of those that have cells."""
    return numbers[bisect_right(numbers, one.top) : bisect_right(numbers, one.bottom)]
