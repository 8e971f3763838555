"""Replans: what happened is said, what each way out changes is seen side by side, and one of them is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath, FromQuery

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import base, run_address
from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.replan_choices import Offered, offered_on
from api.pages.replan_form import FIELDS, FROM_A_VISIT, Ground, event_of
from api.pages.replan_ground import Opened, ground_of
from api.pages.replan_views import (
    ChangesAsked,
    changes_table,
    counts_table,
    event_facts,
    kind_name,
    lots_table,
    options_table,
    weighed_table,
)
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell, dashed
from api.pages.short_lists import ALL, GivenListed, exported, narrowed
from api.pages.steps import taken
from api.pages.tables import Table, workbook
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import Filter
from api.rest.run_answers import RunAsked, order_of
from coordination.desk import campaigns, replans, what_ifs
from coordination.desk.office import Office
from coordination.desk.weighing import Choice, ReplanSeen, choice, read_replan, weighed
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.campaigns import CampaignStanding
from coordination.model.replans import Aim, EventKind
from coordination.model.runs import RunKind
from coordination.model.suppositions import Supposition

_CAMPAIGN = "/campaigns/{campaign:str}"
_REPLANS = f"{_CAMPAIGN}/replans"
_EVERYWHERE = {"everywhere": True}
_ANEW = frozenset({EventKind.ABSENCE, EventKind.DAYS_LOST, EventKind.STAFF_CUT, EventKind.TARGET_GONE})
_FIELDS = {
    "inspectors": "inspector",
    "demands": "items",
    "replan-unknown-inspector": "inspector",
    "replan-unknown-target": "target",
    "replan-met-already": "target",
    "replan-empty-span": "last_date",
    "replan-two-posts": "offer",
    "replan-unknown-post": "posts",
    "replan-reason-not-allowed": "absence",
}


@dataclass(frozen=True, slots=True)
class ReplansView:
    """The replans of a campaign; options: what could be chosen now, None before anything is published."""

    standing: CampaignStanding
    table: Table
    options: Table | None
    choosable: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class NewView:
    """The form of a replan. kinds: value, name and note of each."""

    campaign: str
    kinds: tuple[tuple[str, str, str], ...]
    opened: Opened
    ground: Ground
    offered: Offered
    form: Form
    needs_a_visit: bool


@dataclass(frozen=True, slots=True)
class ReplanView:
    """A replan that is done. beside: the others; anew: whether planning anew could be set beside it."""

    campaign: str
    seen: ReplanSeen
    facts: tuple[tuple[str, str], ...]
    counts: Table
    changes: Table
    lots: Table
    beside: Table
    open: bool
    anew: bool


class ReplanPages(Controller):
    """For who sees the whole city; only the office replans."""

    @page("GET", _REPLANS, Act.READ_CAMPAIGNS, opt=_EVERYWHERE)
    def replans(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        listed: GivenListed,
    ) -> Response[Any]:
        """The replans of a campaign, and what could be chosen now, side by side."""
        standing = campaigns.read_standing(office, caller, campaign)
        every = weighed_table(shell, campaign, weighed(office, caller, campaign), RunKind.REPLAN.value)
        table = narrowed(shell, every, listed)
        if listed.exporting:
            return workbook(shell, table)
        found = choice(office, caller, campaign) if standing.version else None
        options = narrowed(shell, options_table(shell, campaign, found), ALL) if found else None
        view = ReplansView(standing, table, options, _choosable(shell, found) if found else ())
        crumbs = campaign_crumbs(shell, campaign)
        return shell.show("replans/list.html", shell.say("pages-replans"), view, crumbs)

    @page("GET", f"{_CAMPAIGN}/alternatives", Act.READ_CAMPAIGNS, opt=_EVERYWHERE)
    def alternatives(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        listed: GivenListed,
        run: FromQuery[list[int] | None] = None,
    ) -> Response[Any]:
        """The published plan and what could come in its place; run: of these runs alone."""
        found = choice(office, caller, campaign, run or ())
        table = narrowed(shell, options_table(shell, campaign, found), listed)
        if listed.exporting:
            return workbook(shell, table)
        standing = campaigns.read_standing(office, caller, campaign)
        view = ReplansView(standing, table, table, _choosable(shell, found))
        crumbs = [*campaign_crumbs(shell, campaign), Crumb(shell.say("pages-replans"), f"{base(campaign)}/replans")]
        return shell.show("replans/alternatives.html", shell.say("pages-alternatives"), view, crumbs)

    @page("GET", f"{_REPLANS}/new", Act.RUN_CAMPAIGNS, opt=_EVERYWHERE)
    def new(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        kind: Filter = EventKind.ABSENCE.value,
        visit: Filter = "",
        inspector: Filter = "",
        department: Filter = "",
        half: Filter = "",
    ) -> Response[str]:
        """The form for what happened, of one kind; from a visit it is about that visit."""
        return _new(office, caller, shell, campaign, Opened(kind, visit, inspector, department, half), EMPTY)

    @page("POST", _REPLANS, Act.RUN_CAMPAIGNS, opt=_EVERYWHERE)
    def start(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Notes the reason, reveals a code, hands in a run; refused with everything that is wrong."""
        known = ("kind", "visit", "inspector", "department")
        opened = Opened(*(form.value(name) for name in known))

        def take() -> Response[str]:
            event, since = event_of(form, ground_of(office, caller, campaign, opened))
            order, safe = order_of(RunAsked(), shell.said), request.app.state.safe
            aim = Aim.PERSON_SESSIONS if form.value("aim") == Aim.PERSON_SESSIONS else Aim.MOVES
            run = replans.start_replan(office, caller, safe, campaign, event, since, order, aim)
            return shell.go(run_address(campaign, run.id), "replan-started")

        return taken(shell, form, take, partial(_new, office, caller, shell, campaign, opened), _FIELDS)

    @page("GET", f"{_REPLANS}/{{run:int}}", Act.READ_CAMPAIGNS, opt=_EVERYWHERE)
    def replan(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
        listed: GivenListed,
        kind: Filter = "",
        why: Filter = "",
    ) -> Response[Any]:
        """Everything a replan changes with its reason, what is proved of it, and the others beside it."""
        seen = read_replan(office, caller, campaign, run)
        changes = changes_table(shell, campaign, seen, ChangesAsked(kind, why, ALL if listed.table else listed))
        counts = narrowed(shell, counts_table(shell, campaign, seen), listed)
        lots = narrowed(shell, lots_table(shell, campaign, seen), listed)
        if listed.exporting:
            return exported(shell, listed, changes, lots, counts)
        found = choice(office, caller, campaign)
        event, version = seen.weighed.event, seen.weighed.progress.run.base_version
        view = ReplanView(
            campaign=campaign,
            seen=seen,
            facts=tuple(event_facts(shell, seen)),
            counts=counts,
            changes=changes,
            lots=lots,
            beside=narrowed(shell, options_table(shell, campaign, found), ALL),
            open=version == found.version,
            anew=event is not None and event.kind in _ANEW and not event.substitute,
        )
        crumbs = [*campaign_crumbs(shell, campaign), Crumb(shell.say("pages-replans"), f"{base(campaign)}/replans")]
        return shell.show("replans/one.html", shell.say("pages-replan", run=run), view, crumbs)

    @page("POST", f"{_REPLANS}/{{run:int}}/anew", Act.RUN_CAMPAIGNS, opt=_EVERYWHERE)
    def anew(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        run: FromPath[int],
    ) -> Response[str]:
        """Plans all that is left anew after the same event, to be set beside the replan: never published."""
        found = read_replan(office, caller, campaign, run)
        event, since = found.weighed.event, found.weighed.since
        if event is None or event.kind not in _ANEW:
            raise NotFoundError("run-not-found", run=run)
        given = Supposition(event=event, since=since)
        started = what_ifs.start_what_if(office, caller, campaign, given, order_of(RunAsked(), shell.said))
        return shell.go(run_address(campaign, started.id), "what-if-started")


def _choosable(shell: Shell, found: Choice) -> tuple[tuple[int, str], ...]:
    """The replans that could become the next version, with what each is called."""
    return tuple(
        (one.alternative.run, kind_name(shell, one.record.order.event.kind))
        for one in found.options
        if one.record is not None and one.weighed.progress.run.base_version == found.version
    )


def _new(office: Office, caller: Caller, shell: Shell, campaign: str, opened: Opened, form: Form) -> Response[str]:
    ground = ground_of(office, caller, campaign, opened)
    if opened.half and not form.typed:
        numbers = sorted(one.certificate_number for one in ground.colleagues)
        form = Form({"people": numbers[(len(numbers) + 1) // 2 :]})
    kinds = tuple(
        (one.value, kind_name(shell, one), shell.say(f"pages-event-note-{dashed(one.value)}")) for one in FIELDS
    )
    needs_a_visit = ground.kind in FROM_A_VISIT and ground.visit is None
    view = NewView(campaign, kinds, opened, ground, offered_on(shell, ground), form, needs_a_visit)
    crumbs = [*campaign_crumbs(shell, campaign), Crumb(shell.say("pages-replans"), f"{base(campaign)}/replans")]
    title, status = shell.say("pages-replan-new"), 422 if form.refused else 200
    return shell.show("replans/new.html", title, view, crumbs, status=status)
