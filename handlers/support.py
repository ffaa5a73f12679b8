"""The person behind the desk: a question for the officials with the talk before it, and its answer."""

from __future__ import annotations

from typing import Any

from handlers.desk_told import tell_new
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from knowledge.calendar import day_of
from knowledge.people import receipts, reports
from knowledge.texts.form import day, short_day, weekday

MAX_WORDS = 2_000
SHOWN = 4
QUOTED = 120


async def ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what the question is; words that are one already can be sent as they are."""
    turn.kind = "human"
    turn.ask("support.told")
    first = "support-complaint" if args.get("complaint") else "support-ask"
    hours = {"opens": f"{turn.desk.opens:02d}", "closes": str(turn.desk.closes)}
    text = Text(turn.say(first), (turn.say("support-ask-how"), turn.say("support-open", **hours)))
    return [turn.offer(text, [turn.option("choice-keep", "lookup.cancel", "no")])]


async def told(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Put the question into the queue, and say by when it is answered."""
    turn.kind = "human"
    words = turn.message.text.strip() or turn.say("held-photo")
    code = await reports.file_report(
        turn.connection, person=turn.person, chat=turn.message.chat, kind="question",
        product_code=turn.session.spoken_of(turn.message.at), words=words[:MAX_WORDS], at=turn.message.at,
        draw=turn.draw, talk=[list(line) for line in turn.session.talk],
        photo=turn.message.file.ref if turn.message.file else "",
    )  # fmt: skip
    await tell_new(turn.connection, turn.message.at, turn.draw, turn)
    by = turn.desk.answers_by(turn.message.at)
    when = {"weekday": weekday(by, turn.language), "day": short_day(by, turn.language)}
    body = (turn.say("support-by", **when), turn.say("support-sent"), turn.say("support-follow"))
    options = [
        turn.option("choice-other-name", "lookup.ask_name"),
        turn.option("choice-help", "account.help"),
    ]
    return [turn.offer(Text(turn.say("support-filed", code=code), body), options)]


async def mine(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the person's questions and what was answered."""
    turn.kind = "human"
    found = await reports.reports_of(turn.connection, turn.person, questions=True)
    options = [turn.option("choice-desk", "support.ask")]
    if not found:
        return [turn.offer(turn.text("my-questions-none"), options)]
    lines = [line for one in found[:SHOWN] for line in _lines(turn, one)]
    if heard := next((one for one in found[:SHOWN] if one.state in ("answered", "asked")), None):
        options.insert(0, turn.option("choice-answer-on", "support.more", code=heard.code))
    return [turn.offer(Text(turn.say("my-questions", count=len(found)), tuple(lines)), options)]


def _lines(turn: Turn, question: reports.Report) -> list[str]:
    state = turn.say(f"report-state-{question.state}")
    when = day(day_of(question.created_at), turn.language)
    lines = [turn.say("my-questions-item", code=question.code, day=when, state=state)]
    lines.append(turn.say("my-questions-words", words=receipts.masked(question.words)[:QUOTED]))
    if question.answer:
        lines.append(turn.say("my-reports-answer", answer=question.answer).strip())
    return lines


async def unknown(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say that this is not known, and how a person can answer it."""
    turn.kind, turn.answered = "unknown", False
    options = [turn.option("choice-ask-desk", "support.ask"), turn.option("choice-help", "account.help")]
    return [_with_waiting(turn, turn.text("unknown", "unknown-how"), options)]


def _with_waiting(turn: Turn, text: Text, options: list[Option]) -> Reply:
    """Bring back the list that waited for a choice, where there was one."""
    if turn.waiting is None:
        return turn.offer(text, options)
    still = turn.say("still-waiting", question=turn.waiting.asks)
    return turn.offer(Text(text.answer, (*text.body, still)), turn.waiting.options, turn.waiting.asks)


async def outside(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say that this is no matter of OCOP, and what is."""
    turn.kind, turn.answered = "unknown", False
    options = [
        turn.option("choice-other-name", "lookup.ask_name"),
        turn.option("choice-help", "account.help"),
        turn.option("choice-desk", "support.ask"),
    ]
    return [_with_waiting(turn, turn.text("outside", "outside-what"), options)]


def elsewhere(turn: Turn, province: str) -> list[Reply]:
    """Say that a product of another province is not looked for here."""
    turn.kind, turn.answered = "unknown", False
    options = [
        turn.option("choice-other-name", "lookup.ask_name"),
        turn.option("choice-desk", "support.ask"),
    ]
    text = turn.text("elsewhere", "elsewhere-ask", "elsewhere-here", province=province)
    return [_with_waiting(turn, text, options)]
