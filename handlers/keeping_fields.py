"""What is asked of a fair, a shop or an office: questions as data, and how each answer is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from handlers.offers import short
from handlers.place_words import unit_words
from handlers.turn import Turn
from knowledge.place_names import find
from knowledge.places import Unit, became, by_key, key_of
from knowledge.registry import columns
from knowledge.registry.keeping import Kept, Kind
from knowledge.texts.form import day, weekday
from knowledge.written_days import days_in

Values: TypeAlias = dict[str, str]
"""What was answered so far, as plain words; a day as ISO, a place by its key."""

OUTSIDE = ""
"""The place of what lies in no commune: outside the province, or on the web."""

FAR_AHEAD = timedelta(days=366)
MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class Took:
    """An answer that was understood."""

    values: Values


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that cannot be taken; the message says why."""

    message: str
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """An answer that is likely a slip; it is asked back, and taken when it was meant."""

    message: str
    says: Mapping[str, str]
    values: Values


@dataclass(frozen=True, slots=True)
class Which:
    """An answer that may mean several things."""

    choices: tuple[tuple[str, Values], ...]


Heard: TypeAlias = Took | Wrong | Doubt | Which
Offers: TypeAlias = Callable[[Turn], list[tuple[str, Values]]]


def _always(values: Values) -> bool:
    return True


def _never(values: Values) -> bool:
    return False


def _none(turn: Turn) -> list[tuple[str, Values]]:
    return []


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    Attributes:
        name: In the ids of its texts, and where its answer is kept.
        read: Reads an answer, given what was answered before.
        is_needed: Whether it cannot be passed over.
        is_asked: Whether it is asked at all, after what was answered before.
        offers: Answers that can be tapped.
        also: What the answer fills beside its own name.
    """

    name: str
    read: Callable[[Turn, str, Values], Heard]
    is_needed: Callable[[Values], bool] = _never
    is_asked: Callable[[Values], bool] = _always
    offers: Offers = _none
    also: tuple[str, ...] = ()

    @property
    def passed_over(self) -> Values:
        """What stands for no answer."""
        return dict.fromkeys((self.name, *self.also), "")


@dataclass(frozen=True, slots=True)
class Form:
    """All questions about one kind of thing.

    Attributes:
        kind: What it is.
        fields: The questions, in order.
        to_row: Makes table columns of the answers.
        to_values: Makes answers of a row.
        clash: Names the question that has to be asked again because another answer changed, "" for none.
    """

    kind: Kind
    fields: tuple[Field, ...]
    to_row: Callable[[Values], dict[str, Any]]
    to_values: Callable[[Kept], Values]
    clash: Callable[[Values], str] = lambda values: ""

    def asked(self, values: Values) -> list[Field]:
        """Give the questions that are asked, after what was answered."""
        return [field for field in self.fields if field.is_asked(values)]

    def field(self, name: str) -> Field:
        """Give the question with a name."""
        return next(field for field in self.fields if field.name == name)


needed = _always


def short_words(name: str, most: int) -> Callable[[Turn, str, Values], Heard]:
    """Make a reader of some words on one line."""

    def read(turn: Turn, text: str, values: Values) -> Heard:
        found = columns.words(text)
        if len(found) > most:
            return Wrong("keep-too-long", {"has": str(len(found)), "most": str(most)})
        return Took({name: found})

    return read


def first_day(turn: Turn, text: str, values: Values) -> Heard:
    """Read the first day of a fair; both days where both were typed."""
    found = days_in(text, turn.today)
    if not found or found != sorted(found[:2]):
        return Wrong("keep-no-day", {})
    taken = {"starts": found[0].isoformat()}
    if len(found) == 2:
        taken["ends"] = found[1].isoformat()
    return _likely(turn, found[-1], taken) or _likely(turn, found[0], taken) or Took(taken)


def last_day(turn: Turn, text: str, values: Values) -> Heard:
    """Read the last day of a fair, which does not come before the first."""
    found = days_in(text, turn.today)
    if len(found) != 1:
        return Wrong("keep-no-day", {})
    starts = date.fromisoformat(values["starts"])
    if found[0] < starts:
        return Wrong("keep-ends-early", {"day": day(starts, turn.language)})
    taken = {"ends": found[0].isoformat()}
    return _likely(turn, found[0], taken) or Took(taken)


def _likely(turn: Turn, on: date, taken: Values) -> Doubt | None:
    """Ask back about a day that is over, or far ahead."""
    said = {"day": long_day(on, turn.language)}
    if on < turn.today:
        return Doubt("keep-past", said, taken)
    return Doubt("keep-far", said, taken) if on > turn.today + FAR_AHEAD else None


def long_day(on: date, language: str) -> str:
    """Give a day with its weekday: "thứ Bảy 28/11/2026"."""
    return f"{weekday(on, language)} {day(on, language)}"


def commune(turn: Turn, text: str, values: Values) -> Heard:
    """Read a commune or ward of today; an old name is taken where it became one of today alone."""
    found = _communes(find(text, official=True))
    if not found:
        return Wrong("keep-no-place", {"words": columns.words(text)[:40]})
    if len(found) == 1:
        return Took({"unit": key_of(found[0])})
    choices = [(_label(unit_words(unit, turn.language)), {"unit": key_of(unit)}) for unit in found]
    return Which(tuple(choices[:MOST_OFFERED]))


def _communes(found: list[Unit]) -> list[Unit]:
    """Give the units of today that may be meant; of a name of today, old communes elsewhere too."""
    if found and found[0].level == "today":
        found = [unit for unit in found if unit.level != "district"]
    return list(dict.fromkeys(now for unit in found for now in became(unit)))


def _label(words: str) -> str:
    return short(words[:1].upper() + words[1:])


def own_communes(turn: Turn) -> list[tuple[str, Values]]:
    """Offer the communes of a commune official."""
    keys = turn.official.communes if turn.official else ()
    units = [unit for key in keys[:4] if (unit := by_key(key))]
    return [(_label(unit_words(unit, turn.language)), {"unit": key_of(unit)}) for unit in units]


def address_of(values: Values) -> str:
    """Give the address: the place within the commune, and the commune."""
    unit = by_key(values.get("unit", OUTSIDE))
    spot = values.get("spot", "")
    if unit is None or unit.full in spot:
        return spot
    return ", ".join(part for part in (spot, unit.full) if part)


_PHONE = re.compile(r"(?:\+84|0)\d{9,10}|1[89]00\d{4,6}")
_MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")


def phone(turn: Turn, text: str, values: Values) -> Heard:
    """Read one phone number or two: as it is written, if it is one of Việt Nam."""
    parts = [columns.words(part) for part in re.split(r"[,;]", text)]
    if len(parts) > 2 or not all(_PHONE.fullmatch(re.sub(r"[\s.()-]", "", part)) for part in parts):
        return Wrong("keep-no-phone", {})
    return Took({"phone": ", ".join(parts)})


def mail(turn: Turn, text: str, values: Values) -> Heard:
    """Read an address of electronic mail."""
    found = text.strip()
    return Took({"email": found}) if _MAIL.fullmatch(found) else Wrong("keep-no-mail", {})


def web(turn: Turn, text: str, values: Values) -> Heard:
    """Read the address of a page, with or without https."""
    found = text.strip()
    found = found if "://" in found else f"https://{found}"
    try:
        taken = columns.url(found)
    except columns.Wrong:
        return Wrong("keep-no-page", {})
    host = re.match(r"https?://[^/\s:]+\.[^/\s:.]{2,}", taken)
    return Took({"url": taken}) if host and len(taken) <= 200 else Wrong("keep-no-page", {})
