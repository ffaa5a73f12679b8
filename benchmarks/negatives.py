"""Drafts of queries that no registered product answers, and that lie close to one."""

from __future__ import annotations

import random

from benchmarks.draft import NEAR, NO, NOTHING, Draft, World, spoken_name
from benchmarks.facts import brand, claimed_by, distance, kind, kind_words
from benchmarks.names import canonical, kind_of
from benchmarks.positives import MAKER_FORMS, calm, stars
from knowledge.matching import Named

APART = 3  # letters between a query that no product answers and the nearest registered name


def _no(world: World, text: str) -> Draft | None:
    """A draft that nothing registered answers, if that is certain of the text."""
    if world.facts.fitting(text) or world.facts.held_in(text) or world.facts.near(text, APART - 1):
        return None
    return Draft(text, "none", NO, recipes=calm(text))


def other_place(world: World, draw: random.Random) -> Draft | None:
    """A registered kind with a place that none of its products has."""
    text, place = kind(draw.choice(world.sure)), draw.choice(world.places)
    if not text:
        return None
    words = frozenset(canonical(text))
    rows = [world.facts.rows[i] for i in world.facts.holding(words)]
    if any(not _elsewhere(world, row, place) for row in rows) or words & frozenset(canonical(place)):
        return None
    return _no(world, f"{text} {place}")


def _elsewhere(world: World, row: Named, place: str) -> bool:
    """Whether the row is surely not of the place: by name, maker, field, or the district around it."""
    asked = frozenset(canonical(place))
    if asked <= claimed_by(row) or (len(row.places) < 2 and not kind(row)):
        return False
    around = frozenset(" ".join(canonical(one)) for one in world.within.get(place, ()))
    own = frozenset(" ".join(canonical(one)) for one in row.places[:-1])
    return not around & own


def other_product(world: World, draw: random.Random) -> Draft | None:
    """Another kind of thing with a registered product's place."""
    row = draw.choice(world.sure)
    place = row.places[0] if row.places else ""
    if not kind(row) or " " not in place or ";" in place or not _ends_with(row.name, place):
        return None
    text = _any_kind(world, draw)
    if not text:
        return None
    said, asked = frozenset(canonical(text)), frozenset(canonical(place))
    there = [one for one in world.facts.rows if asked <= claimed_by(one)]
    unplaced = [world.facts.rows[i] for i in world.facts.holding(canonical(text))]
    if any(said & kind_words(one) for one in there) or any(len(one.places) < 2 for one in unplaced):
        return None
    return _no(world, f"{text} {place}")


def _ends_with(name: str, place: str) -> bool:
    return canonical(name)[-len(canonical(place)) :] == canonical(place)


def _any_kind(world: World, draw: random.Random) -> str:
    if draw.random() < 0.5 and world.others:
        return kind_of(draw.choice(world.others)["name"])
    return kind(draw.choice(world.sure))


def other_maker(world: World, draw: random.Random) -> Draft | None:
    """A registered name with a maker who does not make it, mostly one of the registry (rule 4)."""
    row = draw.choice(world.sure + world.plain)
    pool = world.makers if draw.random() < 0.75 or not world.makers_elsewhere else world.makers_elsewhere
    if row.standing != "recognised" or not pool:
        return None
    maker = draw.choice(pool).split(" (")[0]
    words, mine = canonical(row.name), brand(maker)
    known = frozenset[str]().union(*map(claimed_by, world.facts.namesakes(row)))
    if not mine or mine & known or _makes_alike(world, maker, frozenset(words)):
        return None
    tail = draw.choice(MAKER_FORMS[:4]).format(m=maker)
    return Draft(spoken_name(row.name, draw), "none", NO, tail=tail, recipes="G0 G1 G2 G4")


def _makes_alike(world: World, maker: str, words: frozenset[str]) -> bool:
    """Whether this maker, or one of a like name, has a product of a like kind."""
    mine = brand(maker)
    rows = [row for row in world.facts.rows if row.producer and mine & brand(row.producer)]
    return any(len(words & frozenset(canonical(row.name))) >= min(2, len(words)) for row in rows)


def more_stars(world: World, draw: random.Random) -> Draft | None:
    """More stars than registered (rule 5)."""
    row = draw.choice(world.sure)
    if not row.stars or row.stars >= 5 or len(world.facts.fitting(row.name)) > 1:
        return None
    claim = stars(draw.randint(row.stars + 1, 5), draw)
    return Draft(spoken_name(row.name, draw), "none", NEAR, tail=claim, recipes="G0 G1 G2 G4")


def other_province(world: World, draw: random.Random) -> Draft | None:
    """A product recognised in another province."""
    return _no(world, spoken_name(draw.choice(world.others)["name"], draw)) if world.others else None


def not_yet(world: World, draw: random.Random) -> Draft | None:
    """A product planned, refused or withdrawn (rule 7)."""
    return _no(world, spoken_name(draw.choice(world.pending).name, draw)) if world.pending else None


def chat(world: World, draw: random.Random) -> Draft | None:
    """Small talk."""
    return _talk(draw.choice(world.carriers.chat))


def procedure(world: World, draw: random.Random) -> Draft | None:
    """A question on how the programme works."""
    return _talk(draw.choice(world.carriers.procedure))


def _talk(text: str) -> Draft:
    return Draft(text, "none", NOTHING, sound=False, recipes="talk")


def stays(world: World, draft: Draft, typed: str, registered: frozenset[str]) -> bool:
    """Whether the typed name is still nearer to what was meant than to any other registered name."""
    if not draft.sound:
        return True
    far = distance(typed, draft.text)
    return far == 0 or not world.facts.near(typed, far, registered)
