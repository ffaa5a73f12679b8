"""The officials' figures: what is said, drawn and written of a month, and to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from handlers.figure_files import panels, sheets
from handlers.figure_words import SUBJECTS, Told, about, summary, written
from handlers.figures import XLSX, month_in
from handlers.messages import Choices, Document, Photo, Reply
from knowledge import places
from knowledge.expiring import Expiring, Place, expiring, for_communes
from knowledge.faq.catalog import faq
from knowledge.figure_sheets import Sheet, workbook
from knowledge.figures import Asked, DropOff, Figures
from knowledge.people.effects import Effect
from knowledge.registry.catalog import Registry
from knowledge.rules.certificate import certificate_rules
from knowledge.rules.criteria import criteria
from knowledge.rules.editions import editions
from knowledge.store.database import Database
from knowledge.suppression import Cell, Shown
from tests.conftest import MORNING, Talk
from tests.handlers.test_application import labels, tap
from tests.handlers.test_emergency import appoint, say
from tests.handlers.test_questions import text_of

TODAY = date(2026, 11, 23)
CHILI = "tương ớt mường khương"
STOP = f"4/{criteria().sets[4].criteria[2].code}"


def shown(*cells: tuple[str, int], left_out: bool = False) -> Shown:
    """Cells that may be shown."""
    return Shown(tuple(Cell(subject, times, 9) for subject, times in cells), left_out)


def told(
    registry: Registry, *, full: bool = True, language: str = "vi", runs_out: Expiring | None = None
) -> Told:
    """Figures with something of everything, or with nothing of people."""
    every = expiring(registry, TODAY, certificate_rules())
    if not full:
        nothing = Asked(None, 0, *[Shown()] * 6)
        figures = Figures(TODAY.replace(day=1), TODAY, nothing, DropOff(None, Shown()), (), every)
        return Told(figures, registry, editions(), language)
    ids = list(faq())[:7]
    asked = Asked(
        times=214, people=31,
        kinds=shown(("product", 120), ("faq", 50), ("missed", 24), ("unanswered", 20)),
        products=shown(("LC-0087", 41), ("LC-9999", 6), left_out=True),
        faqs=shown(*((id, 20 - n) for n, id in enumerate(ids))),
        missed=shown(("=ruou ngo", 9), left_out=True), unanswered=shown(),
        helped=shown(("yes", 30), ("no", 7)),
    )  # fmt: skip
    effects = (
        Effect("TB-22222", "Hội chợ OCOP ở chợ Bắc Hà thứ Bảy 28/11/2026, từ 7 giờ", 1, 40, 5, 6, 7, 8),
        Effect("", "", 3, None, None, None, None, None),
    )
    drop_off = DropOff(30, shown((STOP, 12), ("99/1.1", 5), left_out=True))
    figures = Figures(TODAY.replace(day=1), TODAY, asked, drop_off, effects, runs_out or every)
    return Told(figures, registry, editions(), language)


def test_the_first_line_is_the_main_number(registry: Registry) -> None:
    """Then what matters most of the month."""
    assert summary(told(registry)).lines == (
        "Tháng 11/2026: 214 lượt hỏi, của ít nhất 31 người.",
        "Hỏi nhiều nhất: Tương ớt Mường Khương, 41 lượt.",
        "Tìm mà chưa có trong danh sách: 24 lượt.",
        "Tôi chưa trả lời được: 20 lượt.",
        "Giấy hết hạn trong 12 tháng tới: 11, trong đó 5 chưa rõ tháng.",
        "Số của dưới 5 người không hiện, và không tính ngược ra được.",
        "Xem tháng khác thì gõ, ví dụ: /thongke 10/2026",
    )


def test_each_subject_in_words(registry: Registry) -> None:
    """Most first, the others said to be there, without a number."""
    lines = {subject: about(told(registry), subject).lines for subject in SUBJECTS}
    assert "Các mục còn lại không hiện số, vì có mục dưới 5 người." in lines["asked"]
    assert "– LC-9999: 6 lượt" in lines["asked"]  # a product that is not in the registry any more
    assert "Và 2 mục nữa, có trong tệp Excel." in lines["asked"]
    assert "Chưa trả lời được: 20 lượt" in lines["lacking"]
    assert lines["lacking"][-2:] == (
        "Câu trả lời có giúp được: 30 lượt",
        "Câu trả lời chưa giúp được: 7 lượt",
    )
    assert lines["drop_off"][0] == "Có 30 người đang tự chấm; nơi dừng nhiều nhất:"
    assert lines["drop_off"][1].startswith("– Bộ 4, mục ")
    assert lines["announced"][1:5] == (
        "– TB-22222 “Hội chợ OCOP ở chợ Bắc Hà thứ Bảy 28/11…”",
        "tới 40 người · 5 người đã chặn · 6 người không tới được · 7 người thôi nhận trước khi tới"
        " · 8 người thôi nhận trong 3 ngày sau",
        "– Thông báo của người khác, cộng lại 3 tin",
        "tới dưới 5 người",
    )


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("full", [True, False])
def test_everything_can_be_said_in_both_languages(registry: Registry, language: str, full: bool) -> None:
    """With much and with nothing; no first line is too long for a phone."""
    one = told(registry, full=full, language=language)
    assert len(written(one)) > 10
    for text in (summary(one), *(about(one, subject) for subject in SUBJECTS)):
        assert len(text.answer) <= 80
    assert [panel.title for panel in panels(one)]
    assert len({sheet.title for sheet in sheets(one)}) == 8
    assert all(len(sheet.title) <= 31 for sheet in sheets(one))


def test_without_enough_people_nothing_of_people_is_drawn(registry: Registry) -> None:
    """Certificates are of nobody."""
    few = told(registry, full=False)
    assert [len(panels(few, subject)) for subject in SUBJECTS] == [0, 0, 0, 0, 1]
    assert [panel.columns for panel in panels(few)] == [True]


def test_the_file_has_a_sheet_a_subject(registry: Registry) -> None:
    """Words that begin like a formula stay words; what may not be said has no number."""
    book = openpyxl.load_workbook(BytesIO(workbook(sheets(told(registry)), MORNING)))
    assert len(book.sheetnames) == 8
    missed = book["Tìm mà chưa có trong danh sách"]
    assert (missed["A3"].value, missed["A3"].data_type, missed["B3"].value) == ("=ruou ngo", "s", 9)
    assert missed["B4"].value is None
    places = book["Giấy sẽ hết hạn"]
    last = [cell.value for cell in list(places.rows)[-1]]
    assert (last[0], last[-1]) == ("Tất cả", 11)
    news = book["Kết quả thông báo"]
    assert [cell.value for cell in news[4]][2:] == ["dưới 5"] * 5


def test_what_no_spreadsheet_takes_is_left_out() -> None:
    """Signs of a title, signs of a cell, long titles."""
    sheet = Sheet("a/b: [c] " + "d" * 40, "", ("x",), (("tab\x00\x0bhết",),))
    book = openpyxl.load_workbook(BytesIO(workbook([sheet], MORNING)))
    assert len(book.sheetnames[0]) <= 31
    assert book.worksheets[0]["A3"].value == "tabhết"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("10/2026", date(2026, 10, 1)),
        ("2026-10", date(2026, 10, 1)),
        ("tháng 10", date(2026, 10, 1)),
        ("12", date(2025, 12, 1)),
        ("11", date(2026, 11, 1)),
        ("13/2026", None),
        ("chẳng biết", None),
        ("", None),
    ],
)
def test_a_month_as_people_type_it(text: str, month: date | None) -> None:
    """A bare month is the last one of that name."""
    assert month_in(text, TODAY) == month


async def test_six_people_are_shown_and_four_are_not(talk: Talk, database: Database) -> None:
    """What few asked is in no number; with it goes what would give it away."""
    await appoint(talk, database, who="official")
    for who in "abcdef":
        await say(talk, CHILI, who)
        await say(talk, "giấy ocop có giá trị bao lâu", who)
    for who in "abcd":
        await say(talk, "cao mềm actiso sa pa", who)
    first = text_of(await say(talk, "/thongke", "official"))
    assert first.answer.startswith("Tháng 11/2026: 16 lượt hỏi")
    lines = text_of(await tapped(talk, "Hỏi nhiều nhất")).lines
    assert not [line for line in lines if "actiso" in line or "Tương ớt" in line]
    assert "– Tìm sản phẩm, nơi mua: 10 lượt" in lines
    for who in "abcdef":
        await say(talk, "mật ong", who)
    await say(talk, "/thongke", "official")
    lines = text_of(await tapped(talk, "Hỏi nhiều nhất")).lines
    assert "– Tương ớt Mường Khương: 6 lượt" in lines
    assert not [line for line in lines if "actiso" in line]


async def tapped(talk: Talk, label: str) -> Reply:
    """Let the official type a label of the open list."""
    return await say(talk, label, "official")


async def test_a_chart_goes_with_the_words_and_choices(talk: Talk, database: Database) -> None:
    """So that a channel without pictures still says them."""
    await appoint(talk, database)
    reply = await tap(talk, await say(talk, "/thongke"), "Biểu đồ")
    assert isinstance(reply, Photo)
    assert (reply.mime, reply.name) == ("image/png", "so-lieu-2026-11.png")
    assert reply.text.answer.startswith("Tháng 11/2026")
    assert [option.label for option in reply.options] == ["Tháng trước", "Số liệu", "Việc của tôi"]


async def test_a_chart_of_nothing_is_not_offered(talk: Talk, database: Database) -> None:
    """An old button says why there is none."""
    await appoint(talk, database)
    for who in "abcdef":
        await say(talk, CHILI, who)
    with_chart = await tap(talk, await say(talk, "/thongke"), "Hỏi nhiều nhất")
    assert "Biểu đồ" in labels(with_chart)
    before = await tap(talk, with_chart, "Tháng trước")
    assert "Biểu đồ" not in labels(before)
    from sqlalchemy import delete

    from knowledge.store.tables import TallyRow

    async with database.begin() as connection:
        await connection.execute(delete(TallyRow))
    assert text_of(await tap(talk, with_chart, "Biểu đồ")).answer == "Chưa có số nào đủ 5 người để vẽ."


async def test_the_file_is_named_by_its_month(talk: Talk, database: Database) -> None:
    """And comes with a way on in words."""
    await appoint(talk, database)
    reply = await tap(talk, await say(talk, "/thongke 10/2026"), "Tệp Excel")
    assert isinstance(reply, Document)
    assert (reply.name, reply.mime) == ("so-lieu-ocop-2026-10.xlsx", XLSX)


async def test_every_list_of_choices_fits_under_a_message(talk: Talk, database: Database) -> None:
    """Eight choices, of twenty letters each."""
    await appoint(talk, database)
    first = await say(talk, "/thongke")
    assert len(labels(first)) <= 8
    for label in labels(first)[2:]:
        assert isinstance(await tap(talk, first, label), Choices)


def test_a_commune_official_reads_the_own_places_and_one_sum(registry: Registry) -> None:
    """In words and in the file."""
    [van_chan] = [unit for unit in places.called("Văn Chấn") if unit.level == "today"]
    every = expiring(registry, TODAY, certificate_rules())
    one = told(registry, runs_out=for_communes(every, [places.key_of(van_chan)]))
    assert about(one, "expiring").lines[1:3] == (
        "– xã Văn Chấn: 2 (12/2026: 2)",
        "– Các nơi khác, cộng lại: 9",
    )
    assert [row[0] for row in sheets(one)[-1].rows] == ["xã Văn Chấn", "Các nơi khác", "Tất cả"]
    none = told(registry, runs_out=for_communes(every, []))
    assert about(none, "expiring").body[0].startswith("Nơi bạn phụ trách không có giấy nào")


def test_what_few_words_say_of_rare_cases(registry: Registry) -> None:
    """A product of one of several communes, a place that nobody knows; nobody stopped at one question."""
    one = told(registry)
    communes = tuple(unit for unit in places.units() if unit.level == "today")[:3]
    named = one.place(Place(communes=communes))
    assert named == f"{communes[0].full}, {communes[1].full} hoặc {communes[2].full}"
    assert one.place(Place(district="Nơi Lạ")) == "Nơi Lạ cũ, chưa rõ xã"
    spread = replace(one, figures=replace(one.figures, drop_off=DropOff(9, Shown(left_out=True))))
    assert about(spread, "drop_off").body[0] == "Chưa câu nào có đủ 5 người dừng lại."
    assert [one.kind(kind) for kind in ("fairs", "human", "subscribe", "faq")] == [
        "Hội chợ", "Gặp cán bộ, báo hàng giả", "Nhận tin, thôi nhận tin", "Hỏi quy định, hồ sơ, giấy",
    ]  # fmt: skip
