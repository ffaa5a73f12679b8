"""How far one's own application is: what is kept here, else the facts of the FAQ, with a person offered."""

from __future__ import annotations

from typing import Any

from handlers import outcome, questions
from handlers.lookup import product_reply
from handlers.messages import Reply
from handlers.session import Option
from handlers.turn import Turn
from knowledge.faq.catalog import faq, worth
from knowledge.people import dossiers

RESTS_ON = {"status": "ct_014"}
"""The FAQ whose facts it rests on: once that is old, its answer says so instead."""


async def status(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what the rules say, and who knows; of a product that was named, what the list says."""
    turn.kind = "status"
    if args.get("code") in turn.registry.products:
        return [product_reply(turn, turn.registry.products[args["code"]])]
    if await dossiers.of_person(turn.connection, turn.person):
        return await outcome.mine(turn, {})
    if worth(faq()[RESTS_ON["status"]], turn.today).standing != "current":
        return await _old(turn, "status")
    lines = ("status-commune", "status-province", "status-ask", "status-name")
    return [turn.offer(turn.text("status", *lines), _options(turn, "how-long", "where-lodge"))]


async def _old(turn: Turn, kind: str) -> list[Reply]:
    replies = await questions.answer(turn, {"id": RESTS_ON[kind]})
    turn.kind, turn.faq = kind, ""
    return replies


WAYS = {"where-lodge": "ct_004", "how-long": "ct_014"}


def _options(turn: Turn, *names: str) -> list[Option]:
    ways = [turn.option(f"choice-{name}", "questions.answer", id=WAYS[name]) for name in names]
    return [*ways, turn.option("choice-desk", "support.ask")]
