"""Perform one play file in the terminal, on a throw-away database with the shipped registry."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.channels import terminal
from bot.plays.on_terminal import CODE_LETTERS, OnTerminal
from bot.plays.script import BadPlay, Script, read_script
from bot.plays.stage import Outcome, perform
from handlers.conversation import Custom
from knowledge.registry.shipped import ready
from knowledge.rules.editions import editions
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


def custom_of(script: Script) -> Custom:
    """Give the assistant of a play: codes that can be named, its editions of the criteria and settings."""
    made = replace(CODE_LETTERS, editions=editions(script.rules), approve_imports=script.approve_imports)
    return made if script.approve_above is None else replace(made, approve_above=script.approve_above)


async def perform_script(script: Script) -> Outcome:
    """Play a script to its end, or to the first difference."""
    with TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/play.sqlite3"
        database = Database(url)
        await ready(database)
        await database.close()
        stage = OnTerminal(lambda: Database(url), custom_of(script))
        try:
            return await perform(script, stage)
        finally:
            await stage.close()
