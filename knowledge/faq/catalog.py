"""The FAQ as shipped: `items/*.yaml` read into values, and what an answer is worth on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from knowledge.faq.model import FaqItem, Ground, Wording
from knowledge.rules.documents import Document, Standing, documents, ended_on, standing
from knowledge.yaml_files import read_yaml

FOLDER = Path(__file__).parent
ITEMS = FOLDER / "items"
RULES = FOLDER.parent / "rules"


@cache
def faq() -> Mapping[str, FaqItem]:
    """Give every item by id."""
    return {item.id: item for path in sorted(ITEMS.glob("*.yaml")) for item in items_of(read_yaml(path))}


def items_of(rows: Iterable[Mapping[str, Any]]) -> list[FaqItem]:
    """Make items of the plain values of a file."""
    return [_item(row) for row in rows]


def _item(row: Mapping[str, Any]) -> FaqItem:
    return FaqItem(
        id=row["id"],
        audience=row["audience"],
        topic=row["topic"],
        words={language: _wording(row[language]) for language in ("vi", "en")},
        grounds=tuple(Ground(ground["document"], ground["article"]) for ground in row["rests_on"]),
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        confidence=row["confidence"],
        verified=row["verified"],
        see=tuple(row["see"]),
        asked=tuple(map(str, (*row["paraphrases"], *row["more"], *row["more_en"]))),
        keywords=tuple(map(str, row["keywords"])),
    )


def _wording(row: Mapping[str, Any]) -> Wording:
    return Wording(row["label"], row["question"], row["lead"], tuple(row["body"]))


@dataclass(frozen=True, slots=True)
class Worth:
    """What an answer is worth on a day: `document` is what made it old, None while it is current."""

    standing: Standing
    document: Document | None = None


def worth(item: FaqItem, on: date, known: Mapping[str, Document] | None = None) -> Worth:
    """Say whether an answer may be given as current.

    Args:
        item: The item.
        on: The calendar day in Lào Cai.
        known: The documents; as shipped, where none are given.

    Returns:
        The worst standing among what it rests on. A document that ended before the answer was first right
        does not count: the answer says so itself.
    """
    known = documents() if known is None else known
    fresh = [known[g.document] for g in item.grounds if not _ended_before(known[g.document], item, known)]
    for wanted in ("replaced", "ended", "not_yet"):
        if (document := next((d for d in fresh if standing(d, on, known) == wanted), None)) is not None:
            return Worth(standing(document, on, known), document)
    return Worth("ended" if item.valid_to and item.valid_to < on else "current")


def _ended_before(document: Document, item: FaqItem, known: Mapping[str, Document]) -> bool:
    end = ended_on(document, known)
    return end is not None and item.valid_from is not None and end <= item.valid_from


@cache
def rules_version() -> str:
    """Give the edition of the rules and FAQs: the day for which they are true, and a digest of the files."""
    digest = sha256()
    for path in sorted((*ITEMS.glob("*.yaml"), *RULES.glob("*.yaml"))):
        digest.update(path.read_bytes())
    return f"{as_of():%Y-%m-%d}/{digest.hexdigest()[:8]}"


@cache
def as_of() -> date:
    """Give the day for which the rules and FAQs are true."""
    day: date = read_yaml(FOLDER / "faq.yaml")["as_of"]
    return day
