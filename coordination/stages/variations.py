"""variations: routes that differ from the current ones around a spot by a visit or a place; a part of `replan`.

A route gains a visit, loses one, changes one for another, moves; two become one; whoever leaves goes alone or along
with a route elsewhere. Of a visit that would carry more than now, departments may stay away that have nobody to spare.
No visit carries less than it does now. Source: our own, the neighbourhood of `mending`. Complexity: the pairs of the
spot's routes and visits. No proof of quality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, islice

from coordination.stages.current import Current, Spot
from coordination.stages.drafting import Draft, Drafts, Reach
from coordination.stages.reteam import minutes_of
from solvers.replanning.problem import NEW

_MOST_SLOTS = 5  # elsewhere, the nearest, to which a visit or a route goes


@dataclass(frozen=True)
class Variations:
    """Of the current routes."""

    current: Current

    def around(self, spot: Spot, focus: Sequence[int], free: Sequence[int]) -> list[Draft]:
        """The routes that could be made besides those there are.

        focus: visits that would be better off at the spot; free: routes that are taken apart.
        """
        there = [key for key in free if key in self.current.at[spot]]
        known = {_shape(draft) for draft in self.current.drafts.values()}
        listed = []
        pool = list(dict.fromkeys([*focus, *(number for key in free for number in self.current.drafts[key].visits)]))
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
        members = self.current.drafts[key].visits
        for more in (number for number in pool if number not in members):
            yield from self._made(key, (*members, more))
            for less in members:
                yield from self._made(key, (*(one for one in members if one != less), more))

    def _smaller(self, key: int) -> Iterator[Draft]:
        members = self.current.drafts[key].visits
        yield from self._made(key, members)
        for less in members if len(members) > 1 else ():
            yield from self._made(key, [one for one in members if one != less])

    def _elsewhere(self, key: int) -> Iterator[Draft]:
        """A route that moves as a whole, to where it was published or near."""
        draft = self.current.drafts[key]
        yield from islice(
            chain.from_iterable(self._made(key, draft.visits, slot) for slot in self._nearest(draft.visits)),
            _MOST_SLOTS,
        )

    def _joined(self, one: int, other: int) -> Iterator[Draft]:
        members = (*self.current.drafts[one].visits, *self.current.drafts[other].visits)
        for key in (one, other):
            yield from self._made(key, members)

    def _alone(self, number: int, spot: Spot, *, wanted: bool) -> Iterator[Draft]:
        """A visit on a route of its own, or all that is left of the one that it was published on."""
        published = self.current.posing.visits[number].number
        slots = self._nearest([number])
        for place, slot in enumerate(slots):
            if not (wanted or place < _MOST_SLOTS or self.current.day(slot) == spot[1]):
                continue
            for route in (published, NEW):
                yield from self._route(route, slot, [number])

    def _along(self, number: int, free: Sequence[int], *, wanted: bool) -> Iterator[Draft]:
        """A visit with a route elsewhere that has room."""
        place, found = self.current.base.visits[number].place, 0
        for slot in self._nearest([number]):
            for key in self.current.at[place, self.current.day(slot)]:
                if key in free or self.current.ways[key].slot != slot:
                    continue
                some = list(self._made(key, (*self.current.drafts[key].visits, number)))
                yield from some
                found += bool(some)
            if found >= _MOST_SLOTS * (1 + wanted):
                return

    def _nearest(self, members: Sequence[int]) -> list[int]:
        """Slots in which all members carry as much as now, those that change least and are nearest first."""
        found = []
        for slot in self.current.posing.possible(members[0]):
            costs = []
            for number in members:
                checks = self.current.posing.possible(number).get(slot, ())
                cost = self.current.cost_there(number, slot, checks)
                if not checks or cost[0] > self.current.cost(number)[0]:
                    break
                costs.append(cost)
            else:
                total = tuple(map(sum, zip(*costs, strict=True)))
                away = abs(self.current.base.slots[slot].day - self.current.base.visits[members[0]].day)
                found.append((total, away, slot))
        return [slot for *_, slot in sorted(found)]

    def _made(self, key: int, members: Iterable[int], slot: int | None = None) -> Iterator[Draft]:
        at = self.current.ways[key].slot if slot is None else slot
        yield from self._route(self.current.drafts[key].number, at, list(members))

    def _route(self, route: int, slot: int, members: Sequence[int]) -> Iterator[Draft]:
        """A route of these visits with all that is possible there, or less of one; no visit carries less than now."""
        posing, whole = self.current.posing, dict[int, tuple[str, ...]]()
        for number in members:
            checks = posing.possible(number).get(slot, ())
            if not checks or self.current.cost_there(number, slot, checks)[0] > self.current.cost(number)[0]:
                return
            whole[number] = checks
        legs = (len(members) - 1) * posing.problem.travel.minimum_minutes
        for parts in chain([whole], self._partly(whole, slot)):
            if legs + sum(map(self._minutes_of, parts.values())) <= posing.crew.slots[slot].session.minutes:
                yield from self._drafts.made(route, slot, parts, route, early=True)

    def _partly(self, whole: Mapping[int, tuple[str, ...]], slot: int) -> Iterator[dict[int, tuple[str, ...]]]:
        """One visit with fewer departments, but more weight than now: those of the others, all but one, one alone."""
        for number, checks in whole.items():
            lost, departments = self.current.cost(number)[0], self._departments(checks)
            if len(departments) < 2 or self.current.cost_there(number, slot, checks)[0] == lost:
                continue
            others = {name for one, some in whole.items() if one != number for name in self._departments(some)}
            kept = [departments & others, *(departments - {name} for name in sorted(departments))]
            kept += [] if others else [frozenset([name]) for name in sorted(departments)]
            for some in dict.fromkeys(kept):
                part = tuple(one for one in checks if self._departments((one,)) <= some)
                if part and part != checks and self.current.cost_there(number, slot, part)[0] < lost:
                    yield {**whole, number: part}

    def _departments(self, checks: Iterable[str]) -> frozenset[str]:
        return frozenset(self.current.posing.problem.check_by_id[check].department for check in checks)

    def _minutes_of(self, checks: tuple[str, ...]) -> int:
        if checks not in self._minutes:
            self._minutes[checks] = minutes_of(self.current.posing.problem, checks)
        return self._minutes[checks]

    @cached_property
    def _minutes(self) -> dict[tuple[str, ...], int]:
        return {}

    @cached_property
    def _drafts(self) -> Drafts:
        return Drafts(self.current.posing, Reach.WIDE)


def _shape(draft: Draft) -> tuple[object, ...]:
    """What tells two routes apart."""
    return draft.number, draft.route.date, draft.route.session, frozenset(one.checks for one in draft.route.visits)
