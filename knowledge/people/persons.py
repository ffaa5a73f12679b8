"""Persons and where each stands in a chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import Base, ConversationRow, PersonRow


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one chat, with the state their conversation was left in ({} when new)."""

    person: int
    conversation: int
    state: dict[str, Any]


async def take_seat(connection: AsyncConnection, channel: str, native: str, chat: str, at: datetime) -> Seat:
    """Find the person and the conversation, making what is not there yet."""
    here = (ConversationRow.person_id == PersonRow.id) & (ConversationRow.chat == chat)
    query = (
        select(
            PersonRow.id, PersonRow.left_at, ConversationRow.id.label("conversation"), ConversationRow.state
        )
        .join(ConversationRow, here, isouter=True)
        .where(PersonRow.channel == channel, PersonRow.native == native)
    )
    row = (await connection.execute(query)).first()
    person = row.id if row else await _new_person(connection, channel, native, at)
    if row and row.left_at is not None:
        await connection.execute(update(PersonRow).where(PersonRow.id == person).values(left_at=None))
    if row and row.conversation is not None:
        return Seat(person, row.conversation, row.state)
    return await _new_seat(connection, person, chat, at)


async def seat_of(connection: AsyncConnection, person: int, chat: str, at: datetime) -> Seat:
    """Find the conversation of a known person, making it where it was forgotten."""
    here = (ConversationRow.person_id == person) & (ConversationRow.chat == chat)
    query = select(ConversationRow.id, ConversationRow.state).where(here)
    row = (await connection.execute(query)).first()
    return Seat(person, row.id, row.state) if row else await _new_seat(connection, person, chat, at)


async def _new_seat(connection: AsyncConnection, person: int, chat: str, at: datetime) -> Seat:
    values: dict[str, Any] = {"person_id": person, "chat": chat, "state": {}, "seen_at": at}
    made = await connection.execute(insert(ConversationRow).values(values).returning(ConversationRow.id))
    return Seat(person, made.scalar_one(), {})


async def _new_person(connection: AsyncConnection, channel: str, native: str, at: datetime) -> int:
    values = {"channel": channel, "native": native, "first_seen_at": at}
    made = await connection.execute(insert(PersonRow).values(values).returning(PersonRow.id))
    return int(made.scalar_one())


async def leave_seat(connection: AsyncConnection, seat: Seat, state: dict[str, Any], at: datetime) -> None:
    """Keep the state for the next turn."""
    mine = ConversationRow.id == seat.conversation
    await connection.execute(update(ConversationRow).where(mine).values(state=state, seen_at=at))


async def mark_left(connection: AsyncConnection, channel: str, native: str, at: datetime) -> None:
    """Remember that the person blocked the bot or is gone, so that nothing is sent to them."""
    mine = (PersonRow.channel == channel) & (PersonRow.native == native)
    await connection.execute(update(PersonRow).where(mine).values(left_at=at))


async def forget_old(connection: AsyncConnection, before: datetime) -> int:
    """Erase conversations that rested since before a moment, and persons of whom nothing else is kept."""
    rested = await connection.execute(delete(ConversationRow).where(ConversationRow.seen_at < before))
    others = [table for table in Base.metadata.sorted_tables if "person_id" in table.c]
    nothing = [~exists().where(table.c.person_id == PersonRow.id) for table in others]
    gone = await connection.execute(delete(PersonRow).where(PersonRow.first_seen_at < before, *nothing))
    return rested.rowcount + gone.rowcount


async def state_of(connection: AsyncConnection, person: int, chat: str) -> dict[str, Any]:
    """Give where a person stands in a chat, {} when that is not known."""
    mine = (ConversationRow.person_id == person) & (ConversationRow.chat == chat)
    return await connection.scalar(select(ConversationRow.state).where(mine)) or {}


async def state_at(connection: AsyncConnection, channel: str, native: str, chat: str) -> dict[str, Any]:
    """Give where somebody stands who may never have written, {} when that is not known."""
    person = (PersonRow.channel == channel) & (PersonRow.native == native)
    id = await connection.scalar(select(PersonRow.id).where(person))
    return await state_of(connection, id, chat) if id is not None else {}
