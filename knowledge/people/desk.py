"""The officials' queue: what waits for an answer, who has it in hand, what was said about it since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any, Literal

from sqlalchemy import cast, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import Text

from knowledge.calendar import ZONE, DeskHours, day_of
from knowledge.people.reports import QUESTION, State
from knowledge.store.tables import OutboxRow, PersonRow, ReportRow, StaffRow, ThreadRow

By = Literal["person", "staff"]
OPEN: tuple[State, ...] = ("received", "passed", "asked")
"""States in which the queue shows a case."""

AWAITED: tuple[State, ...] = ("received", "passed")
"""States in which its author waits for the officials."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question or report as the desk has it; `gone` says that its author cannot be reached any more.

    `changed_at` is since when the author waits, or the desk waits for the author.
    """

    id: int
    code: str
    person: int
    channel: str
    chat: str
    kind: str
    product_code: str
    words: str
    state: str
    answer: str
    created_at: datetime
    changed_at: datetime
    talk: list[list[str]]
    photo: str
    place: str
    taken_by: int | None
    late_told_at: datetime | None
    gone: bool

    @property
    def question(self) -> bool:
        """Whether it is a question, not a report."""
        return self.kind == QUESTION


_ELSEWHERE = {"person", "channel", "gone"}
_COLUMNS = {f.name: getattr(ReportRow, f.name) for f in fields(Case) if f.name not in _ELSEWHERE} | {
    "person": PersonRow.id,
    "channel": PersonRow.channel,
    "gone": PersonRow.left_at.is_not(None),
}


def _cases() -> Any:
    columns = (_COLUMNS[f.name].label(f"case_{f.name}") for f in fields(Case))
    return select(*columns).join(PersonRow, PersonRow.id == ReportRow.person_id)


async def by_code(connection: AsyncConnection, code: str) -> Case | None:
    """Give the case with a code."""
    row = (await connection.execute(_cases().where(ReportRow.code == code.strip().upper()))).first()
    return Case(*row) if row else None


async def queue(connection: AsyncConnection, *, questions: bool) -> list[Case]:
    """Give the open questions, or the open reports: whose author waits longest first."""
    wanted = ReportRow.state.in_(OPEN) & ((ReportRow.kind == QUESTION) == questions)
    found = await connection.execute(_cases().where(wanted).order_by(ReportRow.changed_at, ReportRow.id))
    return sorted((Case(*row) for row in found), key=lambda case: case.state not in AWAITED)


async def answered(connection: AsyncConnection, limit: int) -> list[Case]:
    """Give what was answered or settled lately, the newest first."""
    done = ReportRow.state.in_(("answered", "settled"))
    found = await connection.execute(_cases().where(done).order_by(ReportRow.changed_at.desc()).limit(limit))
    return [Case(*row) for row in found]


async def in_hands(connection: AsyncConnection, person: int) -> list[Case]:
    """Give what a person brought that an official has in hand and that is not settled."""
    theirs = (
        (ReportRow.person_id == person) & ReportRow.taken_by.is_not(None) & (ReportRow.state != "settled")
    )
    return [Case(*row) for row in await connection.execute(_cases().where(theirs))]


async def take(connection: AsyncConnection, case: Case, me: int, over: int | None = None) -> bool:
    """Take a case in hand; False where another was quicker.

    Args:
        connection: The transaction.
        case: The case.
        me: Number of the official.
        over: Whose hand it is taken from; None for one that nobody has.
    """
    nobody = ReportRow.taken_by.is_(None) | ReportRow.taken_by.not_in(select(StaffRow.id))
    free = nobody if over is None else ReportRow.taken_by == over
    mine = update(ReportRow).where((ReportRow.id == case.id) & free).values(taken_by=me)
    return bool((await connection.execute(mine)).rowcount)


async def put_back(connection: AsyncConnection, case: Case, me: int) -> bool:
    """Give a case back to the queue; False where it was not in one's hand."""
    held = (ReportRow.id == case.id) & (ReportRow.taken_by == me)
    return bool((await connection.execute(update(ReportRow).where(held).values(taken_by=None))).rowcount)


async def change(
    connection: AsyncConnection, case: Case, state: State, at: datetime, answer: str = ""
) -> None:
    """Set how far a case is, from when it counts as late anew; an empty `answer` leaves the one before."""
    values: dict[str, Any] = {"state": state, "changed_at": at, "late_told_at": None}
    values |= {"answer": answer} if answer else {}
    await connection.execute(update(ReportRow).where(ReportRow.id == case.id).values(values))


async def add_photo(connection: AsyncConnection, case: Case, photo: str) -> None:
    """Keep the channel's id of a picture that came later."""
    await connection.execute(update(ReportRow).where(ReportRow.id == case.id).values(photo=photo))


async def spoke(connection: AsyncConnection, case: Case, words: str, at: datetime) -> None:
    """Keep what the author said more; who waits for the desk already does not wait anew."""
    await add_line(connection, case, "person", words, at)
    if case.state not in AWAITED:
        await change(connection, case, "received", at)


# --- the talk about a case ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the talk between its author and the officials."""

    by: str
    words: str
    at: datetime


async def add_line(connection: AsyncConnection, case: Case, by: By, words: str, at: datetime) -> None:
    """Keep a line; it belongs to the author, and is erased with them."""
    values = {"report_id": case.id, "person_id": case.person, "by": by, "words": words, "at": at}
    await connection.execute(insert(ThreadRow).values(values))


async def talk_of(connection: AsyncConnection, case: Case) -> list[Said]:
    """Give what was said about a case since it was filed, in order."""
    query = select(ThreadRow.by, ThreadRow.words, ThreadRow.at).where(ThreadRow.report_id == case.id)
    return [Said(*row) for row in await connection.execute(query.order_by(ThreadRow.id))]


async def forget_copies(connection: AsyncConnection, person: int) -> None:
    """Erase what of a person's cases went to the officials' chats: letters that name one of their codes."""
    codes = await connection.scalars(select(ReportRow.code).where(ReportRow.person_id == person))
    for code in codes.all():
        names_it = cast(OutboxRow.reply, Text).contains(code)
        others = OutboxRow.person_id.is_distinct_from(person)
        await connection.execute(delete(OutboxRow).where(names_it & others))


# --- time -----------------------------------------------------------------------------------------------


def due(case: Case, hours: DeskHours) -> date:
    """Give the day by which the author was promised to hear."""
    return hours.answers_by(case.changed_at)


def is_late(case: Case, hours: DeskHours, at: datetime) -> bool:
    """Whether the promised day's office hours are over and the author still waits."""
    closes = datetime.combine(due(case, hours), time(hours.closes), ZONE)
    return case.state in AWAITED and at >= closes


def days_late(case: Case, hours: DeskHours, at: datetime) -> int:
    """Give how many days ago the promised day was; 0 where it is not over."""
    return max((day_of(at) - due(case, hours)).days, 0) if is_late(case, hours, at) else 0


async def late_untold(connection: AsyncConnection, hours: DeskHours, at: datetime) -> list[Case]:
    """Give what is late and the desk was not told so."""
    wanted = ReportRow.state.in_(AWAITED) & ReportRow.late_told_at.is_(None)
    found = await connection.execute(_cases().where(wanted).order_by(ReportRow.changed_at, ReportRow.id))
    return [case for row in found if is_late(case := Case(*row), hours, at)]


async def note_late_told(connection: AsyncConnection, cases: Iterable[Case], at: datetime) -> None:
    """Remember that the desk was told that these are late."""
    told = ReportRow.id.in_([case.id for case in cases])
    await connection.execute(update(ReportRow).where(told).values(late_told_at=at))


async def unseen(connection: AsyncConnection, me: int, since: datetime | None) -> tuple[int, int]:
    """Count the questions and the reports that an official has not seen in the queue.

    Args:
        connection: The transaction.
        me: Number of the official; what another has in hand does not count.
        since: When they last opened the queue, None for never.
    """
    spoken = select(ThreadRow.report_id, func.max(ThreadRow.at).label("at")).where(ThreadRow.by == "person")
    last = spoken.group_by(ThreadRow.report_id).subquery()
    free = ReportRow.taken_by.is_(None) | ReportRow.taken_by.not_in(select(StaffRow.id))
    query = (
        select(ReportRow.kind, ReportRow.created_at, last.c.at)
        .join(last, last.c.report_id == ReportRow.id, isouter=True)
        .where(ReportRow.state.in_(AWAITED) & (free | (ReportRow.taken_by == me)))
    )
    kinds = [
        row.kind
        for row in await connection.execute(query)
        if since is None or max(row.created_at, row.at or row.created_at) > since
    ]
    questions = kinds.count(QUESTION)
    return questions, len(kinds) - questions
