"""Properties: any text gets an answer, the same in every Unicode form, case and order of products."""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.registry import small as registry
from benchmarks.scoring import DEV_SET, queries
from knowledge.matching import Decision, Matcher, build
from knowledge.matching.candidates import MANY, candidates
from knowledge.matching.index import build_index
from knowledge.matching.query import read
from knowledge.matching.vocabulary import vocabulary

WORDS = ["tương", "ớt", "mường", "khương", "htx", "của", "5 sao", "bac ha", "gaosengcu", "tra2", "owts",
         "🌶️", "250g", "\u200b", "công ty", "chè", "sa pa", "thịt lợn sấy", "mật ong", "này", "ạ"]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    """The matcher over the shipped registry."""
    return build(registry())


def sound(decision: Decision) -> bool:
    """Whether a decision keeps the promises of its kind."""
    counts = {"match": (1, 1), "choices": (1, 5), "similar": (1, 5), "none": (0, 1)}
    least, most = counts[decision.kind]
    return least <= len(decision.products) <= most and all(0 <= c.score <= 100 for c in decision.products)


@settings(max_examples=200, deadline=None)
@given(st.one_of(SENTENCES, st.text(max_size=80), st.text(st.characters(), max_size=40)))
@example("")
@example("\ud800 tương ớt")
@example("\u0301\u0301\u0301")
@example("9" * 300)
@example("a" * 10000)
@example("tương ớt mường khương " * 300)
@example("tuongotmuongkhuong" * 300)
@example("تمر tương ớt ทุเรียน 茶 chè")
@example("\u202eớt gnơưt\u202c")
@example("\u200b\u200d\ufeff")
@example("0")
@example("뗙épÂ¡v2\x8e£x")
@example("chè " * 1365)
def test_any_text_gets_an_answer(text):
    """Nothing a person can send raises, and each decision keeps its promises."""
    assert sound(matcher().decide(text))


@settings(max_examples=60, deadline=None)
@given(SENTENCES)
def test_unicode_form_and_case_do_not_matter(text):
    """Composed, decomposed and capital text give the same decision; only the quoted words keep their case."""
    want = matcher().decide(unicodedata.normalize("NFC", text))
    assert matcher().decide(unicodedata.normalize("NFD", text)) == want
    shouted = matcher().decide(text.upper())
    assert replace(shouted, query=shouted.query.lower()) == replace(want, query=want.query.lower())


@settings(max_examples=100, deadline=None)
@given(SENTENCES)
def test_quoted_words_are_the_persons_own(text):
    """What is quoted is a part of the message: the same words, none changed, in the same order."""
    typed = iter(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).replace("\u200b", "")))
    assert all(word in typed for word in matcher().decide(text).query.split())


def test_the_order_of_products_does_not_matter():
    """The same products in another order give the same decisions."""
    turned = build(reversed(registry()))
    for row in queries(DEV_SET)[::8]:
        assert turned.decide(row.text) == matcher().decide(row.text)


def test_the_work_is_bounded():
    """However much is typed, only so many products are looked at closely."""
    index = build_index(registry(), vocabulary())
    text = " ".join(p.name for p in registry())
    assert len(candidates(index, read(text, index.lexicon))) <= MANY


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(WORDS), max_size=900).map(" ".join), st.text(max_size=4096)))
def test_few_products_are_looked_at_closely_whatever_is_typed(text):
    """The careful look is what costs; its number is bounded for any message of 4,096 letters."""
    index = matcher()._index
    assert len(candidates(index, read(text[:4096], index.lexicon))) <= MANY


def test_no_products_at_all():
    """An empty registry answers none."""
    assert build([]).decide("tương ớt mường khương").kind == "none"
