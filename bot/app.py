"""Put the program together: the one place that knows everybody."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot import jobs
from bot.channels.channel import Apologies, Channel, Door
from bot.channels.lane import Lane
from bot.channels.pace import Pace
from bot.channels.web import WebChat
from bot.delivery import Delivery
from bot.server import make_server, serve
from bot.settings import Settings
from handlers import COMMANDS
from handlers.conversation import Conversation, Custom
from handlers.messages import Incoming, Text
from knowledge.calendar import DeskHours
from knowledge.registry.shipped import ready
from knowledge.rules.editions import editions
from knowledge.store.database import Database
from knowledge.texts import DEFAULT, LANGUAGES, all_of, say

if TYPE_CHECKING:
    from bot.channels.telegram import Telegram

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]

REOPEN_S = 30.0


def utc_now() -> datetime:
    """Give the moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Running:
    """A program that is serving.

    Attributes:
        url: Address of the web chat.
        telegram: The Telegram door, None without a token.
        talk: The conversation that all doors lead to.
    """

    url: str
    telegram: Telegram | None
    talk: Conversation


def conversation(settings: Settings, database: Database, now: Clock) -> Conversation:
    """Build the conversation that all doors lead to."""
    desk = DeskHours(settings.desk_opens, settings.desk_closes, settings.desk_days)
    custom = Custom(
        keep_days=settings.keep_days, desk=desk, editions=editions(settings.rules),
        approve_above=settings.approve_above,
        tell_after=timedelta(minutes=settings.tell_after_minutes),
        approve_imports=settings.approve_imports,
    )  # fmt: skip
    return Conversation(database, now, custom)


def doors(settings: Settings, talk: Conversation, now: Clock) -> Callable[[Channel], Door]:
    """Give what makes the door of a channel: with the pace and the apologies of the settings.

    A channel that sends a message again by itself says so itself, and needs no apology for it.
    """

    def door_for(channel: Channel) -> Door:
        busy = None if channel.capabilities.sends_again else talk.sorry
        apologies = Apologies(busy=busy, too_fast=_too_fast)
        lane = Lane(settings.telegram_per_second if channel.name == "telegram" else 0)
        pace = Pace(settings.messages_per_minute)
        return Door(channel, talk, now, pace=pace, apologies=apologies, lane=lane)

    return door_for


def _too_fast(incoming: Incoming) -> Text:
    language = incoming.language if incoming.language in LANGUAGES else DEFAULT
    return Text(say(language, "too-fast"), (say(language, "too-fast-how"),))


@asynccontextmanager
async def serving(settings: Settings, now: Clock = utc_now) -> AsyncIterator[Running]:
    """Serve until the block ends: the web chat, and Telegram where a token is set.

    Raises:
        StoreUnavailable, NewerDatabase: The database cannot be used.
        OSError: The port is taken.
    """
    async with AsyncExitStack() as opened:
        database = Database(settings.database_url)
        opened.push_async_callback(database.close)
        await ready(database)
        talk = conversation(settings, database, now)
        door_for = doors(settings, talk, now)
        web = WebChat(settings, door_for, lambda chat: talk.history("web", chat), now, words=_page_words)
        telegram = _telegram(settings, door_for, now)
        every_door = [web.door, *([telegram.door] if telegram else [])]
        for door in every_door:
            opened.push_async_callback(door.drain)
        work: list[asyncio.Task[None]] = []
        opened.push_async_callback(_end, work)
        app = make_server(settings, [*web.routes(), *(telegram.routes() if telegram else [])])
        app.on_shutdown.append(web.close)
        runner, port = await serve(app, settings.host, settings.port)
        opened.push_async_callback(runner.cleanup)
        sending = [
            Delivery(database, door.channel, door.lane, now, remembers=door is web.door)
            for door in every_door
        ]
        work += jobs.start(talk, every_door, sending)
        work += [asyncio.create_task(_kept_running(telegram))] if telegram else []
        yield Running(settings.public_url or f"http://{settings.host}:{port}", telegram, talk)


async def _kept_running(telegram: Telegram) -> None:
    """Run the Telegram door until it ends by itself; a mistake of ours in it must not close it for good."""
    while True:
        try:
            return await telegram.run()
        except Exception as error:  # logged by kind: its text may hold what a person wrote
            log.error("telegram: the door failed and is opened again", error=type(error).__name__)
            await asyncio.sleep(REOPEN_S)


async def _end(work: list[asyncio.Task[None]]) -> None:
    for task in work:
        task.cancel()
    for task in work:
        with suppress(asyncio.CancelledError):
            await task


def _telegram(settings: Settings, door_for: Callable[[Channel], Door], now: Clock) -> Telegram | None:
    if not settings.telegram_bot_token.get_secret_value():
        return None
    from bot.channels.telegram import Telegram

    menus = {"" if language == DEFAULT else language: _menu(language) for language in LANGUAGES}
    return Telegram(settings, door_for, now, commands=menus)


def _menu(language: str) -> list[tuple[str, str]]:
    return [(name, say(language, f"command-{name}")) for name in COMMANDS]


def _page_words(language: str) -> dict[str, str]:
    return all_of(language, "web-")
