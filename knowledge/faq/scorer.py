"""How likely a message is of each kind, and of each question: what was learnt, applied.

Two multinomial logistic regressions, made by `make learn` and shipped as small integers, so that nothing of a
learning library is needed here: one over words and pairs of words, one over all features of `reading`. Their
mean is right more often than either. Every question is a label of its own. The files tell from which texts
they were learnt, and a test fails when those have changed since.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LEARNT = Path(__file__).with_name("learnt")
FILES = (LEARNT / "words.bin", LEARNT / "features.bin")
FAQ = "faq"

BEST = 5
"""Questions that are given with their likelihood."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Likelihoods, 0 to 1: of the kinds, which add up to 1, and of the likeliest questions, best first.

    A question's likelihood is among questions: given that one was asked, they all add up to 1.
    """

    kinds: Mapping[str, float]
    faqs: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Rows(Mapping[str, Sequence[int]]):
    """The rows of a table by feature, cut out when asked for: views of all take more than the table.

    Attributes:
        table: All weights, row after row.
        width: Weights in a row.
        places: Which row is whose.
    """

    table: Sequence[int]
    width: int
    places: Mapping[str, int]

    def __getitem__(self, feature: str) -> Sequence[int]:
        begin = self.places[feature] * self.width
        return self.table[begin : begin + self.width]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


@dataclass(frozen=True)
class Weights:
    """What was learnt.

    Attributes:
        labels: Kinds and FAQ ids, one a column.
        bias: One number a column.
        shares: For each known feature how much it counts: rare ones more.
        rows: For each of them its weights, a signed byte a column.
        scale: What one step of a byte is worth.
        learnt_from: Digest of the texts it was learnt from.
    """

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    shares: Mapping[str, float]
    rows: Mapping[str, Sequence[int]]
    scale: float
    learnt_from: str

    def likelihoods(self, features: Sequence[str]) -> list[float]:
        """Give the likelihood of each label for the features of one message; they add up to 1."""
        known = [feature for feature in features if feature in self.shares]
        length = math.sqrt(sum(self.shares[feature] ** 2 for feature in known)) or 1.0
        sums = map(sum, zip(*(self.rows[feature] for feature in known), strict=True)) if known else self.bias
        step = self.scale / length if known else 0.0
        raw = [bias + step * total for bias, total in zip(self.bias, sums, strict=True)]
        parts = [math.exp(score - max(raw)) for score in raw]
        return [part / sum(parts) for part in parts]


@dataclass(frozen=True)
class Scorer:
    """Applies what was learnt to messages; all weights have the same labels."""

    learnt: tuple[Weights, ...]

    def score(self, features: Iterable[str]) -> Likely:
        """Give the likelihoods for the features of one message."""
        listed = list(features)
        each = [weights.likelihoods(listed) for weights in self.learnt]
        means = (sum(column) / len(each) for column in zip(*each, strict=True))
        return _likely(dict(zip(self.learnt[0].labels, means, strict=True)))


def _likely(shares: Mapping[str, float]) -> Likely:
    kinds = {label: share for label, share in shares.items() if not is_faq(label)}
    faqs = {label: share for label, share in shares.items() if is_faq(label)}
    asked = sum(faqs.values())
    best = sorted(faqs, key=faqs.__getitem__, reverse=True)[:BEST]
    return Likely({**kinds, FAQ: asked}, tuple((id, faqs[id] / asked) for id in best))


def is_faq(label: str) -> bool:
    """Whether a label is a question's id, not a kind."""
    return label.startswith(("ntd_", "ct_"))


@cache
def scorer() -> Scorer:
    """Give the scorer with the weights as shipped."""
    return Scorer(tuple(unpacked(path.read_bytes()) for path in FILES))


def packed(weights: Weights) -> bytes:
    """Write weights as a file's content: a line of JSON, then the rows one after the other, compressed."""
    head = {
        "labels": weights.labels, "bias": weights.bias, "scale": weights.scale,
        "learnt_from": weights.learnt_from, "shares": weights.shares,
    }  # fmt: skip
    body = b"".join(bytes(value & 0xFF for value in weights.rows[feature]) for feature in weights.shares)
    return zlib.compress(json.dumps(head, ensure_ascii=False).encode() + b"\n" + body, 9)


def unpacked(content: bytes) -> Weights:
    """Read what `packed` wrote."""
    head, _, body = zlib.decompress(content).partition(b"\n")
    said = json.loads(head)
    width, shares = len(said["labels"]), said["shares"]
    table = memoryview(body).cast("b")
    rows = Rows(table, width, {feature: n for n, feature in enumerate(shares)})
    return Weights(
        tuple(said["labels"]), tuple(said["bias"]), shares, rows, said["scale"], said["learnt_from"]
    )
