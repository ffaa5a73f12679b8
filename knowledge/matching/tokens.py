"""Typed words become tokens: keyboard residue repaired, joined words taken apart, synonyms rewritten."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise

from knowledge.matching.lexicon import Lexicon
from knowledge.matching.message import Token
from knowledge.matching.syllables import fold, is_marked, is_syllable, key, shape
from knowledge.matching.typing_repair import from_camera, from_telex, from_vni
from knowledge.matching.vocabulary import Phrase, Vocabulary

LONG = 10  # letters from which a word is surely several
MANY = 50_000  # words remembered as possible; what people type never ends
ENGLISH = 2  # English words that make a message an English one, where "last" is no "lát" left by Telex


def tokens_of(words: tuple[str, ...], lexicon: Lexicon) -> list[Token]:
    """Make tokens of the words: repaired, taken apart, put together, their synonyms beside them.

    Two words are put together where they are one in the registry.
    """
    tokens: list[Token] = []
    at, english = 0, _is_english(words, lexicon.vocab)
    while at < len(words):
        length = 2 if _are_one(words[at : at + 2], lexicon) else 1
        source = tuple(range(at, at + length))
        typed = "".join(words[at : at + length])
        made = _repaired(typed, lexicon) if not english else _in_english(typed, lexicon)
        for token in made:
            token.source = source
        tokens += made
        at += length
    return rewritten(tokens, lexicon.vocab)


def _in_english(word: str, lexicon: Lexicon) -> list[Token]:
    """Read a word of an English message: no Telex; only what is joined of known words is taken apart."""
    if word in lexicon.vocab.english:
        return [Token(word, (word,), chat=True, phrase_chat=not is_syllable(word))]
    plain = word.isascii() and not is_syllable(word) and not any(c.isdigit() for c in word)
    pieces = _pieces(word, lexicon) if plain and not _known(word, lexicon) else []
    if plain and not all(key(piece.word) in lexicon.frequency for piece in pieces):
        return [Token(word, (word,))]
    return pieces or _repaired(word, lexicon)


def _is_english(words: tuple[str, ...], vocab: Vocabulary) -> bool:
    """Whether the message around the name is English: words that are that and no Vietnamese syllable."""
    plain = (word for word in words if word in vocab.english and not is_syllable(word))
    return sum(not from_telex(word) for word in plain) >= ENGLISH


def _are_one(pair: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether two words make one long word of a name, as "lien shan" does."""
    if len(pair) < 2 or key(pair[0])[:2] not in lexicon.long_starts:
        return False
    return key("".join(pair)) in lexicon.long_words and not lexicon.knows_pair(*pair)


def _known(word: str, lexicon: Lexicon) -> bool:
    vocab = lexicon.vocab
    return key(word) in lexicon.cost or (word,) in vocab.synonym_of or key(word) in vocab.abbreviations


def _repaired(word: str, lexicon: Lexicon) -> list[Token]:
    """Repair one typed word; a word that is possible as it stands is left alone."""
    if word in lexicon.settled:
        return [Token(word, (word,))]
    made = _repair(word, lexicon)
    if len(made) == 1 and made[0].readings == (word,) and len(lexicon.settled) < MANY:
        lexicon.settled.add(word)
    return made


def _repair(word: str, lexicon: Lexicon) -> list[Token]:
    if any(c.isdigit() for c in word) and not word.isdigit() and key(word) not in lexicon.frequency:
        meant = "" if is_marked(word) else from_vni(word)
        meant = meant or from_camera(word) or from_camera(word, lambda w: key(w) in lexicon.frequency)
        if meant:
            return [Token(word, _readings(meant), repaired=True)]
    if _known(word, lexicon) or word.isdigit():
        return [Token(word, (word,))]
    meant = from_telex(word)
    if is_syllable(word) and not (meant and len(word) > 3 and key(meant) in lexicon.cost):
        return [Token(word, (word,))]
    decoded = [Token(word, (*_readings(meant), word), repaired=True)] if meant else []
    if decoded and key(meant) in lexicon.cost:
        return decoded
    return _pieces(word, lexicon) or (decoded if len(word) < 8 else []) or [Token(word, (word,))]


def _readings(meant: str) -> tuple[str, ...]:
    """What keys may mean; who typed the tone alone left out the letters' own marks: "namj" may be Nậm."""
    bare = fold(meant)
    return (meant, bare) if "".join(shape(meant)) == bare != meant else (meant,)


def _pieces(word: str, lexicon: Lexicon) -> list[Token]:
    """Take a joined word apart, unless it is one slip away from a word of the registry."""
    if len(word) < 4:
        return []
    ends = list(accumulate(lexicon.split(word)))
    pieces = [word[start:end] for start, end in pairwise([0, *ends])] if len(ends) > 1 else []
    neighbours = all(lexicon.knows_pair(*pair) for pair in pairwise(pieces))
    shorter = all(0 < len(piece) < len(word) for piece in pieces)  # letters may fold to none or to several
    if not shorter or (len(word) < LONG and not neighbours and lexicon.near(key(word))):
        return []
    return [token for piece in pieces for token in _repaired(piece, lexicon)]


def rewritten(tokens: list[Token], vocab: Vocabulary) -> list[Token]:
    """Rewrite synonyms and abbreviations; a single word keeps its own reading beside the other."""
    result: list[Token] = []
    at, words = 0, [token.word for token in tokens]
    while at < len(tokens):
        phrase = vocab.synonyms.at(words, at)
        short = vocab.abbreviations.get(words[at]) if phrase is None else None
        if short:
            source = tokens[at].source
            result += [Token(words[at], (word,), repaired=True, source=source) for word in short]
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
