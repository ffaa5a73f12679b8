"""Read a registry file, CSV or XLSX, into plain cells; say in words what cannot be read.

A file comes from an official's computer: any of the encodings Vietnamese programs write, marks
composed or not, formulas, a renamed picture. Nothing is guessed: what is not surely readable is a
`Problem`, and a `BadFile` carries all of them.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from unicodedata import category, normalize

from knowledge.errors import BadFile, Problem
from knowledge.registry.guards import guarded, unguarded

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_BYTES = 50 * 1024 * 1024
MAX_UNPACKED = 500 * 1024 * 1024
MAX_RATIO = 200
"""How many times its packed size a large part of a workbook may have; sheets have 5 to 50."""
LARGE_PART = 20 * 1024 * 1024
MAX_COLUMNS = 200
MAX_ROWS = 200_000
MAX_CELL = 5_000
FORMULA = "="
"""How a formula begins."""

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LETTERS = "".join(normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES) + "đ"
_SIGNS = "\u00a0°²³×±«»·´§"
_STRANGE = re.compile(
    f"[^\\x00-\\x7f{_SIGNS}{_LETTERS}{_LETTERS.upper()}\u0250-\U0010ffff]"  # what no Vietnamese text has
    f"|(?<=[a-z])[{re.sub('[A-Z]', '', _LETTERS.upper())}]"  # a capital within a word
)
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_GARBLED_SHARE = 1 / 3
"""Of the words that are not plain ASCII: of the shipped list in TCVN3 77 % are strange, else none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells of a file: `rows` are (row number as a spreadsheet counts, cell by column name)."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_sheet(path: Path) -> Sheet:
    """Read a file.

    Returns:
        Its cells in NFC, trimmed; empty rows are left out.

    Raises:
        BadFile: It does not exist, is too large, is in no known encoding, is no real XLSX, has no
            header, doubled or too many columns, rows wider than the header, control characters, or
            formulas.
    """
    try:
        return _sheet(path, _lines(path))
    except OSError as error:
        raise _bad(path, "import-unreadable", detail=error.strerror or type(error).__name__) from error


def _lines(path: Path) -> Iterator[list[str]]:
    if path.is_dir():
        raise _bad(path, "import-folder")
    if not path.is_file():
        raise _bad(path, "import-no-file")
    if path.stat().st_size > MAX_BYTES:
        raise _bad(path, "import-too-large", megabytes=str(MAX_BYTES // 1024 // 1024))
    return _xlsx_lines(path) if path.suffix.lower() in {".xlsx", ".xlsm"} else _csv_lines(path)


def _bad(path: Path | str, reason: str, **values: str) -> BadFile:
    name = path if isinstance(path, str) else path.name or str(path)
    return BadFile(name, [Problem(reason, values=values)])


def _csv_lines(path: Path) -> Iterator[list[str]]:
    yield from csv_cells(path.name, path.read_bytes())


def csv_cells(name: str, data: bytes) -> Iterator[list[str]]:
    """Give the cells of a CSV file row by row.

    Raises:
        BadFile: It is no text, in no known encoding, or a quote never ends.
    """
    text = _decode(name, data)
    reader = csv.reader(io.StringIO(text, newline=""), dialect=_dialect(text), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        problem = Problem("import-broken-csv", row=reader.line_num, values={"detail": str(error)})
        raise BadFile(name, [problem]) from error


def _dialect(text: str) -> type[csv.Dialect]:
    """Take the separator that the header line uses most; Excel here writes a semicolon."""
    header = text.split("\n", 1)[0]

    class Found(csv.excel):
        delimiter = max(",;\t", key=header.count)

    return Found


def _decode(name: str, data: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(name, data, encoding)
    if b"\0" in data:
        raise _bad(name, "import-not-text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decoded(name, data, "cp1258")  # the Windows code page of Vietnamese Excel
    if garbled([text], least=1):  # nearly all bytes are letters of cp1258, those of TCVN3 too
        raise _bad(name, "import-encoding")
    return text


def garbled(texts: Iterable[str], least: int) -> bool:
    """Whether the words look like an old encoding or an old font that was taken for another."""
    foreign = strange = 0
    for text in texts:
        for word in normalize("NFC", text).split() if not text.isascii() else ():
            foreign += bool(_FOREIGN.search(word))
            strange += bool(_STRANGE.search(word))
    return strange >= max(least, foreign * _GARBLED_SHARE)


def _decoded(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise _bad(name, "import-encoding") from error


def _xlsx_lines(path: Path) -> Iterator[list[str]]:
    with path.open("rb") as file:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl's remarks on styles it does not know
                refuse_dangers(path.name, file)
                yield from _book_lines(path, file)
        except BadFile:
            raise
        except Exception as error:  # a broken file makes zip, XML and openpyxl raise nearly anything
            raise _bad(path, "import-not-xlsx") from error


def _book_lines(path: Path, file: BinaryIO) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=False)
    try:
        yield from _sheet_lines(_only_filled(path, book))
    finally:
        book.close()


def _only_filled(path: Path, book: Workbook) -> Worksheet:
    """Take the first sheet; where that is empty, the only one that is not."""
    first, *others = book.worksheets
    if _has_cells(first):
        return first
    filled = [sheet for sheet in others if _has_cells(sheet)]
    if len(filled) > 1:
        names = ", ".join(sheet.title for sheet in filled[:8])
        raise _bad(path, "import-many-sheets", sheets=names)
    return filled[0] if filled else first


def _has_cells(sheet: Worksheet) -> bool:
    return any(cell.strip() for line in _sheet_lines(sheet) for cell in line)


def _sheet_lines(sheet: Worksheet) -> Iterator[list[str]]:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    assert isinstance(sheet, ReadOnlyWorksheet)
    sheet.reset_dimensions()  # what the file says of its own size may be wrong, and would cut rows off
    for row in sheet.iter_rows():
        yield [cell_text(cell.value, cell.data_type) for cell in row]


def refuse_dangers(name: str, file: BinaryIO) -> None:
    """Look at the parts of a workbook before any is unpacked.

    Raises:
        BadFile: It would unpack to far too much, or has macros.
        zipfile.BadZipFile: It is no workbook.
    """
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    if sum(part.file_size for part in parts) > MAX_UNPACKED or any(map(_swells, parts)):
        raise BadFile(name, [Problem("import-bomb")])
    if any(part.filename.casefold().endswith("vbaproject.bin") for part in parts):
        raise BadFile(name, [Problem("import-macros")])


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(LARGE_PART, part.compress_size * MAX_RATIO)


def cell_text(value: object, kind: str = "s") -> str:
    """Give a cell of a workbook as a CSV would have it: a formula begins with "=", text is guarded.

    Args:
        value: As openpyxl gives it.
        kind: Its kind there, "f" for a formula.
    """
    match value:
        case None:
            return ""
        case str():
            return value if kind == "f" else guarded(value.strip())
        case datetime() | date():
            return (value.date() if isinstance(value, datetime) else value).isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case int() | float() | time() | timedelta():
            return str(value)
    return FORMULA  # an array formula or a data table comes as an object


def _sheet(path: Path, lines: Iterable[list[str]]) -> Sheet:
    numbered = ((n, [_clean(cell) for cell in line]) for n, line in enumerate(lines, 1))
    full = ((n, cells) for n, cells in numbered if any(cells))
    _, header = next(full, (0, []))
    columns = _columns(path, header)
    rows: list[tuple[int, dict[str, str]]] = []
    problems: list[Problem] = []
    for n, cells in full:
        wrong = _wrong_cells(n, cells, columns)
        problems += wrong
        if not wrong:
            plain = map(unguarded, [*cells, *[""] * len(columns)])
            rows.append((n, dict(zip(columns, plain, strict=False))))
        if len(rows) > MAX_ROWS:
            raise _bad(path, "import-too-many-rows", rows=str(MAX_ROWS))
    if problems:
        raise BadFile(path.name, problems)
    if garbled((cell for _, cells in rows for cell in cells.values()), least=2):
        raise _bad(path, "import-encoding")
    return Sheet(path.name, columns, tuple(rows))


def _clean(cell: str) -> str:
    return normalize("NFC", cell).strip()


def _columns(path: Path, header: list[str]) -> tuple[str, ...]:
    while header and not header[-1]:
        header = header[:-1]
    names = tuple(name.casefold() for name in header)
    if not names:
        raise _bad(path, "import-empty")
    if len(names) > MAX_COLUMNS:
        raise _bad(path, "import-too-many-columns", columns=str(MAX_COLUMNS))
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise _bad(path, "import-doubled-column", column=doubled[0] or "?")
    return names


def _wrong_cells(n: int, cells: list[str], columns: tuple[str, ...]) -> list[Problem]:
    if any(cells[len(columns) :]):
        return [Problem("import-wide-row", row=n, values={"columns": str(len(columns))})]
    named = [(name, cell) for name, cell in zip(columns, cells, strict=False) if cell]
    formulas = [Problem("import-formula", n, name) for name, cell in named if cell.startswith(FORMULA)]
    long = [Problem("import-long-cell", n, name) for name, cell in named if len(cell) > MAX_CELL]
    unreadable = [Problem("import-encoding", n, name) for name, cell in named if has_controls(cell)]
    return formulas + long + unreadable


def has_controls(cell: str) -> bool:
    """Whether a cell holds a control character other than a tab or a line end."""
    return not cell.isprintable() and any(category(c) == "Cc" and c not in "\t\n\r" for c in cell)
