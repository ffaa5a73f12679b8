"""Drafts of queries that name a registered product, or a kind of registered goods."""

from __future__ import annotations

import random
import re
from itertools import combinations

from benchmarks.draft import ASK, EITHER, EVERY, YES, Draft, World, product, spoken_name, verdict_of
from benchmarks.facts import MERGED, brand, is_own, kind, same_spelling
from benchmarks.names import SHORT_KINDS, canonical, compact, own_words
from benchmarks.scoring import Verdict
from knowledge.matching import Named

PLACE_FORMS = ("{p}", "{p}", "ở {p}", "của {p}", "ở vùng {p}")
MAKER_FORMS = ("của {m}", "do {m} sản xuất", "bên {m}", "do {m} làm", "{m}", "- {m}")
STAR_FORMS = (
    "{n} sao",
    "{n}sao",
    "{n} sao",
    "{n}*",
    "đạt {n} sao",
    "hạng {n} sao",
    "ocop {n} sao",
    "{word} sao",
)
STAR_WORDS = {1: "một", 2: "hai", 3: "ba", 4: "bốn", 5: "năm"}
CALM = "G0 G1 G4"  # nothing that changes letters: the shortest names would become other words
CALM_BELOW = 10


def calm(text: str) -> str:
    """The grades of noise that a name of this length bears; one syllable bears none."""
    if " " not in text:
        return "G0"
    return CALM if len(compact(text)) < CALM_BELOW else EVERY


def named(world: World, draw: random.Random) -> Draft | None:
    """A product with a name of its own."""
    return _yes(world, draw.choice(world.sure), draw)


def _yes(world: World, row: Named, draw: random.Random, tail: str = "") -> Draft:
    text, names = spoken_name(row.name, draw), frozenset({product(row)})
    return Draft(text, "certified", verdict_of(world, row), names, tail, recipes=calm(row.name))


def dropped(world: World, draw: random.Random) -> Draft | None:
    """One or two words left out, none of the product's own, and some of the kind left (rule 2)."""
    row = draw.choice(world.sure)
    words, own = row.name.split(), own_words(row.name, row.places)
    spare = [i for i, word in enumerate(words) if i not in own and word not in "-–"]
    count = draw.choice((1, 1, 2))
    if not kind(row) or len(spare) <= count:
        return None
    gone = draw.choice(list(combinations(spare, count)))
    text = " ".join(word for i, word in enumerate(words) if i not in gone and word != "-")
    fit = world.facts.holding(canonical(text))
    if 0 in gone and canonical(words[0]) != ("qua",) and _begins_with_kind(world, text):
        return None  # rượu gạo without its first word is rice, another thing
    rows = [world.facts.rows[i] for i in fit]
    if row not in rows or any(one.standing != "recognised" for one in rows):
        return None
    if {one.name for one in world.facts.held_in(text)} - {row.name}:
        return None  # what is left is another product's whole name
    ok = EITHER if len(rows) == 1 else ASK
    expect: Verdict = "certified" if ok == EITHER else "ambiguous"
    return Draft(
        text, expect, ok, frozenset(map(product, rows)), recipes="G0 G1 G2 G4", recipe=f"drop{count}+"
    )  # fmt: skip


def _begins_with_kind(world: World, text: str) -> bool:
    words = text.split()
    heads = {canonical(" ".join(words[:count])) for count in (1, 2, 3)}
    return words[0].lower() in SHORT_KINDS or any(canonical(kind(row)) in heads for row in world.sure)


def placed(world: World, draw: random.Random) -> Draft | None:
    """A true place added that the name does not hold (rule 6)."""
    row = draw.choice(world.sure)
    true = [*row.places, *(MERGED[place] for place in row.places if place in MERGED)]
    words = frozenset(canonical(row.name))
    new = [place for place in true if ";" not in place and not words & frozenset(canonical(place))]
    if not new:
        return None
    tail = draw.choice(PLACE_FORMS).format(p=draw.choice(new))
    if {one.name for one in world.facts.held_in(f"{row.name} {tail}")} - {row.name}:
        return None
    return _yes(world, row, draw, tail)


def made(world: World, draw: random.Random) -> Draft | None:
    """The maker named; a kind of goods or a shared name is then one product's (rules 1 and 3)."""
    row = draw.choice(world.sure if draw.random() < 0.6 or not world.plain else world.plain)
    alike = world.facts.namesakes(row)
    if row.standing != "recognised" or not row.producer or not same_spelling(alike):
        return None
    if sum(brand(one.producer) & brand(row.producer) != frozenset() for one in alike) != 1:
        return None  # no maker's word of his own, or one shared with another maker of that name
    longer = [
        one for one in world.facts.fitting(row.name) if one not in alike and one.producer == row.producer
    ]
    whole = draw.random() < 0.7
    maker = _whole_maker(row.producer, draw) if whole else _short_maker(world, row)
    if not maker:
        return None
    ok = YES if whole and not longer else EITHER
    tail = draw.choice(MAKER_FORMS).format(m=maker)
    return Draft(
        spoken_name(row.name, draw),
        "certified",
        ok,
        frozenset({product(row)}),
        tail=tail,
        recipes=calm(row.name),
    )


def _whole_maker(maker: str, draw: random.Random) -> str:
    """The maker's name; of "Cơ sở X (bà Y)" the one or the other."""
    parts = [part for part in re.split(r"\s*[()]\s*", maker) if part]
    return draw.choice(parts)


def _short_maker(world: World, row: Named) -> str:
    """Legal form and brand alone, where they point at this maker only."""
    words = re.sub(r"\(.*", "", row.producer).split()
    tail = words[-2:]
    if not all(word[0].isupper() for word in tail) or len(words) < 4 or len(brand(" ".join(tail))) < 2:
        return ""
    meant = frozenset(canonical(" ".join(tail)))
    if sum(meant <= frozenset(canonical(maker)) for maker in world.makers) != 1:
        return ""
    form = next((form for form in ("HTX", "Công ty", "Cơ sở") if row.producer.startswith(form)), "")
    return f"{form} {' '.join(tail)}".strip()


def starred(world: World, draw: random.Random) -> Draft | None:
    """The right number of stars."""
    row = draw.choice(world.sure)
    if not row.stars:
        return None
    return _yes(world, row, draw, stars(row.stars, draw))


def stars(count: int, draw: random.Random) -> str:
    """A number of stars as people write it."""
    return draw.choice(STAR_FORMS).format(n=count, word=STAR_WORDS[count])


def generic(world: World, draw: random.Random) -> Draft | None:
    """A registered name that tells a kind of goods only (rules 1 and 9)."""
    row = draw.choice(world.plain)
    if (is_own(row) and row.standing == "recognised") or len(world.facts.namesakes(row)) > 1:
        return None
    ok = EITHER if row.standing == "recognised" else ASK | {"similar", "none"}
    fit = [one for one in world.facts.of_kind(row.name) if one.standing == "recognised"]
    fit += [row] * (row not in fit)
    return Draft(row.name, "ambiguous", ok, frozenset(map(product, fit)), recipes=calm(row.name))


def shared(world: World, draw: random.Random) -> Draft | None:
    """One name, several makers, none of them named (rule 3)."""
    row = draw.choice(world.plain)
    alike = world.facts.namesakes(row)
    if len(alike) < 2 or not same_spelling(alike) or any(one.standing != "recognised" for one in alike):
        return None
    return Draft(
        spoken_name(row.name, draw), "ambiguous", ASK, frozenset(map(product, world.facts.fitting(row.name))),
        recipes=calm(row.name),
    )  # fmt: skip


def typed(world: World, draw: random.Random) -> Draft | None:
    """A kind that several registered names begin with; a single row called just that may be confirmed."""
    row = draw.choice(world.sure + world.plain)
    words = (kind(row) or row.name).split()
    text = " ".join(words[: draw.randint(1, min(4, len(words)))])
    own = own_words(row.name, row.places)
    if (" " not in text and text.lower() not in SHORT_KINDS) or any(i < len(text.split()) for i in own):
        return None
    fit = world.facts.of_kind(text)
    head = canonical(text)
    begin = {one.name for one in fit if canonical(one.name)[: len(head)] == head}
    just = [one for one in fit if canonical(one.name) == head]
    after = {canonical(name)[len(head) : len(head) + 1] for name in begin}
    if len(after) < 2 or any(one.standing == "generic" for one in just):
        return None
    ok = EITHER if len(just) == 1 else ASK
    return Draft(text, "ambiguous", ok, frozenset(map(product, fit)), recipes=calm(text))
