"""Compare ways to understand messages: `make bench-ask [QUESTIONS="FILE …"]`.

Three tables: what was learnt (a sample), left out in turn (three folds; fillings of one line stay together),
and each file of labelled messages, which nothing here learns from. One message at a time, on one core.
"""

from __future__ import annotations

import json
import random
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ask.learn import EXPECTED, features
from benchmarks.ask.material import ASKED, Example, examples
from benchmarks.ask.methods import Method, Ours, OursWithoutRules, methods

DATA = Path(__file__).parents[1] / "data"
FOLDS = 3
SAMPLE = 600
HEAD = "| method | kind | kinds' mean | FAQ first | FAQ among 3 | unknown wrong | refused | p95 ms |"


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled message: the kinds and questions that are right."""

    text: str
    kind: str
    kinds: frozenset[str]
    faqs: frozenset[str]
    weight: float = 1.0


def read_rows(path: Path) -> list[Row]:
    """Read a file in the format of the development set."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Row(
            r["text"], r["kind"], frozenset({r["kind"], *(r.get("alt_kinds") or ())}), frozenset(r["faq_ids"])
        )
        for r in rows
    ]


def as_rows(material: Sequence[Example]) -> list[Row]:
    """Give examples as labelled messages, each kind with the weight at which it is asked."""
    count = {kind: sum(e.kind == kind for e in material) for kind in EXPECTED}
    return [
        Row(e.text, e.kind, frozenset({e.kind}), frozenset({e.faq} - {""}), EXPECTED[e.kind] / count[e.kind])
        for e in material
    ]


def measured(rows: Sequence[Row], answers: Sequence[tuple[str, list[str]]]) -> list[float]:
    """Give the measures of QUESTIONS.md, in percent: kind, mean over kinds, FAQ 1 and 3, unknown, refused."""
    right = [kind in row.kinds for row, (kind, _) in zip(rows, answers, strict=True)]

    def share(chosen: Sequence[bool], good: Sequence[bool]) -> float:
        whole = sum(row.weight for row, one in zip(rows, chosen, strict=True) if one)
        part = sum(r.weight for r, one, ok in zip(rows, chosen, good, strict=True) if one and ok)
        return 100 * part / whole if whole else 0.0

    asked = [row.kind == ASKED for row in rows]
    outside = [row.kind == "unknown" for row in rows]
    first = [
        k == ASKED and bool(row.faqs & set(ids[:1])) for row, (k, ids) in zip(rows, answers, strict=True)
    ]
    three = [k == ASKED and bool(row.faqs & set(ids)) for row, (k, ids) in zip(rows, answers, strict=True)]
    claimed = [k in (ASKED, "product") and not ok for (k, _), ok in zip(answers, right, strict=True)]
    claimed = [
        one and not (row.faqs & set(ids[:1]))
        for one, row, (_, ids) in zip(claimed, rows, answers, strict=True)
    ]
    refused = [k == "unknown" and not ok for (k, _), ok in zip(answers, right, strict=True)]
    per_kind = [share([row.kind == kind for row in rows], right) for kind in {row.kind for row in rows}]
    return [
        share([True] * len(rows), right), sum(per_kind) / len(per_kind), share(asked, first),
        share(asked, three), share(outside, claimed), share([not one for one in outside], refused),
    ]  # fmt: skip


def line(method: Method, rows: Sequence[Row]) -> str:
    """Answer every row, and give one line of the table."""
    answers, spent = [], []
    for row in rows:
        features.cache_clear()
        began = time.perf_counter()
        answers.append(method.answer(row.text))
        spent.append(1_000 * (time.perf_counter() - began))
    p95 = sorted(spent)[int(0.95 * len(spent))]
    return _line(method.name, [*measured(rows, answers), p95])


def _line(name: str, values: Sequence[float]) -> str:
    return f"| {name} | " + " | ".join(f"{value:.1f}" for value in values) + " |"


def folds(material: Sequence[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    """Give the material in parts that are left out in turn; fillings of one line stay together."""
    lines = sorted({(example.label, example.line) for example in material})
    random.Random(1).shuffle(lines)
    part = {one: number % FOLDS for number, one in enumerate(lines)}
    for fold in range(FOLDS):
        left = [e for e in material if part[e.label, e.line] == fold]
        yield [e for e in material if part[e.label, e.line] != fold], left


def left_out(method: Method, material: Sequence[Example]) -> str:
    """Give one line for what each fold was not learnt from."""
    sums: list[list[float]] = []
    for learnt, left in folds(material):
        method.fit(learnt)
        rows = as_rows(left)
        sums.append(measured(rows, [method.answer(row.text) for row in rows]))
    return _line(method.name, [*(sum(column) / len(sums) for column in zip(*sums, strict=True)), 0.0])


def main(paths: Sequence[Path]) -> None:
    """Print the tables."""
    warnings.filterwarnings("ignore")  # a few more steps change no figure; said once a fit otherwise
    material = examples()
    sample = random.Random(2).sample(list(material), SAMPLE)
    print(f"\nLearnt ({SAMPLE} of {len(material)}), then files that nothing was learnt from:")
    fitted = methods()
    for method in fitted:
        if not isinstance(method, Ours | OursWithoutRules):
            method.fit(material)
    for title, rows in [("learnt", as_rows(sample)), *((path.stem, read_rows(path)) for path in paths)]:
        print(f"\n{title}, {len(rows)} messages\n{HEAD}\n|---|---|---|---|---|---|---|---|")
        for method in fitted:
            print(line(method, rows), flush=True)
    print(f"\nleft out in turn, {len(material)} messages\n{HEAD}\n|---|---|---|---|---|---|---|---|")
    for method in methods():
        print(left_out(method, material), flush=True)


if __name__ == "__main__":
    main(
        [Path(name) for name in sys.argv[1:]]
        or sorted([*DATA.glob("questions_*.jsonl"), *DATA.glob("unseen_*.jsonl")])
    )
