"""Imports: the same file twice changes nothing, one target stays one, and what refers to it follows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from coordination.desk.importing import import_register
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.register_coverage import CountyCoverage, compare_register
from coordination.desk.tasks import read_checklists
from coordination.desk.work_rules import public_department, public_departments
from coordination.desk.year_end import assess_department
from coordination.errors import NotFoundError
from coordination.model.items import Checklist
from coordination.model.targets import PastVisit, Target
from coordination.model.work_rules import SECTIONS, WorkRules
from coordination.model.year_end import Evidence
from coordination.stages.identify import premises_of
from coordination.storage.registers import everything
from coordination.storage.targets import places, targets_of_entries
from tests.coordination.conduct import CLERK, JOINT, OFFICER, URBAN_CLERK, conduct
from tests.coordination.intake.files_of import as_csv, as_xlsx

REGISTERS = Path(__file__).parents[3] / "seeds" / "registers"
USCC, OTHER_USCC, OLD = "91371502MA000020X0", "91350100M000100Y43", "371502200001234"
HEADER = ["名称", "统一社会信用代码", "注册号", "所属区县", "地址"]


def targets(office: Office) -> list[Target]:
    with office.database.transaction() as session:
        return everything(session, Target)


def bring(office: Office, kind: str, *rows: list[str]) -> tuple[int, int, int, int]:
    outcome = import_register(office, kind, as_csv(rows))
    return outcome.new, outcome.changed, outcome.unchanged, outcome.refused


@pytest.mark.parametrize(
    ("kind", "file", "rows"),
    [("items", "items.csv", 99), ("joint-items", "joint_items.csv", 29), ("work-rules", "work_rules.csv", 17)],
)
def test_our_own_lists_import_without_a_fault_and_only_once(office: Office, kind: str, file: str, rows: int) -> None:
    import_register(office, "items", (REGISTERS / "items.csv").read_bytes())
    raw = (REGISTERS / file).read_bytes()
    first, second = import_register(office, kind, raw), import_register(office, kind, raw)
    assert first.refused == second.refused == 0
    assert first.new + first.unchanged == rows
    assert (second.new, second.changed, second.unchanged) == (0, 0, rows)


def test_new_changed_unchanged_and_refused_are_counted(office: Office) -> None:
    shop, bakery = ["甲", USCC, "", "371502", "路1号"], ["乙", OTHER_USCC, "", "371502", "路2号"]
    assert bring(office, "targets", HEADER, shop, bakery, ["丙", "123", "", "371502", "路3号"]) == (2, 0, 0, 1)
    assert bring(office, "targets", HEADER, shop, ["乙", OTHER_USCC, "", "371502", "路22号"]) == (0, 1, 1, 0)
    assert {target.name: target.address for target in targets(office)} == {"甲": "路1号", "乙": "路22号"}


def test_of_many_rows_the_first_are_kept_one_by_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coordination.storage.targets.MOST_ROWS_KEPT", 1)
    rows = [["甲", USCC, "", "371502", "路1号"], ["乙", OTHER_USCC, "", "371502", "路2号"]]
    first = import_register(office, "targets", as_csv([HEADER, *rows]))
    again = import_register(office, "targets", as_csv([HEADER, *([*row[:4], "别处"] for row in rows)]))
    kept = (("market_entity", USCC),)
    assert (first.new, first.written.new, first.written.changed) == (2, kept, ())
    assert (again.changed, again.written.new, again.written.changed) == (2, (), kept)


def test_an_old_number_is_matched_when_the_18_digit_code_appears(office: Office) -> None:
    bring(office, "targets", HEADER, ["甲", "", OLD, "371502", "路1号"])
    assert [target.id for target in targets(office)] == [OLD]
    bring(office, "targets", HEADER, ["甲", USCC, OLD, "371502", "路1号"])
    (target,) = targets(office)
    assert (target.id, target.uscc, target.registration_number) == (OLD, USCC, OLD)


def test_two_targets_turn_out_to_be_one_and_their_visits_follow(office: Office) -> None:
    import_register(office, "items", (REGISTERS / "items.csv").read_bytes())
    apart = [HEADER, ["甲", "", OLD, "371502", "路1号"], ["甲公司", USCC, "", "371502", "路1号"]]
    written = import_register(office, "targets", as_csv(apart)).written
    assert (len(targets(office)), len(written.new), written.changed) == (2, 2, ())
    visits = [["对象代码", "检查日期", "检查部门", "事项编码"]]
    visits += [[OLD, "2025-09-01", "AMR", "AMR-03"], [USCC, "2025-10-01", "AMR", ""], [USCC, "2025-09-01", "AMR", ""]]
    assert bring(office, "visits", *visits) == (3, 0, 0, 0)
    bring(office, "targets", [*HEADER, "许可证编号"], ["甲", USCC, OLD, "371502", "路1号", "JY1"])
    (target,) = targets(office)
    assert target.id == USCC
    with office.database.transaction() as session:
        past = everything(session, PastVisit)
        leads_to = targets_of_entries(session, written.new)
    assert set(leads_to) == set(written.new)
    assert set(leads_to.values()) == {USCC}
    assert {(visit.target, visit.visited_on) for visit in past} == {(USCC, date(2025, 9, 1)), (USCC, date(2025, 10, 1))}


def test_one_target_under_several_registers_and_licences_keeps_what_each_knows(office: Office) -> None:
    bring(office, "targets", [*HEADER, "许可标签"], ["甲公司", USCC, "", "371502", "路1号", ""])
    rows = [["检查对象名称", "信用代码", "区县代码", "经营场所", "许可证号", "监管标签", "名录库"]]
    rows += [["甲（餐饮）", USCC, "371502", "别处", "JY1", "食品经营许可", "非标准库"]]
    rows += [["甲（零售）", USCC, "371502", "别处", "JY2", "烟草零售", "非标准库"]]
    assert bring(office, "targets", *rows) == (2, 0, 0, 0)
    (target,) = targets(office)
    assert (target.name, target.address) == ("甲公司", "路1号")
    assert set(target.tags) == {"食品经营许可", "烟草零售"}
    assert bring(office, "targets", *rows) == (0, 0, 2, 0)


def test_different_targets_at_one_place_share_their_premises(office: Office) -> None:
    rows = [["甲", USCC, "", "371502", "柳园路 1 号"], ["乙", OTHER_USCC, "", "371502", "柳园路1号"]]
    rows += [["丙", "", OLD, "371502", "柳园路"], ["丁", "", "371502200001235", "371502", "柳园路"]]
    bring(office, "targets", HEADER, *rows)
    premises = {target.name: target.premises for target in targets(office)}
    assert premises["甲"] == premises["乙"]
    assert len({premises["甲"], premises["丙"], premises["丁"]}) == 3


def test_after_every_import_premises_are_those_of_all_places(office: Office) -> None:
    """Where an import moves nobody they are not worked out again; they are the same as if they were."""
    header = [*HEADER, "经度", "纬度", "联系电话"]
    third = "371502200001235"
    steps = [
        ["甲", USCC, "", "371502", "柳园路1号", "", "", ""],
        ["乙", OTHER_USCC, "", "371502", "柳园路1号", "", "", ""],
        ["乙", OTHER_USCC, "", "371502", "柳园路1号", "", "", "0635-0000001"],  # only the phone
        ["丙", "", third, "371502", "古楼街9号", "115.9", "36.4", ""],
        ["甲", USCC, "", "371502", "柳园路1号", "115.9", "36.4", ""],  # joins all three
        ["甲改名", USCC, "", "371502", "柳园路1号", "115.9", "36.4", ""],
        ["甲改名", USCC, "", "371502", "柳园路2号", "115.8", "36.4", ""],  # and leaves both
        ["丁", "", OLD, "371502", "柳园路1号", "", "", ""],
        ["甲改名", USCC, OLD, "371502", "柳园路2号", "115.8", "36.4", ""],  # two that are one
        ["乙", OTHER_USCC, "", "371521", "柳园路1号", "", "", ""],
    ]
    asked = []
    for step in steps:
        with office.database.statements() as statements:
            bring(office, "targets", header, step)
        asked.append(any("ORDER BY target.id" in one and "WHERE" not in one for one in statements))
        held = {target.id: target.premises for target in targets(office)}
        with office.database.reading() as session:
            assert held == premises_of(places(session)), step
    assert asked == [True, True, False, True, True, False, True, True, True, True]


def test_leave_recusals_and_exemptions_refer_to_what_is_registered(office: Office) -> None:
    bring(office, "targets", HEADER, ["甲", USCC, "", "371502", "路1号"])
    people = [["执法证号", "姓名", "部门", "职务", "所属区县", "执法区域", "发证机关", "证件有效期", "专长"]]
    people += [
        ["LC-1", "示例一", "市工商局", "科长", "东昌府区", "371502、371503", "省司法厅", "2028-12-31", "食品安全监管"]
    ]
    assert bring(office, "inspectors", *people) == (1, 0, 0, 0)
    assert bring(
        office, "leave", ["执法证号", "开始日期", "结束日期", "时段"], ["LC-1", "2026-04-07", "2026-04-08", "上午"]
    ) == (1, 0, 0, 0)
    assert bring(
        office, "recusals", ["执法证号", "对象代码", "事由"], ["LC-1", USCC, "近姻亲"], ["LC-9", USCC, "x"]
    ) == (1, 0, 0, 1)
    spans = [["对象代码", "开始日期", "结束日期", "依据"], [USCC, "2026-01-01", "2026-12-31", "名单"]]
    assert bring(office, "exemptions", *spans) == (1, 0, 0, 0)


def test_an_import_tells_how_far_it_is_up_to_all_of_it(office: Office) -> None:
    told: list[tuple[str, int, int]] = []
    rows = [[f"店{number}", "", f"3715022000{number:05}", "371502", f"路{number}号"] for number in range(2_500)]
    import_register(office, "targets", as_csv([HEADER, *rows]), told=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "read"] == [
        ("read", 1000, 2502),
        ("read", 2000, 2502),
        ("read", 2501, 2501),
    ]
    assert list(dict.fromkeys(step for step, _, _ in told)) == ["read", "identify", "store", "premises"]
    last = {step: (done, total) for step, done, total in told}
    assert all(done == total for done, total in last.values())
    assert last["store"] == (2_500, 2_500)


def test_an_unknown_kind_is_told_with_those_there_are(office: Office) -> None:
    with pytest.raises(NotFoundError) as unknown:
        import_register(office, "shops", as_xlsx([["x"]]))
    assert "targets" in str(unknown.value.values["known"])


def test_check_points_come_from_a_file_and_are_told_with_the_inspection(office: Office) -> None:
    work = conduct(office)
    head = "事项编码,工作程序,检查要点\n"
    raw = f"{head}AMR-03,出示证件后现场查看,许可证有效、健康证明\nURBAN-02,看软管,软管年限\nNONE-1,查,查\n".encode()
    done = import_register(office, "checklists", raw, CLERK.reach)
    assert (done.new, done.refused) == (1, 2)  # another department's, and one nobody knows
    assert read_checklists(work.office, OFFICER, JOINT) == [
        ("餐饮服务食品安全监督检查", Checklist("AMR-03", "出示证件后现场查看", ("许可证有效", "健康证明")))
    ]
    assert read_checklists(work.office, URBAN_CLERK, JOINT) == [("用气安全检查", None)]


def test_work_rules_are_public_from_their_day_and_say_what_the_pack_asks_for(office: Office) -> None:
    work = conduct(office, "JN")
    head = "部门,细则名称,抽查比例和频次,抽查操作流程,检查工作规范,公布日期\n"

    def handed_in(rows: str) -> None:
        import_register(work.office, "work-rules", f"{head}{rows}".encode(), CLERK.reach)

    def assessed() -> tuple[Evidence, int | None, int | None]:
        found = assess_department(work.office, CLERK, 2026, "AMR")
        return next((one.evidence, one.count, one.of) for one in found if one.rule == "CX-A09")

    handed_in("市市场监管局,细则,5%每年1次,摇号,,2026-01-10\n市城管局,细则,1%,摇号,两人,2026-01-10\n")
    told = {one.code: one for one in public_departments(work.office)}
    assert told["AMR"].rules == WorkRules(
        "AMR", "细则", ratio_and_frequency="5%每年1次", procedure="摇号", published_on=date(2026, 1, 10)
    )
    assert told["AMR"].missing == ("norms",)  # of the three that JN-13 asks for
    assert (told["URBAN"].rules, told["URBAN"].missing) == (None, ("ratio_and_frequency", "procedure", "norms"))
    assert assessed() == (Evidence.NOT_MET, 2, 3)
    handed_in("市市场监管局,细则,5%每年1次,摇号,两人,2999-01-10\n")
    assert public_department(work.office, "AMR").rules is None
    assert assessed() == (Evidence.NOT_MET, 0, 3)
    handed_in("市市场监管局,细则,5%每年1次,摇号,两人,2026-01-10\n")
    assert assessed() == (Evidence.MET, 3, 3)
    with pytest.raises(NotFoundError):
        public_department(work.office, "NONE")


def test_every_pack_asks_for_sections_there_are(office: Office) -> None:
    asked = {pack: set(office.reference.shelf.value(pack, "work_rules_sections")) for pack in ("JN", "CX", "LC")}
    assert asked["JN"] == {"ratio_and_frequency", "procedure", "norms"}
    assert asked["CX"] | asked["JN"] == set(SECTIONS) == asked["LC"]


def test_a_list_of_registrations_says_who_is_not_in_the_register_and_changes_nothing(office: Office) -> None:
    header = [*HEADER, "登记状态"]
    bring(office, "targets", HEADER, ["示例餐饮店", USCC, "", "371502", "路1号"], ["老店", "", OLD, "371521", "路2号"])
    before = targets(office)
    listed = [
        [header[0], *header[1:]],
        ["示例餐饮店", USCC, "", "371502", "路1号", "存续"],
        ["老店改名", OTHER_USCC, OLD, "371521", "路9号", "存续"],  # found by its old number
        ["新店", "", "371502200009999", "371502", "路3号", "存续"],
        ["停了的店", "", "371502200008888", "371502", "路4号", "注销"],
        ["写错的店", "91371502MA000020X1", "", "371502", "路5号", "存续"],
    ]
    found = compare_register(office, OPERATOR, as_csv(listed))
    assert found.counties == (CountyCoverage("371502", 2, 1), CountyCoverage("371521", 1, 1))
    assert [one.name for one in found.missing] == ["新店"]
    assert {one.row for one in found.faults} == {6}
    assert not found.is_complete
    assert compare_register(office, OPERATOR, as_csv(listed[:3])).is_complete
    assert targets(office) == before
