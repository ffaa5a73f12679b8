"""rapidfuzz over all names, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from benchmarks.baselines.shape import Baseline, Factory, Hit, folded

Fold = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Scored:
    """The best names by one score."""

    name: str
    scorer: Callable[..., float]
    fold: Fold
    names: list[str]

    def search(self, text: str, limit: int) -> list[Hit]:
        """Give the best names for a text, best first."""
        best = process.extract(self.fold(text), self.names, scorer=self.scorer, limit=limit)
        return [(score, index) for _, score, index in best]


@dataclass(frozen=True, slots=True)
class ScoredOne(Scored):
    """The one best name, which costs less: worse names are given up as soon as they cannot win."""

    def search(self, text: str, limit: int) -> list[Hit]:
        """Give the best name for a text, whatever the limit."""
        best = process.extractOne(self.fold(text), self.names, scorer=self.scorer)
        return [(best[1], best[2])] if best else []


def _factory(kind: type[Scored], name: str, scorer: Callable[..., float], fold: Fold) -> Factory:
    @contextmanager
    def opened(names: list[str]) -> Iterator[Baseline]:
        yield kind(name, scorer, fold, [fold(each) for each in names])

    return opened


KINDS = (
    (ScoredOne, "rapidfuzz extractOne WRatio, raw text", fuzz.WRatio, str),
    (Scored, "rapidfuzz WRatio, raw text", fuzz.WRatio, str),
    (Scored, "rapidfuzz WRatio, folded", fuzz.WRatio, folded),
    (Scored, "rapidfuzz token_set_ratio, folded", fuzz.token_set_ratio, folded),
)
FACTORIES: dict[str, Factory] = {kind[1]: _factory(*kind) for kind in KINDS}
