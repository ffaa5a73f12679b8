"""How often something was asked, and by how many at least, without keeping who."""

from __future__ import annotations

import random
from datetime import timedelta

from sqlalchemy import select

from knowledge.people import tallies
from knowledge.store.database import Database
from knowledge.store.tables import TallyRow
from knowledge.suppression import Cell
from tests.knowledge.conftest import NOW

MONTH = tallies.month_of(NOW)
PRODUCT = ("product", "LC-0001")


def draw(letters: str) -> str:
    """No chance."""
    return letters[1]


async def asked(database: Database, *people: int, what: tuple[str, str] = PRODUCT) -> None:
    """Let people ask."""
    async with database.begin() as connection:
        for person in people:
            await tallies.count(connection, person, [("all", ""), what], NOW, draw)


async def kept(database: Database) -> dict[str, list[Cell]]:
    """The cells of this month."""
    async with database.begin() as connection:
        return await tallies.cells(connection, MONTH)


async def test_who_asks_again_is_counted_once_among_people(database: Database) -> None:
    """Times grow, people do not."""
    await asked(database, 7, 7, 7)
    assert (await kept(database))["product"] == [Cell("LC-0001", 3, 1)]


async def test_ten_people_fill_several_buckets(database: Database) -> None:
    """At most as many as they are."""
    await asked(database, *range(1, 11))
    [cell] = (await kept(database))["product"]
    assert cell.times == 10
    assert 5 <= cell.people <= 10


async def test_a_row_says_nothing_of_who(database: Database) -> None:
    """Neither the number nor the moment; the bucket of one thing says nothing of the bucket of another."""
    assert set(TallyRow.__table__.columns.keys()) == {"id", "month", "what", "subject", "bucket", "count"}
    buckets = [
        [tallies.bucket("9", person, MONTH, "product", code) for person in range(200)] for code in ("a", "b")
    ]
    assert all(0 <= one < tallies.BUCKETS for row in buckets for one in row)
    same = sum(a == b for a, b in zip(*buckets, strict=True))
    assert same < 25  # 200 / 32 is about 6


async def test_digits_are_drawn_once_a_month_and_erased_after_it(database: Database) -> None:
    """Without them nobody can work out who fell into which bucket; counting goes on within the month."""
    chance = random.Random(3).choice
    async with database.begin() as connection:
        await tallies.count(connection, 1, [PRODUCT], NOW, chance)
        await tallies.count(connection, 1, [PRODUCT], NOW, draw)
        salt = select(TallyRow.count).where(TallyRow.what == tallies.SALT)
        digits = (await connection.scalars(salt)).all()
        assert len(set(digits)) == tallies.SALT_PARTS
        await tallies.forget_old(connection, MONTH + timedelta(days=32))
        assert (await connection.scalars(salt)).all() == digits
        await tallies.forget_old(connection, MONTH + timedelta(days=33))
        assert (await connection.scalars(salt)).all() == []
    assert (await kept(database))["product"] == [Cell("LC-0001", 2, 1)]


async def test_words_of_few_are_forgotten_with_the_receipts(database: Database) -> None:
    """What five people typed names nobody and stays; numbers of products stay."""
    await asked(database, 1, 2, what=("missed", "chè của bà lan"))
    await asked(database, *range(1, 30), what=("missed", "chè shan"))
    await asked(database, 1, what=("product", "LC-0009"))
    ended = MONTH + timedelta(days=30)
    for days, words in ((90, 2), (91, 1)):
        async with database.begin() as connection:
            await tallies.forget_old(connection, ended + timedelta(days=days - 1))
        assert len((await kept(database))["missed"]) == words
    assert [cell.subject for cell in (await kept(database))["product"]] == ["LC-0009"]


async def test_months_are_those_of_lao_cai(database: Database) -> None:
    """The last evening of a month in UTC is the next month there."""
    late = NOW.replace(day=30, hour=18)
    assert tallies.month_of(late) == MONTH.replace(month=12)
