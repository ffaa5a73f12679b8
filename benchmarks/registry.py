"""A registry of any size, put together from real kinds, places and makers by a seed."""

from __future__ import annotations

import csv
import random
from pathlib import Path

DATA = Path(__file__).parents[1] / "knowledge" / "data"
COLUMNS = ("name", "producer", "producer_type", "commune", "district", "former_province", "stars",
           "recognised_year", "source_url")  # fmt: skip


def made_up_products(count: int, seed: int = 20261124) -> list[dict[str, str]]:
    """Give rows in the columns of products.csv, all names with their makers different."""
    with (DATA / "products.csv").open(encoding="utf-8", newline="") as file:
        real = list(csv.DictReader(file))
    draw = random.Random(seed)
    kinds = sorted({" ".join(row["name"].split()[:2]) for row in real})
    places = sorted({row[name] for row in real for name in ("commune", "district") if row[name]})
    makers = sorted({row["producer"] for row in real if row["producer"]})
    made: dict[tuple[str, str], dict[str, str]] = {}
    while len(made) < count:
        row, place = draw.choice(real), draw.choice(places)
        name, maker = f"{draw.choice(kinds)} {place}", f"{draw.choice(makers)} {draw.randrange(400)}"
        made[name, maker] = {
            **{column: row[column] for column in COLUMNS},
            "name": name, "producer": maker, "district": row["district"] or "Sa Pa",
        }  # fmt: skip
    return list(made.values())


def write_products(path: Path, count: int) -> None:
    """Write them as a file for `python -m bot import`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(made_up_products(count))
