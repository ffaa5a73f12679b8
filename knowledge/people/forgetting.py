"""Erasing what is older than it is said to be kept; persons of whom nothing is left come last."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.calendar import day_of
from knowledge.people import deliveries, follows, invitations, persons, post, receipts, reports, tallies

KEEP_SETTLED_REPORTS = timedelta(days=365)
"""How long a settled report can still be looked up by its author; the privacy text says so."""


async def forget_old(connection: AsyncConnection, now: datetime, keep_days: int) -> int:
    """Erase what is old; gives how many rows.

    Args:
        connection: The transaction.
        now: Now.
        keep_days: Days that messages, codes and deliveries are kept.
    """
    before, year_ago = now - timedelta(days=keep_days), now - KEEP_SETTLED_REPORTS
    return sum(
        [
            await reports.forget_old(connection, year_ago),
            await follows.forget_old(connection, year_ago),
            await invitations.forget_old(connection, before),
            await deliveries.forget_old(connection, before),
            await tallies.forget_old(connection, day_of(now)),
            await receipts.forget_old(connection, day_of(now)),
            await post.forget_old(connection, before),
            await persons.forget_old(connection, before),
        ]
    )
