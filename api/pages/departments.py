"""A department's own part: its first page, the batches it proposes, the absences of its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.field_work import WeekView, week_view
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.left_out import LeftView, left_view
from api.pages.plan_tables import batches_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.tables import Table
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import plans, registers, results, tasks
from coordination.desk.agenda import agenda_of
from coordination.desk.deadlines import what_is_due
from coordination.desk.office import Office
from coordination.desk.outings import week_of
from coordination.errors import BadInputError
from coordination.model.access import Act, Caller
from coordination.model.deadlines import DueState
from coordination.model.follow_ups import FollowUp, FollowUpState
from coordination.model.items import InspectionItem
from coordination.model.pages import Wanted
from coordination.model.people import Inspector, Leave
from coordination.model.plans import AnnualPlan, PlanBatch, PlanState
from coordination.model.regions import Region
from coordination.model.tasks import TaskFilter, TaskState

_BATCH = "/plans/{year:int}/batches"
_MOST = Wanted(500)
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


@dataclass(frozen=True, slots=True)
class BatchView:
    """The form for a batch, with the items and counties there are to choose from."""

    plan: AnnualPlan
    items: tuple[InspectionItem, ...]
    counties: tuple[Region, ...]
    form: Form


class DepartmentPages(Controller):
    """What a lead or participating department does."""

    @page("GET", f"{_BATCH}/new", Act.WRITE_PLANS)
    def new_batch(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int]
    ) -> Response[str]:
        """The form for a batch of the department's own."""
        return _batch_form(office, caller, shell, year, EMPTY)

    @page("POST", _BATCH, Act.WRITE_PLANS)
    def propose(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[str]:
        """Proposes a batch, or puts it in the place of the one with its id; told with every fault at once."""
        try:
            plans.propose_batches(office, caller, year, [_batch(caller, form)])
        except BadInputError as error:
            return _batch_form(office, caller, shell, year, form.told(error, shell.said, _fields(error)))
        return shell.go(f"/plans/{year}", "batch-proposed")


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
        one.certificate_number: one.name for one in registers.page_of(office, caller, Inspector, _MOST, {}).records
    }
    found = registers.page_of(office, caller, Leave, _MOST, {}).records
    soon = [one for one in found if one.last_date >= today and one.first_date <= today + _SOON]
    return tuple((one, names.get(one.inspector, one.inspector)) for one in sorted(soon, key=lambda one: one.first_date))


def _batch_form(office: Office, caller: Caller, shell: Shell, year: int, form: Form) -> Response[str]:
    plan = plans.read_plan(office, caller, year)
    own = {"department": caller.reach.department} if caller.reach.department else {}
    items = registers.page_of(office, caller, InspectionItem, _MOST, own).records
    crumbs = [Crumb(shell.say("pages-plans"), "/plans"), Crumb(plan.title, f"/plans/{year}")]
    view = BatchView(plan, items, registers.counties_held(office, caller), form)
    title = shell.say("pages-propose-batch")
    return shell.show("department/batch.html", title, view, crumbs, status=422 if form.refused else 200)


def _batch(caller: Caller, form: Form) -> PlanBatch:
    """The batch that was typed; who leads it is the caller's department."""
    reading = Reading(form)
    batch_id, title = reading.words("id", 60), reading.words("title", 100)
    first, last = reading.day("first_date"), reading.day("last_date")
    department = caller.reach.department or reading.words("department", 20)
    ratio = _share(reading, form.value("ratio"))
    earliest = reading.day("earliest_date") if form.value("earliest_date") else None
    latest = reading.day("latest_date") if form.value("latest_date") else None
    for name in ("items", "regions"):
        if not form.values(name):
            reading.wrong(name, "field-empty")
    if first > last:
        reading.wrong("last_date", "span-backwards")
    reading.refuse()
    return PlanBatch(
        id=batch_id,
        title=title,
        department=department,
        items=tuple(form.values("items")),
        regions=tuple(form.values("regions")),
        ratio=ratio,
        first_date=first,
        last_date=last,
        lead_department=department,
        earliest_date=earliest,
        latest_date=latest,
        may_join=form.value("may_join") == "yes",
    )


def _share(reading: Reading, typed: str) -> Fraction:
    """A share typed in percent, exactly."""
    try:
        return Fraction(typed.removesuffix("%").strip()) / 100
    except (ValueError, ZeroDivisionError):
        reading.wrong(
            "ratio", "pages-not-a-share" if typed else "field-empty", **({"value": typed[:60]} if typed else {})
        )
        return Fraction(1)


_PLACES = {
    "batch-id": "id",
    "batch-window": "last_date",
    "batch-leeway": "earliest_date",
    "batch-ratio": "ratio",
    "batch-below-floor": "ratio",
    "batch-above-cap": "ratio",
    "batch-unknown-region": "regions",
    "batch-unknown-item": "items",
    "batch-other-department": "items",
    "batch-twice": "id",
    "batch-of-other-year": "id",
}


def _fields(error: BadInputError) -> Mapping[str, str]:
    """The fields that the faults of a batch are about; ticks that nobody set are not sent at all."""
    ticks = {name: name for name in ("items", "regions")}
    return ticks | {fault.code: _PLACES[fault.code] for fault in error.faults if fault.code in _PLACES}
