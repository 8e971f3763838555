"""Approvals that items pass before they are in force, and where published plans are filed before the first visit."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.campaigns import CAMPAIGN
from api.rest.given import GivenCaller, GivenOffice
from api.rest.routing import route
from coordination.desk import approving
from coordination.model.access import Act
from coordination.model.approvals import ApprovalStanding

_ITEM, _FILINGS = "/items/{code:str}/approval", f"{CAMPAIGN}/filings"


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of the chain, or a place of filing, as the pack names it; note: number of a document."""

    step: str
    note: str = ""


class ApprovalController(Controller):
    """Steps count for the content they were taken for; each can be taken once."""

    tags = ("approvals",)

    @route("GET", _ITEM, "item-approval", Act.READ_REGISTERS, problems=(404,))
    def item(self, office: GivenOffice, caller: GivenCaller, code: FromPath[str]) -> ApprovalStanding:
        """Which approvals an item has passed, as it is now."""
        return approving.item_standing(office, caller, code)

    @route(
        "POST",
        _ITEM,
        "item-approve",
        Act.WRITE_REGISTERS,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
    )
    def approve(
        self, office: GivenOffice, caller: GivenCaller, code: FromPath[str], data: JSONBody[StepTaken]
    ) -> ApprovalStanding:
        """Notes the next step of the chain: legal review, approval, publication."""
        return approving.approve_item(office, caller, code, data.step, data.note)

    @route("GET", _FILINGS, "filings", Act.READ_CAMPAIGNS, problems=(404,))
    def filings(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> ApprovalStanding:
        """Where the newest published version is filed, and where it is still to be."""
        return approving.filing_standing(office, caller, campaign)

    @route(
        "POST",
        _FILINGS,
        "filing-add",
        Act.PUBLISH_CAMPAIGNS,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
        opt={"everywhere": True},
    )
    def file(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], data: JSONBody[StepTaken]
    ) -> ApprovalStanding:
        """Notes that the newest version is filed at a place the pack names."""
        return approving.file_version(office, caller, campaign, data.step, data.note)
