"""Days known in part, and counting in calendar months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.registry.days import Period, add_months, period

KNOWN = {
    "a day": ("2023-12-28", date(2023, 12, 28), date(2023, 12, 28)),
    "a month": ("2024-04", date(2024, 4, 1), date(2024, 4, 30)),
    "February of a leap year": ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    "December": ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
    "a year": ("2021", date(2021, 1, 1), date(2021, 12, 31)),
}


@pytest.mark.parametrize(("known", "first", "last"), KNOWN.values(), ids=KNOWN.keys())
def test_period(known: str, first: date, last: date) -> None:
    """What is known in part spans every day that is possible."""
    assert period(known) == Period(first, last)


def test_nothing_known() -> None:
    """Nothing known is no period, rather than all of time."""
    assert period("") is None


@pytest.mark.parametrize(
    "known",
    ["2023-02-29", "2023-13", "2023-00-01", "23", "28/12/2023", "2023-1-1", "0000", " 2023", "năm 2023"],
)
def test_no_period(known: str) -> None:
    """What is no day, month or year is refused, never guessed."""
    with pytest.raises(ValueError):  # noqa: PT011  # the message is Python's for some of them
        period(known)


MONTHS = {
    "the same number": (date(2023, 12, 28), 36, date(2026, 12, 28)),
    "29 February becomes the 28th": (date(2024, 2, 29), 36, date(2027, 2, 28)),
    "29 February stays in a leap year": (date(2024, 2, 29), 48, date(2028, 2, 29)),
    "28 February stays the 28th": (date(2025, 2, 28), 36, date(2028, 2, 28)),
    "the 31st becomes the 30th": (date(2024, 8, 31), 1, date(2024, 9, 30)),
    "over the year's end": (date(2024, 12, 31), 2, date(2025, 2, 28)),
    "December to December": (date(2021, 12, 31), 36, date(2024, 12, 31)),
    "backwards": (date(2026, 12, 28), -36, date(2023, 12, 28)),
    "backwards over the year's end": (date(2026, 1, 31), -2, date(2025, 11, 30)),
    "none": (date(2024, 2, 29), 0, date(2024, 2, 29)),
}


@pytest.mark.parametrize(("day", "months", "want"), MONTHS.values(), ids=MONTHS.keys())
def test_add_months(day: date, months: int, want: date) -> None:
    """Months are counted by the calendar; a day that the month lacks becomes its last."""
    assert add_months(day, months) == want


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-200, 200))
def test_months_are_whole(day: date, months: int) -> None:
    """The month moves by exactly that many, and the day of the month never grows."""
    moved = add_months(day, months)

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


def test_parts_of_a_period() -> None:
    """A period says whether it is one day, and the year it lies in when there is one."""
    over_new_year = Period(date(2021, 12, 31), date(2022, 1, 1))

    assert Period(date(2021, 5, 5), date(2021, 5, 5)).exact
    assert not over_new_year.exact
    assert over_new_year.year is None
    assert Period(date(2021, 1, 1), date(2021, 12, 31)).year == 2021
