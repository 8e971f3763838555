"""route: merged visits into routes with dates, sessions and open posts (R2, R5-R11)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from coordination.errors import NotAllowedError
from coordination.model.timetable import MergedVisit, OpenPost, Stop, Timetable, TimetableRoute
from coordination.stages.pinning import unheld
from solvers.planning.crew import Crew
from solvers.planning.openings import Openings
from solvers.planning.problem import Check, Problem
from solvers.routing import problem as routing
from solvers.routing import solution
from solvers.routing.travel import Travel

FindRoutes = Callable[[routing.Problem], solution.Routing]


def route(problem: Problem, crew: Crew, visits: Sequence[MergedVisit], find_routes: FindRoutes) -> Timetable:
    """Routes for as many visits as people and time allow, each with a team that can be filled.

    find_routes: the method. Raises NotAllowedError with every pin that cannot hold (R12), or, by another code, that
    found no place without proof that it cannot.
    """
    posing = pose_routes(problem, crew, visits)
    return posing.timetable(find_routes(posing.posed))


def pose_routes(problem: Problem, crew: Crew, visits: Sequence[MergedVisit]) -> RoutePosing:
    """The routing problem of some visits."""
    return RoutePosing(problem, crew, tuple(visits))


@dataclass(frozen=True)
class RoutePosing:
    """The routing problem of a planning problem, and the way back."""

    problem: Problem
    crew: Crew
    visits: tuple[MergedVisit, ...]

    @cached_property
    def posed(self) -> routing.Problem:
        """The routing problem: the same for the same planning problem, wherever it is posed."""
        rules, travel = self.problem.rules, self.problem.travel
        targets = [self.problem.target_by_id[visit.target] for visit in self.visits]
        return routing.Problem(
            visits=tuple(self._visit(visit) for visit in self.visits),
            slots=tuple(routing.Slot(slot.session.minutes, slot.week) for slot in self.crew.slots),
            inspectors=tuple(self._inspectors()),
            travel=Travel(
                [target.longitude for target in targets],
                [target.latitude for target in targets],
                travel.detour_factor / travel.kilometres_per_hour * 60,
                travel.minimum_minutes,
            ),
            least_posts=rules.min_inspectors_per_visit,
            posts_per_department=rules.min_inspectors_per_department,
            most_posts=rules.max_team_size,
            leader_required=rules.leader_required,
            week_limit=rules.max_sessions_per_inspector_per_week,
        )

    def timetable(self, found: solution.Routing) -> Timetable:
        """The routes found, in terms of the planning problem; raises NotAllowedError as `route` does."""
        broken = [self.visits[number] for number in found.unrouted if self.visits[number].pinned]
        if broken:
            faults = [fault for visit in broken for fault in unheld(self.crew, visit)]
            code = "pins-cannot-hold" if found.pins_decided else "pins-without-place"
            raise NotAllowedError(code, faults, count=len(faults))
        in_part = {
            number: replace(self.visits[number], checks=tuple(self.visits[number].checks[place] for place in kept))
            for number, kept in found.in_part.items()
        }
        visits = [in_part.get(number, visit) for number, visit in enumerate(self.visits)]
        in_order = sorted(found.routes, key=lambda one: (one.slot, self.visits[one.visits[0]].id))
        legs = [leg for one in found.routes for leg in pairwise(one.visits)]
        return Timetable(
            routes=tuple(self._timetable_route(f"r{number}", one, visits) for number, one in enumerate(in_order, 1)),
            unrouted=tuple(self.visits[number] for number in found.unrouted),
            travel_minutes=sum(self.posed.travel.minutes(origin, destination) for origin, destination in legs),
            person_sessions_bound=found.posts_bound,
        )

    def _timetable_route(self, route_id: str, route: solution.Route, visits: Sequence[MergedVisit]) -> TimetableRoute:
        slot = self.crew.slots[route.slot]
        opens = minute_of(slot.session.start)
        stops = tuple(
            Stop(visits[number], opens + start, opens + start + self._minutes(visits[number]))
            for number, start in zip(route.visits, route.starts, strict=True)
        )
        posts = tuple(
            OpenPost(
                id=f"{route_id}-p{place}",
                department=self.problem.departments[post.department].id,
                specialties=tuple(name for bit, name in enumerate(self._specialties) if post.specialties >> bit & 1),
                leader=post.leader,
                held_by=None if post.held_by is None else self.problem.inspectors[post.held_by].id,
            )
            for place, post in enumerate(route.posts, 1)
        )
        return TimetableRoute(route_id, slot.date, slot.session.id, stops, posts)

    def _visit(self, visit: MergedVisit) -> routing.Visit:
        checks = [self.problem.check_by_id[check] for check in visit.checks]
        needs: dict[int, int] = {}
        for check in checks:
            department = self._department_number[check.department]
            needs[department] = needs.get(department, 0) | self._specialty_bits(check.specialties)
        lasts = self._minutes(visit)
        dated = sum(self.crew.slots_of_day.get(day, 0) for day in set(visit.dates))
        slots = dated & self._staffed(visit, checks)
        for number, slot in enumerate(self.crew.slots):
            if slot.session.minutes < lasts or visit.session not in {None, slot.session.id}:
                slots &= ~(1 << number)
        return routing.Visit(
            area=self._area_number[self.problem.target_by_id[visit.target].area],
            minutes=lasts,
            slots=slots,
            needs=needs,
            pinned=visit.pinned,
            weight=sum(check.weight for check in checks),
            leads=frozenset(self._department_number[check.department] for check in checks if check.lead),
            recused=self.crew.recused_from.get(visit.target, frozenset()),
            held_by=frozenset(self._inspector_number[inspector] for inspector in visit.inspectors),
            checks=() if visit.pinned or len(checks) == 1 else tuple(self._check(check) for check in checks),
            dated=dated,
        )

    def _check(self, check: Check) -> routing.Check:
        return routing.Check(
            department=self._department_number[check.department],
            specialties=self._specialty_bits(check.specialties),
            minutes=check.minutes,
            weight=check.weight,
            lead=check.lead,
        )

    def _staffed(self, visit: MergedVisit, checks: Iterable[Check]) -> int:
        """Slots in which every department has people enough for the visit, and somebody for each specialty."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for check in checks:
            wanted[check.department].update(check.specialties)
        target = self.problem.target_by_id[visit.target]
        found = -1
        for department, specialties in wanted.items():
            found &= self._openings.staffed_slots(target, department, frozenset(specialties))
        return found

    @cached_property
    def _openings(self) -> Openings:
        return Openings(self.problem, self.crew)

    def _minutes(self, visit: MergedVisit) -> int:
        minutes: Counter[str] = Counter()
        for check in visit.checks:
            minutes[self.problem.check_by_id[check].department] += self.problem.check_by_id[check].minutes
        return self.problem.rules.visit_setup_minutes + max(minutes.values())

    def _inspectors(self) -> Iterable[routing.Inspector]:
        for inspector, slots in zip(self.problem.inspectors, self.crew.available, strict=True):
            areas = {self._area_number[area] for area in inspector.areas if area in self._area_number}
            yield routing.Inspector(
                department=self._department_number[inspector.department],
                areas=sum(1 << area for area in areas),
                specialties=self._specialty_bits(inspector.specialties),
                may_lead=inspector.may_lead,
                slots=slots,
            )

    def _specialty_bits(self, specialties: Iterable[str]) -> int:
        return sum(1 << self._specialty_number[name] for name in set(specialties) if name in self._specialty_number)

    @cached_property
    def _department_number(self) -> dict[str, int]:
        return {department.id: number for number, department in enumerate(self.problem.departments)}

    @cached_property
    def _specialties(self) -> list[str]:
        return sorted({specialty for check in self.problem.checks for specialty in check.specialties})

    @cached_property
    def _specialty_number(self) -> dict[str, int]:
        return {name: bit for bit, name in enumerate(self._specialties)}

    @cached_property
    def _area_number(self) -> dict[str, int]:
        return {area: number for number, area in enumerate(sorted({target.area for target in self.problem.targets}))}

    @cached_property
    def _inspector_number(self) -> dict[str, int]:
        return {inspector.id: number for number, inspector in enumerate(self.problem.inspectors)}


def minute_of(clock: str) -> int:
    """Minutes from midnight of HH:MM."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
