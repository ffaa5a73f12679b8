"""The officials' list of certificates that run out: who was reminded, what came of it, who is silent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from handlers.reminders import SETTLED_BY, due
from knowledge.people import producers, reminders
from knowledge.people.reminders import Reminder
from knowledge.registry.catalog import load_registry
from knowledge.registry.model import Product
from knowledge.store.database import Database
from knowledge.texts import say
from knowledge.texts.form import day

State = Literal["lodged", "not-yet", "silent", "waiting", "failed", "untold", "nobody"]
"""How far a certificate's notices are."""


async def listed(database: Database, today: date, language: str) -> list[str]:
    """Give a line for each certificate of which a notice is due, the one that ends first at the top."""
    async with database.begin() as connection:
        registry = await load_registry(connection)
        linked = {link.producer for link in await producers.links(connection)}
        told = await reminders.every(connection)
    found = []
    for product in registry.products.values():
        notice = due(product, today)
        if notice is not None and notice.last_day is not None:
            mine = [r for r in told if (r.product_code, r.last_day) == (product.code, notice.certificate)]
            found.append((notice.last_day, product, _state(product, mine, linked)))
    found.sort(key=lambda row: (row[0], row[1].code))
    return [_line(product, last_day, state, language) for last_day, product, state in found] or [
        say(language, "reminders-none")
    ]


def _state(product: Product, mine: Iterable[Reminder], linked: set[str]) -> State:
    """Name how far it is: nobody to tell, not told yet, answered, failed, or silent."""
    every = list(mine)
    if any(one.answered in SETTLED_BY for one in every):
        return "lodged"
    if any(one.answered for one in every):
        return "not-yet"
    if any(one.outcome == reminders.SENT for one in every):
        return "silent"
    if any(not one.outcome for one in every):
        return "waiting"
    if every:
        return "failed"
    known = product.code in linked or (product.producer is not None and product.producer.name in linked)
    return "untold" if known else "nobody"


def _line(product: Product, last_day: date, state: str, language: str) -> str:
    maker = product.producer.name if product.producer else "–"
    return say(
        language, "reminders-item", code=product.code, product=product.name, producer=maker,
        day=day(last_day, language), state=say(language, f"reminder-state-{state}"),
    )  # fmt: skip
