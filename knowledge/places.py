"""Places of Lào Cai by their old and new names: today's communes, and what they were before 07/2025.

Pure: `places.csv` is read once. What people type for a place is read in `place_names.py`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from knowledge.data import DATA
from knowledge.distance import Spot
from knowledge.matching.syllables import key, nfc

Level: TypeAlias = Literal["today", "district", "commune", "merged"]

KINDS = ("thị trấn", "phường", "xã", "thành phố", "thị xã", "huyện")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of today, or one of before 07/2025.

    Attributes:
        level: "today"; "district" and "commune" of before 07/2025; "merged" into a commune before that.
        kind: "xã", "phường", "thị trấn", "huyện", "thị xã" or "thành phố".
        name: Without the kind.
        code: The state's number, "" for a merged commune.
        also: Other spellings of the name.
        district: Name of the old district it lay in.
        former_province: "Lào Cai" or "Yên Bái", for old units.
        today: Codes of the units of today that have a part of it.
        merged_into: Code of the old commune it was merged into.
        latitude: Of units of today.
        longitude: Of units of today.
        note: A remark of the data.
    """

    level: Level
    kind: str
    name: str
    code: str = ""
    also: tuple[str, ...] = ()
    district: str = ""
    former_province: str = ""
    today: tuple[str, ...] = ()
    merged_into: str = ""
    latitude: float | None = None
    longitude: float | None = None
    note: str = ""

    @property
    def full(self) -> str:
        """The name with its kind: "xã Bảo Nhai"."""
        return f"{self.kind} {self.name}"


@cache
def units() -> tuple[Unit, ...]:
    """Give every unit, in the order of the file."""
    return tuple(_unit(row) for row in _rows() if row["level"] != "unresolved")


@cache
def unresolved() -> Mapping[tuple[str, str], str]:
    """Give the reason for each (commune, district) of products.csv that is not known."""
    return {(row["name"], row["district"]): row["note"] for row in _rows() if row["level"] == "unresolved"}


def of(commune: str, district: str) -> Unit | None:
    """Give the unit that the registry's columns name: the old commune, or else the old district.

    Without a district the commune is one of today, or an old one whose name occurs once.
    """
    if not commune:
        return next((unit for unit in called(bare(district)) if unit.level == "district"), None)
    kind = commune.removesuffix(bare(commune)).strip()
    found = [unit for unit in called(bare(commune)) if unit.level != "district" and kind in ("", unit.kind)]
    if district:
        whole = of("", district)
        return next((unit for unit in found if whole and unit.district == whole.name), None)
    now = [unit for unit in found if unit.level == "today"] or found
    return now[0] if len(now) == 1 else None


def bare(name: str) -> str:
    """Give a name without its kind: "thị trấn Mậu A" becomes "Mậu A"."""
    return next((name[len(kind) + 1 :] for kind in KINDS if name.startswith(f"{kind} ")), name)


def called(name: str) -> tuple[Unit, ...]:
    """Give the units of a name, which may be typed without marks and spaces."""
    return _by_name().get(squeezed(name), ())


def squeezed(text: str) -> str:
    """Give the letters under which names are compared: without marks, spaces and signs."""
    return "".join(key(word) for word in re.findall(r"\w+", nfc(text).casefold()))


def today_of(commune: str, district: str) -> tuple[Unit, ...]:
    """Give today's units for an old commune, or for several separated by semicolons.

    Returns:
        E.g. xã Bảo Nhai; nothing where one of them is not known.
    """
    found = [of(part.strip(), district) for part in commune.split(";") if part.strip()]
    if not all(found):
        return ()
    return tuple(dict.fromkeys(now for unit in found if unit for now in became(unit)))


def became(unit: Unit) -> tuple[Unit, ...]:
    """Give the units of today that have a part of a unit; itself for one of today."""
    return (unit,) if unit.level == "today" else tuple(_today()[code] for code in unit.today)


def districts_of(unit: Unit) -> tuple[Unit, ...]:
    """Give the old districts that a unit lay in; itself for a district."""
    return tuple(other for other in units() if other.level == "district" and other in kin(unit))


@cache
def kin(unit: Unit) -> frozenset[Unit]:
    """Give the units that a unit contains, lies in or became, and itself.

    Nậm Đét, huyện Bắc Hà and xã Bảo Nhai find each other; two communes of one district do not.
    """
    return frozenset({unit, *(other for other in units() if _above(unit, other) or _above(other, unit))})


def same_area(one: Unit, other: Unit) -> bool:
    """Whether two units are the same, one holds a part of the other, or one became the other."""
    return other in kin(one)


def contains(unit: Unit, other: Unit) -> bool:
    """Whether all of `other` lies in `unit`."""
    if unit == other:
        return True
    if other.level == "today":
        parts = [old for old in units() if old.level == "commune" and _above(other, old)]
        return all(contains(unit, old) for old in parts)
    return _above(unit, other) and (unit.level != "today" or other.today == (unit.code,))


def key_of(unit: Unit) -> str:
    """Give what stands for a unit in a choice or a row: "today/02647", "district/Bắc Hà"."""
    return f"{unit.level}/{unit.code or unit.name}"


def by_key(key_: str) -> Unit | None:
    """Find the unit that `key_of` named, None where there is none any more."""
    return next((unit for unit in units() if key_of(unit) == key_), None)


def centre(unit: Unit) -> Spot | None:
    """Give the middle of a unit: its own, or that of the units of today that have a part of it.

    Of one of before 07/2025 it is the mean of those middles, so it may be some kilometres off.
    """
    spots = [Spot(u.latitude, u.longitude) for u in became(unit) if u.latitude and u.longitude]
    if not spots:
        return None
    return Spot(sum(s.latitude for s in spots) / len(spots), sum(s.longitude for s in spots) / len(spots))


def _above(unit: Unit, other: Unit) -> bool:
    """Whether `unit` holds at least a part of `other`."""
    match unit.level, other.level:
        case "district", "commune" | "merged":
            return unit.name == other.district
        case "today", "district" | "commune" | "merged":
            return unit.code in other.today
        case "commune", "merged":
            return unit.code == other.merged_into
    return False


@cache
def _rows() -> tuple[dict[str, str], ...]:
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _unit(row: Mapping[str, str]) -> Unit:
    lists = {name: tuple(row[name].split(";")) if row[name] else () for name in ("also", "today")}
    degrees = {name: float(row[name]) if row[name] else None for name in ("latitude", "longitude")}
    plain = ("level", "kind", "name", "code", "district", "former_province", "merged_into", "note")
    values: dict[str, Any] = {name: row[name] for name in plain}
    return Unit(**values, **lists, **degrees)  # type: ignore[arg-type]


@cache
def _by_name() -> Mapping[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in units():
        for name in {squeezed(name) for name in (unit.name, *unit.also)}:
            found.setdefault(name, []).append(unit)
    return {name: tuple(named) for name, named in found.items()}


@cache
def _today() -> Mapping[str, Unit]:
    return {unit.code: unit for unit in units() if unit.level == "today"}
