"""Who follows a product hears of each change once, not at night, and not after they stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from handlers.messages import Choices
from knowledge.store.database import Database
from knowledge.store.tables import OutboxRow
from tests.conftest import Talk

NAME = "trà bát tiên bảo hưng"
DAY_AFTER = datetime(2026, 12, 29, 3, tzinfo=UTC)
"""The day after the certificate's last day, ten in the morning in Lào Cai."""


async def followed(talk: Talk, who: str = "mai") -> None:
    """Follow the product by its button."""
    [card] = await talk.says(NAME, who=who)
    assert isinstance(card, Choices)
    [more] = await talk.says("Việc khác", who=who)
    assert isinstance(more, Choices)
    choice = next(option.id for option in more.options if option.label == "Báo khi thay đổi")
    await talk.says(who=who, kind="choice", choice=choice)


async def told(database: Database) -> list[str]:
    """First lines of what was written to people unasked."""
    async with database.begin() as connection:
        rows = await connection.scalars(select(OutboxRow.reply).where(OutboxRow.inbox_key == ""))
        return [reply["answer"] for reply in rows]


async def test_a_certificate_that_ends_is_told_once(talk: Talk, database: Database) -> None:
    """On the day after its last day, and never again."""
    await followed(talk)
    assert await talk.conversation.tell_changes() == 0
    talk.at = DAY_AFTER
    assert await talk.conversation.tell_changes() == 1
    talk.at += timedelta(days=1)
    assert await talk.conversation.tell_changes() == 0
    [line] = await told(database)
    assert "28/12/2026" in line or "2026" in line


async def test_nobody_is_woken(talk: Talk, database: Database) -> None:
    """Between ten at night and six in the morning nothing is sent; then it is."""
    await followed(talk)
    for hour, count in ((15, 0), (22, 0), (23, 1)):  # 22:00, 05:00, 06:00 in Lào Cai
        talk.at = DAY_AFTER.replace(hour=hour)
        assert await talk.conversation.tell_changes() == count
    assert len(await told(database)) == 1


async def test_who_stopped_hears_nothing(talk: Talk, database: Database) -> None:
    """ "Dừng", or leaving, ends it at once."""
    await followed(talk)
    await followed(talk, who="lan")
    await talk.says("dừng")
    await talk.says(who="lan", kind="left")
    talk.at = DAY_AFTER
    assert await talk.conversation.tell_changes() == 0
    assert await told(database) == []
