"""The end of the demo: the first visits are made, their results published, two objected to, one file bound.

Everybody acts in their own name: heads approve, officers record, clerks publish, somebody else reviews. What is found
is drawn from the public seed like the rest of the city; at the first check and at the last something always is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from coordination.desk import documents, results, tasks
from coordination.desk.deadlines import what_is_due
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Caller, Role, caller_of
from coordination.model.deadlines import DueState
from coordination.model.documents import Subject
from coordination.model.items import Method
from coordination.model.on_site import CheckEntry, Measure, Outcome, PartySignature, SignatureStatus, SiteEntry
from coordination.model.pages import Wanted
from coordination.model.results import Correction, ItemCorrection, ResultContent
from coordination.model.tasks import NoticeForm, Task, TaskFilter, TaskKind, TaskView
from seeds.demo.chance import Chance

ZONE = ZoneInfo("Asia/Shanghai")
VISITS = 8
"""How many are made before the demo ends."""

OUTCOME_SHARES = {
    Outcome.NO_PROBLEM.value: 0.75,
    Outcome.RECTIFICATION_ORDERED.value: 0.17,
    Outcome.PENDING_FOLLOW_UP.value: 0.08,
}
"""How often which outcome is found."""

_FOUND = {
    Outcome.RECTIFICATION_ORDERED: "有关记录不完整，部分未按要求留存",
    Outcome.PENDING_FOLLOW_UP: "台账与现场情况不符",
}
_PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00 a photo of no real place \xff\xd9"
_PAPERS = (
    "approval_form",
    "onsite_record",
    "check_record",
    "result_report",
    "publication",
    "objection_receipt",
    "review_decision",
    "objection_reply",
)
_Deciding = Callable[[Office, ResultContent], str]
"""Decides on an objection to a result, and says what the party is told."""
_OBJECTED_AFTER, _REVIEWED_AFTER = timedelta(days=8), timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Conducted:
    """What came of the first visits, for the report.

    maintained, corrected: the results whose objections failed and succeeded, as they were published; the file of the
    latter is bound. pieces: of it; counts: of time limits, on a day.
    """

    tasks: int
    visits: int
    contents: tuple[ResultContent, ...]
    maintained: ResultContent
    corrected: ResultContent
    pieces: int
    on: date
    counts: dict[DueState, int]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many departments' results came to which conclusion."""
        return Counter(one.conclusion for one in self.contents if one.conclusion is not None)


def conduct(office: Office, campaign: str, draw_seed: str) -> Conducted:
    """Goes on from the published plan; the same seed gives the same story."""
    taken = tasks.take_over_plan(office, OPERATOR, campaign)
    page = tasks.list_tasks(office, OPERATOR, TaskFilter(campaign=campaign), Wanted(VISITS))
    views = [tasks.read_task(office, OPERATOR, one.id) for one in page.records if one.kind is TaskKind.ON_SITE]
    prepare(office, views)
    outcomes = _outcomes(views, draw_seed)
    contents = [carry_out(office, view, one.department, outcomes) for view in views for one in view.parts]
    found = [one for one in contents if one.conclusion in _FOUND]
    maintained, corrected = found[0], found[-1]
    _dispute(office, maintained, "认为问题已当场整改", _maintain)
    _dispute(office, corrected, "认为所记问题属于相邻商户", _correct)
    held = next(view.task for view in views if view.task.id == corrected.task)
    made_on = max(one.inspected_on for one in contents)
    bound = at(office, made_on + _REVIEWED_AFTER)
    _issue(bound, held, corrected.department)
    index = results.bind_file(bound, somebody(Role.LEAD, held.lead_department), held.id).index
    board = what_is_due(office, OPERATOR, TaskFilter(campaign=campaign), made_on)
    pieces = 0 if index is None else len(index.pieces)
    return Conducted(taken.new, len(views), tuple(contents), maintained, corrected, pieces, board.on, board.counts)


def prepare(office: Office, views: Sequence[TaskView]) -> None:
    """Everything before the visits; what is done off site is neither announced at the door nor has a code."""
    for department in sorted({one.department for view in views for one in view.parts}):
        own = [view.task.id for view in views if any(one.department == department for one in view.parts)]
        tasks.approve_tasks(office, somebody(Role.HEAD, department), own)
    tasks.file_tasks(office, OPERATOR, [view.task.id for view in views], "演示备案2026-1")
    on_site = [view.task.id for view in views if view.task.kind is TaskKind.ON_SITE]
    tasks.notify_tasks(office, OPERATOR, on_site, NoticeForm.JOINT)
    tasks.issue_codes(office, OPERATOR, on_site)


def _outcomes(views: Sequence[TaskView], draw_seed: str) -> dict[str, Outcome]:
    """What is found at each check."""
    checks = [one.check for view in views for one in view.checks]
    drawn = Chance(draw_seed).share("what is found", OUTCOME_SHARES, len(checks))
    found = {check: Outcome(outcome) for check, outcome in zip(checks, drawn, strict=True)}
    return found | {checks[0]: Outcome.RECTIFICATION_ORDERED, checks[-1]: Outcome.RECTIFICATION_ORDERED}


def carry_out(office: Office, view: TaskView, department: str, outcomes: Mapping[str, Outcome]) -> ResultContent:
    """A department's part from the door, or from the desk, to the published result, all on one day."""
    task = view.task
    start, end = _hours(task)
    there, evening = replace(office, clock=lambda: end), at(office, task.held_on, time(17))
    who = next(one.inspector for one in view.team if one.department == department)
    officer, clerk = somebody(Role.INSPECTOR, department, who), somebody(Role.LEAD, department)
    owed = [_entry(one.check, outcomes[one.check]) for one in view.checks if one.department == department]
    tasks.add_evidence(there, officer, task.id, department, "门头照片.jpg", _PHOTO)
    entry = SiteEntry(tuple(owed))
    if task.kind is TaskKind.ON_SITE:
        entry = SiteEntry(tuple(owed), start, end, PartySignature(SignatureStatus.SIGNED))
    tasks.record_entry(there, officer, task.id, department, f"{task.id}-{department}", entry)
    tasks.complete_part(there, officer, task.id, department)
    version = results.report_result(evening, officer, task.id, department, "按检查结果分类处置")
    results.publish_results(evening, clerk, [task.id])
    return version.content


def _issue(office: Office, task: Task, department: str) -> None:
    """What a department hands out and keeps on paper, for the file."""
    lead, part = somebody(Role.LEAD, department), Subject(task.id, department)
    documents.issue_document(office, OPERATOR, "joint_notice", Subject(task.id), "")
    documents.issue_document(office, OPERATOR, "check_code_sheet", Subject(task.id), "")
    for form in _PAPERS:
        documents.issue_document(office, lead, form, part, "")


def _hours(task: Task) -> tuple[datetime, datetime]:
    """When it is done; off site in the morning of the last day."""
    start, end = time.fromisoformat(task.start or "09:00"), time.fromisoformat(task.end or "10:00")
    return datetime.combine(task.held_on, start, ZONE), datetime.combine(task.held_on, end, ZONE)


def _entry(check: str, outcome: Outcome) -> CheckEntry:
    found = _FOUND.get(outcome, "")
    measures = (Measure.ON_SITE_RECORD, Measure.RECTIFICATION_URGED) if found else ()
    return CheckEntry(
        check, checked=True, methods=(Method.ON_SITE,), outcomes=(outcome,), found=found, measures=measures
    )


def _dispute(office: Office, content: ResultContent, grounds: str, decide: _Deciding) -> None:
    """The party objects; somebody who had no hand in the result reviews it; the party is answered what was decided."""
    task, department = content.task, content.department
    clerk, reviewer = somebody(Role.LEAD, department), somebody(Role.PARTICIPANT, department)
    received, reviewed = (at(office, content.inspected_on + after) for after in (_OBJECTED_AFTER, _REVIEWED_AFTER))
    day = content.inspected_on + _OBJECTED_AFTER
    results.object_to_result(received, clerk, task, department, content.target_name, grounds, day)
    results.review_objection(received, reviewer, task, department)
    decided = decide(reviewed, content)
    results.feed_back(reviewed, clerk, task, department, f"{decided}；不服可依法申请行政复议或提起行政诉讼")


def _maintain(office: Office, content: ResultContent) -> str:
    """The result was right; what the party is told."""
    reviewer, reason = somebody(Role.PARTICIPANT, content.department), "复查照片与记录，检查时问题属实，维持原结果"
    results.uphold_result(office, reviewer, content.task, content.department, reason)
    return "经复查维持原结果"


def _correct(office: Office, content: ResultContent) -> str:
    """The objection is upheld: the head signs the result as it should have been; what the party is told."""
    wrong = tuple(
        ItemCorrection(item.item, (Outcome.NO_PROBLEM,)) for item in content.items if _FOUND.keys() & set(item.outcomes)
    )
    correction = Correction("复查照片与记录，所记问题属于相邻商户，予以更正", wrong)
    results.correct_result(
        office, somebody(Role.HEAD, content.department), content.task, content.department, correction
    )
    return "经复查异议成立，原结果已更正"


def at(office: Office, day: date, hour: time = time(10)) -> Office:
    """The office on a day."""
    instant = datetime.combine(day, hour, ZONE)
    return replace(office, clock=lambda: instant)


def somebody(role: Role, department: str, inspector: str = "") -> Caller:
    """Somebody of a department; who reviews is another account than who publishes."""
    name = f"demo.{role.value}.{department.lower()}"
    return caller_of(Account(name, "示例", role, department=department, inspector=inspector))
