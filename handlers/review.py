"""All answers of a dossier, page by page: each can be gone to; with several members, who gave it."""

from __future__ import annotations

from typing import Any

from handlers import forms
from handlers.dossier_turn import Opened, gone, opened
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import members
from knowledge.rules.criteria import Criterion

A_PAGE = 5


async def page(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the criteria from one on with what was answered."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    begin = int(args.get("begin", 0))
    shown = list(enumerate(found.chosen.criteria, 1))[begin : begin + A_PAGE]
    known = await members.numbers(turn.connection, found.one.id)
    who = await members.who_answered(turn.connection, found.one.id, found.rules.version)
    said = {code: _who(turn, number, known) for code, number in who.items()} if len(known) > 1 else {}
    counts = {"done": str(len(found.given)), "of": str(len(found.chosen.criteria))}
    lines = tuple(_line(turn, n, criterion, found, said) for n, criterion in shown)
    return [turn.offer(Text(turn.say("review", **counts), lines), _options(turn, found, begin, shown))]


def _who(turn: Turn, number: int, known: dict[int, int]) -> str:
    """Say who answered: oneself, another member by number, or somebody who has gone."""
    if number == known.get(turn.person):
        return turn.say("member-you")
    return turn.say("member-other", n=str(number)) if number else turn.say("member-gone")


def _line(turn: Turn, n: int, criterion: Criterion, found: Opened, who: dict[str, str]) -> str:
    values = {"n": str(n), "name": criterion.name}
    if criterion.code not in found.given:
        return turn.say("review-open", **values)
    place = found.given[criterion.code]
    points = criterion.levels[place].points
    if criterion.code in who:
        return turn.say("review-by", level=str(place + 1), points=points, who=who[criterion.code], **values)
    return turn.say("review-item", level=str(place + 1), points=points, **values)


def _options(turn: Turn, found: Opened, begin: int, shown: list[tuple[int, Criterion]]) -> list[Option]:
    id = found.one.id
    options = [
        Option(
            turn.say("choice-question", n=str(n)),
            "self_assessment.ask",
            {"id": id, "mode": forms.FULL, "code": criterion.code},
            [criterion.name],
        )
        for n, criterion in shown
    ]
    if begin + A_PAGE < len(found.chosen.criteria):
        options.append(turn.option("choice-next-page", "review.page", id=id, begin=begin + A_PAGE))
    options.append(turn.option("choice-share", "sharing.share", id=id))
    return [*options, turn.option("choice-dossier", "dossier_turn.open", id=id)]
