"""Tiny replanning problems, and the fewest changes by trying every choice of ways and every filling of their posts."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, product
from random import Random

from solvers.replanning.problem import LEVELS, NEW, Level, Post, Problem, Scope, Slot, Visit, Way

SLOTS = tuple(Slot(day, session, day // 3) for day in range(4) for session in range(2))


def random_problem(seed: int, *, scope: Scope = Scope.EVERY) -> Problem:
    """Two or three published routes, some of whose slots and people are gone; the ways are all there are."""
    dice = Random(seed)
    people = dice.randint(3, 5)
    available = tuple(dice.getrandbits(8) | dice.getrandbits(8) for _ in range(people))
    visits: list[Visit] = []
    ways: list[Way] = []
    for route in range(dice.randint(1, 3)):
        at = dice.randrange(8)
        members = range(len(visits), len(visits) + dice.randint(1, 2))
        for _ in members:
            visits.append(Visit(dice.randint(1, 3), SLOTS[at].day, SLOTS[at].session, route, {}))
        posts = [(tuple(sorted(dice.sample(range(people), dice.randint(1, people)))), dice.randrange(people)) for _ in range(2)]
        for slot in {at, *dice.sample(range(8), 2)}:
            for size in range(1, len(members) + 1):
                for chosen in combinations(members, size):
                    ways.append(_way(dice, f"{route}-{len(ways)}", route if size == len(members) else NEW, slot, chosen, visits, posts))
    if dice.random() < 0.4:
        visits.append(Visit(1, 0, 0, NEW, {}))
        ways += [_way(dice, f"n-{slot}", NEW, slot, (len(visits) - 1,), visits, [(tuple(range(people)), None)]) for slot in (0, 5)]
    rooms: list[dict[int, int]] = [{} for _ in visits]
    for way in ways:
        for visit, carried in zip(way.visits, way.carried, strict=True):
            rooms[visit][way.slot] = max(carried, rooms[visit].get(way.slot, 0))
    with_room = tuple(Visit(v.weight, v.day, v.session, v.route, room) for v, room in zip(visits, rooms, strict=True))
    near = ((0, len(visits) - 1, 2),) if len(visits) > 1 and dice.random() < 0.5 and visits[0].route != visits[-1].route else ()
    return Problem(SLOTS, available, dice.choice([None, 2, 3]), with_room, tuple(ways), near, scope)


def _way(dice, label, route, slot, chosen, visits, posts) -> Way:  # type: ignore[no-untyped-def]
    carried = tuple(visits[one].weight if dice.random() < 0.8 else 1 for one in chosen)
    made = tuple(Post(f"{label}-p{n}", who, holder) for n, (who, holder) in enumerate(posts))
    return Way(route, slot, tuple(chosen), carried, made)


def brute_force(problem: Problem) -> tuple[int, ...]:
    """The lexicographically fewest changes, by enumeration."""
    best: tuple[int, ...] | None = None
    standing = [number for number, way in enumerate(problem.ways) if way.stands]
    free = [number for number in range(len(problem.ways)) if number not in standing]
    for size in range(min(len(free), len(problem.visits)) + 1):
        for some in combinations(free, size):
            ways = [problem.ways[number] for number in (*standing, *some)]
            if not _fit(problem, ways):
                continue
            visits = _of_visits(problem, ways)
            if best is not None and visits > best[:-1]:
                continue
            people = _fewest_people(problem, ways)
            if people is not None and (best is None or (*visits, people) < best):
                best = (*visits, people)
    assert best is not None
    return best


def _fit(problem: Problem, ways: list[Way]) -> bool:
    visits = Counter(visit for way in ways for visit in way.visits)
    routes = Counter(way.route for way in ways if way.route != NEW)
    day = {visit: problem.slots[way.slot].day for way in ways for visit in way.visits}
    apart = all(abs(day[a] - day[b]) >= days for a, b, days in problem.near if a in day and b in day)
    return max([*visits.values(), *routes.values()], default=0) <= 1 and apart


def _of_visits(problem: Problem, ways: list[Way]) -> tuple[int, ...]:
    left = problem.left_out
    return tuple(left[level] + sum(problem.change(way)[level] for way in ways) for level in LEVELS if level is not Level.PEOPLE)


def _fewest_people(problem: Problem, ways: list[Way]) -> int | None:
    places = [(way.slot, post) for way in ways for post in way.posts]
    fewest = None
    for filling in product(*(problem.there(post, slot) for slot, post in places)):
        once = Counter((who, slot) for who, (slot, _) in zip(filling, places, strict=True))
        weeks = Counter((who, problem.slots[slot].week) for who, (slot, _) in zip(filling, places, strict=True))
        if max(once.values(), default=0) > 1:
            continue
        if problem.week_limit is not None and max(weeks.values(), default=0) > problem.week_limit:
            continue
        changed = sum(who != post.holder for who, (_, post) in zip(filling, places, strict=True))
        fewest = changed if fewest is None else min(fewest, changed)
    return fewest
