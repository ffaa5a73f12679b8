"""What reading makes of a message: its words and their roles. Made by `query.py`, read by all the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Firm = Literal["", "chat", "locked"]


@dataclass(slots=True)
class Token:
    """One word of the message.

    `readings` are the forms it may stand for, likeliest first; `locked` words are known in their place
    and may not be taken for a slip of another word. `source` numbers the typed words it was made from;
    `claims` marks a word that names a maker, or says "another one", after `lead` words that belong to it;
    `breaks` tells that a clause ends before the word, `capital` that it is written as a name in mid-clause.
    """

    typed: str
    readings: tuple[str, ...]
    repaired: bool = False
    chat: bool = False
    phrase_chat: bool = False
    maker_mark: bool = False
    place_mark: bool = False
    weak_mark: bool = False
    deictic: bool = False
    locked: bool = False
    goods: bool = False
    claims: bool = False
    lead: int = 0
    breaks: bool = False
    capital: bool = False
    source: tuple[int, ...] = ()

    @property
    def word(self) -> str:
        """The likeliest form."""
        return self.readings[0]

    @property
    def firm(self) -> Firm:
        """What forbids taking the word for a slip of another."""
        return "locked" if self.locked else "chat" if self.chat else ""

    @property
    def harmless(self) -> bool:
        """Whether the word alone is no reason to doubt a product."""
        return self.chat or self.maker_mark or self.weak_mark or self.place_mark


@dataclass(frozen=True, slots=True)
class Span:
    """Words `start` to `end` (excluded) that name a place, or else a brand, maker or person."""

    start: int
    end: int
    place: bool


@dataclass(frozen=True, slots=True)
class Query:
    """The message as matching sees it.

    `places` are the places, brands and makers it names; `wide` the words of places that contradict no
    product ("Tây Bắc"); `raw` the words as the person wrote them, to be quoted; `fake` tells that the thing
    is said to be an imitation, `marked` that the person sets marks, `doubtful` which chat words
    may be part of a name all the same, because their marks are not there to tell; `cut` that more
    was written than is read.
    """

    tokens: tuple[Token, ...]
    stars: int | None
    places: tuple[Span, ...] = ()
    wide: frozenset[int] = frozenset()
    asks_which: bool = False
    raw: tuple[str, ...] = ()
    fake: bool = False
    marked: bool = False
    doubtful: frozenset[int] = frozenset()
    cut: bool = False
