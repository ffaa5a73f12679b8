"""Load a checked registry file in one transaction; loading it again changes nothing.

A row is the same product as before when its `code` is, or, without a code, when name, producer and
district are. A new product gets the next code, which it keeps for good: rows may be reordered,
renamed and loaded again. A product with several recognitions has a row for each; what it is called,
where it is made and what is noted of it are taken from the first. What a file does not name, row or
column, is left as it is, since no list is complete. A fair, a sales point or an office that an official keeps
in the chat is changed there: a file leaves it, but for a sales point that the file confirms on a later day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.errors import BadFile, Problem
from knowledge.registry.books import Books, Unfit
from knowledge.registry.columns import FileKind, Row, checked, kind_of
from knowledge.registry.sheets import Sheet
from knowledge.store import tables

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What loading a file did, in rows of the file."""

    kind: str
    new: int
    changed: int
    same: int
    kept: int = 0
    """Rows left as they are, because an official keeps them in the chat."""


async def load(
    connection: AsyncConnection, sheet: Sheet, as_of: date, progress: Progress = lambda done, total: None
) -> Summary:
    """Load `sheet` within the open transaction.

    Args:
        connection: The transaction; the caller commits it.
        sheet: As `read_sheet` gave it.
        as_of: Day for which the registry is true afterwards, if anything changes.
        progress: Told (rows done, rows in all).

    Raises:
        BadFile: Nothing was written; the error holds every problem.
    """
    kind = kind_of(sheet)
    rows = checked(sheet, kind, as_of)
    await alone(connection)
    books = Books(as_of)
    await books.read(connection)
    books.leave(frozenset(kind.cells) - set(sheet.columns))
    summary = _put_all(books, sheet.file, kind, rows, progress)
    await books.write(connection)
    if summary.new or summary.changed:
        await next_edition(connection, as_of)
    return summary


def _put_all(books: Books, file: str, kind: FileKind, rows: list[Row], progress: Progress) -> Summary:
    put = getattr(books, f"put_{kind.name}")
    counts = {"new": 0, "changed": 0, "same": 0, "kept": 0}
    problems: list[Problem] = []
    for done, row in enumerate(rows, 1):
        try:
            counts[put(row.values)] += 1
        except Unfit as unfit:
            problems.append(Problem(unfit.reason, row.number, unfit.column, unfit.values))
        progress(done, len(rows))
    if problems:
        raise BadFile(file, problems)
    return Summary(kind.name, **counts)


async def next_edition(connection: AsyncConnection, as_of: date) -> None:
    """Count the edition up, so that every running program sees the change in its next answer."""
    await alone(connection)
    row = (await connection.execute(select(tables.EditionRow.version, tables.EditionRow.as_of))).first()
    if row is None:
        await connection.execute(insert(tables.EditionRow).values(id=1, version=1, as_of=as_of))
        return
    values = {"version": row.version + 1, "as_of": max(as_of, row.as_of)}
    await connection.execute(update(tables.EditionRow).values(values))


async def alone(connection: AsyncConnection) -> None:
    """Let those who change the registry do so one after the other, on PostgreSQL too."""
    await connection.execute(select(tables.EditionRow.version).with_for_update())
