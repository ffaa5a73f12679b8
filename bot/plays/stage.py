"""Play a script on a stage: say its lines, hold what is heard against what must be heard.

A stage is one channel with the assistant behind it. It is torn down and built again after every
turn, so that nothing survives but what is stored.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from bot.channels.channel import Channel
from bot.channels.lane import Lane
from bot.delivery import Delivery
from bot.desk import change
from bot.inviting import invite_producer, invite_staff, units_of
from bot.plays.script import (
    BOT,
    START,
    Blocked,
    Delivered,
    Invited,
    Line,
    Moment,
    Official,
    Script,
    Step,
    fits,
)
from handlers.conversation import Conversation
from handlers.messages import File, Kind
from knowledge.distance import Spot
from knowledge.store.database import Database


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of the assistant as the person has it before them.

    Attributes:
        lines: What is read.
        labels: Choices below it.
        stamp: The stamp on its product card, "" without a card, None where the channel draws none.
    """

    lines: tuple[str, ...]
    labels: tuple[str, ...] = ()
    stamp: str | None = None


class PlayClock:
    """The clock of a play: stands still, but for a second with each message."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        """Give the moment."""
        return self.at

    def tick(self) -> datetime:
        """Go on by a second."""
        self.at += timedelta(seconds=1)
        return self.at


Work: TypeAlias = Callable[[Conversation, Database], Awaitable[object]]
"""Something that is done behind the scene: by an official at the command line, by the clock."""


class Stage(Protocol):
    """One channel, with the assistant behind it."""

    name: str
    clock: PlayClock

    @property
    def channel(self) -> Channel:
        """The channel, for what is sent unasked to many."""
        ...

    async def say(self, who: str, words: str, kind: Kind, file: File | None = None) -> None:
        """Let a person send words, or something that is no text, such as a file."""
        ...

    async def tap(self, who: str, label: str) -> bool:
        """Let a person tap the newest choice with this label; False when there never was one."""
        ...

    async def heard(self, who: str) -> list[Heard]:
        """Give what the assistant has said to a person since this was last asked."""
        ...

    async def behind(self, work: Work) -> None:
        """Do something behind the scene, and send what it left to be sent."""
        ...

    def block(self, who: str) -> None:
        """Let a person block the assistant, where the channel has that."""
        ...

    async def restart(self) -> None:
        """Build everything anew from what is stored."""
        ...


def spot_in(words: str) -> Spot | None:
    """Read the spot that a person shares in a play, "22.4856 103.9707" in degrees; None for other words."""
    parts = words.split()
    if len(parts) != 2 or not all(re.fullmatch(r"-?\d+\.\d+", part) for part in parts):
        return None
    return Spot(float(parts[0]), float(parts[1]))


def file_of(line: Line) -> File | None:
    """Give the file that goes with a line, as a channel hands it in."""
    if line.file is None:
        return None
    content = line.file.read_bytes()
    return File(line.file.name, len(content), content=content)


@dataclass(slots=True)
class Outcome:
    """What came of a play: the whole talk as it was, and each difference."""

    talk: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


async def perform(script: Script, stage: Stage) -> Outcome:
    """Play a script to its end, or to the first difference."""
    outcome = Outcome()
    last = ""
    for step, answered in _with_next(script):
        if isinstance(step, Moment):
            stage.clock.at = step.at
            await stage.behind(_clockwork)
        elif isinstance(step, Delivered):
            await stage.behind(_deliver(stage))
        elif isinstance(step, Blocked):
            stage.block(step.who)
        elif isinstance(step, Official | Invited):
            await stage.behind(_desk(step, stage.clock.tick()))
        elif step.who == BOT:
            if not await _compare(script, step, step.to or last, stage, outcome):
                return outcome
        else:
            last = step.who
            if not await _say(script, step, stage, outcome):
                return outcome
            if not answered and (extra := await stage.heard(last)):
                outcome.differences.append(_unexpected(script, step, extra))
                return outcome
            await stage.restart()
    return outcome


async def _clockwork(talk: Conversation, _: Database) -> None:
    """Do what happens by the clock."""
    await talk.tell_changes()
    await talk.remind()
    await talk.tell_desk()


async def _nothing(talk: Conversation, _: Database) -> None:
    """Let the doors send what a turn left for others."""


def _deliver(stage: Stage) -> Work:
    """Send what waits of announcements, without waiting between them."""

    async def work(_: Conversation, database: Database) -> None:
        channel = stage.channel
        await Delivery(database, channel, Lane(), stage.clock, remembers=channel.name == "web").run()

    return work


def _desk(step: Official | Invited, at: datetime) -> Work:
    """Do what an official does at the command line."""

    async def work(talk: Conversation, database: Database) -> None:
        if isinstance(step, Official):
            await change(database, step.code, step.words, step.settled, at)
        elif step.role:
            places = [key for key in units_of([step.commune] if step.commune else []) if key]
            await invite_staff(database, step.role, places, at, talk.draw)
        else:
            await invite_producer(database, step.producer, at, talk.draw)

    return work


def _with_next(script: Script) -> Iterator[tuple[Step, bool]]:
    """Give each step, and whether the assistant must answer it."""
    for step, following in zip(script.steps, [*script.steps[1:], None], strict=True):
        yield step, isinstance(following, Line) and following.who == BOT


async def _say(script: Script, line: Line, stage: Stage, outcome: Outcome) -> bool:
    outcome.talk.append(f"{line.who}: " + (f"[{line.labels[0]}]" if line.labels else line.words[:300]))
    if not line.labels:
        await stage.say(line.who, line.words, line.kind, file_of(line))
        await stage.behind(_nothing)
        return True
    if await stage.tap(line.who, line.labels[0]):
        await stage.behind(_nothing)
        return True
    outcome.differences.append(
        f"{script.name}:{line.number}\n- [{line.labels[0]}]\n+ there is no such choice"
    )
    return False


async def _compare(script: Script, line: Line, who: str, stage: Stage, outcome: Outcome) -> bool:
    heard = await stage.heard(who)
    lines = [text for message in heard for text in message.lines]
    labels = [label for message in heard for label in message.labels]
    outcome.talk += [f"{BOT}: {text}" if n == 0 else f"  {text}" for n, text in enumerate(lines)]
    if labels:
        outcome.talk.append("  " + " ".join(f"[{label}]" for label in labels))
    outcome.talk += [f"  {{{message.stamp}}}" for message in heard if message.stamp]
    difference = "\n".join([*_difference(line, lines, labels), *_other_stamps(line, heard)])
    if difference:
        outcome.differences.append(f"{script.name}:{line.number} ({stage.name})\n{difference}")
    return not difference


def _other_stamps(line: Line, heard: list[Heard]) -> list[str]:
    if any(message.stamp is None for message in heard):
        return []
    said = [message.stamp for message in heard if message.stamp]
    return [] if said == line.stamps else [f"- stamps {line.stamps}", f"+ stamps {said}"]


def _difference(line: Line, lines: list[str], labels: list[str]) -> list[str]:
    """Give what differs as "- expected" and "+ said"."""
    shown = []
    for n in range(max(len(line.lines), len(lines))):
        expected = line.lines[n] if n < len(line.lines) else None
        said = lines[n].strip() if n < len(lines) else None
        if expected is None or said is None or not fits(expected, said):
            shown += [f"- {expected}"] * (expected is not None) + [f"+ {said}"] * (said is not None)
    if line.labels != labels:
        shown += [f"- {' '.join(f'[{label}]' for label in line.labels)}"]
        shown += [f"+ {' '.join(f'[{label}]' for label in labels)}"]
    return shown


def _unexpected(script: Script, line: Line, heard: list[Heard]) -> str:
    said = "\n".join(f"+ {text}" for message in heard for text in message.lines)
    return f"{script.name}:{line.number}\n- (nothing)\n{said}"
