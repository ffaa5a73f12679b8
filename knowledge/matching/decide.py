"""From fits to one decision: match, choices, similar or none.

A false "match" is by far the worst error, so a match needs all of: one recognised product whose whole
name is held (or all that tells it apart), nothing left over, few slips, no pending or revoked product
that fits as well, and the right stars where stars are claimed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from knowledge.matching.candidates import candidates
from knowledge.matching.conflict import conflict_of
from knowledge.matching.doubt import Doubt, doubt
from knowledge.matching.fit import Fit
from knowledge.matching.grade import WORD_SLIP, Grader
from knowledge.matching.index import Index, build_index
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Query
from knowledge.matching.model import Candidate, Conflict, Decision, Heard, Named
from knowledge.matching.overlay import fit
from knowledge.matching.query import read
from knowledge.matching.sureness import (
    CLEARLY,
    names_maker,
    names_only_maker,
    nearly_whole,
    resembles,
    slipped,
    sure,
    touched,
)
from knowledge.matching.syllables import key
from knowledge.matching.vocabulary import vocabulary

NEAR = 30.0  # score from which another product is worth showing as similar
AKIN = 0.3  # share of a name that makes a product one of the kind a generic row names
SHOWN = 5
RIVALS = 4  # products looked at beside one that fits perfectly


class Matcher:
    """Finds the product a text names. Pure: the same products and text give the same answer."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def decide(self, text: str) -> Decision:
        """Say which product the text names.

        Args:
            text: Whatever a person typed; any string, of which a bounded part is read.

        Returns:
            The decision with its products, best first. Never raises.
        """
        lexicon = self._index.lexicon
        query = read(text, lexicon)
        graded = Grader(query.tokens, lexicon)
        fits: list[Fit] = []
        for entry in candidates(self._index, query):
            fits.append(fit(query, entry, lexicon, graded))
            if len(fits) == RIVALS and any(map(_perfect, fits)):
                break
        return _Judge(query, sorted((f for f in fits if f.at or f.maker), key=_order), lexicon).decision()

    def hear(self, text: str) -> Heard:
        """Give the words of a message with what each is, without looking for one product."""
        query = read(text, self._index.lexicon)
        tokens = query.tokens
        where = [(tokens[s.start].source, tokens[s.end - 1].source) for s in query.places if s.place]
        return Heard(
            words=tuple(token.word for token in tokens),
            at=tuple(token.source for token in tokens),
            raw=query.raw,
            places=tuple((first[0], last[-1]) for first, last in where if first and last),
            goods=tuple(token.word for token in tokens if token.goods and not token.phrase_chat),
            stars=query.stars,
        )

    def holding(self, words: Iterable[str]) -> tuple[str, ...]:
        """Give the codes of the products whose name holds all these words, in any spelling, in order."""
        sets = [self._index.by_name.get(key(word), set()) for word in words]
        numbers = set.intersection(*sets) if sets else set()
        return tuple(sorted(self._index.entries[number].named.code for number in numbers))


def build(products: Iterable[Named]) -> Matcher:
    """Make a matcher for these products; their order does not matter."""
    return Matcher(build_index(products, vocabulary()))


def _perfect(one: Fit) -> bool:
    """Whether the message is this product's name, word for word, and nothing else."""
    return one.complete and one.entry.distinct and not one.left and not one.slips


def _order(one: Fit) -> tuple[float, str, str]:
    return -one.score, one.entry.named.name, one.entry.named.code


def _recognised(fits: Iterable[Fit]) -> list[Fit]:
    return [f for f in fits if f.entry.named.standing == "recognised"]


class _Judge:
    """One message and its fits, best first; `clean` are those nothing in the message contradicts."""

    def __init__(self, query: Query, fits: list[Fit], lexicon: Lexicon) -> None:
        self.query = query
        self.fits = fits
        self.lexicon = lexicon
        self.doubts = {id(f): doubt(f, query, lexicon) for f in fits if f.at}
        self.clean = [f for f in fits if f.at and not self.doubts[id(f)]]

    def decision(self) -> Decision:
        """Take the first answer that holds, from the surest on."""
        if not self.fits or self._says_nothing():
            return self._answer("none", [])
        return self._whole_name() or self._part_of_name() or self._maker_only() or self._near()

    def _says_nothing(self) -> bool:
        """Chat only, or one plain word that points at a thing in the hand: "chè này"."""
        tokens = self.query.tokens
        held = {i for f in self.fits for i in f.at}
        telling = [i for i, t in enumerate(tokens) if i in held or not t.harmless]
        pointed = len(telling) == 1 and any(t.deictic for t in tokens[telling[0] + 1 : telling[0] + 2])
        return not telling or pointed

    def _whole_name(self) -> Decision | None:
        """The message holds the whole name of one product or of several."""
        whole = self._whole()
        generic = next((f for f in whole if f.entry.named.standing == "generic"), None)
        recognised = _recognised(whole)
        if generic:
            return self._generic(generic)
        if whole and not recognised:
            return self._answer("none", whole[:1])
        if len(whole) == 1 and self._tells_apart(whole[0]):
            beside = self._beside(whole[0])
            return self._choices([whole[0], *beside]) if beside else self._match(whole[0])
        others = [f for f in _recognised(self.clean) if f not in recognised]
        return self._choices(recognised + others) if recognised else None

    def _beside(self, one: Fit) -> list[Fit]:
        """Other products named in full in the same message: one of the two names may be a maker's."""
        full = [f for f in _recognised(self.fits) if f.complete and f.entry.distinct and sure(f)]
        return [f for f in full if f.at.keys().isdisjoint(one.at)]

    def _whole(self) -> list[Fit]:
        """The products named as a whole, those that hold most of the message with fewest slips."""
        full = [f for f in self.fits if f.complete]
        whole = [
            f
            for f in self.clean
            if f.complete and sure(f) and not any(f.at.keys() < g.at.keys() for g in full)
        ]
        held = max((len(f.at) for f in whole), default=0)
        whole = [f for f in whole if len(f.at) == held]
        least = min(map(slipped, whole), default=0.0)
        return [f for f in whole if slipped(f) < least + CLEARLY]

    def _tells_apart(self, one: Fit) -> bool:
        """Whether nothing else may be meant: goods need their maker, and no product may hold more words."""
        if self.query.asks_which and len(self.clean) > 1:
            return False
        said = one.at.keys() | one.maker
        longer = any(len(f.at) > len(one.at) and not f.at.keys() <= said for f in self.clean)
        return not longer and (one.entry.distinct or names_maker(one, self.query))

    def _generic(self, one: Fit) -> Decision:
        kin = [f for f in _recognised(self.fits) if f.goods and f.name_cover > AKIN]
        kin = _recognised(self.clean) or kin
        return self._answer("choices" if kin else "none", kin, generic=one.entry.named.code)

    def _part_of_name(self) -> Decision | None:
        """Words of the name left out: sure only where what is left is told apart by place, brand or maker."""
        clean = [f for f in self.clean if touched(f, self.query) and sure(f)]
        recognised = _recognised(clean)
        pending = [f for f in clean if f.entry.named.standing in ("pending", "revoked")]
        alone = recognised and len(clean) == 1 and not clean[0].left
        if alone and nearly_whole(clean[0]) and not self.query.asks_which:
            return self._match(clean[0])
        if recognised:
            return self._choices(recognised)
        return self._answer("none", pending[:1]) if pending else None

    def _maker_only(self) -> Decision | None:
        """Nothing but a maker was named: which of its products?"""
        bare = [f for f in _recognised(self.fits) if not f.at and not f.left]
        made = [f for f in bare if names_only_maker(f, self.query)]
        return self._choices(made) if made else None

    def _near(self) -> Decision:
        """Something in the message contradicts every product; an unknown word alone is asked about."""
        near = [f for f in _recognised(self.fits) if f.score >= NEAR]
        shown = [f for f in near if f.complete or touched(f, self.query)]
        if not shown:
            close = [f for f in near if resembles(f, self.query, self.lexicon.vocab)]
            return (
                self._answer("similar", close, conflict_of(close[0], self.query))
                if close
                else self._answer("none", [])
            )
        best = shown[0]
        conflict = conflict_of(best, self.query)
        asked = best.complete and best.entry.distinct and self.doubts[id(best)] < Doubt.SURE
        if asked and (sure(best) or (conflict.kind == "other" and not best.left)):
            return self._choices([f for f in shown if f.complete])
        return self._answer("similar", shown, conflict)

    def _match(self, one: Fit) -> Decision:
        if self._other_stars(one):
            return self._answer("similar", [one], Conflict("stars", str(self.query.stars)))
        unsure = (
            self.query.fake or self.query.cut or self._misnamed(one)
        )  # what is not read may say "of another maker"
        return self._answer("choices" if unsure else "match", [one])

    def _misnamed(self, one: Fit) -> bool:
        """Whether what was written may be a name of its own, as "Lê Nậm Vung" of one who sets marks."""
        proper = [j for _, j in sorted(one.at.items()) if one.entry.proper[j]]
        if proper != sorted(proper) and len(one.at) < len(one.entry.words):
            return True  # words changed places and one is missing: "muong na" is no Homestay Nà Muông
        slips = [i for i, cost in one.slips.items() if i in one.at and cost >= WORD_SLIP]
        return self.query.marked and any(one.entry.proper[one.at[i]] for i in slips)

    def _other_stars(self, one: Fit) -> bool:
        return self.query.stars is not None and self.query.stars != one.entry.named.stars

    def _choices(self, fits: list[Fit]) -> Decision:
        claimed = self.query.stars
        whole = [f.entry.named.stars or 0 for f in fits if f.complete]
        alone = len(fits) == 1 and self._other_stars(fits[0])
        if alone or (claimed is not None and whole and max(whole) < claimed):
            return self._answer("similar", fits, Conflict("stars", str(claimed)))
        return self._answer("choices", fits)

    def _answer(
        self,
        kind: Literal["match", "choices", "similar", "none"],
        fits: list[Fit],
        conflict: Conflict | None = None,
        generic: str = "",
    ) -> Decision:
        best = next(iter(fits or self.fits), None)
        kept = self._product_words(best, with_left=kind != "match")
        return Decision(
            kind=kind,
            products=tuple(Candidate(f.entry.named.code, f.score) for f in fits[:SHOWN]),
            conflict=conflict,
            query=self._as_typed(kept),
            repaired=best is not None and best.repaired(self.query),
            generic=generic,
            stars=self.query.stars,
            meant=self._as_read(kept),
            held=frozenset(n for i in self._held(best) for n in self.query.tokens[i].source),
        )

    @staticmethod
    def _held(best: Fit | None) -> set[int]:
        """The positions of the message that the best product took up."""
        return set(best.at.keys() | best.maker | best.repeats) if best is not None else set()

    def _product_words(self, best: Fit | None, *, with_left: bool) -> list[int]:
        """The positions of the message that are about the product."""
        tokens = self.query.tokens
        if best is None:
            return [i for i, token in enumerate(tokens) if not token.harmless]
        kept = best.at.keys() | best.maker | best.place | best.repeats | set(best.left)
        kept |= {n for i in best.left for n in range(i - tokens[i].lead, i)}
        kept |= {i for i, t in enumerate(tokens) if not t.phrase_chat and {i - 1, i + 1} <= kept}
        return sorted(kept if with_left else kept - set(best.left))

    def _as_typed(self, kept: list[int]) -> str:
        sources = sorted({n for i in kept for n in self.query.tokens[i].source})
        return " ".join(word for n in sources if (word := self.query.raw[n]))

    def _as_read(self, kept: list[int]) -> str:
        """The words as they were understood; nothing where none was decoded, taken apart or written out."""
        tokens = [self.query.tokens[i] for i in kept]
        apart = len({token.source for token in tokens}) < len(tokens)
        changed = apart or any(token.repaired for token in tokens)
        return " ".join(t.word if t.repaired else t.typed for t in tokens if t.typed) if changed else ""
