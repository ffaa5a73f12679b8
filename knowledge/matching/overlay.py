"""Lay one message over one product and score how well it lies."""

from __future__ import annotations

from knowledge.matching.align import Rows, align
from knowledge.matching.explain import explain
from knowledge.matching.fit import Fit
from knowledge.matching.grade import Grader
from knowledge.matching.index import Entry
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Query, Token

# The score: this share is how much of the message is explained, the rest how much of the name is held.
MESSAGE_SHARE = 0.55


def fit(query: Query, entry: Entry, lexicon: Lexicon, graded: Grader) -> Fit:
    """Lay the message over one product."""
    rows = graded.rows(entry.spellings, entry.where)
    result = _laid(query, entry, lexicon, graded, rows)
    lost = set(result.vetoed.values())
    free = {i: row for i, row in rows.items() if i not in result.vetoed} if lost else {}
    if any(not lost.isdisjoint(row) for row in free.values()):
        result = _laid(query, entry, lexicon, graded, free)  # "hà" of Hà Nội is not the hà of Bạch Hà
    _weigh(result, query.tokens, graded)
    return result


def _laid(query: Query, entry: Entry, lexicon: Lexicon, graded: Grader, rows: Rows) -> Fit:
    result = Fit(entry)
    align(result, query.tokens, rows)
    explain(result, query, graded, rows, lexicon.vocab)
    return result


def _weigh(result: Fit, tokens: tuple[Token, ...], graded: Grader) -> None:
    """Score the fit: how much of the message is explained, how much of the name is held."""
    entry = result.entry
    for i, j in result.at.items():
        result.covered += entry.weights[j] * (1 - 0.3 * result.slips.get(i, 0.0))
    rest = (result.maker | result.place | result.repeats) - result.at.keys()
    extra = sum(graded.weight(i) * 0.5 for i in rest if not tokens[i].chat)
    left = sum(map(graded.weight, result.left))
    explained = (result.covered + extra) / max(1e-9, result.covered + extra + left)
    result.score = round(100 * (MESSAGE_SHARE * explained + (1 - MESSAGE_SHARE) * result.name_cover), 3)
