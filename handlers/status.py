"""How far one's own application is: what is kept here, else the facts of the FAQ, with a person offered."""

from __future__ import annotations

from typing import Any

from handlers import dossier_turn, questions
from handlers.lookup import product_reply
from handlers.messages import Reply
from handlers.turn import Turn
from knowledge.faq.catalog import faq, worth
from knowledge.people import dossiers

HOW_LONG = "ct_014"
"""The FAQ whose facts the answer rests on: once that is old, its own answer says so instead."""

WAYS = {"how-long": HOW_LONG, "where-lodge": "ct_004"}
"""The questions that are offered, by the name of their choice."""


async def status(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what the rules say, and who knows; of a product that was named, what the list says."""
    turn.kind = "status"
    if args.get("code") in turn.registry.products:
        return [product_reply(turn, turn.registry.products[args["code"]])]
    if await dossiers.of_person(turn.connection, turn.person):
        return await dossier_turn.mine(turn, {})
    if worth(faq()[HOW_LONG], turn.today).standing != "current":
        return await _old(turn)
    lines = ("status-commune", "status-province", "status-ask", "status-name")
    ways = [turn.option(f"choice-{name}", "questions.answer", id=id) for name, id in WAYS.items()]
    return [turn.offer(turn.text("status", *lines), [*ways, turn.option("choice-desk", "support.ask")])]


async def _old(turn: Turn) -> list[Reply]:
    replies = await questions.answer(turn, {"id": HOW_LONG})
    turn.kind, turn.faq = "status", ""
    return replies
