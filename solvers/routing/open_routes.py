"""Routes under construction, each with a slot and a team that can be filled beside all the others.

A matching of all posts to people is kept all the while (leave, certificates, areas, recusals, weekly limits), so what
is accepted can be staffed. A visit goes where it costs the fewest additional posts, then the least travel (cheapest
insertion, Solomon 1987). No proof of quality; the proofs come from elsewhere. Complexity: a visit is tried at every
place of the routes that fit it, one augmenting path a try.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from solvers.effort import Effort
from solvers.matching import Matching, OpenPost
from solvers.routing.orders import starts
from solvers.routing.parts import Kept, only, smaller
from solvers.routing.problem import Problem, Visit
from solvers.routing.solution import Post, Route, Routing
from solvers.routing.teams import fewest_posts, holding, may_fill, may_need_company, needs_of, shapes

_MOST_MOVES, _MOST_TARGETS = 60, 12


@dataclass(slots=True)
class OpenRoute:
    """One route. A route that lost all its visits stays in the list, and stands nowhere else."""

    slot: int
    area: int
    visits: list[int]
    posts: tuple[Post, ...] = ()


@dataclass(slots=True)
class OpenRoutes:
    """All routes so far. visits: those of the problem, some in part; whole_departments: these are left out, or none.

    effort: only a cancel is heeded.
    """

    problem: Problem
    effort: Effort
    whole_departments: bool = False
    routes: list[OpenRoute] = field(default_factory=list)
    by_area: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    at_slot: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    busy: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))
    in_part: dict[int, Kept] = field(default_factory=dict)
    post_count: int = 0
    _before: list[tuple[int, int, list[int], tuple[Post, ...]]] | None = None
    visits: list[Visit] = field(init=False)
    matching: Matching = field(init=False)
    staff: dict[int, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.visits = list(self.problem.visits)
        self.matching = Matching(self.problem.week_limit)
        self.staff = defaultdict(list)
        for number, inspector in enumerate(self.problem.inspectors):
            self.staff[inspector.department].append(number)

    def routing(self) -> Routing:
        """The routes as they are."""
        routes = [one for one in self.routes if one.visits]
        routed = {number for one in routes for number in one.visits}
        return Routing(
            tuple(Route(one.slot, tuple(one.visits), self._starts(one.visits), one.posts) for one in routes),
            tuple(number for number in range(len(self.visits)) if number not in routed),
            in_part=dict(self.in_part),
        )

    def take_over(self, one: Route) -> bool:
        """Makes a route as it is given; False, and nothing changed, where its team cannot be filled beside others."""
        mark, place = self.matching.checkpoint(), len(self.routes)
        members = [self.visits[number] for number in one.visits]
        people = self._people(one.slot, members, {post.department for post in one.posts})
        if not self._fill_posts(place, one.slot, one.posts, people):
            self.matching.rollback(mark)
            return False
        self._accept(place, one.slot, list(one.visits), one.posts)
        return True

    def take_off(self, place: int) -> list[int]:
        """Ends a route; its visits, which are whole again."""
        one = self.routes[place]
        visits = one.visits
        self._leave(place)
        self._put(place, one.slot, [], ())
        for number in visits:
            self.visits[number] = self.problem.visits[number]
            self.in_part.pop(number, None)
        return visits

    def begin_trial(self) -> None:
        """From here on all can be taken back."""
        self.matching.forget()
        self._before = []

    def end_trial(self, numbers: Iterable[int], in_part: Mapping[int, Kept], *, keep: bool) -> None:
        """Keeps what was done since the beginning, or takes it back; then these visits are in part as they were."""
        before, self._before = self._before or (), None
        if keep:
            self.matching.forget()
            return
        self.matching.rollback(0)
        for place, slot, visits, posts in reversed(before):
            self._put(place, slot, visits, posts)
        for number in numbers:
            whole = self.problem.visits[number]
            if number in in_part:
                self.in_part[number], self.visits[number] = in_part[number], only(whole, in_part[number])
            else:
                self.in_part.pop(number, None)
                self.visits[number] = whole

    def settle(self, group: Sequence[int], *, moving: bool = True) -> bool:
        """Gives a whole group a slot and a team; if need be and allowed, by moving one other route to another slot."""
        self.effort.heed()
        slots = self._open_slots_of(group)
        return any(self._fill(len(self.routes), slot, list(group)) for slot in slots) or (
            moving and self._eject(group, slots)
        )

    def _eject(self, group: Sequence[int], slots: Sequence[int]) -> bool:
        """Looks for a route that, moved to another slot, frees the people the group lacks."""
        departments = {department for number in group for department in self.visits[number].needs}
        tries = _MOST_MOVES
        for slot in slots:
            for place in self.at_slot[slot]:
                other = self.routes[place]
                if departments.isdisjoint(post.department for post in other.posts) or self.is_pinned(other.visits):
                    continue
                mark = self.matching.checkpoint()
                self._leave(place)
                posts = self._team(len(self.routes), slot, group)
                elsewhere = self._open_slots_of(other.visits) if posts is not None else []
                for target in elsewhere[:_MOST_TARGETS]:
                    moved = None if target == slot else self._team(place, target, other.visits)
                    if posts is not None and moved is not None:
                        self._put(place, target, other.visits, moved)
                        self._accept(len(self.routes), slot, list(group), posts)
                        return True
                self.matching.rollback(mark)
                tries -= 1
                if not tries:
                    return False
        return False

    def place(self, number: int, *, moving: bool = True) -> bool:
        """Puts a visit on the route where it costs least, or else on one of its own."""
        visit = self.visits[number]
        for _, _, place, position in sorted(self._joins(number, visit)):
            route = self.routes[place]
            grown = [*route.visits[:position], number, *route.visits[position:]]
            if self._fill(place, route.slot, grown):
                return True
        return self.settle([number], moving=moving)

    def place_in_part(self, number: int) -> bool:
        """Places what is left of a visit without some of its checks: the heaviest part that finds a place."""
        whole = self.visits[number]
        for kept, part in smaller(self.problem, whole, whole_departments=self.whole_departments):
            self.visits[number] = part
            if self.place(number, moving=False):
                self.in_part[number] = kept
                return True
        self.visits[number] = whole
        return False

    def _joins(self, number: int, visit: Visit) -> Iterable[tuple[int, int, int, int]]:
        """Open routes the visit could join: (additional posts, additional travel, route, position)."""
        for place in self.by_area[visit.area]:
            route = self.routes[place]
            if not visit.slots >> route.slot & 1:
                continue
            members = [self.visits[other] for other in route.visits]
            posts = fewest_posts(self.problem, needs_of([*members, visit])) - len(route.posts)
            own = fewest_posts(self.problem, visit.needs)
            if posts >= own:
                continue
            best = self._cheapest_position(route, number)
            if best is not None:
                yield posts, best[0], place, best[1]

    def _cheapest_position(self, route: OpenRoute, number: int) -> tuple[int, int] | None:
        before = self._length(route.visits)
        options = (
            (self._length([*route.visits[:position], number, *route.visits[position:]]), position)
            for position in range(len(route.visits) + 1)
        )
        length, position = min(options)
        return (length - before, position) if length <= self.problem.slots[route.slot].minutes else None

    def _length(self, visits: Sequence[int]) -> int:
        minutes = sum(self.visits[number].minutes for number in visits)
        travel = self.problem.travel
        return minutes + sum(travel.minutes(a, b) for a, b in pairwise(visits))

    def _starts(self, visits: Sequence[int]) -> tuple[int, ...]:
        return starts(self.visits, self.problem.travel, visits)

    def _open_slots_of(self, group: Sequence[int]) -> list[int]:
        return self._open_slots(self.slots_of(group), self._length(group), self._area(group))

    def _open_slots(self, slots: int, minutes: int, area: int) -> list[int]:
        """Slots long enough, those with the fewest routes of the area first, so that work spreads over the window."""
        fitting = [
            slot
            for slot in range(len(self.problem.slots))
            if slots >> slot & 1 and self.problem.slots[slot].minutes >= minutes
        ]
        return sorted(fitting, key=lambda slot: (self.busy[area, slot], slot))

    def slots_of(self, group: Sequence[int]) -> int:
        """The slots that all visits of the group may take."""
        slots = -1
        for number in group:
            slots &= self.visits[number].slots
        return slots

    def _area(self, group: Sequence[int]) -> int:
        return self.visits[group[0]].area

    def is_pinned(self, numbers: Iterable[int]) -> bool:
        """Whether a pin holds one of the visits."""
        return any(self.visits[number].pinned for number in numbers)

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
        members = [self.visits[number] for number in visits]
        needs, leads = needs_of(members), frozenset[int]().union(*(member.leads for member in members))
        held = frozenset[int]().union(*(member.held_by for member in members))
        people = self._people(slot, members, needs.keys() | {self.problem.inspectors[one].department for one in held})
        if may_need_company(self.problem, needs, leads, chain.from_iterable(people.values())):
            people = self._people(slot, members, self.staff)
        owned = {
            department: {self.problem.inspectors[person].specialties for person in own}
            for department, own in people.items()
        }
        mark = self.matching.checkpoint()
        teams: Iterable[tuple[Post, ...]] = shapes(
            self.problem, needs, leads, {key: sorted(sets) for key, sets in owned.items()}
        )
        if held:
            teams = sorted((team for team in (holding(self.problem, one, held) for one in teams) if team), key=len)
        for posts in teams:
            if self._fill_posts(place, slot, posts, people):
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

    def _fill_posts(self, place: int, slot: int, posts: Sequence[Post], people: dict[int, list[int]]) -> bool:
        week = self.problem.slots[slot].week
        inspectors = self.problem.inspectors
        for number, post in enumerate(posts):
            candidates = [
                person
                for person in people[post.department]
                if may_fill(post, inspectors[person]) and post.held_by in {None, person}
            ]
            if not self.matching.add((place, number), OpenPost(slot, week, candidates)):
                return False
        return True

    def _leave(self, place: int) -> None:
        """Takes a route's posts out of the matching."""
        for number in range(len(self.routes[place].posts)):
            self.matching.remove((place, number))

    def _accept(self, place: int, slot: int, visits: list[int], posts: tuple[Post, ...]) -> None:
        self._put(place, slot, visits, posts)
        if self._before is None:
            self.matching.forget()

    def _put(self, place: int, slot: int, visits: list[int], posts: tuple[Post, ...]) -> None:
        """Changes a route: no other line does."""
        if place == len(self.routes):
            self.routes.append(OpenRoute(slot, self.visits[visits[0]].area, [], ()))
        one = self.routes[place]
        if self._before is not None:
            self._before.append((place, one.slot, one.visits, one.posts))
        was, now = one.slot if one.visits else None, slot if visits else None
        if was is not None and was != now:
            self.at_slot[was].remove(place)
            self.busy[one.area, was] -= 1
        if now is not None and was != now:
            self.at_slot[now].append(place)
            self.busy[one.area, now] += 1
        if was is None:
            self.by_area[one.area].append(place)
        if now is None:
            self.by_area[one.area].remove(place)
        self.post_count += len(posts) - len(one.posts)
        one.slot, one.visits, one.posts = slot, visits, posts
