"""Telling who heard of a fair, or follows fairs, that it was cancelled. Once, and not at night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Text
from handlers.session import Option
from handlers.unasked import Reader, is_night, write
from handlers.verdict_words import FIRST_LINE
from knowledge.calendar import day_of
from knowledge.people import cancellations
from knowledge.people.deliveries import Recipient
from knowledge.registry import keeping
from knowledge.registry.keeping import Kept
from knowledge.texts import say
from knowledge.texts.form import day


async def tell_cancelled(connection: AsyncConnection, at: datetime, draw: Callable[[str], str]) -> int:
    """Put a message into the outbox to each who is to know and does not yet; gives how many.

    A fair whose last day has passed is told to nobody any more.
    """
    if is_night(at):
        return 0
    count = 0
    for fair in await keeping.every(connection, "fair"):
        if fair.ended_on is None or _last_day(fair) < day_of(at):
            continue
        for person in await cancellations.to_tell(connection, fair.id, fair.ended_on):
            await _tell(connection, person, fair, at, draw)
            await cancellations.note_told(connection, person.person, fair.id, fair.ended_on)
            count += 1
    return count


def _last_day(fair: Kept) -> date:
    on: date = fair.values["ends_on"] or fair.values["starts_on"]
    return on


async def _tell(
    connection: AsyncConnection, person: Recipient, fair: Kept, at: datetime, draw: Callable[[str], str]
) -> None:
    def make(language: str) -> tuple[Text, list[Option]]:
        lines = [say(language, "fair-off-when", day=day(fair.values["starts_on"], language))]
        lines += [say(language, "fairs-why", why=why)] if (why := fair.source.remark.why) else []
        coming = Option(say(language, "choice-coming-fairs"), "fairs.upcoming")
        first = say(language, "fair-off", name=fair.name)
        if len(first) > FIRST_LINE:
            first, lines = (
                say(language, "fair-off-short"),
                [say(language, "keep-name", name=fair.name), *lines],
            )
        return Text(first, (*lines, say(language, "follow-how-to-stop"))), [coming]

    reader = Reader(person.person, person.channel, person.chat, person.language)
    await write(connection, reader, make, at=at, draw=draw)
