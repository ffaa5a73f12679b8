"""Days as people write them in a chat: "28/11/2026", "28 tháng 11", "thứ bảy này", "28-30/11"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from unicodedata import category, normalize

from knowledge.texts import words

CENTURY = range(2000, 2100)
"""Another year is a slip of the keyboard."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WRITTEN = re.compile(
    r"(?<![\d/.])(?:"
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})"
    r"|(?P<whole>\d{1,2}\s*(?P<sign>[/.\-])\s*\d{1,2}\s*(?P=sign)\s*(?:\d{4}|\d{2}))"
    r"|(?P<range>\d{1,2}\s*[-–]\s*\d{1,2}/\d{1,2}(?:/\d{4})?)"
    r"|(?P<thang>\d{1,2}\s+thang\s+\d{1,2}(?:\s*,?\s*nam\s+\d{4})?)"
    rf"|(?P<month>\d{{1,2}}\s+(?:{'|'.join(_MONTHS)})[a-z]*(?:,?\s+\d{{4}})?)"
    r"|(?P<short>\d{1,2}[/-]\d{1,2})"
    r")(?![\d/])"
)


def days_in(text: str, today: date) -> list[date]:
    """Find the days that a text names, in order.

    Args:
        text: As typed, marks or none. A day without a year is the one nearest to today; "thứ bảy này" and
            "thứ bảy" are the next one, today included; "tuần sau" is the week that begins next Monday.
        today: The day on which it is read.

    Returns:
        E.g. both ends of "28-30/11"; nothing for a day that no calendar has.
    """
    plain = _plain(text)
    written = [day for found in _WRITTEN.finditer(plain) for day in _read(found, today)]
    return written or list(_said(plain, today))


def _plain(text: str) -> str:
    bare = normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(sign for sign in bare if not category(sign).startswith("M"))


def _read(found: re.Match[str], today: date) -> Iterator[date]:
    numbers = re.findall(r"\d+", found[0])
    match found.lastgroup:
        case "iso":
            yield from _day(*reversed(numbers), today=today)
        case "range":
            first, *last = numbers
            yield from _day(first, *last[1:], today=today)
            yield from _day(*last, today=today)
        case "month":
            month = 1 + next(n for n, name in enumerate(_MONTHS) if name in found[0])
            yield from _day(numbers[0], str(month), *numbers[1:], today=today)
        case _:
            yield from _day(*numbers, today=today)


def _day(day: str, month: str, year: str = "", *, today: date) -> Iterator[date]:
    """Give a day, without a year the one nearest to today; nothing where there is none."""
    whole = f"20{year}" if len(year) == 2 else year
    years = [int(whole)] if whole else [today.year - 1, today.year, today.year + 1]
    found = []
    for one in years:
        try:
            found.append(date(one, int(month), int(day)))
        except ValueError:
            continue
    near = [one for one in found if one.year in CENTURY]
    if near:
        yield min(near, key=lambda one: abs(one - today))


def _said(plain: str, today: date) -> Iterator[date]:
    """Give the day that is said in words: today, tomorrow, a weekday."""
    spoken = " ".join(re.findall(r"\w+", plain))
    for kind, days in (("day_after_tomorrow", 2), ("day_tomorrow", 1), ("day_today", 0)):
        if _holds(spoken, _forms(kind)):
            yield today + timedelta(days=days)
            return
    wanted = next((n for n, forms in enumerate(_weekdays()) if _holds(spoken, forms)), None)
    if wanted is None:
        return
    if _holds(spoken, _forms("week_next")):
        yield today + timedelta(days=7 - today.weekday() + wanted)
    else:
        yield today + timedelta(days=(wanted - today.weekday()) % 7)


def _holds(spoken: str, forms: tuple[str, ...]) -> bool:
    return any(f" {form} " in f" {spoken} " for form in forms)


@cache
def _forms(kind: str) -> tuple[str, ...]:
    return tuple(_plain(str(form)) for form in words()[kind])


@cache
def _weekdays() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_plain(str(form)) for form in forms) for forms in words()["weekdays"])
