"""The walk of a producer: every set from the first question to its result, through the database."""

from __future__ import annotations

import random
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as read_docx
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers import forms
from handlers.application import proposed
from handlers.messages import Choices, Document, Reply
from knowledge import dossier_files
from knowledge.people import dossiers, privacy
from knowledge.rules.assessment import assess
from knowledge.rules.criteria import Criteria, criteria
from knowledge.rules.procedure import product_groups
from knowledge.store.database import Database
from tests.conftest import MORNING, Talk
from tests.handlers.test_questions import text_of

NUMBERS = sorted(criteria().sets)
MAX_LABEL = 20


async def tap(talk: Talk, reply: Reply, label: str) -> Reply:
    """Tap a choice of a reply."""
    assert isinstance(reply, Choices), reply
    choice = next(option.id for option in reply.options if option.label == label)
    return (await talk.says(kind="choice", choice=choice))[-1]


def labels(reply: Reply) -> list[str]:
    """The labels of a reply's choices."""
    assert isinstance(reply, Choices), reply
    assert all(len(option.label) <= MAX_LABEL for option in reply.options)
    assert all(len(option.id.encode()) <= 64 for option in reply.options)
    return [option.label for option in reply.options]


async def begun(talk: Talk, number: int) -> Reply:
    """Begin a dossier under a set, by the whole list."""
    await talk.says("/huongdan")
    reply = (await talk.says("Sản phẩm thử, khẩu vị lạ"))[-1]
    reply = await tap(talk, reply, "Hộ có đăng ký")
    reply = await tap(talk, reply, "Xem cả 26 bộ")
    reply = (await talk.says(product_groups()[number].sector))[-1]
    if f"Bộ {number}" not in labels(reply):
        reply = (await talk.says(product_groups()[number].group))[-1]
    return await tap(talk, reply, f"Bộ {number}")


@pytest.mark.parametrize("number", NUMBERS)
async def test_every_set_is_walked(talk: Talk, database: Database, number: int) -> None:
    """From the first question to the result, chance answering; the totals are those of the pure sums."""
    draw, chosen = random.Random(number), criteria().sets[number]
    reply = await tap(talk, await begun(talk, number), "Tự chấm đầy đủ")
    given: dict[str, int] = {}
    for n, criterion in enumerate(chosen.criteria, 1):
        assert f"Câu {n}/{len(chosen.criteria)}:" in text_of(reply).answer
        assert labels(reply)[-4:] == ["Bỏ qua câu này", "Câu trước", "Vì sao hỏi?", "Để sau làm tiếp"]
        given[criterion.code] = draw.randrange(len(criterion.levels))
        reply = await tap(talk, reply, f"Mức {given[criterion.code] + 1}")
    worth = assess(criteria(), chosen, given)
    stars = f"Dự kiến {worth.stars} sao" if worth.stars else "Chưa đạt sao nào"
    assert text_of(reply).answer == f"{stars}, {worth.total} điểm."
    async with database.begin() as connection:
        [one] = await dossiers.of_person(connection, 1)
        assert await dossiers.answers(connection, one) == given
    assert "In hồ sơ nháp" in labels(reply)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_the_engine_ends(data: st.DataObject) -> None:
    """Whatever is answered, skipped and gone back over, each criterion is asked, and the walk ends."""
    chosen = criteria().sets[data.draw(st.sampled_from(NUMBERS))]
    walked = forms.walk(chosen, data.draw(st.sampled_from([forms.QUICK, forms.FULL])))
    answers: dict[str, int] = {}
    skipped: list[str] = []
    after, turns = "", 0
    while (wanted := forms.following(walked, answers, skipped, after)) is not None:
        assert 1 <= forms.position(walked, wanted.code) <= len(walked)
        match data.draw(st.sampled_from(["answer", "answer", "skip", "back"])) if turns < 80 else "answer":
            case "answer":
                answers[wanted.code] = data.draw(st.integers(0, len(wanted.levels) - 1))
                after = wanted.code
            case "skip":
                skipped.append(wanted.code)
                after = wanted.code
            case _:
                after = forms.before(walked, wanted.code).code
        turns += 1
    assert {c.code for c in walked} == set(answers) | set(skipped)


async def test_it_goes_on_after_weeks(talk: Talk) -> None:
    """Twenty days later, free text brings the dossier back, at the question that is open."""
    reply = await tap(talk, await begun(talk, 8), "Kiểm tra nhanh")
    await tap(talk, reply, "Mức 1")
    talk.at += timedelta(days=20)
    await talk.conversation.forget_old()
    [reply] = await talk.says("làm tiếp hồ sơ đang dở")
    reply = await tap(talk, reply, labels(reply)[0])
    assert text_of(reply).answer.startswith("Đã trả lời 1/")
    reply = await tap(talk, reply, "Kiểm tra nhanh")
    assert text_of(reply).answer.startswith("Câu 2/")


async def test_back_over_three_questions(talk: Talk) -> None:
    """Each step shows what was answered; a new answer takes the place of the old one."""
    reply = await tap(talk, await begun(talk, 1), "Tự chấm đầy đủ")
    for _ in range(3):
        reply = await tap(talk, reply, "Mức 1")
    for _ in range(3):
        reply = await tap(talk, reply, "Câu trước")
    assert text_of(reply).answer.startswith("Câu 1/")
    assert text_of(reply).body[0].endswith("(đã chọn)")
    reply = await tap(talk, reply, "Mức 2")
    assert text_of(reply).answer.startswith("Câu 4/")


async def test_a_number_answers_and_one_out_of_range_does_not(talk: Talk) -> None:
    """ "2" is the second choice; "99" is none, and nothing is lost."""
    reply = await tap(talk, await begun(talk, 1), "Tự chấm đầy đủ")
    [reply] = await talk.says("2")
    assert text_of(reply).answer.startswith("Câu 2/")
    await talk.says("99")
    [reply] = await talk.says("/huongdan")
    reply = await tap(talk, reply, labels(reply)[0])
    assert text_of(reply).answer.startswith("Đã trả lời 1/")


async def test_nonsense_keeps_the_question_open(talk: Talk) -> None:
    """Words that answer nothing bring the question back once more."""
    await tap(talk, await begun(talk, 1), "Tự chấm đầy đủ")
    [reply] = await talk.says("tỉ số trận tối qua")
    assert "Mức 1" in labels(reply)
    [reply] = await talk.says("1")
    assert text_of(reply).answer.startswith("Câu 2/")


async def test_a_dossier_of_somebody_else_is_not_opened(talk: Talk, database: Database) -> None:
    """Nor one that was erased: its old button is answered kindly."""
    reply = await begun(talk, 1)
    assert isinstance(reply, Choices)
    async with database.begin() as connection:
        assert await dossiers.one(connection, 2, 1) is None
        await privacy.erase(connection, 1)
        assert await dossiers.one(connection, 1, 1) is None


@pytest.mark.parametrize("words", ["vịt " * 3_000, "🍯🍯", "  ", "'; DROP TABLE dossier; --"])
async def test_any_product_is_taken_or_asked_again(talk: Talk, words: str) -> None:
    """A description without an end is cut, one without a letter is asked again."""
    await talk.says("/huongdan")
    await talk.says(words)
    [reply] = await talk.says("mật ong")
    assert isinstance(reply, Choices)


def test_sets_are_proposed() -> None:
    """At most three, the right one first."""
    for words, number in (
        ("vịt hun khói", 8),
        ("mật ong rừng", 4),
        ("homestay tả van", 26),
        ("rượu ngô", 14),
    ):
        found = proposed(words)
        assert found[0] == number, words
        assert len(found) <= 3
    assert proposed("zzz") == []


async def test_the_files_can_be_read(talk: Talk) -> None:
    """Each answer stands once in the score sheet, with its marks; nothing is asked of the representative."""
    reply = await tap(talk, await begun(talk, 26), "Kiểm tra nhanh")
    chosen = criteria().sets[26]
    while "Mức 1" in labels(reply):
        reply = await tap(talk, reply, "Mức 1")
    file = await tap(talk, await tap(talk, reply, "In hồ sơ nháp"), "Nâng hạng")
    assert isinstance(file, Document)
    with zipfile.ZipFile(BytesIO(file.content)) as packed:
        names = sorted(packed.namelist())
        assert names == ["mau-01.docx", "mau-02.docx", "minh-chung.docx", "tu-cham.docx"]
        scores = read_docx(BytesIO(packed.read("tu-cham.docx")))
        first = read_docx(BytesIO(packed.read("mau-01.docx")))
    cells = [row.cells[2].text for row in scores.tables[0].rows]
    for criterion in forms.walk(chosen, forms.QUICK):
        assert criterion.levels[0].text in cells
    words = "\n".join(p.text for p in first.paragraphs)
    assert "Bản nháp" in words
    assert "Sản phẩm thử, khẩu vị lạ" in words
    assert "☒ Đánh giá nâng hạng" in words
    assert words.count("☐") == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_files_open_in_libreoffice(tmp_path: Path) -> None:
    """Each converts to a PDF."""
    rules = criteria()
    one = dossiers.Dossier(
        1, 1, "Vịt hun khói", "household", 8, rules.version, "first", "open", None, {}, [], MORNING, MORNING
    )
    given = {criterion.code: 0 for criterion in rules.sets[8].criteria}
    content = dossier_files.bundle(one, rules, rules.sets[8], given, MORNING.date())
    with zipfile.ZipFile(BytesIO(content)) as packed:
        packed.extractall(tmp_path)
    made = sorted(tmp_path.glob("*.docx"))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    whole = [*command, "--convert-to", "pdf", "--outdir", tmp_path, *made]
    subprocess.run(whole, check=True, capture_output=True, timeout=120)
    assert [path.with_suffix(".docx") for path in sorted(tmp_path.glob("*.pdf"))] == made


def second_edition() -> Criteria:
    """Made-up later rules: in set 1 a criterion has another code, one is new, one has other options."""
    rules = criteria()
    chosen = rules.sets[1]
    changed = []
    for criterion in chosen.criteria:
        if criterion.code == "1.1":
            changed.append(replace(criterion, code="1.9", was="1.1"))
        elif criterion.code == "1.2":
            levels = tuple(replace(level, text=f"{level.text}!") for level in criterion.levels)
            changed.append(replace(criterion, was="1.2", levels=levels))
        elif criterion.code == "1.3":
            changed.append(replace(criterion, was=""))
        else:
            changed.append(replace(criterion, was=criterion.code))
    made = replace(chosen, criteria=tuple(changed))
    return replace(rules, version="2027-01-01", sets={**rules.sets, 1: made})


async def test_answers_are_carried_over_to_new_rules(talk: Talk, database: Database) -> None:
    """What means the same keeps its answer, what is new or has other options is asked; nothing is lost."""
    reply = await tap(talk, await begun(talk, 1), "Tự chấm đầy đủ")
    for _ in range(5):
        reply = await tap(talk, reply, "Mức 2")
    later = second_edition()
    async with database.begin() as connection:
        [one] = await dossiers.of_person(connection, 1)
        before = await dossiers.answers(connection, one)
        found = await dossiers.carry_over(connection, one, later, talk.at)
        [moved] = await dossiers.of_person(connection, 1)
        assert await dossiers.answers(connection, moved) == {"1.9": 1, "1.4": 1, "1.5": 1}
        assert await dossiers.answers(connection, one) == before
    anew = {criterion.code for criterion in found.new}
    assert {"1.2", "1.3"} <= anew
    assert not {"1.9", "1.4", "1.5"} & anew
    assert found.kept == 3


async def test_a_state_is_kept_and_told(talk: Talk) -> None:
    """ "Hồ sơ của tôi" says what was marked, and by when the commune is done."""
    reply = await tap(talk, await begun(talk, 8), "Khi nào nộp")
    assert text_of(reply).answer == "Nộp ở xã chậm nhất 07/04/2027 cho đợt tới."
    reply = await tap(talk, reply, "Ghi kết quả")
    reply = await tap(talk, reply, "Đã nộp ở xã")
    reply = await tap(talk, reply, "Hôm nay")
    assert text_of(reply).body[0] == "Xã có 15 ngày làm việc, tới 15/12/2026."
    [reply] = await talk.says("hồ sơ của tôi")
    assert "đã nộp 23/11/2026" in text_of(reply).body[0]
    [reply] = await talk.says("hồ sơ nhà em nộp rồi giờ tới đâu")
    assert text_of(reply).answer == "Anh/chị có 1 hồ sơ."
