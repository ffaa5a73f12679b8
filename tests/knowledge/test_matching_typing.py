"""Typing: syllables, marks, keyboard residue, sizes and star claims, before any product is known."""

import unicodedata

import pytest

from knowledge.matching.normalise import MAX_WORDS, words_of
from knowledge.matching.syllables import contradiction, fold, is_syllable, key, sound
from knowledge.matching.typing_repair import from_camera, from_telex, from_vni, unstretched
from knowledge.matching.vocabulary import PhraseBook, agrees, vocabulary


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tuwowng", "tương"), ("owts", "ớt"), ("muwowngf", "mường"), ("ddao", "đao"), ("saays", "sấy"),
        ("banr", "bản"), ("ddor", "đỏ"), ("giangf", "giàng"), ("huwux", "hữu"), ("tuyeets", "tuyết"),
        ("ruwowuj", "rượu"), ("hoaf", "hòa"), ("quees", "quế"),
    ],
)  # fmt: skip
def test_telex_is_read(typed, meant):
    """Telex keys left raw give the syllable they were typed for."""
    assert from_telex(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tra2", "trà"), ("tuye61t", "tuyết"), ("ba81c", "bắc"), ("d9ao", "đao"), ("hu7o7ng", "hương"),
        ("nu7o7c1", "nước"), ("bu7o7i3", "bưởi"), ("ru7o7u5", "rượu"), ("tha8ng1", "thắng"),
    ],
)  # fmt: skip
def test_vni_is_read(typed, meant):
    """VNI digits left raw give the syllable they were typed for."""
    assert from_vni(typed) == meant


@pytest.mark.parametrize("word", ["ldp1", "v2", "2023", "farmstay", "chocolate", "nna"])
def test_other_words_are_not_decoded(word):
    """A word that gives no Vietnamese syllable stays as it was typed."""
    assert (from_vni(word), from_telex(word)) == ("", "")


def test_camera_digits_and_stretched_letters():
    """Digits read for letters and letters held down are taken back."""
    assert from_camera("tu0ng") == "tuong"
    assert unstretched("khươnggggg") == "khương"


@pytest.mark.parametrize("word", ["nghiêng", "khuya", "quýt", "giếng", "ớt", "rượu", "oanh", "yến", "thuở"])
def test_syllables_are_valid(word):
    """The rules of onset and rhyme know real syllables."""
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["tuwowng", "gaosengcu", "pahm", "owts", "ccá", "bnê"])
def test_no_syllables(word):
    """Residue, joined words and slips of the finger are no syllables."""
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("séng", "xén"), ("rượu", "dượu"), ("rượu", "riệu"), ("lò", "nò"), ("chè", "trè"), ("tuyết", "tuyếc"),
     ("bản", "bảng")],
)  # fmt: skip
def test_regional_spellings_sound_alike(one, other):
    """Spellings that are one sound somewhere in the country share a key."""
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("typed", "meant", "against"),
    [
        ("tuong", "tương", 0.0), ("tương", "tương", 0.0), ("hoà", "hòa", 0.0), ("mương", "mường", 0.0),
        ("tường", "tương", 0.5), ("sã", "sả", 0.25), ("bằng", "bàng", 0.75), ("dưa", "đưa", 0.5),
    ],
)  # fmt: skip
def test_marks_are_evidence(typed, meant, against):
    """Marks left out cost nothing; marks that contradict cost by how much they say."""
    assert contradiction(typed, meant) == against


def test_fold_and_key():
    """Folding takes all marks off; the key also makes i and y at the end one."""
    assert fold("Đường Lâm") == "Duong Lam"
    assert key("lý") == key("lí") == "li"
    assert key("quý") == key("quí")


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("tương ớt 4 sao", 4), ("tương ớt 4sao", 4), ("ocop 5 sao", 5), ("bốn sao", 4), ("nam sao", 5),
        ("thịt 4*", 4), ("chè ⭐⭐⭐", 3), ("mấy sao", None), ("bao nhiêu sao vậy", None),
        ("hộp 3 cái", None), ("rated 4 stars", 4),
    ],
)  # fmt: skip
def test_star_claims(text, stars):
    """A number of stars is a claim, asking for it is none."""
    assert words_of(text, vocabulary()).stars == stars


@pytest.mark.parametrize(
    "text",
    ["chè xanh hộp 250g", "chè xanh 1,5 kg", "chè xanh túi 1kg", "chè xanh loại 1", "Chè XANH - 500 gr!!!"],
)
def test_sizes_are_taken_off(text):
    """Packing and weights are no words of a product."""
    assert words_of(text, vocabulary()).words == ("chè", "xanh")


def test_invisible_characters_and_decomposed_text():
    """Zero-width characters vanish and decomposed letters are composed."""
    text = unicodedata.normalize("NFD", "tương\u200b ớt")
    assert words_of(text, vocabulary()).words == ("tương", "ớt")


def test_the_words_read_are_bounded():
    """However long the message, the number of words considered has an end."""
    assert len(words_of("tương ớt " * 5000, vocabulary()).words) <= MAX_WORDS


def test_phrases_are_found_longest_first():
    """Of two phrases with one beginning the longer is found, and typed marks must agree."""
    book = PhraseBook()
    for phrase in (("bắc",), ("bắc", "hà")):
        book.add(phrase)
    assert book.at(["bac", "ha"], 0) == ("bắc", "hà")
    assert book.at(["bắc", "hạ"], 0) == ("bắc",)
    assert book.at(["bạc"], 0) is None
    assert agrees("ha", "hà")
    assert not agrees("hạ", "hà")
