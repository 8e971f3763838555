"""Use cases: a campaign is planned as if people or rules were others; plans are set beside the published one.

A run of this kind is never published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pydantic import TypeAdapter

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.posing import export_problem, problem_of
from coordination.desk.ratio_what_ifs import demands_at_ratios
from coordination.desk.replans import files_of, published_run, read_record
from coordination.desk.runs import Posed, store_run
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.runs import PlanningRun, RunKind, RunOrder
from coordination.model.suppositions import Alternative, Supposition
from coordination.stages.change import changed
from coordination.stages.separate import separated
from coordination.stages.suppose import remaining, supposed
from coordination.storage import planning, runs
from coordination.storage.database import Work
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import read_plan, read_problem, write_problem
from solvers.replanning.verify import Difference, differences

_GIVEN = TypeAdapter(Supposition)
_RUN = RunOrder()
_SEPARATE_SECONDS = 1800.0


def start_what_if(
    office: Office, caller: Caller, campaign_id: str, given: Supposition, order: RunOrder = _RUN
) -> PlanningRun:
    """A run for the problem that would be; raises as `start_run`, and BadInputError for what cannot be supposed."""
    return start_posed_what_if(office, caller, pose_what_if(office, caller, campaign_id, given), given, order)


def pose_what_if(office: Office, caller: Caller, campaign_id: str, given: Supposition) -> Posed:
    """The part of `start_what_if` that takes long: from the registers, or after an event from the published plan."""
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    if (given.event is None) != (given.since is None):
        raise BadInputError("suppose-event-without-date")
    if given.event is not None and given.ratios:
        raise BadInputError("suppose-ratios-with-event")
    if given.separate and (given.event is not None or given.ratios):
        raise BadInputError("suppose-separate-with-others")
    with office.database.reading() as session:
        version = planning.newest_version_number(session, campaign_id)
        if given.ratios:
            campaign = planning.campaign(session, campaign_id)
            demands = demands_at_ratios(office, session, campaign, given.ratios)
            problem = problem_of(office, session, campaign, demands, ())
        elif given.separate:
            problem = separated(*_published_files(session, campaign_id))
        elif given.event is None or given.since is None:
            problem = read_problem(export_problem(office, campaign_id))
        else:
            published, plan = _published_files(session, campaign_id)
            problem = remaining(changed(published, plan, given.event, given.since), plan, given.since)
    return Posed(campaign_id, version, write_problem(supposed(problem, given)))


def start_posed_what_if(
    office: Office, caller: Caller, posed: Posed, given: Supposition, order: RunOrder = _RUN
) -> PlanningRun:
    """The part of `start_what_if` that stores the run.

    Separate work ends after half an hour where nobody says when: many visits of one department fit a half day, so that
    the last posts and the proof may take hours, and its bound says how far it came.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    if given.separate and order.options.seconds is None:
        order = replace(order, options=replace(order.options, seconds=_SEPARATE_SECONDS))
    with office.database.transaction() as session:
        planning.campaign_alone(session, posed.campaign)
        asked = RunKind.WHAT_IF, _GIVEN.dump_json(given)
        return store_run(office.acting_for(caller), caller, session, posed, order, asked)


def compare(office: Office, caller: Caller, campaign_id: str, run_ids: Sequence[int]) -> list[Alternative]:
    """The published plan, and beside it the plans of some runs of its campaign.

    Raises NotFoundError, and NotAllowedError where a run has no plan.
    """
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        _, published = _published_files(session, campaign_id)
        days, left_out = _person_days(published), len(published.unplanned)
        found = [Alternative(0, "published", published.scores, published.bounds, 0, 0, left_out, days)]
        found += [_alternative(session, campaign_id, published, number) for number in run_ids]
    return found


def changes_of(office: Office, caller: Caller, campaign_id: str, run_id: int) -> list[Difference]:
    """Everything in which the plan of a run differs from the published one: kind, visit or post, before, after.

    Of a what-if after an event only from its date on. Raises NotFoundError, NotAllowedError where a run has no plan.
    """
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        _, published = _published_files(session, campaign_id)
        plan, since = _plan_of(session, campaign_id, run_id)
    return sorted(differences(_from(published, since), plan))


def _published_files(session: Work, campaign_id: str) -> tuple[Problem, Plan]:
    _, base = published_run(session, planning.campaign(session, campaign_id).id)
    return files_of(session, base)


def _alternative(session: Work, campaign_id: str, published: Plan, run_id: int) -> Alternative:
    run = runs.run(session, run_id)
    plan, since = _plan_of(session, campaign_id, run_id)
    record = runs.record_file(session, run_id)
    replanned = read_record(record) if record else None
    differ = differences(_from(published, since), plan)
    moved = {place for kind, place, *_ in differ if kind in {"checks", "date", "session"}}
    people = set(_pairs(plan)) - set(_pairs(published))
    return Alternative(
        run_id,
        run.kind.value,
        plan.scores,
        plan.bounds,
        len(moved),
        len(people),
        len(plan.unplanned),
        _person_days(plan),
        replanned.order.aim if replanned else None,
        replanned.counts if replanned else (),
    )


def _plan_of(session: Work, campaign_id: str, run_id: int) -> tuple[Plan, date]:
    """The plan of a run of the campaign, and the date from which it plans."""
    run = runs.run(session, run_id)
    plan_file = runs.plan_file(session, run_id)
    if plan_file is None or run.campaign != campaign_id:
        raise NotAllowedError("run-without-plan", run=run_id)
    if run.kind is not RunKind.WHAT_IF:
        return read_plan(plan_file), date.min
    return read_plan(plan_file), _GIVEN.validate_json(runs.asked(session, run_id) or b"{}").since or date.min


def _from(plan: Plan, since: date) -> Plan:
    return replace(plan, routes=tuple(route for route in plan.routes if route.date >= since))


def _person_days(plan: Plan) -> int:
    return len({(post.inspector, route.date) for route in plan.routes for post in route.posts})


def _pairs(plan: Plan) -> Iterator[tuple[str, str]]:
    return ((visit.id, post.inspector) for route in plan.routes for visit in route.visits for post in route.posts)
