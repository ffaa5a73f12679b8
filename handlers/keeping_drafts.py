"""Forms that an official has not finished: each has a number, and is kept where the official stands."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from handlers.keeping_cards import FORMS
from handlers.keeping_fields import Field, Form, Values
from handlers.keeping_rights import is_own
from handlers.messages import Reply
from handlers.turn import Turn
from handlers.work import back
from knowledge.places import Unit
from knowledge.registry import keeping
from knowledge.registry.keeping import Kind

MOST = 3
"""Forms that are remembered at a time; an older one is forgotten."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form being filled in.

    Attributes:
        no: Its number in the session.
        kind: What it is about.
        id: The row that is changed, 0 for a new one.
        values: What was answered.
        was: What the row said when it was opened, {} for a new one.
        sender: Number of the official who handed it over, 0 for one's own.
    """

    no: str
    kind: Kind
    id: int = 0
    values: Values = field(default_factory=dict)
    was: Values = field(default_factory=dict)
    sender: int = 0

    @property
    def form(self) -> Form:
        """The questions."""
        return FORMS[self.kind]

    @property
    def row(self) -> dict[str, Any]:
        """The columns that it writes: of a change, only those that differ."""
        row = self.form.to_row(self.values)
        before = self.form.to_row(self.was) if self.was else {}
        return {name: value for name, value in row.items() if name not in before or before[name] != value}

    @property
    def unit(self) -> Unit | None:
        """Where it lies."""
        return keeping.lies_in(self.kind, self.form.to_row(self.values))

    @property
    def missing(self) -> Field | None:
        """The first question that still has no answer."""
        asked = self.form.asked(self.values)
        return next((one for one in asked if one.name not in self.values), None)

    def with_values(self, values: Values) -> Draft:
        """Give it with more answers."""
        return replace(self, values={**self.values, **values})

    def before(self, name: str) -> Field | None:
        """Give the question before one, None for the first."""
        asked = self.form.asked(self.values)
        place = next((n for n, one in enumerate(asked) if one.name == name), 0)
        return asked[place - 1] if place else None


def begin(turn: Turn, kind: Kind, **known: Any) -> Draft:
    """Begin a form."""
    no = known.pop("no", "") or f"{turn.session.offered}.{kind}"
    return keep(turn, Draft(no, kind, **known))


def keep(turn: Turn, draft: Draft) -> Draft:
    """Remember a form, the newest last."""
    others = {no: one for no, one in turn.session.drafts.items() if no != draft.no}
    kept = [*others.items(), (draft.no, asdict(draft))][-MOST:]
    turn.session.drafts = dict(kept)
    return draft


def drop(turn: Turn, draft: Draft) -> None:
    """Forget a form: it is saved, handed over or given up."""
    turn.session.drafts = {no: one for no, one in turn.session.drafts.items() if no != draft.no}


def opened(turn: Turn, args: dict[str, Any]) -> Draft | None:
    """Give the form of a choice or question, None where it is finished."""
    known = turn.session.drafts.get(str(args.get("no", "")))
    return Draft(**known) if known else None


def newest(turn: Turn) -> Draft | None:
    """Give the form that was worked on last."""
    return Draft(**list(turn.session.drafts.values())[-1]) if turn.session.drafts else None


def gone(turn: Turn) -> list[Reply]:
    """Say that a form is finished, or forgotten."""
    return [
        turn.offer(
            turn.text("keep-draft-gone"), [turn.option("choice-keep-menu", "keeping.menu"), back(turn)]
        )
    ]


def may_save(turn: Turn, draft: Draft) -> bool:
    """Whether the official may save it: where it lies now, and where it lay before."""
    before = keeping.lies_in(draft.kind, draft.form.to_row(draft.was)) if draft.was else draft.unit
    return is_own(turn.official, draft.unit) and is_own(turn.official, before)
