"""No reply of any play leaves a person without a way on, and none speaks in signs alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.plays.script import BOT, Line, read_script
from knowledge.texts import LANGUAGES, TEXTS
from tests.plays.test_plays import PLAYS

NEXT = re.compile(r"\b(gõ|nhắn|hỏi|đọc|gọi|mở|type|ask|read|call|open)\b|/\w+", re.IGNORECASE)
"""What a line says that tells what can be done next."""

SIGNS = re.compile(r"[^\w\s\"'“”().,:;?!…·/–{}$<>%★*+-]")
"""Signs that are no letters, digits or marks: pictures."""


def replies(path: Path) -> list[Line]:
    """What the assistant says in a play."""
    return [step for step in read_script(path).steps if isinstance(step, Line) and step.who == BOT]


@pytest.mark.parametrize("path", PLAYS, ids=lambda path: path.stem)
def test_no_dead_end(path: Path) -> None:
    """Each reply offers a choice, or says what to do next."""
    for reply in replies(path):
        assert reply.labels or NEXT.search("\n".join(reply.lines)), reply.lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_meaning_in_a_picture(language: str) -> None:
    """Take every picture out of a text, and it still says the same: there is none."""
    for path in {*(TEXTS / language).glob("*.ftl")} - {TEXTS / language / "operator.ftl"}:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            words = line.partition("=")[2] if not line.startswith("#") else ""
            assert not SIGNS.search(words), f"{path.name}:{number}: {words}"
