"""What officials do with reports from the command line; the author hears of each change."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from handlers.auditing import by_command_line
from handlers.desk_answers import AS
from handlers.desk_told import language_of, let_go, tell_author
from knowledge.people import desk
from knowledge.people.masking import anonymous
from knowledge.people.reports import State
from knowledge.store.database import Database
from knowledge.texts import say


async def change_report(
    database: Database,
    code: str,
    state: State,
    answer: str,
    at: datetime,
    *,
    draw: Callable[[str], str] = secrets.choice,
) -> bool:
    """Set a report's state and tell its author; False when there is no such report.

    With the state "passed" the answer is the office it was passed on to.
    """
    async with database.begin() as connection:
        case = await desk.by_code(connection, code)
        if case is None:
            return False
        words = answer
        if state == "passed":
            words = say(await language_of(connection, case), "passed-to", office=answer)
        if words:
            await desk.add_line(connection, case, "staff", words, at)
        await desk.change(connection, case, state, at, words)
        if state == "settled":
            await let_go(connection, case, at)
        await tell_author(connection, case, AS[state](case, words), at=at, draw=draw)
        after = anonymous(answer) if state == "passed" else state
        await by_command_line(
            connection, f"desk-{state}", at, subject=case.code, before=case.state, after=after
        )
        return True
