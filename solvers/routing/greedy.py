"""A careful greedy: each visit goes where it costs the fewest additional posts, then the least travel.

Cheapest insertion (Solomon 1987) over open routes, with one thing that is not usual: a matching of all posts to
people is kept all the while, so a route is only ever accepted with a team that really can be filled beside all
the others (leave, certificates, areas, recusals, weekly limits). No proof of quality; the proofs come from elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from solvers.effort import ENDLESS, Effort
from solvers.matching import Matching, OpenPost
from solvers.routing.problem import Inspector, Problem, Visit
from solvers.routing.solution import Post, Route, Routing
from solvers.routing.teams import fewest_posts, needs_of, shapes

Group = TypeVar("Group", bound=Sequence[int])
_MOST_MOVES, _MOST_TARGETS = 60, 12


def route(
    problem: Problem,
    wanted: Sequence[Sequence[int]] = (),
    urgent: AbstractSet[int] = frozenset(),
    effort: Effort = ENDLESS,
) -> Routing:
    """Routes for as many visits as find a place; those with the fewest slots choose first.

    wanted: visits that should share a route, best order first. Each group gets a slot and a team as a whole; the
    visits of a group that finds none look for a place one by one. urgent: visits that choose first, in no group.
    effort: only a cancel is heeded.
    """
    return _Greedy(problem, effort, urgent).run(wanted)


def unsettled(problem: Problem, wanted: Sequence[tuple[int, ...]], effort: Effort = ENDLESS) -> list[tuple[int, ...]]:
    """Those of the groups of several visits that find no slot and team as a whole, beside the others.

    A visit alone must have its place: where it finds none it chooses first, and the groups are asked again.
    """
    lost = _Greedy(problem, effort).unsettled(wanted)
    alone = {group[0] for group in lost if len(group) == 1}
    if alone:
        lost = _Greedy(problem, effort, alone).unsettled(wanted)
    return [group for group in lost if len(group) > 1]


@dataclass(slots=True)
class _OpenRoute:
    slot: int
    area: int
    visits: list[int]
    posts: tuple[Post, ...] = ()


@dataclass(slots=True)
class _Greedy:
    problem: Problem
    effort: Effort
    urgent: AbstractSet[int] = frozenset()
    routes: list[_OpenRoute] = field(default_factory=list)
    by_area: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    at_slot: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    busy: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    matching: Matching = field(init=False)
    staff: dict[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.matching = Matching(self.problem.week_limit)
        self.staff = defaultdict(list)
        for number, inspector in enumerate(self.problem.inspectors):
            self.staff[inspector.department].append(number)

    def run(self, wanted: Sequence[Sequence[int]]) -> Routing:
        groups = [[number] for number in sorted(self.urgent)]
        groups += [list(group) for group in wanted if self.urgent.isdisjoint(group)]
        routed = {number for group in self.in_order(groups) for number in self._settled(group)}
        unrouted = [
            number
            for number in self._order()
            if number not in routed
            and not self._place(number)
            and not any(self._place(one, moving=False) for one in self.problem.fallbacks.get(number, ()))
        ]
        routes = (
            Route(route.slot, tuple(route.visits), self._starts(route.visits), route.posts) for route in self.routes
        )
        return Routing(tuple(routes), tuple(sorted(unrouted)))

    def unsettled(self, wanted: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
        return [group for group in self.in_order(wanted) if not self.settle(group)]

    def _order(self) -> list[int]:
        visits = self.problem.visits
        smaller = {number for numbers in self.problem.fallbacks.values() for number in numbers}
        return sorted(
            (number for number in range(len(visits)) if number not in smaller),
            key=lambda number: (
                not visits[number].pinned,
                number not in self.urgent,
                visits[number].slots.bit_count(),
                visits[number].area,
                sorted(visits[number].needs),
                number,
            ),
        )

    def _settled(self, group: Sequence[int]) -> Sequence[int]:
        """The visits of a group that found a place: all as a whole, or one by one those that cannot wait."""
        if self.settle(group):
            return group
        visits = self.problem.visits
        return [number for number in group if (visits[number].pinned or number in self.urgent) and self._place(number)]

    def in_order(self, wanted: Sequence[Group]) -> list[Group]:
        """Pinned routes first, then urgent ones, then those with the fewest slots, then the heaviest."""
        visits = self.problem.visits
        return sorted(
            wanted,
            key=lambda group: (
                not any(visits[number].pinned for number in group),
                self.urgent.isdisjoint(group),
                self._slots_of(group).bit_count(),
                -sum(visits[number].weight for number in group),
                tuple(group),
            ),
        )

    def _slots_of(self, group: Sequence[int]) -> int:
        slots = -1
        for number in group:
            slots &= self.problem.visits[number].slots
        return slots

    def settle(self, group: Sequence[int], *, moving: bool = True) -> bool:
        """Gives a whole group a slot and a team; if need be and allowed, by moving one other route to another slot."""
        self.effort.heed()
        slots = self._open_slots_of(group)
        return any(self._fill(len(self.routes), slot, list(group)) for slot in slots) or (
            moving and self._eject(group, slots)
        )

    def _eject(self, group: Sequence[int], slots: Sequence[int]) -> bool:
        """Looks for a route that, moved to another slot, frees the people the group lacks."""
        departments = {department for number in group for department in self.problem.visits[number].needs}
        tries = _MOST_MOVES
        for slot in slots:
            for place in self.at_slot[slot]:
                other = self.routes[place]
                if departments.isdisjoint(post.department for post in other.posts) or self._is_pinned(other.visits):
                    continue
                mark = self.matching.checkpoint()
                self._leave(place)
                posts = self._team(len(self.routes), slot, group)
                elsewhere = self._open_slots_of(other.visits) if posts is not None else []
                for target in elsewhere[:_MOST_TARGETS]:
                    moved = None if target == slot else self._team(place, target, other.visits)
                    if posts is not None and moved is not None:
                        self._move(place, target, moved)
                        self._accept(len(self.routes), slot, list(group), posts)
                        return True
                self.matching.rollback(mark)
                tries -= 1
                if not tries:
                    return False
        return False

    def _is_pinned(self, numbers: Iterable[int]) -> bool:
        return any(self.problem.visits[number].pinned for number in numbers)

    def _open_slots_of(self, group: Sequence[int]) -> list[int]:
        return self._open_slots(self._slots_of(group), self._length(group), self._area(group))

    def _leave(self, place: int) -> None:
        """Takes a route's posts out of the matching."""
        for number in range(len(self.routes[place].posts)):
            self.matching.remove((place, number))

    def _move(self, place: int, slot: int, posts: tuple[Post, ...]) -> None:
        one = self.routes[place]
        self.at_slot[one.slot].remove(place)
        self.at_slot[slot].append(place)
        self.busy[one.area, one.slot] -= 1
        self.busy[one.area, slot] += 1
        one.slot, one.posts = slot, posts

    def _area(self, group: Sequence[int]) -> int:
        return self.problem.visits[group[0]].area

    def _place(self, number: int, *, moving: bool = True) -> bool:
        visit = self.problem.visits[number]
        for _, _, place, position in sorted(self._joins(number, visit)):
            route = self.routes[place]
            grown = [*route.visits[:position], number, *route.visits[position:]]
            if self._fill(place, route.slot, grown):
                return True
        return self.settle([number], moving=moving)

    def _joins(self, number: int, visit: Visit) -> Iterable[tuple[int, int, int, int]]:
        """Open routes the visit could join: (additional posts, additional travel, route, position)."""
        for place in self.by_area[visit.area]:
            route = self.routes[place]
            if not visit.slots >> route.slot & 1:
                continue
            members = [self.problem.visits[other] for other in route.visits]
            posts = fewest_posts(self.problem, needs_of([*members, visit])) - len(route.posts)
            own = fewest_posts(self.problem, visit.needs)
            if posts >= own:
                continue
            best = self._cheapest_position(route, number)
            if best is not None:
                yield posts, best[0], place, best[1]

    def _cheapest_position(self, route: _OpenRoute, number: int) -> tuple[int, int] | None:
        before = self._length(route.visits)
        options = (
            (self._length([*route.visits[:position], number, *route.visits[position:]]), position)
            for position in range(len(route.visits) + 1)
        )
        length, position = min(options)
        return (length - before, position) if length <= self.problem.slots[route.slot].minutes else None

    def _length(self, visits: Sequence[int]) -> int:
        minutes = sum(self.problem.visits[number].minutes for number in visits)
        travel = self.problem.travel
        return minutes + sum(travel.minutes(a, b) for a, b in pairwise(visits))

    def _starts(self, visits: Sequence[int]) -> tuple[int, ...]:
        return tuple(
            self._length(visits[: position + 1]) - self.problem.visits[number].minutes
            for position, number in enumerate(visits)
        )

    def _open_slots(self, slots: int, minutes: int, area: int) -> list[int]:
        """Slots long enough, those with the fewest routes of the area first, so that work spreads over the window."""
        fitting = [
            slot
            for slot in range(len(self.problem.slots))
            if slots >> slot & 1 and self.problem.slots[slot].minutes >= minutes
        ]
        return sorted(fitting, key=lambda slot: (self.busy[area, slot], slot))

    def _fill(self, place: int, slot: int, visits: list[int]) -> bool:
        """Gives the route these visits if a team can be filled for them; otherwise changes nothing."""
        mark = self.matching.checkpoint()
        if place < len(self.routes):
            self._leave(place)
        posts = self._team(place, slot, visits)
        if posts is None:
            self.matching.rollback(mark)
            return False
        self._accept(place, slot, visits, posts)
        return True

    def _team(self, place: int, slot: int, visits: Sequence[int]) -> tuple[Post, ...] | None:
        """A team for these visits in this slot, filled in the matching; None where there is none."""
        members = [self.problem.visits[number] for number in visits]
        needs, leads = needs_of(members), frozenset[int]().union(*(member.leads for member in members))
        people = self._people(slot, members, needs)
        owned = {
            department: {self.problem.inspectors[person].specialties for person in own}
            for department, own in people.items()
        }
        mark = self.matching.checkpoint()
        held = frozenset[int]().union(*(member.held_by for member in members))
        for shape in shapes(self.problem, needs, leads, {key: sorted(sets) for key, sets in owned.items()}):
            posts = self._hold(shape, held)
            if posts is not None and self._fill_posts(place, slot, posts, people):
                return posts
            self.matching.rollback(mark)
        return None

    def _people(self, slot: int, members: Sequence[Visit], needs: Iterable[int]) -> dict[int, list[int]]:
        areas = 0
        recused: set[int] = set()
        for member in members:
            areas |= 1 << member.area
            recused |= member.recused
        inspectors = self.problem.inspectors
        return {
            department: [
                person
                for person in self.staff[department]
                if inspectors[person].slots >> slot & 1
                and inspectors[person].areas & areas == areas
                and person not in recused
            ]
            for department in needs
        }

    def _hold(self, shape: tuple[Post, ...], held: frozenset[int]) -> tuple[Post, ...] | None:
        """The shape with pinned people in posts they can fill; None where one of them finds no post."""
        posts = list(shape)
        for person in sorted(held):
            inspector = self.problem.inspectors[person]
            free = (place for place, post in enumerate(posts) if post.held_by is None and _may_fill(post, inspector))
            place = next(free, None)
            if place is None:
                return None
            posts[place] = replace(posts[place], held_by=person)
        return tuple(posts)

    def _fill_posts(self, place: int, slot: int, posts: Sequence[Post], people: dict[int, list[int]]) -> bool:
        week = self.problem.slots[slot].week
        inspectors = self.problem.inspectors
        for number, post in enumerate(posts):
            candidates = [
                person
                for person in people[post.department]
                if _may_fill(post, inspectors[person]) and post.held_by in {None, person}
            ]
            if not self.matching.add((place, number), OpenPost(slot, week, candidates)):
                return False
        return True

    def _accept(self, place: int, slot: int, visits: list[int], posts: tuple[Post, ...]) -> None:
        self.matching.forget()
        if place == len(self.routes):
            area = self.problem.visits[visits[0]].area
            self.routes.append(_OpenRoute(slot, area, visits, posts))
            self.by_area[area].append(place)
            self.at_slot[slot].append(place)
            self.busy[area, slot] += 1
        else:
            self.routes[place].visits, self.routes[place].posts = visits, posts


def _may_fill(post: Post, inspector: Inspector) -> bool:
    return (
        inspector.department == post.department
        and inspector.specialties & post.specialties == post.specialties
        and (inspector.may_lead or not post.leader)
    )
