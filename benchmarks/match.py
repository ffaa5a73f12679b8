"""Measure the product matcher against two plain baselines: `python -m benchmarks.match [--set FILE]`.

The queries are the development set, benchmarks/data/queries_dev.jsonl; the measures are defined at
`Tally` (fc: wrong yes, in negatives and positives; ask: false ask). The registry is the shipped
one. Where a query names a generic row, the answer names that row first, as the bot does when it explains that
the name is a kind of goods; such a row is never certified.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz, process

from knowledge.matching import Named, build

HERE = Path(__file__).parent
DATA = HERE.parent / "knowledge" / "data"
DEV_SET = HERE / "data" / "queries_dev.jsonl"
WARM_UP = 20

Verdict = Literal["certified", "ambiguous", "similar", "none"]
Product = tuple[str, str]  # name and producer, as the query set names them
Answer = tuple[Verdict, list[Product]]
Method = Callable[[str], Answer]
VERDICTS: dict[str, Verdict] = {
    "match": "certified",
    "choices": "ambiguous",
    "similar": "similar",
    "none": "none",
}


def registry(folder: Path = DATA) -> list[Named]:
    """Read the shipped products: recognised and generic rows, then pending and revoked ones."""
    return [_product(row) for row in _rows(folder / "products.csv")] + [
        _pending(row) for row in _rows(folder / "pending_or_revoked.csv")
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _product(row: dict[str, str]) -> Named:
    return Named(
        code=row["code"],
        name=row["name"],
        producer=row["producer"],
        places=tuple(p for p in (row["commune"], row["district"], row["former_province"]) if p),
        stars=int(row["stars"]) if row["stars"] else None,
        standing="generic" if row["note"].startswith("TÊN CHUNG") else "recognised",
    )


def _pending(row: dict[str, str]) -> Named:
    return Named(
        code=row["code"],
        name=row["name"],
        producer=row["producer"],
        places=tuple(p for p in (row["district"], row["former_province"]) if p),
        standing="revoked" if "thu hồi" in row["status"] else "pending",
    )


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


def folded(text: str) -> str:
    """Lower case without marks, as the baselines compare."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return re.sub(r"\s+", " ", "".join(c for c in plain if not unicodedata.combining(c)))


def baseline(products: list[Named], scorer: Callable[..., float], threshold: float) -> Method:
    """One score of rapidfuzz over folded names; it certifies from its threshold on."""
    shown = [p for p in products if p.standing in ("recognised", "generic")]
    names = [folded(p.name) for p in shown]

    def answer(text: str) -> Answer:
        best = process.extract(folded(text), names, scorer=scorer, limit=5)
        found = [(shown[i].name, shown[i].producer) for _, _, i in best]
        return ("certified" if best and best[0][1] >= threshold else "none"), found

    return answer


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
    """Run a method over a set: one tally a category, and one for all under "all"."""
    for row in rows[:WARM_UP]:
        method(row.text)
    tallies: dict[str, Tally] = {"all": Tally()}
    for row in rows:
        start = time.perf_counter()
        answer = method(row.text)
        took_ms = (time.perf_counter() - start) * 1000
        for name in ("all", row.category):
            tallies.setdefault(name, Tally()).add(row, answer, took_ms)
    return tallies


def table(tallies: Iterable[tuple[str, Tally]]) -> str:
    """Lay tallies out as text."""
    lines = [("", HEAD)] + [(name, [str(t.rows), *t.cells()]) for name, t in tallies]
    return "\n".join(f"{name:<34}" + "".join(f"{cell:>8}" for cell in cells) for name, cells in lines)


def main() -> None:
    """Print the table of methods, then ours by category."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, default=DEV_SET, help="a query set in JSON lines")
    rows, products = queries(parser.parse_args().set), registry()
    ours = measure(matcher(products), rows)
    methods = {
        "rapidfuzz WRatio folded, T=85.7": baseline(products, fuzz.WRatio, 85.7),
        "rapidfuzz token_set_ratio, T=85.7": baseline(products, fuzz.token_set_ratio, 85.7),
    }
    others = [(name, measure(method, rows)["all"]) for name, method in methods.items()]
    print(f"{len(rows)} queries, {len(products)} names (percent unless said; over: rows)\n")
    print(table([("knowledge.matching", ours.pop("all")), *others]))
    print("\nknowledge.matching by category\n")
    print(table(sorted(ours.items())))


if __name__ == "__main__":
    main()
