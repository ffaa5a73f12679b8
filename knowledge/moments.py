"""Moments as people type them: "8h sáng mai", "19:30 thứ bảy", "29/11 8:00"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from knowledge.calendar import ZONE, day_of
from knowledge.matching.syllables import fold

_TIME = re.compile(r"\b(\d{1,2})(?:\s*(?::|h|gio)\s*(\d{2})?)\s*(sang|trua|chieu|toi)?", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?\b")
_WEEKDAY = re.compile(r"\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)\b")
_NUMBERS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_AFTERNOON = ("chieu", "toi")
NOON = 12


def moment_in(text: str, now: datetime) -> datetime | None:
    """Read a moment with a time of day; the day is the next one that fits, today where none is said.

    Returns:
        The aware moment, perhaps in the past; None where no time of day, or no real day, is said.
    """
    plain = fold(text.lower())
    found = _TIME.search(_DAY.sub(" ", plain))
    on = _day(plain, day_of(now))
    if found is None or on is None:
        return None
    hour = int(found[1]) + (NOON if found[3] in _AFTERNOON and int(found[1]) < NOON else 0)
    try:
        return datetime.combine(on, time(hour, int(found[2] or 0)), ZONE)
    except ValueError:
        return None


def _day(plain: str, today: date) -> date | None:
    if written := _DAY.search(plain):
        return _written(int(written[1]), int(written[2]), written[3], today)
    if re.search(r"\bngay kia\b", plain):
        return today + timedelta(days=2)
    if re.search(r"\bmai\b", plain):
        return today + timedelta(days=1)
    if named := _WEEKDAY.search(plain):
        wanted = (
            6 if named[1] is None else _NUMBERS.get(named[1], int(named[1]) - 2 if named[1].isdigit() else 0)
        )
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    return today


def _written(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        return date(int(year) if year else today.year, month, day)
    except ValueError:
        return None
