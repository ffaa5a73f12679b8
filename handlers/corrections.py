"""A row of the registry put right from a report about it: which field, what is right, and done.

The change, the new edition, the audit and the settled report are one transaction.
"""

from __future__ import annotations

from typing import Any

from handlers.auditing import audited
from handlers.desk import in_hand, not_in_hand
from handlers.desk_answers import settle
from handlers.desk_told import language_of
from handlers.desk_words import queue_option, quoted
from handlers.messages import Reply, Text
from handlers.offers import short
from handlers.place_words import lay_in, whole_words
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people import producers
from knowledge.people.desk import Case
from knowledge.place_names import find
from knowledge.places import Unit, by_key, key_of
from knowledge.registry import correcting
from knowledge.registry.model import Product
from knowledge.texts import say

FIELDS = ("place", "maker", "stars")
"""What can be named as wrong; stars, years and decisions are refused with the way that is right."""

LONGEST_NAME = 200
SHOWN = 4


async def correct(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask which field of the row is wrong."""
    case, product = await _row(turn, args)
    if case is None or product is None:
        return await not_in_hand(turn, args)
    options = [
        turn.option(f"choice-correct-{name}", "desk.correct_field", code=case.code, field=name)
        for name in FIELDS
        if name != "maker" or product.producer
    ]
    first = turn.say("correct-ask", code=product.code)
    lines = (product.name, *_now(turn, product), turn.say("desk-words", words=quoted(case.words, 300)))
    return [turn.offer(Text(first, lines), [*options, _keep(turn, case)])]


async def _row(turn: Turn, args: dict[str, Any]) -> tuple[Case | None, Product | None]:
    """Give the report in hand and the row it is about."""
    case = await in_hand(turn, args)
    return case, turn.registry.products.get(case.product_code) if case else None


def _now(turn: Turn, product: Product) -> list[str]:
    return [
        turn.say(f"correct-now-{name}", value=_value(turn.language, product, name)) for name in FIELDS[:2]
    ]


def _value(language: str, product: Product, field: str) -> str:
    """Give what a row has in a field, in words."""
    if field == "maker":
        return product.producer.name if product.producer else "–"
    return lay_in(product, language) or "–"


def _keep(turn: Turn, case: Case) -> Option:
    return turn.option("choice-keep", "desk.one", code=case.code)


async def field(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for what is right; what needs a decision is refused, and the way for it is said."""
    case, product = await _row(turn, args)
    if case is None or product is None:
        return await not_in_hand(turn, args)
    if args["field"] == "stars":
        ways = [turn.option("choice-registry", "imports.menu"), _keep(turn, case)]
        return [turn.offer(turn.text("correct-stars", "correct-stars-how"), ways)]
    turn.ask("desk.correct_value", code=case.code, field=args["field"])
    now = turn.say(f"correct-now-{args['field']}", value=_value(turn.language, product, args["field"]))
    text = Text(turn.say(f"correct-new-{args['field']}"), (now, turn.say(f"correct-how-{args['field']}")))
    return [turn.offer(text, [_keep(turn, case)])]


async def value(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take what is right, and ask whether it shall be written."""
    case, product = await _row(turn, args)
    if case is None or product is None:
        return await not_in_hand(turn, args)
    if args["field"] == "maker":
        return [await _maker(turn, case, product, " ".join(turn.message.text.split())[:LONGEST_NAME])]
    units = find(turn.message.text, official=True)
    if not units:
        turn.ask("desk.correct_value", **args)
        return [turn.offer(turn.text("correct-no-place", "correct-how-place"), [_keep(turn, case)])]
    if len(units) > 1 and "which" not in args:
        options = [
            Option(
                short(_capital(whole_words(unit, turn.language))),
                "desk.correct_place",
                {"code": case.code, "unit": key_of(unit)},
            )
            for unit in units[:SHOWN]
        ]
        lines = tuple(turn.say("correct-which-item", place=_era(turn, unit)) for unit in units[:SHOWN])
        return [turn.offer(Text(turn.say("correct-which"), lines), [*options, _keep(turn, case)])]
    return [_sure(turn, case, product, "place", key_of(units[0]))]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _era(turn: Turn, unit: Unit) -> str:
    words = whole_words(unit, turn.language)
    return turn.say("correct-today" if unit.level == "today" else "correct-before", place=words)


async def place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the place that was chosen among several of one name."""
    case, product = await _row(turn, args)
    if case is None or product is None:
        return await not_in_hand(turn, args)
    return [_sure(turn, case, product, "place", args["unit"])]


async def _maker(turn: Turn, case: Case, product: Product, new: str) -> Reply:
    old = product.producer.name if product.producer else ""
    if not correcting.only_spelling(old, new):
        return turn.offer(turn.text("correct-other-maker", "correct-stars-how"), [_keep(turn, case)])
    if new == old:
        return turn.offer(turn.text("correct-no-change"), [_keep(turn, case)])
    others = {name.casefold() for name in turn.registry.by_producer if name != old}
    if new.casefold() in others:
        return turn.offer(turn.text("correct-same-maker", "correct-stars-how"), [_keep(turn, case)])
    return _sure(turn, case, product, "maker", new)


def _sure(turn: Turn, case: Case, product: Product, name: str, new: str) -> Reply:
    """Show the field before and after; nothing is written yet."""
    before = _value(turn.language, product, name)
    after = _new(turn.language, name, new)
    count = len(turn.registry.of_producer(product)) if name == "maker" else 1
    lines = [
        turn.say("correct-before-after", before=before, after=after),
        turn.say("correct-how-many", count=count),
        turn.say("correct-tells"),
    ]
    yes = turn.option(
        "choice-correct-yes", "desk.corrected", "yes", code=case.code, field=name, value=new, before=before
    )
    first = turn.say("correct-sure", code=product.code)
    return turn.offer(Text(first, tuple(lines)), [yes, _keep(turn, case)])


def _new(language: str, name: str, new: str) -> str:
    unit = by_key(new) if name == "place" else None
    return whole_words(unit, language) if unit else new


async def corrected(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Write the change, and settle the report with it; nothing where the row was changed meanwhile."""
    case, product = await _row(turn, args)
    if case is None or product is None:
        return await not_in_hand(turn, args)
    name, new = args["field"], args["value"]
    if _value(turn.language, product, name) != args["before"] or not await _write(turn, product, name, new):
        return [turn.offer(turn.text("correct-changed", "correct-changed-how"), [_keep(turn, case)])]
    after = _new(turn.language, name, new)
    await audited(turn, f"correct-{name}", product.code, args["before"], after)
    language = await language_of(turn.connection, case)
    values = {"before": _value(language, product, name), "after": _new(language, name, new)}
    await settle(turn, case, say(language, f"corrected-{name}", product=product.name, **values))
    line = turn.say("correct-before-after", before=args["before"], after=after)
    text = Text(turn.say("corrected", code=product.code), (line, turn.say("corrected-told")))
    see = turn.option("choice-see-row", "lookup.by_code", code=product.code)
    return [turn.offer(text, [see, queue_option(turn)])]


async def _write(turn: Turn, product: Product, name: str, new: str) -> bool:
    if name == "place":
        unit = by_key(new)
        return unit is not None and await correcting.set_place(turn.connection, product.code, unit)
    old = product.producer.name if product.producer else ""
    if not await correcting.spell_maker(turn.connection, old, new):
        return False
    await producers.rename(turn.connection, old, new)
    return True
