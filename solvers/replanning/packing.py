"""How a crowded day could hold as many of its visits as possible: routes that are worth listing.

For a set S of visits that fits in session s: g[s,S], one team visits it; u[s,S,d] <= g[s,S], department d goes along.
Each visit stands in one set at most, and of each department there are no more teams than its free people make.
Maximised: the weight carried. Sets are tried that carry most for each department they need, so many of each size. It
proves nothing (`relaxing` does): who fills the posts is not looked at. Complexity: CP-SAT's, within a given effort.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from solvers import cpsat
from solvers.replanning.crowds import Crowd

_MOST_SETS = 80  # of one size in one session
_Set = tuple[int, tuple[int, ...]]  # a slot, and guests by position


@dataclass(frozen=True, slots=True)
class Packing:
    """A route worth listing: of each visit, by its position in the problem, the departments that are carried."""

    slot: int
    departments: Mapping[int, frozenset[str]]


def packings(crowd: Crowd, limits: cpsat.Limits) -> list[Packing]:
    """The routes of the best that was found; none where nothing was."""
    model = cp_model.CpModel()
    along: dict[tuple[_Set, str], cp_model.IntVar] = {}
    holding: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    teams: dict[tuple[int, str], list[cp_model.IntVar]] = defaultdict(list)
    weights: list[int] = []
    for one, carried in (pair for slot in crowd.sittings for pair in _worth_trying(crowd, slot)):
        made = model.new_bool_var("")
        for guest in one[1]:
            holding[guest].append(made)
        goes = {name: model.new_bool_var("") for name in carried}
        for name, variable in goes.items():
            model.add_implication(variable, made)
            teams[one[0], name].append(variable)
            along[one, name] = variable
            weights.append(carried[name])
        model.add_bool_or([*goes.values(), ~made])
    for sets in holding.values():
        model.add_at_most_one(sets)
    for (slot, name), variables in teams.items():
        model.add(sum(variables) <= crowd.teams(slot, name))
    model.maximize(sum(weight * variable for weight, variable in zip(weights, along.values(), strict=True)))
    values = cpsat.solve(model, list(along.values()), limits).values or [0] * len(along)
    return list(_routes(crowd, [place for place, value in zip(along, values, strict=True) if value]))


def _worth_trying(crowd: Crowd, slot: int) -> Iterator[tuple[_Set, Mapping[str, int]]]:
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
        for _, chosen, weights in sorted(several, key=lambda one: one[:2])[:_MOST_SETS]:
            yield (slot, chosen), weights


def _routes(crowd: Crowd, along: list[tuple[_Set, str]]) -> Iterator[Packing]:
    """One for each set that is made, each of its visits with those of its departments that go along."""
    going: dict[_Set, set[str]] = defaultdict(set)
    for one, name in along:
        going[one].add(name)
    for (slot, members), names in going.items():
        kept = {crowd.guests[guest].visit: names.intersection(crowd.guests[guest].loads[slot]) for guest in members}
        yield Packing(slot, {visit: frozenset(some) for visit, some in kept.items() if some})
