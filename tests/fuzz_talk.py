"""Talk nonsense with the assistant: words, taps, pictures, days passing, in any order.

    .venv/bin/python -m tests.fuzz_talk [messages] [seed]

Twelve people on two channels say what shoppers say, single words that mean something fixed, odd
characters, and tap choices old and new. No turn may fail, no first line may be longer than 80
characters, no answer longer than 1,000. The exit status says so; tests/handlers has the short form.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

from structlog.testing import capture_logs

from benchmarks.ask.material import examples
from handlers.conversation import Conversation, Custom
from handlers.messages import (
    AskFile,
    AskPlace,
    Choices,
    Document,
    Incoming,
    Kind,
    Outgoing,
    Photo,
    Place,
    Replace,
    Reply,
    Text,
)
from knowledge.distance import Spot
from knowledge.registry.shipped import ready
from knowledge.store.database import Database

QUERIES = Path(__file__).parents[1] / "benchmarks" / "data" / "queries_dev.jsonl"
WORDS = (
    "có", "không", "đúng", "đừng", "1", "2", "3", "6", "a", "cái cuối", "thôi", "dừng", "/xoa", "/dulieu",
    "/help", "/start p_LC-0100", "báo cáo của tôi", "đọc nhãn", "căn cứ", "mua ở đâu", "việc khác", "xóa hết",
    "2025",
    "HTX A", "\u202eabc", "😀", "", "  ", "/", "//", "/timkiem", "\u200b\u200b", "ﷺ", "a" * 9000, "²",
    "LC-99999999", "\ud800", "\0",
)  # fmt: skip


class Fuzz:
    """One run: the clock, what everybody may tap, and what went wrong."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._said = [json.loads(line)["query"] for line in QUERIES.read_text("utf-8").splitlines()]
        self._said += [example.text for example in examples() if draw_one_of(8, self._draw)]
        self._choices: dict[str, list[str]] = defaultdict(list)
        self.at = datetime(2026, 11, 23, 2, tzinfo=UTC)
        self.wrong: list[str] = []

    def message(self, number: int) -> Incoming:
        """Make the next message."""
        draw = self._draw
        self.at += timedelta(seconds=draw.choice((1, 60, 86_400)) if draw.random() < 0.05 else 1)
        who = f"p{draw.randrange(12)}"
        about: dict[str, Any] = {"private": draw.random() > 0.1, "on": draw.choice(("", "5"))}
        match draw.random():
            case x if x < 0.35 and self._choices[who]:
                about |= {"kind": "choice", "choice": draw.choice(self._choices[who])}
            case x if x < 0.95:
                about["text"] = draw.choice(self._said if x < 0.65 else WORDS)
            case _:
                about["kind"] = draw.choice(get_args(Kind))
                anywhere = Spot(draw.uniform(-90, 90), draw.uniform(-180, 180))
                about["spot"] = draw.choice((anywhere, Spot(22.34, 103.84), None))
        return Incoming("web" if who < "p5" else "test", who, who, str(number), self.at, **about)

    def look_at(self, message: Incoming, outgoing: list[Outgoing]) -> None:
        """Hold every answer against the limits, and remember its choices."""
        for one in outgoing:
            text, ids = _read(one.reply)
            self._choices[message.person] += ids
            if len(text.answer) > 80 or len("\n".join(text.lines)) > 1_000:
                self.wrong.append(f"{message.text[:40]!r}: {text.answer}")


def draw_one_of(count: int, draw: random.Random) -> bool:
    """Whether chance takes this one of so many."""
    return draw.randrange(count) == 0


def _read(reply: Reply) -> tuple[Text, list[str]]:
    match reply:
        case Text():
            return reply, []
        case Choices(text, options):
            return text, [option.id for option in options]
        case Document(caption=caption):
            return caption, []
        case Replace(inner):
            return _read(inner)
        case AskPlace(text, _, options) | AskFile(text, _, options) | Photo(text=text, options=options):
            return text, [option.id for option in options]
        case Place():
            return reply.text, []


async def main(messages: int = 6_000, seed: int = 1) -> list[str]:
    """Talk; give what went wrong."""
    fuzz, database = Fuzz(seed), Database("sqlite+aiosqlite://")
    await ready(database)
    talk = Conversation(database, lambda: fuzz.at, Custom(draw=random.Random(seed).choice))
    with capture_logs() as logs:
        for number in range(messages):
            message = fuzz.message(number)
            fuzz.look_at(message, await talk.answer(message))
    await database.close()
    return fuzz.wrong + [str(line) for line in logs if line["log_level"] == "error"]


if __name__ == "__main__":
    found = asyncio.run(main(*map(int, sys.argv[1:])))
    print("\n".join(found) or "nothing wrong")
    sys.exit(bool(found))
