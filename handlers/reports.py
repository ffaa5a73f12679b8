"""Reports to the officials: a suspected fake, wrong data; and what became of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.desk_told import tell_new
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.understand import units_in
from knowledge.calendar import day_of, is_working_day, next_working_day
from knowledge.faq.reading import read
from knowledge.people import reports
from knowledge.places import key_of
from knowledge.texts.form import day, short_day, weekday

MAX_WORDS = 2_000
SHOWN = 5


async def fake(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what to do now and whom to tell, and offer to send it; a product that was named is kept."""
    turn.kind = "human"
    if "code" not in args:
        found = turn.found = turn.registry.matcher.decide(turn.message.text)
        args = {"code": found.products[0].code if len(found.products) == 1 else ""}
    lines = ("fake-keep", "fake-photo", "fake-ill", "fake-whom", "fake-phone", "fake-offer")
    options = [
        turn.option("choice-send-report", "reports.fake_ask", "yes", code=args.get("code", "")),
        turn.option("choice-report-myself", "reports.fake_myself", code=args.get("code", "")),
        turn.option("choice-other-name", "lookup.ask_name", "no"),
    ]
    return [turn.offer(turn.text("fake", *lines), options)]


async def fake_ask(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the story in one message."""
    turn.ask("reports.fake_told", code=args["code"])
    text = turn.text("fake-ask", "fake-ask-privacy")
    return [turn.offer(text, [turn.option("choice-keep", "lookup.cancel", "no", code=args["code"])])]


async def fake_told(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep the story, with a picture that came with it; a picture alone is kept until the words come."""
    return await _told(turn, "fake", args, "reports.fake_told")


async def fake_myself(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say where to go and what to bring."""
    back = turn.option("choice-other-name", "lookup.ask_name")
    return [turn.offer(turn.text("fake-myself", "fake-myself-bring", "fake-phone"), [back])]


async def wrong(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what is wrong with a row."""
    turn.ask("reports.wrong_told", code=args["code"])
    text = turn.text("wrong-ask", "wrong-ask-how")
    return [turn.offer(text, [turn.option("choice-keep", "lookup.cancel", "no", code=args["code"])])]


async def wrong_told(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Keep what is wrong."""
    return await _told(turn, "wrong_data", args, "reports.wrong_told")


async def _told(turn: Turn, kind: reports.Kind, args: dict[str, Any], does: str) -> list[Reply]:
    photo = turn.message.file.ref if turn.message.file else args.get("photo", "")
    words = turn.message.text.strip()
    if not words:
        turn.ask(does, **{**args, "photo": photo})
        keep = turn.option("choice-keep", "lookup.cancel", "no", code=args["code"])
        return [turn.offer(turn.text("report-photo", "report-photo-words"), [keep])]
    return [await filed(turn, kind, args["code"], words, photo)]


async def filed(turn: Turn, kind: reports.Kind, product_code: str, words: str, photo: str = "") -> Reply:
    """Keep a report, and say its code and when somebody will read it; the officials are told."""
    code = await reports.file_report(
        turn.connection, person=turn.person, chat=turn.message.chat, kind=kind, product_code=product_code,
        words=words[:MAX_WORDS], at=turn.message.at, draw=turn.draw, photo=photo,
        place=_place(turn, words) if kind == "fake" else "",
    )  # fmt: skip
    await tell_new(turn.connection, turn.message.at, turn.draw, turn)
    keep = [turn.say("report-keep")] if kind == "fake" else []
    body = (_when(turn), *keep, turn.say("report-follow"))
    options = [turn.option("choice-other-name", "lookup.ask_name")]
    if product_code in turn.registry.products:
        options.insert(0, turn.option("choice-where", "sales_points.of_product", code=product_code))
    return turn.offer(Text(turn.say("report-filed", code=code), body), options)


def _place(turn: Turn, words: str) -> str:
    """Give the key of the first place that a story names, those in a product's name left out; "" for none."""
    units = units_in(read(words, turn.registry.matcher))
    return key_of(units[0]) if units else ""


def _when(turn: Turn) -> str:
    """Promise the next working day, and say why it is not tomorrow when it is not."""
    tomorrow = turn.today + timedelta(days=1)
    opens = next_working_day(turn.today)
    values = {"weekday": weekday(opens, turn.language), "day": short_day(opens, turn.language)}
    if is_working_day(tomorrow):
        return turn.say("report-when", **values)
    return turn.say("report-when-holiday", tomorrow=short_day(tomorrow, turn.language), **values)


async def mine(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the person's reports and how far each is."""
    found = await reports.reports_of(turn.connection, turn.person)
    if not found:
        return [turn.offer(turn.text("my-reports-none", "ask-name"), [_other(turn)])]
    lines = [line for report in found[:SHOWN] for line in _lines(turn, report)]
    options = [_other(turn)]
    if heard := next((one for one in found[:SHOWN] if one.state in ("answered", "asked")), None):
        options.insert(0, turn.option("choice-answer-on", "support.more", code=heard.code))
    return [turn.offer(Text(turn.say("my-reports", count=len(found)), tuple(lines)), options)]


def _other(turn: Turn) -> Option:
    return turn.option("choice-other-name", "lookup.ask_name")


def _lines(turn: Turn, report: reports.Report) -> list[str]:
    line = turn.say(
        "my-reports-item",
        code=report.code,
        day=day(day_of(report.created_at), turn.language),
        kind=turn.say(f"report-kind-{report.kind}"),
        state=turn.say(f"report-state-{report.state}"),
    )
    answer = [turn.say("my-reports-answer", answer=report.answer)] if report.answer else []
    return [line, *answer]
