"""What a row makes of a product's own cells: its name, its maker, its place; what of it is a change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.registry.finding import elsewhere, maker_of, place_of, same_maker, unit_of
from knowledge.registry.list_rows import Entry
from knowledge.registry.model import Product
from knowledge.registry.names import fold
from knowledge.registry.plan import Kind

PLACES = ("commune", "district", "former_province")


@dataclass(frozen=True, slots=True)
class Cells:
    """A product's own cells as a file will have left them.

    Attributes:
        values: By column of products.csv.
        kinds: What of them changes.
        others: Columns that change beside name and place.
        old_place: With a move, where it was.
        place: Where it is.
    """

    values: dict[str, Any]
    kinds: tuple[Kind, ...] = ()
    others: tuple[str, ...] = ()
    old_place: str = ""
    place: str = ""


def cells_for(entry: Entry, product: Product | None, renamed: bool) -> Cells:
    """Say what a row leaves of a product's cells.

    Args:
        entry: The row. Where it names the product by its code, its cells are taken to the letter; else what
            only spells differently is left as it is.
        product: The product, None for a new one.
        renamed: Whether an official said that the row's name is a new name of the product.
    """
    if product is None:
        return Cells(
            _new(entry), place=", ".join(filter(None, (entry.words("commune"), entry.words("district"))))
        )
    exact = "code" in entry.said
    known = _known(product)
    values = {**known, **dict(_said(entry, product, exact, renamed))}
    old, new = (", ".join(v for n in PLACES[:2] if (v := cells[n])) for cells in (known, values))
    kinds: list[Kind] = ["renamed"] * (values["name"] != known["name"])
    moved = any(values[n] != known[n] for n in PLACES) and elsewhere(
        place_of(product), unit_of(values["commune"], values["district"])
    )
    kinds += ["moved"] * moved
    told = {"name", *(PLACES if moved else ())}
    others = tuple(n for n in values if values[n] != known[n] and n not in told)
    kinds += ["corrected"] * bool(others)
    return Cells(values, tuple(kinds), others, old if moved else "", new)


def _new(entry: Entry) -> dict[str, Any]:
    names = ("name", "producer", "producer_type", *PLACES, "product_group", "note")
    return {"code": "", **{name: entry.words(name) for name in names}}


def _known(product: Product) -> dict[str, Any]:
    return {
        "code": product.code,
        "name": product.name,
        "producer": maker_of(product),
        "producer_type": product.producer.kind if product.producer else "",
        "commune": product.commune,
        "district": product.district,
        "former_province": product.former_province,
        "product_group": product.group,
        "note": product.note,
    }


def _said(entry: Entry, product: Product, exact: bool, renamed: bool) -> Iterator[tuple[str, Any]]:
    """Give the cells that the row changes."""
    if (name := entry.words("name")) and (exact or (renamed and fold(name) != fold(product.name))):
        yield "name", name
    maker = entry.words("producer")
    if maker and not same_maker(maker, maker_of(product)):
        yield "producer", maker
        yield "producer_type", entry.words("producer_type")
    yield from _places(entry, product, exact)
    for name, known in (("product_group", product.group), ("note", product.note)):
        said = entry.words(name)
        if said and (exact or not known):
            yield name, said
    if (kind := entry.words("producer_type")) and product.producer and (exact or not product.producer.kind):
        yield "producer_type", kind


def _places(entry: Entry, product: Product, exact: bool) -> Iterator[tuple[str, str]]:
    """Give the place where it is another one, or none was known; old and new names of a place are one."""
    said = {name: entry.words(name) for name in PLACES if entry.words(name)}
    commune, district = said.get("commune", ""), said.get("district", "")
    known = product.commune or product.district
    if (commune or district) and (not known or elsewhere(place_of(product), unit_of(commune, district))):
        yield "commune", commune  # the commune of before does not lie in another district
        yield "district", district
    elif exact:
        yield from said.items()
