"""What goes with every answer: the notice above it once a day, and the receipt under it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import func, select

from handlers.messages import Text
from handlers.remaking import remade
from knowledge.people import notices, receipts
from knowledge.registry.catalog import load_registry
from knowledge.store.database import Database
from knowledge.store.tables import ReceiptRow
from tests.conftest import MORNING, Talk
from tests.handlers.test_questions import text_of

RECALL = "Thu hồi lô mật ong 12/2026: ngừng ăn, mang trả nơi mua."
CHILI = "tương ớt mường khương"


async def put_up(database: Database, days: int = 2) -> None:
    """Put a notice up from now on."""
    async with database.begin() as connection:
        await notices.put_up(
            connection,
            text_vi=RECALL,
            text_en="Recall.",
            begins_at=MORNING,
            ends_at=MORNING + timedelta(days=days),
        )


async def test_a_notice_stands_above_the_first_answer_of_a_day(talk: Talk, database: Database) -> None:
    """Once a day to each person, until it ends; in the person's language."""
    await put_up(database)
    assert (await talk.says(CHILI))[0] == Text(RECALL)
    assert len(await talk.says(CHILI)) == 1
    assert (await talk.says("hello, is tương ớt mường khương certified?", who="ann"))[0] == Text("Recall.")
    talk.at += timedelta(days=1)
    assert (await talk.says(CHILI))[0] == Text(RECALL)
    talk.at += timedelta(days=1)
    assert len(await talk.says(CHILI)) == 1


async def test_a_newer_notice_is_shown_the_same_day(talk: Talk, database: Database) -> None:
    """A second notice is another one."""
    await put_up(database)
    await talk.says(CHILI)
    talk.at += timedelta(minutes=1)
    async with database.begin() as connection:
        await notices.put_up(connection, text_vi="Mới.", text_en="New.", begins_at=talk.at, ends_at=None)
    assert (await talk.says(CHILI))[0] == Text("Mới.")
    async with database.begin() as connection:
        await notices.take_down(connection, talk.at)
    talk.at += timedelta(days=1)
    assert len(await talk.says(CHILI)) == 1


async def kept(database: Database) -> list[receipts.Receipt]:
    """Every receipt."""
    async with database.begin() as connection:
        codes = await connection.scalars(select(ReceiptRow.code).distinct())
        return [one for code in codes for one in await receipts.by_code(connection, code)]


async def test_a_receipt_makes_the_answer_again(talk: Talk, database: Database) -> None:
    """The same words, for a follow-up too, whose product the receipt knows."""
    await talk.says(CHILI)
    [reply] = await talk.says("nó bán ở đâu")
    newest = (await kept(database))[0]
    async with database.begin() as connection:
        [again] = await remade(connection, await load_registry(connection), newest)
    assert text_of(again) == text_of(reply)


async def test_a_receipt_names_nobody(talk: Talk, database: Database) -> None:
    """Neither a number that was typed, nor who asked, nor the minute."""
    await talk.says("tương ớt mường khương mấy sao, gọi tôi 0912 345 678", who="0987654321")
    [receipt] = await kept(database)
    assert "345" not in receipt.asked
    assert "0987654321" not in str(receipt)
    assert not hasattr(receipt, "at")


async def test_no_receipt_where_a_body_is_in_danger(talk: Talk, database: Database) -> None:
    """Poisoning: what to do now, and nothing else."""
    [reply] = await talk.says("ăn măng ocop xong bị ngộ độc")
    assert text_of(reply).source == ""
    assert text_of(reply).card is None
    assert await kept(database) == []


async def test_receipts_are_forgotten_after_ninety_days(talk: Talk, database: Database) -> None:
    """And not a day before."""
    await talk.says(CHILI)
    for days, left in ((90, 1), (91, 0)):
        talk.at = MORNING + timedelta(days=days)
        await talk.conversation.forget_old()
        async with database.begin() as connection:
            assert await connection.scalar(select(func.count()).select_from(ReceiptRow)) == left


async def test_a_place_that_was_shared_is_kept_nowhere(talk: Talk, database: Database) -> None:
    """Used for the one answer."""
    from knowledge.distance import Spot
    from tests.knowledge.conftest import dump

    await talk.says(kind="place", spot=Spot(22.123456, 103.654321))
    everything = str(await dump(database))
    assert "22.12" not in everything
    assert "103.65" not in everything
