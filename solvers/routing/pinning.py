"""Pinned visits placed exactly, where the greedy found no place for some of them: routes, slots and people at once.

Of the pinned visits of one week, with y_c = 1 where route c is made (visits, and a slot into which they fit in their
best order) and x_pc = 1 where person p, who may go there (R10), is on it:

    minimise  sum of x_pc                            posts
    sum of y_c over the routes with visit v  =  1    for every visit v
    x_pc  <=  y_c                                    = for the people whom its pins name (R12)
    sum of x_pc over the routes of a slot  <=  1     for every person; over all routes at most the weekly limit
    sum of x_pc over a department  >=  posts_per_department y_c      where it has a check on the route (R7)
    sum of x_pc over those of it with a specialty  >=  y_c           where it must bring it (R8)
    sum of x_pc over those who may lead  >=  y_c                     of departments with a lead check, if any (R9)
    least_posts y_c  <=  sum of x_pc over all people  <=  most_posts y_c

What is not pinned could only be in the way, and weeks share no limit. So where every route that fits is there and this
has no solution, the pins cannot hold: that is a proof. The programme is of our own. Complexity: the routes are subsets
of the pins of one day, of which few fit into a session; then CP-SAT.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ortools.sat.python import cp_model

from solvers.cpsat import Limits, solve
from solvers.effort import Effort
from solvers.routing.orders import EVERY_ORDER, best_order, starts
from solvers.routing.problem import Inspector, Problem, Visit
from solvers.routing.solution import Post, Route
from solvers.routing.teams import needs_of, singles

_MOST_ROUTES = 20_000
_SECONDS, _WORK = 600.0, 60.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Routes for pinned visits. decided: whether it is proved that there are none, where there are none."""

    routes: tuple[Route, ...]
    decided: bool = True


def placed(problem: Problem, lost: Iterable[int], effort: Effort) -> Placed:
    """Routes for all pinned visits of each week that has some of the lost, but for weeks in which they cannot hold.

    effort: a cancel is heeded.
    """
    pinned: dict[int, list[int]] = {_week(problem.visits[number], problem): [] for number in lost}
    for number, visit in enumerate(problem.visits):
        if visit.pinned and visit.slots and _week(visit, problem) in pinned:
            pinned[_week(visit, problem)].append(number)
    found = [_Week(problem, tuple(numbers)).placed(effort) for _, numbers in sorted(pinned.items())]
    return Placed(tuple(route for one in found for route in one.routes), all(one.decided for one in found))


def _week(visit: Visit, problem: Problem) -> int:
    """The week of a pinned visit, all slots of which are on one day."""
    return problem.slots[visit.slots.bit_length() - 1].week


@dataclass(frozen=True, slots=True)
class _Column:
    """A route that fits: its slot, its visits in their best order, and who may be on it."""

    slot: int
    visits: tuple[int, ...]
    people: tuple[int, ...]


class _Week:
    """The pinned visits of one week."""

    def __init__(self, problem: Problem, numbers: tuple[int, ...]) -> None:
        self.problem, self.numbers = problem, numbers
        self.columns: list[_Column] = []
        self.whole = self._enumerate()

    def placed(self, effort: Effort) -> Placed:
        """The fewest posts; no routes where there is no way, or none was found."""
        model = cp_model.CpModel()
        made = [model.new_bool_var("") for _ in self.columns]
        goes = {
            (place, person): model.new_bool_var("") for place, one in enumerate(self.columns) for person in one.people
        }
        for number in self.numbers:
            model.add_exactly_one(made[place] for place, one in enumerate(self.columns) if number in one.visits)
        self._one_place_at_once(model, goes)
        for place, one in enumerate(self.columns):
            self._team(model, made[place], {person: goes[place, person] for person in one.people}, one)
        model.minimize(sum(goes.values()))
        asked = [*made, *goes.values()]
        answer = solve(model, asked, Limits(_SECONDS, work=_WORK, cancelled=effort.cancelled))
        if answer.values is None:
            return Placed((), self.whole and answer.infeasible)
        going = [key for key, value in zip(goes, answer.values[len(made) :], strict=True) if value]
        return Placed(
            tuple(
                self._route(one, [person for at, person in going if at == place])
                for place, (one, value) in enumerate(zip(self.columns, answer.values, strict=False))
                if value
            )
        )

    def _enumerate(self) -> bool:
        """Every route that fits, smaller ones first, as parts of one that fits do too; False where some are missing."""
        for slot in range(len(self.problem.slots)):
            here = [number for number in self.numbers if self.problem.visits[number].slots >> slot & 1]
            longer: list[tuple[int, ...]] = [()]
            while longer:
                longer = [
                    (*some, number)
                    for some in longer
                    for number in here
                    if (not some or number > some[-1]) and self._add(slot, (*some, number))
                ]
                if len(self.columns) > _MOST_ROUTES or any(len(some) >= EVERY_ORDER for some in longer):
                    return False
        return True

    def _add(self, slot: int, numbers: tuple[int, ...]) -> bool:
        order = best_order(self.problem.travel, numbers)
        if self._starts(order)[-1] + self.problem.visits[order[-1]].minutes > self.problem.slots[slot].minutes:
            return False
        visits = [self.problem.visits[number] for number in numbers]
        people = tuple(
            person
            for person, inspector in enumerate(self.problem.inspectors)
            if _may_go(person, inspector, slot, visits)
        )
        self.columns.append(_Column(slot, tuple(order), people))
        return True

    def _starts(self, order: Sequence[int]) -> tuple[int, ...]:
        return starts(self.problem.visits, self.problem.travel, order)

    def _one_place_at_once(self, model: cp_model.CpModel, goes: dict[tuple[int, int], cp_model.IntVar]) -> None:
        """R10: nobody in two places in a session, nor beyond the weekly limit."""
        by_person: dict[int, list[int]] = {}
        for place, person in goes:
            by_person.setdefault(person, []).append(place)
        for person, places in by_person.items():
            for _, at_once in groupby(sorted(places, key=self._slot_of), key=self._slot_of):
                model.add_at_most_one(goes[place, person] for place in at_once)
            if self.problem.week_limit is not None:
                model.add(sum(goes[place, person] for place in places) <= self.problem.week_limit)

    def _slot_of(self, place: int) -> int:
        return self.columns[place].slot

    def _team(
        self, model: cp_model.CpModel, made: cp_model.IntVar, goes: dict[int, cp_model.IntVar], one: _Column
    ) -> None:
        """R7-R9 and R12 of one route."""
        problem, visits = self.problem, [self.problem.visits[number] for number in one.visits]
        needs, inspectors = needs_of(visits), problem.inspectors
        for var in goes.values():
            model.add_implication(var, made)
        for person in _held(visits):
            model.add(goes.get(person, 0) >= made)
        for department, specialties in needs.items():
            own = [person for person in goes if inspectors[person].department == department]
            model.add(sum(goes[person] for person in own) >= problem.posts_per_department * made)
            for bit in singles(specialties):
                model.add(sum(goes[person] for person in own if inspectors[person].specialties & bit) >= made)
        if problem.leader_required:
            model.add(sum(goes[person] for person in self._leaders(one, goes)) >= made)
        model.add(sum(goes.values()) >= problem.least_posts * made)
        if problem.most_posts is not None:
            model.add(sum(goes.values()) <= problem.most_posts)

    def _leaders(self, one: _Column, people: Iterable[int]) -> list[int]:
        leads = frozenset[int]().union(*(self.problem.visits[number].leads for number in one.visits))
        inspectors = self.problem.inspectors
        return [
            person
            for person in people
            if inspectors[person].may_lead and (not leads or inspectors[person].department in leads)
        ]

    def _route(self, one: _Column, people: Sequence[int]) -> Route:
        """The route with a post for each of its people; each specialty is asked of the first who has it."""
        visits, inspectors = [self.problem.visits[number] for number in one.visits], self.problem.inspectors
        held, needs = _held(visits), needs_of(visits)
        leader = min(self._leaders(one, people)) if self.problem.leader_required else None
        asked = dict.fromkeys(people, 0)
        for department, specialties in needs.items():
            own = [person for person in people if inspectors[person].department == department]
            for bit in singles(specialties):
                asked[next(person for person in own if inspectors[person].specialties & bit)] |= bit
        posts = (
            Post(inspectors[person].department, asked[person], person == leader, person if person in held else None)
            for person in people
        )
        return Route(one.slot, one.visits, self._starts(one.visits), tuple(posts))


def _may_go(person: int, inspector: Inspector, slot: int, visits: Sequence[Visit]) -> bool:
    """Whether the inspector is there in the slot, covers the areas of the visits and is recused from none (R10)."""
    return bool(inspector.slots >> slot & 1) and all(
        inspector.areas >> visit.area & 1 and person not in visit.recused for visit in visits
    )


def _held(visits: Iterable[Visit]) -> frozenset[int]:
    return frozenset[int]().union(*(visit.held_by for visit in visits))
