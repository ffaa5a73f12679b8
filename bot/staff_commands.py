"""Commands about who works for the programme, and what was done: invite, staff, audit."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from secrets import choice
from typing import Annotated

import typer

from bot.settings import Settings
from bot.shell import Language, moment, ready_database, run_work, stop
from knowledge.calendar import ZONE, day_of
from knowledge.people.staff import TASKS, Role
from knowledge.store.database import Database
from knowledge.texts import DEFAULT, say
from knowledge.texts.form import day

cli = typer.Typer()


@cli.command()
def invite(
    role: Annotated[
        str, typer.Argument(help="producer, commune, province, desk or administrator; or a code to cancel.")
    ],
    name: Annotated[
        str, typer.Argument(help="With producer: its name, or the code of one of its products.")
    ] = "",
    commune: Annotated[
        list[str] | None, typer.Option(help="With commune: a unit of today; may be given again.")
    ] = None,
    language: Language = DEFAULT,
) -> None:
    """Make a one-time code; whoever types it in the chat has that role, or speaks for that producer."""

    async def work(settings: Settings) -> int:
        async with ready_database(settings) as database:
            if role == "producer":
                said = await _invited_producer(database, name, language)
            elif role in TASKS:
                said = await _invited_official(database, role, commune or [], language)
            else:
                said = await _withdrawn(database, role, language)
        typer.echo(said)
        return 0

    run_work(work, language)


async def _invited_producer(database: Database, name: str, language: str) -> str:
    from bot.inviting import invite_producer

    made = await invite_producer(database, name, moment(), choice)
    if made is None:
        raise stop("stopped-producer", language, value=name[:60])
    code, producer, until = made
    return say(language, "invited", code=code, producer=producer, day=day(day_of(until), language))


async def _invited_official(database: Database, role: Role, communes: list[str], language: str) -> str:
    from bot.inviting import invite_staff, units_of

    keys = [key for key in units_of(communes) if key]
    if len(keys) < len(communes) or (role == "commune" and not keys):
        raise stop("stopped-commune", language)
    code, _, until = await invite_staff(database, role, keys, moment(), choice)
    values = {"code": code, "role": say(language, f"role-{role}"), "day": day(day_of(until), language)}
    return "\n".join(say(language, line, **values) for line in ("invited-staff", "invited-staff-how"))


async def _withdrawn(database: Database, code: str, language: str) -> str:
    from bot.inviting import withdraw

    if not await withdraw(database, code, moment()):
        raise stop("stopped-role", language, value=code[:40])
    return say(language, "withdrawn")


@cli.command()
def staff(
    dismiss: Annotated[int, typer.Option(help="Number of an official whose role ends.")] = 0,
    to: Annotated[int, typer.Option(help="Number of who takes over.")] = 0,
    language: Language = DEFAULT,
) -> None:
    """List who has a role, by number; or end one, handing its open work to another."""

    async def work(settings: Settings) -> int:
        from bot.inviting import dismissed, staff_lines

        async with ready_database(settings) as database:
            if dismiss:
                moved = await dismissed(database, dismiss, to, moment())
                if moved is None:
                    raise stop("stopped-staff", language)
                typer.echo(say(language, "dismissed", number=str(dismiss), to=str(to)))
            typer.echo("\n".join(await staff_lines(database, language)))
        return 0

    run_work(work, language)


@cli.command()
def audit(
    *,
    actor: Annotated[int | None, typer.Option(help="Number of staff; 0 is the command line.")] = None,
    action: Annotated[str, typer.Option(help="What was done, or how it begins.")] = "",
    subject: Annotated[str, typer.Option(help="On what: a code.")] = "",
    since: Annotated[str, typer.Option(help="First day, 2026-11-23.")] = "",
    until: Annotated[str, typer.Option(help="Last day, 2026-11-23.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="Most entries shown, the newest.")] = 200,
    language: Language = DEFAULT,
) -> None:
    """Say who did what, when, before and after."""

    async def work(settings: Settings) -> int:
        from handlers.auditing import sentence
        from knowledge.people.audit import entries

        first, last = _day(since, language), _day(until, language)
        async with ready_database(settings) as database, database.begin() as connection:
            found = await entries(
                connection, actor=actor, action=action, subject=subject.upper() if subject else "",
                since=_begins(first), until=_begins(last, after=1), limit=limit,
            )  # fmt: skip
        lines = [sentence(entry, language) for entry in found]
        typer.echo("\n".join(lines) or say(language, "audit-none"))
        return 0

    run_work(work, language)


def _day(text: str, language: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise stop("stopped-day", language, value=text[:60]) from error


def _begins(on: date | None, after: int = 0) -> datetime | None:
    return datetime.combine(on + timedelta(days=after), time(), ZONE) if on else None
