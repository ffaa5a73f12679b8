"""Makers that sound real and are not: legal form, trade, and a place, a brand or a person."""

from __future__ import annotations

import random

FORMS = (
    ("HTX", 8), ("HTX Nông nghiệp", 4), ("HTX Nông lâm nghiệp", 2),
    ("HTX Sản xuất và Dịch vụ nông nghiệp", 2), ("HTX Dược liệu", 1), ("Tổ hợp tác", 2), ("Công ty TNHH", 4),
    ("Công ty Cổ phần", 2), ("Công ty TNHH Một thành viên", 1), ("Cơ sở", 2), ("Cơ sở sản xuất", 2),
)  # fmt: skip
HOUSEHOLD = ("hộ kinh doanh", "hộ", "Hộ kinh doanh", "Cơ sở")
_BRANDS = """
An Bình|An Phát|Bách Thảo|Bình Minh|Cát Tường|Đại Lộc|Đại Ngàn|Đông Phong|Gia Bảo|Gia Hưng|Hoa Ban|Hoa Mận|
Hải Đăng|Hòa Thuận|Hồng Phúc|Hưng Phát|Khánh Linh|Kim Hoa|Lộc Xuân|Mai Hương|Mây Núi|Minh Châu|Minh Đức|
Nắng Vàng|Ngọc Lan|Nhật Minh|Phú Quý|Phúc An|Quang Vinh|Quê Hương|Sơn Ca|Sơn Lâm|Suối Trong|Tâm Đức|
Tân Việt|Thanh Bình|Thảo Nguyên|Thiên Phú|Thịnh Vượng|Thu Hiền|Tiến Đạt|Trường An|Tuấn Tú|Vạn Lộc|Việt Hoa|
Xuân Lộc|Xuân Mai|Yên Nhi|Bản Xanh|Rừng Xanh|Đỉnh Mây|Cánh Đồng|Hương Rừng|Hương Quê|Sao Việt|Tây Bắc Xanh
"""
_SURNAMES = """
Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Giàng Sùng Vàng Lò Lù Lý Tẩn Chảo Triệu Hà Lương Nông Cư Thào
"""
_MIDDLES = "Văn Thị Đức Minh Thu A Seo Thanh Ngọc Quang Xuân Hữu"
_GIVEN = """
Páo Sếnh Chứ Dờ Hoa Hiền Hương Lan Mai Nga Thủy Tuyết Yến Bình Cường Dũng Đạt Hải Hùng Khánh Long Mạnh Nam
Phong Quân Sơn Thắng Toàn Tuấn Việt Vinh Xuân Chinh Dung Liên Loan Nhung Oanh Thảo Trang
"""
BRANDS = tuple(_BRANDS.replace("\n", "").split("|"))
SURNAMES, MIDDLES, GIVEN = _SURNAMES.split(), _MIDDLES.split(), _GIVEN.split()


def person(draw: random.Random) -> str:
    """A person's name."""
    return f"{draw.choice(SURNAMES)} {draw.choice(MIDDLES)} {draw.choice(GIVEN)}"


def own_name(draw: random.Random) -> str:
    """What a product may be called after, other than a place: a brand, or two given names."""
    if draw.random() < 0.6:
        return draw.choice(BRANDS)
    return " ".join(draw.sample(GIVEN, 2))


def maker(draw: random.Random, after: tuple[str, ...]) -> str:
    """A maker, in some of the cases called after the product's place or brand."""
    if draw.random() < 0.2:
        return f"{draw.choice(HOUSEHOLD)} {person(draw)}"
    forms, weights = zip(*FORMS, strict=True)
    (form,) = draw.choices(forms, weights)
    return f"{form} {draw.choice(after) if after and draw.random() < 0.4 else own_name(draw)}"
