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
from collections.abc import Hashable, Iterable, Iterator, Sequence

import numpy as np

from solvers.flow import max_flow
from solvers.grouping import groups as linked
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
    node: dict[tuple[int, int], int] = {}  # seats (inspector, slot), then weeks (inspector, ~week), after the groups
    tails, heads, weeks = [], [], []

    for number, (post, _) in enumerate(groups):
        for seat in problem.seats(post):
            if seat not in node:
                week = (seat[0], ~problem.week_of[seat[1]])
                if week not in node:
                    node[week] = len(groups) + len(node)
                    weeks.append(node[week])
                node[seat] = len(groups) + len(node)
                tails.append(node[seat])
                heads.append(node[week])
            tails.append(number)
            heads.append(node[seat])
    nodes = len(groups) + len(node)
    supply, demand = np.zeros(nodes, np.int64), np.zeros(nodes, np.int64)
    supply[: len(groups)] = [len(members) for _, members in groups]
    demand[weeks] = len(problem.posts) if problem.week_limit is None else problem.week_limit
    ends = np.array(tails, np.int64), np.array(heads, np.int64)
    flow = max_flow(*ends, np.ones(len(tails), np.int64), supply, demand)
    return [group for number, group in enumerate(groups) if flow.upper[number]]


def _parts(problem: Problem, groups: Sequence[_Group]) -> Iterable[list[_Group]]:
    """The groups cut into parts that share no seat, nor a week in which they could use more than its limit."""
    in_week = _in_weeks(problem, groups)
    limit = problem.week_limit
    full = {week for week, slots in in_week.items() if limit is not None and len(slots) > limit}

    def shared(post: Post) -> Iterator[Hashable]:
        for inspector, slot in problem.seats(post):
            week = (inspector, problem.week_of[slot])
            yield (week, "full") if week in full else (inspector, slot)

    for part in linked(shared(post) for post, _ in groups):
        yield [groups[place] for place in part]


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
