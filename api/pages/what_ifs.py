"""What if: a campaign planned as if people or rules were others, beside the plan that is published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.campaign_rows import campaign_crumbs
from api.pages.campaign_tables import run_address
from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.replan_ground import batches_of
from api.pages.replan_views import weighed_table
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, narrowed
from api.pages.steps import taken
from api.pages.tables import Table, workbook
from api.rest.given import GivenCaller, GivenOffice
from api.rest.run_answers import RunAsked, order_of
from coordination.desk import campaigns, what_ifs
from coordination.desk.office import Office
from coordination.desk.weighing import weighed
from coordination.model.access import Act, Caller
from coordination.model.campaigns import CampaignStanding
from coordination.model.plans import PlanBatch
from coordination.model.replans import Event, EventKind
from coordination.model.runs import RunKind
from coordination.model.suppositions import Supposition

_WHAT_IFS = "/campaigns/{campaign:str}/what-ifs"
_EVERYWHERE = {"everywhere": True}
_AS_IT_IS, _MOST_PERCENT = 100, 1000
RULES = ("per_department", "per_visit", "team", "week")
"""The rules of teams that can be others (C-11), by the names they have in `Supposition`."""

_MOST_OF_A_RULE = 100


@dataclass(frozen=True, slots=True)
class WhatIfsView:
    """The what-ifs of a campaign, and the form for another. departments: code and name of each; batches: its own."""

    standing: CampaignStanding
    table: Table
    departments: tuple[tuple[str, str], ...]
    batches: tuple[PlanBatch, ...]
    rules: tuple[str, ...]
    form: Form


class WhatIfPages(Controller):
    """Nothing here is ever published."""

    @page("GET", _WHAT_IFS, Act.READ_CAMPAIGNS, opt=_EVERYWHERE)
    def what_ifs(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        listed: GivenListed,
    ) -> Response[Any]:
        """What was tried, and the form to try something else."""
        if listed.exporting:
            return workbook(_table(office, caller, shell, campaign, listed))
        return _show(office, caller, shell, campaign, EMPTY, listed)

    @page("POST", _WHAT_IFS, Act.RUN_CAMPAIGNS, opt=_EVERYWHERE)
    def start(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[str]:
        """Hands in a run for the problem that would be."""

        def take() -> Response[str]:
            opened = campaigns.read_standing(office, caller, campaign).campaign
            batches = [one.id for one in batches_of(office, caller, opened)]
            given = supposed(form, [one.code for one in shell.reference.departments], batches)
            run = what_ifs.start_what_if(office, caller, campaign, given, order_of(RunAsked(), shell.said))
            return shell.go(run_address(campaign, run.id), "what-if-started")

        return taken(shell, form, take, partial(_show, office, caller, shell, campaign))


def supposed(form: Form, departments: list[str], batches: list[str]) -> Supposition:
    """What was typed; what is left empty stays as it is. Raises BadInputError with every fault."""
    reading = Reading(form)
    shares = {code: reading.whole(f"people-{code}", 0, _MOST_PERCENT, otherwise=_AS_IT_IS) for code in departments}
    numbers = {name: reading.whole(name, 0, _MOST_OF_A_RULE) if form.value(name) else None for name in RULES}
    typed = {batch: reading.share(f"ratio-{number}") for number, batch in enumerate(batches, 1)}
    ratios = {batch: share for batch, share in typed.items() if share is not None}
    event, since = None, None
    if form.value("first_date") or form.value("last_date"):
        since, last = reading.day("first_date"), reading.day("last_date")
        event = Event(EventKind.DAYS_LOST, "what if", first_date=since, last_date=last)
        if since > last:
            reading.wrong("last_date", "span-backwards")
    people = {code: share / _AS_IT_IS for code, share in shares.items() if share != _AS_IT_IS}
    per_department, per_visit, team, week = (numbers[name] for name in RULES)
    separate = form.value("separate") == "yes"
    given = Supposition(people, per_department, per_visit, team, week, event, since, ratios, separate)
    if given == Supposition():
        reading.wrong("", "pages-suppose-empty")
    reading.refuse()
    return given


def _table(office: Office, caller: Caller, shell: Shell, campaign: str, listed: Listed) -> Table:
    every = weighed_table(shell, campaign, weighed(office, caller, campaign), RunKind.WHAT_IF.value)
    return narrowed(shell, every, listed)


def _show(
    office: Office, caller: Caller, shell: Shell, campaign: str, form: Form, listed: Listed = ALL
) -> Response[str]:
    standing = campaigns.read_standing(office, caller, campaign)
    view = WhatIfsView(
        standing=standing,
        table=_table(office, caller, shell, campaign, listed),
        departments=tuple((one.code, shell.department(one.code)) for one in shell.reference.departments),
        batches=tuple(batches_of(office, caller, standing.campaign)),
        rules=RULES,
        form=form,
    )
    crumbs, status = campaign_crumbs(shell, campaign), 422 if form.refused else 200
    return shell.show("replans/what_ifs.html", shell.say("pages-what-ifs"), view, crumbs, status=status)
