"""Days that are known only in part: a day, a month, a year, or nothing.

Registry sources often give a year where the law counts in days. A `Period` says the first and
the last day that are possible, so that nothing is claimed beyond what is known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_KNOWN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    @property
    def year(self) -> int | None:
        """The year it lies in, None when it spans two."""
        return self.first.year if self.first.year == self.last.year else None

    def plus_months(self, months: int) -> Period:
        """Move both ends by whole calendar months."""
        return Period(add_months(self.first, months), add_months(self.last, months))


def period(known: str) -> Period | None:
    """Read "2023-12-28", "2023-12", "2023" or "".

    Returns:
        The days that are possible; None for "".

    Raises:
        ValueError: It is none of these, or no such day exists.
    """
    if not known:
        return None
    parts = _KNOWN.fullmatch(known)
    if parts is None:
        raise ValueError(f"not a day, month or year: {known!r}")
    year, month, day = (int(part) if part else None for part in parts.groups())
    assert year is not None
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Period(date(year, month, day), date(year, month, day))


def add_months(day: date, months: int) -> date:
    """Count whole calendar months; a day that the target month lacks becomes its last one.

    The certificates under 2585/QĐ-UBND run 36 months from 28/12/2023 and end on 28/12/2026, so the
    last day has the same number as the first.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
