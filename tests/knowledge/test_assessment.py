"""Self-assessment against an independent reading of the criteria file."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assessing import assessed
from knowledge.rules.assessment import assess
from knowledge.rules.criteria import SHIPPED, BadCriteria, criteria
from knowledge.yaml_files import read_yaml

RAW: dict[str, Any] = read_yaml(SHIPPED)
SETS = {row["set_no"]: row for row in RAW["sets"]}
NUMBERS = sorted(SETS)


def raw_criteria(number: int) -> list[tuple[str, dict[str, Any]]]:
    """Part and criterion of a set as the file has them."""
    return [(p["code"], c) for p in SETS[number]["parts"] for g in p["groups"] for c in g["criteria"]]


def independent(number: int, answers: dict[str, int]) -> dict[str, Any]:
    """The same sums, written another way."""
    points = {"A": 0, "B": 0, "C": 0}
    short: dict[int, set[str]] = {3: set(), 4: set(), 5: set()}
    for part, c in raw_criteria(number):
        at = answers.get(str(c["code"]), -1)
        points[part] += c["options"][at]["points"] if at >= 0 else 0
        for n, option in enumerate(c["options"]):
            for star in (3, 4, 5):
                if option.get("min_star", 9) <= star and at < n:
                    short[star].add(str(c["code"]))
    total = sum(points.values())
    band = 5 if total >= 90 else 4 if total >= 70 else 3 if total >= 50 else 2 if total >= 30 else 1
    stars = max([s for s in (3, 4, 5) if s <= band and not short[s]], default=None)
    return {
        "points": points, "total": total, "band": band, "stars": stars,
        "blocked": short[3 if stars is None else min(5, stars + 1)],
    }  # fmt: skip


def same(number: int, answers: dict[str, int]) -> None:
    """Hold ours against the independent sums."""
    found, want = assess(criteria(), criteria().sets[number], answers), independent(number, answers)
    assert (found.points, found.total, found.band) == (want["points"], want["total"], want["band"])
    assert found.stars == want["stars"]
    assert set(found.blocked_by) == want["blocked"]
    assert set(found.missing) == {str(c["code"]) for _, c in raw_criteria(number)} - answers.keys()


@pytest.mark.parametrize("number", NUMBERS)
def test_lowest_highest_and_random(number: int) -> None:
    """Each set, with the least, the most, chance, and nothing at all."""
    listed = raw_criteria(number)
    draw = random.Random(number)
    same(number, {})
    same(number, {str(c["code"]): 0 for _, c in listed})
    best = {str(c["code"]): [o["points"] for o in c["options"]].index(c["max"]) for _, c in listed}
    same(number, best)
    found = assess(criteria(), criteria().sets[number], best)
    assert (found.total, found.band, found.stars, found.blocked_by) == (100, 5, 5, ())
    for _ in range(30):
        same(
            number,
            {str(c["code"]): draw.randrange(len(c["options"])) for _, c in listed if draw.random() < 0.9},
        )


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_answers(data: st.DataObject) -> None:
    """Ours and the independent sums agree on everything."""
    number = data.draw(st.sampled_from(NUMBERS))
    answers = {}
    for _, c in raw_criteria(number):
        place = data.draw(st.integers(-1, len(c["options"]) - 1))
        if place >= 0:
            answers[str(c["code"])] = place
    same(number, answers)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_better_answer_never_costs_a_star(data: st.DataObject) -> None:
    """Raising one answer to the best option takes neither points nor stars away."""
    number = data.draw(st.sampled_from(NUMBERS))
    chosen = criteria().sets[number]
    answers = {c.code: data.draw(st.integers(0, len(c.levels) - 1)) for c in chosen.criteria}
    before = assess(criteria(), chosen, answers)
    code = data.draw(st.sampled_from(sorted(answers)))
    answers[code] = len(chosen.by_code[code].levels) - 1
    after = assess(criteria(), chosen, answers)
    assert (after.stars or 0) >= (before.stars or 0)


def spoilt(tmp_path: Path, spoil: Any) -> Path:
    """A copy of the criteria file with something wrong in it."""
    raw = copy.deepcopy(RAW)
    spoil(raw["sets"])
    path = tmp_path / "wrong.yaml"
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), "utf-8")
    return path


def _more_points(sets: list[Any]) -> None:
    sets[4]["parts"][1]["groups"][0]["criteria"][0]["options"][-1]["points"] += 1


def _no_part(sets: list[Any]) -> None:
    del sets[2]["parts"][2]


def _twice(sets: list[Any]) -> None:
    sets[0]["parts"][0]["groups"][0]["criteria"][1]["code"] = "1.1"


def _no_options(sets: list[Any]) -> None:
    del sets[0]["parts"][0]["groups"][0]["criteria"][1]["options"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (_more_points, "set 5: part B adds up to 26"),
        (_no_part, "set 3: parts A, B"),
        (_twice, "set 1: stands twice: 1.1"),
        (_no_options, "lacks 'options'"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, spoil: Any, says: str) -> None:
    """With its name, the set and what is wrong."""
    with pytest.raises(BadCriteria, match=r"^wrong\.yaml:\d+: set \d+: ") as refused:
        criteria(spoilt(tmp_path, spoil))
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("x", "not JSON"),
        ("[]", "object"),
        ('{"set": 27}', "1 to 26"),
        ('{"set": true}', "1 to 26"),
        ('{"set": "1"}', "1 to 26"),
        ('{"set": 1, "answers": {"99": 0}}', "no criterion '99'"),
        ('{"set": 1, "answers": {"1.1": 3}}', "options 0 to 2"),
        ('{"set": 1, "answers": {"1.1": -1}}', "options 0 to 2"),
        ('{"set": 1, "answers": {"1.1": 0.0}}', "options 0 to 2"),
        ('{"set": 1, "answers": []}', "set"),
        ("[" * 50_000, "JSON"),
    ],
)
def test_a_wrong_line_is_answered(line: str, says: str) -> None:
    """With what is wrong, in a line of its own."""
    assert says in assessed(line, criteria())["error"]


def test_enough_points_without_a_mark_are_no_star() -> None:
    """72 points and the 3-star mark on labels missing: no star, and the label is what blocks."""
    chosen = criteria().sets[1]
    best = {c.code: len(c.levels) - 1 for c in chosen.criteria}
    best["2.3"] = -1
    del best["2.3"]
    found = assess(criteria(), chosen, best)
    assert found.band >= 4
    assert found.stars is None
    assert found.blocked_by == ("2.3",)
