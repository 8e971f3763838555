"""A department's own part: its first page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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
from coordination.model.access import Act, Caller
from coordination.model.deadlines import DueState
from coordination.model.follow_ups import FollowUp, FollowUpState
from coordination.model.pages import EVERYTHING
from coordination.model.people import Inspector, Leave
from coordination.model.plans import AnnualPlan, PlanState
from coordination.model.tasks import TaskFilter, TaskState

_SOON = timedelta(days=30)
WAITING = (
    TaskState.DECLINED,
    TaskState.RECUSED,
    TaskState.ASSIGNED,
    TaskState.REPLACED,
    TaskState.APPROVED,
    TaskState.FILED,
    TaskState.NOTIFIED,
    TaskState.ARRIVED,
)


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """What concerns one department today. waiting: tasks by state; away: its people on leave soon."""

    left: tuple[LeftView, ...]
    week: WeekView
    waiting: tuple[tuple[TaskState, int], ...]
    due: Mapping[DueState, int]
    taken: tuple[FollowUp, ...]
    away: tuple[tuple[Leave, str], ...]
    proposing: tuple[AnnualPlan, ...]
    batches: Table


def show_department(office: Office, caller: Caller, shell: Shell) -> Response[str]:
    """The first page of a department."""
    counted = tasks.count_tasks(office, caller, TaskFilter())
    known = plans.list_plans(office, caller)
    newest = next((plan for plan in known), None)
    view = DepartmentView(
        left=tuple(left_view(one.campaign, one.group) for one in agenda_of(office, caller).left_out),
        week=week_view(week_of(office, caller, shell.today)),
        waiting=tuple((state, counted[state.value]) for state in WAITING if counted.get(state.value)),
        due=what_is_due(office, caller, TaskFilter(), states=()).counts,
        taken=tuple(
            one
            for one in results.list_follow_ups(office, caller)
            if one.state is FollowUpState.OPEN and one.to_department == caller.reach.department
        ),
        away=_away(office, caller, shell.today),
        proposing=tuple(plan for plan in known if plan.state is PlanState.PROPOSED),
        batches=batches_table(shell, newest, f"/plans/{newest.year}") if newest else Table("batches", "/plans", (), ()),
    )
    return shell.show("department/home.html", shell.say("pages-home"), view)


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
