"""A row of a list on its way to a change: what it says, what it means, why it cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from knowledge.errors import Problem
from knowledge.registry.days import period
from knowledge.registry.finding import Found, key, maker_of
from knowledge.registry.importing import Progress
from knowledge.registry.list_rows import Entry
from knowledge.registry.model import Product
from knowledge.registry.names import fold
from knowledge.registry.plan import Change
from knowledge.registry.recognising import newest_of, stars_now
from knowledge.registry.verdict import start

T = TypeVar("T")

_IDENTITY = ("name", "producer", "district")


@dataclass(slots=True)
class Case:
    """A row on its way: what it says, the product it was found to mean, the decision it stands under."""

    entry: Entry
    found: Found
    number: str = ""
    product: Product | None = None
    asks: bool = False

    @property
    def identity(self) -> tuple[str, ...]:
        """What no second row may be about: a product and its recognition, or its withdrawal."""
        said = self.entry
        who = (self.product.code,) if self.product else tuple(fold(said.words(name)) for name in _IDENTITY)
        if said.revokes:
            return (*who, "revoked")
        return (*who, key(self.number), str(said.said.get("recognised_year", "")))


class Counted:
    """Tells the progress with each row that has gone through one of three passes."""

    def __init__(self, rows: int, progress: Progress) -> None:
        self._rows, self._progress, self._done = rows, progress, 0

    def __call__(self, value: T) -> T:
        """Count a row, and give what came of it."""
        self._done += 1
        self._progress(self._done // 3, self._rows)
        return value


def problem(case: Case, *problems: Problem) -> Change:
    """Give the change of a row that cannot be taken."""
    entry, product = case.entry, case.product
    code, name = (product.code, product.name) if product else ("", "")
    return Change(
        "problem", entry.row, code, entry.words("name") or name, entry.words("producer"), problems=problems
    )


def withdrawal(case: Case, on: date | None, paper: str) -> Change:
    """Say what a row changes by which a certificate was withdrawn; without a day it is asked."""
    entry, product = case.entry, case.product
    if product is None:
        return problem(case, Problem("rehearse-nothing-revoked", entry.row, "name"))
    old, maker = stars_now(product), maker_of(product)
    if any(is_known(product, known.on, on) for known in product.revocations):
        return Change("unchanged", entry.row, product.code, product.name, maker, stars=old)
    values = {
        "code": product.code,
        "revoked_on": on.isoformat() if on else "",
        "reason": entry.words("reason"),
        "source_url": entry.words("source_url") or paper,
        "source_date": entry.day("source_date"),
    }
    return Change("revoked", entry.row, product.code, product.name, maker, old_stars=old, values=values)


def is_known(product: Product, known: str, on: date | None) -> bool:
    """Whether a known withdrawal is the one of a day; where no day is said, it is if nothing began since."""
    when = period(known)
    if when is None:
        return False
    if on is not None:
        return when.first <= on <= when.last
    begun = start(newest_of(product)) if product.recognitions else None
    return begun is None or begun.first <= when.last
