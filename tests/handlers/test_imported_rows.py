"""Answers about rows of a kind that the shipped registry does not have, but an import may bring."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from handlers.messages import Choices, Reply, Text
from knowledge.registry.importing import load
from knowledge.registry.sheets import Sheet
from knowledge.store.database import Database
from tests.conftest import MORNING, Talk

URL = "https://example.org/"
LONG = "Sản phẩm thử có tên rất dài để câu đầu không còn chỗ cho cả tên lẫn hạng sao"


async def put(database: Database, **values: str) -> None:
    """Load one row; which file it belongs to follows from its columns."""
    row = {"source_url": URL, **values}
    async with database.begin() as connection:
        await load(connection, Sheet("moi.csv", tuple(row), ((2, row),)), MORNING.date())


async def product(database: Database, name: str = "Cao thử", **values: str) -> None:
    defaults = {"name": name, "stars": "4", "recognised_year": "", "decision_no": "", "producer": "HTX Thử"}
    await put(database, **(defaults | {"district": "Sa Pa"} | values))


def lines(reply: Reply) -> list[str]:
    assert isinstance(reply, Text | Choices)
    return list((reply.text if isinstance(reply, Choices) else reply).lines)


async def told(talk: Talk, text: str = "LC-0246") -> list[str]:
    [reply] = await talk.says(text)
    return lines(reply)


DECIDED: dict[str, tuple[dict[str, str], str]] = {
    "signed, 36 months from then": ({"decision_date": "2024-05-20"}, "còn hạn đến 20/05/2027."),
    "signed on a leap day": ({"decision_date": "2024-02-29"}, "còn hạn đến 28/02/2027."),
    "long past": ({"decision_date": "2022-01-10"}, "hết hạn 10/01/2025."),
    "without stars": (
        {"decision_date": "2024-05-20", "stars": ""},
        "là sản phẩm OCOP, còn hạn đến 20/05/2027.",
    ),
    "past without stars": (
        {"decision_date": "2022-01-10", "stars": ""},
        "Từng có: Cao thử, hết hạn 10/01/2025.",
    ),
}


@pytest.mark.parametrize(("values", "expected"), DECIDED.values(), ids=DECIDED.keys())
async def test_a_decision_with_a_day(
    talk: Talk, database: Database, values: dict[str, str], expected: str
) -> None:
    """A decision's day gives the certificate a last day."""
    await product(database, **values)
    assert (await told(talk))[0].endswith(expected)


async def test_a_decision_that_is_known_by_number_alone(talk: Talk, database: Database) -> None:
    """A number without its authority is said as it is, in the answer and behind it."""
    await product(database, decision_no="12/QĐ-UBND", recognised_year="2025")
    assert "Căn cứ: Quyết định 12/QĐ-UBND." in await told(talk)
    assert "– Quyết định 12/QĐ-UBND." in await told(talk, "căn cứ")


async def test_a_last_day_without_a_first(talk: Talk, database: Database) -> None:
    """A decision may state only when its certificates end."""
    await put(database, number="7/QĐ-UBND", valid_from="", valid_to="2027-03-01")
    await product(database, decision_no="7/QĐ-UBND")
    assert (await told(talk))[0].endswith("còn hạn đến 01/03/2027.")
    assert "– Giấy có hạn đến 01/03/2027." in await told(talk, "căn cứ")


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ({"stars": "", "decision_date": "2024-05-20"}, "Có. Sản phẩm OCOP, còn hạn đến 20/05/2027."),
        ({"stars": "", "decision_date": "2022-01-10"}, "Từng có giấy OCOP, hết hạn 10/01/2025."),
        ({"stars": "", "recognised_year": "2025"}, "Có. Sản phẩm OCOP, công nhận năm 2025."),
        ({"stars": "", "recognised_year": "2019"}, "Từng có: được công nhận năm 2019."),
    ],
)
async def test_a_long_name_gives_way_to_the_answer(
    talk: Talk, database: Database, values: dict[str, str], first: str
) -> None:
    """When the name does not fit, the first line is the answer alone and the name stands in the second."""
    await product(database, LONG, **values)
    answer = await told(talk)
    assert answer[:2] == [first, f"{LONG}."]


async def revoked(database: Database, name: str, on: str) -> None:
    status = "đã thu hồi giấy chứng nhận (2021)"
    await put(
        database, name=name, status=status, stage_on=on, reason="", producer="HTX Thử", district="Sa Pa"
    )


@pytest.mark.parametrize(
    ("name", "on", "first"),
    [
        ("Cao thử", "2026-03-02", "Không còn. Giấy của Cao thử đã thu hồi ngày 02/03/2026."),
        (LONG, "2026-03-02", "Không còn. Giấy đã thu hồi ngày 02/03/2026."),
        (LONG, "2026", "Không còn. Giấy đã thu hồi năm 2026."),
    ],
)
async def test_a_revocation_comes_before_its_certificate(
    talk: Talk, database: Database, name: str, on: str, first: str
) -> None:
    """A withdrawn certificate is no longer valid, whatever its dates say."""
    await product(database, name, recognised_year="2025")
    await revoked(database, name, on)
    assert (await told(talk))[0] == first


STATES = {
    "còn hạn": {"decision_date": "2024-05-20"},
    "hết hạn": {"decision_date": "2023-11-01"},
}


@pytest.mark.parametrize(("state", "values"), STATES.items())
async def test_the_list_of_a_maker_says_what_each_is_worth(
    talk: Talk, database: Database, state: str, values: dict[str, str]
) -> None:
    """In a maker's list each product carries its state in words."""
    await product(database, **values)
    await product(database, "Cao khác", recognised_year="2025")
    await told(talk)
    assert f"– Cao thử: 4 sao ★★★★, {state}" in await told(talk, "cùng cơ sở này")


async def test_the_list_of_a_maker_knows_what_is_not_recognised_yet(talk: Talk, database: Database) -> None:
    """A recognition of a later day counts from that day."""
    await product(database, decision_date="2027-01-01")
    await product(database, "Cao khác", recognised_year="2025")
    await told(talk)
    assert "– Cao thử: chưa công nhận" in await told(talk, "cùng cơ sở này")


async def test_a_withdrawn_product_in_the_list_of_a_maker(talk: Talk, database: Database) -> None:
    """A maker's list does not hide what was withdrawn."""
    await product(database, recognised_year="2025")
    await revoked(database, "Cao thử", "2026")
    await product(database, "Cao khác", recognised_year="2025")
    await told(talk, "LC-0247")
    assert "– Cao thử: 4 sao ★★★★, đã thu hồi" in await told(talk, "cùng cơ sở này")


async def test_a_maker_with_a_long_name_and_many_products(talk: Talk, database: Database) -> None:
    """Seven products are listed, the rest is counted, and a long name stays out of the first line."""
    maker = "HTX " + "rất dài " * 9
    for n in range(9):
        await product(database, f"Cao thử {n}", producer=maker, recognised_year="2025")
    await told(talk)
    answer = await told(talk, "cùng cơ sở này")
    assert answer[0] == "Cơ sở này có 9 sản phẩm trong danh sách."
    assert answer[-1] == "Còn 2 sản phẩm nữa."


async def test_a_place_of_today_is_not_called_an_old_name(talk: Talk, database: Database) -> None:
    """Without a district the commune is one of today."""
    await product(database, district="", commune="xã Bảo Nhai", recognised_year="2025")
    assert "Nơi làm: xã Bảo Nhai." in await told(talk)


async def test_a_sales_point_that_was_confirmed(talk: Talk, database: Database) -> None:
    """A confirmed sales point says when, with its phone and place."""
    await put(
        database, name="Cửa hàng thử", kind="cửa hàng", address="12 phố Thử", district="Sa Pa",
        phone="0214 000 000", product_codes="LC-0122", confirmed_on="2026-11-01",
    )  # fmt: skip
    await told(talk, "LC-0122")
    answer = await told(talk, "mua ở đâu")
    assert answer[1:4] == [
        "– Cửa hàng thử: 12 phố Thử",
        "  điện thoại 0214 000 000",
        "Xác nhận lần cuối: 01/11/2026.",
    ]


async def test_a_shared_name_is_said_as_it_was_understood(talk: Talk, database: Database) -> None:
    """Bắc Hà is taken for the old district, and said to be, where xã Bắc Hà has other shops."""
    shop = {"name": "Cửa hàng thử", "kind": "cửa hàng", "address": "thị trấn Bắc Hà", "district": "Bắc Hà"}
    await put(database, **shop)
    await told(talk, "bán ở đâu")
    answer = await told(talk, "bac ha")
    assert answer[:2] == [
        "Ở huyện Bắc Hà tôi biết 2 nơi:",
        "Tôi hiểu là huyện Bắc Hà cũ. Hỏi xã Bắc Hà thì bạn gõ rõ như vậy.",
    ]
    assert (await told(talk, "xã Bắc Hà"))[:2] == [
        "Ở xã Bắc Hà tôi biết 1 nơi:",
        "– Cửa hàng thử: thị trấn Bắc Hà",
    ]


async def test_a_shop_of_today_is_found_by_the_old_names(talk: Talk, database: Database) -> None:
    """A shop entered with today's commune is found from the old commune and the old district."""
    shop = {"name": "Cửa hàng thử", "kind": "cửa hàng", "address": "thôn 1", "district": "xã Bảo Nhai"}
    await put(database, **shop)
    await told(talk, "bán ở đâu")
    for place in ("Nậm Đét", "huyện Bắc Hà", "xã Bảo Nhai"):
        assert "– Cửa hàng thử: thôn 1" in await told(talk, place)


@pytest.mark.parametrize("district", ["Sa Pa", ""])
async def test_where_to_buy_a_product_with_a_long_name(talk: Talk, database: Database, district: str) -> None:
    """The first line about where to buy keeps its limit too, near and nowhere."""
    await product(database, LONG, district=district, recognised_year="2025")
    await told(talk)
    assert (await told(talk, "mua ở đâu"))[0] == "Tôi chưa biết nơi nào bán sản phẩm này."


async def test_what_stands_behind_a_long_name(talk: Talk, database: Database) -> None:
    """The heading of the ground keeps its limit."""
    await product(database, LONG, recognised_year="2025")
    await told(talk)
    assert (await told(talk, "căn cứ"))[0] == "Căn cứ của câu trả lời này:"


async def test_a_report_without_a_word_is_not_sent(talk: Talk, database: Database) -> None:
    """Nothing typed is nothing sent."""
    await told(talk, "LC-0122")
    await talk.says("việc khác")
    await talk.says("thông tin này sai")
    answer: list[Any] = await talk.says(kind="photo")
    assert lines(answer[0])[0] == "Ảnh tôi chưa đọc được."
    assert (await told(talk, "năm 2025 rồi"))[0] == "Đã gửi cán bộ OCOP, mã BC-22222."


async def test_a_label_is_no_yes_for_what_was_withdrawn(talk: Talk, database: Database) -> None:
    """A newer year on the label says nothing about a certificate that was withdrawn."""
    await product(database, recognised_year="2024")
    await revoked(database, "Cao thử", "2026-03-01")
    await told(talk)
    for text in ("đọc nhãn", "HTX Thử", "4"):
        await talk.says(text)
    answer = await told(talk, "2025")
    assert not any("còn hạn." in line and "Nếu" in line for line in answer)


async def test_nobody_is_sent_to_buy_what_was_withdrawn(talk: Talk, database: Database) -> None:
    """A withdrawn product with a recognition before it does not offer where to buy."""
    await product(database, recognised_year="2024")
    await revoked(database, "Cao thử", "2026-03-01")
    [reply] = await talk.says("LC-0246")
    assert isinstance(reply, Choices)
    assert "Mua ở đâu" not in [option.label for option in reply.options]


def test_the_day_of_these_tests() -> None:
    """The days above are counted from this one."""
    assert MORNING.date() == date(2026, 11, 23)
