"""Who is told that a fair was cancelled: who got an announcement of it, and who followed fairs until then.

Each once: a mark stands on the rows by which somebody is known, and goes with them when they are erased.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.calendar import day_of
from knowledge.people.deliveries import Recipient
from knowledge.store.tables import AnnouncementRow, DeliveryRow, FollowRow, PersonRow, ProducerLinkRow

TOPICS = ("fairs", "everything")
"""What somebody follows who is told of a fair."""


def mark_of(fair: int, cancelled_on: date) -> str:
    """Give the mark for one cancelling: a fair that is cancelled again is told again."""
    return f"cancelled:{fair}:{cancelled_on}"


async def to_tell(connection: AsyncConnection, fair: int, cancelled_on: date) -> list[Recipient]:
    """Give everybody who is still to be told, once each; who left is not among them."""
    mark = mark_of(fair, cancelled_on)
    told = await _told(connection, fair, mark)
    found: dict[int, Recipient] = {}
    for one in [*await _reached(connection, fair), *await _following(connection, cancelled_on)]:
        if one.person not in told:
            found.setdefault(one.person, one)
    return list(found.values())


async def _told(connection: AsyncConnection, fair: int, mark: str) -> set[int]:
    follows = await connection.execute(select(FollowRow.person_id, FollowRow.told))
    reached = await connection.scalars(
        select(DeliveryRow.person_id).where(_of(fair), DeliveryRow.reason == mark)
    )
    return {row.person_id for row in follows if mark in row.told.split()} | set(reached)


def _of(fair: int) -> Any:
    announced = select(AnnouncementRow.id).where(AnnouncementRow.fair_id == fair)
    return DeliveryRow.announcement_id.in_(announced)


async def _reached(connection: AsyncConnection, fair: int) -> list[Recipient]:
    """Give who has an announcement of the fair, and has not said since that they want no news any more."""
    has = or_(DeliveryRow.state == "sent", DeliveryRow.version > 0)
    rows = (await connection.execute(_with_person(DeliveryRow).where(_of(fair), has))).all()
    follow = select(FollowRow.person_id).where(FollowRow.stopped_at.is_(None))
    producer = select(ProducerLinkRow.person_id).where(ProducerLinkRow.reminded.is_(True))
    want = {*(await connection.scalars(follow)), *(await connection.scalars(producer))}
    return [Recipient(*row) for row in rows if row.person_id in want]


async def _following(connection: AsyncConnection, cancelled_on: date) -> list[Recipient]:
    """Give who follows fairs, and did when it was cancelled."""
    now = FollowRow.topic.in_(TOPICS) & FollowRow.stopped_at.is_(None)
    rows = await connection.execute(_with_person(FollowRow, FollowRow.created_at).where(now))
    return [Recipient(*row[:4]) for row in rows if day_of(row.created_at) <= cancelled_on]


def _with_person(table: Any, *more: Any) -> Any:
    columns = (table.person_id, PersonRow.channel, table.chat, table.language, *more)
    query = select(*columns).join(PersonRow, PersonRow.id == table.person_id)
    return query.where(PersonRow.left_at.is_(None)).order_by(table.id)


async def note_told(connection: AsyncConnection, person: int, fair: int, cancelled_on: date) -> None:
    """Remember that a person was told."""
    mark = mark_of(fair, cancelled_on)
    mine = (FollowRow.person_id == person) & FollowRow.topic.in_(TOPICS)
    for row in await connection.execute(select(FollowRow.id, FollowRow.told).where(mine)):
        marks = " ".join([*row.told.split(), mark])
        await connection.execute(update(FollowRow).where(FollowRow.id == row.id).values(told=marks))
    reached = (DeliveryRow.person_id == person) & _of(fair)
    await connection.execute(update(DeliveryRow).where(reached).values(reason=mark))


async def count_reached(connection: AsyncConnection, fair: int) -> int:
    """Count the people who have an announcement of a fair."""
    query = select(func.count(DeliveryRow.person_id.distinct())).where(_of(fair), DeliveryRow.state == "sent")
    return await connection.scalar(query) or 0


async def hold_announcements(connection: AsyncConnection, fair: int, at: datetime) -> int:
    """Let nothing more of a fair go out: what was being sent stops, what waited is a draft again."""
    return sum(
        [
            await _set_state(connection, fair, ("scheduled", "sending"), "stopped", at),
            await _set_state(connection, fair, ("asked",), "draft", at),
        ]
    )


async def _set_state(
    connection: AsyncConnection, fair: int, states: Iterable[str], state: str, at: datetime
) -> int:
    mine = (AnnouncementRow.fair_id == fair) & AnnouncementRow.state.in_(states)
    changed = update(AnnouncementRow).where(mine).values(state=state, changed_at=at)
    return (await connection.execute(changed)).rowcount
