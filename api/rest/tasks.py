"""Inspection tasks: taken over from the plan, prepared many at a time, recorded once, completed part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

import msgspec
from litestar import Controller, Response
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import USUAL, Cursor, Filter, Limit, PageOut, page_out, wanted
from api.rest.repeats import done_once
from api.rest.routing import route
from coordination.desk import tasks
from coordination.desk.feedback import BEST, list_feedback
from coordination.desk.tasks import TakenOver
from coordination.model.access import Act
from coordination.model.feedback import FeedbackFilter, FeedbackRead
from coordination.model.items import Checklist
from coordination.model.on_site import PartRecord, PartView, SiteEntry, SiteSave
from coordination.model.tasks import ClosingReason, DeclineReason, NoticeForm, Task, TaskFilter, TaskPart, TaskView

State = Annotated[str, QueryParameter(name="state", max_length=20)]
Rating = Annotated[int | None, QueryParameter(ge=1, le=BEST)]
_TASK = "/inspections/{task:str}"
PART = f"{_TASK}/parts/{{department:str}}"
_MANY = (404, 409, 413, 415, 422)
_BODY = (404, 409, 413, 415, 422)


@dataclass(frozen=True, slots=True)
class TasksNamed:
    """Ids of tasks; all of them are done, or none."""

    tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TasksFiled:
    """Ids of tasks, and the reference under which the checks are registered."""

    tasks: tuple[str, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class TasksNotified:
    """Ids of tasks, and whether there is one notice of all departments or one of each."""

    tasks: tuple[str, ...]
    form: NoticeForm = NoticeForm.JOINT


@dataclass(frozen=True, slots=True)
class ItemToCheck:
    """An item, and how it is inspected."""

    item_name: str
    checklist: Checklist | None


@dataclass(frozen=True, slots=True)
class OfficerDeclines:
    """Who does not take part, by certificate number, why, and the written statement.

    swap_with: of a recusal, the certificate number of the colleague the officer would change visits with.
    """

    inspector: str
    reason: DeclineReason
    statement: str
    swap_with: str = ""


@dataclass(frozen=True, slots=True)
class EntrySent:
    """What was typed. key: made by the device for this entry alone; sent again under it, it is kept once."""

    key: str
    entry: SiteEntry


@dataclass(frozen=True, slots=True)
class ClosedDirectly:
    """Why an inspection is impossible, and on which day the evidence shows it."""

    reason: ClosingReason
    found_on: date


class TaskController(Controller):
    """Tasks within the caller's reach; a step out of order is refused with what is next."""

    tags = ("tasks",)

    @route(
        "POST",
        "/campaigns/{campaign:str}/inspections",
        "inspections-take-over",
        Act.PREPARE_INSPECTIONS,
        problems=(404, 409, 422),
        status_code=200,
        opt={"everywhere": True},
        gives=TakenOver,
        once=True,
    )
    def take_over(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]
    ) -> Response[bytes]:
        """Brings the tasks of a campaign up to the newest version of its plan; asked again it does only what is new."""
        return done_once(request, office, caller, b"", lambda: (200, tasks.take_over_plan(office, caller, campaign)))

    @route("GET", "/inspections", "inspections", Act.READ_INSPECTIONS, problems=(422,))
    def tasks(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: Filter = "",
        in_state: State = "",
        department: Filter = "",
        inspector: Filter = "",
        batch: Filter = "",
        target: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[Task]:
        """The tasks, in the order of their days."""
        filters = TaskFilter(campaign, in_state, department, inspector, batch, target)
        return page_out(tasks.list_tasks(office, caller, filters, wanted(limit, cursor)))

    @route("GET", "/visit-feedback", "visit-feedback", Act.READ_INSPECTIONS, problems=(422,), opt={"everywhere": True})
    def feedback(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: Filter = "",
        department: Filter = "",
        task: Filter = "",
        rating: Rating = None,
        grievance: Filter = "",
        first_date: FromQuery[date | None] = None,
        last_date: FromQuery[date | None] = None,
    ) -> Sequence[FeedbackRead]:
        """What those inspected said of visits, grievances first; never told to the inspecting departments.

        department: with a part in the visit; grievance: one of them, or `any`; dates: of the days it was given.
        """
        filters = FeedbackFilter(campaign, department, task, rating, grievance, first_date, last_date)
        return list_feedback(office, caller, filters)

    @route("GET", f"{_TASK}/checklist", "inspection-checklist", Act.READ_INSPECTIONS, problems=(404,))
    def checklist(self, office: GivenOffice, caller: GivenCaller, task: FromPath[str]) -> Sequence[ItemToCheck]:
        """Procedure and check points of the items the caller's department checks; null where none are laid down."""
        return [ItemToCheck(name, found) for name, found in tasks.read_checklists(office, caller, task)]

    @route("GET", _TASK, "inspection", Act.READ_INSPECTIONS, problems=(404,))
    def task(self, office: GivenOffice, caller: GivenCaller, task: FromPath[str]) -> TaskView:
        """A task with its checks, team and parts, and what is next."""
        return tasks.read_task(office, caller, task)

    @route(
        "POST", "/inspections/approve", "inspections-approve", Act.APPROVE_INSPECTIONS, problems=_MANY, status_code=200
    )
    def approve(self, office: GivenOffice, caller: GivenCaller, data: JSONBody[TasksNamed]) -> Sequence[Task]:
        """The head of a department approves its parts; a task is approved once all its departments have."""
        return tasks.approve_tasks(office, caller, data.tasks)

    @route("POST", "/inspections/file", "inspections-file", Act.PREPARE_INSPECTIONS, problems=_MANY, status_code=200)
    def file(self, office: GivenOffice, caller: GivenCaller, data: JSONBody[TasksFiled]) -> Sequence[Task]:
        """Says under which reference the checks are registered."""
        return tasks.file_tasks(office, caller, data.tasks, data.reference)

    @route(
        "POST", "/inspections/notify", "inspections-notify", Act.PREPARE_INSPECTIONS, problems=_MANY, status_code=200
    )
    def notify(self, office: GivenOffice, caller: GivenCaller, data: JSONBody[TasksNotified]) -> Sequence[Task]:
        """Issues the notices."""
        return tasks.notify_tasks(office, caller, data.tasks, data.form)

    @route(
        "POST",
        "/inspections/codes",
        "inspections-codes",
        Act.PREPARE_INSPECTIONS,
        problems=_MANY,
        status_code=200,
        gives=list[Task],
        once=True,
    )
    def codes(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, data: JSONBody[TasksNamed]
    ) -> Response[bytes]:
        """Issues check codes; Idempotency-Key makes it safe to ask again."""
        body = msgspec.json.encode(data)
        return done_once(request, office, caller, body, lambda: (200, tasks.issue_codes(office, caller, data.tasks)))

    @route(
        "POST",
        f"{_TASK}/decline",
        "inspection-decline",
        (Act.PREPARE_INSPECTIONS, Act.RECORD_CHECKS),
        problems=_BODY,
        status_code=200,
    )
    def decline(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], data: JSONBody[OfficerDeclines]
    ) -> Task:
        """An officer does not take part: the officer says so, or the department for them."""
        return tasks.decline_task(office, caller, task, data.inspector, data.reason, data.statement, data.swap_with)


class PartController(Controller):
    """A department's part of a task: what is recorded of it, and its end."""

    tags = ("tasks",)

    @route("GET", PART, "part", Act.READ_INSPECTIONS, problems=(404,))
    def part(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], department: FromPath[str]
    ) -> PartView:
        """The record of a part with its evidence; outcomes are empty until somebody enters them."""
        return tasks.read_part(office, caller, task, department)

    @route("GET", f"{PART}/entries", "part-entries", Act.READ_INSPECTIONS, problems=(404,))
    def entries(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], department: FromPath[str]
    ) -> Sequence[SiteSave]:
        """Everything that was sent about a part, what was replaced later too."""
        return tasks.read_saves(office, caller, task, department)

    @route("POST", f"{PART}/entries", "part-entry", Act.RECORD_CHECKS, problems=_BODY, status_code=200)
    def entry(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[EntrySent],
    ) -> PartRecord:
        """Keeps what was typed, once under its key, and gives the whole record."""
        return tasks.record_entry(office, caller, task, department, data.key, data.entry)

    @route("POST", f"{PART}/complete", "part-complete", Act.RECORD_CHECKS, problems=(404, 409, 422), status_code=200)
    def complete(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], department: FromPath[str]
    ) -> TaskPart:
        """Ends a part of which everything is recorded; refused with all that is missing."""
        return tasks.complete_part(office, caller, task, department)

    @route("POST", f"{PART}/close", "part-close", Act.RECORD_CHECKS, problems=_BODY, status_code=200)
    def close(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        task: FromPath[str],
        department: FromPath[str],
        data: JSONBody[ClosedDirectly],
    ) -> TaskPart:
        """Ends a part whose inspection is impossible; needs evidence."""
        return tasks.close_part(office, caller, task, department, data.reason, data.found_on)
