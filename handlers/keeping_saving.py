"""The end of an official's form: what would be saved, saving it, and what somebody else did meanwhile."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.auditing import audited
from handlers.handing import tell_sender
from handlers.keeping_cards import bare, value_line, value_lines, value_words
from handlers.keeping_drafts import Draft, drop, gone, keep, may_save, opened
from handlers.keeping_fairs import told_line
from handlers.keeping_fields import Values
from handlers.keeping_rights import is_own
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.registry import keeping
from knowledge.registry.keeping import Kept


def preview(turn: Turn, draft: Draft) -> Reply:
    """Show what would be saved; for another commune, what would be handed to the province."""
    own = may_save(turn, draft)
    lines = _changes(turn, draft) if draft.was else value_lines(turn.language, draft.form, draft.values)
    if draft.was and not lines:
        return turn.offer(turn.text("keep-nothing-changed"), [_fields(turn, draft), *_out(turn, draft)])
    if not own:
        lines.append(turn.say("keep-outside"))
    save = turn.option("choice-save", "keeping_saving.save", no=draft.no)
    hand = turn.option("choice-hand", "handing.draft", no=draft.no)
    new = f"keep-look-{draft.kind}"
    first = turn.say(("keep-look-change" if draft.was else new) if own else "keep-look-hand")
    options = [save if own else hand, _fields(turn, draft), *_out(turn, draft)]
    return turn.offer(Text(first, tuple(lines)), options)


def _fields(turn: Turn, draft: Draft) -> Option:
    return turn.option("choice-keep-change", "keeping_forms.fields", no=draft.no)


def _out(turn: Turn, draft: Draft) -> list[Option]:
    return [turn.option("choice-keep", "keeping_forms.stop", no=draft.no)]


def _mine(draft: Draft) -> list[str]:
    """Give the questions whose answers this form changes."""
    asked = [field.name for field in draft.form.fields]
    return [name for name in asked if draft.values.get(name, "") != draft.was.get(name, "")]


def _changes(turn: Turn, draft: Draft) -> list[str]:
    """Give each changed answer as it will be, and as it is now."""
    lines = [turn.say("keep-name", name=draft.was[draft.form.fields[0].name])] if _mine(draft) else []
    for name in _mine(draft):
        lines.append(value_line(turn.language, name, draft.values))
        lines.append(turn.say("keep-before", value=value_words(turn.language, name, draft.was)))
    return lines


async def take(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Open a form that was handed over, as it was sent or as it was worked on since."""
    turn.kind = "official"
    sent = Draft(**args["draft"])
    return [preview(turn, keep(turn, opened(turn, {"no": sent.no}) or sent))]


async def save(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Save a form; each of the things that can come between is said."""
    turn.kind = "official"
    draft = opened(turn, args)
    if draft is None:
        return gone(turn)
    if draft.missing or not may_save(turn, draft):
        return [preview(turn, draft)]
    return await (_change(turn, draft, bool(args.get("over"))) if draft.id else _add(turn, draft))


async def _add(turn: Turn, draft: Draft) -> list[Reply]:
    known = await keeping.called(turn.connection, draft.kind, draft.row)
    if known and not is_own(turn.official, known.unit):  # ended, and of another commune: not to be taken over
        return [_taken(turn, draft, known.id)]
    outcome, id = await keeping.add(turn.connection, draft.kind, draft.row, turn.today)
    if outcome == "taken":
        return [_taken(turn, draft, id)]
    kept = await _now(turn, draft, id)
    after = "; ".join(map(bare, value_lines(turn.language, draft.form, draft.values)))
    await audited(turn, f"{draft.kind}-added", kept.name, after=after)
    return await _saved(turn, draft, kept)


async def _change(turn: Turn, draft: Draft, over: bool) -> list[Reply]:
    """Change what this form changes; another's change of something else stays."""
    kept = await keeping.one(turn.connection, draft.kind, draft.id)
    if kept is None or kept.ended_on:
        return [turn.offer(turn.text("keep-gone"), [back(turn)])]
    current, mine = draft.form.to_values(kept), _mine(draft)
    known = {name: (draft.was.get(name, ""), draft.values.get(name, "")) for name in mine}
    if clashing := [name for name in mine if current.get(name, "") not in known[name] and not over]:
        return [_meanwhile(turn, draft, [value_line(turn.language, name, current) for name in clashing])]
    changed = {name: draft.values.get(name, "") for name in (*mine, *_also(draft, mine))}
    merged = replace(draft, values={**current, **changed}, was=current)
    if not may_save(turn, merged):
        return [preview(turn, merged)]
    if not merged.row:  # a colleague has saved the same already
        drop(turn, draft)
        return [turn.offer(turn.text("keep-nothing-changed"), [back(turn)])]
    return await _write(turn, draft, kept, merged)


async def _write(turn: Turn, draft: Draft, kept: Kept, merged: Draft) -> list[Reply]:
    """Write what is new, where nobody was quicker."""
    was = {name: kept.values[name] for name in merged.row}
    outcome = await keeping.change(turn.connection, draft.kind, draft.id, merged.row, was=was, on=turn.today)
    if outcome == "taken":
        same = await keeping.called(turn.connection, draft.kind, {**kept.values, **merged.row})
        return [_taken(turn, draft, same.id if same else draft.id)]
    if outcome == "meanwhile":
        return [_meanwhile(turn, draft, [])]
    mine = _mine(draft)
    before, after = (_in_words(turn, mine, values) for values in (merged.was, merged.values))
    await audited(turn, f"{draft.kind}-changed", kept.name, before, after)
    return await _saved(turn, draft, await _now(turn, draft, draft.id))


def _in_words(turn: Turn, names: list[str], values: Values) -> str:
    return "; ".join(bare(value_line(turn.language, name, values)) for name in names)


def _also(draft: Draft, names: list[str]) -> list[str]:
    return [name for field in draft.form.fields if field.name in names for name in field.also]


async def _now(turn: Turn, draft: Draft, id: int) -> Kept:
    kept = await keeping.one(turn.connection, draft.kind, id)
    assert kept is not None
    return kept


async def _saved(turn: Turn, draft: Draft, kept: Kept) -> list[Reply]:
    drop(turn, draft)
    if draft.sender:
        await tell_sender(turn, draft.sender, kept)
    lines = [turn.say("keep-name", name=kept.name), turn.say("keep-saved-seen")]
    if kept.kind == "fair":
        lines += await told_line(turn, kept) if draft.id else [turn.say("keep-saved-picture")]
    return [turn.offer(Text(turn.say("keep-saved"), tuple(lines)), _after(turn, kept))]


def _after(turn: Turn, kept: Kept) -> list[Option]:
    """Offer what mostly comes next."""
    here: dict[str, Any] = {"kind": kept.kind, "id": kept.id}
    options = []
    if kept.kind == "fair":
        options.append(turn.option("choice-keep-announce", "announcements.begin", fair=kept.id))
        options.append(turn.option("choice-keep-see", "fairs.one", id=kept.id))
    elif kept.confirmed_on != turn.today:
        options.append(turn.option("choice-keep-confirm", "keeping_state.confirm", **here))
    card = turn.option("choice-keep-card", "keeping.one", **here)
    return [*options, card, turn.option("choice-keep-menu", "keeping.menu"), back(turn)]


def _taken(turn: Turn, draft: Draft, id: int) -> Reply:
    """Say that there is one of this name, and show the way to it."""
    there = turn.option("choice-keep-card", "keeping.one", kind=draft.kind, id=id)
    options = [there, _fields(turn, draft), *_out(turn, draft)]
    return turn.offer(turn.text(f"keep-taken-{draft.kind}", "keep-taken-how"), options)


def _meanwhile(turn: Turn, draft: Draft, lines: list[str]) -> Reply:
    """Say that somebody else was quicker, and what stands there now."""
    over = turn.option("choice-save-mine", "keeping_saving.save", no=draft.no, over=True)
    said = (*lines, turn.say("keep-meanwhile-how"))
    return turn.offer(Text(turn.say("keep-meanwhile"), said), [over, *_out(turn, draft)])
