"""From an idea to a dossier: the product, who makes it, which of the 26 sets, what rules a product out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from handlers import forms
from handlers.messages import Reply, Text
from handlers.offers import short
from handlers.session import Option
from handlers.turn import Turn
from knowledge.matching.syllables import is_marked
from knowledge.people import dossiers
from knowledge.registry.names import fold
from knowledge.rules.criteria import TOURISM
from knowledge.rules.procedure import ProductGroup, product_groups

MAKERS = ("coop", "group", "company", "farm", "household", "unregistered")
"""Kinds of producers that may apply, and the household that must register first."""

PROPOSED = 3
SHOWN = 4
NOTES_TOLD = ("bat_buoc", "loai")
"""Notes of a criterion that rule a product out, told before anything is asked."""


async def begin(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show the open dossiers, or ask for the product of a new one."""
    turn.kind = "apply"
    if words := product_in(str(args.get("text", ""))):
        return [_who(turn, words)]
    mine = [one for one in await dossiers.of_person(turn.connection, turn.person) if one.state == "open"]
    if not mine:
        return await new(turn, args)
    options = [Option(short(one.product), "dossier_turn.open", {"id": one.id}) for one in mine[:SHOWN]]
    lines = tuple(turn.say("apply-open-item", product=one.product) for one in mine[:SHOWN])
    options.append(turn.option("choice-new-dossier", "application.new"))
    return [turn.offer(Text(turn.say("apply-open", count=len(mine)), lines), options)]


async def new(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask what the product is."""
    turn.kind = "apply"
    turn.ask("application.product")
    options = [
        turn.option("choice-steps", "questions.answer", id="ct_012"),
        turn.option("choice-keep", "lookup.cancel", "no"),
    ]
    return [turn.offer(turn.text("apply", "apply-product", "apply-rules"), options)]


def product_in(text: str) -> str:
    """Give the product that a wish to apply names behind "cho": "đăng ký ocop cho mật ong"; "" for none."""
    words = text.split()
    at = next((n for n in reversed(range(len(words))) if fold(words[n]) in ("cho", "for")), len(words))
    named = " ".join(words[at + 1 :])
    return named if proposed(named) else ""


def _who(turn: Turn, words: str) -> Reply:
    """Ask who makes a product."""
    options = [
        turn.option(f"choice-maker-{kind}", "application.maker", product=words, maker=kind) for kind in MAKERS
    ]
    first = turn.say("apply-maker")
    return turn.offer(Text(first, (turn.say("apply-maker-why"),)), options, asks=first)


async def product(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the product's words, and ask who makes it."""
    turn.kind = "apply"
    words = " ".join(turn.message.text.split())[: dossiers.MAX_PRODUCT]
    if not fold(words):
        return await new(turn, args)
    return [_who(turn, words)]


async def maker(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Say what this kind of producer must have, and propose the sets that fit the product's words."""
    turn.kind = "apply"
    told = turn.say(f"maker-{args['maker']}")
    found = [number for number in proposed(args["product"]) if number in turn.rules.sets]
    options = [_set_option(turn, number, args) for number in found]
    options.append(turn.option("choice-all-sets", "application.sectors", **args))
    lines = [turn.say("apply-set-item", number=str(n), name=turn.rules.sets[n].name) for n in found]
    first = turn.say("apply-set" if found else "apply-set-none")
    return [turn.offer(Text(told, (first, *lines, turn.say("apply-set-doubt"))), options, asks=first)]


def proposed(words: str) -> list[int]:
    """Give at most three sets whose keywords, or known goods, share most with a product's words.

    A keyword that stands there whole counts double; else the words it shares count.
    """
    spelt = str.casefold if is_marked(words) else fold  # "thổ cẩm" is no "cam"
    typed = spelt(words).replace(",", " ").split()
    found = {number: _likeness(group, typed, spelt) for number, group in product_groups().items()}
    sets = [number for number, likeness in found.items() if likeness]
    return sorted(sets, key=lambda number: (-found[number], number))[:PROPOSED]


def _likeness(group: ProductGroup, typed: list[str], spelt: Callable[[str], str]) -> int:
    whole = f" {' '.join(typed)} "
    phrases = [spelt(phrase) for phrase in (*group.keywords, *group.examples)]
    stands = [len(phrase.split()) for phrase in phrases if f" {phrase} " in whole]
    shared = [len(set(spelt(word).split()) & set(typed)) for word in group.keywords]
    return max([2 * size for size in stands] + [size for size in shared if size > 1], default=0)


def _set_option(turn: Turn, number: int, args: dict[str, Any]) -> Option:
    label = turn.say("choice-set", number=str(number))
    return Option(label, "application.choose", {**args, "set": number}, [turn.rules.sets[number].name])


async def sectors(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the sectors, then the groups of one, then the sets of a group: the whole list in three steps."""
    turn.kind = "apply"
    rest = {name: value for name, value in args.items() if name not in ("sector", "group")}
    every = [group for number, group in product_groups().items() if number in turn.rules.sets]
    if "group" in args:
        return [_sets_of(turn, [g.number for g in every if g.group == args["group"]], rest)]
    if "sector" in args:
        groups = list(dict.fromkeys(g.group for g in every if g.sector == args["sector"]))
        if len(groups) > 1:
            return [_steps(turn, "apply-group", "group", groups, rest)]
        return [_sets_of(turn, [g.number for g in every if g.sector == args["sector"]], rest)]
    return [_steps(turn, "apply-sector", "sector", list(dict.fromkeys(g.sector for g in every)), rest)]


def _steps(turn: Turn, asked: str, step: str, names: list[str], rest: dict[str, Any]) -> Reply:
    options = [Option(short(name), "application.sectors", {**rest, step: name}, [name]) for name in names]
    first = turn.say(asked)
    return turn.offer(Text(first, tuple(names)), options, asks=first)


def _sets_of(turn: Turn, numbers: list[int], rest: dict[str, Any]) -> Reply:
    lines = [turn.say("apply-set-item", number=str(n), name=turn.rules.sets[n].name) for n in numbers]
    first = turn.say("apply-set")
    return turn.offer(Text(first, tuple(lines)), [_set_option(turn, n, rest) for n in numbers], asks=first)


async def choose(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Begin the dossier, and say up front what rules a product out."""
    turn.kind = "apply"
    rules = turn.rules
    id = await dossiers.begin(
        turn.connection, person=turn.person, product=args["product"], maker=args["maker"],
        set_no=args["set"], version=rules.version, at=turn.message.at,
    )  # fmt: skip
    chosen = rules.sets[args["set"]]
    must = [words for c in chosen.criteria for kind, words in c.notes if kind in NOTES_TOLD]
    ruled_out = () if chosen.number == TOURISM else chosen.disqualifiers
    lines = [turn.say("apply-out", reason=reason) for reason in ruled_out]
    lines += [turn.say("apply-must", words=words) for words in dict.fromkeys(must)]
    lines.append(turn.say("apply-in-words"))
    first = turn.say("apply-begun", number=str(chosen.number))
    options = [
        turn.option("choice-quick", "self_assessment.ask", id=id, mode=forms.QUICK),
        turn.option("choice-full", "self_assessment.ask", id=id, mode=forms.FULL),
        turn.option("choice-when", "outcome.when", id=id),
    ]
    return [turn.offer(Text(first, (*lines[:8], turn.say("apply-quick-what"))), options)]
