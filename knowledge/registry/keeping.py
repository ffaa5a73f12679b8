"""Fairs, sales points and offices as officials keep them in the chat: added, changed, ended, confirmed.

Everything within the open transaction of a turn. Each change counts the edition up, so that every running
program tells it in its next answer, and makes the officials the source of the row (`kept.py`). What has ended
stays in its table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.registry.importing import alone, next_edition
from knowledge.registry.kept import Remark, key_of, to_url
from knowledge.registry.kept_rows import (
    BOOKS,
    STOCK,
    Book,
    Kept,
    Kind,
    called,
    every,
    lies_in,
    may_keep,
    one,
)
from knowledge.store.tables import EditionRow, ProductRow, SalesPointProductRow, SourceRow

__all__ = [
    "BOOKS",
    "STOCK",
    "Kept",
    "Kind",
    "Outcome",
    "add",
    "begin_again",
    "called",
    "change",
    "confirm",
    "end",
    "every",
    "lies_in",
    "may_keep",
    "one",
]

Outcome = Literal["done", "gone", "taken", "meanwhile"]
"""What became of a change: done; there is no such row; another row is called so; somebody was quicker."""


async def add(
    connection: AsyncConnection, kind: Kind, values: Mapping[str, Any], on: date
) -> tuple[Outcome, int]:
    """Add a row that is true on a day, or open one again that is called so and has ended.

    Returns:
        "done", or "taken" where such a row stands; and the id of the row.
    """
    await alone(connection)
    known = await called(connection, kind, values)
    if known is not None and known.ended_on is None:
        return "taken", known.id
    if known is not None:
        await _write(connection, known, values, on, ended_on=None, confirmed_on=on, why="")
        return "done", known.id
    book = BOOKS[kind]
    id = await _next_id(connection, book.row)
    row = {"id": id, "source_id": await _source(connection, Remark(), on)} | _columns(book, values)
    row |= {"confirmed_on": on} if book.is_confirmed else {}
    await connection.execute(insert(book.row).values(row))
    await _put_stock(connection, kind, id, values)
    await _next(connection, on)
    return "done", id


async def change(
    connection: AsyncConnection,
    kind: Kind,
    id: int,
    values: Mapping[str, Any],
    *,
    was: Mapping[str, Any],
    on: date,
) -> Outcome:
    """Change some columns of a row, if they still are what they were when the change was begun.

    Args:
        connection: The turn's transaction.
        kind: What is changed.
        id: Its row.
        values: The columns, new.
        was: The columns as they were when the official saw them.
        on: Today.
    """
    await alone(connection)
    known = await one(connection, kind, id)
    if known is None:
        return "gone"
    if any(known.values[name] != value for name, value in was.items()):
        return "meanwhile"
    whole = {**known.values, **values}
    same = await called(connection, kind, whole)
    if same is not None and same.id != id:
        return "taken"
    if whole != known.values:
        await _write(connection, known, values, on)
    return "done"


async def end(connection: AsyncConnection, kind: Kind, id: int, on: date, why: str = "") -> bool:
    """Close a shop or an office, cancel a fair; False where there is none, or it has ended already."""
    await alone(connection)
    known = await one(connection, kind, id)
    if known is None or known.ended_on is not None:
        return False
    await _write(connection, known, {}, on, ended_on=on, why=why)
    return True


async def begin_again(connection: AsyncConnection, kind: Kind, id: int, on: date) -> bool:
    """Take back that something has ended; False where it has not."""
    await alone(connection)
    known = await one(connection, kind, id)
    if known is None or known.ended_on is None:
        return False
    await _write(connection, known, {}, on, ended_on=None, why="")
    return True


async def confirm(
    connection: AsyncConnection, kind: Kind, id: int, confirmed_on: date | None, on: date
) -> bool:
    """Note on which day somebody said that a row is true, None to take that back; False where it is gone."""
    await alone(connection)
    known = await one(connection, kind, id)
    if known is None or known.ended_on is not None:
        return False
    if known.confirmed_on != confirmed_on:
        await _write(connection, known, {}, on, confirmed_on=confirmed_on)
    return True


async def _write(
    connection: AsyncConnection,
    known: Kept,
    values: Mapping[str, Any],
    on: date,
    *,
    why: str | None = None,
    **state: date | None,
) -> None:
    """Write columns and state, with the officials as the source from now on."""
    book = BOOKS[known.kind]
    row: dict[str, Any] = _columns(book, values)
    if "ended_on" in state:
        row[book.ended] = state["ended_on"]
    if book.is_confirmed and "confirmed_on" in state:
        row["confirmed_on"] = state["confirmed_on"]
    row["source_id"] = await _source(connection, _remark(known, values, why), on)
    await connection.execute(update(book.row).where(book.row.id == known.id).values(row))
    await _put_stock(connection, known.kind, known.id, values)
    await _next(connection, on)


def _columns(book: Book, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in book.columns}


def _remark(known: Kept, values: Mapping[str, Any], why: str | None) -> Remark:
    """Say where the row came from, and add what it was called, where that changes."""
    remark, columns = known.source.remark, BOOKS[known.kind].key
    before, after = (key_of(row, columns) for row in (known.values, {**known.values, **values}))
    if before != after and before not in remark.was:
        remark = replace(remark, was=(*remark.was, before))
    return remark if why is None else replace(remark, why=why)


async def _source(connection: AsyncConnection, remark: Remark, on: date) -> int:
    url = to_url(remark)
    query = select(SourceRow.id).where(SourceRow.url == url, SourceRow.published_on == on)
    if (known := await connection.scalar(query)) is not None:
        return int(known)
    id = await _next_id(connection, SourceRow)
    await connection.execute(insert(SourceRow).values(id=id, url=url, published_on=on))
    return id


async def _put_stock(connection: AsyncConnection, kind: Kind, id: int, values: Mapping[str, Any]) -> None:
    if kind != "shop" or STOCK not in values:
        return
    link = SalesPointProductRow
    await connection.execute(delete(link).where(link.sales_point_id == id))
    query = select(ProductRow.id).where(ProductRow.code.in_(values[STOCK])).order_by(ProductRow.id)
    rows = [{"sales_point_id": id, "product_id": n} for n in (await connection.execute(query)).scalars()]
    if rows:
        await connection.execute(insert(link), rows)


async def _next_id(connection: AsyncConnection, row: Any) -> int:
    """Give the next id: files bring theirs along, so no sequence of the database counts them."""
    return 1 + (await connection.scalar(select(func.max(row.id))) or 0)


async def _next(connection: AsyncConnection, on: date) -> None:
    """Count the edition up; the day for which the whole list is true stays what a file last said."""
    as_of = await connection.scalar(select(EditionRow.as_of))
    await next_edition(connection, as_of or on)
