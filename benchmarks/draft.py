"""A query before it is typed: what is meant, what is right, and what must still hold once it is typed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Protocol

from benchmarks.carriers import Carriers
from benchmarks.facts import Facts, brand, facts, is_own
from benchmarks.scoring import Product, Verdict
from knowledge.matching import Named

YES, ASK, EITHER = frozenset({"certified"}), frozenset({"ambiguous"}), frozenset({"certified", "ambiguous"})
EVERY = "G0 G1 G2 G3 G4 G5"  # the grades of noise that a name bears
NO, NEAR, NOTHING = frozenset({"similar", "none"}), frozenset({"similar"}), frozenset({"none"})


@dataclass(frozen=True, slots=True)
class Draft:
    """`text` is the name as meant, `tail` what follows it (maker, place, stars) and is typed with more care.

    `sound`: the typed name must stay nearer to what is meant than to any other registered name.
    """

    text: str
    expect: Verdict
    ok: frozenset[str]
    names: frozenset[Product] = frozenset()
    tail: str = ""
    sound: bool = True
    recipes: str = EVERY
    recipe: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """All that drafts are made from."""

    facts: Facts
    others: tuple[dict[str, str], ...]
    carriers: Carriers
    places: tuple[str, ...]
    within: dict[str, frozenset[str]]  # the district, and the rest that is known to hold a place
    makers: tuple[str, ...]
    makers_elsewhere: tuple[str, ...]
    sure: tuple[Named, ...]  # recognised, a name of its own, no namesake
    plain: tuple[Named, ...]  # kind of goods only, or one name with several makers
    pending: tuple[Named, ...]


class Maker(Protocol):
    """Draws one draft of a category, or none when this draw cannot be labelled for certain."""

    def __call__(self, world: World, draw: random.Random) -> Draft | None:
        """Draw."""
        ...


def world(
    named: list[Named], others: list[dict[str, str]], carriers: Carriers, communes: list[dict[str, str]],
    far_places: list[str],
) -> World:  # fmt: skip
    """Look a registry through, once for all drafts."""
    known = facts(named)
    shown = [known.rows[i] for i in known.shown]
    alike = {row.code: known.namesakes(row) for row in shown}
    sure = [
        row for row in shown if row.standing == "recognised" and is_own(row) and len(alike[row.code]) == 1
    ]
    taken = {row.code for row in sure}
    within = {row["commune"]: frozenset((row["district"], row["former_province"])) for row in communes}
    within |= {row.places[0]: frozenset(row.places[1:]) for row in named if len(row.places) > 1}
    places = {*within, *(place for row in shown for place in row.places[-2:]), *far_places}
    return World(
        facts=known, others=tuple(others), carriers=carriers, within=within,
        places=tuple(sorted(place for place in places if " " in place and place[0].isupper())),
        makers=tuple(sorted({row.producer for row in shown if row.producer and brand(row.producer)})),
        makers_elsewhere=tuple(sorted({row["producer"] for row in others if brand(row["producer"])})),
        sure=tuple(sure),
        plain=tuple(row for row in shown if row.code not in taken),
        pending=tuple(row for row in named if row.standing in ("pending", "revoked")),
    )  # fmt: skip


def product(row: Named) -> Product:
    """The row as a query set names it."""
    return row.name, row.producer


def spoken_name(name: str, draw: random.Random) -> str:
    """A name as people say it: mostly without its dash and brackets."""
    if draw.random() < 0.7:
        return " ".join(name.replace(" - ", " ").replace("(", "").replace(")", "").split())
    return name


def verdict_of(world: World, row: Named) -> frozenset[str]:
    """A yes; or also a question, where the name lies whole in the name of another product."""
    return EITHER if len(world.facts.fitting(row.name)) > 1 else YES
