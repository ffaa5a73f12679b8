"""Which certificates run out, by commune of today and by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge import places
from knowledge.expiring import Expiring, expiring, for_communes
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product, Recognition, Revocation, Source
from knowledge.rules.certificate import certificate_rules

TODAY = date(2026, 11, 23)
SOURCE = Source("https://example.vn/tin", "example.vn")
BAC_HA = {"commune": "Bắc Hà", "district": "Bắc Hà"}


def product(code: str, *, year: int | None = None, to: date | None = None, **about: str) -> Product:
    """A product with one recognition, which ends on a day or in a year."""
    one = Recognition(SOURCE, 3, year=year, valid_to=to)
    return Product(code, f"Sản phẩm {code}", recognitions=(one,), **about)


def of(*products: Product) -> Expiring:
    """What runs out of a registry of these."""
    registry = Registry(1, TODAY, {one.code: one for one in products})
    return expiring(registry, TODAY, certificate_rules())


def test_a_known_day_is_counted_in_its_month() -> None:
    """From today to the end of the twelfth month."""
    found = of(
        product("A", to=date(2026, 11, 22)),
        product("B", to=TODAY),
        product("C", to=date(2027, 10, 31)),
        product("D", to=date(2027, 11, 1)),
    )
    assert (found.months[0], found.months[-1]) == (date(2026, 11, 1), date(2027, 10, 1))
    [row] = found.rows
    assert row.by_month == (1, *[0] * 10, 1)
    assert row.unclear == 0


def test_where_only_the_year_is_known_the_month_is_not() -> None:
    """It is counted apart, if its year reaches into the months."""
    found = of(
        product("A", year=2023), product("B", year=2024), product("C", year=2025), product("D", year=2022)
    )
    assert (found.whole.total, found.whole.unclear) == (2, 2)


def test_what_was_withdrawn_does_not_run_out() -> None:
    """It is over already."""
    gone = replace(product("A", to=date(2027, 1, 1)), revocations=(Revocation(SOURCE, "2026-11-01"),))
    assert of(gone).rows == ()


def test_places_are_those_of_today_as_far_as_they_are_known() -> None:
    """An old commune by what it became; else its district; else nothing."""
    end = date(2027, 1, 5)
    found = of(
        product("A", to=end, commune="Nậm Đét", district="Bắc Hà"),
        product("B", to=end, district="Bắc Hà"),
        product("C", to=end),
    )
    by = {(tuple(u.full for u in row.place.communes), row.place.district): row.total for row in found.rows}
    assert by == {(("xã Bảo Nhai",), ""): 1, ((), "Bắc Hà"): 1, ((), ""): 1}


def test_a_commune_official_sees_the_own_ones_and_a_sum(registry: Registry) -> None:
    """The sum holds all others, and names no place."""
    every = expiring(registry, TODAY, certificate_rules())
    [van_chan] = [u for u in places.called("Văn Chấn") if u.level == "today"]
    mine = for_communes(every, [places.key_of(van_chan)])
    assert [row.place.communes for row in mine.rows] == [(van_chan,)]
    assert mine.others is not None
    assert (mine.others.place.communes, mine.others.place.district) == ((), "")
    assert mine.whole == every.whole
    assert mine.others.total == every.whole.total - mine.rows[0].total
