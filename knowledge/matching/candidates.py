"""From the words of a message to the few products worth a close look.

An inverted index of folded words, so the cost grows with the number of products that share a rare word, or
two words side by side, with the message, and not with the registry. The numbers were chosen on generated
queries over 160 and 17,000 products; benchmarks/README.md has the figures.
"""

from __future__ import annotations

from heapq import nlargest
from itertools import pairwise, product

from knowledge.matching.index import Entry, Index
from knowledge.matching.message import Query, Token
from knowledge.matching.syllables import key

MAX_CANDIDATES = 10  # a close look at more changed nothing but the time
ALWAYS = 4  # so many are looked at even where they are far behind
MANY, LITTLE = 24, 2  # where so few words tell anything, so many are looked at: "mật ong" has many kin
FAR_BEHIND = 0.7  # share of the best score below which a product is not looked at
LENGTH_COST = 0.02  # a share of a name's weight by which the shorter of two names comes first
RARE = 100  # products of a word that is rare enough to look at all of them
WAYS = 6  # readings of one word that are looked up beside those of the next
NARROW_SHARE = 0.6  # of the weight of all that was said: less than this, and the wide search is needed
ENOUGH = 800  # candidates after which a word only adds to those found by likelier and rarer words
EXACT, CHAT, NEAR, MAKER = range(4)  # what a word is that leads to a product, likeliest first
SHARES = {EXACT: 1.0, CHAT: 0.5, NEAR: 0.6}
MAKER_SHARE = 0.6

Posting = tuple[int, float, set[int]]  # what the word is, its weight, the products that hold it
Reading = tuple[str, int]  # a word of the registry, and what leads to it
_NONE: set[int] = set()


def candidates(index: Index, query: Query) -> list[Entry]:
    """Give the products that share most with the message, at most MANY, in a fixed order."""
    readings = [_readings(token, index) for token in query.tokens]
    postings = sorted(_postings(readings, index), key=lambda p: (p[0], len(p[2]), -p[1]))
    seeds = _seeds(query, readings, postings, index)
    scores = _narrow(seeds, postings)
    said = sum(weight for rank, weight, _ in postings if rank == EXACT)
    if len(scores) < MAX_CANDIDATES or max(scores.values()) < NARROW_SHARE * said:
        scores = _wide(postings)
    little = sum(not token.harmless for token in query.tokens) <= LITTLE
    most, always = (MANY, MANY) if little else (MAX_CANDIDATES, ALWAYS)
    return [index.entries[number] for number in _best(scores, index, most, always)]


def _readings(token: Token, index: Index) -> list[Reading]:
    """The words of the registry a typed word may be."""
    rank = CHAT if token.chat else EXACT
    exact = [(key(reading), rank) for reading in token.readings]
    if token.locked or token.chat:
        return exact
    near = {word for reading in token.readings for word in index.lexicon.near(key(reading))}
    return exact + [(word, NEAR) for word in sorted(near)]


def _postings(readings: list[list[Reading]], index: Index) -> list[Posting]:
    """The products of each word, by name and by maker."""
    found: list[Posting] = []
    seen: set[str] = set()
    for word, rank in (reading for ways in readings for reading in ways):
        if word not in seen:
            seen.add(word)
            weight = index.lexicon.idf(word) * SHARES[rank]
            found.append((rank, weight, index.by_name.get(word, _NONE)))
            found.append((MAKER, weight * MAKER_SHARE, index.by_producer.get(word, _NONE)))
    return [posting for posting in found if posting[2]]


def _seeds(query: Query, readings: list[list[Reading]], postings: list[Posting], index: Index) -> set[int]:
    """Products that hold two words of the message side by side, or a rare one: few, and mostly right."""
    seeds: set[int] = set()
    tokens = zip(query.tokens, readings, strict=True)
    ways = [[] if token.phrase_chat else [word for word, _ in found[:WAYS]] for token, found in tokens]
    for left, right in pairwise(ways):
        for pair in product(left, right):
            seeds.update(index.by_pair.get(pair, ()))
    for rank, _, posting in postings:
        if len(posting) <= RARE and rank in (EXACT, NEAR):
            seeds.update(posting)
    return seeds


def _narrow(seeds: set[int], postings: list[Posting]) -> dict[int, float]:
    """Score the seeds by all words they hold."""
    scores = dict.fromkeys(seeds, 0.0)
    for _, weight, posting in postings:
        for number in seeds & posting:
            scores[number] += weight
    return scores


def _wide(postings: list[Posting]) -> dict[int, float]:
    """Score products that hold any word of the message, up to a number; later words only add to those."""
    scores: dict[int, float] = {}
    for _, weight, posting in postings:
        known = scores.keys() & posting
        if len(scores) < ENOUGH:
            scores.update(dict.fromkeys(posting.difference(known), weight))
        for number in known:
            scores[number] += weight
    return scores


def _best(scores: dict[int, float], index: Index, most: int, always: int) -> list[int]:
    """The best few, long names a little behind; those too far back to be among them are not ranked."""
    leaders = nlargest(most, scores.values())
    if not leaders:
        return []
    least = max(leaders[-1] - LENGTH_COST * index.longest, FAR_BEHIND * leaders[0])
    least = min(least, leaders[min(always, len(leaders)) - 1])

    def rank(number: int) -> tuple[float, int]:
        return scores[number] - LENGTH_COST * index.entries[number].total, -number

    near = [number for number, score in scores.items() if score >= least]
    return nlargest(most, near, key=rank)
