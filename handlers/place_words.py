"""Places in words: "xã Nậm Đét, huyện Bắc Hà (nay là xã Bảo Nhai)".

The registry has names as they were before 07/2025; which kind of unit each was, and what it became,
is known from the places. What is not known there is said as the registry has it.
"""

from __future__ import annotations

from knowledge import places
from knowledge.places import Unit
from knowledge.registry.model import Product
from knowledge.texts import say

KINDS = {
    "xã": "commune",
    "phường": "ward",
    "thị trấn": "town",
    "huyện": "district",
    "thị xã": "district-town",
    "thành phố": "city",
}
"""The kinds of units, and what stands for each in the ids of the texts."""


def unit_words(unit: Unit, language: str, name: str = "") -> str:
    """Give a unit with its kind: "xã Bảo Nhai"; by another spelling of its name where one is given."""
    return say(language, f"unit-{KINDS[unit.kind]}", name=name or unit.name)


def whole_words(unit: Unit, language: str) -> str:
    """Give a unit with its kind, an old commune with its district: some of them share a name."""
    district = places.of("", unit.district) if unit.district else None
    return ", ".join(unit_words(one, language) for one in (unit, district) if one)


def lay_in(product: Product, language: str) -> str:
    """Give commune and district as they were called before 07/2025, "" where neither is known."""
    communes = [part.strip() for part in product.commune.split(";")]
    named = [_words(part, product.district, language) for part in communes if part]
    if product.district:
        named.append(_district(product.district, language))
    return ", ".join(named)


def today(product: Product, language: str) -> str:
    """Give today's communes of a product of an old commune, "" where they are not known."""
    if not product.commune or not product.district:
        return ""
    now = places.today_of(product.commune, product.district)
    return ", ".join(unit_words(unit, language) for unit in now)


def made_in(product: Product, language: str) -> str:
    """Give where a product is made, by its old names and by today's."""
    where, now = lay_in(product, language), today(product, language)
    return say(language, "place-now", place=where, today=now) if now else where


def _words(commune: str, district: str, language: str) -> str:
    unit = places.of(commune, district)
    return unit_words(unit, language, places.bare(commune)) if unit else commune


def _district(district: str, language: str) -> str:
    unit = places.of("", district)
    return unit_words(unit, language) if unit else district
