"""Which words of a message are which words of a name.

Exact words first, then chat words beside them, then slips, then chat words beside those: a chat word is
part of a name only where its neighbour is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.matching.fit import Fit
from knowledge.matching.grade import SAME, WORD_SLIP, Grade
from knowledge.matching.message import Token
from knowledge.matching.syllables import key, slip_distance

Rows = Mapping[int, Mapping[int, Grade]]  # by position in the message, then in the name
REACH = 3  # words between a slip and the rest of the name


def align(result: Fit, tokens: tuple[Token, ...], rows: Rows) -> None:
    """Fill `at` and `slips` of the fit."""
    order = sorted(rows)
    _align(result, tokens, rows, order, exact=True)
    _grow(result, tokens, rows, order)
    _align(result, tokens, rows, order, exact=False)
    _grow(result, tokens, rows, order)
    _sandwiched(result, tokens)


def _align(result: Fit, tokens: tuple[Token, ...], rows: Rows, order: Sequence[int], *, exact: bool) -> None:
    """Give each word of the message the best free word of the name, near the one before it."""
    taken = set(result.at.values())
    last = -1
    for i in order:
        if i in result.at:
            last = result.at[i]
            continue
        if tokens[i].chat or not (exact or _within_reach(i, result)):
            continue
        ways = [
            (found, abs(j - last - 1), j) for j, found in rows[i].items()
            if j not in taken and (not exact or found[0] == 0)
        ]  # fmt: skip
        if ways:
            (cost, _), _, j = min(ways)
            _take(result, i, j, cost)
            taken.add(j)
            last = j


def _within_reach(i: int, result: Fit) -> bool:
    """A slip far from all other words of the name is a coincidence."""
    return not result.at or any(i + step in result.at for step in range(-REACH, REACH + 1))


def _take(result: Fit, i: int, j: int, cost: float) -> None:
    result.at[i] = j
    if cost:
        result.slips[i] = cost


def _grow(result: Fit, tokens: tuple[Token, ...], rows: Rows, order: Sequence[int]) -> None:
    """Let chat words join the name where their neighbour does: "ca hoi" is not cá + hỏi."""
    _seed(result, tokens, rows, order)
    todo = sorted(result.at.items())
    while todo:
        i, j = todo.pop()
        for ni, nj in ((i - 1, j - 1), (i + 1, j + 1)):
            if _joins(ni, nj, result, tokens, rows):
                result.at[ni] = nj
                todo.append((ni, nj))


def _joins(i: int, j: int, result: Fit, tokens: tuple[Token, ...], rows: Rows) -> bool:
    meant = i in rows and tokens[i].chat and rows[i].get(j) == SAME
    return meant and i not in result.at and j not in result.at.values()


def _sandwiched(result: Fit, tokens: tuple[Token, ...]) -> None:
    """A short word one slip away, with the words of the name on both sides in place, is that slip."""
    words = result.entry.words
    for i in range(1, len(tokens) - 1):
        before, after = result.at.get(i - 1), result.at.get(i + 1)
        if i in result.at or before is None or after != before + 2 or tokens[i].locked:
            continue
        middle = before + 1
        free = middle not in result.at.values() and not tokens[i].phrase_chat
        if free and slip_distance(key(tokens[i].word), key(words[middle])) <= 1:
            _take(result, i, middle, WORD_SLIP)


def _seed(result: Fit, tokens: tuple[Token, ...], rows: Rows, order: Sequence[int]) -> None:
    """Two chat words side by side that are two neighbours of the name are meant as such: "tinh dau"."""
    for i in order:
        if i + 1 not in rows or i in result.at or i + 1 in result.at:
            continue
        one, two = tokens[i], tokens[i + 1]
        if not (one.chat and two.chat) or (one.phrase_chat and two.phrase_chat):
            continue
        taken = set(result.at.values())
        for j, found in rows[i].items():
            if found == rows[i + 1].get(j + 1) == SAME and not {j, j + 1} & taken:
                result.at.update({i: j, i + 1: j + 1})
                break
