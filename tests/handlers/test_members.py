"""Codes and members: used once, ended in time, and a shared dossier outlives who began it."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import select

from handlers.messages import Choices, Reply
from knowledge.people import dossiers, invitations, members, privacy
from knowledge.people.invitations import Invitation, code_in
from knowledge.store.database import Database
from knowledge.store.tables import DossierAnswerRow, DossierRow, PersonRow
from tests.conftest import Talk
from tests.handlers.test_application import begun, tap
from tests.handlers.test_questions import text_of

CODE = "HS-22222222"


async def shared(talk: Talk) -> Reply:
    """Begin a dossier, answer a question of it, and ask for a code."""
    reply = await tap(talk, await begun(talk, 8), "Tự chấm đầy đủ")
    reply = await tap(talk, reply, "Mức 1")
    reply = await tap(talk, reply, "Để sau làm tiếp")
    return await tap(talk, await tap(talk, reply, "Xem lại"), "Thêm người làm")


async def person(database: Database, native: str) -> int:
    """The row of a person."""
    async with database.begin() as connection:
        return int((await connection.scalars(select(PersonRow.id).where(PersonRow.native == native))).one())


def test_a_code_is_read_however_it_is_typed() -> None:
    """Spaces, small letters and a long dash do no harm; anything else is no code."""
    assert code_in(" hs–2345 6789 ") == "HS-23456789"
    assert [code_in(text) for text in ("HS-2345678", "HS23456789", "LC-0042", "HS-0O111111", "")] == [""] * 5


async def test_a_code_works_once_of_two_at_once(talk: Talk, database: Database) -> None:
    """Two phones that send the same code at the same moment: one is let in."""
    await shared(talk)
    replies = await asyncio.gather(talk.says(CODE, who="lan"), talk.says(CODE, who="hoa"))
    said = sorted(text_of(reply).answer for [reply] in replies)
    assert said == ["Mã này đã dùng rồi.", "Đã mở hồ sơ. Ở đây là người số 2."]


async def test_a_code_ends(talk: Talk) -> None:
    """After its days it lets nobody in; its own giver needs none and does not use it up."""
    await shared(talk)
    [reply] = await talk.says(CODE)
    assert text_of(reply).answer == "Anh/chị đang làm hồ sơ này rồi, mã vẫn còn dùng được."
    talk.at += timedelta(days=31)
    [reply] = await talk.says(CODE, who="lan")
    assert text_of(reply).answer == "Mã này đã hết hạn."


async def test_a_new_code_ends_the_one_before(talk: Talk, database: Database) -> None:
    """Whoever saw the first code cannot use it any more."""
    await shared(talk)
    async with database.begin() as connection:
        first, _ = await invitations.invite(
            connection, kind="dossier", target={"dossier": 9}, by=None, at=talk.at, draw=lambda letters: "3"
        )
        await invitations.invite(
            connection, kind="dossier", target={"dossier": 9}, by=None, at=talk.at, draw=lambda letters: "4"
        )
        assert await invitations.use(connection, first, talk.at) == "unknown"
        assert isinstance(await invitations.use(connection, "HS-44444444", talk.at), Invitation)


async def test_the_deep_link_of_a_code(talk: Talk) -> None:
    """/start with a code lets in too."""
    await shared(talk)
    replies = await talk.says(f"/start {CODE}", who="lan")
    assert text_of(replies[-1]).answer == "Đã mở hồ sơ. Ở đây là người số 2."


async def test_not_in_a_group(talk: Talk) -> None:
    """A code typed where others read lets nobody in, and is not used up."""
    await shared(talk)
    [reply] = await talk.says(CODE, who="lan", private=False)
    assert text_of(reply).answer != "Đã mở hồ sơ. Ở đây là người số 2."
    [reply] = await talk.says(CODE, who="lan")
    assert text_of(reply).answer == "Đã mở hồ sơ. Ở đây là người số 2."


async def test_a_dossier_outlives_its_owner_for_the_others(talk: Talk, database: Database) -> None:
    """Erasing its owner leaves the dossier to the other member, its answers without their giver."""
    await shared(talk)
    await talk.says(CODE, who="lan")
    owner, other = await person(database, "mai"), await person(database, "lan")
    async with database.begin() as connection:
        [one] = await dossiers.of_person(connection, other)
        await privacy.erase(connection, owner)
        [left] = await dossiers.of_person(connection, other)
        assert (left.id, left.person_id) == (one.id, other)
        assert await members.numbers(connection, one.id) == {other: 1}
        assert await members.who_answered(connection, one.id, one.rules_version) == {"1.1": 0}
        await privacy.erase(connection, other)
        assert (await connection.scalars(select(DossierRow.id))).all() == []
        assert (await connection.scalars(select(DossierAnswerRow.id))).all() == []


async def test_a_member_who_leaves_takes_nothing_along(talk: Talk, database: Database) -> None:
    """What a member answered stays in the owner's dossier, and says no longer who it was."""
    await shared(talk)
    [joined] = await talk.says(CODE, who="lan")
    assert isinstance(joined, Choices)
    [opened] = await talk.says(who="lan", kind="choice", choice=joined.options[0].id)
    assert isinstance(opened, Choices)
    full = next(option.id for option in opened.options if option.label == "Tự chấm đầy đủ")
    await talk.says(who="lan", kind="choice", choice=full)
    await talk.says("Mức 2", who="lan")
    async with database.begin() as connection:
        await privacy.erase(connection, await _id(connection, "lan"))
        [one] = await dossiers.of_person(connection, await _id(connection, "mai"))
        assert list((await dossiers.answers(connection, one)).values()) == [0, 1]


async def _id(connection: object, native: str) -> int:
    rows = await connection.scalars(select(PersonRow.id).where(PersonRow.native == native))  # type: ignore[attr-defined]
    return int(rows.one())


async def test_a_lodged_dossier_keeps_its_rules(talk: Talk) -> None:
    """Only what is still being worked on is carried over; a button of the old rules changes nothing."""
    reply = await tap(talk, await begun(talk, 1), "Tự chấm đầy đủ")
    old = reply
    reply = await tap(talk, reply, "Mức 3")
    reply = await tap(talk, reply, "Để sau làm tiếp")
    reply = await tap(talk, await tap(talk, reply, "Ghi kết quả"), "Đã nộp ở xã")
    await tap(talk, reply, "Hôm nay")
    later(talk)
    [listed] = await talk.says("hồ sơ của tôi")
    assert "1/32" in text_of(listed).body[0]
    reply = await tap(talk, old, "Mức 1")
    assert text_of(reply).answer.startswith("Câu 2/32")


def later(talk: Talk) -> None:
    """Put a made-up later edition into force and go there."""
    from dataclasses import replace
    from datetime import UTC, datetime

    from handlers.conversation import Conversation
    from knowledge.rules.editions import editions
    from tests.plays.listening import PLAYS

    custom = replace(talk.conversation._custom, editions=editions(PLAYS / "later_rules"))
    talk.conversation = Conversation(talk.conversation._database, lambda: talk.at, custom)
    talk.at = datetime(2027, 1, 5, 2, tzinfo=UTC)


async def test_a_set_that_the_new_rules_dropped(talk: Talk) -> None:
    """Its dossier goes on under the rules it began with; nothing is lost."""
    reply = await tap(talk, await begun(talk, 8), "Tự chấm đầy đủ")
    await tap(talk, reply, "Mức 1")
    later(talk)
    [listed] = await talk.says("hồ sơ của tôi")
    opened = await tap(talk, listed, "Sản phẩm thử, khẩu…")
    assert text_of(opened).answer == "Đã trả lời 1/32 tiêu chí."
