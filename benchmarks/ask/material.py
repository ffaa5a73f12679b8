"""What is learnt from: every way of asking that the FAQ has, and messages of the other kinds.

Slots are filled by a seed: {product} with registered names, written well and badly, and with goods the
registry does not have; {maker} and {place} with those of the registry.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.registry import small
from knowledge.faq.catalog import FOLDER, faq
from knowledge.matching import Named
from knowledge.matching.syllables import fold
from knowledge.yaml_files import read_yaml

EXAMPLES = FOLDER / "examples"
MORE = EXAMPLES / "asked"
"""More ways to ask the questions, by their id; apart from the items, which a start has to read."""

GOODS = EXAMPLES / "goods.yaml"
ASKED = "faq"
SEED = 20261127
FILLS = 4
"""Fillings of one example with {product}; one of each other."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message to learn from: its kind, the FAQ it asks for ("" for none), and the line it was made from."""

    text: str
    kind: str
    faq: str
    line: str

    @property
    def label(self) -> str:
        """What is learnt: the FAQ, or the kind."""
        return self.faq or self.kind


def examples(seed: int = SEED) -> list[Example]:
    """Give everything that is learnt from; the same for the same seed."""
    return [*_questions(), *_others(seed), *_bare_names(seed)]


def _questions() -> Iterator[Example]:
    more = {id: lines for path in sorted(MORE.glob("*.yaml")) for id, lines in read_yaml(path).items()}
    for id, item in faq().items():
        own = (item.words["vi"].question, item.words["en"].question)
        for text in dict.fromkeys((*own, *item.asked, *item.keywords, *map(str, more.get(id, ())))):
            yield Example(text, ASKED, id, text)


def _others(seed: int) -> Iterator[Example]:
    fill = _Filler(seed)
    for path in sorted(set(EXAMPLES.glob("*.yaml")) - {GOODS}):
        for kind, lines in read_yaml(path).items():
            for line in map(str, lines):
                yield from (Example(text, kind, "", line) for text in fill(line))


def _bare_names(seed: int) -> Iterator[Example]:
    """Give names and nothing else, every second without marks: who types a name asks about the product."""
    names = [named.name for named in small()] + _Filler(seed).made_up_names()
    for number, name in enumerate(names):
        yield Example(fold(name.lower()) if number % 2 else name, "product", "", "{product}")


class _Filler:
    """Fills the slots of a line, in order, by a seed."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        products = [named for named in small() if named.standing == "recognised"]
        self._names = [named.name for named in products]
        self._makers = sorted({named.producer for named in products if named.producer})
        self._places = sorted({place for named in products for place in named.places[:2] if place})
        self._goods: list[str] = read_yaml(GOODS)

    def __call__(self, line: str) -> Iterator[str]:
        for number in range(FILLS if "{product}" in line else 1):
            slots = {
                "{product}": self._product(number),
                "{maker}": self._draw.choice(self._makers),
                "{place}": self._draw.choice(self._places),
            }
            text = line
            for slot, filling in slots.items():
                text = text.replace(slot, filling)
            yield text

    def made_up_names(self) -> list[str]:
        """Give goods the registry does not have, each with a place."""
        return [f"{goods} {self._draw.choice(self._places)}" for goods in self._goods]

    def _product(self, number: int) -> str:
        if number % 3 == 2:
            made_up = f"{self._draw.choice(self._goods)} {self._draw.choice(self._places)}"
            return fold(made_up.lower()) if self._draw.random() < 0.5 else made_up
        name = self._draw.choice(self._names)
        return fold(name.lower()) if number % 3 == 1 else name


def registry() -> list[Named]:
    """Give the names that matching is told of while learning."""
    return small()
