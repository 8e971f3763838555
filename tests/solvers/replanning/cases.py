"""Tiny replanning problems, and the fewest changes by trying every choice of ways and every filling of their posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

from hypothesis import strategies as st

from solvers.replanning.companies import Company
from solvers.replanning.problem import NEW, Post, Problem, Scope, Slot, Visit, Way

SLOTS = tuple(Slot(day, session, day // 2) for day in range(3) for session in range(2))
NAMES = [f"i{number}" for number in range(9)]
_Posts = Sequence[tuple[tuple[int, ...], int | None]]


@st.composite
def problems(draw: st.DrawFn, scope: Scope = Scope.EVERY) -> Problem:
    """Up to three published routes, some of whose slots and people are gone; the ways are all there are."""
    people = draw(st.integers(2, 4))
    available = tuple(draw(st.integers(0, 63)) | draw(st.integers(0, 63)) for _ in range(people))
    visits: list[Visit] = []
    ways: list[Way] = []
    for route in range(draw(st.integers(1, 3))):
        home = draw(st.integers(0, 5))
        members = range(len(visits), len(visits) + draw(st.integers(1, 2)))
        at = SLOTS[home]
        visits += [Visit(draw(st.integers(1, 2)), at.day, at.session, route, {}) for _ in members]
        some = st.frozensets(st.integers(0, people - 1), min_size=1)
        posts = [(tuple(sorted(draw(some))), draw(st.integers(0, people - 1))) for _ in range(2)]
        for slot in {home, draw(st.integers(0, 5)), draw(st.integers(0, 5))}:
            for size in range(1, len(members) + 1):
                for chosen in combinations(members, size):
                    carried = tuple(draw(st.integers(1, visits[one].weight)) for one in chosen)
                    number = route if size == len(members) else NEW
                    ways.append(_way(f"{route}-{len(ways)}", number, slot, chosen, carried, posts))
    if draw(st.booleans()):
        visits.append(Visit(1, 0, 0, NEW, {}))
        anybody = [(tuple(range(people)), None)]
        ways += [_way(f"n-{slot}", NEW, slot, (len(visits) - 1,), (1,), anybody) for slot in (0, 5)]
    apart = len(visits) > 1 and draw(st.booleans())
    near = ((0, len(visits) - 1, 2),) if apart else ()
    limit = draw(st.sampled_from([None, 1, 2]))
    return Problem(SLOTS, available, limit, _with_room(visits, ways), tuple(ways), near, scope)


def _with_room(visits: Sequence[Visit], ways: Sequence[Way]) -> tuple[Visit, ...]:
    rooms: list[dict[int, int]] = [{} for _ in visits]
    for way in ways:
        for visit, carried in zip(way.visits, way.carried, strict=True):
            rooms[visit][way.slot] = max(carried, rooms[visit].get(way.slot, 0))
    return tuple(replace(visit, room=room) for visit, room in zip(visits, rooms, strict=True))


def _way(label: str, route: int, slot: int, chosen: tuple[int, ...], carried: tuple[int, ...], posts: _Posts) -> Way:
    made = tuple(Post(f"{label}-p{number}", who, holder) for number, (who, holder) in enumerate(posts))
    return Way(route, slot, chosen, carried, made)


def companies_of(problem: Problem) -> tuple[Company, ...]:
    """The published routes of a problem, all of whose people are of one department."""
    return tuple(
        Company(
            {
                number: {slot: {"d": weight} for slot, weight in visit.room.items()}
                for number, visit in enumerate(problem.visits)
                if visit.route == route
            },
            {"d": tuple(problem.available[post.holder] for post in ways[0].posts if post.holder is not None)},
        )
        for route, ways in problem.ways_of.items()
    )


def brute_force(problem: Problem) -> tuple[int, ...]:
    """The lexicographically fewest changes, by enumeration."""
    best: tuple[int, ...] | None = None
    for size in range(min(len(problem.ways), len(problem.visits)) + 1):
        for ways in combinations(problem.ways, size):
            if not _fit(problem, ways):
                continue
            costs = [problem.change(way) for way in ways]
            visits = tuple(
                problem.left_out[level] + sum(cost[level] for cost in costs) for level in problem.levels[:-1]
            )
            if best is not None and visits > best[:-1]:
                continue
            people = fewest_people(problem, ways)
            if people is not None and (best is None or (*visits, people) < best):
                best = (*visits, people)
    assert best is not None
    return best


def _fit(problem: Problem, ways: Sequence[Way]) -> bool:
    visits = Counter(visit for way in ways for visit in way.visits)
    routes = Counter(way.route for way in ways if way.route != NEW)
    day = {visit: problem.slots[way.slot].day for way in ways for visit in way.visits}
    apart = all(abs(day[a] - day[b]) >= days for a, b, days in problem.near if a in day and b in day)
    return apart and max([*visits.values(), *routes.values()], default=0) <= 1


def fewest_people(problem: Problem, ways: Sequence[Way]) -> int | None:
    """The fewest posts not filled by their holders; None where they cannot all be filled."""
    places = [(way.slot, post) for way in ways for post in way.posts]
    found = [
        sum(who != post.holder for who, (_, post) in zip(filling, places, strict=True))
        for filling in product(*(problem.there(post, slot) for slot, post in places))
        if _possible(problem, [(who, slot) for who, (slot, _) in zip(filling, places, strict=True)])
    ]
    return min(found, default=None)


def _possible(problem: Problem, busy: Sequence[tuple[int, int]]) -> bool:
    weeks = Counter((who, problem.slots[slot].week) for who, slot in busy)
    often = problem.week_limit is not None and max(weeks.values(), default=0) > problem.week_limit
    return len(set(busy)) == len(busy) and not often
