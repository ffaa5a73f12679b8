"""Moments as officials type them."""

from __future__ import annotations

from datetime import datetime

import pytest

from knowledge.calendar import ZONE
from knowledge.moments import moment_in

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)  # a Monday


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("8:00 sáng mai", "2026-11-24 08:00"),
        ("8h mai", "2026-11-24 08:00"),
        ("8 gio toi", "2026-11-23 20:00"),
        ("2h chiều 29/11", "2026-11-29 14:00"),
        ("19:30 thứ bảy", "2026-11-28 19:30"),
        ("thu 7 19h30", "2026-11-28 19:30"),
        ("7h chủ nhật", "2026-11-29 07:00"),
        ("8:00 29/11/2027", "2027-11-29 08:00"),
        ("29-11 lúc 8h", "2026-11-29 08:00"),
        ("10h", "2026-11-23 10:00"),
        ("8:00 22/11", "2026-11-22 08:00"),
        ("12h trưa ngày kia", "2026-11-25 12:00"),
    ],
)
def test_read(text: str, wanted: str) -> None:
    """Time, day, weekday, part of the day, with marks and without."""
    assert f"{moment_in(text, NOW):%Y-%m-%d %H:%M}" == wanted


@pytest.mark.parametrize("text", ["", "mai", "sớm nhé", "25:00 mai", "8:61", "8h 31/02", "29/11"])
def test_not_read(text: str) -> None:
    """No time of day, or none that exists: it is asked again."""
    assert moment_in(text, NOW) is None
