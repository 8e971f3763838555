"""change: a planning problem and what happened, to the problem as it is now.

Whatever has not happened stays as it was posed, so that a replan answers to the event and to nothing else. Pins that
the event makes impossible are loosened: those on lost days and of targets that are gone are dropped, absent people are
taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from coordination.errors import BadInputError
from coordination.model.replans import Event, EventKind
from solvers.fault import Fault
from solvers.planning.plan import Plan, Route, Visit
from solvers.planning.problem import Inspector, Pin, Problem, Recusal, Target, Unavailable


def changed(problem: Problem, before: Plan, event: Event, untouched_before: date) -> Problem:
    """The problem after the event; what the plan before did until the date stays owed.

    Raises BadInputError with everything in the event that does not fit the problem or comes too late.
    """
    over = [(route, visit) for route in before.routes if route.date < untouched_before for visit in route.visits]
    faults = [*_unknown(problem, event), *_too_late(event, over)]
    faults += _not_to_move(problem, before, event, untouched_before)
    if faults:
        raise BadInputError("replan-event-refused", faults, count=len(faults))
    days = _days(problem, event, untouched_before)
    match event.kind:
        case EventKind.ABSENCE | EventKind.STAFF_CUT:
            found = _absent(problem, event, days)
        case EventKind.RECUSAL | EventKind.SWAP:
            told = Recusal(event.inspectors[0], event.target)
            found = replace(problem, recusals=tuple(dict.fromkeys((*problem.recusals, told))))
        case EventKind.POOLING:
            found = replace(problem, inspectors=tuple(_pooled(problem, before, event)))
        case EventKind.TARGET_GONE:
            done = {check for _, visit in over for check in visit.checks}
            left = tuple(one for one in problem.checks if one.target != event.target or one.id in done)
            found = _demanded(replace(problem, checks=left), event)
        case EventKind.DEMAND:
            found = _demanded(problem, event)
        case EventKind.DAYS_LOST:
            kept = tuple(day for day in problem.working_days if day not in days)
            found = replace(problem, working_days=kept)
        case EventKind.ASSIGNMENT:
            found = problem
        case EventKind.MOVED:
            found = replace(problem, pins=tuple(_moved(problem, before, event)))
    return replace(found, pins=tuple(_loosened(found)))


def _too_late(event: Event, over: Iterable[tuple[Route, Visit]]) -> Iterable[Fault]:
    """Who has met a target already cannot be kept from it."""
    if event.kind not in {EventKind.RECUSAL, EventKind.SWAP}:
        return
    for route, visit in over:
        for post in route.posts:
            if visit.target == event.target and post.inspector == event.inspectors[0]:
                yield Fault("replan-met-already", event.target, {"date": route.date.isoformat()})


def _unknown(problem: Problem, event: Event) -> Iterable[Fault]:
    for inspector in event.inspectors:
        if inspector not in problem.inspector_by_id:
            yield Fault("replan-unknown-inspector", inspector)
    known = problem.target_by_id.keys() | {target.id for target in event.targets}
    wanted = [check.target for check in event.checks] + ([event.target] if event.target else [])
    for target in wanted:
        if target not in known:
            yield Fault("replan-unknown-target", target)
    for check in event.checks:
        if check.id in problem.check_by_id:
            yield Fault("replan-check-known", check.id)
    if event.session and event.session not in problem.session_by_id:
        yield Fault("replan-unknown-session", event.session)
    if event.first_date and event.last_date and event.last_date < event.first_date:
        yield Fault("replan-empty-span", event.first_date.isoformat(), {"last": event.last_date.isoformat()})


def _days(problem: Problem, event: Event, untouched_before: date) -> set[date]:
    first = max(event.first_date or untouched_before, untouched_before)
    last = event.last_date or date.max
    return {day for day in problem.working_days if first <= day <= last}


def _absent(problem: Problem, event: Event, days: set[date]) -> Problem:
    away = tuple(Unavailable(day, event.session or None) for day in sorted(days))

    def after(inspector: Inspector) -> Inspector:
        if inspector.id not in event.inspectors:
            return inspector
        return replace(inspector, unavailable=tuple(dict.fromkeys((*inspector.unavailable, *away))))

    return replace(problem, inspectors=tuple(after(inspector) for inspector in problem.inspectors))


def _pooled(problem: Problem, before: Plan, event: Event) -> Iterable[Inspector]:
    """Who helps out covers the areas of the routes whose posts they may take."""
    routes = [route for route in before.routes if any(post.id in event.posts for post in route.posts)]
    area = {problem.target_by_id[visit.target].area for route in routes for visit in route.visits}
    for inspector in problem.inspectors:
        if inspector.id in event.inspectors:
            yield replace(inspector, areas=tuple(sorted(area.union(inspector.areas))))
        else:
            yield inspector


def _demanded(problem: Problem, event: Event) -> Problem:
    new: Mapping[str, Target] = {one.id: one for one in event.targets if one.id not in problem.target_by_id}
    return replace(problem, checks=(*problem.checks, *event.checks), targets=(*problem.targets, *new.values()))


def _not_to_move(problem: Problem, before: Plan, event: Event, untouched_before: date) -> Iterable[Fault]:
    if event.kind is not EventKind.MOVED:
        return
    held_on = {visit.id: route.date for route in before.routes for visit in route.visits}
    if event.visit not in held_on:
        yield Fault("replan-unknown-visit", event.visit)
    for day in (event.first_date, held_on.get(event.visit)):
        if day is not None and day < untouched_before:
            yield Fault("replan-move-too-early", day.isoformat(), {"since": untouched_before.isoformat()})
    if event.first_date not in problem.working_days:
        yield Fault("replan-no-working-day", str(event.first_date))


def _moved(problem: Problem, before: Plan, event: Event) -> Iterable[Pin]:
    """The visit is pinned where it is moved to, in the place of a pin it had."""
    checks = next(visit.checks for route in before.routes for visit in route.visits if visit.id == event.visit)
    yield from (pin for pin in problem.pins if set(pin.checks) != set(checks))
    yield Pin(checks, event.first_date or date.max, event.session or None)


def _loosened(problem: Problem) -> Iterable[Pin]:
    days = set(problem.working_days)
    for pin in problem.pins:
        checks = tuple(check for check in pin.checks if check in problem.check_by_id)
        if not checks or pin.date not in days:
            continue
        there = tuple(one for one in pin.inspectors if _there(problem.inspector_by_id[one], pin))
        yield replace(pin, checks=checks, inspectors=there)


def _there(inspector: Inspector, pin: Pin) -> bool:
    return not any(one.date == pin.date and one.session in {None, pin.session} for one in inspector.unavailable)
