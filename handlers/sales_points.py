"""Where to buy: the sales points of the product, else of its old district, else of the province."""

from __future__ import annotations

from typing import Any

from handlers.lookup import by_code
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE
from knowledge.registry.model import Product, SalesPoint
from knowledge.texts.form import day

SHOWN = 4
MAX_LIST = 690


async def of_product(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say where a product is sold, as far as that is known and when it was last confirmed."""
    product = turn.registry.products.get(args["code"])
    if product is None:
        return await by_code(turn, args)
    if own := turn.registry.sold_at(product):
        return [_told(turn, product, _first(turn, "where-of-product", product, own), own, [])]
    near = turn.registry.sales_points_in(product.district)
    if near:
        known = turn.say("where-in-district-known", district=product.district, count=len(near))
        first = _first(turn, "where-in-district", product, near)
        after = [turn.say("where-stock-unknown")]
        return [_told(turn, product, first, near, after, before=[known])]
    return [_in_province(turn, product)]


async def in_province(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the sales points of the whole province and online, the product's own left out."""
    product = turn.registry.products.get(args["code"])
    if product is None:
        return await by_code(turn, args)
    return [_in_province(turn, product, args.get("after", 0))]


def _in_province(turn: Turn, product: Product, after: int = 0) -> Reply:
    known = {*turn.registry.sold_at(product), *turn.registry.sales_points_in(product.district)}
    points = tuple(point for point in turn.registry.sales_points if point not in known and general(point))
    goes_on = known or after
    first = turn.say("where-province") if goes_on else _first(turn, "where-nowhere", product, points)
    before = [] if goes_on else [turn.say("where-province")]
    return _told(turn, product, first, points[after:], [], before=before, page=after)


def general(point: SalesPoint) -> bool:
    """Whether a point is not known to be one maker's own: it has goods of many, or names none."""
    return not point.products


def _first(turn: Turn, message: str, product: Product, points: tuple[SalesPoint, ...]) -> str:
    whole = turn.say(message, name=product.name, count=len(points))
    return whole if len(whole) <= FIRST_LINE else turn.say(f"{message}-short", count=len(points))


def _told(
    turn: Turn,
    product: Product,
    first: str,
    points: tuple[SalesPoint, ...],
    after: list[str],
    *,
    before: list[str] | None = None,
    page: int | None = None,
) -> Reply:
    end = [*after, _confirmed(turn, points), _ask(turn, product)]
    lines = list(before or [])
    shown = 0
    for point in points[:SHOWN]:
        more = _lines(turn, point)
        if len("\n".join([first, *lines, *more, *end])) > MAX_LIST:
            break
        lines += more
        shown += 1
    rest = len(points) - shown
    if rest:
        lines.append(turn.say("where-more", count=str(rest)))
    next_page = (page or 0) + shown if rest else None
    return turn.offer(Text(first, (*lines, *end)), _choices(turn, product, page is not None, next_page))


def _lines(turn: Turn, point: SalesPoint) -> list[str]:
    where = point.address or point.district
    if where and where not in point.name:
        lines = [turn.say("where-item-address", name=point.name, address=where)]
    else:
        lines = [turn.say("where-item", name=point.name)]
    if point.goods and not point.products:
        lines.append(turn.say("where-item-goods", goods=point.goods))
    if point.phone:
        lines.append(turn.say("where-item-phone", phone=point.phone))
    return [*lines, point.url] if point.url else lines


def _confirmed(turn: Turn, points: tuple[SalesPoint, ...]) -> str:
    """Say the oldest confirmation, since one line speaks for all points."""
    days = [point.confirmed_on for point in points]
    oldest = min((on for on in days if on), default=None)
    if oldest is None or None in days:
        return turn.say("where-unconfirmed")
    return turn.say("where-confirmed", day=day(oldest, turn.language))


def _ask(turn: Turn, product: Product) -> str:
    if product.producer:
        return turn.say("where-ask", producer=product.producer.name)
    return turn.say("where-ask-commune")


def _choices(turn: Turn, product: Product, whole_province: bool, next_page: int | None) -> list[Option]:
    """Offer the way on: more of the province's list, or that list itself."""
    elsewhere = turn.option("choice-where-province", "sales_points.in_province", code=product.code)
    more = turn.option("choice-where-more", "sales_points.in_province", code=product.code, after=next_page)
    back = turn.option("choice-back", "lookup.by_code", code=product.code)
    other = turn.option("choice-other-name", "lookup.ask_name")
    if not whole_province:
        return [elsewhere, back, other]
    return [more, back, other] if next_page else [back, other]
