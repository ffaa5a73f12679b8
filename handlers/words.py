"""Short answers in words: yes and no, numbers and places in a list, greetings, "dừng" with its marks.

Marks are evidence: typed without them, "dung" may be đúng; typed with them, "đừng" is not "đúng". A
syllable means a known one when it is the same to the mark, or has no marks and is the same without.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from unicodedata import normalize

from handlers.session import Option
from knowledge.registry.names import fold
from knowledge.texts import words

LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""How choices are numbered whose labels are numbers themselves: "4" must mean 4 stars there."""

KINDS = ("yes", "no", "where")
"""Words of an option that stand for all words of that kind."""

_SIGNS = " \t\n.,;:!?…\"'()[]*-–"


def syllables(text: str) -> tuple[str, ...]:
    """Give the syllables of a text in small letters with their marks, signs around them taken away."""
    plain = normalize("NFC", text.casefold())
    return tuple(bare for word in plain.split() if (bare := word.strip(_SIGNS)))


def same(typed: Sequence[str], known: Sequence[str]) -> bool:
    """Whether typed syllables are the known ones, marks counted where there are any."""
    return len(typed) == len(known) and all(map(_same_syllable, typed, known))


def _same_syllable(typed: str, known: str) -> bool:
    return typed == known or (typed.isascii() and typed == _bare(known))


_bare = lru_cache(maxsize=20_000)(fold)  # the same syllables of labels and word lists, again and again


@cache
def _known(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(syllables(str(word)) for word in words().get(kind, ()))


@cache
def _by_first(kind: str) -> dict[str, list[tuple[str, ...]]]:
    """Give the words of a kind by their first syllable, with and without its marks."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for known in _known(kind):
        for first in {known[0], fold(known[0])}:
            found.setdefault(first, []).append(known)
    return found


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words()[kind])


def is_stop(text: str) -> bool:
    """Whether this stops: with its marks, or the English word."""
    return syllables(text) in _known("stop")


def means(kind: str, text: str) -> bool:
    """Whether the whole text is one of the words of a kind ("greetings", "my_reports", …)."""
    typed = syllables(text)
    bare = tuple(word for word in typed if _bare(word) not in _folded("address"))
    said = [form for form in {typed, bare} if form]
    return any(same(form, known) for form in said for known in _by_first(kind).get(form[0], ()))


def holds(kind: str, text: str) -> bool:
    """Whether one of the words of a kind stands anywhere in a text; some count with their marks only."""
    typed = syllables(text)
    if any((word,) in _known(f"{kind}_exact") for word in typed):
        return True
    begun = ((n, known) for n, word in enumerate(typed) for known in _by_first(kind).get(word, ()))
    return any(same(typed[n : n + len(known)], known) for n, known in begun)


def looks_english(text: str) -> bool:
    """Whether a text has common English words, names of products apart.

    A word that is Vietnamese too when typed without marks ("the", "can") counts half.
    """
    typed = [word.strip("?!.,'") for word in text.lower().split()]
    sure = sum(word in _folded("english") for word in typed)
    return sure > 0 and sure + sum(word in _folded("english_maybe") for word in typed) / 2 >= 1.5


def chosen(text: str, options: list[Option]) -> Option | None:
    """Find the option that `text` means: its own words, its number, or its place in the list.

    Returns:
        None when it means none of them: a digit beside a unit ("3 sao", "5 hũ") is no choice.
    """
    typed = syllables(text)
    if not typed or not options:
        return None
    return _by_words(typed, options) or _by_place(typed, options)


def by_label(text: str, options: list[Option]) -> Option | None:
    """Find an option whose label, of two syllables or more, was typed out."""
    typed = syllables(text)
    return next((o for o in options if len(typed) > 1 and same(typed, syllables(o.label))), None)


def _by_words(typed: tuple[str, ...], options: list[Option]) -> Option | None:
    for option in options:
        if any(same(typed, syllables(word)) for word in (option.label, *option.words) if word not in KINDS):
            return option
    for kind in KINDS:
        if any(same(typed, known) for known in _known(kind)):
            return next((option for option in options if kind in option.words), None)
    bare = _without_fillers(typed)
    return next((option for option in options if bare and same(bare, syllables(option.label))), None)


def _without_fillers(typed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in typed if fold(word) not in _folded("fillers"))


def _by_place(typed: tuple[str, ...], options: list[Option]) -> Option | None:
    if lettered([option.label for option in options]):
        index = LETTERS.find(typed[0]) if len(typed) == 1 and len(typed[0]) == 1 else -1
    else:
        index = _place(_without_fillers(typed), typed, len(options))
    return options[index] if 0 <= index < len(options) else None


def lettered(labels: Sequence[str]) -> bool:
    """Whether a list gets letters instead of numbers, because its labels begin with numbers."""
    return len(labels) <= len(LETTERS) and any(label[:1].isdigit() for label in labels)


def _place(bare: tuple[str, ...], typed: tuple[str, ...], count: int) -> int:
    """Give the place that words name, from 0; -1 for none."""
    word = " ".join(map(fold, bare))
    if word.isascii() and word.isdigit():
        return int(word) - 1 if len(word) < 3 else -1
    if word in _folded("first"):
        return 0
    if word in _folded("last"):
        return count - 1
    if bare == typed:
        return -1  # "năm" alone may be a name or a year; "cái thứ năm" is a place in the list
    return next((n for n, names in enumerate(words()["ordinals"]) if word in names), -1)
