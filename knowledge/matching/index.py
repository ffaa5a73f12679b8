"""The registry made ready for matching: its products as words, and tables that lead from words to them.

`candidates.py` goes from typed words to the few products worth a close look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Token
from knowledge.matching.model import Named
from knowledge.matching.syllables import key, nfc
from knowledge.matching.tokens import rewritten
from knowledge.matching.vocabulary import Phrase, Vocabulary

_WORD = re.compile(r"[^\W_]+")
_PLACE_KIND = re.compile(r"^(?:thị trấn|thị xã|thành phố|phường|xã|huyện|tỉnh|thôn|bản|tp\.?)\s+(?=\S+\s+\S)")
LIGHT_SHARE = 0.15  # of its weight that a light word (quả, xã) keeps
_SHARED: dict[tuple[int, ...], tuple[int, ...]] = {}
Where = Mapping[str, tuple[int, ...]]  # positions of a name by folded word
Parts = tuple[tuple[Phrase, ...], Phrase, tuple[Phrase, ...]]  # spellings of the name, maker, places


@dataclass(frozen=True, slots=True)
class Entry:
    """One product as words, in the canonical spelling of the vocabulary.

    `spellings` holds for each word of the name the ways it may be written ("trà", "chè").
    `where` and `producer_where` give the positions of a folded word in any spelling;
    `weights` say how much each word of the name tells; `proper` marks the words that name a place, a
    brand or a maker rather than a kind of goods; `kinds` the words that kinds of goods begin with; `parts`
    number the parts of "Mỹ Gia - Yên Thành".
    """

    named: Named
    words: Phrase
    spellings: tuple[Phrase, ...]
    where: Where
    weights: tuple[float, ...]
    light: tuple[bool, ...]
    proper: tuple[bool, ...]
    kinds: tuple[bool, ...]
    parts: tuple[int, ...]
    producer: Phrase
    producer_where: Where
    producer_keys: frozenset[str]
    places: tuple[Phrase, ...]
    total: float

    def tells_maker(self, at: int) -> bool:
        """Whether this word of the maker is one that tells makers apart: no "công" of "công ty"."""
        return key(self.producer[at]) in self.producer_keys

    @property
    def goods(self) -> tuple[bool, ...]:
        """The words that say what it is: neither proper nor light."""
        return tuple(not proper and not light for proper, light in zip(self.proper, self.light, strict=True))

    @property
    def head(self) -> int:
        """Position of the first goods word, -1 where there is none."""
        return next((i for i, goods in enumerate(self.goods) if goods), -1)

    @property
    def distinct(self) -> bool:
        """Whether the name says more than a kind of goods."""
        return any(self.proper)


@dataclass(slots=True)
class Index:
    """All products and the tables that lead to them; `longest` is the greatest weight of a name."""

    lexicon: Lexicon
    entries: list[Entry] = field(default_factory=list)
    by_name: dict[str, set[int]] = field(default_factory=dict)
    by_pair: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    by_producer: dict[str, set[int]] = field(default_factory=dict)
    longest: float = 0.0


def spellings_of(text: str, vocab: Vocabulary) -> tuple[Phrase, ...]:
    """Split a name into words, each with the ways it may be written, the canonical one last."""
    words = _WORD.findall(nfc(text).lower())
    return tuple(token.readings for token in rewritten([Token(word, (word,)) for word in words], vocab))


def canonical(spellings: tuple[Phrase, ...]) -> Phrase:
    """The one spelling under which words are compared first."""
    return tuple(ways[-1] for ways in spellings)


def build_index(products: Iterable[Named], vocab: Vocabulary) -> Index:
    """Make the index; the order of the products does not matter."""
    ordered = sorted(products, key=lambda p: (p.name, p.code))
    lexicon = Lexicon(vocab)
    parts = [_parts(named, vocab) for named in ordered]
    for name, producer, places in parts:
        lexicon.learn(canonical(name), (tuple(ways[0] for ways in name), producer, *places))
    lexicon.finish()
    index = Index(lexicon)
    for named, part in zip(ordered, parts, strict=True):
        entry = _entry(named, part, lexicon)
        _add(index, entry)
        for brand in _brands(entry, vocab):
            lexicon.brands.add(brand)
    return index


def _parts(named: Named, vocab: Vocabulary) -> Parts:
    places = tuple(
        tuple(_WORD.findall(_PLACE_KIND.sub("", nfc(part).lower().strip())))
        for place in named.places for part in re.split(r"[;,]", place) if part.strip()
    )  # fmt: skip
    producer = canonical(spellings_of(named.producer, vocab))
    return spellings_of(named.name, vocab), producer, tuple(p for p in places if p)


def _brands(entry: Entry, vocab: Vocabulary) -> list[Phrase]:
    """The places, brands and makers a product is known by: two words or more that are no goods words."""
    own = _runs(entry.words, entry.proper)
    maker = _runs(entry.producer, tuple(word not in vocab.maker_common for word in entry.producer))
    return [phrase for phrase in (*own, *maker, *entry.places) if len(phrase) > 1]


def _runs(words: Phrase, wanted: tuple[bool, ...]) -> list[Phrase]:
    runs: list[Phrase] = []
    for word, want, before in zip(words, wanted, (False, *wanted), strict=False):
        if want and before:
            runs[-1] = (*runs[-1], word)
        elif want:
            runs.append((word,))
    return runs


def _add(index: Index, entry: Entry) -> None:
    number = len(index.entries)
    index.entries.append(entry)
    index.longest = max(index.longest, entry.total)
    for word in entry.where:
        index.by_name.setdefault(word, set()).add(number)
    for pair in pairwise(map(key, entry.words)):
        index.by_pair.setdefault(pair, []).append(number)
    for word in entry.producer_keys - entry.where.keys():
        index.by_producer.setdefault(word, set()).add(number)


def _entry(named: Named, parts: Parts, lexicon: Lexicon) -> Entry:
    spellings, producer, places = parts
    words, vocab = canonical(spellings), lexicon.vocab
    placed = _placed(words, places, vocab)
    unimportant = vocab.light.covered(words) - placed
    light = tuple(i in unimportant for i in range(len(words)))
    shares = (LIGHT_SHARE if is_light else 1.0 for is_light in light)
    weights = tuple(lexicon.idf(key(word)) * share for word, share in zip(words, shares, strict=True))
    proper = zip(_proper(named, words, placed, vocab), light, strict=True)
    return Entry(
        named=named,
        words=words,
        spellings=spellings,
        where=_where(spellings),
        weights=weights,
        light=light,
        proper=tuple(is_proper and not is_light for is_proper, is_light in proper),
        kinds=tuple(word in vocab.heads for word in words),
        parts=_part_numbers(named.name, len(words)),
        producer=producer,
        producer_where=_where(tuple((word,) for word in producer)),
        producer_keys=frozenset(key(word) for word in producer if word not in vocab.maker_common),
        places=places,
        total=sum(weights),
    )


def _where(spellings: tuple[Phrase, ...]) -> Where:
    """Positions by folded word; equal tuples are one object, for the sake of a large registry."""
    where: dict[str, tuple[int, ...]] = {}
    for at, ways in enumerate(spellings):
        for word in {key(word) for word in ways}:
            positions = (*where.get(word, ()), at)
            where[word] = _SHARED.setdefault(positions, positions)
    return where


def _part_numbers(name: str, length: int) -> tuple[int, ...]:
    """Number the words of a name by the parts that dashes and brackets make."""
    parts = [n for n, part in enumerate(re.split(r"[^\w\s]+", nfc(name))) for _ in _WORD.findall(part)]
    return tuple(parts) if len(parts) == length else (0,) * length


def _placed(words: Phrase, places: tuple[Phrase, ...], vocab: Vocabulary) -> set[int]:
    """Positions of a name inside a place of two words or more."""
    found: set[int] = set()
    for start in range(len(words)):
        known = (vocab.places.at(words, start), *places)
        ways = [place for place in known if place and words[start : start + len(place)] == place]
        length = max(map(len, ways), default=0)
        found.update(range(start, start + length) if length > 1 else ())
    return found


def _proper(named: Named, words: Phrase, placed: set[int], vocab: Vocabulary) -> list[bool]:
    """Tell proper words from goods words.

    A word no list of goods holds is proper; so is one inside a known place, and one written with a
    capital in mid-name unless a goods phrase of two words or more covers it ("Thổ cẩm").
    """
    written = _WORD.findall(nfc(named.name))
    capital = [w[:1].isupper() for w in written] if len(written) == len(words) else [False] * len(words)
    goods = vocab.goods_phrases.covered(words)
    named_so = [word not in vocab.goods_words or (i > 0 and capital[i]) for i, word in enumerate(words)]
    return [i in placed or (i not in goods and named_so[i]) for i in range(len(words))]
