"""Use cases: what the office weighs before it chooses: replans and what-ifs, what was asked, what each changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter

from coordination.desk import what_ifs
from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.moving import published_files
from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.desk.publishing import publications
from coordination.desk.replans import read_record
from coordination.desk.run_reading import record_of, runs_of
from coordination.desk.runs import plan_of_run
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.items import InspectionItem
from coordination.model.people import Inspector
from coordination.model.replans import Event, ReplanOrder, ReplanRecord
from coordination.model.runs import RunKind, RunProgress, RunState
from coordination.model.suppositions import Alternative, Supposition
from coordination.storage import planning, runs
from coordination.storage.reading import target_column
from coordination.storage.registers import everything, starting_with
from solvers.planning.plan import Plan, Post, Route
from solvers.planning.reading import read_plan

_ORDER, _GIVEN = TypeAdapter(ReplanOrder), TypeAdapter(Supposition)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A replan, or a what-if, of a campaign.

    event: what happened, or would; since: the first day that may change, None where all is planned anew; given: of a
    what-if; version: what it became, 0 where it was not chosen.
    """

    progress: RunProgress
    event: Event | None
    since: date | None
    given: Supposition | None
    version: int


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose from, beside the published plan. record: of a replan, with what is proved of its changes."""

    weighed: Weighed
    alternative: Alternative
    record: ReplanRecord | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The published plan, and what could be put in its place or was only tried."""

    version: int
    published: Alternative
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What a change is about: a visit, or a post of a route. targets: by name; department: of a post, else empty."""

    visit: str
    targets: tuple[str, ...]
    held_on: date
    session: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class ReplanSeen:
    """A replan that is done, with the names of what its record tells by id: places, people, checks by their item."""

    weighed: Weighed
    record: ReplanRecord
    places: Mapping[str, Place]
    people: Mapping[str, str]
    checks: Mapping[str, str]


def weighed(office: Office, caller: Caller, campaign_id: str) -> Sequence[Weighed]:
    """The replans and what-ifs of a campaign, the newest first; raises NotFoundError."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        found = [one for one in runs_of(office, caller, campaign_id) if one.run.kind is not RunKind.PLAN]
        asked, records = runs.asked_of(session, campaign_id), runs.records(session, campaign_id)
        became = {plan: version for version, plan, _ in publications(session, campaign_id)}
    plans = {run: read_record(raw).plan_sha256 for run, raw in records.items()}
    return [_weighed(one, asked[one.run.id], became.get(plans.get(one.run.id, ""), 0)) for one in found]


def choice(office: Office, caller: Caller, campaign_id: str, run_ids: Sequence[int] = ()) -> Choice:
    """The newest version, and beside it what was worked out from it; run_ids: of these alone.

    Raises NotFoundError where nothing is published, NotAllowedError for a run without a plan.
    """
    known = weighed(office, caller, campaign_id)
    with office.database.reading() as session:
        version = planning.newest_version_number(session, campaign_id)
        raw = runs.records(session, campaign_id)
    usual = [one.progress.run.id for one in known if _is_open(one, version)]
    wanted = {one.progress.run.id: one for one in known if one.progress.run.id in (run_ids or usual)}
    published, *others = what_ifs.compare(office, caller, campaign_id, sorted(wanted))
    records = {run: read_record(raw[run]) for run in wanted if run in raw}
    options = tuple(Option(wanted[one.run], one, records.get(one.run)) for one in others)
    return Choice(version, published, options)


def read_replan(office: Office, caller: Caller, campaign_id: str, run_id: int) -> ReplanSeen:
    """A replan with everything it changes, by name; raises NotFoundError, NotAllowedError before it is done."""
    record = read_record(record_of(office, caller, campaign_id, run_id))
    one = next(one for one in weighed(office, caller, campaign_id) if one.progress.run.id == run_id)
    after = read_plan(plan_of_run(office, run_id))
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id, one.progress.run.base_version)
        problem, before = published_files(session, version)
        items = {item.code: item.name for item in everything(session, InspectionItem)}
        told = {change.place for change in record.changes}
        routes = [route for route in (*before.routes, *after.routes) if not told.isdisjoint(_ids(route))]
        targets = target_column(session, "name", {visit.target for route in routes for visit in route.visits})
        people = starting_with(session, Inspector, _people(record))
    checks = {check.id: items.get(check.item, check.item) for check in (*problem.checks, *record.order.event.checks)}
    names = {person.certificate_number: person.name for person in people}
    return ReplanSeen(one, record, dict(_places(after, before, targets)), names, checks)


def posts_of(office: Office, caller: Caller, campaign_id: str, visit_id: str) -> tuple[Post, ...]:
    """The posts of the route of a visit of the newest version, each with who fills it; raises NotFoundError."""
    require_everywhere(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        version = seen_version(office, session, caller, campaign_id)
        _, plan = published_files(session, version)
    routes = (route for route in plan.routes if any(visit.id == visit_id for visit in route.visits))
    route = next(routes, None)
    if route is None:
        raise NotFoundError("visit-not-published", visit=visit_id, campaign=version.campaign)
    return route.posts


def _weighed(progress: RunProgress, asked: bytes, version: int) -> Weighed:
    if progress.run.kind is RunKind.REPLAN:
        order = _ORDER.validate_json(asked)
        return Weighed(progress, order.event, order.untouched_before, None, version)
    given = _GIVEN.validate_json(asked)
    return Weighed(progress, given.event, given.since, given, 0)


def _is_open(one: Weighed, version: int) -> bool:
    """Whether it has a plan that starts from the newest version."""
    run = one.progress.run
    return run.state is RunState.DONE and run.base_version == version


def _people(record: ReplanRecord) -> set[str]:
    """Everybody whom a record names: who came or left, who took part in a lot, whom it happened to."""
    changed = {who for change in record.changes if change.kind == "post" for who in (change.before, change.after)}
    drawn = {who for lot in record.lots for who in lot.tickets}
    return (changed | drawn | set(record.order.event.inspectors)) - {""}


def _ids(route: Route) -> list[str]:
    return [*(visit.id for visit in route.visits), *(post.id for post in route.posts)]


def _places(after: Plan, before: Plan, targets: Mapping[str, str]) -> Iterator[tuple[str, Place]]:
    """Visits and posts by id, as they were published, or where they are new as they would be."""
    for plan in (after, before):
        for route in plan.routes:
            for visit in route.visits:
                if visit.target in targets:
                    yield visit.id, _place(route, (targets[visit.target],), visit.id)
            names = tuple(targets[visit.target] for visit in route.visits if visit.target in targets)
            for post in route.posts if names else ():
                yield post.id, _place(route, names, route.visits[0].id, post)


def _place(route: Route, names: tuple[str, ...], visit: str, post: Post | None = None) -> Place:
    return Place(visit, names, route.date, route.session, post.department if post else "")
