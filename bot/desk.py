"""The officials' desk on the command line: open reports, answers to them."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from sqlalchemy import select

from handlers.desk_words import moment
from handlers.officials import change_report
from handlers.place_words import whole_words
from knowledge.calendar import day_of
from knowledge.people import desk
from knowledge.people.reports import Report, State, open_reports
from knowledge.places import by_key
from knowledge.store.database import Database
from knowledge.store.tables import ReportRow
from knowledge.texts import say
from knowledge.texts.form import day


async def listed(database: Database, language: str) -> list[str]:
    """Give the open reports with their words, oldest first."""
    async with database.begin() as connection:
        found = await open_reports(connection)
    return [line for report in found for line in _lines(report, language)] or [say(language, "reports-none")]


async def shown(database: Database, code: str, language: str) -> list[str]:
    """Give one report with its words and the answer so far; nothing when there is no such report."""
    columns = (getattr(ReportRow, field.name) for field in fields(Report))
    async with database.begin() as connection:
        found = await connection.execute(select(*columns).where(ReportRow.code == code.strip().upper()))
        row = found.first()
        case = await desk.by_code(connection, code)
        talk = await desk.talk_of(connection, case) if case else []
    if row is None:
        return []
    report = Report(*row)
    answer = [say(language, "reports-answer", answer=report.answer)] if report.answer else []
    said = [
        "    " + say(language, f"desk-said-{line.by}", when=moment(line.at, language), words=line.words)
        for line in talk
    ]
    return [*_lines(report, language), *said, *answer]


def _lines(report: Report, language: str) -> list[str]:
    head = say(
        language,
        "reports-item",
        code=report.code,
        day=day(day_of(report.created_at), language),
        kind=say(language, f"report-kind-{report.kind}"),
        product=report.product_code or "–",
        state=say(language, f"report-state-{report.state}"),
    )
    unit = by_key(report.place) if report.place else None
    more = [say(language, "desk-place", place=whole_words(unit, language))] if unit else []
    more += [say(language, "desk-photo")] if report.photo else []
    before = [f"    {say(language, f'talk-{who}', words=words)}" for who, words in report.talk]
    return [head, *before, *(f"    {line}" for line in (*more, *report.words.splitlines()))]


async def change(
    database: Database, code: str, answer: str, settled: bool, at: datetime, *, passed: bool = False
) -> bool:
    """Answer, settle or pass on a report; False when there is no such report.

    No answer leaves the one before; of what is passed on it names the office.
    """
    state: State = "settled" if settled else "passed" if passed else "answered"
    return await change_report(database, code.strip().upper(), state, answer, at)
