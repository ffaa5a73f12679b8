"""What an official sees first: what waits, and the things that the role allows; nothing else is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.messages import Reply, Text
from handlers.place_words import unit_words
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import waiting
from knowledge.people.staff import Official, Task
from knowledge.places import by_key
from knowledge.texts import say

MENU: tuple[tuple[Task, str, str], ...] = (
    ("announce", "choice-announcements", "announced.listed"),
    ("answer", "choice-desk-queue", "desk.queue"),
    ("places", "choice-keep-places", "keeping.menu"),
    ("registry", "choice-registry", "imports.menu"),
    ("approve", "choice-approvals", "approving.listed"),
    ("notice", "choice-notice", "emergency.show"),
    ("stats", "choice-figures", "figures.show"),
    ("staff", "choice-staff", "staffing.listed"),
    ("audit", "choice-audit", "auditing.listed"),
)
"""What a role may open from here: the task, the label, the route."""


async def menu(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show what waits and what can be done."""
    turn.kind = "official"
    who = turn.official
    assert who is not None
    first = turn.say("work", role=role_words(who, turn.language))
    return [turn.offer(Text(first, tuple(await _waiting(turn, who))), _options(turn, who))]


def role_words(who: Official, language: str) -> str:
    """Name a role, with the communes of a commune official."""
    role, places = say(language, f"role-{who.role}"), places_words(who.communes, language)
    return say(language, "role-of", role=role, places=places) if places else role


def places_words(keys: Sequence[str], language: str) -> str:
    """Name places by their keys."""
    return ", ".join(unit_words(unit, language) for key in keys if (unit := by_key(key)))


def _options(turn: Turn, who: Official) -> list[Option]:
    return [turn.option(label, route) for task, label, route in MENU if who.may(task)]


async def _waiting(turn: Turn, who: Official) -> list[str]:
    counts = await waiting.counts(turn.connection, who, turn.message.at)
    lines = [turn.say(f"work-{name}", count=count) for name, count in counts.items() if count]
    return lines or [turn.say("work-nothing")]


async def not_yours(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say to an official that this belongs to another role."""
    turn.kind = "official"
    return [turn.offer(turn.text("work-not-yours", "work-ask-admin"), [back(turn)])]


def back(turn: Turn) -> Option:
    """Offer the way back to what can be done."""
    return turn.option("choice-work", "work.menu")
