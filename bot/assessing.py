"""Self-assessment for other programs: lines of JSON in, lines of JSON out."""

from __future__ import annotations

import json
from typing import Any

from knowledge.rules.assessment import assess
from knowledge.rules.criteria import Criteria, criteria

MAX_LINE = 100_000


class BadLine(Exception):
    """A line that cannot be assessed; the message says why."""


def assessed(line: str) -> dict[str, Any]:
    """Give what the answers of one line are worth, or {"error": …}."""
    rules = criteria()
    try:
        number, answers = _read(line, rules)
    except BadLine as bad:
        return {"error": str(bad)}
    found = assess(rules, rules.sets[number], answers)
    return {
        "points": dict(found.points),
        "total": found.total,
        "band": found.band,
        "stars": found.stars,
        "blocked_by": list(found.blocked_by),
        "missing": list(found.missing),
    }


def _read(line: str, rules: Criteria) -> tuple[int, dict[str, int]]:
    if len(line) > MAX_LINE:
        raise BadLine(f"line is longer than {MAX_LINE} characters")
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadLine("line is not JSON") from error
    if not isinstance(data, dict) or not isinstance(data.get("answers", {}), dict):
        raise BadLine('line is not {"set": …, "answers": {…}}')
    number = data.get("set")
    if type(number) is not int or number not in rules.sets:
        raise BadLine(f'"set" is not one of 1 to {len(rules.sets)}')
    known = rules.sets[number].by_code
    answers = data.get("answers", {})
    for code, place in answers.items():
        if code not in known:
            raise BadLine(f"set {number} has no criterion {code[:20]!r}")
        if type(place) is not int or not 0 <= place < len(known[code].levels):
            raise BadLine(f"criterion {code} has options 0 to {len(known[code].levels) - 1}")
    return number, answers
