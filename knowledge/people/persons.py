"""Persons and where each stands in a chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import ConversationRow, PersonRow


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one chat, with the state their conversation was left in ({} when new)."""

    person: int
    conversation: int
    state: dict[str, Any]
    new: bool


async def take_seat(connection: AsyncConnection, channel: str, native: str, chat: str, at: datetime) -> Seat:
    """Find the person and the conversation, making what is not there yet."""
    person = await _person(connection, channel, native, at)
    query = select(ConversationRow.id, ConversationRow.state).where(
        ConversationRow.person_id == person, ConversationRow.chat == chat
    )
    row = (await connection.execute(query.with_for_update())).first()
    if row is not None:
        return Seat(person, row.id, row.state, new=False)
    values = {"person_id": person, "chat": chat, "state": {}, "seen_at": at}
    made = await connection.execute(insert(ConversationRow).values(values).returning(ConversationRow.id))
    return Seat(person, made.scalar_one(), {}, new=True)


async def _person(connection: AsyncConnection, channel: str, native: str, at: datetime) -> int:
    mine = (PersonRow.channel == channel) & (PersonRow.native == native)
    row = (await connection.execute(select(PersonRow.id, PersonRow.left_at).where(mine))).first()
    if row is None:
        values = {"channel": channel, "native": native, "first_seen_at": at}
        made = await connection.execute(insert(PersonRow).values(values).returning(PersonRow.id))
        return made.scalar_one()
    if row.left_at is not None:
        await connection.execute(update(PersonRow).where(PersonRow.id == row.id).values(left_at=None))
    return int(row.id)


async def leave_seat(connection: AsyncConnection, seat: Seat, state: dict[str, Any], at: datetime) -> None:
    """Keep the state for the next turn."""
    mine = ConversationRow.id == seat.conversation
    await connection.execute(update(ConversationRow).where(mine).values(state=state, seen_at=at))


async def mark_left(connection: AsyncConnection, channel: str, native: str, at: datetime) -> None:
    """Remember that the person blocked the bot or is gone, so that nothing is sent to them."""
    mine = (PersonRow.channel == channel) & (PersonRow.native == native)
    await connection.execute(update(PersonRow).where(mine).values(left_at=at))


async def state_of(connection: AsyncConnection, person: int, chat: str) -> dict[str, Any]:
    """Give where a person stands in a chat, {} when that is not known."""
    mine = (ConversationRow.person_id == person) & (ConversationRow.chat == chat)
    return await connection.scalar(select(ConversationRow.state).where(mine)) or {}
