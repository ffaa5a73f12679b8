"""Following the news: which announcements a person wants, with their consent; changed and stopped at once."""

from __future__ import annotations

from typing import Any

from handlers.changes import standing
from handlers.messages import Reply, Text
from handlers.offers import short
from handlers.place_words import unit_words
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import deliveries, follows
from knowledge.people.follows import Follow
from knowledge.place_names import find
from knowledge.places import by_key, key_of
from knowledge.registry.filtering import GROUPS

TEXT_VERSION = "2026-11-24"
"""Edition of the words that are agreed to (`follow-…`); a new one when they change what is agreed to."""

SHOWN = 6


async def begin(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Follow what was said plainly, else ask what; the consent is the person's own tap or words."""
    turn.kind = "subscribe"
    if topic := args.get("topic"):
        return await _follow(turn, Follow(topic, args.get("value", "")))
    now = await follows.following(turn.connection, turn.person)
    text = Text(
        turn.say("follow-ask"), (*_now(turn, now), turn.say("follow-consent"), turn.say("follow-purpose"))
    )
    options = [
        turn.option("choice-follow-fairs", "follow.begin", topic="fairs"),
        turn.option("choice-follow-place", "follow.ask_place"),
        turn.option("choice-follow-group", "follow.ask_group"),
        turn.option("choice-follow-all", "follow.begin", topic="everything"),
    ]
    stop = [turn.option("choice-follow-stop", "follow.stop")] if now else []
    return [turn.offer(text, [*options, *stop])]


async def ask_place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a place."""
    turn.kind = "subscribe"
    turn.ask("follow.in_place")
    back = [turn.option("choice-keep", "follow.show", "no")]
    return [turn.offer(turn.text("follow-which-place", "follow-which-place-how"), back)]


async def in_place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Follow the place that was typed."""
    turn.kind = "subscribe"
    meant = find(turn.message.text)
    if not meant:
        return await ask_place(turn, args)
    return await _follow(turn, Follow("place", key_of(meant[0])))


async def ask_group(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a group of products."""
    turn.kind = "subscribe"
    options = [
        Option(_label(turn.say(f"group-{group}")), "follow.begin", {"topic": "group", "value": group})
        for group in GROUPS
    ]
    return [turn.offer(turn.text("follow-which-group"), options)]


async def _follow(turn: Turn, what: Follow) -> list[Reply]:
    new = await follows.follow(
        turn.connection, person=turn.person, chat=turn.message.chat, what=what, text_version=TEXT_VERSION,
        language=turn.language, at=turn.message.at, told=_standing(turn, what),
    )  # fmt: skip
    first = turn.say("follow-done" if new else "follow-already", what=_named(turn, what))
    now = await follows.following(turn.connection, turn.person)
    body = (*_now(turn, now), turn.say("follow-purpose"), turn.say("follow-how-to-stop"))
    return [turn.offer(Text(first, body), _after(turn, now))]


def _standing(turn: Turn, what: Follow) -> str:
    """Give what is known of a product now, so that only a change of it is told."""
    product = turn.registry.products.get(what.value) if what.topic == "product" else None
    return standing(product, turn.today) if product else ""


async def show(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show what is followed."""
    turn.kind = "subscribe"
    now = await follows.following(turn.connection, turn.person)
    if not now:
        return [turn.offer(turn.text("follow-nothing"), [turn.option("choice-follow", "follow.begin")])]
    first, *rest = _now(turn, now)
    return [turn.offer(Text(first, (*rest, turn.say("follow-how-to-stop"))), _after(turn, now))]


def _after(turn: Turn, now: list[Follow]) -> list[Option]:
    """Offer to stop one thing, or all, and to follow more."""
    stops = [
        turn.option("choice-follow-stop", "follow.stop"),
        turn.option("choice-follow-one-less", "follow.which_to_stop"),
    ]
    more = turn.option("choice-follow-more", "follow.begin")
    return [more, *(stops if len(now) > 1 else stops[:1])]


async def which_to_stop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which of the things followed to stop."""
    turn.kind = "subscribe"
    now = await follows.following(turn.connection, turn.person)
    options = [
        Option(_label(_named(turn, what)), "follow.stop", {"topic": what.topic, "value": what.value})
        for what in now[:SHOWN]
    ]
    return [
        turn.offer(
            turn.text("follow-which-to-stop"), [*options, turn.option("choice-keep", "follow.show", "no")]
        )
    ]


async def stop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Stop one thing, or everything, at once."""
    turn.kind = "subscribe"
    what = Follow(args["topic"], args["value"]) if "topic" in args else None
    stopped = await follows.stop(turn.connection, turn.person, turn.message.at, what)
    left = await follows.following(turn.connection, turn.person)
    if not left:
        await deliveries.skip(turn.connection, turn.person, turn.message.at)
    first = turn.say("follow-stopped" if stopped else "follow-nothing")
    body = (*_now(turn, left), turn.say("follow-again"))
    return [turn.offer(Text(first, body), [turn.option("choice-follow", "follow.begin")])]


def _now(turn: Turn, now: list[Follow]) -> list[str]:
    if not now:
        return []
    lines = [turn.say("follow-item", what=_named(turn, what)) for what in now[:SHOWN]]
    rest = len(now) - len(lines)
    return [turn.say("follow-now"), *lines, *([turn.say("follow-more", count=str(rest))] if rest else [])]


def _label(words: str) -> str:
    """Make a label of words within a sentence: a capital first, and no longer than a button is."""
    return short(words[:1].upper() + words[1:])


def _named(turn: Turn, what: Follow) -> str:
    """Name what is followed."""
    if what.topic == "group":
        return turn.say(f"group-{what.value}")
    if what.topic == "product" and (product := turn.registry.products.get(what.value)):
        return product.name
    unit = by_key(what.value) if what.topic == "place" else None
    return unit_words(unit, turn.language) if unit else turn.say(f"follow-topic-{what.topic}")
