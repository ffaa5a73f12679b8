"""Which certificates run out in the coming months, by commune of today and by month. Pure, of no people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge import places
from knowledge.places import Unit
from knowledge.registry.catalog import Registry
from knowledge.registry.days import add_months
from knowledge.registry.model import Product
from knowledge.registry.verdict import Status, verdict
from knowledge.rules.certificate import CertificateRules

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where products come from, as far as that is known.

    Attributes:
        communes: Communes and wards of today; several where it is not known which of them.
        district: The district of before 07/2025 where nothing else is known, "" where not even that.
    """

    communes: tuple[Unit, ...] = ()
    district: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """How many certificates of one place run out in each month, and in a month that is not known."""

    place: Place
    by_month: tuple[int, ...]
    unclear: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_month) + self.unclear


@dataclass(frozen=True, slots=True)
class Expiring:
    """What runs out.

    Attributes:
        months: First days of the months, the present one first.
        rows: Places, those with the most first.
        others: For a commune official, what runs out elsewhere, without saying where.
    """

    months: tuple[date, ...]
    rows: tuple[Row, ...]
    others: Row | None = None

    @property
    def whole(self) -> Row:
        """All places together."""
        return _together([*self.rows, *([self.others] if self.others else [])])


def expiring(registry: Registry, today: date, rules: CertificateRules) -> Expiring:
    """Count the certificates whose last day is, or may be, from today to the end of the twelfth month.

    Where only the year of a certificate is known, its month is not; it is counted among those, if that year
    reaches into these months.
    """
    months = tuple(add_months(today.replace(day=1), n) for n in range(MONTHS))
    end = add_months(months[0], MONTHS)
    counts: dict[Place, list[int]] = {}
    for product in registry.products.values():
        worth = verdict(product, today, rules)
        ends = None if worth.status is Status.REVOKED else worth.last_day
        if ends is None or ends.last < today or ends.first >= end:
            continue
        row = counts.setdefault(place_of(product), [0] * (MONTHS + 1))
        row[months.index(ends.first.replace(day=1)) if ends.exact else MONTHS] += 1
    rows = [Row(place, tuple(row[:MONTHS]), row[MONTHS]) for place, row in counts.items()]
    return Expiring(months, tuple(sorted(rows, key=_order)))


def place_of(product: Product) -> Place:
    """Give where a product comes from."""
    if product.commune and product.district:
        if now := places.today_of(product.commune, product.district):
            return Place(communes=now)
    elif product.commune and (unit := places.of(product.commune, "")):
        return Place(communes=places.became(unit))
    return Place(district=product.district)


def _order(row: Row) -> tuple[int, str]:
    return -row.total, "".join(unit.name for unit in row.place.communes) or row.place.district


def for_communes(found: Expiring, keys: Iterable[str]) -> Expiring:
    """Give what an official of some communes sees: these place by place, all others as one."""
    own = set(keys)
    mine = [row for row in found.rows if own & {places.key_of(unit) for unit in row.place.communes}]
    return Expiring(found.months, tuple(mine), _together([row for row in found.rows if row not in mine]))


def _together(rows: Iterable[Row]) -> Row:
    every = list(rows)
    by_month = (sum(row.by_month[n] for row in every) for n in range(MONTHS))
    return Row(Place(), tuple(by_month), sum(row.unclear for row in every))
