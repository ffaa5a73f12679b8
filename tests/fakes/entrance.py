"""A conversation without words of its own: it remembers what came in and answers what a test says."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from handlers.messages import Incoming, Outgoing, Receipt, Reply, Text
from knowledge.errors import StoreUnavailable
from tests.fakes.waiting import Waiting


class FakeEntrance(Waiting):
    """Fulfils `bot.channels.channel.Entrance` and handles no update twice, as the real one.

    Attributes:
        replies: What is answered to a message; by default "echo: " and its text.
        heard: Messages that were handled, in order.
        given: All deliveries, repeated ones included.
        settled: What became of each reply.
        out_of_order: How many more turns fail because the database is unavailable.
        wants: Whether a file that comes is asked for.
        hold: Texts whose turn waits until their event is set.
    """

    def __init__(self, channel: str = "telegram") -> None:
        super().__init__()
        self.replies: Callable[[Incoming], list[Reply]] = lambda incoming: [Text(f"echo: {incoming.text}")]
        self.heard: list[Incoming] = []
        self.given: list[Incoming] = []
        self.settled: list[tuple[Outgoing, Receipt]] = []
        self.out_of_order = 0
        self.wants = False
        self.hold: dict[str, asyncio.Event] = {}
        self._channel = channel
        self._outbox: dict[int, Outgoing] = {}
        self._last = 0

    async def wants_file(self, incoming: Incoming) -> bool:
        """Whether the test asked for a file."""
        return self.wants

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        """Handle one message."""
        self.given.append(incoming)
        self._tell()
        if incoming.text in self.hold:
            await self.hold[incoming.text].wait()
        if self.out_of_order:
            self.out_of_order -= 1
            raise StoreUnavailable
        if any(known.update == incoming.update for known in self.heard):
            return []
        self.heard.append(incoming)
        self._tell()
        return [self.owe(incoming.chat, reply) for reply in self.replies(incoming)]

    async def settle(self, outgoing: Outgoing, receipt: Receipt) -> None:
        """Remember a receipt; what can be tried again stays owed."""
        self.settled.append((outgoing, receipt))
        if not receipt.again:
            self._outbox.pop(outgoing.id, None)
        self._tell()

    async def unsent(self, channel: str) -> list[Outgoing]:
        """What is still owed."""
        assert channel == self._channel
        return list(self._outbox.values())

    def owe(self, chat: str, reply: Reply) -> Outgoing:
        """Put a reply into the outbox, as a turn does."""
        self._last += 1
        outgoing = Outgoing(self._last, self._channel, chat, reply)
        self._outbox[outgoing.id] = outgoing
        return outgoing

    @property
    def texts(self) -> list[str]:
        """What was handled, as words."""
        return [incoming.text for incoming in self.heard]

    @property
    def receipts(self) -> list[Receipt]:
        """What became of the replies, in order."""
        return [receipt for _, receipt in self.settled]


class Naps(Waiting):
    """A `sleep` that takes no time: each pause lasts until a test lets it pass.

    Attributes:
        lengths: How long each pause would have been, in seconds.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lengths: list[float] = []
        self._ended = 0
        self._waking = asyncio.Semaphore(0)

    async def __call__(self, seconds: float) -> None:
        self.lengths.append(seconds)
        self._tell()
        await self._waking.acquire()

    async def pass_next(self) -> float:
        """Wait for the next pause to begin, end it, and say how long it would have been."""
        await self.until(lambda: len(self.lengths) > self._ended)
        self._ended += 1
        self._waking.release()
        return self.lengths[self._ended - 1]
