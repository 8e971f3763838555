"""Improving: of all routes that could stand in a good solution, those that do best together, by CP-SAT.

A solution costs what the certificate's prices say of its visits plus the reduced costs of its routes, penalties
included, so good solutions are made of routes of small reduced cost; those are few, and pricing below zero lists them,
as many as a cap on the parts of a level lets through (Baldacci, Christofides and Mingozzi 2008). Choosing among them
exactly is a restricted master heuristic (Joncour, Michel, Sadykov, Sverdlov and Vanderbeck 2010); the subset rows stand
in its model, where they are exclusions of whole routes that CP-SAT would not find by itself. A long block is solved
section by section along the calendar, each pass with other borders. Work is counted, not time: equal blocks give equal
routes everywhere.

What it proves: that no routes have fewer posts, where those found come down to the certificate's; else nothing.
Complexity: one pricing, then for each section of each pass a model in CP-SAT with a limit of work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from math import inf
from typing import NamedTuple

from ortools.sat.python import cp_model

from solvers.cpsat import Branching, Limits, solve
from solvers.effort import Cancelled, Effort, never
from solvers.routing.bottlenecks import MOST_SLOTS, Key, Members, Use
from solvers.routing.certificate import Certificate
from solvers.routing.columns import Columns
from solvers.routing.pricing import SCALE, Pricer
from solvers.routing.separating import Subset, pairs_held

_VISITS = 300
_COST_OF_ONE_TOO_MANY = 4  # posts: a route that falls apart costs about one team more
_MOST_PARTS = 50_000
_DEAREST = SCALE * 7 // 10  # reduced cost of the routes that are listed


class Pass(NamedTuple):
    """Routes of at most so much reduced cost, in millionths of a post; the search in each section; its visits."""

    reduced_cost: int
    limits: Limits
    visits: int = _VISITS


def _search(work: float, branching: Branching | None) -> Limits:
    return Limits(seconds=inf, work=work, linearization=2, probing=False, branching=branching)


# A short block is one section, and at last two that are not always the same. A long one has sections that are mostly
# solved to the optimum: what keeps it from being better are their borders, so that it takes long sections of the
# cheapest routes first, and passes with other borders then. Where there is a good solution to begin with, a search that
# follows the relaxation is better and sooner done; in sections of a long block one by pseudo costs still more so.
_SHORT = (
    *(Pass(SCALE * tenths // 10, _search(2.0, None)) for tenths in (2, 4)),
    Pass(SCALE * 6 // 10, _search(1.5, Branching.RELAXED)),
    *[Pass(SCALE * 6 // 10, _search(1.0, Branching.RELAXED), 160)] * 2,
)
_OF_LONG = _search(1.0, Branching.PSEUDO_COSTS)
_LONG = (
    *(Pass(SCALE * tenths // 10, _OF_LONG, 400) for tenths in (2, 4)),
    *[Pass(SCALE * 5 // 10, _OF_LONG, 330)] * 3,
    *[Pass(SCALE * 6 // 10, _OF_LONG, 260)] * 3,
    *[Pass(_DEAREST, _OF_LONG, 260)] * 2,
)
_REPAIRING = 2  # the last passes, for what fell apart
_FIRST_SECTIONS = (4, 2, 3, 1)  # quarters of a whole one, pass after pass


class Known(NamedTuple):
    """A route that may be chosen; its reduced cost in millionths of a post."""

    posts: int
    travel: int
    reduced_cost: int


@dataclass
class Improvement:
    """A solution on its way down.

    certificate: its prices say which routes are dear; forbidden: routes that must not be in the solution; cancelled:
    heard in the middle of a section.
    """

    columns: Columns
    certificate: Certificate
    forbidden: set[Members] = field(default_factory=set)
    cancelled: Cancelled = never

    def __post_init__(self) -> None:
        self.is_long = self.columns.is_long
        self.bottlenecks = self.columns.bottlenecks
        self.known: dict[Members, Known] = {}
        self.route_of: dict[int, Members] = {}
        self._list()
        prices = self.certificate.prices
        for members, posts in self.columns.posts.items():
            if members not in self.known:  # dear, or beyond the cap of the list: either way it counts as dear
                reduced_cost = max(posts * SCALE - int(prices[list(members)].sum()), _DEAREST)
                self.known[members] = Known(posts, self.columns.travel[members], reduced_cost)

    def _list(self) -> None:
        """Every route of small reduced cost, penalties included."""
        bound = self.certificate
        pricer = Pricer(self.columns.block, bound.prices, bound.cuts, bound.crowding, -_DEAREST, _MOST_PARTS)
        for priced in pricer.routes():
            columns = (priced.members, priced.posts, priced.travel, -priced.gains)
            for members, *numbers in zip(*(column.tolist() for column in columns), strict=True):
                self.known[tuple(members)] = Known(*numbers)

    def posts(self, routes: Iterable[Members]) -> int:
        """The posts of some routes in all."""
        return sum(self.known[members].posts for members in routes)

    def run(self, solutions: Sequence[Sequence[Members]], effort: Effort) -> list[Members]:
        """The best of the solutions, then better ones from their routes and others of small reduced cost."""
        best = min(solutions, key=self._cost)
        self.route_of = {visit: members for members in best for visit in members}
        used = {members for solution in solutions for members in solution}
        return self._improved(used, set(self.route_of), self._passes, effort)

    def repair(self, lost: Iterable[Members], effort: Effort) -> list[Members]:
        """Another solution without the routes that are lost: their sections are solved again."""
        self.forbidden.update(lost)
        apart = {visit for members in lost for visit in members}
        self.route_of.update({visit: (visit,) for visit in apart})
        return self._improved(set(self._routes()), apart, self._passes[-_REPAIRING:], effort)

    @property
    def _passes(self) -> tuple[Pass, ...]:
        return _LONG if self.is_long else _SHORT

    def _improved(
        self, used: set[Members], where: AbstractSet[int], passes: Sequence[Pass], effort: Effort
    ) -> list[Members]:
        """The solution after these passes over the sections that hold one of the visits in `where`, or at the bound."""
        for turn, (reduced_cost, limits, visits) in enumerate(passes):
            if self._cost(self._routes()) <= self.certificate.posts:
                break
            among = self._worth_trying(used, reduced_cost)
            for section in self.sections(turn, visits):
                if not effort.spent() and not all(where.isdisjoint(one) for one in section):
                    self._improve(section, among, limits)
        return self._routes()

    def _routes(self) -> list[Members]:
        return sorted(set(self.route_of.values()))

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

    def sections(self, turn: int, visits: int) -> list[list[Members]]:
        """The routes in sections of so many visits; by turns in the order of their first and of their last slot."""
        if len(self.columns.block.numbers) <= visits:
            return [self._routes()]
        when = self._last_slot if turn % 2 else self._first_slot
        sections: list[list[Members]] = [[]]
        room = visits * _FIRST_SECTIONS[turn % len(_FIRST_SECTIONS)] // 4
        for members in sorted(self._routes(), key=when):
            if len(members) > room:
                sections.append([])
                room = visits
            sections[-1].append(members)
            room -= len(members)
        return sections

    def _first_slot(self, members: Members) -> int:
        return max((slots & -slots).bit_length() for slots in self._slots(members))

    def _last_slot(self, members: Members) -> int:
        return min(slots.bit_length() for slots in self._slots(members))

    def _slots(self, members: Members) -> list[int]:
        block = self.columns.block
        return [block.problem.visits[block.numbers[visit]].slots for visit in members]

    def _improve(self, old: Sequence[Members], among: Mapping[int, Sequence[Members]], limits: Limits) -> None:
        """Solves a section again and keeps what is no worse."""
        visits = {visit for members in old for visit in members}
        routes = {one for visit in visits for one in among.get(visit, ()) if visits.issuperset(one)}
        subsets = [subset for subset in self.certificate.cuts.subsets if visits.issuperset(subset)]
        self._choose(old, routes, limits, subsets)

    def _choose(
        self, old: Sequence[Members], among: AbstractSet[Members], limits: Limits, subsets: Sequence[Subset]
    ) -> None:
        """Puts the best of some routes in the place of the old ones if it is no worse."""
        known = {*among, *old}
        rooms = self._rooms(old, known, set(self.route_of.values()).difference(old))
        chosen = self._best(sorted(known), set(old), rooms, limits, subsets)
        saved = self.posts(old) + self._too_many(old, rooms) - self.posts(chosen) - self._too_many(chosen, rooms)
        if saved >= 0:
            for members in chosen:
                self.route_of.update(dict.fromkeys(members, members))

    def _use(self, members: Members) -> Use:
        return self.bottlenecks.use(members, self.known[members].travel)

    def _tight(self, routes: Iterable[Members]) -> dict[Members, Use]:
        """The use of those of the routes that a bottleneck could hold."""
        uses = {members: self._use(members) for members in routes}
        return {members: use for members, use in uses.items() if use.slots.bit_count() <= MOST_SLOTS}

    def _rooms(self, old: Iterable[Members], among: Iterable[Members], outside: Iterable[Members]) -> dict[Key, int]:
        """How many routes of a section each bottleneck of its routes has room for beside the routes outside."""
        keys = sorted(self.bottlenecks.loads((use, 1) for use in self._tight({*old, *among}).values()))
        uses = self._tight(outside).values()
        return {key: max(0, self.bottlenecks.limit(key) - sum(use.held_by(key) for use in uses)) for key in keys}

    def _too_many(self, routes: Iterable[Members], rooms: Mapping[Key, int]) -> int:
        """Routes beyond the room of the bottlenecks, in posts that they will cost."""
        uses = self._tight(routes).values()
        beyond = (max(0, sum(use.held_by(key) for use in uses) - room) for key, room in rooms.items())
        return _COST_OF_ONE_TOO_MANY * sum(beyond)

    def _best(
        self,
        routes: Sequence[Members],
        old: set[Members],
        rooms: Mapping[Key, int],
        limits: Limits,
        subsets: Iterable[Subset],
    ) -> list[Members]:
        """Of the routes, those that carry each visit once at fewest posts; subset rows in `subsets` help to see it."""
        model = cp_model.CpModel()
        used = {members: model.new_bool_var("") for members in routes}
        carrying: dict[int, list[Members]] = defaultdict(list)
        for members, variable in used.items():
            model.add_hint(variable, members in old)
            for visit in members:
                carrying[visit].append(members)
        for own in carrying.values():
            model.add_exactly_one(used[members] for members in own)
        for subset in subsets:
            pairs = pairs_held(subset, carrying)
            if len(subset) == 3:
                model.add_at_most_one(used[members] for members in pairs)
            else:
                model.add(sum(count * used[members] for members, count in pairs.items()) <= len(subset) // 2)
        step = self.columns.block.step
        cost = sum(self.known[members].posts // step * variable for members, variable in used.items())
        tight = self._tight(routes)
        for key, room in rooms.items():
            held = [used[members] for members, use in tight.items() if use.held_by(key)]
            if len(held) > room:
                over = model.new_int_var(0, len(held), "")
                model.add(sum(held) <= room + over)
                cost += -(-_COST_OF_ONE_TOO_MANY // step) * over
        model.minimize(cost)
        answer = solve(model, list(used.values()), replace(limits, cancelled=self.cancelled))
        if answer.values is None:
            return sorted(old)
        return [members for members, value in zip(routes, answer.values, strict=True) if value]
