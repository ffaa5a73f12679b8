"""Vietnamese syllables taken apart into letters, shapes and tones, and typed as Telex and VNI type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

TONES = "\u0300\u0301\u0309\u0303\u0323"  # huyền, sắc, hỏi, ngã, nặng
TELEX_TONES = dict(zip(TONES, "fsrxj", strict=True))
VNI_TONES = dict(zip(TONES, "21345", strict=True))
CIRCUMFLEX, BREVE, HORN, BAR = "\u0302", "\u0306", "\u031b", "đ"
VNI_SHAPES = {CIRCUMFLEX: "6", HORN: "7", BREVE: "8", BAR: "9"}
VOWELS = frozenset("aeiouy")
OPEN_PAIRS = ("oa", "oe", "uy")


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter: the key it is on, its shape (â, ă, ơ, đ) and its tone, both perhaps empty."""

    base: str
    shape: str = ""
    tone: str = ""

    @property
    def text(self) -> str:
        """The letter as written, composed."""
        if self.shape == BAR:
            return "Đ" if self.base.isupper() else "đ"
        return unicodedata.normalize("NFC", self.base + self.shape + self.tone)


def taken_apart(word: str) -> list[Letter]:
    """Give the letters of a word."""
    return [_letter(char) for char in unicodedata.normalize("NFC", word)]


def _letter(char: str) -> Letter:
    if char in "đĐ":
        return Letter("D" if char == "Đ" else "d", BAR)
    base, *marks = list(unicodedata.normalize("NFD", char))
    shape = next((m for m in marks if m in VNI_SHAPES), "")
    return Letter(base, shape, next((m for m in marks if m in TELEX_TONES), ""))


def put_together(letters: list[Letter]) -> str:
    """Write letters as text."""
    return "".join(letter.text for letter in letters)


def bare(text: str) -> str:
    """Take all marks off; the case stays."""
    return "".join(letter.base for letter in taken_apart(text))


def toneless(text: str) -> str:
    """Take the tones off and leave the shapes."""
    return put_together([replace(letter, tone="") for letter in taken_apart(text)])


def shapeless(text: str) -> str:
    """Take the shapes off and leave the tones."""
    return put_together([replace(letter, shape="") for letter in taken_apart(text)])


def tone_of(word: str) -> str:
    """The tone mark of a syllable, empty for the level tone."""
    return next((letter.tone for letter in taken_apart(word) if letter.tone), "")


def with_tone(word: str, tone: str) -> str:
    """Give the syllable another tone, on the letter that carries tones in it."""
    letters = taken_apart(word)
    place = _tone_place(letters)
    if place is None:
        return word
    plain = [replace(letter, tone="") for letter in letters]
    plain[place] = replace(plain[place], tone=tone)
    return put_together(plain)


def _tone_place(letters: list[Letter]) -> int | None:
    """Where the tone is, or would be: a shaped vowel, before a final, last but one of an open end."""
    for sought in ("tone", "shape"):
        held = [i for i, one in enumerate(letters) if getattr(one, sought) not in ("", BAR)]
        if held:
            return held[-1]
    bases = "".join(letter.base.lower() for letter in letters)
    start = 2 if re.match(r"(qu|gi)[aeiouy]", bases) else 0
    vowels = [i for i in range(start, len(bases)) if bases[i] in VOWELS]
    if len(vowels) < 2 or vowels[-1] < len(bases) - 1:
        return vowels[-1] if vowels else None
    return vowels[-2]


def tone_moved(word: str) -> str:
    """Write hòa as hoà, hoà as hòa; other syllables stay as they are."""
    letters = taken_apart(word)
    bases = "".join(letter.base.lower() for letter in letters)
    shaped = any(letter.shape for letter in letters[-2:])
    if not bases.endswith(OPEN_PAIRS) or bases.startswith("qu") or shaped:
        return word
    first, second = letters[-2:]
    if bool(first.tone) == bool(second.tone):
        return word
    moved = [replace(first, tone=second.tone), replace(second, tone=first.tone)]
    return put_together(letters[:-2] + moved)


def telex(word: str, *, tone_last: bool = True, horn_once: bool = False) -> str:
    """Give the keys of Telex for a syllable: tuyết is tuyeets, or tuyeest with the tone key at its vowel.

    `horn_once`: ươ is typed uow, which editors read as both horns.
    """
    return _typed(taken_apart(word), TELEX_TONES, _telex_shape, tone_last, horn_once)


def vni(word: str, *, tone_last: bool = False, horn_once: bool = False) -> str:
    """Give the keys of VNI for a syllable: tuyết is tuye61t, or tuye6t1 with the tone last."""
    return _typed(taken_apart(word), VNI_TONES, _vni_shape, tone_last, horn_once)


def _telex_shape(letter: Letter) -> str:
    if letter.shape in (CIRCUMFLEX, BAR):
        return letter.base.lower()
    return "w" if letter.shape else ""


def _vni_shape(letter: Letter) -> str:
    return VNI_SHAPES.get(letter.shape, "")


def _typed(
    letters: list[Letter],
    tones: dict[str, str],
    shape: Callable[[Letter], str],
    tone_last: bool,
    horn_once: bool,
) -> str:
    keys, last = [], ""
    for here, after in zip(letters, [*letters[1:], Letter("")], strict=False):
        skipped = horn_once and here.shape == HORN and here.base in "uU" and after.shape == HORN
        tone = tones.get(here.tone, "")
        keys.append(here.base + ("" if skipped else shape(here)) + ("" if tone_last else tone))
        last = tone or last
    return "".join(keys) + (last if tone_last else "")
