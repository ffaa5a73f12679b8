"""The terminal as a door: words in, words out, choices answered by number or in words."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TextIO
from uuid import uuid4

from bot.channels.channel import Capabilities, Channel, Door
from bot.channels.render import degrade
from handlers.messages import Incoming, Outgoing, Receipt, Reply

NAME = "terminal"
CAPABILITIES = Capabilities(max_text=100_000)


def written(reply: Reply) -> str:
    """Give a reply as a person at a terminal reads it."""
    return "\n".join(part.text for part in degrade(reply, CAPABILITIES))


class Terminal:
    """Writes replies to a stream."""

    name = NAME
    capabilities = CAPABILITIES

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout

    async def send(self, outgoing: Outgoing) -> Receipt:
        """Write one reply, an empty line after it."""
        self._out.write(written(outgoing.reply) + "\n\n")
        self._out.flush()
        return Receipt(sent=True)


async def talk(
    door_for: Callable[[Channel], Door], now: Callable[[], datetime], lines: TextIO, out: TextIO
) -> None:
    """Hold a conversation with whoever sits at the terminal, until the input ends."""
    door = door_for(Terminal(out))
    await door.resend()
    await _take(door, "/start", now())
    while True:
        out.write("> ")
        out.flush()
        line = await asyncio.to_thread(lines.readline)
        if not line:
            return
        await _take(door, line.rstrip("\n"), now())


async def _take(door: Door, text: str, at: datetime) -> None:
    await door.take(Incoming(NAME, "local", "local", uuid4().hex, at, text=text))
    await door.drain()
