"""The one notice that stands above everything: a recall, a closed office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import NoticeRow


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice in both languages; without `ends_at` it stands until it is taken down."""

    id: int
    text_vi: str
    text_en: str
    ends_at: datetime | None = None

    def text(self, language: str) -> str:
        """Give it in a language."""
        return self.text_en if language == "en" else self.text_vi


async def notice_now(connection: AsyncConnection, now: datetime) -> Notice | None:
    """Give the notice that stands at a moment: the newest that has begun and not ended."""
    stands = (NoticeRow.begins_at <= now) & (NoticeRow.ends_at.is_(None) | (NoticeRow.ends_at > now))
    query = select(NoticeRow.id, NoticeRow.text_vi, NoticeRow.text_en, NoticeRow.ends_at).where(stands)
    row = (await connection.execute(query.order_by(NoticeRow.id.desc()).limit(1))).first()
    return Notice(*row) if row else None


async def put_up(
    connection: AsyncConnection, *, text_vi: str, text_en: str, begins_at: datetime, ends_at: datetime | None
) -> int:
    """Put a notice up; the one that stood ends where this one begins. Gives its id."""
    stands = NoticeRow.ends_at.is_(None) | (NoticeRow.ends_at > begins_at)
    await connection.execute(update(NoticeRow).where(stands).values(ends_at=begins_at))
    values = {"text_vi": text_vi, "text_en": text_en, "begins_at": begins_at, "ends_at": ends_at}
    made = await connection.execute(insert(NoticeRow).values(values).returning(NoticeRow.id))
    return int(made.scalar_one())


async def take_down(connection: AsyncConnection, now: datetime) -> None:
    """End the notice that stands."""
    stands = (NoticeRow.begins_at <= now) & (NoticeRow.ends_at.is_(None) | (NoticeRow.ends_at > now))
    await connection.execute(update(NoticeRow).where(stands).values(ends_at=now))
