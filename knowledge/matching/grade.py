"""How dear it is to take one typed word for one word of a name.

Marks are evidence: typed marks that contradict cost, marks left out cost nothing. Below that come regional
sound, then key slips, dearer when the typed word exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from knowledge.matching.index import Where
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Firm, Span, Token
from knowledge.matching.syllables import contradiction, is_syllable, key, slip_distance, sound
from knowledge.matching.vocabulary import Phrase, agrees

# Cost of a slip, from "surely the same word" to "perhaps another word"; the budget is in `sureness.py`.
SAME_SOUND = 0.5
KEY_SLIP = 0.75  # the typed word is no Vietnamese syllable: somebody's finger
WORD_SLIP = 1.0  # the typed word exists: it may have been meant

Grade = tuple[float, bool]  # cost of the slip, whether it is a key slip


SOUTHERN = 0.25  # hỏi and ngã are one tone in the south, so even a known word may be meant with the other
SAME: Grade = (0.0, False)


class Grader:
    """Grades the words of one message, each word of the registry only once for all products.

    Few pairs of words have anything in common, so only those that do are kept and gone through.
    """

    __slots__ = ("_columns", "_idf", "_keys", "_phrases", "_stands", "_weights", "_who", "telling", "tokens")

    def __init__(self, tokens: tuple[Token, ...], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.telling = frozenset(i for i, token in enumerate(tokens) if not token.harmless or token.claims)
        self._idf = lexicon.idf
        self._weights: dict[int, float] = {}
        self._who: dict[str, list[int]] = {}  # by folded word of the registry: who may stand for it
        for i, token in enumerate(tokens):
            keys = {key(reading) for reading in token.readings}
            near = (
                lexicon.confusable if not token.firm else lexicon.alike if token.firm == "chat" else _itself
            )
            wider = set().union(*map(near, keys))
            for word in wider:
                self._who.setdefault(word, []).append(i)
        self._keys = {key(token.word) for token in tokens}
        self._columns: dict[Phrase, list[tuple[int, Grade]]] = {}
        self._phrases: dict[Phrase, frozenset[int]] = {}
        self._stands: dict[tuple[int, int, Phrase], bool] = {}

    def rows(self, words: Sequence[Phrase], where: Where) -> dict[int, dict[int, Grade]]:
        """Give for each position of the message the words, by number, that it may stand for.

        Args:
            words: The words of a name, each with its spellings.
            where: Their positions by folded word, so that only words the message may mean are looked at.
        """
        rows: dict[int, dict[int, Grade]] = {}
        for j in sorted({j for word in self._who.keys() & where.keys() for j in where[word]}):
            for i, found in self._column(words[j]):
                rows.setdefault(i, {})[j] = found
        return rows

    def weight(self, at: int) -> float:
        """How much the word there tells."""
        known = self._weights.get(at)
        if known is None:
            known = self._weights[at] = self._idf(key(self.tokens[at].word))
        return known

    def _column(self, spellings: Phrase) -> list[tuple[int, Grade]]:
        column = self._columns.get(spellings)
        if column is None:
            who = {i for word in spellings for i in self._who.get(key(word), ())}
            tokens = ((i, self.tokens[i]) for i in who)
            found = ((i, grade(t.readings, spellings, firm=t.firm)) for i, t in tokens)
            column = self._columns[spellings] = [(i, graded) for i, graded in found if graded]
        return column

    def phrase(self, phrase: Phrase) -> frozenset[int]:
        """Positions of the message where the phrase stands exactly."""
        found = self._phrases.get(phrase)
        if found is None:
            found = self._find(phrase) if key(phrase[0]) in self._keys else frozenset()
            self._phrases[phrase] = found
        return found

    def stands_in(self, span: Span, words: Phrase) -> bool:
        """Whether what the message says there stands word for word among these words."""
        asked = (span.start, span.end, words)
        found = self._stands.get(asked)
        if found is None:
            part = self.tokens[span.start : span.end]
            found = self._stands[asked] = len(part) <= len(words) and _stands_in(part, words)
        return found

    def _find(self, phrase: Phrase) -> frozenset[int]:
        starts = (i for i in range(len(self.tokens) - len(phrase) + 1) if _phrase_at(self.tokens, i, phrase))
        return frozenset(n for start in starts for n in range(start, start + len(phrase)))


def _itself(word: str) -> set[str]:
    return {word}


@lru_cache(maxsize=1 << 15)
def grade(readings: Phrase, spellings: Phrase, *, firm: Firm) -> Grade | None:
    """Say how dear it is to take a typed word for a word written in one of these ways.

    Args:
        readings: The forms the typed word may stand for.
        spellings: The ways the word of the name may be written.
        firm: "locked" words allow no slip and no mark against them, "chat" words only another sound.

    Returns:
        (0, False) for the same word, more for slips, None where it cannot be.
    """
    ways = (_grade(reading, word, firm) for reading in readings for word in spellings)
    return min((way for way in ways if way), default=None)


def _grade(typed: str, word: str, firm: Firm) -> Grade | None:
    if typed == word:
        return SAME
    typed_key, word_key = key(typed), key(word)
    if typed_key == word_key:
        against = contradiction(typed, word)
        return None if against > SOUTHERN and firm == "locked" else (against, False)
    if firm == "locked" or (firm and sound(typed) != sound(word)):
        return None
    return (SAME_SOUND, False) if sound(typed) == sound(word) else _key_slip(typed_key, word_key)


def _key_slip(typed: str, word: str) -> Grade | None:
    """A key slip between folded words; a possible syllable of two letters is taken as it stands."""
    shorter = min(len(typed), len(word))
    coded = any(c.isdigit() for c in word)  # LDP1 and LDP2 are two varieties
    if shorter < 2 or coded or slip_distance(typed, word) > 1:
        return None
    if not is_syllable(typed):
        return KEY_SLIP, True
    return (WORD_SLIP, True) if shorter > 2 else None


def _phrase_at(tokens: tuple[Token, ...], start: int, phrase: Phrase) -> bool:
    return all(agrees(tokens[start + n].word, word) for n, word in enumerate(phrase))


def _stands_in(part: tuple[Token, ...], words: Phrase) -> bool:
    first = {key(reading) for reading in part[0].readings}
    starts = range(len(words) - len(part) + 1)
    return any(key(words[start]) in first and _is_said(part, words[start:]) for start in starts)


def _is_said(part: tuple[Token, ...], words: Phrase) -> bool:
    pairs = zip(part, words, strict=False)
    return all(any(agrees(reading, word) for reading in token.readings) for token, word in pairs)
