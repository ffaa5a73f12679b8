"""A file for the registry in hand: what it would change now, with what was answered so far."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.auditing import audited
from handlers.messages import Reply
from handlers.turn import Turn
from handlers.work import back
from knowledge.people import imports
from knowledge.people.imports import Import
from knowledge.registry.applying import lives
from knowledge.registry.catalog import Registry
from knowledge.registry.grids import read_grid
from knowledge.registry.importing import Progress
from knowledge.registry.plan import Answers, Plan
from knowledge.registry.rehearsal import rehearse

KEPT_PLANS = 3


@dataclass(frozen=True, slots=True)
class InHand:
    """An import with its plan."""

    one: Import
    plan: Plan

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return Answers.from_json(self.one.answers)


async def planned(
    connection: AsyncConnection,
    registry: Registry,
    one: Import,
    today: date,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """Say what a file would change now; a plan that was made a moment ago is not made again.

    Raises:
        BadFile: The file cannot be read.
    """
    key = (one.digest, one.file, repr(one.answers), today)
    if key not in registry.plans:
        content, known = await imports.content_of(connection, one), await lives(connection)
        answers = Answers.from_json(one.answers)
        while len(registry.plans) >= KEPT_PLANS:
            registry.plans.pop(next(iter(registry.plans)))

        def made() -> Plan:
            return rehearse(read_grid(one.file, content), registry, known, answers, today, progress)

        registry.plans[key] = await asyncio.to_thread(made)
    found: Plan = registry.plans[key]
    return found


async def in_hand(turn: Turn, args: dict[str, Any]) -> InHand | None:
    """Give the import that a choice names; None where there is none any more.

    The plan of one that is settled is empty: what came of it is told from its summary.
    """
    turn.kind = "official"
    one = await imports.find(turn.connection, args["code"])
    if one is None:
        return None
    if one.state not in imports.PLANNED:
        return InHand(one, Plan(one.file, ()))
    return InHand(one, await planned(turn.connection, turn.registry, one, turn.today))


async def answered(turn: Turn, found: InHand, what: str, change: Callable[[Answers], Answers]) -> InHand:
    """Keep what an official says of a file, and make the plan anew.

    Args:
        turn: The turn.
        found: The import as it was.
        what: The answer in short, for the audit.
        change: Makes the answers with the new one among them.
    """
    answers = change(found.answers).to_json()
    if not await imports.change(turn.connection, found.one, answers=answers):
        return found
    await audited(turn, "import-answer", found.one.code, after=what)
    one = replace(found.one, answers=answers)
    return InHand(one, await planned(turn.connection, turn.registry, one, turn.today))


def gone(turn: Turn) -> list[Reply]:
    """Say that there is no such import."""
    return [turn.offer(turn.text("intake-gone"), [back(turn)])]


def is_open(found: InHand) -> bool:
    """Whether the file can still be answered about and applied."""
    return found.one.state == "rehearsed"
