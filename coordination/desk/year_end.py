"""Use cases: the report of a year, alerts on repeated visits, self-assessment, and the liability ledger of a task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from coordination.desk.deadlines import what_is_due
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import noted, part_alone, require_of, told
from coordination.desk.work_rules import sections_asked
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.deadlines import Clock, DueState
from coordination.model.feeds import ZONE
from coordination.model.plans import BatchKind, PlanState
from coordination.model.tasks import TaskFilter, TaskKind, TaskState
from coordination.model.work_rules import WorkRules
from coordination.model.year_end import (
    STATED,
    DepartmentYear,
    Ground,
    Indicator,
    LiabilityTrace,
    RepeatAlert,
    StatedGround,
    YearReport,
)
from coordination.stages.account import DepartmentFacts, alerts, grounds, indicators
from coordination.stages.record import record
from coordination.storage import audit, indicator_files, planning, results, site_records, tasks, year_end
from coordination.storage.columns import to_json
from coordination.storage.registers import one as one_of
from coordination.texts import named

_FAILED = (DueState.OVERDUE, DueState.MISSED)


def report_year(office: Office, caller: Caller, year: int) -> YearReport:
    """What was planned in a year and what was done, as far as the caller sees (LC-51, CX-A10)."""
    require(caller, Act.READ_INSPECTIONS)
    late = _late_publications(office, caller, year)
    with office.database.reading() as session:
        counted = year_end.tasks_of_year(session, caller.reach, year)
        made = year_end.visited_parts(session, caller.reach, year)
        parts = year_end.parts_of_year(session, caller.reach, year)
        handed = year_end.follow_ups_of_year(session, caller.reach, year)
        items = year_end.items_of_year(session, caller.reach, year)
    departments = tuple(
        DepartmentYear(
            department=code,
            **counts,
            overdue=late[code],
            handed_on=handed.get(code, (0, 0))[0],
            handed_on_open=handed.get(code, (0, 0))[1],
        )
        for code, counts in sorted(parts.items())
    )
    states: Counter[tuple[str, str]] = Counter()
    for kind, state, _, count in counted:
        states[kind, state] += count
    on_site, off_site = TaskKind.ON_SITE.value, TaskKind.OFF_SITE.value
    return YearReport(
        year=year,
        planned=sum(count for (kind, _), count in states.items() if kind == on_site),
        visits=len(made),
        joint=sum(departments_there > 1 for departments_there in made),
        separate=sum(made),
        off_site=states[off_site, TaskState.DONE.value],
        direct_closed=sum(states[kind, TaskState.DIRECT_CLOSED.value] for kind in (on_site, off_site)),
        withdrawn=states[on_site, TaskState.WITHDRAWN.value],
        departments=departments,
        items=tuple(items),
    )


def alert_repeats(office: Office, caller: Caller, pack: str, on: date | None = None) -> list[RepeatAlert]:
    """Targets visited too often in the year that ends on a day, by default today, and officers who met one again.

    pack: the one whose limits are asked. Targets that carry a flag of its bypass list are left out (ZB-47).
    """
    require(caller, Act.READ_INSPECTIONS)
    last = on or office.clock().astimezone(ZONE).date()
    first = date.fromordinal(max(1, last.toordinal() - 364))
    shelf = office.reference.shelf
    most, bypass = shelf.value(pack, "repeat_alert"), shelf.value(pack, "repeat_bypass_flags")
    with office.database.reading() as session:
        visits = year_end.visits_between(session, caller.reach, first, last)
        meetings = year_end.meetings_between(session, caller.reach, first, last)
        exempt = year_end.flagged(session, {target for target, _, _ in visits}, bypass)
    return alerts(visits, meetings, most, exempt)


def trace_task(office: Office, caller: Caller, task_id: str) -> LiabilityTrace:
    """Who did what when in a task, and the grounds its facts speak for (LC-54 to LC-65).

    For the office and the supervisor, and for the lead department of the task.
    """
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        task = tasks.task(session, caller.reach, task_id)
        if caller.reach.inspector or caller.reach.department not in {"", task.lead_department}:
            raise ForbiddenError("task-led-by-other", task=task.id, department=task.lead_department)
        whole = replace(caller, reach=replace(caller.reach, department=""))
        board = what_is_due(office, whole, TaskFilter(campaign=task.campaign, target=task.target), states=_FAILED)
        dues = [(state, one) for state, one in board.dues if one.task == task.id]
        owed = tasks.checks_of(session, [task.id])[task.id]
        saves = site_records.saves_of(session, [task.id])
        parts = tasks.parts_of(session, [task.id])[task.id]
        records = {
            one.department: record(
                [check.check for check in owed if check.department == one.department], saves[task.id, one.department]
            )
            for one in parts
            if one.completed_at is not None
        }
        found = grounds(parts, dues, records, results.follow_ups_of(session, task.id))
        stated = tuple(year_end.stated_grounds(session, task.id))
        return LiabilityTrace(task.id, tuple(audit.of_subject(session, task.id)), tuple(found), stated)


def state_ground(
    office: Office, caller: Caller, task_id: str, department: str, ground: Ground, statement: str
) -> StatedGround:
    """The head of a department states a ground that no fact in here speaks for, once and for good (LC-56 ff., LC-65).

    Raises BadInputError for a ground that the system sees by itself, or without a statement; NotAllowedError for one
    that is stated already.
    """
    require_of(caller, Act.SIGN_RESULTS, department)
    statement = told(statement, "ground-without-statement")
    if ground not in STATED:
        raise BadInputError("ground-is-seen", ground=named("ground", ground))
    with office.database.transaction() as session:
        task, _ = part_alone(session, caller, task_id, department)
        held = year_end.stated_grounds(session, task.id)
        if any((one.department, one.ground) == (department, ground) for one in held):
            raise NotAllowedError("ground-stated-already", ground=named("ground", ground))
        stated = StatedGround(task.id, department, ground, statement, caller.name, office.clock())
        year_end.state_ground(session, stated)
        noted(office, caller, "ground-stated", task.id, department=department, ground=ground.value)
    return stated


def export_trace(office: Office, caller: Caller, task_id: str) -> bytes:
    """The liability ledger of a task as a file, for whoever may see it (LC-54)."""
    return to_json(trace_task(office, caller, task_id))


def assess_department(office: Office, caller: Caller, year: int, department: str) -> list[Indicator]:
    """The 14 indicators of a department's year (CX), evidence filled in where the system has it.

    Raises ForbiddenError for another department than the caller's.
    """
    require(caller, Act.READ_INSPECTIONS)
    if caller.reach.department not in {"", department}:
        raise ForbiddenError("part-of-other-department", department=department)
    reach = replace(caller.reach, department=department)
    within = replace(caller, reach=reach)
    report = report_year(office, within, year)
    own = next((one for one in report.departments if one.department == department), None)
    with office.database.reading() as session:
        registers = year_end.registered(session, reach)
        plans = [plan for plan in planning.plans(session, reach) if plan.year == year]
        asked, rules = sections_asked(office, session), one_of(session, WorkRules, department)
        files = Counter(one.rule for one in indicator_files.of_year(session, year, department))
    batches = [batch for plan in plans for batch in plan.batches if batch.department == department]
    today = office.clock().astimezone(ZONE).date()
    missing = asked if rules is None or not rules.is_public(today) else rules.missing(asked)
    completed, published = (0, 0) if own is None else (own.completed, own.published)
    facts = DepartmentFacts(
        **registers,
        plan_published=any(plan.state is PlanState.PUBLISHED for plan in plans),
        parts=0 if own is None else own.parts,
        completed=completed,
        joint=report.joint,
        published=published,
        published_in_time=published - _late_publications(office, within, year, [DueState.MISSED])[department],
        findings=_findings(office, within, year),
        handed_on=0 if own is None else own.handed_on,
        special=sum(batch.kind is BatchKind.SPECIAL for batch in batches),
        rules_written=len(asked) - len(missing),
        rules_asked=len(asked),
        files=files,
    )
    return indicators(facts)


def _late_publications(
    office: Office, caller: Caller, year: int, states: Collection[DueState] = _FAILED
) -> Counter[str]:
    board = what_is_due(office, caller, TaskFilter(), states=states)
    return Counter(
        one.department for _, one in board.dues if one.clock is Clock.PUBLICATION and one.trigger_on.year == year
    )


def _findings(office: Office, caller: Caller, year: int) -> int:
    """Results of a year with a problem that is to be followed up."""
    with office.database.reading() as session:
        return year_end.pending_findings(session, caller.reach, year)
