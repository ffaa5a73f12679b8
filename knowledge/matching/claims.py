"""Which words of a message claim a maker: a name after "htx", a person after "nhà chị", "another one".

Everyday words are names here: "Lan" after "nhà chị" is no "lần" without its marks. Who is named must be the
product's own maker, so a claim is never taken for chat.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Token
from knowledge.matching.syllables import is_marked, key
from knowledge.matching.vocabulary import Vocabulary, is_one_of

CLAIMED = 6  # words after "htx" or "công ty" that are read as the maker's name


def claim(tokens: Sequence[Token], lexicon: Lexicon, *, marked: bool) -> None:
    """Mark the words that name a maker: from a marker up to the first word that is surely chat."""
    left, vocab = 0, lexicon.vocab
    for i, token in enumerate(tokens):
        another, person = says_another(i, tokens, vocab), names_person(i, tokens, vocab, marked=marked)
        left = CLAIMED if token.maker_mark else left and _left(left, token, lexicon)
        inside = (
            left and not token.maker_mark and not (token.chat and is_one_of(token.word, vocab.common_typed))
        )
        token.claims = bool(another or person or inside)
        token.lead = _lead(i - 1, tokens, vocab) + 1 if person else _lead(i, tokens, vocab) if another else 0


def _left(left: int, token: Token, lexicon: Lexicon) -> int:
    """How many more words may belong to a maker's name; "nông nghiệp" and the like do not count."""
    if is_one_of(token.word, lexicon.vocab.common_typed):
        return left
    named = (
        token.capital
        or token.word.isdigit()
        or token.word in lexicon.vocab.given_names.get(key(token.word), ())
    )
    sure_chat = token.chat and not named and not lexicon.may_name(token.word)
    stops = token.phrase_chat or token.deictic or sure_chat or token.word in lexicon.vocab.asking
    return 0 if stops else left - 1


def writes_marks(tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Whether the person sets marks: some are there, and no everyday word lacks its own."""
    bare = (t.word for t in tokens if not is_marked(t.word) and t.word not in vocab.goods_words)
    lacking = (vocab.is_chat(word) and not vocab.is_chat(word, exactly=True) for word in bare)
    return any(is_marked(token.word) for token in tokens) and not any(lacking)


def names_person(at: int, tokens: Sequence[Token], vocab: Vocabulary, *, marked: bool) -> bool:
    """Whether a person's name stands here: after "nhà chị" or "của ông", and no chat exactly as written.

    Where the message lacks marks, chat and names look alike, and only a known given name is one.
    """
    if at < 2:
        return False
    owner, title, word = (token.word for token in tokens[at - 2 : at + 1])
    if not (is_one_of(title, vocab.titles) and is_one_of(owner, vocab.owners)):
        return False
    if is_one_of(word, vocab.given_names):
        return True
    return marked and not tokens[at].phrase_chat and not vocab.is_chat(word, exactly=True)


def says_another(at: int, tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Whether the word says that another one is meant ("htx khác"), and does not ask ("khác gì")."""
    if at == 0 or tokens[at].phrase_chat or not is_one_of(tokens[at].word, vocab.another):
        return False
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return not {tokens[at - 1].word, after} & vocab.comparing


def _lead(at: int, tokens: Sequence[Token], vocab: Vocabulary) -> int:
    """How many words before this one say whom it means: "(của) đơn vị khác", "nhà chị Lan"."""
    start = at
    while start and (tokens[start - 1].maker_mark or is_one_of(tokens[start - 1].word, vocab.whom)):
        if tokens[start - 1].locked and not tokens[start - 1].maker_mark:
            break
        start -= 1
    return at - start
