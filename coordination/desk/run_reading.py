"""Use cases: what a caller may see of the planning runs of a campaign, and the files of one."""

from __future__ import annotations

from collections.abc import Sequence

from coordination.desk import runs as running
from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.posing import export_problem
from coordination.desk.replans import record_of_run
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.runs import RunProgress
from coordination.storage import planning, runs
from solvers.planning.reading import digest


def runs_of(office: Office, caller: Caller, campaign_id: str) -> Sequence[RunProgress]:
    """The runs of a campaign, the newest first, and how far each is; raises NotFoundError."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        return running.list_runs(office, planning.campaign(session, campaign_id).id)


def run_of(office: Office, caller: Caller, campaign_id: str, run_id: int) -> RunProgress:
    """How far a run of a campaign is; raises NotFoundError, also for a run of another campaign.

    campaign_id: empty for a run that belongs to none, which is for whoever sees the whole city.
    """
    require(caller, Act.READ_CAMPAIGNS)
    if not campaign_id:
        require_everywhere(caller, Act.READ_CAMPAIGNS)
    found = running.run_progress(office, run_id)
    if found.run.campaign != campaign_id:
        raise NotFoundError("run-not-found", run=run_id)
    return found


def loose_runs(office: Office, caller: Caller) -> Sequence[RunProgress]:
    """The runs of problem files that belong to no campaign, for whoever sees the whole city; the newest first."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    return running.list_loose_runs(office)


def posed_problem(office: Office, caller: Caller, campaign_id: str) -> bytes:
    """The problem file of a campaign as its registers are, as `problem_of`; raises as `export_problem`."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    return export_problem(office, campaign_id)


def published_plan(office: Office, caller: Caller, campaign_id: str | None = None, number: int = 0) -> bytes:
    """The plan file that became a version of a campaign, by default the newest of the latest.

    Raises NotFoundError where nothing is published, or no run of the campaign holds the file.
    """
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        version = seen_version(office, session, caller, campaign.id, number)
        files = runs.plan_files_of(session, campaign.id, version.problem_sha256)
    found = next((file for file in files if digest(file) == version.plan_sha256), None)
    if found is None:
        raise NotFoundError("version-without-plan-file", campaign=campaign.id, version=version.version)
    return found


def problem_of(office: Office, caller: Caller, campaign_id: str, run_id: int) -> bytes:
    """The problem file of a run; ForbiddenError for whoever sees a part of the city only, as every part is in it."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        return runs.problem_file(session, run_of(office, caller, campaign_id, run_id).run.id)


def record_of(office: Office, caller: Caller, campaign_id: str, run_id: int) -> bytes:
    """The record of a replan, as `problem_of`; raises NotAllowedError where the run has none."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    return record_of_run(office, caller, run_of(office, caller, campaign_id, run_id).run.id)


def plan_of(office: Office, caller: Caller, campaign_id: str, run_id: int) -> bytes:
    """The plan file of a run, as `problem_of`; raises NotAllowedError where the run has no plan."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    return running.plan_of_run(office, run_of(office, caller, campaign_id, run_id).run.id)
