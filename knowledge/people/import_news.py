"""Who is told of what a file changed, and when: followers of a product, people who speak for its maker."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people import follows, producers
from knowledge.people.imports import Import, change, listed
from knowledge.registry.applying import Touched


@dataclass(frozen=True, slots=True)
class Hearers:
    """How many people follow each product, and speak for each producer."""

    followers: Mapping[str, int]
    speakers: Mapping[str, int]


async def hearers(connection: AsyncConnection) -> Hearers:
    """Count those who would be told of a change."""
    followers: dict[str, int] = {}
    for watch in await follows.watching(connection):
        followers[watch.value] = followers.get(watch.value, 0) + 1
    speakers: dict[str, int] = {}
    for link in await producers.links(connection):
        speakers[link.producer] = speakers.get(link.producer, 0) + 1
    return Hearers(followers, speakers)


@dataclass(frozen=True, slots=True)
class News:
    """What the imports mean for those who are told of changes.

    Attributes:
        held: Codes of products of which nobody is told yet.
        due: Imports with the products that are to be told now.
        undone: Imports that were undone after something was told, with the products that was about.
    """

    held: frozenset[str]
    due: tuple[tuple[Import, tuple[Touched, ...]], ...]
    undone: tuple[tuple[Import, tuple[Touched, ...]], ...]


async def news(connection: AsyncConnection, at: datetime, wait: timedelta) -> News:
    """Say what may be told now.

    Args:
        connection: The transaction.
        at: Now.
        wait: How long after an import nobody is told of it, so that it can be undone.
    """
    applied = await listed(connection, "applied", limit=1_000)
    undone = [one for one in await listed(connection, "undone", limit=1_000) if _to_correct(one)]
    fresh = {one.id for one in applied if one.applied_at and one.applied_at + wait > at}
    held = {p["code"] for one in applied if one.id in fresh for p in one.touched}
    held |= {code for one in applied for code in one.open_calls}
    due = [(one, _untold(one, held)) for one in applied if one.id not in fresh]
    return News(
        frozenset(held),
        tuple((one, products) for one, products in due if products),
        tuple((one, tuple(p for p in one.products if p.code in one.summary["told"])) for one in undone),
    )


def _untold(one: Import, held: Collection[str]) -> tuple[Touched, ...]:
    told = set(one.summary.get("told", ()))
    if one.summary.get("settled"):
        return ()
    return tuple(product for product in one.products if product.code not in told | set(held))


def _to_correct(one: Import) -> bool:
    return bool(one.summary.get("told")) and not one.summary.get("corrected")


async def note_told(connection: AsyncConnection, one: Import, codes: Iterable[str]) -> None:
    """Remember of which products people were told; all of them told, it is settled."""
    told = [*one.summary.get("told", ()), *codes]
    settled = len(set(told)) >= len(one.touched)
    await change(connection, one, summary={**one.summary, "told": told, "settled": settled})


async def note_corrected(connection: AsyncConnection, one: Import) -> None:
    """Remember that what was told of an import was taken back."""
    await change(connection, one, summary={**one.summary, "corrected": True})
