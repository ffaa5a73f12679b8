"""Wrong yes, by class: words that speak against the product, though they look like talk."""

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


def first(decision: Decision) -> str:
    """The name of the first product."""
    return shipped()[1][decision.products[0].code].name


MAKERS = {
    "trà bát tiên bảo hưng htx khác": "htx khác",
    "tra bat tien bao hung htx khac": "htx khac",
    "quế điếu phúc long cơ sở khác": "cơ sở khác",
    "quế điếu phúc long công ty khác": "công ty khác",
    "tương ớt mường khương của hãng khác": "hãng khác",
    "quýt mường khương đơn vị khác làm": "đơn vị khác",
    "rượu ngô bản phố do người khác nấu": "người khác",
    "bánh chưng đen bắc hà của nhà khác": "nhà khác",
    "trà bát tiên bảo hưng nhà chị Lan": "nhà chị lan",
    "chè đặc sản bát tiên hưng khánh nhà chị Lan": "nhà chị lan",
    "com na lo nha chi lan": "nha chi lan",
    "khoai sọ nậm mả nhà bác Tư": "nhà bác tư",
    "lạp sườn mường lò nhà cô Thắm": "nhà cô thắm",
    "gạo nếp tan tú lệ của chị Hoa": "chị hoa",
}


@pytest.mark.parametrize(("text", "asked"), MAKERS.items())
def test_another_maker_is_similar(text, asked):
    """ "Another one" and a person's name claim a maker, even where they are spelt like everyday words."""
    decision = decide(text)
    assert decision.kind == "similar"
    assert decision.conflict is not None
    assert (decision.conflict.kind, decision.conflict.asked) == ("producer", asked)


@pytest.mark.parametrize(
    "text",
    ["bánh chưng đen bắc hà chay", "banh chung den bac ha chay", "miến đao quy mông ăn liền",
     "mien dao quy mong an lien", "miến đao giới phiên vị chua cay", "tương ớt mường khương không cay",
     "rượu ngô bản phố không cồn", "trà bát tiên bảo hưng không đường", "gạo nếp tan tú lệ rang",
     "xịt massage quốc kỳ trẻ em", "chè xanh hương lý ướp sen", "cốm na lo trộn đường"],
)  # fmt: skip
def test_another_variety_is_not_confirmed(text):
    """A word of kind or variety that the name does not hold is never talk."""
    assert decide(text).kind in ("similar", "choices")


LEFT_OUT = {
    "bánh chưng bắc hà": "Bánh chưng đen Bắc Hà",
    "bánh đen bắc hà": "Bánh chưng đen Bắc Hà",
    "quế phúc long": "Quế điếu Phúc Long",
    "quế cầu mây": "Quế sáo Cầu Mây",
    "rượu lá na lang": "Rượu men lá Na Lang",
    "trứng sín chéng": "Trứng vịt Sín Chéng",
    "vịt lâm thượng": "Vịt bầu Lâm Thượng",
    "khoai nậm mả": "Khoai sọ Nậm Mả",
    "khoai trạm tấu": "Khoai sọ nương Trạm Tấu",
    "rượu pansipan": "Rượu trắng Pansipan",
}


@pytest.mark.parametrize(("text", "name"), LEFT_OUT.items())
def test_a_word_of_kind_left_out_is_asked_about(text, name):
    """Where a word that says what it is was left out, the product is offered, not confirmed."""
    decision = decide(text)
    assert (decision.kind, first(decision)) == ("choices", name)


FAKES = {
    "cao mềm actiso sa pa giả": "Cao mềm actiso Sa Pa",
    "tương ớt mường khương hàng nhái": "Tương ớt Mường Khương",
    "tuong ot muong khuong hang gia": "Tương ớt Mường Khương",
    "hàng giả trà bát tiên bảo hưng": "Trà Bát tiên Bảo Hưng",
    "mình mua phải cốm na lo giả": "Cốm Na Lo",
    "quế điếu phúc long nhái": "Quế điếu Phúc Long",
    "bánh chưng đen bắc hà rởm": "Bánh chưng đen Bắc Hà",
}


@pytest.mark.parametrize(("text", "name"), FAKES.items())
def test_a_fake_is_asked_about(text, name):
    """What is called an imitation is never confirmed; the product it imitates is offered."""
    decision = decide(text)
    assert (decision.kind, first(decision)) == ("choices", name)


@pytest.mark.parametrize(
    "text",
    ["nhà chị mới mua cốm na lo", "tương ớt mường khương của nhà mình",
     "chị ơi miến đao giới phiên còn không",
     "cô ơi cho cháu hỏi rượu ngô bản phố", "tương ớt mường khương có gì khác không",
     "tương ớt mường khương giá bao nhiêu", "com na lo gia bao nhieu", "tương ớt mường khương chính hãng",
     "trà bát tiên bảo hưng là hàng thật hay giả", "Tương ớt Mường Khương da duoc chung nhan chua",
     "bánh chưng đen bắc hà có ăn được không", "Mật ong, Công ty TNHH Phát triển Ong miền núi Thanh Xuân"],
)  # fmt: skip
def test_talk_that_looks_like_it_still_confirms(text):
    """Talk spelt much like a claim, a variety or a fake leaves the product confirmed."""
    assert decide(text).kind == "match"


@pytest.mark.parametrize(
    "text", ["cao mềm atiso traphaco 4 sao", "quế phúc long 5 sao", "quế điếu phúc long giả 5 sao"]
)
def test_other_stars_on_the_only_candidate_are_similar(text):
    """Stars that are not the registered ones speak against the one product meant, words left out or not."""
    decision = decide(text)
    assert decision.kind == "similar"
    assert decision.conflict is not None
    assert decision.conflict.kind == "stars"
