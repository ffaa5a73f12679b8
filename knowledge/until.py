"""Until when something lasts, as people type it: "6 tiếng", "3 ngày", "30/11", "17:00 ngày mai"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from knowledge.calendar import ZONE, day_of
from knowledge.matching.syllables import fold
from knowledge.moments import moment_in

_LASTS = re.compile(r"(?<![:.,])\b(\d{1,3}) ?(?:(tieng|gio nua|hours?)|(ngay|days?))\b(?! ?\d)")
_DATE = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?\b")
_YEAR = 366
"""Days ahead from which nothing is meant."""


def until_in(text: str, now: datetime) -> datetime | None:
    """Read until when something lasts from now.

    Returns:
        A moment, perhaps in the past; a day lasts to its end. None where nothing of the kind is said, or
        where it is more than a year ahead.
    """
    plain = " ".join(fold(text.lower()).split())
    found = moment_in(text, now)
    if lasts := _LASTS.search(plain):
        count = int(lasts[1])
        found = now + (timedelta(hours=count) if lasts[2] else timedelta(days=count))
    elif found is None and (written := _DATE.search(plain)):
        found = _end_of(int(written[1]), int(written[2]), written[3], day_of(now))
    return found if found is None or found <= now + timedelta(days=_YEAR) else None


def end_of(day: date) -> datetime:
    """Give the moment at which a day in Lào Cai ends."""
    return datetime.combine(day + timedelta(days=1), time(), ZONE)


def _end_of(day: int, month: int, year: str | None, today: date) -> datetime | None:
    """Give the end of a day; without a year the next one that comes."""
    try:
        on = date(int(year) if year else today.year, month, day)
        return end_of(on if year or on >= today else on.replace(year=today.year + 1))
    except ValueError:
        return None
