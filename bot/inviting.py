"""One-time codes that an operator gives at the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from knowledge.people import invitations
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.names import fold
from knowledge.store.database import Database


async def invite_producer(
    database: Database, producer: str, at: datetime, draw: Callable[[str], str]
) -> tuple[str, str, datetime] | None:
    """Make a code that ties its holder to a producer of the registry.

    Args:
        database: Where the code is kept.
        producer: The producer's name, as the registry has it but for marks, or the code of a product.
        at: Now.
        draw: Takes one letter of an alphabet by chance.

    Returns:
        The code, the producer's name, and until when it can be used; None where there is no such producer.
    """
    async with database.begin() as connection:
        registry = await load_registry(connection)
        key = _key(registry, producer)
        if not key:
            return None
        code, until = await invitations.invite(
            connection, kind="producer", target={"producer": key}, by=None, at=at, draw=draw
        )
        return code, key, until


def _key(registry: Registry, words: str) -> str:
    """Give the producer's name; the product's code, where a product was named whose producer is not known."""
    product = registry.products.get(words.strip().upper())
    if product is not None:
        return product.producer.name if product.producer else product.code
    return next((known for known in registry.by_producer if fold(known) == fold(words)), "")
