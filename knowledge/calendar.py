"""Days in Lào Cai: the calendar day of a moment, and which days an office is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from holidays import HolidayBase

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class DeskHours:
    """When officials answer, and how many working days an answer takes; whole hours of Lào Cai."""

    opens: int = 8
    closes: int = 17
    days: int = 2

    def answers_by(self, at: datetime) -> date:
        """Give the day by which a question asked now is answered: so many working days, today not counted."""
        return after_working_days(day_of(at), self.days)


def day_of(at: datetime) -> date:
    """Give the calendar day of a moment in Asia/Ho_Chi_Minh."""
    return at.astimezone(ZONE).date()


def is_working_day(day: date) -> bool:
    """Whether an office is open: no weekend, no public holiday of Việt Nam; a swapped Saturday is worked."""
    return _holidays(day.year).is_working_day(day)


def next_working_day(day: date) -> date:
    """Give the first working day after `day`."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def after_working_days(day: date, count: int) -> date:
    """Give the day that comes so many working days after `day`, which is not counted."""
    for _ in range(count):
        day = next_working_day(day)
    return day


def working_day_before(day: date) -> date:
    """Give the last working day before `day`."""
    day -= timedelta(days=1)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


@cache
def _holidays(year: int) -> HolidayBase:
    from holidays import country_holidays

    return country_holidays("VN", years=year)
