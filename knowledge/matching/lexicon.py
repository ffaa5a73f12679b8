"""What the registry itself teaches about words: which exist, which stand side by side, how rare each is.

Built with the index. It tells a slip from a word: "hà" beside "bắc" is known and stays as typed, "hàà"
is not. It also takes joined words apart ("gaosengcu").
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.matching.syllables import is_marked, is_syllable, key, sound
from knowledge.matching.vocabulary import Phrase, PhraseBook, Vocabulary, agrees

Pair = tuple[str, str]
Way = tuple[float, tuple[int, ...], str]  # cost so far, lengths of the pieces, the last piece

# Cost of one piece when joined words are taken apart; the cheapest way through wins.
_REGISTRY, _GOODS, _CHAT, _PLACE, _SYLLABLE, _UNKNOWN = 1.0, 1.1, 1.5, 1.5, 2.3, 3.6
_PAIR_BONUS = 0.5
_LONGEST_PIECE = 9
_LONGEST_UNKNOWN = 6


@dataclass(slots=True)
class Lexicon:
    """The words of the registry and its neighbours.

    `brands` are the places, brands and makers of the registry, two words or more; `pairs` maps two folded
    neighbours to the marked forms seen; `cost` prices a folded word for taking joined words apart;
    `name_keys` are the folded words that names are made of, `long_words` those that are no one syllable;
    `settled` remembers typed words that need no repair.
    """

    vocab: Vocabulary
    brands: PhraseBook = field(default_factory=PhraseBook)
    documents: int = 0
    frequency: Counter[str] = field(default_factory=Counter)
    pairs: dict[Pair, set[Pair]] = field(default_factory=dict)
    by_sound: dict[str, list[str]] = field(default_factory=dict)
    by_deletion: dict[str, list[str]] = field(default_factory=dict)
    by_slip: dict[str, list[str]] = field(default_factory=dict)
    cost: dict[str, float] = field(default_factory=dict)
    name_keys: set[str] = field(default_factory=set)
    long_words: set[str] = field(default_factory=set)
    long_starts: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)

    def idf(self, word_key: str) -> float:
        """How much a folded word tells; a word never seen counts as seen once."""
        return math.log(1 + self.documents / max(1, self.frequency[word_key]))

    def learn(self, name: Sequence[str], rest: Iterable[Phrase]) -> None:
        """Take in one product: the words of its name, and its maker and places."""
        phrases = [tuple(name), *rest]
        keys = {key(word) for phrase in phrases for word in phrase}
        self.documents += 1
        self.frequency.update(keys)
        for phrase in phrases:
            self._learn_pairs(phrase)

    def _learn_pairs(self, phrase: Phrase) -> None:
        for left, right in pairwise(phrase):
            self.pairs.setdefault((key(left), key(right)), set()).add((left, right))

    def finish(self) -> None:
        """Close the learning: neighbours by sound and by one letter, prices of words."""
        for word in sorted(self.frequency):
            self.by_sound.setdefault(sound(word), []).append(word)
            for short in deletions(word):
                self.by_deletion.setdefault(short, []).append(word)
            for short in {word, *shortened(word)}:
                self.by_slip.setdefault(short, []).append(word)
        self.long_words = {word for word in self.frequency if len(word) > 3 and not is_syllable(word)}
        self.long_starts = {word[:2] for word in self.long_words}
        self._price()
        for phrase in (*self.vocab.places, *sorted(self.vocab.goods)):
            self._learn_pairs(phrase)

    def _price(self) -> None:
        places = {key(w) for phrase in self.vocab.places for w in phrase}
        marks = {key(word) for mark in self.vocab.maker_marks for word in mark}
        self.name_keys = places | marks | self.frequency.keys() | self.vocab.family_names.keys()
        priced = [
            (_PLACE, places),
            (_CHAT, self.vocab.chat),
            (_CHAT, (key(w) for p in self.vocab.synonym_of for w in p)),
            (_GOODS, (key(w) for w in self.vocab.goods_words)),
            (_REGISTRY, self.frequency),
        ]
        for price, words in priced:
            self.cost.update((word, price) for word in words)

    def knows_pair(self, left: str, right: str) -> bool:
        """Whether the two words stand side by side somewhere with no mark against it."""
        seen = self.pairs.get((key(left), key(right)), ())
        return any(agrees(left, a) and agrees(right, b) for a, b in seen)

    def may_name(self, word: str) -> bool:
        """Whether an unmarked word may belong to a name as well as to chat."""
        return not is_marked(word) and key(word) in self.name_keys

    def near(self, word_key: str) -> list[str]:
        """Words of the registry that sound alike or are one key slip away, without the word itself."""
        found = set(self.by_sound.get(sound(word_key), ()))
        if word_key not in self.frequency:
            for short in deletions(word_key):
                found.update(self.by_deletion.get(short, ()))
        return sorted(found - {word_key})

    def alike(self, word_key: str) -> set[str]:
        """Every word of the registry that sounds alike, and the word itself."""
        return {word_key, *self.by_sound.get(sound(word_key), ())}

    def confusable(self, word_key: str) -> set[str]:
        """Every word of the registry that sounds alike or is one key slip away, the word itself too."""
        found = {word_key, *self.by_sound.get(sound(word_key), ())}
        for short in {word_key, *shortened(word_key)}:
            found.update(self.by_slip.get(short, ()))
        return found

    def split(self, joined: str) -> tuple[int, ...]:
        """Take a joined word apart.

        Returns:
            The lengths of the pieces, or () where the word is better left whole.
        """
        letters = key(joined)
        strict = len(letters) < 6
        best: list[Way] = [(0.0, (), "")]
        for end in range(1, len(letters) + 1):
            starts = range(max(0, end - min(_LONGEST_PIECE, len(letters) - 1)), end)
            ways = [way for s in starts if (way := self._step(best[s], letters[s:end], strict=strict))]
            best.append(min(ways) if ways else (math.inf, (), ""))
        total, pieces, _ = best[-1]
        return pieces if len(pieces) > 1 and total < math.inf else ()

    def _step(self, before: Way, piece: str, *, strict: bool) -> Way | None:
        """Go on by one piece, or None where it may not be one; a letter alone needs a known neighbour."""
        total, pieces, last = before
        paired = (last, piece) in self.pairs
        price = self.cost.get(piece) or self._unknown_price(piece, strict=strict)
        if not price or (len(piece) == 1 and not paired):
            return None
        return total + price - (_PAIR_BONUS if paired else 0.0), (*pieces, len(piece)), piece

    def _unknown_price(self, piece: str, *, strict: bool) -> float | None:
        if strict or not 2 <= len(piece) <= _LONGEST_UNKNOWN:
            return None
        return _SYLLABLE if is_syllable(piece) or self.near(piece) else _UNKNOWN


def deletions(word: str) -> set[str]:
    """The word and, of three letters on, its shortened forms: two words one slip apart share one of these."""
    return {word} if len(word) < 3 else {word, *shortened(word)}


def shortened(word: str) -> set[str]:
    """The word with any one letter left out."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}
