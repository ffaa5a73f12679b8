"""What is near: sales points by distance from a shared spot or from a place that was named.

A spot is used for the one answer and stored nowhere.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from handlers.messages import MAP, AskPlace, Place, Reply, Text
from handlers.place_words import unit_words
from handlers.sales_points import confirmed, is_mixed, point_lines, source
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE
from knowledge.distance import Spot
from knowledge.place_names import find
from knowledge.places import Unit, centre
from knowledge.registry.model import Product, SalesPoint
from knowledge.registry.nearest import Near, nearest, spot_of

SHOWN = 3
FAR_KM = 150.0
"""Farther away than this nothing of the province is near: the online shops are told instead."""


async def ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask where the person is: a shared spot, or words."""
    turn.kind = "nearby"
    code = str(args.get("code", ""))
    turn.ask("nearby.in_words", code=code)
    text = turn.text("near-ask", "near-ask-how", "near-ask-privacy")
    options = [
        turn.option("choice-where-all", "sales_points.in_province", code=code),
        turn.option("choice-other-name", "lookup.ask_name"),
    ]
    made = turn.offer(text, options)
    return [AskPlace(text, turn.say("choice-share-place"), getattr(made, "options", ()))]


async def in_words(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer from the place that was typed."""
    turn.kind = "nearby"
    meant = find(turn.message.text)
    if not meant:
        return await ask(turn, args)
    return from_unit(turn, meant[0], _product(turn, args))


async def shared(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer from the spot that was shared."""
    turn.kind = "nearby"
    if turn.message.spot is None:
        return await ask(turn, args)
    return _around(turn, turn.message.spot, turn.say("near-you"), _product(turn, args))


def _product(turn: Turn, args: dict[str, Any]) -> Product | None:
    return turn.registry.products.get(str(args.get("code", "")))


def from_unit(turn: Turn, unit: Unit, product: Product | None = None) -> list[Reply]:
    """Answer from the middle of a place."""
    middle = centre(unit)
    where = unit_words(unit, turn.language)
    return [_nothing(turn, where)] if middle is None else _around(turn, middle, where, product)


def _around(turn: Turn, here: Spot, where: str, product: Product | None) -> list[Reply]:
    sold = turn.registry.sold_at(product) if product else ()
    points = [point for point in turn.registry.sales_points if not point.products or point in sold]
    found = [near for near in nearest(points, here) if near.km <= FAR_KM]
    if not found:
        return [_nothing(turn, where)]
    replies: list[Reply] = [_listed(turn, where, found[:SHOWN], product)]
    best = found[0]
    spot, exact = spot_of(best.point)
    if spot and exact:
        replies.append(Place(best.point.name, best.point.address or best.point.district, spot))
    return replies


def _listed(turn: Turn, where: str, found: list[Near], product: Product | None) -> Reply:
    first = turn.say("near", where=where, name=found[0].point.name)
    if len(first) > FIRST_LINE:
        first = turn.say("near-short", where=where)
    points = tuple(near.point for near in found)
    each = [_lines(turn, near, dated=is_mixed(points)) for near in found]
    lines = [line for of_one in each for line in of_one]
    lines.insert(len(each[0]), map_link(found[0].point))  # one link: they are long
    if not all(near.exact for near in found):
        lines.append(turn.say("near-from-middle"))
    if product:
        lines.append(turn.say("where-stock-unknown"))
    lines.append(confirmed(turn, points))
    return turn.offer(Text(first, tuple(lines), source(turn, points)), _options(turn, product))


def _lines(turn: Turn, near: Near, *, dated: bool = False) -> list[str]:
    km = turn.say("near-km", km=str(round(near.km))) if near.km >= 1 else turn.say("near-here")
    return point_lines(turn, near.point, km, dated=dated)


def map_link(point: SalesPoint) -> str:
    """Give a search for the point's address on a map, which needs no spot of its own."""
    words = point.address or point.name
    words += f", {point.district}" if point.district and point.district not in words else ""
    return f"{MAP}search?query={quote(words)}"


def _options(turn: Turn, product: Product | None) -> list[Option]:
    code = product.code if product else ""
    options = [
        turn.option("choice-where-all", "sales_points.in_province", code=code),
        turn.option("choice-other-place", "nearby.ask", code=code),
    ]
    return [*options, turn.option("choice-other-name", "lookup.ask_name")]


def _nothing(turn: Turn, where: str) -> Reply:
    """Say that nothing near is known, name the online shops, and the commune to ask."""
    online = [point for point in turn.registry.sales_points if point.url and not point.products][:2]
    lines = [turn.say("near-online")] if online else []
    lines += [line for point in online for line in point_lines(turn, point)]
    lines.append(turn.say("where-ask-commune"))
    return turn.offer(
        Text(turn.say("near-none", where=where), tuple(lines), source(turn)), _options(turn, None)
    )
