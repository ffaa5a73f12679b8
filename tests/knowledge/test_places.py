"""Places: today's communes, the old units, how they find each other, and how people type them."""

from __future__ import annotations

import csv
import importlib
from itertools import permutations

import pytest

from knowledge import places
from knowledge.data import DATA
from knowledge.place_names import find, says_kind, within
from knowledge.places import Unit, contains, kin, of, same_area, today_of, units, unresolved


def only(text: str) -> Unit:
    return find(text)[0]


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_the_units_of_today() -> None:
    """There are 99: 89 communes and 10 wards, each with a code of its own and a place on the map."""
    today = [unit for unit in units() if unit.level == "today"]

    assert len({unit.code for unit in today}) == len(today) == 99
    assert sum(unit.kind == "phường" for unit in today) == 10
    assert all(21 < (unit.latitude or 0) < 23 and 103 < (unit.longitude or 0) < 106 for unit in today)


def test_every_old_unit_went_somewhere() -> None:
    """Each old unit is known by what it became, and each unit of today by what it grew from."""
    old = [unit for unit in units() if unit.level != "today"]

    assert sum(unit.level == "district" for unit in old) == 18
    assert all(places.became(unit) for unit in old)
    assert {code for unit in old for code in unit.today} == {u.code for u in units() if u.level == "today"}
    assert all(of("", unit.district) for unit in old if unit.level != "district")


@pytest.mark.parametrize("file", ["products.csv", "pending_or_revoked.csv", "sales_points.csv"])
def test_every_place_of_the_registry_is_known_or_listed(file: str) -> None:
    """Nothing the shipped files name is left without a unit or a reason."""
    outside = {("", "Hà Nội")}  # a shop there is named
    named = {
        (part.strip(), row["district"])
        for row in rows(file)
        if row["district"]
        for part in row.get("commune", "").split(";")
    }

    missing = {place for place in named if of(*place) is None}
    assert missing <= outside | set(unresolved())
    assert all(unresolved().values())


def test_old_and_new_names_find_each_other() -> None:
    """Nậm Đét, huyện Bắc Hà and xã Bảo Nhai are kin; two communes of one district are not."""
    three = [only("Nậm Đét"), only("huyện Bắc Hà"), only("xã Bảo Nhai")]

    assert [unit.full for unit in three] == ["xã Nậm Đét", "huyện Bắc Hà", "xã Bảo Nhai"]
    assert all(same_area(one, other) for one, other in permutations(three, 2))
    assert not same_area(only("Nậm Đét"), only("Bản Phố"))
    assert contains(three[1], three[0])
    assert contains(three[1], three[2])
    assert contains(three[2], three[0])
    assert not contains(three[0], three[2])


def test_kin_is_mutual() -> None:
    """Whoever is found from one side is found from the other."""
    assert all(unit in kin(other) for unit in units() for other in kin(unit))


@pytest.mark.parametrize(
    ("commune", "district", "now"),
    [
        ("Nậm Đét", "Bắc Hà", "xã Bảo Nhai"),
        ("thị trấn Mậu A", "Văn Yên", "xã Mậu A"),
        ("Mỹ Gia; Yên Thành", "Yên Bình", "xã Yên Thành"),
        ("Giới Phiên", "thành phố Yên Bái", "phường Âu Lâu"),
        ("Tà Chải", "Bắc Hà", "xã Bắc Hà"),  # merged into the town before 2025
        ("Phong Hải", "Bảo Thắng", "xã Phong Hải"),  # the town of a farm, by its short name
        ("thị trấn Mù Căng Chải", "Mù Căng Chải", "xã Mù Cang Chải"),
        ("Nậm Đét", "Sa Pa", ""),
        ("Nậm Đét; Không Đâu", "Bắc Hà", ""),
    ],
)
def test_today_of(commune: str, district: str, now: str) -> None:
    """An old commune is known by its name in its district; one that is not known makes no answer."""
    assert ", ".join(unit.full for unit in today_of(commune, district)) == now


def test_a_row_without_a_district() -> None:
    """A commune alone is one of today, or an old one whose name occurs once."""
    assert of("Bắc Hà", "") == only("xã Bắc Hà")
    assert of("Nậm Đét", "") == only("nam det")
    assert of("Thanh Bình", "") is None


TYPED = {
    "huyện Bắc Hà": "huyện Bắc Hà",
    "xã Bảo Nhai": "xã Bảo Nhai",
    "tx Sa Pa": "thị xã Sa Pa",
    "huyen sapa": "thị xã Sa Pa",
    "Sa Pả": "phường Sa Pả",
    "TP Lào Cai": "thành phố Lào Cai",
    "tt. khanh yen": "thị trấn Khánh Yên",
    "nam det": "xã Nậm Đét",
    "NẬM ĐÉT": "xã Nậm Đét",
    "nam det bac ha": "xã Nậm Đét",
    "Nậm Đét, huyện Bắc Hà, tỉnh Lào Cai": "xã Nậm Đét",
    "tân an yên bái": "phường Tân An",
    "ở Bắc Hà thì sao": "huyện Bắc Hà",
    "xã Bắc Hà hiện nay": "xã Bắc Hà",
    "Bac Ha district": "huyện Bắc Hà",
    "mu cang chai": "huyện Mù Cang Chải",
    "Mù Căng Chải": "huyện Mù Cang Chải",
    "tả giàng phìn": "xã Tả Giàng Phìn",
}


@pytest.mark.parametrize(("text", "meant"), TYPED.items())
def test_places_as_people_type_them(text: str, meant: str) -> None:
    """With marks or none, with a word of kind or none, within another place or alone."""
    assert only(text).full == meant


@pytest.mark.parametrize("text", ["", "Hà Nội", "tương ớt", "tỉnh Lào Cai", "nậm đét sa pa", "xã", "a " * 50])
def test_no_place(text: str) -> None:
    """What is no place here is not found, nor one that does not lie where it is said to."""
    assert find(text) == []


SHARED = ["Bắc Hà", "Sa Pa", "Bảo Thắng", "Si Ma Cai", "Bát Xát", "Mường Khương", "Bảo Yên", "Văn Bàn"]
SHARED += ["Nghĩa Lộ", "Yên Bái", "Lào Cai", "Lục Yên", "Trấn Yên", "Trạm Tấu", "Văn Chấn", "Yên Bình"]


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_name(name: str) -> None:
    """A shopper means the old district, an official today's unit; a word of kind decides for both."""
    district, now = find(name)[0], find(name, official=True)[0]

    assert (district.level, now.level) == ("district", "today")
    assert find(district.full, official=True) == [district]
    assert find(now.full)[0] == now
    assert find(f"{name} cũ", official=True)[0] == district
    assert find(f"{name} mới")[0] == now
    assert same_area(district, now)


def test_an_old_commune_whose_namesake_lies_elsewhere() -> None:
    """Thị trấn Khánh Yên went into xã Văn Bàn; xã Khánh Yên of today is another place."""
    town, now = find("Khánh Yên")

    assert (town.full, now.full) == ("thị trấn Khánh Yên", "xã Khánh Yên")
    assert [unit.full for unit in places.became(town)] == ["xã Văn Bàn"]


def test_an_address_names_its_commune_with_the_kind() -> None:
    """A market named like a commune is not taken for one; without a commune the district stands."""
    assert within("tổ 5, thị trấn Khánh Yên", "Văn Bàn") == only("thị trấn Khánh Yên")
    assert within("chợ Bắc Hà", "Bắc Hà") == only("huyện Bắc Hà")
    assert within("thôn 1", "xã Bảo Nhai") == only("xã Bảo Nhai")
    assert within("phố đi bộ", "Hà Nội") is None
    assert says_kind("xã Bảo Nhai")
    assert not says_kind("Bảo Nhai")


def test_the_script_makes_the_same_file() -> None:
    """Run again, with the packages at hand, the script writes the file that is shipped."""
    for package in ("vietnamadminunits", "vietnam_provinces"):
        pytest.importorskip(package)
    build = importlib.import_module("knowledge.data.build_places")

    made = [{name: str(row.get(name, "")) for name in build.COLUMNS} for row in build.places()]
    assert made == rows("places.csv")
