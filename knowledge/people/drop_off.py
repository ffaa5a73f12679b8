"""Where producers stopped in the self-assessment: at which question of which set, counted by persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.rules.criteria import CriteriaSet, Criterion
from knowledge.rules.editions import Editions
from knowledge.store.tables import DossierAnswerRow, DossierRow
from knowledge.suppression import Cell

THROUGH = ""
"""The subject of those who answered to the end."""

QUICK_STAR = 3
"""The star whose marks are asked first, in the short walk."""


def stop(chosen: CriteriaSet, answered: Sequence[str], skipped: Sequence[str]) -> str:
    """Give the code of the criterion at which somebody stopped, `THROUGH` where none is left.

    Args:
        chosen: The set.
        answered: Codes in the order in which they were answered.
        skipped: Codes that were passed over.
    """
    done = {*answered, *skipped}
    walked = _walked(chosen, answered, done)
    last = next((n for n, c in enumerate(walked) if answered and c.code == answered[-1]), -1)
    rest = [*walked[last + 1 :], *walked[: last + 1]]
    return next((criterion.code for criterion in rest if criterion.code not in done), THROUGH)


def _walked(chosen: CriteriaSet, answered: Sequence[str], done: set[str]) -> Sequence[Criterion]:
    """Give the criteria that are being asked: the short walk, where only its criteria were answered."""
    short = chosen.needed_for(QUICK_STAR)
    if not answered or not done <= {criterion.code for criterion in short}:
        return chosen.criteria
    place = {criterion.code: n for n, criterion in enumerate(chosen.criteria)}
    farthest = max(place.get(code, 0) for code in answered)
    return short if farthest + 1 > len(done) else chosen.criteria


async def stops(connection: AsyncConnection, editions: Editions) -> list[Cell]:
    """Count persons by set and criterion, each with the open dossier they touched last.

    Returns:
        Cells with the subject "set/code"; those who answered to the end are one cell, `THROUGH`.
    """
    query = select(
        DossierRow.id, DossierRow.person_id, DossierRow.set_no, DossierRow.rules_version, DossierRow.skipped
    )
    query = query.where(DossierRow.state == "open").order_by(DossierRow.changed_at, DossierRow.id)
    newest = {row.person_id: row for row in await connection.execute(query)}
    answered = await _answered(connection)
    counts: Counter[str] = Counter()
    for row in newest.values():
        rules = editions.of(row.rules_version)
        if rules is not None and (chosen := rules.sets.get(row.set_no)) is not None:
            code = stop(chosen, answered.get((row.id, row.rules_version), ()), row.skipped)
            counts[THROUGH if code == THROUGH else f"{row.set_no}/{code}"] += 1
    return [Cell(subject, people, people) for subject, people in counts.items()]


async def _answered(connection: AsyncConnection) -> Mapping[tuple[int, str], list[str]]:
    """Give the codes that were answered in open dossiers, by dossier and edition, in order."""
    query = (
        select(DossierAnswerRow.dossier_id, DossierAnswerRow.rules_version, DossierAnswerRow.criterion)
        .join(DossierRow, DossierRow.id == DossierAnswerRow.dossier_id)
        .where(DossierRow.state == "open")
        .order_by(DossierAnswerRow.id)
    )
    found: dict[tuple[int, str], list[str]] = {}
    for id, version, code in await connection.execute(query):
        found.setdefault((id, version), []).append(code)
    return found
