"""What a campaign waits for: a step of its draw, a planning run, the run under way, or a plan to be published. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.campaign_tables import run_address
from api.pages.shell import dashed
from coordination.model.campaigns import CampaignStanding
from coordination.model.ceremony import AttemptReport
from coordination.model.runs import RunKind, RunProgress, RunState


@dataclass(frozen=True, slots=True)
class NextStep:
    """What the office has to do next for a campaign. name: code of its text; address: where it is done."""

    name: str
    address: str


def next_step(standing: CampaignStanding, draw: AttemptReport | None, runs: Sequence[RunProgress]) -> NextStep | None:
    """The step a campaign waits for; None where nothing waits. runs: the newest first."""
    campaign = standing.campaign.id
    if draw is None or (draw.next_step is not None and not standing.version):
        step = dashed(draw.next_step.value) if draw and draw.next_step else "announce"
        return NextStep(f"pages-draw-step-{step}", f"/ceremony/{campaign}")
    if standing.run is not None:
        return NextStep("pages-watch-run", run_address(campaign, standing.run))
    planned = next((one.run for one in runs if one.run.kind is not RunKind.WHAT_IF), None)
    if planned and planned.state is RunState.DONE and planned.base_version == standing.version:
        return NextStep("pages-task-publish-run", run_address(campaign, planned.id))
    return None if standing.version else NextStep("pages-task-plan-campaign", "#runs")
