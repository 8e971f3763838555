"""Use cases: pose the planning problem of a campaign, solve it, publish the plan, and the same with files."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from coordination.desk.checking import readable
from coordination.desk.office import Office
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Department, Inspector, Leave
from coordination.model.plans import Campaign
from coordination.model.targets import PastVisit, Target
from coordination.model.versions import PlanVersion
from coordination.pipeline import UNLIMITED, Options, Progress, solve
from coordination.rules.planning import planning_rules
from coordination.stages.pose import Registers, pose
from coordination.stages.publish import publish
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from coordination.texts import Texts
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_problem, write_plan, write_problem

_VERSION = TypeAdapter(PlanVersion)


@dataclass(frozen=True, slots=True)
class PlanningOutcome:
    """A planned campaign: the problem file, the plan file, and the version that was published."""

    problem: Problem
    problem_file: bytes
    plan: Plan
    plan_file: bytes
    version: PlanVersion


def export_problem(office: Office, campaign_id: str | None = None) -> bytes:
    """The problem file of a campaign, by default the latest; raises NotFoundError where there is none."""
    with office.database.transaction() as session:
        return write_problem(_problem(office, session, planning.campaign(session, campaign_id)))


def plan_campaign(
    office: Office, campaign_id: str, draw_seed: str, texts: Texts, progress: Progress, options: Options = UNLIMITED
) -> PlanningOutcome:
    """Plans a campaign and publishes the first version of its plan."""
    problem_file = export_problem(office, campaign_id)
    problem, sha256 = read_problem(problem_file), digest(problem_file)
    plan = solve(problem, sha256, draw_seed, texts, progress, options)
    plan_file = write_plan(plan)
    with office.database.transaction() as session:
        campaign = planning.campaign(session, campaign_id)
        planning.add_run(session, campaign.id, sha256, problem_file, plan_file)
        version = _publish(office, session, campaign, problem, plan, plan_file)
    return PlanningOutcome(problem, problem_file, plan, plan_file, version)


def solve_file(raw: bytes, draw_seed: str, texts: Texts, progress: Progress, options: Options = UNLIMITED) -> bytes:
    """The plan file for a problem file; raises BadInputError with every fault of the problem."""
    problem = readable(read_problem, raw, "problem-refused")
    return write_plan(solve(problem, digest(raw), draw_seed, texts, progress, options))


def published_version(office: Office, campaign_id: str | None = None) -> PlanVersion:
    """The newest published version of a campaign, by default the latest campaign."""
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        return _VERSION.validate_json(planning.version_content(session, campaign.id))


def _problem(office: Office, session: Work, campaign: Campaign) -> Problem:
    registers = Registers(
        targets={target.id: target for target in everything(session, Target)},
        items={item.code: item for item in everything(session, InspectionItem)},
        inspectors=everything(session, Inspector),
        leave=everything(session, Leave),
        recusals=everything(session, DeclaredRecusal),
        past_visits=everything(session, PastVisit),
    )
    return pose(
        campaign.title,
        planning.demands(session, campaign.id),
        registers,
        office.reference.regions,
        office.reference.calendar,
        planning_rules(office.reference.shelf, campaign.pack),
    )


def _publish(
    office: Office, session: Work, campaign: Campaign, problem: Problem, plan: Plan, plan_file: bytes
) -> PlanVersion:
    version = publish(
        campaign,
        1,
        office.clock(),
        problem,
        plan,
        digest(plan_file),
        {demand.id: demand for demand in planning.demands(session, campaign.id)},
        {target.id: target for target in everything(session, Target)},
        {item.code: item for item in everything(session, InspectionItem)},
        {person.certificate_number: person for person in everything(session, Inspector)},
        {department.code: department.name for department in everything(session, Department)},
    )
    content = _VERSION.dump_json(version)
    planning.add_version(
        session,
        {
            "campaign": campaign.id,
            "version": version.version,
            "published_at": version.published_at.isoformat(),
            "content": content,
            "sha256": digest(content),
        },
    )
    office.note("plan-published", campaign.id, {"version": version.version, "plan_sha256": version.plan_sha256})
    return version
