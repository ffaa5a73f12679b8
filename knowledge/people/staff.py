"""Who works for the programme, and what each role may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import AnnouncementRow, FaqDraftRow, ImportRow, PersonRow, ReportRow, StaffRow

Role = Literal["commune", "province", "desk", "administrator"]
Task = Literal[
    "announce", "everywhere", "approve", "registry", "answer", "places", "notice", "stats", "audit", "staff"
]
"""What can be done: announce (in one's communes, or everywhere), approve what another prepared, change the
registry, answer people, keep shops and fairs, set the notice, read the figures, read the audit, invite."""

TASKS: dict[Role, frozenset[Task]] = {
    "commune": frozenset({"announce", "places", "stats"}),
    "province": frozenset(
        {"announce", "everywhere", "approve", "registry", "answer", "places", "notice", "stats", "audit"}
    ),
    "desk": frozenset({"answer", "stats"}),
    "administrator": frozenset({"staff", "audit", "stats", "approve", "notice"}),
}
COMMAND_LINE = 0
"""The number of whoever sits at the command line."""
NOBODY = -1
"""The number of somebody who has no role."""


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody with a role; `communes` are keys of places, for a commune official only."""

    id: int
    person: int
    channel: str
    chat: str
    role: Role
    communes: tuple[str, ...]
    language: str

    def may(self, task: Task) -> bool:
        """Whether the role allows a task."""
        return task in TASKS[self.role]


def _all() -> Any:
    return select(
        StaffRow.id, StaffRow.person_id, PersonRow.channel, StaffRow.chat, StaffRow.role, StaffRow.communes,
        StaffRow.language,
    ).join(PersonRow, PersonRow.id == StaffRow.person_id)  # fmt: skip


def _official(row: Any) -> Official:
    return Official(row.id, row.person_id, row.channel, row.chat, row.role, tuple(row.communes), row.language)


async def official(connection: AsyncConnection, person: int) -> Official | None:
    """Give the role of a person, None for everybody else."""
    row = (await connection.execute(_all().where(StaffRow.person_id == person))).first()
    return _official(row) if row else None


async def officials(connection: AsyncConnection) -> list[Official]:
    """Give everybody with a role, in order of appointment."""
    return [_official(row) for row in await connection.execute(_all().order_by(StaffRow.id))]


async def reachable(connection: AsyncConnection, task: Task) -> list[Official]:
    """Give those who may do a task and have not left."""
    rows = await connection.execute(_all().where(PersonRow.left_at.is_(None)).order_by(StaffRow.id))
    return [one for row in rows if (one := _official(row)).may(task)]


async def numbered(connection: AsyncConnection, number: int) -> Official | None:
    """Give the official with a number."""
    return next((one for one in await officials(connection) if one.id == number), None)


async def appoint(
    connection: AsyncConnection,
    *,
    person: int,
    chat: str,
    role: Role,
    communes: Sequence[str],
    language: str,
    at: datetime,
) -> int:
    """Give a person a role, in the place of one they had; gives their number, which stays the same."""
    values = {"chat": chat, "role": role, "communes": list(communes), "language": language}
    known = await official(connection, person)
    if known:
        await connection.execute(update(StaffRow).where(StaffRow.id == known.id).values(values))
        return known.id
    made = insert(StaffRow).values({**values, "person_id": person, "created_at": at})
    return int((await connection.execute(made.returning(StaffRow.id))).scalar_one())


async def dismiss(connection: AsyncConnection, number: int) -> None:
    """Take a role away; buttons and drafts of theirs do nothing any more."""
    await connection.execute(delete(StaffRow).where(StaffRow.id == number))


async def hand_over(connection: AsyncConnection, old: int, new: int) -> int:
    """Give another official the questions in hand and whatever is not finished; gives how many things.

    What is finished keeps the number of who did it.
    """
    moved = 0
    drafts: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (AnnouncementRow, ("draft", "asked", "scheduled", "sending", "stopped")),
        (ImportRow, ("rehearsed", "asked")),
        (FaqDraftRow, ("draft", "asked")),
    )
    for table, unfinished in drafts:
        theirs = (table.author == old) & table.state.in_(unfinished)
        moved += (await connection.execute(update(table).where(theirs).values(author=new))).rowcount
    taken = (ReportRow.taken_by == old) & (ReportRow.state != "settled")
    moved += (await connection.execute(update(ReportRow).where(taken).values(taken_by=new))).rowcount
    return moved
