"""The emergency notice: writing it, until when, a look at it, putting it up, taking it down.

What is written stands in the choices and the open question until it is put up; nothing else is kept of it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.announcement_words import CARRIES, moment_words, units
from handlers.auditing import audited
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.calendar import day_of
from knowledge.people import notices
from knowledge.people.notices import Notice
from knowledge.texts.form import day
from knowledge.until import end_of, until_in

MOST = min(CARRIES.values()) // 2
"""UTF-16 units of a notice: one message on every channel, short enough to be read above an answer."""


async def show(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the notice that stands, or say that there is none."""
    turn.kind = "official"
    stands = await notices.notice_now(turn.connection, turn.message.at)
    if stands is None:
        options = [turn.option("choice-notice-write", "emergency.write"), back(turn)]
        return [turn.offer(turn.text("notice-none", "notice-where"), options)]
    lines = _lines(turn, stands.text_vi, stands.text_en, stands.ends_at)
    return [turn.offer(Text(turn.say("notice-stands"), lines), _of_standing(turn))]


def _of_standing(turn: Turn) -> list[Option]:
    return [
        turn.option("choice-notice-end", "emergency.end"),
        turn.option("choice-notice-replace", "emergency.write"),
        back(turn),
    ]


def _lines(turn: Turn, vi: str, en: str, ends: datetime | None) -> tuple[str, ...]:
    """Give a notice as it is read, the English one where it differs, and until when."""
    english = (
        [turn.say("notice-in-english"), *en.splitlines()] if en != vi else [turn.say("notice-no-english")]
    )
    return (*vi.splitlines(), *english, _until(turn, ends))


def _until(turn: Turn, ends: datetime | None) -> str:
    if ends is None:
        return turn.say("notice-until-ended")
    before = day_of(ends) - timedelta(days=1)
    if ends == end_of(before):
        return turn.say("notice-until-day", day=day(before, turn.language))
    return turn.say("notice-until", when=moment_words(ends, turn.language))


async def write(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the text in Vietnamese."""
    turn.kind = "official"
    turn.ask("emergency.text_vi")
    return [turn.offer(turn.text("notice-text", "notice-text-how", most=str(MOST)), [_leave(turn)])]


def _leave(turn: Turn) -> Option:
    return turn.option("choice-keep", "emergency.show", "no")


async def text_vi(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the Vietnamese text, and ask for the English one."""
    text = written(turn.message.text)
    if refused := _too_long(turn, text, "emergency.text_vi", {}):
        return refused
    return await _ask_english(turn, {"vi": text})


async def _ask_english(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    turn.kind = "official"
    turn.ask("emergency.text_en", **args)
    skip = turn.option("choice-notice-no-english", "emergency.ask_until", **args, en=args["vi"])
    return [turn.offer(turn.text("notice-english", "notice-english-how"), [skip, _leave(turn)])]


async def text_en(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the English text, and ask until when."""
    text = written(turn.message.text)
    if refused := _too_long(turn, text, "emergency.text_en", args):
        return refused
    return await ask_until(turn, {**args, "en": text})


def written(text: str) -> str:
    """Give what was typed without blank lines and ends."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _too_long(turn: Turn, text: str, again: str, args: dict[str, Any]) -> list[Reply] | None:
    """Ask for a shorter text where one is too long."""
    turn.kind = "official"
    if (has := units(text)) <= MOST:
        return None
    turn.ask(again, **args)
    values = {"has": str(has), "most": str(MOST)}
    return [turn.offer(turn.text("notice-too-long", "notice-shorter", **values), [_leave(turn)])]


async def ask_until(turn: Turn, args: dict[str, Any], above: str = "") -> list[Reply]:
    """Ask until when it stands."""
    turn.kind = "official"
    args = {name: args[name] for name in ("vi", "en")}
    turn.ask("emergency.until", **args)
    today, tomorrow = (end_of(turn.today + timedelta(days=n)).isoformat() for n in (0, 1))
    options = [
        turn.option("choice-until-today", "emergency.preview", **args, ends=today),
        turn.option("choice-until-tomorrow", "emergency.preview", **args, ends=tomorrow),
        turn.option("choice-until-ended", "emergency.preview", **args),
        _leave(turn),
    ]
    first = turn.say("notice-ask-until")
    lines = (turn.say("notice-ask-until-how"),)
    text = Text(turn.say(above), (first, *lines)) if above else Text(first, lines)
    return [turn.offer(text, options, asks=first)]


async def until(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take until when it stands; what cannot be read, or is over, is asked again."""
    ends = until_in(turn.message.text, turn.message.at)
    if ends is None:
        return await ask_until(turn, args, "notice-until-unclear")
    if ends <= turn.message.at:
        return await ask_until(turn, args, "notice-until-past")
    return await preview(turn, {**args, "ends": ends.isoformat()})


async def preview(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show it as everybody will read it; nothing is put up yet."""
    turn.kind = "official"
    options = [
        turn.option("choice-notice-post", "emergency.post", **args),
        turn.option("choice-notice-edit", "emergency.write"),
        _leave(turn),
    ]
    lines = _lines(turn, args["vi"], args["en"], _ends(args))
    body = (*lines, turn.say("notice-preview-not-yet"))
    return [turn.offer(Text(turn.say("notice-preview"), body), options)]


def _ends(args: dict[str, Any]) -> datetime | None:
    return datetime.fromisoformat(args["ends"]) if "ends" in args else None


async def post(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Put it up, in the place of the one that stands; a second tap changes nothing."""
    turn.kind = "official"
    at, ends = turn.message.at, _ends(args)
    if ends is not None and ends <= at:
        return await ask_until(turn, args, "notice-until-past")
    stands = await notices.notice_now(turn.connection, at)
    if not _same(stands, args):
        number = await notices.put_up(
            turn.connection, text_vi=args["vi"], text_en=args["en"], begins_at=at, ends_at=ends
        )
        after = f"{_one_line(args['vi'], args['en'])} ({_until(turn, ends)})"
        await audited(turn, "notice-set", str(number), _of(stands), after)
    body = (_until(turn, ends), turn.say("notice-posted-once"))
    return [turn.offer(Text(turn.say("notice-posted"), body), _of_standing(turn))]


def _one_line(vi: str, en: str) -> str:
    """Give both texts in one line, for the audit."""
    return " ".join((vi if en == vi else f"{vi} / {en}").split())


def _of(stands: Notice | None) -> str:
    return _one_line(stands.text_vi, stands.text_en) if stands else ""


def _same(stands: Notice | None, args: dict[str, Any]) -> bool:
    new = (args["vi"], args["en"], _ends(args))
    return stands is not None and (stands.text_vi, stands.text_en, stands.ends_at) == new


async def end(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take it down."""
    turn.kind = "official"
    stands = await notices.notice_now(turn.connection, turn.message.at)
    if stands is not None:
        await notices.take_down(turn.connection, turn.message.at)
        await audited(turn, "notice-ended", str(stands.id), before=_of(stands))
    first = turn.say("notice-ended" if stands else "notice-none")
    options = [turn.option("choice-notice-write", "emergency.write"), back(turn)]
    return [turn.offer(Text(first, (turn.say("notice-ended-what"),) if stands else ()), options)]
