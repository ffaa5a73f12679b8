"""Answering people: one holds a question, the bot keeps silent, everybody hears what concerns them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from bot.desk import change
from bot.inviting import invite_staff
from handlers.messages import Choices, File, Photo
from handlers.session import Session, from_state, to_state
from knowledge.people import desk, staff
from knowledge.place_names import find
from knowledge.registry.catalog import load_registry
from knowledge.registry.correcting import set_place, spell_maker
from knowledge.store.database import Database
from knowledge.store.tables import PersonRow, ReportRow
from tests.conftest import Talk
from tests.handlers.desk_talk import (
    BC,
    CH,
    appoint,
    ask,
    audited,
    case_of,
    first,
    labels,
    opened,
    session_of,
    taken,
    tap,
    written,
)
from tests.handlers.test_questions import text_of

TEA = "LC-0122"
OWN = "HTX Sản xuất chè xanh chất lượng cao xã Bảo Hưng"


async def two_officials(talk: Talk, database: Database) -> None:
    await appoint(talk, database, "an", "desk")
    await appoint(talk, database, "binh", "province")


async def test_two_at_once(talk: Talk, database: Database) -> None:
    """Both tap at the same moment: one has it, the other is told who, by number."""
    await two_officials(talk, database)
    await ask(talk)
    an, binh = await opened(talk, "an"), await opened(talk, "binh")
    both = await asyncio.gather(tap(talk, an, "Nhận câu này", "an"), tap(talk, binh, "Nhận câu này", "binh"))
    holder = (await case_of(database)).taken_by
    assert sorted(map(first, both)) == sorted(
        [f"Đã nhận {CH}. Người gửi được báo ngay.", f"Số {holder} đã nhận {CH} trước rồi."]
    )
    assert [first(r) for r in await written(database, "mai")] == [f"Câu hỏi {CH} của bạn đã có người nhận."]
    assert (await audited(database)).count("desk-take") == 1


async def test_only_who_has_it_in_hand_can_answer(talk: Talk, database: Database) -> None:
    """An old button of who gave it back, or from whom it was taken, sends nothing and says why."""
    await two_officials(talk, database)
    await ask(talk)
    mine = await taken(talk, "an")
    await tap(talk, mine, "Trả lại hàng đợi", "an")
    assert first(await tap(talk, mine, "Trả lời", "an")).startswith("Tôi chưa làm gì: bấm “Nhận câu này”")
    await taken(talk, "binh")
    assert first(await tap(talk, mine, "Trả lời", "an")) == f"Tôi chưa làm gì: {CH} đang ở số 2."
    assert (await case_of(database)).answer == ""


async def test_an_old_button_of_who_has_no_role(talk: Talk, database: Database) -> None:
    """It does nothing, is audited, and whatever is typed then is a message like any other's."""
    await two_officials(talk, database)
    await ask(talk)
    mine = await taken(talk, "an")
    await tap(talk, mine, "Trả lời", "an")
    await change_role(database, "an")
    [reply] = await talk.says("Anh xin giấy ở xã", "an")
    assert "Đã gửi" not in first(reply)
    assert first(await tap(talk, mine, "Đóng", "an")).startswith("Nút này cũ")
    [again] = await talk.says("LC-0087", "an")
    assert first(again).startswith("Từng có")
    case = await case_of(database)
    assert (case.state, case.answer) == ("received", "")
    assert (await audited(database)).count("denied") == 2


async def change_role(database: Database, who: str) -> None:
    async with database.begin() as connection:
        found = [one for one in await staff.officials(connection) if one.chat == who]
        await staff.dismiss(connection, found[0].id)


async def test_silent_while_held_and_after_a_day_no_more(talk: Talk, database: Database) -> None:
    """The first words are confirmed, the next are not; after 24 hours without a word the bot answers."""
    await two_officials(talk, database)
    await ask(talk)
    await taken(talk, "an")
    assert first((await talk.says("hội chợ"))[0]) == "Đã chuyển cho cán bộ."
    for words in ("cảm ơn", "👍", "mật ong", "2", "có"):
        assert await talk.says(words) == []
    talk.at += timedelta(hours=23)
    assert await talk.says("còn đó không") == []
    talk.at += timedelta(hours=25)
    assert len(await talk.says("hội chợ")) == 1
    lines = [text_of(r).body[0] for r in await written(database, "an") if "viết" in first(r)]
    assert lines == ["hội chợ", "cảm ơn", "👍", "mật ong", "2", "có", "còn đó không"]


async def test_what_works_all_the_same(talk: Talk, database: Database) -> None:
    """Commands, stop words, one's own data, illness; the official hears of the illness too."""
    await two_officials(talk, database)
    await ask(talk)
    await taken(talk, "an")
    assert first((await talk.says("/hoicho"))[0]).startswith("Tôi chưa có lịch")
    assert first((await talk.says("dừng"))[0]).startswith("Đã dừng")
    assert "câu hỏi" in first((await talk.says("câu hỏi của tôi"))[0])
    assert "115" in first((await talk.says("con tôi bị nôn"))[0])
    assert text_of((await written(database, "an"))[-1]).body == ("con tôi bị nôn",)
    assert labels((await talk.says("xóa dữ liệu"))[0])[1] == "Xóa hết"


async def test_thoi_ends_it_and_it_is_not_taken_up_against_ones_will(talk: Talk, database: Database) -> None:
    """After "thôi" the bot answers; an official's next words come with a button, and hold nothing."""
    await two_officials(talk, database)
    await ask(talk)
    mine = await taken(talk, "an")
    assert first((await talk.says("thôi"))[0]) == "Được. Từ giờ tôi trả lời bạn."
    await tap(talk, mine, "Trả lời", "an")
    await talk.says("Xin giấy ở xã.", "an")
    answer = (await written(database, "mai"))[-1]
    assert labels(answer) == ["Trả lời cán bộ", "Đủ rồi"]
    assert first((await talk.says("LC-0087"))[0]).startswith("Từng có")
    await tap(talk, answer, "Trả lời cán bộ", "mai")
    assert first((await talk.says("xã nào ạ"))[0]) == f"Đã chuyển lời bạn cho cán bộ, mã {CH}."
    assert await talk.says("xã tôi ở") == []


async def test_a_form_is_answered_first_until_an_official_speaks(talk: Talk, database: Database) -> None:
    """Who is in the middle of a form goes on with it; once an official speaks, words go to them."""
    await two_officials(talk, database)
    await ask(talk)
    await talk.says("/huongdan")
    mine = await taken(talk, "an")
    [reply] = await talk.says("vịt hun khói")
    assert "cán bộ" not in first(reply)
    await tap(talk, mine, "Hỏi lại", "an")
    await talk.says("Nhà mình ở xã nào?", "an")
    assert first((await talk.says("Bắc Hà"))[0]) == "Đã chuyển cho cán bộ."


async def test_what_an_official_writes_of_an_illness_is_sent(talk: Talk, database: Database) -> None:
    """The words that an official was asked for are not answered as if the official were ill."""
    await two_officials(talk, database)
    await ask(talk)
    await tap(talk, await taken(talk, "an"), "Trả lời", "an")
    await talk.says("Ai bị dị ứng thì đừng dùng.", "an")
    assert (await case_of(database)).answer == "Ai bị dị ứng thì đừng dùng."


async def test_a_photo_goes_to_the_official(talk: Talk, database: Database) -> None:
    """Its reference is kept with the question; with a report it waits for the words."""
    await two_officials(talk, database)
    await ask(talk)
    await taken(talk, "an")
    photo = File("", 10, ref="AgAC-1")
    await talk.says("mặt sau", kind="photo", file=photo)
    assert (await case_of(database)).photo == "AgAC-1"
    assert text_of((await written(database, "an"))[-1]).body == ("(Gửi một ảnh.) mặt sau",)
    await talk.opens("reports.fake_ask", {"code": ""}, "lan")
    assert first((await talk.says("", "lan", kind="photo", file=photo))[0]).startswith("Đã nhận ảnh")
    await talk.says("Mua tương ớt Mường Khương ở chợ Bảo Hà", "lan")
    case = await case_of(database, BC)
    assert case.photo == "AgAC-1"
    picture, card = await talk.says(f"/hangdoi {BC}", "an")
    assert isinstance(picture, Photo)
    assert (picture.ref, picture.content, picture.text.answer) == ("AgAC-1", b"", f"Ảnh gửi kèm {BC}.")
    assert "Bảo Hà" in "\n".join(text_of(card).body)


async def test_a_photo_of_another_messenger_is_said(talk: Talk, database: Database) -> None:
    """An official elsewhere reads that there is one, and where it is seen."""
    code, _, _ = await invite_staff(database, "desk", [], talk.at, lambda letters: letters[0])
    await talk.says(code, "an", channel="web")
    await ask(talk)
    await talk.opens("reports.fake_ask", {"code": ""}, "lan")
    await talk.says("", "lan", kind="photo", file=File("", 10, ref="AgAC-1"))
    await talk.says("Mua tương ớt Mường Khương ở chợ Bảo Hà", "lan")
    [card] = await talk.says(f"/hangdoi {BC}", "an", channel="web")
    assert "Người gửi có kèm một ảnh; mở việc này ở Telegram thì thấy." in text_of(card).body


async def test_one_ping_until_the_queue_is_opened(talk: Talk, database: Database) -> None:
    """Many at once are one message; after a look the next one is told again."""
    await two_officials(talk, database)
    await ask(talk)
    await ask(talk, "Hỏi thêm một câu", "lan")
    await ask(talk, "Và một câu nữa", "hoa")
    assert [first(r) for r in await written(database, "an")] == ["Có người đang chờ trả lời."]
    talk.at += timedelta(minutes=1)
    await talk.says("/hangdoi", "an")
    talk.at += timedelta(minutes=1)
    await ask(talk, "Câu mới", "cuc")
    pings = [text_of(r).body for r in await written(database, "an")]
    assert pings == [("– Câu hỏi mới: 1",), ("– Câu hỏi mới: 1",)]
    assert len(await written(database, "binh")) == 1


async def test_not_at_night_but_in_the_morning(talk: Talk, database: Database) -> None:
    """At 23:00 nobody is woken; the job of the morning tells it, once."""
    await two_officials(talk, database)
    talk.at = datetime(2026, 11, 25, 16, tzinfo=UTC)
    await ask(talk)
    assert await talk.conversation.tell_desk() == 0
    talk.at = datetime(2026, 11, 26, 0, tzinfo=UTC)
    assert [await talk.conversation.tell_desk(), await talk.conversation.tell_desk()] == [2, 0]


async def test_late_is_told_once_and_only_if_somebody_hears_it(talk: Talk, database: Database) -> None:
    """Without an official nothing is marked as told; then each late one is told once."""
    for who in "abcdefghij":
        await ask(talk, f"Câu của {who}", who)
    talk.at = datetime(2026, 11, 27, 3, tzinfo=UTC)
    assert await talk.conversation.tell_desk() == 0
    await appoint(talk, database, "an", "desk")
    assert await talk.conversation.tell_desk() == 11
    late = text_of((await written(database, "an"))[-1])
    assert late.answer == "10 câu đã quá hạn trả lời."
    assert late.body[-1] == "– và 2 câu nữa"
    assert await talk.conversation.tell_desk() == 0


async def test_erasing_takes_the_talk_and_tells_who_has_it(talk: Talk, database: Database) -> None:
    """Question, talk and the copies in the official's chat go; the official hears that it is gone."""
    await two_officials(talk, database)
    await ask(talk, "Số tôi 0912345678")
    await taken(talk, "an")
    await talk.says("bí mật của tôi")
    [asked] = await talk.says("/xoa")
    await tap(talk, asked, "Xóa hết", "mai")
    told = await written(database, "an")
    assert [first(r) for r in told][-1] == "Một người gửi đã xóa dữ liệu của mình."
    assert "bí mật" not in str(told)
    assert first(await opened(talk, "an")) == "Câu này không còn."


async def test_a_question_of_somebody_else_is_not_mine(talk: Talk, database: Database) -> None:
    """Nobody adds to, ends or closes what another asked, even with its code in a button."""
    await two_officials(talk, database)
    await ask(talk)
    for does in ("support.more", "support.more_told", "support.enough"):
        [reply] = await talk.opens(does, {"code": CH}, "lan")
        assert first(reply).startswith("Nút này cũ")
    assert (await case_of(database)).state == "received"


async def test_a_report_is_passed_to_the_province_or_back(talk: Talk, database: Database) -> None:
    """With no province official it goes back to the queue, and that is said."""
    await appoint(talk, database, "an", "desk")
    await wrong_row(talk)
    mine = await taken(talk, "an", BC)
    assert "Gửi tỉnh sửa" in labels(mine)
    assert "chưa có cán bộ tỉnh nào" in first(await tap(talk, mine, "Gửi tỉnh sửa", "an"))
    case = await case_of(database, BC)
    assert (case.state, case.taken_by) == ("passed", None)
    assert "cán bộ OCOP tỉnh" in case.answer


async def wrong_row(talk: Talk, who: str = "mai") -> None:
    [card] = await talk.says(TEA, who)
    await tap(talk, await tap(talk, card, "Việc khác", who), "Thông tin này sai", who)
    await talk.says("Tên cơ sở viết sai", who)


async def test_a_row_that_changed_meanwhile_is_not_overwritten(talk: Talk, database: Database) -> None:
    """Between the question and the yes another corrected it: nothing is written."""
    await appoint(talk, database, "binh", "province")
    await wrong_row(talk)
    fields = await tap(talk, await taken(talk, "binh", BC), "Sửa dòng này", "binh")
    await tap(talk, fields, "Nơi làm", "binh")
    [sure] = await talk.says("xã Việt Cường, huyện Trấn Yên", "binh")
    async with database.begin() as connection:
        await set_place(connection, TEA, find("xã Bảo Nhai mới", official=True)[0])
    assert first(await tap(talk, sure, "Sửa luôn", "binh")) == "Tôi chưa sửa: dòng này vừa đổi rồi."
    assert (await case_of(database, BC)).state == "received"
    assert "correct-place" not in await audited(database)


async def test_a_name_of_another_maker_is_refused(talk: Talk, database: Database) -> None:
    """Two makers are not run together by a correction."""
    await appoint(talk, database, "binh", "province")
    await wrong_row(talk)
    other = "HTX Sản xuất chè xanh chất lượng cao Bảo Hưng"
    async with database.begin() as connection:
        names = (await load_registry(connection)).by_producer
        assert await spell_maker(connection, next(name for name in names if name not in (OWN, other)), other)
    fields = await tap(talk, await taken(talk, "binh", BC), "Sửa dòng này", "binh")
    await tap(talk, fields, "Tên cơ sở", "binh")
    [reply] = await talk.says(other, "binh")
    assert first(reply) == "Sổ đã có cơ sở tên này."


async def test_the_command_line_tells_it_the_same_way(talk: Talk, database: Database) -> None:
    """Answered, passed on, settled from there: the author hears each, with ways to answer on."""
    await ask(talk)
    assert await change(database, CH.lower(), "Ra xã.", False, talk.at)
    assert await change(database, CH, "Chi cục Quản lý thị trường", False, talk.at, passed=True)
    assert await change(database, CH, "", True, talk.at)
    assert not await change(database, "CH-ZZZZZ", "", True, talk.at)
    told = await written(database, "mai")
    assert [first(r) for r in told] == [
        f"Cán bộ đã trả lời câu hỏi {CH} của bạn.",
        f"Câu hỏi {CH} của bạn đã được chuyển tiếp.",
        f"Câu hỏi {CH} của bạn đã xong.",
    ]
    assert text_of(told[1]).body[0] == "Đã chuyển tới Chi cục Quản lý thị trường."
    assert await audited(database) == ["desk-answered", "desk-passed", "desk-settled"]
    assert first(await tap(talk, told[2], "Hỏi lại cán bộ", "mai")).startswith("Bạn muốn nói gì")
    await talk.says("xã nào?")
    assert (await case_of(database)).state == "received"


async def test_who_left_and_a_report_opened_again(talk: Talk, database: Database) -> None:
    """The desk sees that a message may not arrive; a report that is opened again is told."""
    await appoint(talk, database, "binh", "province")
    await wrong_row(talk)
    mine = await taken(talk, "binh", BC)
    await tap(talk, mine, "Đóng", "binh")
    [done] = await talk.says("Đã xem.", "binh")
    await tap(talk, done, "Mở lại câu này", "binh")
    assert first((await written(database, "mai"))[-1]) == f"Báo cáo {BC} của bạn được mở lại."
    async with database.begin() as connection:
        await connection.execute(update(PersonRow).where(PersonRow.native == "mai").values(left_at=talk.at))
    assert "Người gửi đã rời đi; tin có thể không tới." in text_of(await opened(talk, "binh", BC)).body


async def test_an_official_who_asks_themselves(talk: Talk, database: Database) -> None:
    """Whoever answers their own question loses neither the reply's buttons nor their place."""
    await appoint(talk, database, "an", "desk")
    await ask(talk, who="an")
    mine = await taken(talk, "an")
    assert labels(mine)[0] == "Trả lời"
    await tap(talk, mine, "Trả lời", "an")
    [sent] = await talk.says("Ra xã.", "an")
    assert first(sent) == f"Đã gửi tới người gửi câu {CH}."
    answer = (await written(database, "an"))[-1]
    assert first(await tap(talk, answer, "Đủ rồi", "an")).startswith("Đã đóng")


async def test_many_wait_page_by_page(talk: Talk, database: Database) -> None:
    """Four to a page; eight choices are never passed."""
    await appoint(talk, database, "an", "desk")
    for who in "abcdef":
        await ask(talk, f"Câu của {who}", who)
    [page] = [r for r in await talk.says("/hangdoi", "an") if isinstance(r, Choices)]
    assert len(labels(page)) == 8
    rest = await tap(talk, page, labels(page)[4], "an")
    assert sum(label.startswith("CH-") for label in labels(rest)) == 2


def test_a_state_of_before_still_loads() -> None:
    """A session that was stored before an official could hold a talk is read as it was."""
    state = to_state(Session(language="en", product="LC-0042"))
    for name in ("held", "held_at", "held_told", "unheld", "desk_seen", "desk_pinged"):
        del state[name]
    session = from_state(state, "vi")
    assert (session.language, session.product, session.held) == ("en", "LC-0042", "")
    assert session.holding(datetime(2026, 11, 25, tzinfo=UTC)) == ""


async def test_a_held_talk_is_stored(talk: Talk, database: Database) -> None:
    """What holds a talk outlives a restart: it stands in the session."""
    await appoint(talk, database, "an", "desk")
    await ask(talk)
    await taken(talk, "an")
    assert (await session_of(database, "mai")).held == CH
    async with database.begin() as connection:
        await connection.execute(update(ReportRow).values(state="settled"))
    assert len(await talk.says("hội chợ")) == 1
    assert (await session_of(database, "mai")).held == ""
    assert (await desk_lines(database)) == []


async def desk_lines(database: Database) -> list[str]:
    async with database.begin() as connection:
        found = await desk.by_code(connection, CH)
        assert found is not None
        return [line.words for line in await desk.talk_of(connection, found)]
