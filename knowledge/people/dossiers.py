"""Applications of producers: kept for weeks, answer by answer, each under the edition of the rules.

An answer is kept by edition, set and code with the words of its option: when the rules change, what was
answered stays as it was, and what still means the same is carried over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.rules.criteria import Criteria, CriteriaSet
from knowledge.store.tables import DossierAnswerRow, DossierRow

State = Literal["open", "lodged", "returned", "decided"]
MAX_PRODUCT = 200


@dataclass(frozen=True, slots=True)
class Dossier:
    """One application as its producer sees it."""

    id: int
    person_id: int
    product: str
    maker: str
    set_no: int
    rules_version: str
    state: str
    state_on: date | None
    papers: dict[str, Any]
    skipped: list[Any]
    created_at: datetime
    changed_at: datetime


async def begin(
    connection: AsyncConnection,
    *,
    person: int,
    product: str,
    maker: str,
    set_no: int,
    version: str,
    at: datetime,
) -> int:
    """Begin a dossier; gives its id."""
    values = {
        "person_id": person, "product": product[:MAX_PRODUCT], "maker": maker, "set_no": set_no,
        "rules_version": version, "created_at": at, "changed_at": at, "papers": {}, "skipped": [],
    }  # fmt: skip
    made = await connection.execute(insert(DossierRow).values(values).returning(DossierRow.id))
    return int(made.scalar_one())


async def of_person(connection: AsyncConnection, person: int) -> list[Dossier]:
    """Give a person's dossiers, the one that was touched last first."""
    query = (
        _all()
        .where(DossierRow.person_id == person)
        .order_by(DossierRow.changed_at.desc(), DossierRow.id.desc())
    )
    return [Dossier(*row) for row in await connection.execute(query)]


async def one(connection: AsyncConnection, person: int, id: int) -> Dossier | None:
    """Give a dossier of a person, None where it is not theirs or gone."""
    row = (
        await connection.execute(_all().where((DossierRow.id == id) & (DossierRow.person_id == person)))
    ).first()
    return Dossier(*row) if row else None


def _all() -> Any:
    return select(*(getattr(DossierRow, field.name) for field in fields(Dossier)))


async def answers(connection: AsyncConnection, dossier: Dossier) -> dict[str, int]:
    """Give the places of the chosen options by code, of the edition that the dossier is under."""
    mine = (DossierAnswerRow.dossier_id == dossier.id) & (
        DossierAnswerRow.rules_version == dossier.rules_version
    )
    rows = await connection.execute(select(DossierAnswerRow.criterion, DossierAnswerRow.place).where(mine))
    return {row.criterion: row.place for row in rows}


async def answer(
    connection: AsyncConnection,
    dossier: Dossier,
    *,
    person: int,
    code: str,
    place: int,
    text: str,
    at: datetime,
) -> None:
    """Keep an answer in the place of the one before."""
    same = (
        (DossierAnswerRow.dossier_id == dossier.id)
        & (DossierAnswerRow.rules_version == dossier.rules_version)
        & (DossierAnswerRow.criterion == code)
    )
    await connection.execute(delete(DossierAnswerRow).where(same))
    values = {
        "dossier_id": dossier.id, "person_id": person, "rules_version": dossier.rules_version,
        "set_no": dossier.set_no, "criterion": code, "place": place, "text": text, "at": at,
    }  # fmt: skip
    await connection.execute(insert(DossierAnswerRow).values(values))
    skipped = [other for other in dossier.skipped if other != code]
    await change(connection, dossier, at, skipped=skipped)


async def change(connection: AsyncConnection, dossier: Dossier, at: datetime, **values: Any) -> None:
    """Change what is kept of a dossier beside its answers."""
    query = update(DossierRow).where(DossierRow.id == dossier.id).values({**values, "changed_at": at})
    await connection.execute(query)


def carried(old: Mapping[str, int], before: CriteriaSet, after: CriteriaSet) -> dict[str, int]:
    """Give the answers that still mean the same under new rules.

    A criterion of the new set is answered when `was` names the old one and the option's words are among its
    own; by their words, not by their place. What has no `was`, or other options, is asked anew.
    """
    found = {}
    for criterion in after.criteria:
        place = old.get(criterion.was)
        if criterion.was and place is not None and criterion.was in before.by_code:
            words = before.by_code[criterion.was].levels[place].text
            same = [n for n, level in enumerate(criterion.levels) if level.text == words]
            if same:
                found[criterion.code] = same[0]
    return found


async def carry_over(
    connection: AsyncConnection,
    dossier: Dossier,
    before: Criteria,
    after: Criteria,
    *,
    person: int,
    at: datetime,
) -> list[str]:
    """Bring a dossier under a new edition; gives the codes to be answered anew. The old answers stay."""
    old_set, new_set = before.sets[dossier.set_no], after.sets[dossier.set_no]
    kept = carried(await answers(connection, dossier), old_set, new_set)
    await change(connection, dossier, at, rules_version=after.version, skipped=[])
    moved = await one(connection, dossier.person_id, dossier.id)
    assert moved is not None
    for code, place in kept.items():
        text = new_set.by_code[code].levels[place].text
        await answer(connection, moved, person=person, code=code, place=place, text=text, at=at)
    return [criterion.code for criterion in new_set.criteria if criterion.code not in kept]
