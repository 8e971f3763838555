"""What no replan can avoid where visits crowd on one day: a relaxation of all levels that visits alone decide.

For each visit and each of its slots h[v,s], it is held there; on a crowded day c[v,s,d] <= h[v,s], the checks of
department d are carried. Routes are not made: of department d there are at most T teams of free people in slot s, and
a visit takes of a team's time at least set-up, its minutes for d, and its shortest leg l(v). A route's legs are one
fewer than its visits, so on routes of their own sum (set-up + minutes + l) <= T (length + largest l), and on published
ones as much as their spare minutes: the sum of both is the room. Visits of which no two fit in one session are at most
T and as many as published routes have room for one. Slots outside crowded days take whatever is possible there.

Every replan is a solution: its routes with the visits of the crowd alone, each team counted by the department's people.
Minimised: one level, no level before it above what was made. CP-SAT's bound holds whenever it is stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import product

from ortools.sat.python import cp_model

from solvers import cpsat
from solvers.replanning.crowds import Crowd, Guest
from solvers.replanning.problem import Level, Problem

RELAXED = (Level.CHECKS, Level.DATES, Level.SESSIONS)
"""The levels that it bounds."""
_Cost = tuple[int, int, int]


def fewest(problem: Problem, level: Level, made: Mapping[Level, int], limits: cpsat.Limits) -> int:
    """The fewest changes of a level of any replan that makes no more than `made` of the levels before it."""
    model = cp_model.CpModel()
    terms: dict[Level, list[cp_model.LinearExprT]] = {one: [] for one in RELAXED}
    crowded = {(guest.visit, slot) for crowd in problem.crowds for guest in crowd.guests for slot in crowd.sittings}
    at_crowd: dict[tuple[int, int], cp_model.IntVar] = {}
    for number, visit in enumerate(problem.visits):
        outside = _outside(problem, number, crowded)
        if visit.is_new or (0, 0, 0) in outside:
            continue
        options = [(cost, model.new_bool_var("")) for cost in outside]
        for slot in sorted(visit.room):
            if (number, slot) in crowded:
                at_crowd[number, slot] = model.new_bool_var("")
                options.append(((visit.weight, *_moved(problem, number, slot)), at_crowd[number, slot]))
        terms[Level.CHECKS].append(visit.weight)
        for (lost, *moved), taken in options:
            for one, cost in zip(RELAXED, (lost - visit.weight, *moved), strict=True):
                terms[one] += [cost * taken] if cost else []
        model.add_at_most_one([taken for _, taken in options])
    for crowd in problem.crowds:
        terms[Level.CHECKS] += [-weight * carried for weight, carried in _hold(model, crowd, at_crowd)]
    for before in RELAXED[: RELAXED.index(level)]:
        model.add(sum(terms[before]) <= made[before])
    model.minimize(sum(terms[level]))
    return max(0, cpsat.solve(model, (), limits).bound)


def _moved(problem: Problem, number: int, slot: int) -> tuple[int, int]:
    visit, at = problem.visits[number], problem.slots[slot]
    return int(at.day != visit.day), int(at.session != visit.session)


def _outside(problem: Problem, number: int, crowded: set[tuple[int, int]]) -> list[_Cost]:
    """What holding a visit outside its crowd may cost, of which none is the better: weight lost, date, session."""
    visit = problem.visits[number]
    some = {
        (visit.weight - weight, *_moved(problem, number, slot))
        for slot, weight in visit.room.items()
        if (number, slot) not in crowded
    }
    return sorted(one for one in some if not any(_no_worse(other, one) and other != one for other in some))


def _no_worse(one: _Cost, other: _Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def _hold(
    model: cp_model.CpModel, crowd: Crowd, at_crowd: Mapping[tuple[int, int], cp_model.IntVar]
) -> Iterator[tuple[int, cp_model.IntVar]]:
    """The weights that can be carried on the crowded day, each with its variable."""
    of_team: dict[tuple[int, str], list[tuple[Guest, int, cp_model.IntVar]]] = defaultdict(list)
    for guest, slot in product(crowd.guests, crowd.sittings):
        for name, load in guest.loads.get(slot, {}).items():
            carried = model.new_bool_var("")
            model.add_implication(carried, at_crowd[guest.visit, slot])
            of_team[slot, name].append((guest, crowd.set_up + load.minutes, carried))
            yield load.weight, carried
    for (slot, name), work in of_team.items():
        sitting, teams = crowd.sittings[slot], crowd.teams(slot, name)
        longest = max(guest.leg for guest, *_ in work)
        shortest = min(guest.leg for guest, *_ in work)
        least = min(minutes + guest.leg for guest, minutes, _ in work)
        spare = [minutes for minutes in sitting.spare if minutes >= least]
        room = teams * (sitting.minutes + longest) + sum(spare)
        model.add(sum((minutes + guest.leg) * carried for guest, minutes, carried in work) <= room)
        large = [
            (minutes + guest.leg, carried)
            for guest, minutes, carried in work
            if 2 * minutes + shortest > sitting.minutes
        ]
        if large:
            places = sum(minutes >= min(needed for needed, _ in large) for minutes in spare)
            model.add(sum(carried for _, carried in large) <= teams + places)
