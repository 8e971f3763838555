"""Which posts lack people, and how many sessions: Hall violators by minimum cuts.

Posts P; a seat (i, s) is inspector i in a slot s in which i is available; N(p) is the set of seats that could fill
post p. Every post takes one seat, a seat fills at most one post, and inspector i gives at most L sessions in week w:

    source --1--> post p --> seat (i, s) in N(p) --1--> (i, week of s) --L--> sink

For S a set of posts let N(S) be the union of its N(p), and c(S) = sum over (i, w) of min(L, |N(S) in (i, w)|): what
the neighbourhood can give. The deficiency of S is d(S) = |S| - c(S). A cut with the posts S on the source side costs at
least |P - S| + c(S), and exactly that where each seat and each week of N(S) is put on the cheaper side; by max-flow =
min-cut (Ford and Fulkerson 1956) the posts that must stay empty are max d(S) (Hall 1935; Ore 1955 for the deficiency,
the weekly limit being a second layer). So:

- d(S) > 0 proves that d(S) sessions are missing for S, whatever else is planned: fewer do not help.
- d is supermodular, so the sets of the largest d are closed under intersection. The source side of the smallest minimum
  cut - what the source reaches in the residual network - is the smallest of them, S*. It falls into parts that share
  no seat and no full week; c adds up over them, so d does, and each part lacks at least one session (else S* without it
  would be as deficient and smaller). Each part is one shortage.
- Where the planned posts can be filled, no set of them alone is deficient. Then adding d(C) sessions that all posts of
  a part C can use lets the planned posts and those of C be filled together: else a set S of them had d(S) > d(C), and
  with the other parts D, d(S u D) >= d(S) + d(D) - d(S n D) > d(S*), for S n D holds planned posts only.

Posts with equal slots and candidates are one node with their number as supply. Push-relabel (Goldberg and Tarjan 1988)
of OR-Tools; O(n^2 sqrt(m)) for n nodes and m arcs, the arcs at most candidates times slots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from ortools.graph.python.max_flow import SimpleMaxFlow  # type: ignore[import-untyped]

from solvers.shortage.problem import Post, Problem
from solvers.shortage.solution import Shortage

_Group = tuple[Post, list[int]]


def shortages(problem: Problem) -> tuple[Shortage, ...]:
    """The parts of the smallest set of posts that lacks most, in the order of their first posts; none, all is well."""
    members: dict[Post, list[int]] = defaultdict(list)
    for number, post in enumerate(problem.posts):
        members[post].append(number)
    violators = _source_side(problem, list(members.items()))
    return tuple(_shortage(problem, part) for part in _parts(problem, violators))


def _source_side(problem: Problem, groups: Sequence[_Group]) -> list[_Group]:
    """The groups of posts on the source side of the smallest minimum cut."""
    source, sink = 0, 1
    first = 2 + len(groups)
    node: dict[tuple[int, int], int] = {}  # seats (inspector, slot), then weeks (inspector, ~week)
    tails, heads, capacities = [], [], []

    def arc(tail: int, head: int, capacity: int) -> None:
        tails.append(tail)
        heads.append(head)
        capacities.append(capacity)

    for number, (post, members) in enumerate(groups, 2):
        arc(source, number, len(members))
        for seat in problem.seats(post):
            if seat not in node:
                week = (seat[0], ~problem.week_of[seat[1]])
                if week not in node:
                    node[week] = first + len(node)
                    arc(node[week], sink, len(problem.posts) if problem.week_limit is None else problem.week_limit)
                node[seat] = first + len(node)
                arc(node[seat], node[week], 1)
            arc(number, node[seat], 1)
    network = SimpleMaxFlow()
    network.add_arcs_with_capacity(np.array(tails, np.int32), np.array(heads, np.int32), np.array(capacities, np.int64))
    if network.solve(source, sink) != network.OPTIMAL:
        raise ValueError("the flow network is too large for whole numbers of 64 bits")
    upper = set(network.get_source_side_min_cut())
    return [group for number, group in enumerate(groups, 2) if number in upper]


def _parts(problem: Problem, groups: Sequence[_Group]) -> Iterable[list[_Group]]:
    """The groups cut into parts that share no seat, nor a week in which they could use more than its limit."""
    in_week = _in_weeks(problem, groups)
    limit = problem.week_limit
    full = {week for week, slots in in_week.items() if limit is not None and len(slots) > limit}
    link = list(range(len(groups)))

    def root(number: int) -> int:
        while link[number] != number:
            link[number] = link[link[number]]
            number = link[number]
        return number

    seen: dict[Hashable, int] = {}
    for number, (post, _) in enumerate(groups):
        for inspector, slot in problem.seats(post):
            week = (inspector, problem.week_of[slot])
            other = root(seen.setdefault((week, "full") if week in full else (inspector, slot), number))
            one, two = sorted((root(number), other))
            link[two] = one
    parts: dict[int, list[_Group]] = defaultdict(list)
    for number, group in enumerate(groups):
        parts[root(number)].append(group)
    return parts.values()


def _in_weeks(problem: Problem, groups: Sequence[_Group]) -> dict[tuple[int, int], set[int]]:
    """The slots of the groups' seats by inspector and week."""
    in_week: dict[tuple[int, int], set[int]] = defaultdict(set)
    for post, _ in groups:
        for inspector, slot in problem.seats(post):
            in_week[inspector, problem.week_of[slot]].add(slot)
    return in_week


def _shortage(problem: Problem, groups: Sequence[_Group]) -> Shortage:
    posts = sorted(number for _, members in groups for number in members)
    in_week = _in_weeks(problem, groups)
    limit = problem.week_limit
    given = sum(len(slots) if limit is None else min(limit, len(slots)) for slots in in_week.values())
    return Shortage(tuple(posts), len(posts) - given)
