"""How many messages a second python-telegram-bot echoes, over its own HTTP client and over ours.

    .venv/bin/python -m benchmarks.echo [updates] [rounds]

Bare library both times, no conversation and no rate limits: `getUpdates` for a batch, one
`sendMessage` after the other for it, against the fake Bot API on loopback, which runs in a process
of its own so that its work does not count. The best round of each counts.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from bot.channels.telegram_http import AiohttpRequest
from tests.fakes.telegram import FakeBotApi

CHAT = 42


async def echo(
    base_url: str, request: BaseRequest, polling: BaseRequest, updates: int, *, at_once: int
) -> float:
    """Answer `updates` messages, up to `at_once` at the same time; gives the seconds it took."""
    gate = asyncio.Semaphore(at_once)
    async with Bot(FakeBotApi.TOKEN, base_url, request=request, get_updates_request=polling) as bot:

        async def answer(text: str) -> None:
            async with gate:
                await bot.send_message(CHAT, text)

        offset, done, start = 0, 0, time.perf_counter()
        while done < updates:
            batch = await bot.get_updates(offset=offset, timeout=1)
            await asyncio.gather(*(answer(u.message.text or "") for u in batch if u.message))
            offset, done = batch[-1].update_id + 1, done + len(batch)
        return time.perf_counter() - start


def serve(updates: int, line: Connection) -> None:
    """Run the fake server in a process, with messages waiting, until told to stop."""

    async def until_told() -> None:
        async with FakeBotApi() as api:
            for n in range(updates):
                api.user_says(CHAT, f"chè dây {n}")
            line.send(api.base_url)
            await asyncio.to_thread(line.recv)

    asyncio.run(until_told())


def measure(updates: int, make: Callable[[], tuple[BaseRequest, BaseRequest]], at_once: int) -> float:
    """Updates a second of one round."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(updates, theirs))
    server.start()
    request, polling = make()
    seconds = asyncio.run(echo(ours.recv(), request, polling, updates, at_once=at_once))
    ours.send("stop")
    server.join()
    return updates / seconds


def stock() -> tuple[BaseRequest, BaseRequest]:
    """The library's own clients, as it makes them."""
    return HTTPXRequest(), HTTPXRequest(connection_pool_size=1)


def ours() -> tuple[BaseRequest, BaseRequest]:
    """One aiohttp session for both."""
    request = AiohttpRequest()
    return request, request


def main(updates: int = 300, rounds: int = 5) -> None:
    """Print both rates and their ratio, for one message at a time and for many at once."""
    for at_once in (1, 20):
        best = {make: max(measure(updates, make, at_once) for _ in range(rounds)) for make in (stock, ours)}
        print(
            f"{updates} updates, {at_once:2} at once: httpx {best[stock]:6.0f}/s, "
            f"aiohttp {best[ours]:6.0f}/s, ratio {best[ours] / best[stock]:.2f}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
