"""The door: order, pace, patience, and replies that another run left behind."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import jobs
from bot.channels.channel import Apologies, Capabilities, Door
from bot.channels.pace import Pace
from handlers.messages import Incoming, Outgoing, Receipt, Text
from knowledge.errors import StoreUnavailable

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Sink:
    """A channel that keeps what it is told to send."""

    name = "sink"
    capabilities = Capabilities(max_text=1000)

    def __init__(self) -> None:
        self.sent: list[tuple[int, str]] = []
        self.out_of_reach = False
        self.tries = 0

    async def send(self, outgoing: Outgoing) -> Receipt:
        assert isinstance(outgoing.reply, Text)
        self.tries += 1
        if self.out_of_reach:
            return Receipt(sent=False, reason="unreachable", again=True)
        self.sent.append((outgoing.id, outgoing.reply.answer))
        return Receipt(sent=True)


class Echo:
    """An entrance that repeats what was said; `broken` turns are not committed."""

    def __init__(self) -> None:
        self.broken = 0
        self.cannot_settle = False
        self.settled: list[int] = []
        self.left: list[Outgoing] = []
        self._last = 0

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        if self.broken:
            self.broken -= 1
            raise StoreUnavailable("OperationalError")
        self._last += 1
        made = Outgoing(self._last, "sink", incoming.chat, Text(incoming.text))
        self.left.append(made)
        return [made]

    async def settle(self, outgoing: Outgoing, receipt: Receipt) -> None:
        if self.cannot_settle:
            raise StoreUnavailable("OperationalError")
        if not receipt.again:
            self.settled.append(outgoing.id)
            self.left = [one for one in self.left if one.id != outgoing.id]

    async def unsent(self, channel: str) -> list[Outgoing]:
        return list(self.left)


def said(text: str, chat: str = "a", at: datetime = NOW) -> Incoming:
    return Incoming("sink", chat, chat, text, at, text=text)


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


def made(**about: Any) -> tuple[Door, Sink, Echo]:
    sink, echo = Sink(), Echo()
    apologies = Apologies(busy=lambda _: Text("bận"), too_fast=lambda _: Text("nhanh quá"))
    return Door(sink, echo, about.pop("now", lambda: NOW), apologies=apologies, **about), sink, echo


async def test_a_locked_database_is_apologised_for_once_and_the_update_comes_again() -> None:
    """The person hears it once, however often the messenger tries; then the answer comes."""
    door, sink, echo = made()
    echo.broken = 3
    for _ in range(3):
        with pytest.raises(StoreUnavailable):
            await door.take(said("x"))
    await door.take(said("x"))
    await door.drain()
    assert sink.sent == [(0, "bận"), (1, "x")]
    assert echo.settled == [1]


async def test_a_new_outage_is_apologised_for_again() -> None:
    """Once a message was answered, the next outage is a new one."""
    door, sink, echo = made()
    for broken in (1, 0, 1):
        echo.broken = broken
        try:
            await door.take(said("x"))
        except StoreUnavailable:
            continue
    await door.drain()
    assert [text for _, text in sink.sent] == ["bận", "x", "bận"]


async def test_who_writes_too_fast_is_told_once() -> None:
    """Beyond the pace one kind sentence is said, then nothing until the minute is over."""
    door, sink, _ = made(pace=Pace(2))
    for text in ("1", "2", "3", "4"):
        await door.take(said(text))
    await door.take(said("khác", "b"))
    await door.drain()
    assert [text for _, text in sink.sent if text != "khác"] == ["1", "2", "nhanh quá"]


async def test_an_update_that_comes_again_is_not_counted_twice() -> None:
    """A turn that could not be committed costs nothing of the person's pace."""
    door, sink, echo = made(pace=Pace(1))
    echo.broken = 5
    for _ in range(5):
        with pytest.raises(StoreUnavailable):
            await door.take(said("x"))
    await door.take(said("x"))
    await door.drain()
    assert sink.sent[-1] == (1, "x")


async def test_what_another_run_left_is_sent_once() -> None:
    """A stored reply is sent by `resend`, and not again while it is on its way."""
    door, sink, echo = made()
    echo.left = [Outgoing(7, "sink", "a", Text("từ lần trước"))]
    await door.resend()
    await door.resend()
    await door.drain()
    assert sink.sent == [(7, "từ lần trước")]


async def test_an_outage_of_any_length_loses_and_reorders_nothing() -> None:
    """While the messenger is out of reach replies wait in their order; then each goes out once."""
    clock = Clock()
    door, sink, _ = made(now=clock)
    sink.out_of_reach = True
    for text in ("một", "hai", "ba"):
        await door.take(said(text))
        await door.drain()
    for _ in range(100):
        clock.at += timedelta(minutes=2)
        await door.resend()
        await door.drain()
    sink.out_of_reach = False
    await door.take(said("bốn"))
    await door.drain()
    assert sink.sent == []
    await door.resend(at_once=True)
    await door.drain()
    assert [text for _, text in sink.sent] == ["một", "hai", "ba", "bốn"]


async def test_an_outage_is_not_hammered() -> None:
    """Tries come rarer while nothing gets through: a minute apart at last, one for each chat."""
    clock = Clock()
    door, sink, _ = made(now=clock)
    sink.out_of_reach = True
    await door.take(said("một"))
    await door.drain()
    for _ in range(720):  # an hour, asked every five seconds as `bot.jobs` does
        clock.at += timedelta(seconds=5)
        await door.resend()
        await door.drain()
    assert 55 <= sink.tries <= 70


async def test_another_chat_is_not_held_back() -> None:
    """What one chat cannot get holds back that chat alone."""
    door, sink, _ = made()
    sink.out_of_reach = True
    await door.take(said("một", "a"))
    await door.drain()
    sink.out_of_reach = False
    await door.take(said("hai", "b"))
    await door.drain()
    assert [text for _, text in sink.sent] == ["hai"]


async def test_a_sent_reply_is_not_sent_again_because_the_database_was_busy() -> None:
    """What became of a reply is remembered until it can be written down."""
    door, sink, echo = made()
    echo.cannot_settle = True
    await door.take(said("một"))
    await door.drain()
    with contextlib.suppress(StoreUnavailable):
        await door.resend()
    echo.cannot_settle = False
    await door.resend()
    await door.drain()
    assert sink.sent == [(1, "một")]
    assert echo.settled == [1]


async def test_messages_written_while_nobody_listened_are_all_answered() -> None:
    """The pace is of when they were written, not of when they are fetched."""
    door, sink, _ = made(pace=Pace(2))
    for minute in range(10):
        await door.take(said(str(minute), at=NOW + timedelta(minutes=minute)))
    await door.drain()
    assert len(sink.sent) == 10


async def test_a_job_that_fails_comes_again() -> None:
    """One failure of any kind does not end what happens by the clock."""
    done: list[int] = []
    enough = asyncio.Event()

    async def job() -> None:
        done.append(len(done))
        if len(done) == 3:
            enough.set()
        raise ValueError("hỏng")

    task = asyncio.create_task(jobs._every(0, job, "thử"))
    await asyncio.wait_for(enough.wait(), 5)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def test_a_minute_slides() -> None:
    """The pace is of the last sixty seconds, not of the clock's minute."""
    pace = Pace(2)
    moments = [0, 30, 59, 60, 89, 90]
    assert [pace.allows("a", NOW + timedelta(seconds=s)) for s in moments] == [
        True,
        True,
        False,
        True,
        False,
        True,
    ]


def test_the_pace_remembers_a_bounded_number_of_people() -> None:
    """A flood of new people does not fill the memory."""
    pace = Pace(1)
    for n in range(10_050):
        pace.allows(str(n), NOW)
    assert pace.allows("0", NOW)
    assert not pace.allows("10049", NOW)
