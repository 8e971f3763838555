"""Replans of a published plan: what happened is handed in, what changed is read. Workers do them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any

import msgspec
from litestar import Controller, Response
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from api.rest.described import JSON
from api.rest.given import Asked, GivenCaller, GivenOffice, GivenTexts
from api.rest.repeats import prepared_once
from api.rest.routing import route
from api.rest.run_answers import RunTold, handed_in
from coordination.desk import replans
from coordination.desk.run_reading import record_of
from coordination.desk.visit_history import HistoryEntry, history_of
from coordination.model.access import Act
from coordination.model.draws import CheckDemand, Source
from coordination.model.replans import Aim, Event, EventKind, Gone
from coordination.model.runs import Options, RunOrder
from coordination.stages.swaps import Swap
from solvers.parallel import processors

_CAMPAIGN = "/campaigns/{campaign:str}"
_Text = Annotated[str, Meta(max_length=2000)]
_Answer = Callable[[], tuple[int, Any]]


@dataclass(frozen=True, slots=True)
class ReplanAsked:
    """What happened, to which part of the published plan; visits before `untouched_before` stay.

    items: of a demand, counted to `batch`, to be checked from `first_date` to `last_date`; posts: ids of the plan;
    substitute: whether the next ticket takes the place of a target that is gone; visit: which one is moved, to
    `first_date` and `session`, where it is pinned from then on; gone: why a target is, which the registers then say;
    aim: fewest moves, or fewest half days of people with as many checks kept.
    """

    kind: EventKind
    untouched_before: date
    reason: _Text = ""
    statement: _Text = ""
    approved_by: _Text = ""
    inspectors: tuple[str, ...] = ()
    target: str = ""
    first_date: date | None = None
    last_date: date | None = None
    session: str = ""
    posts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    batch: str = ""
    source: Source = Source.COMPLAINT
    substitute: bool = False
    visit: str = ""
    gone: Gone | None = None
    aim: Aim = Aim.MOVES
    seconds: Annotated[float, Meta(ge=1, le=3600)] | None = None


class ReplanController(Controller):
    """What became of a published plan, and of one visit of it."""

    tags = ("replans",)

    @route(
        "POST",
        f"{_CAMPAIGN}/replans",
        "replan-start",
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
        data: JSONBody[ReplanAsked],
    ) -> Response[bytes]:
        """Notes the reason, reveals a code and hands in a run; Idempotency-Key makes it safe to ask again."""

        def prepare() -> _Answer:
            posed = replans.pose_replan(office, caller, campaign, _event(data), data.untouched_before)
            order = RunOrder(Options(data.seconds, processors()), "", said.language)

            start = partial(replans.start_posed_replan, office, caller, request.app.state.safe, posed, order, data.aim)
            return lambda: handed_in(office, start(), said)

        return prepared_once(request, office, caller, msgspec.json.encode(data), prepare)

    @route("GET", f"{_CAMPAIGN}/swaps", "replan-swaps", Act.RUN_CAMPAIGNS, problems=(404, 422))
    def swaps(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: FromPath[str],
        inspector: FromQuery[str],
        target: FromQuery[str],
        since: FromQuery[date],
    ) -> Sequence[Swap]:
        """With whom an inspector who must not meet a target could change posts: only what holds for both."""
        return replans.offered_swaps(office, caller, campaign, inspector, target, since)

    @route(
        "GET",
        f"{_CAMPAIGN}/runs/{{run:int}}/changes.json",
        "run-changes",
        Act.READ_CAMPAIGNS,
        problems=(404, 409),
        files=[JSON],
    )
    def changes(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], run: FromPath[int]
    ) -> Response[bytes]:
        """The record of a replan: changes with reasons, counts with bounds, lots; for whoever sees the whole city."""
        record = record_of(office, caller, campaign, run)
        return Response(record, media_type="application/json", headers={"Cache-Control": "no-store"})

    @route(
        "GET",
        f"{_CAMPAIGN}/substitutions.json",
        "substitution-log",
        Act.READ_CAMPAIGNS,
        problems=(404,),
        files=[JSON],
    )
    def substitutions(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Response[bytes]:
        """Why targets were replaced after the draw, with which code and by whom, as anybody can verify it."""
        log = replans.substitution_log(office, caller, campaign)
        return Response(log, media_type="application/json", headers={"Cache-Control": "no-store"})

    @route("GET", f"{_CAMPAIGN}/visits/{{visit:str}}/history", "visit-history", Act.READ_CAMPAIGNS, problems=(404,))
    def history(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], visit: FromPath[str]
    ) -> Sequence[HistoryEntry]:
        """A visit over all published versions, and why it changed."""
        return history_of(office, caller, campaign, visit)


def _event(asked: ReplanAsked) -> Event:
    demands = [
        CheckDemand(
            f"{asked.source.value}-{asked.target}-{item}-{asked.first_date}",
            asked.batch,
            asked.target,
            "",
            item,
            asked.first_date or asked.untouched_before,
            asked.last_date or asked.untouched_before,
            lead=True,
            source=asked.source,
        )
        for item in asked.items
    ]
    return Event(
        asked.kind,
        asked.reason,
        asked.statement,
        asked.approved_by,
        asked.inspectors,
        asked.target,
        asked.first_date,
        asked.last_date,
        asked.session,
        asked.posts,
        demands=tuple(demands),
        substitute=asked.substitute,
        visit=asked.visit,
        gone=asked.gone,
    )
