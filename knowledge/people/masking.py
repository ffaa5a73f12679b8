"""What may be somebody's taken out of a text: names, numbers, addresses, codes.

For words that become public. Too much is taken rather than too little: an official reads the result and
puts back what is missing. Names of communes stay, for an answer may rest on them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

from knowledge.elsewhere import province_in
from knowledge.matching.syllables import is_marked
from knowledge.places import called
from knowledge.registry.names import fold
from knowledge.texts import words

GAP = "…"
LONGEST_NAME = 4
"""Words of the longest name of a person."""

FEWEST_DIGITS = 8
"""Digits of the shortest number that is somebody's."""

COMMONEST = "nguyen"
"""The family name that is no other word, even typed without marks."""

_PLAIN = re.compile(
    r"[1-9]\d{0,2}(?:\.\d{3})+|(?:19|20)\d\d[ -]+(?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d|1[89]00[\d .]+"
)
"""Numbers that are nobody's: money, years, a day, a line that all may call."""

_NUMBER = re.compile(r"(?<![\w/])\+?\(?\d[\d .\-()]{6,}\d(?![\w/])")
_NET = re.compile(
    r"\S+@\S+|(?:https?://|www\.)\S+|(?<!\w)@\w{3,}|\b(?:zalo|facebook|fb)\s*:\s*\S+", re.IGNORECASE
)
_CODE = re.compile(r"\b(?:BC|CH|HS|CS|VT|XN|TB|CC|NH|NT)-[0-9A-Z]{4,}\b|\b(?:mã|code)\s+[2-9A-HJ-NP-Z]{6}\b")
_HOUSE = re.compile(
    r"\b(?:số nhà|nhà số|so nha|ngõ|ngách|hẻm|kiệt)\s+\d+\w*(?:/\d+\w*)*"
    r"|\b(?:số|so)\s+\d+\w*(?:/\d+)*(?=,?\s+(?:đường|phố|ngõ)\b)",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"(?<!văn )(?<!thành )\b(?:thôn|bản|xóm|ấp|tổ dân phố|tổ|khu phố|khu|đường|phố|đội)"
    r"(?P<name>(?:\s+\w+){1,4})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.,;:!?()\n\"“”]")


def anonymous(text: str, keep: Iterable[str] = ()) -> str:
    """Take out of a text what may be somebody's.

    Args:
        text: What somebody wrote.
        keep: Names that are public and stay: of products and makers.

    Returns:
        The text with "…" in the place of each part, spaces tidied.
    """
    plain, names = normalize("NFC", text), tuple(keep)
    for find in (_numbers, _areas, _names):
        plain = _masked(plain, list(find(plain)), list(_spans(plain, names)))
    return _tidy(plain)


def _spans(text: str, keep: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Give where public names stand."""
    low = text.casefold()
    if len(low) != len(text):
        return
    for name in keep:
        at = low.find(name.casefold()) if name else -1
        if at >= 0:
            yield at, at + len(name)


def _masked(text: str, found: list[tuple[int, int]], kept: Collection[tuple[int, int]]) -> str:
    done = len(text)
    for begin, end in sorted(found, reverse=True):
        if end <= done and not any(begin < last and first < end for first, last in kept):
            text, done = f"{text[:begin]}{GAP}{text[end:]}", begin
    return text


def _tidy(text: str) -> str:
    once = re.sub(rf"{GAP}(?:[\s,]*{GAP})+", GAP, text)
    return re.sub(r"[ \t]+", " ", re.sub(r"\s+([,.;:?!])", r"\1", once)).strip()


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Give where addresses of the net, codes, houses and long numbers stand."""
    for pattern in (_NET, _CODE, _HOUSE):
        yield from (found.span() for found in pattern.finditer(text))
    for found in _NUMBER.finditer(text):
        digits = sum(letter.isdigit() for letter in found.group())
        if digits >= FEWEST_DIGITS and not _PLAIN.fullmatch(found.group().strip()):
            yield found.span()


def _areas(text: str) -> Iterator[tuple[int, int]]:
    """Give where hamlets, streets and groups of houses stand: behind their word, in capitals or a number."""
    for found in _AREA.finditer(text):
        named = found["name"].split()
        size = next((n for n, word in enumerate(named) if not _names_area(word)), len(named))
        own = found.group()[: found.start("name") - found.start()].split()[-1:]
        if size and not _is_place([*own, *named[:size]]):
            rest = re.match(rf"(?:\s+\w+){{{size}}}", found["name"])
            yield found.start(), found.start("name") + (rest.end() if rest else 0)


def _names_area(word: str) -> bool:
    """Whether a word is a part of a hamlet's name: it has a capital, or is a number of two digits."""
    return word[:1].isupper() or (word[:1].isdigit() and len(word) < 3)


# --- names of people ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, where each stands, and whether it was typed with marks at all."""

    text: str
    typed: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    marked: bool

    def same(self, typed: str, known: str) -> bool:
        """Whether a word is the known one: to the mark, or without any in a text that has none."""
        low = typed.casefold()
        return low == known or (not self.marked and low == fold(known))

    def is_(self, at: int, kind: str) -> bool:
        """Whether the word at a place is one of a kind."""
        word = self.typed[at]
        return any(self.same(word, known) for known in _known(kind).get(fold(word), ()))

    def behind(self, at: int, kind: str) -> bool:
        """Whether words of a kind stand right before a place."""
        phrases = (str(phrase).split() for phrase in words()[kind])
        return any(
            at >= len(phrase) and all(map(self.same, self.typed[at - len(phrase) : at], phrase))
            for phrase in phrases
        )


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Give where names of people stand: behind a form of address or "tên là", or begun by a family name."""
    spans = tuple(match.span() for match in _WORD.finditer(text))
    said = _Words(text, tuple(text[begin:end] for begin, end in spans), spans, is_marked(text))
    at = 0
    while at < len(spans):
        size = _name_at(said, at)
        if size:
            yield spans[at][0], spans[at + size - 1][1]
        at += max(size, 1)


def _name_at(said: _Words, at: int) -> int:
    """Give how many words from here are a name, 0 for none."""
    if said.is_(at, "never_names"):
        return 0
    run, family, told = _run(said, at), said.is_(at, "family_names"), said.behind(at, "introduces")
    due = told or said.behind(at, "may_introduce") or said.behind(at, "before_names")
    if family and run > 2 and any(said.same(said.typed[at + 1], known) for known in ("văn", "thị")):
        return _with_middle(said, at, run, due=due)
    if _case(said.typed[at]) != "first":
        return _up_to(said, at, 2 if family else 1) if told else 0
    named = due or (family and run > 1)
    return 0 if not named or _around_place(said, at, run) else run


def _with_middle(said: _Words, at: int, run: int, *, due: bool) -> int:
    """Give the size of a name with "văn" or "thị" in it; typed small and plain, only where a name is due."""
    if said.typed[at + 2].casefold() in _flat("never_given"):
        return 0  # "quản lý thị trường"
    if _case(said.typed[at]) != "small":
        return run
    sure = said.marked or due or fold(said.typed[at]) == COMMONEST
    return _up_to(said, at, LONGEST_NAME, least=3) if sure else 0


def _run(said: _Words, at: int) -> int:
    """Give how many words go on from here as a name may: of one case, with no sign between."""
    size = 1
    while size < LONGEST_NAME and at + size < len(said.typed):
        between = said.text[said.spans[at + size - 1][1] : said.spans[at + size][0]]
        if _STOP.search(between) or _case(said.typed[at + size]) != _case(said.typed[at]):
            break
        size += 1
    return size


def _case(word: str) -> str:
    """Give whether a word is in capitals, begins with one, or has none; "I" is no name."""
    if not word[:1].isupper() or word == "I":
        return "small"
    return "all" if len(word) > 1 and word.isupper() else "first"


def _up_to(said: _Words, at: int, most: int, least: int = 1) -> int:
    """Give how many words of a name typed in small letters, up to where the sentence goes on."""
    size = least
    while size < most and at + size < len(said.typed) and not said.is_(at + size, "never_names"):
        size += 1
    return size


def _around_place(said: _Words, at: int, run: int) -> bool:
    """Whether words that look like a name are a place, or its second half: "Hà Giang", "Mường Lò"."""
    return _is_place(said.typed[at : at + run]) or (at > 0 and _is_place(said.typed[at - 1 : at + 1]))


def _is_place(typed: Sequence[str]) -> bool:
    sizes = range(2, len(typed) + 1)
    return any(called(" ".join(typed[:size])) or province_in(typed[:size]) for size in sizes)


@cache
def _known(kind: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words()[kind]:
        found.setdefault(fold(str(word)), []).append(str(word))
    return {folded: tuple(known) for folded, known in found.items()}


@cache
def _flat(kind: str) -> frozenset[str]:
    return frozenset(map(str, words()[kind]))
