"""Make a yes or no of a baseline's score: a threshold, chosen on queries other than those measured."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.baselines.shape import Baseline

if TYPE_CHECKING:
    from benchmarks.scoring import Answer, Product, Query

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Certifying:
    """A method of the benchmark: yes to the best product when its score reaches the threshold."""

    baseline: Baseline
    products: list[Product]
    threshold: float

    def __call__(self, text: str) -> Answer:
        """Answer one query."""
        hits = self.baseline.search(text, SHOWN)
        sure = bool(hits) and hits[0][0] >= self.threshold
        return ("certified" if sure else "none"), [self.products[index] for _, index in hits]


@dataclass(frozen=True, slots=True)
class Trial:
    """The best score for one query of the calibration set, and what a yes would be worth."""

    score: float
    right: bool
    counted: bool
    """Not where a yes is tolerated but another answer is expected: it tells neither for nor against."""


def calibrated(baseline: Baseline, products: list[Product], queries: list[Query]) -> Certifying:
    """Certify from the threshold of best F1 on; products in the order of the names of the baseline."""
    expected = sum(query.expect == "certified" for query in queries)
    trials = (_trial(baseline, products, query) for query in queries)
    return Certifying(baseline, products, best_threshold((t for t in trials if t is not None), expected))


def held_to(
    baseline: Baseline, products: list[Product], queries: list[Query], share: float = 0.005
) -> Certifying:
    """Certify from the lowest threshold that keeps wrong yeses within a share of the negatives."""
    negatives = [query for query in queries if query.expect == "none"]
    if not negatives:
        raise ValueError("no query of the calibration set expects none")
    hits = [baseline.search(query.text, SHOWN) for query in negatives]
    scores = sorted((found[0][0] if found else -math.inf for found in hits), reverse=True)
    first_refused = scores[math.floor(share * len(scores))]
    return Certifying(baseline, products, math.nextafter(first_refused, math.inf))


def best_threshold(trials: Iterable[Trial], expected: int) -> float:
    """The threshold of best F1 of the right yeses against those expected; of equal ones the highest.

    Where no yes is ever right it is infinite: never say yes.
    """
    best, threshold, right, said = 0.0, math.inf, 0, 0
    ranked = sorted((t for t in trials if t.counted), key=lambda trial: -trial.score)
    for place, trial in enumerate(ranked, 1):
        right, said = right + trial.right, said + 1
        last_of_score = place == len(ranked) or ranked[place].score < trial.score
        if last_of_score and (f1 := 2 * right / (said + expected)) > best:
            best, threshold = f1, trial.score
    return threshold


def _trial(baseline: Baseline, products: list[Product], query: Query) -> Trial | None:
    hits = baseline.search(query.text, SHOWN)
    if not hits:
        return None
    accepted = query.accepts(products[hits[0][1]])
    right = accepted and query.expect == "certified"
    tolerated = accepted and query.expect != "certified" and "certified" in query.ok
    return Trial(hits[0][0], right, counted=not tolerated)
