"""Use case: what waits for a decision today: plans, draws, runs, checks left out, deadlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.desk import runs as running
from coordination.desk.campaigns import left_groups, list_standings
from coordination.desk.drawing.showing import report_draw
from coordination.desk.office import Office
from coordination.desk.plans import list_campaigns, list_plans
from coordination.model.access import Act, Caller
from coordination.model.calendar import WorkingCalendar
from coordination.model.campaigns import LeftGroup
from coordination.model.ceremony import DrawStep
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch, PlanState
from coordination.model.runs import ACTIVE, RunProgress, RunState
from coordination.storage import planning
from coordination.storage.database import Work

NEAR = timedelta(days=30)
"""How far ahead deadlines are told."""

_RECENT = 5


@dataclass(frozen=True, slots=True)
class DrawDue:
    """A campaign whose draw goes on, and the step that is next: of a campaign never drawn, to announce it."""

    campaign: Campaign
    step: DrawStep | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The checks the newest plan of a campaign leaves out for one reason."""

    campaign: Campaign
    group: LeftGroup


@dataclass(frozen=True, slots=True)
class Due:
    """Something that ends on a date. working_days: left after today; provisional: of a year without notice.

    batches: how many batches of the campaign end that day.
    """

    campaign: Campaign
    on: date
    batches: int
    working_days: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits today, each part in the order in which it presses. recent: the latest campaigns, waiting or not."""

    today: date
    to_file: tuple[AnnualPlan, ...] = ()
    to_publish: tuple[AnnualPlan, ...] = ()
    draws: tuple[DrawDue, ...] = ()
    going: tuple[RunProgress, ...] = ()
    finished: tuple[RunProgress, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    deadlines: tuple[Due, ...] = ()
    recent: tuple[Campaign, ...] = ()

    @property
    def decisions(self) -> int:
        """How many things wait for somebody to decide."""
        return len(self.to_file) + len(self.to_publish) + len(self.draws) + len(self.finished)


def agenda_of(office: Office, caller: Caller) -> Agenda:
    """Everything the caller could see page by page, in one reading; empty where the caller may see none of it."""
    today = office.clock().date()
    with office.database.reading() as session:
        plans = list_plans(office, caller) if caller.may(Act.READ_PLANS) else []
        campaigns = list_campaigns(office, caller) if caller.may(Act.READ_CAMPAIGNS) or caller.reach.campaign else []
        runs = _runs(office, caller, campaigns)
        return Agenda(
            today,
            tuple(plan for plan in plans if plan.state is PlanState.PROPOSED),
            tuple(plan for plan in plans if plan.state is PlanState.FILED),
            tuple(_draws_due(office, caller, campaigns)),
            tuple(run for run in runs if run.run.state in ACTIVE),
            tuple(_finished(session, runs)),
            tuple(_left_out(office, caller, today)),
            deadlines(campaigns, plans, today, office.reference.calendar),
            tuple(campaigns[:_RECENT]),
        )


def deadlines(
    campaigns: Sequence[Campaign], plans: Sequence[AnnualPlan], today: date, calendar: WorkingCalendar
) -> tuple[Due, ...]:
    """The dates from today on, and not far ahead, on which batches of campaigns end; the nearest first."""
    batches = {batch.id: batch for plan in plans for batch in plan.batches}
    found = [due for campaign in campaigns for due in _ends(campaign, batches, today, calendar)]
    return tuple(sorted(found, key=lambda due: (due.on, due.campaign.id)))


def _ends(campaign: Campaign, batches: dict[str, PlanBatch], today: date, calendar: WorkingCalendar) -> Iterator[Due]:
    ends = Counter(batches[one].last_date for one in campaign.batches if one in batches)
    for on, count in ends.items():
        if today <= on <= today + NEAR:
            left = sum(1 for _ in calendar.working_days(today + timedelta(days=1), on))
            yield Due(campaign, on, count, left, calendar.provisional(today, on))


def _runs(office: Office, caller: Caller, campaigns: Iterable[Campaign]) -> list[RunProgress]:
    if not caller.may(Act.READ_CAMPAIGNS):
        return []
    seen = {campaign.id for campaign in campaigns}
    return [one for one in running.list_runs(office) if one.run.campaign in seen]


def _draws_due(office: Office, caller: Caller, campaigns: Iterable[Campaign]) -> Iterator[DrawDue]:
    if not caller.may(Act.READ_DRAWS):
        return
    for campaign in campaigns:
        reports = report_draw(office, caller, campaign.id)
        if not reports or reports[0].next_step is not None:
            yield DrawDue(campaign, reports[0].next_step if reports else None)


def _finished(session: Work, runs: Sequence[RunProgress]) -> Iterator[RunProgress]:
    """The newest run of each campaign where it has a plan that nothing published since has overtaken."""
    newest: dict[str, RunProgress] = {}
    for one in runs:
        newest.setdefault(one.run.campaign, one)
    for one in newest.values():
        run = one.run
        if run.state is RunState.DONE and run.base_version == planning.newest_version_number(session, run.campaign):
            yield one


def _left_out(office: Office, caller: Caller, today: date) -> Iterator[LeftOut]:
    """Of campaigns of this year that have a published plan."""
    if not caller.may(Act.READ_CAMPAIGNS):
        return
    for standing in list_standings(office, caller):
        campaign = standing.campaign
        if standing.version and campaign.last_date.year >= today.year:
            yield from (LeftOut(campaign, one) for one in left_groups(office, caller, campaign.id))
