"""What people write into a cell, read generously: days, stars, years, decisions, addresses."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from knowledge.places import KINDS, Unit, of
from knowledge.registry.columns import FIRST_DAY, FIRST_YEAR, LAST_DAY, Wrong, stars_of
from knowledge.registry.names import fold

_DAY = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_IN_WORDS = re.compile(r"(?:.*?,\s*)?(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
EXCEL_BEGINS = date(1899, 12, 30)
"""The day from which Excel counts, with its leap day of 1900 that never was."""

_STAR_SIGNS = "*★⭐☆✰✪"
_STAR_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5}
_STAR_TALK = frozenset({"sao", "ocop", "hang", "xep", "phan", "dat", "star", "stars", "san", "pham"})
"""Words that may stand beside the number; any other, as "tiềm năng" before 5 sao, makes it no rank."""

_NUMBER = re.compile(r"\d[\w.\-]*(?:\s*/\s*[\w.\-]+)+|^\d[\w.\-]*$")
_BEFORE_NUMBER = re.compile(r"(?i)^(?:quyết định\s*)?(?:số\s*)?[:.]?\s*")
MAX_NUMBER = 60


def loose_day(text: str) -> date | None:
    """Take a day however it is written.

    Args:
        text: 2026-11-23, 23/11/2026, 23-11-2026, 23.11.2026, "ngày 23 tháng 11 năm 2026" with or without
            marks or a place before it, or the number by which Excel counts days.

    Raises:
        Wrong: It is none of these, or no such day exists.
    """
    text = text.strip()
    if not text:
        return None
    found = _written_day(text)
    if found is None or not FIRST_DAY <= found <= LAST_DAY:
        raise Wrong("import-bad-day")
    return found


def _written_day(text: str) -> date | None:
    if _SERIAL.fullmatch(text):
        found = EXCEL_BEGINS + timedelta(days=int(float(text)))
        return found if found.year >= FIRST_YEAR else None  # a smaller number is no day of the programme
    if iso := _ISO.fullmatch(text):
        return _date(iso[1], iso[2], iso[3])
    if plain := _DAY.fullmatch(text) or _DAY.fullmatch(re.sub(r"(?i)^ngày\s+", "", text)):
        return _date(plain[3], plain[2], plain[1])
    words = _IN_WORDS.fullmatch(", ".join(fold(part) for part in text.split(",")))
    return _date(words[3], words[2], words[1]) if words else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return datetime(int(year), int(month), int(day)).date()
    except ValueError:
        return None


@lru_cache(maxsize=1_000)
def loose_stars(text: str) -> int | None:
    """Take 3, 4 or 5 however it is written: "4", "4*", "4 sao", "bốn sao", "****", "★★★★", "Bốn (04) sao".

    Raises:
        Wrong: It is another number, or words beside it may change what it means ("tiềm năng 5 sao").
    """
    if not text.strip():
        return None
    signs = sum(text.count(sign) for sign in _STAR_SIGNS)
    bare = re.sub(r"(\d)[.,]0+\b", r"\1", text.translate(dict.fromkeys(map(ord, _STAR_SIGNS), " ")))
    words = fold(bare).split()
    numbers = {n for word in words if (n := _number(word)) is not None}
    if signs > 1 or not numbers:
        numbers.add(signs)  # one sign beside a number is the word "sao"
    strange = [word for word in words if _number(word) is None and word not in _STAR_TALK]
    if strange or len(numbers) != 1:
        raise Wrong("rehearse-bad-stars")
    number = numbers.pop()
    if not 1 <= number <= 5:
        raise Wrong("rehearse-bad-stars")
    return stars_of(str(number))


def _number(word: str) -> int | None:
    return int(word) if re.fullmatch(r"0?\d", word) else _STAR_WORDS.get(word)


@lru_cache(maxsize=1_000)
def loose_year(text: str) -> int | None:
    """Take a year of the programme: "2024", "năm 2024", "2024.0"; or that of a whole day.

    Raises:
        Wrong: It is none.
    """
    if not text.strip():
        return None
    bare = re.fullmatch(r"(?:nam )?(\d{4})(?: 0+)?", fold(text))
    try:
        found = int(bare[1]) if bare else (loose_day(text) or FIRST_DAY).year
    except Wrong as error:
        raise Wrong("import-bad-year") from error
    if not FIRST_YEAR <= found <= LAST_DAY.year:
        raise Wrong("import-bad-year")
    return found


def decision_in(text: str) -> tuple[str, date | None]:
    """Take the number of a decision, and its day where that stands beside it.

    Args:
        text: "2585/QĐ-UBND", "Số: 2585/QĐ-UBND ngày 28/12/2023", "Quyết định số 2585 /QĐ-UBND của …".

    Returns:
        Number without spaces, and day; ("", None) for an empty text.

    Raises:
        Wrong: There is no number in it.
    """
    text = " ".join(text.split())
    if not text:
        return "", None
    head, _, tail = re.sub(r"(?i)\bng[àa]y\b", "\0", text, count=1).partition("\0")
    found = _NUMBER.search(_BEFORE_NUMBER.sub("", head).strip())
    number = re.sub(r"\s", "", found[0]).rstrip(".-") if found else ""
    if not number or len(number) > MAX_NUMBER:
        raise Wrong("rehearse-bad-decision")
    return number, _first_day(tail) if tail else None


def _first_day(text: str) -> date | None:
    plain = _DAY.search(text)
    if plain:
        return _date(plain[3], plain[2], plain[1])
    words = re.search(r"(\d{1,2}) thang (\d{1,2}) nam (\d{4})", fold(text))
    return _date(words[3], words[2], words[1]) if words else None


def address_units(address: str) -> tuple[str, str]:
    """Give commune and old district that an address names by their kind, each "" where it does not.

    The commune keeps its kind, as today's units have it in the registry: "xã Bắc Hà".
    """
    commune = district = ""
    for part in re.split(r"[,;–]|\s-\s", address):
        words = part.split()
        for at in range(len(words)):
            rest = " ".join(words[at:])
            kind = next((kind for kind in KINDS if rest.casefold().startswith(f"{kind} ")), "")
            if not kind:
                continue
            unit = f"{kind}{rest[len(kind) :]}"
            if kind in {"xã", "phường", "thị trấn"}:
                commune = commune or unit
            else:
                district = district or unit[len(kind) + 1 :] if of("", unit[len(kind) + 1 :]) else district
            break
    return commune, district


def known_unit(commune: str, district: str) -> Unit | None:
    """Give the unit that a commune and an old district name, by the commune alone where they disagree."""
    first = commune.split(";", maxsplit=1)[0].strip()
    return of(first, district) or of(first, "") or (of("", district) if district else None)
