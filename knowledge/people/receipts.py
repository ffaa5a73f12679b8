"""Receipts: what an answer was made from, under the short code it shows, and nothing of who asked.

A receipt keeps the day, not the moment, and the words that were typed without what may be somebody's
number or address. Questions that nobody could answer are kept the same way, so that they can be counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import ReceiptRow

KEEP = timedelta(days=90)
LETTERS = 6
MAX_ASKED = 500

_NUMBER = re.compile(r"(?<!\w)\+?\d[\d .\-]{7,}\d(?!\w)")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|(?<!\w)@\w{3,}")


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt.

    Attributes:
        code: What the answer shows.
        on: Day in Lào Cai on which it was asked.
        language: In which it was answered.
        asked: What was typed or tapped, numbers and addresses masked.
        route: Name of the route that answered.
        args: What the route was told.
        before: What the person's session told it: the product spoken of.
        kind: What the message turned out to be.
        faq_id: The FAQ that answered, "" for none.
        understood: Product words, places, candidates and FAQs with their scores, as plain values.
        registry_version: Edition of the registry.
        rules_version: Edition of the rules and FAQs.
        said: The first line of the answer.
        answered: False where nothing could be answered.
        helped: "yes", "no", or "" for no reply.
    """

    code: str
    on: date
    language: str
    asked: str
    route: str
    args: dict[str, Any]
    before: dict[str, Any]
    kind: str
    faq_id: str
    understood: dict[str, Any]
    registry_version: int
    rules_version: str
    said: str
    answered: bool = True
    helped: str = ""


def masked(text: str) -> str:
    """Take out of a text what may be somebody's number, account or address."""
    return _ADDRESS.sub("…", _NUMBER.sub("…", text))[:MAX_ASKED]


async def keep(connection: AsyncConnection, receipt: Receipt) -> None:
    """Store a receipt."""
    values = {field.name: getattr(receipt, field.name) for field in fields(receipt)}
    await connection.execute(insert(ReceiptRow).values(values))


async def by_code(connection: AsyncConnection, code: str) -> list[Receipt]:
    """Give the receipts under a code, newest first; more than one only if chance drew it twice."""
    query = _all().where(ReceiptRow.code == code.strip().upper()).order_by(ReceiptRow.id.desc())
    return [Receipt(*row) for row in await connection.execute(query)]


async def rate(connection: AsyncConnection, code: str, helped: str) -> None:
    """Remember whether an answer helped ("yes", "no"); the first reply counts."""
    newest = select(ReceiptRow.id).where(ReceiptRow.code == code).order_by(ReceiptRow.id.desc()).limit(1)
    mine = (ReceiptRow.id == newest.scalar_subquery()) & (ReceiptRow.helped == "")
    await connection.execute(update(ReceiptRow).where(mine).values(helped=helped))


async def unanswered(connection: AsyncConnection) -> list[Receipt]:
    """Give what could not be answered, or was answered without help, oldest first."""
    query = _all().where(~ReceiptRow.answered | (ReceiptRow.helped == "no")).order_by(ReceiptRow.id)
    return [Receipt(*row) for row in await connection.execute(query)]


async def forget_old(connection: AsyncConnection, today: date) -> int:
    """Erase receipts older than `KEEP`; gives how many."""
    gone = await connection.execute(delete(ReceiptRow).where(ReceiptRow.on < today - KEEP))
    return gone.rowcount


def _all() -> Any:
    return select(*(getattr(ReceiptRow, field.name) for field in fields(Receipt)))
