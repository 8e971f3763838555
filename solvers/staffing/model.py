"""The lottery: the fairest chances, then one outcome by lot.

For each component of the network: the leximin loads (`leximin`), who can get a post at all then (`support`), the most
even chances with these loads (`evenness`), the same in whole millionths (`millionths`). The outcome is drawn from
the chances and the public seed by `solvers.lots`, which knows nothing of how they came about: whoever has the plan
can repeat it. No step has a choice of its own, so equal problems give equal chances.

What it proves: loads are leximin and exact (Fujishige 1980, certified by the nested cuts); chances in millionths keep
every sum (Hoffman 1960); every outcome keeps R10 and each chance is exactly the published one (Budish, Che, Kojima,
Milgrom 2013). How even chances are within a post is approached (`evenness`), not proved. Complexity: fewer than two
maximum flows for each different ratio and component, then passes over the edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from solvers.effort import ENDLESS, Effort
from solvers.lots import Lot, drawn
from solvers.staffing.evenness import most_even
from solvers.staffing.leximin import leximin
from solvers.staffing.millionths import rounded
from solvers.staffing.network import Network, components
from solvers.staffing.problem import Problem
from solvers.staffing.solution import Lottery, Staffing
from solvers.staffing.support import support


def draw(problem: Problem, effort: Effort = ENDLESS) -> Staffing | None:
    """Teams by lot, with the chances they were drawn with; None where the posts cannot all be filled.

    effort: only a cancel is heeded, for chances that are not the fairest are none.
    """
    lottery = chances(problem, effort)
    if lottery is None:
        return None
    position = {label: person for person, label in enumerate(problem.inspectors)}
    lots = [
        Lot(post.label, post.slot, post.week, {problem.inspectors[who]: chance for who, chance in entry.items()})
        for post, entry in zip(problem.posts, lottery.chances, strict=True)
    ]
    return Staffing(tuple(position[label] for label in drawn(lots, problem.draw_seed, problem.sealed)), lottery)


def chances(problem: Problem, effort: Effort = ENDLESS) -> Lottery | None:
    """The fairest chances; None where the posts cannot all be filled."""
    if not all(post.candidates for post in problem.posts):
        return None
    found: list[dict[int, int]] = [{} for _ in problem.posts]
    loads: dict[int, Fraction] = {}
    for network in components(problem):
        settled = chances_of(network, effort)
        if settled is None:
            return None
        loads.update(settled.loads)
        for post, person, chance in zip(settled.posts, settled.people, settled.chances, strict=True):
            found[post][person] = chance
    return Lottery(tuple(found), loads)


@dataclass(frozen=True, slots=True)
class Settled:
    """One component: post, inspector and chance in millionths of every edge that has a chance, and the exact loads."""

    posts: list[int]
    people: list[int]
    chances: list[int]
    loads: dict[int, Fraction]


def chances_of(network: Network, effort: Effort = ENDLESS) -> Settled | None:
    """The fairest chances of one component, for itself alone; None where its posts cannot all be filled."""
    optimum = leximin(network, effort)
    if optimum is None:
        return None
    possible = support(network, optimum)
    millionths = rounded(network, optimum, possible, most_even(network, optimum, possible, effort))
    edges = np.flatnonzero(millionths)
    return Settled(
        network.posts[network.edge_post[edges]].tolist(),
        network.people[network.edge_person[edges]].tolist(),
        millionths[edges].tolist(),
        dict(zip(network.people.tolist(), optimum.loads, strict=True)),
    )
