"""`python -m bot stats`: the figures of a month for whoever runs the program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.__main__ import cli

Bot = Callable[..., Result]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def stats(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bot:
    """Run the command on a database of this test's own."""
    monkeypatch.setattr("bot.shell.set_up", lambda level: None)  # it would log to the runner's stream
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, ["stats", *arguments], env={"DATABASE_URL": database_url})

    return run


def test_in_words(stats: Bot) -> None:
    """Subject by subject; where fewer than five people asked, no number."""
    done = stats("--month", "2026-10", "-l", "en")
    assert done.exit_code == 0
    assert done.output.startswith("Oct 2026: fewer than 5 people asked, so there is no figure yet.\n")
    assert "Certificates that end within 12 months: " in done.output
    assert "Fewer than 5 people are assessing themselves" in done.output
    assert stats().output.startswith("Tháng ")


def test_into_files(stats: Bot, tmp_path: Path) -> None:
    """A picture and a workbook, at once if both are wanted."""
    done = stats("--month", "2026-10", "--chart", "hinh.png", "--xlsx", "so.xlsx")
    assert (done.exit_code, done.output) == (0, "Đã ghi hinh.png.\nĐã ghi so.xlsx.\n")
    assert (tmp_path / "hinh.png").read_bytes().startswith(b"\x89PNG")
    assert len(openpyxl.load_workbook(tmp_path / "so.xlsx").sheetnames) == 8


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--month", "tháng nào đó"), "“tháng nào đó” không phải tháng. Ghi 11/2026 hoặc 2026-11."),
        (("--chart", "khong/co/hinh.png"), "Không dùng được khong/co/hinh.png (No such file or directory)."),
        (("--xlsx", "."), "Không dùng được . (Is a directory)."),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(stats: Bot, arguments: tuple[str, ...], why: str) -> None:
    """With exit status 2."""
    done = stats(*arguments)
    assert (done.exit_code, done.stderr.strip()) == (2, why)


def test_matplotlib_is_not_imported_at_the_start() -> None:
    """It takes a third of a second, which words need not wait for."""
    code = "import sys, bot.__main__, bot.app, handlers; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
