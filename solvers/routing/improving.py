"""Improving: of all routes known that could stand in a good solution, those that do best together, by CP-SAT.

A solution costs what the programme's prices say of its visits plus the reduced costs of its routes, so good solutions
are made of routes of small reduced cost; those are few, and the routes of several dives stand among them. Choosing
among them exactly is a restricted master heuristic (Joncour, Michel, Sadykov, Sverdlov and Vanderbeck 2010). A large
block is solved section by section along the calendar, the sections of the next pass beginning in the middle of the last
(large neighbourhood search, Shaw 1998). Work is counted, not time: equal blocks give equal routes everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solvers.cpsat import Limits, solve
from solvers.effort import Effort
from solvers.routing.block import Block, Numbers
from solvers.routing.bottlenecks import Bottlenecks, Key, Members, Use
from solvers.routing.pricing import SCALE

_VISITS = 300
_REDUCED_COSTS = (SCALE // 5, SCALE * 2 // 5, SCALE * 3 // 5)  # of each pass: few routes first, as a start
_COST_OF_ONE_TOO_MANY = 4  # posts: a route that falls apart costs about one team more
_LIMITS = Limits(work=2.0, linearization=2)


@dataclass
class Improvement:
    """A solution on its way down.

    prices: of the block's linear programme without cuts; posts, travel: of every route known; forbidden: routes that
    must not be in the solution.
    """

    block: Block
    prices: Numbers
    posts: Mapping[Members, int]
    travel: Mapping[Members, int]
    forbidden: set[Members] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.bottlenecks = Bottlenecks(self.block)
        self.route_of: dict[int, Members] = {}

    def run(self, solutions: Sequence[Sequence[Members]], effort: Effort) -> list[Members]:
        """The best of the solutions, then better ones from their routes and others of small reduced cost."""
        best = min(solutions, key=self._cost)
        self.route_of = {visit: members for members in best for visit in members}
        used = {members for solution in solutions for members in solution}
        for number, reduced_cost in enumerate(_REDUCED_COSTS):
            among = self._worth_trying(used, reduced_cost)
            for section in self._sections(shifted=bool(number % 2)):
                if not effort.spent():
                    self._improve(section, among)
        return sorted(set(self.route_of.values()))

    def _cost(self, routes: Iterable[Members]) -> int:
        routes = list(routes)
        return sum(self.posts[members] for members in routes) + self._too_many(routes, self._rooms(routes, routes, ()))

    def _worth_trying(self, used: set[Members], reduced_cost: int) -> dict[int, list[Members]]:
        """Routes that stand in a solution, carry one visit, or have a small reduced cost; by their first visit."""
        found: dict[int, list[Members]] = defaultdict(list)
        for members, posts in self.posts.items():
            cheap = posts * SCALE - sum(self.prices[list(members)].tolist()) <= reduced_cost
            if (cheap or len(members) == 1 or members in used) and members not in self.forbidden:
                found[members[0]].append(members)
        return found

    def _sections(self, *, shifted: bool) -> list[list[Members]]:
        """The routes in the order of their first slot, in sections of so many visits."""
        slots = [self.block.problem.visits[number].slots for number in self.block.numbers]
        routes = sorted(
            set(self.route_of.values()), key=lambda one: (max(slots[visit] & -slots[visit] for visit in one), one)
        )
        sections: list[list[Members]] = [[]]
        room = _VISITS // 2 if shifted and len(slots) > _VISITS else _VISITS
        for members in routes:
            if len(members) > room:
                sections.append([])
                room = _VISITS
            sections[-1].append(members)
            room -= len(members)
        return sections

    def _improve(self, old: Sequence[Members], among: Mapping[int, Sequence[Members]]) -> None:
        """Solves a section again and keeps what is no worse."""
        visits = {visit for members in old for visit in members}
        known = {one for visit in visits for one in among.get(visit, ()) if visits.issuperset(one)}.union(old)
        rooms = self._rooms(old, known, set(self.route_of.values()).difference(old))
        chosen = self._best(sorted(known), set(old), rooms)
        saved = sum(self.posts[members] for members in old) + self._too_many(old, rooms)
        saved -= sum(self.posts[members] for members in chosen) + self._too_many(chosen, rooms)
        if saved >= 0:
            for members in chosen:
                self.route_of.update(dict.fromkeys(members, members))

    def _use(self, members: Members) -> Use:
        return self.bottlenecks.use(members, self.travel[members])

    def _rooms(self, old: Iterable[Members], among: Iterable[Members], outside: Iterable[Members]) -> dict[Key, int]:
        """How many routes of a section each bottleneck of its routes has room for beside the routes outside."""
        keys = sorted(self.bottlenecks.loads((self._use(members), 1) for members in {*old, *among}))
        uses = [self._use(members) for members in outside]
        return {key: max(0, self.bottlenecks.limit(key) - sum(use.held_by(key) for use in uses)) for key in keys}

    def _too_many(self, routes: Iterable[Members], rooms: Mapping[Key, int]) -> int:
        """Routes beyond the room of the bottlenecks, in posts that they will cost."""
        uses = [self._use(members) for members in routes]
        beyond = (max(0, sum(use.held_by(key) for use in uses) - room) for key, room in rooms.items())
        return _COST_OF_ONE_TOO_MANY * sum(beyond)

    def _best(self, routes: Sequence[Members], old: set[Members], rooms: Mapping[Key, int]) -> list[Members]:
        """Of the routes, those that carry each visit once at fewest posts."""
        model = cp_model.CpModel()
        used = {members: model.new_bool_var("") for members in routes}
        carrying: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for members, variable in used.items():
            model.add_hint(variable, members in old)
            for visit in members:
                carrying[visit].append(variable)
        for variables in carrying.values():
            model.add_exactly_one(variables)
        cost = sum(self.posts[members] * variable for members, variable in used.items())
        for key, room in rooms.items():
            held = [variable for members, variable in used.items() if self._use(members).held_by(key)]
            if len(held) > room:
                over = model.new_int_var(0, len(held), "")
                model.add(sum(held) <= room + over)
                cost += _COST_OF_ONE_TOO_MANY * over
        model.minimize(cost)
        answer = solve(model, list(used.values()), _LIMITS)
        if answer.values is None:
            return sorted(old)
        return [members for members, value in zip(routes, answer.values, strict=True) if value]
