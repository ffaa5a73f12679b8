"""A shop looks at its own row by a one-time code, and says that it is right or what is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers import reports
from handlers.auditing import audited
from handlers.keeping_cards import FORMS, value_lines
from handlers.messages import Reply, Text
from handlers.turn import Turn
from knowledge.calendar import day_of
from knowledge.people import staff
from knowledge.people.invitations import Invitation
from knowledge.registry import keeping
from knowledge.registry.keeping import Kept
from knowledge.texts.form import day


async def taken(turn: Turn, found: Invitation) -> list[Reply]:
    """Show the row to who has the code; it can be confirmed as long as the code would have lasted."""
    turn.kind = "official"
    kept = await _standing(turn, found.target["shop"])
    if kept is None:
        return _gone(turn)
    here: dict[str, Any] = {"id": kept.id, "until": day_of(found.expires_at).isoformat()}
    lines = value_lines(turn.language, FORMS["shop"], FORMS["shop"].to_values(kept))
    options = [
        turn.option("choice-keep-confirm", "shop_confirming.confirm", "yes", **here),
        turn.option("choice-shop-wrong", "shop_confirming.wrong", "no", **here),
    ]
    first = turn.say("shop-look")
    return [turn.offer(Text(first, (*lines, turn.say("shop-look-how"))), options, asks=first)]


async def confirm(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Note that the shop itself says that its row is right, today."""
    turn.kind = "official"
    if turn.today > date.fromisoformat(args["until"]):
        desk = turn.option("choice-desk", "support.ask")
        return [turn.offer(turn.text("code-expired", "code-ask-again"), [desk])]
    kept = await _standing(turn, args["id"])
    if kept is None:
        return _gone(turn)
    await keeping.confirm(turn.connection, "shop", kept.id, turn.today, turn.today)
    turn.official = await staff.official(turn.connection, turn.person)
    await audited(turn, "shop-itself", kept.name, after=day(turn.today, turn.language))
    when = day(turn.today, turn.language)
    options = [
        turn.option("choice-shop-wrong", "shop_confirming.wrong", **args),
        turn.option("choice-other-name", "lookup.ask_name"),
    ]
    return [turn.offer(turn.text("shop-confirmed", "shop-confirmed-how", day=when), options)]


async def wrong(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what is wrong."""
    turn.kind = "official"
    turn.ask("shop_confirming.wrong_told", **args)
    keep = turn.option("choice-keep", "lookup.cancel", "no", code="")
    return [turn.offer(turn.text("shop-wrong", "shop-wrong-how"), [keep])]


async def wrong_told(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Bring it before the officials, with the shop's name."""
    turn.kind = "official"
    kept = await keeping.one(turn.connection, "shop", args["id"])
    name = kept.name if kept else ""
    return [await reports.filed(turn, "wrong_data", "", f"{name}: {turn.message.text.strip()}")]


async def _standing(turn: Turn, id: int) -> Kept | None:
    kept = await keeping.one(turn.connection, "shop", id)
    return kept if kept and kept.ended_on is None else None


def _gone(turn: Turn) -> list[Reply]:
    return [turn.offer(turn.text("shop-gone"), [turn.option("choice-desk", "support.ask")])]
