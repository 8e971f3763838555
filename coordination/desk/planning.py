"""Use cases: plan a campaign here and now and publish the plan; a plan for a problem file.

Long runs that outlive this process are in `runs`.
"""

from __future__ import annotations

from dataclasses import dataclass

from coordination.desk.checking import readable
from coordination.desk.office import Office
from coordination.desk.posing import export_problem
from coordination.desk.publishing import draft_plan, store_draft
from coordination.model.runs import UNLIMITED, Options, Progress, RunOrder
from coordination.model.versions import PlanVersion
from coordination.pipeline import solve
from coordination.storage import planning, runs
from coordination.texts import Texts
from coordination.texts.left_out import messages_of
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_problem, write_plan


@dataclass(frozen=True, slots=True)
class PlanningOutcome:
    """A planned campaign: the problem file, the plan file, and the version that was published."""

    problem: Problem
    problem_file: bytes
    plan: Plan
    plan_file: bytes
    version: PlanVersion


def plan_campaign(
    office: Office, campaign_id: str, draw_seed: str, texts: Texts, progress: Progress, options: Options = UNLIMITED
) -> PlanningOutcome:
    """Plans a campaign and publishes the next version of its plan.

    Raises NotAllowedError where another version is published between the end of the planning and the storing.
    """
    problem_file = export_problem(office, campaign_id)
    problem, sha256 = read_problem(problem_file), digest(problem_file)
    plan = solve(problem, sha256, draw_seed, texts, progress, options)
    plan_file = write_plan(plan)
    with office.database.reading() as session:
        base_version = planning.newest_version_number(session, campaign_id)
        draft = draft_plan(office, campaign_id, base_version, problem, plan, plan_file)
    order, now = RunOrder(options, draw_seed, texts.language), draft.version.published_at
    best, bound = plan.scores.person_sessions, plan.bounds.person_sessions
    with office.database.transaction() as session:
        store_draft(office, session, draft)  # first, because it waits for the campaign, which a run's row shares
        run_id = runs.add_run(session, campaign_id, problem_file, base_version, order, office.actor, now)
        runs.finish(session, run_id, plan_file, best, bound, now, messages=messages_of(plan))
    return PlanningOutcome(problem, problem_file, plan, plan_file, draft.version)


def solve_file(raw: bytes, draw_seed: str, texts: Texts, progress: Progress, options: Options = UNLIMITED) -> bytes:
    """The plan file for a problem file; raises BadInputError with every fault of the problem."""
    problem = readable(read_problem, raw, "problem-refused")
    return write_plan(solve(problem, digest(raw), draw_seed, texts, progress, options))
