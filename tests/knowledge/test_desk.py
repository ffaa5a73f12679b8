"""The officials' queue: who has what, how late it is, what was said, and that it goes with its author."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.calendar import DeskHours
from knowledge.people import desk, persons, post, privacy, reports, staff
from knowledge.people.desk import Case
from knowledge.store.database import Database
from knowledge.store.tables import OutboxRow, ThreadRow

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""09:00; Tuesday the 24th is a holiday, so that two working days later it is Thursday the 26th."""

HOURS = DeskHours()


@pytest.fixture
async def connection(database: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction with one who asks (person 1) and two officials (numbers 1 and 2)."""
    async with database.begin() as opened:
        for native in ("asker", "one", "two"):
            await persons.take_seat(opened, "web", native, native, MONDAY)
        for person, role in ((2, "desk"), (3, "province")):
            await staff.appoint(
                opened, person=person, chat=str(person), role=role, communes=[], language="vi", at=MONDAY
            )  # type: ignore[arg-type]
        yield opened


async def filed(
    connection: AsyncConnection, letter: str = "A", kind: str = "question", at: datetime = MONDAY
) -> Case:
    code = await reports.file_report(
        connection, person=1, chat="asker", kind=kind, product_code="", words=f"hỏi {letter}", at=at,  # type: ignore[arg-type]
        draw=lambda letters: letter,
    )  # fmt: skip
    return await again(connection, code)


async def again(connection: AsyncConnection, code: str) -> Case:
    found = await desk.by_code(connection, code)
    assert found is not None
    return found


async def test_one_of_two_takes_it(connection: AsyncConnection) -> None:
    """Both saw it free; the second finds it taken, and takes it over only from who has it."""
    case = await filed(connection)
    assert await desk.take(connection, case, 1)
    assert not await desk.take(connection, case, 2)
    assert (await again(connection, case.code)).taken_by == 1
    assert not await desk.take(connection, case, 2, over=7)
    assert await desk.take(connection, case, 2, over=1)
    assert not await desk.put_back(connection, case, 1)
    assert await desk.put_back(connection, case, 2)
    assert (await again(connection, case.code)).taken_by is None


async def test_who_has_no_role_any_more_holds_nothing(connection: AsyncConnection) -> None:
    """What an official had who is gone, without a hand-over, is free."""
    case = await filed(connection)
    await desk.take(connection, case, 1)
    await staff.dismiss(connection, 1)
    assert await desk.unseen(connection, 2, None) == (1, 0)
    assert await desk.take(connection, case, 2)


async def test_the_queue_is_in_order_of_waiting(connection: AsyncConnection) -> None:
    """Oldest first; what waits for its author stands last; questions and reports apart."""
    later = await filed(connection, "A", at=MONDAY + timedelta(hours=2))
    first = await filed(connection, "B")
    asked = await filed(connection, "C", at=MONDAY - timedelta(days=1))
    fake = await filed(connection, "D", kind="fake")
    done = await filed(connection, "E")
    await desk.change(connection, asked, "asked", asked.changed_at)
    await desk.change(connection, done, "settled", MONDAY, "xong")
    codes = [case.code for case in await desk.queue(connection, questions=True)]
    assert codes == [first.code, later.code, asked.code]
    assert [case.code for case in await desk.queue(connection, questions=False)] == [fake.code]
    assert [case.code for case in await desk.answered(connection, 5)] == [done.code]


@pytest.mark.parametrize(
    ("day", "hour", "late", "days"),
    [(26, 16, False, 0), (26, 17, True, 0), (27, 8, True, 1), (30, 8, True, 4)],
)
async def test_late_from_the_end_of_the_promised_day(
    connection: AsyncConnection, day: int, hour: int, late: bool, days: int
) -> None:
    """The promised day lasts until the desk closes; then it is late, by whole days."""
    case = await filed(connection)
    at = datetime(2026, 11, day, hour - 7, 0, tzinfo=UTC)
    assert desk.due(case, HOURS).day == 26
    assert (desk.is_late(case, HOURS, at), desk.days_late(case, HOURS, at)) == (late, days)


async def test_late_is_told_once_until_it_moves(connection: AsyncConnection) -> None:
    """What was told is not told again; once answered and asked anew, the time begins anew."""
    case = await filed(connection)
    friday = MONDAY + timedelta(days=4)
    assert [c.code for c in await desk.late_untold(connection, HOURS, friday)] == [case.code]
    await desk.note_late_told(connection, [case], friday)
    assert await desk.late_untold(connection, HOURS, friday) == []
    await desk.change(connection, case, "answered", friday, "trả lời")
    await desk.spoke(connection, await again(connection, case.code), "còn nữa", friday)
    assert (await again(connection, case.code)).state == "received"
    assert await desk.late_untold(connection, HOURS, friday + timedelta(days=1)) == []
    assert len(await desk.late_untold(connection, HOURS, friday + timedelta(days=7))) == 1


async def test_who_waits_already_does_not_wait_anew(connection: AsyncConnection) -> None:
    """More words while the desk is silent do not push the promised day away."""
    case = await filed(connection)
    await desk.spoke(connection, case, "alo?", MONDAY + timedelta(days=1))
    assert (await again(connection, case.code)).changed_at == MONDAY
    assert [(line.by, line.words) for line in await desk.talk_of(connection, case)] == [("person", "alo?")]


async def test_what_an_official_has_not_seen(connection: AsyncConnection) -> None:
    """New ones, and new words in what is in one's own hand; not what another has."""
    mine, other = await filed(connection, "A"), await filed(connection, "B", kind="fake")
    await desk.take(connection, mine, 1)
    await desk.take(connection, other, 2)
    assert await desk.unseen(connection, 1, None) == (1, 0)
    assert await desk.unseen(connection, 1, MONDAY) == (0, 0)
    await desk.spoke(connection, mine, "thêm", MONDAY + timedelta(minutes=5))
    assert await desk.unseen(connection, 1, MONDAY) == (1, 0)
    assert await desk.unseen(connection, 2, MONDAY) == (0, 0)


async def test_the_talk_is_erased_with_its_author(connection: AsyncConnection) -> None:
    """Lines of the talk go, and the letters to officials that name the question; other letters stay."""
    case = await filed(connection)
    await desk.spoke(connection, case, "số của tôi", MONDAY)
    for words in (f"Người gửi {case.code} viết:", "chuyện khác"):
        await post.post(
            connection,
            channel="web",
            chat="one",
            person=2,
            replies=[{"is": "text", "answer": words}],
            at=MONDAY,
        )
    await privacy.erase(connection, 1)
    assert await connection.scalar(select(func.count()).select_from(ThreadRow)) == 0
    left = (await connection.scalars(select(OutboxRow.reply))).all()
    assert [reply["answer"] for reply in left] == ["chuyện khác"]


async def test_a_settled_report_is_forgotten_with_its_talk(connection: AsyncConnection) -> None:
    """After its year a settled report goes, lines and all; an open one stays."""
    old, still = await filed(connection, "A"), await filed(connection, "B")
    await desk.spoke(connection, old, "thêm", MONDAY)
    await desk.change(connection, old, "settled", MONDAY, "xong")
    assert await reports.forget_old(connection, MONDAY + timedelta(days=400)) == 1
    assert await desk.by_code(connection, old.code) is None
    assert await desk.by_code(connection, still.code) is not None
