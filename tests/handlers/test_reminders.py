"""Reminders: once, not at night, settled by an answer, kept with what became of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.desk import change
from bot.inviting import invite_producer
from bot.reminded import listed
from handlers.messages import Choices, Outgoing, Receipt
from knowledge.calendar import is_working_day
from knowledge.people import reminders
from knowledge.rules.renewal import NOTICES, notice_days, notice_due
from knowledge.store.database import Database
from knowledge.store.tables import OutboxRow, ReminderRow
from tests.conftest import Talk

LAST_DAY = date(2026, 12, 28)
OPENED = datetime(2026, 7, 2, 2, tzinfo=UTC)


async def linked(talk: Talk, database: Database, name: str = "LC-0122", who: str = "mai") -> None:
    """Tie a person to a producer by a code of the command line."""
    made = await invite_producer(database, name, talk.at, lambda letters: letters[0])
    assert made is not None
    await talk.says(made[0], who=who)


async def unasked(database: Database) -> list[str]:
    """First lines of what was written unasked."""
    async with database.begin() as connection:
        rows = await connection.scalars(select(OutboxRow.reply).where(OutboxRow.inbox_key == ""))
        return [reply["answer"] for reply in rows]


def test_the_days_of_a_certificate() -> None:
    """210, 180, 150 and 130 days before; the window's last working day; 30 days before; the day after."""
    found = [day.isoformat() for day in notice_days(LAST_DAY).values()]
    assert found == [
        "2026-06-01", "2026-07-01", "2026-07-31", "2026-08-20", "2026-08-28", "2026-11-28", "2026-12-29",
    ]  # fmt: skip


@pytest.mark.parametrize("last_day", [date(2027, 1, 1) + timedelta(days=37 * n) for n in range(20)])
def test_each_notice_is_due_in_turn(last_day: date) -> None:
    """Day by day each notice becomes due once, in order; the window's end on a working day within it."""
    day, seen = last_day - timedelta(days=230), [""]
    while day < last_day + timedelta(days=200):
        if (due := notice_due(last_day, day)) != seen[-1]:
            seen.append(due)
        day += timedelta(days=1)
    assert seen == ["", *NOTICES, ""]
    closes = notice_days(last_day)["closes"]
    assert is_working_day(closes)
    assert closes <= last_day - timedelta(days=120)


async def test_once_however_often_it_is_tried(talk: Talk, database: Database) -> None:
    """Two runs, a restart between them, and still one notice."""
    await linked(talk, database)
    talk.at = OPENED
    assert [await talk.conversation.remind(), await talk.conversation.remind()] == [1, 0]
    again = Talk(database)
    again.at = OPENED
    assert await again.conversation.remind() == 0
    assert len(await unasked(database)) == 1


async def test_not_at_night_and_not_to_who_stopped(talk: Talk, database: Database) -> None:
    """Nobody is woken; DỪNG ends reminders at once, and they can be had again."""
    await linked(talk, database)
    talk.at = datetime(2026, 7, 1, 22, 59, tzinfo=UTC)
    assert await talk.conversation.remind() == 0
    talk.at = OPENED
    await talk.says("dừng")
    assert await talk.conversation.remind() == 0
    [reply] = await talk.says("sản phẩm của tôi")
    assert isinstance(reply, Choices)
    await talk.says(reply.options[-1].label)
    assert await talk.conversation.remind() == 1


async def test_what_was_lodged_is_left_alone_until_it_ends(talk: Talk, database: Database) -> None:
    """After "đã nộp" only the certificate's end is told."""
    await linked(talk, database)
    talk.at = OPENED
    await talk.conversation.remind()
    [reply] = await talk.says("Đã nộp")
    assert isinstance(reply, Choices)
    for days in (30, 50, 57, 150):
        talk.at = OPENED + timedelta(days=days)
        assert await talk.conversation.remind() == 0
    talk.at = datetime(2026, 12, 29, 2, tzinfo=UTC)
    assert await talk.conversation.remind() == 1


async def test_the_outcome_outlives_the_outbox(talk: Talk, database: Database) -> None:
    """Sent, or the reason why not, is kept with the notice."""
    await linked(talk, database)
    await linked(talk, database, who="lan")
    talk.at = OPENED
    await talk.conversation.remind()
    sent, failed = await _carriers(database)
    await talk.conversation.settle(sent, Receipt(sent=True, native="1"))
    await talk.conversation.settle(failed, Receipt(sent=False, reason="blocked", left=True))
    await talk.conversation.remind()
    async with database.begin() as connection:
        assert [one.outcome for one in await reminders.every(connection)] == ["sent", "blocked"]
    assert await listed(database, OPENED.date(), "vi") == [
        "28/12/2026 · LC-0122 Trà Bát tiên Bảo Hưng · HTX Sản xuất chè xanh chất lượng cao xã Bảo Hưng"
        " · đã nhắc, im lặng",
        *(
            f"28/12/2026 · {code} {name} · – · chưa ai nối với cơ sở"
            for code, name in [
                ("LC-0125", "Chè Bát tiên đặc sản Hưng Khánh"),
                ("LC-0127", "Miến đao xã Quy Mông"),
                ("LC-0138", "Hồng LienShan Trà shan tuyết cổ thụ Suối Giàng"),
                ("LC-0139", "Lục Bách Niên Trà shan tuyết cổ thụ Suối Giàng"),
                ("LC-0160", "Quế điếu Phúc Long"),
            ]
        ),
    ]


async def _carriers(database: Database) -> list[Outgoing]:
    async with database.begin() as connection:
        rows = await connection.scalars(select(ReminderRow.outbox_id).order_by(ReminderRow.id))
        return [Outgoing(int(id or 0), "test", "", None) for id in rows]  # type: ignore[arg-type]


async def test_an_answer_to_somebody_elses_notice(talk: Talk, database: Database) -> None:
    """A button is of the person it was sent to."""
    await linked(talk, database)
    talk.at = OPENED
    await talk.conversation.remind()
    async with database.begin() as connection:
        assert await reminders.answer(connection, 99, 1, "lodged", talk.at) is None


async def test_a_reminder_leaves_an_open_question_open(talk: Talk, database: Database) -> None:
    """Who is in the middle of a form answers the form; the notice's buttons work all the same."""
    await linked(talk, database)
    talk.at = OPENED
    await talk.says("/huongdan")
    await talk.says("vịt hun khói")
    await talk.conversation.remind()
    [reply] = await talk.says("1")
    assert isinstance(reply, Choices)
    assert "Hợp tác xã cần" in reply.text.answer
    [reply] = await talk.says("Đã nộp")
    assert isinstance(reply, Choices)
    assert reply.text.answer.startswith("Tốt quá!")


async def test_a_day_that_is_told_reaches_the_officials(talk: Talk, database: Database) -> None:
    """Where only the year is known the day is asked for once a day, and becomes a report."""
    await linked(talk, database, "LC-0001")
    talk.at = OPENED
    assert [await talk.conversation.remind(), await talk.conversation.remind()] == [1, 0]
    await talk.says("Gửi ngày cấp")
    [reply] = await talk.says("cấp ngày 18/10/2024")
    assert isinstance(reply, Choices)
    assert "mã BC-22222" in reply.text.answer
    assert await change(database, "BC-22222", "Đã ghi.", True, talk.at)
    talk.at += timedelta(days=1)
    assert await talk.conversation.remind() == 1


async def test_a_producer_that_is_not_in_the_list(database: Database) -> None:
    """No code is made for a name that the list does not have; the name may be typed without marks."""
    assert await invite_producer(database, "HTX Không Có", OPENED, lambda letters: "2") is None
    made = await invite_producer(database, "htx gia phu", OPENED, lambda letters: "2")
    assert made is None or made[1]
