"""Fairs, sales points and offices as officials see them: every row with its source, ended ones too."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.place_names import spoken_in, within
from knowledge.places import Unit, same_area
from knowledge.registry.catalog import publisher
from knowledge.registry.kept import folded, key_of
from knowledge.registry.model import Source
from knowledge.store.tables import (
    ContactRow,
    FairRow,
    ProductRow,
    SalesPointProductRow,
    SalesPointRow,
    SourceRow,
)

Kind = Literal["fair", "shop", "contact"]

STOCK = "products"
"""The codes of a sales point's products, which stand in a table of their own."""


@dataclass(frozen=True, slots=True)
class Book:
    """Where rows of a kind stand: what identifies one, the day on which it ended, what can be changed."""

    row: Any
    key: tuple[str, ...]
    ended: str
    columns: tuple[str, ...]
    is_confirmed: bool = True


BOOKS: dict[Kind, Book] = {
    "fair": Book(
        FairRow,
        ("name", "starts_on"),
        "cancelled_on",
        ("name", "starts_on", "ends_on", "place", "organiser", "summary"),
        is_confirmed=False,
    ),
    "shop": Book(
        SalesPointRow,
        ("name", "district"),
        "closed_on",
        ("name", "kind", "address", "district", "phone", "url", "goods"),
    ),
    "contact": Book(
        ContactRow, ("office",), "closed_on", ("office", "role", "address", "phone", "email", "url")
    ),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """One row as officials see it; `values` are its columns, with "products" for a sales point.

    Attributes:
        ended_on: Day on which it was closed or cancelled, None while it stands.
        confirmed_on: Day on which somebody last said that it is true; always None for a fair.
    """

    kind: Kind
    id: int
    values: Mapping[str, Any]
    ended_on: date | None
    confirmed_on: date | None
    source: Source

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.values[BOOKS[self.kind].key[0]])

    @property
    def unit(self) -> Unit | None:
        """Where it lies, None outside the province or where that is not known."""
        return lies_in(self.kind, self.values)


def lies_in(kind: Kind, values: Mapping[str, Any]) -> Unit | None:
    """Give the unit that a row's own words name: the last one, since an address goes from small to large."""
    if kind == "shop":
        return within(str(values["address"]), str(values["district"]))
    words = values["place"] if kind == "fair" else f"{values['office']}, {values['address']}"
    found = spoken_in(re.findall(r"\w+", str(words)))
    return found[-1].units[0] if found else None


def may_keep(unit: Unit | None, communes: Sequence[Unit]) -> bool:
    """Whether a place belongs to some communes; an unknown one belongs to none."""
    return unit is not None and any(same_area(unit, own) for own in communes)


async def every(connection: AsyncConnection, kind: Kind) -> list[Kept]:
    """Give every row of a kind, ended ones too, in the order in which they came."""
    book = BOOKS[kind]
    query = select(book.row.__table__, SourceRow.url.label("_url"), SourceRow.published_on.label("_on"))
    query = query.join(SourceRow, SourceRow.id == book.row.source_id).order_by(book.row.id)
    stock = await _stock(connection) if kind == "shop" else {}
    return [_kept(kind, dict(row), stock) for row in (await connection.execute(query)).mappings()]


def _kept(kind: Kind, row: Mapping[str, Any], stock: Mapping[int, tuple[str, ...]]) -> Kept:
    book = BOOKS[kind]
    values = {name: row[name] for name in book.columns}
    if kind == "shop":
        values[STOCK] = stock.get(row["id"], ())
    source = Source(row["_url"], publisher(row["_url"]), row["_on"])
    confirmed_on = row["confirmed_on"] if book.is_confirmed else None
    return Kept(kind, row["id"], values, row[book.ended], confirmed_on, source)


async def _stock(connection: AsyncConnection) -> dict[int, tuple[str, ...]]:
    query = select(SalesPointProductRow.sales_point_id, ProductRow.code)
    query = query.join(ProductRow, ProductRow.id == SalesPointProductRow.product_id).order_by(ProductRow.code)
    found: dict[int, tuple[str, ...]] = {}
    for point, code in await connection.execute(query):
        found[point] = (*found.get(point, ()), code)
    return found


async def one(connection: AsyncConnection, kind: Kind, id: int) -> Kept | None:
    """Give the row with an id."""
    return next((row for row in await every(connection, kind) if row.id == id), None)


async def called(connection: AsyncConnection, kind: Kind, values: Mapping[str, Any]) -> Kept | None:
    """Give the row that is called the same, but for marks and case."""
    columns = BOOKS[kind].key
    wanted = folded(key_of(values, columns))
    rows = await every(connection, kind)
    return next((row for row in rows if folded(key_of(row.values, columns)) == wanted), None)
