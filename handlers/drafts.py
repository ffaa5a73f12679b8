"""What all that is done to an announcement shares: whose it is, its rule in words, what a text may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.announcement_words import moment_words, too_long, units
from handlers.auditing import audited
from handlers.messages import Reply, Text
from handlers.place_words import unit_words
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import Reader, write
from knowledge.people import announcements, staff
from knowledge.people.announcements import Announcement
from knowledge.people.audience import from_rule
from knowledge.places import by_key
from knowledge.texts import say

EDITABLE = ("draft", "asked")

QUOTED = 60


async def mine(turn: Turn, code: str) -> Announcement | None:
    """Give a draft that the official may change, None where there is none."""
    one = await announcements.find(turn.connection, code)
    return one if one and one.state in EDITABLE and may_see(turn, one) else None


def may_see(turn: Turn, one: Announcement) -> bool:
    """Whether an announcement is the official's own, or they speak for the province."""
    who = turn.official
    return who is not None and (one.author == who.id or who.may("everywhere"))


async def change_draft(turn: Turn, one: Announcement, **values: Any) -> None:
    """Change a draft; one that waited for approval has to be asked for again."""
    await announcements.change(turn.connection, one, turn.message.at, state="draft", **values)
    after = ", ".join(str(value) for name, value in values.items() if name != "picture")
    await audited(turn, "announce-change", one.code, before=one.text_vi, after=after)


def keep(turn: Turn) -> Option:
    """Offer to leave it."""
    return turn.option("choice-keep", "announced.listed", "no")


def refused_text(turn: Turn, text: str) -> Reply | None:
    """Say why a text cannot be sent: there is none, or a channel cannot carry it."""
    if not text:
        return turn.offer(turn.text("announce-empty"), [keep(turn)])
    if over := too_long(text):
        channel, most = over
        values = {"channel": channel.capitalize(), "most": str(most), "has": str(units(text))}
        return turn.offer(turn.text("announce-too-long", "announce-shorter", **values), [keep(turn)])
    return None


def rule_words(turn: Turn, rule: Mapping[str, Any]) -> str:
    """Give a rule as words."""
    audience = from_rule(rule)
    parts = [turn.say("rule-producers" if audience.producers else "rule-followers")]
    parts += [turn.say("rule-places", places=_places(turn, audience.places))] if audience.places else []
    parts += [turn.say("rule-groups", groups=_groups(turn, audience.groups))] if audience.groups else []
    if audience.stars:
        parts.append(turn.say("rule-stars", stars=", ".join(map(str, audience.stars))))
    if audience.ends_within:
        parts.append(turn.say("rule-ends", days=str(audience.ends_within)))
    if audience.channels:
        parts.append(turn.say("rule-channels", channels=", ".join(audience.channels)))
    if audience.not_places:
        parts.append(turn.say("rule-not-places", places=_places(turn, audience.not_places)))
    if audience.not_groups:
        parts.append(turn.say("rule-not-groups", groups=_groups(turn, audience.not_groups)))
    return ", ".join(parts)


def _places(turn: Turn, keys: tuple[str, ...]) -> str:
    return ", ".join(unit_words(unit, turn.language) for key in keys if (unit := by_key(key)))


def _groups(turn: Turn, groups: tuple[str, ...]) -> str:
    return ", ".join(turn.say(f"group-{group}") for group in groups)


def when_words(turn: Turn, one: Announcement) -> str:
    """Give when it begins."""
    return moment_words(one.begins_at, turn.language) if one.begins_at else "–"


async def ping(turn: Turn, task: staff.Task, message: str, one: Announcement, **values: Any) -> int:
    """Write to others who may do a task; gives to how many."""
    others = [who for who in await staff.reachable(turn.connection, task) if who.person != turn.person]
    label, forth = PINGED[message]

    def make(language: str) -> tuple[Text, list[Option]]:
        text = Text(say(language, message, code=one.code, **values), (one.text_vi.splitlines()[0],))
        there = [Option(say(language, label, code=one.code), forth, {"code": one.code})] if label else []
        return text, [*there, Option(say(language, "choice-work"), "work.menu")]

    for who in others:
        reader = Reader(who.person, who.channel, who.chat, who.language)
        await write(turn.connection, reader, make, at=turn.message.at, draw=turn.draw)
    return len(others)


PINGED = {
    "asked-approval": ("choice-approvals", "announcements.approve"),
    "handed-up-to": ("choice-see-draft", "announcements.one"),
    "announce-corrected": ("", ""),
}
"""Where somebody who is written to goes on, and what the choice is called."""
