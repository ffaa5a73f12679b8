"""Sales points by distance, and products by what they have in common."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.distance import Spot, is_spot, kilometres
from knowledge.place_names import find
from knowledge.registry.catalog import Registry
from knowledge.registry.filtering import Wanted, fitting
from knowledge.registry.nearest import nearest
from knowledge.registry.verdict import Status, verdict
from knowledge.rules.certificate import certificate_rules

DAY = date(2026, 11, 23)


def test_a_known_distance() -> None:
    """Hà Nội to Lào Cai is about 243 km as the crow flies."""
    assert kilometres(Spot(21.0285, 105.8542), Spot(22.4856, 103.9707)) == pytest.approx(253, abs=12)
    assert kilometres(Spot(22, 104), Spot(22, 104)) == 0


@pytest.mark.parametrize(
    ("spot", "good"), [((22, 104), True), ((91, 0), False), ((float("nan"), 0), False), (("a", 0), False)]
)
def test_what_is_a_spot(spot: tuple[object, object], good: bool) -> None:
    """Degrees only."""
    assert is_spot(*spot) is good


def test_the_nearest_come_first(registry: Registry) -> None:
    """By distance; a point without a spot of its own is marked."""
    found = nearest(registry.sales_points, Spot(22.3364, 103.8438))
    assert [near.km for near in found] == sorted(near.km for near in found)
    assert "Sa Pa" in found[0].point.name


def test_a_list_claims_nothing(registry: Registry) -> None:
    """Neither what is pending nor what was withdrawn stands in a list of products."""
    for product in fitting(registry, Wanted(), DAY):
        worth = verdict(product, DAY, certificate_rules())
        assert worth.status not in (Status.PENDING, Status.REVOKED, Status.NOT_FOUND), product.name


def test_stars_and_place_mix(registry: Registry) -> None:
    """Each wish narrows; a place by its old name and by today's finds the same commune's goods."""
    everything = set(fitting(registry, Wanted(), DAY))
    five = set(fitting(registry, Wanted(stars=5), DAY))
    assert five < everything
    assert {product.name for product in five} == {"Cao mềm actiso Sa Pa", "Trà phun sương actiso Sa Pa"}
    sapa = find("thị xã Sa Pa")[0]
    assert five <= set(fitting(registry, Wanted(unit=sapa), DAY))
    assert fitting(registry, Wanted(stars=5, unit=find("huyện Bắc Hà")[0]), DAY) == ()
    assert fitting(registry, Wanted(codes=frozenset()), DAY) == ()


def test_before_it_was_recognised_nothing_is_listed(registry: Registry) -> None:
    """The day is an argument."""
    early = fitting(registry, Wanted(), date(2010, 1, 1))
    assert all(r.year is None and r.decided_on is None for product in early for r in product.recognitions)
