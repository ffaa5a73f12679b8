"""Announcements that are under way: which there are, how far each is, stopping, going on, correcting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.announcement_words import moment_words
from handlers.auditing import audited
from handlers.drafts import QUOTED, may_see, ping, refused_text, when_words
from handlers.messages import Choices, Replace, Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import by_day
from handlers.work import back
from knowledge.people import announcements, deliveries
from knowledge.people.announcements import Announcement
from knowledge.people.deliveries import Progress

SHOWN = 8


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List what is under way, the official's own first drafts included, newest first."""
    turn.kind = "official"
    found = await announcements.in_states(
        turn.connection, "draft", "asked", "scheduled", "sending", "stopped", "done", limit=SHOWN
    )
    mine = [one for one in found if may_see(turn, one)]
    first = turn.say("announcements" if mine else "announcements-none")
    lines = [turn.say("announcements-item", **_item(turn, one)) for one in mine]
    options = [Option(one.code, "announcements.one", {"code": one.code}) for one in mine[:5]]
    begin_ = turn.option("choice-announce-new", "announcements.begin")
    return [turn.offer(Text(first, tuple(lines)), [begin_, *options, back(turn)])]


def _item(turn: Turn, one: Announcement) -> dict[str, str]:
    state = turn.say(f"announcement-state-{one.state}")
    return {"code": one.code, "state": state, "text": one.text_vi.splitlines()[0][:QUOTED]}


async def progress(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say how far it is, in the place of the message that was tapped; at the end, the report."""
    turn.kind = "official"
    one = await announcements.find(turn.connection, args["code"])
    approves = turn.official is not None and turn.official.may("approve")
    if one is None or one.state in ("draft", "asked", "dropped") or not (approves or may_see(turn, one)):
        return await listed(turn, {})
    shown = turn.offer(Text(_first(turn, one), tuple(await _report(turn, one))), _actions(turn, one))
    on = turn.message.on if args.get("again") else ""
    return [Replace(shown, on)] if on and isinstance(shown, Choices) else [shown]


def _first(turn: Turn, one: Announcement) -> str:
    return turn.say(f"progress-{one.state}", code=one.code, when=when_words(turn, one))


async def _report(turn: Turn, one: Announcement) -> list[str]:
    """Give who has it, who left, what failed and why, by channel."""
    state = await _progress(turn, one)
    lines = [turn.say("progress-heads", sent=str(state.by_state["sent"]), heads=str(one.heads))]
    for name in ("left", "failed", "skipped"):
        if count := state.by_state[name]:
            lines.append(turn.say(f"progress-{name}-count", count=count))
    for reason, count in sorted(state.reasons.items()):
        lines.append(turn.say("progress-reason", reason=_reason(turn, reason), count=count))
    for channel, states in sorted(state.by_channel.items()):
        values = {"sent": str(states["sent"]), "count": str(sum(states.values()))}
        lines.append(turn.say("progress-channel", channel=channel, **values))
    if state.repeats:
        lines.append(turn.say("progress-repeats", count=state.repeats))
    if one.corrected_at:
        when = moment_words(one.corrected_at, turn.language)
        lines.append(turn.say("progress-corrected", when=when))
    return lines


async def _progress(turn: Turn, one: Announcement) -> Progress:
    if one.state == "done" and one.outcome:
        return deliveries.from_outcome(one.outcome)
    return await deliveries.progress(turn.connection, one.id)


REASONS = frozenset({"refused", "too_large", "unreachable", "error"})


def _reason(turn: Turn, reason: str) -> str:
    return turn.say(f"reason-{reason.replace('_', '-')}" if reason in REASONS else "reason-other")


def _actions(turn: Turn, one: Announcement) -> list[Option]:
    code, who = one.code, turn.official
    if who is None or not who.may("announce"):  # a second person who approved
        return [back(turn)]
    options = []
    if one.state in ("sending", "scheduled"):
        options = [
            turn.option("choice-stop-now", "announced.stop", code=code),
            turn.option("choice-progress", "announced.progress", code=code, again=True),
        ]
    if one.state == "stopped":
        options = [turn.option("choice-resume", "announced.resume", code=code)]
    return [*options, turn.option("choice-correct", "announced.correct", code=code), back(turn)]


async def _mine(turn: Turn, args: dict[str, Any]) -> Announcement | None:
    """Give an announcement that the official may stop and correct."""
    one = await announcements.find(turn.connection, args["code"])
    return one if one and may_see(turn, one) else None


async def stop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Stop at once: what is not on its way does not go out."""
    return await _switch(turn, args["code"], ("sending", "scheduled"), "stopped", "announce-stop")


async def resume(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Go on with those who wait: at the set time where that is to come, in the morning where it is night."""
    return await _switch(turn, args["code"], ("stopped",), "sending", "announce-resume")


async def _switch(turn: Turn, code: str, old: tuple[str, ...], new: str, action: str) -> list[Reply]:
    one = await _mine(turn, {"code": code})
    if one and one.state in old:
        begins = max(one.begins_at or turn.message.at, by_day(turn.message.at))
        later = begins > turn.message.at and new in ("sending", "scheduled")
        values = {"state": "scheduled", "begins_at": begins} if later else {"state": new}
        if await announcements.change(turn.connection, one, turn.message.at, **values):
            await audited(turn, action, code, before=one.state, after=new)
    return await progress(turn, {"code": code})


async def correct(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Stop, and ask for the right text."""
    one = await _mine(turn, args)
    if one is None or one.state not in (*announcements.UNDER_WAY, "done"):
        return await listed(turn, {})
    if one.state in ("sending", "scheduled"):
        await stop(turn, args)
    turn.ask("announced.corrected", code=one.code, version=one.version)
    keep = turn.option("choice-keep", "announced.progress", "no", code=one.code)
    return [turn.offer(turn.text("correct", "correct-how"), [keep])]


async def corrected(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the right text, and show it before it goes out."""
    text = turn.message.text.strip()
    if refused_ := refused_text(turn, text):
        turn.ask("announced.corrected", **args)
        return [refused_]
    one = await announcements.find(turn.connection, args["code"])
    if "text" not in args and one is not None and one.text_en:
        turn.ask("announced.corrected", **args, text=text)
        skip = turn.option("choice-announce-no-english", "announced.check_correction", **args, text=text)
        return [turn.offer(turn.text("announce-again-en", "announce-english-how"), [skip])]
    return await check_correction(turn, {"text": text, **args, "english": text if "text" in args else ""})


async def check_correction(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the right text before it goes out."""
    turn.kind = "official"
    options = [
        Option(turn.say("choice-correct-send"), "announced.send_correction", args),
        turn.option("choice-correct-again", "announced.correct", code=args["code"]),
    ]
    lines = [*args["text"].splitlines()]
    if english := args.get("english"):
        lines.append(turn.say("announce-in-english", text=english))
    return [turn.offer(Text(turn.say("correct-check"), tuple(lines)), options)]


async def send_correction(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Let the right text reach everybody: who has the wrong one, and who has none yet."""
    one = await _mine(turn, args)
    if one is None or one.state not in (*announcements.UNDER_WAY, "done"):
        return await listed(turn, {})
    if one.version != args["version"]:  # a second tap, or the button of an older correction
        return await progress(turn, {"code": one.code})
    begins = by_day(turn.message.at)
    values = {
        "text_vi": args["text"], "text_en": args.get("english", ""), "version": one.version + 1,
        "state": "scheduled" if begins > turn.message.at else "sending", "corrected_at": turn.message.at,
        "begins_at": begins, "outcome": {},
    }  # fmt: skip
    if await announcements.change(turn.connection, one, turn.message.at, **values):
        await deliveries.correct(turn.connection, one.id)
        await audited(turn, "announce-correct", one.code, before=one.text_vi, after=args["text"])
        await _tell_second(turn, one, args["text"])
    return await progress(turn, {"code": one.code})


async def _tell_second(turn: Turn, one: Announcement, text: str) -> None:
    """Tell those who approve that what went to many was corrected: it is urgent, so nobody is waited for."""
    if one.heads > turn.approve_above:
        number = str(turn.official.id if turn.official else 0)
        now = replace(one, text_vi=text)
        await ping(turn, "approve", "announce-corrected", now, number=number, count=one.heads)
