"""Results are public where they may be, never change but by the head, and claim nothing that is not confirmed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict, replace
from datetime import date

import pytest

from coordination.desk import documents, results, tasks
from coordination.desk.approving import file_version
from coordination.desk.deadlines import change_clocks, compare_clocks, what_is_due
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.deadlines import Clock, DueState
from coordination.model.documents import Subject
from coordination.model.follow_ups import FollowUpKind, FollowUpState
from coordination.model.on_site import Outcome
from coordination.model.pages import Wanted
from coordination.model.results import Correction, Disclosure, ItemCorrection, ResultState, SyncState
from coordination.model.targets import PastVisit, Target
from coordination.model.tasks import TaskFilter
from coordination.rules.planning import draw_rules, planning_rules
from coordination.stages.draw import Scope, build_frame
from coordination.stages.export import PublicityRow
from coordination.stages.pose import Registers, pose
from coordination.storage import planning
from coordination.storage.registers import everything
from tests.coordination.conduct import (
    CLERK,
    HEAD,
    JOINT,
    JPEG,
    LETTER,
    OFFICER,
    Q2,
    REVIEWER,
    SINGLE,
    URBAN_CLERK,
    URBAN_HEAD,
    Conduct,
    conduct,
)
from tests.coordination.records import batch, item
from tests.coordination.versions import OTHER, VISIT

RIGHT = Correction("复查查明软管为新换", (ItemCorrection("AMR-03", (Outcome.NO_PROBLEM,)),))


def published_visit(office: Office) -> Conduct:
    """A joint visit that is done, with the result of one department published."""
    work = conduct(office)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    work.report()
    work.publish()
    return work


def test_everybody_reads_outcomes_under_the_name_of_the_target_and_no_free_text(office: Office) -> None:
    work = published_visit(office)
    work.report("URBAN")
    page = results.public_results(work.office, "", VISIT.target, Wanted(10))
    assert [(one.department, one.target_name, one.conclusion, one.version) for one in page.records] == [
        ("AMR", VISIT.target_name, Outcome.RECTIFICATION_ORDERED, 1)
    ]
    assert "燃气软管" not in str(asdict(page.records[0]))
    assert results.public_results(work.office, "", OTHER.target, Wanted(10)).records == ()


def test_what_all_departments_published_is_one_page_with_the_worst_outcome(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.NO_PROBLEM, Outcome.RECTIFICATION_ORDERED)
    with pytest.raises(NotFoundError):
        results.joint_result(work.office, JOINT)
    work.report()
    work.publish()
    page = results.joint_result(work.office, JOINT)
    assert (page.conclusion, page.complete, len(page.departments)) == (Outcome.NO_PROBLEM, False, 1)
    work.report("URBAN")
    work.publish("URBAN")
    page = results.joint_result(work.office, JOINT)
    assert (page.conclusion, page.complete, len(page.departments)) == (Outcome.RECTIFICATION_ORDERED, True, 2)


def test_what_the_law_keeps_from_the_public_goes_to_a_circle_and_to_no_platform(office: Office) -> None:
    work = conduct(office)
    work.finish()
    work.report()
    result = results.circulate_result(work.office, CLERK, JOINT, "AMR", "市局各科室", "涉及商业秘密")
    assert (result.state, result.disclosure) == (ResultState.PUBLISHED, Disclosure.RESTRICTED)
    assert results.public_results(work.office, "", "", Wanted(10)).records == ()
    assert results.list_syncs(work.office, CLERK, TaskFilter()) == []


def test_only_the_head_corrects_and_nothing_before_it_is_lost(office: Office) -> None:
    work = published_visit(office)
    for caller in (CLERK, REVIEWER, URBAN_HEAD, OPERATOR):
        with pytest.raises(ForbiddenError):
            results.correct_result(work.office, caller, JOINT, "AMR", RIGHT)
    before = work.result("AMR").versions[0]
    results.correct_result(work.office, HEAD, JOINT, "AMR", RIGHT)
    view = work.result("AMR")
    assert (view.versions[1], view.versions[0].signed_by, view.result.state) == (
        before,
        "head.amr",
        ResultState.PUBLISHED,
    )
    with pytest.raises(BadInputError, match="correction-changes-nothing"):
        results.correct_result(work.office, HEAD, JOINT, "AMR", RIGHT)


def test_an_objection_is_accepted_on_the_last_day_and_not_after(office: Office) -> None:
    work = published_visit(office)
    last = date(2026, 7, 3)
    assert {one.clock: one.due_on for _, one in what_is_due(work.office, CLERK, TaskFilter()).dues}[
        Clock.OBJECTION_WINDOW
    ] == last
    work.at("2026-07-06")
    for day, error in ((date(2026, 7, 6), NotAllowedError), (date(2026, 4, 6), BadInputError)):
        with pytest.raises(error):
            results.object_to_result(work.office, CLERK, JOINT, "AMR", "示例店", "不实", day)
    objection = results.object_to_result(work.office, CLERK, JOINT, "AMR", "示例店", "不实", last)
    assert objection.version == 1


def test_nobody_who_had_a_hand_in_it_reviews_and_only_the_reviewer_upholds(office: Office) -> None:
    work = published_visit(office)
    work.object()
    with pytest.raises(ForbiddenError, match="review-of-own-result"):
        results.review_objection(work.office, CLERK, JOINT, "AMR")  # published it
    results.review_objection(work.office, REVIEWER, JOINT, "AMR")
    with pytest.raises(ForbiddenError, match="review-of-other"):
        results.uphold_result(work.office, CLERK, JOINT, "AMR", "无误")


def test_a_finding_counts_as_taken_when_the_other_side_says_so(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.PENDING_FOLLOW_UP)
    with pytest.raises(BadInputError, match="follow-up-address"):
        results.open_follow_up(work.office, OFFICER, JOINT, "AMR", FollowUpKind.TERRITORIAL, "超范围经营")
    handed = results.open_follow_up(
        work.office, OFFICER, JOINT, "AMR", FollowUpKind.TERRITORIAL, "超范围经营", to_department="URBAN"
    )
    with pytest.raises(NotAllowedError) as refused:
        results.bring_back_outcome(work.office, URBAN_CLERK, JOINT, handed.number, "已拆除")
    assert refused.value.values["next"] == "acknowledge"
    with pytest.raises(ForbiddenError):
        results.acknowledge_follow_up(work.office, CLERK, JOINT, handed.number)
    results.acknowledge_follow_up(work.office, URBAN_CLERK, JOINT, handed.number)
    results.bring_back_outcome(work.office, URBAN_CLERK, JOINT, handed.number, "已拆除")
    assert [one.state for one in results.list_follow_ups(work.office, CLERK)] == [FollowUpState.OUTCOME_BACK]


def test_a_suspected_crime_goes_where_the_pack_says_and_needs_the_reference_of_who_took_it(office: Office) -> None:
    work = conduct(office, "ZB")
    work.finish(Outcome.PENDING_FOLLOW_UP)
    crime = results.open_follow_up(work.office, OFFICER, JOINT, "AMR", FollowUpKind.CRIMINAL, "涉嫌生产有毒食品")
    assert crime.to_body == "judicial_organ"
    with pytest.raises(BadInputError, match="follow-up-without-reference"):
        results.acknowledge_follow_up(work.office, CLERK, JOINT, crime.number)
    taken = results.acknowledge_follow_up(work.office, CLERK, JOINT, crime.number, "公刑受字2026-3")
    assert taken.state is FollowUpState.ACKNOWLEDGED


def test_on_the_spot_nobody_needs_to_take_it(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    found = results.open_follow_up(work.office, OFFICER, JOINT, "AMR", FollowUpKind.ON_SPOT, "消防通道堆物", check="c1")
    back = results.bring_back_outcome(work.office, OFFICER, JOINT, found.number, "当场清理")
    assert back.state is FollowUpState.OUTCOME_BACK


def test_a_result_is_on_a_platform_only_once_the_platform_says_so(office: Office) -> None:
    work = published_visit(office)
    necips = "国家企业信用信息公示系统（山东）"
    channels = {one.channel for one in results.list_syncs(work.office, CLERK, TaskFilter())}
    assert {necips, results.CREDIT_RECORD} <= channels
    with pytest.raises(NotAllowedError, match="sync-before-export"):
        results.confirm_sync(work.office, CLERK, JOINT, "AMR", necips, "37-1")
    (row,) = results.export_results(work.office, CLERK, necips, TaskFilter())
    assert isinstance(row, PublicityRow)
    assert (row.results, row.follow_up, row.synced) == ("E", "违反本部门规定，责令改正", "exported")
    with pytest.raises(BadInputError, match="sync-without-reference"):
        results.confirm_sync(work.office, CLERK, JOINT, "AMR", necips, "")
    results.confirm_sync(work.office, CLERK, JOINT, "AMR", necips, "37-1")
    assert results.export_results(work.office, CLERK, necips, TaskFilter()) == []
    results.correct_result(work.office, HEAD, JOINT, "AMR", RIGHT)
    (row,) = results.export_results(work.office, CLERK, necips, TaskFilter())
    assert isinstance(row, PublicityRow)
    assert (row.version, row.results, row.external_reference) == (2, "1", "")
    states = {(one.version, one.channel): one.state for one in results.list_syncs(work.office, CLERK, TaskFilter())}
    assert (states[1, necips], states[2, necips]) == (SyncState.CONFIRMED, SyncState.EXPORTED)


def test_a_part_goes_through_the_six_stages_of_the_enforcement_network_one_after_the_other(office: Office) -> None:
    work = conduct(office, "ZB")

    def told() -> dict[str, tuple[str, str]]:
        rows = results.mirror_network(work.office, URBAN_CLERK, Q2)
        return {one.task: (one.stage, one.department) for one in rows}

    assert told() == {JOINT: ("registered", "市城管局")}
    work.approve()
    assert told()[JOINT][0] == "registered"  # approved, but its plan is not filed yet
    file_version(work.office, OPERATOR, Q2, "局综合法规科", "12号")
    assert told()[JOINT][0] == "approved"
    work.file()
    work.notify()
    work.issue_code()
    work.at("2026-04-07")
    for department in ("AMR", "URBAN"):
        work.inspect(department)
    assert told()[JOINT][0] == "inspected"
    work.report("URBAN")
    assert told()[JOINT][0] == "papers"
    results.publish_results(work.office, URBAN_CLERK, [JOINT])
    (row,) = results.mirror_network(work.office, URBAN_CLERK, Q2)
    assert (row.stage, row.closed_on, row.filing_reference) == ("closed", work.now[0].date(), "备案2026-17")
    assert len(results.mirror_network(work.office, OPERATOR, Q2)) == 4


def test_the_file_is_a_zip_whose_sums_are_right_with_the_evidence_in_it(office: Office) -> None:
    work = conduct(office)
    tasks.add_evidence(work.office, OFFICER, JOINT, "AMR", "门头/照片.jpg", JPEG)
    work.finish()
    for department in ("AMR", "URBAN"):
        work.report(department)
        work.publish(department)
    notice = documents.issue_document(work.office, OPERATOR, "joint_notice", Subject(JOINT), "")
    written = documents.read_docx(work.office, OPERATOR, notice.number)[1]
    bound = results.bind_file(work.office, CLERK, JOINT, lambda files, _: b"%PDF-" + files[0])
    with zipfile.ZipFile(io.BytesIO(results.read_file(work.office, CLERK, JOINT))) as archive:
        assert archive.testzip() is None
        names, contents = archive.namelist(), [archive.read(name) for name in archive.namelist()]
    assert JPEG in contents
    assert [written, b"%PDF-" + written] == [one for one in contents if written in one]
    assert bound.index is not None
    assert names == ["index.json", "SHA256SUMS", *(piece.path for piece in bound.index.pieces)]
    assert not any("/" in name.split("/", 1)[1] for name in names[2:])


def test_what_is_due_is_told_by_department_officer_and_batch_and_goes_when_done(office: Office) -> None:
    work = conduct(office)
    work.finish()
    work.at("2026-04-16")

    def undone(**chosen: str) -> set[tuple[Clock, str, str, DueState]]:
        board = what_is_due(work.office, OPERATOR, TaskFilter(**chosen))
        return {(one.clock, one.task, one.department, state) for state, one in board.dues if one.clock is Clock.REPORT}

    late = {(Clock.REPORT, JOINT, department, DueState.OVERDUE) for department in ("AMR", "URBAN")}
    assert undone() == late
    assert undone(batch="b2") == {(Clock.REPORT, JOINT, "URBAN", DueState.OVERDUE)}
    assert undone(inspector="LC-1") == {(Clock.REPORT, JOINT, "AMR", DueState.OVERDUE)}
    assert undone(department="URBAN") == {(Clock.REPORT, JOINT, "URBAN", DueState.OVERDUE)}
    assert undone(inspector="LC-4") == set()
    own = what_is_due(work.office, URBAN_CLERK, TaskFilter())
    assert {one.department for _, one in own.dues} == {"URBAN"}
    work.report("URBAN")
    assert undone() == {(Clock.REPORT, JOINT, "AMR", DueState.OVERDUE)}
    board = what_is_due(work.office, OPERATOR, TaskFilter(), states=[DueState.MISSED])
    assert [(state, one.department) for state, one in board.dues] == [(DueState.MISSED, "URBAN")]


def test_a_changed_pack_moves_nothing_until_it_is_taken_over_and_then_says_what(office: Office) -> None:
    work = published_visit(office)
    assert what_is_due(work.office, OPERATOR, TaskFilter()).outdated == ()
    would = compare_clocks(work.office, OPERATOR, Q2, "ZB")
    assert {(one.clock, one.department) for one in would} == {
        (Clock.PUBLICATION, "AMR"),
        (Clock.PUBLICATION, "URBAN"),
    }
    assert compare_clocks(work.office, OPERATOR, Q2) == []
    assert change_clocks(work.office, OPERATOR, Q2, "ZB") == would
    assert change_clocks(work.office, OPERATOR, Q2, "ZB") == []
    shelf = work.office.reference.shelf
    quicker = replace(shelf.pack("ZB").own["publish_days"], value=1)
    edited = replace(shelf.pack("ZB"), own={**shelf.pack("ZB").own, "publish_days": quicker})
    newer = replace(work.office.reference, shelf=replace(shelf, packs={**shelf.packs, "ZB": edited}))
    after = replace(work.office, reference=newer)
    assert what_is_due(after, OPERATOR, TaskFilter()).outdated == (Q2,)
    assert [(one.department, one.after) for one in change_clocks(after, OPERATOR, Q2)] == [("AMR", date(2026, 4, 8))]
    with pytest.raises(ForbiddenError):
        change_clocks(work.office, CLERK, Q2, "LC")


def test_whom_a_joint_visit_met_is_not_drawn_again_and_not_visited_within_the_gap(office: Office) -> None:
    """What was done here is what the next frame and the next problem read, and a letter bars no visit."""
    work = conduct(office)
    work.finish()
    work.prepare(LETTER)
    with work.office.database.reading() as session:
        visits, targets = everything(session, PastVisit), everything(session, Target)
        demands = planning.demands(session, Q2)
    reference = work.office.reference
    next_batch = batch("n1", "AMR-03", first_date=date(2026, 9, 1), last_date=date(2026, 9, 30))
    frame = build_frame(
        targets,
        [next_batch],
        Scope((item("AMR-03"),), reference.divisions),
        visits,
        reference.regions,
        draw_rules(reference.shelf, "LC"),
    )
    assert [bytes(label).decode() for label in frame.frame.labels] == [OTHER.target]
    assert dict(frame.left_out["n1"]) == {"visited_within_gap": 1}
    registers = Registers(
        targets={one.id: one for one in targets},
        items={code: item(code) for code in ("AMR-03", "URBAN-02", "AMR-09")},
        inspectors=(),
        leave=(),
        recusals=(),
        past_visits=visits,
    )
    problem = pose(
        "下一季", demands, registers, reference.regions, reference.calendar, planning_rules(reference.shelf, "LC")
    )
    met = problem.target_by_id[VISIT.target].previous_visits
    assert [(one.date, sorted(one.items)) for one in met] == [(date(2026, 4, 7), ["AMR-03", "URBAN-02"])]
    assert problem.target_by_id[OTHER.target].previous_visits == ()


def test_a_result_is_seen_by_its_own_department_until_it_is_public(office: Office) -> None:
    work = published_visit(office)
    with pytest.raises(NotFoundError):
        results.read_result(work.office, URBAN_CLERK, JOINT, "AMR")
    assert results.read_result(work.office, OPERATOR, JOINT, "AMR").result.version == 1
    with pytest.raises(NotFoundError):
        results.read_result(work.office, CLERK, SINGLE, "AMR")
