"""A fair, a shop or an office in words, as officials see it; and which form is asked about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from handlers import keeping_contacts, keeping_fairs, keeping_shops
from handlers.keeping_fields import Form, Values
from handlers.offers import apart
from handlers.place_words import unit_words
from handlers.session import Option
from handlers.turn import Turn
from knowledge.places import by_key
from knowledge.registry.keeping import Kept, Kind
from knowledge.texts import say
from knowledge.texts.form import day

FORMS: Mapping[Kind, Form] = {
    "fair": keeping_fairs.FORM,
    "shop": keeping_shops.FORM,
    "contact": keeping_contacts.FORM,
}
WAYS: Mapping[Kind, Callable[[Turn, Kept], list[Option]]] = {
    "fair": keeping_fairs.ways,
    "shop": keeping_shops.ways,
    "contact": keeping_contacts.ways,
}


def value_line(language: str, name: str, values: Values) -> str:
    """Give one answer behind the name of its question."""
    return say(language, f"keep-line-{name}", value=value_words(language, name, values))


def value_words(language: str, name: str, values: Values) -> str:
    """Give one answer as people read it; a dash where it was passed over."""
    return _value(language, name, values.get(name, ""), values) or "–"


def _value(language: str, name: str, value: str, values: Values) -> str:
    if name == "unit":
        unit = by_key(value)
        return unit_words(unit, language) if unit else say(language, "keep-outside-province")
    if name == "goods" and values.get("codes"):
        return f"{value} ({values['codes'].replace(';', ', ')})".strip()
    return keeping_fairs.value_words(language, name, value) if value else ""


def bare(line: str) -> str:
    """Give a line of a list without its dash, to stand within another."""
    return line.removeprefix("– ")


def value_lines(language: str, form: Form, values: Values) -> list[str]:
    """Give what was answered, one line a question; what was passed over is left out."""
    asked = [field.name for field in form.asked(values)]
    shown = [name for name in asked if values.get(name) or (name == "unit" and name in values)]
    return [value_line(language, name, values) for name in shown]


def card_lines(turn: Turn, kept: Kept) -> list[str]:
    """Give everything of a row but its name, and how it stands."""
    form = FORMS[kept.kind]
    _, *lines = value_lines(turn.language, form, form.to_values(kept))
    return [*lines, *state_lines(turn, kept)]


def state_lines(turn: Turn, kept: Kept) -> list[str]:
    """Say when it was confirmed, that it has ended, and who says so."""
    lines = []
    if kept.kind != "fair":
        on = day(kept.confirmed_on, turn.language) if kept.confirmed_on else turn.say("keep-never-confirmed")
        lines.append(turn.say("keep-line-confirmed", value=on))
    if kept.ended_on:
        lines.append(turn.say(f"keep-ended-{kept.kind}", day=day(kept.ended_on, turn.language)))
    return lines


def confirmed_words(turn: Turn, kept: Kept) -> str:
    """Say when a row was last confirmed."""
    if kept.confirmed_on is None:
        return turn.say("keep-never-confirmed")
    return turn.say("keep-confirmed-on", day=day(kept.confirmed_on, turn.language))


def list_line(turn: Turn, kept: Kept) -> str:
    """Give one row of a list, with what matters most about it."""
    if kept.ended_on:
        state = turn.say("keep-over", day=day(kept.ended_on, turn.language))
    else:
        state = keeping_fairs.when_words(turn, kept) if kept.kind == "fair" else confirmed_words(turn, kept)
    return turn.say("fairs-item-when", name=kept.name, when=state)


def row_options(rows: list[Kept], does: str) -> list[Option]:
    """Offer rows by short names that tell them apart."""
    labels = apart([row.name for row in rows])
    return [
        Option(label, does, {"kind": row.kind, "id": row.id}, [row.name])
        for label, row in zip(labels, rows, strict=True)
    ]
