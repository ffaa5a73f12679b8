"""Where one person stands in one chat, as plain values; JSON between two turns."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

REMEMBERED_LISTS = 20
"""Lists of choices whose buttons still work; an older button is answered kindly."""


@dataclass(slots=True)
class Option:
    """One choice that was offered.

    Attributes:
        label: As it was shown.
        does: Name of the route it leads to.
        args: What that route is told.
        words: Other words that mean it; "yes" and "no" stand for all their words.
    """

    label: str
    does: str
    args: dict[str, Any] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Offer:
    """A list of choices that was shown, with the number that its buttons carry."""

    number: int
    options: list[Option]


@dataclass(slots=True)
class Question:
    """A question that waits for words: the route that takes the answer, and what is known so far."""

    does: str
    args: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Session:
    """Everything a conversation remembers between two turns.

    Attributes:
        language: "vi" or "en".
        offers: Lists of choices, oldest first.
        open: Whether the newest list belongs to the last reply, so that "2" answers it.
        question: What was asked last and still waits for words.
        offered: How many lists were made so far.
    """

    language: str = "vi"
    offers: list[Offer] = field(default_factory=list)
    open: bool = False
    question: Question | None = None
    offered: int = 0

    def offer(self, options: list[Option]) -> Offer:
        """Remember a new list."""
        self.offered += 1
        made = Offer(self.offered, options)
        self.offers = [*self.offers, made][-REMEMBERED_LISTS:]
        self.open = True
        return made

    def tapped(self, choice: str) -> Option | None:
        """Find the option of a button, None when the list is forgotten or was never ours."""
        number, _, position = choice.partition(".")
        offer = next((offer for offer in self.offers if str(offer.number) == number), None)
        if offer is None or not (position.isascii() and position.isdigit()):
            return None
        index = int(position) - 1
        return offer.options[index] if 0 <= index < len(offer.options) else None

    @property
    def open_options(self) -> list[Option]:
        """The options that a number or words can answer now."""
        return self.offers[-1].options if self.open and self.offers else []


def to_state(session: Session) -> dict[str, Any]:
    """Give a session as plain JSON values."""
    return asdict(session)


def from_state(state: dict[str, Any], language: str) -> Session:
    """Make the session that `to_state` wrote; a new one, in `language`, from {}."""
    if not state:
        return Session(language=language)
    offers = [Offer(o["number"], [Option(**option) for option in o["options"]]) for o in state["offers"]]
    question = Question(**state["question"]) if state["question"] else None
    return Session(**{**state, "offers": offers, "question": question})
