"""What became of announcements, in people; never a number of fewer than five."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.calendar import ZONE
from knowledge.people import deliveries
from knowledge.people.deliveries import Progress
from knowledge.registry.days import add_months
from knowledge.store.tables import AnnouncementRow, DeliveryRow, FollowRow
from knowledge.suppression import LEAST, Cell, showable

GONE_OUT = ("sending", "stopped", "done")
"""States of an announcement that has reached somebody."""

SOON = timedelta(days=3)
"""How soon after an announcement somebody must stop for it to be the announcement's doing."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of an announcement, or of several; None where it is fewer than five people, or none.

    Attributes:
        code: Its code, "" for several together.
        words: Its text in one line, "" for several.
        count: How many announcements these are.
        sent: To whom it went out.
        left: Who had blocked the bot.
        failed: Whom it did not reach for another reason.
        skipped: Who wanted no news any more before it reached them.
        stopped: Who has it and wanted no news any more within `SOON`; None too once it is not known any more
            to whom it went.
    """

    code: str
    words: str
    count: int
    sent: int | None
    left: int | None
    failed: int | None
    skipped: int | None
    stopped: int | None


async def effects(connection: AsyncConnection, month: date, author: int | None = None) -> tuple[Effect, ...]:
    """Give the announcements of a month, oldest first.

    Args:
        connection: The transaction.
        month: First day of the month.
        author: Number of an official who sees the own ones one by one, and all others together at the end.
    """
    begun, ends = (datetime.combine(add_months(month, n), time(), ZONE) for n in (0, 1))
    at = func.coalesce(AnnouncementRow.begins_at, AnnouncementRow.created_at)
    query = select(
        AnnouncementRow.id, AnnouncementRow.code, AnnouncementRow.author, AnnouncementRow.text_vi,
        AnnouncementRow.outcome,
    ).where(AnnouncementRow.state.in_(GONE_OUT), at >= begun, at < ends)  # fmt: skip
    rows = (await connection.execute(query.order_by(AnnouncementRow.id))).all()
    mine = [row for row in rows if author is None or row.author == author]
    others = [row for row in rows if row not in mine]
    groups = [*([row] for row in mine), *([others] if others else [])]
    return tuple([await _effect(connection, group, alone=group is not others) for group in groups])


async def _effect(connection: AsyncConnection, rows: Sequence[Any], *, alone: bool) -> Effect:
    each = [await _progress(connection, row) for row in rows]
    people = {state: _people(each, state) for state in ("sent", "left", "failed", "skipped")}
    return Effect(
        code=rows[0].code if alone else "",
        words=" ".join(rows[0].text_vi.split()) if alone else "",
        count=len(rows),
        stopped=await _stopped(connection, [row.id for row in rows]),
        **people,
    )


async def _progress(connection: AsyncConnection, row: Any) -> Progress:
    """Give how far an announcement is; of one that ended, what was kept of it."""
    if row.outcome:
        return deliveries.from_outcome(row.outcome)
    return await deliveries.progress(connection, row.id)


def _people(each: Sequence[Progress], state: str) -> int | None:
    """Add up a state; the same person may have got several, so that one of them must have five for itself."""
    counts = [progress.by_state[state] for progress in each]
    return sum(counts) if max(counts) >= LEAST else None


async def _stopped(connection: AsyncConnection, ids: Sequence[int]) -> int | None:
    """Give how many people stopped news soon after announcements, unless those who stayed are too few."""
    query = (
        select(DeliveryRow.person_id, DeliveryRow.settled_at, FollowRow.stopped_at)
        .join(FollowRow, FollowRow.person_id == DeliveryRow.person_id, isouter=True)
        .where(DeliveryRow.announcement_id.in_(ids), DeliveryRow.state == "sent")
    )
    rows = (await connection.execute(query)).all()
    everybody = {row.person_id for row in rows}
    stopped = {row.person_id for row in rows if _soon(row.settled_at, row.stopped_at)}
    parts = {"stopped": len(stopped), "stayed": len(everybody - stopped)}
    return showable([Cell(n, c, c) for n, c in parts.items()], len(everybody)).times("stopped")


def _soon(settled: datetime | None, stopped: datetime | None) -> bool:
    return settled is not None and stopped is not None and settled <= stopped <= settled + SOON
