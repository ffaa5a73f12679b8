"""The command of the figures: stats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.settings import Settings
from bot.shell import Language, moment, ready_database, run_work, stop
from knowledge.texts import DEFAULT, say

cli = typer.Typer()


@cli.command()
def stats(
    month: Annotated[str, typer.Option(help="Which month, 2026-11; this one, where none is given.")] = "",
    chart: Annotated[Path | None, typer.Option(help="Draw them into this .png file.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write them into this .xlsx file.")] = None,
    language: Language = DEFAULT,
) -> None:
    """Say what was asked in a month, what not found, where dossiers stop, which certificates run out."""

    async def work(settings: Settings) -> int:
        from handlers.figure_files import panels, sheets
        from handlers.figure_words import Told, written
        from handlers.figures import month_in
        from knowledge.calendar import day_of
        from knowledge.charts import picture
        from knowledge.figure_sheets import workbook
        from knowledge.figures import figures
        from knowledge.registry.catalog import load_registry
        from knowledge.rules.editions import editions
        from knowledge.texts.form import day

        now = moment()
        today = day_of(now)
        wanted = month_in(month, today) if month else today
        if wanted is None:
            raise stop("stopped-month", language, value=month[:60])
        rules = editions(settings.rules)
        async with ready_database(settings) as database, database.begin() as connection:
            registry = await load_registry(connection)
            found = await figures(connection, registry, rules, month=wanted.replace(day=1), today=today)
        told = Told(found, registry, rules, language)
        if chart:
            note = say(language, "figure-chart-note", day=day(today, language))
            _write(chart, picture(panels(told), note), language)
        if xlsx:
            _write(xlsx, workbook(sheets(told), now), language)
        if not chart and not xlsx:
            typer.echo("\n".join(written(told)))
        return 0

    run_work(work, language)


def _write(file: Path, content: bytes, language: str) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise stop("stopped-file", language, file=str(file), detail=detail) from error
    typer.echo(say(language, "figures-written", file=str(file)))
