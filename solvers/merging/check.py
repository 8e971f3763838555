"""What a correct merge of one target is, apart from the code that merges (standard library only)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

from solvers.fault import Fault
from solvers.merging.day_set import days_of
from solvers.merging.problem import Problem
from solvers.merging.solution import Merge


def faults_of(problem: Problem, merge: Merge) -> Iterator[Fault]:
    """Every way in which `merge` breaks the problem's rules or its own bounds."""
    placed = Counter(position for visit in merge.visits for position in visit.checks)
    yield from (Fault("merge-check-twice", str(position)) for position, count in placed.items() if count > 1)
    for number, visit in enumerate(merge.visits):
        place = f"visits[{number}]"
        impossible = any(visit.days & ~problem.checks[position].days for position in visit.checks)
        if not visit.checks or not visit.days or impossible:
            yield Fault("merge-day-impossible", place)
        if not problem.fits(visit.checks):
            yield Fault("merge-does-not-fit", place)
    for visit, other in combinations(merge.visits, 2):
        exempt = any(all(problem.checks[position].exempt for position in one.checks) for one in (visit, other))
        gap = 1 if exempt else problem.gap_days
        if any(abs(day - another) < gap for day, another in product(days_of(visit.days), days_of(other.days))):
            yield Fault("merge-too-near", "visits")
    yield from _item_faults(problem, merge)
    weight = problem.weight(frozenset(placed))
    if weight > merge.weight_bound or (weight == merge.weight_bound and len(merge.visits) < merge.visits_bound):
        yield Fault("merge-bound-wrong", "bounds")
    if merge.certificate:
        yield from _certificate_faults(problem, merge)


def _certificate_faults(problem: Problem, merge: Merge) -> Iterator[Fault]:
    """As many checks as visits, no two with a day in common; more than one prove something only if none is left out."""
    apart = all(
        not problem.checks[one].days & problem.checks[other].days for one, other in combinations(merge.certificate, 2)
    )
    possible = frozenset(position for position, check in enumerate(problem.checks) if check.days)
    needed = len(merge.certificate) == 1 or merge.weight_bound == problem.weight(possible)
    if not apart or not needed or len(merge.certificate) != merge.visits_bound:
        yield Fault("merge-certificate-wrong", "certificate")


def _item_faults(problem: Problem, merge: Merge) -> Iterator[Fault]:
    worst: Counter[tuple[int, int]] = Counter()
    for visit in merge.visits:
        years = [year for year, days in problem.years.items() if days & visit.days]
        items = [problem.checks[position].item for position in visit.checks if not problem.checks[position].exempt]
        worst.update((item, year) for item in items for year in years)
    for place, count in worst.items():
        if count > problem.item_room.get(place, count):
            yield Fault("merge-item-cap", str(place))
