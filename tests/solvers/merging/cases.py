"""Small merging problems, random and by hand, and the best merge of each by trying everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from hypothesis import strategies as st

from solvers.merging.day_set import between, days_of
from solvers.merging.problem import Check, Problem
from solvers.merging.solution import Merge

NEW_YEAR = 5  # the first day of the second calendar year in random problems


def posed(
    *checks: Check, gap: int = 1, longest: int = 200, most: int | None = 12, room: int | None = None, years: int = 1
) -> Problem:
    return Problem(
        checks=checks,
        gap_days=gap,
        longest_minutes=longest,
        least_posts=2,
        posts_per_department=2,
        most_posts=most,
        posts_for={(department, mask): mask.bit_count() for department in range(3) for mask in range(8)},
        item_room={(item, year): room for item in range(20) for year in range(years)} if room is not None else {},
        years={0: between(0, 99)} if years == 1 else {0: between(0, NEW_YEAR - 1), 1: between(NEW_YEAR, 99)},
    )


def check(first: int, last: int, *, department: int = 0, item: int = 0, minutes: int = 30, weight: int = 1) -> Check:
    return Check(department, item, minutes, weight, between(first, last))


def score(problem: Problem, made: Merge) -> tuple[int, int]:
    """Weight, and minus the number of visits."""
    return sum(problem.weight(visit.checks) for visit in made.visits), -len(made.visits)


def posts(problem: Problem, made: Merge) -> int:
    return sum(problem.team_posts(visit.checks) for visit in made.visits)


def best_by_trying_everything(problem: Problem) -> tuple[int, int, int]:
    """Most weight, then (negative) fewest visits and posts, over all ways to put each check on a day or on none."""
    return max(
        (
            sum(problem.weight(group) for group in groups.values()),
            -len(groups),
            -sum(problem.team_posts(group) for group in groups.values()),
        )
        for groups in _ways(problem, 0, {})
        if _correct(problem, groups)
    )


def most_weight_by_trying_everything(problem: Problem) -> dict[int, int]:
    """The most weight of each possible number of visits."""
    most: dict[int, int] = {}
    for groups in _ways(problem, 0, {}):
        if _correct(problem, groups):
            weight = sum(problem.weight(group) for group in groups.values())
            most[len(groups)] = max(weight, most.get(len(groups), 0))
    return most


_Groups = dict[int, frozenset[int]]


def _ways(problem: Problem, position: int, groups: _Groups) -> Iterator[_Groups]:
    if position == len(problem.checks):
        yield groups
        return
    yield from _ways(problem, position + 1, groups)
    for day in days_of(problem.checks[position].days):
        yield from _ways(problem, position + 1, {**groups, day: groups.get(day, frozenset()) | {position}})


def _correct(problem: Problem, groups: _Groups) -> bool:
    items = Counter(
        (problem.checks[one].item, next(year for year, days in problem.years.items() if days >> day & 1))
        for day, group in groups.items()
        for one in group
        if not problem.checks[one].exempt
    )
    counted = [day for day, group in groups.items() if not all(problem.checks[one].exempt for one in group)]
    return (
        all(problem.fits(group) for group in groups.values())
        and all(abs(one - other) >= problem.gap_days for one, other in combinations(counted, 2))
        and all(count <= problem.item_room.get(place, count) for place, count in items.items())
    )


checks = st.builds(
    lambda first, length, holes, department, item, minutes, weight, specialties, exempt: Check(
        department,
        item,
        minutes,
        weight,
        between(first, first + length - 1) & ~sum(1 << hole for hole in set(holes)),
        specialties,
        exempt,
    ),
    st.integers(0, 5),
    st.integers(1, 5),
    st.lists(st.integers(0, 9), max_size=2),
    st.integers(0, 2),
    st.integers(0, 3),
    st.integers(10, 70),
    st.integers(1, 3),
    st.sampled_from([0, 1, 2, 3, 4]),
    st.sampled_from([False, False, True]),
)


def problems(
    *,
    gaps: tuple[int, ...] = (1, 2, 3, 20),
    lengths: tuple[int, ...] = (60, 90, 200, 1000),
    teams: tuple[int | None, ...] = (None, 2, 4, 12),
    rooms: tuple[int | None, ...] = (None, 1, 2),
) -> st.SearchStrategy[Problem]:
    """Random problems of at most four checks over ten days and one or two years."""
    return st.builds(
        lambda some, gap, longest, most, room, years: posed(
            *some, gap=gap, longest=longest, most=most, room=room, years=years
        ),
        st.lists(checks, min_size=1, max_size=4),
        st.sampled_from(gaps),
        st.sampled_from(lengths),
        st.sampled_from(teams),
        st.sampled_from(rooms),
        st.sampled_from([1, 2]),
    )
