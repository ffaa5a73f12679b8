"""Sends announcements: claims what waits, keeps to the channel's pace, settles what became of each.

One `Delivery` a channel, in as many processes as there are. A crash loses nobody: what it had claimed is
taken up again when the lease has run out, and counted as repeated.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.channels.channel import Channel
from bot.channels.lane import Lane
from handlers.announcement_words import Shown, message, read_shown
from handlers.messages import Outgoing, Receipt
from handlers.posting import put_in_chats
from handlers.unasked import is_night
from knowledge.errors import StoreUnavailable
from knowledge.people import announcements, deliveries
from knowledge.people.deliveries import LEASE, Claimed, Result
from knowledge.store.database import Database

log = structlog.get_logger(__name__)

BATCH = 30
"""Messages that are claimed at a time: about a second's worth at Telegram's pace."""

MOST_KEPT = 8
"""Texts that are kept in memory."""

MOST_UNDER_WAY = 3
"""Batches that wait for the messenger's answer while the next goes out."""


Ready: TypeAlias = tuple[Claimed, Shown]
"""A message that is to be sent now, with its text."""


@dataclass
class Delivery:
    """Sends the announcements of one channel.

    Attributes:
        database: Where they wait.
        channel: What sends them.
        lane: The channel's pace, shared with its door.
        now: The clock.
        remembers: Whether the channel shows the conversation again: then the message is put into the chat
            itself, and the door brings it.
        lease: How long what is claimed belongs to this worker.
        batch: Messages claimed at a time.
        quiet: Whether nobody is written to at a moment.
        phase: Told what is done now, for a run that is killed on purpose.
    """

    database: Database
    channel: Channel
    lane: Lane
    now: Callable[[], datetime]
    remembers: bool = False
    lease: timedelta = LEASE
    batch: int = BATCH
    quiet: Callable[[datetime], bool] = is_night
    phase: Callable[[str], None] = field(default=lambda name: None)
    _shown: dict[tuple[int, int], Shown] = field(default_factory=dict)
    _under_way: set[int] = field(default_factory=set)

    async def run(self) -> int:
        """Send until nothing is ready; gives how many messages were settled."""
        if self.quiet(self.now()):
            return 0
        await self._begin()
        under_way: set[asyncio.Task[int]] = set()
        settled = 0
        while not self.quiet(self.now()) and (ready := await self._claim()):
            under_way.add(asyncio.create_task(self._settled(await self._start(ready))))
            if len(under_way) >= MOST_UNDER_WAY:
                done, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
                settled += sum(task.result() for task in done)
        settled += sum(await asyncio.gather(*under_way))
        await self._finish()
        return settled

    async def _begin(self) -> None:
        async with self.database.begin() as connection:
            await announcements.begin_due(connection, self.now())

    async def _finish(self) -> None:
        async with self.database.begin() as connection:
            await deliveries.finish(connection, self.now())

    async def _claim(self) -> list[Ready]:
        """Take the next messages, each with its text; none that still waits for the messenger's answer."""
        self.phase("claim")
        async with self.database.begin() as connection:
            claimed = await deliveries.claim(
                connection, self.channel.name, self.now(), self.batch, lease=self.lease, but=self._under_way
            )
            ready = [(one, await self._read(connection, one)) for one in claimed]
            if self.remembers:
                await put_in_chats(connection, self.channel.name, ready, self.now())
        for old in list(self._shown)[:-MOST_KEPT]:
            del self._shown[old]
        return ready

    async def _read(self, connection: AsyncConnection, one: Claimed) -> Shown:
        key = (one.announcement, one.version)
        if key not in self._shown:
            self._shown[key] = await read_shown(connection, one.announcement)
        return self._shown[key]

    async def _start(self, ready: list[Ready]) -> list[asyncio.Task[Result]]:
        """Begin to send each in its turn; a channel that remembers has them in its chats already."""
        if self.remembers:
            return []
        self.phase("send")
        self._under_way |= {one.id for one, _ in ready}
        tasks = []
        for one, shown in ready:
            await self.lane.wait()
            tasks.append(asyncio.create_task(self._send(one, shown)))
        return tasks

    async def _settled(self, tasks: list[asyncio.Task[Result]]) -> int:
        results = await asyncio.gather(*tasks)
        if results:
            self.phase("settle")
            await self._settle(results)
            self._under_way -= {result.id for result in results}
        return len(results)

    async def _send(self, one: Claimed, shown: Shown) -> Result:
        can = self.channel.capabilities
        reply = message(shown, one, can_edit=can.edit, buttons=can.max_choices > 0)
        try:
            receipt = await self.channel.send(Outgoing(-one.id, self.channel.name, one.chat, reply))
        except Exception as error:  # the last rim before the messenger; it is tried again
            log.error("announcement not sent", channel=self.channel.name, error=type(error).__name__)
            receipt = Receipt(sent=False, reason="error", again=True)
        return Result(
            one.id, one.version, receipt.sent, receipt.native, receipt.reason, receipt.left, receipt.again
        )

    async def _settle(self, results: list[Result]) -> None:
        """Keep what became of the messages; while the database is busy, try again."""
        while True:
            try:
                async with self.database.begin() as connection:
                    await deliveries.settle(connection, results, self.now())
                return
            except StoreUnavailable:
                log.warning("settling put off", channel=self.channel.name)
                await asyncio.sleep(1)
