"""What became of announcements, never in numbers of fewer than five people."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert

from knowledge.people.effects import effects
from knowledge.store.database import Database
from knowledge.store.tables import AnnouncementRow, DeliveryRow, FollowRow, PersonRow
from tests.knowledge.conftest import DAY, NOW

MONTH = DAY.replace(day=1)


async def announced(
    database: Database, id: int, states: dict[str, int], *, author: int = 1, stopped: int = 0, first: int = 1
) -> None:
    """Send an announcement to people numbered from `first`, some of whom stop news an hour later."""
    row = {
        "id": id, "code": f"TB-{id}", "author": author, "text_vi": "Hội chợ\nở Bắc Hà", "state": "sending",
        "created_at": NOW, "changed_at": NOW,
    }  # fmt: skip
    each = [state for state, count in states.items() for _ in range(count)]
    people = range(first, first + len(each))
    async with database.begin() as connection:
        await connection.execute(insert(AnnouncementRow).values(row))
        for person, state in zip(people, each, strict=True):
            known = {
                "id": 100 * id + person,
                "channel": "t",
                "native": f"{id} {person}",
                "first_seen_at": NOW,
            }
            await connection.execute(insert(PersonRow).values(known))
            sent = {
                "announcement_id": id, "person_id": known["id"], "channel": "t", "chat": "c",
                "language": "vi", "state": state, "settled_at": NOW,
            }  # fmt: skip
            await connection.execute(insert(DeliveryRow).values(sent))
        for person in list(people)[:stopped]:
            follow = {
                "person_id": 100 * id + person, "chat": "c", "topic": "fairs", "purpose": "p",
                "text_version": "1", "language": "vi", "created_at": NOW - timedelta(days=9),
                "stopped_at": NOW + timedelta(hours=1),
            }  # fmt: skip
            await connection.execute(insert(FollowRow).values(follow))


async def test_numbers_of_five_people_and_more(database: Database) -> None:
    """What is less is not given, and neither is who stopped where nearly all did."""
    await announced(database, 1, {"sent": 20, "left": 5, "failed": 4, "skipped": 0}, stopped=6)
    await announced(database, 2, {"sent": 8}, stopped=6)
    async with database.begin() as connection:
        one, other = await effects(connection, MONTH)
    assert (one.code, one.words, one.sent, one.left, one.failed, one.skipped) == (
        "TB-1", "Hội chợ ở Bắc Hà", 20, 5, None, None,
    )  # fmt: skip
    assert one.stopped == 6
    assert other.stopped is None  # two who stayed could be worked out


async def test_others_are_given_together(database: Database) -> None:
    """Several small announcements may have gone to the same few people: their sum is none either."""
    await announced(database, 1, {"sent": 6}, author=7)
    await announced(database, 2, {"sent": 3}, author=8)
    await announced(database, 3, {"sent": 3}, author=8)
    async with database.begin() as connection:
        mine, others = await effects(connection, MONTH, author=7)
        assert (mine.code, mine.sent, others.code, others.count, others.sent) == ("TB-1", 6, "", 2, None)
    await announced(database, 4, {"sent": 9}, author=8)
    async with database.begin() as connection:
        assert (await effects(connection, MONTH, author=7))[-1].sent == 15


async def test_only_of_the_month_and_only_what_went_out(database: Database) -> None:
    """The month is that of Lào Cai."""
    await announced(database, 1, {"sent": 6})
    async with database.begin() as connection:
        assert await effects(connection, MONTH.replace(month=10)) == ()
        draft = {"code": "TB-9", "author": 1, "state": "draft", "created_at": NOW, "changed_at": NOW}
        await connection.execute(insert(AnnouncementRow).values(draft))
        assert len(await effects(connection, MONTH)) == 1
