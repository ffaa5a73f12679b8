"""Who may do what: a route that needs a role is not there for others, and each try is audited."""

from __future__ import annotations

from handlers import BY_NAME
from handlers.auditing import audited
from handlers.routing import Way, way
from handlers.turn import Turn
from knowledge.people import staff


async def allowed(turn: Turn, found: Way) -> Way:
    """Give the way itself where the person may go it, else what is answered in its place."""
    if found.route.needs is None:
        return found
    turn.official = await staff.official(turn.connection, turn.person)
    if turn.official and turn.official.may(found.route.needs):
        return found
    await audited(turn, "denied", found.route.needs)
    question = turn.session.question
    if question is not None and question.does == found.route.name and turn.message.kind != "choice":
        turn.session.question = None  # asked while there was a role: the words are a new message now
        return await allowed(turn, way(turn.message, turn.session))
    if turn.official:
        return Way(BY_NAME["work.not_yours"])
    typed = turn.message.kind == "text" and turn.message.text.startswith("/")
    return Way(BY_NAME["account.unknown_command" if typed else "account.old_button"])
