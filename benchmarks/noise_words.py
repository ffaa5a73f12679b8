"""Words run together, moved, spelt as they are spoken, or misread."""

from __future__ import annotations

import random
import re
from functools import lru_cache
from pathlib import Path

from benchmarks.letters import bare, tone_of, with_tone
from benchmarks.noise_keys import Noise, changed

ROOT = Path(__file__).parents[1]
INITIAL = re.compile(r"(ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdđghklmnprstvx])(?=[^\W\d_])(.*)", re.IGNORECASE)
INITIALS = {
    "s": ("x",), "x": ("s",), "ch": ("tr",), "tr": ("ch",), "l": ("n",), "n": ("l",),
    "d": ("gi", "r", "v"), "gi": ("d", "r"), "r": ("d", "gi"), "v": ("d",),
}  # fmt: skip
FINALS = (("ng", "n"), ("n", "ng"), ("c", "t"), ("t", "c"))
HOOK, TILDE = "\u0309", "\u0303"
MISREAD = str.maketrans({"o": "0", "O": "0", "i": "1", "l": "1", "s": "5", "S": "5"})
SHORT = (
    ("hợp tác xã", ("htx",)), ("sản xuất", ("sx",)), ("sản phẩm", ("sp",)), ("công ty", ("cty", "cti")),
    ("nông nghiệp", ("nn",)), ("dịch vụ", ("dv",)), ("kinh doanh", ("kd",)),
    ("không", ("k", "ko", "kg", "hok")), ("được", ("đc", "dc")), ("vậy", ("v",)), ("gì", ("j",)),
    ("bao nhiêu", ("bn", "bnhiu")), ("em", ("e",)), ("anh", ("a",)), ("biết", ("bít",)), ("rồi", ("r",)),
)  # fmt: skip


def join_all(text: str, _: random.Random) -> str:
    """No spaces at all."""
    return "".join(text.lower().split())


def join_all_folded(text: str, draw: random.Random) -> str:
    """Neither spaces nor marks."""
    return bare(join_all(text, draw))


def join_two(text: str, draw: random.Random) -> str:
    """Two neighbouring syllables run together."""
    words = text.split()
    if len(words) < 2:
        return text
    i = draw.randrange(len(words) - 1)
    return " ".join([*words[:i], words[i] + words[i + 1], *words[i + 2 :]])


def join_two_folded(text: str, draw: random.Random) -> str:
    """Two syllables run together in text without marks."""
    return join_two(bare(text).lower(), draw)


def swap(text: str, draw: random.Random) -> str:
    """Two neighbouring syllables change places."""
    words = text.split()
    if len(words) < 2:
        return text
    i = draw.randrange(len(words) - 1)
    words[i], words[i + 1] = words[i + 1], words[i]
    return " ".join(words)


def rotate(text: str, draw: random.Random) -> str:
    """The head comes last: one to three words of it."""
    words = text.split()
    if len(words) < 3:
        return text
    cut = draw.randint(1, min(3, len(words) - 1))
    return " ".join(words[cut:] + words[:cut])


def spoken(word: str) -> list[str]:
    """How a syllable may be spelt by someone who spells as he speaks, in a fixed order."""
    found = []
    if parts := INITIAL.fullmatch(word):
        head, rest = parts.groups()
        for other in INITIALS.get(head.lower(), ()):
            if other != "gi" or bare(rest[0]).lower() not in "iye":
                found.append((other.capitalize() if head[0].isupper() else other) + rest)
    for end, other in FINALS:
        if word.endswith(end) and len(word) > len(end) and bare(word[-len(end) - 1]).lower() in "aeou":
            found.append(word[: -len(end)] + other)
            break
    if tone_of(word) in (HOOK, TILDE):
        found.append(with_tone(word, TILDE if tone_of(word) == HOOK else HOOK))
    return found


def region(text: str, draw: random.Random) -> str:
    """One syllable spelt as spoken."""
    return changed(text, draw, lambda word: draw.choice(spoken(word) or [word]))


def region_twice(text: str, draw: random.Random) -> str:
    """Two syllables spelt as spoken."""
    return changed(text, draw, lambda word: draw.choice(spoken(word) or [word]), 2)


def region_folded(text: str, draw: random.Random) -> str:
    """Spelt as spoken, without marks."""
    plain = bare(text).lower()
    return changed(plain, draw, lambda word: draw.choice(spoken(word) or [word]), draw.choice((1, 1, 2)))


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Syllables of Vietnamese place and product names: what speech to text may put down."""
    files = (
        "knowledge/matching/places.txt",
        "knowledge/data/products.csv",
        "benchmarks/data/other_provinces.csv",
    )
    text = " ".join((ROOT / name).read_text("utf-8") for name in files)
    return frozenset(re.findall(r"[^\W\d_]+", text.lower()))


def voice(text: str, draw: random.Random) -> str:
    """Speech to text: one to three syllables become others of one sound; no capitals, no stops."""
    plain = " ".join(re.sub(r"[^\w\s]", " ", text.lower()).split())

    def heard(word: str) -> str:
        near = {one for first in spoken(word) for one in (first, *spoken(first))} - {word}
        return draw.choice(sorted(near & syllables()) or [word])

    said = changed(plain, draw, heard, draw.randint(1, 3))
    return text if said == plain else said


def hashtag(text: str, draw: random.Random) -> str:
    """#tuongotmuongkhuong."""
    return "#" + re.sub(r"\W", "", join_all_folded(text, draw))


def slug(text: str, _: random.Random) -> str:
    """tuong-ot-muong-khuong."""
    return "-".join(re.findall(r"\w+", bare(text).lower()))


def camera(text: str, draw: random.Random) -> str:
    """One to three letters read as digits."""
    places = [i for i, char in enumerate(text) if char in "oOilsS"]
    letters = list(text)
    for i in draw.sample(places, min(len(places), draw.randint(1, 3))):
        letters[i] = letters[i].translate(MISREAD)
    return "".join(letters)


def abbreviated(text: str, draw: random.Random) -> str:
    """Common words cut short, as in chat: sp, htx, sx, k."""
    for whole, cut in SHORT:
        for form in (whole, bare(whole)):
            text = re.sub(rf"(?<!\w){form}(?!\w)", draw.choice(cut), text, flags=re.IGNORECASE)
    return text


WORDS: dict[str, Noise] = {
    "join_all": join_all,
    "join_all_fold": join_all_folded,
    "join": join_two,
    "join_fold": join_two_folded,
    "swap": swap,
    "rotate": rotate,
    "region": region,
    "region2": region_twice,
    "region_fold": region_folded,
    "voice": voice,
    "hashtag": hashtag,
    "slug": slug,
    "camera": camera,
    "abbrev": abbreviated,
}
