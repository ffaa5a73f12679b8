"""What waits for a second person, of every kind; never what one prepared oneself."""

from __future__ import annotations

from typing import Any

from handlers.desk_words import quoted
from handlers.messages import Reply, Text
from handlers.session import Option
from handlers.turn import Turn
from handlers.work import back
from knowledge.people import waiting

SHOWN = 7
QUOTED = 60


async def listed(turn: Turn, args: dict[str, Any]) -> list[Reply]:
    """List announcements, files for the registry and common questions that wait, the oldest first."""
    turn.kind = "official"
    number = turn.official.id if turn.official else 0
    found = await waiting.to_approve(turn.connection, number)
    lines = tuple(
        turn.say(
            f"approvals-{one.kind}", code=one.code, number=str(one.author), what=quoted(one.what, QUOTED)
        )
        for one in found[:SHOWN]
    )
    options = [Option(one.code, one.route, {"code": one.code}) for one in found[:SHOWN]]
    first = turn.say("approvals", count=len(found)) if found else turn.say("approvals-none")
    return [turn.offer(Text(first, lines), [*options, back(turn)])]
