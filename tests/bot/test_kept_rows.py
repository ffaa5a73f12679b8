"""A file loaded at the command line leaves what officials keep in the chat, and says so."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from knowledge.data import DATA
from knowledge.registry import keeping
from knowledge.store.database import Database


async def _closed(url: str) -> None:
    """Close the first office."""
    database = Database(url)
    async with database.begin() as connection:
        first = (await keeping.every(connection, "contact"))[0]
        assert await keeping.end(connection, "contact", first.id, date(2026, 11, 23))
    await database.close()


def test_the_rows_that_were_left_are_counted(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One row of the shipped file is kept in the chat: five are as before, one is left."""
    file = tmp_path / "own.sqlite3"
    file.write_bytes(filled.read_bytes())
    asyncio.run(_closed(f"sqlite+aiosqlite:///{file}"))
    monkeypatch.setattr("bot.shell.set_up", lambda level: None)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{file}")
    done = CliRunner().invoke(cli, ["import", str(DATA / "contacts.csv")])
    assert done.stdout.splitlines() == [
        "contacts.csv: 0 dòng mới, 0 dòng đổi, 5 dòng như cũ.",
        "1 dòng để nguyên, vì cán bộ đã giữ trong chat: sửa các dòng đó trong chat.",
    ]
