"""Short answers: what is a choice, what is a new question, what stops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.session import Option
from handlers.words import chosen, holds, is_stop, looks_english, means
from knowledge.registry.names import fold

OPTIONS = [
    Option("Trung Thành", "a"),
    Option("Cường Vui", "b", words=["Chuối tiến Vua"]),
    Option("Không có ở đây", "c", words=["no"]),
]
YES_NO = [Option("Đúng", "yes", words=["yes"]), Option("Không phải", "no", words=["no"])]

CHOICES = {
    "the number": ("2", 1),
    "số and the number": ("số 2", 1),
    "số without marks": ("so 2", 1),
    "the place": ("cái thứ hai", 1),
    "the place without marks": ("cai thu 2", 1),
    "the first": ("cái đầu", 0),
    "the last": ("cái cuối", 2),
    "the first in English": ("the first", 0),
    "the label": ("Cường Vui", 1),
    "the label without marks": ("cuong vui", 1),
    "the label with words around": ("chọn cái trung thành nhé", 0),
    "another word for it": ("chuối tiến vua", 1),
    "a no": ("không", 2),
    "a number too large": ("4", None),
    "zero": ("0", None),
    "a number beside stars": ("3 sao", None),
    "a number beside a unit": ("2 hũ", None),
    "a year": ("2025", None),
    "a bare number word is no place": ("hai", None),
    "a new question": ("tương ớt mường khương", None),
    "nothing": ("", None),
    "superscripts are no number": ("²", None),
}


@pytest.mark.parametrize(("text", "position"), CHOICES.values(), ids=CHOICES.keys())
def test_what_chooses(text: str, position: int | None) -> None:
    """Number, place in the list, label and words choose; a digit beside a unit does not."""
    assert chosen(text, OPTIONS) is (None if position is None else OPTIONS[position])


@pytest.mark.parametrize("text", ["dung", "Đúng", "đúng rồi", "co", "ok", "dc", "ừ", "vâng", "yes"])
def test_yes_in_many_words(text: str) -> None:
    """Every word for yes, "dung" without marks among them, answers a yes-or-no question."""
    assert chosen(text, YES_NO) is YES_NO[0]


STARS = [
    Option("3 sao", "a", words=["3"]),
    Option("4 sao", "b", words=["4"]),
    Option("5 sao", "c", words=["5"]),
]


@pytest.mark.parametrize(
    ("text", "position"), [("3", 0), ("4 sao", 1), ("5", 2), ("a", 0), ("c", 2), ("1", None)]
)
def test_in_a_list_of_numbers_a_number_means_itself(text: str, position: int | None) -> None:
    """Where the labels are numbers, "3" is 3 stars and never the third choice; letters count the places."""
    assert chosen(text, STARS) is (None if position is None else STARS[position])


@pytest.mark.parametrize("text", ["đừng", "dừng", "dùng", "đứng", "đa", "chuẩn bị"])
def test_what_only_looks_like_yes(text: str) -> None:
    """With its marks typed, a word that merely folds like a yes is none."""
    assert chosen(text, YES_NO) is not YES_NO[0]


HOLDS = {
    "ill, unmarked": ("ill", "toi bi ngo doc khi uong tra", True),
    "bamboo shoots are no vomiting": ("ill", "mang non tram tau", False),
    "spice is no fake": ("fake", "bot que gia vi hoa cuong", False),
    "a fake with its mark": ("fake", "cao actiso giả", True),
    "a fake, unmarked, in two syllables": ("fake", "hang gia", True),
    "raw material is no dose": ("dose", "nguyen lieu o dau", False),
}


@pytest.mark.parametrize(("kind", "text", "held"), HOLDS.values(), ids=HOLDS.keys())
def test_words_that_go_before_everything(kind: str, text: str, held: bool) -> None:
    """Illness, dosage and fakes are heard, and not read into products that sound alike."""
    assert holds(kind, text) is held


@pytest.mark.parametrize("text", ["không", "ko", "k", "không phải", "thôi", "sai rồi", "no"])
def test_no_in_many_words(text: str) -> None:
    """Every word for no answers a yes-or-no question."""
    assert chosen(text, YES_NO) is YES_NO[1]


STOPS = {"dừng": True, "DỪNG": True, "Dừng.": True, "stop": True, "dung": False, "DUNG": False, "đừng": False}


@pytest.mark.parametrize(("text", "stops"), STOPS.items())
def test_what_stops(text: str, stops: bool) -> None:
    """Only "dừng" with its marks stops: without them it may be đúng, dùng or đừng."""
    assert is_stop(text) is stops


ENGLISH = {
    "is this certified?": True,
    "hi is the black sticky rice cake at bac ha market ocop?": True,
    "where to buy": True,
    "the mua dau": False,
    "can mua o dau": False,
    "tuong ot muong khuong co ocop ko": False,
    "cao mềm actiso sa pa": False,
    "in to can the": False,
}


@pytest.mark.parametrize(("text", "english"), ENGLISH.items())
def test_what_is_english(text: str, english: bool) -> None:
    """Words of both languages do not make a text English by themselves."""
    assert looks_english(text) is english


@pytest.mark.parametrize("text", ["cảm ơn", "cam on ad nhé", "Thanks", "tks"])
def test_thanks_with_words_of_address(text: str) -> None:
    """Thanks are thanks with "ad" and "nhé" around them."""
    assert means("thanks", text)


def test_folding_takes_marks_and_signs() -> None:
    """Marks, case, đ and punctuation go, composed or not."""
    assert fold("  Đúng, RỒI! ") == fold("Đúng rồi") == "dung roi"


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text: str) -> None:
    """No text whatever breaks the reading of a choice."""
    chosen(text, OPTIONS)
    is_stop(text)
    looks_english(text)
