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
        lengths = self.lengths.get(key(words[start]))
        return self._longest(words, start, lengths) if lengths else None

    def _longest(self, words: Sequence[str], start: int, lengths: Sequence[int]) -> Phrase | None:
        for length in lengths:
            typed = words[start : start + length]
            for phrase in self.known.get(tuple(map(key, typed)), ()):
                if all(map(agrees, typed, phrase)):
                    return phrase
        return None

    def covered(self, words: Sequence[str]) -> set[int]:
        """Positions that lie inside any phrase of the book."""
        found: set[int] = set()
        for start, word in enumerate(words):
            lengths = self.lengths.get(key(word))
            phrase = self._longest(words, start, lengths) if lengths else None
            if phrase:
                found.update(range(start, start + len(phrase)))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Everything of `words.yaml` and `places.txt`, in the form the code asks for it.

    Each field is the list of the same name in `words.yaml`, where its meaning stands beside it;
    `common_typed` is `maker_common` again, for words that may lack their marks.
    """

    chat: Words
    english: frozenset[str]
    marked_chat: frozenset[str]
    chat_phrases: PhraseBook
    maker_marks: PhraseBook
    weak_marks: frozenset[str]
    weak_keys: frozenset[str]
    place_marks: PhraseBook
    maker_common: frozenset[str]
    common_typed: Words
    asking: frozenset[str]
    middle_names: frozenset[str]
    titles: Words
    owners: Words
    given_names: Words
    another: Words
    whom: Words
    comparing: frozenset[str]
    links: Words
    trade: PhraseBook
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
    one_kinds: frozenset[str]
    heads: frozenset[str]
    kind_keys: frozenset[str]
    head_keys: frozenset[str]
    places: PhraseBook
    provinces: PhraseBook
    goods_first: frozenset[str]
    not_this: PhraseBook
    not_theirs: PhraseBook
    made_of: PhraseBook

    def is_chat(self, typed: str, *, exactly: bool = False) -> bool:
        """Whether the word alone says nothing about a product; a repaired word must be it exactly."""
        if typed in self.marked_chat or typed in self.chat.get(key(typed), ()):
            return True
        return not exactly and is_one_of(typed, self.chat)

    def is_family_name(self, typed: str) -> bool:
        """Whether the word may begin a person's name."""
        return is_one_of(typed, self.family_names)


def is_one_of(typed: str, words: Words) -> bool:
    """Whether the typed word can be one of these."""
    known = words.get(key(typed))
    return known is not None and (typed in known or any(agrees(typed, word) for word in known))


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


def _place_phrases(skip: list[Phrase], text: str) -> list[Phrase]:
    lines = nfc(text).lower().splitlines()
    found = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return [place for place in found if place not in skip]


def _places(raw: dict[str, Any]) -> dict[str, Any]:
    """Make the books of all places, and of provinces and countries, which are never talk."""
    text, skip = (_HERE / "places.txt").read_text(encoding="utf-8"), phrases(raw["not_places"])
    origins, short = phrases(raw["from_words"]), phrases(raw["short_countries"])
    abroad = phrases(raw["countries"]) + [(*origin, *country) for origin in origins for country in short]
    first = _place_phrases(skip, text.partition("# provinces")[2].partition("#")[0])
    return {"places": _book([*_place_phrases(skip, text), *abroad]), "provinces": _book([*first, *abroad])}


_BOOKS = (
    "chat_phrases",
    "maker_marks",
    "place_marks",
    "wide_places",
    "light",
    "which",
    "fakes",
    "trade",
    "not_this",
    "not_theirs",
    "made_of",
)
_LISTS = ("weak_marks", "asking", "middle_names", "deictic", "comparing", "genuine")
_WORDS = ("family_names", "titles", "owners", "given_names", "another", "whom", "links")
_ROWS = ("containers", "units")


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Load the words; the second call costs nothing."""
    raw = read_yaml(_HERE / "words.yaml")
    goods = _goods(phrases(raw["kinds"]), phrases(raw["qualities"]))
    synonym_of = _synonyms(raw["synonyms"])
    return Vocabulary(
        weak_keys=frozenset(key(" ".join(mark)) for mark in phrases(raw["weak_marks"])),
        english=frozenset(raw["english"].split()),
        maker_common=frozenset(nfc(raw["maker_common"]).split()),
        common_typed=_by_key(raw["maker_common"]),
        star_words={nfc(word): number for word, number in raw["star_words"].items()},
        synonyms=_book(synonym_of),
        synonym_of=synonym_of,
        abbreviations={fold(nfc(k)): tuple(nfc(v).split()) for k, v in raw["abbreviations"].items()},
        goods_first=frozenset(raw["goods_first"].split()),
        **_places(raw),
        **_lists(raw),
        **_chat(raw, goods["goods_keys"]),
        **goods,
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


def _chat(raw: dict[str, Any], goods_keys: frozenset[str]) -> dict[str, Any]:
    """Make the chat words; a plain word spelt like goods but for its marks counts only with them."""
    plain = nfc(raw["plain"]).split()
    alone = frozenset(word for word in plain if key(word) in goods_keys)
    always = " ".join(word for word in plain if word not in alone)
    return {"chat": _by_key(f"{raw['chat']} {always}"), "marked_chat": alone}


def _goods(kinds: list[Phrase], qualities: list[Phrase]) -> dict[str, Any]:
    """Make the fields that the kinds of goods and their qualities give."""
    goods = [*kinds, *qualities]
    return {
        "goods": frozenset(goods),
        "goods_phrases": _book(phrase for phrase in goods if len(phrase) > 1),
        "goods_words": frozenset(word for phrase in goods for word in phrase),
        "goods_keys": frozenset(key(word) for phrase in goods for word in phrase),
        "kinds": frozenset(kinds),
        "one_kinds": frozenset(phrase[0] for phrase in kinds if len(phrase) == 1),
        "kind_keys": frozenset(key(word) for phrase in kinds for word in phrase),
        "head_keys": frozenset(key(phrase[0]) for phrase in kinds),
        "heads": frozenset(phrase[0] for phrase in kinds),
    }
