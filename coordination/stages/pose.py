"""pose: checks owed, registers and rules to one planning problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.errors import NotAllowedError
from coordination.model.calendar import WorkingCalendar
from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, HalfDay, Inspector, InspectorStatus, Leave
from coordination.model.pins import CampaignPin
from coordination.model.regions import Regions
from coordination.model.targets import PastVisit, Target
from coordination.rules.planning import PlanningRules
from solvers.fault import Fault
from solvers.planning import problem as planning

_NOON_MINUTE = 12 * 60


@dataclass(frozen=True, slots=True)
class Registers:
    """What a planning problem is posed from."""

    targets: Mapping[str, Target]
    items: Mapping[str, InspectionItem]
    inspectors: Sequence[Inspector]
    leave: Sequence[Leave]
    recusals: Sequence[DeclaredRecusal]
    past_visits: Sequence[PastVisit]
    pins: Sequence[CampaignPin] = ()


def pose(
    name: str,
    demands: Sequence[CheckDemand],
    registers: Registers,
    regions: Regions,
    calendar: WorkingCalendar,
    rules: PlanningRules,
) -> planning.Problem:
    """The planning problem of the demands that need a visit; items done off site make none (C-37).

    Raises NotAllowedError where nothing needs one.
    """
    on_site = [demand for demand in demands if registers.items[demand.item].on_site]
    if not on_site:
        raise NotAllowedError("nothing-to-plan", name=name)
    first = min(demand.first_date for demand in on_site)
    last = max(demand.last_date for demand in on_site)
    working_days = [
        day
        for day in calendar.working_days(first, last)
        if not any(start <= day <= end for start, end in rules.quiet_periods)
    ]
    wanted = sorted({demand.target for demand in on_site})
    history = _history(registers.past_visits, set(wanted), first, rules)
    people = posed_inspectors(registers.inspectors, registers.leave, working_days, rules.sessions, regions)
    known = {person.id for person in people}
    return planning.Problem(
        name=name,
        working_days=tuple(working_days),
        sessions=rules.sessions,
        rules=rules.rules,
        travel=rules.travel,
        departments=tuple(
            planning.Department(code)
            for code in sorted({demand.department for demand in on_site} | {person.department for person in people})
        ),
        targets=tuple(_target(registers.targets[target], history[target], regions, working_days) for target in wanted),
        checks=tuple(_check(demand, registers, rules) for demand in sorted(on_site, key=lambda demand: demand.id)),
        inspectors=people,
        recusals=tuple(
            planning.Recusal(one.inspector, one.target)
            for one in registers.recusals
            if one.target in history and one.inspector in known
        ),
        pins=tuple(planning.Pin(pin.checks, pin.held_on, pin.session, pin.inspectors) for pin in registers.pins),
    )


def posed_inspectors(
    inspectors: Iterable[Inspector],
    leave: Iterable[Leave],
    working_days: Iterable[date],
    sessions: Sequence[planning.Session],
    regions: Regions,
) -> tuple[planning.Inspector, ...]:
    """Those who may be sent, with the sessions of the working days in which they are away."""
    sessions_off = _absences(leave, set(working_days), sessions)
    active = (person for person in inspectors if person.status is InspectorStatus.ACTIVE)
    return tuple(_inspector(person, sessions_off, regions) for person in active)


def stale_pins(problem: planning.Problem) -> list[Fault]:
    """What no longer fits the problem in its pins: checks no longer owed, people who have left."""
    known = {
        "checks": problem.check_by_id.keys(),
        "inspectors": problem.inspector_by_id.keys(),
    }
    return [
        Fault("problem-dangling", f"pins[{number}].{name}", {"id": entry})
        for number, pin in enumerate(problem.pins)
        for name, ids in known.items()
        for entry in getattr(pin, name)
        if entry not in ids
    ]


def pose_demands(
    demands: Sequence[CheckDemand],
    registers: Registers,
    regions: Regions,
    problem: planning.Problem,
    rules: PlanningRules,
) -> tuple[tuple[planning.Check, ...], tuple[planning.Target, ...]]:
    """Demands that come after a problem was posed: their checks, and those of their targets that it does not know."""
    known, wanted = problem.target_by_id, sorted({demand.target for demand in demands})
    first = min(problem.working_days)
    history = _history(registers.past_visits, set(wanted), first, rules)
    fresh = [target for target in wanted if target not in known]
    return (
        tuple(_check(demand, registers, rules) for demand in demands if registers.items[demand.item].on_site),
        tuple(_target(registers.targets[one], history[one], regions, problem.working_days) for one in fresh),
    )


def _history(
    past_visits: Iterable[PastVisit], wanted: set[str], first: date, rules: PlanningRules
) -> dict[str, tuple[planning.PreviousVisit, ...]]:
    """Earlier visits that the gap or the cap of a calendar year still remembers, by target.

    Items taken over from the inspection of another department count on the day of its visit, those done off site not.
    """
    since = min(first - timedelta(days=rules.rules.visit_gap_days or 0), date(first.year, 1, 1))
    by_target: dict[str, dict[date, list[str]]] = {target: defaultdict(list) for target in wanted}
    for visit in sorted(past_visits, key=lambda visit: not visit.on_site):
        if visit.target in wanted and visit.visited_on >= since:
            days = by_target[visit.target]
            if visit.on_site or visit.visited_on in days:
                days[visit.visited_on] += visit.items
    return {
        target: tuple(planning.PreviousVisit(day, tuple(items)) for day, items in sorted(visits.items()))
        for target, visits in by_target.items()
    }


def _target(
    target: Target, visits: tuple[planning.PreviousVisit, ...], regions: Regions, working_days: Sequence[date]
) -> planning.Target:
    county = regions.county_of(target.region_code)
    region, bookable = regions.by_code[county], set(working_days)
    # A target without coordinates is looked for at the centre of its county.
    longitude = target.longitude if target.longitude is not None else region.longitude
    latitude = target.latitude if target.latitude is not None else region.latitude
    return planning.Target(
        id=target.id,
        area=county,
        longitude=longitude or 0.0,
        latitude=latitude or 0.0,
        closed_on=tuple(day for day in target.closed_on if day in bookable),
        previous_visits=visits,
    )


def _check(demand: CheckDemand, registers: Registers, rules: PlanningRules) -> planning.Check:
    """A demand as a check."""
    item, target = registers.items[demand.item], registers.targets[demand.target]
    return planning.Check(
        id=demand.id,
        target=demand.target,
        department=demand.department,
        item=demand.item,
        first_date=demand.first_date,
        last_date=demand.last_date,
        minutes=item.minutes,
        specialties=item.specialties if item.specialty_match in rules.binding_specialties else (),
        lead=demand.lead,
        gap_exempt=bool(rules.bypass.cause(demand.source, target.flags)),
    )


def _absences(
    leave: Iterable[Leave], working_days: set[date], sessions: Sequence[planning.Session]
) -> dict[str, list[planning.Unavailable]]:
    halves = {
        HalfDay.MORNING: [session.id for session in sessions if _starts_before_noon(session)],
        HalfDay.AFTERNOON: [session.id for session in sessions if not _starts_before_noon(session)],
    }
    found: dict[str, set[tuple[date, str | None]]] = defaultdict(set)
    for one in leave:
        for offset in range((one.last_date - one.first_date).days + 1):
            day = one.first_date + timedelta(days=offset)
            if day in working_days:
                found[one.inspector].update((day, session) for session in halves.get(one.half_day, [None]))
    return {
        person: [planning.Unavailable(day, session) for day, session in sorted(absences, key=str)]
        for person, absences in found.items()
    }


def _starts_before_noon(session: planning.Session) -> bool:
    hours, minutes = session.start.split(":")
    return int(hours) * 60 + int(minutes) < _NOON_MINUTE


def _inspector(
    person: Inspector, absences: Mapping[str, Sequence[planning.Unavailable]], regions: Regions
) -> planning.Inspector:
    return planning.Inspector(
        id=person.certificate_number,
        department=person.department,
        areas=tuple(sorted(regions.covered(person.areas))),
        specialties=person.specialties,
        may_lead=person.may_lead,
        certificate_valid_to=person.certificate_valid_to,
        unavailable=tuple(absences.get(person.certificate_number, ())),
    )
