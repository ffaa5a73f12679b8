"""The door: order, pace, patience, and replies that another run left behind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

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

    async def send(self, outgoing: Outgoing) -> Receipt:
        assert isinstance(outgoing.reply, Text)
        self.sent.append((outgoing.id, outgoing.reply.answer))
        return Receipt(sent=True)


class Echo:
    """An entrance that repeats what was said; `broken` turns are not committed."""

    def __init__(self) -> None:
        self.broken = 0
        self.settled: list[int] = []
        self.left: list[Outgoing] = []
        self._last = 0

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        if self.broken:
            self.broken -= 1
            raise StoreUnavailable("OperationalError")
        self._last += 1
        return [Outgoing(self._last, "sink", incoming.chat, Text(incoming.text))]

    async def settle(self, outgoing: Outgoing, receipt: Receipt) -> None:
        self.settled.append(outgoing.id)

    async def unsent(self, channel: str) -> list[Outgoing]:
        return self.left


def said(text: str, chat: str = "a") -> Incoming:
    return Incoming("sink", chat, chat, text, NOW, text=text)


def made(**about: Any) -> tuple[Door, Sink, Echo]:
    sink, echo = Sink(), Echo()
    apologies = Apologies(busy=lambda _: Text("bận"), too_fast=lambda _: Text("nhanh quá"))
    return Door(sink, echo, lambda: NOW, apologies=apologies, **about), sink, echo


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
