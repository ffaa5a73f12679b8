"""Whom new rules would touch: open dossiers with their answers, answers that were asked for, reminders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people import producers
from knowledge.people.dossiers import carried, set_after
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import last_day, verdict
from knowledge.rules.certificate import CertificateRules, certificate_rules
from knowledge.rules.criteria import Criteria
from knowledge.rules.rehearsing import NewRules, changed_certificate
from knowledge.rules.renewal import notice_days
from knowledge.store.tables import DossierAnswerRow, DossierRow, ReceiptRow

ASKED_WITHIN = timedelta(days=90)
RENEWAL_RESTS_ON = "qd26_2026"
"""The document that the reminders of a renewal rest on."""


@dataclass(frozen=True, slots=True)
class SetTouched:
    """The open dossiers of one set under a new edition.

    Attributes:
        number: Of the set as it is.
        becomes: Its number in the new edition, None where it has none.
        dossiers: Open dossiers.
        kept: Answers that are carried over.
        anew: Answers that have to be given anew.
    """

    number: int
    becomes: int | None
    dossiers: int
    kept: int
    anew: int


@dataclass(frozen=True, slots=True)
class Effects:
    """What new rules would touch.

    Attributes:
        sets: By version of the new edition, the sets with open dossiers.
        papers: Open dossiers that say something of a paper which is gone.
        asked: How often each touched answer was given lately, by id of the question.
        verdicts: Products of which something else would be said today.
        reminders: Reminders to producers that would come on another day, or rest on a document that ended.
        producers: People who would get them.
    """

    sets: Mapping[str, tuple[SetTouched, ...]]
    papers: int
    asked: Mapping[str, int]
    verdicts: int
    reminders: int
    producers: int


async def effects(connection: AsyncConnection, registry: Registry, new: NewRules, today: date) -> Effects:
    """Say what new rules would touch."""
    reminders, people = await _reminders(connection, registry, new, today)
    return Effects(
        sets={one.version: await _sets(connection, one) for one in new.editions},
        papers=await _papers(connection, new.papers.gone),
        asked=await _asked(connection, new, today),
        verdicts=_verdicts(registry, new.certificate, today) if changed_certificate(new) else 0,
        reminders=reminders,
        producers=people,
    )


async def _sets(connection: AsyncConnection, after: Criteria) -> tuple[SetTouched, ...]:
    """Carry each open dossier over, as it would be, and count."""
    opened = DossierRow.state == "open"
    rows = await connection.execute(
        select(DossierRow.id, DossierRow.set_no, DossierRow.rules_version).where(opened)
    )
    count: Counter[int] = Counter()
    kept: Counter[int] = Counter()
    anew: Counter[int] = Counter()
    for id_, number, version in rows.all():
        mine = (DossierAnswerRow.dossier_id == id_) & (DossierAnswerRow.rules_version == version)
        answers = await connection.execute(
            select(DossierAnswerRow.criterion, DossierAnswerRow.text).where(mine)
        )
        old = {row.criterion: row.text for row in answers}
        chosen = set_after(number, after)
        still = len(carried(old, chosen)) if chosen else 0
        count[number] += 1
        kept[number] += still
        anew[number] += len(old) - still
    became = {number: set_after(number, after) for number in count}
    return tuple(
        SetTouched(n, one.number if (one := became[n]) else None, count[n], kept[n], anew[n])
        for n in sorted(count)
    )


async def _papers(connection: AsyncConnection, gone: tuple[str, ...]) -> int:
    if not gone:
        return 0
    states = await connection.scalars(select(DossierRow.papers).where(DossierRow.state == "open"))
    return sum(1 for state in states if set(state) & set(gone))


async def _asked(connection: AsyncConnection, new: NewRules, today: date) -> dict[str, int]:
    touched = {*new.answers.changed, *(one.item for one in new.outdated)}
    given = (ReceiptRow.on >= today - ASKED_WITHIN) & ReceiptRow.faq_id.in_(sorted(touched))
    query = select(ReceiptRow.faq_id, func.count()).where(given).group_by(ReceiptRow.faq_id)
    return {row[0]: row[1] for row in await connection.execute(query)}


def _verdicts(registry: Registry, rules: CertificateRules | None, today: date) -> int:
    assert rules is not None
    now = certificate_rules()
    return sum(
        verdict(product, today, now) != verdict(product, today, rules)
        for product in registry.products.values()
    )


async def _reminders(
    connection: AsyncConnection, registry: Registry, new: NewRules, today: date
) -> tuple[int, int]:
    """Count the reminders that are still to come and would be other ones, and who would get them."""
    ended = new.replaced.get(RENEWAL_RESTS_ON)
    rules = new.certificate if changed_certificate(new) else None
    count, people = 0, set()
    for link in await producers.links(connection) if ended or rules else ():
        for product in registry.made_by(link.producer):
            now = _days(product, today, certificate_rules())
            found = _touched(now, _days(product, today, rules) if rules else None, ended, today)
            count += found
            if found:
                people.add(link.person)
    return count, len(people)


def _days(product: Product, today: date, rules: CertificateRules) -> dict[str, date]:
    """Give the day of each reminder about a product, none where its last day is not known."""
    recognition = verdict(product, today, certificate_rules()).recognition
    ends = last_day(recognition, rules) if recognition else None
    return notice_days(ends.last) if ends and ends.exact else {}


def _touched(
    now: Mapping[str, date], then: Mapping[str, date] | None, ended: date | None, today: date
) -> int:
    """Count the reminders that move, or come when what they rest on has ended."""
    moved = {name for name, day in now.items() if then is not None and then.get(name) != day and day >= today}
    late = {name for name, day in now.items() if ended is not None and day >= max(ended, today)}
    return len(moved | late)
