"""Take back exactly what a plan wrote: each row becomes what it was, and nothing that came later is lost.

What was written is kept as a journal: each row before and after. It is taken back only where every one of
these rows still is what the plan made of it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, Table, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.errors import KnowledgeError
from knowledge.registry.importing import alone, next_edition
from knowledge.store import tables

Row = dict[str, Any]
Rows = list[tuple[Row | None, Row]]

ORDER = ("source", "producer", "product", "decision", "recognition", "revocation")
"""The tables that a plan writes to, in the order in which one may refer to the next."""

USERS: dict[str, tuple[tuple[str, str], ...]] = {
    "decision": (("recognition", "decision_no"),),
    "product": (
        ("recognition", "product_id"), ("application", "product_id"), ("revocation", "product_id"),
        ("sales_point_product", "product_id"),
    ),
    "producer": (("product", "producer_id"),),
    "source": (
        ("decision", "source_id"), ("recognition", "source_id"), ("application", "source_id"),
        ("revocation", "source_id"), ("sales_point", "source_id"), ("fair", "source_id"),
        ("contact", "source_id"),
    ),
}  # fmt: skip
"""What refers to a table, by column."""

SHARED = frozenset({"source", "producer"})
"""Rows that are left where something else refers to them by now: nobody sees them alone."""

A_TIME = 400
"""Rows asked for at once; databases take only so many values."""


class CannotUndo(KnowledgeError):
    """A later change stands in the way; the message is the code or number of what it is about."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What a plan wrote.

    Attributes:
        rows: By table, each row before (None for a new one) and after.
        was_as_of: Day for which the registry was true before.
        as_of: Day for which it is true since.
    """

    rows: dict[str, Rows]
    was_as_of: date | None = None
    as_of: date | None = None


def packed(journal: Journal) -> bytes:
    """Give a journal as compressed JSON."""
    data = {
        "rows": {name: [[_plain(before), _plain(after)] for before, after in rows]
                 for name, rows in journal.rows.items()},
        "as_of": [day.isoformat() if day else None for day in (journal.was_as_of, journal.as_of)],
    }  # fmt: skip
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 6)


def unpacked(content: bytes) -> Journal:
    """Make the journal that `packed` wrote."""
    data = json.loads(zlib.decompress(content))
    was, now = (date.fromisoformat(day) if day else None for day in data["as_of"])
    rows = {
        name: [(_typed(name, before), _typed(name, after) or {}) for before, after in pairs]
        for name, pairs in data["rows"].items()
    }
    return Journal(rows, was, now)


def _plain(row: Row | None) -> Row | None:
    if row is None:
        return None
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _typed(name: str, row: Row | None) -> Row | None:
    if row is None:
        return None
    days = {column.name for column in _table(name).columns if isinstance(column.type, Date)}
    return {n: date.fromisoformat(v) if n in days and v else v for n, v in row.items()}


async def undo(connection: AsyncConnection, content: bytes) -> None:
    """Take a journal back within the open transaction, and begin a new edition.

    Raises:
        CannotUndo: A later change touched one of its rows, or rests on one; nothing was written.
    """
    await alone(connection)
    journal = unpacked(content)
    for name in ORDER:
        await _check(connection, name, journal.rows.get(name, []))
    async with connection.begin_nested():
        for name in ORDER:
            await _put_back(connection, name, [row for row, _ in journal.rows.get(name, []) if row])
        for name in reversed(ORDER):
            made = [_id(name, after) for before, after in journal.rows.get(name, []) if before is None]
            await _remove(connection, name, made)
        await next_edition(connection, date.min)
        if journal.was_as_of and journal.as_of:
            row = tables.EditionRow
            same = update(row).where(row.as_of == journal.as_of)
            await connection.execute(same.values(as_of=journal.was_as_of))


async def _check(connection: AsyncConnection, name: str, rows: Rows) -> None:
    """Refuse to go on where a row is not any more what the plan made of it."""
    table = _table(name)
    now: dict[Any, Row] = {}
    for some in _some([_id(name, after) for _, after in rows]):
        found = await connection.execute(select(table).where(_key(table).in_(some)))
        now |= {_id(name, row): row for row in map(dict, found.mappings())}
    for _, after in rows:
        if (row := now.get(_id(name, after))) is None or any(row[n] != v for n, v in after.items()):
            raise CannotUndo(await _named(connection, name, after))


async def _put_back(connection: AsyncConnection, name: str, rows: Sequence[Row]) -> None:
    if not rows:
        return
    table = _table(name)
    columns = [
        column.name for column in table.columns if column is not _key(table) and column.name in rows[0]
    ]
    statement = update(table).where(_key(table) == bindparam("_key"))
    values = [{"_key": _id(name, row), **{f"_{n}": row[n] for n in columns}} for row in rows]
    await connection.execute(statement.values({n: bindparam(f"_{n}") for n in columns}), values)


async def _remove(connection: AsyncConnection, name: str, ids: Sequence[Any]) -> None:
    """Take away the rows that were made, but for shared ones that something else uses by now."""
    table = _table(name)
    used = {one async for one in _used(connection, name, ids)}
    if used and name not in SHARED:
        found = await connection.execute(select(table).where(_key(table) == min(used, key=str)))
        raise CannotUndo(await _named(connection, name, dict(found.mappings().one())))
    for some in _some([one for one in ids if one not in used]):
        await connection.execute(delete(table).where(_key(table).in_(some)))


async def _used(connection: AsyncConnection, name: str, ids: Sequence[Any]) -> AsyncIterator[Any]:
    for user, column in USERS.get(name, ()):
        refers = _table(user).c[column]
        for some in _some(ids):
            for one in await connection.scalars(select(refers).where(refers.in_(some)).distinct()):
                yield one


async def _named(connection: AsyncConnection, name: str, row: Row) -> str:
    """Name what stands in the way as officials know it: a product by its code, a decision by its number."""
    if name == "decision":
        return str(row["number"])
    if name == "product":
        return str(row["code"])
    if "product_id" in row:
        product = tables.ProductRow
        code = await connection.scalar(select(product.code).where(product.id == row["product_id"]))
        return str(code or "")
    return str(row.get("name") or row.get("url") or "")


def _table(name: str) -> Table:
    return tables.Base.metadata.tables[name]


def _key(table: Table) -> Any:
    (column,) = table.primary_key.columns
    return column


def _id(name: str, row: Row) -> Any:
    return row[_key(_table(name)).name]


def _some(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for begin in range(0, len(ids), A_TIME):
        yield ids[begin : begin + A_TIME]
