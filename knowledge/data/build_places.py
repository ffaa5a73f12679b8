"""Write places.csv: the communes and wards of today, and the districts and communes of before 07/2025.

A script for whoever changes products.csv, not part of the program. It needs two PyPI packages:
vietnamadminunits (MIT) knows every unit and what each old one went into; vietnam-provinces is read to
compare the names of today.

    python -m pip install vietnamadminunits==1.0.4 vietnam-provinces==2025.10.1
    python knowledge/data/build_places.py

Nothing is guessed. A commune or district that products.csv names and the packages do not know becomes
a row "unresolved" with the reason, and is printed.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

DATA = Path(__file__).parent
PROVINCE, PROVINCE_CODE = "tinhlaocai", 15
FORMER = ("Lào Cai", "Yên Bái")
TODAY = "SELECT * FROM admin_units WHERE provinceKey = ? ORDER BY wardCode"
OLD = (
    "SELECT * FROM admin_units_legacy WHERE provinceShort IN (?, ?) AND wardKey IS NOT NULL "
    "ORDER BY districtCode, wardCode"
)
COLUMNS = (
    "level", "code", "kind", "name", "also", "district", "former_province", "today", "merged_into",
    "latitude", "longitude", "note",
)  # fmt: skip
KINDS = ("thị trấn", "phường", "xã", "thành phố", "thị xã", "huyện")
SPELT = {"Mù Căng Chải": "Mù Cang Chải"}
"""The package's spelling, and the one that the province, products.csv and today's commune use."""

SPELLINGS = (
    "Bản Già", "Bản Khoang", "Bản Phùng", "Bảo Hưng", "Cán Hồ", "Đào Thịnh", "Dế Su Phình", "Hát Lìu",
    "Hầu Thào", "Hoàng Thắng", "Lao Chải", "Lầu Thí Ngài", "Long Khánh", "Long Phúc", "Lùng Sui", "Lử Thẩn",
    "Mản Thẩn", "Minh Tiến", "Nàn Xín", "Nậm Cang", "Nậm Rạng", "Nậm Sài", "Nga Quán", "Ngải Thầu",
    "Nông trường Nghĩa Lộ", "Nguyễn Phúc", "Phố Mới", "Phúc Lộc", "Quan Thần Sán", "San Sả Hồ", "Sử Pán",
    "Suối Thầu", "Tà Chải", "Tả Giàng Phìn", "Thanh Kim", "Thanh Phú", "Tích Cốc", "Văn Lãng",
    "Văn Sơn", "Văn Tiến", "Việt Thành", "Yên Bình", "Yên Hưng",
)  # fmt: skip
"""Communes merged before 2025 and older spellings: the package knows them, but without their marks."""

ABBREVIATED = "ntnghialo"
VARIANTS = {"Dế Su Phình", "Hát Lìu", "Nàn Xín", "Nậm Rạng"}
"""Names of these that are another spelling of the commune itself, not a commune merged into it."""


@dataclass(frozen=True)
class Package:
    """What vietnamadminunits knows of the province.

    Attributes:
        today: The units of today.
        old: The communes of before 07/2025 with their districts, by the key that the converter uses.
        into: Codes of today's units by that key; more than one where a commune was divided.
    """

    today: list[dict[str, Any]]
    old: dict[str, dict[str, Any]]
    into: dict[str, tuple[str, ...]]


def main() -> None:
    """Read the packages, write the file, say what stays unresolved."""
    rows = places()
    with (DATA / "places.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    unknown = [row for row in rows if row["level"] == "unresolved"]
    print(dict(Counter(row["level"] for row in rows)), *unknown, sep="\n")  # noqa: T201


def places() -> list[dict[str, Any]]:
    """Give all rows in the order of the file."""
    package = read_package()
    compare(package.today)
    old = [*districts(package), *communes(package), *merged(package)]
    return [*today(package), *old, *unresolved(old)]


def read_package() -> Package:
    """Read the units and the converter of vietnamadminunits."""
    import vietnamadminunits  # type: ignore[import-not-found]

    folder = Path(vietnamadminunits.__file__).parent / "data"
    database = sqlite3.connect(folder / "dataset.db")
    database.row_factory = sqlite3.Row
    new = [dict(row) for row in database.execute(TODAY, (PROVINCE,))]
    old = {_key(row): dict(row) for row in database.execute(OLD, FORMER)}
    database.close()
    converter = json.loads((folder / "converter_2025.json").read_text("utf-8"))
    return Package(new, old, _into(converter, {row["wardKey"]: row["wardCode"] for row in new}))


def _key(row: sqlite3.Row) -> str:
    return "_".join(row[name] for name in ("provinceKey", "districtKey", "wardKey"))


def _into(converter: dict[str, Any], codes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn "today's unit: its old ones" around; the parts of a divided commune all count."""
    into: dict[str, set[str]] = {}
    for new, olds in converter["DICT_PROVINCE_WARD_NO_DIVIDED"][PROVINCE].items():
        for old in olds:
            into.setdefault(old, set()).add(codes[new])
    for old, parts in converter["DICT_PROVINCE_WARD_DIVIDED"].get(PROVINCE, {}).items():
        into.setdefault(old, set()).update(codes[part["newWardKey"]] for part in parts)
    return {old: tuple(sorted(found)) for old, found in into.items()}


def compare(units: Iterable[dict[str, Any]]) -> None:
    """Stop where the two packages name different units of today."""
    from vietnam_provinces.lookup import WARD_MAPPING  # type: ignore[import-not-found]

    theirs = {ward.name for ward in WARD_MAPPING.values() if ward.province_code.value == PROVINCE_CODE}
    ours = {row["ward"] for row in units}
    if theirs != ours:
        raise SystemExit(f"the packages differ: {sorted(theirs ^ ours)}")


def today(package: Package) -> Iterator[dict[str, Any]]:
    """Give the communes and wards of today."""
    for row in package.today:
        place = {"latitude": row["wardLat"], "longitude": row["wardLon"]}
        yield {"level": "today", "code": row["wardCode"], **_called(row), **place}


def districts(package: Package) -> Iterator[dict[str, Any]]:
    """Give the districts of before 07/2025, each with every unit of today that has a part of it."""
    parts: dict[str, set[str]] = {}
    for key, row in package.old.items():
        parts.setdefault(row["districtCode"], set()).update(package.into[key])
    rows = {row["districtCode"]: row for row in package.old.values()}
    for code, row in sorted(rows.items()):
        name = row["districtShort"]
        yield {
            "level": "district",
            "code": code,
            "kind": row["districtType"].lower(),
            "name": SPELT.get(name, name),
            "also": name if name in SPELT else "",
            "former_province": row["provinceShort"],
            "today": ";".join(sorted(parts[code])),
        }


def communes(package: Package) -> Iterator[dict[str, Any]]:
    """Give the communes, wards and towns of before 07/2025."""
    for key, row in package.old.items():
        name, into = row["wardShort"], package.into[key]
        also = [name.removeprefix("Nông trường ")] if name.startswith("Nông trường ") else []
        also += [spelt for _, spelt in _aliases(row) if spelt in VARIANTS]
        note = "divided between several units" if len(into) > 1 else ""
        known = {"code": row["wardCode"], **_called(row), "also": ";".join(also), "note": note}
        yield {"level": "commune", **known, **_lay_in(row, into)}


def merged(package: Package) -> Iterator[dict[str, Any]]:
    """Give the communes that were merged into another one before 2025."""
    for key, row in package.old.items():
        for kind, name in _aliases(row):
            if name not in VARIANTS:
                known = {"kind": kind, "name": name, "merged_into": row["wardCode"]}
                yield {"level": "merged", **known, **_lay_in(row, package.into[key])}


def _called(row: dict[str, Any]) -> dict[str, Any]:
    return {"kind": row["wardType"].lower(), "name": row["wardShort"]}


def _lay_in(row: dict[str, Any], into: Iterable[str]) -> dict[str, Any]:
    district = row["districtShort"]
    return {
        "district": SPELT.get(district, district),
        "former_province": row["provinceShort"],
        "today": ";".join(into),
    }


def _aliases(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Give kind and name, with marks, of the other names that the package knows of a commune."""
    spelt = {squeezed(name): name for name in SPELLINGS}
    found = {}
    for alias in map(squeezed, json.loads(row["wardAlias"] or "[]")):
        kind = next((kind for kind in KINDS if alias.startswith(squeezed(kind))), "")
        bare = alias.removeprefix(squeezed(kind))
        if kind and bare not in {squeezed(row["wardShort"]), ABBREVIATED}:
            found[spelt[bare]] = kind  # each name is given with and without its kind
    return sorted((kind, name) for name, kind in found.items())


def squeezed(text: str) -> str:
    """Give small letters without marks and spaces."""
    plain = normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isalnum() and not combining(letter))


def unresolved(old: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the communes and districts that products.csv names and no row has, with the reason."""
    known = {(_squeezed_name(name), row.get("district", "")) for row in old for name in _names(row)}
    for commune, district, province in sorted(_named()):
        within = _bare(district)
        if (_squeezed_name(within), "") not in known:
            reason = "no district of this name in 2025"
        elif commune and (_squeezed_name(commune), within) not in known:
            reason = "no commune of this name in this district, nor merged into one"
        else:
            continue
        yield {
            "level": "unresolved",
            "name": commune or district,
            "district": district if commune else "",
            "former_province": province,
            "note": reason,
        }


def _names(row: dict[str, Any]) -> list[str]:
    return [row["name"], *row.get("also", "").split(";")]


def _named() -> set[tuple[str, str, str]]:
    with (DATA / "products.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["district"]]
    return {
        (commune.strip(), row["district"], row["former_province"])
        for row in rows
        for commune in row["commune"].split(";")
    }


def _squeezed_name(text: str) -> str:
    return squeezed(_bare(text))


def _bare(text: str) -> str:
    return next((text[len(kind) + 1 :] for kind in KINDS if text.startswith(f"{kind} ")), text)


if __name__ == "__main__":
    main()
