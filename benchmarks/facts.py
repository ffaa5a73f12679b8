"""What can be said for certain about the products of a registry: which names fit which words.

Every label of `benchmarks.generate` rests on these questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from benchmarks.names import canonical, compact, kind_of, marked, own_words
from knowledge.matching import Named

# Offices, legal forms and trades: words that do not tell one maker from another.
_FORMS = """
htx hop tac xa to cong ty tnhh co phan cp mot thanh vien ho kinh doanh so san xuat che bien nong nghiep lam
dich vu thuong mai va tong xay dung chi nhanh thuc pham chat luong cao dac huu cong nghe sach sp san pham
khoi nghiep duoc lieu y hoc truyen dong phat trien xanh ba ong tra che ruou thit say viet nam tinh tap the
nuoi ong chan thuy tap doan lao cai yen bai mien nui
"""
FORMS = frozenset(_FORMS.split())

MERGED = {"Yên Bái": "Lào Cai"}  # former province: the one of today


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of a registry with an index over their words."""

    rows: tuple[Named, ...]
    words: tuple[frozenset[str], ...]
    holders: dict[str, frozenset[int]]
    shown: tuple[int, ...]  # rows that an answer may name: recognised and generic
    squeezed: tuple[str, ...]  # of those, the letters alone
    sorted_words: tuple[str, ...]  # of those, the words in the order of the alphabet

    def holding(self, words: Iterable[str]) -> list[int]:
        """Rows whose names hold all these words."""
        sets = sorted((self.holders.get(word, frozenset()) for word in set(words)), key=len)
        return sorted(frozenset.intersection(*sets)) if sets else []

    def fitting(self, text: str) -> list[Named]:
        """Rows that an answer may name and whose names hold every word of the text."""
        return [self.rows[i] for i in self.holding(canonical(text)) if self.may_show(i)]

    def may_show(self, i: int) -> bool:
        """Whether an answer may name the row."""
        return self.rows[i].standing in ("recognised", "generic")

    def held_in(self, text: str) -> list[Named]:
        """Rows with a name of their own, every word of which is in the text."""
        words = frozenset(canonical(text))
        near = {i for word in words for i in self.holders.get(word, ())}
        return [self.rows[i] for i in sorted(near) if self.words[i] <= words and is_own(self.rows[i])]

    def namesakes(self, row: Named) -> list[Named]:
        """Rows that may be shown and read the same once marks and case are gone, the row among them."""
        words = canonical(row.name)
        return [one for one in self.fitting(row.name) if sorted(canonical(one.name)) == sorted(words)]

    def of_kind(self, text: str) -> list[Named]:
        """Rows that hold every word of the text among those that say what they are."""
        words = frozenset(canonical(text))
        return [row for row in self.fitting(text) if words <= kind_words(row)]

    def near(self, text: str, letters: int, without: frozenset[str] = frozenset()) -> bool:
        """Whether a name, not one of those left out, is at most so many letters from the text."""
        words = " ".join(sorted(canonical(text)))
        pairs = ((compact(text), self.squeezed), (words, self.sorted_words))
        return any(self._near(typed, names, letters, without) for typed, names in pairs)

    def _near(self, typed: str, names: Sequence[str], letters: int, without: frozenset[str]) -> bool:
        best = process.extract(
            typed, names, scorer=Levenshtein.distance, score_cutoff=letters, limit=len(without) + 100
        )
        return any(self.rows[self.shown[i]].name not in without for _, _, i in best)


def facts(rows: Sequence[Named]) -> Facts:
    """Look a registry through."""
    words = tuple(frozenset(canonical(row.name)) for row in rows)
    holders: dict[str, set[int]] = defaultdict(set)
    for i, some in enumerate(words):
        for word in some:
            holders[word].add(i)
    shown = tuple(i for i, row in enumerate(rows) if row.standing in ("recognised", "generic"))
    return Facts(
        rows=tuple(rows), words=words, holders={word: frozenset(held) for word, held in holders.items()},
        shown=shown, squeezed=tuple(compact(rows[i].name) for i in shown),
        sorted_words=tuple(" ".join(sorted(canonical(rows[i].name))) for i in shown),
    )  # fmt: skip


def distance(text: str, meant: str) -> int:
    """Letters between a text and what was meant, the words in either order."""
    return min(
        Levenshtein.distance(compact(text), compact(meant)),
        Levenshtein.distance(" ".join(sorted(canonical(text))), " ".join(sorted(canonical(meant)))),
    )


def is_own(row: Named) -> bool:
    """Whether the name holds a place, brand or maker, and so more than a kind of goods."""
    return bool(own_words(row.name, row.places))


def kind(row: Named) -> str:
    """The kind part of the row's name, where it can be told."""
    return kind_of(row.name, row.places)


def same_spelling(rows: Iterable[Named]) -> bool:
    """Whether the names differ in nothing but case and punctuation."""
    return len({marked(row.name) for row in rows}) == 1


@lru_cache(maxsize=100_000)
def kind_words(row: Named) -> frozenset[str]:
    """The words of the name that are not its own."""
    own = own_words(row.name, row.places)
    return frozenset(canonical(" ".join(word for i, word in enumerate(row.name.split()) if i not in own)))


@lru_cache(maxsize=100_000)
def brand(maker: str) -> frozenset[str]:
    """The words of a maker's name that tell him from others."""
    return frozenset(canonical(maker)) - FORMS


@lru_cache(maxsize=100_000)
def claimed_by(row: Named) -> frozenset[str]:
    """Every word that a true row may bring along: its name, maker and places, those of today too."""
    today = [MERGED[place] for place in row.places if place in MERGED]
    return frozenset(canonical(" ".join((row.name, row.producer, *row.places, *today))))
