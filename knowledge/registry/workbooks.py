"""A list as an .xlsx file: text stays text, whatever it begins with; days are days, numbers are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from knowledge.registry.guards import guarded

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"name": 34, "producer": 40, "note": 40, "source_url": 40}
WIDTH = 16
_NOT_IN_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

Value = str | int | date | None


def workbook(
    title: str, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[Value]], at: datetime
) -> bytes:
    """Write one sheet.

    Args:
        title: Of the sheet.
        columns: Name and heading of each.
        rows: Their values in the order of the columns.
        at: When the file is said to be made.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.properties.created = book.properties.modified = at.astimezone(UTC).replace(tzinfo=None)
    sheet: Any = book.active
    sheet.title = title
    sheet.freeze_panes = "A2"
    for number, row in enumerate([[heading for _, heading in columns], *rows], 1):
        for place, value in enumerate(row, 1):
            if value not in (None, ""):
                _write(sheet, number, place, value)
    for place, (name, _) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, WIDTH)
        heading = sheet.cell(1, place)
        heading.font, heading.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _write(sheet: Any, row: int, column: int, value: Value) -> None:
    """Write a value; a text that a spreadsheet would run is marked as text, as Excel itself marks it."""
    if not isinstance(value, str):
        sheet.cell(row, column, value)
        return
    text = _NOT_IN_CELL.sub("", value)
    cell = sheet.cell(row, column, text)
    if guarded(text) != text:
        cell.data_type = "s"
        cell.quotePrefix = True
