"""Whether the words left over speak against a product whose name stands in the message.

The list of chat words never ends, so unknown words are judged by where they stand. Vietnamese puts what
tells a thing apart right behind its name and what a thing is right before it: "kem | tương ớt Mường Khương |
chay". What stands elsewhere is talk, unless it claims a maker: people write whole sentences around a name.
"""

from __future__ import annotations

from enum import IntEnum

from knowledge.matching.around import ZONE, Around
from knowledge.matching.fit import Fit, runs_of
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Query, Token
from knowledge.matching.syllables import is_marked, is_syllable, key
from knowledge.matching.vocabulary import PhraseBook, is_one_of

LONG_RUN = 3  # more unknown words than this side by side are no slip of the chat list
LEAD = 4  # words of the longest phrase that sets a name aside
TITLE = 3  # so few words behind a comma and a brand, and the message is a title
LINKED = 6  # words behind the name in which "vị", "trộn" and the like still tie goods to it


class Doubt(IntEnum):
    """What the words left over say about a product."""

    NONE = 0  # they are talk
    SOME = 1  # nobody knows them, and they stand where something else could be named
    SURE = 2  # they name another place, maker, kind or variety


def doubt(one: Fit, query: Query, lexicon: Lexicon) -> Doubt:
    """How far the words left over speak against the product."""
    return Surroundings(one, query, lexicon).doubt()


class Surroundings(Around):
    """How far the words around one name speak against it."""

    def doubt(self) -> Doubt:
        """The worst that any place or any run of unknown words says."""
        aside = Doubt.SOME if self.one.complete and self._set_aside() else Doubt.NONE
        if not self.one.left:
            return Doubt.SOME if self.scattered or self._goes_on() else aside
        if self.scattered or any(map(self.tied, self.one.foreign_places)):
            return Doubt.SURE
        if not self.one.complete and self.first and self._may_be_goods(self.first - 1):
            return Doubt.SOME
        spanned = {i for span in self.one.foreign_places for i in range(span.start, span.end)}
        if any(map(self.of_other_goods, self.one.foreign_places)):
            aside = Doubt.SOME
        runs = runs_of(i for i in self.one.left if i not in spanned)
        return max(aside, *map(self.of, runs), Doubt.NONE)

    def _set_aside(self) -> bool:
        """Whether words next to the name say "not this", "like", "made of", "home-made", or name a person."""
        return self._led_by(self.vocab.not_this) or self._led_by(self.vocab.made_of) or self._followed()

    def _led_by(self, book: PhraseBook) -> bool:
        """Whether a phrase of the book stands right before the name, in its clause."""
        if self.tokens[self.first].breaks:
            return False
        words = [token.word for token in self.tokens[: self.first]]
        starts = range(max(0, self.first - LEAD), self.first)
        return any(len(book.at(words, start) or ()) == self.first - start for start in starts)

    def _followed(self) -> bool:
        """Whether "home-made", or a title and a name ("bà Tư"), or "của" and a name, stands right behind."""
        after = self.tokens[self.last + 1 : self.last + 1 + LEAD]
        words = [token.word for token in after]
        if not words or after[0].breaks or self.last + 1 in self.explained:
            return False
        titled = is_one_of(words[0], self.vocab.titles) or is_one_of(words[0], self.vocab.owners)
        named = len(after) > 1 and self.last + 2 not in self.explained and self._is_name(after[1])
        return bool(self.vocab.not_theirs.at(words, 0)) or (titled and named)

    def _is_name(self, token: Token) -> bool:
        """Whether a word is written as a person's name, or is one that people bear."""
        return token.capital or (not token.phrase_chat and is_one_of(token.word, self.vocab.given_names))

    def of(self, run: list[int]) -> Doubt:
        """Whether unknown words may name goods, a variety or a maker that goes with the name."""
        run = [i for i in run if not self.tokens[i].harmless or self.claims(i)]
        if not run:
            return Doubt.NONE
        telling = any(map(self.tells, run))
        inside = self.first < run[0] < self.last
        if self._introduced(run) or self._is_a_maker(run) or (telling and (inside or not self.one.complete)):
            return Doubt.SURE
        if inside:
            return Doubt.SOME
        return self._before(run) if run[0] < self.first else self._behind(run)

    def _behind(self, run: list[int]) -> Doubt:
        """Words behind the name tell it apart, right there or tied to it; farther off they are talk."""
        if self._of_the_name(run):
            return Doubt.SURE
        if not self._right_behind(run):
            return Doubt.SOME if self._titled_so(run) else Doubt.NONE
        known = any(self.tokens[i].goods or self.tokens[i].locked or self.claims(i) for i in run)
        return Doubt.SURE if known else Doubt.SOME

    def _titled_so(self, run: list[int]) -> bool:
        """Whether a brand stands behind the name and a comma or dash, as in the titles of market places."""
        between = self.tokens[self.last + 1 : run[0]]
        beside = all(token.source == self.tokens[run[0]].source for token in between)
        strange = any(not is_syllable(self.tokens[i].word) or self.tokens[i].capital for i in run)
        return beside and (strange or bool(between) or len(self.tokens) - run[-1] <= TITLE)

    def _goes_on(self) -> bool:
        """Whether a chat word right behind the name is written as a name: "... Mù Cang Chải Hoa Mai"."""
        after = next((i for i in range(self.last + 1, len(self.tokens)) if i not in self.explained), None)
        if after is None:
            return False
        token = self.tokens[after]
        talk = token.chat and not token.phrase_chat and not token.maker_mark
        return token.capital and talk and not token.breaks

    def _may_be_goods(self, at: int) -> bool:
        """Whether a chat word without marks may be goods: "tinh nghe ..." is no question about hearing."""
        token = self.tokens[at]
        plain = token.chat and not token.phrase_chat and at not in self.explained
        return plain and not is_marked(token.word) and key(token.word) in self.vocab.goods_keys

    def _right_behind(self, run: list[int]) -> bool:
        """Whether nothing sure stands between: "hong" alone, chat or name, separates nothing."""
        before = run[0] - 2 if run[0] - 1 in self.doubtful else run[0] - 1
        return before in self.explained and not self.breaks(before + 1, run[0])

    def _before(self, run: list[int]) -> Doubt:
        """Words before the name may say what the thing is: goods or a name, not a verb."""
        part = [self.tokens[i] for i in run]
        goods = any(map(self.says_goods, run))
        if run[-1] + 1 == self.first and not self.tokens[self.first].breaks:
            strange = any(t.locked or t.capital or not is_syllable(t.word) for t in part)
            if goods or strange or len(run) > LONG_RUN or any(map(self.claims, run)):
                return Doubt.SURE if goods else Doubt.SOME
            return Doubt.NONE if self.one.complete else Doubt.SOME
        linked = is_one_of(self.tokens[self.first - 1].word, self.vocab.links)
        return Doubt.SURE if goods and linked and not self.breaks(run[0] + 1, self.first) else Doubt.NONE

    def _introduced(self, run: list[int]) -> bool:
        """Whether a word before them makes them somebody's name, in the same clause as the product."""
        lead = range(max(0, run[0] - 2), run[-1] + 1)
        mark = next((i for i in lead if self.marks(i)), None)
        if run[0] < self.first:
            firm = mark is not None and not is_one_of(self.tokens[mark].word, self.vocab.titles)
            return firm and not self.breaks(run[-1] + 1, self.first)
        if mark is None and any(map(self.claims, run)):
            mark = next((i for i in range(self.last + 1, run[0]) if self.marks(i)), None)
        return mark is not None and not self.breaks(self.last + 1, mark)

    def _is_a_maker(self, run: list[int]) -> bool:
        """Whether the name stands behind "htx", and the goods before: "chuối của htx Na Lang"."""
        at = self.first - 1
        while (
            at >= 0
            and not self.tokens[at].maker_mark
            and is_one_of(self.tokens[at].word, self.vocab.common_typed)
        ):
            at -= 1
        return run[0] < at and self.tokens[at].maker_mark

    def _of_the_name(self, run: list[int]) -> bool:
        """Whether words a little behind the name still belong to it: "của ...", "loại cay", "htx khác"."""
        between = self.tokens[self.last + 1 : run[0]]
        if len(between) > LINKED or self.breaks(self.last + 1, run[0]):
            return False
        linked = any(
            is_one_of(t.word, self.vocab.links) for t in (*between[-1:], *(self.tokens[i] for i in run))
        )
        if linked and any(map(self.tells, run)):
            return True
        if len(between) > ZONE:
            return False
        owned = bool(between) and is_one_of(between[0].word, self.vocab.owners)
        return owned or any(map(self.claims, run))
