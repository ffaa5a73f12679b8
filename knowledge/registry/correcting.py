"""One row of the registry put right by an official: the place where it is made, how its maker is spelt.

Stars, years and decisions are not corrected here: they come with a decision, from a file.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.places import Unit
from knowledge.registry.importing import next_edition
from knowledge.registry.names import fold
from knowledge.store.tables import ProducerRow, ProductRow

ALIKE = 0.5
"""Share of a maker's words that a new spelling must have in common with the old one: else it is another."""


def cells_of(unit: Unit) -> dict[str, str]:
    """Give what the columns of a product hold for a place: an old commune within its district, or today's."""
    if unit.level == "district":
        return {"commune": "", "district": unit.name}
    if unit.level == "today":
        return {"commune": unit.full, "district": ""}
    return {"commune": unit.name, "district": unit.district}


async def set_place(connection: AsyncConnection, code: str, unit: Unit) -> bool:
    """Say where a product is made, and begin a new edition; False where there is no such product."""
    this = update(ProductRow).where(ProductRow.code == code).values(**cells_of(unit))
    if not (await connection.execute(this)).rowcount:
        return False
    await next_edition(connection, date.min)
    return True


def only_spelling(old: str, new: str) -> bool:
    """Whether a maker's new name is the old one spelt otherwise, not another maker's."""
    before, after = set(fold(old).split()), set(fold(new).split())
    return bool(after) and len(before & after) >= ALIKE * max(len(before), len(after))


async def is_maker(connection: AsyncConnection, name: str) -> bool:
    """Whether a producer has this name."""
    return await connection.scalar(select(ProducerRow.id).where(ProducerRow.name == name)) is not None


async def spell_maker(connection: AsyncConnection, old: str, new: str) -> bool:
    """Spell a maker's name otherwise, for all its products, and begin a new edition.

    Returns:
        False where there is no such maker, or the new name is another's.
    """
    if await is_maker(connection, new):
        return False
    this = update(ProducerRow).where(ProducerRow.name == old).values(name=new)
    if not (await connection.execute(this)).rowcount:
        return False
    await next_edition(connection, date.min)
    return True
