"""Short answers in words: yes and no, numbers and ordinals, greetings, "dừng" with its marks.

Folding takes marks and case away, so that "Đúng" and "dung" are one; where the marks decide
("dừng" stops, "dung" answers), the text as typed is looked at.
"""

from __future__ import annotations

from functools import cache
from unicodedata import normalize

from handlers.session import Option
from knowledge.registry.names import fold
from knowledge.texts import words


def is_stop(text: str) -> bool:
    """Whether this stops, marks and capitals counted."""
    bare = normalize("NFC", text).strip(" .!")
    known = words()["stop"]
    return bare in known or bare.lower() in known


def means(kind: str, text: str) -> bool:
    """Whether the whole text is one of the words of a kind ("greetings", "my_reports", …)."""
    folded = fold(text)
    bare = " ".join(word for word in folded.split() if word not in _folded("address"))
    return folded in _folded(kind) or bare in _folded(kind)


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words()[kind])


def looks_english(text: str) -> bool:
    """Whether a text has common English words, names of products apart.

    A word that is Vietnamese too when typed without marks ("the", "can") counts half.
    """
    typed = [word.strip("?!.,'") for word in text.lower().split()]
    sure = sum(word in _folded("english") for word in typed)
    return sure > 0 and sure + sum(word in _folded("english_maybe") for word in typed) / 2 >= 1.5


def chosen(text: str, options: list[Option]) -> Option | None:
    """Find the option that `text` means: its number, its place in the list, its label or its words.

    Returns:
        None when it means none of them: a digit beside a unit ("3 sao", "5 hũ") is no choice.
    """
    folded = fold(text)
    if not folded or not options:
        return None
    return _by_number(folded, options) or _by_words(folded, options)


def _by_number(folded: str, options: list[Option]) -> Option | None:
    bare = [word for word in folded.split() if word not in _folded("fillers")]
    if len(bare) != 1 and " ".join(bare) not in _folded("first") | _folded("last"):
        return None
    index = _position(" ".join(bare), folded, len(options))
    return options[index] if index is not None and 0 <= index < len(options) else None


def _position(word: str, folded: str, count: int) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word) - 1 if len(word) < 3 else None
    if word in _folded("first"):
        return 0
    if word in _folded("last"):
        return count - 1
    if word == folded and not folded.startswith(("thu", "so", "cai")):
        return None  # "nam" alone may be a name or a year; "cái thứ năm" is a place in the list
    return next((n for n, names in enumerate(words()["ordinals"]) if word in names), None)


def _by_words(folded: str, options: list[Option]) -> Option | None:
    for option in options:
        if folded in {fold(option.label), *(fold(word) for word in option.words)}:
            return option
    for kind in ("yes", "no"):
        if folded in _folded(kind):
            return next((option for option in options if kind in option.words), None)
    bare = " ".join(word for word in folded.split() if word not in _folded("fillers"))
    return next((option for option in options if bare and bare == fold(option.label)), None)
