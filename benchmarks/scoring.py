"""What is right for a query, and how a method did: counts and times over a set of queries."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

DEV_SET = Path(__file__).parent / "data" / "queries_dev.jsonl"
WARM_UP = 20
SHORT_MS = 5.0

Verdict = Literal["certified", "ambiguous", "similar", "none"]
Product = tuple[str, str]  # name and producer, as the query set names them
Answer = tuple[Verdict, list[Product]]
Method = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Query:
    """One row of the set: the text, what is expected, which decisions and products are right."""

    text: str
    expect: Verdict
    ok: frozenset[str]
    names: frozenset[Product]
    category: str
    recipe: str = ""

    def accepts(self, product: Product) -> bool:
        """Whether the product is an acceptable answer."""
        return product in self.names


def queries(path: Path) -> list[Query]:
    """Read a query set."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip() and not line.startswith("#")]
    return [
        Query(
            row["query"],
            row["expect"],
            frozenset(row.get("ok") or ([row["expect"]] if row["expect"] != "none" else ["similar", "none"])),
            frozenset((n["name"], n["producer"]) for n in row["names"]),
            row.get("category", "other"),
            row.get("recipe", ""),
        )
        for row in rows
    ]


@dataclass(slots=True)
class Tally:
    """Counts over some queries.

    `first`, `fifth`: an acceptable product first, among the first five. `sure`: certified and right, of the
    rows that expect it. `useful`: certified or asked back with an acceptable product first. `wrong_yes`:
    certified but not acceptable, over rows that expect none (`negatives`) and over the rest. `false_ask`: a
    row that expects none answered with a question. `over`: certified where only a question is right.
    """

    rows: int = 0
    positives: int = 0
    certifiable: int = 0
    first: int = 0
    fifth: int = 0
    sure: int = 0
    useful: int = 0
    right: int = 0
    wrong_yes_negative: int = 0
    wrong_yes_positive: int = 0
    false_ask: int = 0
    over: int = 0
    times_ms: list[float] = field(default_factory=list)

    def add(self, query: Query, answer: Answer, took_ms: float) -> None:
        """Count one answer."""
        verdict, products = answer
        hit = bool(products) and query.accepts(products[0])
        self.rows += 1
        self.times_ms.append(took_ms)
        self.right += verdict in query.ok and (hit or verdict != "certified")
        if query.expect == "none":
            self.wrong_yes_negative += verdict == "certified"
            self.false_ask += verdict == "ambiguous"
        else:
            self._add_positive(query, verdict, products, hit=hit)

    def _add_positive(self, query: Query, verdict: Verdict, products: list[Product], *, hit: bool) -> None:
        self.positives += 1
        self.first += hit
        self.fifth += any(map(query.accepts, products[:5]))
        self.useful += hit and verdict in ("certified", "ambiguous")
        self.wrong_yes_positive += verdict == "certified" and not hit
        self.certifiable += query.expect == "certified"
        self.sure += query.expect == "certified" and verdict == "certified" and hit
        self.over += hit and verdict == "certified" and "certified" not in query.ok

    def cells(self) -> list[str]:
        """The columns of the table."""
        negatives = self.rows - self.positives
        shares = [
            (self.first, self.positives),
            (self.fifth, self.positives),
            (self.sure, self.certifiable),
            (self.useful, self.positives),
            (self.right, self.rows),
            (self.wrong_yes_negative, negatives),
            (self.wrong_yes_positive, self.positives),
            (self.false_ask, negatives),
        ]
        times = sorted(self.times_ms)
        percentiles = [f"{times[int(len(times) * share)]:.2f}" for share in (0.5, 0.95)]
        return [f"{100 * n / of:.1f}" if of else "-" for n, of in shares] + [str(self.over), *percentiles]


HEAD = ["rows", "R@1", "R@5", "sure", "useful", "right", "fc-neg", "fc-pos", "ask", "over", "p50ms", "p95ms"]


def measure(method: Method, rows: list[Query]) -> dict[str, Tally]:
    """Run a method over a set: one tally a category, and one for all under "all".

    What takes less than SHORT_MS is timed three times, and the best counts: the machine is shared.
    """
    for row in rows[:WARM_UP]:
        method(row.text)
    tallies: dict[str, Tally] = {"all": Tally()}
    for row in rows:
        answer, took_ms = _timed(method, row.text)
        if took_ms < SHORT_MS:
            took_ms = min(took_ms, *(_timed(method, row.text)[1] for _ in range(2)))
        for name in ("all", row.category):
            tallies.setdefault(name, Tally()).add(row, answer, took_ms)
    return tallies


def _timed(method: Method, text: str) -> tuple[Answer, float]:
    start = time.perf_counter()
    answer = method(text)
    return answer, (time.perf_counter() - start) * 1000


def table(tallies: Iterable[tuple[str, Tally]]) -> str:
    """Lay tallies out as text."""
    lines = [("", HEAD)] + [(name, [str(t.rows), *t.cells()]) for name, t in tallies]
    return "\n".join(f"{name:<34}" + "".join(f"{cell:>8}" for cell in cells) for name, cells in lines)
