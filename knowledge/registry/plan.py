"""What a file would change in the registry: the answers it is read with, a change a row, the whole plan.

Values only; `rehearsal.py` makes them, `applying.py` writes them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from knowledge.errors import Problem
from knowledge.registry.headings import Heading

Kind = Literal[
    "new", "renewed", "upgraded", "downgraded", "revoked", "renamed", "moved", "corrected", "vanished",
    "unchanged", "problem",
]  # fmt: skip
"""What a row does. "corrected" is a change of any other cell, or a recognition that is older than the newest
one; "vanished" is a product of the same decision or list that the file has not."""

KINDS: tuple[Kind, ...] = (
    "new", "renewed", "upgraded", "downgraded", "revoked", "renamed", "moved", "corrected", "vanished",
    "unchanged", "problem",
)  # fmt: skip
WEIGHTS: tuple[Kind, ...] = (
    "revoked", "downgraded", "upgraded", "new", "renewed", "renamed", "moved", "corrected", "unchanged",
)  # fmt: skip
"""Which of several things that a row does names it: the first."""
CHANGES = frozenset(KINDS[:8])
"""Kinds that change the registry."""
CALLED = frozenset({"downgraded", "revoked"})
"""Kinds of which the maker hears from a person first."""

ANY = "*"
"""Stands for every decision whose day of issue was not said by itself."""

Need = Literal["columns", "decision", "issued", "revoked", "same"]
"""What has to be asked before a plan can be applied."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What an official said of a file.

    Attributes:
        columns: What a column means, by its place, where it was corrected.
        columns_seen: Whether the columns were shown and found right.
        decision: Number of the decision of rows that name none; None where it was not asked yet, "" for none.
        signed: Day on which that decision was signed, where it was said with the number.
        issued: Day of issue of the certificates, by number of the decision or ANY; None where nobody knows.
        revoked: From which day the withdrawn certificates are no longer valid.
        same: For a row that is like a known product: the product's code, "" where it is another.
        kept: Rows of these that are the product, which keeps the name that it has.
    """

    columns: Mapping[int, str] = field(default_factory=dict)
    columns_seen: bool = False
    decision: str | None = None
    signed: date | None = None
    issued: Mapping[str, date | None] = field(default_factory=dict)
    revoked: date | None = None
    same: Mapping[int, str] = field(default_factory=dict)
    kept: frozenset[int] = frozenset()

    def to_json(self) -> dict[str, Any]:
        """Give them as plain JSON values."""
        return {
            "columns": {str(place): column for place, column in self.columns.items()},
            "columns_seen": self.columns_seen,
            "decision": self.decision,
            "signed": _iso(self.signed),
            "issued": {number: _iso(day) for number, day in self.issued.items()},
            "revoked": _iso(self.revoked),
            "same": {str(row): code for row, code in self.same.items()},
            "kept": sorted(self.kept),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Answers:
        """Make the answers that `to_json` wrote."""
        return cls(
            columns={int(place): column for place, column in data.get("columns", {}).items()},
            columns_seen=data.get("columns_seen", False),
            decision=data.get("decision"),
            signed=_day(data.get("signed")),
            issued={number: _day(day) for number, day in data.get("issued", {}).items()},
            revoked=_day(data.get("revoked")),
            same={int(row): code for row, code in data.get("same", {}).items()},
            kept=frozenset(data.get("kept", ())),
        )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Life:
    """A decision: its number, when it was signed, from when its certificates are valid; as far as known."""

    number: str
    signed: date | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one row does.

    Attributes:
        kind: The weightiest thing it does.
        row: Its number in the file; 0 for a product that the file has not.
        code: The known product that it is about, "" for a new one.
        name: The product's name, as it will be.
        producer: Its maker, as it will be.
        also: What else it does.
        old_name: With a rename, the name that it has now.
        said_producer: Its maker as the file spells it.
        old_stars: Stars that it has now.
        stars: Stars that it will have.
        old_place: With a move, where it is now, in the registry's words.
        place: Where it will be.
        ends: Last day of the new certificate, where its day of issue is known.
        cells: Other columns that change.
        asks: Whether an official has to say that it is the product `code`.
        problems: Why it cannot be taken.
        adds: Whether it adds a recognition, and does not only correct what is known.
        values: The row as the registry's tables take it; empty where nothing is written.
    """

    kind: Kind
    row: int
    code: str
    name: str
    producer: str = ""
    also: tuple[Kind, ...] = ()
    old_name: str = ""
    said_producer: str = ""
    old_stars: int | None = None
    stars: int | None = None
    old_place: str = ""
    place: str = ""
    ends: date | None = None
    cells: tuple[str, ...] = ()
    asks: bool = False
    problems: tuple[Problem, ...] = ()
    adds: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Everything it does."""
        return (self.kind, *self.also)


@dataclass(frozen=True)
class Plan:
    """What a file would change.

    Attributes:
        file: Its name.
        headings: Its columns with what they mean.
        changes: One for each row in the order of the file, then the vanished ones.
        needs: What has to be asked, in this order.
        undated: Numbers of decisions whose day of issue is to be asked, "" for rows without a decision.
        lives: Decisions that would be new, or get their day of issue.
        titles: Rows that are titles within the list, and left out.
        sheet: Title of the sheet that was read, "" for a CSV.
        unread: Titles of sheets that were not.
        hidden: Titles of sheets that are hidden.
        filled: Cells that were taken from the one above, with which they are merged.
    """

    file: str
    headings: tuple[Heading, ...]
    changes: tuple[Change, ...] = ()
    needs: tuple[Need, ...] = ()
    undated: tuple[str, ...] = ()
    lives: tuple[Life, ...] = ()
    titles: int = 0
    sheet: str = ""
    unread: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    filled: int = 0

    @cached_property
    def counts(self) -> dict[Kind, int]:
        """How many rows do what, for all kinds that occur."""
        found = Counter(change.kind for change in self.changes)
        return {kind: found[kind] for kind in KINDS if found[kind]}

    @cached_property
    def asked(self) -> tuple[Change, ...]:
        """Rows of which an official has to say which product they are."""
        return tuple(change for change in self.changes if change.asks)

    @property
    def size(self) -> int:
        """How many rows change the registry."""
        return sum(count for kind, count in self.counts.items() if kind in CHANGES)

    def of(self, kind: Kind) -> tuple[Change, ...]:
        """Give the changes of a kind."""
        return tuple(change for change in self.changes if change.kind == kind)

    @cached_property
    def fingerprint(self) -> str:
        """A digest of all that would be written."""
        written = [(c.row, c.kind, c.code, sorted(c.values.items(), key=str)) for c in self.changes]
        return sha256(repr((written, self.lives)).encode()).hexdigest()[:32]
