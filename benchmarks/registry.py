"""Registries to measure on: the real one, one of any size made from it by a seed, one of other provinces."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks import makers
from benchmarks.facts import kind
from knowledge.matching import Named
from knowledge.places import today_of

DATA = Path(__file__).parents[1] / "knowledge" / "data"
OTHER_PROVINCES = Path(__file__).parent / "data" / "other_provinces.csv"
PLACES = DATA.parent / "matching" / "places.txt"
HOME_PLACES, FAR_PLACES = ("communes of Lào Cai and Yên Bái",), ("districts", "other communes")
STARS = (3, 3, 3, 3, 3, 3, 4, 4, 4, 5, None, None)
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


def small(folder: Path = DATA) -> list[Named]:
    """Read the shipped products: recognised and generic rows, then pending and revoked ones."""
    return [_product(row) for row in _rows(folder / "products.csv")] + [
        _pending(row) for row in _rows(folder / "pending_or_revoked.csv")
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _product(row: dict[str, str]) -> Named:
    today = [unit.full for unit in today_of(row["commune"], row["district"])] if row["commune"] else []
    return Named(
        code=row["code"],
        name=row["name"],
        producer=row["producer"],
        places=tuple(p for p in (row["commune"], row["district"], row["former_province"], *today) if p),
        stars=int(row["stars"]) if row["stars"] else None,
        standing="generic" if row["note"].startswith("TÊN CHUNG") else "recognised",
    )


def _pending(row: dict[str, str]) -> Named:
    return Named(
        code=row["code"],
        name=row["name"],
        producer=row["producer"],
        places=tuple(p for p in (row["district"], row["former_province"]) if p),
        standing="revoked" if "thu hồi" in row["status"] else "pending",
    )


def other_rows() -> list[dict[str, str]]:
    """Products recognised in other provinces: name, producer, province, stars."""
    return _csv(OTHER_PROVINCES)


def elsewhere() -> list[Named]:
    """The other provinces' products as a registry, to measure what carries over to names never looked at."""
    return [
        Named(
            code=f"NP-{number:04}", name=row["name"], producer=row["producer"], places=(row["province"],),
            stars=int(row["stars"]) if row["stars"] else None,
        )
        for number, row in enumerate(other_rows(), 1)
    ]  # fmt: skip


def home_rows() -> list[dict[str, str]]:
    """The recognised products of Lào Cai as rows of another province, for `elsewhere`."""
    rows = [row for row in small() if row.standing == "recognised"]
    return [
        {
            "name": row.name,
            "producer": row.producer,
            "province": row.places[-1],
            "stars": str(row.stars or ""),
        }
        for row in rows
    ]


def known_communes() -> list[dict[str, str]]:
    """Communes with the district and the former province around them."""
    old = [row for row in _csv(DATA / "places.csv") if row["level"] == "commune"]
    return [
        {"commune": row["name"], **{key: row[key] for key in ("district", "former_province")}} for row in old
    ]


def far_places() -> list[str]:
    """Districts and communes of the country, without the communes of Lào Cai and Yên Bái."""
    return _places(FAR_PLACES)


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _places(sections: tuple[str, ...]) -> list[str]:
    found, section = [], ""
    for line in PLACES.read_text("utf-8").splitlines():
        if line.startswith("# "):
            section = line[2:]
        elif section in sections and "(" not in line:
            found.append(line)
    return found


def large(seed: int, count: int = 17_000) -> list[Named]:
    """The real rows and made-up ones up to `count`, fixed by the seed; three in a hundred share a name."""
    draw, rows = random.Random(f"large {seed}"), small()
    made = _made_up(draw, rows, {row.name.lower() for row in rows})
    while len(rows) < count:
        twin = rows[-1] if draw.random() < 0.015 else None
        row = _twin(twin, draw) if twin and twin.code.startswith("MU") else next(made)
        rows.append(_numbered(row, len(rows)))
    return rows


def _numbered(row: Named, number: int) -> Named:
    return Named(f"MU-{number:05}", row.name, row.producer, row.places, row.stars)


def _made_up(draw: random.Random, real: list[Named], taken: set[str]) -> Iterator[Named]:
    """Rows without end, no two names alike."""
    kinds = sorted({kind(row).lower(): kind(row) for row in real if kind(row)}.values())
    regions = sorted({row.places[-2:] for row in real if len(row.places) > 1})
    homes, far = _places(HOME_PLACES), _places(FAR_PLACES)
    while True:
        place = draw.choice(homes if draw.random() < 0.4 else far)
        own = place if draw.random() < 0.8 else makers.own_name(draw)
        name = f"{draw.choice(kinds)} {own}"
        if name.lower() not in taken:
            taken.add(name.lower())
            maker = makers.maker(draw, (place, own)) if draw.random() < 0.8 else ""
            yield Named("", name, maker, (place, *draw.choice(regions)), draw.choice(STARS))


def _twin(row: Named, draw: random.Random) -> Named:
    """The same name from another maker of the same place; both makers are known."""
    maker = makers.maker(draw, ())
    return Named("", row.name, maker, row.places, draw.choice(STARS))
