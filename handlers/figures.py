"""What officials want to know of a month: in words, subject by subject, as a picture, as a file."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from typing import Any

from handlers import figure_words
from handlers.figure_files import panels, sheets
from handlers.figure_words import SUBJECTS, Told
from handlers.messages import Choices, Document, Photo, Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.charts import picture
from knowledge.figure_sheets import workbook
from knowledge.figures import figures
from knowledge.registry.days import add_months
from knowledge.texts.form import day

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_YEAR = 2020

_MONTH = re.compile(r"(?P<year>20\d\d)-(?P<month>\d{1,2})|(?:\w+ )?(?P<m>\d{1,2})(?:[/-](?P<y>20\d\d))?")


def month_in(text: str, today: date) -> date | None:
    """Read a month: "10/2026", "2026-10", "tháng 10", "10", the last one of that name; None for others."""
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        return None
    month = int(found["month"] or found["m"])
    year = int(found["year"] or found["y"] or 0)
    if not 1 <= month <= 12:
        return None
    named = date(year or today.year, month, 1)
    return named if year or named <= today else named.replace(year=today.year - 1)


async def show(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say the main number of a month and what else is known of it."""
    told = await _told(turn, args)
    keep = _keep(told)
    options = [
        turn.option("choice-chart", "figures.chart", **keep),
        turn.option("choice-workbook", "figures.sheet", **keep),
        *(turn.option(f"choice-figure-{one}", "figures.subject", subject=one, **keep) for one in SUBJECTS),
        back(turn),
    ]
    return [turn.offer(figure_words.summary(told), options)]


async def subject(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say one subject."""
    told = await _told(turn, args)
    one = args["subject"]
    options = _ways(turn, told, one)
    if panels(told, one):
        options.insert(0, turn.option("choice-chart", "figures.chart", subject=one, **_keep(told)))
    return [turn.offer(figure_words.about(told, one), options)]


def _ways(turn: Turn, told: Told, one: str) -> list[Option]:
    """Offer the figures again, and for what is counted by months the month before."""
    before = add_months(told.figures.month, -1)
    ways = [turn.option("choice-figures", "figures.show", **_keep(told)), back(turn)]
    if one in ("drop_off", "expiring") or before.year < FIRST_YEAR:
        return ways
    if not one:
        return [turn.option("choice-month-before", "figures.show", month=before.isoformat()), *ways]
    earlier = turn.option("choice-month-before", "figures.subject", subject=one, month=before.isoformat())
    return [earlier, *ways]


async def chart(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Draw a subject, or all of them; where no number may be shown, say so."""
    told = await _told(turn, args)
    one = args.get("subject", "")
    words = figure_words.about(told, one) if one else figure_words.summary(told)
    ways = _ways(turn, told, one)
    if not (drawn := panels(told, one)):
        return [turn.offer(Text(turn.say("figure-chart-none")), ways)]
    note = turn.say("figure-chart-note", day=day(turn.today, turn.language))
    content = await asyncio.to_thread(picture, drawn, note)
    name = turn.say("figure-chart-file", month=f"{told.figures.month:%Y-%m}")
    offered = turn.offer(words, ways)
    options = offered.options if isinstance(offered, Choices) else ()
    return [Photo(name, "image/png", content, words, options)]


async def sheet(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give everything as a file."""
    told = await _told(turn, args)
    content = workbook(sheets(told), turn.message.at)
    name = turn.say("figure-file", month=f"{told.figures.month:%Y-%m}")
    caption = turn.text("figure-file-sent", "figure-file-what", month=told.month)
    return [Document(name, XLSX, content, caption)]


async def _told(turn: Turn, args: dict[str, Any]) -> Told:
    turn.kind = "official"
    if "month" in args:
        month = date.fromisoformat(args["month"])
    else:
        month = month_in(str(args.get("text", "")), turn.today) or turn.today
    found = await figures(
        turn.connection, turn.registry, turn.editions, month=month.replace(day=1), today=turn.today,
        who=turn.official,
    )  # fmt: skip
    return Told(found, turn.registry, turn.editions, turn.language)


def _keep(told: Told) -> dict[str, str]:
    return {"month": told.figures.month.isoformat()}
