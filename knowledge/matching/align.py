"""Which words of a message are which words of a name.

Exact words first, then chat words beside them, then slips, then chat words beside those: a chat word is
part of a name only where its neighbour is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.matching.fit import Fit
from knowledge.matching.grade import SAME, SAME_SOUND, WORD_SLIP, Grade
from knowledge.matching.message import Token
from knowledge.matching.syllables import is_syllable, key, slip_distance, sound

Rows = Mapping[int, Mapping[int, Grade]]  # by position in the message, then in the name
SPREAD = 2  # words that may stand among those of a name
FAR_SLIPS = 2  # so many words of a name may be found by what stands beside the rest
FAR_SLIP = 1.5  # two keys wrong in a word that nobody knows, with the rest of the name around it
REACH = 3  # words between a slip and the rest of the name


def align(result: Fit, tokens: tuple[Token, ...], rows: Rows) -> None:
    """Fill `at` and `slips` of the fit."""
    order = sorted(rows)
    _align(result, tokens, rows, _densest(result, tokens, rows, order), exact=True)
    if len(result.at) < len(result.entry.words):
        _align(result, tokens, rows, order, exact=True)
    _grow(result, tokens, rows, order)
    _align(result, tokens, rows, order, exact=False)
    _grow(result, tokens, rows, order)
    if len(result.at) < len(result.entry.words):
        _sandwiched(result, tokens)
        missing = result.missing
        if 0 < len(missing) <= FAR_SLIPS and len(result.at) > 1:
            _far_slips(result, tokens, missing)
            _swapped(result, rows, missing)


def _densest(result: Fit, tokens: tuple[Token, ...], rows: Rows, order: list[int]) -> list[int]:
    """The words among which most of the name stands: "thanh niên" far before is not the Thành of the name."""
    width = len(result.entry.words) + SPREAD
    if len(tokens) <= width:
        return order
    exact = {i: {j for j, found in rows[i].items() if found[0] == 0} for i in order if not tokens[i].chat}

    def held(start: int) -> int:
        return len(set().union(*(js for i, js in exact.items() if start <= i < start + width)))

    best = max(exact, key=lambda i: (held(i), -i), default=0)
    return [i for i in order if best <= i < best + width]


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
    if not any(tokens[i].chat and i not in result.at for i in order):
        return
    _seed(result, tokens, rows, order)
    todo = sorted(result.at.items())
    while todo:
        i, j = todo.pop()
        for ni, nj in ((i - 1, j - 1), (i + 1, j + 1), (i - 1, j + 1)):
            if nj > j and ni < i and rows.get(ni, {}).get(nj) != SAME:
                continue  # two words that changed places must be the very words
            if _joins(ni, nj, result, tokens, rows):
                _take(result, ni, nj, rows[ni][nj][0])
                todo.append((ni, nj))


def _joins(i: int, j: int, result: Fit, tokens: tuple[Token, ...], rows: Rows) -> bool:
    if i not in rows or j not in rows[i] or not tokens[i].chat:
        return False
    meant = rows[i][j] == SAME or (rows[i][j][0] <= SAME_SOUND and not tokens[i].phrase_chat)
    return meant and i not in result.at and j not in result.at.values()


def _sandwiched(result: Fit, tokens: tuple[Token, ...]) -> None:
    """A short word one slip away, with the words of the name on both sides in place, is that slip."""
    words, at = result.entry.words, result.at
    for i in [i + 1 for i, j in at.items() if at.get(i + 2) == j + 2 and i + 1 not in at]:
        middle = at[i - 1] + 1
        if tokens[i].locked and not _sounds_like(tokens[i].word, words[middle]):
            continue
        free = middle not in result.at.values() and not tokens[i].phrase_chat
        if free and slip_distance(key(tokens[i].word), key(words[middle])) <= 1:
            _take(result, i, middle, WORD_SLIP)


def _sounds_like(typed: str, meant: str) -> bool:
    """Whether two words are one to the ear and differ in letters: "xương" for sương, no "dừa" for dứa."""
    return key(typed) != key(meant) and sound(typed) == sound(meant)


def _far_slips(result: Fit, tokens: tuple[Token, ...], missing: Sequence[int]) -> None:
    """A word that is none, two keys away from the one word missing beside it: "hta" for thảo."""
    where = {j: i for i, j in result.at.items()}
    for j in missing:
        beside = (where.get(j - 1, -9) + 1, where.get(j + 1, -9) - 1)
        free = (i for i in beside if 0 <= i < len(tokens) and i not in result.at)
        found = next((i for i in free if _is_far_slip(tokens[i], key(result.entry.words[j]))), None)
        if found is not None:
            _take(result, found, j, FAR_SLIP)


def _is_far_slip(token: Token, word: str) -> bool:
    """Whether a word that means nothing else may be this one; a code such as LDP1 is what it is."""
    means = token.harmless or token.locked or is_syllable(token.word)
    coded = len(word) < 3 or any(c.isdigit() for c in word)
    return not (means or coded) and slip_distance(key(token.word), word) <= 2


def _swapped(result: Fit, rows: Rows, missing: Sequence[int]) -> None:
    """Give the last missing word to the very same word beside the rest: "Ếch Thanh sấy Mai"."""
    if len(missing) == 1 and missing[0] not in result.at.values():
        beside = (n for i in list(result.at) for n in (i - 1, i + 1) if n not in result.at)
        found = next((n for n in beside if rows.get(n, {}).get(missing[0]) == SAME), None)
        if found is not None:
            result.at[found] = missing[0]


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
