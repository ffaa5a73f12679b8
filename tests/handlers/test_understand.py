"""Each rule that chooses what a message is about, alone."""

from __future__ import annotations

from functools import cache

import pytest

from handlers import understand, wishes
from handlers.understand import Meaning
from knowledge.faq.reading import Reading, read
from knowledge.faq.scorer import Likely
from knowledge.registry.catalog import Registry


@pytest.fixture
def about(registry: Registry):
    """Understands a text."""

    @cache
    def meaning(text: str, recent: str = "") -> Meaning:
        return understand.understand(text, registry, recent)

    return meaning


def read_(registry: Registry, text: str) -> Reading:
    """A text as it is read."""
    return read(text, registry.matcher)


def likely(faqs: tuple[tuple[str, float], ...] = (("ct_001", 1.0),), **kinds: float) -> Likely:
    """Likelihoods as a test wants them."""
    return Likely({"faq": 0.0, "unknown": 0.0, **kinds}, faqs)


@pytest.mark.parametrize("text", ["tương ớt mường khương", "LC-0042", "cốm na lo"])
def test_a_name_alone_is_a_product(registry: Registry, text: str) -> None:
    """Whatever was learnt."""
    reading = read_(registry, text)
    assert understand.only_a_name(reading)
    assert understand.kind_of(text, reading, (), likely(faq=1.0)) == "product"


def test_a_clear_name_beats_a_question(registry: Registry) -> None:
    """Where the name is half of what was typed; a name within a long question does not."""
    short, long = (
        "cốm na lo thế nào",
        "cốm na lo được chấm sao theo những tiêu chí nào của quyết định mới vậy",
    )
    assert understand.kind_of(short, read_(registry, short), (), likely(faq=1.0)) == "product"
    assert understand.kind_of(long, read_(registry, long), (), likely(faq=1.0)) == "faq"


def test_a_question_beats_a_weak_product(about) -> None:
    """ "Mật ong" within a question about the rules is no search for honey."""
    assert about("mật ong muốn lên 4 sao thì cần giấy gì").kind == "faq"


def test_who_was_cheated_is_heard(registry: Registry) -> None:
    """Words about a fake are a report, unless they plainly ask something."""
    reading = read_(registry, "mua phải hàng giả")
    assert understand.kind_of("mua phải hàng giả", reading, (), likely(faq=0.5, human=0.1)) == "human"
    assert understand.kind_of("mua phải hàng giả", reading, (), likely(faq=0.9, human=0.1)) == "faq"


def test_a_claim_of_a_cure_is_no_product(about) -> None:
    """The card of a product must not stand there as if it were a yes to "chữa được bệnh"."""
    found = about("trà dây leo sa pa có chữa được đau dạ dày không")
    assert (found.kind, found.faqs[0][0], found.close) == ("faq", "ntd_028", False)


def test_i_do_not_know_counts_more(registry: Registry) -> None:
    """A wrong rule harms more than a question that is asked again."""
    reading = read_(registry, "chuyện gì đó rất lạ mà không ai hiểu")
    assert understand.kind_of("…", reading, (), likely(faq=0.5, unknown=0.4)) == "unknown"
    assert understand.kind_of("…", reading, (), likely(faq=0.7, unknown=0.3)) == "faq"


@pytest.mark.parametrize("kind", sorted(understand.ACTS))
def test_nothing_is_begun_on_a_guess(registry: Registry, kind: str) -> None:
    """What acts for a person needs more than being the likeliest."""
    reading = read_(registry, "chuyện gì đó rất lạ mà không ai hiểu")
    assert understand.kind_of("…", reading, (), likely(**{kind: 0.39, "faq": 0.3})) == "unknown"
    assert understand.kind_of("…", reading, (), likely(**{kind: 0.41, "faq": 0.3})) == kind


def test_two_near_questions_are_offered() -> None:
    """Where neither is sure; a sure one is answered alone."""
    assert understand.close((("a", 0.4), ("b", 0.35)))
    assert not understand.close((("a", 0.4), ("b", 0.2)))
    assert not understand.close((("a", 0.56), ("b", 0.43)))
    assert not understand.close((("a", 0.4),))


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("sản phẩm 5 sao của Lào Cai", {"stars": 5}),
        ("chè ocop nào 4 sao", {"stars": 4, "goods": "chè"}),
        ("bảo thắng có những gì", {"place": "Bảo Thắng"}),
        ("xã bảo nhai có sản phẩm nào", {"place": "Bảo Nhai"}),
        ("đồ thủ công nào có sao", {"group": "crafts"}),
        ("liệt kê tất cả sản phẩm", {"stars": 0}),
        ("which products have 5 stars?", {"stars": 5}),
    ],
)
def test_a_list_is_asked_for(about, text: str, wish: dict[str, object]) -> None:
    """By stars, goods, place, group, or any mix."""
    found = about(text)
    assert found.kind == "product"
    said = {
        name: value.rsplit("/", 1)[-1] if name == "place" else value for name, value in found.wish.items()
    }
    assert {name: str(v) for name, v in said.items()}.keys() == wish.keys(), found.wish
    assert all(str(value) in str(said[name]) or name == "place" for name, value in wish.items())


def test_a_surely_named_product_is_no_list(registry: Registry) -> None:
    """ "Cốm Na Lo có gì" is about one product."""
    assert wishes.wish("cốm na lo có gì", read_(registry, "cốm na lo có gì"), (), registry) == {}


@pytest.mark.parametrize("text", ["nó còn hạn ko?", "nó mấy sao", "mua đâu", "bán ở đâu vậy"])
def test_what_was_spoken_of(about, text: str) -> None:
    """A message without a product of its own goes on about the last one, where there is one."""
    assert about(text, recent="LC-0087").follow_up
    assert not about(text).follow_up


def test_both_parts_of_a_question(about) -> None:
    """ "Bán ở đâu và mấy sao": the product, where, and its stars."""
    found = about("tương ớt Mường Khương bán ở đâu và mấy sao")
    assert (found.found.kind, found.also_where, found.also_stars) == ("match", True, True)


def test_a_place_within_a_name_is_no_place(about) -> None:
    """Mường Khương in the name of the sauce is not where somebody wants to buy."""
    assert about("tương ớt mường khương mua ở đâu").units == ()
    assert [unit.name for unit in about("tương ớt mường khương mua ở sa pa").units] == ["Sa Pa"]


def test_plain_values_hold_no_words(about) -> None:
    """A receipt keeps what was understood, not what was typed."""
    plain = about("số của tôi 0912345678, tương ớt mường khương mấy sao").plain()
    assert "0912345678" not in str(plain)
