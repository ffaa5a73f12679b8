"""Registry files as they come from an official's computer: read whole, or refused with every reason."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from knowledge.errors import BadFile, Problem
from knowledge.registry import sheets
from knowledge.registry.sheets import Sheet, read_sheet

HEADER = "name,stars,recognised_year"
NAME = "Tương ớt Mường Khương"
TEXT = f"{HEADER}\n{NAME},4,2024\nChè dây Bắc Hà,3,2021\n"
ROWS = (
    (2, {"name": NAME, "stars": "4", "recognised_year": "2024"}),
    (3, {"name": "Chè dây Bắc Hà", "stars": "3", "recognised_year": "2021"}),
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)

Read = Callable[[bytes], Sheet]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read bytes as a CSV file."""

    def read_bytes(content: bytes) -> Sheet:
        path = tmp_path / "rows.csv"
        path.write_bytes(content)
        return read_sheet(path)

    return read_bytes


def problems(path: Path) -> list[Problem]:
    """The problems for which a file is refused."""
    with pytest.raises(BadFile) as caught:
        read_sheet(path)
    assert caught.value.file == path.name
    return caught.value.problems


# --- CSV --------------------------------------------------------------------------------------------


def _cp1258(text: str) -> bytes:
    """Write as Windows did: Vietnamese letters whole where the code page has them, tones as marks."""
    letters = []
    for letter in text:
        try:
            letters.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            base, *marks = normalize("NFD", letter)
            whole = normalize("NFC", base + "".join(m for m in marks if m in "\u0302\u0306\u031b"))
            tones = [m for m in marks if m not in "\u0302\u0306\u031b"]
            letters.append("".join([whole, *tones]).encode("cp1258"))
    return b"".join(letters)


WRITTEN = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with BOM": TEXT.encode("utf-8-sig"),
    "UTF-16 little endian with BOM": b"\xff\xfe" + TEXT.encode("utf-16-le"),
    "UTF-16 big endian with BOM": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "cp1258": _cp1258(TEXT),
    "marks apart": normalize("NFD", TEXT).encode(),
    "semicolons": TEXT.replace(",", ";").encode(),
    "tabs": TEXT.replace(",", "\t").encode(),
    "Windows line ends": TEXT.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": TEXT.replace("\n", "\r").encode(),
    "no last line end": TEXT.rstrip("\n").encode(),
    "spaces around": TEXT.replace(",", " , ").encode(),
    "capitals in the header": TEXT.replace(HEADER, HEADER.upper()).encode(),
    "empty cells behind the columns": TEXT.replace("\n", ",,,\n").encode(),
    "everything quoted": "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in TEXT.splitlines()
    ).encode(),
}


@pytest.mark.parametrize("content", WRITTEN.values(), ids=WRITTEN.keys())
def test_every_way_to_write_csv(read: Read, content: bytes) -> None:
    """However a program writes the same rows, the same rows are read, in NFC."""
    sheet = read(content)

    assert sheet == Sheet("rows.csv", ("name", "stars", "recognised_year"), ROWS)


def test_rows_keep_their_numbers(read: Read) -> None:
    """Empty rows are left out and rows are counted as a spreadsheet counts them."""
    sheet = read(f"\n\n{HEADER}\n\n{NAME},4,2024\n,,\n \nChè,3,2021\n".encode())

    assert [number for number, _ in sheet.rows] == [5, 8]


def test_a_cell_of_several_lines(read: Read) -> None:
    """A quoted cell may hold line ends and separators; it is one row all the same."""
    sheet = read(f'{HEADER}\n"Tương ớt,\nMường Khương",4,2024\nChè,3,2021\n'.encode())

    assert sheet.rows[0][1]["name"] == "Tương ớt,\nMường Khương"
    assert sheet.rows[1][0] == 3


def test_a_short_row(read: Read) -> None:
    """Cells that a row lacks at its end are empty."""
    assert read(f"{HEADER}\n{NAME}\n".encode()).rows[0][1] == {
        "name": NAME,
        "stars": "",
        "recognised_year": "",
    }


def test_header_only(read: Read) -> None:
    """A file with a header and nothing else is a file without rows."""
    assert read(HEADER.encode()).rows == ()


REFUSED = {
    "empty": (b"", "import-empty"),
    "a BOM alone": (b"\xef\xbb\xbf", "import-empty"),
    "blank lines": (b"\n\n , ,\n", "import-empty"),
    "a picture": (PNG, "import-not-text"),
    "UTF-16 without BOM": (TEXT.encode("utf-16-le"), "import-not-text"),
    "half a UTF-16 letter": (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "import-encoding"),
    "UTF-8 BOM before another encoding": (b"\xef\xbb\xbf" + b"t\xea", "import-encoding"),
    "a byte no Vietnamese code page has": (b"name,stars\nT\xd2\x9ang\xff\x8a", "import-encoding"),
    "a quote that never ends": (f'{HEADER}\n"{NAME},4,2024\n'.encode(), "import-broken-csv"),
    "text behind a quote": (f'{HEADER}\n"{NAME}"x,4,2024\n'.encode(), "import-broken-csv"),
    "a cell beyond what CSV knows": (f"{HEADER}\n{'x' * 200_000},4,2024".encode(), "import-broken-csv"),
    "10,000 columns in the header": (
        ",".join(f"c{n}" for n in range(10_000)).encode(),
        "import-too-many-columns",
    ),
    "10,000 cells in a row": (f"{HEADER}\n{','.join('x' * 10_000)}\n".encode(), "import-wide-row"),
    "a doubled column": (b"name,stars,Name\nx,4,y", "import-doubled-column"),
    "two columns without a name": (b"name,,,stars\nx,,,4", "import-doubled-column"),
    "a formula": (f"{HEADER}\n=1+1,4,2024".encode(), "import-formula"),
    "a formula behind spaces": (f"{HEADER}\n{NAME}, =A1,2024".encode(), "import-formula"),
    "a cell of 5,001 letters": (f"{HEADER}\n{'x' * 5_001},4,2024".encode(), "import-long-cell"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_csv(tmp_path: Path, content: bytes, reason: str) -> None:
    """What cannot be read surely is refused with its reason; nothing is guessed."""
    path = tmp_path / "rows.csv"
    path.write_bytes(content)

    assert [problem.reason for problem in problems(path)] == [reason]


def test_10_000_empty_cells(read: Read) -> None:
    """A row dragged out to 10,000 empty cells is the row it looks like."""
    sheet = read(f"{HEADER}{',' * 10_000}\n{NAME},4,2024{',' * 10_000}\n".encode())

    assert sheet.rows == ROWS[:1]


def test_every_problem_at_once(tmp_path: Path) -> None:
    """All rows are looked at before a file is refused, each problem with its row and column."""
    path = tmp_path / "rows.csv"
    path.write_text(f"{HEADER}\n=A1,=B1,2024\nChè,3,2021\nChè,3,2021,x\n", "utf-8")

    found = [(problem.reason, problem.row, problem.column) for problem in problems(path)]

    assert found == [
        ("import-formula", 2, "name"),
        ("import-formula", 2, "stars"),
        ("import-wide-row", 4, ""),
    ]


def test_no_file(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are no files."""
    assert problems(tmp_path / "rows.csv")[0].reason == "import-no-file"
    assert problems(tmp_path)[0].reason == "import-folder"


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not give out is refused in its words."""
    path = tmp_path / "rows.csv"
    path.write_text(TEXT, "utf-8")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert problems(path) == [Problem("import-unreadable", values={"detail": "Permission denied"})]


TCVN3 = "T\xad¬ng ít M\xadêng Kh\xad¬ng"  # what the letters of the old standard are in cp1258
VNI = "Töông ôùt Möôøng Khöông"
TWICE = NAME.encode().decode("cp1252", "replace")

GARBLED = {
    "TCVN3": f"{HEADER}\n{TCVN3},4,2024\n".encode("cp1258"),
    "one word of TCVN3": f"{HEADER}\nT\xad¬ng,4,2024\n".encode("cp1258"),
    "a font of TCVN3 in a good file": f"{HEADER}\n{TCVN3},4,2024\n".encode(),
    "VNI": f"{HEADER}\n{VNI},4,2024\n".encode("cp1258", "ignore"),
    "a font of VNI in a good file": f"{HEADER}\n{VNI},4,2024\n".encode(),
    "UTF-8 that was taken for cp1252": f"{HEADER}\n{TWICE},4,2024\n".encode(),
    "capitals within words": f"{HEADER}\nChÈ xanh,4,2024\n".encode("cp1258"),
}


@pytest.mark.parametrize("content", GARBLED.values(), ids=GARBLED.keys())
def test_no_vietnamese(tmp_path: Path, content: bytes) -> None:
    """Letters of an old encoding or font are not stored as whatever they look like."""
    path = tmp_path / "rows.csv"
    path.write_bytes(content)

    assert problems(path) == [Problem("import-encoding")]


FINE = [
    "Trà Phú Sỹ®, gói 0,5 kg – “hảo hạng”",
    "Rượu Señor Müller của Lào Cai",
    "Gạo 20 °C, 5 m² × 3",
    "茶 Chè",
]


@pytest.mark.parametrize("name", FINE)
def test_foreign_words_in_a_good_file(read: Read, name: str) -> None:
    """A foreign name or a sign among Vietnamese words is no reason to refuse a file."""
    rows = "".join(f'"{name}",4,2024\n{NAME},4,2024\n' for _ in range(3))

    assert read(f"{HEADER}\n{rows}".encode()).rows[0][1]["name"] == name


@pytest.mark.parametrize("sign", ["\x01", "\x07", "\x1b", "\x7f", "\x85", "\x0b"])
def test_control_characters(tmp_path: Path, sign: str) -> None:
    """A control character in a cell is told with its row and column."""
    path = tmp_path / "rows.csv"
    path.write_text(f"{HEADER}\nChè,3,2021\nTương{sign} ớt,4,2024\n", "utf-8")

    assert problems(path) == [Problem("import-encoding", 3, "name")]


def test_a_tab_and_a_line_end_in_a_cell(read: Read) -> None:
    """Tabs and line ends are what spreadsheets have in their cells."""
    assert read(f'{HEADER}\n"Tương\tớt\nMường",4,2024\n'.encode()).rows[0][1]["name"] == "Tương\tớt\nMường"


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be too large in bytes or in rows."""
    path = tmp_path / "rows.csv"
    path.write_text(TEXT, "utf-8")

    monkeypatch.setattr(sheets, "MAX_ROWS", 1)
    assert problems(path)[0].reason == "import-too-many-rows"
    monkeypatch.setattr(sheets, "MAX_BYTES", 10)
    assert problems(path)[0].reason == "import-too-large"


# --- XLSX -------------------------------------------------------------------------------------------


def book(path: Path, *rows: list[object]) -> Path:
    """Write a workbook as Excel would."""
    made = Workbook()
    for row in rows:
        made.active.append(row)
    made.save(path)
    made.close()
    return path


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part inside a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"


def test_a_real_workbook(tmp_path: Path) -> None:
    """Numbers and days of a workbook read like those of a CSV, and trailing empty cells are nothing."""
    path = book(
        tmp_path / "rows.xlsx",
        ["Name", "stars", "recognised_year", "decision_date", "source_date", None, None],
        [normalize("NFD", NAME), 4, 2024.0, datetime(2024, 11, 5, 10, 30), date(2024, 11, 6), None, None],
        [None, None, None],
        ["Chè", "3 sao", 2021, "05/11/2021", None, "", ""],
    )

    sheet = read_sheet(path)

    names = ("name", "stars", "recognised_year", "decision_date", "source_date")
    assert sheet.columns == names
    assert sheet.rows == (
        (2, dict(zip(names, (NAME, "4", "2024", "2024-11-05", "2024-11-06"), strict=True))),
        (4, dict(zip(names, ("Chè", "3 sao", "2021", "05/11/2021", ""), strict=True))),
    )


def test_formulas_in_a_workbook(tmp_path: Path) -> None:
    """A formula is refused, the array formula of new Excel as well."""
    array = ArrayFormula("B3", "=A1:A2")
    path = book(tmp_path / "rows.xlsx", ["name", "stars"], ["=A1", 4], ["Chè", array])

    found = [(problem.reason, problem.row, problem.column) for problem in problems(path)]

    assert found == [("import-formula", 2, "name"), ("import-formula", 3, "stars")]


def test_a_cell_far_to_the_right(tmp_path: Path) -> None:
    """A cell far beyond the columns is not dropped in silence."""
    wide = ["Chè", 4, *[None] * 400, "ghi chú"]
    path = book(tmp_path / "rows.xlsx", ["name", "stars"], wide)

    assert [(problem.reason, problem.row) for problem in problems(path)] == [("import-wide-row", 2)]


def test_a_workbook_that_lies_about_its_size(tmp_path: Path) -> None:
    """Rows count as they stand in the file, whatever size it claims to have."""
    path = book(tmp_path / "rows.xlsx", ["name", "stars"], ["Chè", 4], ["Cam", 3])
    rewritten(path, SHEET, lambda xml: xml.replace(b'ref="A1:B3"', b'ref="A1:B2"'))

    assert [number for number, _ in read_sheet(path).rows] == [2, 3]


def test_10_000_columns_in_a_workbook(tmp_path: Path) -> None:
    """A header of 10,000 columns is refused as such."""
    path = book(tmp_path / "rows.xlsx", [f"c{n}" for n in range(10_000)])

    assert problems(path)[0].reason == "import-too-many-columns"


def _other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("letter.txt", "Kính gửi")


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SHEET, bytes(2_000_000))


def _broken(part: str, change: Callable[[bytes], bytes]) -> Callable[[Path], object]:
    return lambda path: rewritten(book(path, ["name", "stars"], ["Chè", 4]), part, change)


def _scratched(path: Path) -> None:
    content = bytearray(book(path, ["name", "stars"], ["Chè", 4]).read_bytes())
    middle = len(content) // 3
    content[middle : middle + 40] = b"\xff" * 40
    path.write_bytes(content)


NO_XLSX = {
    "a renamed picture": lambda path: path.write_bytes(PNG),
    "nothing": lambda path: path.write_bytes(b""),
    "a renamed CSV": lambda path: path.write_text(TEXT, "utf-8"),
    "an old .xls": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "a zip of something else": _other_zip,
    "half a sheet": _broken(SHEET, lambda xml: xml[: len(xml) // 2]),
    "no table of contents": _broken("[Content_Types].xml", lambda xml: b"hello"),
    "a book without sheets": _broken("xl/workbook.xml", lambda xml: b"<a/>"),
    "scratched bytes": _scratched,
}


@pytest.mark.parametrize("make", NO_XLSX.values(), ids=NO_XLSX.keys())
def test_no_real_xlsx(tmp_path: Path, make: Callable[[Path], object]) -> None:
    """A file that is only called .xlsx is refused in words, whatever is in it."""
    path = tmp_path / "rows.XLSX"
    make(path)

    assert [problem.reason for problem in problems(path)] == ["import-not-xlsx"]


def test_a_zip_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook that would unpack to far too much is not opened, whether in all or in one part."""
    path = tmp_path / "rows.xlsx"
    _bomb(path)
    for limit, value in (("MAX_UNPACKED", 1_000_000), ("LARGE_PART", 1_000_000)):
        with monkeypatch.context() as limited:
            limited.setattr(sheets, limit, value)
            assert problems(path) == [Problem("import-bomb")]


def test_a_workbook_with_macros(tmp_path: Path) -> None:
    """Macros are said and refused, whatever the file is called."""
    path = book(tmp_path / "rows.xlsm", ["name", "stars"], ["Chè", 4])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert problems(path) == [Problem("import-macros")]


def test_text_that_looks_like_a_formula(tmp_path: Path, read: Read) -> None:
    """A cell that was marked as text is text, with its sign; the mark itself is not part of it."""
    path = tmp_path / "rows.xlsx"
    made = Workbook()
    made.active.append(["name", "note"])
    made.active.append(["Chè", "x"])
    for place, words in (("A2", "=Chè"), ("B2", "- gói nhỏ")):
        made.active[place] = words
        made.active[place].data_type = "s"
    made.save(path)
    whole = {"name": "=Chè", "note": "- gói nhỏ"}
    assert read_sheet(path).rows == ((2, whole),)
    assert read("name,note\n'=Chè,'- gói nhỏ\n".encode()).rows == ((2, whole),)


def sheets_of(path: Path, *contents: list[list[object]]) -> Path:
    """Write a workbook of several sheets."""
    made = Workbook()
    for n, rows in enumerate(contents, 1):
        sheet = made.active if n == 1 else made.create_sheet()
        sheet.title = f"Trang {n}"
        for row in rows:
            sheet.append(row)
    made.save(path)
    made.close()
    return path


LIST: list[list[object]] = [["name", "stars"], ["Chè", 4]]
OTHER: list[list[object]] = [["name", "stars"], ["Cam", 3]]
SHEETS = {
    "the first": ([LIST, OTHER], "Chè"),
    "behind an empty one": ([[], LIST], "Chè"),
    "behind and before empty ones": ([[[" "]], LIST, []], "Chè"),
}


@pytest.mark.parametrize(("contents", "name"), SHEETS.values(), ids=SHEETS.keys())
def test_which_sheet_of_a_workbook(tmp_path: Path, contents: list[list[list[object]]], name: str) -> None:
    """The first sheet is read; where that is empty, the only one that is not."""
    assert read_sheet(sheets_of(tmp_path / "rows.xlsx", *contents)).rows[0][1]["name"] == name


def test_several_sheets_behind_an_empty_one(tmp_path: Path) -> None:
    """Which of several sheets is meant is not guessed; they are named."""
    path = sheets_of(tmp_path / "rows.xlsx", [], LIST, [], OTHER)

    assert problems(path) == [Problem("import-many-sheets", values={"sheets": "Trang 2, Trang 4"})]


def test_an_empty_workbook(tmp_path: Path) -> None:
    """A workbook with an empty sheet has no rows."""
    assert problems(book(tmp_path / "rows.xlsx"))[0].reason == "import-empty"
