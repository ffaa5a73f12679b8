"""Which commune or ward of today an old commune went into, from `communes.csv`."""

from __future__ import annotations

import csv
from functools import cache

from knowledge.data import DATA


def today_of(commune: str, district: str) -> str:
    """Give today's units for an old commune, or for several separated by semicolons.

    Returns:
        E.g. "xã Bảo Nhai"; "" where one of them is not known.
    """
    units = [_today().get((part.strip(), district), "") for part in commune.split(";")]
    return ", ".join(dict.fromkeys(units)) if all(units) else ""


@cache
def _today() -> dict[tuple[str, str], str]:
    with (DATA / "communes.csv").open(encoding="utf-8", newline="") as file:
        return {(row["commune"], row["district"]): row["today"] for row in csv.DictReader(file)}
