"""Where to buy: the sales points of the product, else of its old district, else of the province."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.lookup import by_code
from handlers.messages import Reply, Text
from handlers.place_words import unit_words
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE
from knowledge import places
from knowledge.registry.model import Product, SalesPoint
from knowledge.texts import DEFAULT, say
from knowledge.texts.form import day

SHOWN = 4
MAX_LIST = 690


async def of_product(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say where a product is sold, as far as that is known and when it was last confirmed."""
    turn.kind = "where_to_buy"
    product = turn.registry.products.get(args["code"])
    if product is None:
        return await by_code(turn, args)
    turn.about(product)
    if own := turn.registry.sold_at(product):
        first = fitting(turn, "where-of-product", product, own)
        return [listed(turn, product, first, own)]
    district = places.of("", product.district)
    near = turn.registry.sales_points_in(district)
    if district and near:
        where = unit_words(district, turn.language)
        known = turn.say("where-in-district-known", district=where, count=len(near))
        first = fitting(turn, "where-in-district", product, near)
        after = [turn.say("where-stock-unknown")]
        return [listed(turn, product, first, near, after, before=[known])]
    return [whole_province(turn, product)]


async def in_province(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the sales points of the whole province and online, the product's own left out."""
    turn.kind = "where_to_buy"
    product = turn.registry.products.get(args["code"])
    if product is None and args["code"]:
        return await by_code(turn, args)
    return [whole_province(turn, product, args.get("after", 0))]


def whole_province(turn: Turn, product: Product | None, after: int = 0) -> Reply:
    """List the points of the province and online that are not told of already, from the `after`th."""
    known = _told_of(turn, product) if product else set()
    points = tuple(point for point in turn.registry.sales_points if point not in known and general(point))
    goes_on = product is None or known or after
    first = turn.say("where-province")
    before = [] if goes_on else [first]
    if product and not goes_on:
        first = fitting(turn, "where-nowhere", product, points)
    return listed(turn, product, first, points[after:], [], before=before, page=after)


def _told_of(turn: Turn, product: Product) -> set[SalesPoint]:
    near = turn.registry.sales_points_in(places.of("", product.district))
    return {*turn.registry.sold_at(product), *near}


def general(point: SalesPoint) -> bool:
    """Whether a point is not known to be one maker's own: it has goods of many, or names none."""
    return not point.products


def fitting(turn: Turn, message: str, product: Product, points: tuple[SalesPoint, ...]) -> str:
    """Give the first line with the product's name, without it where that is too long."""
    whole = turn.say(message, name=product.name, count=len(points))
    return whole if len(whole) <= FIRST_LINE else turn.say(f"{message}-short", count=len(points))


def listed(
    turn: Turn,
    product: Product | None,
    first: str,
    points: tuple[SalesPoint, ...],
    after: Sequence[str] = (),
    *,
    before: Sequence[str] = (),
    page: int | None = None,
) -> Reply:
    """List sales points; a place that is named next gives the list of that place.

    Args:
        turn: The turn.
        product: The product that is asked for, None for whatever is sold there.
        first: The first line.
        points: What to list.
        after: Lines behind the points.
        before: Lines before them.
        page: How many were shown before, in the list of the whole province; None in any other list.
    """
    turn.ask("sales_places.in_place", code=product.code if product else "")
    ask = [_ask(turn, product)] if product else []
    show = _to_show(turn, product) if product else []
    end = [*after, *([confirmed(turn, points)] if points else []), *ask, *show]
    lines, said = list(before), source(turn, points)
    shown, dated = 0, is_mixed(points)
    for point in points[:SHOWN]:
        more = point_lines(turn, point, dated=dated)
        if len("\n".join([first, *lines, *more, *end, said])) > MAX_LIST:
            break
        lines += more
        shown += 1
    rest = len(points) - shown
    if rest:
        lines.append(turn.say("where-more", count=str(rest)))
    next_page = (page or 0) + shown if rest else None
    text = Text(first, (*lines, *end), said)
    return turn.offer(text, _choices(turn, product, page is not None, next_page))


def point_lines(turn: Turn, point: SalesPoint, far: str = "", *, dated: bool = False) -> list[str]:
    """Give what is known of a point, how far it is where that is known, its confirmation where wanted."""
    where = point.address or point.district
    if where and where not in point.name:
        lines = [turn.say("where-item-address", name=point.name, address=where)]
    else:
        lines = [turn.say("where-item", name=point.name)]
    lines[0] += far and f" · {far}"
    if point.goods and not point.products:
        lines.append(turn.say("where-item-goods", goods=point.goods))
    if point.phone:
        lines.append(turn.say("where-item-phone", phone=point.phone))
    if dated and point.confirmed_on:
        lines.append(turn.say("where-item-confirmed", day=day(point.confirmed_on, turn.language)))
    return [*lines, point.url] if point.url else lines


def source(turn: Turn, points: Sequence[SalesPoint] = ()) -> str:
    """Say as of when the list of points is, with the receipt's code; officials may have kept some since."""
    kept = [on for point in points if point.source.by_officials and (on := point.source.published_on)]
    as_of = day(max([turn.registry.as_of, *kept]), turn.language)
    return turn.say("where-source", as_of=as_of, code=turn.receipt())


def is_mixed(points: Sequence[SalesPoint]) -> bool:
    """Whether some points were confirmed and others were not, so that each needs its own day."""
    known = [point.confirmed_on is not None for point in points]
    return any(known) and not all(known)


def confirmed(turn: Turn, points: tuple[SalesPoint, ...]) -> str:
    """Say the oldest confirmation, where one line can speak for all points."""
    if is_mixed(points):
        return turn.say("where-some-confirmed")
    oldest = min((on for point in points if (on := point.confirmed_on)), default=None)
    if oldest is None:
        return turn.say("where-unconfirmed")
    return turn.say("where-confirmed", day=day(oldest, turn.language))


def _to_show(turn: Turn, product: Product) -> list[str]:
    """Give a Vietnamese sentence that somebody who does not speak it can show a seller."""
    if turn.language == DEFAULT:
        return []
    return [turn.say("where-show", sentence=say(DEFAULT, "seller-sentence", name=product.name))]


def _ask(turn: Turn, product: Product) -> str:
    if product.producer:
        return turn.say("where-ask", producer=product.producer.name)
    return turn.say("where-ask-commune")


def _choices(
    turn: Turn, product: Product | None, whole_province: bool, next_page: int | None
) -> list[Option]:
    """Offer the way on: more of the province's list, or that list itself."""
    code = product.code if product else ""
    elsewhere = turn.option("choice-where-province", "sales_points.in_province", code=code)
    more = turn.option("choice-next", "sales_points.in_province", code=code, after=next_page)
    other = turn.option("choice-other-name", "lookup.ask_name")
    ways = [turn.option("choice-back", "lookup.by_code", code=code), other] if product else [other]
    if not whole_province:
        return [elsewhere, *ways]
    return [more, *ways] if next_page else ways
