"""PostgreSQL's trigram similarity, pg_trgm with unaccent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.baselines.cluster import ROLE, cluster
from benchmarks.baselines.shape import Baseline, Hit, NotPresent, storable

if TYPE_CHECKING:
    from psycopg import Connection

NAME = "PostgreSQL similarity()"

# unaccent before lower: in the C locale lower() knows the letters of ASCII only.
PLAIN = "lower(unaccent(normalize(%s)))"

SETUP = (
    "CREATE EXTENSION pg_trgm",
    "CREATE EXTENSION unaccent",
    "CREATE TABLE names (row integer, name text)",
)
# With an index built after the rows, and <-> in ORDER BY, only the nearest are read:
# https://www.postgresql.org/docs/current/pgtrgm.html#PGTRGM-INDEX
FINISH = ("CREATE INDEX ON names USING gist (name gist_trgm_ops)", "VACUUM ANALYZE names")

# The text is made plain in a subquery of its own, once and not for every row. The nearest come with all that
# are as near, and of these the first given are taken: a GiST tree is not built the same way twice, and the
# figures would differ from run to run. (With `row` in the inner ORDER BY the planner leaves the index aside.)
SEARCH = (
    f"WITH wanted AS MATERIALIZED (SELECT {PLAIN} AS name), "
    "nearest AS (SELECT name <-> (SELECT name FROM wanted) AS distance, row FROM names "
    "ORDER BY distance FETCH FIRST (%s) ROWS WITH TIES) "
    "SELECT 1 - distance, row FROM nearest ORDER BY distance, row LIMIT %s"
)


@dataclass(frozen=True, slots=True)
class Similarity:
    """Names by the share of trigrams they have in common with the text."""

    connection: Connection
    name: str = NAME

    def search(self, text: str, limit: int) -> list[Hit]:
        """Give the best names for a text, best first."""
        rows = self.connection.execute(SEARCH, (storable(text), limit, limit), prepare=True)
        return [(score, row) for score, row in rows]


def _fill(connection: Connection, names: list[str]) -> None:
    for statement in SETUP:
        connection.execute(statement)
    with connection.cursor() as cursor:
        rows = [(row, storable(name)) for row, name in enumerate(names)]
        cursor.executemany(f"INSERT INTO names VALUES (%s, {PLAIN})", rows)
    for statement in FINISH:
        connection.execute(statement)


@contextmanager
def similarity(names: list[str]) -> Iterator[Baseline]:
    """Fill the names into a server of our own."""
    try:
        import psycopg
    except ImportError as error:  # psycopg itself, or the library it needs
        raise NotPresent(str(error)) from error
    with (
        cluster() as folder,
        psycopg.connect(host=str(folder), port=5432, user=ROLE, dbname="postgres", autocommit=True) as server,
    ):
        try:
            _fill(server, names)
        except psycopg.errors.FeatureNotSupported as error:
            raise NotPresent(str(error)) from error
        yield Similarity(server)
