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
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from bot.logs import set_up
from bot.settings import Settings
from knowledge.errors import BadFile, StoreUnavailable
from knowledge.rules.criteria import BadCriteria
from knowledge.store.database import Database
from knowledge.store.migrate import NewerDatabase
from knowledge.texts import DEFAULT, LANGUAGES, say

if TYPE_CHECKING:
    from bot.plays.script import Script

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise _stop("stopped-language", value=value)
    return value


Language = Annotated[
    str,
    typer.Option("--language", "-l", help="Language of what is printed: vi or en.", callback=_language),
]
_SENTENCES = {
    "int_parsing": "setting-number",
    "int_from_float": "setting-number",
    "greater_than_equal": "setting-least",
    "less_than_equal": "setting-most",
    "bool_parsing": "setting-yes-no",
}
"""What pydantic finds by itself, in our words."""


def _settings(language: str) -> Settings:
    try:
        settings = Settings()
    except ValidationError as error:
        detail = _setting_wrong(error, language)
        raise _stop("stopped-settings", language, detail=detail) from error
    set_up(settings.log_level)
    return settings


def _setting_wrong(error: ValidationError, language: str) -> str:
    """Say the first thing wrong; a setting's value is said only where it can be no secret."""
    first = error.errors(include_input=False)[0]
    found = first.get("ctx", {})
    name = ".".join(str(part) for part in first["loc"]).upper() or "?"
    sentence = _SENTENCES.get(first["type"], first["type"])
    if not sentence.startswith("setting-"):
        return say(language, "setting-other", name=name, detail=first["msg"])
    limit = str(found.get("ge", found.get("le", "")))
    return say(language, sentence, **{"name": name, "limit": limit, **found})


def _stop(message: str, language: str = "en", **values: str) -> typer.Exit:
    typer.echo(say(language, message, **values), err=True)
    return typer.Exit(2)


def _run(work: Callable[[Settings], Coroutine[Any, Any, int | None]], language: str = "en") -> None:
    settings = _settings(language)
    try:
        status = asyncio.run(work(settings))
    except BadCriteria as error:
        raise _stop("stopped-criteria", language, detail=str(error)) from error
    except NewerDatabase as error:
        raise _stop("stopped-newer", language, revision=str(error)) from error
    except StoreUnavailable as error:
        raise _stop("stopped-unavailable", language, reason=str(error)) from error
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
        from bot.server import CannotListen
        from bot.stopping import until_stopped

        try:
            async with serving(settings) as running:
                typer.echo(say(language, "serves-web", url=running.url))
                typer.echo(_telegram_line(settings, language))
                await until_stopped()
        except CannotListen as error:
            if error.port:
                raise _stop("stopped-port", language, port=str(settings.port)) from error
            raise _stop("stopped-address", language, host=settings.host, name="HOST") from error
        return 0

    _run(work, language)


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


@cli.command("assess")
def assess(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Lines of JSON in, lines of JSON out.")],
) -> None:
    """Assess lines of standard input: {"set": 1..26, "answers": {"1.1": 0, …}} each, for other programs."""

    async def work(settings: Settings) -> int:
        from bot.assessing import assessed
        from knowledge.calendar import day_of
        from knowledge.rules.editions import editions

        rules = editions(settings.rules).on(day_of(_now()))
        for raw in sys.stdin.buffer:
            if line := raw.decode("utf-8", "replace").strip():
                typer.echo(json.dumps(assessed(line, rules), ensure_ascii=False))
        return 0

    _run(work)


@cli.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A CSV or XLSX file of the registry.")],
    as_of: Annotated[
        str, typer.Option(help="Day for which it is true, 2026-11-23 or 23/11/2026; today if not given.")
    ] = "",
    language: Language = DEFAULT,
) -> None:
    """Load a registry file: all of it or nothing."""
    asked = _day(as_of, language)

    async def work(settings: Settings) -> int:
        from rich.console import Console

        from bot.files import import_file, problem_lines
        from knowledge.calendar import day_of

        day = asked or day_of(_now())
        async with _ready(settings) as database:
            try:
                done = await import_file(database, file, day, Console(stderr=True), language)
            except BadFile as error:
                typer.echo("\n".join(problem_lines(error, language)), err=True)
                return 2
        counts = {"new": str(done.new), "changed": str(done.changed), "same": str(done.same)}
        typer.echo(say(language, "import-done", file=file.name, **counts))
        return 0

    _run(work, language)


def _day(text: str, language: str) -> date | None:
    from knowledge.registry.columns import Wrong, day

    try:
        return day(text.strip())
    except Wrong as error:
        raise _stop("stopped-day", language, value=text[:60]) from error


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
            registry = await load_registry(connection)
        try:
            count = write_products(registry, file)
        except OSError as error:
            raise _no_file(file, error, language) from error
        typer.echo(say(language, "exported", count=str(count), file=str(file)))
        return 0

    _run(work, language)


def _no_file(file: Path, error: OSError, language: str) -> typer.Exit:
    return _stop("stopped-file", language, file=str(file), detail=error.strerror or type(error).__name__)


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

    _run(work, language)


@cli.command()
def play(
    file: Annotated[Path, typer.Argument(help="A conversation file, see tests/plays.")],
) -> None:
    """Run one conversation file on a throw-away registry and print the conversation."""
    script = _script(file)

    async def work(settings: Settings) -> int:
        from bot.plays.perform import perform_script

        outcome = await perform_script(script)
        typer.echo("\n".join(outcome.talk))
        for difference in outcome.differences:
            typer.echo("\n" + difference, err=True)
        return 1 if outcome.differences else 0

    _run(work)


def _script(file: Path, language: str = "en") -> Script:
    from bot.plays.perform import script_for_terminal
    from bot.plays.script import BadPlay

    try:
        return script_for_terminal(file)
    except OSError as error:
        raise _no_file(file, error, language) from error
    except (BadPlay, UnicodeError, OverflowError) as error:
        detail = str(error) if isinstance(error, BadPlay) else f"{file.name}: {type(error).__name__}"
        raise _stop("stopped-play", language, detail=detail) from error


@cli.command()
def reports(
    code: Annotated[str, typer.Argument(help="Code of a report; none lists the open ones.")] = "",
    answer: Annotated[str, typer.Option(help="What the officials answer; the author hears it.")] = "",
    settled: Annotated[bool, typer.Option("--settled", help="It is done; the author hears it.")] = False,
    language: Language = DEFAULT,
) -> None:
    """List the open reports, show one by its code, or answer and settle it."""

    async def work(settings: Settings) -> int:
        from bot.desk import change, listed, shown

        words = answer.strip()
        async with _ready(settings) as database:
            if code and (words or settled):
                known = await change(database, code, words, settled, _now())
                lines = [say(language, "reports-changed", code=code.upper())]
            else:
                lines = await (shown(database, code, language) if code else listed(database, language))
                known = bool(lines)
        typer.echo("\n".join(lines) if known else say(language, "reports-unknown", code=code), err=not known)
        return 0 if known else 2

    _run(work, language)


@cli.command()
def invite(
    role: Annotated[str, typer.Argument(help="Whom the code lets in: producer.")],
    name: Annotated[str, typer.Argument(help="The producer's name, or the code of one of its products.")],
    language: Language = DEFAULT,
) -> None:
    """Make a one-time code; whoever types it in the chat speaks for that producer."""

    async def work(settings: Settings) -> int:
        from secrets import choice

        from bot.inviting import invite_producer
        from knowledge.calendar import day_of
        from knowledge.texts.form import day

        if role != "producer":
            raise _stop("stopped-role", language, value=role[:40])
        async with _ready(settings) as database:
            made = await invite_producer(database, name, _now(), choice)
        if made is None:
            raise _stop("stopped-producer", language, value=name[:60])
        code, producer, until = made
        values = {"code": code, "producer": producer, "day": day(day_of(until), language)}
        typer.echo(say(language, "invited", **values))
        return 0

    _run(work, language)


@cli.command()
def reminders(language: Language = DEFAULT) -> None:
    """List the certificates that run out, who was reminded and who is silent."""

    async def work(settings: Settings) -> int:
        from bot.reminded import listed
        from knowledge.calendar import day_of

        async with _ready(settings) as database:
            typer.echo("\n".join(await listed(database, day_of(_now()), language)))
        return 0

    _run(work, language)


@cli.command()
def receipt(
    code: Annotated[str, typer.Argument(help="The code that an answer ends with.")],
    language: Language = DEFAULT,
) -> None:
    """Show what an answer was made from, and make it again."""

    async def work(settings: Settings) -> int:
        from bot.receipts import shown

        async with _ready(settings) as database:
            lines = await shown(database, code, language)
        typer.echo("\n".join(lines) or say(language, "receipt-unknown", code=code[:20]), err=not lines)
        return 0 if lines else 2

    _run(work, language)


@cli.command()
def questions(language: Language = DEFAULT) -> None:
    """List what could not be answered or did not help, alike ones together, the most asked first."""

    async def work(settings: Settings) -> int:
        from bot.receipts import unanswered

        async with _ready(settings) as database:
            typer.echo("\n".join(await unanswered(database, language)))
        return 0

    _run(work, language)


if __name__ == "__main__":
    cli()
