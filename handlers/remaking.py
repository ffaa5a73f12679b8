"""Make an answer again from its receipt: the same route, words and day, with the registry as it is now."""

from __future__ import annotations

import secrets
from datetime import datetime, time

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import BY_NAME
from handlers.messages import Incoming, Reply
from handlers.session import Session
from handlers.turn import Turn
from knowledge.calendar import ZONE
from knowledge.people.receipts import Receipt
from knowledge.registry.catalog import Registry

NOON = time(12)


async def remade(connection: AsyncConnection, registry: Registry, receipt: Receipt) -> list[Reply]:
    """Answer once more what a receipt was given for.

    Args:
        connection: A transaction whose writes do not matter: of a throw-away copy.
        registry: The registry to answer from.
        receipt: What was asked, by which route, and what the session knew.
    """
    at = datetime.combine(receipt.on, NOON, tzinfo=ZONE)
    session = Session(language=receipt.language, language_chosen=True)
    if product := receipt.before.get("product"):
        session.speaks_of(product, at)
    message = Incoming("receipt", "", "", receipt.code, at, text=receipt.asked)
    turn = Turn(message, registry, session, connection, person=0, draw=secrets.choice, keep_days=0)
    turn.code = receipt.code
    return await BY_NAME[receipt.route].does(turn, receipt.args)
