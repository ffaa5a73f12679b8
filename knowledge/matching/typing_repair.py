"""What the keyboard left in the text: Telex and VNI keys, stretched letters, digits a camera read as letters.

Each function takes one lower-case word and returns the word that was meant, or "" where it sees none.
A result counts only if it is a possible Vietnamese syllable, so plain words pass through untouched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from knowledge.matching.syllables import TONES, fold, is_syllable, nfc

_TONE_OF = {letter: mark for mark, letter in TONES.items()}
_VNI_TONE = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_VNI_SHAPE = {"6": "aeo", "7": "uo", "8": "a", "9": "d"}
_MARK = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
_CAMERA = [str.maketrans({"0": "o", "1": one, "5": "s"}) for one in "il"]


def _with_tone(word: str, letter: str) -> str:
    """Put a tone on a syllable where the spelling rules put it."""
    vowels = [i for i, c in enumerate(word) if fold(c) in "aeiouy"]
    if fold(word[:2]) in {"qu", "gi"} and len(vowels) > 1:
        vowels = vowels[1:]
    if not letter or not vowels:
        return word
    shaped = [i for i in vowels if fold(word[i]) != word[i]]
    closed = vowels[-1] < len(word) - 1
    at = shaped[-1] if shaped else vowels[-1] if closed or len(vowels) == 1 else vowels[-2]
    return nfc(word[: at + 1] + _TONE_OF[letter] + word[at + 1 :])


def _hook(letters: list[str]) -> bool:
    """Telex w, VNI 7 after the vowel: uo becomes ươ, else the last u, o (or a, Telex) takes its horn."""
    plain = "".join(letters)
    if "uo" in plain or "ưo" in plain:
        at = max(plain.rfind("uo"), plain.rfind("ưo"))
        letters[at : at + 2] = ["ư", "ơ"]
        return True
    return False


def _telex_key(letters: list[str], key: str) -> bool:
    """Apply one Telex shape key to the letters before it; False where it is an ordinary letter."""
    if key == "w":
        if _hook(letters):
            return True
        for at in range(len(letters) - 1, -1, -1):
            if letters[at] in "auo":
                letters[at] = {"a": "ă", "u": "ư", "o": "ơ"}[letters[at]]
                return True
        return bool(letters and letters[-1] in "ăươ")
    if key == "d" and "d" in letters[:1] and (len(letters) == 1 or letters[-1] in "aeiouyâăêôơưngmpct"):
        letters[letters.index("d")] = "đ"
        return True
    if key in "aeo" and key in letters and letters[-1] not in "iuy":
        letters[len(letters) - 1 - letters[::-1].index(key)] = {"a": "â", "e": "ê", "o": "ô"}[key]
        return True
    return False


@lru_cache(maxsize=16384)
def from_telex(word: str) -> str:
    """Read Telex keys left raw: "tuwowng" is tương, "owts" is ớt."""
    letters: list[str] = []
    tone = ""
    for at, char in enumerate(word):
        if at and char in "sfrxj" and any(fold(c) in "aeiouy" for c in letters):
            tone = char
        elif not _telex_key(letters, char):
            letters.append(char)
    shaped = "".join(letters)
    meant = _with_tone(shaped, tone) if is_syllable(shaped) else ""
    return meant if meant != word else ""


def _vni_shape(letters: list[str], digit: str) -> bool:
    if digit == "9":
        at = next((i for i, c in enumerate(letters) if c == "d"), -1)
        if at >= 0:
            letters[at] = "đ"
        return at >= 0
    if digit == "7" and _hook(letters):
        return True
    at = next((i for i in range(len(letters) - 1, -1, -1) if letters[i] in _VNI_SHAPE[digit]), -1)
    if at >= 0:
        letters[at] = nfc(letters[at] + _MARK[digit])
    return at >= 0 or any(fold(c) != c for c in letters)


@lru_cache(maxsize=16384)
def from_vni(word: str) -> str:
    """Read VNI digits left raw: "tuye61t" is tuyết, "d9ao" is đao."""
    letters: list[str] = []
    tone = ""
    for char in word:
        if char in _VNI_TONE and letters:
            tone = _VNI_TONE[char]
        elif char in _VNI_SHAPE and letters:
            if not _vni_shape(letters, char):
                return ""
        else:
            letters.append(char)
    shaped = "".join(letters)
    return _with_tone(shaped, tone) if shaped != word and is_syllable(shaped) else ""


def from_camera(word: str, known: Callable[[str], bool] = is_syllable) -> str:
    """Read digits that stand for letters: "tu0ng" is tuong, "ka1e" is kale where that is known."""
    if not re.search(r"[^\W\d]", word):
        return ""
    return next((w for way in _CAMERA if (w := word.translate(way)) != word and known(w)), "")


def unstretched(word: str) -> str:
    """Take back letters held down: "ngonnnn" is ngon, "láaa" is lá."""
    letters = fold(word)
    if len(letters) != len(word):
        return re.sub(r"(.)\1{2,}", r"\1", word)
    kept: list[str] = []
    for same in re.finditer(r"(.)\1*", letters):
        kept += word[same.start()] if len(same.group()) > 2 else word[same.start() : same.end()]
    return "".join(kept)
