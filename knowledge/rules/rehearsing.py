"""What new rule files would change, before they are in force: criteria, papers, answers, documents. Pure.

A folder holds files as they are shipped: criteria*.yaml, dossier.yaml, documents.yaml, certificate.yaml, and
answers as a list of items in any other .yaml. What stands in a file is put in the place of what is shipped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import KnowledgeError
from knowledge.faq.catalog import faq, items_of, worth
from knowledge.faq.model import FaqItem
from knowledge.rules import documents as shipped_documents
from knowledge.rules.certificate import CertificateRules, certificate_rules, rules_in
from knowledge.rules.criteria import BadCriteria, Criteria, criteria
from knowledge.rules.documents import Document
from knowledge.rules.editions import Editions
from knowledge.rules.procedure import papers, papers_in
from knowledge.yaml_files import read_yaml

NOT_COMPARED = frozenset({"process_steps.yaml", "product_groups.yaml"})
"""Rule files on which nothing rests that is kept of people: they are told, not compared."""


class BadRules(KnowledgeError):
    """A rule file that must not be used; the message says file and why."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids that a file adds, changes, and has no more."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class Outdated:
    """An answer that would no longer be given as current, from a day on, because of a document."""

    item: str
    document: str
    since: date


@dataclass(frozen=True, slots=True)
class NewRules:
    """What the files of a folder would change.

    Attributes:
        files: Their names.
        editions: New editions of the criteria, oldest first.
        papers: Papers of a dossier, by id.
        answers: Common questions, by id; those that are only in other files are not "gone".
        documents: Documents, by id.
        outdated: Answers that a changed document makes old.
        certificate: New rules on the life of a certificate, None where there are none.
        replaced: For each document that is replaced or ends, the day from which.
    """

    files: tuple[str, ...] = ()
    editions: tuple[Criteria, ...] = ()
    papers: Difference = field(default_factory=Difference)
    answers: Difference = field(default_factory=Difference)
    documents: Difference = field(default_factory=Difference)
    outdated: tuple[Outdated, ...] = ()
    certificate: CertificateRules | None = None
    replaced: Mapping[str, date] = field(default_factory=dict)


def rehearse_rules(folder: Path, known: Editions, today: date) -> NewRules:
    """Read the rule files of a folder and say what they would change.

    Args:
        folder: Where they are.
        known: The editions of the criteria that are there already.
        today: The calendar day in Lào Cai.

    Raises:
        BadRules: A file cannot be used; the message says which and why.
    """
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise BadRules(f"{folder.name}: –")
    found = [_checked(file) for file in files]
    items = {item.id: item for one in found for item in one.get("items", ())}
    docs = {
        **shipped_documents.documents(),
        **{k: v for one in found for k, v in one.get("documents", {}).items()},
    }
    _check_grounds(items, docs)
    sheets = [one["papers"] for one in found if "papers" in one]
    replaced = _replaced(docs, today)
    return NewRules(
        files=tuple(file.name for file in files),
        editions=tuple(sorted(_editions(found, known), key=lambda one: one.in_force)),
        papers=_difference(papers(), sheets[-1]) if sheets else Difference(),
        answers=_difference(faq(), {**faq(), **items}),
        documents=_difference(shipped_documents.documents(), docs),
        outdated=tuple(_outdated({**faq(), **items}, docs, replaced, today)),
        certificate=next((one["certificate"] for one in found if "certificate" in one), None),
        replaced=replaced,
    )


def _checked(file: Path) -> dict[str, Any]:
    """Read a file; what is wrong with it is said with its name."""
    try:
        return _read(file)
    except BadCriteria as error:
        raise BadRules(str(error)) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadRules(f"{file.name}:{mark.line + 1 if mark else 0}: YAML") from error
    except (KeyError, TypeError, ValueError, AttributeError, UnicodeError) as error:
        raise BadRules(f"{file.name}: {type(error).__name__}: {error}") from error


def _read(file: Path) -> dict[str, Any]:
    """Read one file into what it holds, by kind."""
    if file.name.startswith("criteria"):
        return {"edition": criteria(file)}
    data = read_yaml(file)
    if file.name == "dossier.yaml":
        return {"papers": papers_in(data)}
    if file.name == "documents.yaml":
        return {"documents": shipped_documents.read(data)}
    if file.name == "certificate.yaml":
        return {"certificate": rules_in(data)}
    if file.name in NOT_COMPARED:
        return {}
    if not isinstance(data, list):
        raise ValueError("no list of questions")
    return {"items": items_of(data)}


def _check_grounds(items: Mapping[str, FaqItem], docs: Mapping[str, Document]) -> None:
    """Refuse an answer that rests on a document nobody knows."""
    for item in items.values():
        for ground in item.grounds:
            if ground.document not in docs:
                raise BadRules(f"{item.id}: {ground.document}?")


def _editions(found: list[dict[str, Any]], known: Editions) -> list[Criteria]:
    return [
        one["edition"]
        for one in found
        if "edition" in one and known.of(one["edition"].version) != one["edition"]
    ]


def _difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Difference:
    return Difference(
        new=tuple(key for key in new if key not in old),
        changed=tuple(key for key in new if key in old and new[key] != old[key]),
        gone=tuple(key for key in old if key not in new),
    )


def _replaced(docs: Mapping[str, Document], today: date) -> dict[str, date]:
    """Give the documents that stand today, or as shipped, and stop to: from which day."""
    found = {}
    for id_, document in docs.items():
        before = shipped_documents.documents().get(id_)
        if before == document:
            continue
        end = shipped_documents.ended_on(document, docs)
        if document.replaced_by and end is None:
            end = today
        if end is not None:
            found[id_] = max(end, today)
    return found


def _outdated(
    items: Mapping[str, FaqItem], docs: Mapping[str, Document], replaced: Mapping[str, date], today: date
) -> list[Outdated]:
    found = []
    for item in items.values():
        for ground in item.grounds:
            since = replaced.get(ground.document)
            if since is None or worth(item, since, docs).standing == "current":
                continue
            if worth(item, since).standing == "current":
                found.append(Outdated(item.id, ground.document, since))
                break
    return found


def changed_certificate(new: NewRules) -> bool:
    """Whether the life of a certificate would be another."""
    return new.certificate is not None and new.certificate != certificate_rules()
