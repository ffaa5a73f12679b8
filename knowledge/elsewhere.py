"""Other provinces: a product that is said to come from one is not looked for in this registry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from knowledge.data import DATA
from knowledge.matching.syllables import is_marked, key
from knowledge.yaml_files import read_yaml

SYLLABLES = 2
BEFORE = frozenset({"o", "tai", "in", "duoi"})
"""Words before a place in which something is bought."""


def province_in(words: Sequence[str]) -> str:
    """Give the other province that words name, as typed, "" for none; marks count where any were typed."""
    marked = any(map(is_marked, words))
    known = _provinces(marked)
    typed = [word.casefold() if marked else key(word.casefold()) for word in words]
    return next((known[pair] for pair in pairwise(typed) if pair in known), "")


@cache
def _provinces(marked: bool) -> dict[tuple[str, ...], str]:
    names = [str(name) for name in read_yaml(DATA / "other_provinces.yaml")]
    spelt = str.casefold if marked else key
    return {tuple(spelt(w) for w in name.casefold().split()[-SYLLABLES:]): name for name in names}


def without_province(text: str) -> str:
    """Take the other province out of a text, with "ở", "tại" or "in" before it: where one wants to buy."""
    province = province_in(text.split())
    if not province:
        return text
    words = text.split()
    name = [key(word) for word in province.casefold().split()[-SYLLABLES:]]
    for at in range(len(words) - 1):
        if [key(word.casefold()) for word in words[at : at + SYLLABLES]] == name:
            first = at - 1 if at and key(words[at - 1].casefold()) in BEFORE else at
            return " ".join([*words[:first], *words[at + SYLLABLES :]])
    return text
