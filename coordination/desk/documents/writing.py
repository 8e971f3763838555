"""Writes the record of a form for a caller: who may, whether it is time, what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from coordination.desk.documents.gathering import batch_of, draw_facts, names_of, plan_facts, task_facts
from coordination.desk.drawing import report_draw
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.tasks.standing import each, rules_of
from coordination.desk.year_end import assess_department, report_year
from coordination.documents.facts import TaskFacts, YearFacts
from coordination.documents.forms import FORMS, Form, Moment, Scope
from coordination.documents.papers import Paper
from coordination.documents.plan_papers import assessment_paper, draw_paper, plan_paper, year_paper
from coordination.documents.task_papers import (
    batch_paper,
    file_paper,
    finding_paper,
    objection_paper,
    part_paper,
    statement_paper,
    task_paper,
)
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.documents import Subject
from coordination.model.follow_ups import FollowUpKind
from coordination.model.on_site import Outcome, SignatureStatus
from coordination.model.plans import PlanState
from coordination.model.precursors import has_sheet
from coordination.model.results import Disclosure
from coordination.model.tasks import DeclineReason, Task, TaskState
from coordination.storage import planning, tasks
from coordination.storage.database import Work

WITHOUT_TEAM = {TaskState.PROPOSED, TaskState.DECLINED, TaskState.RECUSED, TaskState.WITHDRAWN}
"""States of a task whose officers are not known."""

_TO_RECTIFY = {Outcome.RECTIFICATION_ORDERED, Outcome.PENDING_FOLLOW_UP}
_TRANSFERRED = {FollowUpKind.TERRITORIAL, FollowUpKind.CASE}
_OF_TASKS = {Scope.TASK, Scope.PART, Scope.OBJECTION, Scope.FINDING, Scope.STATEMENT, Scope.FILE}


@dataclass(frozen=True, slots=True)
class Written:
    """What a form says about a subject. name: of the target, batch, campaign or plan; department: whose part it is."""

    subject: Subject
    paper: Paper
    name: str
    task: str = ""
    department: str = ""


def form_named(code: str) -> Form:
    """A form; raises NotFoundError."""
    if code not in FORMS:
        raise NotFoundError("document-form-unknown", form=code[:60])
    return FORMS[code]


def require_form(caller: Caller, form: Form) -> None:
    """Raises ForbiddenError where the caller issues no such document."""
    if not any(caller.may(act) for act in form.acts):
        require(caller, form.acts[0])


def written(
    office: Office, session: Work, caller: Caller, form: Form, subjects: Sequence[Subject], url: str
) -> list[Written]:
    """What a form says about each subject, as the caller may see it; in their order.

    Raises NotFoundError for what the caller does not see, NotAllowedError with every subject it is too early for.
    """
    require_form(caller, form)
    if form.scope in _OF_TASKS:
        found = tasks.alone(session, caller.reach, [one.id for one in subjects])
        facts = task_facts(office, session, caller, found, url)
        for one in subjects:
            _require_own(caller, form, facts, one)
        return each(list(subjects), lambda one: _of_task(form, facts, one), lambda one: one.id)
    return [_of_plan(office, session, caller, form, one, url) for one in subjects]


def _require_own(caller: Caller, form: Form, facts: TaskFacts, subject: Subject) -> None:
    """Raises for a part, finding or statement there is not, for another department's, for what only a lead sees."""
    task, department = facts.tasks[subject.id], department_of(form, facts, subject)
    if department is None:
        raise NotFoundError("document-subject-unknown", subject=subject.id, detail=subject.detail[:60])
    own = caller.reach.department
    if form.whole and own not in {"", task.lead_department}:
        raise ForbiddenError("task-led-by-other", task=task.id, department=task.lead_department)
    if department and own not in {"", department}:
        raise ForbiddenError("part-of-other-department", department=department)
    if form.scope is Scope.STATEMENT and caller.reach.inspector not in {"", subject.detail}:
        raise ForbiddenError("task-of-other-officer")


def department_of(form: Form, facts: TaskFacts, subject: Subject) -> str | None:
    """Whose part a document shows, empty for what concerns all; None where there is no such part, finding, officer."""
    if form.scope in {Scope.TASK, Scope.FILE}:
        return None if subject.detail else ""
    if form.scope is Scope.FINDING:
        found = (one for one in facts.follow_ups if (one.task, str(one.number)) == (subject.id, subject.detail))
        return next((one.department for one in found), None)
    if form.scope is Scope.STATEMENT:
        gone = any((one.task, one.inspector) == (subject.id, subject.detail) for one in facts.declines)
        who = facts.inspectors.get(subject.detail)
        return who.department if gone and who is not None else None
    held = {one.department for one in facts.parts[subject.id]}
    return subject.detail if subject.detail in held else None


def _of_task(form: Form, facts: TaskFacts, subject: Subject) -> Written:
    task, title = facts.tasks[subject.id], form.title
    if not _READY[form.moment](facts, task, subject.detail):
        raise NotAllowedError(f"document-not-{form.moment.value.replace('_', '-')}", form=form.name, subject=subject.id)
    paper: Paper
    if form.scope is Scope.PART:
        paper = part_paper(facts, task.id, subject.detail, title, contacts=form.contacts)
    elif form.scope is Scope.OBJECTION:
        paper = objection_paper(facts, task.id, subject.detail, title)
    elif form.scope is Scope.FINDING:
        paper = finding_paper(facts, task.id, int(subject.detail), title)
    elif form.scope is Scope.STATEMENT:
        paper = statement_paper(facts, task.id, subject.detail, title)
    elif form.scope is Scope.FILE:
        paper = file_paper(facts, task.id, title)
    else:
        paper = task_paper(facts, task.id, title, contacts=form.contacts, whole=form.whole)
    return Written(subject, paper, task.target_name, task.id, department_of(form, facts, subject) or "")


def _found(facts: TaskFacts, task: Task, department: str) -> bool:
    record = facts.records.get((task.id, department))
    return record is not None and any(_TO_RECTIFY & set(one.outcomes) for one in record.checks)


def _with_sheet(facts: TaskFacts, task: Task, department: str) -> bool:
    owed = (one for one in facts.checks[task.id] if one.department == department)
    known = any(has_sheet(facts.names.items.get(one.item)) for one in owed)
    return known and bool(facts.teams[task.id]) and task.state not in WITHOUT_TEAM


def _unsigned(facts: TaskFacts, task: Task, department: str) -> bool:
    record = facts.records.get((task.id, department))
    signed = None if record is None else record.signature
    return signed is not None and signed.status is not SignatureStatus.SIGNED


def _disclosed(disclosure: Disclosure) -> Callable[[TaskFacts, Task, str], bool]:
    def judged(facts: TaskFacts, task: Task, department: str) -> bool:
        result = facts.results.get((task.id, department))
        return result is not None and result.published_at is not None and result.disclosure is disclosure

    return judged


def _objected(facts: TaskFacts, task: Task, department: str) -> bool:
    return (task.id, department) in facts.objections


def _handed(facts: TaskFacts, task: Task, number: str, kinds: set[FollowUpKind]) -> bool:
    return any((one.task, str(one.number)) == (task.id, number) and one.kind in kinds for one in facts.follow_ups)


def _declined(facts: TaskFacts, task: Task, inspector: str, *, recusal: bool) -> bool:
    declines = (one for one in facts.declines if (one.task, one.inspector) == (task.id, inspector))
    return any((one.reason is DeclineReason.RECUSAL) is recusal for one in declines)


_READY: Mapping[Moment, Callable[[TaskFacts, Task, str], bool]] = {
    Moment.ANY: lambda facts, task, detail: not detail or _objected(facts, task, detail),
    Moment.STAFFED: lambda facts, task, _: bool(facts.teams[task.id]) and task.state not in WITHOUT_TEAM,
    Moment.WITH_SHEET: _with_sheet,
    Moment.CODED: lambda _, task, __: bool(task.check_code),
    Moment.ENDED: lambda _, task, __: task.ended_at is not None,
    Moment.UNSIGNED: _unsigned,
    Moment.TO_RECTIFY: _found,
    Moment.REPORTED: lambda facts, task, department: bool(facts.versions.get((task.id, department))),
    Moment.PUBLISHED: _disclosed(Disclosure.PUBLIC),
    Moment.CIRCULATED: _disclosed(Disclosure.RESTRICTED),
    Moment.DECIDED: lambda facts, task, department: (
        _objected(facts, task, department) and facts.objections[task.id, department].decided_at is not None
    ),
    Moment.ANSWERED: lambda facts, task, department: (
        _objected(facts, task, department) and facts.objections[task.id, department].fed_back_at is not None
    ),
    Moment.HANDED_ON: lambda facts, task, number: _handed(facts, task, number, _TRANSFERRED),
    Moment.CRIMINAL: lambda facts, task, number: _handed(facts, task, number, {FollowUpKind.CRIMINAL}),
    Moment.DECLINED: lambda facts, task, inspector: _declined(facts, task, inspector, recusal=False),
    Moment.RECUSED: lambda facts, task, inspector: _declined(facts, task, inspector, recusal=True),
    Moment.BOUND: lambda facts, task, _: task.id in facts.indexes,
}


def _of_plan(office: Office, session: Work, caller: Caller, form: Form, subject: Subject, url: str) -> Written:
    """A form of a batch, a plan, a draw or a year."""
    if form.scope is Scope.BATCH:
        return _of_batch(office, session, caller, form, subject, url)
    if form.scope is Scope.DRAW:
        require_everywhere(caller, form.acts[0])
        campaign = planning.campaign_alone(session, subject.id)
        attempts = report_draw(office, caller, campaign.id)
        early = not attempts or (form.moment is Moment.DRAWN and attempts[0].attempt.drawn_at is None)
        if early:
            raise NotAllowedError(f"document-not-{form.moment.value}", form=form.name, subject=subject.id)
        facts = draw_facts(office, session, campaign, attempts, url)
        return Written(Subject(campaign.id), draw_paper(facts, form.title), campaign.title)
    year = _year(subject)
    if form.scope is Scope.PLAN:
        require_everywhere(caller, form.acts[0])
        plan = planning.plan_alone(session, year)
        if plan is None:
            raise NotFoundError("plan-not-found", year=year)
        if form.moment is Moment.FILED and plan.state is PlanState.PROPOSED:
            raise NotAllowedError("document-not-filed", form=form.name, subject=subject.id)
        return Written(Subject(str(year)), plan_paper(plan_facts(office, session, plan, url), form.title), plan.title)
    names = names_of(office, session, url)
    planning.plan_alone(session, year)
    if form.scope is Scope.YEAR:
        own = caller.reach.department
        held = YearFacts(names, report_year(office, caller, year), year=year, department=own)
        return Written(Subject(str(year), own), year_paper(held, form.title), str(year), department=own)
    if subject.detail not in names.departments:
        raise NotFoundError("document-subject-unknown", subject=subject.id, detail=subject.detail[:60])
    indicators = assess_department(office, caller, year, subject.detail)
    held = YearFacts(names, indicators=indicators, year=year, department=subject.detail)
    return Written(subject, assessment_paper(held, form.title), str(year), department=subject.detail)


def _of_batch(office: Office, session: Work, caller: Caller, form: Form, subject: Subject, url: str) -> Written:
    batch = batch_of(session, subject.id)
    if batch is None or subject.detail:
        raise NotFoundError("document-subject-unknown", subject=subject.id[:60], detail=subject.detail[:60])
    if caller.reach.department not in {"", batch.lead_department} or caller.reach.region or caller.reach.inspector:
        raise ForbiddenError("document-of-lead-department", batch=batch.id, department=batch.lead_department)
    found = [task for task in tasks.of_batch(session, batch.id) if task.state is not TaskState.WITHDRAWN]
    if form.whole and not found:
        raise NotAllowedError("document-batch-without-tasks", form=form.name, batch=batch.id)
    if form.moment is Moment.ANNOUNCED and not rules_of(office, session, found[0].campaign).public_notice:
        raise NotAllowedError("document-not-in-pack", form=form.name, batch=batch.id)
    whole = replace(caller, reach=replace(caller.reach, department=""))
    facts = task_facts(office, session, whole, found if form.whole else [], url)
    department = batch.lead_department if form.whole else ""
    return Written(subject, batch_paper(facts, batch.id, form.title), batch.title, department=department)


def _year(subject: Subject) -> int:
    if not (subject.id.isascii() and subject.id.isdecimal() and len(subject.id) == len("2026")):
        raise BadInputError("document-year-unreadable", subject=subject.id[:60])
    return int(subject.id)


def acts_of_forms() -> tuple[Act, ...]:
    """Every act by which some form is issued."""
    return tuple(dict.fromkeys(act for form in FORMS.values() for act in form.acts))
