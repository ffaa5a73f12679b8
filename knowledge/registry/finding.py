"""Which known product a row of a list means: surely, perhaps under another name, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from knowledge.errors import Problem
from knowledge.matching.nearest import Names
from knowledge.places import Unit, same_area
from knowledge.registry.cells import known_unit
from knowledge.registry.list_rows import Entry
from knowledge.registry.model import Product
from knowledge.registry.names import fold, own_name

SAME_MAKER, NO_MAKER = 80.0, 90.0
"""Likeness of names from which a product of the same maker, or of one that is not known, is asked about."""

key = lru_cache(maxsize=50_000)(fold)
"""The folded form of a number or name that comes up in many rows."""

unit_of = lru_cache(maxsize=50_000)(known_unit)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: one product surely, some that it may be, or why it cannot be told."""

    product: Product | None = None
    likely: tuple[Product, ...] = ()
    problem: Problem | None = None


@lru_cache(maxsize=50_000)
def own(producer: str) -> str:
    """Give a maker's own name, folded: "HTX Chè Hương Lý" and "Hợp tác xã chè Hương Lý" are one."""
    return fold(own_name(producer))


def same_maker(one: str, other: str) -> bool:
    """Whether two names are of one maker, which both have to be known."""
    return bool(one and other) and own(one) == own(other)


def maker_of(product: Product) -> str:
    """Give the maker's name, "" where it is not known."""
    return product.producer.name if product.producer else ""


def elsewhere(one: Unit | None, other: Unit | None) -> bool:
    """Whether two places are known and have nothing in common."""
    return one is not None and other is not None and not same_area(one, other)


def place_of(product: Product) -> Unit | None:
    """Give the unit that a product is made in, None where it is not known."""
    return unit_of(product.commune, product.district)


class Shelf:
    """The known products, by code and by name."""

    def __init__(self, products: Mapping[str, Product], by_name: Mapping[str, tuple[Product, ...]]) -> None:
        self.products = products
        self._by_name = by_name

    @cached_property
    def _own_products(self) -> list[Product]:
        return [product for product in self.products.values() if not product.generic]

    @cached_property
    def _names(self) -> Names:
        return Names([key(product.name) for product in self._own_products])

    def find(self, entry: Entry) -> Found:
        """Find the product of a row by its code, else by name and maker, else by name and place."""
        if known := entry.words("code"):
            return self._by_code(entry, known)
        named = [p for p in self._by_name.get(key(entry.words("name")), ()) if not p.generic]
        maker = entry.words("producer")
        if not maker:
            return self._narrowed(entry, named)
        exact = [product for product in named if same_maker(maker_of(product), maker)]
        if exact:
            return self._narrowed(entry, exact)
        place = unit_of(entry.words("commune"), entry.words("district"))
        unnamed = [product for product in named if product.producer is None]
        return Found(likely=tuple(one for one in unnamed if not elsewhere(place, place_of(one))))

    def _by_code(self, entry: Entry, known: str) -> Found:
        product = self.products.get(known)
        if product is None:
            return Found(problem=Problem("import-unknown-code", entry.row, "code", {"value": known}))
        name = entry.words("name")
        shared = set(fold(product.name).split()) & set(fold(name).split())
        if not name or shared or same_maker(maker_of(product), entry.words("producer")):
            return Found(product)
        values = {"value": name[:60], "code": known, "old": product.name}
        return Found(problem=Problem("import-other-product", entry.row, "name", values))

    def _narrowed(self, entry: Entry, products: list[Product]) -> Found:
        """Choose among products of one name by the place; what stays open is not guessed."""
        if len(products) > 1:
            place = unit_of(entry.words("commune"), entry.words("district"))
            near = [p for p in products if place and place_of(p) and not elsewhere(place, place_of(p))]
            products = near or products
        if len(products) > 1:
            values = {"value": entry.words("name")[:60], "count": str(len(products))}
            return Found(problem=Problem("rehearse-ambiguous", entry.row, "name", values))
        return Found(products[0] if products else None)

    def near(self, entry: Entry) -> tuple[Product, ...]:
        """Give the products that the row may mean by another name, the likest first."""
        maker, place = entry.words("producer"), unit_of(entry.words("commune"), entry.words("district"))
        likely = []
        for n, likeness in self._names.near(key(entry.words("name")), SAME_MAKER):
            product = self._own_products[n]
            unknown = likeness >= NO_MAKER and not (maker and product.producer)
            if same_maker(maker, maker_of(product)) or (unknown and not elsewhere(place, place_of(product))):
                likely.append(product)
        return tuple(likely)
