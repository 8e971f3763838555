"""Ways that fit together, found one after the other: a start for the search, and what it chose made possible.

The ways that are preferred come first, then all others, the most weight and the fewest changes before; a way is taken
if its visits and its route are free, nothing near is in its way, and each of its posts has its holder or somebody who
is free. Source: our own. Complexity: candidates of the posts of all ways, but for sorting these. No proof of quality.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from solvers.replanning.problem import NEW, Post, Problem


def fitting(problem: Problem, preferred: Sequence[int] = ()) -> list[int]:
    """The positions of ways that fit together, those that stand among them; their posts can be filled if theirs can."""
    taken = _Taken(problem)
    standing = [number for number, way in enumerate(problem.ways) if way.stands]
    for number in standing:
        taken.take(number, held_only=True)
    others = (number for number, way in enumerate(problem.ways) if not way.stands)
    by_cost = sorted(others, key=lambda number: (*_cost(problem, number), number))
    found = [number for number in (*preferred, *by_cost) if not problem.ways[number].stands and taken.take(number)]
    return sorted((*standing, *found))


def _cost(problem: Problem, number: int) -> tuple[int, ...]:
    way = problem.ways[number]
    change = problem.change(way)
    absent = sum(post.holder not in problem.there(post, way.slot) for post in way.posts)
    return (*(change[level] for level in problem.levels[:-1]), absent)


class _Taken:
    """Visits, routes and people that are taken."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.day_of: dict[int, int] = {}
        self.routes: set[int] = set()
        self.people: set[tuple[int, int]] = set()
        self.weeks: Counter[tuple[int, int]] = Counter()
        self.near: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for one, other, days in problem.near:
            self.near[one].append((other, max(1, days)))
            self.near[other].append((one, max(1, days)))

    def take(self, number: int, *, held_only: bool = False) -> bool:
        """Takes a way if it fits; held_only: whatever becomes of posts whose holders cannot come."""
        way = self.problem.ways[number]
        slot = self.problem.slots[way.slot]
        if way.route in self.routes or any(visit in self.day_of for visit in way.visits):
            return False
        if not all(self._apart(visit, slot.day, way.visits) for visit in way.visits):
            return False
        team: list[int] = []
        for post in way.posts:
            who = self._somebody(post, way.slot, slot.week, team)
            if who is not None:
                team.append(who)
            elif not held_only:
                return False
        self.people.update((who, way.slot) for who in team)
        self.weeks.update((who, slot.week) for who in team)
        self.day_of.update(dict.fromkeys(way.visits, slot.day))
        if way.route != NEW:
            self.routes.add(way.route)
        return True

    def _apart(self, visit: int, day: int, beside: Sequence[int]) -> bool:
        near = self.near[visit]
        return all(other not in beside for other, _ in near) and all(
            abs(self.day_of[other] - day) >= days for other, days in near if other in self.day_of
        )

    def _somebody(self, post: Post, slot: int, week: int, team: Sequence[int]) -> int | None:
        """The holder if free, else who is free and has worked least that week."""
        limit = self.problem.week_limit
        free = [
            who
            for who in self.problem.there(post, slot)
            if who not in team and (who, slot) not in self.people and (limit is None or self.weeks[who, week] < limit)
        ]
        return (
            post.holder
            if post.holder in free
            else min(free, key=lambda who: (self.weeks[who, week], who), default=None)
        )
