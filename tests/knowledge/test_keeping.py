"""Fairs, sales points and offices kept from the chat: what is written, and what a file may not undo."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.data import DATA
from knowledge.place_names import within
from knowledge.places import Unit, by_key, units
from knowledge.registry import keeping
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.importing import Summary, load
from knowledge.registry.kept import Remark, from_url, is_kept, to_url
from knowledge.registry.sheets import read_sheet
from knowledge.store.database import Database
from knowledge.store.tables import EditionRow, FairRow, SalesPointRow
from tests.knowledge.conftest import DAY, Written, loaded

ON = date(2026, 11, 28)
FAIR: dict[str, Any] = {
    "name": "Phiên chợ OCOP Bắc Hà", "starts_on": date(2026, 12, 5), "ends_on": date(2026, 12, 6),
    "place": "chợ Bắc Hà, xã Bắc Hà", "organiser": "UBND xã Bắc Hà", "summary": "",
}  # fmt: skip
SHOP: dict[str, Any] = {
    "name": "Cửa hàng Na Cồ", "kind": "cửa hàng", "address": "đường Na Cồ, xã Bắc Hà",
    "district": "xã Bắc Hà", "phone": "", "url": "", "goods": "", "products": (),
}  # fmt: skip
OFFICE = {"office": "UBND xã Bắc Hà", "role": "", "address": "", "phone": "", "email": "", "url": ""}
ROWS: dict[keeping.Kind, dict[str, Any]] = {"fair": FAIR, "shop": SHOP, "contact": OFFICE}


@pytest.fixture
async def connection(shipped: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction on the shipped registry."""
    async with shipped.begin() as opened:
        yield opened


async def shipped_shop(connection: AsyncConnection, name: str = "Chợ Bắc Hà") -> keeping.Kept:
    """A sales point of the shipped registry."""
    rows = await keeping.every(connection, "shop")
    return next(row for row in rows if row.name.startswith(name))


async def file_again(connection: AsyncConnection, name: str) -> Summary:
    """Load a shipped file again."""
    return await load(connection, read_sheet(DATA / f"{name}.csv"), ON + timedelta(days=30))


async def names(connection: AsyncConnection) -> tuple[list[str], list[str], list[str]]:
    """What answers know of: names of fairs, sales points, offices."""
    found = await load_registry(connection)
    return (
        [fair.name for fair in found.fairs],
        [point.name for point in found.sales_points],
        [one.office for one in found.contacts],
    )


# --- added, changed, ended, confirmed -----------------------------------------------------------


@pytest.mark.parametrize("kind", ROWS)
async def test_what_is_added_is_in_the_next_answer(kind: keeping.Kind, connection: AsyncConnection) -> None:
    """Added, closed and opened again: answers have it or not, the table always has; each is an edition."""
    place = list(ROWS).index(kind)
    before = await connection.scalar(select(EditionRow.version)) or 0
    outcome, id = await keeping.add(connection, kind, ROWS[kind], ON)
    name = ROWS[kind][keeping.BOOKS[kind].key[0]]
    assert outcome == "done"
    assert name in (await names(connection))[place]
    assert await keeping.end(connection, kind, id, ON, "mưa bão")
    assert name not in (await names(connection))[place]
    kept = await keeping.one(connection, kind, id)
    assert kept is not None
    assert (kept.name, kept.ended_on, kept.source.remark.why) == (name, ON, "mưa bão")
    assert await keeping.begin_again(connection, kind, id, ON)
    assert name in (await names(connection))[place]
    assert await connection.scalar(select(EditionRow.version)) == before + 3
    assert await connection.scalar(select(EditionRow.as_of)) == DAY  # the whole list is no newer for that


@pytest.mark.parametrize("kind", ROWS)
async def test_nothing_is_added_twice(kind: keeping.Kind, connection: AsyncConnection) -> None:
    """Of two officials who add the same, marks and case apart, the second is shown the first's."""
    key = keeping.BOOKS[kind].key[0]
    _, id = await keeping.add(connection, kind, ROWS[kind], ON)
    again = {**ROWS[kind], key: str(ROWS[kind][key]).upper()}
    assert await keeping.add(connection, kind, again, ON) == ("taken", id)
    await keeping.end(connection, kind, id, ON)
    assert await keeping.add(connection, kind, ROWS[kind], ON) == (
        "done",
        id,
    )  # entered anew: it is open again
    assert not await keeping.end(connection, kind, 9_999, ON)


async def test_a_change_says_what_it_was(connection: AsyncConnection) -> None:
    """A change of what somebody else changed meanwhile is not made; one beside it is."""
    _, id = await keeping.add(connection, "fair", FAIR, ON)
    was = {"place": FAIR["place"]}
    assert await keeping.change(connection, "fair", id, {"place": "A"}, was=was, on=ON) == "done"
    assert await keeping.change(connection, "fair", id, {"place": "B"}, was=was, on=ON) == "meanwhile"
    was = {"organiser": FAIR["organiser"]}
    assert await keeping.change(connection, "fair", id, {"organiser": "C"}, was=was, on=ON) == "done"
    kept = await keeping.one(connection, "fair", id)
    assert kept is not None
    assert (kept.values["place"], kept.values["organiser"]) == ("A", "C")
    assert await keeping.change(connection, "fair", 9_999, {}, was={}, on=ON) == "gone"


async def test_no_two_rows_of_one_name(connection: AsyncConnection) -> None:
    """A change of name or day into another row's is refused."""
    _, first = await keeping.add(connection, "fair", FAIR, ON)
    other = {**FAIR, "starts_on": date(2026, 12, 12)}
    _, second = await keeping.add(connection, "fair", other, ON)
    moved = {"starts_on": FAIR["starts_on"]}
    was = {"starts_on": other["starts_on"]}
    assert first != second
    assert await keeping.change(connection, "fair", second, moved, was=was, on=ON) == "taken"


async def test_officials_are_the_source(connection: AsyncConnection) -> None:
    """Whoever kept it last is its source, without an address; the page it came from is not lost."""
    shop = await shipped_shop(connection)
    page = shop.source.url
    assert await keeping.confirm(connection, "shop", shop.id, ON, ON)
    found = await load_registry(connection)
    point = next(point for point in found.sales_points if point.id == shop.id)
    assert (point.source.publisher, point.source.published_on) == ("cán bộ OCOP", ON)
    assert (point.confirmed_on, point.source.by_officials, point.source.remark.page) == (ON, True, page)
    assert point.products == ("LC-0074", "LC-0076")
    edition = await connection.scalar(select(EditionRow.version))
    assert await keeping.confirm(connection, "shop", shop.id, ON, ON)
    assert await connection.scalar(select(EditionRow.version)) == edition  # a second tap changes nothing


async def test_goods_are_tied_to_products(connection: AsyncConnection) -> None:
    """A shop's products can be said, and taken away."""
    _, id = await keeping.add(connection, "shop", {**SHOP, "products": ("LC-0122", "LC-0001")}, ON)
    kept = await keeping.one(connection, "shop", id)
    assert kept is not None
    assert kept.values["products"] == ("LC-0001", "LC-0122")
    was = {"products": kept.values["products"]}
    assert await keeping.change(connection, "shop", id, {"products": ()}, was=was, on=ON) == "done"
    found = await load_registry(connection)
    assert next(point for point in found.sales_points if point.id == id).products == ()


# --- what a file may not undo -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "file"), [("fair", "fairs"), ("shop", "sales_points"), ("contact", "contacts")]
)
async def test_the_same_file_again_leaves_what_officials_changed(
    kind: keeping.Kind, file: str, connection: AsyncConnection
) -> None:
    """Renamed, or closed: the shipped file, loaded later, neither overwrites nor doubles it, and says so."""
    first, second, *_ = await keeping.every(connection, kind)
    key, total = keeping.BOOKS[kind].key[0], len(await keeping.every(connection, kind))
    was = {key: first.name}
    assert await keeping.change(connection, kind, first.id, {key: "Tên mới"}, was=was, on=ON) == "done"
    assert await keeping.end(connection, kind, second.id, ON)
    summary = await file_again(connection, file)
    assert (summary.new, summary.changed, summary.kept) == (0, 0, 2)
    rows = {row.id: row for row in await keeping.every(connection, kind)}
    assert len(rows) == total
    assert (rows[first.id].name, rows[second.id].ended_on) == ("Tên mới", ON)


async def test_a_fair_that_was_moved_is_not_doubled(shipped: Database, written: Written) -> None:
    """A file that still has the old day brings no second fair; one that has it as typed leaves it."""
    async with shipped.begin() as connection:
        _, id = await keeping.add(connection, "fair", FAIR, ON)
        moved = {"starts_on": date(2026, 12, 19), "ends_on": date(2026, 12, 20)}
        was = {name: FAIR[name] for name in moved}
        await keeping.change(connection, "fair", id, moved, was=was, on=ON)
    old = {"name": "phiên chợ ocop bắc hà", "starts_on": "2026-12-05", "source_url": "https://a.vn/"}
    new = {"name": FAIR["name"], "starts_on": "2026-12-19", "place": "khác", "source_url": "https://a.vn/"}
    for row in (old, new):
        assert (await loaded(shipped, written(row))).kept == 1
    async with shipped.begin() as connection:
        rows = (await connection.execute(select(FairRow.place).where(FairRow.starts_on > ON))).all()
    assert [row.place for row in rows] == [FAIR["place"]]


async def test_a_later_confirmation_in_a_file_counts(shipped: Database, written: Written) -> None:
    """A file that confirms a sales point on a later day than the officials did is newer; else it is not."""
    async with shipped.begin() as connection:
        shop = await shipped_shop(connection, "Không gian văn hoá")
        await keeping.confirm(connection, "shop", shop.id, ON, ON)
    row = {
        "name": shop.name, "kind": "", "address": shop.values["address"], "phone": "0214",
        "district": shop.values["district"], "source_url": "https://a.vn/",
    }  # fmt: skip
    assert (await loaded(shipped, written(row))).kept == 1
    assert (await loaded(shipped, written(row | {"confirmed_on": str(ON)}))).kept == 1
    later = row | {"confirmed_on": str(ON + timedelta(days=1))}
    assert (await loaded(shipped, written(later))).changed == 1
    async with shipped.begin() as connection:
        query = select(SalesPointRow.phone, SalesPointRow.confirmed_on).where(SalesPointRow.id == shop.id)
        assert tuple((await connection.execute(query)).one()) == ("0214", ON + timedelta(days=1))


async def test_rows_that_nobody_kept_are_loaded_as_before(connection: AsyncConnection) -> None:
    """The shipped files change nothing where no official did anything."""
    for name in ("fairs", "sales_points", "contacts"):
        summary = await file_again(connection, name)
        assert (summary.new, summary.changed, summary.kept) == (0, 0, 0)


# --- what stands in the place of an address -----------------------------------------------------


@pytest.mark.parametrize(
    "remark",
    [
        Remark(),
        Remark(page="https://a.vn/?x=1&y=2#z"),
        Remark("https://a.vn", (("Chợ & hội", "2026-11-28"), ("Chợ\nmới", "")), "mưa; bão = to"),
    ],
)
def test_a_remark_is_read_as_it_was_written(remark: Remark) -> None:
    """Whatever is in it."""
    assert is_kept(to_url(remark))
    assert from_url(to_url(remark)) == remark


def test_a_page_is_no_remark() -> None:
    """An address of a page stays one."""
    assert not is_kept("https://a.vn")
    assert from_url("https://a.vn") == Remark(page="https://a.vn")


# --- whose place it is --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "unit", [unit for unit in units() if unit.level == "today"], ids=lambda unit: unit.name
)
def test_a_place_is_found_again_in_its_own_words(unit: Unit) -> None:
    """What the form writes for a commune of today is read as that commune again, in each kind of row."""
    words = f"số 2, chợ {unit.full}"
    assert keeping.lies_in("fair", {"place": f"chợ trung tâm, {unit.full}"}) == unit
    assert keeping.lies_in("shop", {"address": f"số 2, {unit.full}", "district": unit.full}) == unit
    assert keeping.lies_in("contact", {"office": "Trạm", "address": words}) == unit
    assert within(f"số 2, {unit.full}", unit.full) == unit


BAC_HA = "today/02839"


@pytest.mark.parametrize(
    ("place", "mine"),
    [
        ("chợ Bắc Hà, xã Bắc Hà", True),
        ("huyện Bắc Hà", True),
        ("xã Bảo Nhai", False),
        ("Big C Thăng Long, Hà Nội", False),
        ("tỉnh Lào Cai", False),
        ("", False),
    ],
)
def test_whose_place(place: str, mine: bool) -> None:
    """A commune's own, and what is known by a larger place around it; not a neighbour's, nor a far city's."""
    commune = by_key(BAC_HA)
    assert commune is not None
    assert keeping.may_keep(keeping.lies_in("fair", {"place": place}), [commune]) is mine


async def test_the_matcher_is_built_once(shipped: Database) -> None:
    """A fair that is added does not make every program read the products' names anew."""
    async with shipped.begin() as connection:
        before = await load_registry(connection)
        built = before.matcher
        await keeping.add(connection, "fair", FAIR, ON)
        after: Registry = (await load_registry(connection)).taking_over(before)
    assert after.version == before.version + 1
    assert after.matcher is built
    other = Registry(9, ON, {"LC-0001": after.products["LC-0001"]}).taking_over(after)
    assert "matcher" not in vars(other)
