"""Who did what, when, before and after. Append-only: the database refuses to change or erase an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people.receipts import masked
from knowledge.store.tables import AuditRow

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `actor` is a number of staff, 0 the command line, -1 somebody without a role."""

    id: int
    at: datetime
    actor: int
    role: str
    action: str
    subject: str
    before: str
    after: str


async def note(
    connection: AsyncConnection,
    *,
    actor: int,
    role: str,
    action: str,
    at: datetime,
    subject: str = "",
    before: str = "",
    after: str = "",
) -> None:
    """Keep one entry, within the transaction of what was done; numbers that may be somebody's are masked."""
    words = {"subject": subject, "before": before, "after": after}
    kept = {name: kept_words(text) for name, text in words.items()}
    await connection.execute(insert(AuditRow).values(at=at, actor=actor, role=role, action=action, **kept))


def kept_words(text: str) -> str:
    """Give what an entry keeps of a text."""
    return masked(text)[:LONGEST]


async def entries(
    connection: AsyncConnection,
    *,
    actor: int | None = None,
    action: str = "",
    subject: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 200,
) -> list[Entry]:
    """Give the newest entries that fit every filter, oldest first."""
    query = select(*AuditRow.__table__.columns).order_by(AuditRow.id.desc()).limit(limit)
    if actor is not None:
        query = query.where(AuditRow.actor == actor)
    if action:
        query = query.where(AuditRow.action.startswith(action))
    if subject:
        query = query.where(AuditRow.subject == subject)
    if since:
        query = query.where(AuditRow.at >= since)
    if until:
        query = query.where(AuditRow.at < until)
    return [Entry(*row) for row in reversed((await connection.execute(query)).all())]
