"""Who has a role and who speaks for a producer, from the command line; each change is audited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from handlers.auditing import by_command_line
from handlers.work import places_words, role_words
from knowledge.people import invitations, staff
from knowledge.place_names import find
from knowledge.places import key_of
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.names import fold
from knowledge.store.database import Database
from knowledge.texts import say


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
        await by_command_line(connection, "invite", at, subject="producer", after=key)
        return code, key, until


async def invite_staff(
    database: Database, role: str, communes: Sequence[str], at: datetime, draw: Callable[[str], str]
) -> tuple[str, str, datetime]:
    """Make a code that gives its holder a role; `communes` are keys of places."""
    async with database.begin() as connection:
        target = {"role": role, "communes": list(communes)}
        code, until = await invitations.invite(
            connection, kind="staff", target=target, by=None, at=at, draw=draw
        )
        await by_command_line(connection, "invite", at, subject=role, after=places_words(communes, "vi"))
        return code, role, until


async def withdraw(database: Database, code: str, at: datetime) -> bool:
    """Take an unused code away; False where there is none."""
    async with database.begin() as connection:
        gone = await invitations.withdraw(connection, code.strip().upper())
        if gone:
            await by_command_line(connection, "withdraw-invite", at)
        return gone


def units_of(names: Sequence[str]) -> list[str | None]:
    """Give the keys of units of today, None for a name that is none."""
    return [key_of(found[0]) if (found := find(name, official=True)) else None for name in names]


async def dismissed(database: Database, number: int, to: int, at: datetime) -> int | None:
    """End a role and hand its open work to another; None where one of the two is not there."""
    async with database.begin() as connection:
        old, new = await staff.numbered(connection, number), await staff.numbered(connection, to)
        if old is None or new is None or old == new:
            return None
        moved = await staff.hand_over(connection, number, to)
        await staff.dismiss(connection, number)
        await by_command_line(
            connection, "dismissed", at, subject=str(number), before=old.role, after=str(to)
        )
        return moved


async def staff_lines(database: Database, language: str) -> list[str]:
    """List everybody with a role by number."""
    async with database.begin() as connection:
        everybody = await staff.officials(connection)
    return [
        say(language, "staff", count=len(everybody)),
        *(
            say(language, "staff-item", number=str(one.id), role=role_words(one, language))
            for one in everybody
        ),
    ]


def _key(registry: Registry, words: str) -> str:
    """Give the producer's name; the product's code, where a product was named whose producer is not known."""
    product = registry.products.get(words.strip().upper())
    if product is not None:
        return product.producer.name if product.producer else product.code
    return next((known for known in registry.by_producer if fold(known) == fold(words)), "")
