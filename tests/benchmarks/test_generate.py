"""The sets of queries: made by the seed alone, and labelled by what the registry holds."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from benchmarks.carriers import Carriers, carriers
from benchmarks.draft import NEAR, NO, NOTHING
from benchmarks.generate import as_json, generate
from benchmarks.names import canonical, own_words
from benchmarks.registry import elsewhere, home_rows, large, other_rows, small
from benchmarks.scoring import Query, queries

WORDING = Carriers(
    around=("{p} có ocop không", "shop ơi {p} mấy sao vậy", "cho em hỏi {p} được chứng nhận chưa ạ"),
    long=("hôm qua tôi thấy {p} bày ở quầy mà chưa dám mua, nhờ xem giúp",),
    chat=tuple(f"chào buổi {n}" for n in ("sáng", "trưa", "chiều", "tối")),
    procedure=("nộp hồ sơ ở đâu", "bao lâu thì có kết quả"),
    english=("is {p} certified?",),
)
ROOT = Path(__file__).parents[2]


@cache
def made(seed: int = 3) -> tuple[Query, ...]:
    return tuple(generate(small(), other_rows(), seed, WORDING, 500, 300, 40))


def test_a_seed_makes_one_set_and_another_seed_another() -> None:
    again = generate(small(), other_rows(), 3, WORDING, 500, 300, 40)
    assert tuple(again) == made()
    assert set(made(4)) != set(made())


def test_the_set_does_not_hang_on_the_order_of_sets() -> None:
    script = (
        "from tests.benchmarks.test_generate import WORDING, small, other_rows, generate\n"
        "import hashlib\n"
        "rows = generate(small(), other_rows(), 1, WORDING, 80, 60, 10)\n"
        "told = repr([(r.text, r.category, sorted(r.names)) for r in rows])\n"
        "print(hashlib.sha256(told.encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}, check=True,
            capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1


def test_as_many_rows_as_asked_and_no_text_twice() -> None:
    rows = made()
    assert len(rows) == 840
    assert len({row.text for row in rows}) == 840
    assert sum(row.category.startswith("neg_") for row in rows) == 320


def test_every_category_is_there() -> None:
    wanted = """
    pos_G0 pos_G1 pos_G2 pos_G3 pos_G4 pos_G5 pos_drop pos_place pos_producer pos_star sent amb_generic
    amb_same amb_type amb_drop neg_place neg_product neg_producer neg_star neg_other neg_pending neg_chat
    neg_procedure
    """
    assert {row.category for row in made()} == set(wanted.split())


def test_every_positive_names_a_row_of_the_registry() -> None:
    products = {(row.name, row.producer) for row in small() if row.standing in ("recognised", "generic")}
    for row in made():
        if row.expect != "none":
            assert row.names
            assert row.names <= products, row
            assert row.expect in row.ok


def test_a_negative_names_nothing_and_its_answers_are_those_of_the_rules() -> None:
    for row in made():
        if row.expect == "none":
            assert not row.names
            talk = row.category in ("neg_chat", "neg_procedure")
            assert row.ok == (NOTHING if talk else NEAR if row.category == "neg_star" else NO)


def test_a_name_of_one_product_alone_is_a_plain_yes() -> None:
    plain = [
        row
        for row in made()
        if row.category == "pos_G1" and ("Cốm Na Lo", "Tổ hợp tác sản xuất Cốm thôn Na Lo") in row.names
    ]
    assert all(row.ok == {"certified"} for row in plain)


def test_no_negative_holds_a_registered_name_but_with_another_maker_or_more_stars() -> None:
    """A name that only says a kind of goods may be in it: mật ong, then a place."""
    own = [row for row in small() if row.standing == "recognised" and own_words(row.name, row.places)]
    for query in made():
        if query.expect == "none" and query.category not in ("neg_producer", "neg_star"):
            text = " " + " ".join(canonical(query.text)) + " "
            assert not [row.name for row in own if f" {' '.join(canonical(row.name))} " in text], query


def test_a_claimed_place_is_none_of_the_kinds_places() -> None:
    for query in made():
        if query.category == "neg_place" and query.recipe in ("G0:verbatim", "G0:lower", "G1:fold"):
            words = set(canonical(query.text))
            for row in small():
                fields = set(canonical(" ".join((row.name, row.producer, *row.places))))
                assert not words <= fields, (query, row)


def test_too_many_stars_are_more_than_registered() -> None:
    digits = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
    stars = {canonical(row.name): row.stars or 9 for row in small() if row.standing == "recognised"}
    for query in made():
        if query.category == "neg_star" and query.recipe == "G0:lower":
            words = query.text.replace("*", " ").replace("sao", " ").split()
            claim = next(digits.get(w, 0) or int(w) for w in reversed(words) if w in digits or w.isdigit())
            base = [n for name, n in stars.items() if set(name) <= set(canonical(query.text))]
            assert base
            assert claim > min(base)


def test_other_provinces_as_a_registry() -> None:
    rows = generate(elsewhere(), home_rows(), 1, WORDING, 150, 80, 10)
    assert len(rows) == 240
    assert "neg_pending" not in {row.category for row in rows}
    names = {(row.name, row.producer) for row in elsewhere()}
    assert all(row.names <= names for row in rows)


def test_a_large_registry_is_of_its_seed_and_mostly_of_different_names() -> None:
    rows = large(1, 3000)
    assert rows == large(1, 3000)
    assert rows != large(2, 3000)
    assert rows[: len(small())] == small()
    assert len(rows) == len({row.code for row in rows}) == 3000
    assert 2880 < len({row.name for row in rows}) < 2980


def test_a_set_can_be_written_and_read(tmp_path: Path) -> None:
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join(map(as_json, made())), "utf-8")
    assert tuple(queries(file)) == made()


def test_carriers_are_read_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "carriers.yaml"
    good = "around: ['{p} a']\nlong: ['a {p} b']\nchat: [hi]\nprocedure: [how]\nenglish: ['is {p}']\n"
    file.write_text(good, "utf-8")
    assert carriers(file).around == ("{p} a",)
    file.write_text(good.replace("[hi]", "['{p} hi']"), "utf-8")
    with pytest.raises(ValueError, match="chat"):
        carriers(file)
