"""What people do to a name when they type it: one pure function a class, in `NOISE` by name.

Each takes the text and a random generator and gives the text back, unchanged where it has nothing to
change. `RECIPES` puts them together by grade, G0 (the same letters) to G5 (two or three at once); the step
"wrap" of a recipe stands for a sentence around the name (see `benchmarks.carriers`).
"""

from __future__ import annotations

import random
import re
import unicodedata

from benchmarks.letters import TONES, bare, tone_moved, tone_of, toneless, with_tone
from benchmarks.noise_keys import KEYS, Noise, changed
from benchmarks.noise_words import WORDS

HIDDEN = "\u200b\u200c\u200d\ufeff\u00ad"
EMOJI = ("😊", "👍", "❤️", "🤔", "🍵", "🙏", "🌶️", "😍", "?", "??", "!!", "...", ":))", "ạ")
PACKS = (
    "250g", "500g", "500gr", "1kg", "1 kg", "2kg", "hộp 500gr", "hộp 250g", "túi 1kg", "lọ 300g", "gói 200g",
    "chai 500ml", "1 lít", "2 hũ", "3 túi", "hũ 400g", "loại 1kg", "loại 500g", "nửa ký", "5 ký", "x2",
)  # fmt: skip


# Words of one meaning (rule 8 of the labels).
SAID = (
    ("chè", "trà"), ("lợn", "heo"), ("miến đao", "miến dong"), ("quả", "trái"), ("dấm", "giấm"),
    ("lạp sườn", "lạp xưởng"), ("lạp sườn", "lạp xường"), ("Sa Pa", "Sapa"),
)  # fmt: skip


def verbatim(text: str, _: random.Random) -> str:
    """As registered."""
    return text


def lower(text: str, _: random.Random) -> str:
    """All small letters."""
    return text.lower()


def upper(text: str, _: random.Random) -> str:
    """All capitals."""
    return text.upper()


def mixed(text: str, draw: random.Random) -> str:
    """Capitals anywhere."""
    return "".join(char.upper() if draw.random() < 0.4 else char.lower() for char in text)


def decomposed(text: str, _: random.Random) -> str:
    """The same letters as decomposed Unicode, as some phones send them."""
    return unicodedata.normalize("NFD", text)


def emoji(text: str, draw: random.Random) -> str:
    """An emoji or a mark of feeling after the text, at times before it."""
    one = draw.choice(EMOJI)
    return f"{one} {text}" if draw.random() < 0.2 else f"{text} {one}"


def hidden(text: str, draw: random.Random) -> str:
    """One to three characters that nobody sees, as pasted text holds."""
    for _ in range(draw.randint(1, 3)):
        at = draw.randint(0, len(text))
        text = text[:at] + draw.choice(HIDDEN) + text[at:]
    return text


def fold(text: str, _: random.Random) -> str:
    """Small letters without any mark."""
    return bare(text).lower()


def fold_some(text: str, draw: random.Random) -> str:
    """Some words without marks, the others as they were."""
    marked = sum(bare(word) != word for word in text.split(" "))
    return changed(text, draw, bare, draw.randint(1, max(1, marked - 1)))


def no_tone(text: str, _: random.Random) -> str:
    """No tones; â, ơ, đ and the like kept."""
    return toneless(text)


def wrong_tone(text: str, draw: random.Random) -> str:
    """One word with a tone that it does not have."""

    def wrong(word: str) -> str:
        level = not tone_of(word)
        if not word.isalpha() or (level and draw.random() < 0.5):
            return word
        return with_tone(word, draw.choice([tone for tone in TONES if tone != tone_of(word)]))

    return changed(text, draw, wrong)


def old_tone(text: str, _: random.Random) -> str:
    """The tone mark where the other school puts it: hoà for hòa, hòa for hoà."""
    return " ".join(map(tone_moved, text.split(" ")))


def i_or_y(text: str, draw: random.Random) -> str:
    """One final i as y or the reverse: kì, lí, mĩ; quí."""

    def turned(word: str) -> str:
        base = bare(word).lower()
        if len(base) not in (2, 3) or base[:-1] not in ("h", "k", "l", "m", "s", "t", "qu"):
            return word
        other = {"i": "y", "y": "i"}.get(base[-1])
        return with_tone(bare(word)[:-1] + other, tone_of(word)) if other else word

    return changed(text, draw, turned)


def synonym(text: str, draw: random.Random) -> str:
    """One word said with another of the same meaning; small letters or the first word, no brand."""
    able = [(one, other) for pair in SAID for one, other in (pair, pair[::-1]) if _free(one, text)]
    if not able:
        return text
    one, other = draw.choice(able)
    if text.lower().startswith(one):
        return other.capitalize() + text[len(one) :]
    return re.sub(rf"\b{one}\b", other, text, count=1)


def _free(word: str, text: str) -> bool:
    return bool(re.match(rf"{word}\b", text, re.IGNORECASE) or re.search(rf"\b{word}\b", text))


def unit(text: str, draw: random.Random) -> str:
    """The size of a package after the name."""
    return f"{text} {draw.choice(PACKS)}"


NOISE: dict[str, Noise] = {
    "verbatim": verbatim, "lower": lower, "upper": upper, "mixed": mixed, "nfd": decomposed, "emoji": emoji,
    "hidden": hidden, "fold": fold, "fold_some": fold_some, "no_tone": no_tone, "wrong_tone": wrong_tone,
    "old_tone": old_tone, "iy": i_or_y, "synonym": synonym, "unit": unit, **KEYS, **WORDS,
}  # fmt: skip

G0 = ("verbatim", "lower", "upper", "mixed", "nfd", "emoji", "hidden")
G1 = ("fold", "fold_some", "no_tone", "wrong_tone", "old_tone", "iy", "synonym", "unit")

# Each recipe as its steps; those after "wrap" work on the whole sentence.
RECIPES: dict[str, tuple[str, ...]] = {
    **{f"G0:{name}": (name,) for name in G0},
    **{f"G1:{name}": (name,) for name in G1},
    **{f"G2:{name}": (name,) for name in KEYS},
    **{f"G3:{name}": (name,) for name in WORDS if name != "abbrev"},
    "G4:wrap": ("wrap",),
    "G4:wrap_lower": ("lower", "wrap"),
    "G4:wrap_fold": ("wrap", "fold"),
    "G4:wrap_emoji": ("wrap", "emoji"),
    "G4:wrap_unit": ("unit", "wrap"),
    "G4:wrap_abbrev": ("lower", "wrap", "abbrev"),
    "G4:english": ("english",),
    "G4:english_fold": ("fold", "english"),
    "G5:fold_typo_wrap": ("typo_fold", "wrap", "fold"),
    "G5:fold_typo2": ("typo2_fold",),
    "G5:fold_some_unit_wrap": ("fold_some", "unit", "wrap"),
    "G5:telex_wrap": ("telex_some", "wrap"),
    "G5:telex_whole_wrap": ("wrap", "telex"),
    "G5:vni_wrap": ("vni_some", "wrap"),
    "G5:join_typo": ("join_fold", "typo"),
    "G5:join_wrap": ("join_all_fold", "wrap", "fold"),
    "G5:voice_wrap": ("voice", "wrap", "lower"),
    "G5:rotate_region_wrap": ("rotate", "region", "wrap"),
    "G5:region_typo_fold": ("region_fold", "typo"),
    "G5:region_unit_fold": ("region_fold", "unit", "fold"),
    "G5:fold_region_wrap_abbrev": ("region_fold", "wrap", "fold", "abbrev"),
    "G5:wrong_tone_iy_wrap": ("wrong_tone", "iy", "wrap"),
    "G5:hashtag_wrap": ("hashtag", "wrap"),
    "G5:camera_upper": ("upper", "camera"),
}  # fmt: skip
