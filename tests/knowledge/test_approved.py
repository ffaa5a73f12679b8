"""Which approved question a message asks: its own wordings hit, what is not about it does not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.faq.approved import ALIKE, SAME, Approved, best

DEV = Path(__file__).parents[2] / "benchmarks" / "data" / "questions_dev.jsonl"


def made(code: str, question: str, *ways: str) -> Approved:
    return Approved(code, question, "Trả lời.", "", ways, "Sở", date(2026, 11, 25))


APPROVED = (
    made(
        "CC-1",
        "Xe chở hàng OCOP đi hội chợ tỉnh khác có được hỗ trợ tiền xăng không?",
        "chở hàng đi hội chợ xa có được cho tiền xăng xe không",
    ),
    made("CC-2", "Giấy chứng nhận OCOP bị rách thì xin cấp lại ở đâu?", "giay ocop bi rach xin lai o dau"),
    made("CC-3", "Máy chiết rót mật ong dùng chung của hợp tác xã mượn thế nào?"),
    made("CC-4", "Tem dán lên hộp bị bong thì in lại tem ở xưởng nào?"),
    made("CC-5", "Nhà trưng bày ở phường Cam Đường mở cửa mấy giờ cuối tuần?"),
    made("CC-6", "Hai hộ làm chung một lò sấy thì đứng tên chung hồ sơ được không?"),
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("xe cho hang ocop di hoi cho tinh khac co duoc ho tro tien xang khong", "CC-1"),
        ("đi hội chợ xa có được hỗ trợ tiền xăng xe chở hàng không ạ", "CC-1"),
        ("Chị ơi cho em hỏi. Giấy chứng nhận OCOP của em bị rách, xin cấp lại ở đâu?", "CC-2"),
        ("mượn máy chiết rót mật ong của hợp tác xã thế nào", "CC-3"),
        ("hai hộ chung một lò sấy có đứng tên chung hồ sơ được không", "CC-6"),
    ],
)
def test_asked_in_other_words(text: str, code: str) -> None:
    """Without marks, in another order, within a longer message."""
    found = best(text, APPROVED)
    assert found is not None
    assert found.one.code == code


def test_the_same_words_are_surely_it() -> None:
    """The question itself, whatever its marks and signs."""
    found = best("giay chung nhan OCOP bi rach thi xin cap lai o dau", APPROVED)
    assert found is not None
    assert found.likeness >= SAME


@pytest.mark.parametrize(
    "text",
    ["", "ocop", "hội chợ", "giấy chứng nhận", "xin cấp lại giấy phép lái xe ở đâu", "tương ớt mường khương"],
)
def test_what_is_too_short_or_about_something_else(text: str) -> None:
    """A word or two are no question, and common words make nothing alike."""
    assert best(text, APPROVED) is None


def test_no_message_of_the_development_set_is_taken_for_one() -> None:
    """None of 381 real messages is about these; one that speaks of a subject of theirs is the exception."""
    rows = [json.loads(line) for line in DEV.read_text("utf-8").splitlines()]
    hits = [(row["text"], found.one.code) for row in rows if (found := best(row["text"], APPROVED))]
    assert len(rows) == 381
    assert hits == []


def test_nothing_approved_nothing_found() -> None:
    """Where there is no approved question none is found, and the bar is a share."""
    assert best("xe chở hàng đi hội chợ", ()) is None
    assert 0 < ALIKE < SAME < 1
