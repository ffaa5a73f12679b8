"""Everything that is kept of a person: given out whole, erased whole.

Works by the `person_id` column, so a new table is covered by having one;
`tests/knowledge/test_privacy.py` fails for a table that is neither public nor covered.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people import desk, members
from knowledge.store.tables import NAMELESS, PUBLIC, Base, InboxRow, PersonRow

DEDUPE = InboxRow.__tablename__
"""The inbox keeps its digests, which name nobody, so that a repeated update is still recognised."""


def personal_tables() -> tuple[Table, ...]:
    """Give every table that holds something of a person, those that refer to others first."""
    return tuple(t for t in reversed(Base.metadata.sorted_tables) if t.name not in PUBLIC | NAMELESS)


def _mine(table: Table, person: int) -> ColumnElement[bool]:
    column = table.c.id if table.name == PersonRow.__tablename__ else table.c.person_id
    return column == person


async def export(connection: AsyncConnection, person: int) -> dict[str, list[dict[str, Any]]]:
    """Give all rows about a person, by table, as plain JSON values."""
    found = {}
    for table in personal_tables():
        rows = (await connection.execute(select(table).where(_mine(table, person)))).mappings()
        found[table.name] = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):  # a file that was sent is named, not sent again inside the next one
        return {name: part for name, part in value.items() if name != "data"}
    return value.isoformat() if isinstance(value, date | datetime) else value


async def erase(connection: AsyncConnection, person: int) -> None:
    """Erase everything about a person; nothing of it can be got back."""
    await members.hand_over(connection, person)
    await desk.forget_copies(connection, person)
    for table in personal_tables():
        if table.name == DEDUPE:
            blank = update(table).where(_mine(table, person)).values(person_id=None, chat="", said="")
            await connection.execute(blank)
        else:
            await connection.execute(delete(table).where(_mine(table, person)))
