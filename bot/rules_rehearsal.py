"""What new rule files would touch, in words for whoever runs the program."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from knowledge.calendar import day_of
from knowledge.faq.catalog import faq
from knowledge.people.rule_effects import Effects, effects
from knowledge.registry.catalog import load_registry
from knowledge.rules.criteria import Criteria
from knowledge.rules.editions import Editions, editions
from knowledge.rules.rehearsing import NOT_COMPARED, Difference, NewRules, changed_certificate, rehearse_rules
from knowledge.store.database import Database
from knowledge.texts import say
from knowledge.texts.form import day

SHOWN = 12


async def lines(
    database: Database, settings: Settings, folder: Path, at: datetime, language: str
) -> list[str]:
    """Say what the files of a folder would touch.

    Raises:
        BadRules: A file cannot be used.
    """
    today = day_of(at)
    known = editions(settings.rules)
    new = rehearse_rules(folder, known, today)
    async with database.begin() as connection:
        registry = await load_registry(connection)
        touched = await effects(connection, registry, new, today)
    return [
        say(language, "rules", files=", ".join(new.files)),
        *(line for one in new.editions for line in _edition(one, known, touched, language)),
        *_difference("papers", new.papers, language),
        *([say(language, "rules-papers-gone", count=touched.papers)] if touched.papers else []),
        *_answers(new, touched, language),
        *_reminders(new, touched, language),
        *_not_compared(new, language),
        say(language, "rules-nothing-written"),
    ]


def _not_compared(new: NewRules, language: str) -> Iterator[str]:
    if names := sorted(NOT_COMPARED & set(new.files)):
        yield say(language, "rules-not-compared", files=", ".join(names))


def _edition(one: Criteria, known: Editions, touched: Effects, language: str) -> Iterator[str]:
    before = known.on(one.in_force)
    changed = [number for number, set_ in one.sets.items() if before.sets.get(set_.was) != set_]
    values = {"day": day(one.in_force, language), "sets": str(len(one.sets)), "changed": str(len(changed))}
    yield say(language, "rules-edition", **values)
    for set_ in touched.sets.get(one.version, ()):
        counts = {"number": str(set_.number), "dossiers": str(set_.dossiers)}
        if set_.becomes is None:
            yield say(language, "rules-set-gone", **counts)
        else:
            yield say(
                language, "rules-set", **counts, becomes=str(set_.becomes), kept=str(set_.kept),
                anew=str(set_.anew),
            )  # fmt: skip
    if not touched.sets.get(one.version):
        yield say(language, "rules-no-dossiers")


def _difference(kind: str, found: Difference, language: str) -> Iterator[str]:
    if not found:
        return
    yield say(
        language, f"rules-{kind}", new=str(len(found.new)), changed=str(len(found.changed)),
        gone=str(len(found.gone)),
    )  # fmt: skip
    named = [*found.new, *found.changed, *found.gone]
    more = say(language, "rules-more", count=len(named) - SHOWN) if len(named) > SHOWN else ""
    yield say(language, "rules-named", names=", ".join([*named[:SHOWN], *([more] if more else [])]))


def _answers(new: NewRules, touched: Effects, language: str) -> Iterator[str]:
    yield from _difference("answers", new.answers, language)
    yield from _difference("documents", new.documents, language)
    if new.outdated:
        yield say(language, "rules-outdated", count=len(new.outdated))
    for one in new.outdated[:SHOWN]:
        item = faq().get(one.item)
        values = {"item": one.item, "label": item.words[language].label if item else one.item}
        asked = str(touched.asked.get(one.item, 0))
        yield say(
            language, "rules-outdated-item", **values, document=one.document, day=day(one.since, language),
            asked=asked,
        )  # fmt: skip
    if asked_changed := sum(touched.asked.get(item, 0) for item in new.answers.changed):
        yield say(language, "rules-asked", count=asked_changed)


def _reminders(new: NewRules, touched: Effects, language: str) -> Iterator[str]:
    if changed_certificate(new) and new.certificate:
        months = str(new.certificate.months)
        yield say(language, "rules-certificate", months=months, count=touched.verdicts)
    yield say(language, "rules-reminders", count=touched.reminders, people=str(touched.producers))
