"""Applications of producers: kept for weeks, answer by answer, each under the edition of the rules.

An answer is kept by edition, set and code with the words of its option: when the rules change, what was
answered stays as it was, and what still means the same is carried over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.rules.criteria import Criteria, CriteriaSet, Criterion
from knowledge.store.tables import DossierAnswerRow, DossierMemberRow, DossierRow

State = Literal["open", "lodged", "returned", "decided"]
MAX_PRODUCT = 200
PURPOSES = ("first", "upgrade", "renewal")
"""What a dossier is for: a box of form 01 each."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """One application as its producer sees it."""

    id: int
    person_id: int
    product: str
    maker: str
    set_no: int
    rules_version: str
    purpose: str
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
    """Give the dossiers a person owns or works on, the one that was touched last first."""
    query = _all().where(_works_on(person)).order_by(DossierRow.changed_at.desc(), DossierRow.id.desc())
    return [Dossier(*row) for row in await connection.execute(query)]


async def one(connection: AsyncConnection, person: int, id: int) -> Dossier | None:
    """Give a dossier that a person owns or works on, None where it is not theirs or gone."""
    row = (await connection.execute(_all().where((DossierRow.id == id) & _works_on(person)))).first()
    return Dossier(*row) if row else None


def _works_on(person: int) -> ColumnElement[bool]:
    member = (DossierMemberRow.dossier_id == DossierRow.id) & (DossierMemberRow.person_id == person)
    return (DossierRow.person_id == person) | exists().where(member)


def _all() -> Any:
    return select(*(getattr(DossierRow, field.name) for field in fields(Dossier)))


async def answers(connection: AsyncConnection, dossier: Dossier) -> dict[str, int]:
    """Give the places of the chosen options by code, of the edition that the dossier is under."""
    return {row.criterion: row.place for row in await _given(connection, dossier)}


async def _given(connection: AsyncConnection, dossier: Dossier) -> Sequence[Any]:
    mine = (DossierAnswerRow.dossier_id == dossier.id) & (
        DossierAnswerRow.rules_version == dossier.rules_version
    )
    query = select(
        DossierAnswerRow.criterion, DossierAnswerRow.place, DossierAnswerRow.text, DossierAnswerRow.person_id
    )
    return (await connection.execute(query.where(mine))).all()


async def answer(
    connection: AsyncConnection,
    dossier: Dossier,
    *,
    person: int | None,
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


def carried(old: Mapping[str, str], after: CriteriaSet) -> dict[str, int]:
    """Give the answers that still mean the same under new rules.

    A criterion of the new set is answered when `was` names an old one and the words of its option are among
    its own; by their words, not by their place. What has no `was`, or other options, is asked anew.

    Args:
        old: The words of the chosen options, by code of the edition before.
        after: The set of the new edition.
    """
    found = {}
    for criterion in after.criteria:
        words = [level.text for level in criterion.levels]
        if criterion.was and old.get(criterion.was) in words:
            found[criterion.code] = words.index(old[criterion.was])
    return found


@dataclass(frozen=True, slots=True)
class Carried:
    """A dossier brought under a new edition: how many answers were kept, and the criteria still to answer."""

    dossier: Dossier
    kept: int
    new: tuple[Criterion, ...]


async def carry_over(connection: AsyncConnection, dossier: Dossier, after: Criteria, at: datetime) -> Carried:
    """Bring a dossier under a new edition that has its set; the answers of before stay."""
    chosen = set_after(dossier.set_no, after)
    assert chosen is not None
    old = await _given(connection, dossier)
    kept = carried({row.criterion: row.text for row in old}, chosen)
    await change(
        connection, dossier, at, rules_version=after.version, set_no=chosen.number, skipped=[],
    )  # fmt: skip
    moved = replace(dossier, rules_version=after.version, set_no=chosen.number, skipped=[], changed_at=at)
    gave = {row.criterion: row.person_id for row in old}
    for code, place in kept.items():
        criterion = chosen.by_code[code]
        await answer(
            connection, moved, person=gave[criterion.was], code=code, place=place,
            text=criterion.levels[place].text, at=at,
        )  # fmt: skip
    return Carried(moved, len(kept), tuple(c for c in chosen.criteria if c.code not in kept))


def set_after(number: int, after: Criteria) -> CriteriaSet | None:
    """Give the set of a new edition that a set became, None where it has none any more."""
    return next((one for one in after.sets.values() if one.was == number), None)
