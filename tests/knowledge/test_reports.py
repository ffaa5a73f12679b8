"""Reports to the officials: filed with a code, answered, settled."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from knowledge.people.persons import take_seat
from knowledge.people.reports import (
    ALPHABET,
    Author,
    Report,
    change_report,
    file_report,
    open_reports,
    reports_of,
)
from knowledge.store.database import Database
from tests.knowledge.conftest import NOW

LATER = NOW + timedelta(days=1)


@pytest.fixture
async def connection(database: Database) -> AsyncIterator[AsyncConnection]:
    """A transaction with two persons, 1 and 2."""
    async with database.begin() as opened:
        await take_seat(opened, "web", "abc", "abc", NOW)
        await take_seat(opened, "telegram", "7", "-100", NOW)
        yield opened


def dice(letters: str) -> Callable[[str], str]:
    """Draw these letters, one after the other."""
    drawn: Iterator[str] = iter(letters)
    return lambda alphabet: next(drawn)


async def filed(connection: AsyncConnection, letters: str, words: str = "lạ", person: int = 1) -> str:
    """File a report whose code has these letters."""
    return await file_report(
        connection,
        person=person,
        chat="abc",
        kind="fake",
        product_code="LC-0001",
        words=words,
        at=NOW,
        draw=dice(letters),
    )


async def test_a_report_as_filed(connection: AsyncConnection) -> None:
    """A new report has its code, its words as they were written, and the state received."""
    code = await filed(connection, "7K3QA", "  mua ở chợ,\n tem lạ 😡")

    assert code == "BC-7K3QA"
    want = Report(code, "fake", "LC-0001", "  mua ở chợ,\n tem lạ 😡", "received", "", NOW, NOW, [])
    assert await reports_of(connection, 1) == [want]


async def test_a_code_that_is_taken(connection: AsyncConnection) -> None:
    """A code that is taken grows until it is free, so that no two reports share one."""
    codes = [await filed(connection, letters) for letters in ("AAAAA", "AAAAAB", "AAAAABC")]

    assert codes == ["BC-AAAAA", "BC-AAAAAB", "BC-AAAAABC"]


def test_letters_of_a_code() -> None:
    """No letter of a code reads like another: no 0 and O, no 1, I and L."""
    assert not set("01OIL") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)


async def test_own_reports_newest_first(connection: AsyncConnection) -> None:
    """A person sees their own reports, newest first; the officials all open ones, oldest first."""
    mine = await filed(connection, "AAAAA")
    other = await filed(connection, "BBBBB", person=2)
    newest = await filed(connection, "CCCCC")

    assert [report.code for report in await reports_of(connection, 1)] == [newest, mine]
    assert [report.code for report in await open_reports(connection)] == [mine, other, newest]


async def test_answered_then_settled(connection: AsyncConnection) -> None:
    """An answered report stays open with its answer; a settled one is open no more."""
    code = await filed(connection, "AAAAA", person=2)

    author = await change_report(connection, code, "answered", "Đã kiểm tra.", LATER)
    assert author == Author("telegram", "abc", 2, "fake")
    (report,) = await open_reports(connection)
    assert (report.state, report.answer, report.changed_at) == ("answered", "Đã kiểm tra.", LATER)

    await change_report(connection, code, "settled", "Xong.", LATER)
    assert await open_reports(connection) == []
    assert [report.state for report in await reports_of(connection, 2)] == ["settled"]


async def test_no_such_report(connection: AsyncConnection) -> None:
    """A code that nobody has changes nothing."""
    await filed(connection, "AAAAA")

    assert await change_report(connection, "BC-ZZZZZ", "settled", "", LATER) is None
    assert [report.state for report in await open_reports(connection)] == ["received"]
