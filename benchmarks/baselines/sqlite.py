"""SQLite's full-text index over trigrams, ranked by bm25."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from benchmarks.baselines.shape import Baseline, Hit, NotPresent, folded

NAME = "SQLite FTS5 trigram, bm25"

# bm25 is the smaller the better: https://www.sqlite.org/fts5.html#the_bm25_function
# and sorting by rank is faster than by bm25(): https://www.sqlite.org/fts5.html#sorting_by_auxiliary_function_results
SEARCH = "SELECT -rank, rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"


@dataclass(frozen=True, slots=True)
class Trigrams:
    """Names that share trigrams with the text, rare ones counting more."""

    connection: sqlite3.Connection
    name: str = NAME

    def search(self, text: str, limit: int) -> list[Hit]:
        """Give the best names for a text, best first."""
        wanted = any_trigram(folded(text))
        return self.connection.execute(SEARCH, (wanted, limit)).fetchall() if wanted else []


def any_trigram(text: str) -> str:
    """A query for names with any trigram of the text, each as a string, so that nothing in it is syntax.

    https://www.sqlite.org/fts5.html#full_text_query_syntax
    """
    trigrams = dict.fromkeys(text[i : i + 3] for i in range(len(text) - 2))
    return " OR ".join('"' + trigram.replace('"', '""') + '"' for trigram in trigrams)


@contextmanager
def trigrams(names: list[str]) -> Iterator[Baseline]:
    """Index the names in memory."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize = 'trigram')")
        except sqlite3.OperationalError as error:
            raise NotPresent(f"SQLite {sqlite3.sqlite_version}: {error}") from error
        rows = [(index, folded(name)) for index, name in enumerate(names)]
        connection.executemany("INSERT INTO names (rowid, name) VALUES (?, ?)", rows)
        yield Trigrams(connection)
