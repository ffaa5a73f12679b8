"""A message read for matching: its words, what each may be, and which words are only chat.

Nothing is thrown away here: a chat word may still be part of a name ("hỏi" is also how "hồi" looks without
marks), so the fit with a product decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.matching.claims import claim, writes_marks
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Query, Span, Token
from knowledge.matching.normalise import Words, words_of
from knowledge.matching.syllables import is_marked, key
from knowledge.matching.tokens import tokens_of
from knowledge.matching.vocabulary import PhraseBook, Vocabulary, agrees

_WHOSE = frozenset({"cua", "ben"})  # "của", "bên" without marks: no other everyday word looks like them


def read(text: str, lexicon: Lexicon) -> Query:
    """Read one message."""
    vocab = lexicon.vocab
    words = words_of(text, vocab)
    final = tuple(tokens_of(words.words, lexicon))
    marked = writes_marks(final, vocab)
    _give_roles(final, words, vocab, marked=marked)
    _goods_after_all(final)
    for at, token in enumerate(final):
        token.locked = _is_locked(at, final, lexicon)
    claim(final, lexicon, marked=marked)
    typed = [token.word for token in final]
    which = any(vocab.which.at(typed, i) for i in range(len(typed)))
    wide = frozenset(vocab.wide_places.covered(typed))
    places, fake = tuple(_places(final, lexicon)), _said_fake(typed, vocab)
    _goods_before(final, places, vocab)
    doubtful = frozenset(i for i, t in enumerate(final) if t.chat and _is_doubtful(t, lexicon, marked=marked))
    stars = _decoded_stars(final, vocab) if words.stars is None else words.stars
    return Query(final, stars, places, wide, which, words.raw, fake, marked, doubtful, words.cut)


def _goods_after_all(tokens: Sequence[Token]) -> None:
    """In a message of chat words only, one that is spelt as goods is goods: "cam" alone is an orange."""
    if all(token.harmless for token in tokens):
        for token in tokens:
            token.chat = token.chat and (token.phrase_chat or not token.goods or is_marked(token.word))


def _decoded_stars(tokens: Sequence[Token], vocab: Vocabulary) -> int | None:
    """The stars claimed in words that the keyboard left raw: "nawm sao"."""
    pairs = pairwise(tokens)
    return next(
        (vocab.star_words.get(n.word) for n, star in pairs if n.repaired and star.word == "sao"), None
    )


def _goods_before(tokens: Sequence[Token], places: Sequence[Span], vocab: Vocabulary) -> None:
    """A word spelt as goods but for its marks, right before a place, is goods: "che muong khuong"."""
    for token in (tokens[span.start - 1] for span in places if span.start and span.place):
        plain = not token.phrase_chat and not token.weak_mark and not is_marked(token.word)
        head = plain and key(token.word) in vocab.head_keys and not vocab.is_chat(token.word, exactly=True)
        token.chat = token.chat and not head


def _said_fake(words: list[str], vocab: Vocabulary) -> bool:
    """Whether the thing is called an imitation; beside "thật" or "không" it is only asked."""
    for at in sorted(_marks(vocab.fakes, words)):
        around = {*words[max(0, at - 2) : at], *words[at + 1 : at + 3]}
        if not around & vocab.genuine:
            return True
    return False


def _capitals(typed: Words) -> frozenset[int]:
    """The words written with a capital inside a clause, in a message that is not all capitals."""
    raw = typed.raw
    usual = all(word.islower() or word.istitle() or word.isupper() for word in raw if word.isalpha())
    if not usual or not any(word.islower() for word in raw):
        return frozenset()
    return frozenset(i for i, word in enumerate(raw) if i and i not in typed.breaks and word.istitle())


def _is_chat(token: Token, vocab: Vocabulary, *, marked: bool) -> bool:
    """Whether the word is talk; in a message with marks a goods word is what it says: "rang" is no "rằng"."""
    if token.word in vocab.goods_first:
        return False
    if (marked or is_marked(token.word)) and token.word in vocab.goods_words:
        return vocab.is_chat(token.word, exactly=True)
    return token.word.isdigit() or vocab.is_chat(token.word, exactly=token.repaired)


def _marks(book: PhraseBook, words: list[str]) -> set[int]:
    """Positions inside a marker; one plain syllable counts only as it is written ("co" is not "cô")."""
    found: set[int] = set()
    for start in range(len(words)):
        phrase = book.at(words, start)
        if phrase and (len(phrase) > 1 or phrase[0] == words[start]):
            found.update(range(start, start + len(phrase)))
    return found


def _is_weak_mark(at: int, words: list[str], vocab: Vocabulary) -> bool:
    """Whether a maker or place may follow; without marks ("xa", "huyen") only where a known place does."""
    if words[at] in vocab.weak_marks or words[at] in _WHOSE:
        return True
    unmarked = key(words[at]) in vocab.weak_keys
    return unmarked and at + 1 < len(words) and vocab.places.at(words, at + 1) is not None


def _give_roles(tokens: Sequence[Token], typed: Words, vocab: Vocabulary, *, marked: bool) -> None:
    words = [token.word for token in tokens]
    capitals = _capitals(typed)
    in_phrase = vocab.chat_phrases.covered(words)
    goods = vocab.goods_phrases.covered(words)
    maker, place = _marks(vocab.maker_marks, words), _marks(vocab.place_marks, words)
    for i, token in enumerate(tokens):
        token.phrase_chat = token.phrase_chat or i in in_phrase
        token.chat = (
            token.chat or i in in_phrase or (i not in goods and _is_chat(token, vocab, marked=marked))
        )
        token.maker_mark, token.place_mark = i in maker, i in place
        token.weak_mark = _is_weak_mark(i, words, vocab)
        token.deictic = token.word in vocab.deictic
        token.goods = i in goods or any(reading in vocab.one_kinds for reading in token.readings)
        token.breaks = not typed.breaks.isdisjoint(token.source[:1])
        token.capital = not capitals.isdisjoint(token.source[:1])


def _is_locked(at: int, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a word is known beside its neighbour, or names a kind of goods by itself."""
    word = tokens[at].word
    if tokens[at].goods or (at > 0 and lexicon.knows_pair(tokens[at - 1].word, word)):
        return True
    return at + 1 < len(tokens) and lexicon.knows_pair(word, tokens[at + 1].word)


def _is_doubtful(token: Token, lexicon: Lexicon, *, marked: bool) -> bool:
    if token.phrase_chat or (marked and lexicon.vocab.is_chat(token.word, exactly=True)):
        return False
    return lexicon.may_name(token.word)


def _person(at: int, words: list[str], vocab: Vocabulary) -> int:
    """The end of a person's name that begins here (Lò Văn Hoa), or the start itself."""
    middle = at + 2 < len(words) and any(agrees(words[at + 1], name) for name in vocab.middle_names)
    return at + 3 if middle and vocab.is_family_name(words[at]) else at


def _places(tokens: tuple[Token, ...], lexicon: Lexicon) -> list[Span]:
    """Find places, brands and makers by name, the longest at each word.

    Two may overlap ("bản Mường" and "Mường Hoa"), unless only what is surely chat would be gained.
    """
    spans: list[Span] = []
    words = [token.word for token in tokens]
    for at in range(len(words)):
        found = [p for book in (lexicon.vocab.places, lexicon.brands) if (p := book.at(words, at))]
        done = spans[-1].end if spans else 0
        if at and tokens[at].place_mark and tokens[at - 1].place_mark:
            found = []  # "thị trấn | Yên Bình" is not Trấn Yên
        if tokens[at].goods and at + 1 < len(words) and lexicon.brands.at(words, at + 1):
            found = []  # "quế | Tân Hợi" is a brand of the registry, no place called Quế Tân
        person = at if at < done or tokens[at].weak_mark else _person(at, words, lexicon.vocab)
        end = max(at + max(map(len, found), default=0), person)
        gained = tokens[max(at, done) : end]
        chat = at < done and all(t.chat and (t.phrase_chat or not lexicon.may_name(t.word)) for t in gained)
        if gained and not chat and not _cuts_a_phrase(tokens, at, end, lexicon):
            place = lexicon.vocab.places.at(words, at)
            spans.append(Span(at, end, place is not None and at + len(place) == end))
    return spans


def _cuts_a_phrase(tokens: tuple[Token, ...], start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words begin with the tail of chat or goods: "nghe bảo | lạc", "bát tiên | hưng"."""
    part = tokens[start:end]
    ends = end < len(tokens) and part[-1].phrase_chat and tokens[end].phrase_chat
    cuts_chat = (part[0].phrase_chat or ends) and not all(token.phrase_chat for token in part)
    if cuts_chat or start == 0:
        return cuts_chat
    before = tokens[start - 1]
    goods = before.goods and part[0].goods and not part[0].breaks and not all(t.goods for t in part)
    return goods and lexicon.knows_pair(before.word, part[0].word)
