"""Announcements on a channel that shows the conversation again: they are put into the chat itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.announcement_words import Shown, message
from handlers.messages import to_json
from knowledge.people import deliveries, post
from knowledge.people.deliveries import Claimed, Result


async def put_in_chats(
    connection: AsyncConnection,
    channel: str,
    ready: Sequence[tuple[Claimed, Shown]],
    now: datetime,
) -> None:
    """Put messages into the outbox and settle them, all in one transaction: none is lost or doubled."""
    for one, shown in ready:
        reply = message(shown, one, can_edit=False, buttons=True)
        [letter] = await post.post(
            connection, channel=channel, chat=one.chat, person=one.person, replies=[to_json(reply)], at=now
        )
        done = Result(one.id, one.version, sent=True, native=str(letter.id))
        await deliveries.settle(connection, [done], now)
