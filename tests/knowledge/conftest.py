"""Fixtures of the knowledge tests: databases made once and copied, registry files written on the spot."""

from __future__ import annotations

import asyncio
import csv
import io
import shutil
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from knowledge.registry.importing import Summary, load
from knowledge.registry.sheets import read_sheet
from knowledge.store.database import Database
from knowledge.store.migrate import migrate
from knowledge.store.tables import PUBLIC, Base, EditionRow

DAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
PAGE = "https://example.vn/tin"

Opened = Callable[[Path], Database]
Written = Callable[..., Path]


def url_of(file: Path) -> str:
    """Give the address of an SQLite file."""
    return f"sqlite+aiosqlite:///{file}"


def _made(file: Path, prepare: Any) -> Path:
    async def make() -> None:
        database = Database(url_of(file))
        await prepare(database)
        await database.close()

    asyncio.run(make())
    return file


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with every table and no row."""
    return _made(tmp_path_factory.mktemp("empty") / "empty.sqlite", migrate)


@pytest.fixture(scope="session")
def shipped_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the shipped registry."""
    from knowledge.registry.shipped import ready

    return _made(tmp_path_factory.mktemp("shipped") / "shipped.sqlite", ready)


@pytest.fixture
async def opened() -> AsyncIterator[Opened]:
    """Open databases; all are closed after the test."""
    databases: list[Database] = []

    def open_file(file: Path) -> Database:
        databases.append(Database(url_of(file)))
        return databases[-1]

    yield open_file
    for database in databases:
        await database.close()


@pytest.fixture
def database(empty_file: Path, tmp_path: Path, opened: Opened) -> Database:
    """An empty database of this test alone."""
    return opened(Path(shutil.copy(empty_file, tmp_path / "own.sqlite")))


@pytest.fixture
def shipped(shipped_file: Path, tmp_path: Path, opened: Opened) -> Database:
    """The shipped registry, of this test alone."""
    return opened(Path(shutil.copy(shipped_file, tmp_path / "own.sqlite")))


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write rows as a CSV file; the columns are those of the first row."""

    def write(*rows: dict[str, Any], file: str = "rows.csv") -> Path:
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
        path = tmp_path / file
        path.write_text(text.getvalue(), "utf-8", newline="")
        return path

    return write


def product(name: str = "Tương ớt Mường Khương", **cells: Any) -> dict[str, Any]:
    """A row of products.csv."""
    row = {
        "code": "",
        "name": name,
        "producer": "HTX Mường Khương",
        "district": "Mường Khương",
        "stars": 4,
        "decision_no": "",
        "recognised_year": 2024,
        "source_url": PAGE,
        "note": "",
    }
    return row | cells


async def loaded(database: Database, path: Path, as_of: date = DAY) -> Summary:
    """Load a file in one transaction."""
    async with database.begin() as connection:
        return await load(connection, read_sheet(path), as_of)


async def dump(database: Database, *, but: frozenset[str] = frozenset()) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of the registry, by table."""
    names = PUBLIC - but
    async with database.begin() as connection:
        return {
            table.name: [tuple(row) for row in await connection.execute(select(table))]
            for table in Base.metadata.sorted_tables
            if table.name in names
        }


async def version(database: Database) -> int:
    """Give the edition of the registry, 0 when it was never filled."""
    async with database.begin() as connection:
        return await connection.scalar(select(EditionRow.version)) or 0
