"""The registry's files on the command line: rehearsed, applied, undone; new rules rehearsed."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import insert
from typer.testing import CliRunner

import knowledge.rules
from bot.__main__ import cli
from knowledge.store.database import Database
from knowledge.store.tables import (
    DossierAnswerRow,
    DossierRow,
    PersonRow,
    ProducerLinkRow,
    ReceiptRow,
)

Bot = Callable[..., Result]
AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
LIST = """PHỤ LỤC,,,
Tên sản phẩm,Chủ thể,Địa chỉ,Kết quả
Trà Bát tiên Bảo Hưng,,,5 sao
Cao mềm actiso Sapa,Công ty TNHH MTV Traphaco Sa Pa,,5*
Chè thử,HTX Thử,xã Bắc Hà,ba sao
Chè hỏng,HTX Thử,,2 sao
"""
ANSWERED = ("--decision", "12/QĐ-UBND ngày 20/11/2026", "--issued", "20/11/2026", "--same")


@pytest.fixture
def bot(tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> Bot:
    """Run one command on a filled database of this test's own."""
    shutil.copy(filled, tmp_path / "own.sqlite3")
    monkeypatch.setattr("bot.shell.set_up", lambda level: None)  # it would log to the runner's stream
    monkeypatch.setattr("bot.app.utc_now", lambda: AT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/own.sqlite3")
    (tmp_path / "qd.csv").write_text(LIST, "utf-8")

    def run(*arguments: str, **settings: str) -> Result:
        return CliRunner().invoke(cli, arguments, env=settings)

    return run


def code_of(done: Result) -> str:
    """The code of the import that a command speaks of."""
    found = re.search(r"NT-\w+", done.stdout)
    assert found, done.output
    return found[0]


def test_rehearsed_and_not_written(bot: Bot, tmp_path: Path) -> None:
    """The plan is printed row by row with what is still to be said; the registry stays as it is."""
    bot("export", "before.csv")
    done = bot("import", "qd.csv", "--rehearse")
    assert done.exit_code == 0
    said = done.stdout.splitlines()
    assert "– nâng hạng: 1" in said
    assert (
        "– Dòng 3: Trà Bát tiên Bảo Hưng (HTX Sản xuất chè xanh chất lượng cao xã Bảo Hưng): từ 4 lên 5 sao"
        in said
    )
    assert (
        "– Dòng 6: Chè hỏng (HTX Thử): hạng sao: Ghi “2 sao”. Hạng 1 và 2 sao không có quyết định công nhận."
        in said
    )
    assert said[-2].startswith("Cần số quyết định")
    assert said[-1].startswith("Có dòng gần giống")
    bot("export", "after.csv")
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "after.csv").read_bytes()


def test_applied_and_undone_to_the_byte(bot: Bot, tmp_path: Path) -> None:
    """One command writes it, one command takes it back; the export is the same to the byte."""
    bot("export", "before.csv")
    done = bot("import", "qd.csv", "--apply", *ANSWERED, "-l", "en")
    assert done.exit_code == 0, done.output
    code = code_of(done)
    assert f"{code} is applied: 3 rows written." in done.stdout
    assert "đã áp dụng" in bot("imports").stdout
    assert (
        "đã áp dụng" in bot("import", "qd.csv", "--apply", *ANSWERED).stdout
    )  # the same file is the same import
    assert bot("undo", code.lower()).stdout == f"Đã hoàn tác {code}. Sổ trở lại như trước.\n"
    bot("export", "after.csv")
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "after.csv").read_bytes()
    again = bot("undo", code)
    assert again.exit_code == 2
    assert "đã hoàn tác" in again.stderr
    assert bot("undo", "NT-22222").exit_code == 2
    actions = bot("audit").stdout
    assert "áp dụng" in actions
    assert "hoàn tác" in actions


def test_what_is_missing_is_asked_before_anything_is_written(bot: Bot) -> None:
    """With a question open, nothing is applied."""
    done = bot("import", "qd.csv", "--apply", "--decision", "-")
    assert done.exit_code == 2
    assert "Chưa áp dụng" in done.stderr


def test_a_second_person_is_asked_here_too(bot: Bot) -> None:
    """The command line is no way round the setting."""
    done = bot("import", "qd.csv", "--apply", *ANSWERED, APPROVE_IMPORTS="true")
    assert f"Đã gửi {code_of(done)} đi duyệt." in done.stdout
    assert "chờ duyệt" in bot("imports").stdout


def test_a_later_change_stops_an_undo(bot: Bot, tmp_path: Path) -> None:
    """A plain import over it, and the undo says what is in its way."""
    bot("export", "before.csv")
    code = code_of(bot("import", "qd.csv", "--apply", *ANSWERED))
    bot("import", "before.csv")
    done = bot("undo", code)
    assert done.exit_code == 2
    assert "LC-0001" in done.stderr


WRONG = {
    "a column": (["--column", "Kết quả=sao"], "Không hiểu --column"),
    "a heading": (["--column", "Điểm=stars"], "Không hiểu --column"),
    "a decision": (["--decision", "hôm qua"], "Tôi chưa thấy số quyết định trong “hôm qua”."),
    "a day": (["--issued", "32/13/2026"], "“32/13/2026” không phải ngày"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_typed_wrong(bot: Bot, arguments: list[str], said: str) -> None:
    """A wrong answer stops the command with a sentence."""
    done = bot("import", "qd.csv", "--rehearse", *arguments)
    assert said in done.stderr
    assert done.exit_code == 2


@pytest.mark.parametrize(
    ("file", "said"), [("none.csv", "Không dùng được none.csv"), (".", "Đây là thư mục")]
)
def test_no_such_file(bot: Bot, file: str, said: str) -> None:
    """A file that is not there is said in a sentence."""
    done = bot("import", file, "--rehearse")
    assert said in done.stderr
    assert done.exit_code == 2


def test_columns_can_be_corrected(bot: Bot, tmp_path: Path) -> None:
    """What a heading means can be said, without its marks too."""
    (tmp_path / "la.csv").write_text("Mặt hàng X,Đạt mức\nTrà Bát tiên Bảo Hưng,5\n", "utf-8")
    assert "Cần chỉ cột" in bot("import", "la.csv", "--rehearse").stdout
    done = bot("import", "la.csv", "--rehearse", "--column", "mat hang x=name", "--column", "Đạt mức=stars")
    assert "– nâng hạng: 1" in done.stdout


def test_export_as_a_workbook(bot: Bot) -> None:
    """The workbook imports again without a change, plainly and rehearsed."""
    assert bot("export", "so.xlsx").exit_code == 0
    assert "160 dòng như cũ" in bot("import", "so.xlsx").stdout
    assert "– như cũ: 160" in bot("import", "so.xlsx", "--rehearse").stdout


def test_template(bot: Bot) -> None:
    """The template is written, and has nothing to load."""
    assert bot("template", "mau.xlsx").stdout == "Đã ghi mẫu vào mau.xlsx.\n"
    assert "0 dòng sẽ đổi sổ" in bot("import", "mau.xlsx", "--rehearse").stdout
    assert bot("template", "no/mau.xlsx").exit_code == 2


# --- rules --------------------------------------------------------------------------------------------

LATER = Path(__file__).parents[1] / "plays" / "later_rules"


async def _busy(url: str) -> None:
    """An open dossier of set 1 with two answers, a maker who is reminded, an answer that was given twice."""
    from knowledge.rules.editions import editions

    shipped = editions().on(AT.date()).sets[1]
    version = editions().on(AT.date()).version
    database = Database(url)
    async with database.begin() as connection:
        person = {"id": 7, "channel": "web", "native": "abc", "first_seen_at": AT}
        await connection.execute(insert(PersonRow).values(person))
        dossier = {
            "id": 1, "person_id": 7, "product": "Chè", "maker": "household", "set_no": 1,
            "rules_version": version, "created_at": AT, "changed_at": AT,
            "papers": {"phieu_dang_ky": "have"}, "skipped": [],
        }  # fmt: skip
        await connection.execute(insert(DossierRow).values(dossier))
        for code, text in (("1.1", shipped.by_code["1.1"].levels[0].text), ("1.2", "x")):
            answer = {
                "dossier_id": 1, "person_id": 7, "rules_version": version, "set_no": 1, "criterion": code,
                "place": 0, "text": text, "at": AT,
            }  # fmt: skip
            await connection.execute(insert(DossierAnswerRow).values(answer))
        maker = "HTX Sản xuất chè xanh chất lượng cao xã Bảo Hưng"
        link = {"person_id": 7, "chat": "abc", "producer": maker, "language": "vi", "created_at": AT}
        await connection.execute(insert(ProducerLinkRow).values(link))
        for number in range(2):
            receipt = {
                "code": f"ABC{number}", "on": date(2026, 11, 20), "language": "vi", "asked": "", "route": "",
                "args": {}, "before": {}, "kind": "faq", "faq_id": "ct_001", "understood": {},
                "registry_version": 1, "rules_version": "",
            }  # fmt: skip
            await connection.execute(insert(ReceiptRow).values(receipt))
    await database.close()


@pytest.fixture
def busy(bot: Bot, tmp_path: Path) -> Bot:
    """The command line over a database with people in it."""
    asyncio.run(_busy(f"sqlite+aiosqlite:///{tmp_path}/own.sqlite3"))
    return bot


def test_a_new_edition_of_the_criteria(busy: Bot) -> None:
    """It is said from when, for which open dossiers, and how many answers are kept or asked anew."""
    done = busy("rules", "--rehearse", str(LATER))
    assert done.exit_code == 0, done.output
    assert "Bộ tiêu chí từ 01/01/2027: 1 bộ, 1 bộ khác trước." in done.stdout
    assert "  bộ 1 thành 1: 1 hồ sơ đang làm, giữ 1 câu trả lời, hỏi lại 1." in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Chưa ghi gì.")


def test_a_document_that_is_replaced(busy: Bot, tmp_path: Path) -> None:
    """Which answers it makes old and from when, how often they were given, which reminders rest on it."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "documents.yaml").write_text(
        """
qd26_2026:
  {kind: law, short: {vi: Quyết định 26/2026, en: Decision 26/2026}, valid_from: 2026-05-22,
   replaced_by: qd1_2027, confidence: "2+"}
qd1_2027:
  {kind: law, short: {vi: Quyết định 1/2027, en: Decision 1/2027}, valid_from: 2026-12-20, confidence: "1"}
""",
        "utf-8",
    )
    done = busy("rules", str(folder))
    assert "Văn bản: 1 mới, 1 đổi, 0 bỏ." in done.stdout
    assert re.search(r"  ct_001 \(.+\): theo qd26_2026, từ 20/12/2026; 90 ngày qua đã đáp 2 lần", done.stdout)
    assert re.search(r"Lời nhắc .+: [1-9]\d*, cho 1 người\.", done.stdout)


def test_other_rule_files(busy: Bot, tmp_path: Path) -> None:
    """Papers that go, answers in other words, another life of certificates."""
    from knowledge.faq.catalog import ITEMS
    from knowledge.rules.procedure import RULES

    folder = tmp_path / "rules"
    folder.mkdir()
    papers = (RULES / "dossier.yaml").read_text("utf-8").replace("- id: phieu_dang_ky\n", "- id: phieu_moi\n")
    (folder / "dossier.yaml").write_text(papers, "utf-8")
    life = (RULES / "certificate.yaml").read_text("utf-8").replace("value: 36", "value: 24")
    (folder / "certificate.yaml").write_text(life, "utf-8")
    items = (ITEMS / "applying.yaml").read_text("utf-8").replace("Ai làm được OCOP", "Ai được làm OCOP")
    (folder / "applying.yaml").write_text(items, "utf-8")
    done = busy("rules", str(folder))
    assert "Giấy tờ hồ sơ: 1 mới, 0 đổi, 1 bỏ." in done.stdout
    assert "  1 hồ sơ đang làm đã ghi giấy tờ bị bỏ." in done.stdout
    assert "Câu hỏi đáp: 0 mới, 1 đổi, 0 bỏ.\n  ct_001\n" in done.stdout
    assert "Câu đổi nội dung: 90 ngày qua đã đáp 2 lần." in done.stdout
    assert re.search(r"Giấy có giá trị 24 tháng: [1-9]\d* sản phẩm", done.stdout)


BAD_RULES = {
    "criteria.yaml": "meta: {effective_from: '2027-01-01'}\nsets: []\n",
    "documents.yaml": "a: [",
    "dossier.yaml": "documents: [{name: x}]\n",
    "khac.yaml": "a: 1\n",
    "items.yaml": "- {id: x}\n",
}


@pytest.mark.parametrize(("name", "text"), BAD_RULES.items())
def test_rule_files_that_cannot_be_used(bot: Bot, tmp_path: Path, name: str, text: str) -> None:
    """A wrong file is named, and nothing else is said."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / name).write_text(text, "utf-8")
    done = bot("rules", "rules")
    assert f"Tệp quy định chưa dùng được: {name}" in done.stderr
    assert done.exit_code == 2


def test_no_rules(bot: Bot, tmp_path: Path) -> None:
    """A folder that is none, or is empty, is said."""
    assert "không phải thư mục" in bot("rules", "nowhere").stderr
    (tmp_path / "rules").mkdir()
    assert bot("rules", "rules").exit_code == 2


def test_the_shipped_rules_change_nothing(bot: Bot) -> None:
    """The folder as it is shipped can be given whole; what is not compared is said."""
    done = bot("rules", str(Path(knowledge.rules.__path__[0])))
    assert done.exit_code == 0, done.output
    assert "Chưa so được: process_steps.yaml, product_groups.yaml." in done.stdout
    assert "Lời nhắc đổi ngày hoặc dựa vào văn bản đã hết: 0, cho 0 người." in done.stdout
