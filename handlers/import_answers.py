"""What an official answers about a file: what a column means, which decision, which day, which product."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from handlers import import_words as words
from handlers.import_plans import InHand, answered, gone, in_hand, is_open
from handlers.import_steps import heading_label, one_same, signed_on, step
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from knowledge.registry.cells import decision_in, loose_day
from knowledge.registry.columns import Wrong, is_ahead
from knowledge.registry.headings import COLUMNS, SKIP
from knowledge.registry.plan import Answers
from knowledge.texts.form import day

FIRST_MEANINGS = 9
"""Meanings of a column that are offered first."""


async def which_column(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which column was read wrong."""
    found = await in_hand(turn, args)
    if found is None or not is_open(found):
        return await _as_it_is(turn, found)
    options = [
        Option(heading_label(found, h.place), "imports.what_column", {**args, "place": h.place})
        for h in found.plan.headings
        if h.words
    ]
    return [turn.offer(turn.text("intake-which-column"), [*options, _back(turn, found)])]


async def what_column(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what a column says; the commonest meanings first."""
    found = await in_hand(turn, args)
    if found is None or not is_open(found):
        return await _as_it_is(turn, found)
    begin = int(args.get("begin", 0))
    shown = COLUMNS[begin : begin + FIRST_MEANINGS] if not begin else COLUMNS[begin:]
    keep = {"code": args["code"], "place": args["place"]}
    options = [
        Option(words.column_label(name, turn.language), "imports.column", {**keep, "column": name})
        for name in shown
    ]
    options.append(turn.option("choice-intake-skip", "imports.column", **keep, column=SKIP))
    if not begin:
        options.append(turn.option("choice-intake-more", "imports.what_column", **keep, begin=FIRST_MEANINGS))
    heading = found.plan.headings[args["place"]].words[: words.LONGEST_CELL]
    return [turn.offer(Text(turn.say("intake-what-column", words=heading)), [*options, _back(turn, found)])]


def _back(turn: Turn, found: InHand) -> Option:
    return turn.option("choice-keep", "imports.show", "no", code=found.one.code)


async def _as_it_is(turn: Turn, found: InHand | None) -> list[Reply]:
    return await step(turn, found) if found else gone(turn)


async def column(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take what a column means; another column that had this meaning loses it."""
    place, meaning = int(args["place"]), str(args["column"])

    def corrected(known: Answers) -> Answers:
        others = {p: c for p, c in known.columns.items() if c != meaning or meaning == SKIP}
        return replace(known, columns={**others, place: meaning}, columns_seen=False)

    what = turn.say(
        "intake-audit-column", place=str(place + 1), meaning=words.column_words(meaning, turn.language)
    )
    return await _taken(turn, args, what, corrected)


async def columns_right(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go on with the columns as they were read."""
    return await _taken(
        turn, args, turn.say("intake-audit-columns"), lambda known: replace(known, columns_seen=True)
    )


async def again(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Forget what was answered but for the columns, and ask again."""

    def anew(known: Answers) -> Answers:
        return Answers(columns=known.columns, columns_seen=True)

    return await _taken(turn, args, turn.say("intake-audit-again"), anew)


async def _taken(turn: Turn, args: dict[str, Any], what: str, change: Any) -> list[Reply]:
    found = await in_hand(turn, args)
    if found is None or not is_open(found):
        return await _as_it_is(turn, found)
    return await step(turn, await answered(turn, found, what, change))


async def decision(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the number of the decision, and its day where that was typed with it."""
    typed = turn.message.text
    try:
        number, signed = decision_in(typed)
    except Wrong:
        number, signed = "", None
    found = await in_hand(turn, args)
    if found is None or not is_open(found) or not number:
        above = (turn.say("rehearse-bad-decision", value=typed[: words.LONGEST_CELL]),) if not number else ()
        return await step(turn, found, above) if found else gone(turn)
    kept = await answered(turn, found, number, lambda known: replace(known, decision=number, signed=signed))
    return await step(turn, kept)


async def no_decision(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go on without a number."""
    return await _taken(
        turn, args, turn.say("intake-audit-columns"), lambda known: replace(known, decision="")
    )


async def issued(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the day of issue of the certificates under one decision."""
    found = await in_hand(turn, args)
    if found is None or not is_open(found):
        return await _as_it_is(turn, found)
    number = args["number"]
    on, wrong = _day_said(turn, args)
    signed = signed_on(found, number)
    if on and signed and on < signed:
        days = {"day": day(on, turn.language), "signed": day(signed, turn.language)}
        on, wrong = None, turn.say("intake-issued-early", **days)
    if on is None:
        return await step(turn, found, (wrong,))
    kept = await answered(
        turn,
        found,
        turn.say("intake-audit-issued", number=number or "–", day=day(on, turn.language)),
        lambda known: replace(known, issued={**known.issued, number: on}),
    )
    return await step(turn, kept)


def _day_said(turn: Turn, args: dict[str, Any]) -> tuple[date | None, str]:
    """Give the day that was tapped or typed, or what is wrong with it."""
    typed = args.get("day") or turn.message.text
    try:
        on = loose_day(typed)
        if on is None:
            raise Wrong("import-bad-day")
        if is_ahead(on, turn.today):
            raise Wrong("import-ahead")
    except Wrong as wrong:
        return None, turn.say(str(wrong), value=typed[: words.LONGEST_CELL])
    return on, ""


async def no_day(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go on without the day of issue: how long the certificates live is then not known."""
    number = args["number"]
    return await _taken(
        turn,
        args,
        turn.say("intake-audit-issued", number=number or "–", day="–"),
        lambda known: replace(known, issued={**known.issued, number: None}),
    )


async def revoked(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the day from which withdrawn certificates are no longer valid."""
    found = await in_hand(turn, args)
    if found is None or not is_open(found):
        return await _as_it_is(turn, found)
    on, wrong = _day_said(turn, args)
    if on is None:
        return await step(turn, found, (wrong,))
    return await step(
        turn, await answered(turn, found, day(on, turn.language), lambda known: replace(known, revoked=on))
    )


async def same(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take whether a row means a known product, and whether that gets the row's name."""
    row, product = int(args["row"]), str(args["product"])

    def told(known: Answers) -> Answers:
        kept = known.kept | {row} if args.get("kept") else known.kept - {row}
        return replace(known, same={**known.same, row: product}, kept=kept)

    found = await in_hand(turn, args)
    if found is None or not is_open(found):
        return await _as_it_is(turn, found)
    what = turn.say("intake-audit-row", row=str(row), product=product or "–")
    kept = await answered(turn, found, what, told)
    return one_same(turn, kept, kept.plan.asked[0]) if kept.plan.asked else await step(turn, kept)


async def all_same(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take all rows that were shown as the known products, renamed."""
    found = await in_hand(turn, args)
    if found is None or not is_open(found):
        return await _as_it_is(turn, found)
    shown = {change.row: change.code for change in found.plan.asked if change.row in args["rows"]}
    what = ", ".join(turn.say("intake-audit-row", row=str(row), product=code) for row, code in shown.items())
    kept = await answered(turn, found, what, lambda known: replace(known, same={**known.same, **shown}))
    return await step(turn, kept)


async def each_same(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go through the rows one by one."""
    found = await in_hand(turn, args)
    if found is None or not is_open(found) or not found.plan.asked:
        return await _as_it_is(turn, found)
    return one_same(turn, found, found.plan.asked[0])
