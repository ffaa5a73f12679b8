"""The emergency notice from the chat: limits, second taps, old buttons, who may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlers.emergency import MOST, written
from handlers.messages import Choices, Reply
from knowledge.people import audit, notices, staff
from knowledge.store.database import Database
from tests.conftest import MORNING, Talk
from tests.handlers.test_application import labels, tap
from tests.handlers.test_questions import text_of

RECALL = "Ngừng ăn mật ong lô 12/2026."


async def appoint(
    talk: Talk, database: Database, role: Any = "province", who: str = "mai", **about: Any
) -> None:
    """Give somebody a role."""
    await talk.says("/start", who=who)
    async with database.begin() as connection:
        from sqlalchemy import select

        from knowledge.store.tables import PersonRow

        person = await connection.scalar(select(PersonRow.id).where(PersonRow.native == who))
        assert person is not None
        values = {"communes": [], "language": "vi", "at": MORNING} | about
        await staff.appoint(connection, person=person, chat=who, role=role, **values)


async def say(talk: Talk, text: str, who: str = "mai") -> Reply:
    """Say something; gives the last reply."""
    return (await talk.says(text, who=who))[-1]


async def previewed(talk: Talk, text: str = RECALL, until: str = "Đến khi gỡ") -> Reply:
    """Write a notice as far as its preview."""
    await tap(talk, await say(talk, "/thongbaokhan"), "Soạn tin khẩn")
    return await tap(talk, await tap(talk, await say(talk, text), "Bỏ qua"), until)


async def stands(talk: Talk, database: Database) -> notices.Notice | None:
    """The notice that stands now."""
    async with database.begin() as connection:
        return await notices.notice_now(connection, talk.at)


async def actions(database: Database) -> list[str]:
    """What was audited."""
    async with database.begin() as connection:
        return [entry.action for entry in await audit.entries(connection)]


async def test_nothing_is_put_up_before_it_is_confirmed(talk: Talk, database: Database) -> None:
    """And then at once, in both languages, audited."""
    await appoint(talk, database)
    reply = await previewed(talk)
    assert await stands(talk, database) is None
    await tap(talk, reply, "Đăng")
    assert await stands(talk, database) == notices.Notice(1, RECALL, RECALL, None)
    assert await actions(database) == ["notice-set"]


async def test_a_second_tap_puts_up_no_second_notice(talk: Talk, database: Database) -> None:
    """A slow phone taps twice; people see it once that day all the same."""
    await appoint(talk, database)
    reply = await previewed(talk)
    await tap(talk, reply, "Đăng")
    await tap(talk, reply, "Đăng")
    assert await actions(database) == ["notice-set"]


async def test_an_old_button_puts_up_nothing_that_is_over(talk: Talk, database: Database) -> None:
    """It asks for another end."""
    await appoint(talk, database)
    reply = await previewed(talk, until="Hết hôm nay")
    talk.at += timedelta(days=1)
    again = await tap(talk, reply, "Đăng")
    assert text_of(again).answer == "Lúc ấy đã qua rồi."
    assert await stands(talk, database) is None
    await tap(talk, await tap(talk, again, "Hết ngày mai"), "Đăng")
    assert await stands(talk, database) is not None


@pytest.mark.parametrize(
    ("text", "has"), [("a" * (MOST + 1), MOST + 1), ("a" + "🐝" * (MOST // 2), MOST + 1)]
)
async def test_a_text_that_is_too_long_is_counted_as_messengers_do(
    talk: Talk, database: Database, text: str, has: int
) -> None:
    """In UTF-16 units; a shorter one is taken in its place."""
    await appoint(talk, database)
    await tap(talk, await say(talk, "/thongbaokhan"), "Soạn tin khẩn")
    assert f"{has} ký tự" in text_of(await say(talk, text)).answer
    assert "Bỏ qua" in labels(await say(talk, RECALL))
    too_long = await say(talk, text)
    assert f"{has} ký tự" in text_of(too_long).answer
    assert "Đến khi gỡ" in labels(await say(talk, "Stop eating it."))


async def test_a_notice_that_speaks_of_illness_is_taken_as_it_is(talk: Talk, database: Database) -> None:
    """The official is not ill."""
    await appoint(talk, database)
    await tap(talk, await say(talk, "/thongbaokhan"), "Soạn tin khẩn")
    assert "Bỏ qua" in labels(await say(talk, "Măng lô 3 gây ngộ độc, ngừng ăn ngay."))


async def test_the_language_stays_though_the_text_is_english(talk: Talk, database: Database) -> None:
    """Who types an English notice goes on in Vietnamese."""
    await appoint(talk, database)
    await tap(talk, await say(talk, "/thongbaokhan"), "Soạn tin khẩn")
    await say(talk, RECALL)
    reply = await say(talk, "Stop eating this honey, where did you buy it?")
    assert "Đến khi gỡ" in labels(reply)


async def test_replacing_ends_the_one_before(talk: Talk, database: Database) -> None:
    """There is one at a time; the audit has both texts."""
    await appoint(talk, database)
    posted = await tap(talk, await previewed(talk), "Đăng")
    talk.at += timedelta(minutes=1)
    await tap(talk, posted, "Thay bằng tin khác")
    until = await tap(talk, await say(talk, "Lô 13 nữa."), "Bỏ qua")
    await tap(talk, await tap(talk, until, "Hết ngày mai"), "Đăng")
    async with database.begin() as connection:
        [first, second] = await audit.entries(connection, action="notice-set")
    assert (first.before, second.before) == ("", RECALL)
    assert second.after.startswith("Lô 13 nữa.")
    talk.at += timedelta(days=2)
    assert await stands(talk, database) is None


async def test_taking_down_what_is_down_already(talk: Talk, database: Database) -> None:
    """An old button says so, and is not audited."""
    await appoint(talk, database)
    posted = await tap(talk, await previewed(talk), "Đăng")
    await tap(talk, posted, "Gỡ thông báo")
    again = await tap(talk, posted, "Gỡ thông báo")
    assert text_of(again).answer == "Hiện không có thông báo khẩn nào."
    assert await actions(database) == ["notice-set", "notice-ended"]


@pytest.mark.parametrize("role", ["commune", "desk"])
async def test_other_roles_may_not(talk: Talk, database: Database, role: str) -> None:
    """It is said whose task it is, and audited."""
    await appoint(talk, database, role)
    assert text_of(await say(talk, "/thongbaokhan")).answer == "Việc này thuộc vai trò khác."
    assert await actions(database) == ["denied"]


async def test_lines_of_a_notice_stay_lines(talk: Talk, database: Database) -> None:
    """The first one opens it."""
    await appoint(talk, database)
    await tap(talk, await previewed(talk, f"{RECALL}\n\n  Gọi 115. "), "Đăng")
    [notice, *_] = await talk.says("hội chợ", who="binh")
    assert text_of(notice).lines == (RECALL, "Gọi 115.")
    assert written(" a \n\n b") == "a\nb"
    assert not isinstance(notice, Choices)
