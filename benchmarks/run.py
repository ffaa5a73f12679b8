"""Start, turns, the door beside a bare echo, memory: one table, printed as figures and ratios.

    .venv/bin/python -m benchmarks.run

Each part runs in processes of its own, on a database of its own, and gives the best of a few rounds
for what is timed. Nothing in the tests depends on these figures.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.registry import write_products

ROOT = Path(__file__).parents[1]
NEEDED = (
    "import aiohttp.web, aiosqlite, sqlalchemy.ext.asyncio, fluent.runtime, pydantic_settings, typer, "
    "rich.console, structlog, rapidfuzz, yaml"
)
EVERY = f"{NEEDED}, alembic.command, holidays, openpyxl, telegram.ext"
LARGE = 17_000
TURNS = 600


def timed(command: list[str], rounds: int = 5, **environment: str) -> float:
    """Seconds of the fastest of a few runs of a program."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        subprocess.run(command, env=os.environ | environment, cwd=ROOT, check=True, capture_output=True)
        best = min(best, time.perf_counter() - begun)
    return best


def python(*arguments: str) -> list[str]:
    """A command of this Python."""
    return [sys.executable, *arguments]


def start(url: str) -> list[str]:
    """Start to the first answer, beside importing the bare libraries: all, and those a start needs."""
    every, needed = timed(python("-c", EVERY)), timed(python("-c", NEEDED))
    serving = timed(python("-m", "benchmarks.parts", "serve"), DATABASE_URL=url)
    answer = timed(python("-m", "benchmarks.parts", "first"), DATABASE_URL=url)
    rows = (
        ("import every library of pyproject.toml, bare", every),
        ("import those that a start without Telegram needs, bare", needed),
        ("start until the page is served", serving),
        ("start until the first answer", answer),
    )
    return [f"| {what} | {took:.2f} s | {took / every:.2f} ({took / needed:.2f}) |" for what, took in rows]


def part(name: str, **environment: str) -> dict[str, float]:
    """Run one measurement of `benchmarks.parts` in a process of its own."""
    done = subprocess.run(
        python("-m", "benchmarks.parts", name), env=os.environ | environment, cwd=ROOT, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        small, large = (f"sqlite+aiosqlite:///{folder}/{name}.sqlite3" for name in ("small", "large"))
        products = Path(folder) / "products.csv"
        write_products(products, LARGE - 160)
        for url, files in ((small, []), (large, [products])):
            timed(python("-m", "bot", "doctor"), 1, DATABASE_URL=url)
            for file in files:
                timed(python("-m", "bot", "import", str(file)), 1, DATABASE_URL=url)
        lines = start(small)
        for size, url in ((160, small), (LARGE, large)):
            turn = part("turns", DATABASE_URL=url)
            lines.append(
                f"| one text turn, {size:,} products: p50, p95 | {turn['p50']:.1f}, {turn['p95']:.1f} ms | |"
            )
            lines.append(
                f"| memory of the process after {TURNS} turns, {size:,} products | {turn['mb']:.0f} MB | |"
            )
        form = part("form", DATABASE_URL=small)
        took = f"{form['p50']:.1f}, {form['p95']:.1f} ms"
        lines.append(f"| one turn of the self-assessment: p50, p95 | {took} | |")
        door = part("door", DATABASE_URL=small)
        ratio = door["ours"] / door["bare"]
        lines.append(f"| one update through a bare echo handler: p50 | {door['bare']:.2f} ms | 1.00 |")
        lines.append(
            f"| one update through our door, answered and stored: p50 | {door['ours']:.2f} ms | {ratio:.1f} |"
        )
    print("| what | figure | ratio |\n|---|---|---|")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
