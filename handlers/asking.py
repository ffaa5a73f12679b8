"""Free text, understood and handed to the topic that answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from handlers import (
    account,
    application,
    approved,
    browse,
    fairs,
    follow,
    lookup,
    nearby,
    questions,
    reports,
    sales_places,
    sales_points,
    status,
    support,
    wishes,
)
from handlers.messages import Reply
from handlers.turn import Turn
from handlers.understand import Meaning, understand
from handlers.words import holds
from knowledge.matching import Candidate, Decision
from knowledge.places import key_of
from knowledge.registry.glosses import names_for
from knowledge.registry.model import Product

MOST_WORDS_OF_A_NAME = 6
"""Words up to which goods that are not known are taken for a name that was looked for."""


async def free_text(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Understand the message, and let its topic answer."""
    text = str(args.get("text", turn.message.text))
    if len(text) > lookup.LONG_TEXT:
        turn.kind, turn.answered = "unknown", False
        return [turn.text("too-long", "too-long-how")]
    meaning = understand(text, turn.registry, recent=turn.session.spoken_of(turn.message.at))
    turn.kind, turn.found, turn.understood = meaning.kind, meaning.found, meaning.plain()
    if common := await approved.fitting(turn, meaning):
        return [approved.answered(turn, common)]
    return await TOPICS[meaning.kind](turn, meaning)


async def _product(turn: Turn, meaning: Meaning) -> list[Reply]:
    if meaning.wish:
        return [browse.page(turn, browse.Wish(**meaning.wish))]
    if meaning.follow_up and (product := turn.product):
        return await lookup.by_code(turn, {"code": product.code})
    if meaning.asks_which:
        return await lookup.which_product(turn)
    if found := _in_english(turn, meaning):
        return [lookup.which(turn, found)]
    replies = await lookup.by_name(turn, {"text": meaning.text})
    if meaning.also_where and turn.found and turn.found.kind == "match":
        return await _card_and_where(turn, replies)
    return replies


def _in_english(turn: Turn, meaning: Meaning) -> list[Product]:
    """Find products by what they are in English, where no name was typed: "chili sauce"."""
    if meaning.found.kind not in ("none", "similar"):
        return []
    by_name = turn.registry.by_folded_name
    found = [p for name in names_for(meaning.text) for p in by_name.get(name, ()) if not p.generic]
    recognised = [p for p in found if p.recognitions]
    if recognised:
        named = tuple(Candidate(p.code, 100.0) for p in recognised)
        turn.found = Decision("choices", named, query=meaning.found.query)
    return recognised


async def _card_and_where(turn: Turn, replies: list[Reply]) -> list[Reply]:
    """Answer both of "bán ở đâu và mấy sao": the card first, then where it is sold."""
    assert turn.found is not None
    code = turn.found.products[0].code
    return [*replies, *await sales_points.of_product(turn, {"code": code})]


def _named(turn: Turn, meaning: Meaning) -> Product | None:
    """Give the one product that is surely meant: named, or spoken of just now."""
    if meaning.found.kind == "match":
        return turn.registry.products[meaning.found.products[0].code]
    return turn.product if meaning.follow_up else None


async def _where(turn: Turn, meaning: Meaning) -> list[Reply]:
    product = _named(turn, meaning)
    if product is None and meaning.found.kind in ("choices", "similar"):
        return await lookup.by_name(turn, {"text": meaning.text})
    if meaning.units:
        return [sales_places.in_unit(turn, product, list(meaning.units))]
    if product is None:
        return await sales_places.ask(turn, {})
    if meaning.also_stars:
        return await _card_and_where(turn, [lookup.product_reply(turn, product)])
    return await sales_points.of_product(turn, {"code": product.code})


async def _nearby(turn: Turn, meaning: Meaning) -> list[Reply]:
    product = _named(turn, meaning)
    if meaning.units:
        return nearby.from_unit(turn, meaning.units[0], product)
    return await nearby.ask(turn, {"code": product.code if product else ""})


async def _fairs(turn: Turn, meaning: Meaning) -> list[Reply]:
    return await (fairs.earlier if holds("past", meaning.text) else fairs.upcoming)(turn, {})


async def _faq(turn: Turn, meaning: Meaning) -> list[Reply]:
    if meaning.close:
        turn.faq = meaning.faqs[0][0]
        return [questions.which(turn, [id for id, _ in meaning.faqs[:2]])]
    return await questions.answer(turn, {"id": meaning.faqs[0][0]})


async def _status(turn: Turn, meaning: Meaning) -> list[Reply]:
    product = _named(turn, meaning)
    return await status.status(turn, {"code": product.code if product else ""})


async def _human(turn: Turn, meaning: Meaning) -> list[Reply]:
    if holds("fake", meaning.text):
        return await reports.fake(turn, {})
    return await support.ask(turn, {"complaint": holds("complaint", meaning.text)})


async def _subscribe(turn: Turn, meaning: Meaning) -> list[Reply]:
    if holds("unfollow", meaning.text):
        return await follow.stop(turn, {})
    if meaning.units:
        return await follow.begin(turn, {"topic": "place", "value": key_of(meaning.units[0])})
    if group := wishes.group(meaning.text):
        return await follow.begin(turn, {"topic": "group", "value": group})
    return await follow.begin(turn, {"topic": "fairs"} if holds("fair", meaning.text) else {})


async def _smalltalk(turn: Turn, meaning: Meaning) -> list[Reply]:
    if holds("thanks", meaning.text):
        return await account.thanks(turn, {})
    return await (account.greeting if holds("greetings", meaning.text) else account.chat)(turn, {})


async def _unknown(turn: Turn, meaning: Meaning) -> list[Reply]:
    if meaning.elsewhere:
        return support.elsewhere(turn, meaning.elsewhere)
    if meaning.goods and len(meaning.text.split()) <= MOST_WORDS_OF_A_NAME:
        replies = await lookup.by_name(turn, {"text": meaning.text})
        turn.answered = False
        return replies
    return await (support.outside if meaning.outside else support.unknown)(turn, {})


async def _apply(turn: Turn, meaning: Meaning) -> list[Reply]:
    return await application.begin(turn, {"text": meaning.text})


TOPICS: dict[str, Callable[[Turn, Meaning], Awaitable[list[Reply]]]] = {
    "product": _product,
    "where_to_buy": _where,
    "nearby": _nearby,
    "fairs": _fairs,
    "faq": _faq,
    "apply": _apply,
    "status": _status,
    "human": _human,
    "subscribe": _subscribe,
    "smalltalk": _smalltalk,
    "unknown": _unknown,
}
"""Who answers what a message turned out to be."""
