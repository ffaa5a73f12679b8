"""Days in Lào Cai and days on which an office is open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from knowledge.calendar import day_of, is_working_day, next_working_day

MOMENTS = {
    "the last second of the day": (datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
    "midnight in Lào Cai": (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), date(2026, 11, 24)),
    "from another zone": (
        datetime(2026, 11, 23, 23, 0, tzinfo=timezone(timedelta(hours=9))),
        date(2026, 11, 23),
    ),
    "over the year's end": (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), date(2027, 1, 1)),
}


@pytest.mark.parametrize(("at", "day"), MOMENTS.values(), ids=MOMENTS.keys())
def test_day_of(at: datetime, day: date) -> None:
    """The day turns at midnight in Lào Cai, wherever the program runs."""
    assert day_of(at) == day


OFFICE = {
    "a Monday": (date(2026, 11, 23), True),
    "a Friday": (date(2026, 11, 27), True),
    "a Saturday": (date(2026, 11, 28), False),
    "a Sunday": (date(2026, 11, 29), False),
    "New Year": (date(2026, 1, 1), False),
    "Tết, first day": (date(2026, 2, 17), False),
    "Hùng Kings": (date(2027, 4, 16), False),
    "30 April": (date(2026, 4, 30), False),
    "1 May": (date(2026, 5, 1), False),
    "2 September": (date(2026, 9, 2), False),
}


@pytest.mark.parametrize(("day", "is_open"), OFFICE.values(), ids=OFFICE.keys())
def test_is_working_day(day: date, is_open: bool) -> None:
    """Offices are closed on weekends and on the public holidays of Việt Nam."""
    assert is_working_day(day) is is_open


NEXT = {
    "in the week": (date(2026, 11, 24), date(2026, 11, 25)),
    "over the day of culture, new in 2026": (date(2026, 11, 23), date(2026, 11, 25)),
    "over a weekend": (date(2026, 11, 27), date(2026, 11, 30)),
    "from a Sunday": (date(2026, 11, 29), date(2026, 11, 30)),
    "over 30 April, 1 May and a weekend": (date(2026, 4, 29), date(2026, 5, 4)),
}


@pytest.mark.parametrize(("day", "want"), NEXT.values(), ids=NEXT.keys())
def test_next_working_day(day: date, want: date) -> None:
    """The next working day is never the day itself."""
    assert next_working_day(day) == want
