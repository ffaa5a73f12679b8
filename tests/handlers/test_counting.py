"""What of a turn is counted for the officials' figures."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from handlers.counting import words
from knowledge.people import tallies
from knowledge.store.database import Database
from knowledge.store.tables import TallyRow
from tests.conftest import MORNING, Talk
from tests.handlers.test_application import tap

CHILI = "tương ớt mường khương"


async def counted(database: Database) -> dict[str, dict[str, int]]:
    """How often what was counted, without the whole."""
    async with database.begin() as connection:
        found = await tallies.cells(connection, tallies.month_of(MORNING))
    return {
        what: {cell.subject: cell.times for cell in cells} for what, cells in found.items() if what != "all"
    }


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        (CHILI, "product", "LC-0087"),
        ("LC-0087", "product", "LC-0087"),
        ("mua tương ớt mường khương ở đâu", "product", "LC-0087"),
        ("mật ong", "product", ""),
        ("bắc hà có gì", "product", ""),
        ("sữa chua trường vinh", "missed", "sua chua truong vinh"),
        ("giấy ocop có giá trị bao lâu", "faq", "ntd_010"),
        ("thời tiết hôm nay", "unanswered", "thoi tiet hom nay"),
        ("ở hà nội có hội chợ nào không", "fairs", None),
    ],
)
async def test_each_question_has_one_kind_and_one_subject(
    talk: Talk, database: Database, text: str, kind: str, subject: str | None
) -> None:
    """So that the figures of a month add up."""
    await talk.says(text)
    found = await counted(database)
    assert found.pop("kind") == {kind: 1}
    assert found == ({} if subject is None else {kind: {subject: 1}})


@pytest.mark.parametrize("text", ["/help", "dừng", "ăn măng xong bị ngộ độc", "/hoso", "😀"])
async def test_what_asks_nothing_is_not_counted(talk: Talk, database: Database, text: str) -> None:
    """Commands, being unwell, pictures."""
    await talk.says(text)
    assert "product" not in await counted(database)


async def test_a_choice_from_a_list_asks_and_other_choices_do_not(talk: Talk, database: Database) -> None:
    """The list, and the product that was picked; not where it is sold."""
    [reply] = await talk.says("mật ong")
    chosen = await tap(talk, reply, reply.options[0].label)  # type: ignore[union-attr]
    assert (await counted(database))["kind"] == {"product": 2}
    await tap(talk, chosen, "Mua ở đâu")
    assert (await counted(database))["kind"] == {"product": 2}


async def test_whether_an_answer_helped(talk: Talk, database: Database) -> None:
    """Apart from what was asked."""
    [reply] = await talk.says("giấy ocop có giá trị bao lâu")
    await tap(talk, reply, "Có giúp được")
    assert (await counted(database))["helped"] == {"yes": 1}
    assert (await counted(database))["kind"] == {"faq": 1}


async def test_the_turn_that_erases_everything_is_not_counted(talk: Talk, database: Database) -> None:
    """And what was counted before stays, since it is nobody's."""
    await talk.says(CHILI)
    [reply] = await talk.says("/xoa")
    await tap(talk, reply, "Xóa hết")
    assert (await counted(database))["kind"] == {"product": 1}


async def test_an_update_that_comes_again_is_counted_once(talk: Talk, database: Database) -> None:
    """As it is answered once."""
    message = talk.incoming(CHILI)
    await talk.conversation.answer(message)
    await talk.conversation.answer(message)
    assert (await counted(database))["kind"] == {"product": 1}


async def test_old_digits_and_words_go_with_the_nightly_forgetting(talk: Talk, database: Database) -> None:
    """As receipts do."""
    await talk.says("sữa chua trường vinh")
    talk.at = MORNING.replace(year=2027, month=6)
    await talk.conversation.forget_old()
    async with database.begin() as connection:
        left = select(func.count()).select_from(TallyRow)
        assert await connection.scalar(left.where(TallyRow.what.in_((tallies.SALT, "missed")))) == 0
        assert await connection.scalar(left.where(TallyRow.what == "kind")) == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Chè của chị Lan", "che cua chi lan"),
        ("rượu 29 độ", "ruou … do"),
        ("gọi 0912 345 678", "goi"),
        ("x" * 61, ""),
        ("một hai ba bốn năm sáu bảy", ""),
    ],
)
def test_words_are_few_and_without_numbers(typed: str, kept: Any) -> None:
    """Whole sentences may tell of somebody; they are counted without their words."""
    assert words(typed) == kept
