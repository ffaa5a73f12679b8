"""Whatever an official changes in a conversation leaves an entry in the audit, in the same transaction.

Seen from below: the statements that reach the database while the officials' plays run. A transaction that
handles somebody's message and writes to one of these tables must write to the audit too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.plays.on_terminal import OnTerminal
from bot.plays.script import Invited, read_script
from bot.plays.stage import perform
from tests.plays.stages import OnTelegram
from tests.plays.test_plays import PLAYS, opened, stage  # noqa: F401 - fixtures

OFFICIALS = (
    "staff", "announcement", "import", "faq_draft", "notice", "fair", "sales_point", "sales_point_product",
    "contact", "product", "producer", "recognition", "revocation", "decision", "application", "edition",
)  # fmt: skip
_WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?', re.IGNORECASE)

SCRIPTS = [path for path in PLAYS if any(isinstance(s, Invited) and s.role for s in read_script(path).steps)]


CASES = [
    (path, "telegram" if "telegram" in (read_script(path).channels or {"telegram"}) else "terminal")
    for path in SCRIPTS
]


@pytest.fixture
def transactions() -> Iterator[list[set[str]]]:
    """The tables that each committed transaction wrote to."""
    open_: dict[int, set[str]] = {}
    done: list[set[str]] = []

    def wrote(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if cursor.rowcount and (found := _WRITES.match(statement)):
            open_.setdefault(id(connection), set()).add(found[1])

    def committed(connection: Any) -> None:
        done.append(open_.pop(id(connection), set()))

    def undone(connection: Any) -> None:
        open_.pop(id(connection), None)

    events = {"after_cursor_execute": wrote, "commit": committed, "rollback": undone}
    for name, listener in events.items():
        event.listen(Engine, name, listener)
    yield done
    for name, listener in events.items():
        event.remove(Engine, name, listener)


@pytest.mark.parametrize(
    ("path", "stage"),
    CASES,
    indirect=["stage"],
    ids=[path.stem for path in SCRIPTS],
)
async def test_every_change_is_audited(
    path: Path,
    stage: OnTelegram | OnTerminal,  # noqa: F811
    transactions: list[set[str]],
) -> None:
    """In no turn of an official's play is something changed without an entry."""
    await perform(read_script(path), stage)
    turns = [tables for tables in transactions if "inbox" in tables]
    changed = [tables for tables in turns if tables & set(OFFICIALS)]
    assert [sorted(tables & set(OFFICIALS)) for tables in changed if "audit" not in tables] == []


def test_there_are_plays_that_change_something() -> None:
    """The test above has something to look at."""
    assert len(SCRIPTS) >= 10
