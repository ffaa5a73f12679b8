"""What officials do with reports from the command line; the author hears of each change."""

from __future__ import annotations

from datetime import datetime

from handlers.messages import Text, to_json
from handlers.session import from_state
from knowledge.people import persons, post, reports
from knowledge.store.database import Database
from knowledge.texts import DEFAULT, say


async def change_report(
    database: Database, code: str, state: reports.State, answer: str, at: datetime
) -> bool:
    """Set a report's state and tell its author; False when there is no such report."""
    async with database.begin() as connection:
        author = await reports.change_report(connection, code, state, answer, at)
        if author is None:
            return False
        state_of = await persons.state_of(connection, author.person, author.chat)
        language = from_state(state_of, DEFAULT).language
        told = "question" if author.kind == reports.QUESTION else "report"
        first = say(language, f"{told}-changed-{state}", code=code)
        said = (say(language, "my-reports-answer", answer=answer).strip(),) if answer else ()
        reply = to_json(Text(first, (*said, say(language, "changed-more"))))
        await post.post(
            connection, channel=author.channel, chat=author.chat, person=author.person, replies=[reply], at=at
        )
        return True
