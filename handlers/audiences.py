"""To whom an announcement goes: the rule, put together by choices."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.announced import listed
from handlers.auditing import audited
from handlers.drafts import mine, rule_words
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import announcements
from knowledge.people.audience import from_rule, to_rule
from knowledge.place_names import find
from knowledge.places import key_of
from knowledge.registry.filtering import GROUPS

ENDS_WITHIN = (90, 180)


CHANNELS = ("telegram", "web", "zalo")


FIELDS = {"place": "places", "not_place": "not_places"}


async def whom(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask to whom; what is chosen is added to the rule."""
    turn.kind = "official"
    one = await mine(turn, args["code"])
    if one is None:
        return await listed(turn, {})
    code = one.code
    options = [
        turn.option("choice-to-all", "audiences.to_all", code=code),
        turn.option("choice-to-place", "audiences.ask_place", code=code, field="place"),
        turn.option("choice-to-group", "audiences.which_group", code=code, field="groups"),
        turn.option("choice-to-producers", "audiences.which_producers", code=code),
        turn.option("choice-to-channel", "audiences.which_channel", code=code),
        turn.option("choice-to-not", "audiences.which_not", code=code),
        turn.option("choice-announce-back", "announcements.one", code=code),
    ]
    first = turn.say("to-whom", who=rule_words(turn, one.audience))
    return [turn.offer(Text(first, (turn.say("to-whom-how"),)), options)]


async def _set(turn: Turn, code: str, **values: Any) -> list[Reply]:
    """Change the rule of a draft, and show it."""
    one = await mine(turn, code)
    if one is None:
        return await listed(turn, {})
    rule = to_rule(replace(from_rule(one.audience), **values))
    await announcements.change(turn.connection, one, turn.message.at, state="draft", audience=rule)
    await audited(
        turn, "announce-to", code, before=rule_words(turn, one.audience), after=rule_words(turn, rule)
    )
    return await whom(turn, {"code": code})


async def to_all(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Address everybody who follows announcements."""
    one = await mine(turn, args["code"])
    if one:
        await announcements.change(turn.connection, one, turn.message.at, state="draft", audience={})
        await audited(turn, "announce-to", one.code, before=rule_words(turn, one.audience))
    return await whom(turn, args)


async def ask_place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for communes or old districts."""
    turn.kind = "official"
    turn.ask("audiences.place", **args)
    keep = turn.option("choice-keep", "audiences.whom", "no", code=args["code"])
    return [turn.offer(turn.text("to-which-place", "to-which-place-how"), [keep])]


async def place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take places, separated by commas."""
    found = [meant[0] for part in turn.message.text.split(",") if (meant := find(part, official=True))]
    if not found:
        return await ask_place(turn, args)
    keys = tuple(key_of(unit) for unit in found)
    return await _set(turn, args["code"], **{FIELDS[args["field"]]: keys})


async def which_group(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a group of products."""
    turn.kind = "official"
    options = [
        Option(turn.say(f"group-{group}")[:20].capitalize(), "audiences.group", {**args, "group": group})
        for group in GROUPS
    ]
    return [turn.offer(turn.text("to-which-group"), options)]


async def group(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a group."""
    return await _set(turn, args["code"], **{args["field"]: (args["group"],)})


async def which_producers(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which producers."""
    turn.kind = "official"
    code = args["code"]
    options = [turn.option("choice-producers-all", "audiences.producers", code=code)]
    options += [
        Option(turn.say("choice-producers-ends", days=str(days)), "audiences.producers",
               {"code": code, "ends_within": days})
        for days in ENDS_WITHIN
    ]  # fmt: skip
    options += [
        Option(turn.say("choice-producers-stars", stars=str(stars)), "audiences.producers",
               {"code": code, "stars": [stars]})
        for stars in (3, 4, 5)
    ]  # fmt: skip
    return [turn.offer(turn.text("to-which-producers", "to-producers-who"), options)]


async def producers(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Address producers."""
    stars = tuple(args.get("stars", ()))
    return await _set(turn, args["code"], producers=True, ends_within=args.get("ends_within", 0), stars=stars)


async def which_channel(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a channel."""
    turn.kind = "official"
    options = [Option(name.capitalize(), "audiences.channel", {**args, "name": name}) for name in CHANNELS]
    every = turn.option("choice-every-channel", "audiences.channel", code=args["code"], name="")
    return [turn.offer(turn.text("to-which-channel"), [*options, every])]


async def channel(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a channel, or all."""
    return await _set(turn, args["code"], channels=(args["name"],) if args["name"] else ())


async def which_not(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask whom to leave out."""
    turn.kind = "official"
    code = args["code"]
    options = [
        turn.option("choice-not-place", "audiences.ask_place", code=code, field="not_place"),
        turn.option("choice-not-group", "audiences.which_group", code=code, field="not_groups"),
        turn.option("choice-announce-back", "audiences.whom", code=code),
    ]
    return [turn.offer(turn.text("to-not", "to-not-how"), options)]
