"""A raw message becomes words: composed, lower case, without packing sizes, its star claim taken out.

No vocabulary of products here; `query.py` goes on from the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge.matching.syllables import fold, nfc
from knowledge.matching.typing_repair import unstretched
from knowledge.matching.vocabulary import Vocabulary

MAX_CHARS = 4096  # what is read of a message; an ordinary one has less than 300
MAX_WORDS = 96  # bounds the work: a name has at most about twelve words
MAX_LETTERS = 64  # of one word; the longest joined name of the registry has 41

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_CLAIM = "\x00"  # stands in the text where the star claim was
_WORD = re.compile(r"\x00|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_STAR_SIGNS = re.compile(r"(?:[⭐★🌟✨]\s*){2,5}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a message in order, lower case NFC, and the number of stars it claims.

    `raw` holds the same words as they were written; "" where the star claim stood.
    """

    words: tuple[str, ...]
    stars: int | None
    raw: tuple[str, ...] = ()


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _patterns(vocab: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What claims stars, and what only tells the size of a pack."""
    number = rf"([1-5]|{_any_of(vocab.star_words)})"
    stars = rf"(?<![\w,.])(?:(?:ocop|hạng|hang)\s*)?{number}\s*(?:sao\b|stars?\b|\*)"
    pack = rf"\b(?:{_any_of(vocab.containers)})"
    amount = rf"(?:{pack}\s*)?(?<!\w)\d+(?:[.,]\d+)?\s*(?:{_any_of(vocab.units)})(?!\w)(?:\s*/\s*\w+)?"
    sizes = rf"{amount}|\b(?:loại|loai|size)\s*\d\b|{pack}\s+\d+\b"
    return re.compile(rf"{stars}|\bhạng\s*([1-5])\b"), re.compile(sizes)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _stars(text: str, vocab: Vocabulary) -> tuple[str, int | None]:
    """Take the star claim out of the text, whose length stays; asking how many stars is no claim."""
    signs = _STAR_SIGNS.search(text)
    if signs:
        return text.replace(signs.group(), _blank(signs)), len(re.sub(r"\s", "", signs.group()))
    found = _patterns(vocab)[0].search(text)
    if not found:
        return text, None
    said = found.group(1) or found.group(2)
    number = int(said) if said.isdigit() else vocab.star_words[said]
    return text[: found.start()] + _CLAIM + _blank(found)[1:] + text[found.end() :], number


def _lower(text: str) -> str:
    """Lower case, letter for letter, so that positions stay."""
    return "".join(c.lower()[:1] for c in text)


def words_of(text: str, vocab: Vocabulary) -> Words:
    """Split a message into words.

    Args:
        text: Anything a person can send; only the first MAX_CHARS characters are read.
        vocab: The known words, for units and number words.
    """
    written = nfc(_INVISIBLE.sub("", text[:MAX_CHARS]).replace(_CLAIM, " "))
    plain, stars = _stars(_lower(written), vocab)
    plain = _patterns(vocab)[1].sub(_blank, plain)
    words, raw = [], []
    for found in _WORD.finditer(plain):
        claim = found.group() == _CLAIM
        word = "ocop" if claim else nfc(unstretched(found.group()))[:MAX_LETTERS]
        if fold(word):
            words.append(word)
            raw.append("" if claim else written[found.start() : found.end()])
    return Words(tuple(words[:MAX_WORDS]), stars, tuple(raw[:MAX_WORDS]))
