"""The registry as it stands, held in memory: read once, read again when an import changed it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.data import DATA
from knowledge.matching import Matcher, Named, build
from knowledge.place_names import within
from knowledge.places import Unit, same_area, today_of
from knowledge.registry.columns import PAPERS
from knowledge.registry.kept import SCHEME, is_kept
from knowledge.registry.model import (
    Application,
    Contact,
    Fair,
    Producer,
    Product,
    Recognition,
    Revocation,
    SalesPoint,
    Source,
)
from knowledge.registry.names import fold, own_name
from knowledge.registry.verdict import start
from knowledge.store import tables
from knowledge.yaml_files import read_yaml


@dataclass(frozen=True)
class Registry:
    """Every product, sales point, fair and office, with the matcher over the names.

    Attributes:
        version: Counted up by every import, and by every row that an official keeps in the chat.
        as_of: Day for which the registry is said to be true.
        products: By code, in the order of codes.
        cancelled: Fairs that were cancelled; they stand in no list.
    """

    version: int
    as_of: date
    products: Mapping[str, Product]
    sales_points: tuple[SalesPoint, ...] = ()
    fairs: tuple[Fair, ...] = ()
    contacts: tuple[Contact, ...] = ()
    cancelled: tuple[Fair, ...] = ()
    by_producer: Mapping[str, tuple[Product, ...]] = field(default_factory=dict)

    def taking_over(self, known: Registry | None) -> Registry:
        """Take what was built over the products from an earlier edition that has the same ones."""
        if known is not None and known.products == self.products:
            built = {name: made for name, made in vars(known).items() if name in BUILT}
            vars(self).update(built)
        return self

    @cached_property
    def matcher(self) -> Matcher:
        """Finds products by what a person typed; built once per edition."""
        return build(named(product) for product in self.products.values())

    def made_by(self, key: str) -> tuple[Product, ...]:
        """Give the products of a producer, by its name; or the one of a code, where no producer is known."""
        alone = self.products.get(key)
        return (alone,) if alone else self.by_producer.get(key, ())

    @cached_property
    def by_own_name(self) -> Mapping[str, tuple[Product, ...]]:
        """A maker's products by the maker's own name, folded.

        Left out are names of one syllable and names that are places: "Mù Cang Chải" asks for neither.
        """
        own = {fold(own_name(name)): made for name, made in self.by_producer.items()}
        places = {fold(place) for product in self.products.values() for place in _places(product)}
        return {name: made for name, made in own.items() if " " in name and name not in places}

    @cached_property
    def by_folded_name(self) -> Mapping[str, tuple[Product, ...]]:
        """The products by their name, folded; several makers may share one."""
        found: dict[str, list[Product]] = {}
        for product in self.products.values():
            found.setdefault(fold(product.name), []).append(product)
        return {name: tuple(products) for name, products in found.items()}

    @cached_property
    def listed_on(self) -> dict[date, tuple[tuple[Product, int | None], ...]]:
        """What may stand in a list on a day, with its stars; filled by `filtering`, one day at a time."""
        return {}

    @cached_property
    def plans(self) -> dict[Any, Any]:
        """What files would change of this edition, the last few; filled by whoever rehearses them."""
        return {}

    @cached_property
    def recognised(self) -> int:
        """How many rows say that a product was recognised at some time."""
        return sum(1 for product in self.products.values() if product.recognitions)

    def of_producer(self, product: Product) -> tuple[Product, ...]:
        """Give everything that the maker of `product` has in the registry, itself included."""
        return self.by_producer.get(product.producer.name, ()) if product.producer else ()

    def sold_at(self, product: Product) -> tuple[SalesPoint, ...]:
        """Give the sales points known to have `product`."""
        return tuple(point for point in self.sales_points if product.code in point.products)

    def sales_points_in(self, *units: Unit | None) -> tuple[SalesPoint, ...]:
        """Give the sales points of places, old or new: those in them, and those known by a larger one."""
        return tuple(
            point
            for point in self.sales_points
            if (lies := lies_in(point)) and any(unit and same_area(lies, unit) for unit in units)
        )


BUILT = frozenset({"matcher", "by_own_name", "by_folded_name", "listed_on", "recognised"})
"""What a registry builds over its products alone, when first asked."""


def lies_in(point: SalesPoint) -> Unit | None:
    """Give the smallest unit that a sales point is known to lie in."""
    return within(point.address, point.district)


@dataclass(frozen=True, slots=True)
class OfficialCount:
    """How many products the province itself counted, on which day."""

    products: int
    counted_on: date


@cache
def dataset() -> dict[str, Any]:
    """Give what `dataset.yaml` says of the shipped registry."""
    data: dict[str, Any] = read_yaml(DATA / "dataset.yaml")
    return data


def official_count() -> OfficialCount:
    """Give the province's own count, to say how incomplete the registry is."""
    official = dataset()["official"]
    return OfficialCount(official["products"], official["counted_on"])


@cache
def _publishers() -> dict[str, str]:
    with (DATA / "publishers.csv").open(encoding="utf-8", newline="") as file:
        return {row["host"]: row["name"] for row in csv.DictReader(file)}


def publisher(url: str) -> str:
    """Name the publisher of a page for people: as `publishers.csv` says, else the host; or the paper.

    What officials keep in the chat has no page; they are its publisher.
    """
    if is_kept(url):
        return _publishers()[SCHEME]
    kind, _, name = url.partition(":")
    if kind in PAPERS:
        return f"{_publishers()[kind]} {name}"
    host = urlsplit(url).hostname or ""
    host = host.removeprefix("www.")
    return _publishers().get(host, host)


def named(product: Product) -> Named:
    """Give what the matcher is told of a product."""
    with_stars = [r for r in product.recognitions if r.stars]
    newest = max(with_stars, key=_begun).stars if with_stars else None
    return Named(
        code=product.code,
        name=product.name,
        producer=product.producer.name if product.producer else "",
        places=_places(product),
        stars=newest,
        standing=_standing(product),
    )


def _begun(recognition: Recognition) -> date:
    known = start(recognition)
    return known.first if known else date.min


def _places(product: Product) -> tuple[str, ...]:
    """Give the places that are true of a product: as they were called, and the communes of today."""
    today = [unit.full for unit in today_of(product.commune, product.district)] if product.commune else []
    named_so = (product.commune, product.district, product.former_province, *today)
    return tuple(place for place in named_so if place)


def _standing(product: Product) -> Any:
    if product.generic:
        return "generic"
    if product.recognitions:
        return "recognised"
    return "revoked" if product.revocations else "pending"


async def edition(connection: AsyncConnection) -> int:
    """Give the version of the registry, 0 when it was never filled."""
    return await connection.scalar(select(tables.EditionRow.version)) or 0


async def load_registry(connection: AsyncConnection) -> Registry:
    """Read the whole registry; closed shops and offices are left out, cancelled fairs stand apart."""
    row = (await connection.execute(select(tables.EditionRow.version, tables.EditionRow.as_of))).first()
    reader = _Reader()
    await reader.read(connection)
    products = reader.products()
    version, as_of = (row.version, row.as_of) if row else (0, date.min)
    return Registry(
        version,
        as_of,
        products,
        reader.sales_points(),
        reader.fairs(cancelled=False),
        reader.contacts(),
        reader.fairs(cancelled=True),
        _by_producer(products),
    )


def _by_producer(products: Mapping[str, Product]) -> dict[str, tuple[Product, ...]]:
    found: dict[str, list[Product]] = {}
    for product in products.values():
        if product.producer:
            found.setdefault(product.producer.name, []).append(product)
    return {name: tuple(made) for name, made in found.items()}


Rows = list[dict[str, Any]]


class _Reader:
    """The tables' rows, turned into values."""

    async def read(self, connection: AsyncConnection) -> None:
        self._rows: dict[str, Rows] = {}
        for table in tables.Base.metadata.sorted_tables:
            if table.name in tables.PUBLIC:
                order = [column for column in table.columns if column.primary_key]
                found = await connection.execute(select(table).order_by(*order))
                self._rows[table.name] = [dict(row) for row in found.mappings()]
        self._sources = {
            row["id"]: Source(row["url"], publisher(row["url"]), row["published_on"])
            for row in self._rows["source"]
        }
        self._decisions = {row["number"]: row for row in self._rows["decision"]}
        self._producers = {row["id"]: Producer(row["name"], row["kind"]) for row in self._rows["producer"]}

    def products(self) -> dict[str, Product]:
        events = {name: self._grouped(name) for name in ("recognition", "application", "revocation")}
        made = (self._product(row, events) for row in self._rows["product"])
        return {product.code: product for product in sorted(made, key=lambda product: product.code)}

    def _grouped(self, table: str) -> dict[int, Rows]:
        grouped: dict[int, Rows] = {}
        for row in self._rows[table]:
            grouped.setdefault(row["product_id"], []).append(row)
        return grouped

    def _product(self, row: dict[str, Any], events: dict[str, dict[int, Rows]]) -> Product:
        def of(name: str) -> Iterable[dict[str, Any]]:
            return events[name].get(row["id"], [])

        return Product(
            code=row["code"],
            name=row["name"],
            producer=self._producers.get(row["producer_id"]),
            group=row["product_group"],
            commune=row["commune"],
            district=row["district"],
            former_province=row["former_province"],
            generic=row["generic"],
            note=row["note"],
            recognitions=tuple(self._recognition(event) for event in of("recognition")),
            applications=tuple(
                Application(self._sources[event["source_id"]], event["stage"], event["on"])
                for event in of("application")
            ),
            revocations=tuple(
                Revocation(self._sources[event["source_id"]], event["on"], event["reason"])
                for event in of("revocation")
            ),
        )

    def _recognition(self, row: dict[str, Any]) -> Recognition:
        decision = self._decisions.get(row["decision_no"], {})
        return Recognition(
            source=self._sources[row["source_id"]],
            stars=row["stars"],
            year=row["year"],
            decision_no=row["decision_no"],
            authority=decision.get("authority", ""),
            decided_on=row["decided_on"] or decision.get("signed_on"),
            valid_from=decision.get("valid_from"),
            valid_to=decision.get("valid_to"),
            level=row["level"],
        )

    def sales_points(self) -> tuple[SalesPoint, ...]:
        codes = {row["id"]: row["code"] for row in self._rows["product"]}
        stock: dict[int, list[str]] = {}
        for link in self._rows["sales_point_product"]:
            stock.setdefault(link["sales_point_id"], []).append(codes[link["product_id"]])
        return tuple(
            self._sales_point(row, tuple(stock.get(row["id"], ())))
            for row in self._rows["sales_point"]
            if row["closed_on"] is None
        )

    def _sales_point(self, row: dict[str, Any], products: tuple[str, ...]) -> SalesPoint:
        names = (
            "id",
            "name",
            "kind",
            "address",
            "district",
            "phone",
            "url",
            "goods",
            "confirmed_on",
            "latitude",
            "longitude",
        )
        plain = {name: row[name] for name in names}
        return SalesPoint(**plain, products=products, source=self._sources[row["source_id"]])

    def fairs(self, *, cancelled: bool) -> tuple[Fair, ...]:
        names = ("id", "name", "starts_on", "ends_on", "place", "organiser", "summary")
        return tuple(
            Fair(**{name: row[name] for name in names}, source=self._sources[row["source_id"]])
            for row in self._rows["fair"]
            if (row["cancelled_on"] is not None) == cancelled
        )

    def contacts(self) -> tuple[Contact, ...]:
        names = ("id", "office", "role", "address", "phone", "email", "url", "confirmed_on")
        return tuple(
            Contact(**{name: row[name] for name in names}, source=self._sources[row["source_id"]])
            for row in self._rows["contact"]
            if row["closed_on"] is None
        )
