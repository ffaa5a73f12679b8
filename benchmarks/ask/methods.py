"""Ways to tell what a message asks: ours, and what one would reach for first. All learn from the same texts.

Each gives, for a text, the kind and the likeliest questions, best first. The nearest-text methods take the
kind of the nearest example; the threshold below which nothing was asked is in none of them, for "unknown"
has examples of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from benchmarks.ask.learn import features, importance, matcher, scorer_from
from benchmarks.ask.material import ASKED, Example
from handlers.understand import kind_of, units_in
from knowledge.faq.reading import read, spelt
from knowledge.faq.scorer import Scorer, scorer

Answer = tuple[str, list[str]]
BEST = 3


class Method(Protocol):
    """Something that says what a text asks."""

    name: str

    def fit(self, material: Sequence[Example]) -> None:
        """Learn."""
        ...

    def answer(self, text: str) -> Answer:
        """Give the kind, and the likeliest questions."""
        ...


def folded(text: str) -> str:
    """Give a text without marks, shorthand in one spelling."""
    return " ".join(spelt(text.split()))


def _of_labels(labels: Sequence[str], kinds: dict[str, str]) -> Answer:
    """Give the kind of the best label, and the questions among the labels, each once."""
    asked = list(dict.fromkeys(label for label in labels if kinds[label] == ASKED))
    return kinds[labels[0]], asked[:BEST]


class NearestText:
    """The most similar text by rapidfuzz's token_set_ratio: the floor."""

    name = "nearest text (token_set_ratio)"

    def fit(self, material: Sequence[Example]) -> None:
        self._kinds = {example.label: example.kind for example in material}
        self._labels = [example.label for example in material]
        self._texts = [folded(example.text) for example in material]

    def answer(self, text: str) -> Answer:
        from rapidfuzz import fuzz, process

        found = process.extract(folded(text), self._texts, scorer=fuzz.token_set_ratio, limit=60)
        return _of_labels([self._labels[index] for _, _, index in found] or self._labels[:1], self._kinds)


class NearestVector:
    """The most similar text by the cosine of TF-IDF vectors, of words or of pieces of words."""

    def __init__(self, name: str, **settings: Any) -> None:
        self.name, self._settings = name, settings

    def fit(self, material: Sequence[Example]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._kinds = {example.label: example.kind for example in material}
        self._labels = [example.label for example in material]
        self._vectors = TfidfVectorizer(sublinear_tf=True, **self._settings)
        self._table = self._vectors.fit_transform([folded(example.text) for example in material])

    def answer(self, text: str) -> Answer:
        near = (self._table @ self._vectors.transform([folded(text)]).T).toarray()[:, 0]
        return _of_labels([self._labels[n] for n in near.argsort()[::-1][:60]], self._kinds)


class Learnt:
    """A scikit-learn classifier over TF-IDF of words and pairs of words."""

    def __init__(self, name: str, model: Callable[[], Any]) -> None:
        self.name, self._make = name, model

    def fit(self, material: Sequence[Example]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._kinds = {example.label: example.kind for example in material}
        self._vectors = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), token_pattern=r"\S+")
        table = self._vectors.fit_transform([folded(example.text) for example in material])
        self._model = self._make()
        self._model.fit(table, [e.label for e in material], sample_weight=importance(material))

    def answer(self, text: str) -> Answer:
        scores = self._model.predict_proba(self._vectors.transform([folded(text)]))[0]
        return _of_labels([str(self._model.classes_[n]) for n in scores.argsort()[::-1]], self._kinds)


class Ours:
    """What the assistant does: features of names, places and words, two regressions, and the rules."""

    name = "ours"

    def __init__(self) -> None:
        self._scorer: Scorer = scorer()

    def fit(self, material: Sequence[Example]) -> None:
        self._scorer = scorer_from(material)

    def answer(self, text: str) -> Answer:
        reading = read(text, matcher())
        likely = self._scorer.score(reading.features)
        kind = kind_of(text, reading, units_in(reading), likely)
        return kind, [id for id, _ in likely.faqs[:BEST]]


class OursWithoutRules(Ours):
    """The regressions alone."""

    name = "ours, without the rules"

    def answer(self, text: str) -> Answer:
        likely = self._scorer.score(features(text))
        return max(likely.kinds, key=likely.kinds.__getitem__), [id for id, _ in likely.faqs[:BEST]]


def methods() -> list[Method]:
    """Give all methods, not fitted; ours have the weights as shipped."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.naive_bayes import ComplementNB

    return [
        NearestText(),
        NearestVector("nearest, TF-IDF of words", token_pattern=r"\S+"),
        NearestVector("nearest, TF-IDF of 3-5 letters", analyzer="char_wb", ngram_range=(3, 5)),
        Learnt("complement naive Bayes, words", ComplementNB),
        Learnt("logistic regression, words", lambda: LogisticRegression(C=60, max_iter=60)),
        OursWithoutRules(),
        Ours(),
    ]
