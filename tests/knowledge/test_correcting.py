"""A row put right: the place, a maker's spelling; a new edition; nothing else touched."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from knowledge.people import persons, producers
from knowledge.place_names import find
from knowledge.registry.catalog import load_registry
from knowledge.registry.correcting import only_spelling, set_place, spell_maker
from knowledge.store.database import Database
from knowledge.store.tables import ProducerLinkRow
from tests.knowledge.conftest import NOW, dump, version

OLD = "HTX Sản xuất chè xanh chất lượng cao xã Bảo Hưng"
NEW = "HTX Sản xuất chè xanh chất lượng cao Bảo Hưng"


@pytest.mark.parametrize(
    ("typed", "commune", "district"),
    [
        ("xã Việt Cường, huyện Trấn Yên", "Việt Cường", "Trấn Yên"),
        ("xã Bảo Nhai mới", "xã Bảo Nhai", ""),
        ("huyện Bắc Hà", "", "Bắc Hà"),
    ],
)
async def test_a_place(shipped: Database, typed: str, commune: str, district: str) -> None:
    """An old commune within its district, a unit of today alone, a district alone; each is found again."""
    unit = find(typed, official=True)[0]
    before = await version(shipped)
    async with shipped.begin() as connection:
        as_of = (await load_registry(connection)).as_of
        assert await set_place(connection, "LC-0122", unit)
        registry = await load_registry(connection)
    product = registry.products["LC-0122"]
    assert (product.commune, product.district) == (commune, district)
    assert (await version(shipped), registry.as_of) == (before + 1, as_of)


async def test_a_makers_spelling(shipped: Database) -> None:
    """All its products have the new name, and whoever speaks for it still does."""
    async with shipped.begin() as connection:
        seat = await persons.take_seat(connection, "web", "a", "a", NOW)
        await producers.link(connection, person=seat.person, chat="a", producer=OLD, language="vi", at=NOW)
        made = len((await load_registry(connection)).made_by(OLD))
        assert await spell_maker(connection, OLD, NEW)
        await producers.rename(connection, OLD, NEW)
        registry = await load_registry(connection)
        assert len(registry.made_by(NEW)) == made > 0
        assert await connection.scalar(select(ProducerLinkRow.producer)) == NEW


async def test_a_name_that_is_taken_changes_nothing(shipped: Database) -> None:
    """A maker that exists is not run together with another, and a code that is not there is none."""
    before = await dump(shipped)
    async with shipped.begin() as connection:
        other = next(name for name in (await load_registry(connection)).by_producer if name != OLD)
        assert not await spell_maker(connection, OLD, other)
        assert not await spell_maker(connection, "không có", "HTX Mới")
        assert not await set_place(connection, "LC-9999", find("Bắc Hà")[0])
    assert await dump(shipped) == before


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (OLD, NEW, True),
        ("HTX Gia Phú", "HTX Gia Phu", True),
        ("HTX Gia Phú", "Công ty Hoa Ban", False),
        ("HTX Gia Phú", "", False),
        ("HTX Gia Phú", "HTX Hoa Ban Sa Pa", False),
    ],
)
def test_only_the_spelling(old: str, new: str, same: bool) -> None:
    """At least half of the words stay: else it is another maker, which needs a decision."""
    assert only_spelling(old, new) is same
