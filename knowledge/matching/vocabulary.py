"""The words matching knows besides the registry: chat, goods, markers, synonyms, places.

Read once, when first needed, from `words.yaml` and `places.txt` beside this file. A word typed without
marks meets a known word by its folded form; typed marks must not contradict the known ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge.matching.syllables import contradiction, fold, key, nfc
from knowledge.yaml_files import read_yaml

_HERE = Path(__file__).parent
Phrase = tuple[str, ...]
Words = dict[str, frozenset[str]]  # single words by their folded form


def agrees(typed: str, known: str) -> bool:
    """Whether the typed word can be the known one: same letters, no typed mark against it."""
    return typed == known or (key(typed) == key(known) and contradiction(typed, known) == 0)


@dataclass(slots=True)
class PhraseBook:
    """Phrases found in a row of words, longest first; looked up by their folded words."""

    known: dict[Phrase, list[Phrase]] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Phrase]:
        return (phrase for same in self.known.values() for phrase in same)

    def add(self, phrase: Phrase) -> None:
        """Keep one phrase."""
        keys = tuple(map(key, phrase))
        same = self.known.setdefault(keys, [])
        if phrase not in same:
            same.append(phrase)
        lengths = self.lengths.setdefault(keys[0], [])
        if len(keys) not in lengths:
            lengths.append(len(keys))
            lengths.sort(reverse=True)

    def at(self, words: Sequence[str], start: int) -> Phrase | None:
        """Give the longest phrase that begins at this word, or None."""
        for length in self.lengths.get(key(words[start]), ()):
            typed = words[start : start + length]
            for phrase in self.known.get(tuple(map(key, typed)), ()):
                if all(map(agrees, typed, phrase)):
                    return phrase
        return None

    def covered(self, words: Sequence[str]) -> set[int]:
        """Positions that lie inside any phrase of the book."""
        found: set[int] = set()
        for start in range(len(words)):
            phrase = self.at(words, start)
            if phrase:
                found.update(range(start, start + len(phrase)))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything of `words.yaml` and `places.txt`, in the form the code asks for it.

    Each field is the list of the same name in `words.yaml`, where its meaning stands beside it.
    """

    chat: Words
    chat_phrases: PhraseBook
    maker_marks: PhraseBook
    weak_marks: frozenset[str]
    place_marks: PhraseBook
    maker_common: frozenset[str]
    naming: frozenset[str]
    asking: frozenset[str]
    middle_names: frozenset[str]
    titles: Words
    owners: Words
    given_names: Words
    another: Words
    whom: Words
    comparing: frozenset[str]
    fakes: PhraseBook
    genuine: frozenset[str]
    family_names: Words
    wide_places: PhraseBook
    light: PhraseBook
    deictic: frozenset[str]
    which: PhraseBook
    containers: tuple[str, ...]
    units: tuple[str, ...]
    star_words: dict[str, int]
    synonyms: PhraseBook
    synonym_of: dict[Phrase, Phrase]
    abbreviations: dict[str, Phrase]
    goods: frozenset[Phrase]
    goods_phrases: PhraseBook
    goods_words: frozenset[str]
    goods_keys: frozenset[str]
    kinds: frozenset[Phrase]
    places: PhraseBook

    def is_chat(self, typed: str, *, exactly: bool = False) -> bool:
        """Whether the word alone says nothing about a product; a repaired word must be it exactly."""
        if exactly:
            return typed in self.chat.get(key(typed), ())
        return is_one_of(typed, self.chat)

    def is_family_name(self, typed: str) -> bool:
        """Whether the word may begin a person's name."""
        return is_one_of(typed, self.family_names)


def is_one_of(typed: str, words: Words) -> bool:
    """Whether the typed word can be one of these."""
    return any(agrees(typed, known) for known in words.get(key(typed), ()))


def phrases(text: str) -> list[Phrase]:
    """Split a list written with semicolons into phrases of words."""
    return [tuple(nfc(part).lower().split()) for part in text.replace("\n", ";").split(";") if part.strip()]


def _book(entries: Iterable[Phrase]) -> PhraseBook:
    book = PhraseBook()
    for entry in entries:
        book.add(entry)
    return book


def _by_key(text: str) -> Words:
    by_key: dict[str, set[str]] = {}
    for word in nfc(text).lower().split():
        by_key.setdefault(key(word), set()).add(word)
    return {k: frozenset(v) for k, v in by_key.items()}


def _synonyms(lines: list[str]) -> dict[Phrase, Phrase]:
    pairs = (line.split(">") for line in lines)
    return {tuple(nfc(left).split()): tuple(nfc(right).split()) for left, right in pairs}


def _place_phrases(skip: list[Phrase]) -> list[Phrase]:
    lines = nfc((_HERE / "places.txt").read_text(encoding="utf-8")).lower().splitlines()
    found = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return [place for place in found if place not in skip]


_BOOKS = ("chat_phrases", "maker_marks", "place_marks", "wide_places", "light", "which", "fakes")
_LISTS = ("weak_marks", "naming", "asking", "middle_names", "deictic", "comparing", "genuine")
_WORDS = ("family_names", "titles", "owners", "given_names", "another", "whom")
_ROWS = ("containers", "units")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Load the words; the second call costs nothing."""
    raw = read_yaml(_HERE / "words.yaml")
    synonym_of = _synonyms(raw["synonyms"])
    return Vocabulary(
        chat=_by_key(raw["chat"]),
        maker_common=frozenset(nfc(raw["maker_common"]).split()),
        star_words={nfc(word): number for word, number in raw["star_words"].items()},
        synonyms=_book(synonym_of),
        synonym_of=synonym_of,
        abbreviations={fold(nfc(k)): tuple(nfc(v).split()) for k, v in raw["abbreviations"].items()},
        places=_book(_place_phrases(phrases(raw["not_places"]))),
        **_lists(raw),
        **_goods(phrases(raw["kinds"]), phrases(raw["qualities"])),
    )


def _lists(raw: dict[str, Any]) -> dict[str, Any]:
    """Make the fields that are plain lists written with semicolons."""
    rows = {name: tuple(" ".join(p) for p in phrases(raw[name])) for name in (*_LISTS, *_ROWS)}
    return {
        **{name: _book(phrases(raw[name])) for name in _BOOKS},
        **{name: frozenset(rows[name]) for name in _LISTS},
        **{name: rows[name] for name in _ROWS},
        **{name: _by_key(raw[name].replace(";", " ")) for name in _WORDS},
    }


def _goods(kinds: list[Phrase], qualities: list[Phrase]) -> dict[str, Any]:
    """Make the fields that the kinds of goods and their qualities give."""
    goods = [*kinds, *qualities]
    return {
        "goods": frozenset(goods),
        "goods_phrases": _book(phrase for phrase in goods if len(phrase) > 1),
        "goods_words": frozenset(word for phrase in goods for word in phrase),
        "goods_keys": frozenset(key(word) for phrase in goods for word in phrase),
        "kinds": frozenset(kinds),
    }
