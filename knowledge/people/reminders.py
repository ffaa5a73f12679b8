"""Notices about certificates: each made once to each person, with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import OutboxRow, ReminderRow

Reply = Literal["lodged", "not_yet", "told"]
"""What a producer says to a notice: lodged, not yet, or told us the day that was asked for."""

SENT = "sent"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One notice as an official sees it; nothing says to whom it went."""

    id: int
    person_id: int
    product_code: str
    last_day: str
    stage: str
    created_at: datetime
    outcome: str
    answered: str


async def every(connection: AsyncConnection) -> list[Reminder]:
    """Give all notices, oldest first."""
    return [Reminder(*row) for row in await connection.execute(_all())]


def _all() -> Any:
    return select(
        ReminderRow.id, ReminderRow.person_id, ReminderRow.product_code, ReminderRow.last_day,
        ReminderRow.stage, ReminderRow.created_at, ReminderRow.outcome, ReminderRow.answered,
    ).order_by(ReminderRow.id)  # fmt: skip


async def note(
    connection: AsyncConnection, *, person: int, product: str, last_day: str, stage: str, at: datetime
) -> int:
    """Keep that a notice is being given; gives its id."""
    values = {
        "person_id": person, "product_code": product, "last_day": last_day, "stage": stage, "created_at": at,
    }  # fmt: skip
    made = await connection.execute(insert(ReminderRow).values(values).returning(ReminderRow.id))
    return int(made.scalar_one())


async def posted(connection: AsyncConnection, id: int, outbox: int) -> None:
    """Keep which message carries a notice."""
    await connection.execute(update(ReminderRow).where(ReminderRow.id == id).values(outbox_id=outbox))


async def note_outcomes(connection: AsyncConnection) -> None:
    """Keep what became of the messages that carried notices, before the outbox forgets them."""
    query = (
        select(ReminderRow.id, OutboxRow.reason)
        .join(OutboxRow, OutboxRow.id == ReminderRow.outbox_id)
        .where((ReminderRow.outcome == "") & OutboxRow.settled_at.is_not(None))
    )
    for row in (await connection.execute(query)).all():
        found = update(ReminderRow).where(ReminderRow.id == row.id).values(outcome=row.reason or SENT)
        await connection.execute(found)


async def answer(
    connection: AsyncConnection, person: int, id: int, words: Reply, at: datetime
) -> Reminder | None:
    """Keep what a producer says to a notice; gives it, None where it is not theirs."""
    mine = (ReminderRow.id == id) & (ReminderRow.person_id == person)
    row = (await connection.execute(_all().where(mine))).first()
    if row is None:
        return None
    await connection.execute(update(ReminderRow).where(mine).values(answered=words, answered_at=at))
    return Reminder(*row)
