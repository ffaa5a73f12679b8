"""Each class of noise on fixed examples."""

import random

import pytest
from rapidfuzz.distance import DamerauLevenshtein

from benchmarks.letters import telex, tone_moved, vni, with_tone
from benchmarks.noise import NOISE, RECIPES
from benchmarks.noise_words import spoken

NAME = "Tương ớt Mường Khương"


def some(name: str, text: str, seeds: int = 60) -> set[str]:
    """What a class makes of a text over some seeds."""
    return {NOISE[name](text, random.Random(seed)) for seed in range(seeds)}


@pytest.mark.parametrize(
    ("word", "last", "at_vowel"),
    [
        ("tuyết", "tuyeets", "tuyeest"),
        ("Mường", "Muwowngf", "Muwowfng"),
        ("đỏ", "ddor", "ddor"),
        ("lắm", "lawms", "lawsm"),
        ("ba", "ba", "ba"),
        ("", "", ""),
    ],
)
def test_telex(word: str, last: str, at_vowel: str) -> None:
    assert telex(word) == last
    assert telex(word, tone_last=False) == at_vowel


def test_telex_writes_both_horns_with_one_key() -> None:
    assert telex("mường", horn_once=True) == "muowngf"
    assert vni("mường", horn_once=True) == "muo72ng"


@pytest.mark.parametrize(
    ("word", "at_vowel", "last"),
    [("tuyết", "tuye61t", "tuye6t1"), ("đắng", "d9a81ng", "d9a8ng1"), ("rượu", "ru7o75u", "ru7o7u5")],
)
def test_vni(word: str, at_vowel: str, last: str) -> None:
    assert vni(word) == at_vowel
    assert vni(word, tone_last=True) == last


@pytest.mark.parametrize(
    ("word", "moved"), [("hòa", "hoà"), ("hoà", "hòa"), ("thủy", "thuỷ"), ("quý", "quý"), ("toán", "toán")]
)
def test_tone_moved(word: str, moved: str) -> None:
    assert tone_moved(word) == moved


@pytest.mark.parametrize(
    ("word", "made"), [("mong", "mỏng"), ("tiến", "tiển"), ("qua", "quả"), ("hoa", "hỏa")]
)
def test_with_tone(word: str, made: str) -> None:
    assert with_tone(word, "\u0309") == made


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("séng", ["xéng", "sén"]),
        ("dưa", ["giưa", "rưa", "vưa"]),
        ("giang", ["dang", "rang", "gian"]),
        ("Sả", ["Xả", "Sã"]),
        ("mít", []),
        ("mát", ["mác"]),
        ("bánh", []),
    ],
)
def test_spoken(word: str, heard: list[str]) -> None:
    assert spoken(word) == heard


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("fold", "tuong ot muong khuong"),
        ("no_tone", "Tương ơt Mương Khương"),
        ("upper", "TƯƠNG ỚT MƯỜNG KHƯƠNG"),
        ("join_all", "tươngớtmườngkhương"),
        ("join_all_fold", "tuongotmuongkhuong"),
        ("hashtag", "#tuongotmuongkhuong"),
        ("slug", "tuong-ot-muong-khuong"),
        ("verbatim", NAME),
    ],
)
def test_noise_without_chance(name: str, made: str) -> None:
    assert some(name, NAME) == {made}


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("telex", "tuwowng owts muwowngf khuwowng"),
        ("telex", "tuowng owst muowfng khuowng"),
        ("telex_some", "Tương owts Mường Khương"),
        ("telex_folded", "tuong owts muong khuong"),
        ("telex_tones", "tuong ots muongf khuong"),
        ("telex_shapes", "tuwowng owt muwowng khuwowng"),
        ("vni", "tu7o7ng o71t mu7o72ng khu7o7ng"),
        ("vni_some", "Tương o71t Mường Khương"),
        ("join", "Tươngớt Mường Khương"),
        ("swap", "Tương Mường ớt Khương"),
        ("rotate", "Mường Khương Tương ớt"),
        ("region", "Tươn ớt Mường Khương"),
        ("stretch", "Tương ớt Mường Khươnggg"),
        ("unit", f"{NAME} 2 hũ"),
        ("fold_some", "Tuong ot Mường Khương"),
    ],
)
def test_noise_with_chance(name: str, made: str) -> None:
    assert made in some(name, NAME, 400)


@pytest.mark.parametrize(
    ("name", "text", "made"),
    [
        ("old_tone", "Miến hòa", "Miến hoà"),
        ("iy", "Tỳ hưu", "Tì hưu"),
        ("camera", "lo", "10"),
        ("abbrev", "sản phẩm của hợp tác xã", "sp của htx"),
        ("synonym", "Thịt lợn sấy", "Thịt heo sấy"),
        ("synonym", "Chè dây Sa Pa", "Trà dây Sa Pa"),
        ("voice", "Quế sả", "quế xả"),
        ("typo_fold", "Lê", "el"),
        ("nfd", "ớ", "o\u031b\u0301"),
    ],
)
def test_noise_on_one_example(name: str, text: str, made: str) -> None:
    assert made in some(name, text)


def test_a_slip_is_one_slip() -> None:
    assert all(DamerauLevenshtein.distance(made, NAME) <= 1 for made in some("typo", NAME))


@pytest.mark.parametrize("name", NOISE)
def test_noise_is_of_its_seed_and_bears_any_text(name: str) -> None:
    for text in ("", " ", "a", "%&!", "Đặc sản ban trắng Mường Lò - Ruốc tôm", "😊 ok 250g"):
        assert NOISE[name](text, random.Random(5)) == NOISE[name](text, random.Random(5))


def test_recipes_are_made_of_known_steps() -> None:
    steps = {step for recipe in RECIPES.values() for step in recipe}
    assert steps <= {*NOISE, "wrap", "english"}
    assert {recipe[:2] for recipe in RECIPES} == {"G0", "G1", "G2", "G3", "G4", "G5"}
