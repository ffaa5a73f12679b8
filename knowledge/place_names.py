"""Places as people type them: with marks or none, with a word of kind or none, one within another.

An old unit and a commune of today may share a name. A shopper mostly means the old district, an
official's right is for the unit of today, and a word of kind ("huyện", "xã") decides between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.matching.syllables import is_marked, key, nfc
from knowledge.places import Unit, became, called, of, same_area, squeezed, units
from knowledge.texts import words

MOST_WORDS = 12
"""A longer text is no place, and is not looked through."""

Typed = tuple[str, ...]


def find(text: str, *, official: bool = False) -> list[Unit]:
    """Find a place as people type it.

    Args:
        text: The place and nothing else: "huyện Bắc Hà", "tx sapa", "nam det, bac ha", "ở Bắc Hà cũ".
        official: Whether an official speaks, who means the unit of today.

    Returns:
        What may be meant, the likeliest first: for a shopper the old district, then an old commune
        that a namesake of today did not grow from, then the unit of today. Nothing for an unknown place.
    """
    typed = _typed(text)
    found = _found(typed, official) if len(typed) <= MOST_WORDS else []
    return _as_marked(text, found) if is_marked(text) else found


def says_kind(text: str) -> bool:
    """Whether a place was typed with a word that says which kind of unit it is, or whether it is old."""
    return any(kinds or era for kinds, era, name in _readings(_typed(text)) if called(name))


def within(address: str, district: str) -> Unit | None:
    """Give the unit that an address lies in: the commune it names with its kind, else the district.

    Where a row of after 07/2025 has a commune in place of the district, that commune.
    """
    whole = of("", district) or of(district, "")
    for part in address.split(",") if whole else ():
        for unit in find(part) if says_kind(part) else ():
            if whole and unit.level != "district" and same_area(unit, whole):
                return unit
    return whole


def _as_marked(text: str, found: list[Unit]) -> list[Unit]:
    """Keep what has the marks that were typed: "Sa Pả" is not Sa Pa; wrong marks decide nothing."""
    typed = nfc(text).casefold()
    return [unit for unit in found if unit.name.casefold() in typed] or found


def _typed(text: str) -> Typed:
    return tuple(key(word) for word in re.findall(r"\w+", nfc(text).casefold()))


def _found(typed: Typed, official: bool) -> list[Unit]:
    """Find one place, or a place within another: "nam det bac ha", with or without the province."""
    if exact := _exact(typed, official):
        return exact
    for end in range(len(typed) - 1, 0, -1):
        inner, rest = _exact(typed[:end], official), typed[end:]
        outer = _found(rest, official) if inner else []
        near = [unit for unit in inner if any(same_area(unit, other) for other in outer)]
        if near:
            return near
        if inner and (province := _province(rest)):
            return [unit for unit in inner if unit.former_province in ("", province)] or inner
    return []


def _exact(typed: Typed, official: bool) -> list[Unit]:
    """Find a place whose name is all that was typed, beside words of kind and around it."""
    for kinds, era, name in _readings(typed):
        if named := called(name):
            fitting = _of_kind(_of_era(named, era), kinds)
            return _in_order(fitting, new_first=official or bool(kinds))
    return []


def _readings(typed: Typed) -> Iterator[tuple[frozenset[str], str, str]]:
    """Give what the words may be: kinds, "old" or "new", the name; the fewest words taken off first."""
    stripped, era = typed, ""
    while True:
        yield from ((kinds, era, name) for kinds, name in _kinds(stripped))
        shorter, said = _shorter(stripped)
        if shorter == stripped:
            return
        stripped, era = shorter, said or era


def _shorter(typed: Typed) -> tuple[Typed, str]:
    """Take off one word before or behind a place: "ở …", "… cũ"."""
    for era in ("old", "new"):
        for ending in _forms(f"place_{era}"):
            if len(typed) > len(ending) and typed[-len(ending) :] == ending:
                return typed[: -len(ending)], era
    around = _forms("place_around")
    if len(typed) > 1 and typed[:1] in around:
        return typed[1:], ""
    return (typed[:-1], "") if len(typed) > 1 and typed[-1:] in around else (typed, "")


def _kinds(typed: Typed) -> Iterator[tuple[frozenset[str], str]]:
    """Give the name as it stands, and without a word of kind before or behind it ("tx sapa")."""
    yield frozenset(), "".join(typed)
    for form, kinds in _kind_forms().items():
        if len(typed) > len(form):
            if typed[: len(form)] == form:
                yield kinds, "".join(typed[len(form) :])
            if typed[-len(form) :] == form:
                yield kinds, "".join(typed[: -len(form)])


def _of_era(named: Iterable[Unit], era: str) -> list[Unit]:
    listed = list(named)
    return [unit for unit in listed if not era or (unit.level == "today") == (era == "new")] or listed


def _of_kind(named: list[Unit], kinds: frozenset[str]) -> list[Unit]:
    """Keep the units of a kind; where a kind changed ("huyện Sa Pa"), those of the same size."""
    exact = [unit for unit in named if unit.kind in kinds]
    large = bool(kinds & {"huyện", "thị xã", "thành phố"})
    size = [unit for unit in named if kinds and (unit.level == "district") == large]
    return exact or size or named


def _in_order(named: list[Unit], *, new_first: bool) -> list[Unit]:
    ranks = ("today", "district", "commune") if new_first else ("district", "commune", "today")

    def rank(unit: Unit) -> int:
        grew = unit.level == "commune" and any(now in named for now in became(unit))
        return ranks.index(unit.level) if unit.level in ranks and not grew else len(ranks) + (not grew)

    return sorted(named, key=rank)


def _province(typed: Typed) -> str:
    """Give the former province that words name, "" for none."""
    name = "".join(typed[1:] if typed[:1] in _forms("place_province") else typed)
    return next((unit.former_province for unit in units() if squeezed(unit.former_province) == name), "")


@cache
def _kind_forms() -> Mapping[Typed, frozenset[str]]:
    """Give what each word of kind may mean, the longest first: "town" is thị trấn or thị xã."""
    found: dict[Typed, set[str]] = {}
    for kind, forms in words()["place_kinds"].items():
        for form in forms:
            found.setdefault(_typed(form), set()).add(kind)
    return {form: frozenset(found[form]) for form in sorted(found, key=len, reverse=True)}


@cache
def _forms(kind: str) -> tuple[Typed, ...]:
    """Give the words of a kind, the longest first: "hiện nay" before "nay"."""
    return tuple(sorted((_typed(str(word)) for word in words()[kind]), key=len, reverse=True))


LONGEST = 4
"""Syllables of the longest place name that is looked for inside a message."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A place in a message: positions of its first and last word, the units it may be, likeliest first."""

    first: int
    last: int
    units: tuple[Unit, ...]


def spoken_in(words: Sequence[str]) -> list[Spoken]:
    """Find the places that a message names, whatever else it says.

    Args:
        words: The words of the message as typed, signs taken away.

    Returns:
        Places that do not overlap, in order. A name of one syllable counts behind a word of kind only, and so
        does the name of a province, which is a city too: "ở Lào Cai" is the whole province.
    """
    found: list[Spoken] = []
    at = 0
    while at < len(words):
        place = next((p for size in range(LONGEST, 0, -1) if (p := _spoken_at(words, at, size))), None)
        found += [place] if place else []
        at = place.last + 1 if place else at + 1
    return found


def _spoken_at(words: Sequence[str], at: int, size: int) -> Spoken | None:
    part = words[at : at + size]
    name = "".join(map(key, (word.casefold() for word in part)))
    if len(part) < size or not called(name):
        return None
    kind = _kind_before(words, at)
    if kind == at and ((size == 1 and len(name) < 4) or name in provinces()):
        return None
    units = [unit for unit in find(" ".join(words[kind : at + size])) if _as_typed(unit, " ".join(part))]
    return Spoken(kind, at + size - 1, tuple(units)) if units else None


def _as_typed(unit: Unit, typed: str) -> bool:
    """Whether a name has the marks that were typed, if any: "văn bản" is no Văn Bàn."""
    return not is_marked(typed) or unit.name.casefold() == nfc(typed).casefold()


def _kind_before(words: Sequence[str], at: int) -> int:
    """Give where a word of kind before a place begins, `at` where none stands there."""
    before = tuple(key(word.casefold()) for word in words[:at])
    if before[-3:] == ("hop", "tac", "xa"):
        return at
    return next((at - size for size in (2, 1) if at >= size and before[-size:] in _kind_forms()), at)


@cache
def provinces() -> frozenset[str]:
    """Give the names of the former provinces, each a city's name too."""
    return frozenset(squeezed(unit.former_province) for unit in units() if unit.former_province)
