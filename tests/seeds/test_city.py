"""The made-up city: as large as promised, every code valid, every place inside its county's reach, nobody real."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date

import pytest

from coordination.model.codes import uscc_fault
from seeds.demo.city import City, Row
from seeds.demo.files import register_files, visits_elsewhere
from seeds.loading import reference, table

REFERENCE = reference()


@pytest.fixture(scope="module")
def targets() -> list[Row]:
    return City("any seed", REFERENCE.regions).targets


def test_it_is_as_large_as_a_city(targets: list[Row]) -> None:
    assert len(targets) >= 60_000
    assert len({row["所属区县"] for row in targets}) == 11


def test_codes_are_valid_and_nobody_has_two_or_shares_one(targets: list[Row]) -> None:
    codes = [row["统一社会信用代码"] for row in targets if row["统一社会信用代码"]]
    assert [code for code in codes if uscc_fault(code)] == []
    assert len(set(codes)) == len(codes)
    assert {row["名录库"] for row in targets if not row["统一社会信用代码"]} == {"非标准库"}


def test_places_are_in_the_city_and_some_share_a_building(targets: list[Row]) -> None:
    for row in targets:
        assert 115.2 < float(row["经度"]) < 116.6
        assert 35.7 < float(row["纬度"]) < 37.1
    shared = Counter(row["地址"] for row in targets)
    assert max(shared.values()) > 1
    assert all(row["地址"] for row in targets)


def test_nobody_is_real(targets: list[Row]) -> None:
    assert {row["法定代表人"][1:] for row in targets} == {"某某"}
    assert all(row["联系电话"].startswith("0635-0") for row in targets)  # no subscriber number begins with 0


def test_inspectors_leave_and_a_year_of_visits() -> None:
    files = register_files(City("any seed", REFERENCE.regions, 0.02), REFERENCE.specialties, REFERENCE.calendar)
    names = [name for _, name, _ in files]
    assert len(names) == len(set(names))
    assert {kind for kind, _, _ in files} == {"targets", "inspectors", "leave", "visits", "recusals", "exemptions"}


def test_other_systems_visit_nobody_who_was_visited_whatever_code_they_are_known_by() -> None:
    city = City("any seed", REFERENCE.regions, 0.02)
    days = list(REFERENCE.calendar.working_days(date(2026, 4, 1), date(2026, 6, 1)))
    old = {row["统一社会信用代码"] for row in city.targets if row["注册号"]}
    planned = {row["统一社会信用代码"] for row in city.targets[::2]}
    told = csv.DictReader(io.StringIO(visits_elsewhere(city, "2026Q3", days, set(), planned).decode("utf-8-sig")))
    told_of = {row["对象代码"] for row in told}
    assert old - planned
    assert told_of
    assert not told_of & (old | planned)


def test_reference_data_is_as_complete_as_promised() -> None:
    items, joint = list(table("registers/items.csv")), list(table("registers/joint_items.csv"))
    assert len(REFERENCE.departments) == 17
    assert len(items) >= 60
    assert len(joint) >= 12
    places = {pack: REFERENCE.shelf.value(pack, "region_code") for pack in ("JN", "LC", "CX", "HK", "ZB")}
    assert set(places.values()) <= set(REFERENCE.regions.by_code)
    assert len(set(places.values())) == 5
    assert len([code for code in REFERENCE.industries if len(code) == 1]) == 20
    assert len({code for divisions in REFERENCE.divisions.values() for code in divisions}) == 97
    for row in items:
        assert all(row[column] for column in ("检查依据", "部门", "事项类别", "检查方式", "适用主体类型"))
    known = {row["事项编码"] for row in items}
    assert {code for row in joint for code in row["事项编码"].split("、")} <= known
