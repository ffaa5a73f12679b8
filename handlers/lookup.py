"""Asking about a product: by name, by code, by choosing; and what stands behind the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from handlers import makers, verdict_words
from handlers.messages import Choices, Replace, Reply, Text
from handlers.offers import name_labels
from handlers.session import Option
from handlers.turn import Turn
from knowledge.matching import Candidate, Decision
from knowledge.registry.catalog import official_count
from knowledge.registry.model import Product
from knowledge.registry.verdict import Status
from knowledge.texts.form import day, month

CODE = re.compile(r"\s*(?:mã|ma|code)?\s*LC[- ]?(\d{1,6})\s*", re.IGNORECASE)
MAX_QUERY = 45
LONG_TEXT = 600
"""Characters from which a message is too long to say what it is about."""
SIMILAR = 3


async def by_name(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer about the product that was typed, ask which one is meant, or say what was not found."""
    text = str(args.get("text", turn.message.text))
    if code := CODE.fullmatch(text):
        return await by_code(turn, {"code": f"LC-{int(code[1]):04d}"})
    found = turn.registry.matcher.decide(text)
    products = [turn.registry.products[candidate.code] for candidate in found.products]
    if found.kind == "match" and not _certified(turn, products[0]):
        found = replace(found, kind="none")
    turn.found = found
    return [_decided(turn, found, products)]


def _decided(turn: Turn, found: Decision, products: list[Product]) -> Reply:
    if found.generic:
        return generic(turn, turn.registry.products[found.generic], products)
    match found.kind:
        case "choices":
            made = makers.named_in(turn.registry, found.query)
            return (
                makers.listed(turn, made)
                if makers.all_of(made, products)
                else which(turn, products, _searched(turn, found))
            )
        case "similar":
            return similar(turn, products, found)
    return product_reply(turn, products[0], found.repaired) if products else not_found(turn, found)


def _searched(turn: Turn, found: Decision) -> tuple[str, ...]:
    """Say what was looked for, where the typed words were decoded or taken apart first."""
    shown = found.meant and len(found.meant) <= MAX_QUERY
    return (turn.say("searched", name=found.meant),) if shown else ()


async def by_code(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Answer about the product with a code, from a choice, a link or typed."""
    code = str(args.get("code", "")).upper()
    product = turn.registry.products.get(code)
    if product is None:
        return [turn.offer(turn.text("unknown-code", "ask-name", code=code[:20]), _way_out(turn))]
    certified = _certified(turn, product)
    turn.found = Decision("match" if certified else "none", (Candidate(product.code, 100.0),))
    return [product_reply(turn, product)]


def _certified(turn: Turn, product: Product) -> bool:
    """Whether the product was recognised by today and keeps it, lapsed or not.

    The matcher cannot tell: it knows names, not the day.
    """
    return turn.told(product).verdict.status not in (Status.REVOKED, Status.PENDING, Status.NOT_FOUND)


async def cancel(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Leave a question unanswered: nothing was sent, the product is one tap away."""
    text = turn.text("cancelled", "ask-name")
    code = args.get("code", "")
    back = [turn.option("choice-back", "lookup.by_code", code=code)] if code in turn.registry.products else []
    return [turn.offer(text, back)]


async def ask_name(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a product's name."""
    return [turn.text("ask-name", "ask-name-how")]


async def which_product(turn: Turn) -> list[Reply]:
    """Ask which product is meant, where a question about one names none."""
    return [turn.offer(turn.text("which-product", "ask-name-how"), _way_out(turn))]


async def none_of_these(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what it means that none of the offered products was meant."""
    body = (_incomplete(turn), turn.say("not-found-reasons"), turn.say("not-found-next"))
    return [turn.offer(Text(turn.say("not-these"), body), _way_out(turn))]


def _way_out(turn: Turn) -> list[Option]:
    return [turn.option("choice-help", "account.help")]


async def more(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the rarer choices of a product, in place of the first ones where a channel can."""
    product = turn.registry.products.get(args["code"])
    if product is None:
        return await by_code(turn, args)
    options = [
        turn.option("choice-fake", "reports.fake", code=product.code),
        turn.option("choice-wrong", "reports.wrong", code=product.code),
        turn.option("choice-read-label", "label.start", code=product.code),
        turn.option("choice-renewal", "renewal.of_product", code=product.code),
        turn.option("choice-watch", "follow.begin", topic="product", value=product.code),
        turn.option("choice-other-name", "lookup.ask_name"),
    ]
    reply = turn.offer(verdict_words.answer(turn.told(product), turn.receipt()), options)
    if isinstance(reply, Choices) and turn.message.on:
        return [Replace(reply, turn.message.on)]
    return [reply]


def product_reply(turn: Turn, product: Product, repaired: bool = False) -> Reply:
    """Give the answer about a product with its choices."""
    if product.generic:
        found = turn.registry.matcher.decide(product.name)
        return generic(turn, product, [turn.registry.products[c.code] for c in found.products])
    turn.about(product)
    said = verdict_words.answer(turn.told(product, repaired), turn.receipt())
    return turn.offer(said, _choices(turn, product))


def _choices(turn: Turn, product: Product) -> list[Option]:
    """Give the person's likeliest aims first; nobody is sent to buy what was withdrawn."""
    where = turn.option("choice-where", "sales_points.of_product", "where", code=product.code)
    if turn.told(product).verdict.status is Status.REVOKED:
        where = turn.option("choice-other-name", "lookup.ask_name")
    ground = turn.option("choice-ground", "ground.of_product", code=product.code)
    other = turn.option("choice-more", "lookup.more", code=product.code)
    if len(turn.registry.of_producer(product)) > 1:
        same = turn.option("choice-same-maker", "makers.same_maker", code=product.code)
        return [where, ground, same, other]
    label = turn.option("choice-read-label", "label.start", code=product.code)
    return [label, where, ground, other] if not product.producer else [where, ground, label, other]


def which(turn: Turn, products: list[Product], searched: tuple[str, ...] = ()) -> Reply:
    """Ask which of several products is meant."""
    if len(products) == 1:
        return _this_one(turn, products[0], searched)
    names = {product.name.casefold() for product in products}
    if len(names) == 1:
        first = _fitting(turn, "which-same-name", name=products[0].name, count=len(products))
    else:
        first = turn.say("which")
    return turn.offer(
        Text(first, (*searched, *_items(turn, products))), _candidates(turn, products), asks=first
    )


def _this_one(turn: Turn, product: Product, searched: tuple[str, ...] = ()) -> Reply:
    first = _fitting(turn, "which-one", name=product.name)
    body = () if product.name in first else tuple(_items(turn, [product]))
    yes = turn.option("choice-yes", "lookup.by_code", "yes", code=product.code)
    return turn.offer(
        Text(first, (*searched, *body)),
        [yes, turn.option("choice-no", "lookup.none_of_these", "no")],
        asks=first,
    )


def generic(turn: Turn, kind: Product, products: list[Product]) -> Reply:
    """Say that a name is a kind of goods, and offer the certified products of that kind."""
    text = Text(turn.say("generic", name=kind.name), (turn.say("generic-ask"), *_items(turn, products)))
    return turn.offer(text, _candidates(turn, products) if products else _way_out(turn))


def similar(turn: Turn, products: list[Product], found: Decision) -> Reply:
    """Say that the thing asked for is not in the list, and that the near ones are not the same."""
    products = products[:SIMILAR]
    nearest = products[0]
    if found.conflict and found.conflict.kind == "stars":
        lines = _other_stars(turn, nearest, found)
    else:
        turn.missed = found.meant or found.query
        lines = [_unseen(turn, turn.missed), _difference(turn, nearest, found)]
    rest = [turn.say("similar-more"), *_items(turn, products[1:])] if products[1:] else []
    as_of = turn.say("not-found-as-of", as_of=day(turn.registry.as_of, turn.language))
    body = [*lines[1:], _incomplete(turn), *rest]
    while rest and not verdict_words.fits(lines[0], body, as_of):
        rest = rest[:-1] if len(rest) > 2 else []
        body = [*lines[1:], _incomplete(turn), *rest]
    return turn.offer(Text(lines[0], tuple(body), as_of), _candidates(turn, products))


def _unseen(turn: Turn, query: str) -> str:
    asked = query if len(query) <= MAX_QUERY else ""
    return turn.say("similar", query=asked) if asked else turn.say("similar-short")


def _difference(turn: Turn, nearest: Product, found: Decision) -> str:
    kind = found.conflict.kind if found.conflict else "other"
    if kind == "producer" and nearest.producer is None:
        return turn.say("similar-producer-unknown", name=nearest.name)
    if kind == "producer" and nearest.producer:
        return turn.say("similar-producer", name=nearest.name, producer=nearest.producer.name)
    return turn.say(f"similar-{kind}", name=nearest.name)


def _other_stars(turn: Turn, nearest: Product, found: Decision) -> list[str]:
    first = _fitting(turn, "similar-stars", name=nearest.name, asked=str(found.stars or ""))
    worth = turn.told(nearest).verdict
    known = worth.recognition.stars if worth.recognition else None
    if known is None:
        return [first, turn.say("similar-stars-unknown")]
    return [first, turn.say("similar-stars-known", stars=verdict_words.stars(known, turn.language))]


def not_found(turn: Turn, found: Decision) -> Reply:
    """Say that nothing was found, why that may be, and what to do; small talk gets a hint instead."""
    if len(turn.message.text) > LONG_TEXT:
        return turn.text("too-long", "too-long-how")
    if not found.query:
        return turn.text("no-product-words", "ask-name", "ask-name-how")
    if made := makers.named_in(turn.registry, found.query):
        return makers.listed(turn, made)
    turn.missed = found.meant or found.query
    as_of = turn.say("not-found-as-of", as_of=day(turn.registry.as_of, turn.language))
    rest = (_incomplete(turn), turn.say("not-found-reasons"), turn.say("not-found-next"))
    return turn.offer(Text(turn.say("not-found"), (*_searched(turn, found), *rest), as_of), _way_out(turn))


def _incomplete(turn: Turn) -> str:
    official = official_count()
    values = {"count": str(turn.registry.recognised), "official": str(official.products)}
    return turn.say("not-found-incomplete", month=month(official.counted_on, turn.language), **values)


def _fitting(turn: Turn, message: str, **values: str | int) -> str:
    whole = turn.say(message, **values)
    if len(whole) <= verdict_words.FIRST_LINE:
        return whole
    return turn.say(f"{message}-short", **{name: value for name, value in values.items() if name != "name"})


def _items(turn: Turn, products: list[Product]) -> list[str]:
    return [_item(turn, product) for product in products[:5]]


def _item(turn: Turn, product: Product) -> str:
    worth = turn.told(product).verdict
    message, values = "which-item", {"name": product.name}
    if product.producer:
        message, values = f"{message}-maker", {**values, "producer": product.producer.name}
    if worth.recognition and worth.recognition.stars:
        shown = verdict_words.stars(worth.recognition.stars, turn.language)
        message, values = f"{message}-stars", {**values, "stars": shown}
    return turn.say(message, **values)


def _candidates(turn: Turn, products: list[Product]) -> list[Option]:
    shown = products[:5]
    options = [
        Option(label, "lookup.by_code", {"code": product.code}, [product.name])
        for label, product in zip(name_labels(shown), shown, strict=True)
    ]
    return [*options, turn.option("choice-none-of-these", "lookup.none_of_these", "no")]
