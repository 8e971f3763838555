"""Use cases: what the plan of a run holds before anybody publishes it, and the parts it was solved in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coordination.desk.office import Office
from coordination.desk.publishing import publications
from coordination.desk.run_reading import plan_of, problem_of, run_of
from coordination.desk.telling import teller
from coordination.model.access import Caller
from coordination.model.items import InspectionItem
from coordination.model.people import Inspector
from coordination.model.runs import RunBlock
from coordination.stages.separate import target_of
from coordination.storage import runs
from coordination.storage.reading import target_column
from coordination.storage.registers import everything, starting_with
from coordination.texts import Texts
from coordination.texts.left_out import left_out
from solvers.planning.plan import Plan, Reason
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_plan, read_problem


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One visit of a plan. departments: by code; checks: how many; team: the names of those who go."""

    target: str
    target_name: str
    held_on: date
    start: str
    end: str
    departments: tuple[str, ...]
    checks: int
    team: tuple[str, ...]
    route: str


@dataclass(frozen=True, slots=True)
class PlannedRoute:
    """One route of a plan: half a day of a team. visits, checks: how many; team: the names of those who go."""

    id: str
    held_on: date
    session: str
    start: str
    departments: tuple[str, ...]
    visits: int
    checks: int
    team: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftByRun:
    """One check that a plan leaves out. detail: who is short of what, as its reader is told."""

    check: str
    target: str
    target_name: str
    department: str
    item: str
    item_name: str
    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class RunPlan:
    """The plan of a run, by the names that the registers have now; in order of time, and by check."""

    visits: tuple[PlannedVisit, ...]
    routes: tuple[PlannedRoute, ...]
    left: tuple[LeftByRun, ...]


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """How many visits a plan makes, how many checks these make, and how many checks it leaves out.

    version: that it was published as, 0 where it was not.
    """

    visits: int
    checks: int
    left: int
    version: int


def figures_of_plan(office: Office, caller: Caller, campaign_id: str, run_id: int) -> PlanFigures:
    """What `open_plan` lists, counted from the plan file alone."""
    raw = plan_of(office, caller, campaign_id, run_id)
    plan, sha256 = read_plan(raw), digest(raw)
    visits = [visit for route in plan.routes for visit in route.visits]
    with office.database.reading() as session:
        published = (version for version, one, _ in publications(session, campaign_id) if one == sha256)
        version = next(published, 0)
    return PlanFigures(len(visits), sum(len(visit.checks) for visit in visits), len(plan.unplanned), version)


def open_plan(office: Office, caller: Caller, said: Texts, campaign_id: str, run_id: int) -> RunPlan:
    """What a finished run would have published; as `plan_of`, for whoever sees the whole city.

    said: in whose language each check left out is told why.
    """
    plan = read_plan(plan_of(office, caller, campaign_id, run_id))
    problem = read_problem(problem_of(office, caller, campaign_id, run_id))
    checks = {check.id: check for check in problem.checks}
    with office.database.reading() as session:
        targets = target_column(session, "name", {target_of(check.target) for check in problem.checks})
        items = {item.code: item.name for item in everything(session, InspectionItem)}
        numbers = {post.inspector for route in plan.routes for post in route.posts}
        people = {one.certificate_number: one.name for one in starting_with(session, Inspector, numbers)}
        messages = runs.messages(session, run_id)
    tell = teller(office.reference, said)
    left = (
        LeftByRun(
            one.check,
            target_of(check.target),
            targets.get(target_of(check.target), check.target),
            check.department,
            check.item,
            items.get(check.item, check.item),
            one.reason,
            tell(one),
        )
        for one in sorted(left_out(plan, messages), key=lambda one: one.check)
        for check in [checks[one.check]]
    )
    return RunPlan(_visits(problem, plan, targets, people), _routes(plan, people), tuple(left))


def parts_of_run(office: Office, caller: Caller, campaign_id: str, run_id: int) -> Sequence[RunBlock]:
    """The parts a run is solved in, in their order; none for a replan, which is one part. Raises NotFoundError."""
    run = run_of(office, caller, campaign_id, run_id).run
    with office.database.reading() as session:
        return runs.blocks(session, run.id)


def _visits(problem: Problem, plan: Plan, targets: dict[str, str], people: dict[str, str]) -> tuple[PlannedVisit, ...]:
    department_of = {check.id: check.department for check in problem.checks}
    found = (
        PlannedVisit(
            target_of(visit.target),
            targets.get(target_of(visit.target), visit.target),
            route.date,
            visit.start,
            visit.end,
            tuple(dict.fromkeys(department_of[check] for check in visit.checks)),
            len(visit.checks),
            tuple(people.get(post.inspector, post.inspector) for post in route.posts),
            route.id,
        )
        for route in plan.routes
        for visit in route.visits
    )
    return tuple(sorted(found, key=lambda one: (one.held_on, one.start, one.target)))


def _routes(plan: Plan, people: dict[str, str]) -> tuple[PlannedRoute, ...]:
    found = (
        PlannedRoute(
            route.id,
            route.date,
            route.session,
            min(visit.start for visit in route.visits),
            tuple(dict.fromkeys(post.department for post in route.posts)),
            len(route.visits),
            sum(len(visit.checks) for visit in route.visits),
            tuple(people.get(post.inspector, post.inspector) for post in route.posts),
        )
        for route in plan.routes
    )
    return tuple(sorted(found, key=lambda one: (one.held_on, one.start, one.id)))
