"""Commands about the registry's files: import, undo, imports, export, template; and new rules rehearsed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings
from bot.shell import Language, moment, ready_database, run_work, stop
from knowledge.errors import BadFile
from knowledge.texts import DEFAULT, say

cli = typer.Typer()


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file of the registry.")],
    *,
    as_of: Annotated[
        str, typer.Option(help="Day for which it is true, 2026-11-23 or 23/11/2026; today if not given.")
    ] = "",
    rehearse: Annotated[
        bool, typer.Option("--rehearse", help="Read any list, say row by row what it would change.")
    ] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Rehearse, then write it; it can be undone.")
    ] = False,
    column: Annotated[
        list[str] | None, typer.Option(help="What a heading means: 'Kết quả=stars'; may be given again.")
    ] = None,
    decision: Annotated[
        str, typer.Option(help="Decision of rows that name none, '12/QĐ-UBND ngày 20/11/2026'; - for none.")
    ] = "",
    issued: Annotated[str, typer.Option(help="Day of issue of the certificates; - if nobody knows.")] = "",
    revoked: Annotated[str, typer.Option(help="Day from which withdrawn certificates are void.")] = "",
    same: Annotated[
        bool, typer.Option("--same", help="Rows that are like known products are these, renamed.")
    ] = False,
    rows: Annotated[int, typer.Option(min=0, help="Most rows shown of each kind.")] = 20,
    language: Language = DEFAULT,
) -> None:
    """Load a registry file, all of it or nothing; or rehearse any list of products first."""
    if rehearse or apply:
        from bot.rehearsing import Given, rehearsed

        given = Given(tuple(column or ()), decision, issued, revoked, same, apply, rows)
        run_work(lambda settings: rehearsed(settings, file, given, language), language)
    asked = _day(as_of, language)

    async def work(settings: Settings) -> int:
        from rich.console import Console

        from bot.files import import_file, problem_lines
        from knowledge.calendar import day_of

        day = asked or day_of(moment())
        async with ready_database(settings) as database:
            try:
                done = await import_file(database, file, day, Console(stderr=True), language)
            except BadFile as error:
                typer.echo("\n".join(problem_lines(error, language)), err=True)
                return 2
        counts = {"new": str(done.new), "changed": str(done.changed), "same": str(done.same)}
        typer.echo(say(language, "import-done", file=file.name, **counts))
        if done.kept:
            typer.echo(say(language, "import-kept", count=done.kept))
        return 0

    run_work(work, language)


def _day(text: str, language: str) -> date | None:
    from knowledge.registry.columns import Wrong, day

    try:
        return day(text.strip())
    except Wrong as error:
        raise stop("stopped-day", language, value=text[:60]) from error


@cli.command()
def undo(
    code: Annotated[str, typer.Argument(help="Code of an import that was applied.")],
    language: Language = DEFAULT,
) -> None:
    """Bring the registry back to what it was before an import."""

    async def work(settings: Settings) -> int:
        from bot.rehearsing import undone

        async with ready_database(settings) as database:
            done, line = await undone(database, code.strip().upper(), moment(), language)
        typer.echo(line, err=not done)
        return 0 if done else 2

    run_work(work, language)


@cli.command("imports")
def imports_(language: Language = DEFAULT) -> None:
    """List the files that were rehearsed, applied and undone."""

    async def work(settings: Settings) -> int:
        from handlers.import_words import listed_line
        from knowledge.people.imports import listed

        async with ready_database(settings) as database, database.begin() as connection:
            found = await listed(connection, limit=50)
        lines = [listed_line(one, language) for one in found]
        typer.echo("\n".join(lines) or say(language, "intake-list-none"))
        return 0

    run_work(work, language)


@cli.command()
def export(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX file to write, with the codes of the products.")],
    language: Language = DEFAULT,
) -> None:
    """Write the registry's products as a file that can be edited and imported again."""

    async def work(settings: Settings) -> int:
        from knowledge.registry.catalog import load_registry
        from knowledge.registry.exporting import write_products

        async with ready_database(settings) as database, database.begin() as connection:
            registry = await load_registry(connection)
        try:
            count = write_products(registry, file, say(language, "intake-export-title"), moment())
        except OSError as error:
            raise no_file(file, error, language) from error
        typer.echo(say(language, "exported", count=str(count), file=str(file)))
        return 0

    run_work(work, language)


@cli.command()
def template(
    file: Annotated[Path, typer.Argument(help="XLSX file to write.")], language: Language = DEFAULT
) -> None:
    """Write an empty list for officials to fill in, with headings and examples."""
    from handlers.import_words import column_label
    from knowledge.registry.template import COLUMNS
    from knowledge.registry.template import template as made

    labels = {name: column_label(name, language) for name in COLUMNS}
    try:
        file.write_bytes(made(labels, say(language, "intake-template-title"), moment()))
    except OSError as error:
        raise no_file(file, error, language) from error
    typer.echo(say(language, "template-written", file=str(file)))


def no_file(file: Path, error: OSError, language: str) -> typer.Exit:
    """Say that a file cannot be used."""
    return stop("stopped-file", language, file=str(file), detail=error.strerror or type(error).__name__)


@cli.command()
def rules(
    folder: Annotated[Path, typer.Argument(help="Folder with new rule files, as they are shipped.")],
    rehearse: Annotated[bool, typer.Option("--rehearse", help="Say what they would touch.")] = True,
    language: Language = DEFAULT,
) -> None:
    """Rehearse new rule files: which answers, open dossiers and reminders they would touch."""

    async def work(settings: Settings) -> int:
        from bot.rules_rehearsal import lines
        from knowledge.rules.rehearsing import BadRules

        if not folder.is_dir():
            raise stop("stopped-file", language, file=str(folder), detail=say(language, "rules-no-folder"))
        async with ready_database(settings) as database:
            try:
                found = await lines(database, settings, folder, moment(), language)
            except BadRules as error:
                raise stop("stopped-rules", language, detail=str(error)) from error
        typer.echo("\n".join(found))
        return 0

    run_work(work, language)
