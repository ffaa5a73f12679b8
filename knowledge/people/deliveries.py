"""Who still waits for an announcement, who has it, who has left: an outbox of its own.

A worker claims a few rows with a lease, sends, and settles them. Whatever a crash left claimed is taken up
again when its lease has run out, and counted, for the messenger may have got it. On PostgreSQL several
workers claim side by side (SKIP LOCKED); on SQLite each transaction has the database for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.store.tables import AnnouncementRow, DeliveryRow, FollowRow, PersonRow, ProducerLinkRow

MOST_ATTEMPTS = 8
UNWANTED = "unwanted"
"""Reason of a message that was on its way when its person stopped the news: it is not tried again."""

LEASE = timedelta(seconds=60)
BULK = 500


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is to get an announcement."""

    person: int
    channel: str
    chat: str
    language: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """One message that this worker is to send now.

    Attributes:
        id: The delivery.
        person: Who gets it.
        announcement: Id of its announcement.
        version: Which text of it.
        chat: The channel's own id of the chat.
        language: Language to say it in.
        correction: Whether it corrects what this person has.
        native: The messenger's id of what this person has, "" for nothing.
    """

    id: int
    person: int
    announcement: int
    version: int
    chat: str
    language: str
    correction: bool
    native: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one message; `again` after a while where it may still arrive."""

    id: int
    version: int
    sent: bool
    native: str = ""
    reason: str = ""
    left: bool = False
    again: bool = False


async def freeze(connection: AsyncConnection, announcement: int, people: Sequence[Recipient]) -> int:
    """Keep who is to get an announcement; gives how many."""
    for n in range(0, len(people), BULK):
        rows = [
            {
                "announcement_id": announcement, "person_id": one.person, "channel": one.channel,
                "chat": one.chat, "language": one.language,
            }
            for one in people[n : n + BULK]
        ]  # fmt: skip
        await connection.execute(insert(DeliveryRow), rows)
    return len(people)


async def claim(
    connection: AsyncConnection,
    channel: str,
    now: datetime,
    limit: int,
    *,
    lease: timedelta = LEASE,
    but: Collection[int] = (),
) -> list[Claimed]:
    """Take the next messages of a channel, of announcements that are being sent, for one worker.

    Those in `but` are not taken: the worker still waits for the messenger's answer, perhaps longer than the
    lease. Who stopped the news while a crashed worker had their message is skipped.
    """
    ended = (DeliveryRow.state == "sending") & (DeliveryRow.lease <= now) & (DeliveryRow.reason == UNWANTED)
    await connection.execute(update(DeliveryRow).where(ended).values(state="skipped", settled_at=now))
    free = or_(
        DeliveryRow.state == "waiting",
        and_(DeliveryRow.state == "sent", DeliveryRow.correction.is_(True)),
        and_(DeliveryRow.state == "sending", DeliveryRow.lease <= now),
    )
    late = or_(DeliveryRow.not_before.is_(None), DeliveryRow.not_before <= now)
    ready = (
        select(DeliveryRow.id)
        .join(AnnouncementRow, AnnouncementRow.id == DeliveryRow.announcement_id)
        .where(DeliveryRow.channel == channel, AnnouncementRow.state == "sending", free, late)
        .where(DeliveryRow.id.not_in(but))
        .order_by(DeliveryRow.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=DeliveryRow)
    )
    ids = list((await connection.execute(ready)).scalars())
    if not ids:
        return []
    mine = DeliveryRow.id.in_(ids)
    again = (DeliveryRow.state == "sending") & mine
    await connection.execute(update(DeliveryRow).where(again).values(repeats=DeliveryRow.repeats + 1))
    await connection.execute(update(DeliveryRow).where(mine).values(state="sending", lease=now + lease))
    return await _claimed(connection, mine)


async def _claimed(connection: AsyncConnection, mine: ColumnElement[bool]) -> list[Claimed]:
    query = (
        select(
            DeliveryRow.id, DeliveryRow.person_id, DeliveryRow.announcement_id, AnnouncementRow.version,
            DeliveryRow.chat, DeliveryRow.language, DeliveryRow.correction, DeliveryRow.native,
        )
        .join(AnnouncementRow, AnnouncementRow.id == DeliveryRow.announcement_id)
        .where(mine)
        .order_by(DeliveryRow.id)
    )  # fmt: skip
    return [Claimed(*row) for row in await connection.execute(query)]


async def settle(connection: AsyncConnection, results: Iterable[Result], now: datetime) -> None:
    """Keep what became of messages; who left is marked, and skipped everywhere."""
    for result in results:
        await _settle(connection, result, now)


async def _settle(connection: AsyncConnection, result: Result, now: datetime) -> None:
    mine = DeliveryRow.id == result.id
    query = (
        select(DeliveryRow.attempts, DeliveryRow.person_id, DeliveryRow.reason, AnnouncementRow.version)
        .join(AnnouncementRow, AnnouncementRow.id == DeliveryRow.announcement_id)
        .where(mine)
    )
    row = (await connection.execute(query)).first()
    if row is None:  # erased meanwhile
        return
    values: dict[str, Any] = {"attempts": row.attempts + 1, "lease": None, "reason": result.reason}
    if result.sent:
        values |= {"state": "sent", "native": result.native, "version": result.version, "settled_at": now}
        wrong = result.version < row.version and row.reason != UNWANTED
        values |= {"correction": wrong}  # it was corrected while it was on its way
    elif result.again and row.reason == UNWANTED:
        values |= {"state": "skipped", "settled_at": now, "correction": False}
    elif result.again and values["attempts"] < MOST_ATTEMPTS:
        values |= {"state": "waiting", "not_before": now + timedelta(seconds=5 * 2**row.attempts)}
    else:
        values |= {"state": "left" if result.left else "failed", "settled_at": now, "correction": False}
    await connection.execute(update(DeliveryRow).where(mine).values(values))
    if result.left:
        await connection.execute(update(PersonRow).where(PersonRow.id == row.person_id).values(left_at=now))
        await skip(connection, row.person_id, now)


async def skip(connection: AsyncConnection, person: int, now: datetime) -> int:
    """Send a person nothing of what still waits: they want no news any more, or have left."""
    theirs = DeliveryRow.person_id == person
    gone = update(DeliveryRow).where(theirs & (DeliveryRow.state == "waiting"))
    gone = gone.values(state="skipped", settled_at=now)
    late = theirs & DeliveryRow.correction.is_(True)
    await connection.execute(update(DeliveryRow).where(late).values(correction=False))
    on_its_way = theirs & (DeliveryRow.state == "sending")
    await connection.execute(update(DeliveryRow).where(on_its_way).values(reason=UNWANTED))
    return (await connection.execute(gone)).rowcount


async def correct(connection: AsyncConnection, announcement: int) -> int:
    """Let a corrected text follow to all who have, or may have, an earlier one; gives how many.

    Nobody gets it who wants no news any more: where an edit is refused, it becomes another message.
    """
    have = (DeliveryRow.announcement_id == announcement) & DeliveryRow.state.in_(("sent", "sending"))
    follows = exists().where(FollowRow.person_id == DeliveryRow.person_id, FollowRow.stopped_at.is_(None))
    speaks = ProducerLinkRow.person_id == DeliveryRow.person_id
    reminded = exists().where(speaks, ProducerLinkRow.reminded.is_(True))
    wanted = have & (follows | reminded)
    return (await connection.execute(update(DeliveryRow).where(wanted).values(correction=True))).rowcount


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an announcement is: people by state, by channel and state, by reason, and repeats."""

    by_state: Counter[str]
    by_channel: dict[str, Counter[str]]
    reasons: Counter[str]
    repeats: int
    corrections: int

    @property
    def open(self) -> int:
        """How many are still to be reached, or to be corrected."""
        return self.by_state["waiting"] + self.by_state["sending"] + self.corrections


async def progress(connection: AsyncConnection, announcement: int) -> Progress:
    """Count how far an announcement is."""
    mine = DeliveryRow.announcement_id == announcement
    groups = (DeliveryRow.channel, DeliveryRow.state, DeliveryRow.reason, DeliveryRow.correction)
    query = select(*groups, func.count(), func.sum(DeliveryRow.repeats)).where(mine).group_by(*groups)
    found = Progress(Counter(), {}, Counter(), 0, 0)
    repeats = corrections = 0
    for channel, state, reason, correction, count, again in await connection.execute(query):
        found.by_state[state] += count
        found.by_channel.setdefault(channel, Counter())[state] += count
        if state == "failed":
            found.reasons[reason or "unknown"] += count
        repeats += again
        corrections += count if correction and state == "sent" else 0
    return Progress(found.by_state, found.by_channel, found.reasons, repeats, corrections)


async def finish(connection: AsyncConnection, now: datetime) -> list[int]:
    """End the announcements that nobody waits for any more, keeping what became of them; gives their ids."""
    sending = select(AnnouncementRow.id).where(AnnouncementRow.state == "sending").with_for_update()
    ended = []
    for id in (await connection.execute(sending)).scalars().all():
        state = await progress(connection, id)
        if state.open:
            continue
        values = {"state": "done", "changed_at": now, "outcome": as_outcome(state)}
        await connection.execute(update(AnnouncementRow).where(AnnouncementRow.id == id).values(values))
        ended.append(id)
    return ended


def as_outcome(state: Progress) -> dict[str, Any]:
    """Give a progress as plain JSON values."""
    return {
        "by_state": dict(state.by_state),
        "by_channel": {name: dict(count) for name, count in state.by_channel.items()},
        "reasons": dict(state.reasons),
        "repeats": state.repeats,
    }


def from_outcome(outcome: Any) -> Progress:
    """Make the progress that `as_outcome` wrote."""
    by_channel = {name: Counter(count) for name, count in outcome["by_channel"].items()}
    return Progress(
        Counter(outcome["by_state"]), by_channel, Counter(outcome["reasons"]), outcome["repeats"], 0
    )


async def forget_old(connection: AsyncConnection, before: datetime) -> int:
    """Erase deliveries that ended before a moment; the announcement keeps the counts."""
    finished = select(AnnouncementRow.id).where(AnnouncementRow.state.in_(("done", "dropped")))
    old = (DeliveryRow.settled_at < before) & DeliveryRow.announcement_id.in_(finished)
    return (await connection.execute(delete(DeliveryRow).where(old))).rowcount
