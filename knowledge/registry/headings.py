"""Which column of the registry a heading means, and which row of a list holds the headings.

Officials' lists have titles above, headings of two rows, merged cells, columns in any order. What is not
known is not guessed: the official is shown every heading with what it was taken for, and can correct it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.matching.nearest import likest
from knowledge.registry.names import fold
from knowledge.yaml_files import read_yaml

SKIP = "skip"
"""What a column is called that says nothing for the registry."""

COLUMNS = (
    "name", "producer", "stars", "commune", "district", "address", "decision_no", "decision_date",
    "issued_on", "valid_to", "recognised_year", "status", "revoked_on", "reason", "product_group",
    "producer_type", "code", "note", "former_province", "source_url", "source_date",
)  # fmt: skip
"""Every column a heading can mean, the most needed first."""

LOOKED_AT = 30
"""Rows in which headings are looked for."""

ALIKE = 88.0
"""Likeness of letters from which a misspelt heading is taken for a known one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a list.

    Attributes:
        place: Counted from 0.
        words: The heading as it stands there.
        column: What it means; SKIP for what says nothing, "" where that is not known.
        sure: Whether the words are known as they are.
    """

    place: int
    words: str
    column: str
    sure: bool = True


@cache
def _known() -> dict[str, str]:
    """Give the column by the folded heading."""
    listed = read_yaml(Path(__file__).with_name("headings.yaml"))
    return {fold(str(words)): column for column, several in listed.items() for words in several}


def meaning(words: str) -> tuple[str, bool]:
    """Give the column that a heading means, and whether that is sure; ("", False) where it is not known."""
    name = "_".join(words.casefold().split())
    if name in COLUMNS:
        return name, True
    whole, bare = fold(words), fold(re.sub(r"\([^)]*\)", " ", words))
    for text in (whole, bare):
        if text in _known():
            return _known()[text], True
    begins = [known for known in _known() if " " in known and f"{bare} ".startswith(f"{known} ")]
    if begins:
        return _known()[max(begins, key=len)], False
    found = likest(bare, tuple(_known()), ALIKE) if len(bare) > 4 else None
    return (tuple(_known().values())[found], False) if found is not None else ("", False)


def recognise(labels: Sequence[str]) -> tuple[Heading, ...]:
    """Say what each heading means; of two that mean the same, the sure one that comes first does."""
    meant = [meaning(words) if words.strip() else (SKIP, True) for words in labels]
    taken: dict[str, int] = {}
    for sure in (True, False):
        for place, (column, certain) in enumerate(meant):
            if column not in ("", SKIP) and certain is sure:
                taken.setdefault(column, place)
    return tuple(
        Heading(place, words, column if column in ("", SKIP) or taken[column] == place else "", certain)
        for place, (words, (column, certain)) in enumerate(zip(labels, meant, strict=True))
    )


def score(cells: Sequence[str]) -> int:
    """Count the columns that a row of cells names, a name of products a little more; 0 below two."""
    found = {column for cell in cells if cell.strip() for column, _ in [meaning(cell)] if column}
    return 2 * len(found) + bool(found & {"name", "code"}) if len(found) > 1 else 0


def header_row(lines: Sequence[Sequence[str]]) -> int | None:
    """Give the place of the row that has the headings, None where none names two columns."""
    best = max(range(min(len(lines), LOOKED_AT)), key=lambda n: (score(lines[n]), -n), default=None)
    return best if best is not None and score(lines[best]) else None
