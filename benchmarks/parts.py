"""The measurements that `benchmarks.run` starts, each in a process of its own."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import sys
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

TURNS = 600
UPDATES = 300
CHAT = 42
QUERIES = Path(__file__).parent / "data" / "queries_dev.jsonl"


def queries() -> list[str]:
    """Texts as shoppers type them."""
    return [json.loads(line)["query"] for line in QUERIES.read_text("utf-8").splitlines()]


def resident_mb() -> float:
    """Memory of this process, in megabytes."""
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def percentiles(seconds: list[float]) -> dict[str, float]:
    """Median and 95th, in milliseconds."""
    ordered = sorted(seconds)
    return {"p50": ordered[len(ordered) // 2] * 1e3, "p95": ordered[int(len(ordered) * 0.95)] * 1e3}


async def serve() -> None:
    """Start the whole program, fetch the page, stop."""
    from aiohttp import ClientSession

    from bot.app import serving
    from bot.settings import Settings

    async with serving(Settings(port=0)) as running, ClientSession() as session:
        await (await session.get(running.url)).read()


async def first() -> None:
    """Start the conversation and answer one message."""
    from bot.app import conversation, utc_now
    from bot.settings import Settings
    from handlers.messages import Incoming
    from knowledge.registry.shipped import ready
    from knowledge.store.database import Database

    settings = Settings()
    database = Database(settings.database_url)
    await ready(database)
    talk = conversation(settings, database, utc_now)
    await talk.answer(
        Incoming("bench", "1", "1", str(time.time_ns()), utc_now(), text="tuong ot muong khuong")
    )
    await database.close()


async def turns() -> None:
    """Time text turns through the conversation on SQLite, replies settled, the web server up."""
    from bot.app import serving, utc_now
    from bot.settings import Settings
    from handlers.messages import Incoming, Receipt

    settings, taken = Settings(port=0, log_level="ERROR"), []
    async with serving(settings) as running:
        talk = running.talk
        await talk.warm()
        texts = queries()
        for n in range(TURNS):
            text = texts[n % len(texts)]
            person = str(n % 50)
            begun = time.perf_counter()
            out = await talk.answer(
                Incoming("bench", person, person, str(time.time_ns()), utc_now(), text=text)
            )
            taken.append(time.perf_counter() - begun)
            for one in out:
                await talk.settle(one, Receipt(sent=True))
        print(json.dumps(percentiles(taken[20:]) | {"mb": resident_mb()}))


async def form() -> None:
    """Time turns of the self-assessment: one answer each, kept, and the next question."""
    from bot.app import conversation, utc_now
    from bot.settings import Settings
    from handlers.messages import Choices, Incoming, Receipt
    from knowledge.registry.shipped import ready
    from knowledge.store.database import Database

    settings, taken = Settings(log_level="ERROR"), []
    database = Database(settings.database_url)
    await ready(database)
    talk = conversation(settings, database, utc_now)
    await talk.warm()

    async def say(person: str, **about: str) -> Choices | None:
        key = str(time.time_ns())
        begun = time.perf_counter()
        out = await talk.answer(Incoming("bench", person, person, key, utc_now(), **about))  # type: ignore[arg-type]
        taken.append(time.perf_counter() - begun)
        for one in out:
            await talk.settle(one, Receipt(sent=True))
        return out[-1].reply if out and isinstance(out[-1].reply, Choices) else None

    for n in range(20):
        for text in ("/huongdan", "mật ong rừng", "Hộ có đăng ký", "Bộ 4", "Tự chấm đầy đủ"):
            reply = await say(f"p{n}", text=text)
        taken.clear() if n == 0 else None
        while reply is not None and reply.options[0].label == "Mức 1":
            reply = await say(f"p{n}", kind="choice", choice=reply.options[0].id)
    await database.close()
    print(json.dumps(percentiles(taken)))


async def door() -> None:
    """Time one update at a time: a bare echo handler of the library, then our whole door."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=_fake_server, args=(theirs,))
    server.start()
    base_url = ours.recv()
    bare = await _bare(base_url)
    whole = await _whole(base_url)
    ours.send("stop")
    server.join()
    print(json.dumps({"bare": percentiles(bare)["p50"], "ours": percentiles(whole)["p50"]}))


def _fake_server(line: Connection) -> None:
    from tests.fakes.telegram import FakeBotApi

    async def until_told() -> None:
        async with FakeBotApi() as api:
            api.chats.add(CHAT)
            line.send(api.base_url)
            await asyncio.to_thread(line.recv)

    asyncio.run(until_told())


def _update(n: int) -> dict[str, object]:
    person = {"id": CHAT, "is_bot": False, "first_name": "A"}
    message = {
        "message_id": n, "date": int(time.time()), "chat": {"id": CHAT, "type": "private"}, "from": person,
        "text": "tuong ot muong khuong",
    }  # fmt: skip
    return {"update_id": time.time_ns() + n, "message": message}


async def _timed(handle: Callable[[int], Awaitable[None]]) -> list[float]:
    taken = []
    for n in range(UPDATES):
        begun = time.perf_counter()
        await handle(n)
        taken.append(time.perf_counter() - begun)
    return taken[20:]


async def _bare(base_url: str) -> list[float]:
    from telegram import Update
    from telegram.ext import ApplicationBuilder, MessageHandler, filters

    from tests.fakes.telegram import FakeBotApi

    async def echo(update: Update, _: object) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    application = ApplicationBuilder().token(FakeBotApi.TOKEN).base_url(base_url).updater(None).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:

        async def handle(n: int) -> None:
            await application.process_update(Update.de_json(_update(n), application.bot))

        return await _timed(handle)


async def _whole(base_url: str) -> list[float]:
    from pydantic import SecretStr
    from telegram import Update

    from bot.app import conversation, utc_now
    from bot.channels.channel import Door
    from bot.channels.telegram import Telegram
    from bot.channels.telegram_updates import to_incoming
    from bot.settings import Settings
    from knowledge.store.database import Database
    from tests.fakes.telegram import FakeBotApi

    settings = Settings(telegram_bot_token=SecretStr(FakeBotApi.TOKEN), telegram_base_url=base_url)
    database = Database(settings.database_url)
    talk = conversation(settings, database, utc_now)
    await talk.warm()
    telegram = Telegram(settings, lambda channel: Door(channel, talk, utc_now), utc_now)
    telegram.channel.bot._rate_limiter = None  # 30 messages a second would be all that is measured
    await telegram.channel.bot.initialize()

    async def handle(n: int) -> None:
        incoming = to_incoming(Update.de_json(_update(n), telegram.channel.bot), "bot", datetime.now(UTC))
        assert incoming is not None
        await telegram.door.take(incoming)
        await telegram.door.drain()

    taken = await _timed(handle)
    await telegram.channel.bot.shutdown()
    await database.close()
    return taken


if __name__ == "__main__":
    asyncio.run({"serve": serve, "first": first, "turns": turns, "form": form, "door": door}[sys.argv[1]]())
