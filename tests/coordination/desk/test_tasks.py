"""Tasks follow the plan, are recorded once whatever the connection does, and end with what was actually done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coordination.desk import results, tasks
from coordination.desk.auditing import verify_audit
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Account, Caller, Role, caller_of
from coordination.model.on_site import Adoption, AdoptionKind, CheckEntry, Outcome, SiteEntry
from coordination.model.pages import Wanted
from coordination.model.precursors import SPECIALTY, GroupFound, PrecursorGroup, PrecursorSheet
from coordination.model.targets import PastVisit
from coordination.model.tasks import ClosingReason, DeclineReason, PartEnd, TaskFilter, TaskKind, TaskState, TaskStep
from coordination.storage.registers import everything, write
from tests.coordination.conduct import (
    CLERK,
    HEAD,
    JOINT,
    JPEG,
    LETTER,
    OFFICER,
    Q2,
    SINGLE,
    URBAN_CLERK,
    URBAN_HEAD,
    URBAN_OFFICER,
    all_tasks,
    conduct,
)
from tests.coordination.publishing import published
from tests.coordination.records import item
from tests.coordination.versions import FOURTH, OTHER, SECOND, THIRD, VISIT, newer

COUNTY = caller_of(Account("county", "县", Role.LEAD, department="AMR", region="371521"))


def test_the_plan_becomes_tasks_with_everybody_who_goes_and_officers_by_lot_off_site(office: Office) -> None:
    work = conduct(office)
    assert [(one.id, one.kind, one.state, one.lead_department) for one in all_tasks(work.office)] == [
        (JOINT, TaskKind.ON_SITE, TaskState.ASSIGNED, "AMR"),
        (SINGLE, TaskKind.ON_SITE, TaskState.ASSIGNED, "AMR"),
        (LETTER, TaskKind.OFF_SITE, TaskState.ASSIGNED, "AMR"),
    ]
    view = tasks.read_task(work.office, OPERATOR, JOINT)
    assert [one.inspector for one in view.team if one.leader] == ["LC-1"]
    assert [(one.department, one.end) for one in view.parts] == [("AMR", None), ("URBAN", None)]
    letter = tasks.read_task(work.office, OPERATOR, LETTER)
    assert len(letter.team) == 2
    assert {one.department for one in letter.team} == {"AMR"}
    again = tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert (again.new, again.changed, again.withdrawn) == (0, 0, 0)


def test_a_newer_version_moves_replaces_and_withdraws_what_has_not_begun(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    code = work.task().check_code
    moved = replace(VISIT, held_on=date(2026, 4, 9), team=(SECOND, FOURTH, THIRD))
    published(office, newer(moved))
    done = tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert (done.version, done.new, done.changed, done.withdrawn) == (2, 0, 1, 1)
    task = work.task()
    assert (task.state, task.held_on, task.version) == (TaskState.REPLACED, date(2026, 4, 9), 2)
    assert (task.filing_reference, task.check_code) == ("", "")
    with pytest.raises(NotFoundError):
        tasks.check_code_page(work.office, code)
    assert work.task(SINGLE).state is TaskState.WITHDRAWN
    assert not any(one.approved_at for one in tasks.read_task(work.office, OPERATOR, JOINT).parts)
    work.prepare()
    published(office, newer(moved, replace(OTHER, team=(*OTHER.team, FOURTH)), version=3))
    back = tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert (back.new, back.changed, work.task(SINGLE).state) == (0, 1, TaskState.REPLACED)
    assert work.task().state is TaskState.CODE_ISSUED


def test_what_is_recorded_already_is_held_back_from_a_newer_version(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    work.at("2026-04-07")
    work.arrive()
    published(office, newer(replace(VISIT, held_on=date(2026, 4, 9)), OTHER))
    done = tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert (done.held_back, work.task().held_on) == ((JOINT,), date(2026, 4, 7))


def test_evidence_that_came_before_the_visit_keeps_nobody_from_being_replaced(office: Office) -> None:
    work = conduct(office)
    tasks.add_evidence(work.office, CLERK, JOINT, "AMR", "鉴定.pdf", b"%PDF-1.7")
    tasks.decline_task(work.office, OFFICER, JOINT, "LC-1", DeclineReason.RECUSAL, "近亲属经营")
    assert work.task().state is TaskState.RECUSED
    published(office, newer(replace(VISIT, team=(SECOND, FOURTH, THIRD)), replace(OTHER, team=(*OTHER.team, FOURTH))))
    done = tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert (done.changed, done.held_back, work.task().state) == (1, (), TaskState.REPLACED)
    work.prepare()
    assert len(tasks.read_part(work.office, CLERK, JOINT, "AMR").evidence) == 1


def test_one_head_alone_approves_no_joint_visit_and_none_twice(office: Office) -> None:
    work = conduct(office)
    tasks.approve_tasks(work.office, HEAD, [JOINT, SINGLE])
    assert (work.task().state, work.task(SINGLE).state) == (TaskState.ASSIGNED, TaskState.APPROVED)
    with pytest.raises(NotAllowedError, match="tasks-refused") as refused:
        tasks.approve_tasks(work.office, HEAD, [LETTER, JOINT, SINGLE])
    assert [(one.code, one.place) for one in refused.value.faults] == [
        ("part-approved-already", JOINT),
        ("task-out-of-order", SINGLE),
    ]
    assert work.task(LETTER).state is TaskState.ASSIGNED
    assert work.task().state is TaskState.ASSIGNED


def test_who_declines_is_drawn_no_more_and_everything_is_approved_anew(office: Office) -> None:
    work = conduct(office)
    work.prepare(LETTER)
    leaves = tasks.read_task(work.office, OPERATOR, LETTER).team[0].inspector
    with pytest.raises(BadInputError, match="decline-without-statement"):
        tasks.decline_task(work.office, CLERK, LETTER, leaves, DeclineReason.HEALTH, " ")
    tasks.decline_task(work.office, CLERK, LETTER, leaves, DeclineReason.HEALTH, "住院")
    assert work.task(LETTER).state is TaskState.DECLINED
    with pytest.raises(NotAllowedError) as refused:
        work.approve(LETTER)
    assert refused.value.values["next"] == "replace"
    tasks.take_over_plan(work.office, OPERATOR, Q2)
    team = {one.inspector for one in tasks.read_task(work.office, OPERATOR, LETTER).team}
    assert (work.task(LETTER).state, leaves in team, len(team)) == (TaskState.REPLACED, False, 2)


def test_where_too_few_are_left_the_task_waits_and_is_named(office: Office) -> None:
    work = conduct(office)
    for _ in range(2):
        leaves = tasks.read_task(work.office, OPERATOR, LETTER).team[0].inspector
        tasks.decline_task(work.office, CLERK, LETTER, leaves, DeclineReason.WORK_CONFLICT, "专案")
        done = tasks.take_over_plan(work.office, OPERATOR, Q2)
    assert done.unstaffed == (LETTER,)
    assert work.task(LETTER).state is TaskState.DECLINED


def test_an_entry_that_is_sent_again_is_kept_once(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    work.at("2026-04-07")
    entry = SiteEntry((CheckEntry("c1", checked=True, outcomes=(Outcome.NO_PROBLEM,)),), arrived_at=work.now[0])
    answers = [tasks.record_entry(work.office, OFFICER, JOINT, "AMR", "k1", entry) for _ in range(3)]
    assert [one.saves for one in answers] == [1, 1, 1]
    with pytest.raises(BadInputError, match="save-key-used"):
        tasks.record_entry(work.office, OFFICER, JOINT, "AMR", "k1", replace(entry, arrived_at=None))
    assert not verify_audit(work.office).faults


def test_outcomes_are_empty_until_entered_and_a_part_without_them_is_not_complete(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    work.at("2026-04-07")
    work.arrive()
    view = tasks.read_part(work.office, OFFICER, JOINT, "AMR")
    assert [(one.checked, one.outcomes) for one in view.record.checks] == [(None, ())]
    with pytest.raises(BadInputError, match="part-incomplete") as refused:
        tasks.complete_part(work.office, OFFICER, JOINT, "AMR")
    assert {one.code for one in refused.value.faults} == {"gap-check", "gap-departure", "gap-signature"}


def test_a_time_to_come_and_a_check_of_others_are_refused_together(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    entry = SiteEntry((CheckEntry("c2"),), arrived_at=work.now[0] + timedelta(hours=1))
    with pytest.raises(BadInputError, match="record-refused") as refused:
        tasks.record_entry(work.office, OFFICER, JOINT, "AMR", "k", entry)
    assert [one.code for one in refused.value.faults] == ["record-check-not-owed", "record-in-future"]
    assert work.task().state is TaskState.CODE_ISSUED


@pytest.mark.parametrize(
    ("caller", "department", "error"),
    [
        (URBAN_CLERK, "AMR", ForbiddenError),
        (OPERATOR, "AMR", ForbiddenError),
        (HEAD, "AMR", ForbiddenError),
        (COUNTY, "AMR", NotFoundError),
        (replace(OFFICER, reach=replace(OFFICER.reach, inspector="LC-9")), "AMR", NotFoundError),
    ],
    ids=["another department", "the office", "the head", "another county", "not in the team"],
)
def test_only_who_inspects_records(office: Office, caller: Caller, department: str, error: type[Exception]) -> None:
    work = conduct(office)
    work.prepare()
    with pytest.raises(error):
        tasks.record_entry(work.office, caller, JOINT, department, "k", SiteEntry(arrived_at=work.now[0]))


def test_in_jinan_the_officers_record_in_person(office: Office) -> None:
    work = conduct(office, "JN")
    work.prepare()
    entry = SiteEntry(arrived_at=work.now[0])
    with pytest.raises(ForbiddenError, match="only-officers-record"):
        tasks.record_entry(work.office, CLERK, JOINT, "AMR", "k", entry)
    tasks.record_entry(work.office, OFFICER, JOINT, "AMR", "k", entry)
    assert [tasks.may_record(work.office, one, work.task()) for one in (CLERK, OFFICER, HEAD)] == [False, True, False]


def test_a_preparation_is_open_to_whose_it_is_and_while_it_is_due(office: Office) -> None:
    work = conduct(office)

    def opened(caller: Caller) -> dict[str, tuple[TaskStep, ...]]:
        return tasks.open_preparations(work.office, caller, [work.task(JOINT), work.task(SINGLE)])

    assert opened(HEAD) == {JOINT: (TaskStep.APPROVE,), SINGLE: (TaskStep.APPROVE,)}
    tasks.approve_tasks(work.office, HEAD, [JOINT])
    assert [JOINT in opened(one) for one in (HEAD, URBAN_HEAD, CLERK)] == [False, True, False]
    tasks.approve_tasks(work.office, URBAN_HEAD, [JOINT])
    assert opened(CLERK)[JOINT][0] is TaskStep.FILE
    assert opened(URBAN_HEAD) == opened(URBAN_CLERK) == {}


def test_evidence_is_what_its_bytes_say_and_kept_once_for_who_sees_the_part(office: Office) -> None:
    work = conduct(office)
    for wrong in (b"", b"<html>", b"PK\x03\x04 no photo"):
        with pytest.raises(BadInputError, match="evidence-"):
            tasks.add_evidence(work.office, OFFICER, JOINT, "AMR", "门头.jpg", wrong)
    first = tasks.add_evidence(work.office, OFFICER, JOINT, "AMR", "门头.jpg", JPEG, "c1")
    assert tasks.add_evidence(work.office, CLERK, JOINT, "AMR", "又一次.jpg", JPEG) == first
    assert (first.media_type, first.size_bytes) == ("image/jpeg", len(JPEG))
    assert tasks.read_evidence(work.office, CLERK, JOINT, "AMR", first.sha256)[1] == JPEG
    for other in (URBAN_CLERK, URBAN_OFFICER, COUNTY):
        with pytest.raises(NotFoundError):
            tasks.read_evidence(work.office, other, JOINT, "AMR", first.sha256)


def test_closing_directly_needs_a_reason_of_the_pack_and_evidence_and_counts_as_done(office: Office) -> None:
    work = conduct(office)
    work.at("2026-04-07")
    reason, day = ClosingReason.DEREGISTERED, date(2026, 4, 7)
    with pytest.raises(BadInputError, match="closing-without-evidence"):
        tasks.close_part(work.office, CLERK, SINGLE, "AMR", reason, day)
    tasks.add_evidence(work.office, CLERK, SINGLE, "AMR", "注销通知.pdf", b"%PDF-1.7")
    with pytest.raises(BadInputError, match="closing-in-future"):
        tasks.close_part(work.office, CLERK, SINGLE, "AMR", reason, date(2026, 4, 8))
    part = tasks.close_part(work.office, CLERK, SINGLE, "AMR", reason, day)
    assert (part.end, work.task(SINGLE).state) == (PartEnd.DIRECT, TaskState.DIRECT_CLOSED)
    content = results.report_result(work.office, CLERK, SINGLE, "AMR", "移出名录库").content
    assert (content.closing_reason, content.conclusion) == (reason, None)
    with pytest.raises(NotAllowedError):
        tasks.close_part(work.office, CLERK, SINGLE, "AMR", reason, day)


def test_a_letter_is_checked_without_a_visit_and_without_one_in_the_ledger(office: Office) -> None:
    work = conduct(office)
    with pytest.raises(NotAllowedError) as refused:
        tasks.record_entry(work.office, CLERK, LETTER, "AMR", "k", SiteEntry((CheckEntry("c4"),)))
    assert refused.value.values["next"] == "approve"
    work.prepare(LETTER)
    done = CheckEntry("c4", checked=True, outcomes=(Outcome.NO_PROBLEM,))
    tasks.record_entry(work.office, CLERK, LETTER, "AMR", "k", SiteEntry((done,)))
    tasks.complete_part(work.office, CLERK, LETTER, "AMR")
    assert work.task(LETTER).state is TaskState.DONE
    assert ledger(work.office) == [PastVisit(OTHER.target, date(2026, 4, 1), "AMR", ("AMR-09",), LETTER, on_site=False)]


def ledger(office: Office) -> list[PastVisit]:
    with office.database.reading() as session:
        return everything(session, PastVisit)


def test_the_ledger_holds_the_day_of_the_visit_not_of_the_plan(office: Office) -> None:
    work = conduct(office)
    work.prepare()
    work.at("2026-04-08")  # planned for the 7th
    work.inspect("AMR")
    assert ledger(work.office) == [PastVisit(VISIT.target, date(2026, 4, 8), "AMR", ("AMR-03",), JOINT)]


def recognising(source: str, day: date) -> SiteEntry:
    adoption = Adoption(AdoptionKind.RESULT, source, JOINT, day)
    return SiteEntry((CheckEntry("c2", checked=True, outcomes=(Outcome.NO_PROBLEM,), adoption=adoption),))


def test_a_published_result_of_another_department_closes_a_check_before_anybody_goes(office: Office) -> None:
    """A later visit of the urban department to the same target takes over what market regulation found."""
    work = conduct(office)
    work.prepare()
    work.at("2026-04-07")
    work.inspect("AMR")

    def send(entry: SiteEntry, key: str) -> None:
        tasks.record_entry(work.office, URBAN_CLERK, JOINT, "URBAN", key, entry)

    right = recognising("AMR", date(2026, 4, 7))
    with pytest.raises(BadInputError) as refused:
        send(right, "unpublished")
    assert [one.code for one in refused.value.faults] == ["adoption-no-result"]
    work.report()
    work.publish()
    for number, wrong in enumerate((recognising("AMR", date(2026, 4, 8)), recognising("URBAN", date(2026, 4, 7)))):
        with pytest.raises(BadInputError):
            send(wrong, f"wrong{number}")
    send(right, "right")
    part = tasks.complete_part(work.office, URBAN_CLERK, JOINT, "URBAN")
    assert (part.end, work.task().state) == (PartEnd.ADOPTED, TaskState.DONE)
    taken = [one for one in ledger(work.office) if one.department == "URBAN"]
    assert taken == [PastVisit(VISIT.target, date(2026, 4, 7), "URBAN", ("URBAN-02",), JOINT, on_site=False)]


def test_an_outside_conclusion_needs_its_document(office: Office) -> None:
    work = conduct(office)
    adoption = Adoption(AdoptionKind.EXPERT, "市特检院", "检字2026-8", date(2026, 3, 20))
    entry = CheckEntry("c3", checked=True, outcomes=(Outcome.NO_PROBLEM,), adoption=adoption)
    with pytest.raises(BadInputError) as refused:
        tasks.record_entry(work.office, CLERK, SINGLE, "AMR", "k", SiteEntry((entry,)))
    assert [one.code for one in refused.value.faults] == ["adoption-without-document"]
    document = tasks.add_evidence(work.office, CLERK, SINGLE, "AMR", "鉴定.pdf", b"%PDF-1.7")
    entry = replace(entry, adoption=replace(adoption, evidence=document.sha256))
    tasks.record_entry(work.office, CLERK, SINGLE, "AMR", "k", SiteEntry((entry,)))
    tasks.complete_part(work.office, CLERK, SINGLE, "AMR")
    assert (work.task(SINGLE).state, ledger(work.office)) == (TaskState.DIRECT_CLOSED, [])


def test_each_sees_the_tasks_of_its_department_county_and_team(office: Office) -> None:
    work = conduct(office)
    seen = {
        caller.name: [one.id for one in all_tasks(work.office, caller)]
        for caller in (OPERATOR, CLERK, URBAN_CLERK, OFFICER, URBAN_OFFICER, COUNTY)
    }
    letters = (
        [LETTER] if any(m.inspector == "LC-1" for m in tasks.read_task(work.office, OPERATOR, LETTER).team) else []
    )
    assert seen == {
        "command line": [JOINT, SINGLE, LETTER],
        "clerk.amr": [JOINT, SINGLE, LETTER],
        "clerk.urban": [JOINT],
        "officer.amr": [JOINT, SINGLE, *letters],
        "officer.urban": [JOINT],
        "county": [],
    }
    filters = TaskFilter(campaign=Q2, batch="b1", inspector="LC-4")
    assert tasks.count_tasks(work.office, OPERATOR, filters) == {"assigned": 1}


def test_what_is_announced_beforehand_is_public_where_the_pack_wants_it(office: Office) -> None:
    work = conduct(office, "CX")
    work.approve()
    work.file()
    assert tasks.coming_inspections(work.office, Q2, Wanted(10)).records == ()
    work.notify()
    coming = tasks.coming_inspections(work.office, Q2, Wanted(10)).records
    assert [(one.task, one.target_name) for one in coming] == [(JOINT, VISIT.target_name)]


def test_elsewhere_it_is_not(office: Office) -> None:
    with pytest.raises(NotFoundError, match="notices-not-public"):
        tasks.coming_inspections(conduct(office).office, Q2, Wanted(10))


def test_a_check_of_precursors_ends_with_its_sheet_and_no_other_check_has_one(office: Office) -> None:
    work = conduct(office)
    with work.office.database.transaction() as session:
        write(session, [item("AMR-03", specialties=(SPECIALTY,))])
    work.prepare()
    work.at("2026-04-07", 12)
    with pytest.raises(BadInputError) as refused:
        work.inspect("AMR")
    assert "gap-sheet-group" in {fault.code for fault in refused.value.faults}
    sheet = PrecursorSheet(tuple(GroupFound(group, regular=True) for group in PrecursorGroup))
    for officer, department, fault in ((OFFICER, "AMR", None), (URBAN_OFFICER, "URBAN", "record-sheet-elsewhere")):
        (check,) = work.checks(department, JOINT)
        entry = CheckEntry(check.check, checked=True, outcomes=(Outcome.NO_PROBLEM,), precursors=sheet)
        sent = (work.office, officer, JOINT, department, "sheet", SiteEntry((entry,)))
        if fault is None:
            assert tasks.record_entry(*sent).checks[0].precursors == sheet
            continue
        with pytest.raises(BadInputError) as told:
            tasks.record_entry(*sent)
        assert [one.code for one in told.value.faults] == [fault]
