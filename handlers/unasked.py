"""Writing to somebody who has not just written: a reminder, an answer, news; with choices that work.

The list goes into the session of that chat, behind an open question of the person, which is answered first.
Nobody is written to at night.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Reply, Text, to_json
from handlers.session import Option, Session, from_state, to_state
from handlers.turn import below
from knowledge.calendar import ZONE
from knowledge.people import persons, post

QUIET_FROM, QUIET_TO = 22, 6
"""Hours of Lào Cai in which nobody is written to unasked."""


def is_night(at: datetime) -> bool:
    """Whether it is an hour in which people sleep."""
    hour = at.astimezone(ZONE).hour
    return hour >= QUIET_FROM or hour < QUIET_TO


def by_day(moment: datetime) -> datetime:
    """Give the moment itself, or the end of the night in which it lies."""
    if not is_night(moment):
        return moment
    local = moment.astimezone(ZONE)
    morning = local.replace(hour=QUIET_TO, minute=0, second=0, microsecond=0)
    return morning if local < morning else morning + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is written to: the person's row, their channel and chat, and the language where it is not known."""

    person: int
    channel: str
    chat: str
    language: str


async def write(
    connection: AsyncConnection,
    reader: Reader,
    make: Callable[[str], tuple[Text, Sequence[Option]]],
    *,
    at: datetime,
    draw: Callable[[str], str],
    own: Session | None = None,
) -> int:
    """Put a message into the outbox.

    Args:
        connection: The transaction.
        reader: Who is written to.
        make: Gives the words and choices in a language.
        at: Now.
        draw: Takes one letter of an alphabet by chance.
        own: The session, where the reader is the one who is being answered just now and will be left there.

    Returns:
        The outbox row that carries it.
    """
    seat = await persons.seat_of(connection, reader.person, reader.chat, at)
    session = own or from_state(seat.state, reader.language)
    text, options = make(session.language)
    reply: Reply = below(text, list(options), session.offer_aside, draw) if options else text
    session.heard("bot", text.answer)
    if own is None:
        await persons.leave_seat(connection, seat, to_state(session), at)
    [letter] = await post.post(
        connection, channel=reader.channel, chat=reader.chat, person=reader.person,
        replies=[to_json(reply)], at=at,
    )  # fmt: skip
    return letter.id
