"""Who did what, in sentences, for those who may read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, get_args

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Reply, Text
from handlers.turn import Turn
from handlers.work import back
from knowledge.calendar import ZONE, day_of
from knowledge.people import audit, staff
from knowledge.people.audit import Entry
from knowledge.people.staff import COMMAND_LINE, NOBODY, TASKS, Task
from knowledge.texts import has, say
from knowledge.texts.form import day

SHOWN = 12


async def audited(turn: Turn, action: str, subject: str = "", before: str = "", after: str = "") -> None:
    """Note what the official of this turn does; somebody without a role is number -1."""
    who = turn.official
    await audit.note(
        turn.connection, actor=who.id if who else staff.NOBODY, role=who.role if who else "", action=action,
        at=turn.message.at, subject=subject, before=before, after=after,
    )  # fmt: skip


async def by_command_line(
    connection: AsyncConnection, action: str, at: datetime, *, subject: str = "", before: str = "",
    after: str = "",
) -> None:  # fmt: skip
    """Note what somebody does at the command line."""
    await audit.note(
        connection, actor=staff.COMMAND_LINE, role="", action=action, at=at, subject=subject, before=before,
        after=after,
    )  # fmt: skip


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the newest entries."""
    turn.kind = "official"
    found = await audit.entries(turn.connection, limit=SHOWN)
    lines = tuple(sentence(entry, turn.language) for entry in reversed(found))
    first = turn.say("audit" if lines else "audit-none")
    return [turn.offer(Text(first, lines), [back(turn)])]


def sentence(entry: Entry, language: str) -> str:
    """Give an entry as one sentence: when, who, what, before and after."""
    local = entry.at.astimezone(ZONE)
    when = f"{local:%H:%M} {day(day_of(entry.at), language)}"
    named = {COMMAND_LINE: "audit-who-command-line", NOBODY: "audit-who-nobody"}.get(entry.actor)
    role = say(language, f"role-{entry.role}") if entry.role and has(f"role-{entry.role}") else ""
    who = say(language, named) if named else say(language, "audit-who", number=str(entry.actor), role=role)
    action = f"audit-{entry.action}" if has(f"audit-{entry.action}") else "audit-other"
    said = {"subject": entry.subject, "before": entry.before or "–", "after": entry.after or "–"}
    values = {name: _worded(text, language) for name, text in said.items()}
    what = say(language, action, action=entry.action, **values)
    return say(language, "audit-line", when=when, who=who, what=what)


def _worded(text: str, language: str) -> str:
    """Give a role or a task in words, anything else as it is."""
    named = f"role-{text}" if text in TASKS else f"task-{text}" if text in get_args(Task) else ""
    return say(language, named) if named else text
