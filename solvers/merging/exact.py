"""The exact merge of one target in CP-SAT, for the cases no theorem covers.

Sets: checks c, days d. Variables, boolean: x[c,d] check c is done on day d; v[d] there is a visit on day d; n[d] the
visit on d holds a check that is not gap exempt. Whole number: p[k,d] posts of department k on day d.

    maximise    (C + 1) * sum weight[c] x[c,d] - sum v[d]              weight first, then fewest visits (C checks)
    subject to  sum_d x[c,d] <= 1                                      R1
                x[c,d] <= v[d];  x[c,d] <= n[d] for c not exempt
                sum of minutes[c] x[c,d] over department k <= longest   R5, R6
                sum_k p[k,d] <= most_posts, p[k,d] >= posts of every
                set of specialties that is present on d                 R7
                sum of n[d] over any gap_days consecutive days <= 1     R3
                sum of x[c,d] over item and year <= room                R4
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import reduce
from itertools import combinations, pairwise
from math import inf
from operator import or_

from ortools.sat.python import cp_model

from solvers.cpsat import Limits, solve
from solvers.merging.problem import Problem
from solvers.merging.solution import Merge, Visit

_LIMITS = Limits(seconds=20.0)
_Done = Mapping[tuple[int, int], cp_model.IntVar]


def exact_merge(problem: Problem, checks: frozenset[int]) -> Merge:
    """The best merge of `checks` and its bounds; the bounds are not met only if the time limit struck."""
    model = cp_model.CpModel()
    days = sorted(frozenset[int]().union(*(problem.checks[position].days for position in checks)))
    done = {(c, d): model.new_bool_var("") for c in sorted(checks) for d in sorted(problem.checks[c].days)}
    visit = {d: model.new_bool_var("") for d in days}
    counted = {d: model.new_bool_var("") for d in days}
    for c in checks:
        model.add_at_most_one(done[c, d] for d in problem.checks[c].days)
    for (c, d), variable in done.items():
        model.add_implication(variable, visit[d])
        if not problem.checks[c].exempt:
            model.add_implication(variable, counted[d])
    _keep_gap(model, problem.gap_days, counted)
    _keep_length(model, problem, done)
    _keep_team(model, problem, done)
    _keep_item_room(model, problem, done)
    step = len(checks) + 1
    weight = sum(problem.checks[c].weight * variable for (c, _), variable in done.items())
    model.maximize(step * weight - sum(visit.values()))
    answer = solve(model, list(done.values()), _LIMITS)
    if answer.values is None:
        return Merge((), sum(problem.checks[c].weight for c in checks), 0)
    groups: dict[int, set[int]] = defaultdict(set)
    for (c, d), value in zip(done, answer.values, strict=True):
        if value:
            groups[d].add(c)
    visits_bound = len(groups) if answer.optimal else min(len(groups), 1)
    return Merge(_with_days(problem, groups), (answer.bound + len(groups)) // step, visits_bound)


def _keep_gap(model: cp_model.CpModel, gap_days: int, counted: Mapping[int, cp_model.IntVar]) -> None:
    for first in counted:
        near = [variable for day, variable in counted.items() if first <= day < first + gap_days]
        if len(near) > 1:
            model.add_at_most_one(near)


def _keep_length(model: cp_model.CpModel, problem: Problem, done: _Done) -> None:
    together = defaultdict(list)
    for (c, d), variable in done.items():
        together[problem.checks[c].department, d].append(problem.checks[c].minutes * variable)
    for minutes in together.values():
        model.add(sum(minutes) <= problem.longest_minutes)


def _keep_team(model: cp_model.CpModel, problem: Problem, done: _Done) -> None:
    if problem.most_posts is None:
        return
    takes_part: dict[tuple[int, int], dict[int, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))
    for (c, d), variable in done.items():
        takes_part[d, problem.checks[c].department][problem.checks[c].specialties].append(variable)
    posts_on: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for (d, department), by_specialties in takes_part.items():
        posts = model.new_int_var(0, 10_000, "")
        posts_on[d].append(posts)
        present = {mask: model.new_bool_var("") for mask in by_specialties}
        for mask, variables in by_specialties.items():
            model.add_max_equality(present[mask], variables)
        for size in range(1, len(present) + 1):
            for masks in combinations(sorted(present), size):
                together = reduce(or_, masks)
                needed = max(problem.posts_per_department, problem.posts_for.get((department, together), 0))
                model.add(posts >= needed * (sum(present[mask] for mask in masks) - size + 1))
    for variables in posts_on.values():
        model.add(sum(variables) <= problem.most_posts)


def _keep_item_room(model: cp_model.CpModel, problem: Problem, done: _Done) -> None:
    wanted = defaultdict(list)
    for (c, d), variable in done.items():
        if not problem.checks[c].exempt:
            wanted[problem.checks[c].item, problem.year_of[d]].append(variable)
    for place, variables in wanted.items():
        if place in problem.item_room:
            model.add(sum(variables) <= problem.item_room[place])


def _with_days(problem: Problem, groups: Mapping[int, set[int]]) -> tuple[Visit, ...]:
    """The visits with as many days as they can have while any choice among them keeps the gap."""
    exempt = {day: all(problem.checks[c].exempt for c in group) for day, group in groups.items()}
    spans = _spans(sorted(day for day in groups if not exempt[day]), problem.gap_days)
    visits: list[Visit] = []
    for day, group in sorted(groups.items()):
        first, last = spans.get(day, (day, day))
        common = frozenset.intersection(*(problem.checks[c].days for c in group))
        same_year = problem.year_of[day]
        taken = groups.keys() - {day}
        days = (d for d in common if first <= d <= last and d not in taken and problem.year_of[d] == same_year)
        visits.append(Visit(frozenset(group), frozenset(days)))
    return tuple(visits)


def _spans(days: list[int], gap_days: int) -> dict[int, tuple[float, float]]:
    """Around each chosen day the days it may move to: the slack to its neighbours is halved."""
    first: dict[int, float] = dict.fromkeys(days[:1], -inf)
    last: dict[int, float] = dict.fromkeys(days[-1:], inf)
    for day, following in pairwise(days):
        last[day] = day + (following - gap_days - day) // 2
        first[following] = last[day] + gap_days
    return {day: (first[day], last[day]) for day in days}
