"""Confirming shops and offices with one tap, the longest unconfirmed first; closing them, opening again."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers.auditing import audited
from handlers.keeping_cards import bare, list_line
from handlers.keeping_rights import is_own, own
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.registry import keeping
from knowledge.registry.keeping import Kept, Kind
from knowledge.registry.names import fold
from knowledge.texts.form import day

SHOWN = 5


async def unconfirmed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List what was not confirmed for longest; one tap confirms one."""
    turn.kind = "official"
    return [await _waiting(turn, args["kind"], turn.say(f"keep-unconfirmed-{args['kind']}"))]


async def _waiting(turn: Turn, kind: Kind, first: str, *above: str, undo: Kept | None = None) -> Reply:
    """Show what is still to be confirmed, below what was just done."""
    rows = own(turn, await keeping.every(turn.connection, kind))
    open_ = [row for row in rows if row.ended_on is None and row.confirmed_on != turn.today]
    open_ = sorted(open_, key=lambda row: (row.confirmed_on or date.min, fold(row.name)))
    shown = open_[:SHOWN]
    lines = [*above, *(_item(turn, n, row) for n, row in enumerate(shown, 1))]
    lines.append(turn.say("keep-confirm-how", count=len(open_)) if shown else turn.say("keep-all-confirmed"))
    options = [
        Option(
            turn.say("choice-confirm-item", n=str(n)), "keeping_state.confirm", {"kind": kind, "id": row.id}
        )
        for n, row in enumerate(shown, 1)
    ]
    if undo is not None:
        was = undo.confirmed_on.isoformat() if undo.confirmed_on else ""
        here = {"kind": kind, "id": undo.id, "was": was}
        options.append(turn.option("choice-unconfirm", "keeping_state.unconfirm", **here))
    listed = turn.option(f"choice-keep-{kind}s", "keeping.listed", kind=kind)
    return turn.offer(Text(first, tuple(lines)), [*options, listed, back(turn)])


def _item(turn: Turn, n: int, row: Kept) -> str:
    """Give a row with its number: names that begin alike must not be taken for each other."""
    return turn.say("keep-confirm-item", n=str(n), line=bare(list_line(turn, row)))


async def confirm(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Note that a shop or an office is as the list says, today; then show the next."""
    turn.kind = "official"
    kept = await _mine(turn, args)
    if kept is None or not await keeping.confirm(turn.connection, kept.kind, kept.id, turn.today, turn.today):
        return _gone(turn)
    before = day(kept.confirmed_on, turn.language) if kept.confirmed_on else ""
    await audited(turn, f"{kept.kind}-confirmed", kept.name, before, day(turn.today, turn.language))
    first = turn.say("keep-confirmed", day=day(turn.today, turn.language))
    return [await _waiting(turn, kept.kind, first, turn.say("keep-name", name=kept.name), undo=kept)]


async def unconfirm(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a confirmation back."""
    turn.kind = "official"
    kept = await _mine(turn, args)
    was = date.fromisoformat(args["was"]) if args["was"] else None
    if kept is None or not await keeping.confirm(turn.connection, kept.kind, kept.id, was, turn.today):
        return _gone(turn)
    await audited(turn, f"{kept.kind}-unconfirmed", kept.name)
    first, name = turn.say("keep-unconfirmed"), turn.say("keep-name", name=kept.name)
    return [await _waiting(turn, kept.kind, first, name)]


async def close(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Close a shop or an office; it leaves every answer at once, and can be opened again."""
    turn.kind = "official"
    kept = await keeping.one(turn.connection, args["kind"], args["id"])
    if kept is None or kept.ended_on:
        return _gone(turn)
    name = turn.say("keep-name", name=kept.name)
    if not is_own(turn.official, kept.unit):
        hand = turn.option("choice-hand", "handing.wish", kind=kept.kind, id=kept.id, why="")
        text = Text(turn.say("keep-close-hand"), (name, turn.say("keep-outside")))
        return [turn.offer(text, [hand, back(turn)])]
    if not await keeping.end(turn.connection, kept.kind, kept.id, turn.today):
        return _gone(turn)
    await audited(turn, f"{kept.kind}-closed", kept.name)
    again = turn.option("choice-keep-again", "keeping_state.again", kind=kept.kind, id=kept.id)
    text = Text(turn.say("keep-closed"), (name, turn.say("keep-closed-how")))
    return [turn.offer(text, [again, turn.option("choice-keep-menu", "keeping.menu"), back(turn)])]


async def again(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take back that something was closed or cancelled."""
    turn.kind = "official"
    kept = await _mine(turn, args)
    if kept is None or not await keeping.begin_again(turn.connection, kept.kind, kept.id, turn.today):
        return _gone(turn)
    await audited(turn, f"{kept.kind}-again", kept.name)
    lines = [turn.say("keep-name", name=kept.name), turn.say("keep-saved-seen")]
    lines += [turn.say("keep-again-told")] if kept.kind == "fair" else []
    card = turn.option("choice-keep-card", "keeping.one", kind=kept.kind, id=kept.id)
    return [turn.offer(Text(turn.say("keep-again"), tuple(lines)), [card, back(turn)])]


async def _mine(turn: Turn, args: dict[str, Any]) -> Kept | None:
    kept = await keeping.one(turn.connection, args["kind"], args["id"])
    return kept if kept and is_own(turn.official, kept.unit) else None


def _gone(turn: Turn) -> list[Reply]:
    return [turn.offer(turn.text("keep-gone"), [turn.option("choice-keep-menu", "keeping.menu"), back(turn)])]
