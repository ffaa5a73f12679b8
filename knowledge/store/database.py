"""Open the database and give transactions; SQLite is the embedded default, PostgreSQL may serve.

On SQLite every transaction opens with BEGIN IMMEDIATE: two turns that first read and then write
would otherwise lose writes or fail with "database is locked"
(https://www.sqlite.org/lang_transaction.html). Writers of this process wait for each other in a
lock of our own, which is fair and wakes at once; SQLite's own busy handler sleeps and guesses.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import await_only

from knowledge.errors import StoreUnavailable

BUSY_MS = 5_000


class Database:
    """One database; `begin` gives a transaction that is kept whole or not at all.

    Raises:
        StoreUnavailable: The folder for its file cannot be made.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.embedded = make_url(url).get_backend_name() == "sqlite"
        self.engine = _engine(url, self.embedded)
        self._writer = asyncio.Lock()

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction; commit at the end, roll back on any error.

        Raises:
            StoreUnavailable: The database is locked, full, read-only or out of reach.
        """
        try:
            async with self._turn(), self._connected() as connection:
                yield connection
        except (DataError, IntegrityError, ProgrammingError):
            raise  # a mistake of ours, not of the database
        except DBAPIError as error:
            raise StoreUnavailable(type(error.orig).__name__) from error

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        """Open the engine's transaction; an OSError of what is done in it goes up as it is."""
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context(self.engine.begin())
            except OSError as error:  # nobody listens at the server's address, or it has no such host
                raise StoreUnavailable(type(error).__name__) from error
            yield connection

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if not self.embedded:
            yield
            return
        async with self._writer:
            yield

    async def close(self) -> None:
        """Give back every connection."""
        await self.engine.dispose()


def _engine(url: str, embedded: bool) -> AsyncEngine:
    if not embedded:
        return create_async_engine(url, pool_pre_ping=True)
    file = make_url(url).database
    if not file or file == ":memory:":
        engine = create_async_engine(url, poolclass=StaticPool)
    else:
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(type(error).__name__) from error
        engine = create_async_engine(url)
    _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def _open(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver must not begin by itself: `_begin` does
        try:
            _set_up(connection)
        except Exception:
            connection.close()  # the pool forgets a connection that fails here, its thread would go on
            raise

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set_up(connection: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous=FULL")  # an acknowledged update must survive a power cut
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """Switch the file to WAL; of two programs that do so at once SQLite refuses one without waiting."""
    for pause_s in (0.02, 0.1, 0.5):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except OperationalError:
            await_only(asyncio.sleep(pause_s))
        else:
            return
    cursor.execute("PRAGMA journal_mode=WAL")
