"""What a list would change in the registry, row by row, before anything is written. Pure.

A row is about a known product by its code, or by its name and maker; what is only like one is asked about.
An empty cell says nothing and changes nothing. Stars are compared with the newest recognition; a recognition
that is already there is corrected, a newer one renews, raises or lowers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.errors import Problem
from knowledge.registry.cases import Case, Counted, problem, withdrawal
from knowledge.registry.catalog import Registry
from knowledge.registry.decided import Decisions
from knowledge.registry.finding import Found, Shelf, key, maker_of
from knowledge.registry.grids import Grid
from knowledge.registry.importing import Progress
from knowledge.registry.list_rows import Entry, entries, headings
from knowledge.registry.model import Product, Recognition
from knowledge.registry.names import fold
from knowledge.registry.plan import CHANGES, WEIGHTS, Answers, Change, Kind, Life, Need, Plan
from knowledge.registry.product_cells import Cells, cells_for
from knowledge.registry.recognising import (
    kind_of_known,
    kind_of_new,
    known_cells,
    new_cells,
    newest_of,
    same_recognition,
    stars_now,
)
from knowledge.rules.certificate import certificate_rules
from knowledge.texts import DEFAULT
from knowledge.texts.form import day

TELLS = frozenset({"stars", "decision_no", "decision_date", "issued_on", "valid_to", "recognised_year"})
"""Columns that tell of a recognition."""


def rehearse(  # noqa: PLR0917 - what it is read from, in the order of the way
    grid: Grid,
    registry: Registry,
    lives: Sequence[Life],
    answers: Answers,
    today: date,
    progress: Progress = lambda done, total: None,
) -> Plan:
    """Say what a list would change.

    Args:
        grid: The list as it was read.
        registry: The registry as it stands.
        lives: Every decision that is known.
        answers: What an official said of the file.
        today: The calendar day in Lào Cai.
        progress: Told (rows done, rows in all).
    """
    meant = headings(grid, answers.columns)
    bare = Plan(
        grid.file, meant, sheet=grid.sheet, unread=grid.unread, hidden=grid.hidden, filled=grid.filled
    )
    columns = {heading.column for heading in meant}
    if "code" not in columns and not ("name" in columns and columns & {"stars", "status"}):
        return replace(bare, needs=("columns",))
    read = list(entries(grid, meant, today))
    rehearsal = _Rehearsal(columns, registry, lives, answers, today)
    found = rehearsal.plan(bare, [entry for entry in read if entry is not None], progress)
    return replace(found, titles=read.count(None))


class _Rehearsal:
    def __init__(
        self, columns: set[str], registry: Registry, lives: Sequence[Life], answers: Answers, today: date
    ) -> None:
        self._today = today
        self._listed = bool(columns & {"decision_no", "recognised_year"})
        self._registry = registry
        self._answers = answers
        self._shelf = Shelf(registry.products, registry.by_folded_name)
        self._decisions = Decisions(lives, answers, certificate_rules().months)
        self._seen: dict[tuple[str, ...], int] = {}

    def plan(self, bare: Plan, rows: Sequence[Entry], progress: Progress) -> Plan:
        """Make the plan in three passes: what the rows mean, which may be renamed, what they change."""
        counted = Counted(len(rows), progress)
        cases = [counted(self._case(entry)) for entry in rows]
        taken = {case.product.code for case in cases if case.product}
        for case in cases:
            self._settle(case, taken)
            counted(case)
        changes = [counted(self._change(case)) for case in cases]
        undated = self._undated(changes)
        return replace(
            bare,
            changes=(*changes, *self._vanished(cases)),
            needs=tuple(self._needs(changes, undated)),
            undated=undated,
            lives=self._decisions.to_write(_decisions_in(changes)),
        )

    def _needs(self, changes: Sequence[Change], undated: tuple[str, ...]) -> Iterator[Need]:
        if self._answers.decision is None and any(c.adds and not c.values["decision_no"] for c in changes):
            yield "decision"
        if undated:
            yield "issued"
        if any(change.values.get("revoked_on") == "" for change in changes):
            yield "revoked"
        if any(change.asks for change in changes):
            yield "same"

    def _undated(self, changes: Sequence[Change]) -> tuple[str, ...]:
        """Give the decisions that add recognitions and whose day of issue is to be asked."""
        numbers = dict.fromkeys(change.values["decision_no"] for change in changes if change.adds)
        if self._answers.decision is None:
            numbers.pop("", None)  # the number is asked first
        elif self._answers.decision:
            numbers[self._decisions.spelt(self._answers.decision)] = None
        return tuple(number for number in numbers if self._decisions.is_open(number))

    # --- what a row means ---------------------------------------------------------------------------

    def _case(self, entry: Entry) -> Case:
        if not entry.words("name") and not entry.words("code"):
            entry = entry if entry.problems else entry.wrong(Problem("rehearse-no-name", entry.row, "name"))
        if entry.problems:
            return Case(entry, Found())
        case = Case(entry, self._shelf.find(entry))
        case.product = case.found.product
        case.number = self._number(case)
        case.entry = self._decisions.take(entry, case.number)
        return case

    def _number(self, case: Case) -> str:
        """Give the decision that a row stands under: its own, else the file's."""
        if own := case.entry.words("decision_no"):
            return self._decisions.spelt(own)
        if case.product and self._same(case.product, case.entry, ""):
            return ""
        return self._decisions.spelt(self._answers.decision or "")

    def _settle(self, case: Case, taken: set[str]) -> None:
        """Look for another name of what a row means; a product that another row is about is none."""
        entry = case.entry
        if case.product or case.found.problem or entry.problems or entry.revokes:
            return
        said = self._answers.same.get(entry.row)
        if said is None:
            likely = (*case.found.likely, *self._shelf.near(entry))
            case.product = next((product for product in likely if product.code not in taken), None)
            case.asks = case.product is not None
        elif said:
            case.product = self._registry.products.get(said)
        if case.product:
            taken.add(case.product.code)
            case.number = self._number(case)

    # --- what a row changes -------------------------------------------------------------------------

    def _change(self, case: Case) -> Change:
        entry = case.entry
        problems = (*entry.problems, *([case.found.problem] if case.found.problem else []))
        if problems:
            return problem(case, *problems)
        return self._checked(case, self._withdrawal(case) if entry.revokes else self._recognition(case))

    def _checked(self, case: Case, change: Change) -> Change:
        """Refuse what cannot be written: a second row about one thing, no stars, no date at all."""
        entry = case.entry
        if change.kind == "problem":
            return change
        first = self._seen.setdefault(case.identity, entry.row)
        if first != entry.row:
            values = {"value": change.name[:60], "row": str(first)}
            return problem(case, Problem("rehearse-doubled", entry.row, "name", values))
        wrong = self._unfit(entry, change) if change.adds else None
        return problem(case, wrong) if wrong else change

    def _unfit(self, entry: Entry, change: Change) -> Problem | None:
        """Say why a further recognition cannot be taken."""
        if change.stars is None:
            return Problem("rehearse-no-stars", entry.row, "stars")
        if "thu hoi" in fold(entry.words("note")):
            return Problem("rehearse-note-revoked", entry.row, "note")
        if self._answers.decision == "" and self._is_undated(change):
            return Problem("rehearse-undated", entry.row)
        return None

    def _is_undated(self, change: Change) -> bool:
        """Whether there is no number, no year and no day, and none is asked any more."""
        told = any(change.values[name] for name in ("decision_no", "recognised_year", "decision_date"))
        return not told and not self._decisions.is_open("")

    def _withdrawal(self, case: Case) -> Change:
        known = case.product.recognitions if case.product else ()
        gave = any(key(one.decision_no) == key(case.number) for one in known)
        number = "" if gave else case.number  # a list may still carry the decision that gave the stars
        signed = self._decisions.life(number).signed if number else None
        on = case.entry.day("revoked_on") or signed or self._answers.revoked
        return withdrawal(case, on, self._paper(number))

    def _recognition(self, case: Case) -> Change:
        entry, product = case.entry, case.product
        same = self._same(product, entry, case.number) if product else None
        if same is not None:
            cells = known_cells(same, entry)
        else:
            cells = new_cells(entry, case.number, self._decisions, self._paper(case.number))
        kind: Kind = "new"
        issued = entry.day("issued_on") or self._decisions.issued(case.number)
        if product:
            kind = (
                kind_of_known(product, same, cells, issued) if same else kind_of_new(product, cells, issued)
            )
        said = self._answers.same.get(entry.row) and entry.row not in self._answers.kept
        own = cells_for(entry, product, renamed=case.asks or bool(said))
        return self._made(case, own, cells, kind, same)

    def _same(self, product: Product, entry: Entry, number: str) -> Recognition | None:
        """Give the recognition that a row is about; a row that tells of none leaves the newest as it is."""
        if product.recognitions and not TELLS & set(entry.said):
            return newest_of(product)
        return same_recognition(product, entry, number, self._listed)

    def _made(
        self, case: Case, own: Cells, cells: dict[str, Any], kind: Kind, same: Recognition | None
    ) -> Change:
        entry, product = case.entry, case.product
        kinds = [k for k in WEIGHTS if k in {kind, *own.kinds} and k in CHANGES]
        if case.asks:  # what else it is, counts once somebody has said that it is this product
            kinds = ["renamed", *(k for k in kinds if k != "renamed")]
        main, *also = kinds or ["unchanged"]
        adds = same is None
        return Change(
            kind=main,
            row=entry.row,
            code=product.code if product else "",
            name=own.values["name"],
            producer=own.values["producer"],
            also=tuple(also),
            old_name=product.name if product else "",
            said_producer=entry.words("producer"),
            old_stars=stars_now(product) if product else None,
            stars=cells["stars"],
            old_place=own.old_place,
            place=own.place,
            ends=self._decisions.ends(case.number, entry.day("issued_on")) if adds else None,
            cells=own.others,
            asks=case.asks,
            adds=adds and main in CHANGES,
            values={**own.values, **cells} if main in CHANGES else {},
        )

    def _paper(self, number: str) -> str:
        """Name the paper that a fact comes from, where the file gives no address."""
        return f"decision:{number}" if number else f"list:{day(self._today, DEFAULT)}"

    def _vanished(self, cases: Sequence[Case]) -> Iterator[Change]:
        """Give the products of the same decisions or lists that no row is about."""
        seen = {case.product.code for case in cases if case.product}
        numbers = {
            key(number) for number in (*(case.number for case in cases), self._answers.decision) if number
        }
        pages = {page for case in cases if (page := case.entry.words("source_url"))}
        for product in self._registry.products.values():
            known = product.recognitions if product.code not in seen else ()
            if any(key(one.decision_no) in numbers or one.source.url in pages for one in known):
                yield Change(
                    "vanished", 0, product.code, product.name, maker_of(product), stars=stars_now(product)
                )


def _decisions_in(changes: Sequence[Change]) -> set[str]:
    return {change.values["decision_no"] for change in changes if change.values.get("decision_no")}
