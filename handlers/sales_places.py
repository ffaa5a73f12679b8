"""Where to buy in a place that was named, old or new: "bán ở đâu", then "Bắc Hà" or "xã Bảo Nhai"."""

from __future__ import annotations

from typing import Any

from handlers.messages import Reply
from handlers.place_words import unit_words, whole_words
from handlers.sales_points import listed, of_product, whole_province
from handlers.turn import Turn
from knowledge.place_names import find
from knowledge.places import Unit, contains, districts_of
from knowledge.registry.catalog import lies_in
from knowledge.registry.model import Product, SalesPoint


async def ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a place, when nobody said of which product, and none was spoken of."""
    turn.kind = "where_to_buy"
    if product := turn.product:
        return await of_product(turn, {"code": product.code})
    turn.ask("sales_places.in_place", code="")
    everywhere = turn.option("choice-where-all", "sales_points.in_province", code="")
    other = turn.option("choice-other-name", "lookup.ask_name")
    return [turn.offer(turn.text("where-which-place", "where-which-place-how"), [everywhere, other])]


async def in_place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the sales points of the place that was typed, else of the old district around it."""
    turn.kind = "where_to_buy"
    product = turn.registry.products.get(args.get("code", ""))
    meant = find(turn.message.text)
    if not meant:
        return [whole_province(turn, product)]
    return [in_unit(turn, product, meant)]


def in_unit(turn: Turn, product: Product | None, meant: list[Unit]) -> Reply:
    """List the sales points of a place that was named, the likeliest reading of it first."""
    unit, points = meant[0], _points(turn, meant[0])
    where = unit_words(unit, turn.language)
    if points and _inside(points, unit):
        first = turn.say("where-in-place", place=where, count=len(points))
        before = []
    else:
        first = turn.say("where-not-in-place", place=where)
        before = _around(turn, unit, points)
    unsure = _understood(turn, meant, points)
    after = [turn.say("where-stock-unknown")] if product and points else []
    return listed(turn, product, first, points, after, before=[*unsure, *before])


def _points(turn: Turn, unit: Unit) -> tuple[SalesPoint, ...]:
    """Give the points of a place; those of the old district around it where it has none."""
    kin = turn.registry.sales_points_in(unit)
    inside = tuple(point for point in kin if _inside((point,), unit))
    return inside or turn.registry.sales_points_in(*districts_of(unit))


def _inside(points: tuple[SalesPoint, ...], unit: Unit) -> bool:
    return all((lies := lies_in(point)) and contains(unit, lies) for point in points)


def _around(turn: Turn, unit: Unit, points: tuple[SalesPoint, ...]) -> list[str]:
    if not points:
        return [turn.say("where-none-around")]
    districts = ", ".join(unit_words(district, turn.language) for district in districts_of(unit))
    return [turn.say("where-around", district=districts, count=len(points))]


def _understood(turn: Turn, meant: list[Unit], points: tuple[SalesPoint, ...]) -> list[str]:
    """Say that the old unit of a shared name was taken, where the other one has other points."""
    taken, *others = meant
    if taken.level == "today":
        return []
    differing = (other for other in others if set(_points(turn, other)) != set(points))
    if (other := next(differing, None)) is None:
        return []
    said = whole_words(other, turn.language)
    return [turn.say("where-understood", place=whole_words(taken, turn.language), other=said)]
