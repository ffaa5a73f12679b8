"""The window of a renewal, moved through the clock from 220 days before the last day to after it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import is_working_day
from knowledge.rules.renewal import renewal

ENDS = date(2026, 12, 28)
"""Last day of the six certificates of decision 2585/QĐ-UBND."""


def test_the_worked_example() -> None:
    """Asked on 23/11/2026: lodge on the 25th, since the 24th is a holiday; result by about 30/01/2027."""
    found = renewal(ENDS, date(2026, 11, 23))
    assert found.stage == "late"
    assert found.lodge_by == date(2026, 11, 25)
    assert found.result_by == date(2027, 1, 30)
    assert found.extended_to == date(2027, 6, 26)


def test_through_the_clock() -> None:
    """Each stage begins on its day and not a day before."""
    days = {}
    for before in range(220, -3, -1):
        days.setdefault(renewal(ENDS, ENDS - timedelta(days=before)).stage, before)
    assert days == {"early": 220, "prepare": 210, "open": 180, "late": 121, "over": -1}


@given(st.dates(date(2026, 6, 1), date(2033, 1, 1)), st.integers(-400, 30))
def test_days_to_lodge_are_working_days(ends: date, offset: int) -> None:
    """Whatever the day, what is named to lodge on is a day on which an office is open, and not past."""
    today = ends + timedelta(days=offset)
    found = renewal(ends, today)
    assert is_working_day(found.lodge_by)
    assert found.lodge_by > today
    assert is_working_day(found.closes)
    assert found.opens < found.closes <= ends - timedelta(days=120)
    assert found.result_by > found.lodge_by + timedelta(days=45)
