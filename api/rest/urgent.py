"""Urgent checks: reported at once, their paperwork completed afterwards or refused by the head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from api.rest.routing import route
from coordination.desk import tasks
from coordination.model.access import Act
from coordination.model.tasks import Task, TaskFilter
from coordination.model.urgent import UrgentCheck, UrgentWish

_PAPERS = "/inspections/{task:str}/papers"
_STEP = (404, 409, 413, 415, 422)


@dataclass(frozen=True, slots=True)
class PapersCompleted:
    """Under which reference the check was registered afterwards; delay: why so late, where it is."""

    reference: str
    delay: str = ""


@dataclass(frozen=True, slots=True)
class PapersRefused:
    """Why the head does not approve what was done."""

    reason: str


class UrgentController(Controller):
    """Nothing keeps an urgent check from being made; its result waits for the paperwork."""

    tags = ("inspections",)

    @route("GET", "/urgent-inspections", "urgent-inspections", Act.READ_INSPECTIONS, problems=(422,))
    def urgent(
        self, office: GivenOffice, caller: GivenCaller, campaign: Filter = "", department: Filter = ""
    ) -> Sequence[UrgentCheck]:
        """Urgent checks with their paperwork, late and refused ones too, the earliest due first."""
        return tasks.list_urgent(office, caller, TaskFilter(campaign, department=department))

    @route(
        "POST",
        "/campaigns/{campaign:str}/urgent-inspections",
        "urgent-inspection-begin",
        Act.RECORD_CHECKS,
        problems=(404, 413, 415, 422),
    )
    def begin(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], data: JSONBody[UrgentWish]
    ) -> Task:
        """Reports a check that cannot wait; it is recorded as any other, and its paperwork is due from now on."""
        return tasks.begin_urgent(office, caller, campaign, data)

    @route("POST", f"{_PAPERS}/complete", "papers-complete", Act.APPROVE_INSPECTIONS, problems=_STEP, status_code=200)
    def complete(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], data: JSONBody[PapersCompleted]
    ) -> UrgentCheck:
        """The head approves afterwards what was done; late only with the reason, and it stays late."""
        return tasks.complete_papers(office, caller, task, data.reference, data.delay)

    @route("POST", f"{_PAPERS}/refuse", "papers-refuse", Act.APPROVE_INSPECTIONS, problems=_STEP, status_code=200)
    def refuse(
        self, office: GivenOffice, caller: GivenCaller, task: FromPath[str], data: JSONBody[PapersRefused]
    ) -> UrgentCheck:
        """The head does not approve what was done; the refusal stays visible."""
        return tasks.refuse_papers(office, caller, task, data.reason)
