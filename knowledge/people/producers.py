"""Who speaks for a producer of the registry: linked by a one-time code that an official gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import InvitationRow, PersonRow, ProducerLinkRow


@dataclass(frozen=True, slots=True)
class Link:
    """One person who speaks for a producer, and where to write to them."""

    person: int
    channel: str
    chat: str
    producer: str
    language: str


async def link(
    connection: AsyncConnection, *, person: int, chat: str, producer: str, language: str, at: datetime
) -> bool:
    """Tie a person to a producer; False where they were tied before."""
    if producer in await producers_of(connection, person):
        return False
    values = {
        "person_id": person, "chat": chat, "producer": producer, "language": language, "created_at": at,
    }  # fmt: skip
    await connection.execute(insert(ProducerLinkRow).values(values))
    return True


async def producers_of(connection: AsyncConnection, person: int) -> list[str]:
    """Give the names of the producers a person speaks for, in the order in which they were tied."""
    mine = ProducerLinkRow.person_id == person
    query = select(ProducerLinkRow.producer).where(mine).order_by(ProducerLinkRow.id)
    return list((await connection.scalars(query)).all())


async def remind(connection: AsyncConnection, person: int, wanted: bool) -> int:
    """Begin or stop reminding a person of all their producers; gives how many that changed."""
    mine = (ProducerLinkRow.person_id == person) & (ProducerLinkRow.reminded != wanted)
    return (await connection.execute(update(ProducerLinkRow).where(mine).values(reminded=wanted))).rowcount


async def reminded(connection: AsyncConnection, person: int) -> bool:
    """Whether a person is reminded of a producer of theirs."""
    mine = (ProducerLinkRow.person_id == person) & ProducerLinkRow.reminded
    return await connection.scalar(select(ProducerLinkRow.id).where(mine).limit(1)) is not None


async def links(connection: AsyncConnection) -> list[Link]:
    """Give everybody who speaks for a producer, has not left and wants to be reminded."""
    query = (
        select(
            ProducerLinkRow.person_id, PersonRow.channel, ProducerLinkRow.chat, ProducerLinkRow.producer,
            ProducerLinkRow.language,
        )
        .join(PersonRow, PersonRow.id == ProducerLinkRow.person_id)
        .where(PersonRow.left_at.is_(None) & ProducerLinkRow.reminded)
        .order_by(ProducerLinkRow.id)
    )  # fmt: skip
    return [Link(*row) for row in await connection.execute(query)]


async def rename(connection: AsyncConnection, old: str, new: str) -> None:
    """Follow a maker's new spelling: in the links, and in codes that nobody has used yet."""
    mine = ProducerLinkRow.producer == old
    await connection.execute(update(ProducerLinkRow).where(mine).values(producer=new))
    unused = (InvitationRow.kind == "producer") & InvitationRow.used_at.is_(None)
    rows = await connection.execute(select(InvitationRow.id, InvitationRow.target).where(unused))
    for row in rows.all():
        if row.target.get("producer") == old:
            target = {**row.target, "producer": new}
            this = update(InvitationRow).where(InvitationRow.id == row.id)
            await connection.execute(this.values(target=target))
