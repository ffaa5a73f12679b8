"""A plan that is written, taken back to the byte, and not taken back over a later change."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from knowledge.people import imports
from knowledge.people.imports import Import
from knowledge.registry.applying import lives
from knowledge.registry.catalog import load_registry
from knowledge.registry.exporting import as_csv, as_workbook
from knowledge.registry.grids import read_grid
from knowledge.registry.plan import Answers, Plan
from knowledge.registry.rehearsal import rehearse
from knowledge.registry.undoing import CannotUndo
from knowledge.registry.verdict import Status, verdict
from knowledge.rules.certificate import certificate_rules
from knowledge.store.database import Database
from knowledge.store.tables import ProducerRow, ProductRow, RecognitionRow, SalesPointProductRow
from tests.knowledge.conftest import dump, loaded, product, version

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
TODAY = date(2026, 11, 24)
ISSUED = date(2026, 11, 20)
ANSWERED = Answers(decision="99/QĐ-UBND", issued={"99/QĐ-UBND": ISSUED}, revoked=ISSUED, same={3: "LC-0001"})
LIST = """Tên sản phẩm,Chủ thể,Địa chỉ,Hạng sao,Trạng thái
Trà Bát tiên Bảo Hưng,,,5,nâng hạng
Cao mềm actiso Sapa,Công ty TNHH MTV Traphaco Sa Pa,,4,
Chè thử,HTX Thử,xã Bắc Hà,3,mới
Bánh chưng đen Bắc Hà,,,,thu hồi
Chè hỏng,HTX Thử,,2,
"""


async def plan_of(database: Database, text: str = LIST, answers: Answers = ANSWERED) -> Plan:
    """Rehearse a list."""
    async with database.begin() as connection:
        registry, known = await load_registry(connection), await lives(connection)
    return rehearse(read_grid("a.csv", text.encode()), registry, known, answers, TODAY)


async def sent(database: Database, text: str = LIST) -> Import:
    """Keep a list."""
    async with database.begin() as connection:
        one, _ = await imports.keep(
            connection, author=1, file="a.csv", content=text.encode(), at=AT, draw=lambda letters: letters[0]
        )
        return one


async def applied(database: Database, text: str = LIST, answers: Answers = ANSWERED) -> Import:
    """Rehearse and apply a list."""
    plan, one = await plan_of(database, text, answers), await sent(database, text)
    assert plan.needs == ()
    async with database.begin() as connection:
        assert await imports.apply(connection, one, plan, by=1, at=AT)
        found = await imports.find(connection, one.code)
    assert found is not None
    return found


async def undone(database: Database, one: Import) -> bool:
    """Take an import back."""
    async with database.begin() as connection:
        return await imports.undo(connection, one, AT + timedelta(minutes=5))


async def exported(database: Database) -> bytes:
    """The registry as CSV."""
    async with database.begin() as connection:
        return as_csv(await load_registry(connection))


async def test_what_is_written(shipped: Database) -> None:
    """Stars, name, days and the withdrawal are what the list said; a row with a problem is not there."""
    one = await applied(shipped, answers=replace(ANSWERED, signed=date(2026, 11, 16)))
    async with shipped.begin() as connection:
        products = (await load_registry(connection)).products
    raised = verdict(products["LC-0122"], TODAY, certificate_rules())
    assert raised.recognition is not None
    assert raised.last_day is not None
    assert (raised.recognition.stars, raised.last_day.last) == (5, date(2029, 11, 20))
    assert raised.recognition.decided_on == date(2026, 11, 16)
    assert raised.recognition.source.publisher == "Quyết định 99/QĐ-UBND"
    assert products["LC-0001"].name == "Cao mềm actiso Sapa"
    assert products["LC-0246"].commune == "xã Bắc Hà"
    withdrawn = verdict(products["LC-0076"], TODAY, certificate_rules())
    assert withdrawn.status is Status.REVOKED
    assert not [p for p in products.values() if p.name == "Chè hỏng"]
    assert {(p.code, p.kind) for p in one.products} == {
        ("LC-0122", "upgraded"), ("LC-0001", "downgraded"), ("LC-0246", "new"), ("LC-0076", "revoked"),
    }  # fmt: skip
    assert set(one.open_calls) == {"LC-0001", "LC-0076"}


async def test_undone_to_the_byte(shipped: Database) -> None:
    """Every table is what it was, and so is the export; the edition goes on, so that others see it."""
    before, rows, edition = (
        await exported(shipped),
        await dump(shipped, but=frozenset({"edition"})),
        await version(shipped),
    )
    one = await applied(shipped)
    assert await exported(shipped) != before
    assert await undone(shipped, one)
    assert await exported(shipped) == before
    assert await dump(shipped, but=frozenset({"edition"})) == rows
    assert await version(shipped) == edition + 2
    async with shipped.begin() as connection:
        assert (await load_registry(connection)).as_of == date(2026, 11, 23)
    assert not await undone(shipped, replace(one, state="applied"))


async def test_a_learnt_day_of_issue_is_undone(shipped: Database) -> None:
    """What a file adds to a decision that is known goes with the rest."""
    rows = await dump(shipped, but=frozenset({"edition"}))
    async with shipped.begin() as connection:
        products = (await load_registry(connection)).products.values()
    code = next(
        p.code for p in products if p.recognitions and p.recognitions[0].decision_no == "4261/QĐ-UBND"
    )
    one = await applied(shipped, f"code,Số quyết định,Ngày cấp\n{code},4261/QĐ-UBND,20/12/2021\n", Answers())
    assert await dump(shipped, but=frozenset({"edition"})) != rows
    assert await undone(shipped, one)
    assert await dump(shipped, but=frozenset({"edition"})) == rows


async def test_the_second_time_nothing_changes(shipped: Database) -> None:
    """The same list again is rehearsed as unchanged."""
    await applied(shipped)
    assert (await plan_of(shipped)).counts == {"unchanged": 4, "problem": 1}


async def test_an_export_after_an_import(shipped: Database, tmp_path: Path) -> None:
    """The plain import takes the export too, with its sources that are papers, and changes nothing."""
    await applied(shipped)
    path = tmp_path / "so.csv"
    path.write_bytes(await exported(shipped))
    assert (await loaded(shipped, path, TODAY)).same == 163


async def test_a_code_is_given_once(shipped: Database) -> None:
    """The code of a product that was undone is not given to another, by a file of any kind."""
    await undone(shipped, await applied(shipped))
    again = await applied(shipped, LIST.replace("Chè thử", "Chè thử hai"))
    assert "LC-0247" in {p.code for p in again.products}


LATER: dict[str, Any] = {
    "the product": update(ProductRow).where(ProductRow.code == "LC-0001").values(note="khác"),
    "its recognition": update(RecognitionRow)
    .where(RecognitionRow.decision_no == "99/QĐ-UBND")
    .values(stars=4),
}


@pytest.mark.parametrize("change", LATER.values(), ids=LATER.keys())
async def test_a_later_change_is_not_lost(shipped: Database, change: Any) -> None:
    """Where a row is not any more what the import made of it, nothing is undone, and it is said what."""
    one = await applied(shipped)
    async with shipped.begin() as connection:
        await connection.execute(change)
    rows = await dump(shipped)
    with pytest.raises(CannotUndo, match=r"LC-\d+"):
        await undone(shipped, one)
    assert await dump(shipped) == rows


async def test_what_rests_on_an_import(shipped: Database) -> None:
    """A product that a shop has by now, or a decision that other products have, is not taken away."""
    one = await applied(shipped)
    async with shipped.begin() as connection:
        new = await connection.scalar(select(ProductRow.id).where(ProductRow.code == "LC-0246"))
        await connection.execute(insert(SalesPointProductRow).values(sales_point_id=1, product_id=new))
    rows = await dump(shipped)
    async with shipped.begin() as connection:
        with pytest.raises(CannotUndo, match="LC-0246"):
            await imports.undo(connection, one, AT)
        found = await imports.find(connection, one.code)
    assert found is not None
    assert found.state == "applied"
    assert await dump(shipped) == rows


async def test_what_is_shared_stays(shipped: Database, written: Any) -> None:
    """A maker that a later file names too is left; nobody sees it alone."""
    one = await applied(shipped)
    await loaded(shipped, written(product("Cốm khác", producer="HTX Thử")), TODAY)
    assert await undone(shipped, one)
    async with shipped.begin() as connection:
        assert await connection.scalar(select(ProducerRow.id).where(ProducerRow.name == "HTX Thử"))


async def test_two_apply_at_once(shipped: Database) -> None:
    """Of two who apply one file one wins; the registry is written once."""
    plan, one = await plan_of(shipped), await sent(shipped)

    async def apply(by: int) -> bool:
        async with shipped.begin() as connection:
            return await imports.apply(connection, one, plan, by=by, at=AT) is not None

    assert sorted(await asyncio.gather(apply(1), apply(2))) == [False, True]
    async with shipped.begin() as connection:
        stored = await connection.scalars(
            select(RecognitionRow.id).where(RecognitionRow.decision_no == "99/QĐ-UBND")
        )
        assert len(stored.all()) == 3


async def test_the_same_file_is_the_same_import(shipped: Database) -> None:
    """A file that is under way is not begun twice; one that was undone may be sent again."""
    one = await applied(shipped)
    assert (await sent(shipped)).code == one.code
    await undone(shipped, one)
    assert (await sent(shipped)).code != one.code


async def test_cells_that_a_spreadsheet_would_run(shipped: Database) -> None:
    """A name that begins with a sign is exported as text, in both forms, and comes back unchanged."""
    names = ("=cmd|' /C calc'!A0", "+84 Chè", "-Chè", "@Chè", "'=Chè")
    codes = ("LC-0001", "LC-0002", "LC-0003", "LC-0004", "LC-0005")
    async with shipped.begin() as connection:
        for code, name in zip(codes, names, strict=True):
            await connection.execute(update(ProductRow).where(ProductRow.code == code).values(name=name))
        registry, known = await load_registry(connection), await lives(connection)
    whole = as_csv(registry)
    assert [cell for cell in whole.decode("utf-8-sig").split(",") if cell[:1] in "=+-@" and cell] == []
    for file, content in (("a.csv", whole), ("a.xlsx", as_workbook(registry, "Sổ", AT))):
        found = rehearse(read_grid(file, content), registry, known, Answers(), TODAY)
        assert found.counts == {"unchanged": 160}
