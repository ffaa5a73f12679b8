"""The Vietnamese syllable: its letters without marks, its marks, its sound.

Everything here is about one lower-case NFC syllable; `fold` also takes longer text.
Marks are compared in two parts, because people leave out either: the *shape* of a letter (ă â ê ô ơ ư đ)
and the *tone* of the syllable, wherever it was set (hòa and hoà are one).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_SHAPES = {"\u0302", "\u0306", "\u031b"}

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|q|th|tr|ch|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?"
_RIME = (
    r"a(?:ch?|i|m|n|ng|nh|o|p|t|u|y)?|e(?:ch?|m|n|ng|nh|o|p|t|u)?|"
    r"i(?:a|ch?|ec|em|en|eng|ep|et|eu|m|n|ng|nh|p|t|u)?|"
    r"o(?:ac|ach|ai|am|an|ang|anh|ao|ap|at|ay|a|c|en|eo|et|e|i|m|n|ng|ong|p|t)?|"
    r"u(?:an|ang|at|au|ay|a|c|ech|enh|e|i|m|n|ng|oc|oi|om|on|ong|op|ot|ou|o|p|t|u)?|"
    r"uy(?:a|ch|en|et|nh|n|t|u)?|y(?:em|en|et|eu)?"
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{_RIME})")

# Regional spelling, heard alike somewhere in the country: written differently, one sound key.
_ONSET_SOUNDS = (
    ("ngh", "g~"), ("ng", "g~"), ("nh", "h~"), ("tr", "c~"), ("ch", "c~"), ("gh", "g"), ("ph", "f"),
    ("th", "t~"), ("kh", "k~"), ("sh", "s"), ("gi", "d"), ("qu", "q"), ("x", "s"), ("n", "l"), ("r", "d"),
    ("v", "d"), ("k", "c"), ("p", "b"),
)  # fmt: skip
_RIME_SOUNDS = ((r"uou$", "ieu"), (r"uu$", "iu"), (r"y$", "i"), (r"(?:ng|nh)$", "n"), (r"(?:c|ch)$", "t"))


def nfc(text: str) -> str:
    """Compose the text, whatever way its marks were typed."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Take all marks off, đ included; the number of letters stays."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("đ", "d").replace("Đ", "D")


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The folded form under which words are looked up: i and y at the end of a plain syllable are one."""
    plain = fold(text)
    if len(plain) > 1 and plain[-1] == "y" and plain[-2] not in "aeiou":
        return plain[:-1] + "i"
    return plain[:-1] + "i" if plain.startswith("qu") and len(plain) == 3 and plain[-1] == "y" else plain


@lru_cache(maxsize=65536)
def tone(syllable: str) -> str:
    """The tone as its Telex letter, "" where none is written."""
    return next((TONES[c] for c in unicodedata.normalize("NFD", syllable) if c in TONES), "")


@lru_cache(maxsize=65536)
def shape(syllable: str) -> tuple[str, ...]:
    """The letters without their tone: ("t", "ư", "ơ", "n", "g")."""
    bare = "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in TONES)
    return tuple(nfc(bare))


def is_marked(text: str) -> bool:
    """Whether any mark was typed."""
    return fold(text) != text


@lru_cache(maxsize=65536)
def is_syllable(text: str) -> bool:
    """Whether the folded letters can be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(fold(text)) is not None


@lru_cache(maxsize=65536)
def sound(text: str) -> str:
    """A key that regional spellings of one syllable share: sén, xéng and séng are one."""
    plain = key(text)
    onset, rest = next(((o, plain[len(s) :]) for s, o in _ONSET_SOUNDS if plain.startswith(s)), ("", plain))
    for pattern, heard in _RIME_SOUNDS:
        rest = re.sub(pattern, heard, rest)
    return onset + rest


@lru_cache(maxsize=65536)
def contradiction(typed: str, meant: str) -> float:
    """How far the marks that were typed speak against the word meant; marks left out never do.

    Args:
        typed: A lower-case syllable with as many marks as the person set.
        meant: The word as the registry writes it, with the same folded key.

    Returns:
        0 where nothing contradicts, 0.25-0.5 for another tone, 0.5 for a letter left plain in a word that has
        marks, 0.75 for another letter shape.
    """
    if not is_marked(typed):
        return 0.0
    typed_tone, typed_shape, meant_shape = tone(typed), shape(typed), shape(meant)
    if len(typed_shape) == len(meant_shape):
        pairs = zip(typed_shape, meant_shape, strict=True)
        changed = [t for t, m in pairs if t != m and fold(t) == fold(m)]
        if changed:
            return 0.75 if any(fold(t) != t for t in changed) else 0.5
    if not typed_tone or typed_tone == tone(meant):
        return 0.0
    return 0.25 if {typed_tone, tone(meant)} == {"r", "x"} else 0.5  # hỏi and ngã are one in the south


@lru_cache(maxsize=65536)
def slip_distance(one: str, other: str) -> int:
    """Key slips between two folded words: letters added, dropped, changed, or two neighbours swapped."""
    return int(OSA.distance(one, other, score_cutoff=2))
