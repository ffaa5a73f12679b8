"""A first look at a workbook as plain text: quick, and in a memory that does not grow with the file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass

from knowledge.errors import BadFile, Problem

MAX_ROWS = 50_000
MAX_CELLS = 1_000_000
"""Filled cells of one sheet."""
MAX_STRINGS = 64 * 1024 * 1024
"""Bytes of the texts that the sheets of a workbook share, which openpyxl takes in at once."""
MAX_MERGED = 20_000

_CHUNK, _OVERLAP = 1 << 20, 64
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


@dataclass(frozen=True, slots=True)
class Merged:
    """A range of cells that are shown as one; rows from 1, columns from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int


def bad(name: str, reason: str, **values: str) -> BadFile:
    """Say why a whole file is refused."""
    return BadFile(name, [Problem(reason, values=values)])


def too_many(name: str) -> BadFile:
    """Say that a file has far more rows than any list of products."""
    return bad(name, "import-too-many-rows", rows=f"{MAX_ROWS:,}".replace(",", "."))


def scanned(name: str, content: bytes) -> dict[str, list[Merged]]:
    """Look through the sheets as text, before openpyxl takes them in; gives the merged cells of each.

    openpyxl does not give merged cells where it reads row by row, and takes in all shared texts at once.

    Raises:
        BadFile: It has too many cells, texts or merged cells, or defines entities.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if any(p.filename.endswith("sharedStrings.xml") and p.file_size > MAX_STRINGS for p in parts):
            raise too_many(name)
        return {
            part.filename: _scan(name, archive, part)
            for part in parts
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml")
        }


def _scan(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> list[Merged]:
    found: dict[Merged, None] = {}
    cells, before = 0, b""
    with archive.open(part) as sheet:
        while chunk := sheet.read(_CHUNK):
            if not before and b"<!DOCTYPE" in chunk:
                raise bad(name, "import-not-xlsx")
            cells += chunk.count(b"<v>") + chunk.count(b"<is>")
            for match in _MERGED.finditer(before[-_OVERLAP:] + chunk):
                found[_merged(match)] = None
            if cells > MAX_CELLS or len(found) > MAX_MERGED:
                raise too_many(name)
            before = chunk
    return list(found)


def _merged(match: re.Match[bytes]) -> Merged:
    return Merged(int(match[2]), _column(match[1]), int(match[4]), _column(match[3]))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
