"""Announcements: their text, their audience as a rule, and how far each is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people.reports import ALPHABET
from knowledge.store.tables import AnnouncementRow

PREFIX = "TB"
LETTERS = 5
UNDER_WAY = ("scheduled", "sending", "stopped")
"""States in which some people may still be waiting for it."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement; its picture is read apart, where it is sent."""

    id: int
    code: str
    author: int
    approver: int | None
    text_vi: str
    text_en: str
    fair_id: int | None
    audience: Mapping[str, Any]
    state: str
    heads: int
    outcome: Mapping[str, Any]
    version: int
    begins_at: datetime | None
    corrected_at: datetime | None
    created_at: datetime
    changed_at: datetime
    has_picture: bool = field(default=False)

    def text(self, language: str) -> str:
        """Give the text in a language; the Vietnamese one where there is no other."""
        return self.text_en if language == "en" and self.text_en else self.text_vi


_COLUMNS = [getattr(AnnouncementRow, f.name) for f in fields(Announcement) if f.name != "has_picture"]


def _query() -> Any:
    return select(*_COLUMNS, AnnouncementRow.picture.is_not(None).label("has_picture"))


async def draft(
    connection: AsyncConnection, author: int, text_vi: str, at: datetime, draw: Callable[[str], str]
) -> str:
    """Begin an announcement; gives its code."""
    code = f"{PREFIX}-" + "".join(draw(ALPHABET) for _ in range(LETTERS))
    while await find(connection, code):
        code += draw(ALPHABET)
    values = {
        "code": code, "author": author, "text_vi": text_vi, "created_at": at, "changed_at": at,
        "audience": {}, "outcome": {},
    }  # fmt: skip
    await connection.execute(insert(AnnouncementRow).values(values))
    return code


async def find(connection: AsyncConnection, code: str) -> Announcement | None:
    """Give the announcement with a code."""
    row = (await connection.execute(_query().where(AnnouncementRow.code == code))).first()
    return Announcement(*row) if row else None


async def by_id(connection: AsyncConnection, id: int) -> Announcement | None:
    """Give the announcement with an id."""
    row = (await connection.execute(_query().where(AnnouncementRow.id == id))).first()
    return Announcement(*row) if row else None


async def picture_of(connection: AsyncConnection, id: int) -> bytes | None:
    """Give the picture, None where there is none."""
    return await connection.scalar(select(AnnouncementRow.picture).where(AnnouncementRow.id == id))


async def in_states(connection: AsyncConnection, *states: str, limit: int = 50) -> list[Announcement]:
    """Give the announcements in some states, newest first."""
    query = _query().where(AnnouncementRow.state.in_(states)).order_by(AnnouncementRow.id.desc())
    return [Announcement(*row) for row in await connection.execute(query.limit(limit))]


async def change(connection: AsyncConnection, one: Announcement, at: datetime, **values: Any) -> bool:
    """Change an announcement that is still as it was read; False where another changed it meanwhile."""
    same = (AnnouncementRow.id == one.id) & (AnnouncementRow.state == one.state)
    same &= AnnouncementRow.changed_at == one.changed_at
    changed = update(AnnouncementRow).where(same).values(**values, changed_at=at)
    return bool((await connection.execute(changed)).rowcount)


async def begin_due(connection: AsyncConnection, now: datetime) -> Sequence[int]:
    """Let those begin whose time has come; gives their ids."""
    due = (AnnouncementRow.state == "scheduled") & (AnnouncementRow.begins_at <= now)
    query = update(AnnouncementRow).where(due).values(state="sending").returning(AnnouncementRow.id)
    return list((await connection.execute(query)).scalars())
