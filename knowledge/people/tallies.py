"""How often something was asked in a month, and by how many people at least, without keeping who.

Askers fall into 32 buckets, by a digest of their row, the month and what was asked; at least as many people
asked as buckets are filled. Since rows of people are small numbers, anybody could work the digest out for all
of them; so it has digits drawn by chance in it, which are erased when the month is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import delete, distinct, func, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.calendar import day_of
from knowledge.people.receipts import KEEP
from knowledge.store.tables import TallyRow
from knowledge.suppression import LEAST, Cell

BUCKETS = 32
WORDS = ("missed", "unanswered")
"""What has words that somebody typed for its subject."""

SALT, SALT_PARTS, SALT_DIGITS = "salt", 4, 9
"""Under which name the month's digits are kept, in how many rows, how many in each."""

SALT_KEEP = timedelta(days=3)
"""How long after its month the digits are kept: a messenger may hold a message back for a day."""

_ROW = ("month", "what", "subject", "bucket")


def month_of(at: datetime) -> date:
    """Give the first day of a moment's month in Lào Cai."""
    return day_of(at).replace(day=1)


def bucket(salt: str, person: int, month: date, what: str, subject: str) -> int:
    """Give the bucket into which a person falls."""
    key = f"{salt}\0{person}\0{month}\0{what}\0{subject}".encode("utf-8", "surrogatepass")
    return int.from_bytes(sha256(key).digest()[:4], "big") % BUCKETS


async def count(
    connection: AsyncConnection,
    person: int,
    asked: Iterable[tuple[str, str]],
    at: datetime,
    draw: Callable[[str], str],
) -> None:
    """Count that a person asked something.

    Args:
        connection: The transaction.
        person: The person's row; it is not kept.
        asked: What and the subject, each pair once.
        at: When; only the month is kept.
        draw: Takes one letter of an alphabet by chance.
    """
    month = month_of(at)
    salt = await _salt(connection, month, draw)
    rows = [
        {"month": month, "what": w, "subject": s, "bucket": bucket(salt, person, month, w, s), "count": 1}
        for w, s in sorted(
            asked
        )  # always in one order: two that wait for each other's rows would wait for ever
    ]
    await connection.execute(_adding(connection.dialect.name), rows)


async def _salt(connection: AsyncConnection, month: date, draw: Callable[[str], str]) -> str:
    """Give the digits of a month, drawn when there are none yet; whoever is first draws them for all."""
    kept = (
        select(TallyRow.count).where(TallyRow.month == month, TallyRow.what == SALT).order_by(TallyRow.bucket)
    )
    digits = (await connection.scalars(kept)).all()
    if not digits:
        rows = [
            {"month": month, "what": SALT, "subject": "", "bucket": n, "count": _drawn(draw)}
            for n in range(SALT_PARTS)
        ]
        insert = _insert(connection.dialect.name)
        await connection.execute(insert(TallyRow).on_conflict_do_nothing(index_elements=_ROW), rows)
        digits = (await connection.scalars(kept)).all()
    return " ".join(map(str, digits))


def _drawn(draw: Callable[[str], str]) -> int:
    return int("".join(draw("0123456789") for _ in range(SALT_DIGITS)))


def _insert(dialect: str) -> Any:
    return (sqlite if dialect == "sqlite" else postgresql).insert


@cache
def _adding(dialect: str) -> Any:
    """Give the statement that makes a row, or adds one to it."""
    again = {"count": TallyRow.count + 1}
    return _insert(dialect)(TallyRow).on_conflict_do_update(index_elements=_ROW, set_=again)


async def cells(connection: AsyncConnection, month: date) -> dict[str, list[Cell]]:
    """Give what was asked in a month; by no means all of it may be shown (`knowledge.suppression`)."""
    query = (
        select(
            TallyRow.what, TallyRow.subject, func.sum(TallyRow.count), func.count(distinct(TallyRow.bucket))
        )
        .where(TallyRow.month == month, TallyRow.what != SALT)
        .group_by(TallyRow.what, TallyRow.subject)
    )
    found: dict[str, list[Cell]] = {}
    for what, subject, times, people in await connection.execute(query):
        found.setdefault(what, []).append(Cell(subject, int(times), people))
    return found


async def forget_old(connection: AsyncConnection, today: date) -> int:
    """Erase the digits of months that are over, and words of long ago that few people typed."""
    salts = (TallyRow.what == SALT) & (TallyRow.month < (today - SALT_KEEP).replace(day=1))
    gone = await connection.execute(delete(TallyRow).where(salts))
    few = (
        select(TallyRow.month, TallyRow.what, TallyRow.subject)
        .where(TallyRow.what.in_(WORDS), TallyRow.month < (today - KEEP).replace(day=1))
        .group_by(TallyRow.month, TallyRow.what, TallyRow.subject)
        .having(func.count(distinct(TallyRow.bucket)) < LEAST)
    )
    old = delete(TallyRow).where(tuple_(TallyRow.month, TallyRow.what, TallyRow.subject).in_(few))
    return gone.rowcount + (await connection.execute(old)).rowcount
