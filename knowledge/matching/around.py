"""The words around one name in a message: which are tied to it, and what they tell.

Vietnamese ties a place or a maker to a thing by what stands between: "trồng ở", "của", "htx" tie them,
"mua ở" does not.
"""

from __future__ import annotations

from itertools import pairwise

from knowledge.matching.fit import Fit
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Query, Span
from knowledge.matching.syllables import is_marked, key
from knowledge.matching.vocabulary import is_one_of

GAP = 3  # so many unexplained words between two words of a name make it no name
ZONE = 4  # words behind the name in which "của", "ở" or "khác" still belong to it


class Around:
    """One name in its message: `first` and `last` are where it begins and ends."""

    def __init__(self, one: Fit, query: Query, lexicon: Lexicon) -> None:
        self.one, self.tokens, self.vocab = one, query.tokens, lexicon.vocab
        self.explained = one.at.keys() | one.maker | one.place | one.repeats
        self.first, self.last = min(one.at, default=0), max(one.at, default=0)
        self.scattered = any(self._parted(before, after) for before, after in pairwise(sorted(one.at)))
        self.doubtful = query.doubtful - self.explained

    def tells(self, at: int) -> bool:
        """Whether a word is known to name goods, a quality of goods, a place or a maker."""
        token = self.tokens[at]
        return token.goods or self.claims(at) or token.locked or token.word in self.vocab.goods_words

    def says_goods(self, at: int) -> bool:
        """Whether a word names a kind of goods, its marks left out or not."""
        token = self.tokens[at]
        return token.goods or (not is_marked(token.word) and key(token.word) in self.vocab.kind_keys)

    def claims(self, at: int) -> bool:
        """Whether a word names a maker; "quán" inside Nga Quán leads to none."""
        token = self.tokens[at]
        if not token.claims or token.lead:
            return token.claims
        mark = next((i for i in range(at, -1, -1) if self.marks(i)), None)
        done = token.chat and mark is not None and any(self.names_maker(i) for i in range(mark, at))
        return mark is not None and not done

    def names_maker(self, at: int) -> bool:
        """Whether a word there is of this product's maker and of few others."""
        return at in self.one.maker and key(self.tokens[at].word) in self.one.entry.producer_keys

    def breaks(self, start: int, end: int) -> bool:
        """Whether a clause ends before one of these words, the last included."""
        return any(token.breaks for token in self.tokens[start : end + 1])

    def marks(self, at: int) -> bool:
        """Whether a maker's mark stands there; "bác" far from the name, without "của", only addresses."""
        if not self.tokens[at].maker_mark or at in self.one.at:
            return False
        addresses = is_one_of(self.tokens[at].word, self.vocab.titles) and at != self.last + 1
        return not addresses or (at > 0 and is_one_of(self.tokens[at - 1].word, self.vocab.owners))

    def made_by(self, between: range) -> bool:
        """Whether a maker's mark behind the name leads there, and not a shop where it was bought."""
        mark = next((i for i in between if self.marks(i)), self.last)
        return (
            mark > self.last
            and not self.traded(range(self.last + 1, mark))
            and not self.breaks(self.last + 1, mark)
        )

    def traded(self, between: range) -> bool:
        """Whether the words tell where it was bought or goes to: "mua ở", "gửi vào"."""
        return bool(self.vocab.trade.covered([self.tokens[i].word for i in between]))

    def ties(self, at: int) -> bool:
        """Whether a word between a name and a place leaves them one: "trồng ở", "này", no "mua ở"."""
        token = self.tokens[at]
        return token.harmless and (not token.breaks or token.place_mark)

    def is_capital(self, span: Span) -> bool:
        """Whether the words are written as a name; of the first in a clause none can tell."""
        return all(self.tokens[i].capital for i in range(span.start + 1, span.end))

    def is_province(self, span: Span) -> bool:
        """Whether the words are a province or a country."""
        words = [self.tokens[i].word for i in range(span.start, span.end)]
        return len(self.vocab.provinces.at(words, 0) or ()) == len(words)

    def tied(self, span: Span) -> bool:
        """Whether a place or maker that is not the product's own is said of the product."""
        if not self.one.complete:
            return True
        if span.start < self.first:
            telling = [not self.tokens[i].chat for i in range(span.start, span.end)]
            if not span.place:
                return sum(telling) > 1
            named = all(telling) or self.is_province(span) or self.is_capital(span)
            return span.end >= self.first and named
        between = range(self.last + 1, span.start)
        if self.made_by(between):
            return True
        near = len(between) <= ZONE and all(i in self.explained or self.ties(i) for i in between)
        return not span.place or (near and not self.traded(between))

    def of_other_goods(self, span: Span) -> bool:
        """Whether another product is named by its kind and place: "cam Cao Phong với ..."."""
        before = span.start - 1
        return before >= 0 and before not in self.explained and self.tokens[before].goods

    def _parted(self, before: int, after: int) -> bool:
        """Whether too much stands between two words of the name for one name."""
        between = range(before + 1, after)
        return sum(i not in self.explained for i in between) >= GAP or any(map(self.marks, between))
