"""Write what the assistant says now into plays: `python -m tests.rerecord FILE …`.

For a new play, of which the persons' lines are written and "Bot: ?" stands for the rest, and for a change of
words that touches many. Nothing is accepted by this: somebody reads the difference before it is kept.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import tempfile
from pathlib import Path

from bot.plays.on_terminal import OnTerminal
from bot.plays.perform import custom_of
from bot.plays.script import read_script
from bot.plays.stage import perform
from knowledge.registry.shipped import ready
from knowledge.store.database import Database
from tests.plays.stages import OnTelegram

MOST_TURNS = 60
_WHERE = re.compile(r"[^:]+:(\d+)")


async def rerecord(path: Path, filled: Path) -> str:
    """Play to the first difference, write what was said there, and again until there is none."""
    channels = read_script(path).channels
    made = OnTerminal if not channels or OnTerminal.name in channels else OnTelegram
    for _ in range(MOST_TURNS):
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copy(filled, Path(folder) / "play.sqlite3")
            stage = made(
                lambda copy=copy: Database(f"sqlite+aiosqlite:///{copy}"), custom_of(read_script(path))
            )
            if isinstance(stage, OnTelegram):
                await stage.start()
            outcome = await perform(read_script(path), stage)
            await stage.close()
        if not outcome.differences:
            return "holds"
        if not _written(path, outcome.differences[0], _said(outcome.talk)):
            return outcome.differences[0]
    return "no end"


def _written(path: Path, difference: str, said: list[str]) -> bool:
    """Write what was said in the place of what the play expects; False where it expects something else."""
    where = _WHERE.match(difference)
    number = int(where[1]) if where else 0
    lines = path.read_text("utf-8").splitlines()
    if not lines[number - 1].startswith("Bot"):
        return False
    path.write_text("\n".join(_with(lines, number, said)) + "\n", "utf-8")
    return True


def _said(talk: list[str]) -> list[str]:
    """Give the last thing the assistant said, as lines of a play."""
    begin = max(n for n, line in enumerate(talk) if line.startswith("Bot:"))
    first, *rest = (line for line in talk[begin:] if line.strip())
    return [first, *(f"  {line.strip()}" for line in rest)]


def _with(lines: list[str], number: int, said: list[str]) -> list[str]:
    end = number
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    head = lines[number - 1].split(":")[0]
    return [*lines[: number - 1], f"{head}:{said[0].removeprefix('Bot:')}", *said[1:], *lines[end:]]


async def _main(paths: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        filled = Path(folder) / "filled.sqlite3"
        database = Database(f"sqlite+aiosqlite:///{filled}")
        await ready(database)
        await database.close()
        for path in paths:
            print(path.name, await rerecord(path, filled))


if __name__ == "__main__":
    asyncio.run(_main([Path(name) for name in sys.argv[1:]]))
