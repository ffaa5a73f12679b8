"""What understanding rests on: reading, what was learnt, places, likeness, glosses, the procedure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.ask.learn import digest, matcher
from benchmarks.ask.material import examples
from knowledge.faq.reading import read, spelt
from knowledge.faq.scorer import Weights, packed, scorer, unpacked
from knowledge.matching.likeness import grouped
from knowledge.place_names import spoken_in
from knowledge.registry.glosses import gloss_of, glosses, names_for
from knowledge.rules.procedure import papers, product_groups, steps


def test_what_was_learnt_belongs_to_the_texts() -> None:
    """After a change of a question or an example, `make learn` was run."""
    made = digest(examples())
    assert {weights.learnt_from for weights in scorer().learnt} == {made}


@pytest.mark.parametrize(
    "one", [("hs", "hồ sơ"), ("sp", "sản phẩm"), ("ko", "không"), ("htx", "hợp tác xã"), ("dc", "được")]
)
def test_shorthand_is_one_word_with_its_long_form(one: tuple[str, str]) -> None:
    """However it was typed."""
    short, long = one
    assert list(spelt(short.split())) == list(spelt(long.split()))


def test_likelihoods_add_up() -> None:
    """Over the kinds, and over all questions."""
    found = scorer().score(read("hồ sơ gồm những gì", matcher()).features)
    assert sum(found.kinds.values()) == pytest.approx(1)
    assert 0 < sum(share for _, share in found.faqs) <= 1 + 1e-9
    assert found.faqs == tuple(sorted(found.faqs, key=lambda one: -one[1]))


@pytest.mark.parametrize("text", ["", "🙏", "x" * 5_000, "a " * 900])
def test_anything_can_be_read(text: str) -> None:
    """Nothing, signs, one long word, a thousand words."""
    found = scorer().score(read(text, matcher()).features)
    assert sum(found.kinds.values()) == pytest.approx(1)


def test_weights_survive_their_file() -> None:
    """Signed bytes and all."""
    rows = {"w a": [1, -128], "w ă": [127, 0]}
    made = Weights(("faq", "x"), (0.5, -1.25), {"w a": 2.5, "w ă": 1.0}, rows, 0.25, "abc")
    back = unpacked(packed(made))
    assert replace(back, rows=rows) == made
    assert {name: list(row) for name, row in back.rows.items()} == made.rows


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bảo thắng có gì", ["Bảo Thắng"]),
        ("xã bảo nhai bán ở đâu", ["Bảo Nhai"]),
        ("tp lào cai", ["Lào Cai"]),
        ("ở lào cai có gì", []),
        ("văn bản nào quy định", []),
        ("van ban co gi", ["Văn Bàn"]),
        ("bát xát, bắc hà".replace(",", ""), ["Bát Xát", "Bắc Hà"]),
        ("hợp tác xã phong hải", ["Phong Hải"]),
        ("", []),
    ],
)
def test_places_in_a_message(text: str, names: list[str]) -> None:
    """A province is no place to search, marks decide where they were typed."""
    assert [spoken.units[0].name for spoken in spoken_in(text.split())] == names


def test_questions_that_are_alike_are_one() -> None:
    """The largest group first; nothing is lost."""
    groups = grouped(["a b c", "x y", "b a c", "x y", "x  y"], str.strip)
    assert [len(group.texts) for group in groups] == [3, 2]
    assert grouped([], str) == []


def test_every_product_has_a_gloss() -> None:
    """Of the shipped registry."""
    from benchmarks.registry import small

    assert [named.name for named in small() if not gloss_of(named.name)] == []
    assert all(gloss.words and gloss.phrases for gloss in glosses().values())


def test_english_words_find_products() -> None:
    """The longest phrase wins; plurals too."""
    assert "tuong ot muong khuong" in names_for("is there a chili sauce here")
    assert names_for("bicycles") == []


def test_the_procedure_is_whole() -> None:
    """18 steps, 28 papers, 26 sets; the numbers that answers name are the data's."""
    assert (len(steps()), len(papers()), len(product_groups())) == (18, 28, 26)
    assert steps()["b4_xa_danh_gia"].working_days == 15
    assert [r.sent_before for r in steps()["b8_cong_nhan_3_4"].rounds] == [(4, 30), (10, 30)]
    assert sorted(product_groups()) == list(range(1, 27))
