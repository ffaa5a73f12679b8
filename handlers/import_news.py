"""Telling a producer what a file changed of its products, and taking that back where the file was undone.

One message for a file, however many products it touched. What an official has to say first in person is told
only after that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Text, to_json
from handlers.place_words import made_in
from handlers.verdict_words import Told, first_line
from knowledge.calendar import day_of
from knowledge.people import import_news, post, producers
from knowledge.people.import_news import News
from knowledge.people.producers import Link
from knowledge.registry.applying import Touched
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.texts import say

SHOWN = 4
SILENT = frozenset({"corrected"})
"""Changes of cells that the maker need not hear of."""


async def tell_makers(connection: AsyncConnection, registry: Registry, at: datetime, news: News) -> int:
    """Put what is due into the outbox; gives how many messages."""
    count = 0
    links = await producers.links(connection)
    for one, products in news.due:
        told = [product for product in products if product.kind not in SILENT]
        count += await _tell(connection, registry, at, links, told, undone=False)
        await import_news.note_told(connection, one, [product.code for product in products])
    for one, products in news.undone:
        told = [product for product in products if product.kind not in SILENT]
        count += await _tell(connection, registry, at, links, told, undone=True)
        await import_news.note_corrected(connection, one)
    return count


async def _tell(
    connection: AsyncConnection,
    registry: Registry,
    at: datetime,
    links: Sequence[Link],
    products: Sequence[Touched],
    *,
    undone: bool,
) -> int:
    count = 0
    for link in links:
        mine = [product for product in products if link.producer in (product.producer, product.code)]
        if mine:
            reply = to_json(_words(link.language, registry, at, mine, undone))
            await post.post(
                connection, channel=link.channel, chat=link.chat, person=link.person, replies=[reply], at=at
            )
            count += 1
    return count


def _words(
    language: str, registry: Registry, at: datetime, products: Sequence[Touched], undone: bool
) -> Text:
    first = say(language, "maker-news-undone" if undone else "maker-news", count=len(products))
    lines = [line for product in products[:SHOWN] for line in _lines(language, registry, at, product, undone)]
    if len(products) > SHOWN:
        lines.append(say(language, "maker-news-more", count=str(len(products) - SHOWN)))
    return Text(first, (*lines, say(language, "maker-news-how")))


def _lines(language: str, registry: Registry, at: datetime, one: Touched, undone: bool) -> Iterator[str]:
    """Say of one product what holds now; of a new name or place, that alone."""
    product = registry.products.get(one.code)
    if product is None:
        yield say(language, "maker-news-gone", product=one.name)
    elif one.kind == "renamed" and not undone:
        yield say(language, "maker-news-renamed", product=product.name, old=one.old_name)
    elif one.kind == "moved" and not undone:
        yield say(language, "maker-news-moved", product=product.name, place=made_in(product, language))
    else:
        words = _worth(language, registry, at, product)
        if product.name in words:
            yield say(language, "maker-news-worth", words=words)
        else:
            yield say(language, "maker-news-item", product=product.name, words=words)


def _worth(language: str, registry: Registry, at: datetime, product: Product) -> str:
    today = day_of(at)
    worth = verdict(product, today, certificate_rules())
    return first_line(Told(product, worth, today, registry.as_of, language))
