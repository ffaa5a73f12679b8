"""Decisions: when a product is confirmed, asked about, shown as near, or not found."""

from functools import lru_cache

import pytest

from benchmarks.registry import small as registry
from knowledge.matching import Decision, Matcher, Named, build


@lru_cache(maxsize=1)
def shipped() -> tuple[Matcher, dict[str, Named]]:
    """The matcher over the shipped registry, and the products by code."""
    products = registry()
    return build(products), {p.code: p for p in products}


def decide(text: str) -> Decision:
    """Decide on the shipped registry."""
    return shipped()[0].decide(text)


def names(decision: Decision) -> list[str]:
    """The names a decision shows, best first."""
    return [shipped()[1][c.code].name for c in decision.products]


@pytest.mark.parametrize(
    ("text", "producer"),
    [
        ("thịt lợn sấy cơ sở lương thị hoan", "Cơ sở Lương Thị Hoan"),
        ("chuối tiến vua htx trung thành", "HTX dịch vụ nông nghiệp hữu cơ Trung Thành"),
        ("chuoi tien vua cuong vui", "HTX sản xuất kinh doanh dịch vụ nông - lâm nghiệp Cường Vui"),
    ],
)
def test_the_maker_tells_same_names_apart(text, producer):
    """Of several products of one name the one whose maker is named is confirmed."""
    decision = decide(text)
    assert decision.kind == "match"
    assert shipped()[1][decision.products[0].code].producer == producer


def test_a_match_is_alone():
    """A confirmed product stands alone, whatever else is near."""
    assert len(decide("trà dây leo sa pa").products) == 1


@pytest.mark.parametrize(
    "text",
    ["mật ong", "miến đao", "thịt trâu sấy", "bưởi da xanh", "tinh dầu quế", "chuối tiến vua", "thổ cẩm",
     "mat ong co ocop khong", "rượu thanh kim", "chè bát tiên", "gạo séng cù loại nào được chứng nhận"],
)  # fmt: skip
def test_a_kind_of_goods_is_asked_about(text):
    """A kind of goods, or a name several bear, is never confirmed but asked about."""
    decision = decide(text)
    assert decision.kind == "choices"
    assert 1 <= len(decision.products) <= 5


CONFLICTS = {
    "another place": ("tương ớt văn bàn", "place", "văn bàn"),
    "another place without marks": ("tuong ot bao yen", "place", "bao yen"),
    "another province": ("bánh chưng đen mai châu", "place", "mai châu"),
    "another maker": ("tương ớt mường khương do công ty thảo mộc xanh làm", "producer", "thảo mộc xanh"),
    "a maker known elsewhere": ("chè hữu cơ bản liền của htx hướng tâm", "producer", "hướng tâm"),
    "a maker of everyday words": ("tuong ot muong khuong htx minh an", "place", "minh an"),
    "a person": ("homestay hướng kim hộ nguyễn văn nam", "producer", "nguyễn văn nam"),
    "another kind": ("kẹo chuối ngự hồng cam", "kind", "kẹo"),
    "more stars": ("tương ớt mường khương 4 sao", "stars", "4"),
    "stars unknown": ("gạo bạch hà 3 sao", "stars", "3"),
}


@pytest.mark.parametrize(("text", "kind", "asked"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_what_conflicts_is_said(text, kind, asked):
    """A contradiction makes it similar, never the same, and the words that contradict are given."""
    decision = decide(text)
    assert decision.kind == "similar"
    assert decision.conflict is not None
    assert (decision.conflict.kind, decision.conflict.asked) == (kind, asked)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("cốm na lo 3 sao", "match"), ("quế điếu phúc long 4 sao", "match"), ("com na lo 5sao", "similar"),
     ("cốm na lo năm sao", "similar"), ("cao mềm actiso sa pa 4 sao", "similar"),
     ("thịt lợn sấy 5 sao", "similar")],
)  # fmt: skip
def test_stars(text, kind):
    """Only the registered number of stars confirms."""
    assert decide(text).kind == kind


def test_claimed_stars_are_told():
    """The number of stars the text claims comes with the decision, none where it asks."""
    assert decide("cốm na lo năm sao").stars == 5
    assert decide("cốm na lo mấy sao").stars is None


@pytest.mark.parametrize(
    "text",
    ["nước mắm cát hải", "sầu riêng bắc hà", "quýt sa pa", "lê giang ma", "gạo séng cù điện biên",
     "chè shan tuyết tà xùa", "rượu mẫu sơn", "cốm bản liền", "thịt lợn bản mường lò",
     "trứng gà mường khương", "mật ong rừng u minh", "chocolate marou", "miến đao minh an",
     "mien dao minh an", "thit lon say yen chau", "tuong ot muong khuong ben htx dai phat",
     "tương ớt mường khương của nhà hàng tám cương"],
)  # fmt: skip
def test_strangers_are_never_confirmed(text):
    """What the registry does not hold is similar or none."""
    assert decide(text).kind in ("similar", "none")


@pytest.mark.parametrize(
    "text",
    ["", "   ", "🌶️🌶️", "alo", "cảm ơn bạn nhé", "cái này thật không", "chè này mấy sao vậy shop", "bạn tên gì",
     "hồ sơ đăng ký ocop gồm những gì", "điểm tối thiểu để đạt 5 sao", "lào cai có bao nhiêu sản phẩm ocop",
     "sản phẩm ocop khác gì vietgap", "hội chợ sắp tới tổ chức ở đâu", "sa pa"],
)  # fmt: skip
def test_talk_is_none(text):
    """Chat, procedure and a bare place name no product."""
    decision = decide(text)
    assert (decision.kind, decision.products) == ("none", ())


UNRECOGNISED = [p for p in registry() if p.standing in ("pending", "revoked")]


@pytest.mark.parametrize("product", UNRECOGNISED, ids=lambda p: p.code)
def test_pending_and_revoked_rows_are_none(product):
    """The exact name of a pending or revoked row is none, and that row alone is shown."""
    decision = decide(product.name)
    assert decision.kind == "none"
    assert names(decision) == [product.name]


@pytest.mark.parametrize(
    "text", ["cá hồi sa pa", "dấm táo mèo", "giam tao meo", "ca hoi sapa co ocop khong", "ca1 ho6i2 sa pa"]
)
def test_generic_rows_are_never_confirmed(text):
    """The name of a generic row gives the recognised products of that kind and says which row it was."""
    decision = decide(text)
    assert decision.kind == "choices"
    assert shipped()[1][decision.generic].standing == "generic"
    assert all(shipped()[1][c.code].standing == "recognised" for c in decision.products)


@pytest.mark.parametrize(("text", "count"), [("traphaco", 4), ("htx quang tom", 2)])
def test_a_maker_alone_is_asked_about(text, count):
    """Where only a maker is named, its products are offered."""
    decision = decide(text)
    assert (decision.kind, len(decision.products)) == ("choices", count)


def test_a_generic_row_without_kin_is_none():
    """Where no recognised product is of the kind, the generic name finds nothing."""
    decision = build([Named("LC-1", "Dấm táo mèo", standing="generic")]).decide("dấm táo mèo")
    assert (decision.kind, decision.products, decision.generic) == ("none", (), "LC-1")


def test_every_own_name_is_found():
    """Each recognised name, typed as registered, shows a product of that name first."""
    for product in registry():
        if product.standing == "recognised":
            decision = decide(product.name)
            assert decision.kind in ("match", "choices")
            assert names(decision)[0] == product.name
