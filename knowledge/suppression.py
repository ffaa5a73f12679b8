"""Which numbers of people's doings may be shown: none that speaks of fewer than five. Pure.

Numbers that are shown together must not give away by subtraction what none of them shows. So they form a
tree: everything that was asked; what it was about; which product, question or words. What is below a
number is shown only where that number is. And wherever a number is shown with some of its parts, the
parts left out are none at all, or hold at least one of five people or more: if they would all be smaller, the
smallest part that could be shown is left out with them. Every difference of shown numbers is then a sum of
parts left out that speaks of five people or more, or nothing. What is not prevented: who looks at a running
month twice sees how much was asked in between, though not by whom.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 5
"""The fewest people a number may speak of."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often one thing was asked.

    Attributes:
        subject: What: a kind, the code of a product, the id of a question, words.
        times: How often.
        people: By at least how many people.
    """

    subject: str
    times: int
    people: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The cells that may be shown, the most frequent first, and whether there are more."""

    cells: tuple[Cell, ...] = ()
    left_out: bool = False

    def times(self, subject: str) -> int | None:
        """Give how often something was asked, None where that is not shown."""
        return next((cell.times for cell in self.cells if cell.subject == subject), None)


def showable(cells: Iterable[Cell], whole: int | None, silent: str | None = None) -> Shown:
    """Choose the cells that may be shown.

    Args:
        cells: Parts of one whole, none counted twice.
        whole: Their sum, and that of parts that are not known any more, where it is shown beside them or can
            be found out; None where it is not.
        silent: The subject that is never shown, None for none; it is left out without being missed.
    """
    every = list(cells)
    unsaid = sum(cell.times for cell in every if cell.subject == silent)
    rest = sum(cell.times for cell in every) if whole is None else whole
    enough = [cell for cell in every if cell.people >= LEAST]
    shown = sorted((c for c in enough if c.subject != silent), key=lambda cell: (-cell.times, cell.subject))
    rest -= sum(cell.times for cell in shown)
    safe = whole is None or len(shown) < len(enough)
    if rest and not safe and shown:
        rest += shown.pop().times
    return Shown(tuple(shown), left_out=rest > unsaid)
