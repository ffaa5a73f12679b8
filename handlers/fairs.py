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
    return turn.offer(Text(first, tuple(lines), _source(turn)), options)


def _item(turn: Turn, fair: Fair) -> list[str]:
    return [turn.say("fairs-item-when", name=fair.name, when=_when(turn, fair))]


def _option(turn: Turn, fair: Fair) -> Option:
    return Option(short(fair.name), "fairs.one", {"name": fair.name, "on": str(fair.starts_on)}, [fair.name])


def _when(turn: Turn, fair: Fair) -> str:
    starts = day(fair.starts_on, turn.language)
    if fair.ends_on is None:
        return turn.say("fairs-from", starts=starts)
    if fair.ends_on == fair.starts_on:
        return starts
    return turn.say("fairs-from-to", starts=starts, ends=day(fair.ends_on, turn.language))


def _source(turn: Turn) -> str:
    return turn.say("browse-source", as_of=day(turn.registry.as_of, turn.language), code=turn.receipt())


async def one(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say everything of one fair, with a file for the calendar while it is not over."""
    turn.kind = "fairs"
    known = (f for f in turn.registry.fairs if (f.name, str(f.starts_on)) == (args["name"], args["on"]))
    fair = next(known, None)
    if fair is None:
        return await upcoming(turn, {})
    over = fair in past(turn.registry.fairs, turn.today)
    options = [turn.option("choice-coming-fairs", "fairs.upcoming")]
    if not over:
        calendar = turn.option("choice-calendar", "fairs.calendar", **args)
        options = [calendar, turn.option("choice-tell-me", "follow.begin", topic="fairs"), *options]
    return [turn.offer(_whole(turn, fair, over), options)]


def _whole(turn: Turn, fair: Fair, over: bool) -> Text:
    when, name = _when(turn, fair), fair.name
    first = turn.say("fairs-one-past" if over else "fairs-one", when=when, name=name)
    lines = [] if len(first) <= FIRST_LINE else [turn.say("fairs-item", name=name)]
    if lines:
        first = turn.say("fairs-one-past-short" if over else "fairs-one-short", when=when)
    lines += [turn.say("fairs-place", place=fair.place)] if fair.place else []
    lines += [turn.say("fairs-organiser", organiser=fair.organiser)] if fair.organiser else []
    lines += [] if fair.ends_on else [turn.say("fairs-no-end")]
    first = first[:1].upper() + first[1:]  # it may begin with "từ"
    source = fair.source.publisher[:30]
    as_of = day(turn.registry.as_of, turn.language)
    said = turn.say("fairs-source", publisher=source, as_of=as_of, code=turn.receipt())
    return Text(first, tuple(lines), said)


async def calendar(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a fair as a file for the phone's calendar."""
    turn.kind = "fairs"
    known = (f for f in turn.registry.fairs if (f.name, str(f.starts_on)) == (args["name"], args["on"]))
    fair = next(known, None)
    if fair is None:
        return await upcoming(turn, {})
    content = fair_event(fair, turn.message.at)
    caption = turn.text("fairs-file", "fairs-file-how")
    return [Document(turn.say("fairs-file-name"), MIME, content, caption)]
