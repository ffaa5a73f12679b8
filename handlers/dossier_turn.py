"""A dossier within a turn: whose it is, how far it is, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.messages import Reply, Text
from handlers.offers import short
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import dossiers
from knowledge.people.dossiers import Carried, Dossier
from knowledge.rules.assessment import Assessment, assess
from knowledge.rules.criteria import Criteria, CriteriaSet
from knowledge.texts.form import day

SHOWN = 4
NEW_TOLD = 4
"""Criteria of new rules that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A dossier with the edition and the set it is under, and what is answered."""

    one: Dossier
    rules: Criteria
    chosen: CriteriaSet
    given: dict[str, int]

    @property
    def worth(self) -> Assessment:
        """What the answers are worth."""
        return assess(self.rules, self.chosen, self.given)


async def opened(turn: Turn, args: dict[str, Any]) -> Opened | None:
    """Give the dossier of an option, None where it is gone or another's.

    One that is still being worked on is carried over when new rules came into force since; what that
    changed is said above the answer.
    """
    turn.kind = "apply"
    one = await dossiers.one(turn.connection, turn.person, int(args.get("id", 0)))
    if one is None:
        return None
    rules = turn.editions.of(one.rules_version)
    goes_on = rules is None or (rules is not turn.rules and one.state == "open")
    if goes_on and dossiers.set_after(one.set_no, turn.rules):
        rules = turn.rules
        found = await dossiers.carry_over(turn.connection, one, rules, turn.message.at)
        turn.above.append(_carried(turn, found, rules))
        one = found.dossier
    if rules is None:  # its edition is not known here any more, and the new one has no such set
        return None
    given = await dossiers.answers(turn.connection, one)
    return Opened(one, rules, rules.sets[one.set_no], given)


def _carried(turn: Turn, found: Carried, rules: Criteria) -> Text:
    """Say that new rules hold, how many answers stay, and what is asked anew."""
    first = turn.say("carried", day=day(rules.in_force, turn.language))
    lines = [turn.say("carried-kept", product=found.dossier.product, count=found.kept)]
    if found.new:
        lines.append(turn.say("carried-new", count=len(found.new)))
        lines += [turn.say("carried-item", name=criterion.name) for criterion in found.new[:NEW_TOLD]]
    return Text(first, tuple(lines))


def gone(turn: Turn) -> list[Reply]:
    """Say that a dossier is not there any more, or never was this person's."""
    return [turn.offer(turn.text("apply-gone"), [turn.option("choice-new-dossier", "application.new")])]


async def open_(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go on with a dossier: how far it is, and what can be done."""
    found = await opened(turn, args)
    if found is None:
        return gone(turn)
    count = {"done": str(len(found.given)), "of": str(len(found.chosen.criteria))}
    first = turn.say("apply-so-far", **count)
    lines = (turn.say("apply-open-item", product=found.one.product), *_state(turn, found.one))
    return [turn.offer(Text(first, lines), ways(turn, found))]


def _state(turn: Turn, one: Dossier) -> list[str]:
    when = day(one.state_on, turn.language) if one.state_on else ""
    return [turn.say(f"dossier-{one.state}", day=when)] if one.state != "open" else []


async def mine(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List a person's dossiers with their state and how far they are."""
    turn.kind = "status"
    found = await dossiers.of_person(turn.connection, turn.person)
    options = [Option(short(one.product), "dossier_turn.open", {"id": one.id}) for one in found[:SHOWN]]
    options.append(turn.option("choice-new-dossier", "application.new"))
    if not found:
        return [turn.offer(turn.text("dossiers-none"), options)]
    lines = []
    for one in found[:SHOWN]:
        given = await dossiers.answers(turn.connection, one)
        rules = turn.editions.of(one.rules_version) or turn.rules
        of = len(rules.sets[one.set_no].criteria)
        when_ = day(one.state_on, turn.language) if one.state_on else ""
        state = turn.say(f"dossier-{one.state}", day=when_)
        lines.append(
            turn.say("dossiers-item", product=one.product, done=str(len(given)), of=str(of), state=state)
        )
    return [turn.offer(Text(turn.say("dossiers", count=len(found)), tuple(lines)), options)]


def ways(turn: Turn, found: Opened) -> list[Option]:
    """Offer what can be done with a dossier: eight things at most, which is what buttons are good for."""
    id = found.one.id
    result = turn.option("choice-result", "outcome.result", id=id)
    review = turn.option("choice-review", "review.page", id=id)
    share = turn.option("choice-share", "sharing.share", id=id)
    return [
        turn.option("choice-quick", "self_assessment.ask", id=id, mode=forms.QUICK),
        turn.option("choice-full", "self_assessment.ask", id=id, mode=forms.FULL),
        *([result, review] if found.given else []),
        turn.option("choice-when", "outcome.when", id=id),
        turn.option("choice-my-papers", "papers.listed", id=id),
        *([turn.option("choice-print", "outcome.print_what", id=id)] if found.given else []),
        turn.option("choice-mark", "lodging.mark", id=id),
        *([] if found.given else [share]),
    ]
