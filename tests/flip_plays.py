"""Change texts, stars and dates one at a time, and count how many changes turn a play red.

    .venv/bin/python -m tests.flip_plays [how many] [seed]

A play that stays green whatever the assistant says would be no test. Thirty changes, drawn by a
seed: a text loses its sense, a product gains a star, a certificate ends another year. At least 28
must be noticed; the exit status says so.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import case, select, update

from knowledge import texts
from knowledge.registry.shipped import ready
from knowledge.store.database import Database
from knowledge.store.tables import DecisionRow, ProductRow, RecognitionRow
from tests.plays.listening import PLAYS, differences, heard, scripts

ALL, NEEDED = 30, 28
DATED = "2585/QĐ-UBND"  # the one decision whose certificates have a last day, 28/12/2026


@dataclass(frozen=True)
class Flip:
    """One change: of a text, or of a product's stars, its year, or the last day of its certificate."""

    kind: str
    what: str


IN_FILES = "doc-"
"""Texts that stand in files a play only names; tests/handlers/test_application.py reads the files back."""


async def main(count: int = ALL, seed: int = 1) -> int:
    """Try the changes, say what became of each; gives how many stayed unnoticed."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        shipped = folder / "shipped.sqlite3"
        database = Database(f"sqlite+aiosqlite:///{shipped}")
        await ready(database)
        facts = await _facts(database)
        await database.close()
        flips = _draw(random.Random(seed), count, await _texts(shipped, folder), facts)
        unnoticed = [flip for flip in flips if not await _noticed(flip, shipped, folder)]
    for flip in unnoticed:
        print(f"unnoticed: {flip.kind} {flip.what}")
    print(f"{len(flips) - len(unnoticed)} of {len(flips)} changes turned a play red (seed {seed})")
    return len(unnoticed)


async def _texts(shipped: Path, folder: Path) -> list[Flip]:
    """Give the texts that plays say."""
    with heard() as said:
        for script in scripts():
            assert not await differences(script, shipped, folder)
    return [Flip("text", message) for message in sorted(said) if not message.startswith(IN_FILES)]


async def _facts(database: Database) -> list[Flip]:
    """Give the stars and dates of the products whose answers stand in a play."""
    words = " ".join(path.read_text("utf-8") for path in PLAYS.glob("*.chat")).replace("[", " ").split()
    shown = {word for word in words if word.startswith("LC-0")}
    query = select(ProductRow.code, RecognitionRow.stars, RecognitionRow.year, RecognitionRow.decision_no)
    async with database.begin() as connection:
        rows = (await connection.execute(query.join(RecognitionRow).order_by(ProductRow.code))).all()
    flips = []
    for code, stars, year, decision in rows:
        dated = decision == DATED
        known = (("stars", stars), ("year", year and not dated), ("last day", dated))
        flips += [Flip(kind, code) for kind, value in known if value and code in shown]
    return flips


def _draw(draw: random.Random, count: int, said: list[Flip], facts: list[Flip]) -> list[Flip]:
    return draw.sample(said, count // 2) + draw.sample(facts, count - count // 2)


async def _noticed(flip: Flip, shipped: Path, folder: Path) -> bool:
    changed = Path(shutil.copy(shipped, folder / "changed.sqlite3"))
    if flip.kind != "text":
        await _change(flip, changed)
    with _other_text(flip.what) if flip.kind == "text" else _as_it_is():
        for script in scripts():
            if await differences(script, changed, folder):
                return True
    return False


async def _change(flip: Flip, file: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{file}")
    product = select(ProductRow.id).where(ProductRow.code == flip.what).scalar_subquery()
    mine = RecognitionRow.product_id == product
    async with database.begin() as connection:
        match flip.kind:
            case "stars":
                other = case((RecognitionRow.stars < 5, RecognitionRow.stars + 1), else_=4)
                await connection.execute(update(RecognitionRow).where(mine).values(stars=other))
            case "year":
                await connection.execute(
                    update(RecognitionRow).where(mine).values(year=RecognitionRow.year + 1)
                )
            case _:
                ends = date(2026, 12, 27)
                await connection.execute(
                    update(DecisionRow).where(DecisionRow.number == DATED).values(valid_to=ends)
                )
    await database.close()


@contextmanager
def _other_text(message: str) -> Iterator[None]:
    """Let one text say something else, in all languages."""
    original = texts.bundle

    class Other:
        def __init__(self, language: str) -> None:
            self._bundle = original(language)

        def __getattr__(self, name: str) -> object:
            return getattr(self._bundle, name)

        def format_pattern(self, pattern: object, values: object) -> tuple[str, list[object]]:
            said, errors = self._bundle.format_pattern(pattern, values)
            changed = pattern is self._bundle.get_message(message).value
            return (f"{said} không" if changed else said), errors

    texts.bundle = Other  # type: ignore[assignment,misc]
    try:
        yield
    finally:
        texts.bundle = original


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*map(int, sys.argv[1:]))) > ALL - NEEDED)
