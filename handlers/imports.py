"""Files for the registry, from the official who sends one: the menu, the file, the template, the list."""

from __future__ import annotations

from typing import Any

from handlers import import_applying
from handlers import import_words as words
from handlers.auditing import audited
from handlers.import_plans import InHand, planned
from handlers.import_steps import show, step
from handlers.messages import Document, Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.errors import BadFile
from knowledge.people import imports
from knowledge.people.imports import Import
from knowledge.registry.exporting import COLUMNS, as_workbook
from knowledge.registry.headings import COLUMNS as MEANINGS
from knowledge.registry.template import template
from knowledge.registry.workbooks import MIME
from knowledge.texts.form import day

SHOWN = 8
ENDINGS = (".csv", ".xlsx", ".xlsm")


async def menu(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say how a file gets into the registry, and what is under way."""
    turn.kind = "official"
    under_way = await imports.listed(turn.connection, "rehearsed", "asked")
    calls = await _open_calls(turn)
    lines = [turn.say("intake-menu-how")]
    lines += [turn.say("intake-menu-open", count=len(under_way))] if under_way else []
    lines += [turn.say("intake-menu-calls", count=calls)] if calls else []
    options = [
        turn.option("choice-intake-send", "imports.ask_file"),
        turn.option("choice-intake-template", "imports.template"),
        turn.option("choice-intake-export", "imports.export"),
        turn.option("choice-intake-list", "imports.listed"),
    ]
    options += [turn.option("choice-intake-calls", "imports.calls")] if calls else []
    return [turn.offer(Text(turn.say("intake-menu"), tuple(lines)), [*options, back(turn)])]


async def _open_calls(turn: Turn) -> int:
    applied = await imports.listed(turn.connection, "applied", limit=1_000)
    return sum(len(one.open_calls) for one in applied)


async def ask_file(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for a file; the next one that is sent is taken."""
    turn.kind = "official"
    return _again(turn, turn.say("intake-send"), turn.say("intake-send-how"))


def _again(turn: Turn, first: str, *lines: str) -> list[Reply]:
    turn.ask("imports.received")
    options = [
        turn.option("choice-intake-template", "imports.template"),
        turn.option("choice-keep", "imports.menu", "no"),
    ]
    return [turn.offer_file(Text(first, lines), options)]


async def received(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take a file, read it, and show how its columns were read."""
    turn.kind = "official"
    if refusal := _no_use(turn):
        return _again(turn, *refusal)
    file = turn.message.file
    assert file is not None
    assert turn.official is not None
    one, new = await imports.keep(
        turn.connection, author=turn.official.id, file=file.name, content=file.content, at=turn.message.at,
        draw=turn.draw,
    )  # fmt: skip
    if not new and one.state not in imports.PLANNED:
        return await show(turn, {"code": one.code})
    try:
        plan = await planned(turn.connection, turn.registry, one, turn.today)
    except BadFile as error:
        return await _refused(turn, one, error)
    if new:
        await audited(turn, "import-rehearse", one.code, after=one.file)
    known = () if new else (turn.say("intake-known", code=one.code),)
    return await step(turn, InHand(one, plan), known)


def _no_use(turn: Turn) -> tuple[str, str] | None:
    """Say why what was sent is no file that can be read."""
    message = turn.message
    if message.kind == "text":
        return turn.say("intake-no-file"), turn.say("intake-send-how")
    name = message.file.name if message.file else ""
    if message.kind == "photo" or (name and not name.casefold().endswith(ENDINGS)):
        return turn.say("intake-refused"), turn.say("intake-other-kind")
    if message.file is None or not message.file.content:
        return turn.say("intake-not-fetched"), turn.say("intake-not-fetched-how")
    return None


async def _refused(turn: Turn, one: Import, error: BadFile) -> list[Reply]:
    """Say why a file cannot be read; it is not kept."""
    await imports.change(turn.connection, one, state="dropped", content=b"")
    reasons = [words.problem_words(problem, turn.language) for problem in error.problems[:3]]
    await audited(turn, "import-refuse", one.code, after=reasons[0])
    return _again(turn, turn.say("intake-refused"), *reasons)


async def approve(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show a file that waits for a second person, with the button that applies it."""
    return await import_applying.approve(turn, args)


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the last files."""
    turn.kind = "official"
    found = await imports.listed(turn.connection, limit=SHOWN)
    first = turn.say("intake-list" if found else "intake-list-none")
    lines = tuple(words.listed_line(one, turn.language) for one in found)
    options = [Option(one.code, "imports.show", {"code": one.code}) for one in found]
    ways = [turn.option("choice-intake-send", "imports.ask_file"), back(turn)]
    return [turn.offer(Text(first, lines), [*options, *ways])]


async def send_template(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give an empty list with its headings and two examples, and wait for the filled one."""
    turn.kind = "official"
    turn.ask("imports.received")
    content = template(labels(turn), turn.say("intake-template-title"), turn.message.at)
    caption = turn.text("intake-template", "intake-template-how")
    return [Document(turn.say("intake-template-file"), MIME, content, caption)]


async def export(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give the registry's products as a file that can be changed and sent back."""
    turn.kind = "official"
    turn.ask("imports.received")
    title, today = turn.say("intake-export-title"), turn.today
    content = as_workbook(turn.registry, title, turn.message.at, labels(turn))
    count = sum(len(product.recognitions) for product in turn.registry.products.values())
    caption = turn.text("intake-export", "intake-export-how", count=count, day=day(today, turn.language))
    return [Document(turn.say("intake-export-file", day=today.isoformat()), MIME, content, caption)]


def labels(turn: Turn) -> dict[str, str]:
    """Give the heading of each column in the official's language."""
    return {name: words.column_label(name, turn.language) for name in {*COLUMNS, *MEANINGS}}
