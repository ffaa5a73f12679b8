"""The 26 sets of criteria by which products are scored, read from `criteria.yaml` and checked.

Decision 26/2026/QĐ-TTg, annex II, in the compiler's own words; points and star marks from one transcript. A
file whose sums are wrong, or that lacks a part, is refused with file, set and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from knowledge.errors import KnowledgeError
from knowledge.yaml_files import read_yaml

SHIPPED = Path(__file__).with_name("criteria.yaml")
PART_POINTS = {"A": 40, "B": 25, "C": 35}
TOURISM = 26
"""The set of tourism services: no samples are brought, nothing is known that rules a service out."""

STARS = (3, 4, 5)
"""Stars that are recognised; one and two are points without a certificate."""


class BadCriteria(KnowledgeError):
    """A criteria file that must not be used; the message says file, set, place and why."""


@dataclass(frozen=True, slots=True)
class Level:
    """One option of a criterion.

    Attributes:
        points: What it gives.
        text: What must be the case, in short.
        star: Star that needs at least this option, 0 for none.
    """

    points: int
    text: str
    star: int = 0


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion.

    Attributes:
        code: "3.5"; unique within its set.
        name: What is looked at.
        part: "A", "B" or "C".
        group: Code of its group.
        levels: Its options, the least first.
        notes: What is to be known: kind ("bat_buoc", "loai", "luu_y", "dung_cham") and words.
        by_commune: Whether the commune comments on it.
        evidence: Papers that show it, by their id in `dossier.yaml`.
        by_hand: Whether it asks after what is nobody's business here: it can be left to be written by hand.
        was: Code of the criterion that meant the same in the set of the edition before, "" for none.
    """

    code: str
    name: str
    part: str
    group: str
    levels: tuple[Level, ...]
    notes: tuple[tuple[str, str], ...] = ()
    by_commune: bool = False
    evidence: tuple[str, ...] = ()
    by_hand: bool = False
    was: str = ""

    @property
    def most(self) -> int:
        """The points of its best option."""
        return max(level.points for level in self.levels)

    def needs(self, star: int) -> int:
        """Give the place of the option that a star needs at least, -1 where any will do."""
        return max((n for n, level in enumerate(self.levels) if 0 < level.star <= star), default=-1)


@dataclass(frozen=True)
class CriteriaSet:
    """One set of criteria.

    Attributes:
        number: 1 to 26.
        name: For which goods.
        criteria: In the order of the form.
        groups: Names of the groups by part and code.
        disqualifiers: What rules a product out.
        was: Number of the set that it was in the edition before.
    """

    number: int
    name: str
    criteria: tuple[Criterion, ...]
    groups: Mapping[tuple[str, str], str]
    disqualifiers: tuple[str, ...]
    was: int

    @cached_property
    def by_code(self) -> Mapping[str, Criterion]:
        """The criteria by code."""
        return {criterion.code: criterion for criterion in self.criteria}

    def needed_for(self, star: int) -> tuple[Criterion, ...]:
        """Give the criteria in which a star, or a lower one, has a mark."""
        return tuple(criterion for criterion in self.criteria if criterion.needs(star) >= 0)


@dataclass(frozen=True, slots=True)
class Criteria:
    """An edition of the criteria.

    Attributes:
        version: The day from which it is in force, ISO; answers are kept under it.
        in_force: The same as a day.
        sets: By number.
        doubts: Cells of the transcript that were mended or look wrong, in words.
        bands: For each star, the least total points.
    """

    version: str
    in_force: date
    sets: Mapping[int, CriteriaSet]
    doubts: tuple[str, ...]
    bands: Mapping[int, int]


@cache
def criteria(path: Path = SHIPPED) -> Criteria:
    """Read an edition.

    Raises:
        BadCriteria: A sum is wrong, a part or a code is missing, or a code stands twice.
    """
    raw = read_yaml(path)
    try:
        sets = {row["set_no"]: _checked(path, row) for row in raw["sets"]}
        bands = {row["stars"]: row["min"] for row in raw["star_bands"]}
        day = date.fromisoformat(str(raw["meta"]["effective_from"]))
        doubts = tuple(raw["meta"].get("transcription_fixes", ()))
    except (KeyError, TypeError, ValueError) as error:
        raise BadCriteria(f"{path.name}: {type(error).__name__}: {error}") from error
    return Criteria(day.isoformat(), day, sets, doubts, bands)


def _checked(path: Path, row: Mapping[str, Any]) -> CriteriaSet:
    """Read one set; what is wrong with it is said with the line where the set begins."""
    try:
        return _set(row)
    except (BadCriteria, KeyError, TypeError) as error:
        number = row.get("set_no")
        begins = re.compile(rf"\s*-?\s*set_no: {number}\s*")
        lines = path.read_text("utf-8").splitlines()
        at = next((n for n, line in enumerate(lines, 1) if begins.fullmatch(line)), 0)
        why = str(error) if isinstance(error, BadCriteria) else f"lacks {error}"
        raise BadCriteria(f"{path.name}:{at}: set {number}: {why}") from error


def _set(row: Mapping[str, Any]) -> CriteriaSet:
    found = tuple(_criteria_of(row))
    made = CriteriaSet(
        number=row["set_no"],
        name=row["name"],
        criteria=found,
        groups={(p["code"], g["code"]): g["name"] for p in row["parts"] for g in p["groups"]},
        disqualifiers=tuple(row["disqualifiers"]),
        was=row.get("was", row["set_no"]),
    )
    if len(made.by_code) != len(found):
        twice = sorted({c.code for c in found if sum(o.code == c.code for o in found) > 1})
        raise BadCriteria(f"stands twice: {', '.join(twice)}")
    _check_sums(row, found)
    return made


def _criteria_of(row: Mapping[str, Any]) -> Iterator[Criterion]:
    for part in row["parts"]:
        for group in part["groups"]:
            for raw in group["criteria"]:
                yield Criterion(
                    code=str(raw["code"]),
                    name=raw["name"],
                    part=part["code"],
                    group=str(group["code"]),
                    levels=tuple(Level(o["points"], o["text"], o.get("min_star", 0)) for o in raw["options"]),
                    notes=tuple((note["type"], note["text"]) for note in raw.get("notes", ())),
                    by_commune=bool(raw.get("commune_assessed")),
                    evidence=tuple(raw.get("evidence", ())),
                    by_hand=bool(raw.get("by_hand")),
                    was=str(raw.get("was", "")),
                )


def _check_sums(row: Mapping[str, Any], found: tuple[Criterion, ...]) -> None:
    """Refuse a set whose points do not add up: each criterion, each group, each part."""
    listed = {p["code"]: p for p in row["parts"]}
    if listed.keys() != PART_POINTS.keys():
        raise BadCriteria(f"parts {', '.join(sorted(listed))} instead of A, B, C")
    for code, most in PART_POINTS.items():
        total = sum(criterion.most for criterion in found if criterion.part == code)
        if total != most:
            raise BadCriteria(f"part {code} adds up to {total}, not {most}")
        for group in listed[code]["groups"]:
            own = sum(c.most for c in found if (c.part, c.group) == (code, str(group["code"])))
            if own != group["max"]:
                place = f"part {code}, group {group['code']}"
                raise BadCriteria(f"{place} adds up to {own}, not {group['max']}")
