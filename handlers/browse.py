"""Lists and counts: products by stars, group, place, maker, kind, or any mix, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlers import verdict_words
from handlers.messages import Reply, Text
from handlers.offers import name_labels
from handlers.place_words import unit_words, whole_words
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import case
from knowledge.matching import Candidate, Decision
from knowledge.places import Unit, by_key
from knowledge.registry.catalog import official_count
from knowledge.registry.filtering import Wanted, fitting
from knowledge.registry.model import Product
from knowledge.texts.form import day, month

PAGE = 5
NAMED = 8
"""Products that are named to a program that measures."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for, as a choice can carry it: `goods` are the words of the kind as typed."""

    stars: int = 0
    group: str = ""
    place: str = ""
    maker: str = ""
    goods: str = ""

    def as_args(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name))}


def wanted(turn: Turn, wish: Wish) -> Wanted:
    """Turn a wish into a filter of the registry."""
    codes = turn.registry.matcher.holding(wish.goods.split()) if wish.goods else None
    return Wanted(
        stars=wish.stars or None,
        group=wish.group,
        unit=by_key(wish.place) if wish.place else None,
        codes=frozenset(codes) if codes is not None else None,
        maker=wish.maker,
    )


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show one page of what fits."""
    wish = Wish(**{name: args[name] for name in Wish.__slots__ if name in args})
    return [page(turn, wish, int(args.get("after", 0)))]


def page(turn: Turn, wish: Wish, after: int = 0) -> Reply:
    """Give a page of products with what each is worth today, each row a choice."""
    turn.kind = "product"
    found = fitting(turn.registry, wanted(turn, wish), turn.today)
    named = tuple(Candidate(product.code, 100.0) for product in found[:NAMED])
    turn.found = Decision("choices" if found else "none", named, query=wish.goods, stars=wish.stars or None)
    shown = found[after : after + PAGE]
    if not shown:
        return _nothing(turn, wish)
    lines = [_line(turn, product) for product in shown]
    rest = len(found) - after - len(shown)
    if rest:
        lines.append(turn.say("browse-more", count=str(rest)))
    first = turn.say("browse", count=len(found), what=_what(turn, wish))
    if len(first) > verdict_words.FIRST_LINE:
        first = turn.say("browse-short", count=len(found))
        lines.insert(0, turn.say("browse-what", what=_what(turn, wish)))
    return turn.offer(
        Text(first, (*lines, incomplete(turn)), _source(turn)),
        _options(turn, shown, wish, after + PAGE if rest else 0),
        asks=turn.say("browse-which"),
    )


def incomplete(turn: Turn) -> str:
    """Say how much of the province's own count the list has, with both days."""
    official = official_count()
    return turn.say(
        "browse-incomplete",
        count=str(turn.registry.recognised),
        official=str(official.products),
        month=month(official.counted_on, turn.language),
    )


def _source(turn: Turn) -> str:
    return turn.say("browse-source", as_of=day(turn.registry.as_of, turn.language), code=turn.receipt())


def _what(turn: Turn, wish: Wish) -> str:
    """Name the wish: "chè, 4 sao ★★★★, huyện Bảo Yên"; everything, where nothing was said."""
    parts = [wish.goods] if wish.goods else []
    parts += [turn.say(f"group-{wish.group}")] if wish.group else []
    parts += [verdict_words.stars(wish.stars, turn.language)] if wish.stars else []
    parts += [wish.maker] if wish.maker else []
    unit = by_key(wish.place) if wish.place else None
    parts += [unit_words(unit, turn.language)] if unit else []
    return ", ".join(parts) or turn.say("browse-everything")


def _line(turn: Turn, product: Product) -> str:
    worth = turn.told(product).verdict
    values = {"name": product.name, "state": turn.say(f"state-{case(worth)}")}
    if worth.recognition is None or worth.recognition.stars is None:
        return turn.say("same-maker-item", **values)
    shown = verdict_words.stars(worth.recognition.stars, turn.language)
    return turn.say("same-maker-item-stars", stars=shown, **values)


def _options(turn: Turn, shown: tuple[Product, ...], wish: Wish, after: int) -> list[Option]:
    rows = [
        Option(label, "lookup.by_code", {"code": product.code}, [product.name])
        for label, product in zip(name_labels(list(shown)), shown, strict=True)
    ]
    more = [turn.option("choice-next", "browse.listed", **wish.as_args(), after=after)] if after else []
    return [*rows, *more, turn.option("choice-other-name", "lookup.ask_name")]


def _nothing(turn: Turn, wish: Wish) -> Reply:
    """Say that none is known, which is not that there is none; a shared name of a place is said in full."""
    unit = by_key(wish.place) if wish.place else None
    body = [turn.say("browse-none-what", what=_what(turn, wish)), incomplete(turn)]
    if unit and unit.level == "today":
        body.append(turn.say("browse-none-commune", place=whole_words(unit, turn.language)))
    options = [turn.option("choice-other-name", "lookup.ask_name"), turn.option("choice-desk", "support.ask")]
    if wider := _wider(wish, unit):
        options.insert(0, turn.option("choice-wider", "browse.listed", **wider.as_args()))
    return turn.offer(Text(turn.say("browse-none"), tuple(body), _source(turn)), options)


def _wider(wish: Wish, unit: Unit | None) -> Wish | None:
    """Give the same wish without the place, or the stars, where something else was said too."""
    without_place = Wish(wish.stars, wish.group, "", wish.maker, wish.goods)
    if unit and without_place.as_args():
        return without_place
    without_stars = Wish(0, wish.group, wish.place, wish.maker, wish.goods)
    return without_stars if wish.stars and without_stars.as_args() else None
