"""Everything kept of a person can be given out and erased, in every table there is or will be."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, Table, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people import persons, post, reports
from knowledge.people.privacy import DEDUPE, erase, export, personal_tables
from knowledge.store.database import Database
from knowledge.store.tables import NAMELESS, PUBLIC, AnnouncementRow, Base, InboxRow, PersonRow
from knowledge.store.tables.base import Moment
from tests.knowledge.conftest import NOW

HERS, HIS = 11, 22
NAMES_NOBODY = {("inbox", "key"), ("outbox", "inbox_key")}
"""Columns that hold digests of updates; the inbox keeps its own, the outbox row goes whole."""


def _tables() -> list[Table]:
    return [table for table in Base.metadata.sorted_tables if table.name not in PUBLIC | NAMELESS]


def _value(column: Column[Any], table: Table, person: int) -> Any:
    """A value for a column that tells whose it is."""
    if column.name == "person_id" or (table.name == "person" and column.primary_key):
        return person
    mark = f"mark-{person}-{table.name}-{column.name}"
    if isinstance(column.type, Integer | Boolean):
        return True if isinstance(column.type, Boolean) else person
    if isinstance(column.type, JSON):
        return {"words": mark, "within": [{"deep": mark}]}
    if isinstance(column.type, Moment | DateTime):
        return NOW
    if isinstance(column.type, Date):
        return NOW.date()
    return mark


async def _fill(connection: AsyncConnection, person: int) -> None:
    announced = {"id": person, "code": f"TB-{person}", "author": 1, "created_at": NOW, "changed_at": NOW}
    await connection.execute(insert(AnnouncementRow).values(announced))
    for table in _tables():
        row = {column.name: _value(column, table, person) for column in table.columns}
        await connection.execute(insert(table).values(row))


async def _everything(connection: AsyncConnection) -> dict[str, str]:
    """Every row of every table, as text."""
    return {
        table.name: json.dumps(
            [dict(row) for row in (await connection.execute(select(table))).mappings()], default=str
        )
        for table in Base.metadata.sorted_tables
    }


@pytest.fixture
async def connection(database: Database) -> Any:
    """A transaction in which two persons have a row in every table."""
    async with database.begin() as opened:
        for person in (HERS, HIS):
            await _fill(opened, person)
        yield opened


def test_every_table_is_public_or_personal() -> None:
    """A table is declared public or nameless, or it says whose its rows are; any other fails here."""
    for table in Base.metadata.sorted_tables:
        has_person = "person_id" in table.columns or table.name == PersonRow.__tablename__
        assert has_person is (table.name not in PUBLIC | NAMELESS), table.name


def test_public_tables_exist() -> None:
    """No table stays declared public after it is gone, and none refers to a person."""
    names = {table.name for table in Base.metadata.sorted_tables}

    assert names >= PUBLIC | NAMELESS
    for table in Base.metadata.sorted_tables:
        if table.name in PUBLIC | NAMELESS:
            assert "person" not in {key.column.table.name for key in table.foreign_keys}, table.name


def test_order_of_erasing() -> None:
    """Rows that refer to a person come before the person."""
    assert personal_tables()[-1].name == "person"
    assert set(personal_tables()) == set(_tables())


async def test_export_has_every_table(connection: AsyncConnection) -> None:
    """The export gives each row about the person, as plain JSON, and no word of anybody else."""
    given = await export(connection, HERS)

    assert set(given) == {table.name for table in _tables()}
    assert all(len(rows) == 1 for rows in given.values())
    text = json.dumps(given)
    assert f"mark-{HIS}" not in text
    for table in _tables():
        for column in table.columns:
            assert column.name in given[table.name][0], (table.name, column.name)


async def test_erase_leaves_nothing(connection: AsyncConnection) -> None:
    """After erasing, no table holds the person's id, chat or words; the other person lost nothing."""
    before = {name: rows.count(f"mark-{HIS}") for name, rows in (await _everything(connection)).items()}

    await erase(connection, HERS)

    after = await _everything(connection)
    for name, rows in after.items():
        left = rows.replace(f"mark-{HERS}-inbox-key", "") if name == DEDUPE else rows
        assert f"mark-{HERS}" not in left, name
        assert rows.count(f"mark-{HIS}") == before[name], name
    for table in personal_tables():
        owner = table.c.id if table.name == "person" else table.c.person_id
        owners = list(await connection.scalars(select(owner)))
        assert HERS not in owners
        assert HIS in owners


async def test_digests_stay(connection: AsyncConnection) -> None:
    """The digest of an update stays, so that it is not handled twice; it names nobody."""
    await erase(connection, HERS)

    assert await post.was_handled(connection, f"mark-{HERS}-inbox-key")
    row = (await connection.execute(select(InboxRow).where(InboxRow.person_id.is_(None)))).mappings().one()
    assert (row["chat"], row["said"]) == ("", "")


async def test_after_erasing_all_is_new(connection: AsyncConnection) -> None:
    """Nothing is exported after erasing, erasing again changes nothing, and a stranger loses nothing."""
    await erase(connection, HERS)
    once = await _everything(connection)

    await erase(connection, HERS)
    await erase(connection, 999)

    assert await _everything(connection) == once
    assert not any((await export(connection, HERS)).values())


async def test_a_file_is_not_sent_within_the_next(database: Database) -> None:
    """A data file that was sent is named in the next one, not nested in it."""
    document = {"is": "document", "name": "du-lieu.json", "data": "QUJD" * 100, "answer": "Đây"}
    async with database.begin() as connection:
        seat = await persons.take_seat(connection, "web", "abc", "abc", NOW)
        where = {"channel": "web", "chat": "abc", "person": seat.person}
        await post.post(connection, **where, replies=[document], at=NOW)

        given = await export(connection, seat.person)

    (row,) = given["outbox"]
    assert row["reply"] == {"is": "document", "name": "du-lieu.json", "answer": "Đây"}


async def test_digest_of_an_update() -> None:
    """The digest differs by channel and update, is the same every time, and does not hold either."""
    keys = {
        post.update_key(*parts) for parts in (("web", "7"), ("telegram", "7"), ("web", "8"), ("we", "b7"))
    }

    assert len(keys) == 4
    assert post.update_key("web", "7") in keys
    assert post.update_key("web", "\ud800")
    assert not any("web" in key for key in keys)


# --- persons ----------------------------------------------------------------------------------------


async def test_seats(database: Database) -> None:
    """One person has a seat in each chat, keeps it, and finds their state in it."""
    async with database.begin() as connection:
        first = await persons.take_seat(connection, "telegram", "7", "7", NOW)
        group = await persons.take_seat(connection, "telegram", "7", "-100", NOW)
        await persons.leave_seat(connection, first, {"language": "en"}, NOW)
        again = await persons.take_seat(connection, "telegram", "7", "7", NOW)

        assert first.state == group.state == {}
        assert first.person == group.person
        assert again == persons.Seat(first.person, first.conversation, {"language": "en"})
        assert await persons.state_of(connection, first.person, "7") == {"language": "en"}
        assert await persons.state_of(connection, first.person, "8") == {}


async def test_one_id_in_two_channels(database: Database) -> None:
    """The same id in another channel is another person."""
    async with database.begin() as connection:
        one = await persons.take_seat(connection, "telegram", "7", "7", NOW)
        two = await persons.take_seat(connection, "web", "7", "7", NOW)

    assert one.person != two.person


async def test_leaving_and_coming_back(database: Database) -> None:
    """Somebody who left is marked, and no longer marked once they write again."""
    async with database.begin() as connection:
        await persons.take_seat(connection, "telegram", "7", "7", NOW)
        await persons.mark_left(connection, "telegram", "7", NOW)
        assert await connection.scalar(select(PersonRow.left_at)) == NOW

        await persons.take_seat(connection, "telegram", "7", "7", NOW)
        assert await connection.scalar(select(PersonRow.left_at)) is None


async def test_erased_reports_are_gone(database: Database) -> None:
    """A report goes with its author, open or not."""
    async with database.begin() as connection:
        seat = await persons.take_seat(connection, "web", "abc", "abc", NOW)
        report = {"kind": "fake", "product_code": "", "words": "hàng giả", "draw": lambda letters: letters[0]}
        code = await reports.file_report(connection, person=seat.person, chat="abc", at=NOW, **report)
        await erase(connection, seat.person)

        assert await reports.open_reports(connection) == []
        assert await reports.change_report(connection, code, "answered", "", NOW) is None
