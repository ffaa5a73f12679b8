"""The command line: `python -m bot COMMAND`.

Every command makes, migrates and fills the database where there is none. What goes wrong with a
setting, a file or the database is said in a sentence, with exit status 2; anything else is a
mistake of ours and shows itself whole.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import figures_commands, import_commands, staff_commands
from bot.settings import Settings
from bot.shell import Language, moment, ready_database, run_work, stop
from knowledge.texts import DEFAULT, say

if TYPE_CHECKING:
    from bot.plays.script import Script

cli = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)


for _more in (staff_commands.cli, figures_commands.cli, import_commands.cli):
    cli.registered_commands += _more.registered_commands


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
                raise stop("stopped-port", language, port=str(settings.port)) from error
            raise stop("stopped-address", language, host=settings.host, name="HOST") from error
        return 0

    run_work(work, language)


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

        async with ready_database(settings) as database:
            typer.echo(say(DEFAULT, "chat-hint") + "\n")
            door_for = doors(settings, conversation(settings, database, utc_now), utc_now)
            await talk(door_for, utc_now, sys.stdin, sys.stdout)
        return 0

    run_work(work)


@cli.command()
def answer(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Lines of JSON in, lines of JSON out.")],
) -> None:
    """Answer lines of standard input: {"text": …, "person": …, "at": …} each, for other programs."""

    async def work(settings: Settings) -> int:
        from bot.answering import answered

        lines = (raw.decode("utf-8", "replace") for raw in sys.stdin.buffer)
        async with ready_database(settings) as database:
            async for result in answered(database, lines, moment()):
                line = json.dumps(result, ensure_ascii=False) + "\n"
                sys.stdout.buffer.write(line.encode("utf-8", "replace"))
            sys.stdout.buffer.flush()
        return 0

    run_work(work)


@cli.command("assess")
def assess(
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Lines of JSON in, lines of JSON out.")],
) -> None:
    """Assess lines of standard input: {"set": 1..26, "answers": {"1.1": 0, …}} each, for other programs."""

    async def work(settings: Settings) -> int:
        from bot.assessing import assessed
        from knowledge.calendar import day_of
        from knowledge.rules.editions import editions

        rules = editions(settings.rules).on(day_of(moment()))
        for raw in sys.stdin.buffer:
            if line := raw.decode("utf-8", "replace").strip():
                typer.echo(json.dumps(assessed(line, rules), ensure_ascii=False))
        return 0

    run_work(work)


@cli.command()
def doctor(language: Language = DEFAULT) -> None:
    """Say what this installation has: database, registry, how many rows are surely valid."""

    async def work(settings: Settings) -> int:
        from bot.doctor import findings
        from knowledge.calendar import day_of

        async with ready_database(settings) as database:
            for line in await findings(database, settings, day_of(moment()), language):
                typer.echo(line)
        return 0

    run_work(work, language)


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

    run_work(work)


def _script(file: Path, language: str = "en") -> Script:
    from bot.plays.perform import script_for_terminal
    from bot.plays.script import BadPlay

    try:
        return script_for_terminal(file)
    except OSError as error:
        raise import_commands.no_file(file, error, language) from error
    except (BadPlay, UnicodeError, OverflowError) as error:
        detail = str(error) if isinstance(error, BadPlay) else f"{file.name}: {type(error).__name__}"
        raise stop("stopped-play", language, detail=detail) from error


@cli.command()
def reports(
    code: Annotated[str, typer.Argument(help="Code of a report; none lists the open ones.")] = "",
    answer: Annotated[str, typer.Option(help="What the officials answer; the author hears it.")] = "",
    settled: Annotated[bool, typer.Option("--settled", help="It is done; the author hears it.")] = False,
    passed: Annotated[
        bool, typer.Option("--passed", help="It was passed on to the office that --answer names.")
    ] = False,
    language: Language = DEFAULT,
) -> None:
    """List the open reports, show one by its code, answer it, pass it on or settle it."""
    if passed and not answer.strip():
        raise stop("stopped-passed", language)

    async def work(settings: Settings) -> int:
        from bot.desk import change, listed, shown

        words = answer.strip()
        async with ready_database(settings) as database:
            if code and (words or settled):
                known = await change(database, code, words, settled, moment(), passed=passed)
                lines = [say(language, "reports-changed", code=code.upper())]
            else:
                lines = await (shown(database, code, language) if code else listed(database, language))
                known = bool(lines)
        typer.echo("\n".join(lines) if known else say(language, "reports-unknown", code=code), err=not known)
        return 0 if known else 2

    run_work(work, language)


@cli.command()
def reminders(language: Language = DEFAULT) -> None:
    """List the certificates that run out, who was reminded and who is silent."""

    async def work(settings: Settings) -> int:
        from bot.reminded import listed
        from knowledge.calendar import day_of

        async with ready_database(settings) as database:
            typer.echo("\n".join(await listed(database, day_of(moment()), language)))
        return 0

    run_work(work, language)


@cli.command()
def receipt(
    code: Annotated[str, typer.Argument(help="The code that an answer ends with.")],
    language: Language = DEFAULT,
) -> None:
    """Show what an answer was made from, and make it again."""

    async def work(settings: Settings) -> int:
        from bot.receipts import shown

        async with ready_database(settings) as database:
            lines = await shown(database, code, language)
        typer.echo("\n".join(lines) or say(language, "receipt-unknown", code=code[:20]), err=not lines)
        return 0 if lines else 2

    run_work(work, language)


@cli.command()
def questions(language: Language = DEFAULT) -> None:
    """List what could not be answered or did not help, alike ones together, the most asked first."""

    async def work(settings: Settings) -> int:
        from bot.receipts import unanswered

        async with ready_database(settings) as database:
            typer.echo("\n".join(await unanswered(database, language)))
        return 0

    run_work(work, language)


if __name__ == "__main__":
    cli()
