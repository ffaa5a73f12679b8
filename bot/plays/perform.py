"""Perform one play file in the terminal, on a throw-away database with the shipped registry."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.channels import terminal
from bot.plays.on_terminal import OnTerminal
from bot.plays.script import BadPlay, Script, read_script
from bot.plays.stage import Outcome, perform
from knowledge.registry.shipped import ready
from knowledge.store.database import Database


def script_for_terminal(path: Path) -> Script:
    """Read a play that can be performed here.

    Raises:
        BadPlay: It cannot be read, or plays on other channels only.
        OSError: There is no such file.
    """
    script = read_script(path)
    if script.channels and terminal.NAME not in script.channels:
        others = ", ".join(sorted(script.channels))
        raise BadPlay(f"{script.name}: plays on {others} only, not in the terminal")
    return script


async def perform_script(script: Script) -> Outcome:
    """Play a script to its end, or to the first difference."""
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
