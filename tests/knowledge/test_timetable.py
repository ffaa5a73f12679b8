"""The two rounds a year, counted in working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import is_working_day
from knowledge.rules.timetable import next_round


@given(st.dates(date(2026, 5, 22), date(2035, 12, 31)))
def test_the_commune_has_its_fifteen_days(today: date) -> None:
    """Between the last day to lodge and the day before which it sends lie exactly 15 working days."""
    found = next_round(today)
    assert found.lodge_by >= today
    assert is_working_day(found.lodge_by)
    between = (found.commune_sends_before - found.lodge_by).days - 1
    days = [found.lodge_by + timedelta(days=n + 1) for n in range(between)]
    assert sum(map(is_working_day, days)) == 15


@pytest.mark.parametrize(
    ("today", "number"), [(date(2027, 4, 7), 1), (date(2027, 4, 8), 2), (date(2027, 10, 9), 1)]
)
def test_the_last_day_is_the_last(today: date, number: int) -> None:
    """On it the round is reached, the day after it is the next one's."""
    assert next_round(today).round == number
