"""What became of a dossier: lodged, returned by the commune, decided; on which day, and what follows."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers.dossier_turn import gone, opened, ways
from handlers.messages import Reply, Text
from handlers.turn import Turn
from knowledge.people import dossiers
from knowledge.registry.columns import Wrong
from knowledge.registry.columns import day as day_in
from knowledge.rules.timetable import commune_until
from knowledge.texts.form import day

MOST_WORDS = 4
STATES = ("lodged", "returned", "decided")


async def mark(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what became of a dossier."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    options = [
        turn.option(f"choice-mark-{state}", "lodging.which_day", id=found.one.id, state=state)
        for state in STATES
    ]
    options.append(turn.option("choice-dossier", "dossier_turn.open", id=found.one.id))
    return [turn.offer(turn.text("mark"), options)]


async def which_day(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask on which day it was."""
    turn.kind = "apply"
    turn.ask("lodging.on_day", **args)
    options = [
        turn.option("choice-today", "lodging.marked", **args),
        turn.option("choice-dossier", "dossier_turn.open", id=args["id"]),
    ]
    first = turn.say(f"mark-day-{args['state']}")
    return [turn.offer(Text(first, (turn.say("mark-day-how"),)), options, asks=first)]


def looks_like_a_day(text: str) -> bool:
    """Whether words are meant for a day: they are few, and one has a digit."""
    return len(text.split()) <= MOST_WORDS and any(sign.isdigit() for sign in text)


def named_day(text: str, today: date) -> date | None:
    """Read a day that is not to come: "12/11/2026", "ngày 12/11" of this year or the one before."""
    words = [word.strip(".,") for word in text.split() if any(sign.isdigit() for sign in word)]
    if len(words) != 1:
        return None
    for year in ("", f"/{today.year}", f"/{today.year - 1}"):
        try:
            found = day_in(words[0].replace("-", "/") + year)
        except Wrong:
            continue
        if found is not None and found <= today:
            return found
    return None


async def on_day(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the day that was typed; one that cannot be is asked for again."""
    found = named_day(turn.message.text, turn.today)
    if found is None:
        [again] = await which_day(turn, args)
        return [turn.text("mark-day-wrong"), again]
    return await marked(turn, {**args, "on": found.isoformat()})


async def marked(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep what became of a dossier as of a day, and say what follows."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    on = date.fromisoformat(args["on"]) if "on" in args else turn.today
    state = "open" if args["state"] == "returned" else args["state"]
    await dossiers.change(turn.connection, found.one, turn.message.at, state=state, state_on=on)
    first = turn.say(f"marked-{args['state']}", day=day(on, turn.language))
    until = day(commune_until(on), turn.language)
    lines = [turn.say("marked-commune", day=until)] if state == "lodged" else []
    return [turn.offer(Text(first, tuple(lines)), ways(turn, found))]
