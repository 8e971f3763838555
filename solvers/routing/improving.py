"""Improving: of all routes that could stand in a good solution, those that do best together, by CP-SAT.

A solution costs what the programme's prices say of its visits plus the reduced costs of its routes, so good solutions
are made of routes of small reduced cost; those are few, and the routes of several dives stand among them. Choosing
among them exactly is a restricted master heuristic (Joncour, Michel, Sadykov, Sverdlov and Vanderbeck 2010). Of a large
block, where one dive must do, pricing below zero lists them all (Baldacci, Christofides and Mingozzi 2008); it is
solved section by section along the calendar, the sections of the next pass beginning in the middle of the last (large
neighbourhood search, Shaw 1998). Work is counted, not time: equal blocks give equal routes everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from ortools.sat.python import cp_model

from solvers.cpsat import Limits, solve
from solvers.effort import Effort
from solvers.routing.block import Numbers
from solvers.routing.bottlenecks import Key, Members, Use
from solvers.routing.columns import Columns
from solvers.routing.pricing import SCALE, Pricer, best_of

_VISITS = 300
_COST_OF_ONE_TOO_MANY = 4  # posts: a route that falls apart costs about one team more
_MOST_PARTS, _MOST_ROUTES_PER_VISIT = 50_000, 60


class Pass(NamedTuple):
    """Routes of at most so much reduced cost, in millionths of a post; work for each section."""

    reduced_cost: int
    work: float


# A short block is one section; of a long one, routes that cost more bring more than time for each section.
_SHORT = tuple(Pass(SCALE * tenths // 10, 2.0) for tenths in (2, 4, 6))
_LONG = tuple(Pass(SCALE * tenths // 10, work) for tenths, work in ((4, 1.5), (8, 2.0), (8, 2.0)))


class Known(NamedTuple):
    """A route that may be chosen; its reduced cost in millionths of a post."""

    posts: int
    travel: int
    reduced_cost: int


@dataclass
class Improvement:
    """A solution on its way down.

    prices: of the block's linear programme without cuts; forbidden: routes that must not be in the solution.
    """

    columns: Columns
    prices: Numbers
    forbidden: set[Members] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.passes = _SHORT if self.columns.count <= _VISITS else _LONG
        self.bottlenecks = self.columns.bottlenecks
        self.known: dict[Members, Known] = {}
        self.route_of: dict[int, Members] = {}
        for members, posts in self.columns.posts.items():
            self._learn(members, posts, self.columns.travel[members])
        if self.columns.count > _VISITS:
            cheap = Pricer(self.columns.block, self.prices, threshold=-_LONG[-1].reduced_cost, most_parts=_MOST_PARTS)
            for row, posts, travel in best_of(cheap.routes(), _MOST_ROUTES_PER_VISIT * self.columns.count):
                self._learn(tuple(row), posts, travel)

    def posts(self, routes: Iterable[Members]) -> int:
        """The posts of some routes in all."""
        return sum(self.known[members].posts for members in routes)

    def run(self, solutions: Sequence[Sequence[Members]], effort: Effort) -> list[Members]:
        """The best of the solutions, then better ones from their routes and others of small reduced cost."""
        best = min(solutions, key=self._cost)
        self.route_of = {visit: members for members in best for visit in members}
        used = {members for solution in solutions for members in solution}
        return self._improved(used, set(self.route_of), effort)

    def repair(self, lost: Iterable[Members], effort: Effort) -> list[Members]:
        """Another solution without the routes that are lost: their sections are solved again."""
        self.forbidden.update(lost)
        apart = {visit for members in lost for visit in members}
        self.route_of.update({visit: (visit,) for visit in apart})
        return self._improved(set(self._routes()), apart, effort)

    def _improved(self, used: set[Members], where: AbstractSet[int], effort: Effort) -> list[Members]:
        """The solution after every pass over the sections that hold one of the visits in `where`."""
        for number, (reduced_cost, work) in enumerate(self.passes):
            among = self._worth_trying(used, reduced_cost)
            for section in self._sections(shifted=bool(number % 2)):
                if not effort.spent() and not all(where.isdisjoint(one) for one in section):
                    self._improve(section, among, work)
        return self._routes()

    def _routes(self) -> list[Members]:
        return sorted(set(self.route_of.values()))

    def _learn(self, members: Members, posts: int, travel: int) -> None:
        if members not in self.known:
            reduced_cost = posts * SCALE - sum(self.prices[list(members)].tolist())
            self.known[members] = Known(posts, travel, reduced_cost)

    def _cost(self, routes: Iterable[Members]) -> int:
        routes = list(routes)
        return self.posts(routes) + self._too_many(routes, self._rooms(routes, routes, ()))

    def _worth_trying(self, used: set[Members], reduced_cost: int) -> dict[int, list[Members]]:
        """Routes that stand in a solution, carry one visit, or have a small reduced cost; by their first visit."""
        found: dict[int, list[Members]] = defaultdict(list)
        for members, known in self.known.items():
            cheap = known.reduced_cost <= reduced_cost
            if (cheap or len(members) == 1 or members in used) and members not in self.forbidden:
                found[members[0]].append(members)
        return found

    def _sections(self, *, shifted: bool) -> list[list[Members]]:
        """The routes in the order of their first slot, in sections of so many visits."""
        block = self.columns.block
        slots = [block.problem.visits[number].slots for number in block.numbers]
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

    def _improve(self, old: Sequence[Members], among: Mapping[int, Sequence[Members]], work: float) -> None:
        """Solves a section again and keeps what is no worse."""
        visits = {visit for members in old for visit in members}
        known = {one for visit in visits for one in among.get(visit, ()) if visits.issuperset(one)}.union(old)
        rooms = self._rooms(old, known, set(self.route_of.values()).difference(old))
        chosen = self._best(sorted(known), set(old), rooms, work)
        saved = self.posts(old) + self._too_many(old, rooms) - self.posts(chosen) - self._too_many(chosen, rooms)
        if saved >= 0:
            for members in chosen:
                self.route_of.update(dict.fromkeys(members, members))

    def _use(self, members: Members) -> Use:
        return self.bottlenecks.use(members, self.known[members].travel)

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

    def _best(
        self, routes: Sequence[Members], old: set[Members], rooms: Mapping[Key, int], work: float
    ) -> list[Members]:
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
        cost = sum(self.known[members].posts * variable for members, variable in used.items())
        for key, room in rooms.items():
            held = [variable for members, variable in used.items() if self._use(members).held_by(key)]
            if len(held) > room:
                over = model.new_int_var(0, len(held), "")
                model.add(sum(held) <= room + over)
                cost += _COST_OF_ONE_TOO_MANY * over
        model.minimize(cost)
        answer = solve(model, list(used.values()), Limits(work=work, linearization=2))
        if answer.values is None:
            return sorted(old)
        return [members for members, value in zip(routes, answer.values, strict=True) if value]
