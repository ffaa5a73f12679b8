"""Questions that officials answered, on their way to being answered by the assistant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.calendar import day_of
from knowledge.faq.approved import Approved
from knowledge.faq.reading import spelt
from knowledge.matching.likeness import alike
from knowledge.people import receipts
from knowledge.people.desk import Case
from knowledge.people.masking import anonymous
from knowledge.people.reports import ALPHABET, QUESTION
from knowledge.store.tables import FaqDraftRow, ReportRow

PREFIX = "CC"
LETTERS = 5
MOST_WAYS = 8
"""Ways of asking that a draft begins with."""

FEWEST_WORDS = 5
"""Words of a sentence below which it is no question of its own."""

_SENTENCE = re.compile(r"[.?!;\n…]+[\s,]+")
LONGEST_WAY = 200
"""Letters of a way of asking; a longer one tells a story."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One question with its answer; `state` is draft, asked, approved or dropped.

    `asked_by` are the codes of the questions whose authors are still to be told.
    """

    code: str
    author: int
    approver: int | None
    question: str
    answer: str
    answer_en: str
    asked_as: list[str]
    asked_by: list[str]
    source: str
    state: str
    created_at: datetime
    changed_at: datetime


def _drafts() -> Any:
    return select(*(getattr(FaqDraftRow, field.name) for field in fields(Draft)))


async def begin(
    connection: AsyncConnection,
    case: Case,
    *,
    author: int,
    at: datetime,
    draw: Callable[[str], str],
    keep: Iterable[str] = (),
) -> str:
    """Begin a draft from an answered question, with what may be somebody's taken out; gives its code.

    Args:
        connection: The transaction.
        case: The question.
        author: Number of the official.
        at: Now.
        draw: Takes one letter of an alphabet by chance.
        keep: Names that are public and stay in the texts.
    """
    code = f"{PREFIX}-" + "".join(draw(ALPHABET) for _ in range(LETTERS))
    while await find(connection, code):
        code += draw(ALPHABET)
    ways, codes = await _asked_alike(connection, case)
    names = list(keep)
    question = anonymous(case.words, names)
    others = dict.fromkeys(anonymous(" ".join(way.split()), names) for way in ways)
    values = {
        "code": code, "author": author, "question": question, "answer": anonymous(case.answer, names),
        "asked_as": [way for way in others if way != question and len(way) <= LONGEST_WAY][:MOST_WAYS],
        "asked_by": codes, "created_at": at, "changed_at": at,
    }  # fmt: skip
    await connection.execute(insert(FaqDraftRow).values(values))
    return code


async def _asked_alike(connection: AsyncConnection, case: Case) -> tuple[list[str], list[str]]:
    """Give the words and the codes of the questions that are alike, this one first; of receipts the words."""
    near = [row for row in await _questions_like(connection, case.words) if row[0] != case.code]
    unanswered = [receipt.asked for receipt in await receipts.unanswered(connection)]
    also = [unanswered[n] for n in _near(case.words, unanswered)]
    return [case.words, *(words for _, words in near), *also], [case.code, *(code for code, _ in near)]


async def asked_by(connection: AsyncConnection, one: Draft, words: str) -> list[str]:
    """Give the codes of a draft's questions, and of those that are alike to a new way of asking it."""
    more = [code for code, _ in await _questions_like(connection, words)]
    return list(dict.fromkeys((*one.asked_by, *more)))


async def _questions_like(connection: AsyncConnection, words: str) -> list[tuple[str, str]]:
    """Give code and words of the questions to the officials that are alike to some words."""
    query = select(ReportRow.code, ReportRow.words).where(ReportRow.kind == QUESTION).order_by(ReportRow.id)
    rows = [(row.code, row.words) for row in await connection.execute(query)]
    return [rows[n] for n in _near(words, [text for _, text in rows])]


def _near(words: str, others: Sequence[str]) -> list[int]:
    """Give the places of the texts that are alike to a question, or to one of its sentences."""
    parts = [part for part in _SENTENCE.split(anonymous(words)) if len(part.split()) >= FEWEST_WORDS]
    found = (place for part in {words, *parts} for place in alike(part, others, _one_spelling))
    return sorted(set(found))


def _one_spelling(text: str) -> str:
    return " ".join(spelt(text.split()))


async def find(connection: AsyncConnection, code: str) -> Draft | None:
    """Give the draft with a code."""
    row = (await connection.execute(_drafts().where(FaqDraftRow.code == code))).first()
    return Draft(*row) if row else None


async def of_question(connection: AsyncConnection, code: str) -> Draft | None:
    """Give the draft that was begun from a question and not dropped, None where there is none."""
    query = _drafts().where(FaqDraftRow.state != "dropped").order_by(FaqDraftRow.id.desc())
    drafts = [Draft(*row) for row in await connection.execute(query)]
    return next((draft for draft in drafts if code in draft.asked_by), None)


async def in_states(connection: AsyncConnection, *states: str) -> list[Draft]:
    """Give the drafts in some states, the newest first."""
    query = _drafts().where(FaqDraftRow.state.in_(states)).order_by(FaqDraftRow.id.desc())
    return [Draft(*row) for row in await connection.execute(query)]


async def change(connection: AsyncConnection, one: Draft, at: datetime, **values: Any) -> bool:
    """Change a draft that is still as it was read; False where another changed it meanwhile."""
    same = (FaqDraftRow.code == one.code) & (FaqDraftRow.state == one.state)
    same &= FaqDraftRow.changed_at == one.changed_at
    changed = update(FaqDraftRow).where(same).values(**values, changed_at=at)
    return bool((await connection.execute(changed)).rowcount)


async def told(connection: AsyncConnection, one: Draft) -> None:
    """Remember that whoever had asked was told."""
    await connection.execute(update(FaqDraftRow).where(FaqDraftRow.code == one.code).values(asked_by=[]))


async def approved(connection: AsyncConnection) -> Sequence[Approved]:
    """Give what the assistant may answer, in order."""
    rows = await connection.execute(_drafts().where(FaqDraftRow.state == "approved").order_by(FaqDraftRow.id))
    return [_approved(Draft(*row)) for row in rows]


def _approved(one: Draft) -> Approved:
    return Approved(
        one.code, one.question, one.answer, one.answer_en, tuple(one.asked_as), one.source,
        day_of(one.changed_at),
    )  # fmt: skip
