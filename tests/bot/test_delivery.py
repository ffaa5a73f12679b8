"""Delivery: everybody once, at the channel's pace, through crashes, stops and corrections."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from bot.channels.channel import Capabilities
from bot.channels.lane import Lane
from bot.delivery import Delivery
from handlers.messages import Choices, Outgoing, Receipt, Replace, Text
from knowledge.people import announcements, deliveries, follows
from knowledge.people.deliveries import LEASE, Recipient
from knowledge.store.database import Database
from knowledge.store.tables import AnnouncementRow, DeliveryRow, PersonRow

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)


class Fake:
    """A channel that keeps what it is sent; `say` gives what becomes of a message."""

    name = "telegram"

    def __init__(self, *, edit: bool = True, buttons: int = 8) -> None:
        self.capabilities = Capabilities(max_text=4096, max_choices=buttons, edit=edit)
        self.got: list[tuple[str, Any]] = []
        self.say: Callable[[Outgoing], Receipt] = lambda outgoing: Receipt(
            sent=True, native=f"m{outgoing.chat}"
        )
        self.before: Callable[[], Any] = lambda: None

    async def send(self, outgoing: Outgoing) -> Receipt:
        """Take one message."""
        if (wait := self.before()) is not None:
            await wait
        receipt = self.say(outgoing)
        if receipt.sent:
            self.got.append((outgoing.chat, outgoing.reply))
        return receipt

    @property
    def chats(self) -> Counter[str]:
        """How often each chat got something."""
        return Counter(chat for chat, _ in self.got)


async def announced(
    database: Database, people: int, text: str = "Hội chợ Bắc Hà\nThứ bảy", first: int = 0
) -> int:
    """An announcement to so many people, confirmed; gives its id."""
    async with database.begin() as connection:
        code = await announcements.draft(connection, 1, text, NOON, lambda letters: letters[first])
        found = await announcements.find(connection, code)
        assert found is not None
        rows = [
            {"channel": "telegram", "native": f"p{first + n}", "first_seen_at": NOON} for n in range(people)
        ]
        made = await connection.execute(insert(PersonRow).returning(PersonRow.id), rows)
        ids = made.scalars().all()
        for id in ids:
            await follows.follow(
                connection, person=id, chat=f"c{id}", what=follows.Follow("everything"), text_version="1",
                language="vi", at=NOON,
            )  # fmt: skip
        await deliveries.freeze(
            connection, found.id, [Recipient(id, "telegram", f"c{id}", "vi") for id in ids]
        )
        await announcements.change(connection, found, NOON, state="scheduled", begins_at=NOON, heads=people)
    return found.id


def worker(database: Database, channel: Fake, at: datetime = NOON, **more: Any) -> Delivery:
    """A worker without pace at a moment."""
    return Delivery(database, channel, Lane(), lambda: at, **more)


async def states(database: Database) -> Counter[str]:
    """How many deliveries there are in each state."""
    async with database.begin() as connection:
        return Counter((await connection.execute(select(DeliveryRow.state))).scalars())


async def state_of(database: Database, id: int) -> announcements.Announcement:
    """The announcement as it stands."""
    async with database.begin() as connection:
        found = await announcements.by_id(connection, id)
    assert found is not None
    return found


async def test_everybody_gets_it_once(database: Database) -> None:
    """A hundred people, a hundred messages, and the announcement is done."""
    id = await announced(database, 100)
    channel = Fake()

    assert await worker(database, channel).run() == 100
    assert set(channel.chats.values()) == {1}
    assert len(channel.chats) == 100
    assert (await state_of(database, id)).state == "done"
    assert await worker(database, channel).run() == 0


async def test_two_workers_share_the_work(database: Database) -> None:
    """Side by side, each message goes out once."""
    await announced(database, 90)
    channel = Fake()

    await asyncio.gather(worker(database, channel).run(), worker(database, channel).run())

    assert sorted(channel.chats.values()) == [1] * 90


async def test_what_a_crash_left_is_sent_again_and_counted(database: Database) -> None:
    """Claimed and not settled: taken up when the lease is over, counted as perhaps doubled."""
    id = await announced(database, 5)
    async with database.begin() as connection:
        await announcements.begin_due(connection, NOON)
        assert len(await deliveries.claim(connection, "telegram", NOON, 3)) == 3
    channel = Fake()

    assert await worker(database, channel).run() == 2
    assert (await state_of(database, id)).state == "sending"
    assert await worker(database, channel, NOON + LEASE).run() == 3
    done = await state_of(database, id)
    assert (done.state, done.outcome["repeats"]) == ("done", 3)


async def test_who_left_is_marked_and_skipped_everywhere(database: Database) -> None:
    """A person who blocked the bot is told nothing of the next announcement either."""
    await announced(database, 3)
    channel = Fake()
    channel.say = lambda out: (
        Receipt(False, reason="blocked", left=True) if out.chat == "c1" else Receipt(True)
    )

    await worker(database, channel).run()

    assert await states(database) == {"sent": 2, "left": 1}
    async with database.begin() as connection:
        left = await connection.scalar(select(PersonRow.left_at).where(PersonRow.id == 1))
    assert left == NOON


async def test_no_network_is_tried_again_later(database: Database) -> None:
    """Nobody is lost while the messenger is out of reach; who cannot be reached for long has failed."""
    await announced(database, 2)
    channel = Fake()
    channel.say = lambda out: Receipt(False, reason="unreachable", again=True)
    at = NOON
    for _ in range(deliveries.MOST_ATTEMPTS):
        await worker(database, channel, at).run()
        at += timedelta(hours=1)

    assert await states(database) == {"failed": 2}
    assert channel.got == []


async def test_stop_and_resume(database: Database) -> None:
    """Stopped in the middle, nothing more goes out than what was on its way; resumed, the rest does."""
    id = await announced(database, 100)
    channel = Fake()
    async with database.begin() as connection:
        await announcements.begin_due(connection, NOON)

    stopping = asyncio.Event()

    async def stop() -> None:
        if len(channel.got) == 10 and not stopping.is_set():
            stopping.set()
            async with database.begin() as connection:
                found = await announcements.by_id(connection, id)
                assert found is not None
                await announcements.change(connection, found, NOON, state="stopped")

    channel.before = stop
    await worker(database, channel, batch=30).run()
    assert 10 <= len(channel.got) <= 60
    before = len(channel.got)
    assert await worker(database, channel).run() == 0

    async with database.begin() as connection:
        found = await announcements.by_id(connection, id)
        assert found is not None
        await announcements.change(connection, found, NOON, state="scheduled")
    assert await worker(database, channel).run() == 100 - before
    assert sorted(channel.chats.values()) == [1] * 100


async def test_dung_is_at_once(database: Database) -> None:
    """Who stops while it is being sent, and waits, does not get it."""
    id = await announced(database, 2)
    async with database.begin() as connection:
        await follows.stop(connection, 1, NOON)
        assert await deliveries.skip(connection, 1, NOON) == 1
    channel = Fake()

    await worker(database, channel).run()

    assert list(channel.chats) == ["c2"]
    assert (await state_of(database, id)).outcome["by_state"] == {"sent": 1, "skipped": 1}


async def test_dung_while_it_is_on_its_way(database: Database) -> None:
    """Who stops while their message is being sent gets no second try, nor what a crash left."""
    id = await announced(database, 2)
    async with database.begin() as connection:
        await announcements.begin_due(connection, NOON)
        await deliveries.claim(connection, "telegram", NOON, 1)
        await deliveries.skip(connection, 1, NOON)
    channel = Fake()

    async def stop() -> None:
        async with database.begin() as connection:
            await deliveries.skip(connection, 2, NOON)

    channel.before = stop
    channel.say = lambda out: Receipt(False, reason="unreachable", again=True)
    await worker(database, channel).run()
    await worker(database, channel, NOON + timedelta(hours=1)).run()

    assert channel.got == []
    assert await states(database) == {"skipped": 2}
    assert (await state_of(database, id)).state == "done"


async def test_many_announcements_at_once(database: Database) -> None:
    """Small ones share a batch; each message has its own text."""
    for n in range(12):
        await announced(database, 1, f"Tin {n}", first=n)
    channel = Fake()
    await worker(database, channel).run()
    assert sorted(reply.text.answer for _, reply in channel.got) == sorted(f"Tin {n}" for n in range(12))


async def test_a_long_wait_sends_nothing_twice(database: Database) -> None:
    """A message that waits for the messenger longer than its lease is not taken up by the same worker."""
    await announced(database, 40)
    channel = Fake()
    clock = [NOON]
    slow = Delivery(database, channel, Lane(), lambda: clock[0], batch=10)

    async def late() -> None:
        clock[0] += LEASE + timedelta(seconds=1)
        await asyncio.sleep(0)

    channel.before = late
    await slow.run()
    assert sorted(channel.chats.values()) == [1] * 40


async def test_nobody_is_woken(database: Database) -> None:
    """At night nothing goes out; in the morning it does."""
    await announced(database, 2)
    channel = Fake()

    assert await worker(database, channel, NIGHT).run() == 0
    assert await worker(database, channel, NIGHT + timedelta(hours=8)).run() == 2


async def corrected(database: Database, id: int) -> None:
    """Another text, to all who have the first."""
    async with database.begin() as connection:
        found = await announcements.by_id(connection, id)
        assert found is not None
        await announcements.change(
            connection, found, NOON, text_vi="Hội chợ Bắc Hà\nChủ nhật", version=2, state="scheduled",
            begins_at=NOON, corrected_at=NOON,
        )  # fmt: skip
        await deliveries.correct(connection, id)


async def test_a_correction_is_an_edit_where_the_channel_can(database: Database) -> None:
    """Who has the wrong text sees it changed; who has none yet gets only the right one."""
    id = await announced(database, 2)
    async with database.begin() as connection:
        second = DeliveryRow.person_id == 2
        await connection.execute(
            update(DeliveryRow).where(second).values(not_before=NOON + timedelta(minutes=1))
        )
    channel = Fake()
    await worker(database, channel).run()
    await corrected(database, id)

    await worker(database, channel, NOON + timedelta(minutes=2)).run()

    first, *later = channel.got
    assert first[0] == "c1"
    edit = next(reply for chat, reply in later if chat == "c1")
    assert isinstance(edit, Replace)
    assert edit.on == "mc1"
    assert edit.reply.text.lines[1] == "Chủ nhật"
    assert any(line.startswith("Đã sửa lúc 12:00") for line in edit.reply.text.lines)
    fresh = [reply for chat, reply in later if chat == "c2"]
    assert len(fresh) == 1
    assert isinstance(fresh[0], Choices)
    assert fresh[0].text.lines[1] == "Chủ nhật"
    assert (await state_of(database, id)).state == "done"


async def test_a_correction_reaches_who_gets_the_wrong_text_just_then(database: Database) -> None:
    """Corrected while a message is on its way: it arrives wrong, and is put right after."""
    id = await announced(database, 1)
    channel = Fake()
    once: list[int] = []

    async def correct() -> None:
        if not once:
            once.append(1)
            await corrected(database, id)

    channel.before = correct
    await worker(database, channel).run()
    await worker(database, channel).run()

    first, second = (reply for _, reply in channel.got)
    assert first.text.lines[1] == "Thứ bảy"
    assert isinstance(second, Replace)
    assert second.reply.text.lines[1] == "Chủ nhật"
    assert (await state_of(database, id)).state == "done"


async def test_a_correction_follows_where_the_channel_cannot_edit(database: Database) -> None:
    """Without buttons and edits (Zalo's door will be like that) a short correction follows; DỪNG is said."""
    id = await announced(database, 2)
    channel = Fake(edit=False, buttons=0)
    await worker(database, channel).run()
    async with database.begin() as connection:
        await follows.stop(connection, 2, NOON)
    await corrected(database, id)
    await worker(database, channel).run()

    assert list(channel.chats) == ["c1", "c2"]  # who wants no news any more is not written to again
    first, _, second = (reply for _, reply in channel.got)
    assert isinstance(first, Text)
    assert "DỪNG" in first.lines[-1]
    assert isinstance(second, Text)
    assert second.lines[0] == "Đính chính tin trước. Tin đúng là:"
    assert "Chủ nhật" in second.lines


async def test_an_erased_person_is_no_trouble(database: Database) -> None:
    """Somebody erases everything while their message is on its way."""
    id = await announced(database, 2)
    channel = Fake()

    async def erase() -> None:
        async with database.begin() as connection:
            await connection.execute(DeliveryRow.__table__.delete().where(DeliveryRow.person_id == 1))

    channel.before = erase
    await worker(database, channel).run()
    assert (await state_of(database, id)).state == "done"
    assert await states(database) == {"sent": 1}


async def test_an_error_of_ours_loses_nobody(database: Database) -> None:
    """Whatever the channel raises, the message is tried again."""
    await announced(database, 1)
    channel = Fake()

    def fail(outgoing: Outgoing) -> Receipt:
        raise RuntimeError

    channel.say = fail
    await worker(database, channel).run()
    channel.say = lambda out: Receipt(True)
    await worker(database, channel, NOON + timedelta(minutes=1)).run()

    assert await states(database) == {"sent": 1}


async def test_what_is_over_is_forgotten_with_its_counts_kept(database: Database) -> None:
    """After a while nothing of the people is left, and the report still says how many."""
    id = await announced(database, 3)
    await worker(database, Fake()).run()
    async with database.begin() as connection:
        assert await deliveries.forget_old(connection, NOON + timedelta(days=1)) == 3
    assert (await state_of(database, id)).outcome["by_state"] == {"sent": 3}


class Seconds:
    """A clock that moves when somebody waits."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


@pytest.mark.parametrize("replies", [0, 10, 25])
async def test_announcements_take_what_replies_leave(replies: int) -> None:
    """In ten seconds both together keep to the pace, and replies wait for nobody."""
    seconds = Seconds()
    lane = Lane(30, seconds, seconds.sleep)
    sent, answered = 0, 0
    while seconds.at < 10:
        while answered < replies * seconds.at:
            lane.take()
            answered += 1
        await lane.wait()
        sent += 1
    assert 0.97 * 300 <= sent + answered <= 1.03 * 300 + 3


async def test_a_lane_without_a_pace_waits_for_nothing() -> None:
    """Zero is no limit."""
    await asyncio.wait_for(Lane(0).wait(), 1)


async def test_announcement_rows_are_unique_per_person(database: Database) -> None:
    """Freezing twice is refused by the database itself."""
    id = await announced(database, 1)
    async with database.begin() as connection:
        author = await connection.scalar(select(AnnouncementRow.author).where(AnnouncementRow.id == id))
    assert author == 1
    with pytest.raises(Exception, match="UNIQUE"):
        async with database.begin() as connection:
            await deliveries.freeze(connection, id, [Recipient(1, "telegram", "c1", "vi")])
