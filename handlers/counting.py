"""What of a turn is counted for the officials' figures: what was asked, never who asked."""

from __future__ import annotations

import re

from handlers.routing import Way
from handlers.turn import Turn
from handlers.understand import OF_A_PRODUCT
from knowledge.figures import UNSAID
from knowledge.people import tallies
from knowledge.people.receipts import masked
from knowledge.registry.names import fold

CHOSEN = frozenset({"lookup.by_code", "questions.answer"})
"""Routes of choices that ask something: a product or a question was picked from a list."""

RATED = {"questions.helped": "yes", "questions.not_helped": "no"}
"""Routes that say whether an answer helped."""

KINDS = {
    "product": "product", "where_to_buy": "product", "nearby": "product", "faq": "faq", "apply": "faq",
    "status": "faq", "fairs": "fairs", "human": "human", "subscribe": "subscribe",
}  # fmt: skip
"""What a turn was about, and under which kind it is counted: goods and shops, rules and dossiers, …"""

WITH_SUBJECTS = frozenset({"product", "faq", "missed", "unanswered"})
"""Kinds that have subjects; what has none of its own is counted as `UNSAID` there, never shown."""

MOST_WORDS, MOST_LETTERS = 6, 60
"""Words and letters of what is kept; more is no name of goods, and may tell of somebody."""

_NUMBER = re.compile(r"\d+")


async def count(turn: Turn, found: Way) -> None:
    """Count a turn; one that erased everything, and what officials do, is not."""
    asked = counted(turn, found)
    if asked and not turn.erased:
        await tallies.count(turn.connection, turn.person, asked, turn.message.at, turn.draw)


def counted(turn: Turn, found: Way) -> list[tuple[str, str]]:
    """Give what is counted: that something was asked, its kind, and its subject where a kind has some.

    Each turn has one kind, and one subject at most, so that the figures add up (`knowledge.suppression`).
    """
    if rated := RATED.get(found.route.name):
        return [("helped", rated)]
    if turn.official or not _asks(turn, found):
        return []
    kind, subject = kind_of(turn)
    return [("all", UNSAID), ("kind", kind), *([(kind, subject)] if kind in WITH_SUBJECTS else [])]


def _asks(turn: Turn, found: Way) -> bool:
    """Whether something was looked for or asked, in words or by choosing it; no other choice does."""
    if turn.message.kind != "text" and found.route.name not in CHOSEN:
        return False
    return turn.found is not None or bool(turn.faq) or not turn.answered


def kind_of(turn: Turn) -> tuple[str, str]:
    """Give what a turn was about, and which product, question or words."""
    if turn.missed:
        return "missed", words(turn.missed)
    if not turn.answered:
        return "unanswered", words(turn.message.text)
    if turn.faq:
        return "faq", turn.faq
    if turn.kind in OF_A_PRODUCT and (code := _answered(turn)):
        return "product", code
    return KINDS.get(turn.kind, UNSAID), UNSAID


def _answered(turn: Turn) -> str:
    """Give the code of the one product that was answered, "" where there was none or several."""
    found = turn.found
    one = found is not None and found.kind in ("match", "none") and found.products
    return found.products[0].code if found is not None and one else ""


def words(text: str) -> str:
    """Give words as they are counted, marks away and numbers masked; `UNSAID` where they are many."""
    plain = _NUMBER.sub("…", fold(masked(text)))
    return plain if len(plain) <= MOST_LETTERS and len(plain.split()) <= MOST_WORDS else UNSAID
