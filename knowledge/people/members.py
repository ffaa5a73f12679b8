"""Who works on a dossier: its owner, number 1, and those who came in by a code, numbered from 2.

Nobody's name is asked: the numbers are how the others see who answered what.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import DossierAnswerRow, DossierMemberRow, DossierRow

OWNER = 1
MOST = 20
"""Members of one dossier."""


async def numbers(connection: AsyncConnection, dossier: int) -> dict[int, int]:
    """Give the number of everybody who works on a dossier, by person."""
    owner = await connection.scalar(select(DossierRow.person_id).where(DossierRow.id == dossier))
    rows = await connection.execute(
        select(DossierMemberRow.person_id, DossierMemberRow.number).where(
            DossierMemberRow.dossier_id == dossier
        )
    )
    found = {row.person_id: row.number for row in rows}
    return {owner: OWNER, **found} if owner is not None else found


async def join(connection: AsyncConnection, dossier: int, person: int, at: datetime) -> int | None:
    """Let somebody in on a dossier; gives their number, None where the dossier is gone or full."""
    known = await numbers(connection, dossier)
    if not known or len(known) >= MOST:
        return None
    if person not in known:
        known[person] = max(known.values()) + 1
        values = {"dossier_id": dossier, "person_id": person, "number": known[person], "joined_at": at}
        await connection.execute(insert(DossierMemberRow).values(values))
    return known[person]


async def who_answered(connection: AsyncConnection, dossier: int, version: str) -> dict[str, int]:
    """Give the number of who gave each answer of an edition, by code; 0 for somebody who has gone."""
    known = await numbers(connection, dossier)
    mine = (DossierAnswerRow.dossier_id == dossier) & (DossierAnswerRow.rules_version == version)
    rows = await connection.execute(
        select(DossierAnswerRow.criterion, DossierAnswerRow.person_id).where(mine)
    )
    return {row.criterion: known.get(row.person_id, 0) for row in rows}


async def hand_over(connection: AsyncConnection, person: int) -> None:
    """Leave somebody's dossiers to the members that stay, before their data are erased.

    A dossier without another member goes with its answers, whoever gave them; in others, the answers stay
    and say no longer who gave them.
    """
    owned = await connection.scalars(select(DossierRow.id).where(DossierRow.person_id == person))
    for dossier in owned.all():
        heir = await _heir(connection, dossier, person)
        if heir is None:
            of_it = DossierAnswerRow.dossier_id == dossier
            await connection.execute(delete(DossierAnswerRow).where(of_it))
        else:
            mine = DossierRow.id == dossier
            await connection.execute(update(DossierRow).where(mine).values(person_id=heir))
            again = (DossierMemberRow.dossier_id == dossier) & (DossierMemberRow.person_id == heir)
            await connection.execute(delete(DossierMemberRow).where(again))
    answered = DossierAnswerRow.person_id == person
    await connection.execute(update(DossierAnswerRow).where(answered).values(person_id=None))


async def _heir(connection: AsyncConnection, dossier: int, leaving: int) -> int | None:
    query = (
        select(DossierMemberRow.person_id)
        .where((DossierMemberRow.dossier_id == dossier) & (DossierMemberRow.person_id != leaving))
        .order_by(DossierMemberRow.number)
        .limit(1)
    )
    found: int | None = await connection.scalar(query)
    return found
