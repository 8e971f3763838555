"""Baseline (d), today's practice: every department alone, its inspectors in fixed pairs that go around area by area.

Source: what the inspection platforms in use do (public code and manuals were read). A task belongs to one department;
inspectors come in consecutive blocks of the list, dealt round-robin to the targets; nothing keeps departments apart at
one target, nothing looks at earlier visits, specialties or recusals. Kept here, because people do it by hand: windows,
closed days, leave, certificates, the weekly limit, travel time. The checker counts what is broken.

A department's checks at one target become one visit where they share a day, most urgent first. Each team works through
its visits of an area half day by half day, the nearest next, those whose window closes first when a day begins.
Complexity: O(visits^2 of a team). It proves nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from solvers.baselines.assembling import Stop, assemble, minutes_of, route_of
from solvers.planning.check.times import minutes_of_visit, travel_minutes
from solvers.planning.crew import Crew, Slot
from solvers.planning.plan import Plan, Route
from solvers.planning.problem import Check, Problem, Target


@dataclass(frozen=True)
class _Errand:
    """A visit of one department, with the days on which it can be."""

    target: Target
    checks: tuple[Check, ...]
    days: frozenset[date]

    @property
    def stop(self) -> Stop:
        return Stop(self.target.id, tuple(check.id for check in self.checks))


def separate(problem: Problem, problem_sha256: str) -> Plan:
    """The plan of departments that know nothing of one another. It may break R3, R4, R8, R9 and R10."""
    crew = Crew(problem)
    load: Counter[tuple[int, int]] = Counter()
    busy: set[tuple[int, int]] = set()
    routes: list[Route] = []
    for (_, area), errands in sorted(_errands(problem).items()):
        department = errands[0].checks[0].department
        blocks = list(_blocks(problem, crew.by_place.get((department, area), [])))
        for number, team in enumerate(blocks):
            dealt = errands[number :: len(blocks)]
            walk = _Walk(problem, crew, team, dealt, load, busy)
            routes += walk.routes(f"{department}-{area}-{number + 1}")
    return assemble(problem, problem_sha256, routes)


def _errands(problem: Problem) -> dict[tuple[str, str], list[_Errand]]:
    """By department and area: checks of one target together as far as they share a day and fit into a half day."""
    owed: dict[tuple[str, str], list[Check]] = defaultdict(list)
    for check in problem.checks:
        owed[check.department, check.target].append(check)
    found: dict[tuple[str, str], list[_Errand]] = defaultdict(list)
    for (department, target_id), checks in owed.items():
        target = problem.target_by_id[target_id]
        waiting = sorted(checks, key=lambda check: (check.last_date, check.id))
        while waiting:
            errand = _together(problem, target, waiting)
            found[department, target.area].append(errand)
            waiting = [check for check in waiting if check not in errand.checks]
    return found


def _together(problem: Problem, target: Target, waiting: Sequence[Check]) -> _Errand:
    longest = max(session.minutes for session in problem.sessions)
    chosen: tuple[Check, ...] = (waiting[0],)
    days = _days(problem, target, waiting[0])
    for check in waiting[1:]:
        shared = days & _days(problem, target, check)
        if shared and minutes_of_visit((*chosen, check), problem.rules.visit_setup_minutes) <= longest:
            chosen, days = (*chosen, check), shared
    return _Errand(target, chosen, days)


def _days(problem: Problem, target: Target, check: Check) -> frozenset[date]:
    inside = (day for day in problem.working_days if check.first_date <= day <= check.last_date)
    return frozenset(day for day in inside if day not in target.closed_on)


def _blocks(problem: Problem, people: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Consecutive blocks of the list, as large as a team must be; what is left over joins nobody."""
    rules = problem.rules
    size = max(rules.min_inspectors_per_visit, rules.min_inspectors_per_department)
    for first in range(0, len(people) - size + 1, size):
        yield tuple(people[first : first + size])


@dataclass
class _Walk:
    """One team on its way through its visits, half day by half day. load: sessions by person and week."""

    problem: Problem
    crew: Crew
    team: tuple[int, ...]
    errands: Sequence[_Errand]
    load: Counter[tuple[int, int]]
    busy: set[tuple[int, int]]
    waiting: list[_Errand] = field(init=False)

    def routes(self, name: str) -> Iterator[Route]:
        """The team's routes, in order of time."""
        self.waiting = [errand for errand in self.errands if errand.days]
        for number, slot in enumerate(self.crew.slots):
            if not self.waiting or not self._free(number, slot):
                continue
            stops = list(self._half_day(slot))
            if stops:
                self.busy.update((person, number) for person in self.team)
                self.load.update((person, slot.week) for person in self.team)
                yield self._route(f"{name}-{number}", slot, stops)

    def _free(self, number: int, slot: Slot) -> bool:
        limit = self.problem.rules.max_sessions_per_inspector_per_week
        return all(
            self.crew.available[person] >> number & 1
            and (person, number) not in self.busy
            and (limit is None or self.load[person, slot.week] < limit)
            for person in self.team
        )

    def _half_day(self, slot: Slot) -> Iterator[Stop]:
        """First what closes first, then always the nearest that still fits."""
        gone: list[_Errand] = []
        while True:
            open_now = [
                errand for errand in self.waiting if slot.date in errand.days and self._fits(slot, gone, errand)
            ]
            if not open_now:
                return
            errand = min(open_now, key=lambda one: self._order(gone, one))
            self.waiting.remove(errand)
            gone.append(errand)
            yield errand.stop

    def _fits(self, slot: Slot, gone: Sequence[_Errand], errand: _Errand) -> bool:
        return minutes_of(self.problem, [one.stop for one in (*gone, errand)]) <= slot.session.minutes

    def _order(self, gone: Sequence[_Errand], errand: _Errand) -> tuple[int, date, str]:
        far = travel_minutes(gone[-1].target, errand.target, self.problem.travel) if gone else 0
        return far, max(errand.days), errand.target.id

    def _route(self, route_id: str, slot: Slot, stops: Sequence[Stop]) -> Route:
        team = [self.problem.inspectors[person] for person in self.team]
        leads = next((person.id for person in team if person.may_lead), team[0].id)
        leader = leads if self.problem.rules.leader_required else None
        return route_of(self.problem, route_id, slot.date, slot.session, stops, team, leader)
