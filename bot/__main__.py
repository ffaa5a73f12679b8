"""The command line: `python -m bot COMMAND`.

Every command makes, migrates and fills the database where there is none. What goes wrong with a
setting, a file or the database is said in a sentence, with exit status 2; anything else is a
mistake of ours and shows itself whole.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from bot.logs import set_up
from bot.settings import Settings
from knowledge.errors import BadFile, StoreUnavailable
from knowledge.store.database import Database
from knowledge.store.migrate import NewerDatabase
from knowledge.texts import DEFAULT, say

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
Language = Annotated[str, typer.Option("--language", "-l", help="Language of what is printed: vi or en.")]


def _settings() -> Settings:
    try:
        settings = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        raise _stop("stopped-settings", detail=f"{name} {first['msg']}".strip()) from error
    set_up(settings.log_level)
    return settings


def _stop(message: str, language: str = "en", **values: str) -> typer.Exit:
    typer.echo(say(language, message, **values), err=True)
    return typer.Exit(2)


def _run(work: Callable[[Settings], Coroutine[Any, Any, int | None]]) -> None:
    settings = _settings()
    try:
        status = asyncio.run(work(settings))
    except NewerDatabase as error:
        raise _stop("stopped-newer", revision=str(error)) from error
    except StoreUnavailable as error:
        raise _stop("stopped-unavailable", reason=str(error)) from error
    except KeyboardInterrupt:
        status = 0
    raise typer.Exit(status or 0)


@asynccontextmanager
async def _ready(settings: Settings) -> AsyncIterator[Database]:
    from knowledge.registry.shipped import ready

    database = Database(settings.database_url)
    try:
        await ready(database)
        yield database
    finally:
        await database.close()


def _now() -> datetime:
    from bot.app import utc_now

    return utc_now()


@cli.command()
def run(language: Language = "en") -> None:
    """Serve the web chat, and Telegram when TELEGRAM_BOT_TOKEN is set."""

    async def work(settings: Settings) -> int:
        from bot.app import serving
        from bot.stopping import until_stopped

        try:
            async with serving(settings) as running:
                typer.echo(say(language, "serves-web", url=running.url))
                typer.echo(_telegram_line(settings, language))
                await until_stopped()
        except OSError as error:
            if error.errno not in {98, 48, 13}:
                raise
            raise _stop("stopped-port", port=str(settings.port)) from error
        return 0

    _run(work)


def _telegram_line(settings: Settings, language: str) -> str:
    if not settings.telegram_bot_token.get_secret_value():
        return say(language, "serves-no-telegram")
    if settings.telegram_webhook_url:
        return say(language, "serves-telegram-webhook", url=settings.telegram_webhook_url)
    return say(language, "serves-telegram")


@cli.command()
def chat() -> None:
    """Talk to the assistant in the terminal."""

    async def work(settings: Settings) -> int:
        from bot.app import conversation, doors, utc_now
        from bot.channels.terminal import talk

        async with _ready(settings) as database:
            typer.echo(say(DEFAULT, "chat-hint") + "\n")
            door_for = doors(settings, conversation(settings, database, utc_now), utc_now)
            await talk(door_for, utc_now, sys.stdin, sys.stdout)
        return 0

    _run(work)


@cli.command()
def answer(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Lines of JSON in, lines of JSON out.")],
) -> None:
    """Answer lines of standard input: {"text": …, "person": …, "at": …} each, for other programs."""

    async def work(settings: Settings) -> int:
        from bot.answering import answered

        lines = (raw.decode("utf-8", "replace") for raw in sys.stdin.buffer)
        async with _ready(settings) as database:
            async for result in answered(database, lines, _now()):
                line = json.dumps(result, ensure_ascii=False) + "\n"
                sys.stdout.buffer.write(line.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        return 0

    _run(work)


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file of the registry.")],
    as_of: Annotated[
        str, typer.Option(help="Day for which it is true, 2026-11-23; today if not given.")
    ] = "",
    language: Language = DEFAULT,
) -> None:
    """Load a registry file: all of it or nothing."""

    async def work(settings: Settings) -> int:
        from rich.console import Console

        from bot.files import import_file, problem_lines
        from knowledge.calendar import day_of

        day = date.fromisoformat(as_of) if as_of else day_of(_now())
        async with _ready(settings) as database:
            try:
                done = await import_file(database, file, day, Console(stderr=True), language)
            except BadFile as error:
                typer.echo("\n".join(problem_lines(error, language)), err=True)
                return 2
        counts = {"new": str(done.new), "changed": str(done.changed), "same": str(done.same)}
        typer.echo(say(language, "import-done", file=file.name, **counts))
        return 0

    _run(work)


@cli.command()
def export(
    file: Annotated[Path, typer.Argument(help="CSV file to write, with the codes of the products.")],
    language: Language = DEFAULT,
) -> None:
    """Write the registry's products as a file that can be edited and imported again."""

    async def work(settings: Settings) -> int:
        from knowledge.registry.catalog import load_registry
        from knowledge.registry.exporting import write_products

        async with _ready(settings) as database, database.begin() as connection:
            count = write_products(await load_registry(connection), file)
        typer.echo(say(language, "exported", count=str(count), file=str(file)))
        return 0

    _run(work)


@cli.command()
def doctor(language: Language = DEFAULT) -> None:
    """Say what this installation has: database, registry, how many rows are surely valid."""

    async def work(settings: Settings) -> int:
        from bot.doctor import findings
        from knowledge.calendar import day_of

        async with _ready(settings) as database:
            for line in await findings(database, settings, day_of(_now()), language):
                typer.echo(line)
        return 0

    _run(work)


@cli.command()
def play(
    file: Annotated[Path, typer.Argument(help="A conversation file, see tests/plays.")],
) -> None:
    """Run one conversation file on a throw-away registry and print the conversation."""

    async def work(settings: Settings) -> int:
        from bot.plays.perform import perform_file

        outcome = await perform_file(file)
        typer.echo("\n".join(outcome.talk))
        for difference in outcome.differences:
            typer.echo("\n" + difference, err=True)
        return 1 if outcome.differences else 0

    _run(work)


@cli.command()
def reports(
    code: Annotated[
        str, typer.Argument(help="Code of a report, to change it; none lists the open ones.")
    ] = "",
    answer: Annotated[str, typer.Option(help="What the officials answer; the author hears it.")] = "",
    settled: Annotated[bool, typer.Option("--settled", help="It is done.")] = False,
    language: Language = DEFAULT,
) -> None:
    """List the open reports, or answer and settle one."""

    async def work(settings: Settings) -> int:
        from bot.desk import change, listed

        async with _ready(settings) as database:
            if not code:
                lines = await listed(database, language)
                typer.echo("\n".join(lines))
                return 0
            known = await change(database, code, answer, settled, _now())
        typer.echo(say(language, "reports-changed" if known else "reports-unknown", code=code), err=not known)
        return 0 if known else 2

    _run(work)


if __name__ == "__main__":
    cli()
