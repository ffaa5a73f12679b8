"""What the words left over mean: mere talk, or another place, maker or kind of goods.

The list of chat words never ends, so unknown words are also judged by where they stand: chat between them
and the product, and no word before them that introduces a name, makes them talk.
"""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.matching.fit import Fit
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Query, Token
from knowledge.matching.model import Conflict

LONG_RUN = 3  # more unknown words than this side by side are no slip of the chat list
LOOK_BACK = 3  # words before unknown ones in which a maker marker still introduces them
_WHOSE = frozenset({"của", "do", "bên", "cua", "ben"})


def contradicted(one: Fit, query: Query, lexicon: Lexicon) -> bool:
    """Whether anything left over speaks against the product, or may."""
    if not one.left:
        return False
    if one.foreign_places or not (one.complete and one.entry.distinct):
        return True
    return any(_may_name(run, one, query, lexicon) for run in _runs(one.left))


def _may_name(run: list[int], one: Fit, query: Query, lexicon: Lexicon) -> bool:
    """Whether unknown words may name goods, a place or a maker."""
    tokens, vocab = query.tokens, lexicon.vocab
    known = any(
        t.goods or t.locked or t.claims or vocab.is_family_name(t.word) for t in (tokens[i] for i in run)
    )
    explained = one.at.keys() | one.maker | one.place | one.repeats
    doubtful = {i for i, token in enumerate(tokens) if i not in explained and _doubtful(token, lexicon)}
    before, after = _neighbours(run, doubtful)
    if known or len(run) > LONG_RUN or before in explained or after in explained:
        return True
    lead = tokens[max(0, before - 1) : before + 1]
    return any(t.maker_mark or t.place_mark or t.weak_mark or t.word in vocab.naming for t in lead)


def _neighbours(run: list[int], doubtful: set[int]) -> tuple[int, int]:
    """The nearest words on both sides whose role is sure: "hong" alone, chat or name, separates nothing."""
    before, after = run[0] - 1, run[-1] + 1
    while before in doubtful:
        before -= 1
    while after in doubtful:
        after += 1
    return before, after


def _doubtful(token: Token, lexicon: Lexicon) -> bool:
    return token.chat and not token.phrase_chat and lexicon.may_name(token.word)


def _runs(positions: Iterable[int]) -> list[list[int]]:
    """Group positions that follow one another."""
    runs: list[list[int]] = []
    for i in sorted(positions):
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def conflict_of(one: Fit, query: Query) -> Conflict:
    """Say what stands between the message and its nearest product."""
    for span in one.foreign_places:
        return Conflict("place" if span.place else "producer", _said(range(span.start, span.end), query))
    runs = _runs(one.left or one.slips or one.at)
    return _after_marker(runs, query) or _kind_or_other(runs, query)


def _after_marker(runs: list[list[int]], query: Query) -> Conflict | None:
    tokens = query.tokens
    for run in runs:
        lead = tokens[run[0]].lead
        if lead:
            place = any(t.place_mark for t in tokens[run[0] - lead : run[0]])
            said = _said(range(run[0] - lead, run[-1] + 1), query)
            return Conflict("place" if place else "producer", said)
        before = tokens[max(0, run[0] - LOOK_BACK) : run[0]]
        whose = bool(before) and before[-1].word in _WHOSE
        if whose or any(t.maker_mark for t in before) or any(tokens[i].maker_mark for i in run):
            return Conflict("producer", _said(run, query))
        if before and before[-1].place_mark:
            return Conflict("place", _said(run, query))
    return None


def _kind_or_other(runs: list[list[int]], query: Query) -> Conflict:
    goods = next((run for run in runs if any(query.tokens[i].goods for i in run)), None)
    return Conflict("kind", _said(goods, query)) if goods else Conflict("other", _said(runs[0], query))


def _said(positions: Iterable[int], query: Query) -> str:
    return " ".join(typed for i in positions if (typed := query.tokens[i].typed))
