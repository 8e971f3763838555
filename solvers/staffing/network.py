"""The flow network of a lottery, cut into components that share nobody.

Nodes: posts, then (inspector, slot), then (inspector, week), then inspectors; every post sends one unit. Arcs:
    post -> (inspector, slot)             for every candidate
    (inspector, slot) -> (inspector, week)    at most 1: one route in a session
    (inspector, week) -> inspector            at most the weekly limit
The arcs of a component stand in this order, so that arc e < edges is edge e. A unit that reaches inspector i is one
session of expected load. Complexity: linear in the candidates, but for sorting. Source: a bipartite matching with a
hierarchy of limits as a flow (Ahuja, Magnanti and Orlin 1993). What it proves: components have no arc in common, so
that the fairest loads of each apart are those of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from solvers.flow import Ints
from solvers.grouping import groups
from solvers.staffing.problem import Problem


@dataclass(frozen=True)
class Network:
    """One component. posts, people: positions in the problem; the other arrays count inside the component.

    edge_post, edge_slot: post and (inspector, slot) of each edge; slot_week, week_person: what a node leads to;
    available: sessions in which each of the people is available; week_limit: None where there is no limit.
    """

    posts: Ints
    people: Ints
    edge_post: Ints
    edge_slot: Ints
    slot_week: Ints
    week_person: Ints
    available: Ints
    week_limit: int | None

    @cached_property
    def firsts(self) -> tuple[int, int, int, int]:
        """First node of slots, weeks and people, and the number of nodes."""
        slots = self.posts.size
        weeks = slots + self.slot_week.size
        people = weeks + self.week_person.size
        return slots, weeks, people, people + self.people.size

    @cached_property
    def arcs(self) -> tuple[Ints, Ints, Ints]:
        """Tail, head and capacity of every arc; what is unlimited has more than can ever come."""
        slots, weeks, people, _ = self.firsts
        tail = np.concatenate(
            [self.edge_post, slots + np.arange(self.slot_week.size), weeks + np.arange(self.week_person.size)]
        )
        head = np.concatenate([slots + self.edge_slot, weeks + self.slot_week, people + self.week_person])
        plenty = self.posts.size + 1
        capacity = np.concatenate(
            [
                np.full(self.edge_post.size, 2),
                np.ones(self.slot_week.size, np.int64),
                np.full(self.week_person.size, plenty if self.week_limit is None else self.week_limit),
            ]
        )
        return tail, head, capacity

    @cached_property
    def edge_week(self) -> Ints:
        """The (inspector, week) of each edge."""
        return self.slot_week[self.edge_slot]

    @cached_property
    def edge_person(self) -> Ints:
        """The inspector of each edge."""
        return self.week_person[self.edge_week]


def components(problem: Problem) -> Iterator[Network]:
    """The components that have posts, in the order of their first posts; every post needs a candidate."""
    counts = np.array([len(post.candidates) for post in problem.posts], np.int64)
    person = np.array([one for post in problem.posts for one in post.candidates], np.int64)
    post = np.repeat(np.arange(counts.size), counts)
    slot = np.array([post.slot for post in problem.posts], np.int64)[post]
    week = np.array([post.week for post in problem.posts], np.int64)[post]
    group = _linked(problem)[person]
    order = np.lexsort((person, post, group))
    for edges in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
        if edges.size:
            yield _component(problem, post[edges], person[edges], slot[edges], week[edges])


def _linked(problem: Problem) -> Ints:
    """A number for each inspector, equal where posts link them: the number of the first in his component."""
    first = np.arange(len(problem.inspectors))
    asked = list(dict.fromkeys(post.candidates for post in problem.posts))
    for group in groups(asked):
        people = list({person for place in group for person in asked[place]})
        first[people] = min(people)
    return first


def _component(problem: Problem, post: Ints, person: Ints, slot: Ints, week: Ints) -> Network:
    posts, edge_post = np.unique(post, return_inverse=True)
    people, edge_person = np.unique(person, return_inverse=True)
    weeks, edge_week = np.unique(np.stack([edge_person, week]), axis=1, return_inverse=True)
    slots, edge_slot = np.unique(np.stack([edge_week, slot]), axis=1, return_inverse=True)
    return Network(
        posts,
        people,
        edge_post,
        edge_slot,
        slots[0],
        weeks[0],
        np.array([problem.available[one] for one in people.tolist()], np.int64),
        problem.week_limit,
    )
