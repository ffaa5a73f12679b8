"""The inbox, which says what was handled, and the outbox, which says what is still to be sent.

Both are written in the turn's own transaction. An update whose turn was not committed comes again
from the messenger; a reply that was committed and not sent is sent later, by this run or the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from math import inf
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import InboxRow, OutboxRow, PersonRow

GIVE_UP = timedelta(days=7)
"""How long a reply that could not be sent is tried again; an older one would only confuse."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One reply of the outbox, as JSON values."""

    id: int
    channel: str
    chat: str
    reply: dict[str, Any]


def update_key(channel: str, update: str) -> str:
    """Give the digest by which an update is recognised; it names nobody by itself."""
    return sha256(f"{channel}\0{update}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


async def was_handled(connection: AsyncConnection, key: str) -> bool:
    """Whether a turn for this update was committed."""
    return await connection.scalar(select(InboxRow.key).where(InboxRow.key == key)) is not None


async def note_handled(
    connection: AsyncConnection, key: str, *, person: int | None, chat: str, at: datetime, said: str = ""
) -> None:
    """Remember that an update is handled; `said` only where the channel shows the conversation again."""
    await connection.execute(insert(InboxRow).values(key=key, person_id=person, chat=chat, at=at, said=said))


async def post(
    connection: AsyncConnection,
    *,
    channel: str,
    chat: str,
    person: int | None,
    replies: list[dict[str, Any]],
    at: datetime,
    key: str = "",
) -> list[Letter]:
    """Put replies into the outbox, in order."""
    letters = []
    for reply in replies:
        values = {
            "person_id": person, "inbox_key": key, "channel": channel, "chat": chat, "reply": reply,
            "created_at": at,
        }  # fmt: skip
        made = await connection.execute(insert(OutboxRow).values(values).returning(OutboxRow.id))
        letters.append(Letter(made.scalar_one(), channel, chat, reply))
    return letters


async def unsent(connection: AsyncConnection, channel: str, key: str | None = None) -> list[Letter]:
    """Give the replies of a channel that are still to be sent, or only those of one update, oldest first."""
    query = (
        select(OutboxRow.id, OutboxRow.channel, OutboxRow.chat, OutboxRow.reply)
        .where(OutboxRow.channel == channel, OutboxRow.settled_at.is_(None))
        .order_by(OutboxRow.id)
        .limit(1_000)
    )
    if key is not None:
        query = query.where(OutboxRow.inbox_key == key)
    return [Letter(*row) for row in await connection.execute(query)]


async def count_unsent(connection: AsyncConnection) -> int:
    """Count the replies of all channels that are still to be sent."""
    query = select(func.count()).select_from(OutboxRow).where(OutboxRow.settled_at.is_(None))
    return await connection.scalar(query) or 0


async def settle(
    connection: AsyncConnection,
    letter: int,
    at: datetime,
    *,
    native: str,
    reason: str,
    again: bool,
    left: bool,
) -> None:
    """Remember what became of a reply.

    One to be tried again stays open for `GIVE_UP`, however often it is tried; one that belongs to
    nobody any more (its person was erased) goes as soon as it is out; a person who left is marked.
    """
    row = (await connection.execute(select(OutboxRow).where(OutboxRow.id == letter))).mappings().first()
    if row is None:
        return
    attempts = row["attempts"] + 1
    if again and at - row["created_at"] < GIVE_UP:
        await _change(connection, letter, attempts=attempts, reason=reason)
    elif row["person_id"] is None:
        await connection.execute(delete(OutboxRow).where(OutboxRow.id == letter))
    else:
        await _change(connection, letter, attempts=attempts, reason=reason, native=native, settled_at=at)
        if left:
            await connection.execute(
                update(PersonRow).where(PersonRow.id == row["person_id"]).values(left_at=at)
            )


async def _change(connection: AsyncConnection, letter: int, **values: Any) -> None:
    await connection.execute(update(OutboxRow).where(OutboxRow.id == letter).values(values))


async def history(connection: AsyncConnection, channel: str, chat: str, limit: int) -> list[dict[str, Any]]:
    """Give the last lines of a chat, oldest first; what the bot says unasked stands at its own moment.

    Returns:
        {"from": "person", "text": …} and {"from": "bot", "n": outbox id, "reply": …}.
    """
    asked = (
        select(InboxRow.key, InboxRow.said, InboxRow.at)
        .join(PersonRow, PersonRow.id == InboxRow.person_id)
        .where(PersonRow.channel == channel, InboxRow.chat == chat)
    )
    rows = (await connection.execute(asked.order_by(InboxRow.at.desc()).limit(limit))).all()
    keys = {row.key for row in rows}
    replies = await _replies(connection, channel, chat, limit)
    blocks: list[tuple[datetime, float, list[dict[str, Any]]]] = []
    for row in rows:
        said = [{"from": "person", "text": row.said}] if row.said else []
        answers = [r for r in replies if r.inbox_key == row.key]
        first = answers[0].id if answers else inf  # of two at one moment the unanswered one came last
        blocks.append((row.at, first, said + [_line(r) for r in answers]))
    blocks += [(r.created_at, r.id, [_line(r)]) for r in replies if r.inbox_key not in keys]
    ordered = sorted(blocks, key=lambda block: block[:2])
    return [line for _, _, block in ordered for line in block][-limit:]


def _line(reply: Any) -> dict[str, Any]:
    return {"from": "bot", "n": reply.id, "reply": reply.reply}


async def _replies(connection: AsyncConnection, channel: str, chat: str, limit: int) -> list[Any]:
    query = (
        select(OutboxRow.id, OutboxRow.inbox_key, OutboxRow.reply, OutboxRow.created_at)
        .where(OutboxRow.channel == channel, OutboxRow.chat == chat)
        .order_by(OutboxRow.id.desc())
        .limit(limit)
    )
    return list(reversed((await connection.execute(query)).all()))


async def forget_old(connection: AsyncConnection, before: datetime) -> int:
    """Erase handled updates and settled replies from before a moment; gives how many.

    A reply that nobody sends, as when its channel was switched off, goes `GIVE_UP` later.
    """
    inbox = await connection.execute(delete(InboxRow).where(InboxRow.at < before))
    settled = OutboxRow.settled_at.is_not(None) | (OutboxRow.created_at < before - GIVE_UP)
    outbox = await connection.execute(delete(OutboxRow).where(OutboxRow.created_at < before, settled))
    return inbox.rowcount + outbox.rowcount
