"""Names of makers as people say them: without legal form and line of business, without marks."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, normalize

from knowledge.texts import words

_NOT_WORDS = re.compile(r"[^\w?%*]+")


def fold(text: str) -> str:
    """Take marks, case and punctuation away: "Mua ở đâu?" becomes "mua o dau"."""
    plain = normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(c for c in plain if not category(c).startswith(("M", "Cf")))
    return " ".join(_NOT_WORDS.sub(" ", bare.replace("?", "") or bare).split())


def own_name(producer: str) -> str:
    """Give what tells a maker from others: "HTX Chè Hương Lý" becomes "Chè Hương Lý"."""
    bare = producer.split("(", maxsplit=1)[0].strip()
    while (shorter := _forms().sub("", bare, count=1)) != bare and shorter:
        bare = shorter
    return bare or producer


@cache
def _forms() -> re.Pattern[str]:
    """Legal forms and lines of business that many makers' names begin with."""
    names = sorted(words()["maker_forms"], key=len, reverse=True)
    return re.compile(rf"^({'|'.join(map(re.escape, names))})\s+", re.IGNORECASE)
