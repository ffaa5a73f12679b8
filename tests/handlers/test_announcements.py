"""Announcements from the chat: what is refused, who gets it, who may, and that each step is audited."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.inviting import dismissed, invite_producer, invite_staff, units_of
from handlers.announcement_words import CARRIES, SAID_BESIDE, units
from handlers.messages import AskFile, Choices, File, Photo
from knowledge.people import audit, deliveries, staff
from knowledge.people.announcements import Announcement, find
from knowledge.people.audience import Audience, from_rule, recipients, to_rule
from knowledge.registry.catalog import load_registry
from knowledge.store.database import Database
from knowledge.store.tables import OutboxRow
from tests.conftest import Talk
from tests.handlers.test_questions import text_of

CODE = "TB-22222"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def first(letters: str) -> str:
    """Draw the first letter."""
    return letters[0]


async def official(
    talk: Talk, database: Database, role: str = "province", who: str = "tinh", at: str = ""
) -> None:
    """Give somebody a role."""
    keys = [key for key in units_of([at] if at else []) if key]
    code, _, _ = await invite_staff(database, role, keys, talk.at, first)
    await talk.says(code, who=who)


async def drafted(talk: Talk, who: str = "tinh", text: str = "Hội chợ Bắc Hà") -> None:
    """Begin an announcement without English."""
    await talk.says("/thongbao", who=who)
    await talk.taps("Soạn mới", who=who)
    await talk.says(text, who=who)
    await talk.taps("Bỏ qua tiếng Anh", who=who)


async def actions(database: Database) -> list[str]:
    """What the audit says was done, in order."""
    async with database.begin() as connection:
        return [entry.action for entry in await audit.entries(connection)]


async def announcement(database: Database) -> Announcement:
    """The one announcement there is."""
    async with database.begin() as connection:
        found = await find(connection, CODE)
    assert found is not None
    return found


@pytest.mark.parametrize("over", [1, 500])
async def test_a_text_over_the_limit_is_refused_with_its_length(
    talk: Talk, database: Database, over: int
) -> None:
    """In UTF-16 units, an emoji being two; what fits exactly is taken."""
    await official(talk, database)
    most = min(CARRIES.values()) - SAID_BESIDE
    text = "🎪" + "a" * (most - 2 + over)
    assert units(text) == most + over
    await talk.says("/thongbao", who="tinh")
    await talk.taps("Soạn mới", who="tinh")
    [refused] = await talk.says(text, who="tinh")
    assert text_of(refused).answer == f"Dài {most + over} ký tự, Zalo chỉ chở được {most}."
    [taken] = await talk.says(text[: -over or None], who="tinh")
    assert text_of(taken).answer == "Gõ bản tiếng Anh."


async def test_an_audience_of_nobody(talk: Talk, database: Database) -> None:
    """Nothing is sent to nobody, and the way on is to change the audience."""
    await official(talk, database)
    await drafted(talk)
    [reply] = await talk.taps("Gửi", who="tinh")
    assert text_of(reply).answer == "Chưa có ai nhận được thông báo này."
    assert (await announcement(database)).state == "draft"


async def test_the_button_carries_the_head_count(talk: Talk, database: Database) -> None:
    """Where the number changed between the question and the tap, it is asked again."""
    await talk.says("theo dõi tin hội chợ", who="lan")
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await drafted(talk)
    [asked] = await talk.taps("Gửi", who="tinh")
    assert text_of(asked).answer == "Sẽ có 1 người nhận."
    await talk.says("theo dõi", who="mai")
    await talk.taps("Mọi tin", who="mai")
    [again] = await talk.taps("Gửi 1 người", who="tinh")
    assert text_of(again).answer == "Số người nhận vừa đổi: nay là 2. Xem lại rồi bấm."
    [sent] = await talk.taps("Gửi 2 người", who="tinh")
    assert text_of(sent).answer == f"{CODE} đang gửi."


async def test_a_second_tap_sends_nothing_twice(talk: Talk, database: Database) -> None:
    """The same button again shows how far it is."""
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await drafted(talk)
    await talk.taps("Gửi", who="tinh")
    await talk.taps("Gửi 1 người", who="tinh")
    await talk.taps("Gửi 1 người", who="tinh")
    async with database.begin() as connection:
        assert (await deliveries.progress(connection, 1)).by_state == {"waiting": 1}


async def test_many_people_need_a_second_person(talk: Talk, database: Database) -> None:
    """Above the set number somebody else approves; the author cannot, not even with the right to."""
    talk.custom(approve_above=0)
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await official(talk, database, "administrator", "quantri")
    await drafted(talk)
    await talk.taps("Gửi", who="tinh")
    [asked] = await talk.taps("Gửi 1 người", who="tinh")
    assert text_of(asked).answer == "Đã xin duyệt để gửi 1 người."
    own = await talk.opens("announcements.approve", {"code": CODE}, who="tinh")
    assert text_of(own[0]).answer == "Bạn soạn hay xin duyệt thông báo này nên người khác phải duyệt."
    assert (await announcement(database)).state == "asked"
    await talk.opens("announcements.approve", {"code": CODE}, who="quantri")
    await talk.taps("Duyệt 1 người", who="quantri")
    found = await announcement(database)
    assert (found.state, found.author, found.approver) == ("sending", 1, 2)
    assert {"announce-ask", "announce-approve", "announce-send"} <= set(await actions(database))


async def test_who_asks_for_approval_cannot_give_it(talk: Talk, database: Database) -> None:
    """Neither of one's own draft, nor of one that a colleague wrote and one sends."""
    talk.custom(approve_above=0)
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await official(talk, database, who="hai")
    await drafted(talk)
    await talk.opens("announcing.confirm", {"code": CODE}, who="hai")
    await talk.taps("Gửi 1 người", who="hai")
    [own] = await talk.opens("announcing.approved", {"code": CODE, "heads": 1}, who="hai")
    assert text_of(own).answer == "Bạn soạn hay xin duyệt thông báo này nên người khác phải duyệt."
    await talk.opens("announcements.approve", {"code": CODE}, who="tinh")
    [sent] = await talk.taps("Duyệt 1 người", who="tinh")
    assert text_of(sent).answer == f"{CODE} đang gửi."


async def test_what_was_seen_is_what_is_approved(talk: Talk, database: Database) -> None:
    """The text changed and was asked for again with as many people: the old button shows it anew."""
    talk.custom(approve_above=0)
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await official(talk, database, "administrator", "quantri")
    await drafted(talk)
    await talk.opens("announcing.confirm", {"code": CODE}, who="tinh")
    await talk.taps("Gửi 1 người", who="tinh")
    await talk.opens("announcements.approve", {"code": CODE}, who="quantri")
    talk.at += timedelta(minutes=1)
    await talk.opens("announcements.ask_text", {"code": CODE, "language": "vi"}, who="tinh")
    await talk.says("Tin khác hẳn", who="tinh")
    await talk.opens("announcing.confirm", {"code": CODE}, who="tinh")
    await talk.taps("Gửi 1 người", who="tinh")
    [again] = await talk.taps("Duyệt 1 người", who="quantri")
    assert text_of(again).body[0] == "Tin khác hẳn"
    assert (await announcement(database)).state == "asked"
    await talk.taps("Duyệt 1 người", who="quantri")
    assert (await announcement(database)).state == "sending"


async def test_a_correction_goes_out_once(talk: Talk, database: Database) -> None:
    """A second tap, or the button of an older correction, changes nothing; who approves is told of it."""
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await official(talk, database, "administrator", "quantri")
    await drafted(talk)
    await talk.taps("Gửi", who="tinh")
    await talk.taps("Gửi 1 người", who="tinh")
    talk.custom(approve_above=0)
    await talk.taps("Sửa tin đã gửi", who="tinh")
    await talk.says("Bản đúng", who="tinh")
    await talk.taps("Gửi bản đúng", who="tinh")
    await talk.taps("Gửi bản đúng", who="tinh")
    found = await announcement(database)
    assert (found.version, found.text_vi) == (2, "Bản đúng")
    assert (await actions(database)).count("announce-correct") == 1
    async with database.begin() as connection:
        replies = await connection.scalars(select(OutboxRow.reply).where(OutboxRow.inbox_key == ""))
        told = [reply["answer"] for reply in replies]
    assert told == [f"Số 1 vừa sửa thông báo {CODE}, đã gửi 1 người:"]


async def test_another_role_loses_the_old_buttons(talk: Talk, database: Database) -> None:
    """Who spoke for the province and now speaks for a commune stops nothing that is the province's."""
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await official(talk, database, who="hai")
    await drafted(talk)
    await talk.taps("Gửi", who="tinh")
    await talk.taps("Gửi 1 người", who="tinh")
    await official(talk, database, "commune", "hai", at="xã Bắc Hà")
    await talk.opens("announced.stop", {"code": CODE}, who="hai")
    await talk.opens("announced.correct", {"code": CODE}, who="hai")
    assert (await announcement(database)).state == "sending"


async def test_a_commune_official_stays_in_the_commune(talk: Talk, database: Database) -> None:
    """A wider audience is handed to the province; an own one goes out."""
    await talk.says("cho em nhận tin của bắc hà", who="lan")
    await official(talk, database, "commune", "xa", at="xã Bắc Hà")
    await drafted(talk, "xa")
    [wide] = await talk.taps("Gửi", who="xa")
    assert text_of(wide).answer == "Thông báo này ra ngoài xã của bạn."
    [handed] = await talk.taps("Chuyển tỉnh gửi", who="xa")
    assert text_of(handed).answer == "Tỉnh chưa có ai nhận việc ở đây."
    await talk.opens("audiences.ask_place", {"code": CODE, "field": "place"}, who="xa")
    await talk.says("xã Bắc Hà", who="xa")
    await talk.taps("Quay lại bản soạn", who="xa")
    [asked] = await talk.taps("Gửi", who="xa")
    assert text_of(asked).answer == "Sẽ có 1 người nhận."


async def test_who_has_no_role_learns_nothing_and_is_audited(talk: Talk, database: Database) -> None:
    """A command that is not theirs does not exist for them; each try is written down."""
    [reply] = await talk.says("/thongbao")
    assert text_of(reply).answer == "Tôi chưa có lệnh /thongbao."
    async with database.begin() as connection:
        [entry] = await audit.entries(connection)
    assert (entry.actor, entry.action, entry.subject) == (staff.NOBODY, "denied", "announce")


async def test_an_old_button_of_a_dismissed_official_does_nothing(talk: Talk, database: Database) -> None:
    """The role is looked up at the tap, not when the button was made; drafts go to the other."""
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await official(talk, database, who="hai")
    await drafted(talk)
    await talk.taps("Gửi", who="tinh")
    assert await dismissed(database, 1, 2, talk.at) == 1
    [reply] = await talk.taps("Gửi 1 người", who="tinh")
    found = await announcement(database)
    assert (found.state, found.author) == ("draft", 2)
    assert "không dùng được nữa" in text_of(reply).answer or "cũ" in text_of(reply).answer


async def test_pictures(talk: Talk, database: Database) -> None:
    """One that is too large, or none at all, is refused; a good one goes with the preview."""
    await official(talk, database)
    await drafted(talk)
    await talk.opens("announcements.ask_picture", {"code": CODE}, who="tinh")
    [large] = await talk.sends("photo", File("", 9_000_000), who="tinh")
    assert isinstance(large, AskFile)
    assert large.text.answer == "Ảnh nặng 8.6 MB, quá 5 MB. Thu nhỏ rồi gửi lại."
    [other] = await talk.sends("file", File("a.pdf", 10, content=b"%PDF-1.7"), who="tinh")
    assert isinstance(other, AskFile)
    assert other.text.answer == "Tệp này không phải ảnh JPG hay PNG. Gửi ảnh khác."
    await talk.sends("photo", File("", len(PNG), content=PNG), who="tinh")
    shown = await talk.taps("Xem trước", who="tinh")
    assert isinstance(shown[0], Photo)
    assert shown[0].content == PNG
    assert "– Telegram: ảnh, chữ và nút trong một tin" in text_of(shown[-1]).body
    await talk.opens("announcements.ask_text", {"code": CODE, "language": "vi"}, who="tinh")
    await talk.says("a" * 1_100, who="tinh")
    shown = await talk.taps("Xem trước", who="tinh")
    assert "– Telegram: ảnh một tin, chữ và nút ở tin sau" in text_of(shown[-1]).body


async def people(database: Database, audience: Audience, about: Any = None) -> set[str]:
    """Who a rule means, by chat."""
    async with database.begin() as connection:
        registry = await load_registry(connection)
        day = datetime(2026, 11, 23, tzinfo=UTC).date()
        return {one.chat for one in await recipients(connection, registry, audience, day, about)}


async def test_everybody_gets_only_what_they_agreed_to(talk: Talk, database: Database) -> None:
    """Followers by topic, place and group; producers by what they make and when it ends; exclusions."""
    await talk.says("theo dõi", who="all")
    await talk.taps("Mọi tin", who="all")
    await talk.says("theo dõi tin hội chợ", who="fairs")
    await talk.says("cho em nhận tin của bắc hà", who="place")
    await talk.says("theo dõi", who="gone")
    await talk.taps("Mọi tin", who="gone")
    await talk.says("dừng", who="gone")
    made = await invite_producer(database, "LC-0122", talk.at, first)
    assert made is not None
    await talk.says(made[0], who="maker")
    [bac_ha] = [key for key in units_of(["xã Bắc Hà"]) if key]

    assert await people(database, Audience()) == {"all"}
    assert await people(database, Audience(), about=[]) == {"all", "fairs"}
    assert await people(database, Audience(places=(bac_ha,))) == {"all", "place"}
    assert await people(database, Audience(places=(bac_ha,), not_places=(bac_ha,))) == {"all"}
    assert await people(database, Audience(channels=("zalo",))) == set()
    assert await people(database, Audience(producers=True)) == {"maker"}
    assert await people(database, Audience(producers=True, ends_within=60)) == {"maker"}
    assert await people(database, Audience(producers=True, ends_within=10)) == set()
    assert await people(database, Audience(producers=True, stars=(5,))) == set()
    await talk.says("dừng", who="maker")
    assert await people(database, Audience(producers=True)) == set()


def test_a_rule_survives_being_stored() -> None:
    """As JSON and back; a rule of another version still loads."""
    rule = Audience(producers=True, places=("today/1",), stars=(3, 4), ends_within=90)
    assert from_rule(to_rule(rule)) == rule
    assert from_rule({"unheard": 1, "channels": ["web"]}) == Audience(channels=("web",))


async def test_every_step_is_audited(talk: Talk, database: Database) -> None:
    """From the draft to the stop: who, what, and what it was before."""
    await talk.says("theo dõi", who="hung")
    await talk.taps("Mọi tin", who="hung")
    await official(talk, database)
    await drafted(talk)
    await talk.taps("Gửi thử", who="tinh")
    await talk.taps("Quay lại bản soạn", who="tinh")
    await talk.taps("Gửi", who="tinh")
    await talk.taps("Gửi 1 người", who="tinh")
    await talk.taps("Dừng ngay", who="tinh")
    [reply] = await talk.taps("Gửi tiếp", who="tinh")
    assert isinstance(reply, Choices)
    wanted = ["invite", "appointed", "announce-draft", "announce-test", "announce-send", "announce-stop"]
    assert await actions(database) == [*wanted, "announce-resume"]
