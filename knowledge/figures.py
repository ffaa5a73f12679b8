"""What officials want to know of a month, gathered into plain values; nothing in it names anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.expiring import Expiring, expiring, for_communes
from knowledge.people import drop_off, tallies
from knowledge.people.effects import Effect, effects
from knowledge.people.staff import Official
from knowledge.registry.catalog import Registry
from knowledge.rules.certificate import certificate_rules
from knowledge.rules.editions import Editions
from knowledge.suppression import LEAST, Cell, Shown, showable

UNSAID = ""
"""The subject that is counted and never shown: many words, no product of its own, a greeting."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in a month; None and empty where that would speak of fewer than five people.

    Attributes:
        times: How often something was asked.
        people: By at least how many people.
        kinds: What it was about.
        products: Codes of the products answered.
        faqs: Ids of the questions answered.
        missed: Words for goods that are not in the list.
        unanswered: Words that could not be answered.
        helped: How often somebody said that an answer helped ("yes"), or did not ("no").
    """

    times: int | None
    people: int
    kinds: Shown
    products: Shown
    faqs: Shown
    missed: Shown
    unanswered: Shown
    helped: Shown


@dataclass(frozen=True, slots=True)
class DropOff:
    """Where those stopped who assess themselves now: `people` are all of them, `stops` have "set/code"."""

    people: int | None
    stops: Shown


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything about one month; certificates are counted from today."""

    month: date
    today: date
    asked: Asked
    drop_off: DropOff
    effects: tuple[Effect, ...]
    expiring: Expiring


async def figures(
    connection: AsyncConnection,
    registry: Registry,
    editions: Editions,
    *,
    month: date,
    today: date,
    who: Official | None = None,
) -> Figures:
    """Gather.

    Args:
        connection: The transaction.
        registry: The registry as it stands.
        editions: The editions of the criteria.
        month: First day of the month.
        today: The calendar day in Lào Cai.
        who: Who wants to know; a commune official sees of other communes no more than their sum.
    """
    runs_out = expiring(registry, today, certificate_rules())
    of_commune = who if who is not None and who.role == "commune" else None
    if of_commune:
        runs_out = for_communes(runs_out, of_commune.communes)
    return Figures(
        month=month,
        today=today,
        asked=asked_of(await tallies.cells(connection, month)),
        drop_off=drop_off_of(await drop_off.stops(connection, editions)),
        effects=await effects(connection, month, of_commune.id if of_commune else None),
        expiring=runs_out,
    )


def asked_of(cells: Mapping[str, Sequence[Cell]]) -> Asked:
    """Choose what may be shown of a month's tallies: all, below it kinds, below a kind its subjects."""
    whole = next((cell for cell in cells.get("all", ()) if cell.people >= LEAST), None)
    every = cells.get("kind", ())
    kinds = showable(every, whole.times, silent=UNSAID) if whole else Shown(left_out=bool(every))

    def below(kind: str) -> Shown:
        times = kinds.times(kind)
        parts = cells.get(kind, ())
        return Shown(left_out=bool(parts)) if times is None else showable(parts, times, silent=UNSAID)

    return Asked(
        times=whole.times if whole else None,
        people=whole.people if whole else 0,
        kinds=kinds,
        products=below("product"),
        faqs=below("faq"),
        missed=below("missed"),
        unanswered=below("unanswered"),
        helped=showable(cells.get("helped", ()), None),
    )


def drop_off_of(stops: Sequence[Cell]) -> DropOff:
    """Choose what may be shown of where people stopped."""
    people = sum(cell.people for cell in stops)
    if people < LEAST:
        return DropOff(None, Shown(left_out=bool(stops)))
    return DropOff(people, showable(stops, people, silent=drop_off.THROUGH))
