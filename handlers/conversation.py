"""The only entrance to this floor: one message in, its stored replies out.

A turn is one database transaction: that the update was handled, where the person stands, and the
replies are kept together or not at all. Messages of one chat are answered one after the other,
different chats side by side. An update that comes again is not handled again: what it was answered
is given once more only if it had not gone out.
"""

from __future__ import annotations

import asyncio
import secrets
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakValueDictionary

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from handlers import BY_NAME
from handlers.allowing import allowed
from handlers.approved import tell_askers
from handlers.cancelled import tell_cancelled
from handlers.changes import WAIT, tell_changes
from handlers.counting import count
from handlers.desk_told import tell_late, tell_new
from handlers.messages import Incoming, Outgoing, Receipt, Reply, Text, from_json, to_json
from handlers.receipts import asked, first_line, keep_receipt, notice_above
from handlers.reminders import remind
from handlers.routing import Way, file_asked, way
from handlers.session import from_state, to_state
from handlers.turn import Answered, Turn
from handlers.words import looks_english
from knowledge.calendar import DeskHours
from knowledge.errors import StoreUnavailable
from knowledge.faq.scorer import scorer
from knowledge.people import (
    import_news,
    persons,
    post,
)
from knowledge.people.forgetting import forget_old
from knowledge.registry.catalog import Registry, edition, load_registry
from knowledge.rules.editions import Editions, editions
from knowledge.store.database import Database
from knowledge.texts import DEFAULT, LANGUAGES, say

log = structlog.get_logger(__name__)

ASIDE = "asking.free_text"
"""The route of words that did not answer the open list: a side question brings it back."""

MAX_TEXT = 8_000
"""Characters of one message that are looked at; twice what the longest messenger carries."""


@dataclass(frozen=True, slots=True)
class Custom:
    """What an operator or a test may choose.

    Attributes:
        draw: Takes one letter of an alphabet by chance.
        keep_days: Days that messages are kept.
        remembers: Channels that show the conversation again, so that what was said is kept for them.
        desk: When the officials answer.
        editions: The editions of the criteria.
        approve_above: People above whom an announcement needs a second person.
        tell_after: How long after a file was applied nobody is told of it, so that it can be undone.
        approve_imports: Whether a file for the registry needs a second person.
    """

    draw: Callable[[str], str] = secrets.choice
    keep_days: int = 30
    remembers: frozenset[str] = field(default=frozenset({"web"}))
    desk: DeskHours = field(default_factory=DeskHours)
    editions: Editions = field(default_factory=editions)
    approve_above: int = 500
    tell_after: timedelta = WAIT
    approve_imports: bool = False


class Conversation:
    """Answers messages from every channel."""

    def __init__(self, database: Database, now: Callable[[], datetime], custom: Custom | None = None) -> None:
        self._database = database
        self._now = now
        self._custom = custom or Custom()
        self._registry: Registry | None = None
        self._locks: WeakValueDictionary[tuple[str, str], asyncio.Lock] = WeakValueDictionary()

    @property
    def draw(self) -> Callable[[str], str]:
        """What takes one letter of an alphabet by chance."""
        return self._custom.draw

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        """Handle one message.

        Returns:
            The replies to send, in order; they are stored already. Empty in a group where the
            assistant was not called, and for an update whose replies have all gone out before.

        Raises:
            StoreUnavailable: Nothing was kept; the same update may be handed in again.
        """
        return (await self.answer_fully(incoming))[0]

    async def answer_fully(self, incoming: Incoming) -> tuple[list[Outgoing], Answered]:
        """Handle one message as `answer` does, and say what it turned out to be about."""
        if not incoming.addressed:
            return [], Answered()
        incoming = replace(incoming, text=_clean(incoming.text))
        key = post.update_key(incoming.channel, incoming.update)
        async with self._in_order(incoming):
            try:
                return await self._turn(incoming, key)
            except StoreUnavailable:
                raise
            except Exception as error:  # a mistake of ours must not lose the person: logged, apologised for
                log.error("turn failed", channel=incoming.channel, update=key, error=_where(error))
                return await self._apologise(incoming, key), Answered(kind="unknown")

    async def warm(self) -> None:
        """Read the registry and build its matcher before the first message comes."""
        async with self._database.begin() as connection:
            registry = await self._current(connection)
        _ = registry.matcher, scorer()

    def sorry(self, incoming: Incoming) -> Text:
        """Give what is said when the database cannot be written, without the database."""
        language = _hinted(incoming)
        return Text(say(language, "busy"), (say(language, "busy-how"),))

    async def settle(self, outgoing: Outgoing, receipt: Receipt) -> None:
        """Remember what became of a reply."""
        async with self._database.begin() as connection:
            await post.settle(
                connection, outgoing.id, self._now(), native=receipt.native, reason=receipt.reason,
                again=receipt.again, left=receipt.left,
            )  # fmt: skip

    async def unsent(self, channel: str) -> list[Outgoing]:
        """Give the replies of a channel that are stored and have not gone out, oldest first."""
        async with self._database.begin() as connection:
            letters = await post.unsent(connection, channel)
            return [one for letter in letters if (one := await self._readable(connection, letter))]

    async def _readable(self, connection: AsyncConnection, letter: post.Letter) -> Outgoing | None:
        """Read a stored reply; one of another version that cannot be read is put aside, not in the way."""
        try:
            return _outgoing(letter)
        except (ValueError, KeyError, TypeError):
            log.error("reply unreadable", channel=letter.channel, outbox=letter.id)
            await post.settle(
                connection, letter.id, self._now(), native="", reason="unreadable", again=False, left=False
            )
            return None

    async def wants_file(self, incoming: Incoming) -> bool:
        """Whether the open question of a person is answered by a file."""
        async with self._database.begin() as connection:
            state = await persons.state_at(connection, incoming.channel, incoming.person, incoming.chat)
        return file_asked(from_state(state, DEFAULT)) is not None

    async def history(self, channel: str, chat: str, limit: int = 60) -> list[dict[str, Any]]:
        """Give the last lines of a chat, oldest first, for a channel that shows them again."""
        async with self._database.begin() as connection:
            return await post.history(connection, channel, chat, limit)

    async def forget_old(self) -> int:
        """Erase what is older than it is said to be kept; gives how many rows."""
        async with self._database.begin() as connection:
            return await forget_old(connection, self._now(), self._custom.keep_days)

    async def tell_changes(self) -> int:
        """Tell who follows a product that it changed, and who heard of a fair that it was cancelled.

        Gives how many were told.
        """
        async with self._database.begin() as connection:
            registry = await self._current(connection)
            told = await tell_changes(connection, registry, self._now(), self._custom.tell_after)
            return told + await tell_cancelled(connection, self._now(), self._custom.draw)

    async def remind(self) -> int:
        """Remind producers of their certificates; gives how many notices were put into the outbox."""
        async with self._database.begin() as connection:
            registry = await self._current(connection)
            held = (await import_news.news(connection, self._now(), self._custom.tell_after)).held
            return await remind(connection, registry, self._now(), self._custom.draw, held)

    async def tell_desk(self) -> int:
        """Tell the officials what is new or late in the queue, and who asked what is answered now.

        Gives how many were told or are late.
        """
        at, draw = self._now(), self._custom.draw
        async with self._database.begin() as connection:
            new = await tell_new(connection, at, draw)
            new += await tell_askers(connection, at, draw)
            return new + await tell_late(connection, at, self._custom.desk, draw)

    @asynccontextmanager
    async def _in_order(self, incoming: Incoming) -> AsyncIterator[None]:
        lock = self._locks.setdefault((incoming.channel, incoming.chat), asyncio.Lock())
        async with lock:
            yield

    async def _turn(self, incoming: Incoming, key: str) -> tuple[list[Outgoing], Answered]:
        async with self._database.begin() as connection:
            if await post.was_handled(connection, key):
                letters = await post.unsent(connection, incoming.channel, key)
                return [_outgoing(letter) for letter in letters], Answered()
            if incoming.kind == "left":
                await persons.mark_left(connection, incoming.channel, incoming.person, incoming.at)
                await post.note_handled(connection, key, person=None, chat="", at=incoming.at)
                return [], Answered()
            turn, seat = await self._open(connection, incoming)
            before = {"product": turn.session.spoken_of(incoming.at)}
            found, replies = await _handle(turn)
            await keep_receipt(turn, found, before, replies)
            await count(turn, found)
            replies = [*await notice_above(turn), *replies]
            letters = await self._keep(turn, seat, replies, key)
        return [_outgoing(letter) for letter in letters], Answered(turn.kind, turn.found, turn.faq)

    async def _open(self, connection: AsyncConnection, incoming: Incoming) -> tuple[Turn, persons.Seat]:
        seat = await persons.take_seat(
            connection, incoming.channel, incoming.person, incoming.chat, incoming.at
        )
        turn = Turn(
            message=incoming,
            registry=await self._current(connection),
            session=from_state(seat.state, _hinted(incoming)),
            connection=connection,
            person=seat.person,
            draw=self._custom.draw,
            keep_days=self._custom.keep_days,
            desk=self._custom.desk,
            editions=self._custom.editions,
            approve_above=self._custom.approve_above,
            tell_after=self._custom.tell_after,
            approve_imports=self._custom.approve_imports,
        )
        return turn, seat

    async def _current(self, connection: AsyncConnection) -> Registry:
        """Give the registry, read again when an import, perhaps of another process, has changed it."""
        if self._registry is None or self._registry.version != await edition(connection):
            self._registry = (await load_registry(connection)).taking_over(self._registry)
        return self._registry

    async def _keep(
        self, turn: Turn, seat: persons.Seat, replies: list[Reply], key: str
    ) -> list[post.Letter]:
        connection, incoming = turn.connection, turn.message
        person = None if turn.erased else turn.person
        if not turn.erased:
            await persons.leave_seat(connection, seat, to_state(turn.session), incoming.at)
        chat = "" if turn.erased else incoming.chat
        await post.note_handled(
            connection, key, person=person, chat=chat, at=self._now(), said=self._said(turn)
        )
        wire = [to_json(reply) for reply in replies]
        return await self._post(connection, incoming, person, wire, key)

    async def _post(
        self,
        connection: AsyncConnection,
        incoming: Incoming,
        person: int | None,
        replies: list[dict[str, Any]],
        key: str,
    ) -> list[post.Letter]:
        return await post.post(
            connection, channel=incoming.channel, chat=incoming.chat, person=person, replies=replies,
            at=self._now(), key=key,
        )  # fmt: skip

    def _said(self, turn: Turn) -> str:
        if turn.erased or turn.message.channel not in self._custom.remembers:
            return ""
        if turn.message.kind == "place":
            return turn.say("web-my-place")  # that it was shared is kept, where it is is not
        if turn.message.file is not None:
            return turn.message.file.name
        tapped = turn.session.tapped(turn.message.choice) if turn.message.choice else None
        return tapped.label if tapped else turn.message.text

    async def _apologise(self, incoming: Incoming, key: str) -> list[Outgoing]:
        """Answer a message on which a handler failed, so that it does not come again for ever."""
        language = _hinted(incoming)
        reply = to_json(Text(say(language, "broken"), (say(language, "broken-how"),)))
        async with self._database.begin() as connection:
            seat = await persons.take_seat(
                connection, incoming.channel, incoming.person, incoming.chat, incoming.at
            )
            await post.note_handled(connection, key, person=seat.person, chat=incoming.chat, at=self._now())
            letters = await self._post(connection, incoming, seat.person, [reply], key)
        return [_outgoing(letter) for letter in letters]


async def _handle(turn: Turn) -> tuple[Way, list[Reply]]:
    found = way(turn.message, turn.session)
    if not turn.session.language_chosen and not found.route.needs and looks_english(turn.message.text):
        turn.session.language = "en"  # but an official who was asked for an English text speaks as before
    said = asked(turn)
    if found.route.private and not turn.message.private:
        found = Way(BY_NAME["account.only_private"])
    found = await allowed(turn, found)
    turn.waiting = turn.session.waiting if found.route.name == ASIDE else None
    if not found.route.aside:
        turn.session.open = False
        turn.session.question = None
    replies = await found.route.does(turn, found.args)
    replies = [*turn.above, *replies]
    if not turn.erased:
        turn.session.heard("person", said)
        turn.session.heard("bot", first_line(replies))
    return found, replies


def _hinted(incoming: Incoming) -> str:
    """Guess the language of somebody new: by what was typed, else by the messenger's hint."""
    if looks_english(incoming.text):
        return "en"
    hint = incoming.language.split("-")[0]
    return hint if hint in LANGUAGES else DEFAULT


def _clean(text: str) -> str:
    """Take away what no database keeps (half characters, NUL) and what nobody reads to its end."""
    return text[:MAX_TEXT].encode("utf-8", "replace").decode().replace("\0", "")


def _outgoing(letter: post.Letter) -> Outgoing:
    return Outgoing(letter.id, letter.channel, letter.chat, from_json(letter.reply))


def _where(error: Exception) -> str:
    """Name an error by kind and place: its message may hold what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"
    return f"{type(error).__name__} at {place}"
