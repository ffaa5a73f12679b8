"""Questions that are alike, so that what many people asked in their own words is counted once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

ALIKE = 80.0
"""Likeness of word sets, 0 to 100, from which two questions are taken for one."""


@dataclass(slots=True)
class Group:
    """Questions that are alike, in the order in which they were given; the first one names them."""

    texts: list[str] = field(default_factory=list)


def grouped(texts: Sequence[str], spelt: Callable[[str], str]) -> list[Group]:
    """Put questions that are alike together.

    Each goes to the group whose first question it is most like, or begins one. The largest groups come
    first; among equals the one that was asked first. `spelt` brings a text to one spelling.
    """
    groups: list[Group] = []
    firsts: list[str] = []
    for text in texts:
        words = spelt(text) or text.casefold()
        found = process.extractOne(words, firsts, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if found is None:
            firsts.append(words)
            groups.append(Group())
        groups[found[2] if found else -1].texts.append(text)
    return sorted(groups, key=lambda group: -len(group.texts))


def alike(text: str, others: Sequence[str], spelt: Callable[[str], str]) -> list[int]:
    """Give the places of the texts that are alike to one, as `grouped` would put them together."""
    words = spelt(text) or text.casefold()
    known = [spelt(other) or other.casefold() for other in others]
    found = process.extract(words, known, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None)
    return sorted(index for _, _, index in found)
