"""Which route answers a message: decided from the message and where the person stands, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from handlers import BY_COMMAND, BY_MEANING, BY_NAME
from handlers.announcement_words import FAIR, STOP
from handlers.messages import Incoming
from handlers.session import Option, Question, Session
from handlers.turn import Route
from handlers.words import by_label, chosen, holds, is_stop, means
from knowledge.people.invitations import code_in
from knowledge.registry.names import fold

RECENT_LISTS = 3
"""Lists whose labels can still be typed out, beside the open one."""


STILL_MEANT = frozenset({"my_data", "erase_data", "my_questions", "my_reports"})
"""Words that mean their route though an official talks with the person."""


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
        return _with_file(message, session) or Way(BY_NAME["account.unreadable"])
    return _typed(message.text.strip(), message.at, session)


def file_asked(session: Session) -> Question | None:
    """Give the open question where a file answers it."""
    question = session.question
    known = question is not None and question.does in BY_NAME and BY_NAME[question.does].file
    return question if known else None


def _with_file(message: Incoming, session: Session) -> Way | None:
    """Give the open question where a file or picture answers it; a picture may go to an official."""
    if message.file is None:
        return None
    if asked := file_asked(session):
        return Way(BY_NAME[asked.does], asked.args)
    if message.kind != "photo":
        return None
    question = session.question
    if question is not None and question.does in BY_NAME and BY_NAME[question.does].photo:
        return Way(BY_NAME[question.does], question.args)
    return Way(BY_NAME["support.onward"]) if session.holding(message.at) else None


def _asked_where(session: Session) -> dict[str, Any]:
    """Give what the question for the place was about."""
    question = session.question
    return question.args if question and question.does == "nearby.in_words" else {}


def _tapped(message: Incoming, session: Session) -> Way:
    if message.choice == STOP:
        return Way(BY_NAME["account.stop"])
    if message.choice.startswith(FAIR):
        return Way(BY_NAME["fairs.by_id"], {"id": message.choice.removeprefix(FAIR)})
    option = session.tapped(message.choice)
    if option is None or option.does not in BY_NAME:
        return Way(BY_NAME["account.old_button"])
    return Way(BY_NAME[option.does], option.args)


def _typed(text: str, at: datetime, session: Session) -> Way:
    held = bool(session.holding(at))
    if code := code_in(text):
        return Way(BY_NAME["sharing.redeem"], {"code": code})
    if text.startswith("/"):
        return _command(text)
    if not fold(text).strip("_?*% "):
        return Way(BY_NAME["support.onward" if held else "account.empty"])
    if is_stop(text):
        return Way(BY_NAME["account.stop"])
    return (
        _offered(text, session)
        or _body(text, session.question)
        or _answering(text, session.question)
        or (_held(text) if held else _meant(text))
    )


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


def _body(text: str, question: Question | None) -> Way | None:
    """Poisoning, allergy and dosage go before everything: no card, no form.

    Not where an official was asked for words: who writes about an illness is not ill.
    """
    if question is not None and question.does in BY_NAME and BY_NAME[question.does].needs:
        return None
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


def _held(text: str) -> Way:
    """Take free words to the official who talks with the person; what concerns their data stays ours."""
    if means("cancel", text):
        return Way(BY_NAME["support.end"])
    fixed = _fixed(text)
    return fixed if fixed and fixed.route.means in STILL_MEANT else Way(BY_NAME["support.onward"])


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
