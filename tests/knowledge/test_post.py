"""The inbox and the outbox: what was handled, what is still to be sent, and how a chat looked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people.persons import take_seat
from knowledge.people.post import (
    GIVE_UP,
    Letter,
    count_unsent,
    forget_old,
    history,
    note_handled,
    post,
    settle,
    unsent,
    was_handled,
)
from knowledge.store.database import Database
from knowledge.store.tables import OutboxRow, PersonRow
from tests.knowledge.conftest import NOW


def after(minutes: float) -> datetime:
    """A moment after `NOW`."""
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
async def connection(database: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction with one person in a web chat."""
    async with database.begin() as opened:
        await take_seat(opened, "web", "abc", "abc", NOW)
        yield opened


async def sent(
    connection: AsyncConnection, *words: str, person: int | None = 1, **where: Any
) -> list[Letter]:
    """Post replies to the person."""
    replies = [{"answer": word} for word in words]
    values = {"channel": "web", "chat": "abc", "at": NOW, "key": ""} | where
    return await post(connection, person=person, replies=replies, **values)


async def settled(connection: AsyncConnection, letter: Letter, **how: Any) -> None:
    """Settle a letter, by default as sent."""
    values = {"native": "55", "reason": "", "again": False, "left": False} | how
    await settle(connection, letter.id, after(1), **values)


async def row_of(connection: AsyncConnection, letter: Letter) -> dict[str, Any] | None:
    """The row of a letter, None when it is gone."""
    row = (await connection.execute(select(OutboxRow).where(OutboxRow.id == letter.id))).mappings().first()
    return dict(row) if row else None


# --- inbox ------------------------------------------------------------------------------------------


async def test_handled_once(connection: AsyncConnection) -> None:
    """An update is known once it was handled, and cannot be handled a second time."""
    assert not await was_handled(connection, "k1")

    await note_handled(connection, "k1", person=1, chat="abc", at=NOW)

    assert await was_handled(connection, "k1")
    assert not await was_handled(connection, "k2")
    with pytest.raises(IntegrityError):
        await note_handled(connection, "k1", person=1, chat="abc", at=NOW)


# --- outbox -----------------------------------------------------------------------------------------


async def test_unsent_in_order(connection: AsyncConnection) -> None:
    """What is still to be sent comes in the order in which it was said, by channel or by update."""
    first = await sent(connection, "một", "hai", key="k1")
    other = await sent(connection, "ba", channel="telegram", chat="7", key="k2")
    last = await sent(connection, "bốn", key="k3")

    assert await unsent(connection, "web") == [*first, *last]
    assert await unsent(connection, "web", "k3") == last
    assert await unsent(connection, "web", "k2") == []
    assert await unsent(connection, "telegram") == other
    assert await count_unsent(connection) == 4


async def test_settled_is_no_longer_unsent(connection: AsyncConnection) -> None:
    """A reply that went out is settled, with the messenger's own number for it."""
    first, second = await sent(connection, "một", "hai")

    await settled(connection, first)

    assert await unsent(connection, "web") == [second]
    row = await row_of(connection, first)
    assert row is not None
    assert (row["native"], row["settled_at"], row["attempts"]) == ("55", after(1), 1)


async def test_tried_again_until_the_end(connection: AsyncConnection) -> None:
    """A reply that failed is tried again however often, until it is a week old; then it is settled."""
    (letter,) = await sent(connection, "một")

    for _ in range(100):
        await settled(connection, letter, again=True, reason="429")
    assert await unsent(connection, "web") == [letter]
    week_later = NOW + GIVE_UP
    await settle(connection, letter.id, week_later, native="", reason="429", again=True, left=False)

    assert await unsent(connection, "web") == []
    row = await row_of(connection, letter)
    assert row is not None
    assert (row["attempts"], row["reason"]) == (101, "429")


async def test_an_orphan_goes_when_it_is_out(connection: AsyncConnection) -> None:
    """A reply to somebody who was erased waits like any other, and is deleted once it is out."""
    (letter,) = await sent(connection, "Đã xóa hết", person=None)

    await settled(connection, letter, again=True)
    assert await unsent(connection, "web") == [letter]
    await settled(connection, letter)

    assert await row_of(connection, letter) is None


async def test_who_left_is_marked(connection: AsyncConnection) -> None:
    """A reply that shows that the person left marks them; one to nobody marks nobody."""
    (orphan,) = await sent(connection, "một", person=None)
    (letter,) = await sent(connection, "hai")

    await settled(connection, orphan, left=True)
    assert await connection.scalar(select(PersonRow.left_at)) is None
    await settled(connection, letter, left=True, reason="blocked")
    assert await connection.scalar(select(PersonRow.left_at)) == after(1)


async def test_settling_what_is_gone(connection: AsyncConnection) -> None:
    """A reply that was erased meanwhile is settled by doing nothing."""
    await settled(connection, Letter(999, "web", "abc", {}))

    assert await count_unsent(connection) == 0


# --- history ----------------------------------------------------------------------------------------


def words(lines: list[dict[str, Any]]) -> list[str]:
    """The lines of a chat as ">" for the person and "<" for the bot."""
    return [
        f"> {line['text']}" if line["from"] == "person" else f"< {line['reply']['answer']}" for line in lines
    ]


async def turn(connection: AsyncConnection, key: str, said: str, *replies: str, minutes: float = 0) -> None:
    """One turn of the chat."""
    await note_handled(connection, key, person=1, chat="abc", at=after(minutes), said=said)
    await sent(connection, *replies, key=key, at=after(minutes))


async def test_history_in_order(connection: AsyncConnection) -> None:
    """What the person said stands before its replies, and turns in the order they were made."""
    await turn(connection, "z", "chè", "Bạn hỏi cái nào?", "– Chè dây", minutes=1)
    await turn(connection, "a", "chè dây", "Có.", minutes=2)

    lines = await history(connection, "web", "abc", 50)

    assert words(lines) == ["> chè", "< Bạn hỏi cái nào?", "< – Chè dây", "> chè dây", "< Có."]
    assert [line["n"] for line in lines if line["from"] == "bot"] == [1, 2, 3]


async def test_turns_of_one_moment(connection: AsyncConnection) -> None:
    """Turns that bear the same moment keep the order in which they were answered."""
    for key, said in (("c", "một"), ("a", "hai"), ("b", "ba")):
        await turn(connection, key, said, f"trả lời {said}")

    lines = await history(connection, "web", "abc", 50)

    want = ["> một", "< trả lời một", "> hai", "< trả lời hai", "> ba", "< trả lời ba"]
    assert words(lines) == want


async def test_what_is_said_unasked(connection: AsyncConnection) -> None:
    """What the officials answer in between stands where it was said."""
    await turn(connection, "k1", "một", "trả lời một", minutes=1)
    await sent(connection, "Cán bộ trả lời", at=after(2))
    await turn(connection, "k2", "hai", "trả lời hai", minutes=3)
    await sent(connection, "Đã xong", at=after(4))

    lines = await history(connection, "web", "abc", 50)

    want = ["> một", "< trả lời một", "< Cán bộ trả lời", "> hai", "< trả lời hai", "< Đã xong"]
    assert words(lines) == want


async def test_history_is_cut_at_the_front(connection: AsyncConnection) -> None:
    """A long chat shows its last lines, still in their order."""
    for n in range(6):
        await turn(connection, f"k{n}", f"câu {n}", f"trả lời {n}", minutes=n)

    assert words(await history(connection, "web", "abc", 3)) == ["< trả lời 4", "> câu 5", "< trả lời 5"]
    assert await history(connection, "web", "abc", 0) == []


async def test_turns_without_words(connection: AsyncConnection) -> None:
    """A turn of which no words are kept shows its replies alone, and silent turns push nothing about."""
    await turn(connection, "k0", "cũ", "trả lời cũ")
    for n in range(1, 5):
        await turn(connection, f"k{n}", "", minutes=n)
    await turn(connection, "k5", "", "Chào bạn", minutes=5)

    assert words(await history(connection, "web", "abc", 2)) == ["< trả lời cũ", "< Chào bạn"]


async def test_history_of_one_chat(connection: AsyncConnection) -> None:
    """Another chat, and the same chat name in another channel, stay out."""
    await turn(connection, "k1", "một", "trả lời")
    await sent(connection, "khác", chat="xyz")
    await sent(connection, "khác kênh", channel="telegram")

    assert words(await history(connection, "web", "abc", 50)) == ["> một", "< trả lời"]


# --- forgetting -------------------------------------------------------------------------------------


async def test_forget_old(connection: AsyncConnection) -> None:
    """Old handled updates and old settled replies go; recent ones stay."""
    await turn(connection, "old", "cũ", "trả lời cũ", minutes=-10)
    await turn(connection, "new", "mới", "trả lời mới", minutes=10)
    await connection.execute(update(OutboxRow).values(settled_at=NOW))

    assert await forget_old(connection, NOW) == 2

    assert words(await history(connection, "web", "abc", 50)) == ["> mới", "< trả lời mới"]
    assert not await was_handled(connection, "old")


async def test_unsent_is_kept_a_week_longer(connection: AsyncConnection) -> None:
    """A reply that was never sent outlives its day by a week, then it goes too."""
    (letter,) = await sent(connection, "chưa gửi")

    assert await forget_old(connection, NOW + timedelta(days=7)) == 0
    assert await unsent(connection, "web") == [letter]
    assert await forget_old(connection, NOW + timedelta(days=7, seconds=1)) == 1
    assert await count_unsent(connection) == 0
