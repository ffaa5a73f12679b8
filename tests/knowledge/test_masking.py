"""Names, numbers, addresses and codes are taken out of a text; what it asks stays."""

from __future__ import annotations

import pytest

from knowledge.people.masking import anonymous

KEPT = ["Rượu ngô Bản Phố", "HTX Chè Hương Lý"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Chào anh Tuấn, hồ sơ nộp ở UBND xã Quy Mông.", "Chào anh …, hồ sơ nộp ở UBND xã Quy Mông."),
        ("Tôi là Nguyễn Thị Hoa muốn làm OCOP", "Tôi là … muốn làm OCOP"),
        ("toi ten la nguyen van an o xa quy mong", "toi ten la … o xa quy mong"),
        ("toi la nguyen thi thu hoa o bac ha", "toi la … o bac ha"),
        ("em tên hoa ở bảo yên", "em tên … ở bảo yên"),
        ("NGUYỄN VĂN AN hỏi giấy", "… hỏi giấy"),
        ("Nhà chị Giàng Thị Mỷ nấu rượu", "Nhà chị … nấu rượu"),
        ("anh Pờ Sào Mìn hỏi", "anh … hỏi"),
        ("My name is John Smith, I sell honey", "My name is …, I sell honey"),
    ],
)
def test_names(text: str, want: str) -> None:
    """Behind a form of address, behind "tên là", or begun by a family name; in small letters too."""
    assert anonymous(text, KEPT) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("gọi 0912 345 678 nhé", "gọi … nhé"),
        ("máy bàn (0214) 3840 123", "máy bàn …"),
        ("+84912345678", "…"),
        ("căn cước 012345678901", "căn cước …"),
        ("gửi hoa.mai@gmail.com hoặc zalo: hoamai", "gửi … hoặc …"),
        ("trang https://fb.com/hoa", "trang …"),
        ("câu CH-22222 của tôi, mã 7K3QTX", "câu … của tôi, …"),
        ("số nhà 12, đường Hoàng Liên, phường Cam Đường", "…, phường Cam Đường"),
        ("ở thôn Nậm Lành, xã Bảo Hà", "ở …, xã Bảo Hà"),
        ("tổ 5 phường Lào Cai", "… phường Lào Cai"),
    ],
)
def test_numbers_addresses_codes(text: str, want: str) -> None:
    """Telephone, identity card, mail, house and hamlet, codes of questions."""
    assert anonymous(text, KEPT) == want


@pytest.mark.parametrize(
    "text",
    [
        "Hỏi Hà Giang có OCOP không",
        "bản sao giấy đăng ký và bản cam kết nộp mấy bản?",
        "Rượu ngô Bản Phố của HTX Chè Hương Lý còn hạn không",
        "theo Quyết định 26/2026/QĐ-TTg nộp trước 30/04/2026",
        "hỗ trợ 15.000.000 đồng giai đoạn 2021-2025",
        "tên sản phẩm ghi thế nào, tôi là nông dân",
        "chị ơi UBND xã làm việc thứ Bảy không",
        "lý do là gì, dương lịch hay âm lịch",
        "LC-0042 mấy sao",
        "Chi cục Quản lý thị trường, thuộc Sở Công Thương Lào Cai",
        "hỏi quan ly thi truong hay hà văn bản",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    """Places, products, makers, decisions, days and money are left as they are."""
    assert anonymous(text, KEPT) == text


def test_nothing_is_cut_off() -> None:
    """A long text keeps its end, unlike what a receipt keeps."""
    text = "Giấy cần có gồm phiếu đăng ký và báo cáo. " * 40
    assert anonymous(text) == text.strip()
