"""swaps: with whom an inspector who must not meet a target could change posts, so that it holds for both (ZB-43, C-21).

Two posts of one department on different routes; each of the two may fill the other's post, is there, and is neither in
two places nor over the weekly limit afterwards. Nobody else moves. Source: our own, by enumeration. Complexity: own
posts times all that are still to come. What it proves: there is no other swap of two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from solvers.planning.crew import Crew
from solvers.planning.plan import Plan, Post, Route
from solvers.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Swap:
    """An offer: two posts by id, and who would come to the first in exchange. held_on: of the other route."""

    post: str
    other_post: str
    inspector: str
    held_on: date
    session: str


def swaps(problem: Problem, plan: Plan, inspector: str, target: str, since: date) -> Iterator[Swap]:
    """Every swap that holds for both, for visits from a date on."""
    offices = _Offices(problem, plan)
    coming = [(route, post) for route in plan.routes if route.date >= since for post in route.posts]
    own = [
        (route, post)
        for route, post in coming
        if post.inspector == inspector and any(visit.target == target for visit in route.visits)
    ]
    for route, post in own:
        for other_route, other in coming:
            meets = any(visit.target == target for visit in other_route.visits)
            if other.department != post.department or other.inspector == inspector or meets:
                continue
            if offices.may_change((route, post), (other_route, other)):
                yield Swap(post.id, other.id, other.inspector, other_route.date, other_route.session)


class _Offices:
    """Who may fill what, and who is where."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self.problem, self.crew = problem, Crew(problem)
        self.slot_of = {(slot.date, slot.session.id): number for number, slot in enumerate(self.crew.slots)}
        self.position = {one.id: number for number, one in enumerate(problem.inspectors)}
        places = [
            (post.inspector, self.slot_of.get((route.date, route.session)))
            for route in plan.routes
            for post in route.posts
        ]
        self.busy = {place for place in places if place[1] is not None}
        self.weeks = Counter((who, self.crew.slots[slot].week) for who, slot in places if slot is not None)

    def may_change(self, one: tuple[Route, Post], other: tuple[Route, Post]) -> bool:
        """Whether each may take the other's post."""
        slots = [self.slot_of.get((route.date, route.session)) for route, _ in (one, other)]
        if slots[0] is None or slots[1] is None:
            return False
        return self._may_take(other[1].inspector, one, slots[0], slots[1]) and self._may_take(
            one[1].inspector, other, slots[1], slots[0]
        )

    def _may_take(self, inspector: str, at: tuple[Route, Post], slot: int, leaves: int) -> bool:
        route, post = at
        who = self.position.get(inspector)
        if who is None or not self.crew.available[who] >> slot & 1:
            return False
        if slot != leaves and (inspector, slot) in self.busy:
            return False
        weeks, limit = (
            [self.crew.slots[one].week for one in (slot, leaves)],
            self.problem.rules.max_sessions_per_inspector_per_week,
        )
        if limit is not None and weeks[0] != weeks[1] and self.weeks[inspector, weeks[0]] >= limit:
            return False
        targets = [self.problem.target_by_id[visit.target] for visit in route.visits]
        return who in self.crew.may_fill(post.department, post.specialties, targets, leader=post.leader, held_by=None)
