"""Write a plan into the registry, all of it or nothing; what was written is kept, to undo it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.registry.books import Books
from knowledge.registry.importing import Progress, alone, next_edition
from knowledge.registry.plan import CHANGES, WEIGHTS, Change, Kind, Life, Plan
from knowledge.registry.undoing import Journal, packed
from knowledge.store import tables


@dataclass(frozen=True, slots=True)
class Touched:
    """One product that a plan changes.

    Attributes:
        code: Its code.
        kind: The weightiest thing that is done to it.
        name: As it is called then.
        producer: Its maker then, "" where it is not known.
        old_name: As it was called, "" for a new one.
    """

    code: str
    kind: Kind
    name: str
    producer: str
    old_name: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of a plan: how it is undone, and the products it touched."""

    undo: bytes
    touched: tuple[Touched, ...]


async def lives(connection: AsyncConnection) -> list[Life]:
    """Give every decision that the registry knows."""
    row = tables.DecisionRow
    found = await connection.execute(select(row.number, row.signed_on, row.valid_from).order_by(row.number))
    return [Life(*life) for life in found]


async def apply(
    connection: AsyncConnection,
    plan: Plan,
    as_of: date,
    progress: Progress = lambda done, total: None,
) -> Applied:
    """Write a plan within the open transaction.

    Args:
        connection: The transaction.
        plan: With nothing left to be asked, made from the registry as it stands.
        as_of: Day for which the registry is true afterwards.
        progress: Told (rows done, rows in all).

    Raises:
        Unfit: A row does not fit the registry after all; nothing was written.
    """
    await alone(connection)
    books = Books(as_of)
    await books.read(connection)
    changes = [change for change in plan.changes if change.kind in CHANGES]
    _put_lives(books, plan.lives, changes)
    touched: dict[str, Touched] = {}
    for done, change in enumerate(changes, 1):
        _note(touched, _put(books, change))
        progress(done, len(changes))
    days = [await _as_of(connection)]
    await books.write(connection)
    await next_edition(connection, as_of)
    days.append(await _as_of(connection))
    return Applied(packed(Journal(books.journal(), days[0], days[1])), tuple(touched.values()))


def _put_lives(books: Books, lives: Iterable[Life], changes: Iterable[Change]) -> None:
    """Put the decisions first: what a recognition says beside them is told from what they say."""
    pages = {c.values["decision_no"]: c.values["source_url"] for c in changes if "decision_no" in c.values}
    for life in lives:
        books.put_life(life.number, life.signed, life.issued, pages.get(life.number, ""))


def _put(books: Books, change: Change) -> Touched:
    values = dict(change.values)
    if "revoked_on" in values:
        books.put_revocation(values)
        return Touched(change.code, change.kind, change.name, change.producer, change.name)
    books.put_products(values)
    code = change.code or books.code_of(values["name"], values["producer"], values["district"])
    return Touched(code, change.kind, change.name, change.producer, change.old_name)


def _note(touched: dict[str, Touched], one: Touched) -> None:
    """Keep one for each product: of several changes the weightiest."""
    known = touched.get(one.code)
    if known is None or WEIGHTS.index(one.kind) < WEIGHTS.index(known.kind):
        touched[one.code] = one


async def _as_of(connection: AsyncConnection) -> date | None:
    found: date | None = await connection.scalar(select(tables.EditionRow.as_of))
    return found
