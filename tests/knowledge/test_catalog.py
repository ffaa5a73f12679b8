"""The registry in memory: the shipped rows counted, and what is told of a product."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from knowledge.places import of
from knowledge.registry.catalog import (
    Registry,
    edition,
    load_registry,
    named,
    official_count,
    publisher,
)
from knowledge.registry.census import Census, census
from knowledge.registry.model import Application, Producer, Product, Recognition, Revocation, Source
from knowledge.registry.shipped import ready
from knowledge.registry.verdict import Status, verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.store.database import Database
from tests.knowledge.conftest import DAY, dump

PAGE = Source("https://baolaocai.vn/x", "Báo Lào Cai")
RULES = certificate_rules()


@pytest.fixture
async def registry(shipped: Database) -> Registry:
    """The shipped registry."""
    async with shipped.begin() as connection:
        return await load_registry(connection)


def test_census(registry: Registry) -> None:
    """On 23/11/2026 only 13 of 160 rows are surely valid, and every other row has its reason."""
    assert census(registry, DAY, RULES) == Census(
        day=DAY,
        recognised=160,
        valid=13,
        ending=2,
        lapsed=79,
        undated=63,
        generic=3,
        no_maker=68,
        others=85,
    )


def test_surely_valid_rows(registry: Registry) -> None:
    """Of the 13, seven are known by their year and six by their last day, 28/12/2026."""
    found = [verdict(product, DAY, RULES) for product in registry.products.values()]
    sure = [v for v in found if v.surely_valid]

    by_day = [v.last_day.last for v in sure if v.last_day and v.last_day.exact]
    assert by_day == [date(2026, 12, 28)] * 6
    assert sum(v.status is Status.UNDATED for v in sure) == 7


@pytest.mark.parametrize("day", [date(2017, 1, 1), date(2021, 6, 1), date(2026, 12, 29), date(2040, 1, 1)])
def test_census_adds_up(registry: Registry, day: date) -> None:
    """On any day the parts add up to the whole; long after, nothing is valid."""
    counted = census(registry, day, RULES)

    parts = counted.valid + counted.ending + counted.lapsed + counted.undated + counted.generic
    assert parts == counted.recognised == registry.recognised
    assert day < date(2027, 1, 1) or counted.valid == 0


def test_dated_rows_on_the_day_after(registry: Registry) -> None:
    """The rows of decision 2585 lapse together on 29/12/2026."""
    before, after = (census(registry, date(2026, 12, day), RULES) for day in (28, 29))

    assert (before.valid - after.valid, after.lapsed - before.lapsed) == (6, 6)


def test_codes_are_in_order(registry: Registry) -> None:
    """Products stand in the order of their codes, each under its own."""
    assert list(registry.products) == sorted(registry.products)
    assert all(code == product.code for code, product in registry.products.items())


def test_neighbours(registry: Registry) -> None:
    """A maker's products include the product itself; a product without a maker has none."""
    made = next(p for p in registry.products.values() if p.producer)
    unknown = next(p for p in registry.products.values() if not p.producer)

    assert made in registry.of_producer(made)
    assert registry.of_producer(unknown) == ()
    assert registry.sales_points_in(None) == ()


def test_what_sales_points_have(registry: Registry) -> None:
    """A sales point is found from each product it is known to have."""
    point = next(point for point in registry.sales_points if point.products)

    for code in point.products:
        assert point in registry.sold_at(registry.products[code])
    assert point in registry.sales_points_in(of("", point.district))


def test_places_told_to_the_matcher(registry: Registry) -> None:
    """A product is known by its old commune and district, its former province, and today's commune."""
    assert named(registry.products["LC-0073"]).places == ("Nậm Đét", "Bắc Hà", "Lào Cai", "xã Bảo Nhai")


def test_every_fact_has_a_publisher(registry: Registry) -> None:
    """Each shipped fact names who published it, by a name or a bare host, never by an address."""
    events = [
        event
        for product in registry.products.values()
        for event in (*product.recognitions, *product.applications, *product.revocations)
    ]

    for row in (*events, *registry.sales_points, *registry.fairs, *registry.contacts):
        assert row.source.publisher
        assert "/" not in row.source.publisher


def test_publisher() -> None:
    """A page of an unknown host is named by its host, without www."""
    assert publisher("https://www.example.vn/tin?x=1") == "example.vn"
    assert publisher("https://baolaocai.vn/x") == "Báo Lào Cai"
    assert publisher("") == ""


def test_official_count() -> None:
    """The province's own count is data with its day."""
    official = official_count()

    assert (official.products, official.counted_on) == (605, date(2025, 12, 12))


STANDINGS = {
    "recognised": (Product("LC-0001", "Chè", recognitions=(Recognition(PAGE),)), "recognised"),
    "generic": (Product("LC-0001", "Chè", generic=True, recognitions=(Recognition(PAGE),)), "generic"),
    "pending": (Product("LC-0001", "Chè", applications=(Application(PAGE, "planned"),)), "pending"),
    "revoked": (Product("LC-0001", "Chè", revocations=(Revocation(PAGE, "2021"),)), "revoked"),
}


@pytest.mark.parametrize(("product", "standing"), STANDINGS.values(), ids=STANDINGS.keys())
def test_standing(product: Product, standing: str) -> None:
    """The matcher is told what kind of row a name belongs to."""
    assert named(product).standing == standing


def test_newest_stars() -> None:
    """The matcher is told the stars of the newest recognition, in whatever order they were read."""
    events = (
        Recognition(PAGE, stars=4, year=2024),
        Recognition(PAGE, stars=3, year=2021),
        Recognition(PAGE, year=2025),
    )
    product = Product("LC-0001", "Chè", Producer("HTX"), commune="Tả Van", district="Sa Pa")

    for order in permutations(events):
        assert named(replace(product, recognitions=order)).stars == 4
    assert named(product).stars is None
    assert named(product).places == ("Tả Van", "Sa Pa", "xã Tả Van")


async def test_ready_twice(shipped: Database) -> None:
    """A database that is filled is left alone at the next start."""
    before = await dump(shipped)

    await ready(shipped)

    assert await dump(shipped) == before


async def test_nothing_yet(database: Database) -> None:
    """A database that was never filled is edition 0 with nothing in it."""
    async with database.begin() as connection:
        assert await edition(connection) == 0
        found = await load_registry(connection)

    assert (found.version, found.as_of, dict(found.products)) == (0, date.min, {})
