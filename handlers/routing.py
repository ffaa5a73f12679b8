"""Which route answers a message: decided from the message and where the person stands, nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handlers import BY_COMMAND, BY_MEANING, BY_NAME
from handlers.messages import Incoming
from handlers.session import Session
from handlers.turn import Route
from handlers.words import chosen, is_stop, means
from knowledge.registry.names import fold


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
    if message.kind != "text":
        return Way(BY_NAME["account.unreadable"])
    return _typed(message.text.strip(), session)


def _tapped(message: Incoming, session: Session) -> Way:
    option = session.tapped(message.choice)
    if option is None or option.does not in BY_NAME:
        return Way(BY_NAME["account.old_button"])
    return Way(BY_NAME[option.does], option.args)


def _typed(text: str, session: Session) -> Way:
    if text.startswith("/"):
        return _command(text)
    if not fold(text).strip("_?*% "):
        return Way(BY_NAME["account.empty"])
    if is_stop(text):
        return Way(BY_NAME["account.stop"])
    if option := chosen(text, session.open_options):
        return Way(BY_NAME[option.does], option.args)
    if session.question is not None and session.question.does in BY_NAME:
        return Way(BY_NAME[session.question.does], session.question.args)
    return _meant(text)


def _command(text: str) -> Way:
    command, _, rest = text[1:].partition(" ")
    route = BY_COMMAND.get(command.split("@")[0].lower())
    if route is None:
        return Way(BY_NAME["account.unknown_command"])
    if route.name == "lookup.by_name":
        return Way(route, {"text": rest}) if rest.strip() else Way(BY_NAME["lookup.ask_name"])
    return Way(route, {"text": rest})


def _meant(text: str) -> Way:
    for route in BY_MEANING:
        if route.means != "stop" and means(route.means, text):
            return Way(route)
    return Way(BY_NAME["lookup.by_name"])
