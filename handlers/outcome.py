"""What a dossier comes to: what is missing, the star to expect, when to lodge, the files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers import forms
from handlers.dossier_turn import Opened, gone, opened, ways
from handlers.messages import Document, Reply, Text
from handlers.turn import Turn
from knowledge import dossier_files
from knowledge.people import dossiers
from knowledge.rules.criteria import TOURISM, Criterion
from knowledge.rules.timetable import next_round
from knowledge.texts.form import day, short_day

SHOWN = 4


def checked(turn: Turn, found: Opened) -> Reply:
    """End of the quick check: what is there, what is missing, what was not asked, one task for this month."""
    given = found.given
    needed = forms.walk(found.chosen, forms.QUICK)
    have = [c for c in needed if given.get(c.code, -1) >= c.needs(forms.QUICK_STAR)]
    short_of = [c for c in needed if c.code in given and c not in have]
    unasked = [c for c in needed if c.code not in given]
    counts = {"have": str(len(have)), "missing": str(len(short_of)), "unasked": str(len(unasked))}
    lines = [turn.say("check-missing", words=_needed(c, forms.QUICK_STAR)) for c in short_of]
    task = turn.say("check-task", name=short_of[0].name) if short_of else turn.say("check-task-none")
    first = turn.say("check-done" if short_of or unasked else "check-whole", **counts)
    return turn.offer(Text(first, (*lines, task)), ways(turn, found))


async def result(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give what the answers of a dossier are worth."""
    found = await opened(turn, args)
    return [worth(turn, found)] if found else gone(turn)


def worth(turn: Turn, found: Opened) -> Reply:
    """Give points, the star that the marks allow, and what stands before the next one, the easiest first."""
    reached = found.worth
    first = turn.say(
        "result-stars" if reached.stars else "result-none",
        stars=str(reached.stars or 0),
        total=reached.total,
    )
    points = reached.points
    lines = [turn.say("form-total", a=points["A"], b=points["B"], c=points["C"])]
    if reached.band >= 3 and reached.band != reached.stars:
        lines.append(turn.say("result-band", band=str(reached.band)))
    lines += _before_the_next(turn, found)
    if reached.missing:
        lines.append(turn.say("result-missing", count=str(len(reached.missing))))
    lines += [turn.say("result-commune"), turn.say("result-council")]
    return turn.offer(Text(first, tuple(lines)), ways(turn, found))


def _before_the_next(turn: Turn, found: Opened) -> list[str]:
    """Say what blocks the next star, the easiest first."""
    reached = found.worth
    blocked = [found.chosen.by_code[code] for code in reached.blocked_by]
    blocked.sort(key=lambda criterion: effort(criterion, found.given))
    if not blocked:
        return []
    lines = [turn.say("result-next", star=str(reached.next_star))]
    lines += [turn.say("result-item", words=_needed(c, reached.next_star)) for c in blocked[:SHOWN]]
    more = len(blocked) - SHOWN
    return [*lines, turn.say("result-more", count=str(more))] if more > 0 else lines


def _needed(criterion: Criterion, star: int) -> str:
    return f"{criterion.name}: {criterion.levels[criterion.needs(star)].text}"


def effort(criterion: Criterion, given: dict[str, int]) -> tuple[bool, int]:
    """Order what is missing: what a paper shows first, then by how far it is."""
    return not criterion.evidence, criterion.needs(5) - given.get(criterion.code, -1)


async def when(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say by which day to lodge for the next round, where, and what to bring."""
    found = await opened(turn, args)
    coming = next_round(turn.today)
    first = turn.say("when-lodge", day=day(coming.lodge_by, turn.language))
    sends = short_day(coming.commune_sends_before, turn.language)
    tourism = found is not None and found.chosen.number == TOURISM
    lines = (
        turn.say("when-round", n=str(coming.round), day=sends),
        turn.say("when-decided", day=short_day(coming.province_done_before, turn.language)),
        turn.say("when-where"),
        turn.say("when-bring-tourism" if tourism else "when-bring"),
        turn.say("when-doubt"),
    )
    options = ways(turn, found) if found else [turn.option("choice-new-dossier", "application.new")]
    return [turn.offer(Text(first, lines), options)]


async def print_what(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask, once a dossier, which box of form 01 is ticked; then give the files."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    if found.one.purpose:
        return await printed(turn, args)
    options = [
        turn.option(f"choice-purpose-{one}", "outcome.printed", id=found.one.id, purpose=one)
        for one in dossiers.PURPOSES
    ]
    first = turn.say("print-what")
    return [turn.offer(Text(first, (turn.say("print-what-why"),)), options, asks=first)]


async def printed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give the forms filled in, as one file; drafts to be checked against the official forms."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    one = found.one
    if purpose := args.get("purpose"):
        await dossiers.change(turn.connection, one, turn.message.at, purpose=purpose)
        one = replace(one, purpose=purpose)
    content = dossier_files.bundle(one, found.rules, found.chosen, found.given, turn.today)
    caption = turn.text("printed", "printed-draft", "printed-by-hand", "printed-doubt")
    return [Document(turn.say("printed-file"), "application/zip", content, caption)]
