"""The machine-readable door: lines of JSON in, lines of JSON out, for measuring and other programs.

Works on a throw-away copy of the registry in memory, through the same entrance as every door, so
nobody's data are touched and no limit of messages applies. Lines are answered in order; a line that
is wrong gives {"error": …} and the run goes on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select

from bot.channels import terminal
from bot.json_lines import BadLine, read_line
from handlers.conversation import Conversation, Custom
from handlers.messages import Incoming
from knowledge.calendar import ZONE, day_of
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import Status, verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.store.database import Database
from knowledge.store.tables import PUBLIC, Base, FaqDraftRow

CHANNEL = "answer"
COPIED = PUBLIC | {FaqDraftRow.__tablename__}


@asynccontextmanager
async def throw_away_copy(database: Database) -> AsyncIterator[Database]:
    """Copy the registry and the officials' common questions, and nothing of people, into memory."""
    copy = Database("sqlite+aiosqlite://")
    try:
        async with database.begin() as source, copy.begin() as target:
            await target.run_sync(Base.metadata.create_all)
            for table in (table for table in Base.metadata.sorted_tables if table.name in COPIED):
                if rows := [dict(row) for row in (await source.execute(select(table))).mappings()]:
                    await target.execute(insert(table), rows)
        yield copy
    finally:
        await copy.close()


class Answering:
    """Answers lines one after the other."""

    def __init__(self, copy: Database, registry: Registry, now: datetime) -> None:
        self._now = now
        self._registry = registry
        self._conversation = Conversation(copy, lambda: self._now, Custom(remembers=frozenset()))

    async def answer(self, line: str) -> dict[str, Any]:
        """Give the answer to one line, or {"error": …}."""
        try:
            return await self._answered(_incoming(line, self._now))
        except BadLine as bad:
            return {"error": str(bad)}

    async def _answered(self, incoming: Incoming) -> dict[str, Any]:
        outgoing, about = await self._conversation.answer_fully(incoming)
        products = (
            [_product(self._registry, c.code, incoming.at) for c in about.found.products]
            if about.found
            else []
        )
        return {
            "text": incoming.text,
            "kind": about.kind,
            "decision": about.found.kind if about.found else "none",
            "products": products,
            "faq_id": about.faq or None,
            "reply": "\n\n".join(terminal.written(one.reply) for one in outgoing),
        }


def _incoming(line: str, now: datetime) -> Incoming:
    data = read_line(line)
    if not isinstance(data.get("text"), str):
        raise BadLine('line has no "text"')
    person = data.get("person") or uuid4().hex
    if not isinstance(person, str):
        raise BadLine('"person" is not a text')
    return Incoming(CHANNEL, person, person, uuid4().hex, _moment(data.get("at"), now), text=data["text"])


def _moment(at: object, now: datetime) -> datetime:
    if at is None:
        return now
    try:
        moment = datetime.fromisoformat(str(at))
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=ZONE)).astimezone(UTC)
        day_of(moment)  # the last hours of year 9999 have no day in Lào Cai
        return moment
    except (ValueError, OverflowError) as error:
        raise BadLine('"at" is not an ISO moment') from error


def _product(registry: Registry, code: str, at: datetime) -> dict[str, Any]:
    product: Product = registry.products[code]
    worth = verdict(product, day_of(at), certificate_rules())
    return {
        "code": product.code,
        "name": product.name,
        "producer": product.producer.name if product.producer else "",
        "stars": worth.recognition.stars if worth.recognition else None,
        "status": _status(product, worth.status),
    }


def _status(product: Product, status: Status) -> str:
    """Give the verdict in the words of this door, which has none for "not recognised by that day"."""
    if product.generic:
        return str(Status.UNDATED)
    return str(Status.PENDING if status is Status.NOT_FOUND else status)


async def answered(database: Database, lines: Iterable[str], now: datetime) -> AsyncIterator[dict[str, Any]]:
    """Answer lines in order; empty ones are passed over."""
    async with throw_away_copy(database) as copy:
        async with copy.begin() as connection:
            registry = await load_registry(connection)
        answering = Answering(copy, registry, now)
        for line in lines:
            if line.strip():
                yield await answering.answer(line)
