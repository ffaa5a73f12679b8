"""Fairs, shops and offices, kept from the chat: what there is, looked for by name, and one of them whole."""

from __future__ import annotations

from typing import Any

from handlers.keeping_cards import WAYS, card_lines, list_line, row_options
from handlers.keeping_drafts import newest
from handlers.keeping_fairs import last_day
from handlers.keeping_rights import is_own, own
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE
from handlers.work import back
from knowledge.registry import keeping
from knowledge.registry.keeping import Kept, Kind
from knowledge.registry.names import fold

SHOWN = 4
"""Rows of a list: with the ways on there are eight buttons, which is what buttons are good for."""

KINDS: tuple[Kind, ...] = ("fair", "shop", "contact")


async def menu(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say how much there is to keep, and offer the three lists and a form that was not finished."""
    turn.kind = "official"
    lines = [await _counted(turn, kind) for kind in KINDS]
    options = [turn.option(f"choice-keep-{kind}s", "keeping.listed", kind=kind) for kind in KINDS]
    if newest(turn):
        options.append(turn.option("choice-go-on", "keeping_forms.resume"))
    return [turn.offer(Text(turn.say("keep-menu"), tuple(lines)), [*options, back(turn)])]


async def _counted(turn: Turn, kind: Kind) -> str:
    rows = await _standing(turn, kind)
    never = sum(1 for row in rows if row.confirmed_on is None)
    return turn.say(f"keep-count-{kind}", count=len(rows), never=str(never))


async def _standing(turn: Turn, kind: Kind) -> list[Kept]:
    """Give what the official may keep and what stands: fairs that are not over, the next first."""
    rows = [row for row in own(turn, await keeping.every(turn.connection, kind)) if row.ended_on is None]
    if kind != "fair":
        return sorted(rows, key=lambda row: fold(row.name))
    rows = [row for row in rows if last_day(row) >= turn.today]
    return sorted(rows, key=lambda row: (row.values["starts_on"], row.name))


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List what there is of a kind, by pages; a name that is typed is looked for among all."""
    turn.kind = "official"
    kind: Kind = args["kind"]
    after = int(args.get("after", 0))
    rows = await _standing(turn, kind)
    shown = rows[after : after + SHOWN]
    first = turn.say(f"keep-list-{kind}" if rows else f"keep-list-no-{kind}", count=len(rows))
    options = row_options(shown, "keeping.one")
    if after + SHOWN < len(rows):
        options.append(turn.option("choice-next-page", "keeping.listed", kind=kind, after=after + SHOWN))
    if kind != "fair" and rows:
        options.append(turn.option("choice-unconfirmed", "keeping_state.unconfirmed", kind=kind))
    lines = [list_line(turn, row) for row in shown]
    return [_with_search(turn, kind, Text(first, tuple(lines)), options)]


def _with_search(turn: Turn, kind: Kind, text: Text, options: list[Option]) -> Reply:
    turn.ask("keeping.search", kind=kind)
    said = Text(text.answer, (*text.body, turn.say("keep-search")))
    add = turn.option(f"choice-add-{kind}", "keeping_forms.add", kind=kind)
    return turn.offer(said, [*options, add, turn.option("choice-keep-menu", "keeping.menu")])


async def search(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Look for a name among all of a kind, in other communes and ended ones too."""
    turn.kind = "official"
    kind: Kind = args["kind"]
    typed = fold(turn.message.text).split()
    every = await keeping.every(turn.connection, kind)
    rows = [row for row in every if set(typed) <= set(fold(row.name).split())]
    first = turn.say("keep-found" if rows else "keep-none-found", count=len(rows))
    lines = tuple(list_line(turn, row) for row in rows[:SHOWN])
    return [_with_search(turn, kind, Text(first, lines), row_options(rows[:SHOWN], "keeping.one"))]


async def one(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show everything of one, and what can be done with it."""
    turn.kind = "official"
    kept = await keeping.one(turn.connection, args["kind"], args["id"])
    if kept is None:
        return await listed(turn, {"kind": args["kind"]})
    lines = card_lines(turn, kept)
    if not is_own(turn.official, kept.unit):
        lines.append(turn.say("keep-outside"))
    first = kept.name
    if len(first) > FIRST_LINE:
        first, lines = turn.say("keep-card"), [turn.say("keep-name", name=kept.name), *lines]
    return [turn.offer(Text(first, tuple(lines)), [*_ways(turn, kept), back(turn)])]


def _ways(turn: Turn, kept: Kept) -> list[Option]:
    here: dict[str, Any] = {"kind": kept.kind, "id": kept.id}
    listed_ = turn.option(f"choice-keep-{kept.kind}s", "keeping.listed", kind=kept.kind)
    if kept.ended_on:
        mine = is_own(turn.official, kept.unit)
        return [*([turn.option("choice-keep-again", "keeping_state.again", **here)] if mine else []), listed_]
    return [
        turn.option("choice-keep-change", "keeping_forms.fields", **here),
        *WAYS[kept.kind](turn, kept),
        listed_,
    ]
