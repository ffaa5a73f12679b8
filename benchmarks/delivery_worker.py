"""A process that only delivers, and says in a shared file what it does now: for `benchmarks.delivery`."""

from __future__ import annotations

import asyncio
import mmap
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.channels.lane import Lane
from bot.channels.telegram_channel import Bot, TelegramChannel
from bot.channels.telegram_http import AiohttpRequest, hush_loggers
from bot.delivery import Delivery
from knowledge.store.database import Database
from knowledge.store.tables import AnnouncementRow

LEASE = timedelta(seconds=3)
PAUSE_S = 0.05


async def main(url: str, base_url: str, token: str, shared: str, per_second: str) -> None:
    """Deliver until every announcement is done."""
    hush_loggers()
    request = AiohttpRequest("")
    telegram = Bot(token, base_url, request, float(per_second))
    await telegram.initialize()
    database = Database(url)
    with Path(shared).open("r+b") as file, mmap.mmap(file.fileno(), 16) as seen:  # noqa: ASYNC230 - 16 bytes

        def phase(name: str) -> None:
            seen[:] = name.encode().ljust(16, b"\0")

        lane = Lane(float(per_second))
        channel = TelegramChannel(telegram)
        delivery = Delivery(
            database, channel, lane, lambda: datetime.now(UTC), lease=LEASE, quiet=_never, phase=phase
        )
        while not await _done(database):
            await delivery.run()
            await asyncio.sleep(PAUSE_S)
    await telegram.shutdown()
    await database.close()


def _never(_: datetime) -> bool:
    """Measure at any hour."""
    return False


async def _done(database: Database) -> bool:
    async with database.begin() as connection:
        states = set((await connection.execute(select(AnnouncementRow.state))).scalars())
    return states == {"done"}


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
