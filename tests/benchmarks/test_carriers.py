"""The wording around product names: shape, counts, one place for the name, nothing twice."""

from __future__ import annotations

from pathlib import Path
from unicodedata import category, normalize

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "benchmarks" / "data"
FILES = ["carriers.yaml", "carriers_held.yaml"]
AT_LEAST = {
    "around": (150, 65),
    "long": (110, 50),
    "chat": (60, 25),
    "procedure": (50, 22),
    "english": (40, 18),
}
WITH_NAME = ["around", "long", "english"]


def carriers(file: str) -> dict[str, list[str]]:
    return yaml.safe_load((DATA / file).read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", FILES)
def test_shape_and_counts(file: str) -> None:
    lists = carriers(file)
    assert list(lists) == list(AT_LEAST)
    for key, least in AT_LEAST.items():
        lines = lists[key]
        assert all(isinstance(line, str) and line == line.strip() for line in lines), key
        assert all(lines), key
        assert len(lines) >= least[FILES.index(file)], key


@pytest.mark.parametrize("file", FILES)
def test_one_place_for_the_name(file: str) -> None:
    lists = carriers(file)
    wrong = [line for key in WITH_NAME for line in lists[key] if line.count("{p}") != 1]
    wrong += [line for key in ("chat", "procedure") for line in lists[key] if "{" in line]
    assert len(wrong) == 0  # a count, so that no held line is ever printed


@pytest.mark.parametrize("file", FILES)
def test_long_ones_are_sentences(file: str) -> None:
    sizes = [len(line.split()) for line in carriers(file)["long"]]
    assert min(sizes) >= 8
    assert max(sizes) <= 32


def bare(line: str) -> str:
    """Take case and marks away, and nothing else: emoji and question marks are words too here."""
    apart = normalize("NFD", line.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in apart if not category(c).startswith("M")).split())


def test_nothing_twice() -> None:
    seen = [bare(line) for file in FILES for lines in carriers(file).values() for line in lines]
    assert len(seen) - len(set(seen)) == 0
