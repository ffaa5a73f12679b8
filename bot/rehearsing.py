"""A list for the registry on the command line: rehearsed with its progress, applied, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from secrets import choice

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.files import problem_lines
from bot.settings import Settings
from bot.shell import moment, ready_database, stop
from handlers import import_words as words
from handlers.auditing import by_command_line
from handlers.import_plans import planned
from knowledge.calendar import day_of
from knowledge.errors import BadFile, Problem
from knowledge.people import imports
from knowledge.people.import_news import Hearers
from knowledge.people.import_news import hearers as hearers_of
from knowledge.people.imports import Import
from knowledge.people.staff import COMMAND_LINE
from knowledge.registry.catalog import load_registry
from knowledge.registry.cells import decision_in, loose_day
from knowledge.registry.columns import Wrong
from knowledge.registry.grids import read_grid
from knowledge.registry.headings import COLUMNS, SKIP
from knowledge.registry.names import fold
from knowledge.registry.plan import ANY, Answers, Plan
from knowledge.registry.sheets import MAX_BYTES
from knowledge.registry.undoing import CannotUndo
from knowledge.store.database import Database
from knowledge.texts import say

NONE = "-"
"""What is typed for "there is none"."""

QUIET = frozenset({"unchanged"})
"""Kinds whose rows are counted and not shown."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed beside the file; see the command `import`."""

    columns: tuple[str, ...] = ()
    decision: str = ""
    issued: str = ""
    revoked: str = ""
    same: bool = False
    apply: bool = False
    rows: int = 20


async def rehearsed(settings: Settings, file: Path, given: Given, language: str) -> int:
    """Say what a list would change, and apply it where that was asked; gives the exit status."""
    try:
        content = _content(file, language)
        answers = _answers(given, file, content, language)
        async with ready_database(settings) as database:
            return await _run(database, settings, _Sent(file.name, content, answers, given), language)
    except BadFile as error:
        typer.echo("\n".join(problem_lines(error, language)), err=True)
        return 2


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file with what was said of it."""

    name: str
    content: bytes
    answers: Answers
    given: Given


def _content(file: Path, language: str) -> bytes:
    try:
        if file.is_dir():
            raise BadFile(file.name or str(file), [Problem("import-folder")])
        if file.stat().st_size > MAX_BYTES:
            limit = {"megabytes": str(MAX_BYTES // 1024 // 1024)}
            raise BadFile(file.name, [Problem("import-too-large", values=limit)])
        return file.read_bytes()
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise stop("stopped-file", language, file=str(file), detail=detail) from error


async def _run(database: Database, settings: Settings, sent: _Sent, language: str) -> int:
    at = moment()
    async with database.begin() as connection:
        one, new = await imports.keep(
            connection, author=COMMAND_LINE, file=sent.name, content=sent.content, at=at, draw=choice
        )
        if new:
            await by_command_line(connection, "import-rehearse", at, subject=one.code, after=one.file)
        if one.state != "rehearsed":
            typer.echo(words.listed_line(one, language))
            return 0
        one, plan = await _planned(connection, one, sent, day_of(at), language)
        hearers = await hearers_of(connection)
        typer.echo("\n".join(_lines(one, plan, hearers, sent.given.rows, language)))
        if not sent.given.apply:
            return 0
        return await _applied(connection, settings, one, plan, at=at, language=language)


async def _planned(
    connection: AsyncConnection, one: Import, sent: _Sent, today: date, language: str
) -> tuple[Import, Plan]:
    """Make the plan with what was typed; likely renames are taken where that was said."""
    registry = await load_registry(connection)
    one = await _kept(connection, one, sent.answers)
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(say(language, "rehearse-progress", file=sent.name), total=None)

        def progress(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        plan = await planned(connection, registry, one, today, progress)
        if sent.given.same and plan.asked:
            same = {change.row: change.code for change in plan.asked}
            one = await _kept(connection, one, replace(sent.answers, same=same))
            plan = await planned(connection, registry, one, today, progress)
    return one, plan


async def _kept(connection: AsyncConnection, one: Import, answers: Answers) -> Import:
    data = answers.to_json()
    await imports.change(connection, one, answers=data)
    return replace(one, answers=data)


def _answers(given: Given, file: Path, content: bytes, language: str) -> Answers:
    """Read what was typed; a day that was typed holds for every decision without one."""
    try:
        number, signed = decision_in(given.decision) if given.decision not in ("", NONE) else ("", None)
        issued = loose_day(given.issued) if given.issued not in ("", NONE) else None
        revoked = loose_day(given.revoked)
    except Wrong as wrong:
        value = given.decision if str(wrong).endswith("decision") else given.issued or given.revoked
        raise stop(str(wrong), language, value=value[:60]) from wrong
    columns = _columns(given.columns, file, content, language) if given.columns else {}
    return Answers(
        columns=columns,
        columns_seen=True,
        decision=number or ("" if given.decision == NONE else None),
        signed=signed,
        issued={ANY: issued} if given.issued else {},
        revoked=revoked,
    )


def _columns(typed: tuple[str, ...], file: Path, content: bytes, language: str) -> dict[int, str]:
    """Read "Heading=column"; the heading without marks is enough."""
    labels = [fold(label) for label in read_grid(file.name, content).labels]
    found = {}
    for one in typed:
        heading, _, column = one.rpartition("=")
        if fold(heading) not in labels or column.strip() not in (*COLUMNS, SKIP):
            raise stop("stopped-column", language, value=one[:60], columns=", ".join(COLUMNS))
        found[labels.index(fold(heading))] = column.strip()
    return found


def _lines(one: Import, plan: Plan, hearers: Hearers, most: int, language: str) -> Iterator[str]:
    yield words.first_line(one, plan, language)
    yield from words.heading_lines(plan, language)
    yield from words.sheet_lines(plan, language)
    yield from words.count_lines(plan, hearers, language)
    for kind in plan.counts:
        shown = plan.of(kind)[:most] if kind not in QUIET else ()
        yield from (words.change_line(change, hearers, language) for change in shown)
        rest = len(plan.of(kind)) - len(shown)
        if shown and rest:
            yield say(language, "rehearse-more", kind=words.kind_words(kind, language), count=rest)
    yield from (say(language, f"rehearse-need-{need}") for need in plan.needs)


async def _applied(
    connection: AsyncConnection, settings: Settings, one: Import, plan: Plan, *, at: datetime, language: str
) -> int:
    """Apply, or ask a second person where that is set."""
    if plan.needs or not plan.size:
        typer.echo(say(language, "rehearse-not-applied"), err=True)
        return 2
    if settings.approve_imports:
        summary = {"counts": plan.counts, "seen": plan.fingerprint}
        await imports.change(connection, one, state="asked", author=COMMAND_LINE, summary=summary)
        await by_command_line(connection, "import-ask", at, subject=one.code, after=str(plan.size))
        typer.echo(say(language, "intake-asked", code=one.code))
        return 0
    try:
        done = await imports.apply(connection, one, plan, by=COMMAND_LINE, at=at)
    except BadFile as error:
        typer.echo("\n".join(problem_lines(error, language)), err=True)
        return 2
    if done is None:
        typer.echo(say(language, "intake-taken"), err=True)
        return 2
    await by_command_line(connection, "import-apply", at, subject=one.code, after=str(plan.size))
    typer.echo(say(language, "intake-applied", code=one.code, count=plan.size))
    typer.echo(say(language, "rehearse-undo", code=one.code))
    return 0


async def undone(database: Database, code: str, at: datetime, language: str) -> tuple[bool, str]:
    """Bring the registry back; gives whether that was done, and a sentence."""
    async with database.begin() as connection:
        one = await imports.find(connection, code)
        if one is None:
            return False, say(language, "intake-gone")
        try:
            done = await imports.undo(connection, one, at)
        except CannotUndo as stopped:
            return False, say(language, "intake-cannot-undo", what=str(stopped))
        if not done:
            return False, say(language, "intake-outcome", code=code, state=words.state_words(one, language))
        await by_command_line(connection, "import-undo", at, subject=code)
    return True, say(language, "intake-undone", code=code)
