"""Other people's ways to find a name, measured beside ours.

Each opens over a list of names, tells its `name` and answers `search(text, limit)` with scores and places in
that list (`shape.Baseline`). `opened` opens all that this machine can; `threshold` makes methods of the
benchmark of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from benchmarks.baselines import fuzzy, lucene_like, postgres, sqlite
from benchmarks.baselines.shape import Baseline, Factory, NotPresent
from benchmarks.baselines.threshold import Certifying, calibrated, held_to

__all__ = ["FACTORIES", "Baseline", "Certifying", "NotPresent", "calibrated", "held_to", "opened"]

FACTORIES: dict[str, Factory] = {
    **fuzzy.FACTORIES,
    postgres.NAME: postgres.similarity,
    sqlite.NAME: sqlite.trigrams,
    lucene_like.NAME: lucene_like.fuzzy_terms,
}


@contextmanager
def opened(names: list[str]) -> Iterator[tuple[list[Baseline], dict[str, str]]]:
    """Open every baseline that this machine can; for the others, by name, what is not present."""
    with ExitStack() as stack:
        present: list[Baseline] = []
        absent: dict[str, str] = {}
        for name, factory in FACTORIES.items():
            try:
                present.append(stack.enter_context(factory(names)))
            except NotPresent as reason:
                absent[name] = str(reason)
        yield present, absent
