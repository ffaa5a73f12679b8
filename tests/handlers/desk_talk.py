"""Officials and askers in a test: roles given, questions asked, buttons tapped by their labels."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.inviting import invite_staff
from handlers.messages import Choices, Reply, from_json
from handlers.session import Session, from_state
from knowledge.people import desk
from knowledge.people.desk import Case
from knowledge.store.database import Database
from knowledge.store.tables import AuditRow, ConversationRow, OutboxRow, PersonRow
from tests.conftest import Talk
from tests.handlers.test_questions import text_of

CH, BC = "CH-22222", "BC-22222"


async def appoint(talk: Talk, database: Database, who: str, role: str) -> None:
    """Give somebody a role, as the command line does."""
    code, _, _ = await invite_staff(database, role, [], talk.at, lambda letters: letters[0])  # type: ignore[misc]
    await talk.says(code, who)


async def ask(talk: Talk, words: str = "Nấu rượu thì xin giấy gì?", who: str = "mai") -> None:
    """Ask the officials a question."""
    await talk.says("gặp cán bộ", who)
    await talk.says(words, who)


async def tap(talk: Talk, reply: Reply, label: str, who: str) -> Reply:
    """Let somebody tap a choice of a reply; gives the last reply to that."""
    assert isinstance(reply, Choices), reply
    choice = next(option.id for option in reply.options if option.label == label)
    return (await talk.says(who=who, kind="choice", choice=choice))[-1]


async def opened(talk: Talk, who: str, code: str = CH) -> Reply:
    """Let an official open a case."""
    return (await talk.says(f"/hangdoi {code}", who))[-1]


async def taken(talk: Talk, who: str, code: str = CH) -> Reply:
    """Let an official take a case."""
    return await tap(talk, await opened(talk, who, code), "Nhận câu này", who)


def first(reply: Reply) -> str:
    """The first line of a reply."""
    return text_of(reply).answer


def labels(reply: Reply) -> list[str]:
    """The labels below a reply."""
    return [option.label for option in reply.options] if isinstance(reply, Choices) else []


async def written(database: Database, who: str) -> list[Reply]:
    """What was written to somebody unasked, oldest first."""
    async with database.begin() as connection:
        query = (
            select(OutboxRow.reply)
            .join(PersonRow, PersonRow.id == OutboxRow.person_id)
            .where((PersonRow.native == who) & (OutboxRow.inbox_key == ""))
            .order_by(OutboxRow.id)
        )
        return [from_json(reply) for reply in await connection.scalars(query)]


async def case_of(database: Database, code: str = CH) -> Case:
    """A case as it is stored."""
    async with database.begin() as connection:
        found = await desk.by_code(connection, code)
    assert found is not None
    return found


async def session_of(database: Database, who: str) -> Session:
    """Where somebody stands."""
    async with database.begin() as connection:
        state: dict[str, Any] | None = await connection.scalar(
            select(ConversationRow.state)
            .join(PersonRow, PersonRow.id == ConversationRow.person_id)
            .where(PersonRow.native == who)
        )
    return from_state(state or {}, "vi")


async def audited(database: Database) -> list[str]:
    """The actions of the audit, in order."""
    async with database.begin() as connection:
        return list(await connection.scalars(select(AuditRow.action).order_by(AuditRow.id)))
