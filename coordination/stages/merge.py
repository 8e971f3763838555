"""merge: the checks of each target into the fewest visits that carry the most weight (R1-R5, R7).

Pins stand as they are; the other checks of their targets are merged around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from coordination.errors import NotAllowedError
from coordination.model.timetable import MergedVisit, Merges
from coordination.stages.pinning import against
from solvers.effort import ENDLESS, Effort
from solvers.fault import Fault
from solvers.merging import problem as merging
from solvers.merging.fewer import frontier_of
from solvers.merging.model import merge as merge_target
from solvers.planning.crew import Crew
from solvers.planning.openings import Openings
from solvers.planning.problem import Check, Pin, Problem, Target


def nobody(done: int, total: int) -> None:
    """Hears how far the merge is and does nothing."""


def merge(problem: Problem, crew: Crew, effort: Effort = ENDLESS, told: Callable[[int, int], None] = nobody) -> Merges:
    """The visits of every target, with the dates each may take, and the bounds on weight and visits.

    effort: only a cancel is heeded; told: after each target how many are done, and how many there are. Raises
    NotAllowedError with every pin that another rule forbids (R12).
    """
    checks_at: dict[str, list[Check]] = defaultdict(list)
    for check in problem.checks:
        checks_at[check.target].append(check)
    pins_at: dict[str, list[Pin]] = defaultdict(list)
    for pin in problem.pins:
        pins_at[problem.check_by_id[pin.checks[0]].target].append(pin)
    merger = _Merger(problem, Openings(problem, crew), effort)
    broken = [fault for target, pins in pins_at.items() for fault in merger.broken_pins(target, pins)]
    if broken:
        raise NotAllowedError("pins-cannot-hold", broken, count=len(broken))
    merged: list[Merges] = []
    for target, checks in checks_at.items():
        merged.append(merger.merge(problem.target_by_id[target], checks, pins_at.get(target, ())))
        told(len(merged), len(checks_at))
    return Merges(
        visits=tuple(visit for one in merged for visit in one.visits),
        frontiers=tuple(frontier for one in merged for frontier in one.frontiers),
        pinned_weight=sum(one.pinned_weight for one in merged),
    )


@dataclass(frozen=True)
class _Merger:
    problem: Problem
    openings: Openings
    effort: Effort
    dates: dict[int, tuple[date, ...]] = field(default_factory=dict, init=False)

    def merge(self, target: Target, checks: Sequence[Check], pins: Sequence[Pin]) -> Merges:
        """The visits of one target; pinned ones first, the others on the dates that these leave."""
        pinned = [
            MergedVisit(
                id=visit_id(pin.checks),
                target=target.id,
                checks=pin.checks,
                dates=(pin.date,),
                pinned=True,
                session=pin.session,
                inspectors=pin.inspectors,
            )
            for pin in pins
        ]
        held = {check for pin in pins for check in pin.checks}
        free = [check for check in checks if check.id not in held]
        posed = self._pose(target, free, pins)
        found = merge_target(posed, self.effort)
        visits = [
            MergedVisit(
                visit_id([free[position].id for position in sorted(visit.checks)]),
                target.id,
                tuple(free[position].id for position in sorted(visit.checks)),
                self._dates(visit.days),
            )
            for visit in found.visits
        ]
        pinned_weight = sum(self.problem.check_by_id[check].weight for check in held)
        return Merges((*pinned, *visits), (frontier_of(posed, found),), pinned_weight)

    def broken_pins(self, target_id: str, pins: Sequence[Pin]) -> Iterator[Fault]:
        """Pins on a date on which one of their checks could not be done (R2-R4), other pins included."""
        target = self.problem.target_by_id[target_id]
        for pin in pins:
            yield from against(self.openings, target, pin, [other for other in pins if other is not pin])

    def _dates(self, days: int) -> tuple[date, ...]:
        """The dates of a set of days; equal sets share them, as most windows are months."""
        if days not in self.dates:
            self.dates[days] = tuple(self.openings.dates(days))
        return self.dates[days]

    def _pose(self, target: Target, checks: Sequence[Check], pins: Sequence[Pin]) -> merging.Problem:
        rules = self.problem.rules
        departments = _numbers(check.department for check in checks)
        specialties = _numbers(specialty for check in checks for specialty in check.specialties)
        items = _numbers(check.item for check in checks)
        rows = tuple(
            merging.Check(
                department=departments[check.department],
                item=items[check.item],
                minutes=check.minutes,
                weight=check.weight,
                days=days,
                specialties=_bits(specialties, check.specialties),
                exempt=check.gap_exempt,
            )
            for check, days in zip(checks, self.openings.of(target, checks, pins), strict=True)
        )
        return merging.Problem(
            checks=rows,
            gap_days=rules.visit_gap_days or 1,
            longest_minutes=self._longest_minutes,
            least_posts=rules.min_inspectors_per_visit,
            posts_per_department=rules.min_inspectors_per_department,
            most_posts=rules.max_team_size,
            posts_for={
                (departments[department], _bits(specialties, together)): self.openings.posts_for(
                    target, department, together
                )
                for department, together in _asked_together(checks)
            },
            item_room=self._item_room(target, items, pins),
            years=self.openings.days_of_year,
        )

    @cached_property
    def _longest_minutes(self) -> int:
        return max(session.minutes for session in self.problem.sessions) - self.problem.rules.visit_setup_minutes

    def _item_room(self, target: Target, items: Mapping[str, int], pins: Sequence[Pin]) -> dict[tuple[int, int], int]:
        cap = self.problem.rules.item_cap_per_year
        if cap is None:
            return {}
        room = self.openings.item_room(target, pins)
        years = self.openings.days_of_year
        return {(number, year): room.get((item, year), cap) for item, number in items.items() for year in years}


def _numbers(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(sorted(set(names)))}


def _bits(numbers: Mapping[str, int], names: Iterable[str]) -> int:
    return sum(1 << numbers[name] for name in set(names))


def _asked_together(checks: Iterable[Check]) -> Iterator[tuple[str, frozenset[str]]]:
    """Departments with each set of specialties that some of their checks ask for between them."""
    together: dict[str, set[frozenset[str]]] = defaultdict(set)
    for check in checks:
        if asked := frozenset(check.specialties):
            sets = together[check.department]
            sets |= {asked, *(asked | other for other in sets)}
    return ((department, one) for department, sets in together.items() for one in sets)


def visit_id(checks: Sequence[str]) -> str:
    """The id of a visit, from its checks alone: it stays when the visit moves to another date."""
    return f"v-{sha256(min(checks).encode()).hexdigest()[:16]}"
