"""Reading a label together: maker, stars, year or decision number, each compared with the row.

A label never becomes a yes: what matches may still be out of date, and what differs may be newer
than the list. The person can have an official look at it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from handlers import reports
from handlers.lookup import ask_name, by_code
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.words import means
from knowledge.calendar import day_of
from knowledge.registry.model import Product, Recognition
from knowledge.registry.names import fold, own_name
from knowledge.registry.verdict import Status, start, verdict
from knowledge.rules.certificate import certificate_rules

MAX_SEEN = 60

Result = Literal["match", "near", "differ", "unknown", "not-seen"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing on the label beside the same thing in the registry."""

    what: str
    seen: str
    known: str
    result: Result


async def start_reading(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Ask for the maker on the label."""
    if args.get("code") not in turn.registry.products:
        return await ask_name(turn, {})
    turn.ask("label.maker", code=args["code"])
    text = turn.text("label-ask-maker", "label-ask-maker-how")
    options = [turn.option("label-not-seen", "label.maker", code=args["code"], text=""), _stop(turn, args)]
    return [turn.offer(text, options)]


def _stop(turn: Turn, args: dict[str, Any]) -> Option:
    return turn.option("choice-keep", "lookup.cancel", code=args["code"])


async def maker(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the maker, ask for the stars; another product's whole name is a new question instead."""
    if "text" not in args and (other := _other_product(turn, args["code"])):
        return await by_code(turn, {"code": other})
    known = {"code": args["code"], "maker": _seen(turn, args)}
    turn.ask("label.stars", **known)
    options = [
        Option(turn.say(f"label-stars-{n}"), "label.stars", {**known, "text": str(n)}, [str(n), f"{n} sao"])
        for n in (3, 4, 5)
    ]
    options += [turn.option("label-not-seen", "label.stars", "no", **known, text=""), _stop(turn, args)]
    return [turn.offer(turn.text("label-ask-stars"), options)]


async def stars(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the stars, ask for the year or the decision."""
    known = {"code": args["code"], "maker": args["maker"], "stars": _seen(turn, args)}
    turn.ask("label.year", **known)
    text = turn.text("label-ask-year", "label-ask-year-how")
    return [
        turn.offer(text, [turn.option("label-not-seen", "label.year", **known, text=""), _stop(turn, args)])
    ]


async def year(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Take the year or the decision, compare everything, offer to send it."""
    product = turn.registry.products.get(args["code"])
    if product is None:
        return await ask_name(turn, {})
    label = {"maker": args["maker"], "stars": args["stars"], "year": _seen(turn, args)}
    return [_compared(turn, product, label)]


async def send(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Send what was read to the officials."""
    seen = {name: args["seen"].get(name) or "–" for name in ("maker", "stars", "year")}
    words = "\n".join(turn.say(f"label-summary-{name}", seen=text) for name, text in seen.items())
    return [await reports.filed(turn, "label", args["code"], words)]


def _other_product(turn: Turn, code: str) -> str | None:
    found = turn.registry.matcher.decide(turn.message.text)
    return found.products[0].code if found.kind == "match" and found.products[0].code != code else None


def _seen(turn: Turn, args: dict[str, Any]) -> str:
    """Give what stands on the label, "" where nothing does; a tap brings it in `args`."""
    text = str(args.get("text", turn.message.text)).strip()
    return "" if means("not_seen", text) else text[:MAX_SEEN]


def _compared(turn: Turn, product: Product, label: dict[str, str]) -> Reply:
    worth = verdict(product, turn.today, certificate_rules())
    recognition = worth.recognition
    rows = [
        _maker_row(product, label["maker"]),
        _stars_row(recognition, label["stars"]),
        _year_row(recognition, label["year"]),
    ]
    lines = [_line(turn, row) for row in rows]
    newer = _newer_year(turn, product, label["year"])
    if newer and worth.status is not Status.REVOKED:
        lines.append(turn.say("label-newer", year=str(newer)))
    body = (*lines, turn.say("label-not-proof"), turn.say("label-offer"))
    options = [
        turn.option("choice-send-label", "label.send", "yes", code=product.code, seen=label),
        turn.option("choice-no-need", "lookup.by_code", "no", code=product.code),
    ]
    return turn.offer(Text(turn.say(f"label-result-{_overall(rows)}"), body), options)


def _overall(rows: list[Compared]) -> str:
    results = {row.result for row in rows}
    if "differ" in results:
        return "differ"
    return "match" if "match" in results else "unknown"


def _line(turn: Turn, row: Compared) -> str:
    values = {"what": turn.say(f"label-what-{row.what}"), "seen": row.seen, "known": row.known}
    return turn.say(f"label-row-{row.result}", **values)


def _result(seen: str, known: str, same: bool) -> Result:
    if not seen:
        return "not-seen"
    if not known:
        return "unknown"
    return "match" if same else "differ"


def _maker_row(product: Product, seen: str) -> Compared:
    known = product.producer.name if product.producer else ""
    own, typed = set(fold(own_name(known)).split()), set(fold(own_name(seen)).split())
    near = own != typed and bool(own & typed) and (own <= typed or typed <= own)
    result = "near" if near and known else _result(seen, known, own == typed)
    return Compared("maker", seen, known, result)


def _stars_row(recognition: Recognition | None, seen: str) -> Compared:
    known = str(recognition.stars) if recognition and recognition.stars else ""
    digits = "".join(re.findall(r"[1-5]", seen)[:1]) or str(seen.count("★") or seen.count("*") or "")
    return Compared("stars", seen, known, _result(seen, known, digits == known))


def _year_row(recognition: Recognition | None, seen: str) -> Compared:
    number = recognition.decision_no if recognition else ""
    begun = start(recognition) if recognition else None
    year_known = str(begun.year) if begun and begun.year else ""
    known = " · ".join(part for part in (number, year_known) if part)
    same = (bool(number) and fold(number).split(" ")[0] in fold(seen).split()) or (
        bool(year_known) and year_known in _years(seen)
    )
    return Compared("year", seen, known, _result(seen, known, same))


def _years(seen: str) -> list[str]:
    return re.findall(r"(?<!\d)20\d\d(?!\d)", seen)


def _newer_year(turn: Turn, product: Product, seen: str) -> int | None:
    """Give a year on the label that is newer than every recognition and not in the future."""
    begun = [start(recognition) for recognition in product.recognitions]
    newest = max((known.last.year for known in begun if known), default=0)
    this_year = day_of(turn.message.at).year
    years = [int(text) for text in _years(seen)]
    return max((y for y in years if max(newest, this_year - 3) < y <= this_year), default=None)
