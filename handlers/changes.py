"""Telling who follows a product that it changed: ended, withdrawn, recognised anew, with other stars.

Each change once: that it was told and the message are kept together. Not at night; not before a file that
brought it can no longer be undone quietly, nor before an official has told the maker what is bad news. What
was told of a file that is undone later is taken back.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.import_news import tell_makers
from handlers.messages import Text, to_json
from handlers.unasked import is_night
from handlers.verdict_words import Told, case, first_line
from knowledge.calendar import day_of
from knowledge.people import follows, import_news, post
from knowledge.people.import_news import News
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.texts import say

WAIT = timedelta(minutes=60)
"""How long after a file was applied nobody is told, unless a setting says otherwise."""


def standing(product: Product, on: date) -> str:
    """Give what a follower was told of a product, in short: case, stars, the certificate's last year."""
    worth = verdict(product, on, certificate_rules())
    stars = worth.recognition.stars if worth.recognition else None
    ends = worth.last_day.last.year if worth.last_day else None
    return f"{case(worth)}/{stars or ''}/{ends or ''}"


def _is_same(told: str, now: str) -> bool:
    """Whether nothing changed; what an earlier version noted says no year."""
    return told == now or (told.count("/") == 1 and now.startswith(f"{told}/"))


async def tell_changes(
    connection: AsyncConnection, registry: Registry, at: datetime, wait: timedelta = WAIT
) -> int:
    """Put a message to each follower and maker of a product that changed into the outbox; gives how many."""
    if is_night(at):
        return 0
    news = await import_news.news(connection, at, wait)
    count = await _tell_followers(connection, registry, at, news)
    return count + await tell_makers(connection, registry, at, news)


async def _tell_followers(connection: AsyncConnection, registry: Registry, at: datetime, news: News) -> int:
    taken_back = {product.code: product.name for _, products in news.undone for product in products}
    count = 0
    for one in await follows.watching(connection):
        product = registry.products.get(one.value)
        gone = product is None and one.value in taken_back and bool(one.told)
        if one.value in news.held or (product is None and not gone):
            continue
        now = standing(product, day_of(at)) if product else ""
        if now == one.told:
            continue
        if one.told and not _is_same(one.told, now):
            words = _words(registry, one, product, at, taken_back.get(one.value, ""))
            await post.post(
                connection, channel=one.channel, chat=one.chat, person=one.person_id,
                replies=[to_json(words)], at=at,
            )  # fmt: skip
            count += 1
        await follows.note_told(connection, one.id, now)
    return count


def _words(
    registry: Registry, one: follows.Watch, product: Product | None, at: datetime, taken_back: str
) -> Text:
    """Say what holds now; of a product that is taken back, first that the news before was wrong."""
    language = one.language
    stop = say(language, "follow-how-to-stop")
    if product is None:
        return Text(say(language, "news-undone"), (say(language, "news-gone", product=taken_back), stop))
    today = day_of(at)
    worth = verdict(product, today, certificate_rules())
    now = first_line(Told(product, worth, today, registry.as_of, language))
    if taken_back:
        return Text(say(language, "news-undone"), (product.name, now, stop))
    return Text(now, (product.name, say(language, "watch-why"), stop))
