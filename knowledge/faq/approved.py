"""Questions that officials answered and a second one approved: which of them a message asks, if any.

Pure. A message is compared with every way in which a question was asked: the share of their words, rare ones
counting more, that both have. How rare a word is comes from the shipped questions, so that "ocop" and "có"
weigh little however few questions were approved.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from knowledge.faq.catalog import faq
from knowledge.faq.reading import spelt

ALIKE = 0.48
"""Likeness from which a question answers what nothing else answers well."""

SAME = 0.75
"""Likeness from which it goes before everything but a product's name: nearly the same words."""

_SENTENCE = re.compile(r"[.?!;\n]+\s")
FEWEST_WORDS = 3
"""Words of a message below which it is too short to be told from others."""


@dataclass(frozen=True, slots=True)
class Approved:
    """One question with its answer.

    Attributes:
        code: As officials name it.
        question: The question.
        answer: The answer, its lines one after the other.
        answer_en: The same in English, "" where there is none.
        asked_as: Other ways in which it was asked.
        source: What the answer rests on, in the official's words.
        on: Day on which it was approved.
    """

    code: str
    question: str
    answer: str
    answer_en: str
    asked_as: tuple[str, ...]
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Found:
    """The question that a message is most like, and how much: 0 to 1."""

    one: Approved
    likeness: float


def best(text: str, approved: Sequence[Approved]) -> Found | None:
    """Give the question that a message is most like; None where no question is like it at all."""
    said = [_weighed(part) for part in _parts(text)]
    found = [
        Found(one, max(_likeness(part, way) for part in said for way in ways))
        for one, ways in (_ways(tuple(approved)) if said else ())
    ]
    likeliest = max(found, key=lambda each: each.likeness, default=None)
    return likeliest if likeliest and likeliest.likeness >= ALIKE else None


def _parts(text: str) -> list[str]:
    """Give a message, and each of its sentences where it has some: one of them may be the question."""
    parts = dict.fromkeys((text, *_SENTENCE.split(text)))
    return [part for part in parts if len(set(spelt(part.split()))) >= FEWEST_WORDS]


@lru_cache(maxsize=4)
def _ways(approved: tuple[Approved, ...]) -> tuple[tuple[Approved, tuple[Mapping[str, float], ...]], ...]:
    return tuple((one, tuple(map(_weighed, (one.question, *one.asked_as)))) for one in approved)


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Give the cosine of two weighed texts."""
    smaller, larger = (one, other) if len(one) < len(other) else (other, one)
    return sum(weight * larger.get(feature, 0.0) for feature, weight in smaller.items())


def _weighed(text: str) -> Mapping[str, float]:
    """Give words and pairs of words with their weight; the squares add up to 1."""
    raw = {feature: _rarity(feature) for feature in _features(text)}
    length = math.sqrt(sum(weight**2 for weight in raw.values())) or 1.0
    return {feature: weight / length for feature, weight in raw.items()}


def _features(text: str) -> set[str]:
    words = tuple(spelt(text.split()))
    return {*words, *(f"{one} {two}" for one, two in pairwise(words))}


def _rarity(feature: str) -> float:
    count, of = _counts()
    return math.log((of + 1) / (count.get(feature, 0) + 1)) * (PAIR if " " in feature else 1.0)


PAIR = 0.3
"""What a pair of words counts beside a word: order tells something, and people word things otherwise."""


@cache
def _counts() -> tuple[Counter[str], int]:
    """Count in how many ways of asking the shipped questions each word and pair stands."""
    texts: Iterable[str] = [
        way for item in faq().values() for way in (*item.asked, item.words["vi"].question)
    ]
    counted: Counter[str] = Counter()
    listed = [_features(text) for text in texts]
    for features in listed:
        counted.update(features)
    return counted, len(listed)
