"""Whose fair, shop or office it is: a commune official keeps what lies in the own communes."""

from __future__ import annotations

from handlers.turn import Turn
from knowledge.people.staff import Official
from knowledge.places import Unit, by_key
from knowledge.registry.keeping import Kept, may_keep


def is_own(who: Official | None, unit: Unit | None) -> bool:
    """Whether an official may keep what lies in a place; the province keeps everything."""
    if who is None or not who.may("places"):
        return False
    communes = [found for key in who.communes if (found := by_key(key))]
    return who.may("everywhere") or may_keep(unit, communes)


def own(turn: Turn, rows: list[Kept]) -> list[Kept]:
    """Keep the rows that the official of this turn may keep."""
    return [row for row in rows if is_own(turn.official, row.unit)]
