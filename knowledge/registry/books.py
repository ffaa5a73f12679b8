"""The registry's tables while one file is loaded: what identifies a row, what a row refers to.

Nothing is written before every row of the file was put; `importing.py` says when.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.data import DATA
from knowledge.registry.columns import is_ahead
from knowledge.registry.days import add_months, period
from knowledge.registry.kept import Guard
from knowledge.registry.ledger import Ledger
from knowledge.registry.names import fold
from knowledge.rules.certificate import certificate_rules
from knowledge.store import tables

COLUMNS = {
    "decision_date": ("decided_on",),
    "note": ("note", "generic"),
    "producer": ("producer_id",),
    "producer_type": ("kind",),
    "products": ("goods",),
}
"""Which columns of the tables a column of a file fills, where they are called differently."""

GENERIC_MARK = "TÊN CHUNG"  # how SOURCES.md marks a row that names a kind of goods


MAX_CODE_GAP = 1000
FIRST_CODES = 9999
"""Where the registry is empty, any code of four digits may be the first."""


class Unfit(Exception):
    """A row that is well formed and does not fit the registry."""

    def __init__(self, reason: str, column: str, value: str, **others: str) -> None:
        super().__init__(reason)
        self.reason, self.column = reason, column
        self.values = {"value": value, **others}


class Books:
    """The registry's tables while one file is loaded."""

    def __init__(self, as_of: date) -> None:
        self._as_of = as_of
        self.sources = Ledger(tables.SourceRow, "url", "published_on")
        self.producers = Ledger(tables.ProducerRow, "name")
        self.products = Ledger(tables.ProductRow, "code")
        self.recognitions = Ledger(tables.RecognitionRow, "product_id", "decision_no", "year")
        self.applications = Ledger(tables.ApplicationRow, "product_id", "stage", "on")
        self.revocations = Ledger(tables.RevocationRow, "product_id", "on")
        self.sales_points = Ledger(tables.SalesPointRow, "name", "district")
        self.fairs = Ledger(tables.FairRow, "name", "starts_on")
        self.contacts = Ledger(tables.ContactRow, "office")
        self.decisions: dict[str, dict[str, Any]] = {}
        self.stock: dict[int, frozenset[int]] = {}
        self._new_decisions: dict[str, dict[str, Any]] = {}
        self._old_decisions: dict[str, dict[str, Any]] = {}
        self._new_stock: dict[int, frozenset[int]] = {}
        self._codes: dict[tuple[str, str, str], str] = {}
        self._last_code = 0
        self._seen: set[tuple[Any, ...]] = set()
        self._makers: dict[str, str] = {}
        self._makers_by_id: dict[int, str] = {}
        self._recognised: set[int] = set()
        self._free_codes = FIRST_CODES
        self._named: dict[int, str] = {}
        self._unsaid: frozenset[str] = frozenset()
        self._guards: dict[str, Guard] = {}

    @property
    def _ledgers(self) -> Iterable[Ledger]:
        """In the order in which one may refer to the next."""
        return (
            self.sources, self.producers, self.products, self.recognitions, self.applications,
            self.revocations, self.sales_points, self.fairs, self.contacts,
        )  # fmt: skip

    async def read(self, connection: AsyncConnection) -> None:
        """Take in what the registry holds."""
        for ledger in self._ledgers:
            await ledger.read(connection)
        sources = {row["id"]: row for row in self.sources.rows.values()}
        for ledger in (self.sales_points, self.fairs, self.contacts):
            self._guards[ledger.table.name] = Guard(ledger.rows.values(), sources)
        decisions = await connection.execute(select(tables.DecisionRow.__table__))
        self.decisions = {row["number"]: dict(row) for row in decisions.mappings()}
        stock: dict[int, set[int]] = {}
        for point, product in await connection.execute(select(tables.SalesPointProductRow.__table__)):
            stock.setdefault(point, set()).add(product)
        self.stock = {point: frozenset(products) for point, products in stock.items()}
        makers = {row["id"]: row["name"] for row in self.producers.rows.values()}
        self._makers = {name.casefold(): name for name in makers.values()}
        self._makers_by_id = makers
        self._recognised = {row["product_id"] for row in self.recognitions.rows.values()}
        self._free_codes = 0 if self.products.rows else FIRST_CODES
        for row in self.products.rows.values():
            self._note_code(row["code"], row["name"], makers.get(row["producer_id"], ""), row["district"])
        for code in await _undone_codes(connection):
            self._last_code = max(self._last_code, int(code.removeprefix("LC-")))

    def leave(self, absent: frozenset[str]) -> None:
        """Leave what is known in columns that the file does not have."""
        self._unsaid = frozenset(column for name in absent for column in COLUMNS.get(name, (name,)))
        for ledger in self._ledgers:
            ledger.unsaid = self._unsaid

    async def write(self, connection: AsyncConnection) -> None:
        """Write what was put."""
        for ledger in self._ledgers:
            await ledger.write(connection)
        await _replace(connection, tables.DecisionRow, "number", self._new_decisions)
        for point, products in self._new_stock.items():
            link = tables.SalesPointProductRow
            await connection.execute(delete(link).where(link.sales_point_id == point))
            rows = [{"sales_point_id": point, "product_id": product} for product in sorted(products)]
            if rows:
                await connection.execute(insert(link), rows)

    def journal(self) -> dict[str, list[tuple[dict[str, Any] | None, dict[str, Any]]]]:
        """Give by table each row that was put otherwise: before, None for a new one, and after."""
        found = {ledger.table.name: ledger.journal() for ledger in self._ledgers}
        decisions = self._new_decisions.items()
        found["decision"] = [(self._old_decisions.get(number), dict(row)) for number, row in decisions]
        return {name: rows for name, rows in found.items() if rows}

    def code_of(self, name: str, producer: str, district: str) -> str:
        """Give the code of a product that was put."""
        return self._codes[_identity(name, producer, district)]

    # --- one method for each kind of file: a checked row in; "new", "changed", "same" or "kept" out ----

    def put_products(self, row: dict[str, Any]) -> str:
        """Keep a product and its recognition."""
        generic = row["note"].startswith(GENERIC_MARK)
        product, state = self._product(row, generic, recognised=True)
        self._once("name", row["name"], product, row["decision_no"], row["recognised_year"])
        decision = self.decisions.get(row["decision_no"], {})
        signed_on = decision.get("signed_on")
        _, changed = self.recognitions.put(
            product_id=product,
            decision_no=row["decision_no"],
            year=row["recognised_year"],
            decided_on=None if row["decision_date"] == signed_on else row["decision_date"],
            stars=row["stars"],
            level=decision.get("level", ""),
            source_id=self._source(row["source_url"], row["source_date"]),
        )
        return "changed" if state == "same" and changed else state

    def put_pending_or_revoked(self, row: dict[str, Any]) -> str:
        """Keep a product that is proposed, or whose certificate was withdrawn."""
        meaning = statuses().get(row["status"])
        if meaning is None:
            raise Unfit("import-unknown-status", "status", row["status"][:60])
        product, state = self._product(row)
        on, source = row["stage_on"] or meaning["on"], self._source(row["source_url"], None)
        self._once("name", row["name"], product, meaning["stage"], on)
        if meaning["verdict"] == "revoked":
            if not on:  # without a day it could not be told from a recognition that came later
                raise Unfit("import-empty-cell", "stage_on", "")
            if (begun := period(on)) and is_ahead(begun.first, self._as_of):
                raise Unfit("import-ahead", "stage_on", on)
            _, changed = self.revocations.put(
                product_id=product, on=on, reason=row["reason"], source_id=source
            )
        else:
            _, changed = self.applications.put(
                product_id=product, stage=meaning["stage"], on=on, source_id=source
            )
        return "changed" if state == "same" and changed else state

    def put_revocation(self, row: dict[str, Any]) -> None:
        """Keep that a known product's certificate was withdrawn."""
        self.revocations.put(
            product_id=self._product_id(row["code"]),
            on=row["revoked_on"],
            reason=row["reason"],
            source_id=self._source(row["source_url"], row["source_date"]),
        )

    def put_decisions(self, row: dict[str, Any]) -> str:
        """Keep a decision."""
        values = {name: row[name] for name in row if name != "source_url"}
        values["source_id"] = self._source(row["source_url"], None)
        self._once("number", row["number"], row["number"])
        known = self.decisions.get(row["number"])
        values |= {name: known[name] for name in self._unsaid & set(known)} if known else {}
        return self._put_decision(known, values)

    def put_life(self, number: str, signed: date | None, issued: date | None, page: str) -> None:
        """Keep what was learnt of a decision; what is known of it already stays."""
        known = self.decisions.get(number)
        learnt = {"signed_on": signed, "valid_from": issued}
        if known:
            values = {**known, **{name: known[name] or day for name, day in learnt.items()}}
        else:
            unknown = {"authority": "", "level": "", "valid_to": None, "note": ""}
            values = {
                "number": number,
                **unknown,
                **learnt,
                "source_id": self._source(page, signed or issued),
            }
        self._put_decision(known, values)

    def _put_decision(self, known: dict[str, Any] | None, values: dict[str, Any]) -> str:
        _check_life(values)
        if known == values:
            return "same"
        number = values["number"]
        if known:
            self._old_decisions.setdefault(number, known)
        self.decisions[number] = self._new_decisions[number] = values
        return "changed" if known else "new"

    def put_sales_points(self, row: dict[str, Any]) -> str:
        """Keep a sales point and which products it has."""
        products = frozenset(self._product_id(code) for code in row["product_codes"])
        self._once("name", row["name"], row["name"], row["district"])
        if self._is_kept(self.sales_points, row):
            return "kept"
        before = len(self.sales_points.rows)
        names = (
            "name",
            "kind",
            "address",
            "district",
            "phone",
            "url",
            "latitude",
            "longitude",
            "confirmed_on",
        )
        point, changed = self.sales_points.put(
            **{name: row[name] for name in names},
            goods=row["products"],
            source_id=self._source(row["source_url"], None),
        )
        if "product_codes" not in self._unsaid and self.stock.get(point, frozenset()) != products:
            self.stock[point] = self._new_stock[point] = products
            changed = True
        return _state(before, self.sales_points, changed)

    def put_fairs(self, row: dict[str, Any]) -> str:
        """Keep a fair."""
        return self._put_sourced(self.fairs, row)

    def put_contacts(self, row: dict[str, Any]) -> str:
        """Keep an office."""
        return self._put_sourced(self.contacts, row)

    def _put_sourced(self, ledger: Ledger, row: dict[str, Any]) -> str:
        self._once(ledger.key[0], row[ledger.key[0]], *(row[name] for name in ledger.key))
        if self._is_kept(ledger, row):
            return "kept"
        before = len(ledger.rows)
        values = {name: value for name, value in row.items() if name != "source_url"}
        _, changed = ledger.put(**values, source_id=self._source(row["source_url"], None))
        return _state(before, ledger, changed)

    def _is_kept(self, ledger: Ledger, row: dict[str, Any]) -> bool:
        return self._guards[ledger.table.name].holds(row, ledger.key)

    def _once(self, column: str, name: str, *identity: Any) -> None:
        """Refuse a second row about the same thing: which of the two is meant cannot be known."""
        if identity in self._seen:
            raise Unfit("import-doubled-row", column, name[:60])
        self._seen.add(identity)

    # --- what rows refer to ---------------------------------------------------------------------

    def _source(self, url: str, published_on: date | None) -> int:
        return self.sources.put(url=url, published_on=published_on)[0]

    def _product_id(self, code: str) -> int:
        row = self.products.rows.get((code,))
        if row is None:
            raise Unfit("import-unknown-code", "product_codes", code)
        return int(row["id"])

    def _product(
        self, row: dict[str, Any], generic: bool = False, recognised: bool = False
    ) -> tuple[int, str]:
        producer = self._producer(row["producer"], row.get("producer_type", ""))
        known = self._codes.get(_identity(row["name"], row["producer"], row["district"]))
        code = row["code"] or known or f"LC-{self._last_code + 1:04d}"
        before = len(self.products.rows)
        known_row = self.products.rows.get((code,))
        if known_row is not None and known_row["id"] in self._named:
            return self._named_again(known_row["id"], row["name"]), "same"
        if known_row is None:
            self._check_new_code(code)
        else:
            self._check_rename(known_row, row["name"], row["producer"])
        names = [name for name in ("commune", "district", "former_province", "product_group") if name in row]
        if recognised or known_row is None or known_row["id"] not in self._recognised:
            own = {"note": row["note"], "generic": generic}
        else:  # a list of applications says nothing on the note of a recognised product
            own = {}
        product, changed = self.products.put(
            code=code, name=row["name"], producer_id=producer, **own, **{name: row[name] for name in names}
        )
        self._named[product] = row["name"].casefold()
        self._note_code(code, row["name"], row["producer"], row["district"])
        return product, _state(before, self.products, changed)

    def _check_new_code(self, code: str) -> None:
        """Refuse a code far beyond the highest: a slip of the keyboard would number all that follow."""
        number, last = int(code.removeprefix("LC-")), self._last_code
        if number > max(last + MAX_CODE_GAP, self._free_codes):
            raise Unfit("import-far-code", "code", code[:60], highest=f"LC-{last:04d}")

    def _check_rename(self, known: dict[str, Any], name: str, producer: str) -> None:
        """Refuse another product under a known code: it would inherit a certificate."""
        maker = self._makers_by_id.get(known["producer_id"], "")
        same_maker = bool(maker) and maker.casefold() == producer.casefold()
        if same_maker or known["name"].casefold() == name.casefold():
            return
        if not set(fold(known["name"]).split()) & set(fold(name).split()):
            raise Unfit("import-other-product", "name", name[:60], code=known["code"], old=known["name"])

    def _named_again(self, product: int, name: str) -> int:
        """Take a further row of a product; another name there would be another product."""
        if self._named[product] != name.casefold():
            raise Unfit("import-doubled-row", "name", name[:60])
        return product

    def _producer(self, name: str, kind: str) -> int | None:
        if not name:
            return None
        name = self._makers.setdefault(name.casefold(), name)
        known = self.producers.rows.get((name,))
        return self.producers.put(name=name, kind=kind or (known or {}).get("kind", ""))[0]

    def _note_code(self, code: str, name: str, producer: str, district: str) -> None:
        self._codes.setdefault(_identity(name, producer, district), code)
        self._last_code = max(self._last_code, int(code.removeprefix("LC-")))


async def _undone_codes(connection: AsyncConnection) -> list[str]:
    """Give the codes of imports that were undone: somebody may have seen them, so none is given again."""
    undone = select(tables.ImportRow.touched).where(tables.ImportRow.state == "undone")
    return [one["code"] for touched in (await connection.scalars(undone)).all() for one in touched]


def _check_life(decision: dict[str, Any]) -> None:
    """Refuse days that no certificate can have; a day that is not given proves nothing."""
    signed, first, last = (decision[name] for name in ("signed_on", "valid_from", "valid_to"))
    months = certificate_rules().months
    if last is None:
        return
    if first and last < first:
        raise Unfit("import-ends-early", "valid_to", str(last), first=str(first))
    if first and last > add_months(first, months):
        raise Unfit("import-lives-long", "valid_to", str(last), first=str(first), months=str(months))
    if signed and signed > last:
        raise Unfit("import-signed-late", "signed_on", str(signed), last=str(last))


def _identity(name: str, producer: str, district: str) -> tuple[str, str, str]:
    return name.casefold(), producer.casefold(), district.casefold()


def _state(before: int, ledger: Ledger, changed: bool) -> str:
    if len(ledger.rows) > before:
        return "new"
    return "changed" if changed else "same"


async def _replace(
    connection: AsyncConnection, of: type[tables.DecisionRow], key: str, rows: dict[str, dict[str, Any]]
) -> None:
    if rows:
        await connection.execute(delete(of).where(getattr(of, key).in_(list(rows))))
        await connection.execute(insert(of), list(rows.values()))


@cache
def statuses() -> dict[str, dict[str, str]]:
    """What each free-text status of the sources means, from `statuses.csv`."""
    with (DATA / "statuses.csv").open(encoding="utf-8", newline="") as file:
        return {row["status"]: row for row in csv.DictReader(file)}
