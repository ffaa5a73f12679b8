"""Bring the database to the tables of this version; alembic does the work, only when there is some.

Reading one row tells whether there is: alembic itself takes longer to import than the rest of the
program needs to start.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.errors import KnowledgeError
from knowledge.store.database import Database

MIGRATIONS = Path(__file__).with_name("migrations")


class NewerDatabase(KnowledgeError):
    """The database was made by a later version of this program; it is left as it is."""


def head() -> str:
    """Give the newest revision: the files of `versions/` begin with their revision, 0001 upwards."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


async def migrate(database: Database) -> bool:
    """Bring the database to `head`.

    Returns:
        Whether anything had to be done.

    Raises:
        NewerDatabase: The database is ahead of this program.
        StoreUnavailable: It is locked, full or out of reach.
    """
    async with database.begin() as connection:
        at = await _revision(connection)
        if at > head():
            raise NewerDatabase(at)
        if at == head():
            return False
        await connection.run_sync(_upgrade)
        return True


async def _revision(connection: AsyncConnection) -> str:
    if not await connection.run_sync(lambda c: inspect(c).has_table("alembic_version")):
        return ""
    return await connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(config(connection), "head")


def config(connection: Connection) -> Any:
    """Give alembic's configuration for one connection, as tests and developers need it too."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made
