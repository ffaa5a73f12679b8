"""Read a play: who says what, what the assistant must answer, what the clock does meanwhile.

The grammar on one card:

    # a remark
    @ngày 2026-11-23 09:30        the day, and the time if it matters, of what follows
    @sau 40 phút                  so much later: phút, giờ, ngày, tháng is 30 days
    @kênh telegram web            plays only on these channels
    @trả lời BC-22222 words       the officials answer a report or, CH-22222, a question;
    @xong BC-22222 words          they settle it
    @mời cơ sở HTX Gia Phú        the officials give a one-time code for a producer
    @mời province                 a one-time code for a role; with "commune xã Bắc Hà" for a commune official
    @gửi thông báo                what waits of announcements is sent, as far as its time has come
    @tiêu chí FOLDER              where a later edition of the criteria is, beside the play
    @tệp files/danh_sach.csv      the next person's line is sent as that file, which is beside the play
    @nạp cần duyệt                a file for the registry needs a second person
    @duyệt trên 0                 an announcement to more people than that needs a second person
    @chặn Lan                     somebody blocks the assistant, which is not told (on Telegram)
    @dài 5000                     the next words are repeated up to so many characters
    @ảnh, @tệp, @giọng nói, @nhãn dán, @vị trí     the next person's line is sent as that, with the words
                                  (@vị trí, then "22.4856 103.9707": the spot itself)
    Khách: words                  somebody says words; an indented line goes on
    Khách: [Mua ở đâu]            somebody taps a choice
    Bot: words                    what the assistant must say, line by line
      [Mua ở đâu] [Căn cứ]        the choices it must offer
      {Còn hạn}                   the stamp on the product's card, where the channel draws one
    Bot → Khách: words            the same, to a named person

In the assistant's lines "…" stands for a few words: at most 40 characters, and never for a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from handlers.messages import Kind
from knowledge.calendar import ZONE
from knowledge.people.staff import TASKS

BOT = "Bot"
SOME_WORDS = ".{0,40}?"
START = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)

_SAYS = re.compile(r"(?P<who>[^\s@#\[:][^:→]{0,40}?)(?:\s*→\s*(?P<to>[^:]{1,40}))?:(?:\s(?P<words>.*))?")
_LATER = re.compile(r"(\d+) (phút|giờ|ngày|tháng)")
_ANSWERS = re.compile(r"(trả lời|xong) ((?:BC|CH)-\w+) (.+)")
_ROLE = re.compile(rf"mời ({'|'.join(TASKS)})(?: (.+))?")
_LABELS = re.compile(r"\[([^\[\]]+)\]")
_STAMP = re.compile(r"\{([^{}]+)\}")
_ONLY_LABELS = re.compile(r"(\[[^\[\]]+\]\s*)+")
_UNITS = {
    "phút": timedelta(minutes=1),
    "giờ": timedelta(hours=1),
    "ngày": timedelta(days=1),
    "tháng": timedelta(days=30),
}
_KINDS: dict[str, Kind] = {
    "ảnh": "photo",
    "tệp": "file",
    "giọng nói": "voice",
    "nhãn dán": "unsupported",
    "vị trí": "place",
}


class BadPlay(Exception):
    """A play file that cannot be read; the message says file, line and why."""


@dataclass(slots=True)
class Line:
    """What one speaker says at one place of the file.

    Attributes:
        number: Line of the file, from 1.
        who: The speaker; "Bot" is the assistant.
        to: With the assistant, whom it speaks to; "" means whoever spoke last.
        lines: What is said, without choices.
        labels: Choices that are offered, or the one that is tapped.
        stamps: Stamps of the product cards that go with the words.
        kind: What a person sends, when it is no text.
        repeat: How many characters the words are repeated to, 0 for as they are.
        file: The file that is sent, None for none with a content.
    """

    number: int
    who: str
    to: str = ""
    lines: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    kind: Kind = "text"
    repeat: int = 0
    file: Path | None = None

    @property
    def words(self) -> str:
        """What a person says, as it is typed."""
        whole = "\n".join(self.lines)
        return (whole * (self.repeat // max(len(whole), 1) + 1))[: self.repeat] if self.repeat else whole


@dataclass(frozen=True, slots=True)
class Moment:
    """The clock is set."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Official:
    """The officials answer a report, or settle it."""

    code: str
    words: str
    settled: bool


@dataclass(frozen=True, slots=True)
class Invited:
    """The officials make a one-time code: for a producer, or for a role, with its commune."""

    producer: str = ""
    role: str = ""
    commune: str = ""


@dataclass(frozen=True, slots=True)
class Delivered:
    """The worker sends what waits of announcements."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """Somebody blocks the assistant."""

    who: str


Step: TypeAlias = Line | Moment | Official | Invited | Delivered | Blocked


@dataclass(frozen=True, slots=True)
class Script:
    """A play as read.

    Attributes:
        name: Name of the file.
        channels: Channels on which it plays; empty means all.
        steps: What happens, in order.
        rules: Folder with later editions of the criteria, None for the shipped one alone.
        approve_imports: Whether a file for the registry needs a second person.
        approve_above: People above whom an announcement needs one, None for as usual.
    """

    name: str
    channels: frozenset[str]
    steps: tuple[Step, ...]
    rules: Path | None = None
    approve_imports: bool = False
    approve_above: int | None = None


def read_script(path: Path) -> Script:
    """Read a play file.

    Raises:
        BadPlay: A line is none of the grammar, or "…" stands for a whole line.
    """
    return _Reader(path).read(path.read_text("utf-8"))


class _Reader:
    def __init__(self, path: Path) -> None:
        self._name = path.name
        self._folder = path.parent
        self._rules: Path | None = None
        self._steps: list[Step] = []
        self._channels: frozenset[str] = frozenset()
        self._at = START
        self._kind: Kind = "text"
        self._repeat = 0
        self._file: Path | None = None
        self._approve_imports = False
        self._approve_above: int | None = None

    def read(self, text: str) -> Script:
        for number, raw in enumerate(text.splitlines(), 1):
            if not raw.strip() or raw.startswith("#"):
                continue
            if raw.startswith("@"):
                self._directive(number, raw[1:].strip())
            elif raw.startswith(" "):
                self._goes_on(number, raw.strip())
            else:
                self._begins(number, raw)
        return Script(
            self._name, self._channels, tuple(self._steps), self._rules, self._approve_imports,
            self._approve_above,
        )  # fmt: skip

    def _bad(self, number: int, why: str) -> BadPlay:
        return BadPlay(f"{self._name}:{number}: {why}")

    def _directive(self, number: int, text: str) -> None:
        word, _, rest = text.partition(" ")
        if text in _KINDS:
            self._kind = _KINDS[text]
        elif word == "ngày":
            self._set(_moment(rest) or self._fail(number, text))
        elif word == "sau" and (later := _LATER.fullmatch(rest)):
            self._set(self._at + int(later[1]) * _UNITS[later[2]])
        elif answers := _ANSWERS.fullmatch(text):
            self._steps.append(Official(answers[2], answers[3], settled=answers[1] == "xong"))
        elif text.startswith("mời cơ sở "):
            self._steps.append(Invited(text.removeprefix("mời cơ sở ")))
        elif (invited := _ROLE.fullmatch(text)) is not None:
            self._steps.append(Invited(role=invited[1], commune=invited[2] or ""))
        elif word == "tệp" and (sent := self._folder / rest).is_file():
            self._kind, self._file = "file", sent
        elif text == "gửi thông báo":
            self._steps.append(Delivered())
        elif word == "chặn" and rest:
            self._steps.append(Blocked(rest))
        elif word == "dài" and rest.isdigit():
            self._repeat = int(rest)
        elif not self._is_set(text):
            self._fail(number, text)

    def _is_set(self, text: str) -> bool:
        """Take what holds for the whole play; False where it is none of that."""
        folder = self._folder / text.removeprefix("tiêu chí ")
        if text.startswith("kênh "):
            self._channels = frozenset(text.split()[1:])
        elif text == "nạp cần duyệt":
            self._approve_imports = True
        elif (above := text.removeprefix("duyệt trên ")).isdigit():
            self._approve_above = int(above)
        elif text.startswith("tiêu chí ") and folder.is_dir():
            self._rules = folder
        else:
            return False
        return True

    def _fail(self, number: int, text: str) -> datetime:
        raise self._bad(number, f"unknown directive @{text}")

    def _set(self, at: datetime) -> None:
        self._at = at
        self._steps.append(Moment(at))

    def _begins(self, number: int, raw: str) -> None:
        said = _SAYS.fullmatch(raw)
        if said is None:
            raise self._bad(number, "not a line of a play")
        line = Line(
            number, said["who"].strip(), (said["to"] or "").strip(), kind=self._kind, repeat=self._repeat,
            file=self._file,
        )  # fmt: skip
        if line.who != BOT:
            self._kind, self._repeat, self._file = "text", 0, None
        self._steps.append(line)
        self._add(number, line, said["words"] or "")

    def _goes_on(self, number: int, text: str) -> None:
        if not self._steps or not isinstance(self._steps[-1], Line):
            raise self._bad(number, "an indented line belongs to nobody")
        self._add(number, self._steps[-1], text)

    def _add(self, number: int, line: Line, text: str) -> None:
        if _ONLY_LABELS.fullmatch(text):
            line.labels += _LABELS.findall(text)
        elif stamp := _STAMP.fullmatch(text):
            line.stamps.append(stamp[1])
        elif line.who == BOT and not text.strip(" …"):
            raise self._bad(number, "“…” stands for a few words, not for a line")
        else:
            line.lines.append(text)


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return (moment if ":" in text else moment.replace(hour=START.hour)).replace(tzinfo=ZONE)


def fits(expected: str, said: str) -> bool:
    """Whether a line that was said is the expected one, "…" standing for a few words."""
    pattern = SOME_WORDS.join(re.escape(part) for part in expected.split("…"))
    return re.fullmatch(pattern, said) is not None
