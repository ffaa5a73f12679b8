"""What a list would change, kind by kind; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from knowledge.registry.catalog import Registry
from knowledge.registry.exporting import as_csv, as_workbook
from knowledge.registry.grids import read_grid
from knowledge.registry.model import Revocation
from knowledge.registry.plan import ANY, Answers, Change, Life, Plan
from knowledge.registry.rehearsal import rehearse

TODAY = date(2026, 11, 23)
ISSUED = date(2026, 11, 20)
ANSWERED = Answers(decision="99/QĐ-UBND", issued={"99/QĐ-UBND": ISSUED})
LIVES = [Life("2585/QĐ-UBND", None, date(2023, 12, 28)), Life("4261/QĐ-UBND")]
MAKER = "HTX Sản xuất chè xanh chất lượng cao xã Bảo Hưng"
TRAPHACO = "Công ty TNHH MTV Traphaco Sa Pa"


@pytest.fixture
def plan(registry: Registry) -> Any:
    """Rehearse rows of a CSV against the shipped registry."""

    def made(head: str, *rows: str, answers: Answers = ANSWERED, name: str = "a.csv") -> Plan:
        content = "\n".join((head, *rows)).encode()
        return rehearse(read_grid(name, content), registry, LIVES, answers, TODAY)

    return made


HEAD = "Tên sản phẩm,Chủ thể,Địa chỉ,Hạng sao"

ROWS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "new": ("Chè thử,HTX Thử,xã Bắc Hà,3 sao", "new", ()),
    "renewed": ("Trà Bát tiên Bảo Hưng,,,4", "renewed", ()),
    "renewed, in capitals without marks": ("TRA BAT TIEN BAO HUNG,,,4", "renewed", ()),
    "upgraded": (f"Trà Bát tiên Bảo Hưng,{MAKER},,5 sao", "upgraded", ()),
    "downgraded": ("Trà Bát tiên Bảo Hưng,,,3*", "downgraded", ()),
    "the same place by its new name": ("Trà Bát tiên Bảo Hưng,,phường Âu Lâu,4", "renewed", ()),
    "moved": ("Trà Bát tiên Bảo Hưng,,phường Sa Pa,4", "renewed", ("moved",)),
    "another maker": ("Trà Bát tiên Bảo Hưng,HTX Thử,,4", "new", ()),
    "stars that say too little": ("Chè thử,HTX Thử,,", "problem", ()),
    "two stars": ("Chè thử,HTX Thử,,2 sao", "problem", ()),
    "a formula": ("=1+1,HTX Thử,,4", "problem", ()),
}


@pytest.mark.parametrize(("row", "kind", "also"), ROWS.values(), ids=ROWS.keys())
def test_kinds(plan: Any, row: str, kind: str, also: tuple[str, ...]) -> None:
    """Each row does what its cells say, against what the registry has."""
    found = plan(HEAD, row).changes[0]
    assert (found.kind, found.also) == (kind, also)
    assert bool(found.values) is (kind != "problem")


def test_of_how_many_stars_and_until_when(plan: Any) -> None:
    """A change says the stars before and after, and the last day: 36 months from the issue."""
    found: Change = plan(HEAD, "Trà Bát tiên Bảo Hưng,,,5").changes[0]
    assert (found.old_stars, found.stars, found.ends) == (4, 5, date(2029, 11, 20))


def test_renames_are_asked_about(plan: Any) -> None:
    """A name like that of a product of the same maker waits for an answer, which decides what it is."""
    row = f"Cao mềm actiso Sapa,{TRAPHACO},,5"
    asked = plan(HEAD, row)
    assert asked.needs == ("same",)
    assert (asked.asked[0].code, asked.asked[0].kind) == ("LC-0001", "renamed")

    renamed = plan(HEAD, row, answers=replace(ANSWERED, same={2: "LC-0001"}))
    assert renamed.needs == ()
    assert renamed.changes[0].kinds == ("renewed", "renamed")
    kept = plan(HEAD, row, answers=replace(ANSWERED, same={2: "LC-0001"}, kept=frozenset({2})))
    assert kept.changes[0].kinds == ("renewed",)
    assert kept.changes[0].name == "Cao mềm actiso Sa Pa"
    other = plan(HEAD, row, answers=replace(ANSWERED, same={2: ""}))
    assert other.changes[0].kinds == ("new",)


def test_a_product_of_an_unknown_maker_is_asked_about(plan: Any) -> None:
    """Stars belong to one maker: the same name with a maker is not simply the product without one."""
    found = plan(HEAD, "Tương ớt Mường Khương,HTX Thử,,4")
    assert (found.needs, found.asked[0].code) == (("same",), "LC-0087")


def test_a_product_that_another_row_means_is_not_asked_about(plan: Any) -> None:
    """Two rows cannot be renames of one product, nor of one that stands in the file itself."""
    rows = (f"Cao mềm actiso Sa Pa,{TRAPHACO},,5", f"Cao mềm actiso Sapa,{TRAPHACO},,5")
    assert [change.kind for change in plan(HEAD, *rows).changes] == ["renewed", "new"]


def test_withdrawn(plan: Any) -> None:
    """A withdrawal needs its day; without the product it is a problem, known already it changes nothing."""
    head = "Tên sản phẩm,Trạng thái,Lý do,Ngày thu hồi"
    found = plan(
        head, "Trà Bát tiên Bảo Hưng,thu hồi giấy chứng nhận,dừng sản xuất,20/11/2026", "Chè lạ,Thu hồi,,"
    )
    assert [change.kind for change in found.changes] == ["revoked", "problem"]
    assert found.changes[0].values["revoked_on"] == "2026-11-20"
    assert found.changes[0].values["reason"] == "stopped"
    assert found.changes[1].problems[0].reason == "rehearse-nothing-revoked"
    assert plan(head, "Trà Bát tiên Bảo Hưng,thu hồi,,", answers=Answers()).needs == ("revoked",)
    again = plan(head, "Thịt chua Trường Phát,đã thu hồi,,2021-05-01")
    assert [change.kind for change in again.changes] == ["unchanged"]


PROBLEMS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "a status nobody knows": (
        "Tên sản phẩm,Hạng sao,Trạng thái", ("Chè,4,đang chờ",), "rehearse-unknown-status",
    ),
    "twice the same": (HEAD, ("Chè thử,HTX,,4", "CHÈ THỬ,HTX,,4"), "rehearse-doubled"),
    "two of one name": (HEAD, ("Chuối tiến Vua,,,3",), "rehearse-ambiguous"),
    "a note of withdrawal": ("Tên sản phẩm,Hạng sao,Ghi chú", ("Chè,4,đã thu hồi",), "rehearse-note-revoked"),
    "no name": (HEAD, (",HTX,,4",), "rehearse-no-name"),
    "an unknown code": ("code,stars", ("LC-9999,4",), "import-unknown-code"),
    "another product's code": ("code,name,stars", ("LC-0122,Xúc xích,4",), "import-other-product"),
    "a last day that is not 36 months on": (
        "Tên sản phẩm,Hạng sao,Ngày cấp,Ngày hết hạn", ("Chè,4,20/11/2026,20/11/2030",),
        "rehearse-end-differs",
    ),
    "an issue that is not the decision's": (
        "Tên sản phẩm,Hạng sao,Số quyết định,Ngày cấp", ("Chè,4,2585/QĐ-UBND,01/01/2024",),
        "rehearse-issue-differs",
    ),
    "a day of the far future": ("Tên sản phẩm,Hạng sao,Ngày cấp", ("Chè,4,20/11/2029",), "import-ahead"),
    "a cell without an end": (HEAD, (f"{'x' * 5_001},HTX,,4",), "import-long-cell"),
    "a control character": (HEAD, ("Chè\x07,HTX,,4",), "import-encoding"),
}  # fmt: skip


@pytest.mark.parametrize(("head", "rows", "reason"), PROBLEMS.values(), ids=PROBLEMS.keys())
def test_problems(plan: Any, head: str, rows: tuple[str, ...], reason: str) -> None:
    """The last row of each case is a problem for its reason, and nothing of it is written."""
    found = [change for change in plan(head, *rows).changes if change.row][-1]
    assert [problem.reason for problem in found.problems] == [reason]
    assert found.kind == "problem"
    assert not found.values


def test_what_is_asked(plan: Any) -> None:
    """Decision, then day of issue, each once; nobody need know the day."""
    row = "Chè thử,HTX Thử,,3"
    assert plan(HEAD, row, answers=Answers()).needs == ("decision",)
    assert plan(HEAD, row, answers=Answers(decision="9/QĐ")).needs == ("issued",)
    assert plan(HEAD, row, answers=Answers(decision="9/QĐ")).undated == ("9/QĐ",)
    unknown = plan(HEAD, row, answers=Answers(decision="9/QĐ", issued={"9/QĐ": None}))
    assert unknown.needs == ()
    assert unknown.changes[0].ends is None
    undated = plan(HEAD, row, answers=Answers(decision="", issued={"": None}))
    assert undated.changes[0].problems[0].reason == "rehearse-undated"
    assert plan(HEAD, row, answers=Answers(decision="", issued={"": ISSUED})).changes[0].kind == "new"


def test_a_known_decision_is_not_asked_about(plan: Any) -> None:
    """Its day of issue is the registry's, and its rows are what the registry has already."""
    found = plan(HEAD, "Trà Bát tiên Bảo Hưng,,,4", answers=Answers(decision="2585/qđ-ubnd"))
    assert found.needs == ()
    assert found.changes[0].kind == "unchanged"
    assert found.counts["vanished"] == 5


def test_a_day_of_issue_that_was_not_known(plan: Any, registry: Registry) -> None:
    """To learn from when the certificates of a known decision are valid is a correction of its products."""
    known = next(p for p in registry.products.values() if p.recognitions[0].decision_no == "4261/QĐ-UBND")
    row = f"{known.code},4261/QĐ-UBND,20/12/2021"
    found = plan("code,Số quyết định,Ngày cấp", row)
    assert found.lives == (Life("4261/QĐ-UBND", None, date(2021, 12, 20)),)
    assert (found.changes[0].code, found.changes[0].kind) == (known.code, "corrected")
    assert plan("code,Số quyết định", row.rpartition(",")[0]).changes[0].kind == "unchanged"


def test_cells_by_code(plan: Any) -> None:
    """With the code, cells are taken to the letter; empty ones say nothing."""
    head = "code,name,producer,district,note,stars"
    found = plan(head, "LC-0122,Trà Bát Tiên Bảo Hưng,,,mới,").changes[0]
    assert found.kinds == ("renamed", "corrected")
    assert found.cells == ("note",)
    assert found.values["producer"] == MAKER
    assert found.values["stars"] == 4


def test_a_move_takes_the_old_commune_away(plan: Any) -> None:
    """A product that moves to another district keeps no commune of the old one."""
    found = plan("code,district", "LC-0122,Sa Pa").changes[0]
    assert (found.kind, found.old_place, found.place) == ("moved", "Bảo Hưng, Trấn Yên", "Sa Pa")
    assert (found.values["commune"], found.values["district"]) == ("", "Sa Pa")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "xlsx in words"])
def test_an_export_changes_nothing(registry: Registry, kind: str) -> None:
    """What is exported, in either form and either headings, is rehearsed as unchanged."""
    from handlers.import_words import column_label
    from knowledge.registry.exporting import COLUMNS

    labels = {name: column_label(name, "vi") for name in COLUMNS}
    at = datetime(2026, 11, 23, tzinfo=UTC)
    content = {
        "csv": as_csv(registry),
        "xlsx": as_workbook(registry, "Sổ", at),
        "xlsx in words": as_workbook(registry, "Sổ", at, labels),
    }[kind]
    found = rehearse(read_grid(f"so.{kind[:4]}", content), registry, LIVES, Answers(), TODAY)
    assert found.counts == {"unchanged": 160}
    assert found.needs == ()


def test_columns_that_are_corrected(plan: Any) -> None:
    """Without a name or stars nothing is read; a correction says what a column means."""
    row = "Chè thử,HTX Thử,4"
    bare = plan("Mặt hàng X,Đơn vị,Đạt mức", row)
    assert (bare.needs, bare.changes) == (("columns",), ())
    answers = replace(ANSWERED, columns={0: "name", 2: "stars", 1: "skip"})
    found = plan("Mặt hàng X,Đơn vị,Đạt mức", row, answers=answers)
    assert [change.kind for change in found.changes] == ["new"]
    assert found.changes[0].producer == ""


def test_titles_and_examples_are_left_out(plan: Any) -> None:
    """Titles within a list, its end, and the examples of the template are no products."""
    rows = ("I,Huyện Bắc Hà,,", "1,Chè thử,HTX,3", ",Ví dụ: Chè,HTX,4", "Ấn định danh sách 1 sản phẩm,,,")
    found = plan("STT,Tên sản phẩm,Chủ thể,Hạng sao", *rows)
    assert [change.name for change in found.changes] == ["Chè thử"]
    assert found.titles == 3


def test_answers_survive_json() -> None:
    """Answers are kept as JSON between two turns."""
    full = Answers(
        {1: "name"},
        True,
        "9/QĐ",
        ISSUED,
        {"9/QĐ": ISSUED, ANY: None},
        TODAY,
        {3: "LC-0001", 4: ""},
        frozenset({3}),
    )
    assert Answers.from_json(full.to_json()) == full
    assert Answers.from_json({}) == Answers()


def test_progress(registry: Registry) -> None:
    """Progress goes up to the number of rows, and never down."""
    told: list[tuple[int, int]] = []
    content = as_csv(registry)
    rehearse(read_grid("a.csv", content), registry, LIVES, Answers(), TODAY, lambda d, n: told.append((d, n)))
    assert told == sorted(told)
    assert told[-1] == (160, 160)


def test_the_decision_that_gave_the_stars_takes_nothing_away(plan: Any) -> None:
    """A list may still carry it beside "thu hồi": the day of the withdrawal is asked all the same."""
    found = plan(
        "Tên sản phẩm,Số quyết định,Trạng thái",
        "Trà Bát tiên Bảo Hưng,2585/QĐ-UBND,thu hồi",
        answers=Answers(),
    )
    assert "revoked" in found.needs
    change = found.changes[0]
    assert (change.kind, change.values["revoked_on"]) == ("revoked", "")
    assert "2585" not in change.values["source_url"]


@pytest.mark.parametrize(("first", "kind"), [("2021", "revoked"), ("2024-05-01", "unchanged")])
def test_withdrawn_once_more(registry: Registry, first: str, kind: str) -> None:
    """After a new recognition "thu hồi" without a day is another withdrawal; else it is the known one."""
    product = registry.products["LC-0122"]
    past = Revocation(product.recognitions[0].source, first)
    known = replace(
        registry, products={**registry.products, product.code: replace(product, revocations=(past,))}
    )
    content = "Tên sản phẩm,Trạng thái\nTrà Bát tiên Bảo Hưng,thu hồi".encode()
    found = rehearse(read_grid("a.csv", content), known, LIVES, Answers(), TODAY)
    assert found.changes[0].kind == kind
    assert ("revoked" in found.needs) is (kind == "revoked")
