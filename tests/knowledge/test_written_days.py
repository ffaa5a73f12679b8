"""Days as people write them: each form, and what is no day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from knowledge.written_days import days_in

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "text",
    [
        "28/11/2026", "28-11-2026", "28.11.2026", "28/11/26", "2026-11-28", "ngày 28/11", "28-11",
        "28 tháng 11", "28 thang 11 nam 2026", "28 tháng 11, năm 2026", "28 Nov 2026", "28 November",
        "thứ bảy này", "thu 7", "T7", "thứ Bẩy", "Saturday", "7h sáng 28/11", "7.30 ngày 28/11/2026",
        "thứ bảy 28/11",
    ],
)  # fmt: skip
def test_one_day(text: str) -> None:
    """Every form gives the same day."""
    assert days_in(text, MONDAY) == [SATURDAY]


@pytest.mark.parametrize(
    ("text", "days"),
    {
        "today": ("hôm nay", 0),
        "today as its weekday": ("thứ hai", 0),
        "tomorrow": ("mai", 1),
        "the day after": ("ngày kia", 2),
        "Sunday": ("chủ nhật", 6),
        "next week": ("thứ bảy tuần sau", 12),
        "next Monday": ("thứ hai tuần tới", 7),
        "without a year, nearest is ahead": ("5/1", 43),
        "without a year, nearest is past": ("20/11", -3),
    }.values(),
)
def test_a_day_seen_from_today(text: str, days: int) -> None:
    """Words and days without a year depend on the day on which they are read."""
    assert days_in(text, MONDAY) == [MONDAY + timedelta(days=days)]


@pytest.mark.parametrize(
    "text", ["28-30/11", "28 – 30/11/2026", "28/11 đến 30/11/2026", "28.11.2026-30.11.2026"]
)
def test_two_days(text: str) -> None:
    """Both ends of a fair in one answer."""
    assert days_in(text, MONDAY) == [SATURDAY, date(2026, 11, 30)]


@pytest.mark.parametrize(
    "text", ["", "31/02/2026", "29/2", "32/1", "0214 3820 000", "2026", "chợ", "1/1/0001", "28/11/1026"]
)
def test_no_day(text: str) -> None:
    """What no calendar has, and what is none."""
    assert days_in(text, MONDAY) == []


@given(
    some.dates(date(2020, 1, 1), date(2089, 12, 31)), some.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"])
)
def test_every_day(on: date, form: str) -> None:
    """A day with its year is that day, whenever it is read."""
    assert days_in(on.strftime(form), MONDAY) == [on]


@given(some.text(max_size=40))
def test_anything(text: str) -> None:
    """Nothing that is typed breaks it."""
    assert all(isinstance(on, date) for on in days_in(text, MONDAY))
