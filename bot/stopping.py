"""Wait until the operator or the system asks the program to stop."""

from __future__ import annotations

import asyncio
import signal


async def until_stopped() -> None:
    """Return at SIGINT or SIGTERM, so that a stop closes the database and sends what is due."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    await stopped.wait()
