"""How dear it is to take one typed word for one word of a name.

Marks are evidence: typed marks that contradict cost, marks left out cost nothing. Below that come regional
sound, then key slips, dearer when the typed word exists.
"""

from __future__ import annotations

from knowledge.matching.query import Token
from knowledge.matching.syllables import contradiction, is_syllable, key, slip_distance, sound
from knowledge.matching.vocabulary import Phrase, agrees

# Cost of a slip, from "surely the same word" to "perhaps another word"; the budget is in `sureness.py`.
SAME_SOUND = 0.5
KEY_SLIP = 0.75  # the typed word is no Vietnamese syllable: somebody's finger
WORD_SLIP = 1.0  # the typed word exists: it may have been meant

Grade = tuple[float, bool]  # cost of the slip, whether it is a key slip


class Grader:
    """Grades the words of one message, each pair of word and spelling only once for all products."""

    __slots__ = ("_grades", "_keys", "_phrases", "tokens")

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self._keys = {key(token.word) for token in tokens}
        self._grades: list[dict[Phrase, Grade | None]] = [{} for _ in tokens]
        self._phrases: dict[Phrase, frozenset[int]] = {}

    def __call__(self, i: int, spellings: Phrase) -> Grade | None:
        """Grade the word at this position."""
        known = self._grades[i]
        if spellings not in known:
            known[spellings] = grade(self.tokens[i], spellings)
        return known[spellings]

    def phrase(self, phrase: Phrase) -> frozenset[int]:
        """Positions of the message where the phrase stands exactly."""
        if phrase not in self._phrases:
            self._phrases[phrase] = self._find(phrase) if key(phrase[0]) in self._keys else frozenset()
        return self._phrases[phrase]

    def _find(self, phrase: Phrase) -> frozenset[int]:
        starts = (i for i in range(len(self.tokens) - len(phrase) + 1) if _phrase_at(self.tokens, i, phrase))
        return frozenset(n for start in starts for n in range(start, start + len(phrase)))


def grade(token: Token, spellings: Phrase) -> Grade | None:
    """Say how dear it is to take the typed word for a word written in one of these ways.

    Returns:
        (0, False) for the same word, more for slips, None where it cannot be; locked words allow no slip.
    """
    ways = (_grade(reading, word, token) for reading in token.readings for word in spellings)
    return min((way for way in ways if way), default=None)


def _grade(typed: str, word: str, token: Token) -> Grade | None:
    if typed == word:
        return 0.0, False
    typed_key, word_key = key(typed), key(word)
    if typed_key == word_key:
        against = contradiction(typed, word)
        return None if against and token.locked else (against, False)
    if token.locked or token.chat:
        return None
    return (SAME_SOUND, False) if sound(typed) == sound(word) else _key_slip(typed_key, word_key)


def _key_slip(typed: str, word: str) -> Grade | None:
    """A key slip between folded words; a possible syllable of two letters is taken as it stands."""
    shorter = min(len(typed), len(word))
    if shorter < 2 or slip_distance(typed, word) > 1:
        return None
    if not is_syllable(typed):
        return KEY_SLIP, True
    return (WORD_SLIP, True) if shorter > 2 else None


def _phrase_at(tokens: tuple[Token, ...], start: int, phrase: Phrase) -> bool:
    return all(agrees(tokens[start + n].word, word) for n, word in enumerate(phrase))
