"""The officials' desk on the command line: open reports, answers to them."""

from __future__ import annotations

from datetime import datetime

from handlers.officials import change_report
from knowledge.calendar import day_of
from knowledge.people.reports import Report, open_reports
from knowledge.store.database import Database
from knowledge.texts import say
from knowledge.texts.form import day


async def listed(database: Database, language: str) -> list[str]:
    """Give the open reports with their words, oldest first."""
    async with database.begin() as connection:
        found = await open_reports(connection)
    return [line for report in found for line in _lines(report, language)] or [say(language, "reports-none")]


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
    return [head, *(f"    {line}" for line in report.words.splitlines())]


async def change(database: Database, code: str, answer: str, settled: bool, at: datetime) -> bool:
    """Answer or settle a report; False when there is no such report."""
    return await change_report(database, code.upper(), "settled" if settled else "answered", answer, at)
