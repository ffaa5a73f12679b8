"""What lies outside an official's communes is handed to the province in one step, and told back when done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from hashlib import sha256
from typing import Any, TypeAlias

from handlers.auditing import audited
from handlers.keeping_cards import bare, value_lines
from handlers.keeping_drafts import drop, gone, opened
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.unasked import Reader, is_night, write
from handlers.work import back, role_words
from knowledge.people import audit, staff
from knowledge.people.staff import Official
from knowledge.registry import keeping
from knowledge.registry.keeping import Kept, Kind
from knowledge.texts import say

ACTION = "places-handed"
DEEDS: Mapping[Kind, str] = {
    "fair": "choice-keep-cancel",
    "shop": "choice-keep-close",
    "contact": "choice-keep-drop",
}
"""How the wish that something ends is called."""

Made: TypeAlias = Callable[[str], tuple[Text, list[Option]]]


async def draft(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Hand a filled form to every official of the province; they look at it and save it."""
    turn.kind = "official"
    found, me = opened(turn, args), turn.official
    if found is None or me is None:
        return gone(turn)
    handed = replace(found, no=f"{me.id}.{found.no}", sender=me.id)

    def make(language: str) -> tuple[Text, list[Option]]:
        lines = (_from(me, language), *value_lines(language, found.form, found.values))
        see = Option(say(language, "choice-handed"), "keeping_saving.take", {"draft": asdict(handed)})
        return Text(say(language, f"handed-{'change' if found.id else 'new'}-{found.kind}"), lines), [see]

    name = found.values[found.form.fields[0].name]
    said = "; ".join(map(bare, value_lines(turn.language, found.form, found.values)))
    mark = mark_of(found.kind, found.id, found.values)
    replies, sent = await _hand(turn, make, Handed(name, said, mark), "handed-told")
    if sent:
        drop(turn, found)
    return replies


async def wish(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask the province to close a shop or an office, or to cancel a fair."""
    turn.kind = "official"
    kept, me = await keeping.one(turn.connection, args["kind"], args["id"]), turn.official
    if kept is None or kept.ended_on or me is None:
        return [turn.offer(turn.text("keep-gone"), [back(turn)])]

    def make(language: str) -> tuple[Text, list[Option]]:
        lines = [_from(me, language), say(language, "keep-name", name=kept.name)]
        lines += [say(language, "fairs-why", why=args["why"])] if args["why"] else []
        here = {"kind": kept.kind, "id": kept.id}
        see = Option(say(language, "choice-keep-card"), "keeping.one", here)
        return Text(say(language, f"handed-end-{kept.kind}"), tuple(lines)), [see]

    deed = turn.say(DEEDS[kept.kind])
    said = f"{deed}: {args['why']}" if args["why"] else deed
    mark = mark_of(kept.kind, kept.id, {"end": said})
    replies, _ = await _hand(turn, make, Handed(kept.name, said, mark), "hand-how")
    return replies


@dataclass(frozen=True, slots=True)
class Handed:
    """What is handed over: its name, what is wanted, and the mark by which the same is known again."""

    name: str
    said: str
    mark: str


def mark_of(kind: str, id: int, values: Mapping[str, Any]) -> str:
    """Give letters that stand for something wanted, to the last digit; in the audit numbers are masked."""
    digest = sha256(repr((kind, id, sorted(values.items()))).encode()).hexdigest()[:16]
    return digest.translate(str.maketrans("0123456789", "ghijklmnop"))


def _from(me: Official, language: str) -> str:
    return say(language, "handed-by", number=str(me.id), role=role_words(me, language))


async def _hand(turn: Turn, make: Made, what: Handed, how: str) -> tuple[list[Reply], bool]:
    """Write to the province, once for the same thing; gives what is answered, and whether it was sent."""
    if is_night(turn.message.at):
        return [turn.offer(turn.text("hand-night", "hand-night-how"), [back(turn)])], False
    if await _was_handed(turn, what.mark):
        return [turn.offer(turn.text("hand-twice", how), [back(turn)])], True
    province = [one for one in await staff.reachable(turn.connection, "everywhere") if not _is_me(turn, one)]
    if not province:
        return [turn.offer(turn.text("hand-nobody", "hand-nobody-how"), [back(turn)])], False
    for one in province:
        await _write(turn, one, make)
    await audited(turn, ACTION, what.name, what.mark, what.said)
    return [turn.offer(turn.text("handed", how, count=len(province)), [back(turn)])], True


async def _was_handed(turn: Turn, mark: str) -> bool:
    """Whether the same official handed the same thing over within a day."""
    since = turn.message.at - timedelta(days=1)
    me = turn.official.id if turn.official else staff.NOBODY
    entries = await audit.entries(turn.connection, actor=me, action=ACTION, since=since)
    return any(entry.before == mark for entry in entries)


def _is_me(turn: Turn, one: Official) -> bool:
    return turn.official is not None and one.id == turn.official.id


async def _write(turn: Turn, one: Official, make: Made) -> None:
    reader = Reader(one.person, one.channel, one.chat, one.language)
    await write(turn.connection, reader, make, at=turn.message.at, draw=turn.draw)


async def tell_sender(turn: Turn, number: int, kept: Kept) -> None:
    """Tell who handed something over that it is saved; at night they see it in the list."""
    sender = await staff.numbered(turn.connection, number)
    if sender is None or is_night(turn.message.at):
        return

    def make(language: str) -> tuple[Text, list[Option]]:
        here = {"kind": kept.kind, "id": kept.id}
        see = Option(say(language, "choice-keep-card"), "keeping.one", here)
        return Text(say(language, "handed-saved"), (say(language, "keep-name", name=kept.name),)), [see]

    await _write(turn, sender, make)
