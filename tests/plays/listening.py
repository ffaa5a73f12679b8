"""Plays on the terminal without restarts, quick enough to be run many times, with an ear on the texts."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.plays.on_terminal import OnTerminal
from bot.plays.perform import custom_of
from bot.plays.script import Script, read_script
from bot.plays.stage import perform
from knowledge import texts
from knowledge.store.database import Database
from tests.plays.stages import OnTelegram

PLAYS = Path(__file__).parent


class Unbroken(OnTerminal):
    """The terminal stage, never restarted."""

    async def restart(self) -> None:
        """Go on."""


def scripts() -> list[Script]:
    """Give every play, the shortest first."""
    return sorted((read_script(path) for path in PLAYS.glob("*.chat")), key=lambda script: len(script.steps))


async def differences(script: Script, database: Path, folder: Path) -> list[str]:
    """Play one script on a copy of a database; give what differed."""
    copy = shutil.copy(database, folder / "play.sqlite3")

    def opened() -> Database:
        return Database(f"sqlite+aiosqlite:///{copy}")

    if not script.channels or "terminal" in script.channels:
        stage: Unbroken | OnTelegram = Unbroken(opened, custom_of(script))
    else:
        stage = OnTelegram(opened, custom_of(script))
        await stage.start()
    try:
        return (await perform(script, stage)).differences
    finally:
        await stage.close()


@contextmanager
def heard() -> Iterator[set[str]]:
    """Note the id of every text that is said meanwhile."""
    said: set[str] = set()
    original = texts.say

    def say(language: str, message: str, **values: str | int) -> str:
        said.add(message)
        return original(language, message, **values)

    modules = [module for module in list(sys.modules.values()) if getattr(module, "say", None) is original]
    for module in modules:
        module.say = say  # type: ignore[attr-defined]
    try:
        yield said
    finally:
        for module in modules:
            module.say = original  # type: ignore[attr-defined]
