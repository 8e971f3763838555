"""A joint visit through every state under each of the five packs, on one calendar; wrong orders are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from coordination.desk import results, tasks
from coordination.desk.deadlines import what_is_due
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import NotAllowedError
from coordination.model.case_files import FileState
from coordination.model.deadlines import Clock, DueState
from coordination.model.follow_ups import FollowUpKind
from coordination.model.on_site import Outcome
from coordination.model.results import Correction, ItemCorrection, ResultState
from coordination.model.tasks import ClosingReason, DeclineReason, TaskFilter, TaskState
from tests.coordination.conduct import (
    CLERK,
    HEAD,
    JOINT,
    JPEG,
    OFFICER,
    Q2,
    REVIEWER,
    URBAN_CLERK,
    URBAN_OFFICER,
    Conduct,
    conduct,
)
from tests.coordination.publishing import published
from tests.coordination.versions import FOURTH, OTHER, VISIT, newer

PACKS = ("JN", "LC", "CX", "HK", "ZB")
OTHER_STAFFED = replace(OTHER, team=(*OTHER.team, FOURTH))
PUBLISH_BY = {"JN": "2026-05-08", "LC": "2026-05-08", "CX": "2026-05-08", "HK": "2026-05-08", "ZB": "2026-04-13"}
"""The visit is on 7 April and reported on the 9th: 20 working days from the 7th, in Zibo 2 from the report."""


def due_on(work: Conduct, clock: Clock, department: str = "AMR") -> date:
    board = what_is_due(work.office, OPERATOR, TaskFilter(), states=tuple(DueState))
    return next(
        one.due_on for _, one in board.dues if (one.clock, one.task, one.department) == (clock, JOINT, department)
    )


@pytest.mark.parametrize("pack", PACKS)
def test_a_joint_visit_goes_through_every_state(office: Office, pack: str) -> None:
    work = conduct(office, pack)
    states = [work.task().state]
    for step in (work.approve, work.file, work.notify, work.issue_code):
        step()
        states.append(work.task().state)
    work.at("2026-04-07")
    work.arrive()
    states.append(work.task().state)
    work.inspect("AMR", Outcome.RECTIFICATION_ORDERED)
    states.append(work.task().state)
    work.inspect("URBAN")
    states.append(work.task().state)
    assert states == [
        TaskState.ASSIGNED,
        TaskState.APPROVED,
        TaskState.FILED,
        TaskState.NOTIFIED,
        TaskState.CODE_ISSUED,
        TaskState.ARRIVED,
        TaskState.ARRIVED,
        TaskState.DONE,
    ]
    work.at("2026-04-09")
    assert due_on(work, Clock.REPORT) == date(2026, 4, 14)
    work.report()
    assert due_on(work, Clock.PUBLICATION) == date.fromisoformat(PUBLISH_BY[pack])
    work.publish()
    work.report("URBAN")
    work.publish("URBAN")
    assert due_on(work, Clock.OBJECTION_WINDOW) == date(2026, 7, 7)
    work.at("2026-04-20")
    work.object()
    assert due_on(work, Clock.REVIEW) == date(2026, 5, 20)
    results.review_objection(work.office, REVIEWER, JOINT, "AMR")
    assert work.result("AMR").result.state is ResultState.REVIEW
    right = Correction("复查查明软管为新换", (ItemCorrection("AMR-03", (Outcome.NO_PROBLEM,)),))
    results.correct_result(work.office, HEAD, JOINT, "AMR", right)
    assert due_on(work, Clock.FEEDBACK) == date(2026, 4, 29)
    answered = results.feed_back(work.office, CLERK, JOINT, "AMR", "已更正并重新公示")
    assert answered.remedies == ("reconsideration", "litigation")
    view = work.result("AMR")
    assert (view.result.state, view.result.version) == (ResultState.FED_BACK, 2)
    assert [one.content.conclusion for one in view.versions] == [Outcome.NO_PROBLEM, Outcome.RECTIFICATION_ORDERED]
    assert due_on(work, Clock.FILE) == date(2026, 5, 21)
    assert results.bind_file(work.office, CLERK, JOINT).case_file.state is FileState.BOUND
    work.at("2026-07-08")  # the other department's window is over
    assert results.archive_file(work.office, CLERK, JOINT).case_file.state is FileState.ARCHIVED


def test_a_result_that_was_right_is_upheld(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    work.report()
    work.publish()
    work.object()
    results.review_objection(work.office, REVIEWER, JOINT, "AMR")
    results.uphold_result(work.office, REVIEWER, JOINT, "AMR", "照片显示软管日期为2019年")
    assert work.result("AMR").result.state is ResultState.UPHELD
    results.feed_back(work.office, CLERK, JOINT, "AMR", "维持原结果")
    assert (work.result("AMR").result.state, len(work.result("AMR").versions)) == (ResultState.FED_BACK, 1)


@pytest.mark.parametrize("pack", PACKS)
def test_every_step_of_a_task_is_refused_before_its_turn_with_what_is_next(office: Office, pack: str) -> None:
    """The states of a joint visit, also where people drop out and the plan changes; refused steps change nothing.

    Proposed is none of them: the team of a planned visit stands in the plan.
    """
    work = conduct(office, pack)
    turns = [("approve", work.approve), ("file", work.file), ("notify", work.notify), ("issue_code", work.issue_code)]
    early = [*turns, ("arrive", work.arrive)]

    def refused(due: str, *steps: tuple[str, Callable[[], object]]) -> None:
        state = work.task().state
        for name, step in steps:
            with pytest.raises(NotAllowedError) as told:
                step()
            assert (told.value.code, told.value.values["next"]) == ("task-out-of-order", due), name
        assert work.task().state is state

    tasks.decline_task(work.office, CLERK, JOINT, "LC-2", DeclineReason.HEALTH, "住院")
    assert work.task().state is TaskState.DECLINED
    refused("replace", *early)
    tasks.decline_task(work.office, OFFICER, JOINT, "LC-1", DeclineReason.RECUSAL, "近亲属经营")
    assert work.task().state is TaskState.RECUSED
    refused("replace", *early)
    published(work.office, newer(OTHER_STAFFED))
    tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert work.task().state is TaskState.WITHDRAWN
    refused("none", *early)
    published(work.office, newer(VISIT, OTHER_STAFFED, version=3))
    tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert work.task().state is TaskState.REPLACED
    for place, (due, step) in enumerate(turns):
        refused(due, *early[place + 1 :])
        step()
        if due != "approve":
            refused(turns[place + 1][0] if place + 1 < len(turns) else "arrive", (due, step))
    work.at("2026-04-07")
    work.arrive()
    refused("finish", *turns)
    for department in ("AMR", "URBAN"):
        caller = CLERK if department == "AMR" else URBAN_CLERK
        if pack == "JN":  # who inspects enters
            caller = OFFICER if department == "AMR" else URBAN_OFFICER
        tasks.add_evidence(work.office, caller, JOINT, department, "歇业告示.jpg", JPEG)
        tasks.close_part(work.office, caller, JOINT, department, ClosingReason.CLOSED, date(2026, 4, 7))
    assert work.task().state is TaskState.DIRECT_CLOSED
    refused("none", *turns)


@pytest.mark.parametrize("pack", [PACKS[0], *(pytest.param(pack, marks=pytest.mark.large) for pack in PACKS[1:])])
def test_every_step_of_a_result_is_refused_before_its_turn_with_what_is_next(office: Office, pack: str) -> None:
    work = conduct(office, pack)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    right = Correction("更正", (ItemCorrection("AMR-03", (Outcome.NO_PROBLEM,)),))
    steps = {
        "report": work.report,
        "publish": work.publish,
        "object": work.object,
        "review": lambda: results.review_objection(work.office, REVIEWER, JOINT, "AMR"),
        "uphold": lambda: results.uphold_result(work.office, REVIEWER, JOINT, "AMR", "无误"),
        "correct": lambda: results.correct_result(work.office, HEAD, JOINT, "AMR", right),
        "feed_back": lambda: results.feed_back(work.office, CLERK, JOINT, "AMR", "答复"),
    }
    allowed = {"report": {"report"}, "publish": {"report", "publish"}, "object": {"object", "correct"}}
    due = ["report", "publish", "object", "review", "uphold", "feed_back"]
    for now in due:
        for name, step in steps.items():
            if name not in allowed.get(now, {now}) and not (now == "uphold" and name == "correct"):
                with pytest.raises(NotAllowedError) as refused:
                    step()
                assert refused.value.code == "result-out-of-order", (now, name)
                assert refused.value.values["next"] == ("none" if now == "object" else now), (now, name)
        steps[now]()
    with pytest.raises(NotAllowedError):
        work.object()


def test_a_file_is_bound_by_the_lead_once_all_results_are_out(office: Office) -> None:
    work = conduct(office)
    work.finish()
    work.report()
    work.publish()
    with pytest.raises(NotAllowedError) as refused:
        results.bind_file(work.office, CLERK, JOINT)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("case-file-result-unpublished", "URBAN")]
    work.report("URBAN")
    work.publish("URBAN")
    with pytest.raises(NotAllowedError, match="case-file-out-of-order"):
        results.archive_file(work.office, CLERK, JOINT)
    bound = results.bind_file(work.office, CLERK, JOINT)
    assert bound.index is not None
    assert {piece.section for piece in bound.index.pieces} == {"", "AMR", "URBAN"}
    seen = results.read_file_index(work.office, URBAN_CLERK, JOINT).index
    assert seen is not None
    assert {piece.section for piece in seen.pieces} == {"", "URBAN"}
    assert results.read_file(work.office, CLERK, JOINT) == results.read_file(work.office, CLERK, JOINT)
    with pytest.raises(NotAllowedError) as refused:
        results.archive_file(work.office, CLERK, JOINT)
    assert {fault.code for fault in refused.value.faults} == {"case-file-objection-open"}


def test_the_check_code_shows_who_comes_and_ends_with_the_visit(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    shown = tasks.check_code_page(work.office, work.task().check_code)
    assert shown.valid
    assert (shown.officers[0].name, shown.officers[0].certificate_number) == ("示例一", "LC-1")
    assert {one.department: one.items for one in shown.departments} == {
        "AMR": ("餐饮服务食品安全监督检查",),
        "URBAN": ("用气安全检查",),
    }
    work.at("2026-04-07")
    work.inspect("AMR")
    work.inspect("URBAN")
    assert not tasks.check_code_page(work.office, work.task().check_code).valid


def test_serious_non_cooperation_is_pursued_before_the_file_is_bound(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.SERIOUS_NON_COOPERATION)
    for department in ("AMR", "URBAN"):
        work.report(department)
        work.publish(department)
    with pytest.raises(NotAllowedError) as refused:
        results.bind_file(work.office, CLERK, JOINT)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("case-file-non-cooperation", "AMR")]
    results.open_follow_up(work.office, OFFICER, JOINT, "AMR", FollowUpKind.CASE, "拒绝检查", to_department="AMR")
    assert results.bind_file(work.office, CLERK, JOINT).case_file.state is FileState.BOUND
