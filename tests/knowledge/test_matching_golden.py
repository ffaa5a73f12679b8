"""Golden files, one for each class of typing error: so many of its rows are decided as wanted, and no fewer.

A change that helps one class and hurts another shows here. The rows were written without running the matcher;
a wrong yes is none of its misses: there is not one in any file.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks.registry import small
from knowledge.matching import Decision, Matcher, Named, build

FOLDER = Path(__file__).parent / "golden"
FLOORS = {
    "camera_digits": 24, "chat": 22, "dropped_doubled_letters": 24, "english_tourist": 28,
    "hashtags_slugs": 25, "hoi_nga_and_finals": 23, "joined_syllables": 25, "key_slips": 19,
    "maker_added": 28, "no_marks": 21, "old_tone_and_iy": 24, "other_kind": 20, "other_maker": 21,
    "other_place": 26, "packing_and_units": 23, "pending_or_withdrawn": 27, "place_added": 30,
    "question_around": 19, "regional_l_n_d_gi_r": 24, "regional_s_x_ch_tr": 23, "some_marks": 21,
    "stretched_letters": 23, "swapped_words": 25, "telex_raw": 23, "too_many_stars": 22, "unicode": 27,
    "vni_raw": 22, "voice_homophones": 21, "wrong_tone": 21,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One typed text, the product it names ("" for none), and the decisions that are right."""

    typed: str
    name: str
    producer: str
    want: tuple[str, ...]


def rows(kind: str) -> list[Row]:
    """Read a file; nothing is normalised, for that is what some rows are about."""
    lines = (FOLDER / f"{kind}.tsv").read_text("utf-8").split("\n")[1:]
    cells = (line.split("\t") for line in lines if line)
    return [Row(typed, name, producer, tuple(want.split("/"))) for typed, name, producer, want in cells]


@lru_cache(maxsize=1)
def shipped() -> tuple[Matcher, dict[str, Named]]:
    """The matcher over the shipped registry, and the products by code."""
    products = small()
    return build(products), {p.code: p for p in products}


def is_product(row: Row, decision: Decision) -> bool:
    """Whether the first product of the decision is the one of the row."""
    first = shipped()[1][decision.products[0].code] if decision.products else None
    same = first is not None and first.name == row.name
    return same and (not row.producer or decision.kind != "match" or first.producer == row.producer)


def test_every_file_has_a_floor() -> None:
    """Each class has its file and its floor, at least 15 rows, and there are at least 12 classes."""
    files = {path.stem for path in FOLDER.glob("*.tsv")}
    assert files == set(FLOORS)
    assert len(files) >= 12
    assert all(len(rows(kind)) >= 15 for kind in files)


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_so_many_are_decided_as_wanted(kind: str) -> None:
    """The decision is one of those wanted, and the product the right one."""
    decided = [(row, shipped()[0].decide(row.typed)) for row in rows(kind)]
    right = [d.kind in row.want and (not row.name or is_product(row, d)) for row, d in decided]
    assert sum(right) >= FLOORS[kind], [
        row.typed for (row, _), ok in zip(decided, right, strict=True) if not ok
    ]


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_no_row_gets_a_wrong_yes(kind: str) -> None:
    """Whatever else is missed, no other product is confirmed, and none where none is meant."""
    decided = [(row, shipped()[0].decide(row.typed)) for row in rows(kind)]
    assert not [row.typed for row, d in decided if d.kind == "match" and not is_product(row, d)]
