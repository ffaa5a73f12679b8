"""The offices that answer for the programme: what each does, how it is reached, when that was confirmed."""

from __future__ import annotations

from typing import Any

from handlers.messages import Reply, Text
from handlers.sales_points import MAX_LIST
from handlers.turn import Turn
from knowledge.registry.model import Contact
from knowledge.texts.form import day

SHOWN = 4


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the offices, those that were confirmed first."""
    turn.kind = "human"
    after = int(args.get("after", 0))
    every = sorted(turn.registry.contacts, key=lambda one: (one.confirmed_on is None, one.id))
    lines: list[str] = []
    shown = after
    for one in every[after : after + SHOWN]:
        more = _lines(turn, one)
        if lines and len("\n".join([*lines, *more])) > MAX_LIST:
            break
        lines, shown = [*lines, *more], shown + 1
    options = []
    if shown < len(every):
        options.append(turn.option("choice-next-page", "contacts.listed", after=shown))
    options.append(turn.option("choice-desk", "support.ask"))
    first = turn.say("contacts" if every else "contacts-none")
    return [turn.offer(Text(first, tuple(lines), _source(turn)), options)]


def _lines(turn: Turn, one: Contact) -> list[str]:
    """Give one office; where it can be reached, and how sure that is."""
    lines = [turn.say("contacts-item", office=one.office)]
    lines += [turn.say("contacts-role", role=one.role)] if one.role else []
    lines += [turn.say("contacts-address", address=one.address)] if one.address else []
    lines += [turn.say("where-item-phone", phone=one.phone)] if one.phone else []
    lines += [turn.say("contacts-mail", mail=one.email)] if one.email else []
    lines += [one.url] if one.url else []
    if one.phone or one.email or one.address:
        lines.append(_confirmed(turn, one))
    return lines


def _confirmed(turn: Turn, one: Contact) -> str:
    if one.confirmed_on is None:
        return turn.say("contacts-unconfirmed")
    return turn.say("where-item-confirmed", day=day(one.confirmed_on, turn.language))


def _source(turn: Turn) -> str:
    contacts = turn.registry.contacts
    kept = [on for one in contacts if one.source.by_officials and (on := one.source.published_on)]
    as_of = day(max([turn.registry.as_of, *kept]), turn.language)
    return turn.say("contacts-source", as_of=as_of, code=turn.receipt())
