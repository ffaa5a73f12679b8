"""The command line as an operator meets it: sentences, exit statuses, a database made where there is none."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import insert
from typer.testing import CliRunner

from bot import desk
from bot.__main__ import cli
from bot.server import CannotListen, serve
from bot.settings import Settings
from knowledge.store.database import Database
from knowledge.store.tables import PersonRow, ReportRow
from knowledge.texts import LANGUAGES

ROOT = Path(__file__).parents[2]


def bot(tmp_path: Path, *arguments: str, said: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    """Run one command on a database of this test's own."""
    environment = os.environ | {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/new/ocop.sqlite3"} | settings
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], cwd=ROOT, env=environment, input=said,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_every_command_makes_the_database_it_needs(tmp_path: Path) -> None:
    """The first command on a new machine makes, migrates and fills the database."""
    done = bot(tmp_path, "doctor", "-l", "en")
    assert "Registry: 160 rows recognised, 85 pending or withdrawn, data as of 23 Nov 2026" in done.stdout
    assert done.returncode == 0


def test_a_bad_file_is_named_cell_by_cell_and_changes_nothing(tmp_path: Path) -> None:
    """Each problem says file, row, column and reason; the exit status is 2."""
    file = tmp_path / "31-san-pham.csv"
    file.write_text("name,stars,recognised_year,source_url\nCao thử,2,2025,https://a.vn/\n,4,25,x\n", "utf-8")
    done = bot(tmp_path, "import", str(file))
    assert done.returncode == 2
    assert [line.removeprefix("31-san-pham.csv, ") for line in done.stderr.splitlines()] == [
        "dòng 2, cột stars: Ghi “2”. Hạng 1 và 2 sao không có quyết định công nhận.",
        "dòng 3, cột name: Ô này phải có nội dung.",
        "dòng 3, cột recognised_year: “25” không phải năm công nhận. Chương trình có từ 2018.",
        "dòng 3, cột source_url: “x” không phải địa chỉ trang. Địa chỉ bắt đầu bằng http:// hoặc https://.",
        "Chưa ghi gì vào sổ.",
    ]


def test_export_and_import_change_nothing(tmp_path: Path) -> None:
    """What was exported is, imported again, what was there."""
    assert bot(tmp_path, "export", str(tmp_path / "so.csv")).returncode == 0
    done = bot(tmp_path, "import", str(tmp_path / "so.csv"))
    assert done.stdout == "so.csv: 0 dòng mới, 0 dòng đổi, 160 dòng như cũ.\n"


def test_a_talk_at_the_terminal(tmp_path: Path) -> None:
    """A person types, reads, answers by number, and leaves with the end of input."""
    done = bot(tmp_path, "chat", said="trà bát tiên bảo hưng\n2\n")
    assert "Có. Trà Bát tiên Bảo Hưng là OCOP 4 sao ★★★★" in done.stdout
    assert "– Giấy có hạn từ 28/12/2023 đến 28/12/2026." in done.stdout
    assert done.returncode == 0


def test_lines_of_json(tmp_path: Path) -> None:
    """Standard input and output carry one JSON object a line, in UTF-8."""
    done = bot(tmp_path, "answer", "--jsonl", said='{"text": "mật ong"}\nnhầm\n')
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["decision"] == "choices"
    assert "error" in second


def test_a_play_from_the_command_line(tmp_path: Path) -> None:
    """A play prints the talk; one that differs says where and exits with 1."""
    play = tmp_path / "thu.chat"
    play.write_text("Khách: alo\nBot: Chào bạn. Bạn muốn hỏi sản phẩm nào?\n", "utf-8")
    done = bot(tmp_path, "play", str(play))
    assert done.returncode == 1
    assert "Khách: alo\nBot: Chào bạn. Bạn muốn hỏi sản phẩm nào?" in done.stdout
    assert "thu.chat:2 (terminal)" in done.stderr


def test_reports_from_the_command_line(tmp_path: Path) -> None:
    """With no report open it says so; an unknown code is a mistake."""
    assert bot(tmp_path, "reports").stdout == "Không có báo cáo nào chưa xong.\n"
    assert bot(tmp_path, "reports", "BC-ZZZZZ", "--answer", "x").returncode == 2


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"PORT": "abc"}, "A setting is not right: PORT"),
        ({"TELEGRAM_WEBHOOK_URL": "https://a.vn"}, "belong together"),
        ({"DATABASE_URL": "sqlite+aiosqlite:////proc/nowhere/x.sqlite3"}, "The database cannot be opened"),
    ],
)
def test_what_is_set_wrong_is_said_in_a_sentence(
    tmp_path: Path, settings: dict[str, str], sentence: str
) -> None:
    """A wrong setting stops the start with one sentence and no trace of ours."""
    done = bot(tmp_path, "run", **settings)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 2


def test_a_taken_port_is_said_in_a_sentence(tmp_path: Path) -> None:
    """A second copy on the same port says which port and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = bot(tmp_path, "run", PORT=str(port))
    assert f"Port {port} is taken by another program. Set another PORT." in done.stderr
    assert done.returncode == 2


# --- within this process ----------------------------------------------------------------------------

Bot = Callable[..., Result]
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


@pytest.fixture
def within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bot:
    """Run one command on a database of this test's own, without a process for it."""
    monkeypatch.setattr("bot.shell.set_up", lambda level: None)  # it would log to the runner's stream
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/own.sqlite3")

    def run(*arguments: str, **settings: str) -> Result:
        return CliRunner().invoke(cli, arguments, env=settings)

    return run


STOPS: dict[str, tuple[list[str], str]] = {
    "a language": (["doctor", "-l", "xx"], "There is no language “xx”. Write vi or en."),
    "a day": (["import", "x.csv", "--as-of", "32/13/2026", "-l", "en"], "“32/13/2026” is no day"),
    "a day in words": (["import", "x.csv", "--as-of", "hôm nay"], "“hôm nay” không phải ngày"),
    "a play that is not there": (["play", "no.chat"], "no.chat cannot be used (No such file"),
    "a folder as a play": (["play", "."], ". cannot be used (Is a directory"),
    "a play that is none": (["play", "bad.chat"], "The play cannot be read: bad.chat:1: not a line"),
    "a play that is no text": (["play", "raw.chat"], "The play cannot be read: raw.chat: UnicodeDecode"),
    "an export into no folder": (["export", "no/x.csv"], "Không dùng được no/x.csv"),
    "an import of a folder": (["import", ".", "-l", "en"], "This is a folder"),
}


@pytest.mark.parametrize(("arguments", "sentence"), STOPS.values(), ids=STOPS.keys())
def test_what_is_typed_wrong_is_said_in_a_sentence(
    within: Bot, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    """A wrong argument stops the command with a sentence and exit status 2."""
    (tmp_path / "bad.chat").write_text("???\n", "utf-8")
    (tmp_path / "raw.chat").write_bytes(b"\xff\xfe")
    done = within(*arguments)
    assert sentence in done.stderr
    assert done.exit_code == 2
    assert isinstance(done.exception, SystemExit)


SETTINGS: dict[str, tuple[list[str], dict[str, str], str]] = {
    "English by default": (["run"], {"FRAME_ORIGINS": "foo"}, "A setting is not right: FRAME_ORIGINS: “foo”"),
    "Vietnamese on demand": (["run", "-l", "vi"], {"PUBLIC_URL": "foo"}, "Cấu hình chưa đúng: PUBLIC_URL"),
    "the right form": (["doctor", "-l", "en"], {"DATABASE_URL": "sqlite:///x"}, "sqlite+aiosqlite:///"),
    "pydantic's own findings": (["run"], {"KEEP_DAYS": "0"}, "KEEP_DAYS must be 1 or more."),
}


@pytest.mark.parametrize(("arguments", "settings", "sentence"), SETTINGS.values(), ids=SETTINGS.keys())
def test_a_wrong_setting_in_the_language_of_the_command(
    within: Bot, arguments: list[str], settings: dict[str, str], sentence: str
) -> None:
    """A wrong setting is one line, in the language that the command speaks."""
    done = within(*arguments, **settings)
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.exit_code == 2


@pytest.mark.parametrize("day", ["2026-11-23", "23/11/2026"])
def test_both_ways_to_write_a_day(within: Bot, tmp_path: Path, day: str) -> None:
    """The day of a file may be written as in the file."""
    text = "name,stars,recognised_year,source_url\nChè,4,2028,https://a.vn\n"
    (tmp_path / "x.csv").write_text(text, "utf-8")
    done = within("import", "x.csv", "--as-of", day, "-l", "en")
    assert "“2028” lies more than a year ahead." in done.stderr
    assert done.exit_code == 2


@pytest.mark.parametrize("host", ["192.0.2.1", "a..b", "no.such.host.invalid"])
async def test_an_address_that_is_not_ours(host: str) -> None:
    """An address or name where nobody can listen is told from a port that is taken."""
    from aiohttp import web

    with pytest.raises(CannotListen) as caught:
        await serve(web.Application(), host, 0)
    assert not caught.value.port


def test_an_address_that_is_not_ours_is_said_in_a_sentence(
    within: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names the address and the setting."""

    def refuse(_: Settings) -> None:
        raise CannotListen(None)

    monkeypatch.setattr("bot.app.serving", refuse)
    done = within("run", HOST="192.0.2.1")
    assert done.stderr == "The program cannot listen at “192.0.2.1”. Set another HOST.\n"
    assert done.exit_code == 2


# --- reports ----------------------------------------------------------------------------------------


async def _with_report(url: str) -> None:
    database = Database(url)
    async with database.begin() as connection:
        person = {"id": 7, "channel": "web", "native": "abc", "first_seen_at": NOW}
        await connection.execute(insert(PersonRow).values(person))
        report = {
            "code": "BC-22222", "person_id": 7, "chat": "abc", "kind": "fake", "product_code": "LC-0042",
            "words": "Tem mờ", "created_at": NOW, "changed_at": NOW,
        }  # fmt: skip
        await connection.execute(insert(ReportRow).values(report))
    await database.close()


@pytest.fixture
def reported(within: Bot, tmp_path: Path) -> Bot:
    """The command line over a database with one report."""
    assert within("doctor").exit_code == 0
    asyncio.run(_with_report(f"sqlite+aiosqlite:///{tmp_path}/own.sqlite3"))
    return within


def _replies(tmp_path: Path) -> int:
    with sqlite3.connect(tmp_path / "own.sqlite3") as database:
        found = database.execute("SELECT count(*) FROM outbox").fetchone()[0]
    database.close()
    return int(found)


@pytest.mark.parametrize("options", [[], ["--answer", ""], ["--answer", "  "]])
def test_a_report_is_only_shown(reported: Bot, tmp_path: Path, options: list[str]) -> None:
    """A code without an answer shows the report and tells its author nothing."""
    done = reported("reports", "bc-22222", *options, "-l", "en")
    head, words = done.stdout.splitlines()
    assert head == "BC-22222 · 23 Nov 2026 · suspected fake · LC-0042 · received, no answer yet"
    assert words == "    Tem mờ"
    assert _replies(tmp_path) == 0


def test_an_answer_is_kept_when_a_report_is_settled(reported: Bot, tmp_path: Path) -> None:
    """An answer tells the author; settling without words keeps it, and it is shown with the report."""
    assert reported("reports", "BC-22222", "--answer", "Đã kiểm tra.").exit_code == 0
    assert reported("reports", "BC-22222", "--settled").exit_code == 0

    shown = reported("reports", "BC-22222").stdout.splitlines()
    assert shown[-1] == "Trả lời: Đã kiểm tra."
    assert _replies(tmp_path) == 2
    assert reported("reports").stdout == "Không có báo cáo nào chưa xong.\n"


def test_a_report_that_is_passed_on(reported: Bot) -> None:
    """The office is named with the answer; without one it is asked for, and nothing changes."""
    refused = reported("reports", "BC-22222", "--passed", "-l", "en")
    assert (refused.exit_code, refused.stderr) == (
        2, "To whom the report was passed on: name the office with --answer.\n",
    )  # fmt: skip
    assert (
        reported("reports", "BC-22222", "--passed", "--answer", "Chi cục Quản lý thị trường").exit_code == 0
    )
    shown = reported("reports", "BC-22222").stdout
    assert "đã chuyển nơi khác" in shown
    assert shown.count("Đã chuyển tới Chi cục Quản lý thị trường.") == 2


async def test_no_such_report(database: Database) -> None:
    """Of a code that nobody has there is nothing to show."""
    for language in LANGUAGES:
        assert await desk.shown(database, "BC-ZZZZZ", language) == []
