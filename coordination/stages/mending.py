"""mending: routes around what a replan loses or moves, put together anew; a part of `replan`.

A large neighbourhood search (Shaw 1998). A spot is an area and a day on which some visit could carry more, or stand
nearer to what was published, than where it is now. The routes there are taken apart as far as one visit goes: a route
gains one, loses one, changes one for another, moves, two become one; whoever leaves goes alone or along with a route
elsewhere. Routes that nothing touched may give way too, since checks are kept before dates (section 7). All other
routes stand; `solvers.replanning` chooses, so nothing that was reached is lost. Spots come in turn, those first that
lose most, until none helps any more. No proof of quality.
Complexity: a search per spot; its routes are linear in the pairs of a spot's routes and visits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain, combinations, islice

from coordination.stages.drafting import Draft, Drafts, Reach
from coordination.stages.posing import way
from coordination.stages.reposing import Reposing
from coordination.stages.reteam import minutes_of
from solvers.effort import Effort, never
from solvers.parallel import mapped
from solvers.replanning import problem as replanning
from solvers.replanning.model import improved
from solvers.replanning.problem import NEW

_MOST_FOCUS = 6  # visits that one search is about
_MOST_ROUTES = 12  # of a spot that are taken apart
_MOST_SLOTS = 5  # elsewhere, the nearest, to which a visit or a route goes
_SHARE, _LEAST_SECONDS = 0.15, 1.5
_Cost = tuple[int, int, int, int]
_NO_COST: _Cost = (0, 0, 0, 0)
_Spot = tuple[int, date]


def mended(
    posing: Reposing,
    posed: replanning.Problem,
    drafts: Sequence[Draft],
    filled_by: Mapping[str, int],
    effort: Effort,
) -> list[Draft]:
    """The routes after the search, from some that can be made together.

    posed: the problem, whatever its ways; filled_by: whoever fills the posts of the routes given, by post. Areas are
    mended apart where there are several processes; who covers areas of two works for one of them only then, besides the
    posts given. Of a week it may be too much for them, so the posts of all together are not sure to be fillable.
    """
    base = replace(posed, ways=(), crowds=(), companies=())
    places = sorted({visit.place for visit in base.visits})
    groups = [frozenset(places[first :: effort.processes]) for first in range(min(effort.processes, len(places)))]
    held: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))  # by group and person, slots as a bit set
    own: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        place = base.visits[draft.visits[0]].place
        group = next(number for number, some in enumerate(groups) if place in some)
        own[group].append(draft)
        for post in draft.route.posts:
            held[group][filled_by[post.id]] |= 1 << posing.slot_of[draft.route.date, draft.route.session]
    tasks = []
    for group, some in enumerate(groups):
        others = [held[other] for other in range(len(groups)) if other != group]
        available = [
            there & ~sum(other[person] for other in others)
            if _works_for(posing, person, groups) == group
            else held[group][person]
            for person, there in enumerate(base.available)
        ]
        tasks.append((posing, replace(base, available=tuple(available)), own[group], some))
    found = mapped(partial(_mended, effort=replace(effort, processes=1, cancelled=never)), tasks, effort)
    return [draft for some in found for draft in some]


def _works_for(posing: Reposing, person: int, groups: Sequence[Collection[int]]) -> int:
    """The group of one of the areas that somebody covers."""
    places = [posing.places[area] for area in posing.problem.inspectors[person].areas if area in posing.places]
    several = [number for number, group in enumerate(groups) if any(place in group for place in places)]
    return several[person % len(several)] if several else 0


def _mended(task: tuple[Reposing, replanning.Problem, Sequence[Draft], frozenset[int]], effort: Effort) -> list[Draft]:
    """The routes after some areas are mended."""
    posing, base, drafts, places = task
    state = _State(posing, base, dict(enumerate(drafts)), places)
    tried: dict[_Spot, frozenset[int]] = {}
    while not effort.spent():
        spots = state.spots()
        left = [spot for spot in sorted(spots, key=lambda one: spots[one].rank) if tried.get(spot) != state.at[spot]]
        if not left:
            break
        state.search(left[0], spots[left[0]].visits, _share(effort))
        tried[left[0]] = state.at[left[0]]
    return list(state.drafts.values())


def _share(effort: Effort) -> Effort:
    seconds = effort.seconds_left()
    return effort if seconds is None else effort.part(min(1.0, max(_SHARE, _LEAST_SECONDS / max(seconds, 0.1))))


@dataclass
class _Wanted:
    """A spot: the visits that would be better off there, and what that could save, the most first."""

    gains: dict[int, _Cost] = field(default_factory=dict)

    @property
    def visits(self) -> list[int]:
        """Those that gain most."""
        return sorted(self.gains, key=lambda one: (self.gains[one], one))[:_MOST_FOCUS]

    @property
    def rank(self) -> _Cost:
        """The sum of the gains, each below 0."""
        lost, dates, sessions, routes = map(sum, zip(*self.gains.values(), strict=True))
        return lost, dates, sessions, routes


@dataclass
class _State:
    """The routes as they are, by key. base: the problem without ways; places: those where routes may change."""

    posing: Reposing
    base: replanning.Problem
    drafts: dict[int, Draft]
    places: frozenset[int]
    at: dict[_Spot, frozenset[int]] = field(default_factory=lambda: defaultdict(frozenset))
    of_visit: dict[int, int] = field(default_factory=dict)
    of_route: dict[int, int] = field(default_factory=dict)
    ways: dict[int, replanning.Way] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Enters every route."""
        self.build = Drafts(self.posing, Reach.WIDE)
        self.next = len(self.drafts)
        self.minutes: dict[tuple[str, ...], int] = {}
        given, self.drafts = self.drafts, {}
        for key, draft in given.items():
            self._enter(key, draft)

    def spots(self) -> dict[_Spot, _Wanted]:
        """Where some visit would be better off."""
        found: dict[_Spot, _Wanted] = defaultdict(_Wanted)
        for number, visit in enumerate(self.base.visits):
            if visit.is_new or not visit.weight or visit.place not in self.places or self.posing.pin(number):
                continue
            now = self._cost(number)
            if now == _NO_COST:
                continue
            for slot, checks in self.posing.possible(number).items():
                there = self._cost_there(number, slot, checks)
                if there < now:
                    spot = visit.place, self.posing.crew.slots[slot].date
                    gains = found[spot].gains
                    gains[number] = min(gains.get(number, _NO_COST), _less(there, now))
        return found

    def search(self, spot: _Spot, focus: Sequence[int], effort: Effort) -> bool:
        """Puts the routes of a spot together anew around some visits; whether that helped."""
        free = self._free(spot, focus)
        listed = self._listed(spot, focus, free)
        freed = {self.of_route[draft.number] for draft in listed if draft.number in self.of_route}
        freed |= {self.of_visit[number] for draft in listed for number in draft.visits if number in self.of_visit}
        freed.update(free)
        if any(self._fixed(self.drafts[key]) for key in freed):
            listed = [draft for draft in listed if not self._touches_fixed(draft)]
            freed = {key for key in freed if not self._fixed(self.drafts[key])}
        own = [way(self.posing, draft) for draft in listed]
        some, weeks = 0, set[int]()
        for one in (*own, *(self.ways[key] for key in freed)):
            weeks.add(self.base.slots[one.slot].week)
            some |= _somebody(one)
        standing = [
            key
            for key, one in self.ways.items()
            if key not in freed and self.people[key] & some and self.base.slots[one.slot].week in weeks
        ]
        before = sorted(freed)
        ways = [replace(self.ways[key], stands=True) for key in standing]
        ways += [replace(self.ways[key], stands=False) for key in before] + own
        posed = replace(self.base, ways=tuple(ways))
        made = range(len(standing) + len(before))
        self.last = (len(standing), len(before), len(own))
        found = improved(posed, tuple(made), effort)
        if found is None:
            return False
        chosen = [number - len(standing) for number in found if number >= len(standing)]
        kept = {before[number] for number in chosen if number < len(before)}
        for key in freed - kept:
            self._leave(key)
        for number in chosen:
            if number >= len(before):
                self._enter(self.next, listed[number - len(before)])
                self.next += 1
        return True

    def _enter(self, key: int, draft: Draft) -> None:
        made = way(self.posing, draft)
        self.drafts[key], self.ways[key], self.people[key] = draft, made, _somebody(made)
        for number in draft.visits:
            self.of_visit[number] = key
        if draft.number != NEW:
            self.of_route[draft.number] = key
        self.at[self._spot(draft)] |= {key}

    def _leave(self, key: int) -> None:
        draft = self.drafts.pop(key)
        del self.ways[key], self.people[key]
        for number in draft.visits:
            if self.of_visit.get(number) == key:
                del self.of_visit[number]
        if self.of_route.get(draft.number) == key:
            del self.of_route[draft.number]
        self.at[self._spot(draft)] -= {key}

    def _spot(self, draft: Draft) -> _Spot:
        return self.base.visits[draft.visits[0]].place, draft.route.date

    def _fixed(self, draft: Draft) -> bool:
        """Whether a route must not be touched: it is over, or somebody has pinned one of its visits or posts."""
        posing = self.posing
        return (
            draft.route.date < posing.untouched_before
            or any(posing.pin(number) for number in draft.visits)
            or any(post.id in posing.assigned or post.id in posing.vacated for post in draft.route.posts)
        )

    def _touches_fixed(self, draft: Draft) -> bool:
        keys = {self.of_visit[number] for number in draft.visits if number in self.of_visit}
        keys |= {self.of_route[draft.number]} if draft.number in self.of_route else set()
        return any(self._fixed(self.drafts[key]) for key in keys)

    def _cost(self, number: int) -> _Cost:
        """Weight lost, another date, session, company - as a visit is now."""
        key = self.of_visit.get(number)
        if key is None:
            return self.base.visits[number].weight, 0, 0, 0
        one = self.ways[key]
        carried = one.carried[one.visits.index(number)]
        return (*self._moved(number, one.slot, carried), int(one.route != self.base.visits[number].route))

    def _cost_there(self, number: int, slot: int, checks: Sequence[str]) -> _Cost:
        return (*self._moved(number, slot, self.posing.weight(checks)), 0)

    def _moved(self, number: int, slot: int, carried: int) -> tuple[int, int, int]:
        visit, at = self.base.visits[number], self.base.slots[slot]
        return visit.weight - carried, int(at.day != visit.day), int(at.session != visit.session)

    def _free(self, spot: _Spot, focus: Sequence[int]) -> list[int]:
        """The routes that are taken apart: those the visits are on now, and those of the spot, alike ones first."""
        own = [self.of_visit[number] for number in focus if number in self.of_visit]
        known = self.posing.problem.check_by_id
        asked = {known[check].department for number in focus for check in self.posing.visits[number].checks}

        def shared(key: int) -> int:
            return len(asked.intersection(post.department for post in self.drafts[key].route.posts))

        there = sorted(self.at[spot], key=lambda key: (-shared(key), key))
        return list(dict.fromkeys([*own, *there[:_MOST_ROUTES]]))

    def _listed(self, spot: _Spot, focus: Sequence[int], free: Sequence[int]) -> list[Draft]:
        """The routes that could be made besides those there are."""
        there = [key for key in free if key in self.at[spot]]
        known = {_shape(draft) for draft in self.drafts.values()}
        listed = []
        pool = list(dict.fromkeys([*focus, *(number for key in free for number in self.drafts[key].visits)]))
        for draft in chain(
            (one for key in there for one in self._changed(key, pool)),
            (one for key in free if key not in there for one in self._smaller(key)),
            (one for key in free for one in self._elsewhere(key)),
            (one for pair in combinations(there, 2) for one in self._joined(*pair)),
            (one for number in pool for one in self._alone(number, spot, wanted=number in focus)),
            (one for number in pool for one in self._along(number, free, wanted=number in focus)),
        ):
            if _shape(draft) not in known:
                known.add(_shape(draft))
                listed.append(draft)
        return listed

    def _changed(self, key: int, pool: Sequence[int]) -> Iterator[Draft]:
        """A route with one visit less, one more, or one for another."""
        yield from self._smaller(key)
        members = self.drafts[key].visits
        for more in (number for number in pool if number not in members):
            yield from self._made(key, (*members, more))
            for less in members:
                yield from self._made(key, (*(one for one in members if one != less), more))

    def _smaller(self, key: int) -> Iterator[Draft]:
        members = self.drafts[key].visits
        yield from self._made(key, members)
        for less in members if len(members) > 1 else ():
            yield from self._made(key, [one for one in members if one != less])

    def _elsewhere(self, key: int) -> Iterator[Draft]:
        """A route that moves as a whole, to where it was published or near."""
        draft = self.drafts[key]
        yield from islice(
            chain.from_iterable(self._made(key, draft.visits, slot) for slot in self._nearest(draft.visits)),
            _MOST_SLOTS,
        )

    def _joined(self, one: int, other: int) -> Iterator[Draft]:
        members = (*self.drafts[one].visits, *self.drafts[other].visits)
        for key in (one, other):
            yield from self._made(key, members)

    def _alone(self, number: int, spot: _Spot, *, wanted: bool) -> Iterator[Draft]:
        """A visit on a route of its own, or all that is left of the one that it was published on."""
        published = self.posing.visits[number].number
        slots = self._nearest([number])
        chosen = (
            slots if wanted else [*slots[:_MOST_SLOTS], *(s for s in slots[_MOST_SLOTS:] if self._day(s) == spot[1])]
        )
        for slot in chosen:
            for route in (published, NEW):
                yield from self._route(route, slot, [number])

    def _along(self, number: int, free: Sequence[int], *, wanted: bool) -> Iterator[Draft]:
        """A visit with a route elsewhere that has room."""
        place, found = self.base.visits[number].place, 0
        for slot in self._nearest([number]):
            for key in self.at[place, self._day(slot)]:
                if key in free or self.ways[key].slot != slot:
                    continue
                some = list(self._made(key, (*self.drafts[key].visits, number)))
                yield from some
                found += bool(some)
            if found >= _MOST_SLOTS * (1 + wanted):
                return

    def _day(self, slot: int) -> date:
        return self.posing.crew.slots[slot].date

    def _nearest(self, members: Sequence[int]) -> list[int]:
        """Slots in which all members carry as much as now, those that change least and are nearest first."""
        found = []
        for slot in self.posing.possible(members[0]):
            costs = []
            for number in members:
                checks = self.posing.possible(number).get(slot, ())
                cost = self._cost_there(number, slot, checks)
                if not checks or cost[0] > self._cost(number)[0]:
                    break
                costs.append(cost)
            else:
                total = tuple(map(sum, zip(*costs, strict=True)))
                away = abs(self.base.slots[slot].day - self.base.visits[members[0]].day)
                found.append((total, away, slot))
        return [slot for *_, slot in sorted(found)]

    def _made(self, key: int, members: Iterable[int], slot: int | None = None) -> Iterator[Draft]:
        yield from self._route(self.drafts[key].number, self.ways[key].slot if slot is None else slot, list(members))

    def _route(self, route: int, slot: int, members: Sequence[int]) -> Iterator[Draft]:
        """A route of these visits, each with all that is possible there, if none carries less than now."""
        parts: dict[int, tuple[str, ...]] = {}
        session = self.posing.crew.slots[slot].session
        spent = (len(members) - 1) * self.posing.problem.travel.minimum_minutes
        for number in members:
            checks = self.posing.possible(number).get(slot, ())
            if not checks or self._cost_there(number, slot, checks)[0] > self._cost(number)[0]:
                return
            if checks not in self.minutes:
                self.minutes[checks] = minutes_of(self.posing.problem, checks)
            spent += self.minutes[checks]
            parts[number] = checks
        if spent <= session.minutes:
            yield from self.build.made(route, slot, parts, route, early=True)


def _less(one: _Cost, other: _Cost) -> _Cost:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2], one[3] - other[3]


def _shape(draft: Draft) -> tuple[object, ...]:
    """What tells two routes apart."""
    return draft.number, draft.route.date, draft.route.session, frozenset(one.checks for one in draft.route.visits)


def _somebody(one: replanning.Way) -> int:
    """Whoever may fill a post of a way, as a bit set."""
    return sum(1 << person for person in {person for post in one.posts for person in post.candidates})
