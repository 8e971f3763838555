"""Visits in part: what is left of a visit when some of its checks are left out, the heaviest first.

Where people are short a visit may find no place as a whole while most of it could be done: one check asks for a
specialty whose people are busy, or makes the visit too long. Weight comes first (section 4), so parts are tried by
falling weight, among equals the smaller team first.

Source: our own, by enumeration. Complexity: every part of a visit of up to `_FEW` checks, 2^n of them; of more checks
departments are left out as a whole, and of more departments than that, those parts that leave out or keep at most two.
No proof of quality beyond that: among the parts listed the first that finds a place weighs most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from solvers.routing.problem import Problem, Visit
from solvers.routing.teams import fewest_posts

Kept = tuple[int, ...]
_FEW = 8


def only(visit: Visit, kept: Kept) -> Visit:
    """The visit with some of its checks, by their positions."""
    checks = [visit.checks[place] for place in kept]
    needs: dict[int, int] = {}
    for check in checks:
        needs[check.department] = needs.get(check.department, 0) | check.specialties
    return replace(
        visit,
        minutes=visit.minutes - _longest(visit, range(len(visit.checks))) + _longest(visit, kept),
        slots=visit.dated,
        needs=needs,
        leads=frozenset(check.department for check in checks if check.lead),
        weight=sum(check.weight for check in checks),
    )


def smaller(problem: Problem, visit: Visit, *, whole_departments: bool = False) -> Iterator[tuple[Kept, Visit]]:
    """What is left of the visit without some of its checks, heaviest first; of those alike to a route the first."""
    groups: list[Kept] = [(place,) for place in range(len(visit.checks))]
    if whole_departments or len(groups) > _FEW:
        groups = _departments(visit)
    count = len(groups)
    sizes = range(1, count) if count <= _FEW else sorted({1, 2, count - 2, count - 1})
    parts = [
        (kept, only(visit, kept))
        for size in sizes
        for chosen in combinations(groups, size)
        for kept in [tuple(sorted(place for group in chosen for place in group))]
    ]
    seen = set()
    for kept, part in sorted(
        parts, key=lambda one: (-one[1].weight, fewest_posts(problem, one[1].needs), one[1].minutes, one[0])
    ):
        asked = part.minutes, frozenset(part.needs.items()), part.leads
        if asked not in seen:
            seen.add(asked)
            yield kept, part


def _departments(visit: Visit) -> list[Kept]:
    departments = sorted({check.department for check in visit.checks})
    return [
        tuple(place for place, check in enumerate(visit.checks) if check.department == department)
        for department in departments
    ]


def _longest(visit: Visit, kept: Sequence[int]) -> int:
    """Minutes of the department that takes longest (R5)."""
    minutes: dict[int, int] = {}
    for place in kept:
        check = visit.checks[place]
        minutes[check.department] = minutes.get(check.department, 0) + check.minutes
    return max(minutes.values())
