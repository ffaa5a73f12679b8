"""What all tests share: a filled database to copy, and no network but loopback."""

from __future__ import annotations

import asyncio
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from handlers.conversation import Conversation, Custom
from handlers.messages import File, Incoming, Reply
from handlers.session import Option, Session, from_state, to_state
from knowledge.people import persons
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.shipped import ready
from knowledge.store.database import Database

MORNING = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""09:00 in Lào Cai on the day for which the shipped registry is true."""


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise PermissionError(f"a test wanted to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the shipped registry, to be copied."""
    file = tmp_path_factory.mktemp("shipped") / "filled.sqlite3"
    asyncio.run(_fill(f"sqlite+aiosqlite:///{file}"))
    return file


async def _fill(url: str) -> None:
    database = Database(url)
    await ready(database)
    await database.close()


@pytest.fixture(scope="session")
def registry(filled: Path) -> Registry:
    """The shipped registry, read once."""
    return asyncio.run(_read(f"sqlite+aiosqlite:///{filled}"))


async def _read(url: str) -> Registry:
    database = Database(url)
    async with database.begin() as connection:
        found = await load_registry(connection)
    await database.close()
    return found


@pytest.fixture
def database_url(filled: Path, tmp_path: Path) -> str:
    """Address of a filled database of this test's own."""
    copy = shutil.copy(filled, tmp_path / "ocop.sqlite3")
    return f"sqlite+aiosqlite:///{copy}"


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A filled database, open."""
    opened = Database(database_url)
    yield opened
    await opened.close()


class Talk:
    """A conversation with one person after the other, as a channel would hold it."""

    def __init__(self, database: Database) -> None:
        self.at = MORNING
        self.database = database
        self.custom()
        self.updates = 0

    def custom(self, **chosen: Any) -> None:
        """Begin anew with what an operator may choose."""
        custom = Custom(draw=lambda letters: letters[0], **chosen)
        self.conversation = Conversation(self.database, lambda: self.at, custom)

    def incoming(self, text: str = "", who: str = "mai", **about: Any) -> Incoming:
        """Make the next message of a person."""
        self.updates += 1
        values = {"channel": "test", "chat": who, "person": who, "update": str(self.updates), "at": self.at}
        return Incoming(**(values | {"text": text} | about))

    async def says(self, text: str = "", who: str = "mai", **about: Any) -> list[Reply]:
        """Hand a message in and give the replies."""
        outgoing = await self.conversation.answer(self.incoming(text, who, **about))
        return [one.reply for one in outgoing]

    async def taps(self, label: str, who: str = "mai") -> list[Reply]:
        """Tap the newest choice with this label that the person was offered."""
        session = await self._session(who)
        found = [
            f"{offer.id}.{n}"
            for offer in session.offers
            for n, option in enumerate(offer.options, 1)
            if option.label == label
        ]
        assert found, f"no choice {label!r}"
        return await self.says(who=who, kind="choice", choice=found[-1])

    async def sends(self, kind: str, file: File, who: str = "mai") -> list[Reply]:
        """Send a file or a picture."""
        return await self.says(who=who, kind=kind, file=file)

    async def opens(self, route: str, args: dict[str, Any], who: str = "mai") -> list[Reply]:
        """Tap a choice that leads to a route, as if it had been offered."""
        async with self.database.begin() as connection:
            seat = await persons.take_seat(connection, "test", who, who, self.at)
            session = from_state(seat.state, "vi")
            offer = session.offer([Option("there", route, args)], f"T{self.updates}")
            await persons.leave_seat(connection, seat, to_state(session), self.at)
        return await self.says(who=who, kind="choice", choice=f"{offer.id}.1")

    async def _session(self, who: str) -> Session:
        async with self.database.begin() as connection:
            return from_state(await persons.state_at(connection, "test", who, who), "vi")


@pytest.fixture
def talk(database: Database) -> Talk:
    """A conversation on a filled database."""
    return Talk(database)
