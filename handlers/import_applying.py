"""What is done with a rehearsed file: seen row by row, applied, approved by a second person, dropped."""

from __future__ import annotations

from typing import Any

from handlers import import_words as words
from handlers.auditing import audited
from handlers.import_plans import InHand, gone, in_hand
from handlers.import_steps import after, minutes, step
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.errors import BadFile
from knowledge.people import import_news, imports
from knowledge.registry.plan import KINDS, Kind

A_PAGE = 5


# --- row by row -------------------------------------------------------------------------------------


async def rows(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which kind of changes is to be seen; one kind is shown at once."""
    found = await in_hand(turn, args)
    if found is None:
        return gone(turn)
    kinds = list(found.plan.counts)
    if len(kinds) == 1:
        return await page(turn, {**args, "kind": kinds[0]})
    options = [
        Option(_kind_label(turn, kind, found.plan.counts[kind]), _look(args, "page"), {**args, "kind": kind})
        for kind in kinds
    ]
    return [turn.offer(turn.text("intake-which-kind"), [*options, _back(turn, args)])]


def _kind_label(turn: Turn, kind: Kind, count: int) -> str:
    return f"{words.kind_words(kind, turn.language).capitalize()} ({count})"[:20]


def _look(args: dict[str, Any], what: str) -> str:
    """Name the route by which rows are seen: who only approves has one of their own."""
    return f"imports.look_{what}" if args.get("approver") else f"imports.{what}"


async def page(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show some changes of a kind."""
    found = await in_hand(turn, args)
    if found is None:
        return gone(turn)
    kind: Kind = args["kind"] if args["kind"] in KINDS else "problem"
    begin, changes = int(args.get("begin", 0)), found.plan.of(kind)
    hearers = await import_news.hearers(turn.connection)
    lines = [words.change_line(change, hearers, turn.language) for change in changes[begin : begin + A_PAGE]]
    first = turn.say(
        "intake-kind", kind=words.kind_words(kind, turn.language).capitalize(), count=len(changes)
    )
    options = []
    if begin + A_PAGE < len(changes):
        options.append(
            turn.option("choice-next-page", _look(args, "page"), **{**args, "begin": begin + A_PAGE})
        )
    keep = {name: value for name, value in args.items() if name in ("code", "approver")}
    options.append(turn.option("choice-intake-kinds", _look(args, "rows"), **keep))
    return [turn.offer(Text(first, tuple(lines)), [*options, _back(turn, args)])]


def _back(turn: Turn, args: dict[str, Any]) -> Option:
    does = "imports.approve" if args.get("approver") else "imports.show"
    return turn.option("choice-intake-summary", does, code=args["code"])


# --- applying ---------------------------------------------------------------------------------------


async def apply(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Write what was shown into the registry; with the setting, ask a second person instead."""
    found = await in_hand(turn, args)
    if found is None:
        return gone(turn)
    if found.one.state != "rehearsed":
        return await _settled(turn, found)
    if found.plan.needs or found.plan.fingerprint != args["seen"]:
        return await step(turn, found, (turn.say("intake-changed"),))
    return await (_ask(turn, found) if turn.approve_imports else _write(turn, found))


async def _ask(turn: Turn, found: InHand) -> list[Reply]:
    assert turn.official is not None
    one = found.one
    summary = {"counts": found.plan.counts, "seen": found.plan.fingerprint}
    if not await imports.change(
        turn.connection, one, state="asked", author=turn.official.id, summary=summary
    ):
        return await _settled(turn, found)
    await audited(turn, "import-ask", one.code, after=str(found.plan.size))
    options = [
        turn.option("choice-intake-take-back", "imports.take_back", code=one.code),
        turn.option("choice-intake-list", "imports.listed"),
        back(turn),
    ]
    return [turn.offer(turn.text("intake-asked", "intake-asked-how", code=one.code), options)]


async def _write(turn: Turn, found: InHand) -> list[Reply]:
    """Apply in one transaction; of two at once the second finds it applied."""
    assert turn.official is not None
    try:
        done = await imports.apply(
            turn.connection, found.one, found.plan, by=turn.official.id, at=turn.message.at
        )
    except BadFile as error:
        reason = words.problem_words(error.problems[0], turn.language)
        await audited(turn, "import-stopped", found.one.code, after=reason)
        return await step(turn, found, (turn.say("intake-unfit"), reason))
    kept = await imports.find(turn.connection, found.one.code)
    if done is None or kept is None:
        return await _settled(turn, found)
    await audited(turn, "import-apply", kept.code, after=str(found.plan.size))
    lines = [turn.say("intake-applied-undo", minutes=minutes(turn))]
    lines += [turn.say("intake-applied-calls", count=len(kept.calls))] if kept.calls else []
    first = turn.say("intake-applied", code=kept.code, count=found.plan.size)
    return [turn.offer(Text(first, tuple(lines)), after(turn, InHand(kept, found.plan)))]


async def drop(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Put a file away that was not applied."""
    turn.kind = "official"
    one = await imports.find(turn.connection, args["code"])
    if one is None:
        return gone(turn)
    if one.state == "rehearsed" and await imports.change(turn.connection, one, state="dropped", content=b""):
        await audited(turn, "import-drop", one.code)
    options = [turn.option("choice-intake-send", "imports.ask_file"), back(turn)]
    return [turn.offer(turn.text("intake-dropped", code=one.code), options)]


# --- a second person --------------------------------------------------------------------------------


async def approve(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show a file that waits for a second person; never to who asked for it."""
    found = await in_hand(turn, args)
    if found is None or found.one.state != "asked":
        return await _settled(turn, found)
    one, plan = found.one, found.plan
    assert turn.official is not None
    if one.author == turn.official.id:
        return [turn.offer(turn.text("intake-own", "intake-own-how"), [back(turn)])]
    hearers = await import_news.hearers(turn.connection)
    lines = [turn.say("intake-outcome-file", file=one.file[: words.LONGEST_CELL])]
    lines += words.count_lines(plan, hearers, turn.language)
    keep = {"code": one.code, "seen": plan.fingerprint}
    options = [
        Option(turn.say("choice-intake-apply", count=plan.size), "imports.approved", keep, ["yes"]),
        turn.option("choice-intake-rows", "imports.look_rows", code=one.code, approver=True),
        turn.option("choice-intake-return", "imports.refused", code=one.code),
        back(turn),
    ]
    return [turn.offer(Text(words.first_line(one, plan, turn.language), tuple(lines)), options)]


async def _settled(turn: Turn, found: InHand | None) -> list[Reply]:
    """Say to who came too late what became of it."""
    now = await imports.find(turn.connection, found.one.code) if found else None
    if now is None:
        return gone(turn)
    first = turn.say("intake-outcome", code=now.code, state=words.state_words(now, turn.language))
    return [turn.offer(Text(turn.say("intake-taken"), (first,)), [back(turn)])]


async def approved(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Apply with a second person's word; what changed since it was shown is shown again first."""
    found = await in_hand(turn, args)
    assert turn.official is not None
    if found is None or found.one.state != "asked" or found.one.author == turn.official.id:
        return await approve(turn, args)
    if found.plan.needs or found.plan.fingerprint != args["seen"]:
        return await approve(turn, args)
    return await _write(turn, found)


async def refused(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give a file back to who asked for it."""
    turn.kind = "official"
    one = await imports.find(turn.connection, args["code"])
    if one is None:
        return gone(turn)
    if one.state == "asked" and await imports.change(turn.connection, one, state="rehearsed"):
        await audited(turn, "import-return", one.code)
    return [turn.offer(turn.text("intake-returned", code=one.code), [back(turn)])]


async def take_back(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a file back that waits for a second person."""
    found = await in_hand(turn, args)
    if found is None:
        return gone(turn)
    if found.one.state == "asked" and await imports.change(turn.connection, found.one, state="rehearsed"):
        await audited(turn, "import-return", found.one.code)
        found = await in_hand(turn, args) or found
    return await step(turn, found)
