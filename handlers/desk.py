"""The officials' queue: questions and reports, oldest first; opened, taken, given back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handlers.auditing import audited
from handlers.desk_told import let_go, option, seen, tell_author
from handlers.desk_words import about, item, queue_option
from handlers.messages import Photo, Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import Reader, write
from handlers.work import back
from knowledge.people import desk, staff
from knowledge.people.desk import Case
from knowledge.texts import say

A_PAGE = 4
"""Cases of one page: with the ways on there are eight choices, which is what buttons are good for."""

HEADS = {
    (True, True): "queue-questions",
    (True, False): "queue-questions-none",
    (False, True): "queue-reports",
    (False, False): "queue-reports-none",
}
"""What stands above the list: of questions or reports, with some or none."""


async def queue(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the questions or the reports that are open; with a code behind the command, that one."""
    turn.kind = "official"
    if code := str(args.get("text", "")).strip():
        return await one(turn, {"code": code})
    seen(turn.session, turn.message.at)
    lists = {True: await desk.queue(turn.connection, questions=True)}
    lists[False] = await desk.queue(turn.connection, questions=False)
    questions = bool(args.get("questions", lists[True] or not lists[False]))
    begin = int(args.get("begin", 0))
    shown = lists[questions][begin : begin + A_PAGE]
    first = turn.say("queue", questions=str(len(lists[True])), reports=str(len(lists[False])))
    lines = [line for case in shown for line in item(turn, case)]
    body = (turn.say(HEADS[questions, bool(shown)]), *lines)
    more = begin + A_PAGE < len(lists[questions])
    return [
        turn.offer(Text(first, body), _queue_options(turn, shown, questions, begin + A_PAGE if more else 0))
    ]


def _queue_options(turn: Turn, shown: Sequence[Case], questions: bool, next_page: int) -> list[Option]:
    options = [Option(case.code, "desk.one", {"code": case.code}) for case in shown]
    if next_page:
        options.append(turn.option("choice-next-page", "desk.queue", questions=questions, begin=next_page))
    other = "choice-queue-reports" if questions else "choice-queue-questions"
    options.append(turn.option(other, "desk.queue", questions=not questions))
    options.append(turn.option("choice-answered", "desk.answered"))
    return [*options, back(turn)]


async def answered(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show what was answered or settled lately: to open it again, or make a common question of it."""
    turn.kind = "official"
    found = await desk.answered(turn.connection, A_PAGE)
    lines = tuple(line for case in found for line in item(turn, case))
    options = [Option(case.code, "desk.one", {"code": case.code}) for case in found]
    options += [turn.option("choice-common", "faq_drafts.listed"), queue_option(turn), back(turn)]
    first = turn.say("queue-answered" if found else "queue-answered-none")
    return [turn.offer(Text(first, lines), options)]


async def one(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show one case with everything about it; `first` may name what is said above it."""
    turn.kind = "official"
    case = await desk.by_code(turn.connection, str(args["code"]))
    if case is None:
        return gone(turn)
    seen(turn.session, turn.message.at)
    values = {"code": case.code, "number": str(case.taken_by or 0)}
    kind = turn.say(f"report-kind-{case.kind}")
    first = (
        turn.say(args["first"], **values) if "first" in args else turn.say("desk-one", kind=kind, **values)
    )
    lines = about(turn, case, await desk.talk_of(turn.connection, case))
    return [*_picture(turn, case), turn.offer(Text(first, tuple(lines)), ways(turn, case))]


def _picture(turn: Turn, case: Case) -> list[Reply]:
    """Show the picture that came with a case, apart, on the messenger on which it came."""
    if not case.photo or case.channel != turn.message.channel:
        return []
    return [Photo("", "", b"", turn.text("desk-picture", code=case.code), ref=case.photo)]


def gone(turn: Turn) -> list[Reply]:
    """Say that a case is not there: nobody's code, or its author erased it."""
    return [turn.offer(turn.text("desk-gone", "desk-gone-why"), [queue_option(turn), back(turn)])]


async def in_hand(turn: Turn, args: dict[str, Any]) -> Case | None:
    """Give the case of an option where it is in this official's hand, None for any other."""
    turn.kind = "official"
    case = await desk.by_code(turn.connection, str(args["code"]))
    return case if case and case.taken_by == me(turn) else None


async def not_in_hand(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say that nothing was done, since the case is not in this official's hand, and show it."""
    case = await desk.by_code(turn.connection, str(args["code"]))
    free = case is not None and case.taken_by is None
    return await one(turn, {"code": args["code"], "first": "desk-not-taken" if free else "desk-not-yours"})


def me(turn: Turn) -> int:
    """Give the number of the official who speaks."""
    return turn.official.id if turn.official else staff.NOBODY


def ways(turn: Turn, case: Case) -> list[Option]:
    """Offer what this official can do with a case."""
    last = [queue_option(turn), back(turn)]
    done = case.state in ("answered", "settled")
    common = [turn.option("choice-make-common", "faq_drafts.begin", code=case.code)] if (
        case.question and case.answer and done
    ) else []  # fmt: skip
    if case.state == "settled":
        return [*common, turn.option("choice-desk-reopen", "desk.reopen", code=case.code), *last]
    if case.taken_by is None:
        return [turn.option("choice-take", "desk.take", code=case.code), *common, *last]
    if case.taken_by != me(turn):
        return [
            turn.option("choice-take-over", "desk.take", code=case.code, over=case.taken_by),
            *common,
            *last,
        ]
    return [*_of_holder(turn, case), *common, queue_option(turn)]


def _of_holder(turn: Turn, case: Case) -> list[Option]:
    def way(label: str, does: str) -> Option:
        return turn.option(label, does, code=case.code)

    correct = []
    if case.kind in ("wrong_data", "label") and case.product_code in turn.registry.products:
        own = turn.official is not None and turn.official.may("registry")
        correct = [
            way("choice-correct-row", "desk.correct")
            if own
            else way("choice-to-province", "desk.to_province")
        ]
    return [
        way("choice-desk-reply", "desk.reply"),
        way("choice-ask-back", "desk.ask_back"),
        way("choice-canned", "desk.canned"),
        *correct,
        way("choice-pass-on", "desk.pass_on"),
        way("choice-desk-close", "desk.close"),
        way("choice-put-back", "desk.put_back"),
    ]


async def take(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a case in hand; who was slower is told who has it. The author hears it, once."""
    turn.kind = "official"
    case = await desk.by_code(turn.connection, str(args["code"]))
    if case is None:
        return gone(turn)
    over = args.get("over")
    if case.taken_by == me(turn) or case.state == "settled":
        return await one(turn, {"code": case.code})
    if not await desk.take(turn.connection, case, me(turn), over):
        return await one(turn, {"code": case.code, "first": "desk-too-late"})
    before = str(case.taken_by or "")
    await audited(turn, "desk-take", case.code, before, str(me(turn)))
    if over is not None:
        await _tell_holder(turn, case, int(over))
    else:
        await _tell_taken(turn, case)
    first = "desk-taken" if over is None else "desk-taken-from"
    return await one(turn, {"code": case.code, "first": first})


async def _tell_taken(turn: Turn, case: Case) -> None:
    def make(language: str, held: bool) -> tuple[Text, list[Option]]:
        if not case.question:
            text = Text(say(language, "taken-report", code=case.code), (say(language, "report-follow"),))
            return text, []
        more = say(language, "taken-write-here" if held else "support-follow")
        end = [option(language, "choice-end-held", "support.end", code=case.code)] if held else []
        return Text(say(language, "taken-question", code=case.code), (more,)), end

    await tell_author(
        turn.connection, case, make, at=turn.message.at, draw=turn.draw, hold=case.question, speaks=False,
        turn=turn,
    )  # fmt: skip


async def _tell_holder(turn: Turn, case: Case, number: int) -> None:
    """Tell the official out of whose hand a case was taken."""
    holder = await staff.numbered(turn.connection, number)
    if holder is None:
        return

    def make(language: str) -> tuple[Text, list[Option]]:
        first = say(language, "desk-taken-over", code=case.code, number=str(me(turn)))
        return Text(first), [option(language, "choice-desk-queue", "desk.queue")]

    reader = Reader(holder.person, holder.channel, holder.chat, holder.language)
    await write(turn.connection, reader, make, at=turn.message.at, draw=turn.draw)


async def put_back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a case back to the queue; its author talks with the assistant again."""
    case = await in_hand(turn, args)
    if case is None or not await desk.put_back(turn.connection, case, me(turn)):
        return await not_in_hand(turn, args)
    await let_go(turn.connection, case, turn.message.at, turn)
    await audited(turn, "desk-put-back", case.code, str(me(turn)))
    return await one(turn, {"code": case.code, "first": "desk-was-put-back"})
