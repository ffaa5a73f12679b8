"""A message as what there is to decide on: its words in one spelling, and what stands among them.

Pure: the matcher is an argument. Shorthand becomes the long form ("hs" and "hồ sơ" are one word), words
that a product or a place took up also count as their kind, so that what is learnt of one product holds
for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from knowledge.matching import Decision, Heard, Matcher
from knowledge.matching.syllables import is_marked, key, sound
from knowledge.yaml_files import read_yaml

SHORTHAND = Path(__file__).with_name("shorthand.yaml")
MOST_WORDS = 60
"""Words of a message that are read; a longer one has said by then what it is about."""

_WORD = re.compile(r"[^\W_]+")
PRODUCT, PLACE = "<product>", "<place>"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one message.

    Attributes:
        words: The words, folded, in one spelling.
        heard: The message as matching reads it.
        found: What matching found in it.
        features: Everything that counts for what it is about.
    """

    words: tuple[str, ...]
    heard: Heard
    found: Decision
    features: tuple[str, ...]


def read(text: str, matcher: Matcher) -> Reading:
    """Read a message."""
    heard, found = matcher.hear(text), matcher.decide(text)
    words = tuple(spelt(_typed(heard)))[:MOST_WORDS]
    slotted = tuple(spelt(_slotted(heard, found)))[:MOST_WORDS]
    features = dict.fromkeys((*_features(words, heard), *_of_slots(slotted), *_evidence(heard, found)))
    return Reading(words, heard, found, tuple(features))


def _typed(heard: Heard) -> list[str]:
    """Give the words as repaired, with the number of stars that matching took out put back."""
    return [word or (f"{heard.stars}sao" if heard.stars else "") for word in heard.words]


def spelt(words: Iterable[str]) -> Iterator[str]:
    """Fold words and bring shorthand and its long forms to one spelling."""
    short, phrases = _shorthand()
    plain = [piece for word in words for piece in _pieces(word, short)]
    at = 0
    while at < len(plain):
        size = next((n for n in (3, 2) if " ".join(plain[at : at + n]) in phrases), 1)
        yield from phrases.get(" ".join(plain[at : at + size]), plain[at]).split()
        at += size


def _pieces(word: str, short: dict[str, str]) -> list[str]:
    if word in (PRODUCT, PLACE):
        return [word]
    found = [key(piece) for piece in _WORD.findall(word.casefold())]
    return [long for piece in found for long in short.get(piece, piece).split()]


@cache
def _shorthand() -> tuple[dict[str, str], dict[str, str]]:
    raw = read_yaml(SHORTHAND)
    return {key(str(word)): long for word, long in raw["words"].items()}, raw["phrases"]


def _slotted(heard: Heard, found: Decision) -> list[str]:
    """Give the words with one word in the place of each product and each place."""
    held = found.held if found.kind in ("match", "choices") else frozenset()
    inside = {n for first, last in heard.places for n in range(first, last + 1)}
    slots: list[str] = []
    for word, at in zip(_typed(heard), heard.at, strict=True):
        slot = PRODUCT if held.intersection(at) else PLACE if inside.intersection(at) else word
        if slot == word or slots[-1:] != [slot]:
            slots.append(slot)
    return slots


def _features(words: tuple[str, ...], heard: Heard) -> Iterator[str]:
    yield from (f"w {word}" for word in words)
    yield from (f"b {one} {two}" for one, two in pairwise(("^", *words, "$")))
    yield from (f"h {sound(word)}" for word in words)
    yield from (f"m {word.casefold()}" for word in heard.raw if is_marked(word))
    whole = f" {' '.join(words)} "
    yield from (f"c {whole[n : n + 3]}" for n in range(len(whole) - 2))
    yield from (f"d {one} {three}" for one, three in zip(words, words[2:], strict=False))


def _of_slots(slotted: tuple[str, ...]) -> Iterator[str]:
    yield from (f"s {one} {two}" for one, two in pairwise(("^", *slotted, "$")))
    for slot in (PRODUCT, PLACE):
        if slot in slotted:
            yield f"w {slot}"


def _evidence(heard: Heard, found: Decision) -> Iterator[str]:
    yield f"e {found.kind}"
    if found.products and found.kind in ("match", "choices", "similar"):
        yield f"e {found.kind} {int(found.products[0].score // 10)}"
    typed = len(heard.raw)
    yield f"e held {found.kind} {round(4 * len(found.held) / typed) if typed else 0}"
    if heard.stars:
        yield f"e stars {heard.stars}"
    if heard.goods:
        yield "e goods"
    if heard.places:
        yield "e place"
    yield f"e long {min(typed // 3, 6)}"
