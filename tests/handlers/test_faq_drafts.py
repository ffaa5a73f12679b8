"""A common question: drafted without names, approved by a second person, answered, told once, withdrawn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handlers.approved import parts
from knowledge.people import announcements, faq_drafts, waiting
from knowledge.people.faq_drafts import Draft
from knowledge.store.database import Database
from tests.conftest import Talk
from tests.handlers.desk_talk import (
    CH,
    appoint,
    ask,
    audited,
    case_of,
    first,
    labels,
    opened,
    taken,
    tap,
    written,
)
from tests.handlers.test_questions import text_of

CC = "CC-22222"
QUESTION = "Máy sấy dùng chung của xã mượn ở đâu và đặt cọc bao nhiêu?"
ANSWER = "Mượn ở hợp tác xã của xã. Không phải đặt cọc."


async def drafted(talk: Talk, database: Database, author: str = "an", role: str = "desk") -> None:
    """Let an official answer a question and begin a draft from it."""
    await appoint(talk, database, author, role)
    await ask(talk, f"Tôi là Giàng Thị Mỷ. {QUESTION} Gọi 0912345678.")
    await tap(talk, await taken(talk, author), "Trả lời", author)
    [sent] = await talk.says(ANSWER, author)
    await tap(talk, sent, "Thành câu hỏi chung", author)


async def handed(talk: Talk, database: Database, author: str = "an") -> None:
    """Edit the draft and hand it to a second person."""
    await edit(talk, "question", QUESTION, author)
    await edit(talk, "source", "UBND xã trả lời ngày 20/11/2026", author)
    await talk.opens("faq_drafts.ask", {"code": CC}, author)


async def edit(talk: Talk, field: str, words: str, who: str = "an") -> None:
    await talk.opens("faq_drafts.edit", {"code": CC, "field": field}, who)
    await talk.says(words, who)


async def draft(database: Database) -> Draft:
    async with database.begin() as connection:
        found = await faq_drafts.find(connection, CC)
    assert found is not None
    return found


async def approved(talk: Talk, database: Database) -> None:
    """The whole way, with a province official as the second person."""
    await drafted(talk, database)
    await handed(talk, database)
    await appoint(talk, database, "binh", "province")
    [shown] = await talk.opens("faq_drafts.approve", {"code": CC}, "binh")
    await tap(talk, shown, "Duyệt câu này", "binh")


async def test_a_draft_has_no_name_and_no_number(talk: Talk, database: Database) -> None:
    """Question, answer and wordings are masked; the audit keeps none of what was there before."""
    await appoint(talk, database, "an", "desk")
    await ask(talk, f"Tôi là Giàng Thị Mỷ. {QUESTION} Gọi 0912345678.")
    await ask(talk, "Máy sấy dùng chung của xã mượn ở đâu, đặt cọc bao nhiêu chị Hoa 0987654321", "lan")
    await tap(talk, await taken(talk, "an"), "Trả lời", "an")
    [sent] = await talk.says(ANSWER, "an")
    await tap(talk, sent, "Thành câu hỏi chung", "an")
    found = await draft(database)
    kept = f"{found.question} {found.answer} {found.asked_as}"
    assert QUESTION in found.question
    assert not [word for word in ("Giàng", "Mỷ", "0912", "Hoa", "0987") if word in kept]
    assert found.asked_by == [CH, "CH-222222"]
    assert found.asked_as == ["Máy sấy dùng chung của xã mượn ở đâu, đặt cọc bao nhiêu chị …"]


async def test_others_who_asked_alike_are_found(talk: Talk, database: Database) -> None:
    """From the questions to the officials, and in words from what nobody could answer."""
    await ask(talk, "máy sấy dùng chung của xã mượn ở đâu và đặt cọc bao nhiêu ạ", "lan")
    await ask(talk, "Tem OCOP in ở đâu?", "hoa")
    await appoint(talk, database, "an", "desk")
    await tap(talk, await taken(talk, "an"), "Trả lời", "an")
    [sent] = await talk.says(ANSWER, "an")
    await tap(talk, sent, "Thành câu hỏi chung", "an")
    assert (await draft(database)).asked_by == [CH]
    await edit(talk, "question", "Máy sấy dùng chung của xã mượn ở đâu, đặt cọc bao nhiêu?")
    assert (await draft(database)).asked_by == [CH]
    await edit(talk, "way", "Tem OCOP in ở đâu?")
    assert (await draft(database)).asked_by == [CH, "CH-222222"]


async def test_nobody_approves_their_own(talk: Talk, database: Database) -> None:
    """Not by the list, not by a button, not by the button that says yes."""
    await drafted(talk, database, "binh", "province")
    await handed(talk, database, "binh")
    assert first((await talk.opens("approving.listed", {}, "binh"))[0]) == "Không có việc nào chờ bạn duyệt."
    for does in ("faq_drafts.approve", "faq_drafts.approved", "faq_drafts.refused"):
        [reply] = await talk.opens(
            does, {"code": CC, "seen": (await draft(database)).changed_at.isoformat()}, "binh"
        )
        assert first(reply) == "Bạn soạn câu này nên người khác phải duyệt."
    assert (await draft(database)).state == "asked"


async def test_what_was_shown_is_what_is_approved(talk: Talk, database: Database) -> None:
    """A draft that was taken back and changed is shown again instead of being approved unseen."""
    await drafted(talk, database)
    await handed(talk, database)
    await appoint(talk, database, "binh", "province")
    [shown] = await talk.opens("faq_drafts.approve", {"code": CC}, "binh")
    talk.at += timedelta(minutes=1)
    await talk.opens("faq_drafts.take_back", {"code": CC}, "an")
    await edit(talk, "answer", "Đặt cọc một triệu đồng.")
    await talk.opens("faq_drafts.ask", {"code": CC}, "an")
    again = await tap(talk, shown, "Duyệt câu này", "binh")
    assert "Trả lời: Đặt cọc một triệu đồng." in text_of(again).body
    assert (await draft(database)).state == "asked"
    await tap(talk, again, "Duyệt câu này", "binh")
    assert (await draft(database)).state == "approved"


async def test_without_a_source_it_is_not_handed_on(talk: Talk, database: Database) -> None:
    """The source is asked for first, and with nobody to approve that is said."""
    await drafted(talk, database)
    await talk.opens("faq_drafts.ask", {"code": CC}, "an")
    assert (await draft(database)).state == "draft"
    await edit(talk, "source", "UBND xã")
    [reply] = await talk.opens("faq_drafts.ask", {"code": CC}, "an")
    assert "Chưa có ai khác được duyệt." in text_of(reply).body[0]


@pytest.mark.parametrize("who", ["mai", "lan"])
async def test_it_is_answered_from_the_next_message_on(talk: Talk, database: Database, who: str) -> None:
    """With its source, the day, a receipt; in a reworded question too; and not once it is withdrawn."""
    before = first((await talk.says("may say dung chung cua xa muon o dau, dat coc bao nhieu", who))[0])
    await approved(talk, database)
    await talk.says("thôi")
    [reply] = await talk.says("may say dung chung cua xa muon o dau, dat coc bao nhieu", who)
    text = text_of(reply)
    assert text.lines[:3] == (
        "Mượn ở hợp tác xã của xã.", "Không phải đặt cọc.", "Căn cứ: UBND xã trả lời ngày 20/11/2026",
    )  # fmt: skip
    assert text.source == "Cán bộ OCOP trả lời ngày 23/11/2026 · mã 222222"
    assert labels(reply) == ["Có giúp được", "Chưa giúp được", "Hỏi giúp tôi"]
    await talk.opens("faq_drafts.withdraw", {"code": CC}, "an")
    assert (
        first((await talk.says("may say dung chung cua xa muon o dau, dat coc bao nhieu", who))[0]) == before
    )
    assert (await audited(database))[-1] == "faq-withdraw"


async def test_a_product_goes_first(talk: Talk, database: Database) -> None:
    """A clear product's name is answered as a product, whatever was approved about it."""
    await drafted(talk, database)
    await edit(talk, "way", "trà bát tiên bảo hưng")
    await handed(talk, database)
    await appoint(talk, database, "binh", "province")
    [shown] = await talk.opens("faq_drafts.approve", {"code": CC}, "binh")
    await tap(talk, shown, "Duyệt câu này", "binh")
    assert first((await talk.says("trà bát tiên bảo hưng", "lan"))[0]).startswith("Có. Trà Bát tiên Bảo Hưng")


async def test_who_had_asked_is_told_once_and_not_at_night(talk: Talk, database: Database) -> None:
    """Approved at 23:00 it is told in the morning, each person once; their own question shows it."""
    await drafted(talk, database)
    await handed(talk, database)
    await appoint(talk, database, "binh", "province")
    talk.at = datetime(2026, 11, 25, 16, tzinfo=UTC)
    [shown] = await talk.opens("faq_drafts.approve", {"code": CC}, "binh")
    done = await tap(talk, shown, "Duyệt câu này", "binh")
    assert text_of(done).body == ("Người đã hỏi được báo vào sáng mai.",)
    told = f"Câu bạn từng hỏi ({CH}) nay có câu trả lời chung."
    assert told not in [first(r) for r in await written(database, "mai")]
    talk.at = datetime(2026, 11, 26, 1, tzinfo=UTC)
    await talk.conversation.tell_desk()
    await talk.conversation.tell_desk()
    assert [first(r) for r in await written(database, "mai")].count(told) == 1
    assert (await case_of(database)).state == "answered"


async def test_a_long_first_sentence_is_pointed_out(talk: Talk, database: Database) -> None:
    """A lock screen shows 80 letters; the author hears it while there is time."""
    await drafted(talk, database)
    await edit(talk, "answer", "Rất dài " * 20)
    [reply] = await talk.opens("faq_drafts.one", {"code": CC}, "an")
    assert any("dài hơn 80" in line for line in text_of(reply).body)


async def test_others_cannot_edit_it_and_a_dropped_one_is_gone(talk: Talk, database: Database) -> None:
    """Only its author changes a draft; what was dropped is not found, and can be begun anew."""
    await drafted(talk, database)
    await appoint(talk, database, "binh", "province")
    [reply] = await talk.opens("faq_drafts.edit", {"code": CC, "field": "answer"}, "binh")
    assert "Sửa câu trả lời" not in labels(reply)
    await talk.opens("faq_drafts.drop", {"code": CC}, "an")
    assert (
        first((await talk.opens("faq_drafts.one", {"code": CC}, "an"))[0]) == "Câu hỏi chung này không còn."
    )
    assert "Thành câu hỏi chung" in labels(await opened(talk, "an"))


async def test_a_wording_can_be_taken_out(talk: Talk, database: Database) -> None:
    """It is not matched any more, and the audit says so without the words."""
    await drafted(talk, database)
    await edit(talk, "way", "cách hỏi thừa")
    await talk.opens("faq_drafts.less", {"code": CC, "way": "cách hỏi thừa"}, "an")
    assert "cách hỏi thừa" not in (await draft(database)).asked_as
    assert (await audited(database))[-1] == "faq-less"


async def test_everything_that_waits_is_listed_together(talk: Talk, database: Database) -> None:
    """Announcements and common questions of others, the oldest first, each by its own route."""
    await drafted(talk, database)
    await handed(talk, database)
    await appoint(talk, database, "binh", "province")
    async with database.begin() as connection:
        code = await announcements.draft(connection, 1, "Hội chợ ở Bắc Hà", talk.at, lambda letters: "A")
        one = await announcements.find(connection, code)
        assert one is not None
        await announcements.change(connection, one, talk.at - timedelta(days=1), state="asked")
        found = await waiting.to_approve(connection, 2)
    assert [(each.code, each.route) for each in found] == [
        ("TB-AAAAA", "announcements.approve"), (CC, "faq_drafts.approve"),
    ]  # fmt: skip
    [reply] = await talk.opens("approving.listed", {}, "binh")
    assert first(reply) == "Chờ bạn duyệt: 2 việc."
    assert text_of(reply).body[0] == "– TB-AAAAA, thông báo của số 1: Hội chợ ở Bắc Hà"


@pytest.mark.parametrize(
    ("answer", "lead", "body"),
    [
        ("Được.", "Được.", ()),
        ("Được. Ra xã.", "Được.", ("Ra xã.",)),
        ("Được.\nRa xã.\n\nMang giấy.", "Được.", ("Ra xã.", "Mang giấy.")),
        ("Năm 2026 nộp ở xã", "Năm 2026 nộp ở xã", ()),
        ("Giá 1.5 triệu. Hỏi xã.", "Giá 1.5 triệu.", ("Hỏi xã.",)),
    ],
)
def test_the_first_sentence_stands_first(answer: str, lead: str, body: tuple[str, ...]) -> None:
    """One sentence is the answer's first line; the others follow, nothing is lost."""
    assert parts(answer) == (lead, body)
