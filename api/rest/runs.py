"""Planning runs of a campaign: started, watched, cancelled, resumed, published. Workers do them, never this process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from anyio.to_thread import run_sync
from litestar import Controller, Response
from litestar.params import FromPath, JSONBody
from litestar.response import ServerSentEvent

from api.rest.described import EVENTS, JSON
from api.rest.given import Asked, GivenCaller, GivenOffice, GivenTexts
from api.rest.repeats import prepared_once
from api.rest.routing import route
from api.rest.run_answers import RunAsked, RunPublished, RunTold, handed_in, order_of, published, told
from api.rest.run_events import stream
from coordination.desk import runs
from coordination.desk.run_reading import plan_of, problem_of, run_of, runs_of
from coordination.model.access import Act

_RUNS = "/campaigns/{campaign:str}/runs"
_RUN = f"{_RUNS}/{{run:int}}"
_Answer = Callable[[], tuple[int, Any]]


class RunController(Controller):
    """Runs outlive whoever starts them; one of a campaign at a time."""

    tags = ("runs",)

    @route("GET", _RUNS, "runs", Act.READ_CAMPAIGNS, problems=(404,))
    def runs(
        self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, campaign: FromPath[str]
    ) -> Sequence[RunTold]:
        """The runs of a campaign, the newest first."""
        return [told(one, said) for one in runs_of(office, caller, campaign)]

    @route(
        "POST",
        _RUNS,
        "run-start",
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
        data: JSONBody[RunAsked],
    ) -> Response[bytes]:
        """Hands in a run, planned from the registers as they are now; Idempotency-Key makes it safe to ask again."""

        def prepare() -> _Answer:
            posed, order = runs.pose_run(office, caller, campaign), order_of(data, said)

            return lambda: handed_in(office, runs.start_posed(office, caller, posed, order), said)

        return prepared_once(request, office, caller, msgspec.json.encode(data), prepare)

    @route("GET", _RUN, "run", Act.READ_CAMPAIGNS, problems=(404,))
    def run(
        self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, campaign: FromPath[str], run: FromPath[int]
    ) -> RunTold:
        """One run, and how far it is."""
        return told(run_of(office, caller, campaign, run), said)

    @route("POST", f"{_RUN}/cancel", "run-cancel", Act.RUN_CAMPAIGNS, problems=(404, 409), status_code=200)
    def cancel(
        self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, campaign: FromPath[str], run: FromPath[int]
    ) -> RunTold:
        """Ends a run without a plan, as soon as its workers have let go; what is solved is kept."""
        run_of(office, caller, campaign, run)
        runs.cancel_run(office, caller, run)
        return told(runs.run_progress(office, run), said)

    @route("POST", f"{_RUN}/resume", "run-resume", Act.RUN_CAMPAIGNS, problems=(404, 409), status_code=200)
    def resume(
        self, office: GivenOffice, caller: GivenCaller, said: GivenTexts, campaign: FromPath[str], run: FromPath[int]
    ) -> RunTold:
        """A cancelled or failed run goes on where it stopped."""
        run_of(office, caller, campaign, run)
        runs.resume_run(office, caller, run)
        return told(runs.run_progress(office, run), said)

    @route(
        "POST",
        f"{_RUN}/publish",
        "run-publish",
        Act.PUBLISH_CAMPAIGNS,
        problems=(404, 409, 422),
        gives=RunPublished,
        once=True,
    )
    def publish(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], run: FromPath[int]
    ) -> Response[bytes]:
        """The plan of a run becomes the next version of its campaign; Idempotency-Key makes it safe to ask again."""

        def prepare() -> _Answer:
            run_of(office, caller, campaign, run)
            draft = runs.draft_run(office, caller, run)

            def act() -> tuple[int, RunPublished]:
                return 201, published(runs.publish_drafted(office, caller, run, draft))

            return act

        return prepared_once(request, office, caller, b"", prepare)

    @route("GET", f"{_RUN}/problem.json", "run-problem", Act.READ_CAMPAIGNS, problems=(404,), files=[JSON])
    def problem(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], run: FromPath[int]
    ) -> Response[bytes]:
        """The planning problem of a run, for whoever sees the whole city."""
        return json_file(problem_of(office, caller, campaign, run), f"problem-{run}.json")

    @route("GET", f"{_RUN}/plan.json", "run-plan", Act.READ_CAMPAIGNS, problems=(404, 409), files=[JSON])
    def plan(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], run: FromPath[int]
    ) -> Response[bytes]:
        """The plan of a run that is done, for whoever sees the whole city."""
        return json_file(plan_of(office, caller, campaign, run), f"plan-{run}.json")

    @route(
        "GET",
        f"{_RUN}/events",
        "run-events",
        Act.READ_CAMPAIGNS,
        problems=(404,),
        files=[EVENTS],
        waits=False,
    )
    async def events(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        said: GivenTexts,
        campaign: FromPath[str],
        run: FromPath[int],
    ) -> ServerSentEvent:
        """How far a run is, as server-sent events: `progress` for each change, `end` for the last."""

        def look() -> RunTold:
            return told(run_of(office, caller, campaign, run), said)

        return stream(look, await run_sync(look), request.app.state.stopping)


def json_file(content: bytes, name: str) -> Response[bytes]:
    """A file of JSON to be kept under a name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type="application/json", headers=headers)
