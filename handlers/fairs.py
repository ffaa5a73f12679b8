"""Fairs and sales weeks: what runs and what comes, a file for the phone's calendar, past ones when asked."""

from __future__ import annotations

from typing import Any

from handlers.messages import Document, Reply, Text
from handlers.offers import short
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE
from knowledge.calendar_files import fair_event
from knowledge.registry.fairs import coming, is_running, past
from knowledge.registry.model import Fair
from knowledge.texts.form import day

SHOWN = 3
MIME = "text/calendar"


async def upcoming(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the fairs that run or come; say so where none is known, and offer to tell of the next."""
    turn.kind = "fairs"
    found = coming(turn.registry.fairs, turn.today)
    if not found:
        return [_none(turn)]
    first = turn.say("fairs-running" if is_running(found[0], turn.today) else "fairs-coming")
    after = args.get("after", 0)
    return [_listed(turn, first, found[after:], "fairs.upcoming", after)]


async def earlier(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List past fairs, the newest first."""
    turn.kind = "fairs"
    after = args.get("after", 0)
    found = past(turn.registry.fairs, turn.today)
    if not found[after:]:
        return [_none(turn)]
    return [_listed(turn, turn.say("fairs-past"), found[after:], "fairs.earlier", after)]


def _none(turn: Turn) -> Reply:
    options = [turn.option("choice-tell-me", "follow.begin", "yes", topic="fairs")]
    if past(turn.registry.fairs, turn.today):
        options.append(turn.option("choice-past-fairs", "fairs.earlier"))
    options.append(turn.option("choice-desk", "support.ask"))
    return turn.offer(Text(turn.say("fairs-none"), (turn.say("fairs-none-how"),), _source(turn)), options)


def _listed(turn: Turn, first: str, found: tuple[Fair, ...], route: str, after: int) -> Reply:
    shown = found[:SHOWN]
    lines = [line for fair in shown for line in _item(turn, fair)]
    options = [_option(turn, fair) for fair in shown]
    if rest := len(found) - len(shown):
        lines.append(turn.say("fairs-more", count=str(rest)))
        options.append(turn.option("choice-next", route, after=after + SHOWN))
    if route == "fairs.upcoming":
        options.append(turn.option("choice-tell-me", "follow.begin", topic="fairs"))
    else:
        options.append(turn.option("choice-coming-fairs", "fairs.upcoming"))
    return turn.offer(Text(first, tuple(lines), _source(turn, shown)), options)


def _item(turn: Turn, fair: Fair) -> list[str]:
    return [turn.say("fairs-item-when", name=fair.name, when=_when(turn, fair))]


def _option(turn: Turn, fair: Fair) -> Option:
    args = {"id": fair.id, "name": fair.name, "on": str(fair.starts_on)}
    return Option(short(fair.name), "fairs.one", args, [fair.name])


def _when(turn: Turn, fair: Fair) -> str:
    starts = day(fair.starts_on, turn.language)
    if fair.ends_on is None:
        return turn.say("fairs-from", starts=starts)
    if fair.ends_on == fair.starts_on:
        return starts
    return turn.say("fairs-from-to", starts=starts, ends=day(fair.ends_on, turn.language))


def _source(turn: Turn, shown: tuple[Fair, ...] = ()) -> str:
    """Say as of when the list is: officials may have kept a fair in it since."""
    kept = [on for fair in shown if fair.source.by_officials and (on := fair.source.published_on)]
    as_of = day(max([turn.registry.as_of, *kept]), turn.language)
    return turn.say("browse-source", as_of=as_of, code=turn.receipt())


async def one(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say everything of one fair, with a file for the calendar while it is not over."""
    turn.kind = "fairs"
    fair = _named(turn, args)
    if fair is None:
        return await upcoming(turn, {})
    if fair in turn.registry.cancelled:
        return [_cancelled(turn, fair)]
    over = fair in past(turn.registry.fairs, turn.today)
    options = [turn.option("choice-coming-fairs", "fairs.upcoming")]
    if not over:
        calendar = turn.option("choice-calendar", "fairs.calendar", **args)
        options = [calendar, turn.option("choice-tell-me", "follow.begin", topic="fairs"), *options]
    return [turn.offer(_whole(turn, fair, over), options)]


async def by_id(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say everything of the fair that an announcement was about."""
    number = str(args["id"])
    return await one(turn, {"id": int(number)} if number.isdigit() else {})


def _named(turn: Turn, args: dict[str, Any]) -> Fair | None:
    """Give the fair of a choice, cancelled ones too; an older choice knows what it was called then."""
    every = (*turn.registry.fairs, *turn.registry.cancelled)
    if found := next((fair for fair in every if args.get("id") and fair.id == args["id"]), None):
        return found
    key = (args.get("name", ""), args.get("on", ""))
    return next((f for f in every if key in ((f.name, str(f.starts_on)), *f.source.remark.was)), None)


def _cancelled(turn: Turn, fair: Fair) -> Reply:
    """Say that a fair was cancelled, and why."""
    lines = [turn.say("fairs-item-when", name=fair.name, when=_when(turn, fair))]
    lines += [turn.say("fairs-why", why=why)] if (why := fair.source.remark.why) else []
    options = [turn.option("choice-coming-fairs", "fairs.upcoming")]
    return turn.offer(Text(turn.say("fairs-cancelled"), tuple(lines), _said_by(turn, fair)), options)


def _whole(turn: Turn, fair: Fair, over: bool) -> Text:
    when, name = _when(turn, fair), fair.name
    first = turn.say("fairs-one-past" if over else "fairs-one", when=when, name=name)
    lines = [] if len(first) <= FIRST_LINE else [turn.say("fairs-item", name=name)]
    if lines:
        first = turn.say("fairs-one-past-short" if over else "fairs-one-short", when=when)
    lines += [turn.say("fairs-place", place=fair.place)] if fair.place else []
    lines += [turn.say("fairs-organiser", organiser=fair.organiser)] if fair.organiser else []
    lines += [] if fair.ends_on else [turn.say("fairs-no-end")]
    lines += [fair.summary] if fair.summary and fair.source.by_officials else []
    first = first[:1].upper() + first[1:]  # it may begin with "từ"
    return Text(first, tuple(lines), _said_by(turn, fair))


def _said_by(turn: Turn, fair: Fair) -> str:
    """Say who says it: a page, as of the day of the list; or the officials, and when."""
    if fair.source.by_officials:
        on = day(fair.source.published_on or turn.registry.as_of, turn.language)
        return turn.say("fairs-source-officials", day=on, code=turn.receipt())
    as_of = day(turn.registry.as_of, turn.language)
    source = fair.source.publisher[:30]
    return turn.say("fairs-source", publisher=source, as_of=as_of, code=turn.receipt())


async def calendar(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a fair as a file for the phone's calendar."""
    turn.kind = "fairs"
    fair = _named(turn, args)
    if fair is None or fair in turn.registry.cancelled:
        return await one(turn, args)
    content = fair_event(fair, turn.message.at)
    caption = turn.text("fairs-file", "fairs-file-how")
    return [Document(turn.say("fairs-file-name"), MIME, content, caption)]
