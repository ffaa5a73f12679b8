"""The command line as an operator meets it: sentences, exit statuses, a database made where there is none."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

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
