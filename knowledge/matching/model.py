"""The nouns of matching: what the matcher is told, and what it answers.

Values only. The matcher knows names, makers and places; whether a certificate is still good is
decided elsewhere (`knowledge.registry`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Standing = Literal["recognised", "pending", "revoked", "generic"]


@dataclass(frozen=True, slots=True)
class Named:
    """What the matcher is told of one product: names only.

    `places` are commune, district, former province as written; `standing` is "generic" for a row that
    names a kind of goods and must never be confirmed.
    """

    code: str
    name: str
    producer: str = ""
    places: tuple[str, ...] = ()
    stars: int | None = None
    standing: Standing = "recognised"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One product of the answer with its score, 0-100, higher is closer."""

    code: str
    score: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why the thing asked for is not the nearest product.

    `asked` holds the words of the query that conflict, with marks if they were typed so.
    """

    kind: Literal["place", "producer", "kind", "stars", "other"]
    asked: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What the matcher makes of one text.

    "match" has exactly one recognised product; "choices" 1-5 recognised ones; "similar" near ones and,
    where known, the conflict; "none" nothing, or the one pending or revoked row that was named.
    `query` quotes the words about the product as they were typed; `meant` says what they were read as, ""
    where that is what was typed. `held` gives the typed words, by position, that a product took up.
    """

    kind: Literal["match", "choices", "similar", "none"]
    products: tuple[Candidate, ...]
    conflict: Conflict | None = None
    query: str = ""
    repaired: bool = False
    generic: str = ""
    stars: int | None = None
    meant: str = ""
    held: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as matching reads it, for whoever looks for more than one product.

    Attributes:
        words: The words, repaired and with the long form of what was shortened; parallel to `at`.
        at: For each word the positions of the typed words it was made from.
        raw: The words as they were typed.
        places: Places that it names, as typed words' positions, first and last.
        goods: Words that name kinds of goods, no words of talk.
        stars: Stars that it claims or asks for.
    """

    words: tuple[str, ...]
    at: tuple[tuple[int, ...], ...]
    raw: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    goods: tuple[str, ...]
    stars: int | None
