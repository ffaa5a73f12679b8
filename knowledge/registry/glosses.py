"""What products are in English: a few words beside the Vietnamese name, which stays; and finding by them.

Written for this project, by name; a product that is imported later has none until a line is added.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.data import DATA
from knowledge.registry.names import fold

_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a product is in English, and the phrases by which it may be looked for."""

    words: str
    phrases: tuple[str, ...]


@cache
def glosses() -> Mapping[str, Gloss]:
    """Give the glosses by the folded name of the product."""
    with (DATA / "glosses.csv").open(encoding="utf-8", newline="") as file:
        return {fold(row["name"]): _gloss(row) for row in csv.DictReader(file)}


def _gloss(row: Mapping[str, str]) -> Gloss:
    phrases = (phrase.strip().lower() for phrase in (row["gloss"], *row["search"].split(";")))
    return Gloss(row["gloss"], tuple(phrase for phrase in phrases if phrase))


def gloss_of(name: str) -> str:
    """Give what a product is in English, "" where nobody has said it."""
    known = glosses().get(fold(name))
    return known.words if known else ""


def names_for(text: str) -> list[str]:
    """Give the folded names of the products with the longest English phrase that stands in a text."""
    typed = f" {' '.join(_singular(word) for word in _WORD.findall(text.lower()))} "
    found = {
        name: length
        for name, gloss in glosses().items()
        if (length := max((len(p) for p in gloss.phrases if f" {_plain(p)} " in typed), default=0))
    }
    longest = max(found.values(), default=0)
    return [name for name, length in found.items() if length == longest]


def _plain(phrase: str) -> str:
    return " ".join(map(_singular, _WORD.findall(phrase)))


def _singular(word: str) -> str:
    """Take the s of a plural away: "mushrooms" is looked for as "mushroom"."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
