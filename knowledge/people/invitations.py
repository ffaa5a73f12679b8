"""One-time codes: whoever holds one is let in once, until it ends, to what it was made for.

Only a code's digest is kept, so that nobody who reads the database can use it. Eight of 31 letters cannot be
guessed at the pace of a chat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people.reports import ALPHABET
from knowledge.store.tables import InvitationRow

LETTERS = 8
PREFIXES = {"dossier": "HS", "producer": "CS", "staff": "VT", "shop": "XN"}
"""What a code begins with, by what it lets in to: hồ sơ, cơ sở, vai trò, xác nhận."""

DAYS = {"dossier": 30, "producer": 14, "staff": 7, "shop": 30}
"""Days after which a code that nobody used ends."""

Refusal = Literal["unknown", "used", "expired"]


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a code is for."""

    id: int
    kind: str
    target: dict[str, Any]
    expires_at: datetime


def code_in(text: str) -> str:
    """Give the code that a whole text is, in its one spelling; "" for any other text."""
    bare = "".join(text.upper().split()).replace("–", "-")
    prefix, dash, letters = bare.partition("-")
    known = prefix in PREFIXES.values() and len(letters) == LETTERS and set(letters) <= set(ALPHABET)
    return bare if dash and known else ""


async def invite(
    connection: AsyncConnection,
    *,
    kind: str,
    target: Mapping[str, Any],
    by: int | None,
    at: datetime,
    draw: Callable[[str], str],
) -> tuple[str, datetime]:
    """Make a code in the place of an unused one for the same; gives it, and until when it can be used."""
    await revoke(connection, kind, target, by)
    code = f"{PREFIXES[kind]}-" + "".join(draw(ALPHABET) for _ in range(LETTERS))
    until = at + timedelta(days=DAYS[kind])
    values = {
        "digest": _digest(code), "kind": kind, "target": dict(target), "person_id": by, "created_at": at,
        "expires_at": until,
    }  # fmt: skip
    same = InvitationRow.digest == values["digest"]
    await connection.execute(delete(InvitationRow).where(same))
    await connection.execute(insert(InvitationRow).values(values))
    return code, until


async def use(connection: AsyncConnection, code: str, at: datetime) -> Invitation | Refusal:
    """Use a code up; gives what it is for, or why it cannot be used."""
    query = select(
        InvitationRow.id, InvitationRow.kind, InvitationRow.target, InvitationRow.expires_at,
        InvitationRow.used_at,
    ).where(InvitationRow.digest == _digest(code))  # fmt: skip
    row = (await connection.execute(query)).first()
    if row is None:
        return "unknown"
    if row.used_at is not None:
        return "used"
    if row.expires_at <= at:
        return "expired"
    still_open = (InvitationRow.id == row.id) & InvitationRow.used_at.is_(None)
    taken = await connection.execute(update(InvitationRow).where(still_open).values(used_at=at))
    return Invitation(*row[:4]) if taken.rowcount else "used"  # two at once: the second finds it used


async def give_back(connection: AsyncConnection, id: int) -> None:
    """Let a code be used after all: its holder needed none."""
    await connection.execute(update(InvitationRow).where(InvitationRow.id == id).values(used_at=None))


async def revoke(connection: AsyncConnection, kind: str, target: Mapping[str, Any], by: int | None) -> None:
    """Take away the unused codes that somebody gave for the same."""
    theirs = InvitationRow.person_id.is_(None) if by is None else InvitationRow.person_id == by
    query = select(InvitationRow.id, InvitationRow.target)
    rows = await connection.execute(
        query.where((InvitationRow.kind == kind) & theirs & InvitationRow.used_at.is_(None))
    )
    same = [row.id for row in rows if row.target == dict(target)]
    await connection.execute(delete(InvitationRow).where(InvitationRow.id.in_(same)))


async def withdraw(connection: AsyncConnection, code: str) -> bool:
    """Take an unused code away; False where there is none."""
    unused = (InvitationRow.digest == _digest(code)) & InvitationRow.used_at.is_(None)
    return bool((await connection.execute(delete(InvitationRow).where(unused))).rowcount)


async def forget_old(connection: AsyncConnection, before: datetime) -> int:
    """Erase codes that ended before a moment; gives how many."""
    return (await connection.execute(delete(InvitationRow).where(InvitationRow.expires_at < before))).rowcount


def _digest(code: str) -> str:
    return sha256(code.encode()).hexdigest()
