"""Swaps on recusal (ZB-43): what holds for an officer of a visit, and a department's approval of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated

import msgspec
from litestar import Controller, Response
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from api.rest.given import Asked, GivenCaller, GivenOffice, GivenTexts
from api.rest.repeats import Act as Answer
from api.rest.repeats import prepared_once
from api.rest.routing import route
from api.rest.run_answers import RunTold, handed_in
from coordination.desk import swapping
from coordination.desk.swapping import Offer
from coordination.model.access import Act

_SWAPS = "/campaigns/{campaign:str}/visits/{visit:str}/swaps/{inspector:str}"


@dataclass(frozen=True, slots=True)
class SwapsOffered:
    """What can be done about an officer and a target.

    since: the first day that can still change; allowed: whether the policy pack knows this way; reason, swap_with: of
    the recusal where it was declared, and the certificate number of whom the officer would swap with.
    """

    name: str
    target: str
    held_on: date
    since: date
    allowed: bool
    reason: str
    swap_with: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class SwapApproved:
    """The swap that is approved: its two posts as they were offered, and why."""

    post: str
    other_post: str
    reason: Annotated[str, Meta(min_length=1, max_length=500)]


class SwapController(Controller):
    """The officer declares the recusal; the department approves a swap; the office publishes it."""

    tags = ("replans",)

    @route("GET", _SWAPS, "swap-offers", (Act.DECLARE_RECUSALS, Act.PREPARE_INSPECTIONS), problems=(404,))
    def offers(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        visit: FromPath[str],
        inspector: FromPath[str],
    ) -> SwapsOffered:
        """The swaps that hold for an officer of a published visit; for the officer, the department and the office."""
        found = swapping.offers_for(office, caller, campaign, visit, inspector)
        return SwapsOffered(
            name=found.name,
            target=found.visit.target,
            held_on=found.visit.held_on,
            since=found.since,
            allowed=found.allowed,
            reason=found.reason,
            swap_with=found.wish,
            offers=found.offers,
        )

    @route(
        "POST",
        _SWAPS,
        "swap-approve",
        Act.PREPARE_INSPECTIONS,
        problems=(404, 409, 422),
        status_code=202,
        gives=RunTold,
        once=True,
    )
    def approve(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        said: GivenTexts,
        campaign: FromPath[str],
        visit: FromPath[str],
        inspector: FromPath[str],
        data: JSONBody[SwapApproved],
    ) -> Response[bytes]:
        """Hands the swap in as a replan the department has approved; Idempotency-Key makes it safe to ask again."""

        def prepare() -> Answer:
            posts = (data.post, data.other_post)
            posed = swapping.pose_swap(office, caller, campaign, visit, inspector, posts, data.reason)

            start = partial(swapping.start_posed_swap, office, caller, request.app.state.safe, posed)
            return lambda: handed_in(office, start(), said)

        return prepared_once(request, office, caller, msgspec.json.encode(data), prepare)
