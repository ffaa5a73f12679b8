"""The program killed in the middle: nobody is lost, nobody is answered twice."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.fakes.telegram import FakeBotApi

ROOT = Path(__file__).parents[2]
CHAT = 501
ASK = "tuong ot muong khuong co ocop ko"
FIRST = "Từng có: Tương ớt Mường Khương được 3 sao ★★★ năm 2018."

Start = Callable[[], Awaitable[asyncio.subprocess.Process]]


@pytest.fixture
async def api() -> AsyncIterator[FakeBotApi]:
    """A Bot API server that stays while the program dies."""
    async with FakeBotApi() as server:
        yield server


@pytest.fixture
async def start(api: FakeBotApi, tmp_path: Path) -> AsyncIterator[Start]:
    """Start the whole program as an operator does; killed after the test."""
    programs: list[asyncio.subprocess.Process] = []
    environment = os.environ | {
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/ocop.sqlite3",
        "PORT": "0",
        "TELEGRAM_BOT_TOKEN": api.TOKEN,
        "TELEGRAM_BASE_URL": api.base_url,
    }

    async def run() -> asyncio.subprocess.Process:
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=ROOT, env=environment,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        programs.append(program)
        return program

    yield run
    for program in programs:
        if program.returncode is None:
            program.kill()
        await program.wait()


async def test_a_reply_that_was_stored_and_not_sent_goes_out_after_a_kill(
    api: FakeBotApi, start: Start
) -> None:
    """Killed between committing a turn and sending its reply, the next start sends it, once."""
    held = api.hold_next("sendMessage")
    program = await start()
    api.user_says(CHAT, ASK)
    await api.until(held.arrived.is_set, 20)
    program.send_signal(signal.SIGKILL)
    await program.wait()
    api.sent.clear()  # what the dead program had sent was cut off before it arrived
    await start()
    await api.until(lambda: api.messages(CHAT), 20)
    assert [message.text.split("\n")[0] for message in api.messages(CHAT)] == [FIRST]


async def test_an_update_that_was_not_committed_comes_again_after_a_kill(
    api: FakeBotApi, start: Start
) -> None:
    """Killed before the turn was committed, the update is answered by the next start."""
    held = api.hold_next("getMe")
    program = await start()
    await api.until(held.arrived.is_set, 20)
    api.user_says(CHAT, ASK)
    program.send_signal(signal.SIGKILL)
    await program.wait()
    await start()
    await api.until(lambda: api.messages(CHAT), 20)
    assert [message.text.split("\n")[0] for message in api.messages(CHAT)] == [FIRST]


async def test_a_stop_by_signal_ends_cleanly(api: FakeBotApi, start: Start) -> None:
    """SIGTERM ends the program with status 0."""
    program = await start()
    await api.until(lambda: api.called("getUpdates"), 20)
    program.terminate()
    assert await program.wait() == 0
