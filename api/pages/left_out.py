"""Checks that a plan leaves out, by reason, each with where what would solve it is done. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from api.pages.campaign_tables import base
from coordination.model.campaigns import LeftGroup
from coordination.model.plans import Campaign
from solvers.planning.plan import Reason


@dataclass(frozen=True, slots=True)
class LeftView:
    """Checks left out for one reason. rows: where each of them is; solved_at: where what would solve it is done."""

    campaign: Campaign
    group: LeftGroup
    rows: str
    solved_at: str


def left_view(campaign: Campaign, group: LeftGroup) -> LeftView:
    """The department with most of the checks is where to begin."""
    rows = f"{base(campaign.id)}/left?reason={group.reason}"
    department = group.departments[0][0]
    plan, inspectors = f"/plans/{campaign.year}", f"/inspectors?department={department}"
    solved_at: dict[Reason, str] = {
        "no_working_day": f"{plan}?department={department}#batches",
        "repeat_within_gap": rows,
        "item_cap": rows,
        "too_long": f"/items?department={department}&sort=-minutes",
        "team_too_large": f"{plan}?department={department}#batches",
        "no_eligible_inspector": inspectors,
        "no_capacity": inspectors,
    }
    return LeftView(campaign, group, rows, solved_at[group.reason])
