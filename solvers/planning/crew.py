"""Who could be where: sessions numbered as slots, inspectors' availability as bit sets over them.

Slot s stands for working day s // sessions and session s % sessions; bit s of a set says something about slot s.
Source: our own. Complexity: one operation on whole numbers of one bit a slot for each inspector and absence;
`fewest_covering` (set cover, breadth first) k rounds of at most 2^k sets reached times those owned, for k specialties,
of which a route has few. What it proves: fewer people do not cover them, as whatever so many cover is reached.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from solvers.planning.problem import Inspector, Problem, Session, Target


@dataclass(frozen=True, slots=True)
class Slot:
    """One session of one working day."""

    date: date
    session: Session
    week: int


@dataclass(frozen=True)
class Crew:
    """The inspectors of a problem and the slots in which each could work."""

    problem: Problem

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """All slots in order of time; weeks are ISO weeks, numbered year times 100 plus week."""
        return tuple(
            Slot(day, session, day.isocalendar().year * 100 + day.isocalendar().week)
            for day in sorted(self.problem.working_days)
            for session in sorted(self.problem.sessions, key=lambda session: session.start)
        )

    @cached_property
    def slots_of_day(self) -> dict[date, int]:
        """The set of slots of each working day."""
        found: dict[date, int] = defaultdict(int)
        for number, slot in enumerate(self.slots):
            found[slot.date] |= 1 << number
        return dict(found)

    @cached_property
    def available(self) -> tuple[int, ...]:
        """The slots in which each inspector holds a valid certificate and is not absent (R10), as bit sets."""
        return tuple(self._available(inspector) for inspector in self.problem.inspectors)

    def _available(self, inspector: Inspector) -> int:
        valid = bisect_right(self.slots, inspector.certificate_valid_to, key=lambda slot: slot.date)
        found = (1 << valid) - 1
        for absence in inspector.unavailable:
            day = self.slots_of_day.get(absence.date, 0)
            found &= ~(day if absence.session is None else day & self._slots_of_session.get(absence.session, 0))
        return found

    @cached_property
    def _slots_of_session(self) -> dict[str, int]:
        found: dict[str, int] = defaultdict(int)
        for number, slot in enumerate(self.slots):
            found[slot.session.id] |= 1 << number
        return dict(found)

    @cached_property
    def by_place(self) -> dict[tuple[str, str], list[int]]:
        """Inspectors, by position, of each department who cover each area."""
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, inspector in enumerate(self.problem.inspectors):
            for area in set(inspector.areas):
                found[inspector.department, area].append(position)
        return dict(found)

    @cached_property
    def recused_from(self) -> dict[str, frozenset[int]]:
        """Inspectors, by position, recused from each target."""
        position = {inspector.id: number for number, inspector in enumerate(self.problem.inspectors)}
        found: dict[str, set[int]] = defaultdict(set)
        for recusal in self.problem.recusals:
            found[recusal.target].add(position[recusal.inspector])
        return {target: frozenset(people) for target, people in found.items()}

    def people(self, department: str, *targets: Target) -> list[int]:
        """Inspectors of a department who cover all of the targets and are recused from none (R10), by position."""
        recused = frozenset[int]().union(*(self.recused_from.get(target.id, frozenset()) for target in targets))
        areas = {target.area for target in targets}
        return [
            person
            for person in self.by_place.get((department, targets[0].area), [])
            if person not in recused and areas.issubset(self.problem.inspectors[person].areas)
        ]

    def may_fill(
        self,
        department: str,
        specialties: Iterable[str],
        targets: Iterable[Target],
        *,
        leader: bool,
        held_by: str | None,
    ) -> list[int]:
        """Everybody who may fill a post of a route to the targets when available (R10), by position.

        held_by: the inspector for whom a pin keeps the post, if one does.
        """
        inspectors, wanted = self.problem.inspectors, set(specialties)
        return [
            person
            for person in self.people(department, *targets)
            if wanted.issubset(inspectors[person].specialties)
            and (inspectors[person].may_lead or not leader)
            and held_by in {None, inspectors[person].id}
        ]

    def fewest_covering(self, people: Iterable[int], specialties: frozenset[str]) -> int | None:
        """The fewest of these people who have all the specialties between them; None where nobody has one of them."""
        if not specialties:
            return 0
        owned = {specialties.intersection(self.problem.inspectors[person].specialties) for person in people}
        reached = {frozenset[str]()}
        for count in range(1, len(specialties) + 1):
            reached = {covered | own for covered in reached for own in owned}
            if specialties in reached:
                return count
        return None


def slots_with_at_least(count: int, sets: Sequence[int]) -> int:
    """The slots that stand in at least `count` of the sets."""
    at_least = [0] * count  # at_least[k]: slots found in more than k sets so far
    for one in sets:
        for level in range(count - 1, 0, -1):
            at_least[level] |= at_least[level - 1] & one
        at_least[0] |= one
    return at_least[count - 1]
