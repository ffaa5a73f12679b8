"""Renewing a certificate: when to lodge, what comes of being late; the doubts said with it."""

from __future__ import annotations

from typing import Any

from handlers.lookup import by_code
from handlers.messages import Reply, Text
from handlers.turn import Turn
from knowledge.rules.renewal import renewal
from knowledge.texts.form import day


async def of_product(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say when a product's certificate is to be renewed; where its last day is not known, say that."""
    product = turn.registry.products.get(str(args.get("code", "")))
    if product is None:
        return await by_code(turn, args)
    turn.kind = "status"
    turn.about(product)
    options = [
        turn.option("choice-back", "lookup.by_code", code=product.code),
        turn.option("choice-renewal-papers", "questions.answer", id="ct_041"),
        turn.option("choice-desk", "support.ask"),
    ]
    ends = turn.told(product).verdict.last_day
    if ends is None or ends.first != ends.last:
        return [turn.offer(turn.text("renewal-undated", "renewal-rule", "renewal-ask"), options)]
    found = renewal(ends.last, turn.today)
    values = {
        name: day(getattr(found, name), turn.language)
        for name in ("last_day", "opens", "closes", "lodge_by", "result_by", "extended_to")
    }
    lines = [turn.say(message, **values) for message in LINES[found.stage]]
    return [turn.offer(Text(turn.say(f"renewal-{found.stage}", **values), tuple(lines)), options)]


LATE = ("renewal-lodge", "renewal-result", "renewal-extended", "renewal-no-print", "renewal-doubt")
LINES = {
    "early": ("renewal-until", "renewal-ready", "renewal-doubt"),
    "prepare": ("renewal-until", "renewal-ready", "renewal-doubt"),
    "open": ("renewal-until", "renewal-lodge", "renewal-result", "renewal-doubt"),
    "late": ("renewal-until", *LATE),
    "over": LATE,
}
"""What is said at each stage, by message."""
