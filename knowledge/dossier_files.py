"""The papers of a dossier as files: forms 01 and 02, the score sheet, the list of evidence; one .zip.

Own layouts after the fields that annex III of Decision 26/2026/QĐ-TTg asks for, headed as drafts: the
official form's words are to be checked. Sex and ethnicity of the representative are written by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from knowledge.people.dossiers import PURPOSES, Dossier
from knowledge.rules.assessment import assess
from knowledge.rules.criteria import Criteria, CriteriaSet
from knowledge.rules.procedure import papers, product_groups
from knowledge.texts import DEFAULT, say
from knowledge.texts.form import day

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

FIELDS_01 = (
    "doc-field-unit", "doc-field-person", "doc-field-post", "doc-field-address", "doc-field-phone",
    "doc-field-email",
)  # fmt: skip
FIELDS_02 = (
    "doc-field-founded", "doc-field-sex", "doc-field-ethnicity", "doc-field-history", "doc-field-staff",
    "doc-field-result", "doc-field-plan", "doc-see-scores",
)  # fmt: skip
"""What the producer writes by hand: nothing of it is asked or kept here."""

TICKED, EMPTY = "☒", "☐"
WIDTHS_CM = (1.5, 5.5, 7.0, 1.5)
HEADINGS = ("doc-code", "doc-criterion", "doc-level", "doc-points")


def bundle(
    one: Dossier, rules: Criteria, chosen: CriteriaSet, given: Mapping[str, int], today: date
) -> bytes:
    """Give all files of a dossier as one .zip; the same for the same dossier and day."""
    made = {
        "mau-01.docx": _form("doc-form-01", FIELDS_01, one, chosen, today),
        "mau-02.docx": _form("doc-form-02", FIELDS_02, one, chosen, today),
        "tu-cham.docx": _scores(one, rules, chosen, given, today),
        "minh-chung.docx": _evidence(one, chosen, given, today),
    }
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name, file in made.items():
            packed.writestr(ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0)), file)
    return content.getvalue()


def _said(message: str, **values: str | int) -> str:
    return say(DEFAULT, message, **values)


def _begun(title: str, one: Dossier, chosen: CriteriaSet, today: date) -> Document:
    """Begin a paper: what it is, that it is a draft, of which product and set."""
    from docx import Document as make

    paper = make()
    paper.add_heading(_said(title), level=1)
    paper.add_paragraph(_said("doc-draft", day=day(today, DEFAULT)))
    paper.add_paragraph(_said("doc-product", product=one.product))
    group = product_groups()[chosen.number]
    paper.add_paragraph(_said("doc-set", number=str(chosen.number), name=chosen.name, sector=group.sector))
    paper.add_paragraph(_said("doc-maker", maker=_said(f"choice-maker-{one.maker}")))
    return paper


def _bytes(paper: Document) -> bytes:
    content = BytesIO()
    paper.save(content)
    return content.getvalue()


def _form(title: str, fields: Sequence[str], one: Dossier, chosen: CriteriaSet, today: date) -> bytes:
    """Give a form: what is known of the dossier, then a line each that is filled in by hand."""
    paper = _begun(title, one, chosen, today)
    for purpose in PURPOSES if fields is FIELDS_01 else ():
        box = TICKED if purpose == one.purpose else EMPTY
        paper.add_paragraph(f"{box} {_said(f'doc-purpose-{purpose}')}")
    for message in (*fields, "doc-sign"):
        paper.add_paragraph(_said(message))
    return _bytes(paper)


def _scores(
    one: Dossier, rules: Criteria, chosen: CriteriaSet, given: Mapping[str, int], today: date
) -> bytes:
    paper = _begun("doc-scores", one, chosen, today)
    table = paper.add_table(rows=1, cols=4)
    table.style = "Table Grid"
    for cell, message in zip(table.rows[0].cells, HEADINGS, strict=True):
        cell.text = _said(message)
    for criterion in chosen.criteria:
        level = criterion.levels[given[criterion.code]] if criterion.code in given else None
        words = level.text if level else _said("doc-unanswered")
        points = str(level.points) if level else ""
        row = (f"{criterion.part} {criterion.code}", criterion.name, words, points)
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    _widen(table)
    worth = assess(rules, chosen, given)
    paper.add_paragraph(
        _said("doc-total", total=worth.total, a=worth.points["A"], b=worth.points["B"], c=worth.points["C"])
    )
    return _bytes(paper)


def _widen(table: Table) -> None:
    """Give each column the width that its words need; every cell, for some programs read nothing else."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, WIDTHS_CM, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS_CM, strict=True):
            cell.width = Cm(width)


def _evidence(one: Dossier, chosen: CriteriaSet, given: Mapping[str, int], today: date) -> bytes:
    paper = _begun("doc-evidence", one, chosen, today)
    for criterion in chosen.criteria:
        names = "; ".join(papers()[id].name for id in criterion.evidence if id in papers())
        if criterion.code in given and names:
            paper.add_paragraph(
                _said("doc-evidence-item", code=criterion.code, name=criterion.name, papers=names)
            )
    return _bytes(paper)
