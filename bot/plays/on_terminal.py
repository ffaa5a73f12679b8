"""The terminal as a stage: choices are numbered lines, and a tap is their number typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import uuid4

from bot.channels import terminal
from bot.channels.channel import Channel, Door
from bot.plays.stage import Heard, PlayClock, Work, spot_in
from handlers.conversation import Conversation, Custom
from handlers.messages import Choices, File, Incoming, Kind, Outgoing, Receipt, Replace, Reply, Text
from knowledge.store.database import Database

_NUMBERED = re.compile(r"(\d+|[a-z])\. (.+)")

CODE_LETTERS = Custom(draw=lambda alphabet: alphabet[0])
"""Reports of a play all carry the same code, so that a play can name it."""


class OnTerminal:
    """The assistant behind the terminal's rendering, on one database."""

    name = terminal.NAME
    capabilities = terminal.CAPABILITIES

    def __init__(self, open_database: Callable[[], Database], custom: Custom = CODE_LETTERS) -> None:
        self.clock = PlayClock()
        self._open = open_database
        self._custom = custom
        self._said: dict[str, list[str]] = {}
        self._stamps: dict[str, list[str]] = {}
        self._read: dict[str, int] = {}
        self._build()

    def _build(self) -> None:
        self._database = self._open()
        self._talk = Conversation(self._database, self.clock, self._custom)
        self._door = Door(self, self._talk, self.clock)

    async def send(self, outgoing: Outgoing) -> Receipt:
        """Take what a terminal would write; the card, which it does not draw, is checked all the same."""
        self._said.setdefault(outgoing.chat, []).append(terminal.written(outgoing.reply))
        self._stamps.setdefault(outgoing.chat, []).append(stamp_of(outgoing.reply))
        return Receipt(sent=True)

    async def say(self, who: str, words: str, kind: Kind, file: File | None = None) -> None:
        """Type words, or hand in a file as a channel that takes some does."""
        update = uuid4().hex
        spot = spot_in(words) if kind == "place" else None
        at, text = self.clock.tick(), "" if spot else words
        if file is None and kind in {"file", "photo"}:
            file = File(words if kind == "file" else "", 1)  # as of a channel that did not fetch it
        sent = Incoming(self.name, who, who, update, at, kind=kind, text=text, spot=spot, file=file)
        await self._door.take(sent)
        await self._door.drain()

    async def tap(self, who: str, label: str) -> bool:
        """Type the number of a choice of the last list."""
        for line in self._said.get(who, [""])[-1].split("\n"):
            if (found := _NUMBERED.fullmatch(line)) and found[2] == label:
                await self.say(who, found[1], "text")
                return True
        return False

    async def heard(self, who: str) -> list[Heard]:
        """Give what was written since the last time."""
        said = self._said.get(who, [])
        begin, self._read[who] = self._read.get(who, 0), len(said)
        fresh = zip(said[begin:], self._stamps.get(who, [])[begin:], strict=True)
        return [Heard(_lines(text), tuple(_labels(text)), stamp) for text, stamp in fresh]

    @property
    def channel(self) -> Channel:
        """This stage is the channel itself."""
        return self

    async def behind(self, work: Work) -> None:
        """Do something behind the scene; the door sends what that left in the outbox."""
        await work(self._talk, self._database)
        await self._door.resend()
        await self._door.drain()

    def block(self, who: str) -> None:
        """Nobody blocks a terminal."""
        raise NotImplementedError(who)

    async def restart(self) -> None:
        """Close the database, open it again, build a new conversation."""
        await self._database.close()
        self._build()

    async def close(self) -> None:
        """End the play."""
        await self._database.close()


def stamp_of(reply: Reply) -> str:
    """Give the stamp on the card of a reply, "" when it has no card."""
    match reply:
        case Text():
            return reply.card.label if reply.card else ""
        case Choices(text):
            return stamp_of(text)
        case Replace(inner):
            return stamp_of(inner)
    return ""


def _labels(text: str) -> list[str]:
    return [found[2] for line in text.split("\n") if (found := _NUMBERED.fullmatch(line))]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if not _NUMBERED.fullmatch(line))
