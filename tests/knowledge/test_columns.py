"""Columns of registry files: how a file is recognised, and what each cell may hold."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.data import DATA
from knowledge.errors import BadFile, Problem
from knowledge.registry.columns import KINDS, Row, checked, kind_of
from knowledge.registry.sheets import Sheet, read_sheet
from tests.knowledge.conftest import DAY, PAGE, Written, product

PENDING = {"name": "Chè", "status": "dự kiến năm 2023", "source_url": PAGE}
POINT = {"name": "Chợ", "kind": "", "address": "Sa Pa", "source_url": PAGE}
DECISION = {"number": "1/QĐ", "valid_from": "2024-01-01", "source_url": PAGE}
FAIR = {"name": "Hội chợ", "starts_on": "2026-11-23", "source_url": PAGE}
OFFICE = {"office": "Sở", "role": "", "source_url": PAGE}


def rows_of(path: Path) -> list[Row]:
    """The checked rows of a file."""
    sheet = read_sheet(path)
    return checked(sheet, kind_of(sheet), DAY)


def problems(path: Path) -> list[Problem]:
    """The problems for which a file is refused."""
    with pytest.raises(BadFile) as caught:
        rows_of(path)
    return caught.value.problems


# --- which file it is -------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_shipped_files(kind: Any) -> None:
    """Each shipped file is recognised by its columns, and every row of it is read."""
    path = DATA / f"{kind.name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        count = sum(1 for _ in csv.DictReader(file))

    sheet = read_sheet(path)

    assert kind_of(sheet) is kind
    assert len(checked(sheet, kind, DAY)) == count


def test_unknown_columns(written: Written) -> None:
    """A file of another kind is refused with the columns it has."""
    found = problems(written({"tên": "Chè", "sao": "4"}))

    assert found == [Problem("import-unknown-columns", values={"columns": "tên, sao"})]


def test_missing_and_strange_columns(written: Written) -> None:
    """All needed columns that lack and all columns that are not known are told at once."""
    row = product(price="45.000", màu="đỏ")
    del row["source_url"]

    found = [(problem.reason, problem.column) for problem in problems(written(row))]

    assert found == [
        ("import-missing-column", "source_url"),
        ("import-strange-column", "price"),
        ("import-strange-column", "màu"),
    ]


def test_a_column_without_name() -> None:
    """Cells under no name are a strange column, not silently dropped."""
    sheet = Sheet("rows.csv", ("name", "", "stars", "recognised_year", "source_url"), ())

    with pytest.raises(BadFile) as caught:
        kind_of(sheet)

    assert [problem.reason for problem in caught.value.problems] == ["import-strange-column"]


# --- what cells hold --------------------------------------------------------------------------------

READ = {
    "no stars": (product(stars=""), "stars", None),
    "stars in words": (product(stars="4 sao"), "stars", 4),
    "stars with a mark": (product(stars="5*"), "stars", 5),
    "no year": (product(recognised_year=""), "recognised_year", None),
    "the first year": (product(recognised_year=2018), "recognised_year", 2018),
    "no code": (product(code=""), "code", ""),
    "a code": (product(code="LC-0042"), "code", "LC-0042"),
    "a long code": (product(code="LC-12345"), "code", "LC-12345"),
    "an ISO day": (product(decision_date="2023-12-28"), "decision_date", date(2023, 12, 28)),
    "a Vietnamese day": (product(decision_date="28/12/2023"), "decision_date", date(2023, 12, 28)),
    "a leap day": (product(decision_date="29/2/2024"), "decision_date", date(2024, 2, 29)),
    "no day": (product(decision_date=""), "decision_date", None),
    "a column that is not there": (product(), "decision_date", None),
    "single spaces": (product(name="Tương\u00a0 ớt\n Mường"), "name", "Tương ớt Mường"),
    "a month": (PENDING | {"stage_on": "2024-12"}, "stage_on", "2024-12"),
    "codes": (POINT | {"product_codes": "LC-0001; LC-0002;"}, "product_codes", ("LC-0001", "LC-0002")),
    "no codes": (POINT | {"product_codes": ""}, "product_codes", ()),
    "degrees": (POINT | {"latitude": "22.48"}, "latitude", 22.48),
    "degrees with a comma": (POINT | {"longitude": "103,97"}, "longitude", 103.97),
    "no degrees": (POINT | {"longitude": ""}, "longitude", None),
    "no address of a page": (POINT | {"url": ""}, "url", ""),
}  # fmt: skip


@pytest.mark.parametrize(("row", "column", "value"), READ.values(), ids=READ.keys())
def test_cells(written: Written, row: dict[str, Any], column: str, value: Any) -> None:
    """A cell is read into the value it stands for."""
    assert rows_of(written(row))[0].values[column] == value


WRONG = {
    "one star": (product(stars=1), "stars", "import-low-stars"),
    "two stars": (product(stars=2), "stars", "import-low-stars"),
    "six stars": (product(stars=6), "stars", "import-bad-stars"),
    "stars in letters": (product(stars="năm"), "stars", "import-bad-stars"),
    "half a star": (product(stars="4.5"), "stars", "import-bad-stars"),
    "stars below nothing": (product(stars="-4"), "stars", "import-bad-stars"),
    "a year before the programme": (product(recognised_year=2017), "recognised_year", "import-bad-year"),
    "a year that is none": (product(recognised_year="2024?"), "recognised_year", "import-bad-year"),
    "a year of the far future": (product(recognised_year=2204), "recognised_year", "import-bad-year"),
    "a day that does not exist": (product(decision_date="30/02/2024"), "decision_date", "import-bad-day"),
    "month and day changed": (product(decision_date="12/28/2023"), "decision_date", "import-bad-day"),
    "a year of two digits": (product(decision_date="28/12/23"), "decision_date", "import-bad-day"),
    "no such leap day": (product(source_date="2023-02-29"), "source_date", "import-bad-day"),
    "a day after which no calendar goes on": (
        DECISION | {"valid_to": "9999-12-31"}, "valid_to", "import-bad-day",
    ),
    "a day before all": (DECISION | {"signed_on": "01/01/0001"}, "signed_on", "import-bad-day"),
    "a stage in words": (PENDING | {"stage_on": "cuối năm 2023"}, "stage_on", "import-bad-day"),
    "a stage in the year 9999": (PENDING | {"stage_on": "9999"}, "stage_on", "import-bad-day"),
    "a fair without a start": (FAIR | {"starts_on": ""}, "starts_on", "import-empty-cell"),
    "a fair without its page": (FAIR | {"source_url": ""}, "source_url", "import-empty-cell"),
    "an office without a name": (OFFICE | {"office": ""}, "office", "import-empty-cell"),
    "a product without a name": (product(""), "name", "import-empty-cell"),
    "a status that is empty": (PENDING | {"status": ""}, "status", "import-empty-cell"),
    "an address without http": (product(source_url="baolaocai.vn"), "source_url", "import-bad-url"),
    "a script for an address": (product(source_url="javascript:alert(1)"), "source_url", "import-bad-url"),
    "an address with spaces": (POINT | {"url": "https://a b"}, "url", "import-bad-url"),
    "a code in small letters": (product(code="lc-0042"), "code", "import-bad-code"),
    "a short code": (product(code="LC-42"), "code", "import-bad-code"),
    "another province's code": (product(code="YB-0042"), "code", "import-bad-code"),
    "codes with commas": (POINT | {"product_codes": "LC-0001, LC-0002"}, "product_codes", "import-bad-code"),
    "too far north": (POINT | {"latitude": "91"}, "latitude", "import-bad-degrees"),
    "too far east": (POINT | {"longitude": "-180.5"}, "longitude", "import-bad-degrees"),
    "no number": (POINT | {"latitude": "22°28'"}, "latitude", "import-bad-degrees"),
    "no number at all": (POINT | {"latitude": "nan"}, "latitude", "import-bad-degrees"),
    "without end": (POINT | {"longitude": "inf"}, "longitude", "import-bad-degrees"),
}  # fmt: skip


@pytest.mark.parametrize(("row", "column", "reason"), WRONG.values(), ids=WRONG.keys())
def test_wrong_cells(written: Written, row: dict[str, Any], column: str, reason: str) -> None:
    """A cell that cannot be taken is told with row, column, reason and what stands in it."""
    found = problems(written(row))

    assert [(p.reason, p.row, p.column) for p in found] == [(reason, 2, column)]
    assert found[0].values["value"] == str(row[column])


AHEAD = {
    "a year": (product(recognised_year=2028), "recognised_year"),
    "a decision of a product": (product(decision_date="25/11/2027"), "decision_date"),
    "a source": (product(source_date="2099-01-01"), "source_date"),
    "a signature": (DECISION | {"signed_on": "2027-11-25"}, "signed_on"),
    "a beginning": (DECISION | {"valid_from": "2028-01-01"}, "valid_from"),
    "a confirmation": (POINT | {"confirmed_on": "2028-01-01"}, "confirmed_on"),
}


@pytest.mark.parametrize(("row", "column"), AHEAD.values(), ids=AHEAD.keys())
def test_what_cannot_have_happened_yet(written: Written, row: dict[str, Any], column: str) -> None:
    """What has happened lies no more than a year after the day for which the file is true."""
    found = problems(written(row))

    assert found == [Problem("import-ahead", 2, column, {"value": str(row[column])})]


NEAR = {
    "the next year": product(recognised_year=2027),
    "366 days": product(decision_date="2027-11-24"),
    "the end of a certificate": DECISION | {"valid_to": "2029-11-23"},
    "a fair that is planned": FAIR | {"starts_on": "2028-05-01"},
}


@pytest.mark.parametrize("row", NEAR.values(), ids=NEAR.keys())
def test_what_lies_ahead_and_is_taken(written: Written, row: dict[str, Any]) -> None:
    """A decision for next year, the end of a certificate and a plan may lie ahead."""
    assert len(rows_of(written(row))) == 1


def test_every_problem_at_once(written: Written) -> None:
    """An official sees all that is wrong in one go, in the order of the file."""
    rows = (product(stars=9, recognised_year="x"), product("Chè"), product("", source_url="x", code="7"))

    found = [(problem.row, problem.column) for problem in problems(written(*rows))]

    assert found == [(2, "stars"), (2, "recognised_year"), (4, "code"), (4, "name"), (4, "source_url")]


def test_a_long_wrong_cell(written: Written) -> None:
    """What stands in a wrong cell is told shortened."""
    assert problems(written(product(stars="9" * 4_000)))[0].values["value"] == "9" * 60


def test_one_code_for_two_names(written: Written) -> None:
    """A code that stands beside two names is told with both rows."""
    found = problems(written(product("Chè", code="LC-0001"), product("Cam"), product("Cá", code="LC-0001")))

    values = {"value": "LC-0001", "other": "2"}
    assert found == [Problem("import-doubled-code", 4, "code", values)]
