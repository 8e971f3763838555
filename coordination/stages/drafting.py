"""drafting: the ways a touched route of a replan could go, each as a route with posts; a part of `replan`.

What is listed is said by `Reach`:

people: every route stands, posts alone can change; whole: touched routes stay together, on their date or else in their
session or else anywhere, whatever is nearest to what was published; wide: besides, they go anywhere, with whatever
checks are possible there, leave out departments where they were, part, and their visits join routes that have room;
what is found is mended then (`mending`), and routes that stood give way where that keeps weight, dates or sessions.

Source: our own, by enumeration. Complexity: for each touched route and each of its visits a way a slot, and some
`_MOST_JOINS` others; 2^d for d departments of a route, d beyond `_MOST_DEPARTMENTS`. No proof that another way is no
better, but where `solvers.replanning` says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property
from itertools import combinations

from coordination.stages.joining import parts_beside, stop_of, visits_beside
from coordination.stages.reposing import Reposing
from coordination.stages.reteam import soonest, team, timed
from solvers.planning.plan import Route
from solvers.replanning import problem as replanning
from solvers.replanning.packing import Packing

_MOST_JOINS = 12  # routes that are nearest in time, of those a visit could join
_MOST_DEPARTMENTS = 4  # of which every combination may be left out; of more one at a time


class Reach(IntEnum):
    """How far a replan looks; each looks farther than the one before."""

    PEOPLE = 0
    WHOLE = 1
    WIDE = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """A way in the words of the plan: posts name whom they had, nobody where they are new."""

    number: int
    route: Route
    visits: tuple[int, ...]
    stands: bool


@dataclass(frozen=True)
class Drafts:
    """The ways of a reposing, as far as a reach goes."""

    posing: Reposing
    reach: Reach
    packings: Sequence[Packing] = ()

    @cached_property
    def listed(self) -> tuple[Draft, ...]:
        """Every way, those that stand first."""
        posing = self.posing
        moving = [number for number in sorted(posing.touched) if self.reach > Reach.PEOPLE]
        found = [draft for number in moving for draft in self._of_touched(number)]
        found += [draft for packing in self.packings for draft in self._packed(packing)]
        found += [draft for number in range(len(posing.visits)) if posing.visits[number].number == replanning.NEW
                  for draft in self._of_demand(number)]  # fmt: skip
        hosts = {draft.number for draft in found}
        standing = [
            Draft(number, route, tuple(posing.of_route[number]), number not in hosts)
            for number, route in enumerate(posing.before.routes)
            if posing.of_route.get(number) and number not in moving and self._within(route)
        ]
        return (*standing, *found)

    def _within(self, route: Route) -> bool:
        """Whether a route's people could matter: of weeks that are over nobody's does."""
        first = self.posing.untouched_before.isocalendar()[:2]
        return route.date.isocalendar()[:2] >= first and (route.date, route.session) in self.posing.slot_of

    def _of_touched(self, number: int) -> Iterator[Draft]:
        yield from self._nearest(number)
        if self.reach is Reach.WIDE:
            yield from self._anywhere(number)
            yield from self._parted(number)

    def _packed(self, packing: Packing) -> Iterator[Draft]:
        """The visits of a crowded day together: as the route that most of them were on, or as one of its own."""
        posing, known = self.posing, self.posing.problem.check_by_id
        parts = {
            number: tuple(one for one in posing.possible(number)[packing.slot] if known[one].department in departments)
            for number, departments in packing.departments.items()
        }
        routes = Counter(posing.visits[number].number for number in parts)
        for route in (max(sorted(routes), key=lambda one: routes[one]), replanning.NEW):
            yield from self.made(route, packing.slot, parts, route, early=True)

    def _nearest(self, number: int) -> Iterator[Draft]:
        """The route as a whole, with the most each visit can carry, in the slots nearest to its own."""
        posing, route = self.posing, self.posing.before.routes[number]
        members = [one for one in posing.of_route[number] if posing.possible(one)]
        if not members:
            return
        best = {one: max(map(posing.weight, posing.possible(one).values())) for one in members}
        common = [
            slot
            for slot in posing.possible(members[0])
            if all(posing.weight(posing.possible(one).get(slot, ())) == best[one] for one in members)
        ]
        slots = self.posing.crew.slots
        common = [slot for slot in common if slots[slot].date == route.date] or common
        common = [slot for slot in common if slots[slot].session.id == route.session] or common
        for slot in common:
            yield from self.made(number, slot, {one: posing.possible(one)[slot] for one in members}, number)

    def _anywhere(self, number: int) -> Iterator[Draft]:
        """The route in every slot with whatever its visits can carry there, departments left out or not."""
        posing = self.posing
        at_home = posing.slot_of.get((posing.before.routes[number].date, posing.before.routes[number].session))
        for slot in range(len(posing.crew.slots)):
            parts = {one: part for one in posing.of_route[number] if (part := posing.possible(one).get(slot))}
            if not parts:
                continue
            yield from self.made(number, slot, parts, number)
            if slot == at_home:
                for left in self._departments_left(parts):
                    yield from self.made(number, slot, left, number)

    def _departments_left(self, parts: Mapping[int, tuple[str, ...]]) -> Iterator[dict[int, tuple[str, ...]]]:
        known = self.posing.problem.check_by_id
        departments = sorted({known[check].department for part in parts.values() for check in part})
        count = len(departments)
        sizes = range(1, count) if count <= _MOST_DEPARTMENTS else (count - 1,)
        for size in sizes:
            for kept in combinations(departments, size):
                left = {one: tuple(c for c in part if known[c].department in kept) for one, part in parts.items()}
                yield {one: part for one, part in left.items() if part}

    def _parted(self, number: int) -> Iterator[Draft]:
        """The route without some of its visits; each visit on a route of its own, or joining one that has room.

        Where many routes are touched, only visits of a crowded day leave, or all of a route that cannot stay together.
        """
        posing = self.posing
        members = posing.of_route[number]
        leaving: Sequence[int] = members
        if posing.many and any(self._nearest(number)):
            leaving = [one for one in members if one in self._crowded]
            yield from self._without(number, leaving)
            if posing.few_people:
                for one in members:
                    yield from self._joining(one)
        elif not posing.many:
            for one in members:
                yield from self._without(number, [one])
        for one in leaving:
            for slot, part in posing.possible(one).items():
                if len(members) > 1:
                    yield from self.made(replanning.NEW, slot, {one: part}, number)
            yield from self._joining(one)

    def _without(self, number: int, leaving: Sequence[int]) -> Iterator[Draft]:
        """The route without some of its visits, in every slot."""
        posing = self.posing
        staying = [one for one in posing.of_route[number] if one not in leaving]
        if leaving and staying:
            for slot in range(len(posing.crew.slots)):
                parts = {one: part for one in staying if (part := posing.possible(one).get(slot))}
                if parts:
                    yield from self.made(number, slot, parts, number)

    @cached_property
    def _crowded(self) -> frozenset[int]:
        return frozenset(number for packing in self.packings for number in packing.departments)

    def _of_demand(self, number: int) -> Iterator[Draft]:
        for slot, part in self.posing.possible(number).items():
            yield from self.made(replanning.NEW, slot, {number: part}, replanning.NEW)
        yield from self._joining(number)

    def _joining(self, number: int) -> Iterator[Draft]:
        """A visit beside those of a standing route that has time for it, in the first slots it could be in."""
        posing, visit = self.posing, self.posing.visits[number]
        area = posing.problem.target_by_id[visit.target].area
        found = 0
        for slot, part in posing.possible(number).items():
            for host in self._hosts.get((slot, area), ()):
                some = parts_beside(posing, number, host, slot) if number in self._crowded else (part,)
                drafts = [draft for one in some if (draft := self._joined(number, host, one))]
                yield from drafts
                found += bool(drafts)
            if found >= _MOST_JOINS:
                return

    def _joined(self, number: int, host: int, part: tuple[str, ...]) -> Draft | None:
        posing, route = self.posing, self.posing.before.routes[host]
        visits = visits_beside(posing, number, host, part)
        posts = visits and team(posing.problem, posing.crew, route.id, route.posts, visits)
        if not visits or not posts:
            return None
        place = {posing.visits[own].id: own for own in (*posing.of_route[host], number)}
        made = replace(route, visits=visits, posts=posts)
        return Draft(host, made, tuple(place[one.id] for one in visits), stands=False)

    @cached_property
    def _hosts(self) -> Mapping[tuple[int, str], Sequence[int]]:
        """Routes that stand and are still to come, by slot and area."""
        posing = self.posing
        found: dict[tuple[int, str], list[int]] = defaultdict(list)
        for number, route in enumerate(posing.before.routes):
            slot = posing.slot_of.get((route.date, route.session))
            if slot is None or route.date < posing.untouched_before or number in posing.touched:
                continue
            for area in {posing.problem.target_by_id[visit.target].area for visit in route.visits}:
                found[slot, area].append(number)
        return found

    def made(
        self, number: int, slot: int, parts: Mapping[int, tuple[str, ...]], published: int, *, early: bool = False
    ) -> Iterator[Draft]:
        """A route of these visits in a slot, if it can be: its posts are the published ones as far as they serve.

        early: in the order that ends first, instead of at the times they had.
        """
        posing, at = self.posing, self.posing.crew.slots[slot]
        stops = [stop_of(posing, one, part, at.session.id) for one, part in parts.items()]
        visits = soonest(posing.problem, stops, at.session.id) if early else timed(posing.problem, stops, at.session.id)
        if not visits:
            return
        base = posing.before.routes[published] if published != replanning.NEW else None
        fresh = f"r-{posing.visits[min(parts)].id}-{at.date:%m%d}{at.session.id}"
        name = base.id if base is not None and number != replanning.NEW else fresh
        had = () if base is None or number == replanning.NEW else base.posts
        same = base is not None and [one.checks for one in base.visits] == [one.checks for one in visits]
        posts = had if same and had else team(posing.problem, posing.crew, name, had, visits)
        if posts:
            place = {posing.visits[one].id: one for one in parts}
            order = tuple(place[visit.id] for visit in visits)
            yield Draft(number, Route(name, at.date, at.session.id, posts, visits), order, stands=False)
