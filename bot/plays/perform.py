"""Perform one play file in the terminal, on a throw-away database with the shipped registry."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.plays.on_terminal import OnTerminal
from bot.plays.script import read_script
from bot.plays.stage import Outcome, perform
from knowledge.registry.shipped import ready
from knowledge.store.database import Database


async def perform_file(path: Path) -> Outcome:
    """Play a file to its end, or to the first difference."""
    script = read_script(path)
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/play.sqlite3"
        database = Database(url)
        await ready(database)
        await database.close()
        stage = OnTerminal(lambda: Database(url))
        try:
            return await perform(script, stage)
        finally:
            await stage.close()
