"""A raw message becomes words: composed, lower case, without packing sizes, its star claim taken out.

No vocabulary of products here; `query.py` goes on from the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from knowledge.matching.stars import CLAIM, claimed
from knowledge.matching.syllables import fold, nfc
from knowledge.matching.typing_repair import unstretched
from knowledge.matching.vocabulary import Vocabulary

MAX_CHARS = 4096  # what is read of a message; an ordinary one has less than 300
MAX_WORDS = 96  # bounds the work: a name has at most about twelve words
MAX_LETTERS = 64  # of one word; the longest joined name of the registry has 41

_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3]"
)
_WORD = re.compile(r"\x00|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
# Small capitals and black circled digits have no compatibility form in Unicode, so they are told by hand.
_SMALL_CAPITALS = str.maketrans("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ❶❷❸❹❺❻❼❽❾", "abcdefghijklmnoprstuvwyz123456789")
_BREAK = re.compile(r"[.,;:!?…\n]|\s[-–]\s")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a message in order, lower case NFC, and the number of stars it claims.

    `raw` holds the same words as they were written; "" where the star claim stood. `breaks` are the
    numbers of words before which a clause ends; `cut` tells that more was written than is read.
    """

    words: tuple[str, ...]
    stars: int | None
    raw: tuple[str, ...] = ()
    breaks: frozenset[int] = frozenset()
    cut: bool = False


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _sizes(vocab: Vocabulary) -> re.Pattern[str]:
    """What only tells the size of a pack."""
    pack = rf"\b(?:{_any_of(vocab.containers)})"
    amount = rf"(?:{pack}\s*)?(?<!\w)\d+(?:[.,]\d+)?\s*(?:{_any_of(vocab.units)})(?!\w)(?:\s*/\s*\w+)?"
    half = rf"\b(?:nửa|nưa|nua)\s+(?:{_any_of(vocab.units)})\b|(?<!\w)x\s?\d+\b"
    sizes = rf"{amount}|{half}|\b(?:loại|loai|size)\s*\d\b|{pack}\s+\d+\b"
    return re.compile(sizes)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _plain_letters(text: str) -> str:
    """Give letters of other dress (full width, bold, circled, small capitals) their plain form, composed."""
    return unicodedata.normalize("NFKC", text).translate(_SMALL_CAPITALS)


def _lower(text: str) -> str:
    """Lower case, letter for letter, so that positions stay."""
    plain = text.lower()
    return plain if len(plain) == len(text) else "".join(c.lower()[:1] for c in text)


def words_of(text: str, vocab: Vocabulary) -> Words:
    """Split a message into words.

    Args:
        text: Anything a person can send; only the first MAX_CHARS characters are read.
        vocab: The known words, for units and number words.
    """
    written = _plain_letters(_INVISIBLE.sub("", text[:MAX_CHARS]).replace(CLAIM, " "))
    plain, stars = claimed(_lower(written), vocab)
    plain = _sizes(vocab).sub(_blank, plain)
    words: list[str] = []
    raw: list[str] = []
    breaks: set[int] = set()
    done = 0
    for found in _WORD.finditer(plain):
        claim = found.group() == CLAIM
        word = "ocop" if claim else nfc(unstretched(found.group()))[:MAX_LETTERS]
        if fold(word):
            if plain[done : found.start()] != " " and _BREAK.search(plain, done, found.start()):
                breaks.add(len(words))
            words.append(word)
            raw.append("" if claim else written[found.start() : found.end()])
            done = found.end()
    cut = len(words) > MAX_WORDS or len(text) > MAX_CHARS
    return Words(tuple(words[:MAX_WORDS]), stars, tuple(raw[:MAX_WORDS]), frozenset(breaks), cut)
