"""Write communes.csv: for each old commune that the registry names, the commune or ward of today.

A script for whoever changes products.csv, not part of the program. It needs the PyPI package
vietnamadminunits (MIT), which knows every merger of 01/07/2025:

    python -m pip install vietnamadminunits==1.0.4
    python knowledge/data/build_communes.py

What the package does not know by its exact name, or what was divided between several communes, is
written as unresolved with the reason; nothing is guessed.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent
COLUMNS = ("commune", "district", "former_province", "today", "unresolved")
TODAY = "tinhlaocai"
SPELT_THERE = {"Mù Cang Chải": "Mù Căng Chải"}


def main() -> None:
    """Read the registry's places, look each up, write the file."""
    import vietnamadminunits  # type: ignore[import-not-found]

    folder = Path(vietnamadminunits.__file__).parent / "data"
    lookup = Lookup(folder)
    with (DATA / "communes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([*place, *lookup.today(*place)] for place in places())


def places() -> Iterator[tuple[str, str, str]]:
    """Give each commune that products.csv names, with district and former province."""
    with (DATA / "products.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {
        (commune.strip(), row["district"], row["former_province"])
        for row in rows
        for commune in row["commune"].split(";")
        if commune.strip()
    }
    yield from sorted(named)


class Lookup:
    """The package's data: units before 01/07/2025, and which unit of today each went into."""

    def __init__(self, folder: Path) -> None:
        database = sqlite3.connect(folder / "dataset.db")
        old = "wardShort, districtShort, provinceShort, provinceKey, districtKey, wardKey"
        query = f"SELECT {old} FROM admin_units_legacy WHERE wardKey IS NOT NULL"  # noqa: S608
        self._old = {tuple(row[:3]): "_".join(row[3:]) for row in database.execute(query)}
        query = "SELECT wardKey, ward FROM admin_units WHERE provinceKey = ?"
        self._names = dict(database.execute(query, (TODAY,)).fetchall())
        database.close()
        converter = json.loads((folder / "converter_2025.json").read_text("utf-8"))
        whole = converter["DICT_PROVINCE_WARD_NO_DIVIDED"][TODAY]
        self._today = {old: new for new, olds in whole.items() for old in olds}
        self._divided = converter["DICT_PROVINCE_WARD_DIVIDED"].get(TODAY, {})

    def today(self, commune: str, district: str, province: str) -> tuple[str, str]:
        """Give (today's unit, "") or ("", why it is not known)."""
        bare = commune.removeprefix("thị trấn ").removeprefix("phường ").removeprefix("xã ")
        within = SPELT_THERE.get(district, district.removeprefix("thành phố "))
        old = self._old.get((bare, within, province))
        if old is None:
            return "", "no commune of this name in this district in 2025"
        if old in self._divided:
            return "", "divided between several communes"
        name = self._names.get(self._today.get(old, ""), "")
        return (name[:1].lower() + name[1:], "") if name else ("", "no unit of today found")


if __name__ == "__main__":
    main()
