"""What the baselines have in common: how they are opened and asked, and how text is made plain for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

Hit = tuple[float, int]
"""A score, higher is better, and the place of the name in the list the baseline was opened with."""


class Baseline(Protocol):
    """A way to find names that is not ours."""

    @property
    def name(self) -> str:
        """What the table calls it."""

    def search(self, text: str, limit: int) -> list[Hit]:
        """Give the best names for a text, best first."""


Factory = Callable[[list[str]], AbstractContextManager[Baseline]]
"""Opens a baseline over names and closes again what it opened."""


class NotPresent(Exception):
    """This machine lacks what a baseline needs; the message says what."""


def storable(text: str) -> str:
    """Leave out what no engine takes as text: the NUL character and halves of surrogate pairs."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")


def folded(text: str) -> str:
    """Lower case without marks, single spaces."""
    plain = unicodedata.normalize("NFD", storable(text).lower()).replace("đ", "d")
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
