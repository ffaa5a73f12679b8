"""How sure one fit is: slips against a budget, words left out, and whether anything was really named.

The thresholds of a "match" stand here. They were set on the development set; `python -m benchmarks.match`
prints what they give.
"""

from __future__ import annotations

from knowledge.matching.fit import Fit
from knowledge.matching.grade import SAME_SOUND
from knowledge.matching.message import Query
from knowledge.matching.syllables import is_marked, is_syllable, key
from knowledge.matching.vocabulary import Vocabulary

SLIP_BASE, SLIP_SHARE = 0.6, 0.35  # slips allowed: a base and a share of the words held
CLEARLY = 0.5  # slips fewer by this make one of two whole names the one that is meant
MOSTLY = 0.6  # share of a name that must be held where words of it were left out
HALF = 0.5  # share of a name that is enough where nothing else was said
FEW_WORDS = 5  # a message of so few is about what it names
LONG_WORD = 5  # letters that make one word of a maker enough to name it
LEFT_OUT = 2  # words of a name that may be left out at most


def slipped(one: Fit) -> float:
    """What all slips of the fit cost together."""
    return sum(one.slips.values())


def sure(one: Fit) -> bool:
    """Whether the slips are few for the words held, and do not hide what tells the product apart."""
    budget = SLIP_BASE + SLIP_SHARE * len(one.at)
    doubtful = _doubtful_proper(one)
    hidden = 2 * len(doubtful) > max(1, len(one.proper)) or any(j + 1 in doubtful for j in doubtful)
    return slipped(one) <= budget and not hidden


def _doubtful_proper(one: Fit) -> set[int]:
    """Positions in the name of words of a place, brand or maker that were met by a slip only."""
    dear = {one.at[i] for i, cost in one.slips.items() if cost >= SAME_SOUND and i in one.at}
    return {j for j in dear if one.entry.proper[j]}


def nearly_whole(one: Fit) -> bool:
    """Whether what was left out does not matter: no half of a place, no word of what it is, no slip."""
    missing = one.missing
    few = len(missing) <= min(LEFT_OUT, len(one.proper)) and one.name_cover >= MOSTLY
    broken = any(_halves_a_name(one, i) or one.entry.goods[i] for i in missing)
    says_what = one.goods or len(one.proper) > 2
    return few and not broken and not _doubtful_proper(one) and says_what and sure(one)


def _halves_a_name(one: Fit, missing: int) -> bool:
    """Whether the missing word tells the product apart: Hưng Khánh *Trung*, not the second of two places."""
    held_parts = {one.entry.parts[j] for j in one.at.values()}
    return one.entry.proper[missing] and one.entry.parts[missing] in held_parts


def touched(one: Fit, query: Query) -> bool:
    """Whether part of a name was said, rather than one stray word or a bare place that a name holds too."""
    exact = [i for i in one.at if not one.slips.get(i)]
    if len(one.at) == 1 and (not exact or one.slips):
        return False
    placed = {i for span in query.places if span.place for i in range(span.start, span.end)}
    proper = {i for i in exact if one.entry.proper[one.at[i]]} - placed
    enough = 1 if len(one.at) == len(query.tokens) == 1 else 2
    half = not one.left and len(exact) > 1 and one.name_cover >= HALF and not placed.issuperset(exact)
    rare = any(
        len(word) >= LONG_WORD and not is_syllable(word) for word in (query.tokens[i].word for i in proper)
    )
    return half or rare or _says_kind(one, query, exact) or len(proper) >= enough


def resembles(one: Fit, query: Query, vocab: Vocabulary) -> bool:
    """Whether half of a name is there, slips and all, or its place and a word of goods: to be shown only."""
    placed = {i for span in query.places if span.place for i in range(span.start, span.end)}
    telling = [i for i in one.at if not query.tokens[i].chat]
    if len(one.at) > 1 and one.name_cover >= HALF and set(telling) - placed:
        return True
    if placed.issuperset(i for i, token in enumerate(query.tokens) if not token.phrase_chat):
        return False
    named = any(one.entry.proper[one.at[i]] for i in telling if not one.slips.get(i))
    return named and (len(query.tokens) <= FEW_WORDS or _may_say_goods(query, vocab))


def _may_say_goods(query: Query, vocab: Vocabulary) -> bool:
    """Whether a chat word may be goods, its marks left out: "qua", "che", "mang"."""
    plain = (t.word for t in query.tokens if not t.phrase_chat and not t.goods and not is_marked(t.word))
    return any(key(word) in vocab.head_keys for word in plain)


def _says_kind(one: Fit, query: Query, exact: list[int]) -> bool:
    """Whether a kind of goods was said, or two words of the name side by side; not one word of talk."""
    goods = [i for i in exact if one.entry.kinds[one.at[i]] and not one.entry.proper[one.at[i]]]
    sure_kinds = any(not query.tokens[i].chat for i in goods)
    beside = any(one.at.get(i + 1) == one.at[i] + 1 or one.at.get(i - 1) == one.at[i] - 1 for i in goods)
    return sure_kinds or beside or len(query.tokens) == len(goods)


def names_maker(one: Fit, query: Query) -> bool:
    """Whether words of the message name this maker and not just any: no "htx", no "nông nghiệp"."""
    return bool(_maker_words(one, query)) or any(i in one.slips for i in one.maker)


def names_only_maker(one: Fit, query: Query) -> bool:
    """Whether a maker is named without a product: two words of it, or one too long to be met by chance."""
    words = _maker_words(one, query)
    return len(words) > 1 or any(len(word) >= LONG_WORD for word in words)


def _maker_words(one: Fit, query: Query) -> list[str]:
    said = [key(query.tokens[i].word) for i in sorted(one.maker - query.wide)]
    return [word for word in said if word in one.entry.producer_keys]
