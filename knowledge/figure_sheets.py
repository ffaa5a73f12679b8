"""Figures as an .xlsx file, one sheet a subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDEST, NARROWEST = 70, 10
"""Widths of a column, in letters."""

LONGEST_TITLE = 31
"""Letters of a sheet's title that spreadsheets take."""

_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a remark in the first row, the names of the columns, the rows."""

    title: str
    remark: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def workbook(sheets: Sequence[Sheet], at: datetime) -> bytes:
    """Write sheets; `at` is when the file is said to be made."""
    from openpyxl import Workbook

    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in sheets:
        _write(book.create_sheet(_NOT_IN_TITLE.sub(" ", sheet.title)[:LONGEST_TITLE]), sheet)
    book.properties.created = book.properties.modified = at.astimezone(UTC).replace(tzinfo=None)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _write(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for row, values in enumerate(((sheet.remark,), sheet.header, *sheet.rows), 1):
        for column, value in enumerate(values, 1):
            _put(page, row, column, value)
    for column in range(1, len(sheet.header) + 1):
        page.cell(2, column).font = Font(bold=True)
    page.freeze_panes = "A3"
    for n, name in enumerate(sheet.header):
        longest = max([len(name), *(len(str(row[n])) for row in sheet.rows if n < len(row))])
        page.column_dimensions[get_column_letter(n + 1)].width = min(max(longest + 2, NARROWEST), WIDEST)


def _put(page: Worksheet, row: int, column: int, value: str | int) -> None:
    """Write a cell; words stay words, even those that begin like a formula."""
    cell = page.cell(row, column)
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = _NOT_IN_CELL.sub("", value)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(("=", "+", "-", "@"))  # so that an edit does not make a formula of it
