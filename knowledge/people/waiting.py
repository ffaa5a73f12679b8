"""What waits for an official, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people.reports import QUESTION
from knowledge.people.staff import Official
from knowledge.store.tables import AnnouncementRow, FaqDraftRow, ImportRow, ReportRow


async def counts(connection: AsyncConnection, who: Official, at: datetime) -> dict[str, int]:
    """Count open questions, open reports, what waits for approval, and the official's own drafts."""
    found: dict[str, int] = {}
    if who.may("answer"):
        unsettled = ReportRow.state.not_in(("settled", "answered"))
        found["questions"] = await _count(connection, ReportRow, unsettled & (ReportRow.kind == QUESTION))
        found["reports"] = await _count(connection, ReportRow, unsettled & (ReportRow.kind != QUESTION))
    if who.may("approve"):
        found["approvals"] = len(await to_approve(connection, who.id))
    if who.may("announce"):
        mine = (AnnouncementRow.author == who.id) & (AnnouncementRow.state == "draft")
        found["drafts"] = await _count(connection, AnnouncementRow, mine)
    return found


async def _count(connection: AsyncConnection, table: Any, where: ColumnElement[bool]) -> int:
    return await connection.scalar(select(func.count()).select_from(table).where(where)) or 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a second person; `route` is where it is looked at."""

    kind: str
    code: str
    author: int
    what: str
    route: str
    since: datetime


async def to_approve(connection: AsyncConnection, number: int) -> list[Waiting]:
    """Give what waits for a second person and was not prepared by this one, the oldest first."""
    kinds: tuple[tuple[str, Any, Any, Any, str], ...] = (
        ("announcement", AnnouncementRow, AnnouncementRow.text_vi, AnnouncementRow.changed_at,
         "announcements.approve"),
        ("import", ImportRow, ImportRow.file, ImportRow.created_at, "imports.approve"),
        ("common", FaqDraftRow, FaqDraftRow.question, FaqDraftRow.changed_at, "faq_drafts.approve"),
    )  # fmt: skip
    found: list[Waiting] = []
    for kind, table, what, since, route in kinds:
        query = select(table.code, table.author, what, since)
        rows = await connection.execute(query.where((table.state == "asked") & (table.author != number)))
        found += [Waiting(kind, row[0], row[1], row[2], route, row[3]) for row in rows]
    return sorted(found, key=lambda one: (one.since, one.code))
