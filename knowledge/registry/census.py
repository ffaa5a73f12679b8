"""How many rows of the registry may honestly be called valid on a day, and why the others may not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.registry.catalog import Registry
from knowledge.registry.verdict import Certainty, Status, verdict
from knowledge.rules.certificate import CertificateRules


@dataclass(frozen=True, slots=True)
class Census:
    """Counts of rows on one day; all but `no_maker` and `others` add up to `recognised`."""

    day: date
    recognised: int
    valid: int
    ending: int
    lapsed: int
    undated: int
    generic: int
    no_maker: int
    others: int


def census(registry: Registry, day: date, rules: CertificateRules) -> Census:
    """Count."""
    rows = [product for product in registry.products.values() if product.recognitions]
    worth = [verdict(product, day, rules) for product in rows if not product.generic]
    by = {certainty: sum(v.certainty is certainty for v in worth) for certainty in Certainty}
    return Census(
        day=day,
        recognised=len(rows),
        valid=by[Certainty.SURELY_VALID],
        ending=by[Certainty.MAY_HAVE_LAPSED],
        lapsed=by[Certainty.LAPSED],
        undated=sum(
            v.status in {Status.UNDATED, Status.NOT_FOUND} and v.certainty is Certainty.UNKNOWN for v in worth
        ),
        generic=len(rows) - len(worth),
        no_maker=sum(product.producer is None and not product.generic for product in rows),
        others=len(registry.products) - len(rows),
    )
