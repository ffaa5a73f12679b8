"""Where one person stands in one chat, as plain values; JSON between two turns."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

REMEMBERED_LISTS = 20
"""Lists of choices whose buttons still work; an older button is answered kindly."""

FOLLOWS_FOR = timedelta(minutes=30)
HELD_FOR = timedelta(hours=24)
"""How long an official's hold on a talk lasts without a word from either side."""

TALK_LINES = 8
TALK_CHARS = 300


@dataclass(slots=True)
class Option:
    """One choice that was offered.

    Attributes:
        label: As it was shown.
        does: Name of the route it leads to.
        args: What that route is told.
        words: Other words that mean it; "yes", "no" and "where" stand for all their words.
    """

    label: str
    does: str
    args: dict[str, Any] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Offer:
    """A list of choices that was shown.

    Attributes:
        id: What its buttons carry: a number, and letters drawn by chance, so that a button of another
            person, or of before everything was erased, never hits this list.
        options: Its choices, in order.
        asks: The question it answers, where one waits for a choice; "" where the choices are only ways on.
    """

    id: str
    options: list[Option]
    asks: str = ""


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
        language_chosen: Whether the person chose it, so that it is not guessed any more.
        offers: Lists of choices, oldest first.
        open: Whether the newest list belongs to the last reply, so that "2" answers it.
        question: What was asked last and still waits for words.
        offered: How many lists were made so far.
        product: Code of the product spoken of last, "" for none.
        product_at: Moment at which it was, ISO.
        talk: The last lines: who ("person", "bot") and the words; they go with a question to the officials.
        noticed: The notice shown last, with its day, so that it is shown once a day.
        rated: Answers for which help was asked about already, the newest last.
        held: Code of the question over which an official talks with the person now, "" for none.
        held_at: Moment of the last word of that talk, ISO.
        held_told: Whether the person was told that their words go to the official.
        unheld: Code of the question for which the person wanted the assistant back.
        desk_seen: Moment at which an official last opened the queue, ISO.
        desk_pinged: Whether the official was written to about the queue since then.
        drafts: Forms about fairs, shops and offices that an official has not finished, by number.
    """

    language: str = "vi"
    language_chosen: bool = False
    offers: list[Offer] = field(default_factory=list)
    open: bool = False
    question: Question | None = None
    offered: int = 0
    product: str = ""
    product_at: str = ""
    talk: list[list[str]] = field(default_factory=list)
    noticed: str = ""
    rated: list[str] = field(default_factory=list)
    held: str = ""
    held_at: str = ""
    held_told: bool = False
    unheld: str = ""
    desk_seen: str = ""
    desk_pinged: bool = False
    drafts: dict[str, Any] = field(default_factory=dict)

    def holding(self, at: datetime) -> str:
        """Give the code of the question over which an official talks with the person, "" for none."""
        if not self.held or not self.held_at:
            return ""
        return self.held if at - datetime.fromisoformat(self.held_at) <= HELD_FOR else ""

    def hold(self, code: str, at: datetime) -> None:
        """Let an official talk with the person, unless they wanted none or talk with another."""
        if code != self.unheld and self.holding(at) in ("", code):
            self.held_told = self.held_told and self.held == code
            self.held, self.held_at = code, at.isoformat()

    def let_go(self, code: str) -> None:
        """End an official's hold."""
        if self.held == code:
            self.held, self.held_at, self.held_told = "", "", False

    def spoken_to(self, code: str, at: datetime) -> None:
        """Take an official's words: in their talk what was asked before is put aside."""
        if self.held == code:
            self.question, self.open, self.held_at = None, False, at.isoformat()

    def offer(self, options: list[Option], token: str, asks: str = "") -> Offer:
        """Remember a new list; `token` is drawn by chance."""
        self.offered += 1
        made = Offer(f"{self.offered}{token}", options, asks)
        self.offers = [*self.offers, made][-REMEMBERED_LISTS:]
        self.open = True
        return made

    def offer_aside(self, options: list[Option], token: str, asks: str = "") -> Offer:
        """Remember a list that comes unasked; a question that waits is still answered first."""
        if self.waiting is None and self.question is None:
            return self.offer(options, token, asks)
        self.offered += 1
        made = Offer(f"{self.offered}{token}", options, asks)
        self.offers = [*self.offers[:-1], made, *self.offers[-1:]][-REMEMBERED_LISTS:]
        return made

    def tapped(self, choice: str) -> Option | None:
        """Find the option of a button, None when the list is forgotten or was never ours."""
        list_id, _, position = choice.partition(".")
        offer = next((offer for offer in self.offers if offer.id == list_id), None)
        if offer is None or not (position.isascii() and position.isdigit()):
            return None
        index = int(position) - 1
        return offer.options[index] if 0 <= index < len(offer.options) else None

    @property
    def open_options(self) -> list[Option]:
        """The options that a number or words can answer now."""
        return self.offers[-1].options if self.open and self.offers else []

    @property
    def waiting(self) -> Offer | None:
        """The open list, where its question waits for a choice."""
        newest = self.offers[-1] if self.open and self.offers else None
        return newest if newest and newest.asks else None

    def speaks_of(self, code: str, at: datetime) -> None:
        """Remember which product was spoken of."""
        self.product, self.product_at = code, at.isoformat()

    def spoken_of(self, at: datetime) -> str:
        """Give the product that "nó" means: the last one, within `FOLLOWS_FOR` of the person's own time."""
        if not self.product or not self.product_at:
            return ""
        return self.product if at - datetime.fromisoformat(self.product_at) <= FOLLOWS_FOR else ""

    def heard(self, who: str, words: str) -> None:
        """Remember a line of the talk."""
        if words := words.strip()[:TALK_CHARS]:
            self.talk = [*self.talk, [who, words]][-TALK_LINES:]


def to_state(session: Session) -> dict[str, Any]:
    """Give a session as plain JSON values; they share what they can with the session."""
    offers = [
        {"id": o.id, "options": [_plain(option) for option in o.options], "asks": o.asks}
        for o in session.offers
    ]
    return {**_plain(session), "offers": offers, "question": session.question and _plain(session.question)}


def _plain(value: Option | Question | Session) -> dict[str, Any]:
    return {name.name: getattr(value, name.name) for name in fields(value)}


def from_state(state: dict[str, Any], language: str) -> Session:
    """Make the session that `to_state` wrote; a new one, in `language`, from {} or what cannot be read.

    A state that another version wrote must not lock a person out.
    """
    if not state:
        return Session(language=language)
    try:
        return _from_state(state)
    except (KeyError, TypeError, AttributeError):
        return Session(language=language)


def _from_state(state: dict[str, Any]) -> Session:
    offers = [
        Offer(o["id"], [Option(**option) for option in o["options"]], o.get("asks", ""))
        for o in state["offers"]
    ]
    question = Question(**state["question"]) if state["question"] else None
    return Session(**{**state, "offers": offers, "question": question})
