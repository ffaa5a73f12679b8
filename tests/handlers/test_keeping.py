"""Officials keep fairs, shops and offices: what comes between two taps, who may what, who is told what."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.inviting import dismissed, invite_staff, units_of
from handlers.auditing import sentence
from handlers.handing import ACTION, mark_of
from handlers.keeping_cards import FORMS
from handlers.messages import Choices, Document, Reply
from handlers.session import from_state
from knowledge.people import audit, cancellations, invitations, persons, privacy
from knowledge.people.audit import Entry
from knowledge.registry import keeping
from knowledge.registry.keeping import Kept, Kind
from knowledge.store.database import Database
from knowledge.store.tables import AnnouncementRow, DeliveryRow, OutboxRow, PersonRow, StaffRow
from tests.conftest import MORNING, Talk
from tests.handlers.test_questions import text_of

FAIR: dict[str, Any] = {
    "name": "Phiên chợ thử", "starts_on": date(2026, 11, 28), "ends_on": date(2026, 11, 29),
    "place": "chợ Bắc Hà, xã Bắc Hà", "organiser": "", "summary": "",
}  # fmt: skip
SHOP: dict[str, Any] = {
    "name": "Cửa hàng thử", "kind": "cửa hàng", "address": "xã Văn Bàn", "district": "xã Văn Bàn",
    "phone": "", "url": "", "goods": "", "products": (),
}  # fmt: skip
OFFICE = {"office": "UBND xã Văn Bàn", "role": "", "address": "", "phone": "", "email": "", "url": ""}
LAST_DAY = datetime(2026, 11, 29, 3, tzinfo=UTC)
DAY_AFTER = LAST_DAY + timedelta(days=1)


async def official(
    talk: Talk, database: Database, who: str = "lan", role: str = "province", at: str = ""
) -> None:
    """Give somebody a role."""
    keys = [key for key in units_of([at] if at else []) if key]
    code, _, _ = await invite_staff(database, role, keys, talk.at, lambda letters: letters[0])
    await talk.says(code, who=who)


async def put(database: Database, kind: Kind, values: dict[str, Any]) -> int:
    """Keep a row, as of yesterday."""
    async with database.begin() as connection:
        outcome, id = await keeping.add(connection, kind, values, date(2026, 11, 22))
    assert outcome == "done"
    return id


async def row(database: Database, kind: Kind, id: int) -> Kept:
    """A row as it is now."""
    async with database.begin() as connection:
        found = await keeping.one(connection, kind, id)
    assert found is not None
    return found


async def actions(database: Database) -> list[str]:
    """What the audit says was done, roles apart."""
    async with database.begin() as connection:
        found = [entry.action for entry in await audit.entries(connection)]
    return [action for action in found if action not in ("invite", "appointed")]


async def unasked(database: Database, who: str | None = None) -> list[str]:
    """First lines of what was written unasked, to one person or to all."""
    query = select(OutboxRow.reply).where(OutboxRow.inbox_key == "").order_by(OutboxRow.id)
    if who:
        query = query.join(PersonRow, PersonRow.id == OutboxRow.person_id).where(PersonRow.native == who)
    async with database.begin() as connection:
        return [reply["answer"] for reply in await connection.scalars(query)]


def answer(replies: list[Reply]) -> str:
    """The first line of the last reply."""
    return text_of(replies[-1]).answer


async def filled(
    talk: Talk, *, who: str = "lan", name: str = "Phiên chợ thử", commune: str = "xã Bắc Hà"
) -> str:
    """Fill in a fair up to its preview; gives the preview's first line."""
    await talk.opens("keeping_forms.add", {"kind": "fair"}, who=who)
    for words in (name, "28-29/11", commune, "chợ", "không", "không"):
        replies = await talk.says(words, who=who)
    return answer(replies)


# --- forms: restarts, repeated deliveries, old buttons, two at once ------------------------------


async def test_a_restart_in_the_middle(talk: Talk, database: Database) -> None:
    """The program ends after each answer and begins anew: the form goes on where it was."""
    await official(talk, database)
    await talk.opens("keeping_forms.add", {"kind": "fair"}, who="lan")
    for words in ("Phiên chợ thử", "28-29/11", "xã Bắc Hà", "chợ", "không", "không"):
        talk.custom()
        replies = await talk.says(words, who="lan")
    assert answer(replies) == "Lưu hội chợ này?"
    talk.custom()
    assert answer(await talk.taps("Lưu", who="lan")) == "Đã lưu."


async def test_a_second_delivery_saves_once(talk: Talk, database: Database) -> None:
    """The same update twice is one save; a second tap on the same button says that it is done."""
    await official(talk, database)
    await filled(talk)
    session = await talk._session("lan")
    tap = {"kind": "choice", "choice": f"{session.offers[-1].id}.1", "update": "again"}
    assert answer(await talk.says(who="lan", **tap)) == "Đã lưu."
    await talk.says(who="lan", **tap)
    assert answer(await talk.says(who="lan", **{**tap, "update": "other"})) == (
        "Bản này đã lưu, đã gửi hoặc đã thôi."
    )
    assert await actions(database) == ["fair-added"]


async def test_two_officials_add_the_same_at_once(talk: Talk, database: Database) -> None:
    """One saves, the other is shown what is there; nothing is doubled."""
    await official(talk, database, "lan")
    await official(talk, database, "mai")
    for who in ("lan", "mai"):
        await filled(talk, who=who)
    replies = await asyncio.gather(talk.taps("Lưu", who="lan"), talk.taps("Lưu", who="mai"))
    assert sorted(map(answer, replies)) == ["Đã có hội chợ tên này, cùng ngày đầu.", "Đã lưu."]
    assert await actions(database) == ["fair-added"]


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        ("shop", SHOP, "Đã có điểm bán tên này ở cùng nơi."),
        ("contact", OFFICE, "Đã có nơi liên hệ tên này."),
    ],
)
async def test_what_is_there_is_not_added(
    kind: Kind, values: dict[str, Any], said: str, talk: Talk, database: Database
) -> None:
    """A shop of the same name and place, an office of the same name."""
    await official(talk, database)
    await put(database, kind, values)
    await talk.opens("keeping_forms.add", {"kind": kind}, who="lan")
    answers = {"shop": ("Cửa hàng thử", "cửa hàng", "xã Văn Bàn"), "contact": ("ubnd xã văn bàn", "không")}
    for words in answers[kind]:
        await talk.says(words, who="lan")
    for _ in range(10):
        replies = await talk.says("không", who="lan")
        if "Lưu" in [option.label for option in getattr(replies[-1], "options", ())]:
            break
    assert answer(await talk.taps("Lưu", who="lan")) == said


async def test_two_change_different_things(talk: Talk, database: Database) -> None:
    """Neither loses what the other changed."""
    id = await put(database, "shop", SHOP)
    for who, field, words in (("lan", "Điện thoại", "0214 3880 000"), ("mai", "Loại", "chợ")):
        await official(talk, database, who)
        await talk.opens("keeping_forms.fields", {"kind": "shop", "id": id}, who=who)
        await talk.taps(field, who=who)
        await talk.says(words, who=who)
    for who in ("lan", "mai"):
        assert answer(await talk.taps("Lưu", who=who)) == "Đã lưu."
    kept = await row(database, "shop", id)
    assert (kept.values["phone"], kept.values["kind"]) == ("0214 3880 000", "chợ")
    assert kept.values["address"] == SHOP["address"]


async def test_a_row_that_was_closed_meanwhile_is_still_one(talk: Talk, database: Database) -> None:
    """Buttons of a row that is gone or closed do nothing and say so."""
    await official(talk, database)
    id = await put(database, "shop", SHOP)
    await talk.opens("keeping_state.close", {"kind": "shop", "id": id}, who="lan")
    for route in ("keeping_state.close", "keeping_state.confirm"):
        replies = await talk.opens(route, {"kind": "shop", "id": id}, who="lan")
        assert answer(replies) == "Mục này không còn, hoặc đã đóng."
    replies = await talk.opens("keeping_fairs.ask_why", {"id": 9_999}, who="lan")
    assert answer(replies) == "Hội chợ này đã qua hoặc đã hủy rồi."
    replies = await talk.opens("keeping_forms.fields", {"kind": "shop", "id": 9_999}, who="lan")
    assert answer(replies) == "Bản này đã lưu, đã gửi hoặc đã thôi."


@pytest.mark.parametrize(("kind", "values"), [("fair", FAIR), ("shop", SHOP), ("contact", OFFICE)])
async def test_a_card_of_what_has_ended(
    kind: Kind, values: dict[str, Any], talk: Talk, database: Database
) -> None:
    """It says when, and offers to open it again."""
    await official(talk, database)
    id = await put(database, kind, values)
    async with database.begin() as connection:
        await keeping.end(connection, kind, id, date(2026, 11, 23))
    [reply] = await talk.opens("keeping.one", {"kind": kind, "id": id}, who="lan")
    assert any("23/11/2026" in line for line in text_of(reply).lines)
    assert isinstance(reply, Choices)
    assert reply.options[0].label == "Mở lại"
    assert answer(await talk.taps("Mở lại", who="lan")) == "Đã mở lại."
    assert (await row(database, kind, id)).ended_on is None


# --- days ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 17, 0, tzinfo=UTC), date(2026, 11, 24)),
    ],
)
async def test_midnight(at: datetime, day: date, talk: Talk, database: Database) -> None:
    """Today ends at midnight in Lào Cai; a fair of that day is coming until then and over after it."""
    await official(talk, database)
    talk.at = at
    await talk.opens("keeping_forms.add", {"kind": "fair"}, who="lan")
    await talk.says("Phiên chợ thử", who="lan")
    await talk.says("hôm nay", who="lan")
    await talk.taps("Chỉ một ngày", who="lan")
    for words in ("xã Bắc Hà", "không", "không", "không"):
        await talk.says(words, who="lan")
    await talk.taps("Lưu", who="lan")
    async with database.begin() as connection:
        [kept] = [one for one in await keeping.every(connection, "fair") if one.name == "Phiên chợ thử"]
    assert (kept.values["starts_on"], kept.values["ends_on"]) == (day, day)
    assert answer(await talk.says("hội chợ")) == "Đang có hội chợ:"
    talk.at = at.replace(hour=17, minute=0, second=0) + timedelta(days=1 if at.hour == 17 else 0)
    assert answer(await talk.says("hội chợ")) == "Tôi chưa có lịch hội chợ nào sắp tới."


@pytest.mark.parametrize(("at", "can"), [(LAST_DAY, True), (DAY_AFTER, False)])
async def test_a_fair_is_cancelled_until_its_last_day(
    at: datetime, can: bool, talk: Talk, database: Database
) -> None:
    """On the last day it can be cancelled and is told; the day after it is over."""
    await official(talk, database)
    id = await put(database, "fair", FAIR)
    await talk.says("theo dõi")
    await talk.taps("Hội chợ")
    talk.at = at
    replies = await talk.opens("keeping_fairs.cancel", {"id": id, "why": "mưa bão"}, who="lan")
    assert answer(replies) == (
        "Đã hủy. Khách hỏi là thấy ngay." if can else "Hội chợ này đã qua hoặc đã hủy rồi."
    )
    assert await talk.conversation.tell_changes() == int(can)


# --- whose it is --------------------------------------------------------------------------------


async def test_a_button_is_no_right(talk: Talk, database: Database) -> None:
    """Whoever has no role, or none any more, or another commune's, changes nothing by an old button."""
    id = await put(database, "fair", FAIR)
    shop = await put(database, "shop", SHOP)
    await official(talk, database, "lan")
    await official(talk, database, "xa", "commune", "xã Bắc Hà")
    for route, args in (
        ("keeping_state.close", {"kind": "shop", "id": shop}),
        ("keeping_state.confirm", {"kind": "shop", "id": shop}),
        ("keeping_shops.code", {"id": shop}),
    ):
        await talk.opens(route, args, who="xa")
    assert answer(await talk.opens("keeping_fairs.cancel", {"id": id, "why": ""}, who="khach")) == (
        "Nút này cũ rồi, tôi không còn nhớ nó nói về gì."
    )
    await dismissed(database, 1, 2, talk.at)
    await talk.opens("keeping_fairs.cancel", {"id": id, "why": ""}, who="lan")
    kept = await row(database, "shop", shop)
    assert (kept.ended_on, kept.confirmed_on) == (None, date(2026, 11, 22))
    assert (await row(database, "fair", id)).ended_on is None
    assert await actions(database) == ["denied", "dismissed", "denied"]


async def test_a_draft_that_was_one_s_own_when_it_was_begun(talk: Talk, database: Database) -> None:
    """Whose commune is another by the time of saving hands it over instead."""
    await official(talk, database, "xa", "commune", "xã Bắc Hà")
    assert await filled(talk, who="xa") == "Lưu hội chợ này?"
    async with database.begin() as connection:
        elsewhere = [key for key in units_of(["xã Văn Bàn"]) if key]
        await connection.execute(update(StaffRow).values(communes=elsewhere))
    assert answer(await talk.taps("Lưu", who="xa")) == "Gửi cán bộ tỉnh bản này?"
    assert await actions(database) == []


@pytest.mark.parametrize(
    ("kind", "values"),
    [("fair", {**FAIR, "place": "xã Văn Bàn"}), ("shop", SHOP), ("contact", OFFICE)],
)
async def test_a_change_elsewhere_is_handed_over_once(
    kind: Kind, values: dict[str, Any], talk: Talk, database: Database
) -> None:
    """The province gets the form with one tap, and one message for the same; the sender hears."""
    await official(talk, database)
    await official(talk, database, "xa", "commune", "xã Bắc Hà")
    id = await put(database, kind, values)
    name = FORMS[kind].fields[0].name
    await talk.opens("keeping_forms.fields", {"kind": kind, "id": id}, who="xa")
    await talk.opens("keeping_forms.ask", {"no": (await drafts(talk, "xa"))[0], "at": name}, who="xa")
    assert answer(await talk.says("Tên khác", who="xa")) == "Gửi cán bộ tỉnh bản này?"
    kept = (await talk._session("xa")).drafts
    assert answer(await talk.taps("Gửi tỉnh xử lý", who="xa")) == "Đã gửi 1 cán bộ tỉnh."
    async with database.begin() as connection:  # the same form once more
        seat = await persons.take_seat(connection, "test", "xa", "xa", talk.at)
        await persons.leave_seat(connection, seat, {**seat.state, "drafts": kept}, talk.at)
    assert answer(await talk.taps("Gửi tỉnh xử lý", who="xa")) == "Bạn đã gửi việc này cho tỉnh rồi."
    [said] = await unasked(database, "lan")
    assert said.startswith("Cán bộ xã xin sửa")
    assert answer(await talk.taps("Xem và lưu", who="lan")) == "Lưu thay đổi này?"
    assert answer(await talk.taps("Lưu", who="lan")) == "Đã lưu."
    assert await unasked(database, "xa") == ["Cán bộ tỉnh đã lưu điều bạn gửi."]
    assert (await row(database, kind, id)).name == "Tên khác"
    assert await actions(database) == [ACTION, f"{kind}-changed"]


def test_another_phone_number_is_another_wish() -> None:
    """Numbers are masked in the audit; what is wanted is known again by its mark, to the last digit."""
    one, other = ({"name": "Chợ", "phone": phone} for phone in ("0214 3 821 234", "0214 3 821 235"))
    assert mark_of("shop", 1, one) != mark_of("shop", 1, other)
    assert mark_of("shop", 1, one) == mark_of("shop", 1, dict(reversed(one.items())))
    assert mark_of("shop", 1, one) != mark_of("shop", 2, one)
    assert mark_of("shop", 1, one).isalpha()


async def drafts(talk: Talk, who: str) -> list[str]:
    """The numbers of a person's unfinished forms."""
    return list((await talk._session(who)).drafts)


@pytest.mark.parametrize(("kind", "values"), [("shop", SHOP), ("contact", OFFICE)])
async def test_the_wish_to_close_is_handed_over(
    kind: Kind, values: dict[str, Any], talk: Talk, database: Database
) -> None:
    """A commune official cannot close what lies elsewhere, and can ask for it."""
    await official(talk, database)
    await official(talk, database, "xa", "commune", "xã Bắc Hà")
    id = await put(database, kind, values)
    replies = await talk.opens("keeping_state.close", {"kind": kind, "id": id}, who="xa")
    assert answer(replies) == "Gửi cán bộ tỉnh việc đóng này?"
    assert answer(await talk.taps("Gửi tỉnh xử lý", who="xa")) == "Đã gửi 1 cán bộ tỉnh."
    assert len(await unasked(database, "lan")) == 1
    assert (await row(database, kind, id)).ended_on is None


@pytest.mark.parametrize("kind", ["shop", "contact"])
async def test_a_new_one_elsewhere_is_handed_over(kind: Kind, talk: Talk, database: Database) -> None:
    """A shop or an office of another commune goes to the province like a fair."""
    await official(talk, database)
    await official(talk, database, "xa", "commune", "xã Bắc Hà")
    await talk.opens("keeping_forms.add", {"kind": kind}, who="xa")
    words = {"shop": ("Cửa hàng mới", "cửa hàng", "xã Văn Bàn"), "contact": ("UBND xã Văn Bàn",)}[kind]
    replies = [await talk.says(said, who="xa") for said in words][-1]
    while "Gửi tỉnh xử lý" not in [option.label for option in getattr(replies[-1], "options", ())]:
        replies = await talk.says("không", who="xa")
    await talk.taps("Gửi tỉnh xử lý", who="xa")
    [said] = await unasked(database, "lan")
    assert said.startswith("Cán bộ xã gửi")


async def test_nothing_is_handed_over_at_night_or_to_nobody(talk: Talk, database: Database) -> None:
    """At night nobody is woken, and the form stays; with no official of the province that is said."""
    await official(talk, database, "xa", "commune", "xã Bắc Hà")
    await filled(talk, who="xa", commune="xã Văn Bàn")
    assert answer(await talk.taps("Gửi tỉnh xử lý", who="xa")) == ("Chưa có cán bộ tỉnh nào nhận tin ở đây.")
    await official(talk, database)
    talk.at = MORNING.replace(hour=16)
    assert answer(await talk.taps("Gửi tỉnh xử lý", who="xa")) == "Bây giờ là đêm, tôi chưa gửi cho tỉnh."
    assert await unasked(database) == []
    talk.at = MORNING + timedelta(days=1)
    assert answer(await talk.taps("Gửi tỉnh xử lý", who="xa")) == "Đã gửi 1 cán bộ tỉnh."


# --- confirming ----------------------------------------------------------------------------------


async def test_the_longest_unconfirmed_first(talk: Talk, database: Database) -> None:
    """Never before long ago before lately; when all are, that is said."""
    await official(talk, database, "xa", "commune", "xã Văn Bàn")
    async with database.begin() as connection:
        rows = await keeping.every(connection, "shop")
        [own] = [one for one in rows if "Văn Bàn" in one.name]
        await keeping.confirm(connection, "shop", own.id, date(2026, 11, 1), date(2026, 11, 1))
    await put(database, "shop", SHOP)
    await put(database, "contact", OFFICE)
    await put(database, "shop", {**SHOP, "name": "Cửa hàng A"})
    [reply] = await talk.opens("keeping_state.unconfirmed", {"kind": "shop"}, who="xa")
    names = [line.split(": ")[1].split(" · ")[0] for line in text_of(reply).body[:3]]
    assert names == [own.name, "Cửa hàng A", "Cửa hàng thử"]
    for _ in names:
        replies = await talk.taps("Đúng mục 1", who="xa")
    assert text_of(replies[-1]).body[-1] == "Mọi mục bạn giữ đều đã xác nhận hôm nay."
    [reply] = await talk.opens("keeping_state.unconfirmed", {"kind": "contact"}, who="xa")
    assert text_of(reply).answer == "Nơi liên hệ lâu nhất chưa xác nhận:"


@pytest.mark.parametrize("days", [30, 31])
async def test_a_shop_s_code_lasts_to_its_last_day(days: int, talk: Talk, database: Database) -> None:
    """The row can be confirmed as long as the code would have lasted, and not a day longer."""
    id = await put(database, "shop", SHOP)
    async with database.begin() as connection:
        code, _ = await invitations.invite(
            connection, kind="shop", target={"shop": id}, by=None, at=talk.at, draw=lambda letters: letters[0]
        )
    assert answer(await talk.says(code)) == "Cửa hàng mình đang được ghi như sau. Đúng hết không?"
    talk.at += timedelta(days=days)
    said = answer(await talk.says("đúng"))
    assert said.startswith("Cảm ơn." if days == 30 else "Mã này đã hết hạn.")
    assert (await row(database, "shop", id)).confirmed_on == (
        talk.at.date() if days == 30 else date(2026, 11, 22)
    )


async def test_a_shop_that_is_closed_has_nothing_to_confirm(talk: Talk, database: Database) -> None:
    """Closed between the code and its use, or between looking and confirming."""
    id = await put(database, "shop", SHOP)
    async with database.begin() as connection:
        code, _ = await invitations.invite(
            connection, kind="shop", target={"shop": id}, by=None, at=talk.at, draw=lambda letters: letters[0]
        )
    await talk.says(code)
    async with database.begin() as connection:
        await keeping.end(connection, "shop", id, talk.at.date())
    assert answer(await talk.says("đúng")) == "Điểm bán này không còn trong danh sách."


# --- a fair that is cancelled ---------------------------------------------------------------------


async def announced(database: Database, fair: int, *people: str, state: str = "sent") -> None:
    """Note that people have an announcement of a fair."""
    values = {
        "code": f"TB-{fair}{state}", "author": 1, "text_vi": "Phiên chợ", "fair_id": fair, "audience": {},
        "outcome": {}, "state": "sending", "created_at": MORNING, "changed_at": MORNING,
    }  # fmt: skip
    async with database.begin() as connection:
        made = insert(AnnouncementRow).values(values).returning(AnnouncementRow.id)
        id = (await connection.execute(made)).scalar_one()
        for who in people:
            person = (await persons.take_seat(connection, "test", who, who, MORNING)).person
            delivery = {
                "announcement_id": id, "person_id": person, "channel": "test", "chat": who,
                "language": "vi", "state": state, "version": int(state == "sent"),
            }  # fmt: skip
            await connection.execute(insert(DeliveryRow).values(delivery))


async def follows(talk: Talk, who: str, what: str = "Hội chợ") -> None:
    """Let somebody follow."""
    await talk.says("theo dõi", who=who)
    await talk.taps(what, who=who)


@pytest.fixture
async def cancelled(talk: Talk, database: Database) -> int:
    """A fair that is cancelled; mai follows fairs and has the announcement, hoa follows all, tam has it."""
    await official(talk, database)
    id = await put(database, "fair", FAIR)
    for who, what in (("mai", "Hội chợ"), ("hoa", "Mọi tin"), ("tam", "Tin một nhóm hàng")):
        await follows(talk, who, what)
    await talk.taps("Đồ uống", who="tam")
    await announced(database, id, "mai", "tam", "gone")
    await announced(database, id, "bich", state="waiting")
    await talk.says(who="gone", kind="left")
    [reply] = await talk.opens("keeping_fairs.sure", {"id": id, "why": "weather"}, who="lan")
    assert isinstance(reply, Choices)
    await talk.taps("Hủy, báo 3 người", who="lan")
    return id


async def test_each_is_told_once(cancelled: int, talk: Talk, database: Database) -> None:
    """Who follows fairs or everything, who has an announcement; run again, or anew: nobody twice."""
    assert [await talk.conversation.tell_changes() for _ in range(2)] == [3, 0]
    talk.custom()
    talk.at += timedelta(hours=1)
    assert await talk.conversation.tell_changes() == 0
    told = {who: await unasked(database, who) for who in ("mai", "hoa", "tam", "bich", "gone", "lan")}
    once = ["Đã hủy: Phiên chợ thử"]
    assert told == {"mai": once, "hoa": once, "tam": once, "bich": [], "gone": [], "lan": []}


async def test_what_was_being_sent_is_held(cancelled: int, database: Database) -> None:
    """Nobody hears of a fair that is off: what was being sent stops, what waited is a draft again."""
    async with database.begin() as connection:
        states = set(await connection.scalars(select(AnnouncementRow.state)))
        assert states == {"stopped"}
        await connection.execute(update(AnnouncementRow).values(state="asked"))
        assert await cancellations.hold_announcements(connection, cancelled, MORNING) == 2
        assert set(await connection.scalars(select(AnnouncementRow.state))) == {"draft"}


async def test_not_at_night(cancelled: int, talk: Talk) -> None:
    """It waits for the morning."""
    talk.at = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    assert await talk.conversation.tell_changes() == 0
    talk.at = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert await talk.conversation.tell_changes() == 3


async def test_who_wants_no_news_hears_nothing(cancelled: int, talk: Talk, database: Database) -> None:
    """DỪNG ends this too, for who follows and for who has the announcement; so does erasing."""
    await talk.says("dừng", who="mai")
    await talk.says("dừng", who="tam")
    async with database.begin() as connection:
        person = (await persons.take_seat(connection, "test", "hoa", "hoa", talk.at)).person
        await privacy.erase(connection, person)
    assert await talk.conversation.tell_changes() == 0


async def test_who_comes_later_hears_nothing(cancelled: int, talk: Talk) -> None:
    """Who follows from another day on never heard of this one; who stops and begins again is told once."""
    await talk.conversation.tell_changes()
    await talk.says("dừng", who="hoa")
    talk.at += timedelta(minutes=5)
    await follows(talk, "hoa")
    assert await talk.conversation.tell_changes() == 0
    talk.at += timedelta(days=1)
    await follows(talk, "vy")
    assert await talk.conversation.tell_changes() == 0


async def test_taken_back_and_cancelled_again(cancelled: int, talk: Talk, database: Database) -> None:
    """Taken back before anybody was told: nobody is; cancelled on another day: everybody is, once more."""
    await talk.taps("Mở lại", who="lan")
    assert await talk.conversation.tell_changes() == 0
    talk.at += timedelta(days=1)
    await talk.opens("keeping_fairs.cancel", {"id": cancelled, "why": "bão"}, who="lan")
    assert await talk.conversation.tell_changes() == 3
    assert await talk.conversation.tell_changes() == 0


async def test_how_many_have_the_old_news(talk: Talk, database: Database) -> None:
    """A change of a fair says how many people have an announcement of it."""
    await official(talk, database)
    id = await put(database, "fair", {**FAIR, "name": "Phiên chợ " + "rất dài " * 12})
    await announced(database, id, "mai", "tam")
    await talk.opens("keeping_forms.fields", {"kind": "fair", "id": id}, who="lan")
    await talk.taps("Người tổ chức", who="lan")
    await talk.says("UBND xã", who="lan")
    [reply] = await talk.taps("Lưu", who="lan")
    assert text_of(reply).body[-1].startswith("2 người đã nhận tin về hội chợ này.")
    await follows(talk, "mai")
    await talk.opens("keeping_fairs.cancel", {"id": id, "why": "bão"}, who="lan")
    await talk.conversation.tell_changes()
    assert await unasked(database, "mai") == ["Một hội chợ đã hủy."]


async def test_an_old_button_follows_the_fair(talk: Talk, database: Database) -> None:
    """A button of before the fair was moved shows it as it is; its calendar file stays the same event."""
    await official(talk, database)
    id = await put(database, "fair", FAIR)
    await talk.says("hội chợ")
    [before] = await talk.opens("fairs.calendar", {"name": FAIR["name"], "on": "2026-11-28"})
    await talk.opens("keeping_forms.fields", {"kind": "fair", "id": id}, who="lan")
    await talk.taps("Ngày đầu", who="lan")
    await talk.says("5/12", who="lan")
    await talk.taps("Chỉ một ngày", who="lan")
    await talk.taps("Lưu", who="lan")
    assert answer(await talk.taps("Phiên chợ thử")) == "05/12/2026: Phiên chợ thử"
    old = {"name": FAIR["name"], "on": "2026-11-28"}
    assert answer(await talk.opens("fairs.one", old)) == "05/12/2026: Phiên chợ thử"
    [after] = await talk.opens("fairs.calendar", {"id": id})
    assert isinstance(before, Document)
    assert isinstance(after, Document)
    assert uid(before.content) == uid(after.content)
    assert b"DTSTART;VALUE=DATE:20261205" in after.content
    await talk.opens("keeping_fairs.cancel", {"id": id, "why": "bão"}, who="lan")
    for route, args in (("fairs.one", old), ("fairs.by_id", {"id": str(id)}), ("fairs.calendar", {"id": id})):
        assert answer(await talk.opens(route, args)) == "Hội chợ này đã hủy."


def uid(calendar: bytes) -> bytes:
    """The id of the event in a calendar file."""
    return next(line for line in calendar.splitlines() if line.startswith(b"UID:"))


# --- lists and words ------------------------------------------------------------------------------


async def test_a_commune_with_nothing_to_keep(talk: Talk, database: Database) -> None:
    """The lists say so."""
    await official(talk, database, "xa", "commune", "xã Si Ma Cai")
    said = [answer(await talk.opens("keeping.listed", {"kind": kind}, who="xa")) for kind in FORMS]
    assert said == [
        "Chưa có hội chợ nào đang hay sắp họp.",
        "Chưa có điểm bán nào ở nơi bạn phụ trách.",
        "Chưa có nơi liên hệ nào ở nơi bạn phụ trách.",
    ]


async def test_a_long_name_does_not_stand_first(talk: Talk, database: Database) -> None:
    """What a lock screen shows is whole."""
    await official(talk, database)
    id = await put(database, "fair", {**FAIR, "name": "Phiên chợ " + "rất dài " * 12})
    [reply] = await talk.opens("keeping.one", {"kind": "fair", "id": id}, who="lan")
    assert (text_of(reply).answer, text_of(reply).body[0][:11]) == ("Mục này:", "– Phiên chợ")


async def test_many_long_offices_are_listed_by_pages(talk: Talk, database: Database) -> None:
    """No answer passes what a cheap phone shows."""
    for n in range(4):
        long = dict.fromkeys(("office", "role", "address"), f"{n} " + "rất dài " * 15)
        await put(database, "contact", {**OFFICE, **long})
    [reply] = await talk.says("nơi liên hệ")
    seen = [line for line in text_of(reply).body if line.startswith("– ")]
    for _ in range(9):
        assert len("\n".join(text_of(reply).lines)) <= 1_000
        if not isinstance(reply, Choices) or "Trang sau" not in [option.label for option in reply.options]:
            break
        [reply] = await talk.taps("Trang sau")
        seen += [line for line in text_of(reply).body if line.startswith("– ")]
    assert len(seen) == len(set(seen)) == 10


@pytest.mark.parametrize("kind", FORMS)
async def test_in_english(kind: Kind, talk: Talk, database: Database) -> None:
    """An official may work in English: every question has its words, short enough to be read first."""
    await official(talk, database)
    await talk.says("/ngonngu", who="lan")
    await talk.taps("English", who="lan")
    said = [await talk.opens("keeping.menu", {}, who="lan")]
    said.append(await talk.opens("keeping.listed", {"kind": kind}, who="lan"))
    said.append(await talk.opens("keeping_forms.add", {"kind": kind}, who="lan"))
    answers = {"starts": "28 Nov 2026", "ends": "29 Nov", "unit": "Bắc Hà commune", "kind": "shop"}
    for field in FORMS[kind].fields:
        said.append(
            await talk.says(answers.get(field.name, "Bắc Hà fair" if not said[3:] else "no"), who="lan")
        )
    assert answer(said[-1]).startswith("Save this")
    assert answer(await talk.taps("Save", who="lan")) == "Saved."
    assert all(len(answer(replies)) <= 80 for replies in said)


async def test_an_online_shop_has_no_place(talk: Talk, database: Database) -> None:
    """Its page is asked in the place of its commune, and must be one; only the province keeps it."""
    await official(talk, database)
    await talk.opens("keeping_forms.add", {"kind": "shop"}, who="lan")
    await talk.says("Chè Hương Lý bán trên mạng", who="lan")
    await talk.taps("Trên mạng", who="lan")
    assert answer(await talk.says("không", who="lan")) == "Trang bán hàng ở đâu?"
    assert answer(await talk.says("facebook", who="lan")) == "Tôi chưa đọc được địa chỉ trang này."
    await talk.says("facebook.com/che.huong.ly", who="lan")
    [reply] = await talk.says("không", who="lan")
    assert "– Trang: https://facebook.com/che.huong.ly" in text_of(reply).body
    await talk.taps("Lưu", who="lan")
    [reply] = await talk.says("mua ở đâu")
    await talk.opens("sales_points.in_province", {"code": "", "after": 4})
    async with database.begin() as connection:
        rows = await keeping.every(connection, "shop")
    assert (rows[-1].values["url"], rows[-1].unit) == ("https://facebook.com/che.huong.ly", None)


async def test_no_office_at_all(talk: Talk, database: Database) -> None:
    """Where every office is closed, that is said."""
    async with database.begin() as connection:
        for one in await keeping.every(connection, "contact"):
            await keeping.end(connection, "contact", one.id, date(2026, 11, 23))
    assert answer(await talk.says("nơi liên hệ")) == "Tôi chưa có nơi liên hệ nào."


def _done() -> Iterator[str]:
    yield from (f"{kind}-{what}" for kind in FORMS for what in ("added", "changed", "again"))
    yield from (f"{k}-{w}" for k in ("shop", "contact") for w in ("closed", "confirmed", "unconfirmed"))
    yield from ("fair-cancelled", "shop-code", "shop-itself", ACTION)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("action", list(_done()))
def test_the_audit_has_a_sentence(action: str, language: str) -> None:
    """Each says what was done to what."""
    entry = Entry(1, MORNING, 3, "province", action, "Chợ Bắc Hà", "trước", "sau")
    said = sentence(entry, language)
    assert "Chợ Bắc Hà" in said
    assert action not in said


def test_a_state_of_before_is_read() -> None:
    """A session that an earlier version left has no forms."""
    assert from_state({"offers": [], "question": None, "language": "en"}, "vi").drafts == {}
