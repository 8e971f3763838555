"""What the big model starts from: visits that could be, the slots each check may take, minutes and people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from solvers.planning.check.times import travel_minutes
from solvers.planning.crew import Crew
from solvers.planning.problem import Check, Pin, Problem, Target


@dataclass(frozen=True)
class Visit:
    """A visit that could be: the n-th to its target by date, or a pinned one. slots: those it may take."""

    target: Target
    checks: tuple[Check, ...]
    slots: tuple[int, ...]
    pin: Pin | None = None

    @property
    def departments(self) -> list[str]:
        """Departments that may have a check on it."""
        return sorted({check.department for check in self.checks})


@dataclass(frozen=True)
class Facts:
    """A problem and what follows from it before any decision."""

    problem: Problem

    @cached_property
    def crew(self) -> Crew:
        """Who could be where."""
        return Crew(self.problem)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """All visits that could be, those of one target one after the other, pinned ones first."""
        checks_at: dict[str, list[Check]] = defaultdict(list)
        for check in self.problem.checks:
            checks_at[check.target].append(check)
        return tuple(visit for checks in checks_at.values() for visit in self._visits_to(checks))

    @cached_property
    def slots_of(self) -> dict[str, frozenset[int]]:
        """The slots in which each check could be done if it were the only one (R2-R5)."""
        return {check.id: frozenset(self._slots(check)) for check in self.problem.checks}

    @property
    def gap(self) -> int:
        """Least days between two visits that count (R3)."""
        return self.problem.rules.visit_gap_days or 1

    def pins_at(self, target: str) -> list[Pin]:
        """The pins of a target."""
        return [pin for pin in self.problem.pins if self.problem.check_by_id[pin.checks[0]].target == target]

    def exempt(self, pin: Pin) -> bool:
        """Whether all checks of a pin are."""
        return all(self.problem.check_by_id[check].gap_exempt for check in pin.checks)

    def least_minutes(self, visit: Visit) -> int:
        """What the visit lasts at least."""
        return self.problem.rules.visit_setup_minutes + min(check.minutes for check in visit.checks)

    def longest(self, slots: Iterator[int] | Sequence[int]) -> int:
        """The minutes of the longest of some slots."""
        return max((self.crew.slots[slot].session.minutes for slot in slots), default=0)

    def travel(self, origin: Visit, destination: Visit) -> int:
        """Minutes between two visits (R6)."""
        return travel_minutes(origin.target, destination.target, self.problem.travel)

    def may_go(self, visit: Visit) -> frozenset[int]:
        """Inspectors, by position, who cover the visit's area and are not recused from its target."""
        recused = self.crew.recused_from.get(visit.target.id, frozenset())
        area = visit.target.area
        return frozenset(
            person
            for person, inspector in enumerate(self.problem.inspectors)
            if area in inspector.areas and person not in recused
        )

    def _visits_to(self, checks: Sequence[Check]) -> Iterator[Visit]:
        target = self.problem.target_by_id[checks[0].target]
        pins = self.pins_at(target.id)
        known = self.problem.check_by_id
        for pin in pins:
            own = tuple(known[check] for check in pin.checks)
            together = frozenset.intersection(*(self.slots_of[check.id] for check in own))
            yield Visit(target, own, tuple(sorted(slot for slot in together if self._on_pin(slot, pin))), pin)
        held = {check for pin in pins for check in pin.checks}
        free = tuple(check for check in checks if check.id not in held and self.slots_of[check.id])
        slots = tuple(sorted(frozenset[int]().union(*(self.slots_of[check.id] for check in free))))
        for _ in range(self._most_visits(free, {self.crew.slots[slot].date for slot in slots})):
            yield Visit(target, free, slots)

    def _most_visits(self, checks: Sequence[Check], days: set[date]) -> int:
        counting = any(not check.gap_exempt for check in checks)
        most_counting = (max(days) - min(days)).days // self.gap + 1 if counting else 0
        return min(len(checks), len(days), most_counting + sum(check.gap_exempt for check in checks))

    def _on_pin(self, slot: int, pin: Pin) -> bool:
        return self.crew.slots[slot].date == pin.date and pin.session in {None, self.crew.slots[slot].session.id}

    def _slots(self, check: Check) -> Iterator[int]:
        target, rules = self.problem.target_by_id[check.target], self.problem.rules
        others = [pin for pin in self.pins_at(target.id) if check.id not in pin.checks]
        gap = 1 if check.gap_exempt else self.gap
        near = [visit.date for visit in target.previous_visits] + [pin.date for pin in others if not self.exempt(pin)]
        taken = {pin.date for pin in others}
        done = Counter(
            visit.date.year for visit in target.previous_visits for item in visit.items if item == check.item
        )
        cap = rules.item_cap_per_year
        for number, slot in enumerate(self.crew.slots):
            if (
                check.first_date <= slot.date <= check.last_date
                and slot.date not in target.closed_on
                and slot.date not in taken
                and all(abs((slot.date - day).days) >= gap for day in near)
                and rules.visit_setup_minutes + check.minutes <= slot.session.minutes
                and (check.gap_exempt or cap is None or done[slot.date.year] < cap)
            ):
                yield number
