"""The pace at which one channel may send: conversations first, announcements in what is left.

A bucket of tokens, filled at the channel's rate. A reply takes its token at once, into debt if need be; an
announcement waits until there is one. So both together keep to the rate, and nobody who writes waits for
an announcement.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

TINY = 1e-6
"""A sum of seconds is never quite whole."""

BURST_S = 0.1
"""Seconds' worth of tokens that may gather while nobody takes them."""


class Lane:
    """One channel's pace, shared by its door and by delivery.

    Args:
        per_second: Messages that the channel takes in a second; 0 for as many as come.
        clock: Seconds, rising.
        sleep: Waits so many seconds.
    """

    def __init__(
        self,
        per_second: float = 0,
        clock: Callable[[], float] = monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.per_second = per_second
        self._clock = clock
        self._sleep = sleep
        self._most = max(1.0, per_second * BURST_S)
        self._tokens = self._most
        self._filled_at = clock()

    def take(self) -> None:
        """Count a reply, which does not wait."""
        self._fill()
        self._tokens -= 1

    async def wait(self) -> None:
        """Wait for the turn of an announcement."""
        while self.per_second:
            self._fill()
            if self._tokens >= 1 - TINY:
                self._tokens -= 1
                return
            await self._sleep((1 - self._tokens) / self.per_second)

    def _fill(self) -> None:
        now = self._clock()
        gained = (now - self._filled_at) * self.per_second
        self._tokens = min(self._most, self._tokens + gained)
        self._filled_at = now
