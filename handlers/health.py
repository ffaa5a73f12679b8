"""Body first: poisoning, allergy, dosage. What to do now; no card, no source, never a health benefit."""

from __future__ import annotations

from typing import Any

from handlers.held import overheard
from handlers.messages import Reply, Text
from handlers.turn import Turn

POISONED = "ntd_016"
"""The question that this answers better than the FAQ does, for programs that measure."""


async def body(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what to do now, then whom to ask; an official who talks with the person hears it too."""
    await overheard(turn)
    kind = args["kind"]
    turn.kind, turn.faq = ("faq", POISONED) if kind in ("ill", "allergy") else ("unknown", "")
    lines = tuple(turn.say(f"body-{kind}-{part}") for part in ("next", "more"))
    return [Text(turn.say(f"body-{kind}"), lines)]
