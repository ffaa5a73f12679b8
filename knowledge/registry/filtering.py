"""Which products a person may want to see together: by stars, group, place, maker, goods, or any mix."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from knowledge.places import Unit, contains, of, same_area
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import Status, verdict
from knowledge.rules.certificate import certificate_rules

GROUPS = {
    "food": "thực phẩm",
    "drinks": "đồ uống",
    "medicinal": "dược liệu và sản phẩm từ dược liệu",
    "crafts": "thủ công mỹ nghệ",
    "ornamental": "sinh vật cảnh",
    "tourism": "dịch vụ du lịch cộng đồng",
}
"""The six groups of the programme, and what the registry calls each. Source: Decision 26/2026, annex I."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What products shall have in common; what is empty does not matter.

    Attributes:
        stars: Number of stars.
        group: Key of `GROUPS`.
        unit: Place, old or new.
        codes: The only products among which is looked, as those whose name has a word; None for all.
        maker: Name of the producer.
    """

    stars: int | None = None
    group: str = ""
    unit: Unit | None = None
    codes: frozenset[str] | None = None
    maker: str = ""


def fitting(registry: Registry, wanted: Wanted, on: date) -> tuple[Product, ...]:
    """Give the products that were recognised by a day and not withdrawn, and that fit; in order of codes.

    A product whose stars or group the registry does not know fits no wish for them.
    """
    return tuple(product for product, stars in _listed(registry, on) if _fits(product, stars, wanted))


def _listed(registry: Registry, on: date) -> tuple[tuple[Product, int | None], ...]:
    """Give what may stand in a list on a day, with its stars; reckoned once a day and edition."""
    if on not in registry.listed_on:
        registry.listed_on.clear()
        worth = (
            (p, verdict(p, on, certificate_rules())) for p in registry.products.values() if not p.generic
        )
        registry.listed_on[on] = tuple(
            (product, found.recognition.stars if found.recognition else None)
            for product, found in worth
            if found.status not in (Status.PENDING, Status.REVOKED, Status.NOT_FOUND)
        )
    return registry.listed_on[on]


def _fits(product: Product, stars: int | None, wanted: Wanted) -> bool:
    if wanted.stars and stars != wanted.stars:
        return False
    if wanted.codes is not None and product.code not in wanted.codes:
        return False
    if wanted.group and product.group != GROUPS[wanted.group]:
        return False
    if wanted.maker and (product.producer is None or product.producer.name != wanted.maker):
        return False
    return not wanted.unit or made_in(product, wanted.unit)


def made_in(product: Product, unit: Unit) -> bool:
    """Whether a product is known to be made in a place; one known by its district only is in no commune."""
    lies = _lies(product)
    if any(contains(unit, one) for one in lies):
        return True
    return any(unit.level != "district" and one.level != "district" and same_area(one, unit) for one in lies)


def _lies(product: Product) -> Collection[Unit]:
    communes = [part.strip() for part in product.commune.split(";") if part.strip()]
    found = [unit for part in communes if (unit := of(part, product.district))]
    whole = of("", product.district) if product.district else None
    return found or ([whole] if whole else [])
