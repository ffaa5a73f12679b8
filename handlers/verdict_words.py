"""What is said of one product on one day: the verdict first, its ground, its doubts, its source.

Pure: a product, its verdict and the list's date in, words out. The first lines are those of the
voice guide and nothing else may sound like a yes. Limits are held here: a first line of at most
80 characters (a lock screen shows no more), at most 8 lines and 400 characters in all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handlers.messages import Card, Text, Tone
from handlers.place_words import made_in, today
from knowledge.registry.glosses import gloss_of
from knowledge.registry.model import Product, Recognition, Source
from knowledge.registry.verdict import Certainty, Status, Verdict
from knowledge.texts import DEFAULT, has, say
from knowledge.texts.form import day, known_day

FIRST_LINE = 80
MAX_TEXT = 400
MAX_LINES = 8

TONES: dict[str, Tone] = {
    "valid": "yes",
    "year-valid": "yes",
    "year-ending": "unsure",
    "late": "past",
    "past": "past",
    "no-year": "unsure",
    "revoked": "no",
    "pending": "no",
    "not-yet": "no",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the words are made from.

    Attributes:
        product: The product.
        verdict: What it is worth on `today`.
        today: The calendar day.
        as_of: Day for which the registry is true.
        language: "vi" or "en".
        repaired: Whether a syllable of what was typed had to be changed to find the product.
    """

    product: Product
    verdict: Verdict
    today: date
    as_of: date
    language: str
    repaired: bool = False

    def say(self, message: str, **values: str | int) -> str:
        """Give one sentence in the language."""
        return say(self.language, message, **values)


def case(verdict: Verdict) -> str:
    """Name the case of the voice guide that a verdict falls into."""
    match verdict.status:
        case Status.VALID | Status.EXPIRING:
            return "valid"
        case Status.EXPIRED:
            return "late" if verdict.late_until else "past"
        case Status.REVOKED | Status.PENDING:
            return str(verdict.status)
        case Status.NOT_FOUND:
            return "not-yet"
        case Status.UNDATED:
            return _undated(verdict.certainty)


def _undated(certainty: Certainty) -> str:
    names = {
        Certainty.SURELY_VALID: "year-valid",
        Certainty.MAY_HAVE_LAPSED: "year-ending",
        Certainty.LAPSED: "past",
        Certainty.UNKNOWN: "no-year",
    }
    return names[certainty]


def answer(told: Told, code: str) -> Text:
    """Give the whole answer about a product; `code` is its receipt's."""
    first, named = _first_line(told)
    name = _searched(told) if named else _name_line(told)
    decision, ground, maker = _decision(told), _ground(told), _maker(told)
    where, next_step, source = _place(told), _next_step(told), source_line(told, code)
    needed = [*name, *decision, *ground, *maker]
    now = _place_now(told)
    gloss = _gloss(told)
    bodies = ([*needed, *gloss, *place, *next_step] for place in (where, now, []))
    shorter = (*bodies, [*needed, *gloss], needed, [*name, *ground, *maker])
    body = next((body for body in shorter if fits(first, body, source)), shorter[-1])
    return Text(first, tuple(body), source, card(told))


def first_line(told: Told) -> str:
    """Give the verdict alone, the first line of the answer."""
    return _first_line(told)[0]


def fits(first: str, body: list[str], source: str) -> bool:
    """Whether words keep the limits of one answer."""
    lines = [first, *body, source]
    return len(lines) <= MAX_LINES and len("\n".join(lines)) <= MAX_TEXT


def stars(n: int, language: str) -> str:
    """Give "4 sao ★★★★"."""
    return say(language, "stars", n=n, marks="★" * n)


def card(told: Told) -> Card:
    """Give what a screen may draw beside the words."""
    what = case(told.verdict)
    product = told.product
    return Card(
        code=product.code,
        name=product.name,
        stars=told.verdict.recognition.stars if told.verdict.recognition else None,
        tone=TONES[what],
        label=told.say(f"label-{what}"),
        producer=product.producer.name if product.producer else "",
        place=made_in(product, told.language),
    )


def source_line(told: Told, code: str) -> str:
    """Give where it is said, as of when, and the receipt's code."""
    source = source_of(told)
    values = {"as_of": day(told.as_of, told.language), "code": code}
    publisher = source.publisher[:30]
    if source.published_on is None:
        return told.say("source", publisher=publisher, **values)
    return told.say(
        "source-dated", publisher=publisher, day=day(source.published_on, told.language), **values
    )


def source_of(told: Told) -> Source:
    """Give the source of the event that a verdict rests on; of the first one known before there was any."""
    verdict, product = told.verdict, told.product
    event = verdict.revocation or verdict.recognition or verdict.application
    if event is not None:
        return event.source
    sources = [r.source for r in product.recognitions] + [a.source for a in product.applications]
    return sources[0] if sources else Source("", "–")


def _first_line(told: Told) -> tuple[str, bool]:
    """Give the first line, and whether it names the product."""
    message, values = _first_message(told)
    whole = told.say(message, name=told.product.name, **values)
    names_it = told.product.name in whole
    if len(whole) <= FIRST_LINE:
        return whole, names_it
    return told.say(f"{message}-short", **values), False


def _first_message(told: Told) -> tuple[str, dict[str, str]]:
    what, verdict, recognition = case(told.verdict), told.verdict, told.verdict.recognition
    match what:
        case "pending":
            return _pending(told)
        case "revoked":
            return _revoked(told)
        case "not-yet":
            return what, {"day": day(told.today, told.language)}
        case "no-year":
            return what, {}
        case "late" | "valid" if verdict.last_day:
            values = {"day": day(verdict.last_day.last, told.language)}
        case _:
            values = _past_values(told)
            what = f"{what}-day" if "day" in values else f"{what}-year" if what == "past" else what
    return _with_stars(what, recognition, values, told.language)


def _past_values(told: Told) -> dict[str, str]:
    verdict, recognition = told.verdict, told.verdict.recognition
    if verdict.last_day and verdict.last_day.exact:
        return {"day": day(verdict.last_day.last, told.language)}
    return {"year": str(recognition.year if recognition else "")}


def _with_stars(
    what: str, recognition: Recognition | None, values: dict[str, str], language: str
) -> tuple[str, dict[str, str]]:
    if what == "late":
        return what, values
    if recognition is None or recognition.stars is None:
        return f"{what}-no-stars", values
    return what, {**values, "stars": stars(recognition.stars, language)}


def _pending(told: Told) -> tuple[str, dict[str, str]]:
    application = told.verdict.application
    assert application is not None
    exact = "day" if len(application.on) == len("2024-12-02") else "year"
    message = f"pending-{application.stage}-{exact}"
    if not application.on or not has(message):
        return f"pending-{application.stage}", {}
    return message, {"on": known_day(application.on, told.language)}


def _revoked(told: Told) -> tuple[str, dict[str, str]]:
    revocation = told.verdict.revocation
    assert revocation is not None
    if len(revocation.on) == len("2021"):
        return "revoked", {"year": revocation.on}
    return "revoked-on", {"day": known_day(revocation.on, told.language)}


def _searched(told: Told) -> list[str]:
    """Say what was looked for, when a syllable of what was typed had to be changed."""
    return [told.say("searched", name=told.product.name)] if told.repaired else []


def _gloss(told: Told) -> list[str]:
    """Say in English what the product is; its name stays as it is."""
    words = gloss_of(told.product.name) if told.language != DEFAULT else ""
    return [told.say("gloss", words=words)] if words else []


def _name_line(told: Told) -> list[str]:
    """Name the product where the first line did not, with its stars where that left them out."""
    what, recognition = case(told.verdict), told.verdict.recognition
    if what in {"no-year", "late"} and recognition and recognition.stars:
        shown = stars(recognition.stars, told.language)
        return [told.say("name-stars-line", name=told.product.name, stars=shown)]
    return [told.say("name-line", name=told.product.name)]


def _ground(told: Told) -> list[str]:
    what, verdict = case(told.verdict), told.verdict
    lines = []
    match what:
        case "year-valid" if verdict.last_day:
            lines.append(told.say("year-valid-ground", end=str(verdict.last_day.last.year)))
        case "past":
            exact = verdict.last_day is not None and verdict.last_day.exact
            lines.append(told.say("past-day-ground" if exact else "past-ground"))
        case "revoked":
            lines += _reason(told)
        case "valid" | "not-yet":
            pass
        case _:
            lines.append(told.say(f"{what}-ground"))
    if verdict.late_until and what != "late":
        lines.append(told.say("late-year-ground"))
    return lines


def _decision(told: Told) -> list[str]:
    recognition = told.verdict.recognition
    if case(told.verdict) in {"revoked", "pending"} or recognition is None or not recognition.decision_no:
        return []
    authority = recognition.authority.removeprefix("UBND tỉnh ")
    if not authority:
        return [told.say("decision-line-bare", number=recognition.decision_no)]
    return [told.say("decision-line", number=recognition.decision_no, authority=authority)]


def _reason(told: Told) -> list[str]:
    revocation = told.verdict.revocation
    message = f"revoked-{revocation.reason}" if revocation and revocation.reason else ""
    return [told.say(message)] if message and has(message) else []


def _maker(told: Told) -> list[str]:
    if told.product.producer:
        return [_maker_line(told, told.product.producer.name)]
    unclaimed = case(told.verdict) in {"revoked", "pending", "not-yet"}
    return [] if unclaimed else [told.say("maker-unknown")]


def _maker_line(told: Told, name: str) -> str:
    """Say the maker; many names begin with the very word that would introduce them."""
    said_twice = name.casefold().startswith(told.say("maker-word"))
    return told.say("maker-bare" if said_twice else "maker", producer=name)


def _place(told: Told) -> list[str]:
    where = made_in(told.product, told.language)
    if not where:
        return []
    only_old = told.product.district and not today(told.product, told.language)
    return [told.say("place" if only_old else "place-today", place=where)]


def _place_now(told: Told) -> list[str]:
    """Say only today's commune, where there is no room for the old names."""
    now = today(told.product, told.language)
    return [told.say("place-today", place=now)] if now else []


def _next_step(told: Told) -> list[str]:
    match TONES[case(told.verdict)]:
        case "yes":
            return [told.say("compare-label")]
        case "past" | "unsure":
            return [told.say("read-label")]
    return []
