"""Learn the weights of `knowledge.faq.scorer` from the FAQ and the examples: `make learn`.

scikit-learn is needed here and nowhere else. The same texts give the same weights on one machine.
"""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from benchmarks.ask.material import Example, examples, registry
from knowledge.faq import reading
from knowledge.faq.scorer import FILES, Scorer, Weights, packed
from knowledge.matching import Matcher, build

EXPECTED = {
    "faq": 0.50, "unknown": 0.15, "product": 0.11, "where_to_buy": 0.05, "nearby": 0.03, "fairs": 0.03,
    "apply": 0.03, "status": 0.03, "human": 0.03, "subscribe": 0.02, "smalltalk": 0.02,
}  # fmt: skip
"""How often each kind is asked; the examples are in other proportions."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """One regression: which features it looks at, and how much each kind of them counts.

    Attributes:
        shares: By the first letter of a feature; features of another kind are left out.
        at_least: Texts in which a feature must stand.
        strength: Inverse of the regularisation (scikit-learn's C).
    """

    shares: Mapping[str, float]
    at_least: int
    strength: float


RECIPES = (
    Recipe({"w": 1.0, "b": 1.0}, at_least=1, strength=60.0),
    Recipe(
        {"w": 1.0, "b": 0.8, "h": 0.5, "m": 0.5, "c": 0.35, "d": 0.5, "s": 0.8, "e": 0.6},
        at_least=2,
        strength=20.0,
    ),
)
"""Chosen by the development set and by figures of what was left out."""

STEPS = 80


@cache
def matcher() -> Matcher:
    """Give the matcher of the shipped registry."""
    return build(registry())


@cache
def features(text: str) -> tuple[str, ...]:
    """Read a text."""
    return reading.read(text, matcher()).features


def learn(material: Sequence[Example], recipe: Recipe) -> Weights:
    """Fit one regression to examples."""
    from sklearn.linear_model import LogisticRegression

    texts = [features(example.text) for example in material]
    shares = shares_of(texts, recipe)
    model = LogisticRegression(C=recipe.strength, max_iter=STEPS)
    model.fit(matrix(texts, shares), [e.label for e in material], sample_weight=importance(material))
    return _weights_of(model, shares, digest(material))


def scorer_from(material: Sequence[Example]) -> Scorer:
    """Learn all regressions."""
    return Scorer(tuple(learn(material, recipe) for recipe in RECIPES))


def shares_of(texts: Sequence[Sequence[str]], recipe: Recipe) -> dict[str, float]:
    """Give how much each feature counts: its kind's share, more where few texts have it."""
    count = Counter(f for text in texts for f in text if f[0] in recipe.shares)
    return {
        feature: recipe.shares[feature[0]] * (math.log((1 + len(texts)) / (1 + count[feature])) + 1)
        for feature in sorted(count)
        if count[feature] >= recipe.at_least
    }


def importance(material: Sequence[Example]) -> list[float]:
    """Weigh examples so that each kind counts as often as it is asked."""
    count = Counter(example.kind for example in material)
    raw = [EXPECTED[e.kind] / count[e.kind] for e in material]
    return [one * len(raw) / sum(raw) for one in raw]


def matrix(texts: Sequence[Sequence[str]], shares: Mapping[str, float]) -> Any:
    """Give texts as rows of length 1, a column a known feature."""
    from scipy.sparse import csr_matrix

    column = {feature: n for n, feature in enumerate(shares)}
    at, columns, values = [0], [], []
    for text in texts:
        known = [feature for feature in text if feature in shares]
        length = sum(shares[feature] ** 2 for feature in known) ** 0.5 or 1.0
        columns += [column[feature] for feature in known]
        values += [shares[feature] / length for feature in known]
        at.append(len(columns))
    return csr_matrix((values, columns, at), shape=(len(texts), len(shares)))


def _weights_of(model: Any, shares: Mapping[str, float], learnt_from: str) -> Weights:
    """Turn the model's numbers into bytes; a feature's share is in them."""
    table = model.coef_.T * [[share] for share in shares.values()]
    scale = float(abs(table).max()) / 127
    steps = (table / scale).round().astype(int).tolist()
    rows = dict(zip(shares, steps, strict=True))
    rounded = {feature: round(share, 3) for feature, share in shares.items()}
    bias = tuple(round(value, 4) for value in model.intercept_.tolist())
    return Weights(tuple(map(str, model.classes_)), bias, rounded, rows, scale, learnt_from)


def digest(material: Sequence[Example]) -> str:
    """Name the texts that are learnt from, with what each means and how it is spelt."""
    lines = sorted(f"{example.label}\t{example.text}" for example in material)
    return sha256("\n".join([*lines, reading.SHORTHAND.read_text("utf-8")]).encode()).hexdigest()[:16]


def main() -> None:
    """Learn from everything and write the files."""
    began = time.perf_counter()
    material = examples()
    for path, weights in zip(FILES, scorer_from(material).learnt, strict=True):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(packed(weights))
        print(f"{path.name}: {len(weights.rows)} features, {path.stat().st_size / 1e6:.2f} MB")
    print(f"{len(material)} examples, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
