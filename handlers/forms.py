"""The form engine: which criterion is asked next, back, skip, how far one is. Pure; questions are data.

A walk is a list of criteria in the order of the form: the marks that three stars need ("quick"), or all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.rules.criteria import CriteriaSet, Criterion

QUICK, FULL = "quick", "full"
QUICK_STAR = 3


def walk(chosen: CriteriaSet, mode: str) -> tuple[Criterion, ...]:
    """Give the criteria of a walk, in order."""
    return chosen.needed_for(QUICK_STAR) if mode == QUICK else chosen.criteria


def following(
    walked: Sequence[Criterion], answers: Mapping[str, int], skipped: Sequence[str], after: str = ""
) -> Criterion | None:
    """Give the next criterion to ask: the first behind `after` that is open, None where none is.

    Args:
        walked: The walk.
        answers: What is answered.
        skipped: Codes that were passed over; they are asked again only when they are jumped to.
        after: Code of the criterion that was asked last, "" for the beginning.
    """
    begin = next((n + 1 for n, criterion in enumerate(walked) if criterion.code == after), 0)
    rest = [*walked[begin:], *walked[:begin]]
    return next((c for c in rest if c.code not in answers and c.code not in skipped), None)


def before(walked: Sequence[Criterion], code: str) -> Criterion:
    """Give the criterion before one; the first where there is none before."""
    place = next((n for n, criterion in enumerate(walked) if criterion.code == code), 0)
    return walked[max(place - 1, 0)]


def position(walked: Sequence[Criterion], code: str) -> int:
    """Give the number of a criterion in its walk, from 1."""
    return next((n for n, criterion in enumerate(walked, 1) if criterion.code == code), 1)


def ends_part(walked: Sequence[Criterion], code: str) -> bool:
    """Whether a criterion is the last of its group, so that the running total is told."""
    place = position(walked, code) - 1
    own = walked[place]
    return place + 1 == len(walked) or (walked[place + 1].part, walked[place + 1].group) != (
        own.part,
        own.group,
    )
