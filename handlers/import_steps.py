"""What is asked of a file, one thing at a time, until it can be applied; and the summary then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from handlers import import_words as words
from handlers.import_plans import InHand, gone, in_hand
from handlers.messages import Reply, Text
from handlers.offers import short
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.calendar import day_of
from knowledge.people.import_news import Hearers
from knowledge.people.import_news import hearers as hearers_of
from knowledge.registry.finding import maker_of
from knowledge.registry.plan import CALLED, CHANGES, Change
from knowledge.texts.form import day

PAIRS = 5
"""Rows that may be known products, shown and confirmed at once."""

Above = tuple[str, ...]


async def show(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show a file: the next question, the summary, or what became of it."""
    found = await in_hand(turn, args)
    return await step(turn, found) if found else gone(turn)


async def step(turn: Turn, found: InHand, above: Above = ()) -> list[Reply]:
    """Ask the next thing about a file; `above` are lines that stand before it."""
    if found.one.state != "rehearsed":
        return await _outcome(turn, found, above)
    if found.plan.needs == ("columns",) or not found.answers.columns_seen:
        return _columns(turn, found, above)
    if found.plan.needs:
        return await ASKS[found.plan.needs[0]](turn, found, above)
    return await summary(turn, found, above)


def _drop(turn: Turn, found: InHand) -> Option:
    return turn.option("choice-intake-drop", "imports.drop", code=found.one.code)


def _offer(turn: Turn, first: str, lines: list[str], options: list[Option], above: Above) -> list[Reply]:
    """Put the lines that stand before an answer first; its own first line follows them."""
    whole = [*above, first, *lines]
    return [turn.offer(Text(whole[0], tuple(whole[1:])), options)]


def _columns(turn: Turn, found: InHand, above: Above) -> list[Reply]:
    plan, code = found.plan, found.one.code
    missing = plan.needs == ("columns",)
    values = {"file": found.one.file[: words.LONGEST_CELL], "code": code}
    first = turn.say("intake-columns-missing" if missing else "intake-columns", **values)
    lines = [*words.heading_lines(plan, turn.language), *words.sheet_lines(plan, turn.language)]
    options = [turn.option("choice-intake-fix", "imports.which_column", code=code)]
    if not missing:
        options.insert(0, turn.option("choice-intake-right", "imports.columns_right", "yes", code=code))
    return _offer(turn, first, lines, [*options, _drop(turn, found)], above)


async def _ask_decision(turn: Turn, found: InHand, above: Above) -> list[Reply]:
    turn.ask("imports.decision", code=found.one.code)
    bare = sum(1 for change in found.plan.changes if change.adds and not change.values["decision_no"])
    options = [
        turn.option("choice-intake-no-decision", "imports.no_decision", code=found.one.code),
        _drop(turn, found),
    ]
    first, how = turn.say("intake-decision"), turn.say("intake-decision-how", count=bare)
    return _offer(turn, first, [how], options, above)


async def _ask_issued(turn: Turn, found: InHand, above: Above) -> list[Reply]:
    number = found.plan.undated[0]
    keep = {"code": found.one.code, "number": number}
    turn.ask("imports.issued", **keep)
    first = turn.say("intake-issued", number=number) if number else turn.say("intake-issued-bare")
    options = []
    if signed := signed_on(found, number):
        label = turn.say("choice-intake-signed", day=day(signed, turn.language))
        options.append(Option(label, "imports.issued", {**keep, "day": signed.isoformat()}))
    options += [turn.option("choice-intake-no-day", "imports.no_day", **keep), _drop(turn, found)]
    return _offer(turn, first, [turn.say("intake-issued-how")], options, above)


def signed_on(found: InHand, number: str) -> Any:
    """Give the day on which a decision was signed, where it is known."""
    life = next((life for life in found.plan.lives if life.number == number), None)
    return life.signed if life else None


async def _ask_revoked(turn: Turn, found: InHand, above: Above) -> list[Reply]:
    turn.ask("imports.revoked", code=found.one.code)
    first = turn.say("intake-revoked")
    return _offer(turn, first, [turn.say("intake-revoked-how")], [_drop(turn, found)], above)


async def _ask_same(turn: Turn, found: InHand, above: Above) -> list[Reply]:
    """Ask whether rows mean known products: several at once, or one by one."""
    asked, code = found.plan.asked, found.one.code
    if len(asked) == 1:
        return one_same(turn, found, asked[0], above)
    shown = asked[:PAIRS]
    lines = [
        turn.say("intake-same-pair", row=str(c.row), name=c.name, code=c.code, old=c.old_name) for c in shown
    ]
    options = [
        Option(
            turn.say("choice-intake-all-same", count=len(shown)), "imports.all_same",
            {"code": code, "rows": [change.row for change in shown]},
        ),
        turn.option("choice-intake-each", "imports.each_same", code=code),
        _drop(turn, found),
    ]  # fmt: skip
    first = turn.say("intake-same-many", count=len(asked))
    return _offer(turn, first, [*lines, turn.say("intake-same-many-how")], options, above)


def one_same(turn: Turn, found: InHand, change: Change, above: Above = ()) -> list[Reply]:
    """Ask of one row whether it means a known product; the next one follows in the same way."""
    known = turn.registry.products[change.code]
    nobody = turn.say("intake-no-maker")
    lines = [
        turn.say("intake-same-file", name=change.name, producer=change.said_producer or nobody),
        turn.say("intake-same-known", code=known.code, name=known.name, producer=maker_of(known) or nobody),
    ]
    keep = {"code": found.one.code, "row": change.row}
    renames = change.name.casefold() != known.name.casefold()
    label = "choice-intake-renamed" if renames else "choice-intake-same"
    options = [turn.option(label, "imports.same", "yes", **keep, product=known.code)]
    if renames:
        options.append(
            turn.option("choice-intake-kept", "imports.same", **keep, product=known.code, kept=True)
        )
    options += [
        turn.option("choice-intake-other", "imports.same", "no", **keep, product=""),
        _drop(turn, found),
    ]
    return _offer(turn, turn.say("intake-same", row=str(change.row)), lines, options, above)


ASKS: dict[str, Callable[[Turn, InHand, Above], Awaitable[list[Reply]]]] = {
    "decision": _ask_decision,
    "issued": _ask_issued,
    "revoked": _ask_revoked,
    "same": _ask_same,
}


async def summary(turn: Turn, found: InHand, above: Above = ()) -> list[Reply]:
    """Say what a file would change, and offer to apply it."""
    plan, code = found.plan, found.one.code
    hearers = await hearers_of(turn.connection)
    lines = [*words.count_lines(plan, hearers, turn.language), *_remarks(turn, found, hearers)]
    options = []
    if plan.size:
        label = "choice-intake-ask" if turn.approve_imports else "choice-intake-apply"
        keep = {"code": code, "seen": plan.fingerprint}
        options.append(Option(turn.say(label, count=plan.size), "imports.apply", keep, ["yes"]))
    options += [
        turn.option("choice-intake-rows", "imports.rows", code=code),
        turn.option("choice-intake-again", "imports.again", code=code),
        _drop(turn, found),
        back(turn),
    ]
    return _offer(turn, words.first_line(found.one, plan, turn.language), lines, options, above)


def _remarks(turn: Turn, found: InHand, hearers: Hearers) -> list[str]:
    """Say what is not written, and when people are told."""
    plan = found.plan
    lines = [turn.say("intake-left-out")] if "problem" in plan.counts else []
    if "vanished" in plan.counts:
        lines.append(turn.say("intake-vanished"))
    if CALLED & set(plan.counts):
        lines.append(turn.say("intake-calls-first"))
    changes = [change for change in plan.changes if change.kind in CHANGES]
    if any(words.told(changes, hearers)):
        lines.append(turn.say("intake-wait", minutes=minutes(turn)))
    return lines


def minutes(turn: Turn) -> int:
    """Give how many minutes pass before people are told."""
    return int(turn.tell_after.total_seconds() // 60)


async def _outcome(turn: Turn, found: InHand, above: Above) -> list[Reply]:
    """Say what became of a file."""
    one = found.one
    first = turn.say("intake-outcome", code=one.code, state=words.state_words(one, turn.language))
    when = one.undone_at or one.applied_at or one.created_at
    lines = [
        turn.say("intake-outcome-file", file=one.file[: words.LONGEST_CELL]),
        turn.say("intake-outcome-who", author=str(one.author), day=day(day_of(when), turn.language)),
    ]
    lines += [
        turn.say("intake-count", kind=words.kind_words(kind, turn.language), count=count)
        for kind, count in one.summary.get("counts", {}).items()
    ]
    return _offer(turn, first, lines, after(turn, found), above)


def after(turn: Turn, found: InHand) -> list[Option]:
    """Offer what can be done with a file that is applied, or asked for, by who may change the registry."""
    one = found.one
    if turn.official is None or not turn.official.may("registry"):
        return [back(turn)]
    options = []
    if one.state == "applied":
        options.append(turn.option("choice-intake-undo", "imports.undo", code=one.code))
        if one.open_calls:
            options.append(turn.option("choice-intake-calls", "imports.calls"))
    if one.state == "asked":
        options.append(turn.option("choice-intake-take-back", "imports.take_back", code=one.code))
    return [*options, turn.option("choice-intake-list", "imports.listed"), back(turn)]


def heading_label(found: InHand, place: int) -> str:
    """Give the label of a column's button."""
    return short(f"{place + 1}. {found.plan.headings[place].words}")
