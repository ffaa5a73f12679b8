"""Fairs in time: which run, which come, which are over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from knowledge.registry.model import Fair


def last_day(fair: Fair) -> date:
    """Give the last day; the first one, where the source gives no end."""
    return fair.ends_on or fair.starts_on


def is_running(fair: Fair, on: date) -> bool:
    """Whether a fair is held on a day."""
    return fair.starts_on <= on <= last_day(fair)


def coming(fairs: Iterable[Fair], on: date) -> tuple[Fair, ...]:
    """Give the fairs that are not over on a day, the next first."""
    return tuple(sorted((f for f in fairs if last_day(f) >= on), key=lambda f: (f.starts_on, f.name)))


def past(fairs: Iterable[Fair], on: date) -> tuple[Fair, ...]:
    """Give the fairs that are over, the newest first."""
    over = sorted((f for f in fairs if last_day(f) < on), key=lambda f: f.name)
    return tuple(sorted(over, key=lambda f: f.starts_on, reverse=True))
