"""Use cases: an objection is received, reviewed by somebody who did not inspect, and answered (ZB-64 to ZB-68)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from coordination.desk.deadlines import clock_of
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.recording import media_type_of
from coordination.desk.tasks.standing import day_of, noted, part_alone, require_of, results_of, told
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.results import (
    Decision,
    Objection,
    ObjectionPaper,
    PaperSide,
    Result,
    ResultState,
    ResultStep,
)
from coordination.model.tasks import Task, TaskPart
from coordination.stages.order import after_result
from coordination.storage import results, site_records
from coordination.storage.database import Work
from coordination.texts import named

_LONGEST_NAME = 200
_SIDE = {
    ResultState.OBJECTION: PaperSide.OBJECTION,
    ResultState.REVIEW: PaperSide.OBJECTION,
    ResultState.UPHELD: PaperSide.ANSWER,
    ResultState.CORRECTED: PaperSide.ANSWER,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """The objection as it was answered, and where the party may turn next (ZB-68)."""

    objection: Objection
    remedies: tuple[str, ...]


def object_to_result(
    office: Office, caller: Caller, task_id: str, department: str, objector: str, grounds: str, received_on: date
) -> Objection:
    """Receives an objection to a published result, on the day its papers came in.

    Raises NotAllowedError after the window, with its last day; BadInputError for a day before the publication or to
    come.
    """
    objector = told(objector, "objection-without-name", _LONGEST_NAME)
    grounds = told(grounds, "objection-without-grounds")
    with office.database.transaction() as session:
        task, _, result = _result(session, caller, Act.HANDLE_OBJECTIONS, task_id, department)
        state = after_result(ResultStep.OBJECT, result)
        if result.published_at is None:
            raise ValueError("a published result has a day")
        published_on = day_of(result.published_at)
        if not published_on <= received_on <= day_of(office.clock()):
            raise BadInputError("objection-day", published=published_on.isoformat())
        days = clock_of(office, session, task.campaign).objection_days
        last = office.reference.calendar.deadline(published_on, days)
        if received_on > last.on:
            raise NotAllowedError("objection-too-late", last=last.on.isoformat(), days=days)
        objection = Objection(task.id, department, result.version, objector, grounds, received_on, caller.name)
        results.put_objection(session, objection)
        results.change_results(session, [replace(result, state=state)])
        noted(office, caller, "objection-received", task.id, department=department, version=result.version)
    return objection


def add_paper(
    office: Office, caller: Caller, task_id: str, department: str, name: str, content: bytes
) -> ObjectionPaper:
    """Attaches what the party handed in, or from the decision on what is sent with the answer; the same twice is one.

    Raises NotAllowedError where there is no objection, or it is answered; BadInputError as for evidence.
    """
    media_type = media_type_of(content)
    name = told(name, "evidence-without-name", _LONGEST_NAME)
    with office.database.transaction() as session:
        task, _, result = _result(session, caller, Act.HANDLE_OBJECTIONS, task_id, department)
        side = _SIDE.get(result.state)
        if side is None:
            raise NotAllowedError("paper-out-of-order", task=task.id, state=named("result-state", result.state))
        digest = sha256(content).hexdigest()
        held = (one for one in results.papers_of(session, task.id) if one.department == department)
        same = next((one for one in held if one.sha256 == digest), None)
        if same is not None:
            return same
        site_records.keep(session, content)
        now, size = office.clock(), len(content)
        paper = ObjectionPaper(task.id, department, digest, side, name, media_type, size, caller.name, now)
        results.add_paper(session, paper)
        noted(office, caller, "objection-paper-added", task.id, department=department, side=side.value, sha256=digest)
    return paper


def read_paper(
    office: Office, caller: Caller, task_id: str, department: str, digest: str
) -> tuple[ObjectionPaper, bytes]:
    """A paper of an objection with its bytes, for who sees the part; raises NotFoundError."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        results.result(session, caller.reach, task_id, department)
        for one in results.papers_of(session, task_id):
            if (one.department, one.sha256) == (department, digest):
                return one, site_records.contents(session, [digest])[digest]
    raise NotFoundError("evidence-not-found")


def review_objection(office: Office, caller: Caller, task_id: str, department: str) -> Objection:
    """Begins the review, which the caller makes: nobody who recorded, reported or published."""
    with office.database.transaction() as session:
        task, part, result = _result(session, caller, Act.HANDLE_OBJECTIONS, task_id, department)
        state = after_result(ResultStep.REVIEW, result)
        _require_other(session, caller, task, part, result)
        objection = results.objections_of(session, [task.id])[task.id, department]
        objection = replace(objection, reviewer=caller.name, review_began_at=office.clock())
        results.put_objection(session, objection)
        results.change_results(session, [replace(result, state=state)])
        noted(office, caller, "review-begun", task.id, department=department)
    return objection


def uphold_result(office: Office, caller: Caller, task_id: str, department: str, reason: str) -> Objection:
    """The review finds no error: the result stays as it is. Only who reviews decides; errors go to the head to sign."""
    reason = told(reason, "decision-without-reason")
    with office.database.transaction() as session:
        task, _, result = _result(session, caller, Act.HANDLE_OBJECTIONS, task_id, department)
        state = after_result(ResultStep.UPHOLD, result)
        objection = results.objections_of(session, [task.id])[task.id, department]
        if objection.reviewer != caller.name:
            raise ForbiddenError("review-of-other", reviewer=objection.reviewer)
        objection = replace(
            objection,
            decision=Decision.UPHELD,
            decision_reason=reason,
            decided_by=caller.name,
            decided_at=office.clock(),
        )
        results.put_objection(session, objection)
        results.change_results(session, [replace(result, state=state)])
        noted(office, caller, "result-upheld", task.id, department=department)
    return objection


def feed_back(office: Office, caller: Caller, task_id: str, department: str, answer: str) -> Answered:
    """Answers the party, and tells which remedies are left (ZB-67, ZB-68)."""
    answer = told(answer, "feedback-without-answer")
    with office.database.transaction() as session:
        task, _, result = _result(session, caller, Act.HANDLE_OBJECTIONS, task_id, department)
        state = after_result(ResultStep.FEED_BACK, result)
        objection = results.objections_of(session, [task.id])[task.id, department]
        objection = replace(objection, answer=answer, fed_back_at=office.clock())
        results.put_objection(session, objection)
        results.change_results(session, [replace(result, state=state)])
        noted(office, caller, "objection-answered", task.id, department=department)
        return Answered(objection, results_of(office, session, task.campaign).remedies)


def _result(session: Work, caller: Caller, act: Act, task_id: str, department: str) -> tuple[Task, TaskPart, Result]:
    require_of(caller, act, department)
    task, part = part_alone(session, caller, task_id, department)
    return task, part, results.result(session, caller.reach, task.id, department)


def _require_other(session: Work, caller: Caller, task: Task, part: TaskPart, result: Result) -> None:
    """Raises ForbiddenError where the caller had a hand in what is to be reviewed."""
    recorded = {save.account for save in site_records.saves(session, task.id, part.department)}
    if caller.name in recorded | {part.completed_by, result.reported_by, result.published_by}:
        raise ForbiddenError("review-of-own-result")
