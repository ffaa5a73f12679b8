"""Each baseline finds a name, bears odd input and closes what it opened; thresholds are the best."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import gettempdir

import pytest

from benchmarks.baselines import FACTORIES, Baseline, NotPresent, calibrated, cluster, held_to, opened
from benchmarks.baselines.postgres import NAME as POSTGRES
from benchmarks.baselines.shape import folded, storable
from benchmarks.baselines.sqlite import any_trigram
from benchmarks.registry import DATA
from benchmarks.scoring import Product, Query, Verdict


def distinct_names(count: int) -> list[str]:
    """Names of which none holds all words of another: token_set_ratio cannot tell such a pair apart."""
    with (DATA / "products.csv").open(encoding="utf-8", newline="") as file:
        words = {row["name"]: set(folded(row["name"]).split()) for row in csv.DictReader(file)}
    alone = [
        name
        for name in words
        if sum(words[name] <= other or words[name] >= other for other in words.values()) == 1
    ]
    return alone[:count]


NAMES = distinct_names(20)

ODD = {
    "empty": "",
    "blank": " \t\n",
    "quotes": "\"'“”‘’«»''\"\"`",
    "one letter": "g",
    "emoji": "🍯🍯🌶️ 👨‍👩‍👧",
    "one word of 4,000 letters": "ngtrươ" * 667,
    "4,000 letters in words": "miến đao gạo " * 308,
    "punctuation": "?!.,;:-()[]{}*^~\\/|&+=<>@#$%_",
    "syntax": """NEAR(mật ong) AND NOT name:x* OR "a" '; DROP TABLE names; -- %s %(x)s {0}""",
    "NUL": "mật\0ong",
    "half a surrogate pair": "mật \ud83c ong",
    "decomposed": "mâ\u0323t ong",
}


@pytest.fixture(scope="module", params=FACTORIES)
def baseline(request: pytest.FixtureRequest) -> Iterator[Baseline]:
    """Each baseline in turn over twenty names of the shipped registry; skipped where it is not present."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(FACTORIES[request.param](NAMES))
        except NotPresent as reason:
            pytest.skip(str(reason))
        yield found


def test_name(baseline: Baseline) -> None:
    """A baseline is called as in the table."""
    assert baseline.name in FACTORIES


def test_an_exact_name_comes_first(baseline: Baseline) -> None:
    """Every name is found by itself, with scores that fall."""
    for place, name in enumerate(NAMES):
        hits = baseline.search(name, 5)

        assert hits[0][1] == place, name
        assert len(hits) <= 5
        assert [score for score, _ in hits] == sorted((score for score, _ in hits), reverse=True)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_input(baseline: Baseline, text: str) -> None:
    """No text is refused, and none changes what is found afterwards."""
    hits = baseline.search(text, 5)

    assert all(0 <= place < len(NAMES) for _, place in hits)
    assert baseline.search(NAMES[0], 1)[0][1] == 0


def test_folded() -> None:
    """Marks, case and spare spaces go, and what no engine stores."""
    assert folded("  Miến  ĐAO\u0301\n\0 \ud800") == "mien dao"
    assert storable("a\0b\udfffc") == "a bc"


def test_any_trigram() -> None:
    """Every trigram once, as a string in the syntax of FTS5; too short a text asks for nothing."""
    assert any_trigram('a"bca"bc') == '"a""b" OR """bc" OR "bca" OR "ca"""'
    assert any_trigram("ga") == ""


def test_what_is_not_present_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """A baseline that cannot be opened is left out with the reason; the others are there, in order."""

    def absent(_: list[str]) -> ExitStack:
        raise NotPresent("no server")

    monkeypatch.setitem(FACTORIES, POSTGRES, absent)  # type: ignore[arg-type]
    with opened(NAMES) as (present, absent_ones):
        names = [one.name for one in present]

    assert absent_ones[POSTGRES] == "no server"
    assert sorted([*names, *absent_ones]) == sorted(FACTORIES)


def servers() -> set[Path]:
    """The folders of servers of ours."""
    return set(Path(gettempdir()).glob("bench-pg-*"))


def test_no_server_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where PostgreSQL is not installed, that is said."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(cluster, "DEBIAN", tmp_path)

    with pytest.raises(NotPresent, match="no PostgreSQL"):
        cluster.binaries()


def test_the_server_is_gone_after_an_error() -> None:
    """Stopped, and its folder removed, whatever happened meanwhile."""
    pytest.importorskip("psycopg")
    before, process = servers(), None
    try:
        with cluster.cluster() as folder:
            assert folder in servers() - before
            process = Path("/proc") / (folder / "data" / "postmaster.pid").read_text().split()[0] / "cmdline"
            raise ZeroDivisionError
    except NotPresent as reason:
        pytest.skip(str(reason))
    except ZeroDivisionError:
        pass

    assert not folder.exists()
    assert process is not None
    assert not process.exists() or process.read_bytes() == b""  # empty: ended, and not yet missed by init


class Toy:
    """Scores as told."""

    name = "toy"

    def __init__(self, scores: dict[str, tuple[float, int]]) -> None:
        self.scores = scores

    def search(self, text: str, limit: int) -> list[tuple[float, int]]:
        """The one hit told for a text, if any."""
        return [self.scores[text]][:limit] if text in self.scores else []


PRODUCTS: list[Product] = [("Mật ong", "A"), ("Miến đao", "")]


def query(text: str, expect: Verdict, *accepted: Product, ok: tuple[str, ...] = ()) -> Query:
    """A row of a query set."""
    return Query(text, expect, frozenset(ok or (expect,)), frozenset(accepted), "toy")


def test_calibrated() -> None:
    """The threshold of best F1, tolerated yeses left out; below it the answer is none, with the hits."""
    toy = Toy({"a": (9, 0), "b": (8, 1), "c": (7, 0), "d": (6, 0), "e": (6, 0), "f": (2, 1), "g": (7.5, 0)})
    rows = [
        query("a", "certified", PRODUCTS[0]),
        query("b", "certified", PRODUCTS[1]),
        query("c", "none"),
        query("d", "certified", PRODUCTS[0]),
        query("e", "certified", PRODUCTS[0]),
        query("f", "none"),
        query("g", "ambiguous", PRODUCTS[0], ok=("ambiguous", "certified")),
        query("silent", "none"),
    ]

    method = calibrated(toy, PRODUCTS, rows)

    assert method.threshold == 6  # 4 right of 5 said and 4 expected: 8/9; at 8 it is 4/6
    assert method("d") == ("certified", [PRODUCTS[0]])
    assert method("f") == ("none", [PRODUCTS[1]])
    assert method("silent") == ("none", [])


def test_calibrated_on_what_is_never_right() -> None:
    """Where every yes would be wrong, none is said."""
    toy = Toy({"a": (9, 0)})

    assert calibrated(toy, PRODUCTS, [query("a", "certified", PRODUCTS[1])])("a")[0] == "none"


@pytest.mark.parametrize(("share", "certified"), [(0.0, 0), (0.005, 1), (0.01, 2), (0.0149, 2)])
def test_held_to(share: float, certified: int) -> None:
    """As many of 200 negatives are certified as the share allows, and not one more, ties included."""
    toy = Toy({str(n): (100 - n if n < 3 else min(50, 100 - n), 0) for n in range(200)})
    rows = [query(str(n), "none") for n in range(200)]

    method = held_to(toy, PRODUCTS, rows, share)

    assert sum(method(row.text)[0] == "certified" for row in rows) == certified


def test_held_to_without_negatives() -> None:
    """A share of nothing holds nobody."""
    with pytest.raises(ValueError, match="expects none"):
        held_to(Toy({}), PRODUCTS, [query("a", "certified", PRODUCTS[0])])
