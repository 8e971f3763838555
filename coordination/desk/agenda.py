"""Use case: what waits for a decision today: plans, draws, runs, checks left out, deadlines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.desk import runs as running
from coordination.desk.campaigns import compare, left_groups, list_standings
from coordination.desk.drawing.showing import report_draw
from coordination.desk.office import Office
from coordination.desk.plans import list_campaigns, list_plans
from coordination.desk.swapping import OpenRecusal, open_recusals
from coordination.model.access import Act, Caller
from coordination.model.calendar import WorkingCalendar
from coordination.model.campaigns import CampaignStanding, Comparison, LeftGroup
from coordination.model.ceremony import DrawState, DrawStep
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch, PlanState
from coordination.model.runs import ACTIVE, RunKind, RunProgress, RunState
from coordination.storage import planning
from coordination.storage.database import Work

NEAR = timedelta(days=30)
"""How far ahead deadlines are told."""

_RECENT = 5
_PROPOSING_FROM_MONTH = 10
_DRAWN = {DrawState.DRAWN, DrawState.SIGNED, DrawState.PUBLISHED}


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
class Ended:
    """The campaign that ended last, and what its plan came to."""

    campaign: Campaign
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits today, each part in the order in which it presses.

    to_propose: the next year, where nobody has begun its plan in autumn; to_plan: drawn campaigns that nobody has
    planned; against: recusals that a published plan goes against, to who decides on swaps; recent: the latest
    campaigns, waiting or not; ended: where no campaign with a plan goes on or is ahead.
    """

    today: date
    to_file: tuple[AnnualPlan, ...] = ()
    to_publish: tuple[AnnualPlan, ...] = ()
    to_propose: int | None = None
    to_plan: tuple[Campaign, ...] = ()
    draws: tuple[DrawDue, ...] = ()
    against: tuple[OpenRecusal, ...] = ()
    going: tuple[RunProgress, ...] = ()
    finished: tuple[RunProgress, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    deadlines: tuple[Due, ...] = ()
    recent: tuple[Campaign, ...] = ()
    ended: Ended | None = None

    @property
    def decisions(self) -> int:
        """How many things wait for somebody to decide."""
        waiting = (self.to_file, self.to_publish, self.to_plan, self.draws, self.against, self.finished)
        unsolved = {one.campaign.id for one in self.left_out if one.campaign.last_date >= self.today}
        return sum(map(len, waiting)) + len(unsolved) + (self.to_propose is not None)


def agenda_of(office: Office, caller: Caller) -> Agenda:
    """Everything the caller could see page by page, in one reading; empty where the caller may see none of it."""
    today = office.clock().date()
    with office.database.reading() as session:
        plans = list_plans(office, caller) if caller.may(Act.READ_PLANS) else []
        campaigns = list_campaigns(office, caller) if caller.may(Act.READ_CAMPAIGNS) or caller.reach.campaign else []
        runs = [one for one in _runs(office, caller, campaigns) if one.run.kind is not RunKind.WHAT_IF]
        standings = list_standings(office, caller) if caller.may(Act.READ_CAMPAIGNS) else []
        begun = {one.run.campaign for one in runs if one.run.state in {*ACTIVE, RunState.DONE}}
        return Agenda(
            today=today,
            to_file=tuple(plan for plan in plans if plan.state is PlanState.PROPOSED),
            to_publish=tuple(plan for plan in plans if plan.state is PlanState.FILED),
            to_propose=_to_propose(caller, plans, today),
            to_plan=tuple(
                one.campaign
                for one in standings
                if one.draw in _DRAWN and not one.version and one.campaign.id not in begun
            ),
            draws=tuple(_draws_due(office, caller, campaigns)),
            against=tuple(open_recusals(office, caller)) if caller.may(Act.PREPARE_INSPECTIONS) else (),
            going=tuple(run for run in runs if run.run.state in ACTIVE),
            finished=tuple(_finished(session, runs)),
            left_out=tuple(_left_out(office, caller, standings, today)),
            deadlines=deadlines(campaigns, plans, today, office.reference.calendar),
            recent=tuple(campaigns[:_RECENT]),
            ended=_ended(office, caller, standings, today),
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


def _left_out(office: Office, caller: Caller, standings: Iterable[CampaignStanding], today: date) -> Iterator[LeftOut]:
    """Of campaigns of this year that have a published plan."""
    for standing in standings:
        campaign = standing.campaign
        if standing.version and campaign.last_date.year >= today.year:
            yield from (LeftOut(campaign, one) for one in left_groups(office, caller, campaign.id))


def _to_propose(caller: Caller, plans: Iterable[AnnualPlan], today: date) -> int | None:
    """The next year from autumn on, for the office: batches are collected before the year begins."""
    begun = {plan.year for plan in plans}
    if not caller.may(Act.WRITE_PLANS) or not caller.sees_all or today.month < _PROPOSING_FROM_MONTH:
        return None
    return today.year + 1 if today.year in begun and today.year + 1 not in begun else None


def _ended(office: Office, caller: Caller, standings: Sequence[CampaignStanding], today: date) -> Ended | None:
    """What the last campaign came to, where none with a plan goes on or is ahead."""
    planned = [one for one in standings if one.version]
    if not planned or any(one.campaign.last_date >= today for one in planned):
        return None
    last = max(planned, key=lambda one: (one.campaign.last_date, one.campaign.id)).campaign
    return Ended(last, compare(office, caller, last.id))
