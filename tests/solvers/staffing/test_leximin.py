"""The loads of the lottery are the leximin ones: compared with the definition, set by set."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import networkx as nx
from hypothesis import given, settings

from solvers.staffing.model import chances
from solvers.staffing.problem import Problem
from tests.solvers.staffing.cases import posed, problems


def most_sessions(problem: Problem, people: frozenset[int]) -> int:
    """f(S): how many posts these people could fill together."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(["from", "to"])
    for number, post in enumerate(problem.posts):
        graph.add_edge("from", number, capacity=1)
        for person in people & set(post.candidates):
            graph.add_edge(number, (person, "slot", post.slot), capacity=1)
            graph.add_edge((person, "slot", post.slot), (person, "week", post.week), capacity=1)
            limit = {} if problem.week_limit is None else {"capacity": problem.week_limit}
            graph.add_edge((person, "week", post.week), (person, "all"), **limit)
            graph.add_edge((person, "all"), "to")
    return int(nx.maximum_flow_value(graph, "from", "to"))


def subsets(people: frozenset[int]) -> Iterator[frozenset[int]]:
    for size in range(1, len(people) + 1):
        yield from (frozenset(some) for some in combinations(sorted(people), size))


def by_definition(problem: Problem) -> dict[int, Fraction] | None:
    """Smallest ratio first: the largest set that cannot get more on average, then the same with that set settled."""
    everybody = frozenset(person for post in problem.posts for person in post.candidates)
    if most_sessions(problem, everybody) < len(problem.posts):
        return None
    loads: dict[int, Fraction] = {}
    while left := everybody - loads.keys():
        settled = frozenset(loads)
        base = most_sessions(problem, settled)
        ratios = {
            some: Fraction(
                most_sessions(problem, settled | some) - base, sum(problem.available[person] for person in some)
            )
            for some in subsets(left)
        }
        least = min(ratios.values())
        lowest = frozenset[int]().union(*(some for some, ratio in ratios.items() if ratio == least))
        loads |= {person: least * problem.available[person] for person in lowest}
    return loads


@settings(max_examples=100, deadline=None)
@given(problems())
def test_loads_are_those_of_the_definition(problem: Problem) -> None:
    found = chances(problem)
    expected = by_definition(problem)
    assert (found and dict(found.loads)) == expected


def test_a_post_for_everybody_and_one_for_two() -> None:
    found = chances(posed([(0, (0, 1, 2)), (2, (0, 1))], available=(2, 2, 2, 2)))
    assert found is not None
    assert found.loads == {0: Fraction(2, 3), 1: Fraction(2, 3), 2: Fraction(2, 3)}


def test_who_is_available_half_as_often_expects_half_as_much() -> None:
    found = chances(posed([(0, (0, 1)), (1, (0, 1)), (2, (0, 1))], available=(4, 2)))
    assert found is not None
    assert found.loads == {0: 2, 1: 1}


def test_a_full_slot_keeps_the_others_from_getting_less() -> None:
    # Person 0 alone may fill two posts in two slots; what 1 and 2 share can take nothing from 0 nor give to 0.
    found = chances(posed([(0, (0,)), (1, (0,)), (0, (0, 1)), (1, (1, 2))], available=(2, 2, 2)))
    assert found is not None
    assert found.loads == {0: 2, 1: 1, 2: 1}


def test_a_post_nobody_may_fill_is_no_lottery() -> None:
    assert chances(posed([(0, ())])) is None
    assert chances(posed([(0, (0,)), (0, (0,))])) is None
