"""Receipts, unanswered questions and questions to the officials on the command line."""

from __future__ import annotations

import re

from bot import desk, receipts
from knowledge.store.database import Database
from tests.conftest import Talk
from tests.handlers.test_questions import text_of


async def test_a_receipt_is_shown_and_made_again(talk: Talk, database: Database) -> None:
    """What was asked, understood, answered; editions; the same answer made now."""
    [reply] = await talk.says("tương ớt mường khương mấy sao")
    code = re.findall(r"mã (\w{6})", text_of(reply).source)[0]
    lines = await receipts.shown(database, code.lower(), "vi")
    whole = "\n".join(lines)
    assert "Đã hỏi: tương ớt mường khương mấy sao" in whole
    assert "LC-0087" in whole
    assert "Làm lại hôm nay, câu đầu vẫn vậy:" in whole
    assert text_of(reply).answer in whole
    assert await receipts.shown(database, "ZZZZZZ", "vi") == []


async def test_unanswered_questions_are_counted_by_likeness(talk: Talk, database: Database) -> None:
    """Many wordings of one question are one line with its count, the most asked first."""
    for who, text in enumerate(("giá vàng hôm nay", "gia vang hom nay", "vay ngân hàng lãi bao nhiêu")):
        await talk.says(text, who=str(who))
    lines = await receipts.unanswered(database, "vi")
    assert lines[0].startswith("2 lần: giá vàng hôm nay")
    assert any(line.startswith("1 lần: vay ngân hàng") for line in lines)
    assert await receipts.unanswered(database, "en")


async def test_an_answer_that_did_not_help_is_listed(talk: Talk, database: Database) -> None:
    """It counts as unanswered."""
    await talk.says("hồ sơ gồm gì")
    await talk.says("Chưa giúp được")
    assert await receipts.unanswered(database, "vi") == ["1 lần: hồ sơ gồm gì"]


async def test_a_question_comes_with_the_talk_before_it(talk: Talk, database: Database) -> None:
    """The officials see what was said before, and its kind; nothing of who asked."""
    await talk.says("hồ sơ gồm gì", who="zalo-77")
    await talk.says("gặp cán bộ", who="zalo-77")
    await talk.says("Nhà tôi chưa có đăng ký kinh doanh thì sao?", who="zalo-77")
    whole = "\n".join(await desk.listed(database, "vi"))
    assert "câu hỏi" in whole
    assert "Người hỏi: hồ sơ gồm gì" in whole
    assert "Trợ lý: Ba thứ phải có" in whole
    assert "zalo-77" not in whole
