"""The result of laying one message over one product: which words explain which, and what is left over.

Made by `overlay.py`, judged by `sureness.py`, `conflict.py` and `decide.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.matching.index import Entry
from knowledge.matching.message import Query, Span


@dataclass(slots=True)
class Fit:
    """One message laid over one product.

    `at` maps a position of the message to the position in the name it explains, `slips` to what it cost.
    `maker`, `place` and `repeats` are positions explained by the maker, the places, and a word of the name
    said again; `left` are the words nothing explains, `foreign_places` those naming another place or maker,
    `vetoed` what of `at` belongs to such a place instead.
    """

    entry: Entry
    at: dict[int, int] = field(default_factory=dict)
    slips: dict[int, float] = field(default_factory=dict)
    maker: set[int] = field(default_factory=set)
    place: set[int] = field(default_factory=set)
    repeats: set[int] = field(default_factory=set)
    left: list[int] = field(default_factory=list)
    foreign_places: list[Span] = field(default_factory=list)
    vetoed: dict[int, int] = field(default_factory=dict)
    covered: float = 0.0
    score: float = 0.0

    @property
    def name_cover(self) -> float:
        """Share of the name's weight that the message holds, 0-1."""
        return self.covered / self.entry.total if self.entry.total else 0.0

    @property
    def missing(self) -> list[int]:
        """Positions of the name that the message leaves out, light words and repetitions aside."""
        held = set(self.at.values())
        said = {self.entry.words[j] for j in held}
        entry = self.entry
        repeated = {i for i, word in enumerate(entry.words) if word in said and not entry.proper[i]}
        return [i for i, light in enumerate(entry.light) if i not in held and not light and i not in repeated]

    @property
    def complete(self) -> bool:
        """Whether the message holds the whole name."""
        return bool(self.at) and not self.missing

    @property
    def proper(self) -> list[int]:
        """Positions of the name held by the message that name a place, brand or maker."""
        return sorted(i for i in set(self.at.values()) if self.entry.proper[i])

    @property
    def goods(self) -> bool:
        """Whether a word of the name that says what the thing is was held."""
        held = set(self.at.values())
        return any(goods and i in held for i, goods in enumerate(self.entry.goods))

    def repaired(self, query: Query) -> bool:
        """Whether a syllable had to be changed to find the product; marks left out are no repair."""
        used = self.at.keys() | self.maker
        return any(query.tokens[i].repaired or self.slips.get(i) for i in used)


def runs_of(positions: Iterable[int]) -> list[list[int]]:
    """Group positions that follow one another."""
    runs: list[list[int]] = []
    for i in sorted(positions):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs
