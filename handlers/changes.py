"""Telling who follows a product that it changed: ended, withdrawn, recognised anew, with other stars.

Each change once: that it was told and the message are kept together. Not at night.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.messages import Text, to_json
from handlers.unasked import is_night
from handlers.verdict_words import Told, case, first_line
from knowledge.calendar import day_of
from knowledge.people import follows, post
from knowledge.registry.catalog import Registry
from knowledge.registry.model import Product
from knowledge.registry.verdict import verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.texts import say


def standing(product: Product, on: date) -> str:
    """Give what a follower was told of a product, in short: its case and stars."""
    worth = verdict(product, on, certificate_rules())
    stars = worth.recognition.stars if worth.recognition else None
    return f"{case(worth)}/{stars or ''}"


async def tell_changes(connection: AsyncConnection, registry: Registry, at: datetime) -> int:
    """Put a message to each follower of a product that changed into the outbox; gives how many."""
    if is_night(at):
        return 0
    count = 0
    for one in await follows.watching(connection):
        product = registry.products.get(one.value)
        now = standing(product, day_of(at)) if product else one.told
        if product is None or now == one.told:
            continue
        if one.told:
            await _post(connection, registry, one, product, at)
            count += 1
        await follows.note_told(connection, one.id, now)
    return count


async def _post(
    connection: AsyncConnection, registry: Registry, one: follows.Watch, product: Product, at: datetime
) -> None:
    today = day_of(at)
    worth = verdict(product, today, certificate_rules())
    told = Told(product, worth, today, registry.as_of, one.language)
    lines = (product.name, say(one.language, "watch-why"), say(one.language, "follow-how-to-stop"))
    reply = to_json(Text(first_line(told), lines))
    await post.post(
        connection, channel=one.channel, chat=one.chat, person=one.person_id, replies=[reply], at=at
    )
