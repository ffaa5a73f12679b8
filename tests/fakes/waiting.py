"""Waiting for something to come about, instead of sleeping and hoping."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Waiting:
    """A fake whose changes can be waited for; it calls `_tell` after each."""

    def __init__(self) -> None:
        self._news = asyncio.Event()

    async def until(self, seen: Callable[[], object], within_s: float = 5) -> None:
        """Wait until `seen` gives something true; it is asked again after each change.

        Raises:
            TimeoutError: It did not come about.
        """
        async with asyncio.timeout(within_s):
            while not seen():
                await self._news.wait()

    def _tell(self) -> None:
        told, self._news = self._news, asyncio.Event()
        told.set()
