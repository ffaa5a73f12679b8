"""Wanting to apply, and how far one's own application is: the facts of the FAQ, with a person offered."""

from __future__ import annotations

from typing import Any

from handlers import questions
from handlers.lookup import product_reply
from handlers.messages import Reply
from handlers.session import Option
from handlers.turn import Turn
from knowledge.faq.catalog import faq, worth

RESTS_ON = {"apply": "ct_012", "status": "ct_014"}
"""The FAQ whose facts each rests on: once that is old, its answer says so instead."""


async def apply(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say how it begins; the walk through the forms is not made yet, and is said not to be."""
    turn.kind = "apply"
    if worth(faq()[RESTS_ON["apply"]], turn.today).standing != "current":
        return await _old(turn, "apply")
    lines = ("apply-papers", "apply-household", "apply-not-yet")
    return [turn.offer(turn.text("apply", *lines), _options(turn, "steps", "papers", "where-lodge"))]


async def status(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what the rules say, and who knows; of a product that was named, what the list says."""
    turn.kind = "status"
    if args.get("code") in turn.registry.products:
        return [product_reply(turn, turn.registry.products[args["code"]])]
    if worth(faq()[RESTS_ON["status"]], turn.today).standing != "current":
        return await _old(turn, "status")
    lines = ("status-commune", "status-province", "status-ask", "status-name")
    return [turn.offer(turn.text("status", *lines), _options(turn, "how-long", "where-lodge"))]


async def _old(turn: Turn, kind: str) -> list[Reply]:
    replies = await questions.answer(turn, {"id": RESTS_ON[kind]})
    turn.kind, turn.faq = kind, ""
    return replies


WAYS = {"steps": "ct_012", "papers": "ct_006", "where-lodge": "ct_004", "how-long": "ct_014"}


def _options(turn: Turn, *names: str) -> list[Option]:
    ways = [turn.option(f"choice-{name}", "questions.answer", id=WAYS[name]) for name in names]
    return [*ways, turn.option("choice-desk", "support.ask")]
