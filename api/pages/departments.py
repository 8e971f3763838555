"""A department's own part: its first page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from litestar import Response

from api.pages.field_work import WeekView, week_view
from api.pages.left_out import LeftView, left_view
from api.pages.plan_tables import batches_table
from api.pages.shell import Shell
from api.pages.tables import Table
from coordination.desk import plans, registers, results, tasks
from coordination.desk.agenda import agenda_of
from coordination.desk.deadlines import what_is_due
from coordination.desk.office import Office
from coordination.desk.outings import week_of
from coordination.desk.swapping import OpenRecusal
from coordination.model.access import Act, Caller
from coordination.model.deadlines import DueState
from coordination.model.follow_ups import FollowUp, FollowUpState
from coordination.model.pages import EVERYTHING
from coordination.model.people import Inspector, Leave
from coordination.model.plans import AnnualPlan, PlanState
from coordination.model.tasks import TaskFilter, TaskStanding, TaskState

_SOON = timedelta(days=30)
WAITING: Mapping[TaskState, Act] = {
    TaskState.DECLINED: Act.PREPARE_INSPECTIONS,
    TaskState.RECUSED: Act.PREPARE_INSPECTIONS,
    TaskState.ASSIGNED: Act.APPROVE_INSPECTIONS,
    TaskState.REPLACED: Act.APPROVE_INSPECTIONS,
    TaskState.APPROVED: Act.PREPARE_INSPECTIONS,
    TaskState.FILED: Act.PREPARE_INSPECTIONS,
    TaskState.NOTIFIED: Act.PREPARE_INSPECTIONS,
    TaskState.ARRIVED: Act.RECORD_CHECKS,
}
"""The states in which a task waits for somebody, and what whoever it waits for may do."""

_BY_WHO_LEADS = {TaskState.APPROVED, TaskState.FILED, TaskState.NOTIFIED}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Tasks that wait in a state. first_on: the day of the first of them."""

    state: TaskState
    count: int
    first_on: date


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """What concerns one department today.

    against: recusals of its people that a published plan goes against; asked: tasks by state that wait for the caller;
    waiting: those that wait for others; away: its people on leave soon; plan: the newest, and batches: those of it that
    are not over, of `batch_count`.
    """

    against: tuple[OpenRecusal, ...]
    left: tuple[LeftView, ...]
    week: WeekView
    asked: tuple[Waiting, ...]
    waiting: tuple[Waiting, ...]
    due: Mapping[DueState, int]
    taken: tuple[FollowUp, ...]
    away: tuple[tuple[Leave, str], ...]
    proposing: tuple[AnnualPlan, ...]
    plan: AnnualPlan | None
    batches: Table
    batch_count: int


def show_department(office: Office, caller: Caller, shell: Shell) -> Response[str]:
    """The first page of a department."""
    standings = tasks.task_standings(office, caller)
    known = plans.list_plans(office, caller)
    newest = next((plan for plan in known), None)
    agenda = agenda_of(office, caller)
    batches = newest.batches if newest else ()
    present = tuple(one for one in batches if one.last_date >= shell.today)
    view = DepartmentView(
        against=agenda.against,
        left=tuple(left_view(one.campaign, one.group) for one in agenda.left_out),
        week=week_view(week_of(office, caller, shell.today), shell.today),
        asked=_waiting(one for one in standings if waits_for(caller, one)),
        waiting=_waiting(one for one in standings if not waits_for(caller, one)),
        due=what_is_due(office, caller, TaskFilter(), states=()).counts,
        taken=tuple(
            one
            for one in results.list_follow_ups(office, caller)
            if one.state is FollowUpState.OPEN and one.to_department == caller.reach.department
        ),
        away=_away(office, caller, shell.today),
        proposing=tuple(plan for plan in known if plan.state is PlanState.PROPOSED),
        plan=newest,
        batches=batches_table(shell, replace(newest, batches=present), f"/plans/{newest.year}")
        if newest
        else Table("batches", "/plans", (), ()),
        batch_count=len(batches),
    )
    return shell.show("department/home.html", shell.say("pages-home"), view)


def waits_for(caller: Caller, one: TaskStanding) -> bool:
    """Whether tasks in a state wait for the caller: who prepares them is the department that leads."""
    leads = one.state not in _BY_WHO_LEADS or one.lead_department == caller.reach.department
    return leads and one.state in WAITING and caller.may(WAITING[one.state])


def _waiting(standings: Iterable[TaskStanding]) -> tuple[Waiting, ...]:
    """By state, whoever leads, in the order in which they press."""
    found: dict[TaskState, list[TaskStanding]] = {}
    for one in standings:
        found.setdefault(one.state, []).append(one)
    return tuple(
        Waiting(state, sum(one.count for one in found[state]), min(one.first_on for one in found[state]))
        for state in WAITING
        if state in found
    )


def _away(office: Office, caller: Caller, today: date) -> tuple[tuple[Leave, str], ...]:
    """Absences of the department's people that are not over and begin soon, with names."""
    if not caller.may(Act.READ_REGISTERS):
        return ()
    names = {
        one.certificate_number: one.name for one in registers.page_of(office, caller, Inspector, EVERYTHING, {}).records
    }
    found = registers.page_of(office, caller, Leave, EVERYTHING, {}).records
    soon = [one for one in found if one.last_date >= today and one.first_date <= today + _SOON]
    return tuple((one, names.get(one.inspector, one.inspector)) for one in sorted(soon, key=lambda one: one.first_date))
