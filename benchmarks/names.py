"""What a product's name is made of, by rules simple enough to check by eye.

The rules are those of the labels, not of the matcher: nothing here comes from `knowledge.matching`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from benchmarks.letters import bare

# Words of one meaning; the reader of a shop sign takes them for one (folded, rule 8 of the labels).
SAME = {"che": "tra", "heo": "lon", "trai": "qua", "giam": "dam", "xuong": "suon"}
PHRASES = (("mien dao", "mien dong"), ("sapa", "sa pa"))

# Capitals inside a name that tell a variety or a material, not a place, brand or maker.
VARIETIES = (
    "séng cù", "lứt", "shan", "tam hoa", "bát tiên", "ô long", "ldp1", "thổ cẩm", "kale", "detox", "vua",
    "bát độ", "tan", "actiso", "múc", "đao", "ngự", "giảo", "trà", "văn hóa", "văn hoá", "homestay", "coffee",
    "java", "cà gai leo", "tôm nõn", "đinh", "bắc thơm", "tôm", "nõn", "akoya", "tahiti", "southsea",
    "đông phương", "âu", "wasabi", "hà nhì", "nụ vối", "khôi", "nhài", "quế", "lê", "chuối", "mật ong",
    "nhung hươu", "húng lìu", "đường", "hương chiêm", "đào", "v2", "ecohost", "di lặc",
)  # fmt: skip

# Own names that begin like a variety, or that small letters hide.
BRANDS = ("shan thịnh", "quế phát", "mường lò", "sáng lê", "lan's", "vicumax", "đại lão vương")

# Kinds that one syllable names in full; any other kind has at least two.
_SHORT_KINDS = "gạo chè trà quýt lê cốm rượu bưởi chuối quế cam gà vịt măng ổi nấm giò dừa mận khoai"
SHORT_KINDS = frozenset(_SHORT_KINDS.split())
LINKS = frozenset(("xã", "hồ", "bản", "thôn", "núi", "-", "thị", "trấn", "cô"))
HEAD_ONLY = frozenset(("quả", "trái", "đặc", "sản", "bộ", "sản phẩm", "đặc sản"))


@lru_cache(maxsize=100_000)
def canonical(text: str) -> tuple[str, ...]:
    """Words without marks and case, one word for each meaning."""
    words = " ".join(re.findall(r"\w+", bare(text).lower()))
    for said, meant in PHRASES:
        words = re.sub(rf"\b{said}\b", meant, words)
    return tuple(SAME.get(word, word) for word in words.split())


def compact(text: str) -> str:
    """The letters alone, to measure distances on."""
    return "".join(canonical(text))


def marked(text: str) -> tuple[str, ...]:
    """Words in small letters with their marks."""
    return tuple(re.findall(r"\w+", text.lower()))


@lru_cache(maxsize=100_000)
def own_words(name: str, places: tuple[str, ...] = ()) -> frozenset[int]:
    """Which words of a name (by position in its split) hold a place, a brand or a maker: the capitals."""
    words = name.split()
    small = [word.lower().strip("(),") for word in words]
    variety = _covered(small, VARIETIES)
    capitals = {i for i, word in enumerate(words) if i and word.strip("(")[:1].isupper()}
    named = _covered(small, BRANDS + tuple(place.lower() for place in places))
    return frozenset((capitals - variety) | named)


def _covered(words: list[str], phrases: tuple[str, ...]) -> set[int]:
    found: set[int] = set()
    for phrase in phrases:
        parts = phrase.split()
        for start in range(len(words) - len(parts) + 1):
            if words[start : start + len(parts)] == parts:
                found.update(range(start, start + len(parts)))
    return found


def kind_of(name: str, places: tuple[str, ...] = ()) -> str:
    """The words that say what it is, where all that is its own stands after them; else nothing."""
    words, own = name.split(), own_words(name, places)
    if not own or any(i not in own for i in range(min(own), len(words))):
        return ""
    head = words[: min(own)]
    while head and head[-1].lower() in LINKS:
        head.pop()
    if len(head) == 1 and head[0].lower() not in SHORT_KINDS:
        return ""
    return "" if " ".join(head).lower() in HEAD_ONLY else " ".join(head)
