"""Self-assessment for other programs: lines of JSON in, lines of JSON out."""

from __future__ import annotations

from typing import Any

from bot.json_lines import BadLine, read_line
from knowledge.rules.assessment import assess
from knowledge.rules.criteria import Criteria


def assessed(line: str, rules: Criteria) -> dict[str, Any]:
    """Give what the answers of one line are worth, or {"error": …}."""
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
    data = read_line(line)
    if not isinstance(data.get("answers", {}), dict):
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
