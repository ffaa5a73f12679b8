"""What answers to criteria are worth: points, band, the star that the marks allow, what blocks.

Pure. An option with a star mark is the least that the star needs; points enough for a star without it give
no star (Decision 26/2026/QĐ-TTg, remarks at the end of each set in annex II). That a star needs the marks of
the lower stars too is how the compiler reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.rules.criteria import PART_POINTS, STARS, Criteria, CriteriaSet, Criterion

Answers = Mapping[str, int]
"""Place of the chosen option, from 0, by code of the criterion."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What answers are worth.

    Attributes:
        points: By part; a criterion without an answer gives none.
        total: Of all parts.
        band: Stars by points alone, 1 to 5.
        stars: The star within the band that the marks allow, None for none.
        blocked_by: Codes of the criteria whose marks the next star, or a lower one, lacks.
        missing: Codes of the criteria without an answer.
    """

    points: Mapping[str, int]
    total: int
    band: int
    stars: int | None
    blocked_by: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def next_star(self) -> int:
        """The star that comes next; five where it is reached."""
        return min(self.stars + 1, STARS[-1]) if self.stars else STARS[0]


def assess(rules: Criteria, chosen: CriteriaSet, answers: Answers) -> Assessment:
    """Say what answers are worth.

    Args:
        rules: The edition.
        chosen: The set of the product.
        answers: Only codes and places that the set has.
    """
    points = dict.fromkeys(PART_POINTS, 0)
    for code, place in answers.items():
        criterion = chosen.by_code[code]
        points[criterion.part] += criterion.levels[place].points
    total = sum(points.values())
    band = max((star for star, least in rules.bands.items() if total >= least), default=1)
    stars = next((s for s in reversed(STARS) if s <= band and not lacking(chosen, answers, s)), None)
    following = min(stars + 1, STARS[-1]) if stars else STARS[0]
    return Assessment(
        points=points,
        total=total,
        band=band,
        stars=stars,
        blocked_by=tuple(criterion.code for criterion in lacking(chosen, answers, following)),
        missing=tuple(c.code for c in chosen.criteria if c.code not in answers),
    )


def lacking(chosen: CriteriaSet, answers: Answers, star: int) -> tuple[Criterion, ...]:
    """Give the criteria whose marks for a star, or for a lower one, are not reached."""
    return tuple(c for c in chosen.needed_for(star) if answers.get(c.code, -1) < c.needs(star))
