"""One turn of a conversation: what a handler is given, and how it answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypeAlias

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import AskFile, Choice, Choices, Incoming, Reply, Text
from handlers.session import Offer, Option, Question, Session
from handlers.verdict_words import Told
from knowledge.calendar import DeskHours, day_of
from knowledge.matching import Decision
from knowledge.people import receipts
from knowledge.people.reports import ALPHABET
from knowledge.people.staff import Official, Task
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.rules.criteria import Criteria
from knowledge.rules.editions import Editions, editions
from knowledge.texts import say

TOKEN_LETTERS = 6


@dataclass(slots=True)
class Turn:
    """One message being answered, within one transaction.

    Attributes:
        message: What came in.
        registry: The registry as it stands.
        session: Where the person stands; what a handler changes is kept.
        connection: The transaction, for what is remembered of people.
        person: The person's row.
        draw: Takes one letter of an alphabet by chance.
        keep_days: Days that messages are kept, as the privacy text says.
        kind: What the message turned out to be about, for programs that measure.
        found: What matching found, whatever the kind.
        faq: The FAQ that answers, "" for none.
        missed: Words for goods that are not in the list, so that they are counted.
        answered: False where nothing could be answered, so that it is counted.
        understood: What the message was understood as, plain values for the receipt.
        code: The receipt's code, "" until an answer shows it.
        desk: When the officials answer.
        waiting: The list that waited for a choice when the message came.
        above: Replies that stand before the answer: what changed since the last time.
        editions: The editions of the criteria.
        approve_above: People above whom an announcement needs a second person.
        tell_after: How long after a file was applied nobody is told of it.
        approve_imports: Whether a file for the registry needs a second person.
        official: The person's role, None for everybody else; looked up where a route needs one.
        erased: Set when everything about the person was erased, so that nothing is kept of this turn.
    """

    message: Incoming
    registry: Registry
    session: Session
    connection: AsyncConnection
    person: int
    draw: Callable[[str], str]
    keep_days: int
    kind: str = "product"
    found: Decision | None = None
    faq: str = ""
    missed: str = ""
    answered: bool = True
    understood: dict[str, Any] = field(default_factory=dict)
    code: str = ""
    desk: DeskHours = field(default_factory=DeskHours)
    waiting: Offer | None = None
    above: list[Reply] = field(default_factory=list)
    editions: Editions = field(default_factory=editions)
    approve_above: int = 500
    tell_after: timedelta = timedelta(minutes=60)
    approve_imports: bool = False
    official: Official | None = None
    erased: bool = False

    @property
    def today(self) -> date:
        """The calendar day in Lào Cai."""
        return day_of(self.message.at)

    @property
    def rules(self) -> Criteria:
        """The criteria in force today."""
        return self.editions.on(self.today)

    @property
    def language(self) -> str:
        """The language to answer in."""
        return self.session.language

    def say(self, message: str, **values: str | int) -> str:
        """Give one sentence in the person's language."""
        return say(self.language, message, **values)

    def text(self, answer: str, *body: str, **values: str | int) -> Text:
        """Give words by message ids, all with the same values."""
        return Text(self.say(answer, **values), tuple(self.say(line, **values) for line in body))

    def receipt(self) -> str:
        """Give the short code of this answer; the same for the whole turn."""
        self.code = self.code or "".join(self.draw(ALPHABET) for _ in range(receipts.LETTERS))
        return self.code

    def about(self, product: Product) -> None:
        """Remember which product is spoken of, for "nó còn hạn không"."""
        self.session.speaks_of(product.code, self.message.at)

    @property
    def product(self) -> Product | None:
        """The product spoken of lately."""
        return self.registry.products.get(self.session.spoken_of(self.message.at))

    def offer(self, text: Text, options: list[Option], asks: str = "") -> Text | Choices:
        """Put a list of choices below words; without any, give the words alone.

        Args:
            text: The words.
            options: The choices.
            asks: The question, where one waits for a choice: a side question brings the list back.
        """
        return below(text, options, self.session.offer, self.draw, asks) if options else text

    def offer_file(self, text: Text, options: list[Option]) -> AskFile:
        """Ask for a file, with choices below; a page shows a button that chooses one."""
        shown = self.offer(text, options)
        choices = shown.options if isinstance(shown, Choices) else ()
        return AskFile(text, self.say("choice-file"), choices)

    def option(self, label: str, does: str, *words: str, **args: Any) -> Option:
        """Make a choice whose label is a message id."""
        return Option(self.say(label), does, args, list(words))

    def told(self, product: Product, repaired: bool = False) -> Told:
        """Give what the words about a product are made from, as of today."""
        worth = verdict(product, self.today, certificate_rules())
        return Told(product, worth, self.today, self.registry.as_of, self.language, repaired)

    def ask(self, does: str, **args: Any) -> None:
        """Let the next words go to the route `does`."""
        self.session.question = Question(does, args)


def below(
    text: Text,
    options: list[Option],
    remember: Callable[[list[Option], str, str], Offer],
    draw: Callable[[str], str],
    asks: str = "",
) -> Choices:
    """Put choices below words; `remember` keeps the list in a session."""
    token = "".join(draw(ALPHABET) for _ in range(TOKEN_LETTERS))
    made = remember(options, token, asks)
    shown = (Choice(f"{made.id}.{n}", option.label) for n, option in enumerate(options, 1))
    return Choices(text, tuple(shown))


Handler: TypeAlias = Callable[[Turn, dict[str, Any]], Awaitable[list[Reply]]]


@dataclass(frozen=True, slots=True)
class Route:
    """One thing the assistant can do.

    Attributes:
        name: By which choices and questions refer to it.
        does: The handler; it is given the turn and the arguments of the choice, command or question.
        commands: Commands that lead here, without the slash.
        means: Kind of words in `knowledge/texts/words.yaml` that lead here when typed alone.
        aside: It answers beside an open list or question, which stays open.
        takes: Which words answer its question; other words are a new message. All, where it says nothing.
        private: It gives or takes what is nobody else's business, so it is not done in a group.
        file: Its question is answered by a file or a picture, which the channel fetches.
        photo: Its question may be answered by a picture, of which only the channel's own id is kept.
        needs: What a role must allow; who has none does not learn that there is such a route.
    """

    name: str
    does: Handler
    commands: tuple[str, ...] = ()
    means: str = ""
    takes: Callable[[str], object] | None = None
    aside: bool = False
    private: bool = False
    file: bool = False
    photo: bool = False
    needs: Task | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What a turn was about, for a program that measures."""

    kind: str = "product"
    found: Decision | None = None
    faq: str = ""
