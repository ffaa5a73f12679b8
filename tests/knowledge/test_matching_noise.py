"""Noise: each way of mistyping a name still finds the product, and is confirmed."""

import unicodedata
from functools import lru_cache

import pytest

from benchmarks.registry import small as registry
from knowledge.matching import Matcher, Named, build


@lru_cache(maxsize=1)
def shipped() -> tuple[Matcher, dict[str, Named]]:
    """The matcher over the shipped registry, and the products by code."""
    products = registry()
    return build(products), {p.code: p for p in products}


def found(text: str) -> tuple[str, str]:
    """Decide on the shipped registry; give the decision and the name of the first product."""
    matcher, known = shipped()
    decision = matcher.decide(text)
    return decision.kind, known[decision.products[0].code].name if decision.products else ""


CHILLI = "Tương ớt Mường Khương"
NOISE = {
    "capitals": ("TƯƠNG ỚT MƯỜNG KHƯƠNG", CHILLI),
    "no marks": ("tuong ot muong khuong", CHILLI),
    "some marks": ("tuong ớt mường khuong", CHILLI),
    "letters but no tones": ("tương ơt mương khương", CHILLI),
    "a wrong tone": ("tương ợt mường khương", CHILLI),
    "decomposed": (unicodedata.normalize("NFD", "tương ớt mường khương"), CHILLI),
    "zero width": ("tương\u200bớt m\u200dường khương".replace("\u200b", "\u200b "), CHILLI),
    "telex": ("tuwowng owts muwowngf khuwowng", CHILLI),
    "telex in one word": ("tuong owts muong khuong", CHILLI),
    "vni": ("tu7o7ng o71t mu7o7ng2 khu7o7ng", CHILLI),
    "joined": ("tuongotmuongkhuong", CHILLI),
    "two joined": ("tuong ot muongkhuong", CHILLI),
    "joined with marks": ("tươngớt mườngkhương", CHILLI),
    "hashtag": ("#TuongOtMuongKhuong", CHILLI),
    "slug": ("tuong-ot-muong-khuong", CHILLI),
    "snake": ("tuong_ot_muong_khuong", CHILLI),
    "camera": ("tu0ng 0t mu0ng khu0ng", CHILLI),
    "stretched": ("tương ớt mường khươngggg", CHILLI),
    "emoji": ("🌶️ tương ớt mường khương 🌶️❤️", CHILLI),
    "key slip": ("tuong ot muogn khuong", CHILLI),
    "dropped letter": ("tương ớt mường khươn", CHILLI),
    "size": ("tương ớt mường khương chai 250ml", CHILLI),
    "abbreviation": ("tương ớt MK", CHILLI),
    "English": ("muong khuong chili sauce", CHILLI),
    "turned round": ("mường khương tương ớt", CHILLI),
    "true district added": ("rượu ngô bản phố bắc hà", "Rượu ngô Bản Phố"),
    "province of today added": ("miến đao giới phiên lào cai", "Miến đao Giới Phiên"),
    "regional s and x": ("gạo xéng cù mường vi", "Gạo Séng Cù Mường Vi"),
    "regional l and n": ("nê nậm pung", "Lê Nậm Pung"),
    "regional r and d": ("dượu ngô bản phố", "Rượu ngô Bản Phố"),
    "i and y": ("chè túi lọc hương lí", "Chè túi lọc Hương Lý"),
    "tone placed the old way": ("thịt ba chỉ hun khói yến phương", "Thịt ba chỉ hun khói"),
    "trà for chè": ("trà túi lọc hương lý", "Chè túi lọc Hương Lý"),
    "dong for đao": ("miến dong giới phiên", "Miến đao Giới Phiên"),
    "heo for lợn": ("ruốc heo bản mường khương", "Ruốc lợn bản Mường Khương"),
    "xường for sườn": ("lạp xưởng mường lò", "Lạp sườn Mường Lò"),
    "socola": ("socola detox", "Chocolate Detox"),
    "classifier left out": ("nhãn phong niên", "Quả nhãn Phong Niên"),
}


@pytest.mark.parametrize(("text", "name"), NOISE.values(), ids=NOISE.keys())
def test_noise_is_read_through(text, name):
    """A name mistyped in one of the ways people mistype it is confirmed."""
    assert found(text) == ("match", name)


@pytest.mark.parametrize(
    "text",
    [
        "anh chị cho em xin thông tin về quýt mường khương với ạ",
        "chai tương ớt mường khương em đang cầm là ocop mấy sao vậy shop",
        "nhờ bạn coi giúp chè shan tuyết púng luông đã có giấy chưa",
        "hôm nọ đi chợ phiên thấy bày bán bánh chưng đen bắc hà, không rõ đã được cấp sao chưa",
        "em hỏi chút là gạo nếp tan tú lệ này có đúng hàng ocop không ạ",
        "cho tui hỏi cái rượu thóc thanh kim đó có sao chưa dzậy",
        "cuối tuần em lên chợ thấy người ta bày khoai sọ nậm mả, có đáng tin không ạ",
        "is Bưởi Đại Minh certified?",
        "kiem tra giup minh muong lo farmstay con han chung nhan khong",
    ],
)
def test_sentences_around_the_name(text):
    """A name in the middle of ordinary talk is confirmed."""
    assert found(text)[0] == "match"


@pytest.mark.parametrize(
    ("text", "repaired"),
    [("tuong ot muong khuong", False), ("tương ớt mường khương", False), ("tuwowng ớt mường khương", True),
     ("tương ớt mường khươn", True)],
)  # fmt: skip
def test_repair_is_told(text, repaired):
    """Changing a syllable counts as repair, adding marks does not."""
    assert shipped()[0].decide(text).repaired is repaired


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("shop ơi cho hỏi Tương Ớt mường khương 250g mấy sao vậy", "Tương Ớt mường khương"),
        ("mien quy mong mien dao gioi phien", "mien quy mong mien dao gioi phien"),
        ("artichoke extract sapa", "artichoke extract sapa"),
        ("tuongotmuongkhuong", "tuongotmuongkhuong"),
        ("TRA2 BAT TIEN bảo hưng", "TRA2 BAT TIEN bảo hưng"),
        ("Hồng lien shan", "Hồng lien shan"),
        ("Quả bưởi Múc của HTX Bưởi Múc Thái Niên ❤️", "Quả bưởi Múc của HTX Bưởi Múc Thái Niên"),
        ("cốm na lo năm sao có thật không", "cốm na lo"),
        ("tương ớt MK", "tương ớt MK"),
        ("cho hỏi quế điếu phúc long cơ sở khác ạ", "quế điếu phúc long cơ sở khác"),
        ("gạo nếp tan tú lệ của chị Hoa", "gạo nếp tan tú lệ của chị Hoa"),
        ("cà phê arabica Tú Lệ", "cà phê arabica Tú Lệ"),
    ],
)
def test_product_words_are_quoted(text, quoted):
    """The decision quotes the words it took for the product as the person wrote them, whole and in order."""
    assert shipped()[0].decide(text).query == quoted


@pytest.mark.parametrize("text", ["hồng lien shan", "hong lien shan", "hồng lienshan"])
def test_a_long_word_taken_apart_is_put_together(text):
    """Two words that are one word of a name lead to that name."""
    assert found(text)[1].startswith("Hồng LienShan")


@pytest.mark.parametrize("text", ["home stay hướng kim", "mường lò farm stay"])
def test_a_word_taken_apart_still_confirms(text):
    """A whole name is confirmed though one of its words was typed as two."""
    assert found(text)[0] == "match"
