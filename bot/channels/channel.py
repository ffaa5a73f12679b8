"""What the doors share: what a channel can do, how it is asked to send, and the way in.

A channel is a small class with one method, `send`. A `Door` carries its messages to the
conversation and its replies back: in order within a chat, different chats side by side.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.channels.lane import Lane
from bot.channels.pace import Pace
from handlers.messages import File, Incoming, Outgoing, Receipt, Reply
from knowledge.errors import StoreUnavailable

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can carry.

    Attributes:
        max_text: Longest text of one message, in characters after its markup is parsed.
        max_choices: Most tappable choices under one message; 0 means numbered text instead.
        max_choice_id: Longest choice id, in bytes.
        max_choice_label: Longest label that shows whole, in characters.
        max_document: Largest file, in bytes; 0 means files cannot be sent.
        max_caption: Longest text beside a file, in characters.
        max_photo: Largest picture, in bytes; 0 means pictures cannot be shown.
        shows_again: A picture that came on the channel can be sent again by its id.
        edit: A message that was sent can be changed.
        venue: A spot on a map is a kind of message of its own.
        share_place: A button can share where the person is.
        sends_again: A person's message that was not taken is sent again by the channel's own program,
            which tells the person.
    """

    max_text: int
    max_choices: int = 0
    max_choice_id: int = 64
    max_choice_label: int = 40
    max_document: int = 0
    max_caption: int = 0
    max_photo: int = 0
    shows_again: bool = False
    edit: bool = False
    venue: bool = False
    share_place: bool = False
    sends_again: bool = False


class Channel(Protocol):
    """One messenger."""

    name: str
    capabilities: Capabilities

    async def send(self, outgoing: Outgoing) -> Receipt:
        """Send one reply; never raises for what the messenger refuses, says it in the receipt."""
        ...


class Entrance(Protocol):
    """The part of the conversation that a door needs (handlers.conversation.Conversation)."""

    async def answer(self, incoming: Incoming) -> list[Outgoing]:
        """Handle one message in one transaction; what is returned is stored and still to be sent."""
        ...

    async def settle(self, outgoing: Outgoing, receipt: Receipt) -> None:
        """Remember what became of a reply."""
        ...

    async def unsent(self, channel: str) -> list[Outgoing]:
        """Replies of a channel that were stored and have not gone out, oldest first."""
        ...

    async def wants_file(self, incoming: Incoming) -> bool:
        """Whether what waits is answered by the file that came, so that it is worth fetching."""
        ...


@dataclass(frozen=True, slots=True)
class Apologies:
    """What a door says by itself, when the conversation cannot be asked: words for one message.

    Attributes:
        busy: The database cannot be written; the message will come again. None: the channel says so.
        too_fast: More messages than one person is answered in a minute.
    """

    busy: Callable[[Incoming], Reply] | None
    too_fast: Callable[[Incoming], Reply]


class Door:
    """Carries the messages of one channel in, and the replies out in the order of each chat.

    A reply that could not be sent now holds back those behind it in its chat; `resend` takes them up
    again in order, after a pause that grows while nothing gets through.
    """

    def __init__(
        self,
        channel: Channel,
        entrance: Entrance,
        now: Callable[[], datetime],
        *,
        pace: Pace | None = None,
        apologies: Apologies | None = None,
        lane: Lane | None = None,
    ) -> None:
        self.channel = channel
        self.lane = lane or Lane()
        self.fetch: Callable[[File], Awaitable[bytes]] | None = None
        """Gives what a file holds, where it does not come with the message."""
        self._entrance = entrance
        self._now = now
        self._pace = pace
        self._apologies = apologies
        self._tails: dict[str, asyncio.Task[None]] = {}
        self._in_flight: set[int] = set()
        self._held: set[str] = set()
        self._unsettled: dict[int, tuple[Outgoing, Receipt]] = {}
        self._apologised: set[str] = set()
        self._pause = FIRST_PAUSE
        self._not_before: datetime | None = None

    async def take(self, incoming: Incoming) -> None:
        """Hand one message over; returns as soon as its turn is committed, before replies are sent.

        Raises:
            knowledge.errors.StoreUnavailable: The turn could not be committed (database locked, disk
                full). The update must not be acknowledged, so that the messenger delivers it again.
        """
        if self._pace and incoming.addressed and not self._pace.allows(incoming.person, incoming.at):
            if self._apologies and self._pace.just_now(incoming.person):
                self._say(incoming.chat, self._apologies.too_fast(incoming))
            return
        try:
            replies = await self._entrance.answer(await self._with_content(incoming))
        except StoreUnavailable:
            if self._pace:
                self._pace.give_back(incoming.person)  # it comes again: not to be counted twice
            self._apologise(incoming)
            raise
        self._apologised.discard(incoming.chat)
        self._post(incoming.chat, replies)

    async def wants_file(self, incoming: Incoming) -> bool:
        """Whether a file from this person is asked for, before it is read."""
        return await self._entrance.wants_file(incoming)

    async def _with_content(self, incoming: Incoming) -> Incoming:
        """Fetch the file that came, where one was asked for; before the turn, which waits for no network."""
        file = incoming.file
        if self.fetch is None or file is None or file.content or file.size > MAX_FETCHED:
            return incoming
        if not await self._entrance.wants_file(incoming):
            return incoming
        return replace(incoming, file=replace(file, content=await self.fetch(file)))

    async def resend(self, *, at_once: bool = False) -> None:
        """Send what an earlier run, or another process, left in the outbox, and what was held back.

        Args:
            at_once: The messenger has just been reached: do not wait for the pause to be over.
        """
        if not at_once and self._not_before is not None and self._now() < self._not_before:
            return
        await self._settle_late()
        known = self._in_flight | set(self._unsettled)
        left = [one for one in await self._entrance.unsent(self.channel.name) if one.id not in known]
        self._held.clear()
        for chat in dict.fromkeys(one.chat for one in left):
            self._post(chat, [one for one in left if one.chat == chat])

    async def drain(self) -> None:
        """Wait until everything handed over so far has been sent."""
        while under_way := [task for task in self._tails.values() if not task.done()]:
            await asyncio.gather(*under_way)

    def _apologise(self, incoming: Incoming) -> None:
        """Ask for patience, once in a chat until something works again."""
        busy = self._apologies.busy if self._apologies else None
        if busy and incoming.addressed and incoming.chat not in self._apologised:
            self._apologised.add(incoming.chat)
            self._say(incoming.chat, busy(incoming))

    def _say(self, chat: str, reply: Reply) -> None:
        self._post(chat, [Outgoing(UNSTORED, self.channel.name, chat, reply)])

    def _post(self, chat: str, replies: list[Outgoing]) -> None:
        fresh = [reply for reply in replies if reply.id not in self._in_flight]
        if not fresh:
            return
        self._in_flight.update(reply.id for reply in fresh if reply.id != UNSTORED)
        task = asyncio.create_task(self._send_after(self._tails.get(chat), fresh))
        self._tails[chat] = task
        task.add_done_callback(lambda done: self._forget(chat, done))

    def _forget(self, chat: str, task: asyncio.Task[None]) -> None:
        if self._tails.get(chat) is task:
            del self._tails[chat]

    async def _send_after(self, before: asyncio.Task[None] | None, replies: list[Outgoing]) -> None:
        if before is not None:
            await asyncio.wait([before])
        for outgoing in replies:
            if outgoing.chat not in self._held:
                await self._send(outgoing)
            self._in_flight.discard(outgoing.id)

    async def _send(self, outgoing: Outgoing) -> None:
        self.lane.take()
        try:
            receipt = await self.channel.send(outgoing)
        except Exception as error:  # the last rim before the messenger; `resend` tries again
            name = type(error).__name__
            log.error("reply not sent", channel=self.channel.name, outbox=outgoing.id, error=name)
            receipt = Receipt(sent=False, reason="error", again=True)
        self._note(outgoing.chat, receipt)
        if outgoing.id != UNSTORED:
            await self._settle(outgoing, receipt)

    def _note(self, chat: str, receipt: Receipt) -> None:
        """Hold the chat back, and wait longer, while nothing gets through."""
        if not receipt.again:
            self._pause, self._not_before = FIRST_PAUSE, None
            return
        self._held.add(chat)
        if self._not_before is None or self._now() >= self._not_before:
            self._not_before = self._now() + self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)

    async def _settle(self, outgoing: Outgoing, receipt: Receipt) -> None:
        """Remember what became of a reply; while the database is busy, remember it here."""
        try:
            await self._entrance.settle(outgoing, receipt)
            self._unsettled.pop(outgoing.id, None)
        except StoreUnavailable:
            self._unsettled[outgoing.id] = (outgoing, receipt)

    async def _settle_late(self) -> None:
        for outgoing, receipt in list(self._unsettled.values()):
            await self._settle(outgoing, receipt)


FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=1)

MAX_FETCHED = 20 * 1024 * 1024
"""Bytes of a file that are fetched: what Telegram gives out (https://core.telegram.org/bots/api#getfile)."""

UNSTORED = 0
"""Id of words that a door says by itself; they are in no outbox."""
