"""Planning runs: started, watched while they go on, cancelled, resumed, published."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from anyio.to_thread import run_sync
from litestar import Controller, Response
from litestar.params import FromPath
from litestar.response import ServerSentEvent

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import run_address
from api.pages.campaigns import show_campaign
from api.pages.forms import Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.run_rows import parts_table
from api.pages.run_views import RunView, run_view
from api.pages.shell import GivenShell, Shell
from api.pages.short_lists import GivenListed, narrowed
from api.pages.steps import taken
from api.pages.tables import workbook
from api.pages.templating import render
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.run_answers import RunAsked, RunTold, order_of, told
from api.rest.run_events import stream
from coordination.desk import runs
from coordination.desk.campaigns import read_standing
from coordination.desk.office import Office
from coordination.desk.run_plans import figures_of_plan, parts_of_run
from coordination.desk.run_reading import run_of
from coordination.model.access import Act, Caller
from coordination.model.runs import RunOrder

_RUNS = "/campaigns/{campaign:str}/runs"
_RUN = f"{_RUNS}/{{run:int}}"
_LONGEST_SECONDS = 7 * 86_400
_LONGEST_SEED = 200


class RunPages(Controller):
    """Runs outlive whoever starts them; workers do them, never this process."""

    @page("POST", _RUNS, Act.RUN_CAMPAIGNS, opt={"everywhere": True})
    def start(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Hands in a run, planned from the registers as they are now."""

        def take() -> Response[str]:
            run = runs.start_run(office, caller, campaign, _order(form, shell))
            return shell.go(run_address(campaign, run.id), "run-started")

        return taken(shell, form, take, partial(show_campaign, office, caller, shell, campaign))

    @page("GET", _RUN, Act.READ_CAMPAIGNS)
    def run(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
        listed: GivenListed,
    ) -> Response[Any]:
        """A run as it is; the page goes on by itself while the run does."""
        found = parts_of_run(office, caller, campaign, run)
        parts = narrowed(shell, parts_table(shell, campaign, run, found), listed)
        if listed.exporting:
            return workbook(parts)
        now = told(run_of(office, caller, campaign, run), shell.said)
        view = replace(_seen(office, caller, shell, now), parts=parts)
        title = shell.say("pages-run", run=run)
        return shell.show("campaigns/run.html", title, view, campaign_crumbs(shell, campaign))

    @page("GET", f"{_RUN}/live", Act.READ_CAMPAIGNS, waits=False, media_type="text/event-stream")
    async def live(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
    ) -> ServerSentEvent:
        """The part of the page that changes, for each change; the events are those of the API."""

        def look() -> RunTold:
            return told(run_of(office, caller, campaign, run), shell.said)

        def write(now: RunTold) -> str:
            seen = _seen(office, caller, shell, now)
            return render("fragments/run.html", page=shell, view=seen, say=shell.said.say)

        return stream(look, await run_sync(look), request.app.state.stopping, write)

    @page("POST", f"{_RUN}/cancel", Act.RUN_CAMPAIGNS, opt={"everywhere": True})
    def cancel(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
    ) -> Response[str]:
        """Ends a run without a plan; what is solved is kept."""
        run_of(office, caller, campaign, run)
        runs.cancel_run(office, caller, run)
        return shell.go(run_address(campaign, run))

    @page("POST", f"{_RUN}/resume", Act.RUN_CAMPAIGNS, opt={"everywhere": True})
    def resume(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
    ) -> Response[str]:
        """A cancelled or failed run goes on where it stopped."""
        run_of(office, caller, campaign, run)
        runs.resume_run(office, caller, run)
        return shell.go(run_address(campaign, run), "run-resumed")

    @page("POST", f"{_RUN}/publish", Act.PUBLISH_CAMPAIGNS, opt={"everywhere": True})
    def publish(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
    ) -> Response[str]:
        """The plan of a run becomes the next version of its campaign, for good."""
        run_of(office, caller, campaign, run)
        runs.publish_run(office, caller, run)
        return shell.go(f"/campaigns/{campaign}", "run-published")


def _seen(office: Office, caller: Caller, shell: Shell, now: RunTold) -> RunView:
    """A run as whoever asks sees it, on its page and while it is watched; without the table of its parts."""
    view = run_view(now)
    if not view.finished:
        return view
    plan = figures_of_plan(office, caller, now.campaign, now.id) if shell.sees_all else None
    newest = read_standing(office, caller, now.campaign).version
    divided = bool(parts_of_run(office, caller, now.campaign, now.id))
    return replace(view, plan=plan, divided=divided, overtaken=newest if newest != now.base_version else 0)


def _order(form: Form, shell: Shell) -> RunOrder:
    """What was typed; without a limit a run takes as long as the problem needs."""
    reading = Reading(form)
    minutes = reading.whole("minutes", 1, _LONGEST_SECONDS // 60, otherwise=0) if form.value("minutes") else 0
    seed = reading.words("draw_seed", _LONGEST_SEED, needed=False)
    reading.refuse()
    return order_of(RunAsked(minutes * 60.0 if minutes else None, seed), shell.said)
