"""Measure the product matcher beside other people's: `python -m benchmarks.match [--seed N]`.

The sets: the development queries; made ones (`generate.py`) over the shipped registry, in the wording that
was looked at and in the wording held back; the same over the products of other provinces, and over 17,000
made-up products. The baselines choose their thresholds on other queries of the same kind. The columns are
explained at `scoring.Tally` (fc: wrong yes, over negatives and positives; ask: false ask). Where a query
names a generic row, our answer names that row first, as the bot does when it says that it is a kind of goods.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from benchmarks.baselines import Baseline, calibrated, held_to, opened
from benchmarks.carriers import HELD, OPEN, carriers
from benchmarks.generate import generate
from benchmarks.parts import resident_mb
from benchmarks.registry import elsewhere, home_rows, large, other_rows, small
from benchmarks.scoring import DEV_SET, Answer, Method, Query, Tally, Verdict, measure, queries, table
from knowledge.matching import Named, build

COUNTS = (2000, 1040, 80)  # positives, negatives, star claims of a made set
CALIBRATION = (400, 250, 20)
LARGE = 1000  # names from which the slow baselines are measured and calibrated on fewer queries
FEW, FEW_CALIBRATION = 300, (150, 100, 10)
VERDICTS: dict[str, Verdict] = {
    "match": "certified",
    "choices": "ambiguous",
    "similar": "similar",
    "none": "none",
}


def matcher(products: list[Named]) -> Method:
    """Our own matcher as a method of this benchmark."""
    built, known = build(products), {p.code: p for p in products}

    def answer(text: str) -> Answer:
        decision = built.decide(text)
        if decision.kind == "none":
            return "none", []
        codes = [decision.generic] * bool(decision.generic) + [c.code for c in decision.products]
        return VERDICTS[decision.kind], [(known[code].name, known[code].producer) for code in codes]

    return answer


@dataclass(frozen=True, slots=True)
class Trial:
    """A registry, the queries to measure on, and others to choose the baselines' thresholds on."""

    name: str
    products: list[Named]
    rows: list[Query]
    calibration: list[Query]


def trials(seed: int, count: int) -> Iterator[Trial]:
    """Give the sets, the small ones first."""
    home, other, far = small(), other_rows(), elsewhere()
    tuning = generate(home, other, seed + 1, carriers(OPEN), *CALIBRATION)
    yield Trial("development set", home, queries(DEV_SET), tuning)
    yield Trial("shipped, known wording", home, generate(home, other, seed, carriers(OPEN), *COUNTS), tuning)
    yield Trial(
        "shipped, wording held back", home, generate(home, other, seed, carriers(HELD), *COUNTS), tuning
    )
    tuning = generate(far, home_rows(), seed + 1, carriers(OPEN), *CALIBRATION)
    rows = generate(far, home_rows(), seed, carriers(HELD), *COUNTS)
    yield Trial("other provinces, wording held back", far, rows, tuning)
    many = large(seed, count)
    tuning = generate(many, other, seed + 1, carriers(OPEN), *FEW_CALIBRATION)
    rows = generate(many, other, seed, carriers(HELD), *COUNTS)
    yield Trial(f"{count:,} products, wording held back", many, rows, tuning)


def compare(trial: Trial) -> str:
    """Ours and the baselines on one set, then ours by category."""
    ours = measure(matcher(trial.products), trial.rows)
    few = trial.rows[:FEW] if len(trial.products) > LARGE else trial.rows
    lines = [("knowledge.matching", ours.pop("all")), *_others(trial, few)]
    head = f"## {trial.name}: {len(trial.rows)} queries, {len(trial.products):,} names"
    return f"{head}\n\n{table(lines)}\n\n{table(sorted(ours.items()))}\n"


def _others(trial: Trial, rows: list[Query]) -> Iterator[tuple[str, Tally]]:
    shown = [p for p in trial.products if p.standing in ("recognised", "generic")]
    products = [(p.name, p.producer) for p in shown]
    with opened([p.name for p in shown]) as (present, absent):
        for baseline in present:
            known = Remembering(baseline)
            method, held = (way(known, products, trial.calibration) for way in (calibrated, held_to))
            timed = measure(replace(method, baseline=baseline), rows)["all"]
            yield f"{baseline.name}, best F1", timed
            again = measure(held, rows)["all"]
            again.times_ms = timed.times_ms
            yield f"{baseline.name}, fc <= 0.5", again
        for name, reason in absent.items():
            print(f"{name}: not present ({reason})")


class Remembering:
    """A baseline that searches for each text once: two thresholds cost one search."""

    def __init__(self, baseline: Baseline) -> None:
        self.name, self._baseline = baseline.name, baseline
        self._found: dict[tuple[str, int], list[tuple[float, int]]] = {}

    def search(self, text: str, limit: int) -> list[tuple[float, int]]:
        """What the baseline finds."""
        asked = (text, limit)
        if asked not in self._found:
            self._found[asked] = self._baseline.search(text, limit)
        return self._found[asked]


def _footprint(count: int) -> tuple[float, float]:
    """Seconds to build the index of so many products, and megabytes it adds to the process."""
    products = large(1, count)
    build(small())  # the words of the language are loaded once, whatever the registry
    gc.collect()
    before, begun = resident_mb(), time.perf_counter()
    built = build(products)
    took = time.perf_counter() - begun
    return took, resident_mb() - before if built else 0.0


def main() -> None:
    """Print one table a set, and what the large index costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--count", type=int, default=17_000, help="products of the large registry")
    parser.add_argument("--set", type=Path, help="measure ours on this file of queries alone")
    given = parser.parse_args()
    if given.set:
        print(table(sorted(measure(matcher(small()), queries(given.set)).items())))
        return
    print(f"seed {given.seed}; percent unless said; over: rows; times: best of three where under 5 ms\n")
    for trial in trials(given.seed, given.count):
        print(compare(trial), flush=True)
    with get_context("spawn").Pool(1) as pool:
        took, size = pool.apply(_footprint, (given.count,))
    print(f"index of {given.count:,} products: built in {took:.2f} s, {size:.0f} MB above the bare process")


if __name__ == "__main__":
    main()
