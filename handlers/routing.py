"""Which route answers a message: decided from the message and where the person stands, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handlers import BY_COMMAND, BY_MEANING, BY_NAME
from handlers.messages import Incoming
from handlers.session import Option, Question, Session
from handlers.turn import Route
from handlers.words import by_label, chosen, holds, is_stop, means
from knowledge.people.invitations import code_in
from knowledge.registry.names import fold

RECENT_LISTS = 3
"""Lists whose labels can still be typed out, beside the open one."""


@dataclass(frozen=True, slots=True)
class Way:
    """The route that answers, and what it is told."""

    route: Route
    args: dict[str, Any] = field(default_factory=dict)


def way(message: Incoming, session: Session) -> Way:
    """Decide; the first rule that fits wins."""
    if message.kind == "choice":
        return _tapped(message, session)
    if message.kind == "follow":
        return Way(BY_NAME["account.start"])
    if message.kind == "place":
        return Way(BY_NAME["nearby.shared"], _asked_where(session))
    if message.kind != "text":
        return Way(BY_NAME["account.unreadable"])
    return _typed(message.text.strip(), session)


def _asked_where(session: Session) -> dict[str, Any]:
    """Give what the question for the place was about."""
    question = session.question
    return question.args if question and question.does == "nearby.in_words" else {}


def _tapped(message: Incoming, session: Session) -> Way:
    option = session.tapped(message.choice)
    if option is None or option.does not in BY_NAME:
        return Way(BY_NAME["account.old_button"])
    return Way(BY_NAME[option.does], option.args)


def _typed(text: str, session: Session) -> Way:
    if code := code_in(text):
        return Way(BY_NAME["sharing.redeem"], {"code": code})
    if text.startswith("/"):
        return _command(text)
    if not fold(text).strip("_?*% "):
        return Way(BY_NAME["account.empty"])
    if is_stop(text):
        return Way(BY_NAME["account.stop"])
    return _offered(text, session) or _body(text) or _answering(text, session.question) or _meant(text)


def _offered(text: str, session: Session) -> Way | None:
    option = chosen(text, session.open_options) or _typed_out(text, session)
    return Way(BY_NAME[option.does], option.args) if option else None


def _typed_out(text: str, session: Session) -> Option | None:
    """Find a choice of one of the last lists whose whole label was typed, as if it were tapped."""
    for offer in reversed(session.offers[-RECENT_LISTS:]):
        plain = [option for option in offer.options if not {"yes", "no"} & set(option.words)]
        if option := by_label(text, plain):
            return option
    return None


def _body(text: str) -> Way | None:
    """Poisoning, allergy and dosage go before everything: no card, no form."""
    kind = next((kind for kind in ("ill", "allergy", "dose") if holds(kind, text)), None)
    return Way(BY_NAME["health.body"], {"kind": kind}) if kind else None


def _answering(text: str, question: Question | None) -> Way | None:
    """Take words as the answer to the open question, unless they plainly mean something else."""
    if question is None or question.does not in BY_NAME:
        return None
    if (takes := BY_NAME[question.does].takes) and not takes(text):
        return None
    if means("cancel", text):
        return Way(BY_NAME["lookup.cancel"], question.args)
    return _fixed(text) or Way(BY_NAME[question.does], question.args)


def _command(text: str) -> Way:
    command, _, rest = text[1:].partition(" ")
    route = BY_COMMAND.get(command.split("@")[0].lower())
    if route is None:
        return Way(BY_NAME["account.unknown_command"])
    if route.name == "lookup.by_name":
        return Way(route, {"text": rest}) if rest.strip() else Way(BY_NAME["lookup.ask_name"])
    return Way(route, {"text": rest})


def _meant(text: str) -> Way:
    if fixed := _fixed(text):
        return fixed
    return Way(BY_NAME["asking.free_text"])


def _fixed(text: str) -> Way | None:
    meant = (route for route in BY_MEANING if route.means != "stop" and means(route.means, text))
    route = next(meant, None)
    return Way(route) if route else None
