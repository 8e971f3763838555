"""Next year's plan: begun as this year's, aligned so that fewest visits are expected, agreed to by who leads."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.alignment_views import (
    DRAW,
    FILED_DRAW,
    SAVED,
    loads_table,
    proposals_address,
    proposals_of,
    proposals_table,
)
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, exported, narrowed
from api.pages.steps import taken
from api.pages.tables import Table
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import aligning, plans
from coordination.desk.office import Office
from coordination.desk.repeating import repeat_plan
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.alignment import AlignedInspection, AlignmentTerms, StoredAlignment
from coordination.model.plans import AnnualPlan, PlanState

_PLAN = "/plans/{year:int}"
_ALIGNMENT = f"{_PLAN}/alignment"
_LONGEST_SECONDS, _USUAL_SECONDS, _USUAL_DAYS, _USUAL_PERCENT, _MOST_DAYS = 600, 60, 28, 80, 366


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """The plan of a year, and its newest proposal if there is one; starts: whether the caller may have one made."""

    plan: AnnualPlan
    made: ProposalView | None
    form: Form
    starts: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """The newest proposal. changed, kept: how many inspections; own: those the caller may agree to.

    filed, drawn, saving: the inspections in the order in which they are drawn as filed and as proposed, and by what
    they save.
    """

    stored: StoredAlignment
    proposals: Table
    loads: Table
    changed: int
    kept: int
    own: tuple[AlignedInspection, ...]
    filed: str
    drawn: str
    saving: str

    @property
    def saved(self) -> float:
        """Visits that the proposal is expected to save."""
        return self.stored.alignment.visits_filed - self.stored.alignment.visits


class AlignmentPages(Controller):
    """A proposal changes no plan; it is worked out in a process of its own."""

    @page("GET", _ALIGNMENT, Act.READ_PLANS)
    def alignment(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], listed: GivenListed
    ) -> Response[Any]:
        """The newest proposal, or one of its tables as a workbook."""
        if listed.exporting:
            plan, stored = plans.read_plan(office, caller, year), aligning.read_alignment(office, caller, year)
            made = _made(caller, shell, plan, stored, listed)
            return exported(shell, listed, made.proposals, made.loads)
        return _show(office, caller, shell, year, EMPTY, listed)

    @page("POST", _ALIGNMENT, Act.WRITE_PLANS, opt={"everywhere": True})
    def propose(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[str]:
        """Has a proposal made."""

        def take() -> Response[str]:
            reading = Reading(form)
            days = reading.whole("move_days", 0, _MOST_DAYS, otherwise=_USUAL_DAYS)
            percent = reading.whole("percent", 1, 100, otherwise=_USUAL_PERCENT)
            seconds = reading.whole("seconds", 1, _LONGEST_SECONDS, otherwise=_USUAL_SECONDS)
            reading.refuse()
            aligning.propose_alignment(office, caller, year, AlignmentTerms(Fraction(percent, 100), days, seconds))
            return shell.go(f"/plans/{year}/alignment", "alignment-proposed")

        return taken(shell, form, take, partial(_show, office, caller, shell, year))

    @page("POST", f"{_ALIGNMENT}/agree", Act.WRITE_PLANS)
    def agree(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[str]:
        """A lead department takes windows over for batches it leads."""

        def take() -> Response[str]:
            aligning.agree(office, caller, year, form.values("batch"))
            return shell.go(f"/plans/{year}/alignment", "alignment-agreed")

        return taken(shell, form, take, partial(_show, office, caller, shell, year))

    @page("POST", f"{_PLAN}/repeat", Act.WRITE_PLANS, opt={"everywhere": True})
    def repeat(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int]) -> Response[str]:
        """Proposes the plan of the year after with the same batches."""
        repeat_plan(office, caller, year + 1, year)
        return shell.go(f"/plans/{year + 1}/alignment", "plan-repeated")


def _show(office: Office, caller: Caller, shell: Shell, year: int, form: Form, listed: Listed = ALL) -> Response[str]:
    plan = plans.read_plan(office, caller, year)
    try:
        made = _made(caller, shell, plan, aligning.read_alignment(office, caller, year), listed)
    except NotFoundError:
        made = None
    view = AlignmentView(plan, made, form, starts=caller.may(Act.WRITE_PLANS) and caller.sees_all)
    crumbs = [Crumb(shell.say("pages-plans"), "/plans"), Crumb(plan.title, f"/plans/{year}")]
    title, status = shell.say("pages-alignment-of", year=year), 422 if form.refused else 200
    return shell.show("plans/alignment.html", title, view, crumbs, status=status)


def _made(caller: Caller, shell: Shell, plan: AnnualPlan, stored: StoredAlignment, listed: Listed) -> ProposalView:
    alignment, own = stored.alignment, caller.reach.department
    proposals = proposals_of(alignment)
    changed = sum(one.changed for one in proposals)
    order = {one.code: number for number, one in enumerate(shell.reference.departments)}
    agrees = caller.may(Act.WRITE_PLANS) and bool(own) and plan.state is PlanState.PROPOSED
    return ProposalView(
        stored,
        narrowed(shell, proposals_table(shell, alignment, proposals), listed),
        narrowed(shell, loads_table(shell, alignment, order), listed),
        changed,
        len(proposals) - changed,
        tuple(one for one in alignment.inspections if agrees and one.moved and one.lead_department == own),
        *(proposals_address(alignment, sort) for sort in (FILED_DRAW, DRAW, SAVED)),
    )
