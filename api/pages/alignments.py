"""Next year's plan: begun as this year's, aligned so that fewest visits are expected, agreed to by who leads."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.alignment_views import AlignmentFigures, alignment_figures
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import aligning, plans
from coordination.desk.office import Office
from coordination.desk.repeating import repeat_plan
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller, Reach
from coordination.model.alignment import AlignmentTerms, StoredAlignment
from coordination.model.plans import AnnualPlan, PlanState

_PLAN = "/plans/{year:int}"
_ALIGNMENT = f"{_PLAN}/alignment"
_LONGEST_SECONDS, _USUAL_SECONDS, _USUAL_DAYS, _USUAL_PERCENT, _MOST_DAYS = 600, 60, 28, 80, 366


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """The plan of a year, and its newest proposal if there is one; starts, agrees: what the caller may do."""

    plan: AnnualPlan
    stored: StoredAlignment | None
    figures: AlignmentFigures | None
    form: Form
    starts: bool
    agrees: bool


class AlignmentPages(Controller):
    """A proposal changes no plan; it is worked out in a process of its own."""

    @page("GET", _ALIGNMENT, Act.READ_PLANS)
    def alignment(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int]
    ) -> Response[str]:
        """The newest proposal."""
        return _show(office, caller, shell, year, EMPTY)

    @page("POST", _ALIGNMENT, Act.WRITE_PLANS, opt={"everywhere": True})
    def propose(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[str]:
        """Has a proposal made."""
        reading = Reading(form)
        days = reading.whole("move_days", 0, _MOST_DAYS, otherwise=_USUAL_DAYS)
        percent = reading.whole("percent", 1, 100, otherwise=_USUAL_PERCENT)
        seconds = reading.whole("seconds", 1, _LONGEST_SECONDS, otherwise=_USUAL_SECONDS)
        try:
            reading.refuse()
            aligning.propose_alignment(office, caller, year, AlignmentTerms(Fraction(percent, 100), days, seconds))
        except BadInputError as error:
            return _show(office, caller, shell, year, form.told(error, shell.said))
        return shell.go(f"/plans/{year}/alignment", "alignment-proposed")

    @page("POST", f"{_ALIGNMENT}/agree", Act.WRITE_PLANS)
    def agree(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[str]:
        """A lead department takes windows over for batches it leads."""
        try:
            aligning.agree(office, caller, year, form.values("batch"))
        except BadInputError as error:
            return _show(office, caller, shell, year, form.told(error, shell.said))
        return shell.go(f"/plans/{year}/alignment", "alignment-agreed")

    @page("POST", f"{_PLAN}/repeat", Act.WRITE_PLANS, opt={"everywhere": True})
    def repeat(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int]) -> Response[str]:
        """Proposes the plan of the year after with the same batches."""
        repeat_plan(office, caller, year + 1, year)
        return shell.go(f"/plans/{year + 1}/alignment", "plan-repeated")


def _show(office: Office, caller: Caller, shell: Shell, year: int, form: Form) -> Response[str]:
    plan = plans.read_plan(office, caller, year)
    order = {one.code: number for number, one in enumerate(shell.reference.departments)}
    try:
        stored = aligning.read_alignment(office, caller, year)
    except NotFoundError:
        stored = None
    view = AlignmentView(
        plan,
        stored,
        alignment_figures(stored.alignment, order) if stored else None,
        form,
        starts=caller.may(Act.WRITE_PLANS) and caller.reach == Reach(),
        agrees=caller.may(Act.WRITE_PLANS) and bool(caller.reach.department) and plan.state is PlanState.PROPOSED,
    )
    crumbs = [Crumb(shell.say("pages-plans"), "/plans"), Crumb(plan.title, f"/plans/{year}")]
    title, status = shell.say("pages-alignment-of", year=year), 422 if form.refused else 200
    return shell.show("plans/alignment.html", title, view, crumbs, status=status)
