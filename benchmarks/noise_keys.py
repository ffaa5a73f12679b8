"""What goes wrong on the keyboard: input methods left off or half on, and slips of the finger."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.letters import bare, shapeless, telex, toneless, vni

Noise = Callable[[str, random.Random], str]
ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def changed(text: str, draw: random.Random, change: Callable[[str], str], count: int = 1) -> str:
    """Change up to `count` words, of those that the change alters at all."""
    words = text.split(" ")
    able = [i for i, word in enumerate(words) if change(word) != word]
    for i in draw.sample(able, min(count, len(able))):
        words[i] = change(words[i])
    return " ".join(words)


def _telex_hand(draw: random.Random) -> Callable[[str], str]:
    """One person's habit: the tone key last or at the vowel, ươ typed uwow or uow."""
    last, once = draw.random() < 0.75, draw.random() < 0.5
    return lambda word: telex(word, tone_last=last, horn_once=once)


def _vni_hand(draw: random.Random) -> Callable[[str], str]:
    last, once = draw.random() < 0.5, draw.random() < 0.5
    return lambda word: vni(word, tone_last=last, horn_once=once)


def telex_whole(text: str, draw: random.Random) -> str:
    """The input method is off: every Telex key stays in the text."""
    return " ".join(map(_telex_hand(draw), text.lower().split(" ")))


def telex_some(text: str, draw: random.Random) -> str:
    """One or two syllables left in Telex, the others written."""
    return changed(text, draw, _telex_hand(draw), draw.choice((1, 1, 2)))


def telex_folded(text: str, draw: random.Random) -> str:
    """No marks but one syllable's raw Telex keys."""
    words = text.lower().split(" ")
    hand = _telex_hand(draw)
    able = [i for i, word in enumerate(words) if hand(word) != word]
    kept = draw.choice(able) if able else -1
    return " ".join(hand(word) if i == kept else bare(word) for i, word in enumerate(words))


def telex_tones(text: str, draw: random.Random) -> str:
    """Only the tone keys are typed: tuyets."""
    return telex_whole(shapeless(text), draw)


def telex_shapes(text: str, draw: random.Random) -> str:
    """Only the keys of shapes are typed: tuyeet."""
    return telex_whole(toneless(text), draw)


def vni_whole(text: str, draw: random.Random) -> str:
    """Every VNI digit stays in the text."""
    return " ".join(map(_vni_hand(draw), text.lower().split(" ")))


def vni_some(text: str, draw: random.Random) -> str:
    """One or two syllables left in VNI."""
    return changed(text, draw, _vni_hand(draw), draw.choice((1, 1, 2)))


def slip(text: str, draw: random.Random) -> str:
    """One slip: a neighbouring key, a letter doubled, dropped, or two letters the wrong way round."""
    places = [i for i in range(len(text) - 1) if text[i].isalpha() and text[i + 1].isalpha()]
    if not places:
        return text
    i = draw.choice(places)
    wrong = draw.choice((_neighbour, _doubled, _dropped, _turned))
    return text[:i] + wrong(text[i : i + 2], draw) + text[i + 2 :]


def _neighbour(pair: str, draw: random.Random) -> str:
    key = bare(pair[0]).lower()
    row = next((row for row in ROWS if key in row), key)
    at = row.index(key)
    return draw.choice([row[j] for j in (at - 1, at + 1) if 0 <= j < len(row)] or [key]) + pair[1]


def _doubled(pair: str, _: random.Random) -> str:
    return pair[0] + pair


def _dropped(pair: str, draw: random.Random) -> str:
    return draw.choice(pair)


def _turned(pair: str, _: random.Random) -> str:
    return pair[1] + pair[0]


def slip_folded(text: str, draw: random.Random) -> str:
    """A slip in text without marks."""
    return slip(bare(text).lower(), draw)


def slip_twice(text: str, draw: random.Random) -> str:
    """Two slips in text without marks."""
    return slip(slip_folded(text, draw), draw)


def stretched(text: str, draw: random.Random) -> str:
    """Draw out the last letter of one word, mostly the last one: ngonnnn."""
    words = text.split(" ")
    able = [i for i, word in enumerate(words) if word and word[-1].isalpha()]
    if not able:
        return text
    i = able[-1] if draw.random() < 0.6 else draw.choice(able)
    words[i] += bare(words[i][-1]) * draw.randint(2, 4)
    return " ".join(words)


KEYS: dict[str, Noise] = {
    "telex": telex_whole,
    "telex_some": telex_some,
    "telex_folded": telex_folded,
    "telex_tones": telex_tones,
    "telex_shapes": telex_shapes,
    "vni": vni_whole,
    "vni_some": vni_some,
    "typo": slip,
    "typo_fold": slip_folded,
    "typo2_fold": slip_twice,
    "stretch": stretched,
}
