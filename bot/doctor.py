"""What an installation has, in a few lines: database, registry, what is surely valid, what waits."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.engine import make_url

from bot.settings import Settings
from knowledge.people import post, reports
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.census import Census, census
from knowledge.rules.certificate import certificate_rules
from knowledge.store.database import Database
from knowledge.store.migrate import head
from knowledge.texts import say
from knowledge.texts.form import day as written

LATER_DAYS = 90


async def findings(database: Database, settings: Settings, day: date, language: str) -> list[str]:
    """Give the lines, in one language."""
    async with database.begin() as connection:
        registry = await load_registry(connection)
        open_reports = len(await reports.open_reports(connection))
        waiting = await post.count_unsent(connection)
    url = make_url(settings.database_url).render_as_string(hide_password=True)
    return [
        say(language, "doctor-database", url=url, revision=head()),
        *_registry(registry, day, language),
        say(language, "doctor-reports", count=str(open_reports)),
        say(language, "doctor-outbox", count=str(waiting)),
    ]


def _registry(registry: Registry, day: date, language: str) -> list[str]:
    now = census(registry, day, certificate_rules())
    later = census(registry, day + timedelta(days=LATER_DAYS), certificate_rules())
    as_of = written(registry.as_of, language)
    counts = {"count": str(now.recognised), "pending": str(now.others)}
    return [
        say(language, "doctor-registry", as_of=as_of, **counts),
        say(language, "doctor-today", day=written(now.day, language), count=str(now.valid)),
        say(language, "doctor-later", day=written(later.day, language), count=str(later.valid)),
        *_rest(now, language),
    ]


def _rest(now: Census, language: str) -> list[str]:
    counts = {
        "doctor-ending": now.ending,
        "doctor-lapsed": now.lapsed,
        "doctor-undated": now.undated,
        "doctor-generic": now.generic,
        "doctor-no-maker": now.no_maker,
    }
    return [say(language, message, count=str(count)) for message, count in counts.items()]
