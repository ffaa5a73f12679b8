"""Test queries for product matching, made from a registry by a seed alone.

    .venv/bin/python -m benchmarks.generate --seed 7 > queries.jsonl

What is right for a row follows the rules of labelling in benchmarks/README.md; a draw whose label would
be a guess is thrown away and drawn again. A category that cannot be drawn from the registry (no pending
products, say) leaves its rows to the others of its sign.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import negatives as no
from benchmarks import positives as yes
from benchmarks.carriers import OPEN, Carriers, carriers, filled
from benchmarks.draft import Draft, Maker, World, world
from benchmarks.noise import NOISE, RECIPES
from benchmarks.registry import far_places, known_communes, other_rows, small
from benchmarks.scoring import Query
from knowledge.matching import Named

TRIES = 300
STAR_CLAIM = re.compile(r"\b(\d|một|mot|hai|ba|bốn|bon|năm|nam) ?(sao\b|\*)", re.IGNORECASE)
GRADES = ("G0", "G1", "G2", "G3", "G4", "G5")
TALK = (
    "G0:verbatim",
    "G0:lower",
    "G0:upper",
    "G0:emoji",
    "G0:nfd",
    "G1:fold",
    "G1:no_tone",
    "G2:telex",
    "G2:typo",
)
LONG = {
    "long": ("long",),
    "long_fold": ("fold", "long"),
    "long_fold_all": ("long", "fold"),
    "long_low": ("lower", "long"),
}
LATE = ("wrap", "english", "long", "emoji")  # steps on the whole message, after the name's maker or place

# Category: how its drafts are made, its share, and the grade of noise where it has only one.
POSITIVE: dict[str, tuple[Maker, float, str]] = {
    "pos_G0": (yes.named, 5, "G0"),
    "pos_G1": (yes.named, 11, "G1"),
    "pos_G2": (yes.named, 15, "G2"),
    "pos_G3": (yes.named, 16, "G3"),
    "pos_G4": (yes.named, 13, "G4"),
    "pos_G5": (yes.named, 13, "G5"),
    "pos_drop": (yes.dropped, 7, ""),
    "pos_place": (yes.placed, 4, ""),
    "pos_producer": (yes.made, 7, ""),
    "sent": (yes.named, 6, "long"),
    "amb_generic": (yes.generic, 6, ""),
    "amb_same": (yes.shared, 2, ""),
    "amb_type": (yes.typed, 4, ""),
}
NEGATIVE: dict[str, tuple[Maker, float, str]] = {
    "neg_place": (no.other_place, 24, ""),
    "neg_product": (no.other_product, 18, ""),
    "neg_producer": (no.other_maker, 17, ""),
    "neg_other": (no.other_province, 21, ""),
    "neg_pending": (no.not_yet, 10, ""),
    "neg_chat": (no.chat, 5, ""),
    "neg_procedure": (no.procedure, 5, ""),
}
STARS: dict[str, tuple[Maker, float, str]] = {
    "pos_star": (yes.starred, 1, ""),
    "neg_star": (no.more_stars, 1, ""),
}

# Noise that a whole message has or has not; what follows a name then shows it too.
EVEN = frozenset((
    "lower", "upper", "mixed", "nfd", "fold", "no_tone", "telex", "telex_tones", "telex_shapes", "vni",
))  # fmt: skip
FOLDED = frozenset((
    "typo_fold", "typo2_fold", "telex_folded", "join_all_fold", "join_fold", "region_fold", "hashtag", "slug",
))  # fmt: skip


def generate(  # noqa: PLR0917 - the order is that of the sentence: from what, how, how many
    named: Sequence[Named], others: Sequence[Mapping[str, str]], seed: int, carriers: Carriers,
    positives: int, negatives: int, stars: int,
) -> list[Query]:  # fmt: skip
    """Draw so many queries of each sign; `stars` are star claims, half of them right."""
    about = world(list(named), [dict(row) for row in others], carriers, known_communes(), far_places())
    seen: set[str] = set()
    parts = ((POSITIVE, positives), (NEGATIVE, negatives), (STARS, stars))
    rows = [row for table, count in parts for row in _drawn(about, table, count, seed, seen)]
    random.Random(f"{seed} order").shuffle(rows)
    return rows


def _drawn(
    about: World, table: Mapping[str, tuple[Maker, float, str]], count: int, seed: int, seen: set[str]
) -> list[Query]:
    """The rows of one sign; what a category cannot give is drawn from the next that can."""
    rows: list[Query] = []
    owed, able = _shares(table, count), list(table)
    while able and any(owed[name] for name in able):
        for name in list(able):
            seeds = [f"{seed} {name} {len(rows)} {number}" for number in range(owed[name])]
            got = _category(about, name, table[name], seeds, seen)
            rows += got
            missing, owed[name] = owed[name] - len(got), 0
            if missing:
                able.remove(name)
                for heir in _heirs(able, missing):
                    owed[heir] += 1
    return rows


def _heirs(able: list[str], count: int) -> list[str]:
    return [able[i % len(able)] for i in range(count)] if able else []


def _shares(table: Mapping[str, tuple[Maker, float, str]], count: int) -> dict[str, int]:
    """Whole numbers in proportion, the largest remainders rounded up."""
    total = sum(share for _, share, _ in table.values())
    exact = {name: count * share / total for name, (_, share, _) in table.items()}
    whole = {name: int(value) for name, value in exact.items()}
    late = sorted(exact, key=lambda name: (whole[name] - exact[name], name))
    for name in late[: count - sum(whole.values())]:
        whole[name] += 1
    return whole


def _category(
    about: World, name: str, how: tuple[Maker, float, str], seeds: Sequence[str], seen: set[str]
) -> list[Query]:
    rows = []
    for seed in seeds:
        row = _one(about, name, how, seed, seen)
        if row is None:
            break
        seen.add(row.text)
        rows.append(row)
    return rows


def _one(about: World, name: str, how: tuple[Maker, float, str], seed: str, seen: set[str]) -> Query | None:
    make, _, grade = how
    draw = random.Random(seed)
    for _ in range(TRIES):
        draft = make(about, draw)
        if draft and grade in GRADES and grade not in draft.recipes:
            continue
        row = _typed(about, name, replace(draft, recipes=grade or draft.recipes), draw) if draft else None
        if row and row.text not in seen:
            return row
    return None


def _typed(about: World, name: str, draft: Draft, draw: random.Random) -> Query | None:
    """Type a draft with one recipe of noise; nothing if the noise did nothing or made another name of it."""
    label, steps = _recipe(draft, draw)
    text, tail = draft.text, draft.tail
    cut = next((i for i, step in enumerate(steps) if step in LATE), len(steps))
    for step in steps[:cut]:
        before, text = text, NOISE[step](text, draw)
        if text == before and step not in ("verbatim", "lower"):
            return None
        tail = _tail(tail, step, draw)
    meant = frozenset(product for product, _ in draft.names) if draft.expect != "none" else frozenset[str]()
    mine = meant if not draft.tail else meant | {draft.text} | _alike(about, draft)
    if not no.stays(about, draft, text, mine):
        return None
    whole = _in_sentence(about, f"{text} {tail}".strip(), steps[cut:], draw)
    return Query(whole, draft.expect, draft.ok, draft.names, _renamed(name, draft), draft.recipe + label)


def _alike(about: World, draft: Draft) -> frozenset[str]:
    """The registered names that the draft's text is, with a tail that says which or denies it."""
    return frozenset(row.name for row in about.facts.fitting(draft.text))


def _renamed(name: str, draft: Draft) -> str:
    return "amb_drop" if name == "pos_drop" and draft.expect == "ambiguous" else name


def _recipe(draft: Draft, draw: random.Random) -> tuple[str, tuple[str, ...]]:
    """One recipe of the grades that the draft bears: the grade first, so that each counts alike."""
    if draft.recipes == "talk":
        label = draw.choice(TALK)
        return label, RECIPES[label]
    if draft.recipes == "long" or (" " in draft.recipes and not draft.recipe and draw.random() < 0.04):
        label = draw.choice(list(LONG))
        return label, LONG[label]
    grade = draw.choice(draft.recipes.split())
    label = draw.choice([one for one in RECIPES if one.startswith(grade)])
    return label, RECIPES[label]


def _tail(tail: str, step: str, draw: random.Random) -> str:
    if step in EVEN:
        return NOISE[step](tail, draw)
    if step in FOLDED:
        return NOISE["fold"](tail, draw)
    return tail.lower() if step == "voice" else tail


def _in_sentence(about: World, text: str, steps: tuple[str, ...], draw: random.Random) -> str:
    around = {"wrap": about.carriers.around, "english": about.carriers.english, "long": about.carriers.long}
    claimed = bool(STAR_CLAIM.search(text))
    for step in steps:
        lines = around.get(step, ())
        if claimed:  # "four stars, how many stars is it" claims nothing
            lines = tuple(line for line in lines if " sao" not in line and "star" not in line) or lines
        text = filled(draw.choice(lines), text) if lines else NOISE[step](text, draw)
    return text


def as_json(row: Query) -> str:
    """One row in the format of the development set."""
    names = [{"name": name, "producer": producer} for name, producer in sorted(row.names)]
    fields = {"query": row.text, "expect": row.expect, "ok": sorted(row.ok), "names": names}
    return json.dumps(fields | {"category": row.category, "recipe": row.recipe}, ensure_ascii=False)


def main() -> None:
    """Print a set of the real registry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--carriers", type=Path, default=OPEN)
    for name, count in (("positives", 2000), ("negatives", 1040), ("stars", 80)):
        parser.add_argument(f"--{name}", type=int, default=count)
    given = parser.parse_args()
    counts = (given.positives, given.negatives, given.stars)
    rows = generate(small(), other_rows(), given.seed, carriers(given.carriers), *counts)
    print("\n".join(map(as_json, rows)))


if __name__ == "__main__":
    main()
