"""One batch of an annual plan: what it is, how it is changed or withdrawn; and batches that come in as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.rest.given import GivenCaller, GivenOffice
from api.rest.imports import MOST_TOLD, WORKBOOK
from coordination.desk import batch_files, plans
from coordination.desk.batch_files import BatchStanding
from coordination.desk.office import Office
from coordination.desk.registers import counties_held
from coordination.desk.revising import withdraw_filed
from coordination.errors import BadInputError
from coordination.intake.refusals import sentence
from coordination.intake.tables import RowFault
from coordination.intake.templates import template_xlsx
from coordination.model.access import Act, Caller
from coordination.model.plans import AnnualPlan, PlanState

_BATCHES = "/plans/{year:int}/batches"
_UPLOAD = "/plans/{year:int}/upload"
_LARGEST_FILE_BYTES = 8 << 20
_MOST_REASON = 500


@dataclass(frozen=True, slots=True)
class BatchView:
    """A batch; changed: whether the caller may change it and take it out; added: whether one like it may be added.

    reasoned: with a reason, because the plan is filed; items: the names of its items; whole_city: it is of every
    county there is.
    """

    standing: BatchStanding
    form: Form
    changed: bool
    added: bool
    reasoned: bool
    items: Mapping[str, str]
    whole_city: bool


@dataclass(frozen=True, slots=True)
class UploadView:
    """The form for a file of batches, and the first of the faults of its rows, of which nothing is kept."""

    plan: AnnualPlan
    form: Form
    said: Sequence[str] = ()
    faults: int = 0


class BatchPages(Controller):
    """A plan that is filed is adjusted by the office, with a reason; one that is proposed by who leads a batch."""

    @page("GET", f"{_BATCHES}/{{batch:str}}", Act.READ_PLANS)
    def batch(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], batch: FromPath[str]
    ) -> Response[str]:
        """One batch."""
        return _batch(office, caller, shell, year, batch, EMPTY)

    @page("POST", f"{_BATCHES}/{{batch:str}}/withdraw", Act.WRITE_PLANS)
    def withdraw(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        year: FromPath[int],
        batch: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Takes a batch out of its plan, where that may still be done."""

        def take() -> Response[str]:
            if plans.read_plan(office, caller, year).state is PlanState.PROPOSED:
                plans.withdraw_batches(office, caller, year, [batch])
                return shell.go(f"/plans/{year}", "batch-withdrawn")
            reading = Reading(form)
            reason = reading.words("reason", _MOST_REASON)
            reading.refuse()
            withdraw_filed(office, caller, year, [batch], reason)
            return shell.go(f"/plans/{year}", "batch-withdrawn-filed")

        return taken(shell, form, take, partial(_batch, office, caller, shell, year, batch))

    @page("GET", _UPLOAD, Act.WRITE_PLANS)
    def file(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int]) -> Response[str]:
        """The form for a file."""
        return _upload(office, caller, shell, year, EMPTY)

    @page("POST", _UPLOAD, Act.WRITE_PLANS, request_max_body_size=_LARGEST_FILE_BYTES)
    def take(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[str]:
        """Takes the batches of a file into the plan: all of them, or none and every fault is told."""

        def take() -> Response[str]:
            reading = Reading(form)
            if not form.file:
                reading.wrong("file", "pages-no-file")
            if plans.read_plan(office, caller, year).state is not PlanState.PROPOSED:
                reading.words("reason", _MOST_REASON)
            reading.refuse()
            read = batch_files.read_batches(office, caller, year, form.file or b"")
            if read.faults:
                told = form.told(BadInputError("batches-refused"), shell.said, {"batches-refused": "file"})
                return _upload(office, caller, shell, year, told, read.faults)
            given = [batch for _, batch in read.records]
            batch_files.take_batches(office, caller, year, given, form.value("reason"))
            return shell.go(f"/plans/{year}", "batches-taken")

        return taken(shell, form, take, partial(_upload, office, caller, shell, year), {"file": "file"})

    @page("GET", "/plans/batches.xlsx", Act.WRITE_PLANS)
    def template(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell) -> Response[Any]:
        """The empty table of batches, with what each column means."""
        content = template_xlsx(batch_files.kind_of_batches(office, caller), shell.said)
        headers = {"Content-Disposition": 'attachment; filename="batches.xlsx"'}
        return Response(content, media_type=WORKBOOK, headers=headers)


def _batch(office: Office, caller: Caller, shell: Shell, year: int, batch_id: str, form: Form) -> Response[str]:
    standing = batch_files.batch_standing(office, caller, year, batch_id)
    proposed = standing.plan.state is PlanState.PROPOSED
    leads = caller.reach.department in {"", standing.batch.lead_department}
    may = caller.may(Act.WRITE_PLANS) and (leads if proposed else caller.sees_all)
    free = not standing.campaign and not standing.elsewhere
    held = {one.code for one in counties_held(office, caller)}
    names = batch_files.item_names(office, caller, standing.batch)
    whole = held <= set(standing.batch.regions)
    view = BatchView(standing, form, may and free, may, not proposed, names, whole)
    crumbs = [Crumb(shell.say("pages-plans"), "/plans"), Crumb(standing.plan.title, f"/plans/{year}")]
    status = 422 if form.refused else 200
    return shell.show("plans/batch.html", standing.batch.title, view, crumbs, status=status)


def _upload(
    office: Office, caller: Caller, shell: Shell, year: int, form: Form, faults: Sequence[RowFault] = ()
) -> Response[str]:
    plan = plans.read_plan(office, caller, year)
    view = UploadView(plan, form, tuple(sentence(one, shell.said) for one in faults[:MOST_TOLD]), len(faults))
    crumbs = [Crumb(shell.say("pages-plans"), "/plans"), Crumb(plan.title, f"/plans/{year}")]
    status = 422 if form.refused else 200
    return shell.show("plans/upload.html", shell.say("pages-upload-batches"), view, crumbs, status=status)
