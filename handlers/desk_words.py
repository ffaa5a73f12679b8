"""A question or report in words, as an official reads it."""

from __future__ import annotations

from datetime import datetime

from handlers.place_words import whole_words
from handlers.session import Option
from handlers.turn import Turn
from knowledge.calendar import ZONE, day_of
from knowledge.people import desk
from knowledge.people.desk import Case, Said
from knowledge.places import by_key
from knowledge.texts.form import short_day

QUOTED = 90
LONGEST = 1_000
SAID = 300
SHOWN = 6


def standing(turn: Turn, case: Case) -> str:
    """Say how far a case is: by when its author was promised to hear, how late that is, or its state."""
    late = desk.days_late(case, turn.desk, turn.message.at)
    if desk.is_late(case, turn.desk, turn.message.at):
        return turn.say("desk-standing-late", days=late)
    if case.state in desk.AWAITED:
        when = short_day(desk.due(case, turn.desk), turn.language)
        return turn.say(f"desk-standing-{case.state}", day=when)
    return turn.say(f"desk-standing-{case.state}")


def holder(turn: Turn, case: Case) -> str:
    """Say who has a case in hand."""
    if case.taken_by is None:
        return turn.say("desk-holder-none")
    mine = turn.official is not None and case.taken_by == turn.official.id
    return turn.say("desk-holder-me" if mine else "desk-holder-other", number=str(case.taken_by))


def item(turn: Turn, case: Case) -> list[str]:
    """Give a case as two lines of a list."""
    values = {"code": case.code, "standing": standing(turn, case)}
    line = turn.say("desk-item", holder=holder(turn, case), **values)
    if case.state == "settled":
        line = turn.say("desk-item-done", **values)
    return [line, turn.say("desk-item-words", words=quoted(case.words))]


def quoted(words: str, most: int = QUOTED) -> str:
    """Give words on one line, cut where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def about(turn: Turn, case: Case, talk: list[Said]) -> list[str]:
    """Give everything there is about a case, a line each."""
    before = [turn.say(f"talk-{who}", words=words) for who, words in case.talk]
    return [
        _standing_line(turn, case),
        *([turn.say("desk-author-gone")] if case.gone else []),
        *_product(turn, case),
        *_place(turn, case),
        *([turn.say("desk-photo")] if case.photo and case.channel != turn.message.channel else []),
        *([turn.say("desk-before"), *before] if before else []),
        turn.say("desk-words", words=case.words[:LONGEST]),
        *(_said(turn, line) for line in talk[-SHOWN:]),
    ]


def _standing_line(turn: Turn, case: Case) -> str:
    if case.state == "settled":
        return turn.say("desk-standing-done", standing=standing(turn, case))
    return turn.say("desk-standing", standing=standing(turn, case), holder=holder(turn, case))


def _product(turn: Turn, case: Case) -> list[str]:
    product = turn.registry.products.get(case.product_code)
    if product is None:
        return []
    maker = product.producer.name if product.producer else turn.say("desk-no-maker")
    return [turn.say("desk-product", name=product.name, code=product.code, maker=maker)]


def _place(turn: Turn, case: Case) -> list[str]:
    unit = by_key(case.place) if case.place else None
    return [turn.say("desk-place", place=whole_words(unit, turn.language))] if unit else []


def _said(turn: Turn, line: Said) -> str:
    return turn.say(f"desk-said-{line.by}", when=moment(line.at, turn.language), words=line.words[:SAID])


def moment(at: datetime, language: str) -> str:
    """Give 09:05 25/11."""
    return f"{at.astimezone(ZONE):%H:%M} {short_day(day_of(at), language)}"


def queue_option(turn: Turn) -> Option:
    """Offer the way back to the queue."""
    return turn.option("choice-queue", "desk.queue")
