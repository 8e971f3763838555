"""The form for a batch: a new one, one like another, or the batch itself as it is to be from now on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import plans, registers
from coordination.desk.batch_files import batch_standing, take_batches
from coordination.desk.office import Office
from coordination.model.access import Act, Caller
from coordination.model.items import InspectionItem
from coordination.model.pages import Wanted
from coordination.model.plans import AnnualPlan, PlanBatch, PlanState
from coordination.model.regions import Region

_BATCHES = "/plans/{year:int}/batches"
_MOST = Wanted(500)
_MOST_REASON = 500
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class BatchFormView:
    """The form, with the items and counties there are to choose from.

    like: the batch whose department and joint inspection it keeps, if any; revised: it goes in the place of that one;
    reasoned: the plan is filed, so that a reason is needed.
    """

    plan: AnnualPlan
    items: tuple[InspectionItem, ...]
    counties: tuple[Region, ...]
    like: PlanBatch | None
    revised: bool
    reasoned: bool
    form: Form


class BatchFormPages(Controller):
    """Departments propose and change batches they lead until the plan is filed; then the office does, with a reason."""

    @page("GET", f"{_BATCHES}/new", Act.WRITE_PLANS)
    def new(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], like: Filter = ""
    ) -> Response[str]:
        """The form for a new batch; filled in as another is, but for the id and the window."""
        if not like:
            return _show(office, caller, shell, year, EMPTY)
        given = _typed(batch_standing(office, caller, year, like).batch)
        kept = {name: given[name] for name in given.keys() - {"id", "first_date", "last_date"}}
        return _show(office, caller, shell, year, Form({**kept, "like": [like]}))

    @page("GET", f"{_BATCHES}/{{batch:str}}/revise", Act.WRITE_PLANS)
    def revise(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], batch: FromPath[str]
    ) -> Response[str]:
        """The form for a batch that there is, filled in as it is."""
        given = _typed(batch_standing(office, caller, year, batch).batch)
        return _show(office, caller, shell, year, Form({**given, "like": [batch], "revised": ["yes"]}))

    @page("POST", _BATCHES, Act.WRITE_PLANS)
    def take(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, year: FromPath[int], form: GivenForm
    ) -> Response[str]:
        """Takes a batch into the plan, or puts it in the place of the one it revises; told with every fault at once."""

        def take() -> Response[str]:
            plan, like = plans.read_plan(office, caller, year), _like(office, caller, year, form)
            take_batches(office, caller, year, [_batch(caller, plan, like, form)], form.value("reason"))
            done = "batch-proposed" if plan.state is PlanState.PROPOSED else "batch-revised"
            return shell.go(f"/plans/{year}", done)

        return taken(shell, form, take, partial(_show, office, caller, shell, year), _FIELDS)


def _like(office: Office, caller: Caller, year: int, form: Form) -> PlanBatch | None:
    like = form.value("like")
    return batch_standing(office, caller, year, like).batch if like else None


def _show(office: Office, caller: Caller, shell: Shell, year: int, form: Form) -> Response[str]:
    plan = plans.read_plan(office, caller, year)
    like, revised = _like(office, caller, year, form), form.value("revised") == "yes"
    department = like.department if like else caller.reach.department
    items = registers.page_of(office, caller, InspectionItem, _MOST, {"department": department} if department else {})
    crumbs = [Crumb(shell.say("pages-plans"), "/plans"), Crumb(plan.title, f"/plans/{year}")]
    if like and revised:
        crumbs.append(Crumb(like.title, f"/plans/{year}/batches/{like.id}"))
    reasoned = plan.state is not PlanState.PROPOSED
    counties = registers.counties_held(office, caller)
    view = BatchFormView(plan, items.records, counties, like, revised, reasoned, form)
    title = shell.say("pages-batch-revise" if revised else "pages-batch-add" if reasoned else "pages-propose-batch")
    return shell.show("department/batch.html", title, view, crumbs, status=422 if form.refused else 200)


def _typed(batch: PlanBatch) -> dict[str, list[str]]:
    """A batch as it would be typed."""
    dates = ("first_date", "last_date", "earliest_date", "latest_date")
    return {
        "id": [batch.id],
        "title": [batch.title],
        "ratio": [_percent(batch.ratio)],
        "items": list(batch.items),
        "regions": list(batch.regions),
        "may_join": ["yes" if batch.may_join else "no"],
        **{name: [day.isoformat()] for name in dates if (day := getattr(batch, name))},
    }


def _percent(ratio: Fraction) -> str:
    """Exactly: as a decimal where that is the same."""
    decimal = f"{float(ratio * _HUNDRED):g}"
    return decimal if Fraction(decimal) == ratio * _HUNDRED else str(ratio * _HUNDRED)


def _batch(caller: Caller, plan: AnnualPlan, like: PlanBatch | None, form: Form) -> PlanBatch:
    """The batch that was typed; who leads it is the caller's department, or as with the one it is like."""
    reading = Reading(form)
    revised = like is not None and form.value("revised") == "yes"
    batch_id = like.id if like and revised else reading.words("id", 60)
    if not revised and any(one.id == batch_id for one in plan.batches):
        reading.wrong("id", "pages-batch-id-taken", batch=batch_id)
    title, first, last = reading.words("title", 100), reading.day("first_date"), reading.day("last_date")
    department = like.department if like else caller.reach.department or reading.words("department", 20)
    ratio = _share(reading, form.value("ratio"))
    earliest = reading.day("earliest_date") if form.value("earliest_date") else None
    latest = reading.day("latest_date") if form.value("latest_date") else None
    for name in ("items", "regions"):
        if not form.values(name):
            reading.wrong(name, "field-empty")
    if first > last:
        reading.wrong("last_date", "span-backwards")
    if plan.state is not PlanState.PROPOSED:
        reading.words("reason", _MOST_REASON)
    reading.refuse()
    typed = PlanBatch(
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
    return _kept(typed, like) if like else typed


def _kept(typed: PlanBatch, like: PlanBatch) -> PlanBatch:
    """What the form does not ask stays as it is with the other batch."""
    return replace(
        typed,
        lead_department=like.lead_department,
        scope_items=like.scope_items,
        joint_item=like.joint_item,
        draw_type=like.draw_type,
        kind=like.kind,
        initiation=like.initiation,
        level=like.level,
    )


def _share(reading: Reading, typed: str) -> Fraction:
    """A share typed in percent, exactly."""
    try:
        return Fraction(typed.removesuffix("%").strip()) / _HUNDRED
    except (ValueError, ZeroDivisionError):
        reading.wrong(
            "ratio", "pages-not-a-share" if typed else "field-empty", **({"value": typed[:60]} if typed else {})
        )
        return Fraction(1)


_FIELDS = {
    "items": "items",  # ticks that nobody set are not sent at all
    "regions": "regions",
    "pack-not-in-force": "first_date",
    "pack-over-by-then": "last_date",
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
"""The fields that the faults of a batch are about."""
