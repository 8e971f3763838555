"""The heaviest visit where at most one counts: the gap is longer than all days on which one could.

The case: any two days on which a check that is not exempt can be done are nearer than the gap, so at most one visit
holds such checks. Days on which the same checks can be done, in the same year, are alike; there are O(n) of them
where days follow one another (n checks), so each kind of day is tried. O(n^2), and O(n 2^n) where a visit cannot hold
all checks of a day: then every part of them is tried, for at most `MOST_CHECKS` checks.

Checks that are exempt from the gap, where one visit could hold everything, cost no weight: those of the day are done
in the visit, the others in as few visits as `fewest` finds, on days that are not that visit's.

Source: our own, by enumeration. What it proves: nothing weighs more, and nothing as heavy takes fewer visits, for every
choice is tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from solvers.merging.day_set import alike, first_of, last_of
from solvers.merging.fewest import best_partition, everything_fits
from solvers.merging.preference import cost, cost_of_visit
from solvers.merging.problem import Checks, Problem
from solvers.merging.solution import Merge, Visit

MOST_CHECKS = 10


def heaviest_visit(problem: Problem, checks: Checks) -> Merge | None:
    """The merge with one visit that counts; None where the case does not apply or the checks are too many."""
    exempt = frozenset(position for position in checks if problem.checks[position].exempt)
    days = problem.all_days(checks - exempt)
    if not days or last_of(days) - first_of(days) >= problem.gap_days:
        return None
    kinds = list(_kinds_of_day(problem, checks, days))
    if exempt:
        return _with_exempt(problem, exempt, kinds) if everything_fits(problem, checks) else None
    if any(len(group) > MOST_CHECKS and not _possible(problem, group, day) for group, day in kinds):
        return None
    candidates = (Visit(part, problem.common_days(part)) for part in _candidates(problem, kinds))
    best = min(candidates, key=lambda one: (-problem.weight(one.checks), cost_of_visit(problem, one)), default=None)
    return Merge((best,), problem.weight(best.checks), 1, (min(best.checks),)) if best else Merge((), 0, 0)


def _kinds_of_day(problem: Problem, checks: Checks, days: int) -> Iterator[tuple[Checks, int]]:
    """For each kind of day the checks that can be done on it and one such day, as a `day_set`."""
    years = problem.years.values() if problem.item_room and len(problem.years) > 1 else ()
    for kind in alike([*(problem.checks[position].days for position in sorted(checks)), *years]):
        if kind & days:
            day = kind & -kind
            yield frozenset(position for position in checks if problem.checks[position].days & day), day


def _possible(problem: Problem, checks: Checks, day: int) -> bool:
    return problem.fits(checks) and bool(problem.common_days(checks) & day)


def _candidates(problem: Problem, kinds: Iterable[tuple[Checks, int]]) -> Iterator[Checks]:
    """The checks of each kind of day where one visit can hold them, else every part of them that it can hold."""
    for group, day in kinds:
        if _possible(problem, group, day):
            yield group
        else:
            parts = [frozenset[int]()]
            for position in sorted(group):
                parts += [more for part in parts if _possible(problem, more := part | {position}, day)]
            yield from parts[1:]


def _with_exempt(problem: Problem, exempt: Checks, kinds: Iterable[tuple[Checks, int]]) -> Merge | None:
    weight, found = 0, list[tuple[Visit, ...]]()
    for group, _ in kinds:
        elsewhere = best_partition(problem, exempt - group)
        if elsewhere is None:
            return None
        counted = Visit(group, problem.common_days(group) & ~problem.all_days(exempt - group))
        more = problem.weight(group | exempt)
        if more > weight:
            weight, found = more, []
        if more == weight:
            found.append((counted, *elsewhere))
    best = min(found, key=lambda visits: (len(visits), cost(problem, visits)))
    return Merge(best, weight, len(best), (min(best[0].checks),) if len(best) == 1 else ())
