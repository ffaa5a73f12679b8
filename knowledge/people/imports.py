"""Files for the registry: what was sent, what was answered, how far each is, who has yet to be told.

A state changes only from the one it was read in, so that of two who apply a file at once one wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.calendar import day_of
from knowledge.errors import BadFile, Problem
from knowledge.people.reports import ALPHABET
from knowledge.registry import applying, undoing
from knowledge.registry.applying import Applied, Touched
from knowledge.registry.books import Unfit
from knowledge.registry.importing import Progress
from knowledge.registry.plan import CALLED, Plan
from knowledge.registry.undoing import CannotUndo
from knowledge.store.tables import ImportRow

State = Literal["rehearsed", "asked", "applied", "undone", "dropped"]
PREFIX = "NT"
LETTERS = 5
PLANNED = ("rehearsed", "asked")
"""States in which what it would change is of interest."""
ALIVE = ("rehearsed", "asked", "applied")
"""States in which the same file that is sent again is the same import."""


@dataclass(frozen=True, slots=True)
class Import:
    """One file; its content and how it is undone are read apart.

    Attributes:
        summary: Counts by kind, and once it is applied: "told" and "corrected", codes of products.
        calls: Products whose maker a person tells first, by code: whether and when that was done.
    """

    id: int
    code: str
    author: int
    approver: int | None
    file: str
    digest: str
    answers: Mapping[str, Any]
    summary: Mapping[str, Any]
    touched: list[dict[str, Any]]
    calls: Mapping[str, Any]
    state: State
    created_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None

    @property
    def products(self) -> tuple[Touched, ...]:
        """The products that it touched."""
        return tuple(Touched(**one) for one in self.touched)

    @property
    def open_calls(self) -> tuple[str, ...]:
        """Codes of products whose maker nobody has told yet; none where it is not applied."""
        if self.state != "applied":
            return ()
        return tuple(code for code, call in self.calls.items() if not call["done"])


_COLUMNS = [getattr(ImportRow, field.name) for field in fields(Import)]


def digest_of(content: bytes) -> str:
    """Give what a file is recognised by."""
    return sha256(content).hexdigest()


async def keep(
    connection: AsyncConnection,
    *,
    author: int,
    file: str,
    content: bytes,
    at: datetime,
    draw: Callable[[str], str],
) -> tuple[Import, bool]:
    """Keep a file; gives it, and whether it is new: one that is under way already is the same import."""
    digest = digest_of(content)
    same = (ImportRow.digest == digest) & ImportRow.state.in_(ALIVE)
    known = (await connection.execute(select(*_COLUMNS).where(same).order_by(ImportRow.id.desc()))).first()
    if known:
        return Import(*known), False
    code = f"{PREFIX}-" + "".join(draw(ALPHABET) for _ in range(LETTERS))
    while await find(connection, code):
        code += draw(ALPHABET)
    values = {
        "code": code, "author": author, "file": file, "digest": digest, "content": content,
        "created_at": at, "answers": {}, "summary": {}, "touched": [], "calls": {},
    }  # fmt: skip
    await connection.execute(insert(ImportRow).values(values))
    made = await find(connection, code)
    assert made is not None
    return made, True


async def find(connection: AsyncConnection, code: str) -> Import | None:
    """Give the import with a code."""
    row = (await connection.execute(select(*_COLUMNS).where(ImportRow.code == code))).first()
    return Import(*row) if row else None


async def listed(connection: AsyncConnection, *states: State, limit: int = 20) -> list[Import]:
    """Give the imports in some states, newest first; all, where none are named."""
    query = select(*_COLUMNS).order_by(ImportRow.id.desc()).limit(limit)
    if states:
        query = query.where(ImportRow.state.in_(states))
    return [Import(*row) for row in await connection.execute(query)]


async def content_of(connection: AsyncConnection, one: Import) -> bytes:
    """Give what the file holds."""
    found = await connection.scalar(select(ImportRow.content).where(ImportRow.id == one.id))
    return found or b""


async def change(connection: AsyncConnection, one: Import, **values: Any) -> bool:
    """Change an import that is still in the state in which it was read; False when it is not."""
    same = (ImportRow.id == one.id) & (ImportRow.state == one.state)
    return bool((await connection.execute(update(ImportRow).where(same).values(**values))).rowcount)


async def apply(
    connection: AsyncConnection,
    one: Import,
    plan: Plan,
    *,
    by: int,
    at: datetime,
    progress: Progress = lambda done, total: None,
) -> Applied | None:
    """Write a plan into the registry; of two who do so at once the second gets None.

    Raises:
        BadFile: A row does not fit the registry after all; nothing was written.
    """
    if not await change(connection, one, state="applied", approver=by, applied_at=at):
        return None
    try:
        done = await applying.apply(connection, plan, day_of(at), progress)
    except Unfit as unfit:
        await _set_back(connection, one)
        raise BadFile(one.file, [Problem(unfit.reason, 0, unfit.column, unfit.values)]) from unfit
    values = {
        "undo": done.undo, "touched": [asdict(product) for product in done.touched],
        "calls": to_calls(done.touched), "summary": {"counts": plan.counts},
    }  # fmt: skip
    await connection.execute(update(ImportRow).where(ImportRow.id == one.id).values(values))
    return done


async def undo(connection: AsyncConnection, one: Import, at: datetime) -> bool:
    """Bring the registry back to what it was before; False where it is not applied any more.

    Raises:
        CannotUndo: A later change stands in the way; nothing was written.
    """
    if one.state != "applied" or not await change(connection, one, state="undone", undone_at=at):
        return False
    packed = await connection.scalar(select(ImportRow.undo).where(ImportRow.id == one.id))
    try:
        await undoing.undo(connection, packed or b"")
    except CannotUndo:
        await _set_back(connection, one)
        raise
    return True


async def _set_back(connection: AsyncConnection, one: Import) -> None:
    """Put an import back into the state in which it was read, after a change that did not succeed."""
    values = {name: getattr(one, name) for name in ("state", "approver", "applied_at", "undone_at")}
    await connection.execute(update(ImportRow).where(ImportRow.id == one.id).values(values))


def to_calls(products: Iterable[Touched]) -> dict[str, Any]:
    """Give the products whose maker a person tells first, none of them told."""
    return {one.code: {"done": False, "kind": one.kind} for one in products if one.kind in CALLED}
