"""Days and numbers as people read them."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def day(on: date, language: str) -> str:
    """Give 28/12/2026, or 28 Dec 2026 in English."""
    if language == "en":
        return f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    return f"{on.day:02d}/{on.month:02d}/{on.year}"


def short_day(on: date, language: str) -> str:
    """Give 25/11, or 25 Nov in English, for near days."""
    return f"{on.day} {MONTHS[on.month - 1]}" if language == "en" else f"{on.day:02d}/{on.month:02d}"


def month(on: date, language: str) -> str:
    """Give 12/2025, or Dec 2025 in English."""
    return f"{MONTHS[on.month - 1]} {on.year}" if language == "en" else f"{on.month:02d}/{on.year}"


def known_day(on: str, language: str) -> str:
    """Give a day, month or year of the data ("2024-12-02", "2024-12", "2024") as people read it."""
    parts = [int(part) for part in on.split("-")]
    match parts:
        case [year, month_, day_]:
            return day(date(year, month_, day_), language)
        case [year, month_]:
            return month(date(year, month_, 1), language)
    return on


def weekday(on: date, language: str) -> str:
    """Give the name of the weekday."""
    return WEEKDAYS[language][on.weekday()]
