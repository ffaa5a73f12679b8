"""What people bring before the officials: a suspected fake, wrong data, a label, a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import PersonRow, ReportRow, ThreadRow

Kind = Literal["fake", "wrong_data", "label", "question"]
QUESTION = "question"
State = Literal["received", "passed", "asked", "answered", "settled"]
"""How far a report is: waits for an official, was passed on to another office, waits for its author, …"""

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no letter that reads like a digit


@dataclass(frozen=True, slots=True)
class Report:
    """One report as its author and an official see it; `talk` is what was said before a question.

    `photo` is the channel's own id of a picture that came with it, `place` the key of a unit it names.
    """

    code: str
    kind: str
    product_code: str
    words: str
    state: str
    answer: str
    created_at: datetime
    changed_at: datetime
    talk: list[list[str]]
    photo: str = ""
    place: str = ""


async def file_report(
    connection: AsyncConnection,
    *,
    person: int,
    chat: str,
    kind: Kind,
    product_code: str,
    words: str,
    at: datetime,
    draw: Callable[[str], str],
    talk: list[list[str]] | None = None,
    photo: str = "",
    place: str = "",
) -> str:
    """Keep a report.

    Args:
        connection: The turn's transaction.
        person: Who reports.
        chat: Where the answer goes.
        kind: What it is about.
        product_code: The product it is about, "" if none.
        words: What the person wrote.
        at: Now.
        draw: Takes one letter of an alphabet by chance.
        talk: The lines before a question: who ("person", "bot") and the words.
        photo: The channel's own id of a picture that came with it.
        place: Key of the place it names.

    Returns:
        Its code, e.g. "BC-7K3Q2" or "CH-7K3Q2" for a question, which the person can quote.
    """
    code = ("CH-" if kind == QUESTION else "BC-") + "".join(draw(ALPHABET) for _ in range(5))
    while await connection.scalar(select(ReportRow.id).where(ReportRow.code == code)):
        code += draw(ALPHABET)
    values = {
        "code": code, "person_id": person, "chat": chat, "kind": kind, "product_code": product_code,
        "words": words, "created_at": at, "changed_at": at, "talk": talk or [], "photo": photo,
        "place": place,
    }  # fmt: skip
    await connection.execute(insert(ReportRow).values(values))
    return code


async def reports_of(connection: AsyncConnection, person: int, *, questions: bool = False) -> list[Report]:
    """Give a person's reports, or their questions, newest first."""
    mine = (ReportRow.person_id == person) & ((ReportRow.kind == QUESTION) == questions)
    query = _reports().where(mine).order_by(ReportRow.id.desc())
    return [Report(*row) for row in await connection.execute(query)]


async def open_reports(connection: AsyncConnection) -> list[Report]:
    """Give the reports that are not settled, oldest first."""
    query = _reports().where(ReportRow.state != "settled").order_by(ReportRow.id)
    return [Report(*row) for row in await connection.execute(query)]


def _reports() -> Any:
    return select(
        ReportRow.code, ReportRow.kind, ReportRow.product_code, ReportRow.words, ReportRow.state,
        ReportRow.answer, ReportRow.created_at, ReportRow.changed_at, ReportRow.talk, ReportRow.photo,
        ReportRow.place,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Author:
    """Whom to tell of a change: the channel, the chat, the person's row; and of which kind it was."""

    channel: str
    chat: str
    person: int
    kind: str


async def change_report(
    connection: AsyncConnection, code: str, state: State, answer: str, at: datetime
) -> Author | None:
    """Set the state of a report and the officials' words; None when there is no such report.

    An empty `answer` leaves the one that was given before.
    """
    query = (
        select(PersonRow.channel, ReportRow.chat, PersonRow.id, ReportRow.kind)
        .join(PersonRow, PersonRow.id == ReportRow.person_id)
        .where(ReportRow.code == code)
    )
    row = (await connection.execute(query)).first()
    if row is None:
        return None
    values = {"state": state, "changed_at": at} | ({"answer": answer} if answer else {})
    await connection.execute(update(ReportRow).where(ReportRow.code == code).values(values))
    return Author(row.channel, row.chat, row.id, row.kind)


async def forget_old(connection: AsyncConnection, before: datetime) -> int:
    """Erase settled reports that nobody touched since before a moment, with their talk; gives how many."""
    old = (ReportRow.state == "settled") & (ReportRow.changed_at < before)
    theirs = ThreadRow.report_id.in_(select(ReportRow.id).where(old))
    await connection.execute(delete(ThreadRow).where(theirs))
    return (await connection.execute(delete(ReportRow).where(old))).rowcount
