"""Use cases: a department reports its result, publishes it, and corrects it with the signature of its head (ZB-63)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from coordination.desk.deadlines import clock_of
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import (
    day_of,
    each,
    noted,
    part_alone,
    part_to_record,
    require_of,
    results_of,
    told,
)
from coordination.errors import BadInputError, NotAllowedError, NotFoundError
from coordination.model.access import ANYBODY, Act, Caller
from coordination.model.on_site import WITHOUT_FINDING, Outcome
from coordination.model.pages import Page, Wanted
from coordination.model.results import (
    Correction,
    Decision,
    Disclosure,
    PublicFilter,
    Result,
    ResultContent,
    ResultStep,
    ResultSync,
    ResultVersion,
    ResultView,
)
from coordination.rules.conduct import ResultRules
from coordination.stages.order import after_result
from coordination.stages.record import record
from coordination.stages.settle import corrected, settle, worst
from coordination.storage import results, site_records, tasks, urgent
from coordination.storage.columns import to_json
from coordination.storage.database import Work
from solvers.fault import Fault

CREDIT_RECORD = "credit_record"
"""The channel by which a result enters the credit record (CX-38), beside those the pack names."""

_LONGEST_CIRCLE = 200


@dataclass(frozen=True, slots=True)
class PublicItem:
    """What everybody reads of an item: the outcome types, no free text."""

    item_name: str
    checked: bool
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class PublicResult:
    """A result as everybody may read it, under the target's name (LC-44).

    department: its code; version: above 1 once it was corrected.
    """

    task: str
    department: str
    target: str
    target_name: str
    inspected_on: date
    published_on: date
    conclusion: Outcome | None
    items: tuple[PublicItem, ...]
    version: int


@dataclass(frozen=True, slots=True)
class JointResult:
    """What all departments of a visit published.

    conclusion: the worst outcome of these (C-25); complete: all have; objections_until: by department the last day on
    which an objection to its result is accepted (ZB-64).
    """

    task: str
    campaign: str
    target: str
    target_name: str
    conclusion: Outcome | None
    complete: bool
    departments: tuple[PublicResult, ...]
    objections_until: dict[str, date]


def report_result(office: Office, caller: Caller, task_id: str, department: str, opinion: str) -> ResultVersion:
    """Forms the report of a complete part, with an opinion on what is to be done (ZB-58, ZB-59).

    Until it is published, reporting again makes another version. Raises NotFoundError before the part is complete.
    """
    opinion = told(opinion, "report-without-opinion")
    with office.database.transaction() as session:
        task, part = part_to_record(office, session, caller, task_id, department)
        result = results.result(session, caller.reach, task.id, department)
        state = after_result(ResultStep.REPORT, result)
        owed = [one for one in tasks.checks_of(session, [task.id])[task.id] if one.department == department]
        found = record([one.check for one in owed], site_records.saves(session, task.id, department))
        version = _version(office, caller, result, settle(task, part, owed, found, opinion))
        results.add_version(session, version)
        reported_at = result.reported_at or office.clock()
        reported = replace(result, state=state, version=version.number, reported_by=caller.name)
        results.change_results(session, [replace(reported, reported_at=reported_at)])
        noted(office, caller, "result-reported", task.id, department=department, sha256=version.sha256)
    return version


def publish_results(office: Office, caller: Caller, ids: Sequence[str]) -> list[Result]:
    """Publishes the results of the caller's department in these tasks; all, or NotAllowedError with each not due yet.

    On the official platforms they are pending from then on, until those confirm them (C-30).
    """
    require(caller, Act.PUBLISH_RESULTS)
    with office.database.transaction() as session:
        found = tasks.alone(session, caller.reach, ids)
        held, department = results.results_of(session, ids), caller.reach.department
        awaited = [held.get((task.id, department), Result(task.id, department)) for task in found]
        owed = _papers_owed(session, ids)
        published = each(awaited, lambda one: _published(office, caller, one, Disclosure.PUBLIC, owed), _task)
        results.change_results(session, published)
        rules = {one: results_of(office, session, one) for one in {task.campaign for task in found}}
        for task, one in zip(found, published, strict=True):
            _await_platforms(session, one, rules[task.campaign])
        details: dict[str, dict[str, str | int]] = {
            one.task: {"department": one.department, "version": one.version} for one in published
        }
        office.acting_for(caller).note_each("result-published", details)
    return published


def circulate_result(office: Office, caller: Caller, task_id: str, department: str, circle: str, reason: str) -> Result:
    """Sends a result that the law keeps from the public to a circle instead, with the reason (ZB-61)."""
    require_of(caller, Act.PUBLISH_RESULTS, department)
    circle = told(circle, "circulation-without-circle", _LONGEST_CIRCLE)
    reason = told(reason, "circulation-without-reason")
    with office.database.transaction() as session:
        task, _ = part_alone(session, caller, task_id, department)
        result = results.result(session, caller.reach, task.id, department)
        published = _published(office, caller, result, Disclosure.RESTRICTED, _papers_owed(session, [task.id]))
        changed = replace(published, circle=circle, reason=reason)
        results.change_results(session, [changed])
        noted(office, caller, "result-circulated", task.id, department=department, version=changed.version)
    return changed


def correct_result(
    office: Office, caller: Caller, task_id: str, department: str, correction: Correction
) -> ResultVersion:
    """Puts a published result right; the head signs, and the versions before it stay (ZB-63, ZB-66).

    Raises BadInputError with every fault, for a correction that changes nothing too; ForbiddenError for anybody but the
    head of the department.
    """
    require_of(caller, Act.SIGN_RESULTS, department)
    reason = told(correction.reason, "correction-without-reason")
    with office.database.transaction() as session:
        task, _ = part_alone(session, caller, task_id, department)
        result = results.result(session, caller.reach, task.id, department)
        state = after_result(ResultStep.CORRECT, result)
        newest = results.versions_of(session, [task.id])[task.id, department][0]
        content = _corrected(newest.content, correction)
        version = replace(_version(office, caller, result, content), reason=reason, signed_by=caller.name)
        results.add_version(session, version)
        changed = replace(result, state=state, version=version.number)
        results.change_results(session, [changed])
        if result.disclosure is Disclosure.PUBLIC:
            _await_platforms(session, changed, results_of(office, session, task.campaign))
        _decide(office, session, caller, changed, reason)
        noted(office, caller, "result-corrected", task.id, department=department, sha256=version.sha256)
    return version


def read_result(office: Office, caller: Caller, task_id: str, department: str) -> ResultView:
    """A result with all its versions and the objection to it, for who sees the part; raises NotFoundError."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        result = results.result(session, caller.reach, task_id, department)
        key = (task_id, department)
        versions = results.versions_of(session, [task_id])[key]
        papers = tuple(one for one in results.papers_of(session, task_id) if one.department == department)
        return ResultView(result, tuple(versions), results.objections_of(session, [task_id]).get(key), papers)


def public_results(office: Office, filters: PublicFilter, wanted: Wanted) -> Page[PublicResult]:
    """A page of the published results that pass the filters, as everybody may read them."""
    with office.database.reading() as session:
        page = results.published_page(session, filters, wanted)
        contents = results.versions_of(session, {one.task for one in page.records})
    shown = (_shown(one, contents[one.task, one.department][0]) for one in page.records)
    return Page(tuple(shown), page.following)


def joint_result(office: Office, task_id: str) -> JointResult:
    """The published results of a visit's departments on one page (LC-44, CX-30); NotFoundError before the first."""
    with office.database.reading() as session:
        held = results.results_of(session, [task_id])
        public = {key: one for key, one in held.items() if one.published_at and one.disclosure is Disclosure.PUBLIC}
        if not public:
            raise NotFoundError("joint-result-not-found", task=task_id)
        contents = results.versions_of(session, [task_id])
        departments = {one.department for one in tasks.parts_of(session, [task_id])[task_id]}
        task = tasks.task(session, ANYBODY.reach, task_id)
        days = clock_of(office, session, task.campaign).objection_days
    shown = tuple(_shown(one, contents[key][0]) for key, one in sorted(public.items()))
    complete = departments == {one.department for one in held.values() if one.published_at is not None}
    conclusion = worst({one.conclusion for one in shown if one.conclusion is not None})
    until = {one.department: office.reference.calendar.deadline(one.published_on, days).on for one in shown}
    first = shown[0]
    return JointResult(task_id, task.campaign, first.target, first.target_name, conclusion, complete, shown, until)


def _shown(result: Result, version: ResultVersion) -> PublicResult:
    content = version.content
    if result.published_at is None:
        raise ValueError("not published")
    return PublicResult(
        task=result.task,
        department=result.department,
        target=content.target,
        target_name=content.target_name,
        inspected_on=content.inspected_on,
        published_on=day_of(result.published_at),
        conclusion=content.conclusion,
        items=tuple(PublicItem(one.item_name, one.checked, one.outcomes) for one in content.items),
        version=version.number,
    )


def _version(office: Office, caller: Caller, result: Result, content: ResultContent) -> ResultVersion:
    digest = sha256(to_json(content)).hexdigest()
    return ResultVersion(
        result.task, result.department, result.version + 1, content, digest, caller.name, office.clock()
    )


def _papers_owed(session: Work, ids: Iterable[str]) -> set[str]:
    """Urgent checks whose paperwork is not complete: nothing of them is published (D-3)."""
    return {one.task for one in urgent.of_tasks(session, ids).values() if one.completed_at is None}


def _published(
    office: Office, caller: Caller, result: Result, disclosure: Disclosure, papers_owed: Collection[str]
) -> Result:
    state = after_result(ResultStep.PUBLISH, result)
    if result.task in papers_owed:
        raise NotAllowedError("papers-owed", task=result.task)
    now = office.clock()
    return replace(result, state=state, published_by=caller.name, published_at=now, disclosure=disclosure)


def _await_platforms(session: Work, result: Result, rules: ResultRules) -> None:
    channels = [*rules.channels, *([CREDIT_RECORD] if rules.credit_record else [])]
    results.add_syncs(
        session, [ResultSync(result.task, result.department, result.version, channel) for channel in channels]
    )


def _corrected(content: ResultContent, correction: Correction) -> ResultContent:
    faults = [
        Fault("correction-outcomes", one.item)
        for one in correction.items
        if not one.outcomes or (len(one.outcomes) > 1 and WITHOUT_FINDING & set(one.outcomes))
    ]
    known = {one.item for one in content.items}
    faults += [Fault("correction-item-unknown", one.item) for one in correction.items if one.item not in known]
    if faults:
        raise BadInputError("correction-refused", faults, count=len(faults))
    changed = corrected(content, correction)
    if changed == content:
        raise BadInputError("correction-changes-nothing")
    return changed


def _decide(office: Office, session: Work, caller: Caller, result: Result, reason: str) -> None:
    """A correction under review is the review's decision."""
    objection = results.objections_of(session, [result.task]).get((result.task, result.department))
    if objection is not None and objection.decided_at is None:
        decided = replace(
            objection,
            decision=Decision.CORRECTED,
            decision_reason=reason,
            decided_by=caller.name,
            decided_at=office.clock(),
        )
        results.put_objection(session, decided)


def _task(result: Result) -> str:
    return result.task
