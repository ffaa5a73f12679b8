"""What happens by the clock: replies left over are sent, old things erased, people told and reminded."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from bot.channels.channel import Door
from bot.delivery import Delivery
from handlers.conversation import Conversation
from knowledge.errors import StoreUnavailable

log = structlog.get_logger(__name__)

RESEND_S = 5.0
DELIVER_S = 2.0
FORGET_S = 6 * 3600.0
TELL_S = 1800.0


def start(talk: Conversation, doors: Sequence[Door], sending: Sequence[Delivery]) -> list[asyncio.Task[None]]:
    """Begin all jobs; each ends when cancelled."""
    jobs = [_every(RESEND_S, door.resend, "resend") for door in doors]
    jobs += [_every(DELIVER_S, delivery.run, "deliver") for delivery in sending]
    jobs += [
        _tried(talk.warm, "warm"),
        _every(FORGET_S, talk.forget_old, "forget"),
        _every(TELL_S, talk.tell_changes, "tell"),
        _every(TELL_S, talk.remind, "remind"),
        _every(TELL_S, talk.tell_desk, "desk"),
    ]
    return [asyncio.create_task(job) for job in jobs]


async def _every(seconds: float, job: Callable[[], Awaitable[object]], name: str) -> None:
    """Do a job now and again after each pause."""
    while True:
        await _tried(job, name)
        await asyncio.sleep(seconds)


async def _tried(job: Callable[[], Awaitable[object]], name: str) -> None:
    """Do a job; whatever goes wrong is logged by kind, and the next time comes all the same."""
    try:
        await job()
    except StoreUnavailable as error:
        log.warning("job put off", job=name, reason=str(error))
    except Exception as error:  # a job that died silently would leave replies unsent for good
        log.error("job failed", job=name, error=type(error).__name__)
