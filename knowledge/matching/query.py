"""A message read for matching: its words, what each may be, and which words are only chat.

Order of reading: keyboard residue is repaired, joined words are taken apart, synonyms are rewritten,
then each word gets its role. Nothing is thrown away here: a chat word may still be part of a name
("hỏi" is also how "hồi" looks without marks), so the fit with a product decides.
"""

from __future__ import annotations

from dataclasses import replace

from knowledge.matching.claims import claiming, writes_marks
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Query, Span, Token
from knowledge.matching.normalise import words_of
from knowledge.matching.syllables import is_marked, is_syllable, key
from knowledge.matching.typing_repair import from_camera, from_telex, from_vni
from knowledge.matching.vocabulary import Phrase, PhraseBook, Vocabulary, agrees

_WHOSE = frozenset({"cua", "ben"})  # "của", "bên" without marks: no other everyday word looks like them


def read(text: str, lexicon: Lexicon) -> Query:
    """Read one message."""
    vocab = lexicon.vocab
    words = words_of(text, vocab)
    tokens = rewritten(_tokens(words.words, lexicon), vocab)
    tokens = _with_roles(tokens, vocab)
    tokens = [_locked(i, tokens, lexicon) for i in range(len(tokens))]
    final = tuple(claiming(tokens, lexicon))
    typed = [token.word for token in final]
    which = any(vocab.which.at(typed, i) for i in range(len(typed)))
    wide = frozenset(vocab.wide_places.covered(typed))
    places, fake = tuple(_places(final, lexicon)), _said_fake(typed, vocab)
    return Query(final, words.stars, places, wide, which, words.raw, fake)


def _tokens(words: tuple[str, ...], lexicon: Lexicon) -> list[Token]:
    """Make tokens of the words: repaired, taken apart, or two put together that are one in the registry."""
    tokens: list[Token] = []
    at = 0
    while at < len(words):
        length = 2 if _are_one(words[at : at + 2], lexicon) else 1
        source = tuple(range(at, at + length))
        made = _repaired("".join(words[at : at + length]), lexicon)
        tokens += [replace(token, source=source) for token in made]
        at += length
    return tokens


def _are_one(pair: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether two words make one long word of a name, as "lien shan" does."""
    if len(pair) < 2:
        return False
    joined = key("".join(pair))
    return joined in lexicon.frequency and not is_syllable(joined) and not lexicon.knows_pair(*pair)


def _said_fake(words: list[str], vocab: Vocabulary) -> bool:
    """Whether the thing is called an imitation; beside "thật" or "không" it is only asked."""
    for at in sorted(_marks(vocab.fakes, words)):
        around = {*words[max(0, at - 2) : at], *words[at + 1 : at + 3]}
        if not around & vocab.genuine:
            return True
    return False


def _known(word: str, lexicon: Lexicon) -> bool:
    vocab = lexicon.vocab
    return key(word) in lexicon.cost or (word,) in vocab.synonym_of or key(word) in vocab.abbreviations


def _repaired(word: str, lexicon: Lexicon) -> list[Token]:
    """Repair one typed word; a word that is possible as it stands is left alone."""
    if any(c.isdigit() for c in word) and not word.isdigit() and key(word) not in lexicon.frequency:
        meant = from_vni(word) or from_camera(word)
        if meant:
            return [Token(word, (meant,), repaired=True)]
    if is_syllable(word) or _known(word, lexicon) or word.isdigit():
        return [Token(word, (word,))]
    meant = from_telex(word)
    if meant and (key(meant) in lexicon.cost or len(word) < 8):
        return [Token(word, (meant, word), repaired=True)]
    return _pieces(word, lexicon) or [Token(word, (word,))]


def _pieces(word: str, lexicon: Lexicon) -> list[Token]:
    """Take a joined word apart, unless it is one slip away from a word of the registry."""
    if len(word) < 4 or (len(word) < 10 and lexicon.near(key(word))):
        return []
    tokens, start = [], 0
    for length in lexicon.split(word):
        piece = word[start : start + length]
        tokens += _repaired(piece, lexicon) if length < len(word) else []
        start += length
    return tokens


def rewritten(tokens: list[Token], vocab: Vocabulary) -> list[Token]:
    """Rewrite synonyms and abbreviations; a single word keeps its own reading beside the other."""
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        words = [token.word for token in tokens]
        phrase = vocab.synonyms.at(words, at)
        short = vocab.abbreviations.get(words[at]) if phrase is None else None
        if short:
            source = tokens[at].source
            result += [Token(words[at] if i == 0 else "", (w,), source=source) for i, w in enumerate(short)]
        elif phrase:
            result += _replaced(tokens[at : at + len(phrase)], vocab.synonym_of[phrase])
        else:
            result.append(tokens[at])
        at += len(phrase) if phrase else 1
    return result


def _replaced(tokens: list[Token], target: Phrase) -> list[Token]:
    if len(tokens) == len(target) == 1:
        return [replace(tokens[0], readings=(*tokens[0].readings, target[0]))]
    if len(tokens) == len(target):
        return [replace(t, readings=(w,)) for t, w in zip(tokens, target, strict=True)]
    typed = " ".join(t.typed for t in tokens)
    source = tuple(dict.fromkeys(n for t in tokens for n in t.source))
    return [Token(typed if i == 0 else "", (w,), source=source) for i, w in enumerate(target)]


def _is_chat(token: Token, vocab: Vocabulary, *, marked: bool) -> bool:
    """Whether the word is talk; in a message with marks a goods word is what it says: "rang" is no "rằng"."""
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
    unmarked = any(key(mark) == key(words[at]) for mark in vocab.weak_marks)
    return unmarked and at + 1 < len(words) and vocab.places.at(words, at + 1) is not None


def _with_roles(tokens: list[Token], vocab: Vocabulary) -> list[Token]:
    words = [token.word for token in tokens]
    marked = writes_marks(tokens, vocab)
    in_phrase = vocab.chat_phrases.covered(words)
    goods = vocab.goods_phrases.covered(words)
    maker, place = _marks(vocab.maker_marks, words), _marks(vocab.place_marks, words)
    return [
        replace(
            token,
            chat=i in in_phrase or (i not in goods and _is_chat(token, vocab, marked=marked)),
            phrase_chat=i in in_phrase,
            maker_mark=i in maker,
            place_mark=i in place,
            weak_mark=_is_weak_mark(i, words, vocab),
            deictic=token.word in vocab.deictic,
            goods=i in goods or any((r,) in vocab.kinds for r in token.readings),
        )
        for i, token in enumerate(tokens)
    ]


def _locked(at: int, tokens: list[Token], lexicon: Lexicon) -> Token:
    """Lock a word that is known beside its neighbour, or that names a kind of goods by itself."""
    token = tokens[at]
    beside = (at > 0 and lexicon.knows_pair(tokens[at - 1].word, token.word)) or (
        at + 1 < len(tokens) and lexicon.knows_pair(token.word, tokens[at + 1].word)
    )
    return replace(token, locked=True) if token.goods or beside else token


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
        person = at if at < done or tokens[at].weak_mark else _person(at, words, lexicon.vocab)
        end = max(at + max(map(len, found), default=0), person)
        gained = tokens[max(at, done) : end]
        chat = at < done and all(t.chat and (t.phrase_chat or not lexicon.may_name(t.word)) for t in gained)
        if gained and not chat and not _cuts_a_phrase(tokens, at, end):
            spans.append(Span(at, end, lexicon.vocab.places.at(words, at) is not None))
    return spans


def _cuts_a_phrase(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the words begin with the tail of chat or goods: "nghe bảo | lạc", "bát tiên | hưng"."""
    part = tokens[start:end]
    cuts_chat = part[0].phrase_chat and not all(token.phrase_chat for token in part)
    goods_before = start > 0 and tokens[start - 1].goods
    return cuts_chat or (goods_before and part[0].goods and not all(token.goods for token in part))
