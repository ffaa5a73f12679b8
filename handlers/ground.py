"""Behind [Căn cứ]: all that the registry knows of a product, and where from."""

from __future__ import annotations

from typing import Any

from handlers import verdict_words
from handlers.lookup import by_code
from handlers.messages import Reply, Text
from handlers.place_words import lay_in, today
from handlers.turn import Turn
from handlers.verdict_words import FIRST_LINE, Told, source_of
from knowledge.registry.model import Recognition
from knowledge.texts.form import day, known_day

MAX_LIST = 690  # a list that was asked for: at most 700 characters


async def of_product(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """Give everything that an answer rests on."""
    product = turn.registry.products.get(args["code"])
    if product is None:
        return await by_code(turn, args)
    on = turn.told(product)
    whole = turn.say("ground-title", name=product.name)
    first = whole if len(whole) <= FIRST_LINE else turn.say("ground-title-short")
    known = day(on.as_of, on.language)
    as_of = turn.say("ground-as-of", as_of=known, product=product.code, code=turn.receipt())
    required = [*_certificate(on), *_late(on), *_where(on), *_source(on)]
    note = _note(on, MAX_LIST - len("\n".join([first, *required, as_of])))
    body = [*required[:-2], *note, *required[-2:]]
    where = turn.option("choice-where", "sales_points.of_product", "where", code=product.code)
    options = [
        *([] if on.verdict.revocation else [where]),
        turn.option("choice-back", "lookup.by_code", code=product.code),
        turn.option("choice-wrong", "reports.wrong", code=product.code),
        turn.option("choice-other-name", "lookup.ask_name"),
    ]
    return [turn.offer(Text(first, tuple(body), as_of), options)]


def _certificate(on: Told) -> list[str]:
    verdict = on.verdict
    if verdict.revocation:
        return [on.say("ground-revoked", on=known_day(verdict.revocation.on, on.language))]
    if verdict.application:
        return [on.say("ground-stage", stage=verdict_words.first_line(on))]
    return _recognition(on, verdict.recognition) if verdict.recognition else []


def _recognition(on: Told, recognition: Recognition) -> list[str]:
    return [_decision(on, recognition), *_year(on, recognition), *_life(on, recognition)]


def _decision(on: Told, recognition: Recognition) -> str:
    if not recognition.decision_no:
        return on.say("ground-no-decision")
    if not recognition.authority:
        return on.say("ground-decision-bare", number=recognition.decision_no)
    return on.say("ground-decision", number=recognition.decision_no, authority=recognition.authority)


def _year(on: Told, recognition: Recognition) -> list[str]:
    unknown_day = recognition.year and not recognition.valid_from and not recognition.decided_on
    return [on.say("ground-year", year=str(recognition.year))] if unknown_day else []


def _life(on: Told, recognition: Recognition) -> list[str]:
    ends = on.verdict.last_day
    if ends is None or not ends.exact:
        return [on.say("ground-months")]
    to = day(ends.last, on.language)
    if recognition.valid_from is None:
        return [on.say("ground-to", to=to)]
    return [on.say("ground-from-to", **{"from": day(recognition.valid_from, on.language)}, to=to)]


def _late(on: Told) -> list[str]:
    return [on.say("ground-late")] if on.verdict.late_until else []


def _where(on: Told) -> list[str]:
    where = lay_in(on.product, on.language)
    if not where:
        return []
    product = on.product
    if not product.district:
        return [on.say("place-today", place=where)]
    now = today(product, on.language)
    line = on.say("ground-place-today", commune=now) if now else on.say("ground-place-today-unknown")
    return [on.say("ground-place", place=where, province=product.former_province), line]


def _note(on: Told, room: int) -> list[str]:
    if not on.product.note or room < 40:
        return []
    whole = on.say("ground-note", note=on.product.note)
    if len(whole) < room:
        return [whole]
    cut = on.product.note[: room - len(whole) + len(on.product.note) - 2]
    return [on.say("ground-note", note=cut[: cut.rfind(" ")] + " …")]


def _source(on: Told) -> list[str]:
    """Name the page, or the paper; an address stands alone on its line, so that a phone makes it a link."""
    source = source_of(on)
    if source.published_on:
        line = on.say("ground-source", day=day(source.published_on, on.language))
    else:
        line = on.say("ground-source-undated")
    return [line, source.url if "://" in source.url else source.publisher]
