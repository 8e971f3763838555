"""Who can get a post once loads are the fairest, by every filling there is, and how evenly, by a linear programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, product
from math import log
from typing import Any

import numpy as np
from hypothesis import example, given, settings
from ortools.linear_solver import pywraplp

from solvers.staffing.evenness import most_even
from solvers.staffing.leximin import leximin
from solvers.staffing.network import Network, components
from solvers.staffing.problem import Problem
from solvers.staffing.support import support
from tests.solvers.staffing.cases import posed, problems

Filling = tuple[int, ...]  # who fills each post of a component


def fillings(problem: Problem, network: Network) -> Iterator[Filling]:
    """Every way to fill the posts of a component."""
    posts = [problem.posts[number] for number in network.posts.tolist()]
    limit = len(posts) if problem.week_limit is None else problem.week_limit
    for filling in product(*(post.candidates for post in posts)):
        slots = Counter((who, post.slot) for who, post in zip(filling, posts, strict=True))
        weeks = Counter((who, post.week) for who, post in zip(filling, posts, strict=True))
        if max(slots.values()) == 1 and max(weeks.values()) <= limit:
            yield filling


def edges_of(network: Network) -> list[tuple[int, int]]:
    """The place of the post in its component and the person, edge by edge."""
    return list(zip(network.edge_post.tolist(), network.people[network.edge_person].tolist(), strict=True))


def sessions(filling: Filling, some: Sequence[int]) -> int:
    return sum(who in some for who in filling)


@settings(max_examples=60, deadline=None)
@given(problems(most_posts=5))
def test_who_can_get_a_post_is_who_has_it_in_a_filling_that_gives_every_tight_set_its_most(problem: Problem) -> None:
    """Fair loads are a mean of fillings, each of which gives a set as much as any where the loads do (Edmonds 1970)."""
    for network in components(problem):
        every, optimum = list(fillings(problem, network)), leximin(network)
        assert (optimum is None) == (not every)
        if optimum is None:
            continue
        load = dict(zip(network.people.tolist(), optimum.loads, strict=True))
        sets = list(chain.from_iterable(combinations(load, size) for size in range(1, len(load) + 1)))
        most = {some: max(sessions(filling, some) for filling in every) for some in sets}
        tight = [some for some in sets if sum(load[who] for who in some) == most[some]]
        fair = [filling for filling in every if all(sessions(filling, some) == most[some] for some in tight)]
        expected = [any(filling[post] == person for filling in fair) for post, person in edges_of(network)]
        assert support(network, optimum).edges.tolist() == expected


def steepest(problem: Problem, network: Network, loads: Sequence[float], slope: Sequence[float]) -> float:
    """The most that `slope` says of any chances with these loads, by a linear programme written for this test."""
    solver: Any = pywraplp.Solver.CreateSolver("GLOP")
    edges = edges_of(network)
    chances = [solver.NumVar(0, 1, "") for _ in edges]
    sums: dict[tuple[object, ...], list[Any]] = {}
    limits: dict[tuple[object, ...], tuple[float, float]] = {}
    for chance, (place, person) in zip(chances, edges, strict=True):
        post = problem.posts[network.posts[place]]
        weekly = len(edges) if problem.week_limit is None else problem.week_limit
        load = loads[network.people.tolist().index(person)]
        for key, limit in (
            (("post", place), (1.0, 1.0)),
            (("slot", person, post.slot), (0.0, 1.0)),
            (("week", person, post.week), (0.0, float(weekly))),
            (("person", person), (load - 1e-9, load + 1e-9)),
        ):
            sums.setdefault(key, []).append(chance)
            limits[key] = limit
    for key, some in sums.items():
        solver.Add(limits[key][0] <= solver.Sum(some))
        solver.Add(solver.Sum(some) <= limits[key][1])
    solver.Maximize(solver.Sum([rise * chance for rise, chance in zip(slope, chances, strict=True)]))
    assert solver.Solve() == pywraplp.Solver.OPTIMAL
    return float(solver.Objective().Value())


@settings(max_examples=60, deadline=None)
@given(problems())
@example(posed([(1, (0, 1)), (1, (0, 2)), (0, (0, 1, 2))], available=(1, 1, 1, 1)))  # sums right too soon
def test_no_chances_with_the_fairest_loads_are_more_even(problem: Problem) -> None:
    """Entropy is concave: where it rises towards no other chances, there are none with more of it."""
    for network in components(problem):
        optimum = leximin(network)
        if optimum is None:
            continue
        possible = support(network, optimum)
        found = most_even(network, optimum, possible)
        assert ((found > 0) == possible.edges).all()
        slope = [-log(chance) - 1 if inside else 0.0 for chance, inside in zip(found, possible.edges, strict=True)]
        here = float(np.dot(slope, found))
        assert abs(steepest(problem, network, [float(load) for load in optimum.loads], slope) - here) < 1e-5
