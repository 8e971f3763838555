"""Who fills the posts of the ways that are made, with the fewest posts filled anew; or why they cannot be filled.

First the holders who are meant to stay are held and the others' posts filled by whoever is free (augmenting paths,
`solvers.matching`): where that can be done, no filling changes fewer than those posts. Where it cannot, somebody else
must move too: a flow of least cost in the network post -> (inspector, slot) -> (inspector, week), an arc to anybody but
the holder costing 1. Source: Ahuja, Magnanti and Orlin 1993, chapters 9 and 12; Hall 1935. What it proves: flows are
whole, so the cost is the fewest posts filled anew; where not all posts can be filled the minimum cut is a Hall
violator, and every choice of ways has to keep off it. Complexity: of both in `solvers.flow`, the arcs being the posts'
candidates.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from solvers.flow import Flow, Ints, cheapest_flow, max_flow
from solvers.matching import Matching, OpenPost
from solvers.replanning.problem import Problem


@dataclass(frozen=True, slots=True)
class Placed:
    """A post of a way that is made: who is there to fill it, and who holds it."""

    label: str
    slot: int
    week: int
    candidates: tuple[int, ...]
    holder: int | None


@dataclass(frozen=True, slots=True)
class Violator:
    """Sessions of inspectors that are too few: posts that have nobody outside `nodes` can be `most` at once.

    nodes: pairs of inspector and slot.
    """

    nodes: frozenset[tuple[int, int]]
    most: int


def placed(problem: Problem, ways: Sequence[int]) -> list[Placed]:
    """The posts of some ways, in order."""
    return [
        Placed(
            post.label,
            problem.ways[way].slot,
            problem.slots[problem.ways[way].slot].week,
            problem.there(post, problem.ways[way].slot),
            post.holder,
        )
        for way in ways
        for post in problem.ways[way].posts
    ]


def able(posts: Sequence[Placed]) -> frozenset[str]:
    """The labels of the posts whose holders may still fill them and are there."""
    return frozenset(post.label for post in posts if post.holder in post.candidates)


def matching(posts: Sequence[Placed], keep: Collection[str], week_limit: int | None) -> Matching | None:
    """All posts filled, those in `keep` by their holders; None where that cannot be."""
    found = Matching(week_limit)
    order = sorted(posts, key=lambda post: post.label not in keep)
    for post in order:
        who = (post.holder,) if post.label in keep and post.holder is not None else post.candidates
        if not found.add(post.label, OpenPost(post.slot, post.week, who)):
            return None
    return found


def fewest_anew(posts: Sequence[Placed], week_limit: int | None) -> frozenset[str] | Violator:
    """The labels of the posts that keep their holders where as many as possible do, or a violator."""
    network = _Network(posts, week_limit)
    flow = network.flow(cheapest=False)
    if flow.total < len(posts):
        return network.violator(flow)
    carried = network.flow(cheapest=True).carried
    return frozenset(
        posts[post].label
        for (post, person), units in zip(network.edges, carried, strict=False)
        if units and posts[post].holder == person
    )


class _Network:
    """Nodes: posts, then (inspector, slot), then (inspector, week); arcs: the edges of the posts first."""

    def __init__(self, posts: Sequence[Placed], week_limit: int | None) -> None:
        self.posts = posts
        self.edges = [(number, person) for number, post in enumerate(posts) for person in post.candidates]
        self.slots = list(dict.fromkeys((person, posts[number].slot) for number, person in self.edges))
        week_of = {post.slot: post.week for post in posts}
        self.weeks = list(dict.fromkeys((person, week_of[slot]) for person, slot in self.slots))
        self.limit = len(posts) if week_limit is None else week_limit
        first_slot, first_week = len(posts), len(posts) + len(self.slots)
        self.slot_node = {node: first_slot + number for number, node in enumerate(self.slots)}
        self.week_node = {node: first_week + number for number, node in enumerate(self.weeks)}
        self.week_of_slot = {(person, slot): (person, week_of[slot]) for person, slot in self.slots}

    def flow(self, *, cheapest: bool) -> Flow:
        """As many posts filled as possible; `cheapest`: with the fewest others than the holders."""
        tail = [number for number, _ in self.edges] + list(self.slot_node.values())
        head = [self.slot_node[person, self.posts[number].slot] for number, person in self.edges]
        head += [self.week_node[self.week_of_slot[node]] for node in self.slots]
        capacity = [2] * len(self.edges) + [1] * len(self.slots)  # a post's own supply binds, never its edges
        cost = [int(self.posts[number].holder != person) for number, person in self.edges] + [0] * len(self.slots)
        nodes = len(self.posts) + len(self.slots) + len(self.weeks)
        supply, demand = np.zeros(nodes, np.int64), np.zeros(nodes, np.int64)
        supply[: len(self.posts)] = 1
        demand[len(self.posts) + len(self.slots) :] = self.limit
        arcs: tuple[Ints, Ints, Ints] = (np.array(tail, np.int64), np.array(head, np.int64), np.array(capacity))
        if cheapest:
            return cheapest_flow(*arcs, np.array(cost, np.int64), supply, demand)
        return max_flow(*arcs, supply, demand)

    def violator(self, flow: Flow) -> Violator:
        """The inspectors' sessions on the source side of the minimum cut, and the posts they suffice for."""
        inside = [node for node in self.slots if flow.upper[self.slot_node[node]]]
        full = {self.week_of_slot[node] for node in inside if flow.upper[self.week_node[self.week_of_slot[node]]]}
        alone = sum(self.week_of_slot[node] not in full for node in inside)
        return Violator(frozenset(inside), alone + self.limit * len(full))
