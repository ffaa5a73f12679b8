"""The documents that answers rest on, and whether each still stands on a day; read from `documents.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from knowledge.yaml_files import read_yaml

Standing = Literal["current", "replaced", "ended", "not_yet"]


@dataclass(frozen=True, slots=True)
class Document:
    """A text of law, or a report of the press.

    Attributes:
        id: How other files name it.
        kind: "law" or "press".
        short: Its name in a source line, by language, at most 40 characters.
        valid_from: First day in force, or day of appearance; None where no source says it.
        valid_to: Last day in force, None while it stands.
        replaced_by: What took its place, "" while nothing did: an id, or a name where we have no entry.
        confidence: "2+" or "1", how many independent sources say that it is so.
    """

    id: str
    kind: Literal["law", "press"]
    short: Mapping[str, str]
    valid_from: date | None = None
    valid_to: date | None = None
    replaced_by: str = ""
    confidence: str = "1"


@cache
def documents() -> Mapping[str, Document]:
    """Give all documents by id, as shipped."""
    return read(read_yaml(Path(__file__).with_name("documents.yaml")))


def read(data: Mapping[str, Mapping[str, Any]]) -> dict[str, Document]:
    """Make documents of the plain values of a file; notes and titles stay in the file."""
    names = ("kind", "short", "valid_from", "valid_to", "replaced_by", "confidence")
    return {key: Document(key, **{n: row[n] for n in names if n in row}) for key, row in data.items()}


def standing(document: Document, on: date, known: Mapping[str, Document]) -> Standing:
    """Say what a document is worth on a day.

    One that is marked replaced counts as such from the day its successor is in force; at once where that
    day is not known.
    """
    if document.replaced_by:
        successor = known.get(document.replaced_by)
        if successor is None or successor.valid_from is None or successor.valid_from <= on:
            return "replaced"
    if document.valid_to and document.valid_to < on:
        return "ended"
    if document.valid_from and document.valid_from > on:
        return "not_yet"
    return "current"


def ended_on(document: Document, known: Mapping[str, Document]) -> date | None:
    """Give the first day on which a document no longer stands, None while it does or that is not known."""
    successor = known.get(document.replaced_by)
    if document.replaced_by:
        return successor.valid_from if successor else None
    return document.valid_to + timedelta(days=1) if document.valid_to else None


def name_of(document_id: str, language: str, known: Mapping[str, Document]) -> str:
    """Give the name of a document for people; a name that has no entry is given as it is."""
    document = known.get(document_id)
    return document.short[language] if document else document_id
