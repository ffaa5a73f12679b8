"""Reminding producers of their certificates: each notice once, not at night, and what they say to it.

Once a product was said to be lodged, only the certificate's end is told. Where only the year is known, one
notice asks for the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import reports
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import Reader, is_night, write
from knowledge.calendar import day_of
from knowledge.people import producers, reminders
from knowledge.people.producers import Link
from knowledge.people.reminders import Reminder
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import Status, verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.rules.renewal import notice_due, renewal
from knowledge.rules.timetable import commune_until
from knowledge.texts import say
from knowledge.texts.form import day

UNDATED = "undated"
ENDED = "ended"
CLOSED = "closed"
"""What is said in the place of the window's last day to who hears of it later."""

SETTLED_BY = frozenset({"lodged", "told"})

LINES = {
    "prepare": ("remind-window", "renewal-ready"),
    "opens": ("remind-window", "renewal-ready", "remind-where"),
    "middle": ("renewal-until", "renewal-ready", "remind-where"),
    "soon": ("renewal-until", "remind-where"),
    "closes": ("remind-where", "remind-late"),
    "closed": ("renewal-until", "renewal-lodge", "renewal-result", "renewal-extended", "renewal-no-print"),
    "ending": ("renewal-lodge", "renewal-result", "renewal-no-print", "renewal-extended"),
    "ended": ("renewal-no-print", "renewal-lodge", "renewal-extended"),
    "undated": ("remind-undated-why", "remind-undated-how"),
}
"""What is said below the first line of each notice, by message."""


async def remind(
    connection: AsyncConnection,
    registry: Registry,
    at: datetime,
    draw: Callable[[str], str],
    held: Collection[str] = (),
) -> int:
    """Put the notices that are due into the outbox, but for products in `held`; gives how many."""
    await reminders.note_outcomes(connection)
    if is_night(at):
        return 0
    today, given = day_of(at), _given(await reminders.every(connection))
    count = 0
    for link in await producers.links(connection):
        for product in registry.made_by(link.producer):
            if product.code not in held and (notice := _wanted(link, product, today, given)):
                await _give(connection, link, product, notice, at=at, draw=draw)
                given.told[link.person, product.code, notice.certificate].append(notice.name)
                if notice.name == UNDATED:
                    given.asked_on[link.person] = today
                count += 1
    return count


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice that is due: its name, the certificate it is about, and its last day where that is known."""

    name: str
    certificate: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Given:
    """What was given so far: the notices by person, product and certificate; the ones that were settled;
    and on which day a person was last asked for a day."""

    told: dict[tuple[int, str, str], list[str]]
    settled: set[tuple[int, str, str]]
    asked_on: dict[int, date]


def _given(every: Sequence[Reminder]) -> Given:
    found = Given(defaultdict(list), set(), {})
    for one in every:
        key = (one.person_id, one.product_code, one.last_day)
        found.told[key].append(one.stage)
        if one.answered in SETTLED_BY:
            found.settled.add(key)
        if one.stage == UNDATED:
            found.asked_on[one.person_id] = day_of(one.created_at)
    return found


def _wanted(link: Link, product: Product, today: date, given: Given) -> Notice | None:
    """Give the notice that is due and was not given; one question for a day a day is enough."""
    notice = due(product, today)
    if notice is None:
        return None
    key = (link.person, product.code, notice.certificate)
    if notice.name in given.told[key] or (key in given.settled and notice.name != ENDED):
        return None
    return None if notice.name == UNDATED and given.asked_on.get(link.person) == today else notice


def due(product: Product, today: date) -> Notice | None:
    """Give the notice due about a product; None with no certificate, one withdrawn, or one long ended."""
    worth = verdict(product, today, certificate_rules())
    ends = worth.last_day
    if ends is None or worth.status is Status.REVOKED or product.generic:
        return None
    if not ends.exact:
        return Notice(UNDATED, str(ends.last.year), None) if ends.last >= today else None
    name = notice_due(ends.last, today)
    return Notice(name, ends.last.isoformat(), ends.last) if name else None


async def _give(
    connection: AsyncConnection,
    link: Link,
    product: Product,
    notice: Notice,
    *,
    at: datetime,
    draw: Callable[[str], str],
) -> None:
    today = day_of(at)
    id = await reminders.note(
        connection, person=link.person, product=product.code, last_day=notice.certificate,
        stage=notice.name, at=at,
    )  # fmt: skip

    def make(language: str) -> tuple[Text, list[Option]]:
        return _words(language, product, notice, today), list(_ways(language, product, notice, id))

    reader = Reader(link.person, link.channel, link.chat, link.language)
    await reminders.posted(connection, id, await write(connection, reader, make, at=at, draw=draw))


def _words(language: str, product: Product, due_: Notice, today: date) -> Text:
    values, notice = {"product": product.name}, due_.name
    if due_.last_day is not None:
        found = renewal(due_.last_day, today)
        notice = CLOSED if notice == "closes" and today > found.closes else notice
        names = ("last_day", "opens", "closes", "lodge_by", "result_by", "extended_to")
        values |= {name: day(getattr(found, name), language) for name in names}
    lines = (product.name, *(say(language, message, **values) for message in LINES[notice]))
    source = () if notice == UNDATED else (say(language, "renewal-doubt"),)
    return Text(say(language, f"remind-{notice}", **values), (*lines, *source))


def _ways(language: str, product: Product, notice: Notice, id: int) -> Iterator[Option]:
    def option(label: str, does: str, **args: Any) -> Option:
        return Option(say(language, label), does, args)

    if notice.name == UNDATED:
        yield option("choice-tell-day", "reminders.ask_day", id=id, code=product.code)
    else:
        yield option("choice-lodged", "reminders.answered", id=id, words="lodged")
        yield option("choice-not-yet", "reminders.answered", id=id, words="not_yet")
        yield option("choice-renewal-papers", "questions.answer", id="ct_041")
    yield option("choice-desk", "support.ask")
    yield option("choice-no-reminders", "my_products.remind", wanted=False)


async def answered(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep what a producer says to a notice, and say what follows."""
    turn.kind = "status"
    found = await reminders.answer(
        turn.connection, turn.person, int(args["id"]), args["words"], turn.message.at
    )
    if found is None:
        return [turn.text("old-button", "old-button-how")]
    options = [
        turn.option("choice-renewal", "renewal.of_product", code=found.product_code),
        turn.option("choice-desk", "support.ask"),
    ]
    until = day(commune_until(turn.today), turn.language)
    return [turn.offer(turn.text(f"reminded-{args['words']}", "reminded-keep", day=until), options)]


async def ask_day(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the day on which a certificate was given."""
    turn.kind = "status"
    turn.ask("reminders.day_told", **args)
    return [
        turn.offer(turn.text("tell-day", "tell-day-how"), [turn.option("choice-keep", "lookup.cancel", "no")])
    ]


async def day_told(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Bring the day before the officials; the record changes when they have checked it."""
    turn.kind = "status"
    await reminders.answer(turn.connection, turn.person, int(args["id"]), "told", turn.message.at)
    return [await reports.filed(turn, "wrong_data", args["code"], turn.message.text.strip())]
