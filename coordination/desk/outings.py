"""Use cases: what officers take along: the visits of some days, and one of them with what is checked there and how."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.desk.campaigns import task_page
from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.masking import as_seen
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.replans import first_open_day
from coordination.desk.tasks.standing import rules_of
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.campaigns import VisitFilter
from coordination.model.items import Checklist, InspectionItem
from coordination.model.pages import EVERYTHING, Wanted
from coordination.model.tasks import DeclineReason, Task, TaskStep
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.stages.order import BEFORE_ARRIVAL, next_of_task
from coordination.storage import planning, tasks
from coordination.storage.database import Work
from coordination.storage.registers import starting_with

_A_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Outing:
    """A visit of the newest plan.

    task: what became of it, None before the office has made tasks of the plan; over: whether the caller has nothing
    more to do there: the part of their department is complete, or they take no part.
    """

    campaign: str
    visit: PublishedVisit
    task: Task | None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """The outings of seven days in order of time. later: the day of the next one after them."""

    first: date
    outings: tuple[Outing, ...]
    later: date | None

    @property
    def last(self) -> date:
        """The seventh day."""
        return self.first + _A_WEEK


@dataclass(frozen=True, slots=True)
class Brief:
    """One outing with its items, and how each is inspected, by the item's code.

    stops: the visits it stands among, in order of time: of an officer those of the day, else those of the route;
    next_step: of its task; reasons: for which an officer may say, now, that they do not take part; swappable: whether
    there is time left to change posts with somebody.
    """

    outing: Outing
    items: Mapping[str, InspectionItem]
    checklists: Mapping[str, Checklist]
    stops: tuple[PublishedVisit, ...]
    next_step: TaskStep | None
    reasons: tuple[DeclineReason, ...]
    swappable: bool


def week_of(office: Office, caller: Caller, day: date) -> Week:
    """The caller's outings of the week, Monday to Sunday, in which a day lies; of a department all those it shares."""
    first = day - timedelta(days=day.weekday())
    last = first + _A_WEEK
    outings = outings_between(office, caller, first, last)
    after = task_page(office, caller, VisitFilter(first_date=last + timedelta(days=1)), Wanted(1))
    return Week(first, outings, after.records[0].visit.held_on if after.records else None)


def outings_between(office: Office, caller: Caller, first: date, last: date) -> tuple[Outing, ...]:
    """The caller's outings from one day to another, both included, in order of time, at most some hundred."""
    found = task_page(office, caller, VisitFilter(first_date=first, last_date=last), EVERYTHING).records
    with office.database.reading() as session:
        made = {
            campaign: tasks.of_visits(
                session, caller.reach, campaign, [one.visit.id for one in found if one.campaign == campaign]
            )
            for campaign in {one.campaign for one in found}
        }
        over = _over(session, caller, [task for of_visits in made.values() for task in of_visits.values()])
    outings = []
    for one in found:
        task = made[one.campaign].get(one.visit.id)
        outings.append(Outing(one.campaign, one.visit, task, over=task is not None and task.id in over))
    return tuple(outings)


def brief(office: Office, caller: Caller, campaign_id: str, visit_id: str) -> Brief:
    """One outing of the caller with what is checked; raises NotFoundError where it is not the caller's, or no more."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id)
        visit = next((one for one in version.visits if one.id == visit_id), None)
        if visit is None:
            raise NotFoundError("visit-not-found", visit=visit_id)
        task = tasks.of_visits(session, caller.reach, campaign_id, [visit_id]).get(visit_id)
        swappable = visit.held_on >= first_open_day(office, planning.campaign(session, version.campaign))
        codes = {check.item for check in visit.checks}
        items, checklists = _items(session, codes), _checklists(session, codes)
        reasons: tuple[DeclineReason, ...] = (DeclineReason.RECUSAL,)
        next_step, over = None, False
        if task is not None:
            declined = {one.inspector for one in tasks.declines(session, [task.id])}
            rules = rules_of(office, session, campaign_id)
            next_step, over = next_of_task(task, rules.required), bool(_over(session, caller, [task]))
            allowed = {DeclineReason.RECUSAL} | rules.decline_reasons
            open_to = task.state in BEFORE_ARRIVAL and caller.reach.inspector not in declined
            reasons = tuple(one for one in DeclineReason if open_to and one in allowed)
    outing = Outing(campaign_id, as_seen(caller, visit), task, over)
    return Brief(outing, items, checklists, _stops(caller, version, visit), next_step, reasons, swappable)


def checklists_of_task(office: Office, caller: Caller, task_id: str) -> Mapping[str, Checklist]:
    """How the items of a task are inspected, by code, where that is laid down; as `items_of_task`."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        tasks.task(session, caller.reach, task_id)
        return _checklists(session, {one.item for one in tasks.checks_of(session, [task_id])[task_id]})


def items_of_task(office: Office, caller: Caller, task_id: str) -> Mapping[str, InspectionItem]:
    """The items checked in a task by code, for who sees the task; raises NotFoundError."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        tasks.task(session, caller.reach, task_id)
        return _items(session, {one.item for one in tasks.checks_of(session, [task_id])[task_id]})


def _items(session: Work, codes: Collection[str]) -> Mapping[str, InspectionItem]:
    return {one.code: one for one in starting_with(session, InspectionItem, codes)}


def _checklists(session: Work, codes: Collection[str]) -> Mapping[str, Checklist]:
    return {one.item: one for one in starting_with(session, Checklist, codes)}


def _stops(caller: Caller, version: PlanVersion, visit: PublishedVisit) -> tuple[PublishedVisit, ...]:
    """The visits of the day where the caller goes to all of them, else those of the same team; with this one."""
    same = (one for one in version.visits if one.held_on == visit.held_on)
    among = [one for one in same if caller.reach.inspector or one.route == visit.route]
    return tuple(as_seen(caller, one) for one in sorted(among, key=lambda one: (one.start, one.id)))


def _over(session: Work, caller: Caller, made: Collection[Task]) -> set[str]:
    """The tasks at which nothing is left to do for the caller's department, or for the caller."""
    parts = tasks.parts_of(session, [task.id for task in made])
    absent = {one.task for one in tasks.declines(session, list(parts)) if one.inspector == caller.reach.inspector}
    own = caller.reach.department
    return absent | {
        task
        for task, found in parts.items()
        if all(one.completed_at is not None for one in found if own in {"", one.department})
    }
