"""The database: tables as migrated, transactions kept whole, and words for whatever it refuses."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, event, insert, select, text, update
from sqlalchemy.exc import IntegrityError, StatementError

from knowledge.errors import StoreUnavailable
from knowledge.store import database as database_module
from knowledge.store.database import Database
from knowledge.store.migrate import MIGRATIONS, NewerDatabase, config, head, migrate
from knowledge.store.tables import Base, ConversationRow, EditionRow, PersonRow
from tests.knowledge.conftest import DAY, NOW, Opened, url_of

PERSON = {"channel": "web", "native": "abc", "first_seen_at": NOW}


def file_of(database: Database) -> Path:
    """The file of a database."""
    return Path(database.engine.url.database or "")


async def pragma(database: Database, name: str) -> Any:
    """What SQLite says of a setting."""
    async with database.begin() as connection:
        return await connection.scalar(text(f"PRAGMA {name}"))


# --- migrations -------------------------------------------------------------------------------------


async def test_migrations_make_the_tables(database: Database) -> None:
    """The migrations make exactly the tables that the program describes."""

    def differences(connection: Connection) -> list[Any]:
        from alembic.autogenerate import compare_metadata
        from alembic.migration import MigrationContext

        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    async with database.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrate_twice(tmp_path: Path, opened: Opened) -> None:
    """The first start migrates, the second has nothing to do."""
    fresh = opened(tmp_path / "new" / "folder" / "fresh.sqlite")

    assert await migrate(fresh) is True
    assert await migrate(fresh) is False


async def test_two_first_starts_at_once(tmp_path: Path, opened: Opened) -> None:
    """Of two programs that start on one new file, one migrates and the other waits for it."""
    one, two = opened(tmp_path / "fresh.sqlite"), opened(tmp_path / "fresh.sqlite")

    assert sorted(await asyncio.gather(migrate(one), migrate(two))) == [False, True]


async def test_a_newer_database(database: Database) -> None:
    """A database of a later version is refused and left as it is."""
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerDatabase, match="9999"):
        await migrate(database)

    async with database.begin() as connection:
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


async def test_down_and_up(database: Database) -> None:
    """The migrations lead back to nothing, and up again."""

    def down(connection: Connection) -> list[str]:
        from alembic import command

        command.downgrade(config(connection), "base")
        left = MetaData()
        left.reflect(connection)
        return list(left.tables)

    async with database.begin() as connection:
        assert await connection.run_sync(down) == ["alembic_version"]
    assert await migrate(database) is True


def test_head() -> None:
    """The newest revision is the last file, and each file is named by the revision it makes."""
    files = sorted((MIGRATIONS / "versions").glob("[0-9]*.py"))

    assert head() == files[-1].name[:4]
    for file in files:
        assert f'revision = "{file.name[:4]}"' in file.read_text("utf-8")


# --- SQLite's settings ------------------------------------------------------------------------------


async def test_settings(database: Database) -> None:
    """SQLite writes ahead, syncs fully, waits for others and holds references."""
    assert await pragma(database, "journal_mode") == "wal"
    assert await pragma(database, "foreign_keys") == 1
    assert await pragma(database, "synchronous") == 2
    assert await pragma(database, "busy_timeout") == database_module.BUSY_MS


async def test_references_hold(database: Database) -> None:
    """A row that refers to nobody is a mistake of ours, not an unreachable database."""
    row = {"person_id": 77, "chat": "1", "state": {}, "seen_at": NOW}

    with pytest.raises(IntegrityError):
        async with database.begin() as connection:
            await connection.execute(insert(ConversationRow).values(row))


async def test_memory() -> None:
    """A database in memory keeps what was written, from one transaction to the next."""
    database = Database("sqlite+aiosqlite:///:memory:")
    try:
        await migrate(database)
        async with database.begin() as connection:
            await connection.execute(insert(PersonRow).values(PERSON))
        async with database.begin() as connection:
            assert await connection.scalar(select(PersonRow.native)) == "abc"
    finally:
        await database.close()


# --- transactions -----------------------------------------------------------------------------------


async def test_read_then_write_side_by_side(database: Database, opened: Opened) -> None:
    """Ten turns that read and then write, of two programs on one file, keep all ten."""
    both = database, opened(file_of(database))
    async with database.begin() as connection:
        await connection.execute(insert(EditionRow).values(id=1, version=0, as_of=DAY))

    async def one_more(n: int) -> None:
        async with both[n % 2].begin() as connection:
            seen = await connection.scalar(select(EditionRow.version))
            await asyncio.sleep(0)  # whoever else is ready goes first
            await connection.execute(update(EditionRow).values(version=(seen or 0) + 1))

    await asyncio.gather(*(one_more(n) for n in range(10)))

    async with database.begin() as connection:
        assert await connection.scalar(select(EditionRow.version)) == 10


async def test_all_or_nothing(database: Database) -> None:
    """An error within a transaction takes back everything in it, and goes up as it is."""

    async def turn() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(PersonRow).values(PERSON))
            raise LookupError

    with pytest.raises(LookupError):
        await turn()

    async with database.begin() as connection:
        assert await connection.scalar(select(PersonRow.id)) is None


async def test_a_cancelled_turn_lets_others_in(database: Database) -> None:
    """A turn that is cancelled keeps nothing and holds no lock."""
    inside, forever = asyncio.Event(), asyncio.Event()

    async def turn() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(PersonRow).values(PERSON))
            inside.set()
            await forever.wait()

    task = asyncio.create_task(turn())
    await inside.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    async with database.begin() as connection:
        assert await connection.scalar(select(PersonRow.id)) is None


# --- what it refuses --------------------------------------------------------------------------------


@pytest.fixture
def locked(empty_file: Path, database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of `database`, locked by another program."""
    monkeypatch.setattr(database_module, "BUSY_MS", 1)
    with closing(sqlite3.connect(file_of(database))) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield file_of(database)


async def test_locked(locked: Path, opened: Opened) -> None:
    """While another program holds the lock the database is unavailable, and free again afterwards."""
    database = opened(locked)

    with pytest.raises(StoreUnavailable):
        async with database.begin():
            pytest.fail("a locked database was entered")
    with pytest.raises(StoreUnavailable):
        await migrate(database)


async def test_lock_taken_away(database: Database, opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the lock is given back the same call succeeds."""
    monkeypatch.setattr(database_module, "BUSY_MS", 1)
    second = opened(file_of(database))
    with closing(sqlite3.connect(file_of(database))) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreUnavailable):
            async with second.begin():
                pass

    async with second.begin() as connection:
        await connection.execute(insert(PersonRow).values(PERSON))


async def test_full_disk(database: Database) -> None:
    """A full disk makes the database unavailable, and nothing of the turn is kept."""

    async def turn() -> None:
        async with database.begin() as connection:
            await connection.execute(insert(PersonRow).values(PERSON))
            await connection.execute(text("PRAGMA max_page_count=1"))  # never below what is used
            row = {"person_id": 1, "chat": "1", "state": {"words": "x" * 500_000}, "seen_at": NOW}
            await connection.execute(insert(ConversationRow).values(row))

    with pytest.raises(StoreUnavailable):
        await turn()

    async with database.begin() as connection:
        assert await connection.scalar(select(PersonRow.id)) is None


async def test_read_only(database: Database) -> None:
    """A database that may not be written is unavailable."""

    async def turn() -> None:
        async with database.begin() as connection:
            await connection.execute(text("PRAGMA query_only=ON"))
            await connection.execute(insert(PersonRow).values(PERSON))

    with pytest.raises(StoreUnavailable):
        await turn()


NO_DATABASE = {"text": b"Kinh gui anh chi, day la mot la thu. " * 100, "a picture": b"\x89PNG" + bytes(5_000)}


@pytest.mark.parametrize("content", NO_DATABASE.values(), ids=NO_DATABASE.keys())
async def test_no_database(tmp_path: Path, opened: Opened, content: bytes) -> None:
    """A file that is no database is unavailable and stays as it is."""
    path = tmp_path / "letter.sqlite"
    path.write_bytes(content)

    with pytest.raises(StoreUnavailable):
        await migrate(opened(path))

    assert path.read_bytes() == content


async def test_nobody_listens(tmp_path: Path, opened: Opened) -> None:
    """A server that does not answer makes the database unavailable."""
    database = opened(tmp_path / "own.sqlite")

    @event.listens_for(database.engine.sync_engine, "do_connect")
    def refuse(*_: Any) -> None:
        raise ConnectionRefusedError(111, "refused")

    with pytest.raises(StoreUnavailable, match="ConnectionRefusedError"):
        async with database.begin():
            pytest.fail("an unreachable database was entered")


async def test_a_file_error_within_a_transaction(database: Database) -> None:
    """What goes wrong with a file within a transaction is not the database's fault."""
    with pytest.raises(FileNotFoundError):
        async with database.begin():
            raise FileNotFoundError


async def test_a_folder_in_its_place(tmp_path: Path, opened: Opened) -> None:
    """A folder where the file should be makes the database unavailable."""
    with pytest.raises(StoreUnavailable):
        await migrate(opened(tmp_path))

    await drivers_done()


async def drivers_done() -> None:
    """Wait for aiosqlite's threads: one that could not connect still reports to a loop that may be gone."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join, 5)


def test_no_folder_can_be_made(tmp_path: Path) -> None:
    """Where the folder for the file cannot be made, that is told as an unavailable database."""
    (tmp_path / "file").write_text("", "utf-8")

    with pytest.raises(StoreUnavailable):
        Database(url_of(tmp_path / "file" / "own.sqlite"))


# --- moments ----------------------------------------------------------------------------------------


async def test_moments_come_back_in_utc(database: Database) -> None:
    """A moment of any time zone is kept, and comes back as the same moment in UTC."""
    here = datetime(2026, 11, 24, 0, 30, tzinfo=timezone(timedelta(hours=7)))

    async with database.begin() as connection:
        await connection.execute(insert(PersonRow).values(PERSON | {"first_seen_at": here}))
        found = await connection.scalar(select(PersonRow.first_seen_at))

    assert found == here
    assert found is not None
    assert found.tzinfo is UTC


async def test_a_moment_without_a_zone(database: Database) -> None:
    """A moment without a time zone is refused rather than guessed."""
    naive = NOW.replace(tzinfo=None)

    with pytest.raises(StatementError, match="time zone"):
        async with database.begin() as connection:
            await connection.execute(insert(PersonRow).values(PERSON | {"first_seen_at": naive}))


async def test_no_moment(database: Database) -> None:
    """A moment that did not come yet is None, and stays None."""
    async with database.begin() as connection:
        await connection.execute(insert(PersonRow).values(PERSON))
        assert await connection.scalar(select(PersonRow.left_at)) is None
