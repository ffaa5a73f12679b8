"""Cells as people write them: days, stars, decisions, addresses; and cells that a spreadsheet would run."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.registry.cells import (
    address_units,
    decision_in,
    known_unit,
    loose_day,
    loose_stars,
    loose_year,
)
from knowledge.registry.columns import Wrong
from knowledge.registry.guards import guarded, unguarded

DAY = date(2026, 11, 23)
DAYS = [
    "2026-11-23", "2026-11-23 00:00:00", "23/11/2026", "23-11-2026", "23.11.2026", "23 / 11 / 2026",
    "ngày 23 tháng 11 năm 2026", "ngay 23 thang 11 nam 2026", "23 tháng 11 năm 2026", "ngày 23/11/2026",
    "Lào Cai, ngày 23 tháng 11 năm 2026", "46349", " 23/11/2026 ",
]  # fmt: skip


@pytest.mark.parametrize("text", DAYS)
def test_days(text: str) -> None:
    """A day is read in any of the forms that officials and Excel write."""
    assert loose_day(text) == DAY


@pytest.mark.parametrize(
    "text", ["11/23/2026", "31/02/2026", "23/11", "23/11/26", "2026", "hôm qua", "12345", "x"]
)
def test_no_days(text: str) -> None:
    """What may be another day, or none, is not guessed."""
    with pytest.raises(Wrong, match="import-bad-day"):
        loose_day(text)


@pytest.mark.parametrize(
    "text",
    ["4", "4*", "4 *", "bốn sao", "Bốn sao", "bon sao", "****", "★★★★", "4 sao", "04 sao", "4.0", "4⭐",
     "Bốn (04) sao", "4 sao (****)", "Hạng 4 sao", "OCOP 4 sao", "đạt 4 sao"],
)  # fmt: skip
def test_stars(text: str) -> None:
    """Four stars, however they are written."""
    assert loose_stars(text) == 4


@pytest.mark.parametrize("text", ["1", "2 sao", "**", "*", "hai sao", "một sao"])
def test_low_stars(text: str) -> None:
    """One and two stars are refused with their own rule."""
    with pytest.raises(Wrong, match="import-low-stars"):
        loose_stars(text)


@pytest.mark.parametrize(
    "text", ["tiềm năng 5 sao", "3-4 sao", "6 sao", "0", "4/5", "đề nghị 4 sao", "bốn năm sao", "x"]
)
def test_no_stars(text: str) -> None:
    """A word or number beside the stars may change what they mean: "tiềm năng 5 sao" is no recognition."""
    with pytest.raises(Wrong, match="rehearse-bad-stars"):
        loose_stars(text)


def test_nothing_said() -> None:
    """An empty cell says nothing."""
    assert loose_day(" ") is loose_stars("") is loose_year(" ") is None
    assert decision_in("  ") == ("", None)


@pytest.mark.parametrize(
    ("text", "year"), [("2024", 2024), ("năm 2024", 2024), ("2024.0", 2024), ("28/12/2023", 2023)]
)
def test_years(text: str, year: int) -> None:
    """A year stands alone, behind its word, or within a day."""
    assert loose_year(text) == year


@pytest.mark.parametrize("text", ["24", "2017", "đợt 1"])
def test_no_years(text: str) -> None:
    """A year of before the programme, or none, is refused."""
    with pytest.raises(Wrong, match="import-bad-year"):
        loose_year(text)


DECISIONS = {
    "2585/QĐ-UBND": ("2585/QĐ-UBND", None),
    "Số: 2585/QĐ-UBND ngày 28/12/2023": ("2585/QĐ-UBND", date(2023, 12, 28)),
    "Quyết định số 2585 /QĐ-UBND của UBND tỉnh Yên Bái": ("2585/QĐ-UBND", None),
    "12/2026/QĐ-UBND ngày 3 tháng 2 năm 2026 của UBND tỉnh": ("12/2026/QĐ-UBND", date(2026, 2, 3)),
    "số 12": ("12", None),
}


@pytest.mark.parametrize(("text", "found"), DECISIONS.items())
def test_decisions(text: str, found: tuple[str, date | None]) -> None:
    """The number of a decision is found among the words around it, and its day."""
    assert decision_in(text) == found


@pytest.mark.parametrize("text", ["quyết định hôm qua", "QĐ-UBND", "x" * 80, f"{'9' * 70}/QĐ"])
def test_no_decisions(text: str) -> None:
    """Words without a number name no decision."""
    with pytest.raises(Wrong, match="rehearse-bad-decision"):
        decision_in(text)


def test_addresses() -> None:
    """An address gives its commune with the kind, and the old district."""
    assert address_units("thôn Na Lo, xã Tà Chải, huyện Bắc Hà") == ("xã Tà Chải", "Bắc Hà")
    assert address_units("Tổ 3, Phường Sa Pa, tỉnh Lào Cai") == ("phường Sa Pa", "")
    assert address_units("Bắc Hà") == ("", "")


def test_one_place_under_two_names() -> None:
    """A commune of today is found though a file puts an old district beside it."""
    unit = known_unit("xã Bắc Hà", "Bắc Hà")
    assert unit is not None
    assert unit.level == "today"
    assert known_unit("xã Không Có", "") is None


@given(st.text(st.sampled_from("'=+-@＝＋－＠a \t"), max_size=8) | st.text(max_size=20))
def test_guards_undo_each_other(text: str) -> None:
    """Whatever a text begins with, it comes back as it was, and no spreadsheet runs it."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
