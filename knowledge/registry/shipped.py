"""Fill an empty database with the registry that the program ships."""

from __future__ import annotations

from knowledge.data import DATA
from knowledge.registry.catalog import dataset, edition
from knowledge.registry.columns import KINDS
from knowledge.registry.importing import load
from knowledge.registry.sheets import read_sheet
from knowledge.store.database import Database
from knowledge.store.migrate import migrate


async def ready(database: Database) -> None:
    """Make, migrate and fill the database where that has not been done; otherwise change nothing.

    Raises:
        StoreUnavailable: It is locked, full or out of reach.
        NewerDatabase: It was made by a later version of this program.
    """
    await migrate(database)
    async with database.begin() as connection:
        if await edition(connection):
            return
        for kind in KINDS:
            await load(connection, read_sheet(DATA / f"{kind.name}.csv"), dataset()["as_of"])
