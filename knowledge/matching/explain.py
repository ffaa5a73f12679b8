"""What of a message the maker, the places and the name itself explain, and what nothing does.

A place or maker that was named must stand word for word in one field of the product, else it stands
against the product: no score tells "tương ớt Văn Bàn" from a misspelt "tương ớt Mường Khương".
"""

from __future__ import annotations

from knowledge.matching.align import Rows
from knowledge.matching.fit import Fit
from knowledge.matching.grade import SAME, SAME_SOUND, WORD_SLIP, Grade, Grader
from knowledge.matching.message import Query, Span, Token
from knowledge.matching.syllables import is_marked, key
from knowledge.matching.vocabulary import Vocabulary


def explain(result: Fit, query: Query, graded: Grader, rows: Rows, vocab: Vocabulary) -> None:
    """Fill `maker`, `place`, `repeats`, `foreign_places` and `left` of an aligned fit."""
    _explain_rest(result, query, graded, rows)
    _veto_places(result, query, graded, vocab)
    _leftovers(result, query.tokens, graded.telling, vocab)


def _explain_rest(result: Fit, query: Query, graded: Grader, rows: Rows) -> None:
    entry, tokens = result.entry, query.tokens
    result.place.update(query.wide)
    for phrase in entry.places:
        result.place.update(graded.phrase(phrase))
    made = graded.rows(tuple((word,) for word in entry.producer), entry.producer_where)
    for i in sorted(rows.keys() | made.keys()):
        led = i > 0 and tokens[i - 1].maker_mark
        if i in result.at or (tokens[i].chat and not (led or tokens[i].claims or _beside(i, result.maker))):
            continue
        if i in rows and (SAME in rows[i].values() or result.at.get(i - 1, -2) + 1 in rows[i]):
            result.repeats.add(i)
        own = {j: way for j, way in made.get(i, {}).items() if way == SAME or _goes_with(i, j, way, result)}
        if own:
            _explain_by_maker(result, i, tokens, min(own.values())[0])


def _goes_with(i: int, j: int, way: Grade, result: Fit) -> bool:
    """Whether a slip may be this word of the maker; a word that many makers share only sounds alike."""
    return result.entry.tells_maker(j) or (way[0] <= SAME_SOUND and i - 1 in result.maker)


def _explain_by_maker(result: Fit, i: int, tokens: tuple[Token, ...], cost: float) -> None:
    """A word of the maker; with a slip only where the word before it is the maker's too, or introduces it."""
    if cost >= WORD_SLIP or (cost and i in result.repeats | result.place):
        return
    led = i > 0 and (i - 1 in result.maker or tokens[i - 1].maker_mark or tokens[i - 1].weak_mark)
    if cost and not led:
        return
    result.maker.add(i)
    if cost:
        result.slips[i] = cost


def _beside(i: int, positions: set[int]) -> bool:
    return i - 1 in positions or i + 1 in positions


def _veto_places(result: Fit, query: Query, graded: Grader, vocab: Vocabulary) -> None:
    """A place or maker the message names must stand word for word in one field, or it is foreign."""
    entry, stood, whole = result.entry, 0, bool(query.places) and result.complete
    for span in query.places:
        if any(graded.stands_in(span, words) for words in (entry.words, entry.producer, *entry.places)):
            stood = span.end
        elif not _mere_chat(result, query, span, stood, vocab, whole=whole):
            result.foreign_places.append(span)
            _unexplain(result, range(span.start, span.end))


def _unexplain(result: Fit, positions: range) -> None:
    for i in positions:
        if i in result.at:
            result.vetoed[i] = result.at.pop(i)
        result.slips.pop(i, None)
    for known in (result.maker, result.place, result.repeats):
        known.difference_update(positions)


def _mere_chat(result: Fit, query: Query, span: Span, stood: int, vocab: Vocabulary, *, whole: bool) -> bool:
    """Whether a place is seen only because chat has no marks, or contradicts nothing.

    One made of chat words only ("minh an") counts right beside the name or behind a marker, else not; nor
    does one whose first word is chat and whose rest is the name ("cho gạo ...", not Chợ Gạo), nor one that
    begins in a place that stands (up to `stood`) or inside the name and ends in chat ("sa pa co", not Pà Cò).
    """
    tokens, before, after = query.tokens, span.start - 1, span.end
    positions = range(span.start, span.end)
    if query.wide.issuperset(positions) or (span.start < stood and _all_chat(tokens[stood:after])):
        return True
    if before >= 0 and (tokens[before].maker_mark or tokens[before].place_mark or tokens[before].weak_mark):
        return False
    inside = [i for i in positions if i in result.at and i not in result.slips]
    named = before in result.at and result.entry.proper[result.at[before]]
    if whole and named and inside and _all_chat(tuple(tokens[i] for i in positions if i not in inside)):
        return True
    if _all_chat(tokens[span.start : after]):
        return _is_talk(result, query, span, vocab, whole=whole)
    lead = tokens[span.start].chat and not is_marked(tokens[span.start].word) and before not in result.at
    return lead and all(i in result.at and i not in result.slips for i in positions[1:])


def _is_talk(result: Fit, query: Query, span: Span, vocab: Vocabulary, *, whole: bool) -> bool:
    """Whether a place made of chat words is chat; a province never is, nor one right beside the name."""
    tokens, before = query.tokens, span.start - 1
    words = [token.word for token in tokens[span.start : span.end]]
    if len(vocab.provinces.at(words, 0) or ()) == len(words):
        return False
    if whole and result.entry.distinct and result.at.keys().isdisjoint(range(span.start, span.end)):
        return True
    beside = span.end in result.at or before in result.at
    return not (beside or (before >= 0 and _names(tokens[before], vocab)))


def _names(token: Token, vocab: Vocabulary) -> bool:
    """Whether a word is no talk, or may be goods as it is spelt: "chua" before "tu le" is no "chưa"."""
    return not token.harmless or token.word in vocab.goods_words


def _all_chat(tokens: tuple[Token, ...]) -> bool:
    return all(token.chat for token in tokens)


def _leftovers(result: Fit, tokens: tuple[Token, ...], telling: frozenset[int], vocab: Vocabulary) -> None:
    """Collect the words nothing explains; a claimed maker must be this product's maker, not its place."""
    own = result.at.keys() | result.maker
    explained = own | result.place | result.repeats
    foreign = {i for span in result.foreign_places for i in range(span.start, span.end)}
    amid = {i + 1 for i in result.at if i + 2 in result.at}
    for i in sorted(foreign | amid | telling):
        token = tokens[i]
        claims = token.claims and i not in own
        unexplained = i not in explained and (not token.harmless or _other_goods(i, result, token, vocab))
        if i in foreign or claims or unexplained:
            result.left.append(i)


def _other_goods(i: int, result: Fit, token: Token, vocab: Vocabulary) -> bool:
    """An unmarked chat word amid the name that may be goods is: "thit lon say" is no Thịt trâu sấy."""
    amid = i - 1 in result.at and i + 1 in result.at
    plain_chat = not token.phrase_chat and not is_marked(token.word)
    return amid and plain_chat and key(token.word) in vocab.goods_keys
