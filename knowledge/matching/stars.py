"""How many stars a message claims, in whatever way people write it: "5 sao", "năm ngôi sao", "5⭐", "★★★★★".

A wrong number of stars is the commonest lie on a label, so a claim is looked for wherever it may hide, and of
several the highest counts. Asking how many ("mấy sao") claims nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import ceil

from knowledge.matching.vocabulary import Vocabulary

CLAIM = "\x00"  # stands in the text where the first claim was
NATIONAL = 5  # only five stars are given by the ministry: Quyết định 26/2026/QĐ-TTg, as 148/2023 before it
_SIGNS = "⭐★☆✰✪✯⭑🌟✨✩"
_RUN = re.compile(rf"(?:[{_SIGNS}]\s*){{2,}}|(?<!\*)\*{{3,6}}(?!\*)")
_AFTER = (
    r"(?=\s*(?:$|[,.;?!)]|k\b|ko\b|không|khong|hông|hok|chưa|chua|phải|phai|đúng|dung|thật|that|à|hả|ha\b))"
)


@lru_cache(maxsize=1)
def _ways(vocab: Vocabulary) -> tuple[re.Pattern[str], ...]:
    """The ways to claim a number; each has the number as its group, the last two none."""
    words = "|".join(sorted(map(re.escape, vocab.star_words), key=lambda word: (-len(word), word)))
    number = rf"(\d{{1,3}}(?:[.,]\d)?|(?<!\d\s)(?:{words}))"
    star = rf"(?:(?:ngôi|ngoi)\s+)?(?:sao+|xao+|stars?)\b|[{_SIGNS}*]"
    return (
        re.compile(rf"(?<![\w,.])(?:(?:ocop|hạng|hang)\s*)?{number}[\s.\-]*(?:{star})"),
        re.compile(rf"(?:số sao|so sao|rating|stars?|[{_SIGNS}*]\s*x?)\s*:?\s*([1-9])\b"),
        re.compile(rf"\bsao\s*:?\s*([1-9])\b{_AFTER}|\bocop\s+([1-9])\b{_AFTER}|\b([1-5])\s*/\s*5\b"),
        re.compile(rf"\bhạng\s*([1-9]|v|{words})\b"),
        re.compile(r"\b(?:ocop|cấp|cap)\s+(?:quốc gia|quoc gia|trung ương|trung uong)\b"),
    )


def claimed(text: str, vocab: Vocabulary) -> tuple[str, int | None]:
    """Take the claims out of a lower-case text, whose length stays.

    Returns:
        The text with CLAIM where the first claim stood and spaces for the rest, and the highest number
        claimed; None where none is.
    """
    found = [(match, _number(match, vocab)) for way in _ways(vocab) for match in way.finditer(text)]
    found += [(match, len(re.sub(r"\s", "", match.group()))) for match in _RUN.finditer(text)]
    if not found:
        return text, None
    letters = list(text)
    for match, _ in found:
        letters[match.start() : match.end()] = " " * len(match.group())
    letters[min(match.start() for match, _ in found)] = CLAIM
    return "".join(letters), max(number for _, number in found)


def _number(match: re.Match[str], vocab: Vocabulary) -> int:
    said = next((group for group in match.groups() if group), "")
    if said[:1].isdigit():
        return ceil(float(said.replace(",", ".")))
    return vocab.star_words.get(said, NATIONAL)
