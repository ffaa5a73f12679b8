"""A file of 17,000 products: rehearsed, applied, undone exactly; and files that are far too large.

    .venv/bin/python -m benchmarks.importing

The made-up registry is that of `benchmarks.registry`. Each line is one run in this process, each refusal one
in a process of its own, of which the largest memory is told. Nothing in the tests depends on these figures.
"""

from __future__ import annotations

import asyncio
import csv
import io
import random
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress as Bar

from benchmarks.registry import COLUMNS, made_up_products
from knowledge.people import imports
from knowledge.registry.applying import lives
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.exporting import as_csv
from knowledge.registry.grids import read_grid
from knowledge.registry.plan import ANY, Answers, Plan
from knowledge.registry.rehearsal import rehearse
from knowledge.registry.shipped import ready
from knowledge.registry.workbooks import workbook
from knowledge.store.database import Database

ROOT = Path(__file__).parents[1]
LARGE = 17_000
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
ANSWERS = Answers(columns_seen=True, decision="99/QĐ-UBND", issued={ANY: date(2026, 11, 20)})
T = TypeVar("T")

REFUSING = """
import resource, sys, time
from pathlib import Path
from knowledge.errors import BadFile
from knowledge.registry.grids import read_grid
import openpyxl
content = Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.perf_counter()
try:
    read_grid(sys.argv[1], content)
    said = "taken"
except BadFile as error:
    said = error.problems[0].reason
took = time.perf_counter() - begun
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(f"{said} | {took:.2f} s | {len(content) / 1e6:.1f} MB sent, {grown / 1024:.0f} MB more memory")
"""


async def timed(what: str, work: Callable[[], Awaitable[T]]) -> T:
    """Do something, and print how long it took."""
    begun = time.perf_counter()
    found = await work()
    print(f"| {what} | {time.perf_counter() - begun:.2f} s |", flush=True)
    return found


def renewed(rows: list[dict[str, str]], seed: int = 1) -> list[dict[str, str]]:
    """Give the same products a year later: some with other stars, some renamed, some not there any more."""
    draw = random.Random(seed)
    found = []
    for row in rows:
        chance = draw.random()
        if chance < 0.02:
            continue
        name = f"{row['name']} loại 1" if chance < 0.05 else row["name"]
        stars = draw.choice("345") if chance < 0.3 else row["stars"] or "3"
        found.append({**row, "name": name, "stars": stars, "recognised_year": "2026", "source_url": ""})
    return found


def csv_of(rows: list[dict[str, str]]) -> bytes:
    """Write rows as a CSV file."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def xlsx_of(rows: list[dict[str, str]]) -> bytes:
    """Write rows as a workbook."""
    return workbook("1", [(name, name) for name in COLUMNS], ([row[n] for n in COLUMNS] for row in rows), NOW)


async def registry(database: Database) -> Registry:
    """Read the registry."""
    async with database.begin() as connection:
        return await load_registry(connection)


async def plan_of(database: Database, known: Registry, file: str, content: bytes) -> Plan:
    """Rehearse a file as the command line does, with a progress bar."""
    async with database.begin() as connection:
        decisions = await lives(connection)
    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(file, total=None)
        return rehearse(
            read_grid(file, content), known, decisions, ANSWERS, TODAY,
            lambda done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip


async def whole(database: Database, file: str, content: bytes, what: str) -> str:
    """Rehearse, apply and undo one file; gives its code, applied at the end."""
    known = await registry(database)
    before = as_csv(known)
    _ = known.by_folded_name  # the running program has it already
    plan = await timed(f"{what}: rehearsed from {file}", lambda: plan_of(database, known, file, content))
    print(f"| | {plan.counts} |")
    code = await timed(f"{what}: applied", lambda: applied(database, plan, file, content))
    await timed(f"{what}: undone", lambda: undone(database, code))
    after = as_csv(await registry(database))
    print(f"| {what}: CSV export as before, byte for byte | {after == before} ({len(after) / 1e6:.1f} MB) |")
    return await applied(database, plan, file, content)


async def applied(database: Database, plan: Plan, file: str, content: bytes) -> str:
    """Apply a plan."""
    async with database.begin() as connection:
        one, _ = await imports.keep(
            connection, author=0, file=file, content=content, at=NOW, draw=random.choice
        )
        done = await imports.apply(connection, one, plan, by=0, at=NOW)
        assert done is not None
        return one.code


async def undone(database: Database, code: str) -> None:
    """Undo an import."""
    async with database.begin() as connection:
        one = await imports.find(connection, code)
        assert one is not None
        assert await imports.undo(connection, one, NOW)


def refused(folder: Path) -> None:
    """Make files that are too large, and say how quickly each is refused."""
    million = b"name,stars\n" + b"Ch\xc3\xa8,4\n" * 1_000_000
    (folder / "million.csv").write_bytes(million)
    _million(folder / "million.xlsx")
    _bomb(folder / "bomb.xlsx")
    for file in ("million.csv", "million.xlsx", "bomb.xlsx"):
        done = subprocess.run(
            [sys.executable, "-c", REFUSING, str(folder / file)], cwd=ROOT, capture_output=True, text=True,
            check=True,
        )  # fmt: skip
        print(f"| {file} | {done.stdout.strip()} |", flush=True)


def _million(path: Path) -> None:
    """Write a workbook of a million rows, row by row."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["name", "stars", "note"])
    for n in range(1_000_000):
        sheet.append([f"Chè {n}", 4, f"ghi chú {n}"])
    book.save(path)


def _bomb(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(400_000_000))


async def main() -> None:
    """Print the table."""
    rows = [{**row, "stars": row["stars"] or "3"} for row in made_up_products(LARGE)]
    with TemporaryDirectory() as name:
        folder = Path(name)
        database = Database(f"sqlite+aiosqlite:///{folder}/ocop.sqlite3")
        await ready(database)
        await whole(database, "new.csv", csv_of(rows), f"{LARGE:,} new products")
        later = renewed(rows)
        await whole(database, "later.xlsx", xlsx_of(later), f"{len(later):,} rows a year later")
        await database.close()
        refused(folder)


if __name__ == "__main__":
    asyncio.run(main())
