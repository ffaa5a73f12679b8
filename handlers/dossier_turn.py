"""A dossier within a turn: whose it is, how far it is, and what can be done with it."""

from __future__ import annotations

from typing import Any

from handlers import forms
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import dossiers
from knowledge.people.dossiers import Dossier
from knowledge.rules.criteria import CriteriaSet, criteria
from knowledge.texts.form import day


async def found_in(turn: Turn, args: dict[str, Any]) -> tuple[Dossier, CriteriaSet, dict[str, int]] | None:
    """Give the dossier of an option with its set and answers, None where it is gone or another's."""
    turn.kind = "apply"
    one = await dossiers.one(turn.connection, turn.person, int(args.get("id", 0)))
    if one is None:
        return None
    return one, criteria().sets[one.set_no], await dossiers.answers(turn.connection, one)


def gone(turn: Turn) -> list[Reply]:
    """Say that a dossier is not there any more, or never was this person's."""
    return [turn.offer(turn.text("apply-gone"), [turn.option("choice-new-dossier", "application.new")])]


async def open_(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go on with a dossier: how far it is, and what can be done."""
    found = await found_in(turn, args)
    if found is None:
        return gone(turn)
    one, chosen, given = found
    count = {"done": str(len(given)), "of": str(len(chosen.criteria))}
    first = turn.say("apply-so-far", **count)
    lines = (turn.say("apply-open-item", product=one.product), *_state(turn, one))
    return [turn.offer(Text(first, lines), ways(turn, one, given))]


def _state(turn: Turn, one: Dossier) -> list[str]:
    when = day(one.state_on, turn.language) if one.state_on else ""
    return [turn.say(f"dossier-{one.state}", day=when)] if one.state != "open" else []


def ways(turn: Turn, one: Dossier, given: dict[str, int]) -> list[Option]:
    """Offer what can be done with a dossier."""
    return [
        turn.option("choice-quick", "self_assessment.ask", id=one.id, mode=forms.QUICK),
        turn.option("choice-full", "self_assessment.ask", id=one.id, mode=forms.FULL),
        *([turn.option("choice-result", "outcome.result", id=one.id)] if given else []),
        turn.option("choice-when", "outcome.when", id=one.id),
        turn.option("choice-my-papers", "outcome.papers", id=one.id),
        *([turn.option("choice-print", "outcome.printed", id=one.id)] if given else []),
        turn.option("choice-mark", "outcome.mark", id=one.id),
    ]
