"""Receipts and unanswered questions on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering import throw_away_copy
from bot.channels import terminal
from handlers.messages import Reply
from handlers.receipts import first_line
from handlers.remaking import remade
from knowledge.faq.catalog import rules_version
from knowledge.faq.reading import spelt
from knowledge.matching.likeness import grouped
from knowledge.people import receipts
from knowledge.people.receipts import Receipt
from knowledge.registry.catalog import load_registry
from knowledge.store.database import Database
from knowledge.texts import say
from knowledge.texts.form import day

SHOWN = 3


async def shown(database: Database, code: str, language: str) -> list[str]:
    """Give what an answer was made from, and the same answer made now; nothing for an unknown code."""
    async with database.begin() as connection:
        found = await receipts.by_code(connection, code)
    lines: list[str] = []
    for receipt in found:
        lines += [*_lines(receipt, language), *await _again(database, receipt, language)]
    return lines


def _lines(receipt: Receipt, language: str) -> Iterator[str]:
    yield say(language, "receipt-head", code=receipt.code, day=day(receipt.on, language))
    yield say(language, "receipt-asked", words=receipt.asked or "–")
    yield say(language, "receipt-kind", kind=receipt.kind, route=receipt.route, faq=receipt.faq_id or "–")
    for name, value in receipt.understood.items():
        yield say(language, "receipt-understood", name=name, value=str(value))
    yield say(
        language,
        "receipt-versions",
        registry=str(receipt.registry_version),
        rules=receipt.rules_version,
        now=rules_version(),
    )
    yield say(language, "receipt-said", words=receipt.said)
    if receipt.helped:
        yield say(language, f"receipt-helped-{receipt.helped}")


async def _again(database: Database, receipt: Receipt, language: str) -> list[str]:
    async with throw_away_copy(database) as copy, copy.begin() as connection:
        registry = await load_registry(connection)
        replies = await remade(connection, registry, receipt)
    same = first_line(replies) == receipt.said
    head = say(language, "receipt-same" if same else "receipt-differs")
    return [head, *(f"    {line}" for line in _written(replies))]


def _written(replies: list[Reply]) -> list[str]:
    return "\n\n".join(terminal.written(reply) for reply in replies).split("\n")


async def unanswered(database: Database, language: str) -> list[str]:
    """List the questions without an answer, or without a helpful one, those that are alike together."""
    async with database.begin() as connection:
        found = await receipts.unanswered(connection)
    asked = [receipt.asked for receipt in found if receipt.asked.strip()]
    lines = []
    for group in grouped(asked, lambda text: " ".join(spelt(text.split()))):
        lines.append(say(language, "questions-group", count=str(len(group.texts)), words=group.texts[0]))
        others = list(dict.fromkeys(text for text in group.texts if text != group.texts[0]))
        lines += [say(language, "questions-like", words=text) for text in others[:SHOWN]]
    return lines or [say(language, "questions-none")]
