"""Use cases: a published visit on another date or in another session: what that breaks, and pinning it there.

The plan is the one that was published; who is away, recused, or no longer there is taken from the registers as they are
now, because the next planning run is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from coordination.desk.campaigns import require_seen
from coordination.desk.campaigns.visiting import read_visit, seen_version
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.pinning import add_pin
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.moves import Move
from coordination.model.people import DeclaredRecusal, Inspector, Leave
from coordination.model.pins import CampaignPin, PinWish
from coordination.model.versions import PlanVersion
from coordination.rules.planning import planning_rules
from coordination.stages.move import judge
from coordination.stages.pose import posed_inspectors
from coordination.storage import entries, planning, runs
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.fault import Fault
from solvers.planning.plan import Plan
from solvers.planning.problem import Pin, Problem, Recusal, Session
from solvers.planning.reading import digest, read_plan, read_problem

_KEPT_PROBLEMS = 2


def sessions_of(office: Office, caller: Caller, campaign_id: str) -> tuple[Session, ...]:
    """The sessions of a working day by the rules of a campaign; raises NotFoundError."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = require_seen(office, session, caller, campaign_id)
    return planning_rules(office.reference.shelf, campaign.pack).sessions


def judge_move(
    office: Office, caller: Caller, campaign_id: str, visit_id: str, held_on: date, session_id: str = ""
) -> Move:
    """What moving a visit of the newest version breaks, by the checker; session_id: by default the one it has.

    Raises NotFoundError where there is no such visit, or no planning run holds the plan; BadInputError for a session
    that the rules do not have.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id)
        visit, _ = read_visit(office, caller, campaign_id, visit_id)
        problem, plan = published_files(session, version)
        problem = _today(office, session, version.campaign, problem)
    chosen = problem.session_by_id.get(session_id or visit.session)
    if chosen is None:
        raise BadInputError("move-unknown-session", [Fault("move-unknown-session", "session", {"session": session_id})])
    judgement = judge(problem, plan, frozenset(check.id for check in visit.checks), held_on, chosen)
    if judgement is None:
        raise NotFoundError("visit-not-published", visit=visit_id, campaign=version.campaign)
    return Move(visit, held_on, chosen, judgement)


def pin_move(
    office: Office, caller: Caller, campaign_id: str, visit_id: str, held_on: date, session_id: str, reason: str = ""
) -> CampaignPin:
    """Pins a visit of the newest version where it was moved to, in place of a pin it had; who goes is left to the lot.

    Raises as `add_pin`, and BadInputError for a day that is over; then the pin it had still stands.
    """
    require_everywhere(caller, Act.RUN_CAMPAIGNS)
    today = office.clock().date()
    if held_on < today:
        raise BadInputError("pin-refused", [Fault("pin-day-over", "held_on", {"today": today.isoformat()})], count=1)
    with office.database.transaction() as session:
        version = seen_version(office, session, caller, campaign_id)
        visit, _ = read_visit(office, caller, campaign_id, visit_id)
        checks = tuple(check.id for check in visit.checks)
        same = [pin.id for pin in entries.pins(session, version.campaign) if set(pin.checks) == set(checks)]
        entries.remove_pins(session, same)
        for pin in same:
            office.acting_for(caller).note("pin-removed", version.campaign, {"pin": pin})
        return add_pin(office, caller, version.campaign, PinWish(checks, held_on, session_id or None, (), reason))


def published_files(session: Work, version: PlanVersion) -> tuple[Problem, Plan]:
    """The problem and the plan that a version was published from; NotFoundError where no run holds them."""
    problem_file = runs.problem_file_of(session, version.campaign, version.problem_sha256)
    files = runs.plan_files_of(session, version.campaign, version.problem_sha256)
    plan_file = next((file for file in files if digest(file) == version.plan_sha256), None)
    if problem_file is None or plan_file is None:
        raise NotFoundError("version-without-plan-file", campaign=version.campaign, version=version.version)
    return _problem(_File(version.problem_sha256, problem_file)), _plan(_File(version.plan_sha256, plan_file))


@dataclass(frozen=True, slots=True)
class _File:
    """The bytes of a file, known by their digest alone."""

    sha256: str
    raw: bytes = field(compare=False, repr=False)


@lru_cache(maxsize=_KEPT_PROBLEMS)
def _problem(file: _File) -> Problem:
    """A file never changes, so the moves that are tried one after the other do not read it anew."""
    return read_problem(file.raw)


@lru_cache(maxsize=_KEPT_PROBLEMS)
def _plan(file: _File) -> Plan:
    return read_plan(file.raw)


def _today(office: Office, session: Work, campaign_id: str, problem: Problem) -> Problem:
    """The problem with people, recusals and pins as the registers have them now."""
    people = posed_inspectors(
        everything(session, Inspector),
        everything(session, Leave),
        problem.working_days,
        problem.sessions,
        office.reference.regions,
    )
    known = {person.id for person in people}
    recusals = everything(session, DeclaredRecusal)
    return replace(
        problem,
        inspectors=people,
        recusals=tuple(Recusal(one.inspector, one.target) for one in recusals if one.inspector in known),
        pins=tuple(
            Pin(pin.checks, pin.held_on, pin.session, pin.inspectors)
            for pin in entries.pins(session, planning.campaign(session, campaign_id).id)
            if all(check in problem.check_by_id for check in pin.checks)
        ),
    )
