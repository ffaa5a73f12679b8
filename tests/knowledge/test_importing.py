"""Loading registry files: all of a file or nothing of it, and the second time nothing new."""

from __future__ import annotations

import asyncio
import csv
import random
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from sqlalchemy import select

from knowledge.data import DATA
from knowledge.errors import BadFile, Problem
from knowledge.registry.books import statuses
from knowledge.registry.catalog import Registry, load_registry
from knowledge.registry.columns import KINDS
from knowledge.registry.exporting import write_products
from knowledge.registry.importing import Summary, load
from knowledge.registry.model import Product
from knowledge.registry.sheets import Sheet, read_sheet
from knowledge.store.database import Database
from knowledge.store.tables import EditionRow
from tests.knowledge.conftest import DAY, NOW, PAGE, Opened, Written, dump, loaded, product, version

PENDING = {
    "code": "",
    "name": "Cam Khánh Yên",
    "producer": "HTX Cam",
    "district": "Văn Bàn",
    "status": "dự kiến năm 2023",
    "stage_on": "",
    "source_url": PAGE,
    "note": "",
}
WITHDRAWN = PENDING | {"status": "đã thu hồi giấy chứng nhận (2021)"}
POINT = {"name": "Chợ", "kind": "chợ", "address": "Sa Pa", "district": "Sa Pa", "product_codes": ""}
POINT |= {"source_url": PAGE}
DECISION = {"number": "1/QĐ", "authority": "UBND tỉnh", "level": "tỉnh", "signed_on": "", "valid_from": ""}
DECISION |= {"valid_to": ""}
DECISION |= {"source_url": PAGE, "note": ""}


async def registry(database: Database) -> Registry:
    """The registry as it stands."""
    async with database.begin() as connection:
        return await load_registry(connection)


async def products(database: Database) -> dict[str, Product]:
    """The products, by code."""
    return dict((await registry(database)).products)


async def problems(database: Database, path: Path) -> list[Problem]:
    """The problems for which a file is refused."""
    with pytest.raises(BadFile) as caught:
        await loaded(database, path)
    return caught.value.problems


# --- all or nothing ---------------------------------------------------------------------------------

BAD_ENDS: dict[str, list[dict[str, Any]]] = {
    "a bad cell": [product("Chè", stars=9)],
    "a doubled row": [product("Tương ớt Mường Khương")],
    "two bad rows": [product("Chè", stars=9), product("", code="7")],
}


@pytest.mark.parametrize("end", BAD_ENDS.values(), ids=BAD_ENDS.keys())
async def test_nothing_half_loaded(shipped: Database, written: Written, end: list[dict[str, Any]]) -> None:
    """One bad row at the end, and every table is what it was."""
    before = await dump(shipped)

    with pytest.raises(BadFile):
        await loaded(shipped, written(product(), product("Cốm", note="mới"), *end))

    assert await dump(shipped) == before


BAD_OTHERS: dict[str, tuple[list[dict[str, Any]], Problem]] = {
    "an unknown status": (
        [PENDING, PENDING | {"name": "Chè", "status": "chờ"}],
        Problem("import-unknown-status", 3, "status", {"value": "chờ"}),
    ),
    "a withdrawal without a day": (
        [WITHDRAWN | {"status": "đã thu hồi"}],
        Problem("import-empty-cell", 2, "stage_on", {"value": ""}),
    ),
    "an unknown product at a sales point": (
        [POINT, POINT | {"name": "Hội chợ", "product_codes": "LC-9999"}],
        Problem("import-unknown-code", 3, "product_codes", {"value": "LC-9999"}),
    ),
    "a doubled sales point": ([POINT, POINT], Problem("import-doubled-row", 3, "name", {"value": "Chợ"})),
    "a doubled decision": (
        [DECISION, DECISION | {"note": "x"}],
        Problem("import-doubled-row", 3, "number", {"value": "1/QĐ"}),
    ),
    "a doubled application": (
        [PENDING, PENDING],
        Problem("import-doubled-row", 3, "name", {"value": "Cam Khánh Yên"}),
    ),
    "a doubled product": (
        [product(), product(stars=3)],
        Problem("import-doubled-row", 3, "name", {"value": "Tương ớt Mường Khương"}),
    ),
    "a withdrawal of the far future": (
        [WITHDRAWN | {"stage_on": "2099"}],
        Problem("import-ahead", 2, "stage_on", {"value": "2099"}),
    ),
    "a decision that ends before it begins": (
        [DECISION | {"valid_from": "2024-05-01", "valid_to": "2023-05-01"}],
        Problem("import-ends-early", 2, "valid_to", {"value": "2023-05-01", "first": "2024-05-01"}),
    ),
    "a decision that lives too long": (
        [DECISION | {"valid_from": "2024-05-01", "valid_to": "2027-05-02"}],
        Problem(
            "import-lives-long",
            2,
            "valid_to",
            {"value": "2027-05-02", "first": "2024-05-01", "months": "36"},
        ),
    ),
    "a decision that is signed after its end": (
        [DECISION | {"signed_on": "2026-05-02", "valid_to": "2026-05-01"}],
        Problem("import-signed-late", 2, "signed_on", {"value": "2026-05-02", "last": "2026-05-01"}),
    ),
    "another product under a known code": (
        [product("Xúc xích Hải Phòng", code="LC-0076", producer="HTX Khác")],
        Problem(
            "import-other-product",
            2,
            "name",
            {"value": "Xúc xích Hải Phòng", "code": "LC-0076", "old": "Bánh chưng đen Bắc Hà"},
        ),
    ),
    "another proposed product under a known code": (
        [PENDING | {"code": "LC-0076"}],
        Problem(
            "import-other-product",
            2,
            "name",
            {"value": "Cam Khánh Yên", "code": "LC-0076", "old": "Bánh chưng đen Bắc Hà"},
        ),
    ),
    "a code far beyond all others": (
        [product("Xúc xích", code="LC-9999")],
        Problem("import-far-code", 2, "code", {"value": "LC-9999", "highest": "LC-0245"}),
    ),
    "a doubled product in capitals": (
        [product("Chè"), product("CHÈ")],
        Problem("import-doubled-row", 3, "name", {"value": "CHÈ"}),
    ),
}


@pytest.mark.parametrize(("rows", "problem"), BAD_OTHERS.values(), ids=BAD_OTHERS.keys())
async def test_rows_that_do_not_fit(
    shipped: Database,
    written: Written,
    monkeypatch: pytest.MonkeyPatch,
    rows: list[dict[str, Any]],
    problem: Problem,
) -> None:
    """A row that is well formed and does not fit the registry is told, and nothing was written."""
    monkeypatch.setitem(statuses(), "đã thu hồi", {"verdict": "revoked", "stage": "", "on": ""})
    before = await dump(shipped)

    assert await problems(shipped, written(*rows)) == [problem]
    assert await dump(shipped) == before


# --- the second time --------------------------------------------------------------------------------


async def test_shipped_files_twice(shipped: Database) -> None:
    """Loading every shipped file again changes no row, and not the edition."""
    before = await dump(shipped)

    again = [await loaded(shipped, DATA / f"{kind.name}.csv") for kind in KINDS]

    assert all(summary.new == summary.changed == 0 for summary in again)
    assert await dump(shipped) == before


async def test_a_file_twice(database: Database, written: Written) -> None:
    """The first time all rows are new, the second time none; the edition counts the changes only."""
    path = written(product(), product("Chè"), product("Cốm", producer=""))

    assert await loaded(database, path) == Summary("products", 3, 0, 0)
    assert await version(database) == 1
    assert await loaded(database, path) == Summary("products", 0, 0, 3)
    assert await version(database) == 1


async def test_two_recognitions_twice(database: Database, written: Written) -> None:
    """A product may have a row for each year; the first row says what it is, and nothing flips."""
    path = written(
        product(recognised_year=2021, stars=3, note="đợt 1"),
        product(recognised_year=2024, stars=4, note="đợt 2"),
    )
    await loaded(database, path)
    before = await dump(database)

    assert await loaded(database, path) == Summary("products", 0, 0, 2)
    assert await dump(database) == before
    (found,) = (await products(database)).values()
    assert found.note == "đợt 1"
    assert sorted((r.year, r.stars) for r in found.recognitions) == [(2021, 3), (2024, 4)]


async def test_a_second_recognition_later(database: Database, written: Written) -> None:
    """A later file with another year adds a recognition and keeps the first."""
    await loaded(database, written(product(recognised_year=2021)))

    assert await loaded(database, written(product(recognised_year=2024))) == Summary("products", 0, 1, 0)

    (found,) = (await products(database)).values()
    assert [r.year for r in found.recognitions] == [2021, 2024]


async def test_changed_stars(database: Database, written: Written) -> None:
    """The same recognition with other stars is corrected, not doubled; the edition rises."""
    await loaded(database, written(product(), product("Chè")))

    assert await loaded(database, written(product(stars=5), product("Chè"))) == Summary("products", 0, 1, 1)

    found = (await products(database))["LC-0001"]
    assert [r.stars for r in found.recognitions] == [5]
    assert await version(database) == 2


async def test_an_application_says_nothing_of_a_recognised_product(
    database: Database, written: Written
) -> None:
    """A product that stands in both files keeps its note and mark, whichever was loaded last."""
    recognised = written(product(note="TÊN CHUNG, nhiều cơ sở"), file="products.csv")
    row = PENDING | {name: product()[name] for name in ("name", "producer", "district")}
    proposed = written(row | {"note": "đợt sau"}, file="pending.csv")
    for path in (recognised, proposed):
        await loaded(database, path)

    assert (await loaded(database, recognised)).same == 1
    assert (await loaded(database, proposed)).same == 1
    (found,) = (await products(database)).values()
    assert found.generic
    assert found.note == "TÊN CHUNG, nhiều cơ sở"
    assert len(found.applications) == 1


async def test_a_column_that_is_not_there(shipped: Database, tmp_path: Path) -> None:
    """What a file has no column for is left as it is: no note, mark, maker or stock is lost."""
    before = await dump(shipped)
    columns = ("code", "name", "stars", "decision_no", "recognised_year", "source_url", "source_date")
    _copy(DATA / "products.csv", tmp_path / "products.csv", columns)
    _copy(
        DATA / "sales_points.csv",
        tmp_path / "points.csv",
        ("name", "kind", "address", "district", "source_url"),
    )
    _copy(DATA / "decisions.csv", tmp_path / "decisions.csv", ("number", "valid_from", "source_url"))

    for name in ("products.csv", "points.csv", "decisions.csv"):
        summary = await loaded(shipped, tmp_path / name)
        assert (summary.new, summary.changed) == (0, 0)

    assert await dump(shipped) == before


def _copy(source: Path, target: Path, columns: tuple[str, ...]) -> None:
    with (
        source.open(encoding="utf-8", newline="") as file,
        target.open("w", encoding="utf-8", newline="") as copy,
    ):
        writer = csv.DictWriter(copy, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(csv.DictReader(file))


async def test_as_of_never_goes_back(database: Database, written: Written) -> None:
    """The day for which the registry is true is the newest day of any file."""
    await loaded(database, written(product()), date(2026, 11, 23))
    await loaded(database, written(product("Chè")), date(2025, 1, 1))

    assert (await registry(database)).as_of == date(2026, 11, 23)


# --- codes ------------------------------------------------------------------------------------------


async def test_codes_survive_reorder(shipped: Database, tmp_path: Path) -> None:
    """Rows in another order, and without their codes, are the same products under the same codes."""
    with (DATA / "products.csv").open(encoding="utf-8", newline="") as file:
        rows = [row | {"code": ""} for row in csv.DictReader(file)]
    random.Random(7).shuffle(rows)
    path = tmp_path / "products.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    before = await dump(shipped)

    assert await loaded(shipped, path) == Summary("products", 0, 0, len(rows))
    assert await dump(shipped) == before


async def test_rename_with_code(database: Database, written: Written) -> None:
    """A product is renamed by its code, moved as well; it stays one product."""
    await loaded(database, written(product()))

    await loaded(
        database, written(product("Tương ớt Mường Khương đặc biệt", code="LC-0001", district="Lào Cai"))
    )

    found = await products(database)
    assert [(p.code, p.name, p.district) for p in found.values()] == [
        ("LC-0001", "Tương ớt Mường Khương đặc biệt", "Lào Cai")
    ]


RENAMES = {
    "one word stays": product("Nước tương đặc biệt", producer="HTX Khác"),
    "one word stays, without its marks": product("TUONG đặc biệt", producer=""),
    "the maker stays": product("Sốt cay", producer="htx mường khương"),
}


@pytest.mark.parametrize("row", RENAMES.values(), ids=RENAMES.keys())
async def test_renames_that_are_taken(database: Database, written: Written, row: dict[str, Any]) -> None:
    """A new name that keeps a word of the old one, or its maker, is the same product renamed."""
    await loaded(database, written(product()))

    await loaded(database, written(row | {"code": "LC-0001"}))

    assert [p.name for p in (await products(database)).values()] == [row["name"]]


async def test_no_maker_is_no_same_maker(database: Database, written: Written) -> None:
    """Two products without a maker have none in common."""
    await loaded(database, written(product(producer="")))

    found = await problems(database, written(product("Xúc xích", producer="", code="LC-0001")))

    assert [problem.reason for problem in found] == ["import-other-product"]


async def test_a_last_day_that_a_file_has_no_column_for(database: Database, written: Written) -> None:
    """A new first day is held against the last day that is known."""
    await loaded(database, written(DECISION | {"valid_to": "2026-05-01"}))
    row = {"number": "1/QĐ", "valid_from": "2026-06-01", "source_url": PAGE}

    assert [p.reason for p in await problems(database, written(row))] == ["import-ends-early"]


async def test_a_certificate_of_exactly_36_months(database: Database, written: Written) -> None:
    """The longest life that the law gives is taken."""
    row = DECISION | {"signed_on": "2024-05-01", "valid_from": "2024-05-01", "valid_to": "2027-05-01"}

    assert (await loaded(database, written(row))).new == 1


async def test_codes_of_an_empty_registry(database: Database, written: Written) -> None:
    """The first codes are free up to four digits; later ones stay within 1,000 of the highest."""
    first = await problems(database, written(product(code="LC-11000")))
    assert [problem.reason for problem in first] == ["import-far-code"]

    await loaded(database, written(product(code="LC-9000"), product("Chè", code="LC-0003")))
    await loaded(database, written(product("Cốm", code="LC-10000")))

    later = await problems(database, written(product("Cam", code="LC-11001")))
    assert later == [
        Problem("import-far-code", 2, "code", {"value": "LC-11001", "highest": "LC-10000"}),
    ]


async def test_new_rows_get_the_next_code(database: Database, written: Written) -> None:
    """A new product gets the code after the highest that was ever used, whoever used it."""
    await loaded(database, written(product(code="LC-0041"), product("Chè")))
    await loaded(database, written(PENDING))
    await loaded(database, written(product("Cốm")))

    found = await products(database)
    assert {p.code: p.name for p in found.values()} == {
        "LC-0041": "Tương ớt Mường Khương",
        "LC-0042": "Chè",
        "LC-0043": "Cam Khánh Yên",
        "LC-0044": "Cốm",
    }


async def test_a_new_product_under_an_old_name(database: Database, written: Written) -> None:
    """A renamed product and a new row under its old name are never made into one in silence."""
    await loaded(database, written(product("Chè")))
    renamed, other = product("Chè cũ", code="LC-0001"), product("Chè", recognised_year=2026)
    before = await dump(database)

    for rows in ([renamed, other], [other, renamed]):
        assert [p.reason for p in await problems(database, written(*rows))] == ["import-doubled-row"]

    assert await dump(database) == before


SAME_NAME = {
    "marks apart": normalize("NFD", "Tương ớt Mường Khương"),
    "capitals": "TƯƠNG ỚT MƯỜNG KHƯƠNG",
    "more spaces": " Tương  ớt\u00a0Mường Khương ",
}


@pytest.mark.parametrize("name", SAME_NAME.values(), ids=SAME_NAME.keys())
async def test_the_same_name_written_otherwise(database: Database, written: Written, name: str) -> None:
    """Marks apart, capitals and spaces in a name or maker make no new product and no new maker."""
    await loaded(database, written(product()))

    await loaded(database, written(product(name, producer="htx mường khương", district="MƯỜNG KHƯƠNG")))

    found = await products(database)
    assert list(found) == ["LC-0001"]
    assert len((await dump(database))["producer"]) == 1


async def test_one_name_of_two_makers(database: Database, written: Written) -> None:
    """One name of two makers, or in two districts, is as many products."""
    await loaded(database, written(product(), product(producer="HTX Khác"), product(district="Sa Pa")))

    assert len(await products(database)) == 3


async def test_export_comes_back(shipped: Database, tmp_path: Path) -> None:
    """The export, loaded again, changes nothing; loaded into nothing, it makes the same products."""
    path = tmp_path / "export.csv"
    count = write_products(await registry(shipped), path, "Products", NOW)
    before = await dump(shipped)

    assert count == 160
    assert await loaded(shipped, path) == Summary("products", 0, 0, 160)
    assert await dump(shipped) == before


async def test_export_of_a_signed_decision(database: Database, written: Written, tmp_path: Path) -> None:
    """A day that a product has from its decision stays the decision's, also through an export."""
    await loaded(database, written(DECISION | {"signed_on": "2024-05-01"}))
    await loaded(database, written(product(decision_no="1/QĐ")))
    write_products(await registry(database), tmp_path / "export.csv", "Products", NOW)

    assert (await loaded(database, tmp_path / "export.csv")).same == 1
    await loaded(database, written(DECISION | {"signed_on": "2024-06-01"}))
    (found,) = (await products(database)).values()
    assert found.recognitions[0].decided_on == date(2024, 6, 1)


# --- what else a file may bring ---------------------------------------------------------------------


async def test_stock_of_a_sales_point(database: Database, written: Written) -> None:
    """A sales point has the products that its newest file names."""
    await loaded(database, written(product(), product("Chè")))

    for codes, want in (("LC-0001; LC-0002", ("LC-0001", "LC-0002")), ("LC-0002", ("LC-0002",)), ("", ())):
        await loaded(database, written(POINT | {"product_codes": codes}))
        assert (await registry(database)).sales_points[0].products == want


def test_every_shipped_status_is_known() -> None:
    """The mapping covers each status of the shipped file, and leaves no withdrawal without a day."""
    with (DATA / "pending_or_revoked.csv").open(encoding="utf-8", newline="") as file:
        used = {row["status"]: row["stage_on"] for row in csv.DictReader(file)}

    assert set(used) == set(statuses())
    for status, meaning in statuses().items():
        assert meaning["verdict"] in {"pending", "revoked"}
        assert meaning["stage"] or meaning["verdict"] == "revoked"
        assert meaning["on"] or used[status] or meaning["verdict"] == "pending"


async def test_two_imports_at_once(
    empty_file: Path, database: Database, opened: Opened, written: Written
) -> None:
    """Two programs that load at the same moment both keep what they loaded."""
    other = opened(Path(database.engine.url.database or ""))
    one, two = written(product("Chè"), file="one.csv"), written(product("Cốm"), file="two.csv")

    summaries = await asyncio.gather(loaded(database, one), loaded(other, two))

    assert [summary.new for summary in summaries] == [1, 1]
    found = await products(database)
    assert sorted(p.name for p in found.values()) == ["Chè", "Cốm"]
    assert sorted(found) == ["LC-0001", "LC-0002"]
    assert await version(other) == 2


async def test_17_000_rows(database: Database) -> None:
    """The whole country's registry is loaded in one go, telling how far it is."""
    columns = ("name", "producer", "stars", "recognised_year", "source_url")
    cells = ((f"Sản phẩm {n}", f"HTX {n // 3}", "3", "2024", PAGE) for n in range(17_000))
    rows = tuple((n, dict(zip(columns, row, strict=True))) for n, row in enumerate(cells, 2))
    heard: list[tuple[int, int]] = []

    async with database.begin() as connection:
        sheet = Sheet("all.csv", columns, rows)
        summary = await load(connection, sheet, DAY, lambda done, total: heard.append((done, total)))
        assert await connection.scalar(select(EditionRow.version)) == 1

    assert summary == Summary("products", 17_000, 0, 0)
    assert heard[0] == (1, 17_000)
    assert heard[-1] == (17_000, 17_000)


async def test_header_only(database: Database, tmp_path: Path) -> None:
    """A file without rows loads nothing and makes no new edition."""
    path = tmp_path / "rows.csv"
    path.write_text("name,stars,recognised_year,source_url\n", "utf-8")

    assert await loaded(database, path) == Summary("products", 0, 0, 0)
    assert await version(database) == 0


def test_shipped_files_are_nfc() -> None:
    """Shipped files are UTF-8 in NFC, so that what is read is what is written."""
    for kind in KINDS:
        text = (DATA / f"{kind.name}.csv").read_text("utf-8")
        assert text == normalize("NFC", text), kind.name
        assert read_sheet(DATA / f"{kind.name}.csv").rows
