"""The entrance: once, in order, whole or not at all."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select, update
from structlog.testing import capture_logs

from handlers import BY_NAME, routing
from handlers.conversation import Conversation
from handlers.messages import Choices, Incoming, Receipt, Reply, Text
from handlers.turn import Route, Turn
from knowledge.errors import StoreUnavailable
from knowledge.registry.columns import KINDS
from knowledge.registry.importing import load
from knowledge.registry.sheets import Sheet
from knowledge.store import database as store
from knowledge.store.database import Database
from knowledge.store.tables import ConversationRow, InboxRow, OutboxRow, PersonRow, ReportRow
from tests.conftest import MORNING, Talk

CHILI = "tương ớt mường khương"


async def count(database: Database, table: Any) -> int:
    async with database.begin() as connection:
        return await connection.scalar(select(func.count()).select_from(table)) or 0


def first(reply: Reply) -> str:
    assert isinstance(reply, Text | Choices)
    return reply.text.answer if isinstance(reply, Choices) else reply.answer


async def test_a_repeated_update_is_not_handled_again(talk: Talk, database: Database) -> None:
    """Delivered twice, an update is answered with what it was answered, and nothing is done twice."""
    incoming = talk.incoming(CHILI)
    once = await talk.conversation.answer(incoming)
    again = await talk.conversation.answer(incoming)
    assert again == once
    assert await count(database, OutboxRow) == 1


async def test_a_repeated_update_whose_reply_went_out_gives_nothing(talk: Talk) -> None:
    """Once the reply is sent, a repeated update has nothing left to send."""
    incoming = talk.incoming(CHILI)
    [outgoing] = await talk.conversation.answer(incoming)
    await talk.conversation.settle(outgoing, Receipt(sent=True, native="7"))
    assert await talk.conversation.answer(incoming) == []


async def test_the_same_update_twice_at_once_is_handled_once(talk: Talk, database: Database) -> None:
    """Two deliveries of one update side by side make one turn."""
    incoming = talk.incoming("báo cáo của tôi")
    await asyncio.gather(*(talk.conversation.answer(incoming) for _ in range(5)))
    assert await count(database, InboxRow) == 1


async def test_messages_of_one_chat_are_answered_in_order(talk: Talk, database: Database) -> None:
    """Four messages of a form handed in at once are taken one after the other: none is lost."""
    await talk.says("LC-0087")
    steps = [talk.incoming("đọc nhãn"), talk.incoming("HTX A"), talk.incoming("3 sao"), talk.incoming("2025")]
    replies = await asyncio.gather(*(talk.conversation.answer(step) for step in steps))
    assert [first(out[0].reply) for out in replies] == [
        "Trên nhãn ghi cơ sở nào làm?",
        "Trên nhãn in mấy sao?",
        "Trên nhãn có ghi năm, hoặc số quyết định không?",
        "Có điều không khớp với danh sách.",
    ]


async def test_ten_people_at_once_all_keep_their_place(talk: Talk, database: Database) -> None:
    """Different people side by side each have their own conversation, and no write is lost."""
    who = [f"người {n}" for n in range(10)]
    await asyncio.gather(*(talk.says(CHILI, one) for one in who))
    replies = await asyncio.gather(*(talk.says("1", one) for one in who))
    assert {first(reply[0]) for reply in replies} == {"Trên nhãn ghi cơ sở nào làm?"}
    assert await count(database, ConversationRow) == 10


async def test_a_restart_between_two_turns_changes_nothing(talk: Talk, database: Database) -> None:
    """A new conversation on the same database goes on where the old one was."""
    await talk.says("LC-0087")
    talk.conversation = Conversation(database, lambda: MORNING)
    assert first((await talk.says("1"))[0]) == "Trên nhãn ghi cơ sở nào làm?"


async def test_nothing_is_kept_when_the_database_is_locked(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locked database gives StoreUnavailable; the same update is answered once the lock is gone."""
    monkeypatch.setattr(store, "BUSY_MS", 1)
    database = Database(database_url)
    talk = Talk(database)
    incoming = talk.incoming(CHILI)
    other = sqlite3.connect(database_url.split("///")[1], isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreUnavailable):
        await talk.conversation.answer(incoming)
    other.execute("ROLLBACK")
    other.close()
    assert len(await talk.conversation.answer(incoming)) == 1
    await database.close()


def test_the_words_for_a_locked_database_need_no_database(talk: Talk) -> None:
    """What a person hears while the database is locked is ready without it."""
    assert talk.conversation.sorry(talk.incoming()).answer == "Tôi đang trục trặc, chưa trả lời được."


async def _breaks(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    await turn.connection.execute(select(PersonRow))
    raise RuntimeError(f"bí mật: {turn.message.text}")


async def test_a_failing_handler_apologises_once_and_says_nothing_in_the_log(
    talk: Talk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of ours is apologised for, not delivered for ever, and logged without a person's words."""
    monkeypatch.setitem(routing.BY_NAME, "asking.free_text", Route("asking.free_text", _breaks))
    incoming = talk.incoming("chuyện riêng của tôi")
    with capture_logs() as logs:
        [outgoing] = await talk.conversation.answer(incoming)
    assert first(outgoing.reply) == "Tôi đang trục trặc, chưa trả lời được câu này."
    assert await talk.conversation.answer(incoming) == [outgoing]
    assert "riêng" not in str(logs)
    assert "RuntimeError" in str(logs)
    assert BY_NAME["asking.free_text"].does is _breaks


async def test_a_group_is_not_listened_to(talk: Talk, database: Database) -> None:
    """In a group, what is not said to the assistant is not answered and not kept."""
    assert await talk.says(CHILI, private=False, addressed=False) == []
    assert await count(database, PersonRow) == 0


async def test_a_group_is_answered_when_it_calls(talk: Talk) -> None:
    """In a group, a message that calls the assistant is answered."""
    assert await talk.says(CHILI, private=False, addressed=True)


async def test_who_leaves_is_marked_and_welcome_again(talk: Talk, database: Database) -> None:
    """Blocking marks the person as having left; the next message takes the mark away."""
    await talk.says(CHILI)
    assert await talk.says(kind="left") == []
    async with database.begin() as connection:
        assert await connection.scalar(select(PersonRow.left_at)) == MORNING
    await talk.says(CHILI)
    async with database.begin() as connection:
        assert await connection.scalar(select(PersonRow.left_at)) is None


async def test_an_import_is_seen_at_once(talk: Talk, database: Database) -> None:
    """What another process loads is in the very next answer."""
    assert first((await talk.says("LC-0087"))[0]).startswith("Từng có")
    product = next(kind for kind in KINDS if kind.name == "products")
    row = dict.fromkeys(product.cells, "") | {
        "code": "LC-0087", "name": "Tương ớt Mường Khương", "district": "Mường Khương", "stars": "4",
        "recognised_year": "2026", "source_url": "https://example.org/",
    }  # fmt: skip
    async with database.begin() as connection:
        await load(connection, Sheet("moi.csv", tuple(row), ((2, row),)), MORNING.date())
    assert first((await talk.says("LC-0087"))[0]) == (
        "Có. Tương ớt Mường Khương là OCOP 4 sao ★★★★, công nhận năm 2026."
    )


async def test_a_button_that_is_forgotten_is_answered_kindly(talk: Talk) -> None:
    """A tap on a list of long ago, of somebody else or of nobody says so and what to do."""
    for choice in ("999.1", "1.1", "x", "", "1.99", "1.²"):
        [reply] = await talk.says(kind="choice", choice=choice)
        assert first(reply) == "Nút này cũ rồi, tôi không còn nhớ nó nói về gì."


async def test_a_button_of_twenty_lists_ago_still_works(talk: Talk) -> None:
    """The last twenty lists are remembered; the one before them is not."""
    for _ in range(21):
        await talk.says("LC-0087")
    assert first((await talk.says(kind="choice", choice="1222222.2"))[0]).startswith("Nút này cũ")
    assert first((await talk.says(kind="choice", choice="2222222.2"))[0]).startswith(
        "Tôi chưa biết nơi nào bán"
    )


async def test_a_button_of_somebody_else_is_not_mine(talk: Talk, database: Database) -> None:
    """In a group, a tap on another person's list opens nothing of the one who taps."""
    talk.conversation = Conversation(database, lambda: MORNING)
    group = {"chat": "group", "private": False, "addressed": True}
    [hers] = await talk.says("LC-0122", "mai", **group)
    await talk.says("LC-0046", "pao", **group)
    assert isinstance(hers, Choices)
    [reply] = await talk.says("", "pao", kind="choice", choice=hers.options[0].id, **group)
    assert first(reply).startswith("Nút này cũ")


async def test_a_button_of_before_the_erasure_is_forgotten(talk: Talk, database: Database) -> None:
    """After /xoa an old button hits no new list, though lists are counted from one again."""
    talk.conversation = Conversation(database, lambda: MORNING)
    [old] = await talk.says("LC-0046")
    assert isinstance(old, Choices)
    await talk.says("/xoa")
    await talk.says("xóa hết")
    await talk.says("LC-0122")
    assert first((await talk.says(kind="choice", choice=old.options[1].id))[0]).startswith("Nút này cũ")


@pytest.mark.parametrize("text", ["/dulieu", "báo cáo của tôi"])
async def test_what_is_private_is_not_said_in_a_group(talk: Talk, text: str) -> None:
    """In a group nobody's data and reports are shown; the person is sent to the private chat."""
    [reply] = await talk.says(text, private=False, addressed=True)
    assert first(reply) == "Việc này tôi chỉ làm ở chỗ nhắn riêng với tôi."


async def test_a_reply_that_cannot_be_read_is_not_in_the_way(talk: Talk, database: Database) -> None:
    """A row of the outbox that this version cannot read is put aside; those behind it go out."""
    await talk.conversation.answer(talk.incoming("LC-0122"))
    await talk.conversation.answer(talk.incoming("LC-0087"))
    async with database.begin() as connection:
        await connection.execute(update(OutboxRow).where(OutboxRow.id == 1).values(reply={"is": "ca hát"}))
    assert [one.id for one in await talk.conversation.unsent("test")] == [2]
    assert [one.id for one in await talk.conversation.unsent("test")] == [2]


async def test_erasing_leaves_nothing_and_asking_again_starts_anew(talk: Talk, database: Database) -> None:
    """After /xoa no table has a row of the person but the reply on its way, which goes when it is sent."""
    await talk.says("LC-0087")
    await talk.says("/xoa")
    outgoing = await talk.conversation.answer(talk.incoming("xóa hết"))
    for one in outgoing:
        await talk.conversation.settle(one, Receipt(sent=True))
    left = [await count(database, table) for table in (PersonRow, ConversationRow, OutboxRow, ReportRow)]
    assert left == [0, 0, 0, 0]


async def test_a_repeated_erasure_does_not_make_the_person_again(talk: Talk, database: Database) -> None:
    """The erasing update, delivered once more, is still known by its digest."""
    await talk.says("/xoa")
    incoming = talk.incoming("xóa hết")
    await talk.conversation.answer(incoming)
    await talk.conversation.answer(incoming)
    assert await count(database, PersonRow) == 0


async def test_half_characters_and_nul_are_taken_away(talk: Talk) -> None:
    """Text that no database can keep is answered like any other."""
    assert await talk.says("tương ớt \ud800\0 mường khương")


async def test_old_messages_are_forgotten(talk: Talk, database: Database) -> None:
    """After the days that messages are kept, updates, replies, the conversation and the person are erased."""
    [outgoing] = await talk.conversation.answer(talk.incoming(CHILI))
    await talk.conversation.settle(outgoing, Receipt(sent=True))
    talk.at = MORNING.replace(year=2027)
    assert await talk.conversation.forget_old() == 9  # with the digits of a month that is over
    assert await count(database, PersonRow) == 0


async def test_only_channels_that_show_it_again_keep_what_was_said(talk: Talk, database: Database) -> None:
    """Words of a person are kept for the web page, which shows them again, and for no other channel."""
    await talk.says("câu ở Telegram")
    web = replace(talk.incoming("câu ở web"), channel="web")
    await talk.conversation.answer(web)
    async with database.begin() as connection:
        said = set(await connection.scalars(select(InboxRow.said)))
    assert said == {"", "câu ở web"}


async def test_the_language_is_guessed_once_and_changed_by_the_person(talk: Talk) -> None:
    """An English hint or English words answer in English; /ngonngu changes it for good."""
    hinted = talk.incoming("LC-0122", who="ann", language="en-GB")
    assert first((await talk.conversation.answer(hinted))[0].reply).startswith("Yes.")
    assert first((await talk.says("what is tương ớt mường khương, is it valid", who="bob"))[0]).startswith(
        "It was"
    )
    await talk.says("/ngonngu", who="bob")
    assert first((await talk.says("tiếng việt", who="bob"))[0]).startswith("Được")
    assert first((await talk.says("LC-0122", who="bob"))[0]).startswith("Có.")


async def test_every_product_offers_few_and_short_choices(talk: Talk) -> None:
    """Under every product stand at most four choices of at most twenty characters, a way out among them."""
    for code in (f"LC-{n:04d}" for n in range(1, 246)):
        [reply] = await talk.says(code)
        assert isinstance(reply, Choices), code
        labels = [option.label for option in reply.options]
        assert len(labels) <= (6 if "tên chung" in reply.text.answer else 4), (code, labels)
        assert all(len(label) <= 20 for label in labels), labels
        assert labels[-1] in {"Việc khác", "Không có ở đây", "Tôi hỏi được gì"}


def test_an_incoming_is_a_value(talk: Talk) -> None:
    """Messages are frozen values: no handler can change what came in."""
    incoming: Incoming = talk.incoming("a")
    with pytest.raises(AttributeError):
        incoming.text = "b"  # type: ignore[misc]
