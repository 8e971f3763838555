"""The exact merge of one target in CP-SAT, for the cases no theorem covers.

Sets: checks c, days d. Variables, boolean: x[c,d] check c is done on day d; v[d] there is a visit on day d; n[d] the
visit on d holds a check that is not gap exempt. Whole numbers: p[k,d] posts of department k on day d; t[d] of all.

    maximise    ((C + 1) * W - V) * (P + 1) - T      weight first, then fewest visits, then fewest posts
    where       W = sum weight[c] x[c,d]
                V = sum v[d] <= C, the number of checks
                T = sum t[d] <= P, that number times the posts of a visit with all checks
    subject to  sum_d x[c,d] <= 1                                      R1
                x[c,d] <= v[d];  x[c,d] <= n[d] for c not exempt
                sum of minutes[c] x[c,d] over department k <= longest   R5, R6
                p[k,d] >= posts of every set of specialties that is
                present on d, sum_k p[k,d] <= t[d] <= most_posts,
                least_posts v[d] <= t[d]                                R7
                sum of n[d] over any gap_days consecutive days <= 1     R3
                sum of x[c,d] over item and year <= room                R4

Source: a model of our own, for CP-SAT (Perron, Didier and Gay 2023). Complexity: O(C D) variables, as many rows and a
few for each day, with D days on which a check can be done; the search is exponential at worst and limited.

Leaving every check out is always possible: no answer means that the limit struck, never that there is none. The limit
is one of work, not of time, so every machine gives the same merge.

What it proves: from a bound B on the objective, met or not, (C + 1) W - V <= Q = (B + P) // (P + 1); so no merge weighs
more than W* = (Q + C) // (C + 1), and none of weight W* has fewer than (C + 1) W* - Q visits. Where the optimum was
reached both are met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import reduce
from itertools import combinations
from math import inf
from operator import or_

from ortools.sat.python import cp_model

from solvers.cpsat import Limits, solve
from solvers.merging.day_set import days_of
from solvers.merging.problem import Checks, Problem
from solvers.merging.room_to_move import with_days
from solvers.merging.solution import Merge

LIMITS = Limits(seconds=inf, work=20.0)
_Done = Mapping[tuple[int, int], cp_model.IntVar]


def exact_merge(problem: Problem, checks: Checks, limits: Limits = LIMITS) -> Merge:
    """The best merge of `checks` and its bounds; the bounds are not met only if the limit struck."""
    model = cp_model.CpModel()
    done = {(c, d): model.new_bool_var("") for c in sorted(checks) for d in days_of(problem.checks[c].days)}
    visit = {d: model.new_bool_var("") for d in days_of(problem.all_days(checks))}
    for c in checks:
        model.add_at_most_one(done[c, d] for d in days_of(problem.checks[c].days))
    for (_, d), variable in done.items():
        model.add_implication(variable, visit[d])
    _keep_gap(model, problem, done)
    _keep_length(model, problem, done)
    posts = _keep_team(model, problem, done, visit)
    _keep_item_room(model, problem, done)
    weight = sum(problem.checks[c].weight * variable for (c, _), variable in done.items())
    most_visits, most_posts = len(checks), len(checks) * problem.team_posts(checks)
    step = most_visits + 1
    model.maximize((step * weight - sum(visit.values())) * (most_posts + 1) - sum(posts))
    answer = solve(model, list(done.values()), limits)
    if answer.values is None:
        return Merge((), problem.weight(checks), 0)
    groups: dict[int, set[int]] = defaultdict(set)
    for (c, d), value in zip(done, answer.values, strict=True):
        if value:
            groups[d].add(c)
    without_posts = (answer.bound + most_posts) // (most_posts + 1)
    weight_bound = (without_posts + most_visits) // step
    return Merge(with_days(problem, groups), weight_bound, step * weight_bound - without_posts)


def _keep_gap(model: cp_model.CpModel, problem: Problem, done: _Done) -> None:
    counted = defaultdict(list)
    for (c, d), variable in done.items():
        if not problem.checks[c].exempt:
            counted[d].append(variable)
    counts = {d: model.new_bool_var("") for d in counted}
    for d, variables in counted.items():
        for variable in variables:
            model.add_implication(variable, counts[d])
    for first in counts:
        near = [variable for day, variable in counts.items() if first <= day < first + problem.gap_days]
        if len(near) > 1:
            model.add_at_most_one(near)


def _keep_length(model: cp_model.CpModel, problem: Problem, done: _Done) -> None:
    together = defaultdict(list)
    for (c, d), variable in done.items():
        together[problem.checks[c].department, d].append(problem.checks[c].minutes * variable)
    for minutes in together.values():
        model.add(sum(minutes) <= problem.longest_minutes)


def _keep_team(
    model: cp_model.CpModel, problem: Problem, done: _Done, visit: Mapping[int, cp_model.IntVar]
) -> list[cp_model.IntVar]:
    """The posts of the visit on each day, 0 where there is none."""
    most = problem.team_posts(frozenset(c for c, _ in done))
    takes_part: dict[tuple[int, int], dict[int, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
    for (c, d), variable in done.items():
        takes_part[d, problem.checks[c].department][problem.checks[c].specialties].append(variable)
    posts_on: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for (d, department), by_specialties in takes_part.items():
        posts = model.new_int_var(0, most, "")
        posts_on[d].append(posts)
        present = {mask: model.new_bool_var("") for mask in by_specialties}
        for mask, variables in by_specialties.items():
            model.add_max_equality(present[mask], variables)
        for size in range(1, len(present) + 1):
            for masks in combinations(sorted(present), size):
                together = reduce(or_, masks)
                needed = max(problem.posts_per_department, problem.posts_for.get((department, together), 0))
                model.add(posts >= needed * (sum(present[mask] for mask in masks) - size + 1))
    team = {d: model.new_int_var(0, most, "") for d in posts_on}
    for d, variables in posts_on.items():
        model.add(sum(variables) <= team[d])
        model.add(problem.least_posts * visit[d] <= team[d])
        if problem.most_posts is not None:
            model.add(team[d] <= problem.most_posts)
    return list(team.values())


def _keep_item_room(model: cp_model.CpModel, problem: Problem, done: _Done) -> None:
    year_of = {d: year for year, days in problem.years.items() for d in days_of(days)}
    wanted = defaultdict(list)
    for (c, d), variable in done.items():
        if not problem.checks[c].exempt:
            wanted[problem.checks[c].item, year_of[d]].append(variable)
    for place, variables in wanted.items():
        if place in problem.item_room:
            model.add(sum(variables) <= problem.item_room[place])
