"""What if: a campaign planned as if people or rules were others, and alternatives side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Controller, Response
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.rest.given import Asked, GivenCaller, GivenOffice, GivenTexts
from api.rest.repeats import prepared_once
from api.rest.routing import route
from api.rest.run_answers import RunTold, handed_in
from coordination.desk import what_ifs
from coordination.desk.ratio_what_ifs import at_ratios, paired
from coordination.model.access import Act
from coordination.model.replans import Event, EventKind
from coordination.model.runs import Options, RunOrder
from coordination.model.suppositions import Alternative, RatioWhatIf, Supposition
from solvers.parallel import processors

_CAMPAIGN = "/campaigns/{campaign:str}"
_Least = Annotated[int, Meta(ge=0, le=100)]
_Answer = Callable[[], tuple[int, Any]]


@dataclass(frozen=True, slots=True)
class WhatIfAsked:
    """How people and rules would be; null stays as it is.

    people: shares by department; days_lost: first and last day on which nobody inspects; only what lies from the first
    on is planned then; ratios: of what batches draw, by their ids, with the tickets they drew with; separate: checks of
    the published plan, every department alone with its own.
    """

    people: Mapping[str, float] = field(default_factory=dict)
    per_department: _Least | None = None
    per_visit: _Least | None = None
    team: _Least | None = None
    week: _Least | None = None
    days_lost: tuple[date, date] | None = None
    ratios: Mapping[str, float] = field(default_factory=dict)
    separate: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two plans differ: what of it, of which visit or post, before and after; empty for nothing."""

    kind: str
    place: str
    before: str
    after: str


class WhatIfController(Controller):
    """Plans that are never published, beside the one that is."""

    tags = ("replans",)

    @route(
        "POST",
        f"{_CAMPAIGN}/what-ifs",
        "what-if-start",
        Act.RUN_CAMPAIGNS,
        problems=(404, 409, 422),
        status_code=202,
        gives=RunTold,
        once=True,
    )
    def start(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        said: GivenTexts,
        campaign: FromPath[str],
        data: JSONBody[WhatIfAsked],
    ) -> Response[bytes]:
        """Hands in a run for the problem that would be; Idempotency-Key makes it safe to ask again."""

        def prepare() -> _Answer:
            given = _supposition(data)
            posed = what_ifs.pose_what_if(office, caller, campaign, given)
            order = RunOrder(Options(None, processors()), "", said.language)

            return lambda: handed_in(office, what_ifs.start_posed_what_if(office, caller, posed, given, order), said)

        return prepared_once(request, office, caller, msgspec.json.encode(data), prepare)

    @route(
        "GET",
        f"{_CAMPAIGN}/what-ifs/ratios",
        "what-if-ratios",
        Act.READ_CAMPAIGNS,
        problems=(404, 409, 422),
        opt={"everywhere": True},
    )
    def ratios(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        batch: FromQuery[list[str]],
        ratio: FromQuery[list[float]],
    ) -> RatioWhatIf:
        """What batches would draw at other ratios with the same tickets; the first ratio is of the first batch."""
        return at_ratios(office, caller, campaign, paired(batch, ratio))

    @route(
        "GET",
        f"{_CAMPAIGN}/alternatives",
        "alternatives",
        Act.READ_CAMPAIGNS,
        problems=(404, 409, 422),
        opt={"everywhere": True},
    )
    def alternatives(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], run: FromQuery[list[int]]
    ) -> Sequence[Alternative]:
        """The published plan, and beside it the plans of some runs: scores, bounds, what would move."""
        return what_ifs.compare(office, caller, campaign, run)

    @route(
        "GET",
        f"{_CAMPAIGN}/alternatives/{{run:int}}/changes",
        "alternative-changes",
        Act.READ_CAMPAIGNS,
        problems=(404, 409),
        opt={"everywhere": True},
    )
    def changes(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], run: FromPath[int]
    ) -> Sequence[Difference]:
        """Everything in which the plan of a run differs from the published one: kind, visit or post, before, after."""
        return [Difference(*one) for one in what_ifs.changes_of(office, caller, campaign, run)]


def _supposition(asked: WhatIfAsked) -> Supposition:
    event = None
    if asked.days_lost is not None:
        first, last = asked.days_lost
        event = Event(EventKind.DAYS_LOST, "what if", first_date=first, last_date=last)
    numbers = asked.per_department, asked.per_visit, asked.team, asked.week
    since = asked.days_lost[0] if asked.days_lost else None
    return Supposition(asked.people, *numbers, event, since, asked.ratios, asked.separate)
