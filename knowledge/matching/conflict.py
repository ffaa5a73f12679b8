"""What the words left over are said to be, when the nearest product is not the one that was asked for."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.matching.fit import Fit, runs_of
from knowledge.matching.message import Query
from knowledge.matching.model import Conflict

LOOK_BACK = 3  # words before unknown ones in which a maker marker still introduces them
_WHOSE = frozenset({"của", "do", "bên", "cua", "ben"})


def conflict_of(one: Fit, query: Query) -> Conflict:
    """Say what stands between the message and its nearest product."""
    for span in one.foreign_places:
        return Conflict("place" if span.place else "producer", _said(range(span.start, span.end), query))
    runs = runs_of(one.left or one.slips or one.at)
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
