"""What is entered into a campaign beside its draw: visits that are pinned, and checks of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.campaigns import CAMPAIGN
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import USUAL, Cursor, Limit, PageOut, page_out, wanted
from api.rest.repeats import done_once
from api.rest.routing import route
from coordination.desk import cases, pinning
from coordination.model.access import Act
from coordination.model.cases import Case, CaseWish
from coordination.model.pins import CampaignPin, PinWish

_PINS, _CASES = f"{CAMPAIGN}/pins", f"{CAMPAIGN}/cases"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a case is withdrawn."""

    reason: str


class EntryController(Controller):
    """Both count from the next planning run on."""

    tags = ("campaigns",)

    @route("GET", _PINS, "pins", Act.READ_CAMPAIGNS, problems=(404,))
    def pins(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Sequence[CampaignPin]:
        """The pinned visits of a campaign."""
        return pinning.list_pins(office, caller, campaign)

    @route(
        "POST",
        _PINS,
        "pin-add",
        Act.RUN_CAMPAIGNS,
        problems=(404, 409, 422),
        opt={"everywhere": True},
        gives=CampaignPin,
        once=True,
    )
    def add_pin(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        data: JSONBody[PinWish],
    ) -> Response[bytes]:
        """Pins a visit of exactly these checks to a date; Idempotency-Key makes it safe to ask again."""
        body = msgspec.json.encode(data)
        return done_once(request, office, caller, body, lambda: (201, pinning.add_pin(office, caller, campaign, data)))

    @route("DELETE", f"{_PINS}/{{pin:int}}", "pin-remove", Act.RUN_CAMPAIGNS, problems=(404,), opt={"everywhere": True})
    def remove_pin(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], pin: FromPath[int]) -> None:
        """Lets a pinned visit go."""
        pinning.remove_pin(office, caller, campaign, pin)

    @route("GET", _CASES, "cases", Act.READ_CAMPAIGNS, problems=(404, 422))
    def cases(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[Case]:
        """The cases of a campaign, withdrawn ones too."""
        return page_out(cases.list_cases(office, caller, campaign, wanted(limit, cursor)))

    @route("POST", _CASES, "case-enter", Act.ENTER_CASES, problems=(404, 409, 422), gives=Case, once=True)
    def enter(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        data: JSONBody[CaseWish],
    ) -> Response[bytes]:
        """Enters a complaint, a referral or an order; Idempotency-Key makes it safe to ask again."""
        body = msgspec.json.encode(data)
        return done_once(request, office, caller, body, lambda: (201, cases.enter_case(office, caller, campaign, data)))

    @route("GET", f"{_CASES}/{{case:int}}", "case", Act.READ_CAMPAIGNS, problems=(404,))
    def case(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], case: FromPath[int]) -> Case:
        """One case."""
        return cases.read_case(office, caller, campaign, case)

    @route(
        "POST",
        f"{_CASES}/{{case:int}}/withdraw",
        "case-withdraw",
        Act.ENTER_CASES,
        problems=(404, 409, 413, 415, 422),
        status_code=200,
    )
    def withdraw(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        case: FromPath[int],
        data: JSONBody[Withdrawal],
    ) -> Case:
        """Withdraws a case with a reason; its checks are no longer owed."""
        return cases.withdraw_case(office, caller, campaign, case, data.reason)
