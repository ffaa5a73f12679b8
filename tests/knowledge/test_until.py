"""Until when something lasts, as people type it."""

from __future__ import annotations

from datetime import datetime

import pytest

from knowledge.calendar import ZONE
from knowledge.until import until_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("6 tiếng", "2026-11-23 15:00"),
        ("trong 2 giờ nữa", "2026-11-23 11:00"),
        ("3 ngày", "2026-11-26 09:00"),
        ("3 days", "2026-11-26 09:00"),
        ("12 hours", "2026-11-23 21:00"),
        ("30/11", "2026-12-01 00:00"),
        ("đến hết ngày 30/11/2026", "2026-12-01 00:00"),
        ("5/1", "2027-01-06 00:00"),
        ("17:00", "2026-11-23 17:00"),
        ("17:00 ngày mai", "2026-11-24 17:00"),
        ("8h", "2026-11-23 08:00"),
        ("17h 25/11", "2026-11-25 17:00"),
    ],
)
def test_what_is_read(text: str, moment: str) -> None:
    """Hours and days from now, a day to its end, a time of day."""
    assert until_in(text, NOW) == datetime.fromisoformat(moment).replace(tzinfo=ZONE)


@pytest.mark.parametrize("text", ["khi nào xong", "", "31/02", "999 ngày", "mật ong"])
def test_what_is_not_read(text: str) -> None:
    """Nothing is guessed, and nothing lasts for years."""
    assert until_in(text, NOW) is None
