"""No number that is shown, and no difference of such numbers, speaks of fewer than five people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.figures import asked_of
from knowledge.people.tallies import bucket
from knowledge.suppression import LEAST, Cell, showable
from tests.knowledge.conftest import DAY

MOST_TAKEN_AWAY = 4
Event = tuple[int, str, str]
"""Who, of which kind, about what."""

EVENTS = st.lists(
    st.tuples(
        st.integers(1, 14),
        st.sampled_from(["product", "faq", "missed", "fairs", ""]),
        st.sampled_from(["", "a", "b", "c"]),
    ),
    max_size=70,
)


def told(events: Iterable[Event]) -> list[tuple[Event, list[tuple[str, str]]]]:
    """What is counted of each event, as `handlers.counting` does."""
    return [
        (one, [("all", ""), ("kind", one[1]), *([(one[1], one[2])] if one[1] not in ("", "fairs") else [])])
        for one in events
    ]


def cells_of(events: Iterable[Event], *, in_buckets: bool) -> dict[str, list[Cell]]:
    """The cells of a month, people counted as they are, or as the database does."""
    people: dict[tuple[str, str], list[int]] = {}
    for (who, _, _), counted in told(events):
        for key in counted:
            people.setdefault(key, []).append(bucket("1", who, DAY, *key) if in_buckets else who)
    found: dict[str, list[Cell]] = {}
    for (what, subject), who in people.items():
        found.setdefault(what, []).append(Cell(subject, len(who), len(set(who))))
    return found


def published(events: list[Event], cells: dict[str, list[Cell]]) -> list[frozenset[int]]:
    """For each number that is shown, which events it counts."""
    asked = asked_of(cells)
    shown = [("all", "")] if asked.times is not None else []
    shown += [("kind", cell.subject) for cell in asked.kinds.cells]
    for kind, below in (("product", asked.products), ("faq", asked.faqs), ("missed", asked.missed)):
        shown += [(kind, cell.subject) for cell in below.cells]
    return [frozenset(n for n, (_, counted) in enumerate(told(events)) if key in counted) for key in shown]


def people_of(events: list[Event], numbers: Iterable[int]) -> int:
    """How many people are behind some events."""
    return len({events[n][0] for n in numbers})


@settings(max_examples=300, deadline=None)
@given(EVENTS, st.booleans())
@example([(n, "product", "a") for n in range(1, 7)] + [(7, "product", "b")], False)
@example([(n, "product", "a") for n in range(1, 9)] + [(n, "faq", "a") for n in range(1, 4)], True)
def test_no_difference_of_shown_numbers_speaks_of_few(events: list[Event], in_buckets: bool) -> None:
    """Whatever is taken away from a shown number, five people are left behind it, or nobody."""
    shown = published(events, cells_of(events, in_buckets=in_buckets))
    for whole in shown:
        assert people_of(events, whole) >= LEAST
        parts = [part for part in shown if part < whole]
        for count in range(1, MOST_TAKEN_AWAY + 1):
            for taken in combinations(parts, count):
                left = people_of(events, whole.difference(*taken))
                assert left == 0 or left >= LEAST, (whole, taken)


@settings(max_examples=100, deadline=None)
@given(EVENTS)
def test_filled_buckets_are_never_more_than_people(events: list[Event]) -> None:
    """Two people may fall into one bucket, one person never into two."""
    exact = cells_of(events, in_buckets=False)
    for what, cells in cells_of(events, in_buckets=True).items():
        for one, true in zip(cells, exact[what], strict=True):
            assert (one.subject, one.times) == (true.subject, true.times)
            assert one.people <= true.people


def test_the_smallest_cell_goes_with_one_that_is_too_small() -> None:
    """Else the sum would give the small one away; a hidden cell of five people does as well."""
    big, middle, small = Cell("a", 40, 20), Cell("b", 9, 6), Cell("c", 2, 1)
    assert showable([big, middle], 49).cells == (big, middle)
    assert showable([big, middle, small], 51).cells == (big,)
    assert showable([big, middle, small], 51).left_out
    assert showable([big, middle, small, Cell("", 7, 5)], 58, silent="").cells == (big, middle)
    assert showable([big, small], None).cells == (big,)


def test_what_is_not_known_any_more_counts_as_too_small() -> None:
    """Words that were erased are still in the sum."""
    big, middle = Cell("a", 40, 20), Cell("b", 9, 6)
    assert showable([big, middle], 50).cells == (big,)


def test_nothing_is_missed_where_only_the_unsaid_is_left_out() -> None:
    """Greetings are no group of too few."""
    shown = showable([Cell("a", 40, 20), Cell("", 9, 6)], 49, silent="")
    assert (len(shown.cells), shown.left_out) == (1, False)
