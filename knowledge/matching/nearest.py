"""The likest of a few texts, where only the spelling may differ: a heading, a product that was renamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

LOOKED_AT = 60
"""How many of the texts that share a word are compared."""


def likest(text: str, among: Sequence[str], least: float) -> int | None:
    """Give the place of the likest text, None where none reaches `least` of 100; letters and their order."""
    found = process.extractOne(text, among, scorer=fuzz.ratio, score_cutoff=least)
    return found[2] if found else None


@dataclass(slots=True)
class Names:
    """Names, all folded, among which others are looked for that have most of their words in any order."""

    names: Sequence[str]
    _by_word: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_word = defaultdict(list)
        for place, name in enumerate(self.names):
            for word in set(name.split()):
                self._by_word[word].append(place)

    def near(self, name: str, least: float) -> list[tuple[int, float]]:
        """Give the places and likeness of the names that reach `least` of 100, the likest first.

        Only names that share one of its two rarest words are compared, so that a long list stays quick.
        """
        known = [word for word in set(name.split()) if word in self._by_word]
        rare = sorted(known, key=lambda word: (len(self._by_word[word]), word))
        places = dict.fromkeys(n for word in rare[:2] for n in self._by_word[word][:LOOKED_AT])
        scored = ((n, fuzz.token_sort_ratio(name, self.names[n], score_cutoff=least)) for n in places)
        return sorted(
            ((n, score) for n, score in scored if score >= least), key=lambda one: (-one[1], one[0])
        )
