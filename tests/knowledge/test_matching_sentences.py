"""People write whole sentences around a name: talk stays talk, and what is tied to the name is heard."""

from functools import lru_cache

import pytest

from benchmarks.registry import small
from knowledge.matching import Decision, Matcher, build


@lru_cache(maxsize=1)
def shipped() -> Matcher:
    """The matcher over the shipped registry."""
    return build(small())


def decide(text: str) -> Decision:
    """Decide on the shipped registry."""
    return shipped().decide(text)


@pytest.mark.parametrize(
    "text",
    [
        "hôm trước ở Hà Nội đi hội chợ thấy tương ớt mường khương bày bán, về nhà mới nhớ hỏi có thật không",
        "con gái tôi học ở Huế đòi ăn miến đao giới phiên, gửi qua bưu điện được không",
        "chuyến này lên bản thăm ông ngoại, tiện mua quýt mường khương làm quà, nhờ xem giúp",
        "Sếp em giao mua ba mươi phần quà Tinh dầu quế Nậm Đét cho đối tác, phải đúng hàng có chứng nhận",
        "livestream người ta chốt trứng vịt sín chéng ba mươi nghìn một chục, rẻ quá em sợ hàng nhái",
        "the lady at the market says tuong ot muong khuong won some award, is it certified or not",
        "mua ve mo ra thay khac lan truoc nen hoi thu banh chung den bac ha co phai hang duoc cap sao",
        "bác sĩ ơi cốm na lo ăn được không",
    ],
)
def test_a_sentence_around_a_whole_name_confirms_it(text: str) -> None:
    """Where it was bought, for whom, how dear: nothing of this speaks against the product."""
    assert decide(text).kind == "match"


@pytest.mark.parametrize(
    "text",
    [
        "hôm trước ở Hà Nội thấy tương ớt mường khương trồng ở Thái Bình bày bán",
        "quýt Mường Khương nhập từ Trung Quốc có ocop không",
        "nấm hương hữu cơ Sa Pa - Trung Quốc",
        "rượu ngô Bản Phố, huyện Mèo Vạc",
        "quyt muong khuong nghe an",
        "tương ớt mường lay",
        "tuyết sơn trà, cao bằng",
    ],
)
def test_another_place_tied_to_the_name_is_similar(text: str) -> None:
    """Grown there, brought from there, or simply said behind the name: that is another product."""
    assert decide(text).kind == "similar"


@pytest.mark.parametrize(
    "text",
    [
        "kem tương ớt mường khương", "chả cốm na lo có ocop không", "vỏ quýt mường khương",
        "cây giống bưởi đại minh", "set quà tuyết sơn trà", "kẹo vị trà dây leo sa pa",
        "không phải bưởi đại minh, em hỏi bưởi tân triều", "loại giống quýt mường khương",
        "tương ớt mường khương, Cholimex có ocop không", "Lipton chè xanh hương lý",
        "tương ớt bắc hà bà Tư", "tương ớt mường khương mẹ em làm", "chè LDP2 xã Bảo Hưng",
        "tương ớt mường khương hay tương ớt bắc hà ngon hơn", "cam cao phong với bưởi đại minh",
        "Lê Nậm Vung", "chè xanh ô long hương lý",
        "tương ớt mường khương " + "ngon " * 110 + "của công ty Cholimex",
    ],
)  # fmt: skip
def test_what_may_be_another_thing_is_never_confirmed(text: str) -> None:
    """Another dish, part, set, maker, variety or a second product: asked about, or told apart."""
    assert decide(text).kind in ("choices", "similar")


@pytest.mark.parametrize(
    "claim",
    ["5 sao", "năm ngôi sao", "5⭐", "★★★★★", "*****", "5-star", "five star", "05 sao", "5 xao", "hạng năm",
     "số sao: 5", "5/5", "6 sao", "nawm sao", "ocop cấp quốc gia", "5️⃣ sao", "không phải 3 sao mà 5 sao"],
)  # fmt: skip
def test_too_many_stars_are_seen_however_they_are_written(claim: str) -> None:
    """A wrong number of stars is the commonest lie on a label."""
    decision = decide(f"rượu gạo thanh kim {claim}")
    assert decision.kind == "similar"
    assert decision.conflict is not None
    assert decision.conflict.kind == "stars"


@pytest.mark.parametrize(
    "talk", ["mấy sao", "sao vậy", "được bao nhiêu sao", "sao 5 ngày chưa giao", "có sao không"]
)
def test_asking_for_stars_claims_none(talk: str) -> None:
    """A question how many, or why, is no claim."""
    assert decide(f"rượu gạo thanh kim {talk}").stars is None
