"""Replies that officials give again and again: chosen from a list, seen with their values, then sent.

What a reply mentions is taken from the case, the clock and the desk's hours; a place that is not known is
asked for. The author gets it in their own language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlers.desk import in_hand, not_in_hand
from handlers.desk_answers import deliver, send
from handlers.desk_told import language_of
from handlers.desk_words import queue_option
from handlers.messages import Reply, Text
from handlers.place_words import unit_words
from handlers.session import Option
from handlers.turn import Turn
from knowledge.people.desk import Case
from knowledge.people.reports import State
from knowledge.place_names import find
from knowledge.places import became, by_key, key_of, of
from knowledge.texts import say
from knowledge.texts.form import short_day, weekday


@dataclass(frozen=True, slots=True)
class Canned:
    """One reply: what it mentions, and how far the case is once it was sent."""

    values: tuple[str, ...] = ()
    state: State = "answered"


CANNED: dict[str, Canned] = {
    "lodge": Canned(("place",)),
    "hours": Canned(("opens", "closes")),
    "asking": Canned(("weekday", "day"), "passed"),
    "photo": Canned((), "asked"),
    "which": Canned((), "asked"),
    "status": Canned(("place",)),
}
"""The replies, by the end of their message ids `canned-…` and of their labels `choice-canned-…`."""


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List the replies."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    options = [
        turn.option(f"choice-canned-{name}", "desk.canned_one", code=case.code, name=name) for name in CANNED
    ]
    keep = turn.option("choice-keep", "desk.one", code=case.code)
    return [turn.offer(turn.text("canned", "canned-how"), [*options, keep])]


async def one(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Show a reply as the author would read it; a place that it needs and that is not known is asked."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    keep = turn.option("choice-keep", "desk.canned", code=case.code)
    unit = args.get("unit") or _known_place(turn, case)
    if "place" in CANNED[args["name"]].values and not unit:
        turn.ask("desk.canned_place", code=case.code, name=args["name"])
        return [turn.offer(turn.text("canned-which-place", "canned-which-place-how"), [keep])]
    known = {"code": case.code, "name": args["name"], "unit": unit}
    words = await _words(turn, case, known)
    options = [
        turn.option("choice-canned-send", "desk.canned_send", "yes", **known),
        *([turn.option("choice-canned-place", "desk.canned_other", **known)] if unit else []),
        turn.option("choice-canned-edit", "desk.reply", code=case.code),
        keep,
    ]
    preview = turn.say("canned-preview", code=case.code)
    return [turn.offer(Text(preview, (words, turn.say("canned-not-sent"))), options)]


def _known_place(turn: Turn, case: Case) -> str:
    """Give the key of the one unit of today that a case speaks of, "" where there is none or are several."""
    product = turn.registry.products.get(case.product_code)
    unit = by_key(case.place) if case.place else None
    if unit is None and product is not None and product.commune:
        unit = of(product.commune, product.district)
    now = became(unit) if unit else ()
    return key_of(now[0]) if len(now) == 1 else ""


async def _words(turn: Turn, case: Case, known: dict[str, Any]) -> str:
    """Give a reply in the author's language."""
    language = await language_of(turn.connection, case)
    by = turn.desk.answers_by(turn.message.at)
    unit = by_key(known["unit"]) if known["unit"] else None
    values = {
        "place": unit_words(unit, language) if unit else "",
        "opens": f"{turn.desk.opens:02d}",
        "closes": str(turn.desk.closes),
        "weekday": weekday(by, language),
        "day": short_day(by, language),
    }
    needed = {name: values[name] for name in CANNED[known["name"]].values}
    return say(language, f"canned-{known['name']}", **needed)


async def other_place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for another place than the one that was taken from the case."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    turn.ask("desk.canned_place", code=case.code, name=args["name"])
    keep = turn.option("choice-keep", "desk.canned", code=case.code)
    return [turn.offer(turn.text("canned-which-place", "canned-which-place-how"), [keep])]


async def place(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the place that was typed."""
    units = find(turn.message.text, official=True)
    if not units:
        turn.ask("desk.canned_place", **args)
        keep = turn.option("choice-keep", "desk.canned", code=args["code"])
        return [turn.offer(turn.text("correct-no-place", "canned-which-place-how"), [keep])]
    return await one(turn, {**args, "unit": key_of(units[0])})


async def send_it(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Send the reply that was shown."""
    case = await in_hand(turn, args)
    if case is None:
        return await not_in_hand(turn, args)
    words, state = await _words(turn, case, args), CANNED[args["name"]].state
    if state != "passed":
        return await send(turn, case, words, state, "desk-canned")
    await deliver(turn, case, words, state, "desk-canned")
    options: list[Option] = [turn.option("choice-see-case", "desk.one", code=case.code), queue_option(turn)]
    return [turn.offer(turn.text("desk-sent", "canned-asking-more", code=case.code), options)]
