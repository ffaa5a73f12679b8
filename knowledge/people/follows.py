"""What news a person wants, with the consent to it: purpose, version of the words agreed to, moment.

A follow that was stopped stays as the proof of the consent and of its end, until it is forgotten with
the rest or erased at once by /xoa.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import FollowRow, PersonRow

Topic = Literal["everything", "fairs", "place", "group", "product"]
PURPOSE = "news"


@dataclass(frozen=True, slots=True)
class Follow:
    """One thing that is followed; `value` is a place's key, a group or a product's code, else ""."""

    topic: str
    value: str = ""


async def following(connection: AsyncConnection, person: int) -> list[Follow]:
    """Give what a person follows now, in the order in which it was chosen."""
    mine = (FollowRow.person_id == person) & FollowRow.stopped_at.is_(None)
    query = select(FollowRow.topic, FollowRow.value).where(mine).order_by(FollowRow.id)
    return [Follow(*row) for row in await connection.execute(query)]


async def follow(
    connection: AsyncConnection,
    *,
    person: int,
    chat: str,
    what: Follow,
    text_version: str,
    language: str,
    at: datetime,
    told: str = "",
) -> bool:
    """Remember that a person wants news; False when it was wanted before."""
    if what in await following(connection, person):
        return False
    values = {
        "person_id": person, "chat": chat, "topic": what.topic, "value": what.value, "purpose": PURPOSE,
        "text_version": text_version, "language": language, "created_at": at, "told": told,
    }  # fmt: skip
    await connection.execute(insert(FollowRow).values(values))
    return True


async def stop(connection: AsyncConnection, person: int, at: datetime, what: Follow | None = None) -> int:
    """Stop one thing, or everything where `what` is None; gives how many were stopped."""
    mine = (FollowRow.person_id == person) & FollowRow.stopped_at.is_(None)
    if what is not None:
        mine &= (FollowRow.topic == what.topic) & (FollowRow.value == what.value)
    return (await connection.execute(update(FollowRow).where(mine).values(stopped_at=at))).rowcount


@dataclass(frozen=True, slots=True)
class Watch:
    """Somebody who follows a product: where to write, and what was told last."""

    id: int
    person_id: int
    channel: str
    chat: str
    language: str
    value: str
    told: str


async def watching(connection: AsyncConnection) -> list[Watch]:
    """Give everybody who follows a product now and has not left."""
    query = (
        select(
            FollowRow.id, FollowRow.person_id, PersonRow.channel, FollowRow.chat, FollowRow.language,
            FollowRow.value, FollowRow.told,
        )
        .join(PersonRow, PersonRow.id == FollowRow.person_id)
        .where((FollowRow.topic == "product") & FollowRow.stopped_at.is_(None) & PersonRow.left_at.is_(None))
        .order_by(FollowRow.id)
    )  # fmt: skip
    return [Watch(*row) for row in await connection.execute(query)]


async def note_told(connection: AsyncConnection, id: int, told: str) -> None:
    """Remember what was told of a product."""
    await connection.execute(update(FollowRow).where(FollowRow.id == id).values(told=told))


async def forget_old(connection: AsyncConnection, before: datetime) -> int:
    """Erase follows that were stopped before a moment; gives how many."""
    return (await connection.execute(delete(FollowRow).where(FollowRow.stopped_at < before))).rowcount
