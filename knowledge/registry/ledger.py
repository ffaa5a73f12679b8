"""Put rows into tables by what identifies them, and count what that changed.

The whole registry is small (17,000 products are a few megabytes), so the rows of the touched
tables are read once, compared in memory and written in bulk at the end of the transaction.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import DeclarativeBase

Values = dict[str, Any]
Key = tuple[Any, ...]


class Ledger:
    """One table while a file is loaded; rows are found by `key` columns and have an integer id."""

    def __init__(self, of: type[DeclarativeBase], *key: str) -> None:
        assert isinstance(of.__table__, Table)
        self.table = of.__table__
        self.key = key
        self.rows: dict[Key, Values] = {}
        self.unsaid: frozenset[str] = frozenset()
        """Columns that the file does not have; a row that is known keeps what it has there."""
        self._next_id = 1
        self._new: list[Values] = []
        self._changed: dict[int, Values] = {}
        self._before: dict[int, Values] = {}

    async def read(self, connection: AsyncConnection) -> None:
        """Take in what the table holds."""
        for row in (await connection.execute(select(self.table))).mappings():
            self.rows[tuple(row[name] for name in self.key)] = dict(row)
        self._next_id = 1 + max((row["id"] for row in self.rows.values()), default=0)

    def put(self, **values: Any) -> tuple[int, bool]:
        """Keep a row, new or changed.

        Returns:
            Its id, and whether anything changed.
        """
        key = tuple(values[name] for name in self.key)
        known = self.rows.get(key)
        if known is None:
            return self._add(key, values), True
        said = {name: value for name, value in values.items() if name not in self.unsaid}
        if all(known[name] == value for name, value in said.items()):
            return known["id"], False
        self._before.setdefault(known["id"], dict(known))
        known.update(said)
        self._changed[known["id"]] = known
        return known["id"], True

    def _add(self, key: Key, values: Values) -> int:
        row = {"id": self._next_id, **values}
        self.rows[key] = row
        self._new.append(row)
        self._next_id += 1
        return int(row["id"])

    def journal(self) -> list[tuple[Values | None, Values]]:
        """Give each row that was put otherwise than it was: before, None for a new one, and after."""
        fresh = {row["id"] for row in self._new}
        changed = [(self._before[n], dict(row)) for n, row in self._changed.items() if n not in fresh]
        return [*((None, dict(row)) for row in self._new), *changed]

    async def write(self, connection: AsyncConnection) -> None:
        """Write everything that is new or changed."""
        if self._new:
            await connection.execute(insert(self.table), self._new)
        fresh = {row["id"] for row in self._new}
        changed = [{"_id": n, **row} for n, row in self._changed.items() if n not in fresh]
        if changed:
            await connection.execute(self._update(), changed)

    def _update(self) -> Any:
        names = [column.name for column in self.table.columns if column.name != "id"]
        statement = update(self.table).where(self.table.c.id == bindparam("_id"))
        return statement.values({name: bindparam(name) for name in names})
