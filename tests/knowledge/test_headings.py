"""Headings in any order and words; and the headings of our own template and export."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.import_words import column_label
from knowledge.registry.grids import read_grid
from knowledge.registry.headings import COLUMNS, SKIP, header_row, meaning, recognise
from knowledge.registry.template import COLUMNS as ASKED
from knowledge.registry.template import template
from knowledge.texts import LANGUAGES

MEANINGS = {
    "Tên sản phẩm": ("name", True),
    "TÊN SẢN PHẨM OCOP": ("name", True),
    "Tên sãn phẩm": ("name", True),
    "Ten san pham": ("name", True),
    "Tên chủ thể (HTX, DN)": ("producer", True),
    "Xếp hạng (sao)": ("stars", True),
    "Kết quả đánh giá": ("stars", False),
    "decision_no": ("decision_no", True),
    "Recognised year": ("recognised_year", True),
    "STT": (SKIP, True),
    "Tổng điểm": (SKIP, True),
    "Tương ớt Mường Khương": ("", False),
    "Cột lạ": ("", False),
}


@pytest.mark.parametrize(("words", "found"), MEANINGS.items())
def test_meaning(words: str, found: tuple[str, bool]) -> None:
    """A heading is known by its words, in part, or not at all."""
    assert meaning(words) == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_labels_are_known(language: str) -> None:
    """What the template and the export are headed with is read back as what it means, in both languages."""
    assert {name: meaning(column_label(name, language)) for name in COLUMNS} == {
        name: (name, True) for name in COLUMNS
    }


def test_two_headings_of_one_meaning() -> None:
    """Of two that mean the same the sure one counts; the other is shown as not understood."""
    found = recognise(["Kết quả đánh giá", "Tên sản phẩm", "Hạng sao", "Sao"])
    assert [heading.column for heading in found] == ["", "name", "stars", ""]


def test_header_below_titles() -> None:
    """The row of headings is found below titles; a list without any has none."""
    lines = [["PHỤ LỤC"], ["Danh sách sản phẩm được công nhận"], ["TT", "Sản phẩm", "Sao"], ["1", "Chè", "4"]]
    assert header_row(lines) == 2
    assert header_row([["Chè dây", "4"], ["Cốm", "3"]]) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_template(language: str) -> None:
    """The template holds the headings that are asked for, and two examples."""
    labels = {name: column_label(name, language) for name in ASKED}
    content = template(labels, "Sản phẩm", datetime(2026, 11, 23, tzinfo=UTC))
    grid = read_grid("mau.xlsx", content)
    assert [heading.column for heading in recognise(grid.labels)] == list(ASKED)
    assert len(grid.rows) == 2
