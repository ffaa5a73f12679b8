"""An office that answers for the programme, as officials keep it."""

from __future__ import annotations

from typing import Any

from handlers import keeping_fields as ask
from handlers.keeping_fields import Field, Form, Values
from handlers.keeping_rights import is_own
from handlers.session import Option
from handlers.turn import Turn
from knowledge.registry.keeping import Kept

COLUMNS = ("office", "role", "address", "phone", "email", "url")

FIELDS = (
    Field("office", ask.short_words("office", 120), ask.needed),
    Field("role", ask.short_words("role", 160)),
    Field("address", ask.short_words("address", 160)),
    Field("phone", ask.phone),
    Field("email", ask.mail),
    Field("url", ask.web),
)


def _to_row(values: Values) -> dict[str, Any]:
    return {name: values.get(name, "") for name in COLUMNS}


def _to_values(kept: Kept) -> Values:
    return {name: str(kept.values[name]) for name in COLUMNS}


FORM = Form("contact", FIELDS, _to_row, _to_values)


def ways(turn: Turn, kept: Kept) -> list[Option]:
    """Offer what can be done with an office, beside changing it."""
    close = turn.option("choice-keep-drop", "keeping_state.close", kind="contact", id=kept.id)
    if not is_own(turn.official, kept.unit):
        return [close]
    return [turn.option("choice-keep-confirm", "keeping_state.confirm", kind="contact", id=kept.id), close]
