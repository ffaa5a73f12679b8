"""Writing about the queue: to whoever asked, to the officials; what holds a talk for an official.

Who asked hears at once what an official does. The officials are written to when something new waits, once
until they open the queue, and once about each that is late; not at night, but then in the morning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Text
from handlers.session import Option, Session, from_state, to_state
from handlers.unasked import Reader, is_night, write
from knowledge.calendar import DeskHours
from knowledge.people import desk, persons, staff
from knowledge.people.desk import Case
from knowledge.people.staff import Official
from knowledge.texts import DEFAULT, say
from knowledge.texts.form import short_day

if TYPE_CHECKING:
    from handlers.turn import Turn

Make = Callable[[str], tuple[Text, Sequence[Option]]]
MakeForAuthor = Callable[[str, bool], tuple[Text, Sequence[Option]]]
"""Gives the words in a language; the second tells whether the author's next words go to the official."""

SHOWN = 8


def option(language: str, label: str, does: str, **args: Any) -> Option:
    """Make a choice in a language; its label is a message id."""
    return Option(say(language, label), does, args)


async def change_session(
    connection: AsyncConnection,
    person: int,
    chat: str,
    change: Callable[[Session], object],
    *,
    at: datetime,
    turn: Turn | None = None,
) -> Session:
    """Change where somebody stands; within their own turn that is the turn's session."""
    if own := own_session(turn, person, chat):
        change(own)
        return own
    seat = await persons.seat_of(connection, person, chat, at)
    session = from_state(seat.state, DEFAULT)
    change(session)
    await persons.leave_seat(connection, seat, to_state(session), at)
    return session


def own_session(turn: Turn | None, person: int, chat: str) -> Session | None:
    """Give the turn's session, where it is this person's in this chat."""
    own = turn is not None and turn.person == person and turn.message.chat == chat
    return turn.session if turn is not None and own else None


async def tell_author(
    connection: AsyncConnection,
    case: Case,
    make: MakeForAuthor,
    *,
    at: datetime,
    draw: Callable[[str], str],
    hold: bool = False,
    speaks: bool = True,
    turn: Turn | None = None,
) -> None:
    """Write to whoever brought a case.

    With `hold` their next words go to the official; a form that they are in the middle of is answered first,
    unless an official speaks to them (`speaks`), whose words are then what is answered.
    """

    def change(session: Session) -> None:
        if hold:
            session.hold(case.code, at)
        if speaks:
            session.spoken_to(case.code, at)

    session = await change_session(connection, case.person, case.chat, change, at=at, turn=turn)
    held = session.holding(at) == case.code
    reader = Reader(case.person, case.channel, case.chat, DEFAULT)
    own = own_session(turn, case.person, case.chat)
    await write(connection, reader, lambda language: make(language, held), at=at, draw=draw, own=own)


async def let_go(connection: AsyncConnection, case: Case, at: datetime, turn: Turn | None = None) -> None:
    """Give the author's talk back to the assistant."""

    def change(session: Session) -> None:
        session.let_go(case.code)

    await change_session(connection, case.person, case.chat, change, at=at, turn=turn)


async def language_of(connection: AsyncConnection, case: Case) -> str:
    """Give the language of a case's author."""
    return from_state(await persons.state_of(connection, case.person, case.chat), DEFAULT).language


# --- to the officials -----------------------------------------------------------------------------------


async def write_official(
    connection: AsyncConnection,
    one: Official,
    make: Make,
    *,
    at: datetime,
    draw: Callable[[str], str],
    turn: Turn | None = None,
) -> None:
    """Write to an official, who is then not written to about new things before they open the queue."""

    def pinged(session: Session) -> None:
        session.desk_pinged = True

    await change_session(connection, one.person, one.chat, pinged, at=at, turn=turn)
    reader = Reader(one.person, one.channel, one.chat, one.language)
    own = own_session(turn, one.person, one.chat)
    await write(connection, reader, make, at=at, draw=draw, own=own)


def seen(session: Session, at: datetime) -> None:
    """Note that an official looks at the queue."""
    session.desk_seen, session.desk_pinged = at.isoformat(), False


async def tell_new(
    connection: AsyncConnection, at: datetime, draw: Callable[[str], str], turn: Turn | None = None
) -> int:
    """Tell the officials that something new waits, once until they look; gives how many were told."""
    if is_night(at):
        return 0
    count = 0
    for one in await staff.reachable(connection, "answer"):
        if own_session(turn, one.person, one.chat):
            continue
        session = from_state(await persons.state_of(connection, one.person, one.chat), one.language)
        since = datetime.fromisoformat(session.desk_seen) if session.desk_seen else None
        counts = await desk.unseen(connection, one.id, since)
        if sum(counts) and not session.desk_pinged:
            await write_official(connection, one, _new(*counts), at=at, draw=draw)
            count += 1
    return count


def _new(questions: int, reports: int) -> Make:
    def make(language: str) -> tuple[Text, list[Option]]:
        lines = (("desk-new-questions", questions), ("desk-new-reports", reports))
        body = tuple(say(language, message, count=count) for message, count in lines if count)
        return Text(say(language, "desk-new"), body), [option(language, "choice-desk-queue", "desk.queue")]

    return make


async def tell_late(
    connection: AsyncConnection, now: datetime, hours: DeskHours, draw: Callable[[str], str]
) -> int:
    """Tell the officials what nobody answered by the promised day, each once; gives how many are late.

    Where no official can be reached, it is told when there is one.
    """
    if is_night(now):
        return 0
    late = await desk.late_untold(connection, hours, now)
    readers = await staff.reachable(connection, "answer") if late else []
    for one in readers:
        await write_official(connection, one, _late(late, hours), at=now, draw=draw)
    if readers:
        await desk.note_late_told(connection, late, now)
    return len(late) if readers else 0


def _late(cases: Sequence[Case], hours: DeskHours) -> Make:
    def make(language: str) -> tuple[Text, list[Option]]:
        lines = [_late_line(language, case, hours) for case in cases[:SHOWN]]
        rest = len(cases) - len(lines)
        lines += [say(language, "desk-late-more", count=str(rest))] if rest else []
        first = say(language, "desk-late", count=len(cases))
        return Text(first, tuple(lines)), [option(language, "choice-desk-queue", "desk.queue")]

    return make


def _late_line(language: str, case: Case, hours: DeskHours) -> str:
    when = short_day(desk.due(case, hours), language)
    kind = say(language, f"report-kind-{case.kind}")
    if case.taken_by is None:
        return say(language, "desk-late-free", code=case.code, kind=kind, day=when)
    return say(language, "desk-late-taken", code=case.code, kind=kind, day=when, number=str(case.taken_by))
