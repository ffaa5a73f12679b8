"""How surely a message is taken for a common question that officials made: wrong hits, and rewordings found.

    python -m benchmarks.common_questions

Shipped questions play the part of common ones: eight drawn by chance with the question and four of their
wordings, forty times. Wrong is a message of the development set that is taken for one that its label does
not name; found is another wording of the same question. Shipped wordings were written to differ, so that
officials' questions, whose wordings come from people who asked the same, are found more often than this says.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from datetime import date
from pathlib import Path

from knowledge.faq import approved
from knowledge.faq.approved import Approved, best
from knowledge.faq.catalog import faq

DEV = Path(__file__).parent / "data" / "questions_dev.jsonl"
BARS = (0.40, 0.44, approved.ALIKE, 0.52, 0.60, approved.SAME)
DRAWS, QUESTIONS, WAYS, HELD = 40, 8, 4, 8


def main(seed: int = 1) -> None:
    """Print a line for each bar."""
    chance = random.Random(seed)
    rows = [json.loads(line) for line in DEV.read_text("utf-8").splitlines()]
    wrong: Counter[float] = Counter()
    found: Counter[float] = Counter()
    asked = held = 0
    bar, approved.ALIKE = approved.ALIKE, 0.0
    for _ in range(DRAWS):
        drawn, others = _drawn(chance)
        asked += len(rows)
        held += sum(map(len, others.values()))
        for row in rows:
            if (hit := best(row["text"], drawn)) and hit.one.code not in row["faq_ids"]:
                wrong.update(each for each in BARS if hit.likeness >= each)
        for id, ways in others.items():
            hits = (best(way, drawn) for way in ways)
            found.update(b for hit in hits if hit and hit.one.code == id for b in BARS if hit.likeness >= b)
    approved.ALIKE = bar
    for each in BARS:
        share = f"wrong {wrong[each]}/{asked} = {wrong[each] / asked:.2%}"
        print(f"{each:.2f}  {share}  found {found[each] / held:.1%}")


def _drawn(chance: random.Random) -> tuple[tuple[Approved, ...], dict[str, list[str]]]:
    """Draw questions with a few of their wordings; gives the other wordings too."""
    drawn, others = [], {}
    for id in chance.sample(sorted(faq()), QUESTIONS):
        item = faq()[id]
        ways = chance.sample(item.asked, len(item.asked))
        question = item.words["vi"].question
        drawn.append(Approved(id, question, "", "", tuple(ways[:WAYS]), "", date(2026, 11, 25)))
        others[id] = ways[WAYS : WAYS + HELD]
    return tuple(drawn), others


if __name__ == "__main__":
    main()
