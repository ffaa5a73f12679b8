"""The development set as a guard: figures with slack, so that a change which costs much is seen at once."""

from functools import lru_cache

from benchmarks.match import matcher
from benchmarks.registry import small as registry
from benchmarks.scoring import DEV_SET, Tally, measure, queries, table


@lru_cache(maxsize=1)
def tallies() -> dict[str, Tally]:
    """What the matcher reaches on the development set, by category."""
    return measure(matcher(registry()), queries(DEV_SET))


def test_no_wrong_yes():
    """At most one in a hundred is confirmed wrongly, and no star claim ever."""
    everything = tallies()["all"]
    assert everything.wrong_yes_negative <= 0.01 * (everything.rows - everything.positives)
    assert everything.wrong_yes_positive <= 0.003 * everything.positives
    assert tallies()["neg_star"].wrong_yes_negative == tallies()["hand_star"].wrong_yes_negative == 0


def test_enough_right_answers():
    """Most that can be confirmed is, nearly all is found, and few strangers are asked about."""
    everything = tallies()["all"]
    assert everything.sure >= 0.85 * everything.certifiable
    assert everything.first >= 0.98 * everything.positives
    assert everything.useful >= 0.95 * everything.positives
    assert everything.false_ask <= 0.03 * (everything.rows - everything.positives)


def test_the_table_has_a_line_for_each_category():
    """The printed table names every category once."""
    assert len(table(tallies().items()).splitlines()) == 1 + len(tallies())
