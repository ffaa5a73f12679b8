"""The machine-readable door: in order, independent, nobody's data touched."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.answering import answered
from bot.channels import terminal
from knowledge.registry.importing import load
from knowledge.registry.sheets import Sheet
from knowledge.store.database import Database
from knowledge.store.tables import PersonRow
from tests.conftest import MORNING, Talk


async def lines(database: Database, *given: object) -> list[dict[str, Any]]:
    raw = [line if isinstance(line, str) else json.dumps(line) for line in given]
    return [result async for result in answered(database, raw, MORNING)]


async def test_a_line_gives_what_matching_found_and_what_a_person_would_read(database: Database) -> None:
    """Every field of the answer, for a product that is sure."""
    [result] = await lines(database, {"text": "cao mem actiso sa pa traphaco"})
    reply = result.pop("reply")
    assert result == {
        "text": "cao mem actiso sa pa traphaco",
        "kind": "product",
        "decision": "match",
        "products": [
            {
                "code": "LC-0001",
                "name": "Cao mềm actiso Sa Pa",
                "producer": "Công ty TNHH Một thành viên Traphaco Sa Pa",
                "stars": 5,
                "status": "undated",
            }
        ],
        "faq_id": None,
    }
    assert reply.startswith("Có. Cao mềm actiso Sa Pa là OCOP 5 sao ★★★★★, công nhận năm 2024.\n")
    assert "\n1. Mua ở đâu" in reply


async def test_the_reply_is_what_the_terminal_writes(database: Database, talk: Talk) -> None:
    """The same entrance, the same rendering: reply and terminal agree to the letter."""
    for text in (
        "tương ớt mường khương",
        "mật ong",
        "tương ớt văn bàn",
        "alo",
        "",
        "/help",
        "chuối tiến vua",
    ):
        [result] = await lines(database, {"text": text})
        replies = await talk.says(text, who=f"người hỏi {text}")
        said = "\n\n".join(terminal.written(reply) for reply in replies)
        assert _without_code(result["reply"]) == _without_code(said)


def _without_code(reply: str) -> str:
    """Take away the receipt's code, which is another one each time."""
    return re.sub(r"mã \w{6}\b", "mã …", reply)


STATUS = {
    "LC-0122": "expiring", "LC-0087": "undated", "LC-0207": "revoked", "LC-0167": "pending",
}  # fmt: skip


async def test_every_status_in_its_word(database: Database) -> None:
    """Dated, undated, withdrawn and pending rows say so; a later day turns expiring into expired."""
    texts = {"LC-0122": "trà bát tiên bảo hưng", "LC-0087": "tương ớt mường khương",
             "LC-0207": "thịt chua trường phát", "LC-0167": "trà nụ vối khánh yên hạ"}  # fmt: skip
    results = await lines(database, *({"text": text} for text in texts.values()))
    assert {r["products"][0]["code"]: r["products"][0]["status"] for r in results} == STATUS
    assert [r["decision"] for r in results] == ["match", "match", "none", "none"]
    [later] = await lines(database, {"text": "trà bát tiên bảo hưng", "at": "2027-01-01"})
    assert later["products"][0]["status"] == "expired"
    [early] = await lines(database, {"text": "trà bát tiên bảo hưng", "at": "2024-02-01T08:00:00+07:00"})
    assert early["products"][0]["status"] == "valid"


@pytest.mark.parametrize("text", ["cao thử lá rừng", "LC-0246"])
@pytest.mark.parametrize(
    ("at", "decision", "status"),
    [
        ("2024-12-31", "none", "pending"),
        ("2025-06-01", "match", "undated"),
        ("2026-03-01", "match", "undated"),
        ("2026-03-02", "none", "revoked"),
    ],
)
async def test_a_recognition_is_a_match_from_its_year_until_it_is_withdrawn(
    database: Database, text: str, at: str, decision: str, status: str
) -> None:
    """A row that an import brought and a later one withdrew: the day decides, not the number of events."""
    await recognised_then_withdrawn(database)
    [result] = await lines(database, {"text": text, "at": at})
    [product] = result["products"]
    assert (result["decision"], product["code"], product["status"]) == (decision, "LC-0246", status)


async def recognised_then_withdrawn(database: Database) -> None:
    row = {"name": "Cao thử lá rừng", "producer": "HTX Thử", "district": "Sa Pa",
           "source_url": "https://example.org/"}  # fmt: skip
    given = {**row, "stars": "4", "recognised_year": "2025", "decision_no": ""}
    taken = {**row, "status": "đã thu hồi giấy chứng nhận (2021)", "stage_on": "2026-03-02", "reason": ""}
    async with database.begin() as connection:
        for values in (given, taken):
            await load(connection, Sheet("moi.csv", tuple(values), ((2, values),)), MORNING.date())


async def test_lines_of_a_person_are_one_conversation_and_others_are_not(database: Database) -> None:
    """With `person` a number answers the list before; without, it answers nothing."""
    both = ({"text": "chuối tiến vua", "person": "a"}, {"text": "2", "person": "a"})
    [_, known] = await lines(database, *both)
    [_, unknown] = await lines(database, *({"text": line["text"]} for line in both))
    assert known["reply"].startswith("Từng có: Chuối tiến Vua")
    assert not unknown["reply"].startswith("Từng có")


async def test_a_wrong_line_says_why_and_the_run_goes_on(database: Database) -> None:
    """Neither broken JSON nor a wrong field stops the lines behind it; empty lines are passed over."""
    wrong = [
        "nhầm",
        "[]",
        "{}",
        {"text": 5},
        {"text": "a", "at": "hôm qua"},
        {"text": "a", "person": 7},
        "[" * 99_999,
    ]
    results = await lines(database, *wrong, "", {"text": "mật ong"})
    assert [list(result) for result in results[:-1]] == [["error"]] * len(wrong)
    assert results[-1]["decision"] == "choices"


async def test_two_hundred_lines_meet_no_limit_and_leave_nothing(database: Database) -> None:
    """One person may ask as often as they like here, and the real store sees nobody."""
    results = await lines(database, *({"text": "rượu", "person": "a"} for _ in range(200)))
    assert {result["decision"] for result in results} == {"choices"}
    async with database.begin() as connection:
        assert await connection.scalar(select(func.count()).select_from(PersonRow)) == 0
