"""Pages of registers: found by name, code, region and industry, stable while others write, narrowed by reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coordination.desk.importing import import_register
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.registers import counties_held
from coordination.errors import BadInputError
from coordination.model.access import Account, Reach, Role, caller_of
from coordination.model.items import InspectionItem, ItemClass, JointItem
from coordination.model.pages import Page, TargetFilter, Wanted
from coordination.model.people import Department, HalfDay, Inspector, Leave
from coordination.model.targets import PastVisit, Target
from coordination.storage import target_pages
from coordination.storage.database import Work
from coordination.storage.reading import one_within, page_within
from coordination.storage.registers import ROW_OF, everything, write
from coordination.storage.target_pages import target_page
from coordination.storage.targets import absorb
from tests.coordination.intake.files_of import as_csv

EVERYBODY = Reach()
HEADER = ["名称", "统一社会信用代码", "内部编号", "所属区县", "地址", "行业代码"]
ROWS = [
    ["聊城海天餐饮有限公司", "91371502MA000020X0", "", "371502", "示例路1号", "6210"],
    ["聊城天海药房有限公司", "", "XM-2026-001", "371502", "示例路2号", "5251"],
    ["阳谷海天（北区）餐饮店", "", "XM-2026-002", "371521", "示例路3号", "6210"],
    ["临清ＡＢＣ超市", "", "XM-2027-001", "371581", "示例路4号", "5211"],
    ["济南示例餐饮有限公司", "", "YD-1", "370102", "示例路5号", "6220"],
]


@pytest.fixture
def filled(office: Office) -> Office:
    outcome = import_register(office, "targets", as_csv([HEADER, *ROWS]))
    assert outcome.refused == 0
    return office


def names(office: Office, reach: Reach = EVERYBODY, **filters: str) -> list[str]:
    """Names of all pages of two targets each, put together."""
    found: list[str] = []
    page: Page[Target] = Page((), ("start",))
    after: tuple[str, ...] = ()
    while page.following:
        with office.database.reading() as session:
            page = target_page(session, reach, TargetFilter(**filters), Wanted(2, after))
        assert len(page.records) <= 2
        found += [target.name for target in page.records]
        after = page.following
    assert len(found) == len(set(found))
    return found


def test_counties_to_choose_from_are_those_with_targets_within_reach(filled: Office) -> None:
    county = Account("yang", "示例", Role.OFFICE, region="371521")
    held = [one.code for one in counties_held(filled, OPERATOR)]
    assert held == ["370102", "371502", "371521", "371581"]
    assert [one.code for one in counties_held(filled, caller_of(county))] == ["371521"]


def test_a_name_is_found_by_any_part_of_it(filled: Office) -> None:
    assert set(names(filled, name="海天")) == {ROWS[0][0], ROWS[2][0]}
    assert set(names(filled, name="餐饮有限")) == {ROWS[0][0], ROWS[4][0]}
    assert names(filled, name="城海天餐") == [ROWS[0][0]]
    assert names(filled, name="海饮") == []


def test_full_width_letters_and_brackets_are_the_same_as_ordinary_ones(filled: Office) -> None:
    assert names(filled, name="abc超") == names(filled, name="ＡＢＣ超") == [ROWS[3][0]]
    assert names(filled, name="(北区)") == [ROWS[2][0]]


@pytest.mark.parametrize("name", ['"', "a OR b", "海天*", "'; drop table target", "%%", "__", "name : x", "\x01\x02"])
def test_marks_of_query_languages_are_only_text(filled: Office, name: str) -> None:
    assert names(filled, name=f"{name}?") == []


def test_one_character_is_too_few_to_look_for(filled: Office) -> None:
    with pytest.raises(BadInputError) as refused:
        names(filled, name="海")
    assert refused.value.code == "name-too-short"


def test_a_code_is_found_by_its_beginning_each_target_once(filled: Office) -> None:
    assert set(names(filled, code="XM-2026")) == {ROWS[1][0], ROWS[2][0]}
    assert names(filled, code="9137") == [ROWS[0][0]]
    assert names(filled, code="MA0000") == [ROWS[0][0]]
    assert names(filled, code="") == names(filled)
    assert len(names(filled)) == 5


def test_a_region_stands_for_all_below_it(filled: Office) -> None:
    assert set(names(filled, region="371500")) == {row[0] for row in ROWS[:4]}
    assert set(names(filled, region="371502")) == {ROWS[0][0], ROWS[1][0]}
    assert names(filled, region="37150") == names(filled, region="371502")


@pytest.fixture(params=[1_000, -1], ids=["few are looked at", "one filter leads"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which several filters are answered; a register as small as this one has few of everything."""
    monkeypatch.setattr(target_pages, "_FEW", request.param)


@pytest.mark.usefixtures("either_way")
def test_filters_hold_together(filled: Office) -> None:
    assert names(filled, name="海天", region="371521") == [ROWS[2][0]]
    assert names(filled, industry="62", region="371502") == [ROWS[0][0]]
    assert names(filled, code="XM", name="药房") == [ROWS[1][0]]
    assert set(names(filled, industry="62")) == {ROWS[0][0], ROWS[2][0], ROWS[4][0]}
    assert names(filled, code="XM", name="abc超") == names(filled, code="XM", name="ＡＢＣ") == [ROWS[3][0]]
    assert names(filled, code="9137", name="天餐") == [ROWS[0][0]]
    assert names(filled, name="餐饮", industry="621") == [ROWS[0][0], ROWS[2][0]]


def test_few_are_gone_through_to_the_end_though_they_are_no_longer_few(
    filled: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = TargetFilter(region="371500", industry="62")
    with filled.database.reading() as session:
        first = target_page(session, EVERYBODY, asked, Wanted(1))
    monkeypatch.setattr(target_pages, "_FEW", -1)
    with filled.database.reading() as session:
        second = target_page(session, EVERYBODY, asked, Wanted(1, first.following))
    assert {one.name for page in (first, second) for one in page.records} == {ROWS[0][0], ROWS[2][0]}
    assert second.following == ()


@pytest.mark.usefixtures("either_way")
@pytest.mark.parametrize("filters", [{}, {"name": "示例"}, {"name": "海天"}, {"code": "XM"}, {"industry": "62"}])
def test_a_region_narrows_every_question(filled: Office, filters: dict[str, str]) -> None:
    seen = names(filled, Reach(region="371521"), **filters)
    assert set(seen) <= {ROWS[2][0]}
    assert set(names(filled, Reach(region="371521"), region="371502", **filters)) == set()


def test_pages_stay_as_they_are_while_others_add_and_remove(filled: Office) -> None:
    with filled.database.reading() as session:
        first = target_page(session, EVERYBODY, TargetFilter(region="371500"), Wanted(2))
    import_register(filled, "targets", as_csv([HEADER, ["新来的", "", "AAA-0", "371502", "路", ""]]))
    with filled.database.transaction() as session:
        absorb(session, first.records[0].id, [first.records[1].id])
    with filled.database.reading() as session:
        second = target_page(session, EVERYBODY, TargetFilter(region="371500"), Wanted(2, first.following))
    assert {one.name for one in second.records} == {ROWS[2][0], ROWS[3][0]}


def test_a_changed_or_merged_target_is_found_as_it_is_now(filled: Office) -> None:
    import_register(filled, "targets", as_csv([HEADER, ["改名后的药店", *ROWS[1][1:3], "371521", *ROWS[1][4:]]]))
    assert names(filled, name="天海药房") == []
    assert names(filled, name="改名后") == names(filled, name="改名后", region="371521") == ["改名后的药店"]
    with filled.database.transaction() as session:
        gone = next(target.id for target in everything(session, Target) if target.name == "改名后的药店")
        kept = next(target.id for target in everything(session, Target) if target.name == ROWS[0][0])
        absorb(session, kept, [gone])
    assert names(filled, name="改名后") == []


def test_a_place_of_another_list_is_refused(filled: Office) -> None:
    for after in [("region", "371502", "x"), ("id",), ("id", "x", "y"), ("nonsense",)]:
        with filled.database.reading() as session, pytest.raises(BadInputError) as refused:
            target_page(session, EVERYBODY, TargetFilter(), Wanted(2, after))
        assert refused.value.code == "cursor-unreadable"


def inspector(number: str, department: str, district: str) -> Inspector:
    return Inspector(
        number, "示例", department, "科员", "县", district, "", (district,), (), "厅", date(2028, 1, 1), may_lead=True
    )


def keys_seen(session: Work, record_type: type, reach: Reach) -> list[str]:
    key = ROW_OF[record_type].__table__.primary_key.columns.keys()[0]  # type: ignore[attr-defined]
    found = page_within(session, record_type, reach, Wanted(100), {})
    return [getattr(record, key) for record in found.records]


def test_a_department_sees_its_own_people_absences_and_results(filled: Office) -> None:
    people = [inspector("P1", "AMR", "371502"), inspector("P2", "AMR", "371521"), inspector("P3", "FIRE", "371502")]
    with filled.database.transaction() as session:
        target = everything(session, Target)[0].id
        write(session, [Department("FIRE", "消防", "Fire", "消", (), vertical=True)])
        write(session, people)
        write(session, [Leave(one.certificate_number, date(2026, 4, 1), date(2026, 4, 2)) for one in people])
        write(session, [PastVisit(target, date(2025, 5, 5), department, ()) for department in ("AMR", "FIRE")])
    with filled.database.reading() as session:
        assert keys_seen(session, Inspector, EVERYBODY) == ["P1", "P2", "P3"]
        assert keys_seen(session, Inspector, Reach(department="AMR")) == ["P1", "P2"]
        assert keys_seen(session, Leave, Reach(department="FIRE")) == ["P3"]
        assert keys_seen(session, Leave, Reach(department="AMR", region="371521")) == ["P2"]
        assert keys_seen(session, Leave, Reach(inspector="P3")) == ["P3"]
        assert len(keys_seen(session, PastVisit, Reach(department="AMR"))) == 1
        assert keys_seen(session, PastVisit, Reach(region="999999")) == []
        assert one_within(session, Inspector, Reach(department="AMR"), ["P3"]) is None
        leave = one_within(session, Leave, EVERYBODY, ["P3", date(2026, 4, 1), HalfDay.WHOLE_DAY.value])
        assert leave == Leave("P3", date(2026, 4, 1), date(2026, 4, 2))


def test_pages_over_several_keys_go_on_where_they_stopped(filled: Office) -> None:
    with filled.database.transaction() as session:
        write(session, [inspector("P1", "AMR", "371502"), inspector("P2", "AMR", "371502")])
        days = [(person, date(2026, 4, day)) for person in ("P1", "P2") for day in range(1, 6)]
        write(session, [Leave(person, day, day) for person, day in days])
    seen: list[Leave] = []
    page: Page[Leave] = Page((), ("start",))
    after: tuple[str, ...] = ()
    while page.following:
        with filled.database.reading() as session:
            page = page_within(session, Leave, EVERYBODY, Wanted(3, after), {})
        seen, after = [*seen, *page.records], page.following
    assert [(one.inspector, one.first_date) for one in seen] == days


def test_a_department_sees_the_items_it_leads_or_takes_part_in(office: Office) -> None:
    with office.database.transaction() as session:
        joint = JointItem(
            "J1", "领域", "事项", ItemClass.KEY, "对象", "AMR", ("EMERG", "HURD"), (), "依据", (), "", "", "", ""
        )
        write(session, [joint, replace(joint, code="J2", lead_department="HURD", cooperating_departments=())])
    with office.database.reading() as session:
        assert keys_seen(session, JointItem, Reach(department="AMR")) == ["J1"]
        assert keys_seen(session, JointItem, Reach(department="HURD")) == ["J1", "J2"]
        assert keys_seen(session, InspectionItem, Reach(department="AMR")) == []
