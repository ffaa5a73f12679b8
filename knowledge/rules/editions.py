"""Which edition of the criteria rules on a day: the shipped one, and newer files an operator adds.

A file of a later decision is put into the folder of the setting RULES before it is in force; from its day on
new dossiers begin under it, and open ones are carried over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from knowledge.rules.criteria import SHIPPED, BadCriteria, Criteria, criteria


@dataclass(frozen=True, slots=True)
class Editions:
    """All editions that are known, by the day from which each is in force, oldest first."""

    listed: tuple[Criteria, ...]

    def on(self, day: date) -> Criteria:
        """Give the edition in force on a day; the oldest for a day before all."""
        return next((one for one in reversed(self.listed) if one.in_force <= day), self.listed[0])

    def of(self, version: str) -> Criteria | None:
        """Give an edition by its version."""
        return next((one for one in self.listed if one.version == version), None)


@cache
def editions(folder: Path | None = None) -> Editions:
    """Read the shipped edition and those of a folder (`criteria*.yaml`).

    Raises:
        BadCriteria: A file must not be used, or two are in force from the same day.
    """
    files = [SHIPPED, *(sorted(folder.glob("criteria*.yaml")) if folder else ())]
    by_day: dict[date, Criteria] = {}
    for file in files:
        one = criteria(file)
        if one.in_force in by_day:
            raise BadCriteria(f"{file.name}: another edition is in force from {one.version} too")
        by_day[one.in_force] = one
    return Editions(tuple(by_day[day] for day in sorted(by_day)))
