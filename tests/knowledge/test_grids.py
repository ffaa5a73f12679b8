"""Officials' lists as they are: titles, merged cells, hidden sheets; and files that are refused at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from knowledge.errors import BadFile
from knowledge.registry import grids, workbook_scan
from knowledge.registry.grids import read_grid

HEAD = ["Tên sản phẩm", "Chủ thể", "Hạng sao"]


def saved(prepare: Callable[[Workbook], Any]) -> bytes:
    """Make a workbook."""
    book = Workbook()
    prepare(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def listed(*rows: list[Any], merged: tuple[str, ...] = ()) -> bytes:
    """Make a workbook of one sheet."""

    def prepare(book: Workbook) -> None:
        for row in rows:
            book.active.append(row)
        for cells in merged:
            book.active.merge_cells(cells)

    return saved(prepare)


def reason(content: bytes, name: str = "a.xlsx") -> str:
    """The reason for which a file is refused."""
    with pytest.raises(BadFile) as caught:
        read_grid(name, content)
    return caught.value.problems[0].reason


def test_csv_with_titles() -> None:
    """The headings stand below titles, rows keep the numbers of the spreadsheet."""
    grid = read_grid("a.csv", "PHỤ LỤC,,\n\nTên sản phẩm,Chủ thể,Hạng sao\nChè,HTX A,4\n".encode())
    assert grid.labels == ("Tên sản phẩm", "Chủ thể", "Hạng sao")
    assert grid.rows == ((4, ("Chè", "HTX A", "4")),)


def test_values_of_a_workbook() -> None:
    """Numbers, days and formulas of cells; text is text though it begins like a formula."""
    array = ArrayFormula("B3", "=A1:A2")
    grid = read_grid(
        "a.xlsx", listed(HEAD, ["Chè", date(2026, 11, 20), 4.0], ["=1+1", array, datetime(2026, 1, 2, 3)])
    )
    assert [cells for _, cells in grid.rows] == [("Chè", "2026-11-20", "4"), ("=1+1", "=", "2026-01-02")]


def test_merged_makers() -> None:
    """A maker whose cell spans its products is the maker of each."""
    rows = [["Chè", "HTX A", 4], ["Cốm", None, 3], ["Mật", None, 3], ["Rượu", "HTX B", 3]]
    grid = read_grid("a.xlsx", listed(HEAD, *rows, merged=("B2:B4",)))
    assert [cells[1] for _, cells in grid.rows] == ["HTX A", "HTX A", "HTX A", "HTX B"]
    assert grid.filled == 2


def test_merged_headings() -> None:
    """Headings of two rows: the lower one counts where it is known, else both."""
    content = listed(
        ["TT", "Tên sản phẩm", "Quyết định", None], [None, None, "Số", "Ngày ký"],
        ["(1)", "(2)", "(3)", "(4)"],
        [1, "Chè", "1/QĐ", "20/11/2026"], merged=("A1:A2", "B1:B2", "C1:D1"),
    )  # fmt: skip
    grid = read_grid("a.xlsx", content)
    assert grid.labels == ("TT", "Tên sản phẩm", "Quyết định Số", "Ngày ký")
    assert [number for number, _ in grid.rows] == [4]


def test_which_sheet() -> None:
    """The visible sheet with the most known headings is read; the others are named."""

    def prepare(book: Workbook) -> None:
        book.active.title = "Bìa"
        book.active["A1"] = "Tờ trình"
        for title, state in (("Danh sách", "visible"), ("Nháp", "hidden"), ("Cũ", "veryHidden")):
            sheet = book.create_sheet(title)
            sheet.sheet_state = state
            sheet.append(HEAD)
            sheet.append(["Chè", title, 4])

    grid = read_grid("a.xlsx", saved(prepare))
    assert (grid.sheet, grid.unread, grid.hidden) == ("Danh sách", ("Bìa",), ("Nháp", "Cũ"))
    assert grid.rows[0][1][1] == "Danh sách"


def test_only_hidden_sheets() -> None:
    """A workbook whose visible sheet is empty is empty, whatever is hidden."""

    def prepare(book: Workbook) -> None:
        sheet = book.create_sheet("Nháp")
        sheet.append(HEAD)
        sheet.sheet_state = "hidden"

    assert reason(saved(prepare)) == "import-empty"


def test_a_workbook_by_another_name() -> None:
    """What is a workbook is read as one, whatever its name ends with."""
    assert read_grid("a.csv", listed(HEAD, ["Chè", "", 4])).rows[0][1] == ("Chè", "", "4")


def test_macros() -> None:
    """Macros are said and refused."""
    content = io.BytesIO(listed(HEAD))
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert reason(content.getvalue(), "a.xlsm") == "import-macros"


def test_bomb() -> None:
    """A part that unpacks to two hundred times its size is not unpacked."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(30 * 1024 * 1024))
    assert reason(content.getvalue()) == "import-bomb"


def test_a_bomb_of_entities() -> None:
    """A sheet that defines entities of its own is refused."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(listed(HEAD))) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, b'<!DOCTYPE x [<!ENTITY a "b">]>' + data if "sheet1" in name else data)
    assert reason(content.getvalue()) == "import-not-xlsx"


@pytest.mark.parametrize("kind", ["rows of a CSV", "rows of a workbook", "cells", "texts", "merged cells"])
def test_too_many(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each limit is held before the work it limits: openpyxl never sees a file beyond the last three."""
    limits = {"cells": "MAX_CELLS", "texts": "MAX_STRINGS", "merged cells": "MAX_MERGED"}
    monkeypatch.setattr(workbook_scan if kind in limits else grids, limits.get(kind, "MAX_ROWS"), 1)
    rows = [["Chè", "HTX", 4]] * 40
    if kind in limits:
        monkeypatch.setattr(grids, "_book", None)
    if kind == "rows of a CSV":
        assert reason(b"name,stars\n" + b"x,4\n" * 40, "a.csv") == "import-too-many-rows"
    elif kind == "texts":
        content = io.BytesIO(listed(HEAD))
        with zipfile.ZipFile(content, "a") as archive:
            archive.writestr("xl/sharedStrings.xml", b"<sst></sst>")
        assert reason(content.getvalue()) == "import-too-many-rows"
    else:
        assert reason(listed(HEAD, *rows, merged=("A2:A3", "B2:B3"))) == "import-too-many-rows"


REFUSED = {
    "nothing": (b"", "a.csv", "import-empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a.csv", "import-not-text"),
    "a renamed picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a.xlsx", "import-not-xlsx"),
    "half a workbook": (listed(HEAD)[:900], "a.xlsx", "import-not-xlsx"),
    "an old font": (
        "Tên sản phẩm,Hạng sao\nT\xad¬ng ít M\xadêng Kh\xad¬ng,4\n".encode(),
        "a.csv",
        "import-encoding",
    ),
    "a quote that never ends": (b'a,b\n"x,4\n', "a.csv", "import-broken-csv"),
    "very many columns": (b"," * 201 + b"x", "a.csv", "import-too-many-columns"),
}


@pytest.mark.parametrize(("content", "name", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_refused(content: bytes, name: str, why: str) -> None:
    """What cannot be read is refused with its reason."""
    assert reason(content, name) == why


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit of bytes is not looked at."""
    monkeypatch.setattr(grids, "MAX_BYTES", 10)
    assert reason(b"name,stars\nx,4\n", "a.csv") == "import-too-large"
