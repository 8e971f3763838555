"""Use cases: what a caller may see of the planning runs of a campaign, and the files of one."""

from __future__ import annotations

from collections.abc import Sequence

from coordination.desk import runs as running
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.replans import record_of_run
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.runs import RunProgress
from coordination.storage import planning, runs


def runs_of(office: Office, caller: Caller, campaign_id: str) -> Sequence[RunProgress]:
    """The runs of a campaign, the newest first, and how far each is; raises NotFoundError."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        return running.list_runs(office, planning.campaign(session, campaign_id).id)


def run_of(office: Office, caller: Caller, campaign_id: str, run_id: int) -> RunProgress:
    """How far a run of a campaign is; raises NotFoundError, also for a run of another campaign."""
    require(caller, Act.READ_CAMPAIGNS)
    found = running.run_progress(office, run_id)
    if found.run.campaign != campaign_id:
        raise NotFoundError("run-not-found", run=run_id)
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
