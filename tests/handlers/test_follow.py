"""Following the news: consent recorded, lists that are long, stopped at once by every word."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from handlers.follow import SHOWN, TEXT_VERSION
from handlers.messages import Choices
from knowledge.people import follows
from knowledge.people.follows import Follow
from knowledge.store.database import Database
from knowledge.store.tables import FollowRow
from tests.conftest import Talk
from tests.handlers.test_questions import text_of


async def rows(database: Database) -> list[Any]:
    """Every follow there is."""
    async with database.begin() as connection:
        return list((await connection.execute(select(*FollowRow.__table__.columns))).mappings())


async def test_the_consent_is_recorded(talk: Talk, database: Database) -> None:
    """Purpose, version of the words, language and moment."""
    await talk.says("theo dõi tin hội chợ")
    [row] = await rows(database)
    wanted = {"topic": "fairs", "purpose": "news", "text_version": TEXT_VERSION, "language": "vi"}
    assert {name: row[name] for name in wanted} == wanted
    assert (row["created_at"], row["stopped_at"]) == (talk.at, None)


async def test_stop_ends_everything(talk: Talk, database: Database) -> None:
    """ "Dừng" stops all news at once; the proof of consent and of its end stays."""
    await talk.says("theo dõi tin hội chợ")
    await talk.says("DỪNG")
    assert [row["stopped_at"] for row in await rows(database)] == [talk.at]


async def test_a_long_list_says_how_many_more(talk: Talk, database: Database) -> None:
    """More than fit are counted; a place that is not known any more still has a name."""
    await talk.says("theo dõi tin hội chợ")
    async with database.begin() as connection:
        for number in range(SHOWN):
            await follows.follow(
                connection, person=1, chat="mai", what=Follow("place", f"gone/{number}"), text_version="1",
                language="vi", at=talk.at,
            )  # fmt: skip
    [reply] = await talk.says("đang theo dõi gì")
    assert "– của một nơi" in text_of(reply).body
    assert "và 1 mục nữa." in text_of(reply).body


async def test_what_is_asked_for_plainly_is_followed(talk: Talk) -> None:
    """A place or a group in the words needs no list."""
    [place] = await talk.says("cho em nhận tin của bắc hà", who="a")
    assert text_of(place).answer == "Được, có tin huyện Bắc Hà tôi nhắn ở đây."
    [asked] = await talk.says("theo dõi", who="b")
    assert isinstance(asked, Choices)
