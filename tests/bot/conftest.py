"""Fixtures of the channel tests: a Bot API on loopback, a conversation to listen to, pauses of no length."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.channel import Door
from bot.channels.telegram import Telegram
from bot.settings import Settings
from tests.fakes.entrance import FakeEntrance, Naps
from tests.fakes.telegram import FakeBotApi

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    """A running Bot API server."""
    async with FakeBotApi(lambda: NOW) as server:
        yield server


@pytest.fixture
def entrance() -> FakeEntrance:
    """The conversation behind the door."""
    return FakeEntrance()


@pytest.fixture
def naps() -> Naps:
    """The pauses of the door."""
    return Naps()


def telegram_settings(api: FakeBotApi, **changes: Any) -> Settings:
    """Settings of a bot on the fake server."""
    values = {"telegram_bot_token": api.TOKEN, "telegram_base_url": api.base_url}
    return Settings(_env_file=None, **(values | changes))


@pytest.fixture
async def telegram(
    api: FakeBotApi, entrance: FakeEntrance, naps: Naps
) -> AsyncIterator[Callable[..., Telegram]]:
    """Make and run the Telegram door; `running=False` only makes it. Closed after the test."""
    doors: list[Telegram] = []
    tasks: list[asyncio.Task[None]] = []

    def make(*, running: bool = True, commands: Any = None, **settings: Any) -> Telegram:
        door = Telegram(
            telegram_settings(api, **settings),
            lambda channel: Door(channel, entrance, lambda: NOW),
            lambda: NOW,
            naps,
            commands,
        )
        doors.append(door)
        if running:
            tasks.append(asyncio.create_task(door.run()))
        return door

    yield make
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    for door in doors:
        await door.door.drain()
        await door.channel.bot.shutdown()
