"""The procedure as data: the steps from an idea to a certificate, the papers, the 26 sets of criteria.

Read from `process_steps.yaml`, `dossier.yaml` and `product_groups.yaml`; the research they came from, with
its sources and doubts, is `ocop_rules.md`. Decision 26/2026/QĐ-TTg is known from a public transcript, so
articles and days carry the mark "one_source".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.yaml_files import read_yaml

RULES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Round:
    """One of the two rounds a year; days as (month, day).

    Attributes:
        number: 1 or 2.
        sent_before: The day before which the level below has sent.
        done_before: The day before which this level has decided.
    """

    number: int
    sent_before: tuple[int, int]
    done_before: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the procedure.

    Attributes:
        id: "b4_xa_danh_gia" and the like.
        name: What is done.
        actor: Who does it.
        working_days: Within how many working days, None where no text says it.
        legal_basis: Article, clause and point of Decision 26/2026.
        rounds: Its rounds a year, where it has some.
        confidence: Mark of the research.
        verified: Whether a source was read that says so.
    """

    id: str
    name: str
    actor: str
    working_days: int | None
    legal_basis: str
    rounds: tuple[Round, ...]
    confidence: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a dossier.

    Attributes:
        id: "phieu_dang_ky" and the like.
        name: What it is called.
        kind: "required", "required_evidence", "supporting" or "superseded".
        issued_by: Who issues it.
        by_producer: Whether the producer prepares it, not the commune or the province.
        applies_to: For which products.
        legal_basis: Where it is asked for.
        note: What else is to be known.
        confidence: Mark of the research.
        verified: Whether a source was read that says so.
    """

    id: str
    name: str
    kind: str
    issued_by: str
    by_producer: bool
    applies_to: str
    legal_basis: str
    note: str
    confidence: str
    verified: bool

    @property
    def first_time(self) -> bool:
        """Whether it goes with a first application, not with an upgrade or a renewal alone."""
        return not any(word in self.id for word in ("thay_doi", "cap_nhat"))


@dataclass(frozen=True, slots=True)
class ProductGroup:
    """One of the 26 sets of criteria with the goods it is for.

    Attributes:
        number: 1 to 26.
        name: Of the set.
        sector: Roman number and name of the sector (ngành).
        group: Its group (nhóm).
        keywords: Words by which goods are recognised.
        examples: Goods of Lào Cai; which set they belong to is not confirmed.
    """

    number: int
    name: str
    sector: str
    group: str
    keywords: tuple[str, ...]
    examples: tuple[str, ...]


@cache
def steps() -> Mapping[str, Step]:
    """Give the steps by id, in order."""
    return {row["id"]: _step(row) for row in read_yaml(RULES / "process_steps.yaml")["steps"]}


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        id=row["id"],
        name=row["name"],
        actor=row["actor"],
        working_days=row["working_days"],
        legal_basis=row["legal_basis"],
        rounds=tuple(map(_round, row.get("batches", ()))),
        confidence=row["confidence"],
        verified=row["verified"],
    )


def _round(row: Mapping[str, Any]) -> Round:
    sent = row.get("commune_sends_before") or row["province_sends_before"]
    done = row.get("province_done_before") or row["central_done_before"]
    return Round(row["batch"], _month_day(sent), _month_day(done))


def _month_day(text: str) -> tuple[int, int]:
    day, month = text.split("/")
    return int(month), int(day)


@cache
def papers() -> Mapping[str, Paper]:
    """Give the papers by id, in order."""
    return papers_in(read_yaml(RULES / "dossier.yaml"))


def papers_in(data: Mapping[str, Any]) -> dict[str, Paper]:
    """Make papers of the plain values of a file, by id in its order."""
    return {row["id"]: _paper(row) for row in data["documents"]}


def _paper(row: Mapping[str, Any]) -> Paper:
    return Paper(
        id=row["id"],
        name=row["name"],
        kind=row["class"],
        issued_by=str(row.get("issued_by") or ""),
        by_producer=row.get("prepared_by", "chu_the") == "chu_the",
        applies_to=str(row.get("applies_to") or ""),
        legal_basis=str(row.get("legal_basis") or ""),
        note=str(row.get("note") or ""),
        confidence=row["confidence"],
        verified=row["verified"],
    )


@cache
def product_groups() -> Mapping[int, ProductGroup]:
    """Give the 26 sets by number."""
    return {row["criteria_set"]: _group(row) for row in read_yaml(RULES / "product_groups.yaml")["groups"]}


def _group(row: Mapping[str, Any]) -> ProductGroup:
    return ProductGroup(
        number=row["criteria_set"],
        name=row["name"],
        sector=f"{row['nganh']}. {row['nganh_name']}",
        group=f"{row['nhom']} {row['nhom_name']}",
        keywords=tuple(map(str, row["keywords"])),
        examples=tuple(map(str, row.get("lao_cai_examples") or ())),
    )
