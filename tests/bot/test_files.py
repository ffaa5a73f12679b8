"""A registry file on the command line: loaded whole with its progress, or refused in words."""

from __future__ import annotations

import ast
import io
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import func, select

from bot.files import SHOWN_PROBLEMS, import_file, problem_lines
from knowledge.errors import BadFile, Problem
from knowledge.registry import sheets
from knowledge.store.database import Database
from knowledge.store.migrate import migrate
from knowledge.store.tables import ProductRow
from knowledge.texts import LANGUAGES

DAY = date(2026, 11, 23)
PAGE = "https://example.vn"
TOP = "code,name,stars,recognised_year,decision_date,source_url,note\n"
ROW = f",Chè dây,4,2024,,{PAGE},\n"
POINTS = "name,kind,address,latitude,product_codes,source_url\n"
LIVES = "number,signed_on,valid_from,valid_to,source_url\n"
PENDING = "name,status,source_url\n"

REASONS: dict[str, tuple[str | bytes, int, str]] = {
    "import-not-text": (bytes(100), 0, ""),
    "import-encoding": (b"\xff\xfet\0x", 0, ""),
    "import-empty": ("", 0, ""),
    "import-broken-csv": (TOP + '"', 2, ""),
    "import-too-many-columns": (",".join("abc" + str(n) for n in range(201)), 0, ""),
    "import-doubled-column": ("name,name", 0, ""),
    "import-wide-row": (TOP + "x," * 9, 2, ""),
    "import-formula": (TOP + ROW.replace("Chè", "=1"), 2, "name"),
    "import-long-cell": (TOP + ROW.replace("Chè", "x" * 5_001), 2, "name"),
    "import-unknown-columns": ("tên,sao\nChè,4", 0, ""),
    "import-missing-column": (TOP.replace(",source_url", ""), 0, "source_url"),
    "import-strange-column": (TOP.replace("note", "price"), 0, "price"),
    "import-empty-cell": (TOP + ROW.replace("Chè dây", ""), 2, "name"),
    "import-bad-code": (TOP + "7" + ROW, 2, "code"),
    "import-bad-stars": (TOP + ROW.replace("4,", "6,", 1), 2, "stars"),
    "import-low-stars": (TOP + ROW.replace("4,", "2,", 1), 2, "stars"),
    "import-bad-year": (TOP + ROW.replace("2024", "24"), 2, "recognised_year"),
    "import-bad-day": (TOP + ROW.replace(",,http", ",31/02/2024,http"), 2, "decision_date"),
    "import-bad-url": (TOP + ROW.replace("https://", ""), 2, "source_url"),
    "import-bad-degrees": (POINTS + f"Chợ,,Sa Pa,xa,,{PAGE}", 2, "latitude"),
    "import-doubled-code": (TOP + "LC-0001" + ROW + "LC-0001" + ROW.replace("dây", "xanh"), 3, "code"),
    "import-doubled-row": (TOP + ROW + ROW, 3, "name"),
    "import-unknown-status": (PENDING + f"Chè,chờ,{PAGE}", 2, "status"),
    "import-ahead": (TOP + ROW.replace("2024", "2099"), 2, "recognised_year"),
    "import-ends-early": (LIVES + f"1/QĐ,,2024-05-01,2023-05-01,{PAGE}", 2, "valid_to"),
    "import-lives-long": (LIVES + f"1/QĐ,,2024-05-01,2027-05-02,{PAGE}", 2, "valid_to"),
    "import-signed-late": (LIVES + f"1/QĐ,2024-05-01,,2023-05-01,{PAGE}", 2, "signed_on"),
    "import-far-code": (TOP + "LC-10001" + ROW, 2, "code"),
    "import-unknown-code": (POINTS + f"Chợ,,Sa Pa,,LC-9999,{PAGE}", 2, "product_codes"),
}
ELSEWHERE = {
    "import-no-file",
    "import-folder",
    "import-unreadable",
    "import-too-large",
    "import-not-xlsx",
    "import-too-many-rows",
    "import-bomb",
    "import-macros",
    "import-many-sheets",
    "import-other-product",
}
"""Reasons of files that are no small CSV, or of a registry with products; each has its test below."""


def reasons_in_code() -> set[str]:
    """Every reason for which the code may refuse a file."""
    found = set()
    for path in Path(sheets.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and str(node.value).startswith("import-"):
                found.add(str(node.value))
    return found


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    made = Database(f"sqlite+aiosqlite:///{tmp_path}/own.sqlite")
    await migrate(made)
    yield made
    await made.close()


@pytest.fixture
def console() -> Console:
    """A terminal whose screen can be read."""
    return Console(file=io.StringIO(), force_terminal=True, width=100)


def in_words(error: BadFile) -> None:
    """Check that each problem is told in every language, with all that is known of it."""
    for language in LANGUAGES:
        lines = problem_lines(error, language)
        assert len(lines) == len(error.problems) + 1
        for line, problem in zip(lines, error.problems, strict=False):
            assert line.startswith(error.file)
            assert problem.column in line
            assert not problem.row or str(problem.row) in line
            assert "{" not in line
            assert "import-" not in line


def test_every_reason_has_a_case() -> None:
    """The cases here cover every reason that the code gives."""
    assert set(REASONS) | ELSEWHERE == reasons_in_code()


@pytest.mark.parametrize("reason", REASONS)
async def test_refused_in_words(database: Database, console: Console, tmp_path: Path, reason: str) -> None:
    """Each reason comes with row and column in both languages, and nothing was loaded."""
    content, row, column = REASONS[reason]
    path = tmp_path / "tệp của tôi.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(BadFile) as caught:
        await import_file(database, path, DAY, console, "vi")

    assert [(p.reason, p.row, p.column) for p in caught.value.problems] == [(reason, row, column)]
    in_words(caught.value)
    async with database.begin() as connection:
        assert await connection.scalar(select(func.count()).select_from(ProductRow)) == 0


LIMITS = {"MAX_BYTES": "import-too-large", "MAX_ROWS": "import-too-many-rows"}


@pytest.fixture(params=LIMITS)
def limit(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A limit of files, set so low that two rows are beyond it."""
    monkeypatch.setattr(sheets, request.param, 1)
    return str(request.param)


async def test_too_much(database: Database, console: Console, tmp_path: Path, limit: str) -> None:
    """A file beyond a limit is refused with the limit in words."""
    path = tmp_path / "rows.csv"
    path.write_text(TOP + ROW + ROW, "utf-8")

    with pytest.raises(BadFile) as caught:
        await import_file(database, path, DAY, console, "vi")

    assert [problem.reason for problem in caught.value.problems] == [LIMITS[limit]]
    in_words(caught.value)


@pytest.mark.parametrize(("name", "reason"), [("no.csv", "import-no-file"), ("a.xlsx", "import-not-xlsx")])
async def test_no_such_file(
    database: Database, console: Console, tmp_path: Path, name: str, reason: str
) -> None:
    """A file that is not there, or only called .xlsx, is refused in words."""
    (tmp_path / "a.xlsx").write_bytes(b"PK")

    with pytest.raises(BadFile) as caught:
        await import_file(database, tmp_path / name, DAY, console, "en")

    assert [problem.reason for problem in caught.value.problems] == [reason]
    in_words(caught.value)


OTHERS = {
    "import-bomb": Problem("import-bomb"),
    "import-macros": Problem("import-macros"),
    "import-unreadable": Problem("import-unreadable", values={"detail": "Permission denied"}),
    "import-many-sheets": Problem("import-many-sheets", values={"sheets": "Trang 2, Trang 4"}),
    "import-other-product": Problem(
        "import-other-product", 2, "name", {"value": "Xúc xích", "code": "LC-0076", "old": "Bánh chưng"}
    ),
}


@pytest.mark.parametrize("problem", OTHERS.values(), ids=OTHERS.keys())
def test_other_reasons_in_words(problem: Problem) -> None:
    """What only a workbook, the system or a full registry brings is told with all that is known of it."""
    in_words(BadFile("tệp.xlsx", [problem]))
    for language in LANGUAGES:
        line = problem_lines(BadFile("tệp.xlsx", [problem]), language)[0]
        assert all(value in line for value in problem.values.values())


def test_a_folder(tmp_path: Path) -> None:
    """A folder is told as a folder, by its name."""
    with pytest.raises(BadFile) as caught:
        sheets.read_sheet(tmp_path)

    assert [problem.reason for problem in caught.value.problems] == ["import-folder"]
    in_words(caught.value)


def test_problem_lines() -> None:
    """A problem is told with file, row, column and reason, and at the end that nothing was changed."""
    problem = Problem("import-bad-stars", 7, "stars", {"value": "6"})

    vi, en = (problem_lines(BadFile("sp.csv", [problem]), language) for language in ("vi", "en"))

    assert vi[0].startswith("sp.csv, dòng 7, cột stars: “6” không phải hạng sao.")
    assert en[0].startswith("sp.csv, row 7, column stars: “6” is no star rank.")
    assert len(vi) == len(en) == 2


def test_very_many_problems() -> None:
    """Of very many problems the first are shown and the rest are counted."""
    problems = [Problem("import-empty-cell", n, "name") for n in range(2, 5_002)]

    lines = problem_lines(BadFile("sp.csv", problems), "vi")

    assert len(lines) == SHOWN_PROBLEMS + 2
    assert "4.800" in lines[-2] or "4800" in lines[-2]


async def test_progress(database: Database, console: Console, tmp_path: Path) -> None:
    """While it loads the screen names the file, as it is called, and counts its rows."""
    path = tmp_path / "danh sách [bold]1.csv"
    path.write_text(TOP + "".join(ROW.replace("dây", str(n)) for n in range(30)), "utf-8")

    summary = await import_file(database, path, DAY, console, "vi")

    assert summary.new == 30
    assert isinstance(console.file, io.StringIO)
    assert "danh sách [bold]1.csv" in console.file.getvalue()
    assert "30/30" in console.file.getvalue()
