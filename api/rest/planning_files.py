"""Planning files: a campaign's problem and published plan, and problem files solved as runs without a campaign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from anyio.to_thread import run_sync
from litestar import Controller, Response
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, QueryParameter
from litestar.response import ServerSentEvent

from api.rest.campaigns import CAMPAIGN
from api.rest.described import JSON
from api.rest.given import Asked, GivenCaller, GivenOffice, GivenTexts
from api.rest.repeats import done_once
from api.rest.routing import route
from api.rest.run_answers import RunAsked, RunTold, handed_in, order_of, told
from api.rest.run_events import stream
from api.rest.runs import json_file
from api.rest.uploads import sent_file
from coordination.desk import runs
from coordination.desk.run_reading import loose_runs, plan_of, posed_problem, problem_of, published_plan, run_of
from coordination.model.access import Act

_LARGEST_PROBLEM_BYTES = 64 << 20
_RUN = "/runs/{run:int}"
_NO_CAMPAIGN = ""
_EVERYWHERE = {"everywhere": True}
_Seconds = Annotated[float | None, QueryParameter(ge=1, le=7 * 86_400)]
_Processes = Annotated[int | None, QueryParameter(ge=1, le=4096)]
_Seed = Annotated[str, QueryParameter(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")]
_Version = Annotated[int, QueryParameter(ge=0, le=1_000_000)]


class PlanningFileController(Controller):
    """Every part of the city is in these files, so they are for whoever sees all of it."""

    tags = ("runs",)

    @route(
        "GET",
        f"{CAMPAIGN}/problem.json",
        "campaign-problem",
        Act.READ_CAMPAIGNS,
        problems=(404, 409),
        opt=_EVERYWHERE,
        files=[JSON],
    )
    def problem(self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str]) -> Response[bytes]:
        """The planning problem of a campaign, from the registers as they are now."""
        return json_file(posed_problem(office, caller, campaign), "problem.json")

    @route(
        "GET",
        f"{CAMPAIGN}/plan.json",
        "campaign-plan",
        Act.READ_CAMPAIGNS,
        problems=(404, 422),
        opt=_EVERYWHERE,
        files=[JSON],
    )
    def plan(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], version: _Version = 0
    ) -> Response[bytes]:
        """The plan file that became a version, by default the newest."""
        return json_file(published_plan(office, caller, campaign, version), "plan.json")

    @route("GET", "/runs", "loose-runs", Act.READ_CAMPAIGNS, opt=_EVERYWHERE)
    def runs(self, office: GivenOffice, caller: GivenCaller, said: GivenTexts) -> Sequence[RunTold]:
        """The runs of problem files that belong to no campaign, the newest first."""
        return [told(one, said) for one in loose_runs(office, caller)]

    @route(
        "POST",
        "/runs",
        "loose-run-start",
        Act.RUN_CAMPAIGNS,
        problems=(409, 413, 415, 422),
        status_code=202,
        opt=_EVERYWHERE,
        request_max_body_size=_LARGEST_PROBLEM_BYTES,
        waits=False,
        gives=RunTold,
        once=True,
        takes_file=True,
    )
    async def start(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        said: GivenTexts,
        seconds: _Seconds = None,
        draw_seed: _Seed = "",
        processes: _Processes = None,
    ) -> Response[bytes]:
        """Hands in a problem file, sent as an import is, to be solved; Idempotency-Key makes it safe."""
        raw = await sent_file(request)
        order = order_of(RunAsked(seconds, draw_seed, processes), said)

        def act() -> tuple[int, RunTold]:
            return handed_in(office, runs.start_file(office, caller, raw, order), said)

        return await run_sync(lambda: done_once(request, office, caller, raw + repr(order).encode(), act))

    @route("GET", _RUN, "loose-run", Act.READ_CAMPAIGNS, problems=(404,), opt=_EVERYWHERE)
    def run(self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, run: FromPath[int]) -> RunTold:
        """One such run, and how far it is."""
        return told(run_of(office, caller, _NO_CAMPAIGN, run), said)

    @route(
        "POST",
        f"{_RUN}/cancel",
        "loose-run-cancel",
        Act.RUN_CAMPAIGNS,
        problems=(404, 409),
        status_code=200,
        opt=_EVERYWHERE,
    )
    def cancel(self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, run: FromPath[int]) -> RunTold:
        """Ends such a run without a plan; what is solved is kept."""
        run_of(office, caller, _NO_CAMPAIGN, run)
        runs.cancel_run(office, caller, run)
        return told(runs.run_progress(office, run), said)

    @route(
        "POST",
        f"{_RUN}/resume",
        "loose-run-resume",
        Act.RUN_CAMPAIGNS,
        problems=(404, 409),
        status_code=200,
        opt=_EVERYWHERE,
    )
    def resume(self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, run: FromPath[int]) -> RunTold:
        """A cancelled or failed run of this kind goes on where it stopped."""
        run_of(office, caller, _NO_CAMPAIGN, run)
        runs.resume_run(office, caller, run)
        return told(runs.run_progress(office, run), said)

    @route(
        "GET",
        f"{_RUN}/problem.json",
        "loose-run-problem",
        Act.READ_CAMPAIGNS,
        problems=(404,),
        opt=_EVERYWHERE,
        files=[JSON],
    )
    def problem_of_run(self, office: GivenOffice, caller: GivenCaller, run: FromPath[int]) -> Response[bytes]:
        """The problem file of such a run, as it was handed in."""
        return json_file(problem_of(office, caller, _NO_CAMPAIGN, run), f"problem-{run}.json")

    @route(
        "GET",
        f"{_RUN}/plan.json",
        "loose-run-plan",
        Act.READ_CAMPAIGNS,
        problems=(404, 409),
        opt=_EVERYWHERE,
        files=[JSON],
    )
    def plan_of_run(self, office: GivenOffice, caller: GivenCaller, run: FromPath[int]) -> Response[bytes]:
        """The plan file of such a run that is done."""
        return json_file(plan_of(office, caller, _NO_CAMPAIGN, run), f"plan-{run}.json")

    @route(
        "GET",
        f"{_RUN}/events",
        "loose-run-events",
        Act.READ_CAMPAIGNS,
        problems=(404,),
        responses={200: ResponseSpec(str, media_type="text/event-stream", description="progress, end")},
        opt=_EVERYWHERE,
        waits=False,
    )
    async def events(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, said: GivenTexts, run: FromPath[int]
    ) -> ServerSentEvent:
        """How far such a run is, as server-sent events: `progress` for each change, `end` for the last."""

        def look() -> RunTold:
            return told(run_of(office, caller, _NO_CAMPAIGN, run), said)

        return stream(look, await run_sync(look), request.app.state.stopping)
