"""How a crowded day could hold as many of its visits as possible: routes that are worth listing.

For a set S of visits that fits in session s: g[s,S], one team visits it; u[s,S,d] <= g[s,S], department d goes along;
l[s,S,d] <= u[s,S,d], it leads, one of those that may. For a seat t on a route that stands: t is taken. Each visit
stands in one set or seat at most, a route takes one; of each department no more people, specialists and leaders go
along than are free, and no team is too large. Maximised: the weight carried. Sets are tried that carry most for each
department they need, so many of each size. It proves nothing (`relaxing` does): who fills the posts is not looked at.
Source: set packing (Balas and Padberg 1976); the model is our own. Complexity: CP-SAT's, within a given effort.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solvers import cpsat
from solvers.replanning.crowds import Crowd

_MOST_SETS, _FEW_SETS = 150, 30  # of one size in one session; where so many were too many for the time
_Set = tuple[int, tuple[int, ...]]  # a slot, and guests by position


@dataclass(frozen=True, slots=True)
class Packing:
    """A route worth listing: of each visit, by its position in the problem, the departments that are carried."""

    slot: int
    departments: Mapping[int, frozenset[str]]


def packings(crowd: Crowd, limits: cpsat.Limits) -> list[Packing]:
    """The routes of the best that was found; none where nothing was. Seats are none of them: they are listed anyway."""
    for most in (_MOST_SETS, _FEW_SETS):
        model = _Model(crowd, most)
        values = cpsat.solve(model.model, list(model.along.values()), limits).values
        if values is not None:
            return list(_routes(crowd, [place for place, value in zip(model.along, values, strict=True) if value]))
    return []


class _Model:
    """The model of a crowd. along: by set and department; holding: what each guest could stand in."""

    def __init__(self, crowd: Crowd, most: int) -> None:
        self.crowd, self.model = crowd, cp_model.CpModel()
        self.along: dict[tuple[_Set, str], cp_model.IntVar] = {}
        self.holding: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        self.people: dict[tuple[int, str], list[cp_model.LinearExprT]] = defaultdict(list)
        self.skilled: dict[tuple[int, str, str], list[cp_model.IntVar]] = defaultdict(list)
        self.leaders: dict[tuple[int, str], list[cp_model.IntVar]] = defaultdict(list)
        self.carried: list[cp_model.LinearExprT] = []
        for slot in crowd.sittings:
            for one, weights in _worth_trying(crowd, slot, most):
                self._set(one, weights)
        self._seats()
        for sets in self.holding.values():
            self.model.add_at_most_one(sets)
        for (slot, name), posts in self.people.items():
            self.model.add(sum(posts) <= max(0, crowd.sittings[slot].free.get(name, 0)))
        for (slot, name, specialty), variables in self.skilled.items():
            self.model.add(sum(variables) <= max(0, crowd.sittings[slot].skilled.get((name, specialty), 0)))
        for (slot, name), variables in self.leaders.items():
            self.model.add(sum(variables) <= max(0, (crowd.sittings[slot].leaders or {}).get(name, 0)))
        self.model.maximize(sum(self.carried))

    def _set(self, one: _Set, weights: Mapping[str, int]) -> None:
        (slot, members), crowd = one, self.crowd
        made = self.model.new_bool_var("")
        for guest in members:
            self.holding[guest].append(made)
        goes = {name: self.model.new_bool_var("") for name in weights}
        posts = {name: crowd.posts(slot, name, members) for name in goes}
        for name, variable in goes.items():
            self.model.add_implication(variable, made)
            self.people[slot, name].append(posts[name] * variable)
            for specialty in crowd.specialties(slot, name, members):
                self.skilled[slot, name, specialty].append(variable)
            self.along[one, name] = variable
            self.carried.append(weights[name] * variable)
        self.model.add_bool_or([*goes.values(), ~made])
        if crowd.largest is not None and sum(posts.values()) > crowd.largest:
            self.model.add(sum(posts[name] * variable for name, variable in goes.items()) <= crowd.largest)
        if crowd.sittings[slot].leaders is not None:
            self._led(slot, made, goes, crowd.leading(slot, members))

    def _led(
        self, slot: int, made: cp_model.IntVar, goes: Mapping[str, cp_model.IntVar], leading: Collection[str]
    ) -> None:
        leads = {name: self.model.new_bool_var("") for name in goes if name in leading}
        for name, variable in leads.items():
            self.model.add_implication(variable, goes[name])
            self.leaders[slot, name].append(variable)
        self.model.add_bool_or([*leads.values(), ~made])

    def _seats(self) -> None:
        of_host: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for seat in self.crowd.seats:
            taken = self.model.new_bool_var("")
            of_host[seat.host].append(taken)
            self.holding[seat.guest].append(taken)
            for name in seat.departments - seat.there:
                self.people[seat.slot, name].append(self.crowd.posts(seat.slot, name, [seat.guest]) * taken)
            loads = self.crowd.guests[seat.guest].loads[seat.slot]
            self.carried.append(sum(loads[name].weight for name in seat.departments) * taken)
        for seats in of_host.values():
            self.model.add_at_most_one(seats)


def _worth_trying(crowd: Crowd, slot: int, most: int) -> Iterator[tuple[_Set, Mapping[str, int]]]:
    """Sets, each with the weight that every department with people for a team would carry."""
    of_size: dict[int, list[tuple[float, tuple[int, ...], Mapping[str, int]]]] = defaultdict(list)
    for members in crowd.sets_that_fit(slot):
        carried: dict[str, int] = defaultdict(int)
        for guest in members:
            for name, load in crowd.guests[guest].loads[slot].items():
                if crowd.teams(slot, name):
                    carried[name] += load.weight
        if carried:
            of_size[len(members)].append((-sum(carried.values()) / len(carried), tuple(sorted(members)), carried))
    for several in of_size.values():
        for _, chosen, weights in sorted(several, key=lambda one: one[:2])[:most]:
            yield (slot, chosen), weights


def _routes(crowd: Crowd, along: list[tuple[_Set, str]]) -> Iterator[Packing]:
    """One for each set that is made, each of its visits with those of its departments that go along."""
    going: dict[_Set, set[str]] = defaultdict(set)
    for one, name in along:
        going[one].add(name)
    for (slot, members), names in going.items():
        kept = {crowd.guests[guest].visit: names.intersection(crowd.guests[guest].loads[slot]) for guest in members}
        yield Packing(slot, {visit: frozenset(some) for visit, some in kept.items() if some})
