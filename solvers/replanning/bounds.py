"""Changes that no replan can avoid, from what each visit and each route could do if it were alone.

*Weight.* A visit carries at most the largest of its `room`; what is missing to its weight is lost in every replan.
*Dates.* Where exactly that is lost, every visit stands in one of its best slots, those of the largest room. If none of
them is on its date it moves. *Sessions.* A visit that can keep its date does (the level before is at its bound), so its
slots are those of its date; if none is in its session it changes session. *Routes.* Visits of a route that stay
together share a slot; all but the largest group that can leave. *People.* If a whole route can stay together, its
slots are the common ones; in the one that suits its team best so many holders cannot come.

Each number is right where the levels before are at theirs. Where more weight is lost than must be, each unit more can
spare at most one visit its move, which is taken off `dates`; of the levels after that nothing is claimed.
Source: our own, each visit and route relaxed to itself. Complexity: slots times visits. What it proves: no replan
changes less of a level, where the levels before are as said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from solvers.replanning.problem import LEVELS, Level, Problem, Scope


def unavoidable(problem: Problem) -> dict[Level, int]:
    """The fewest changes of each level where the levels before have their fewest."""
    slots = [_cheapest_slots(problem, number) for number in range(len(problem.visits))]
    counts = dict.fromkeys(Level, 0)
    for visit, cheapest in zip(problem.visits, slots, strict=True):
        counts[Level.DEMANDS if visit.is_new else Level.CHECKS] += visit.weight - max(visit.room.values(), default=0)
        possible = [problem.slots[slot] for slot in cheapest]
        if visit.is_new:
            counts[Level.WAIT] += min((slot.day - visit.day for slot in possible), default=0)
        elif possible:
            counts[Level.DATES] += all(slot.day != visit.day for slot in possible)
            counts[Level.SESSIONS] += all(slot.session != visit.session for slot in possible)
    for route, visits in _members(problem, slots).items():
        shared = Counter(slot for number in visits for slot in slots[number])
        apart = len(visits) - max(shared.values())
        counts[Level.ROUTES] += apart
        if not apart:
            common = {slot for slot, count in shared.items() if count == len(visits)}
            counts[Level.PEOPLE] += _absent(problem, route, visits, common)
    return counts


def at_least(fewest: Mapping[Level, int], made: Mapping[Level, int], level: Level) -> int:
    """The fewest changes of a level, given what is made in the levels before it."""
    if level in {Level.DEMANDS, Level.CHECKS, Level.POSTS}:
        return fewest[level]
    first = LEVELS.index(Level.DEMANDS if level is Level.WAIT else Level.CHECKS)
    if all(made[one] == fewest[one] for one in LEVELS[first : LEVELS.index(level)]):
        return fewest[level]
    if level is not Level.DATES:
        return 0
    return max(0, fewest[level] - (made[Level.CHECKS] - fewest[Level.CHECKS]))


def _cheapest_slots(problem: Problem, number: int) -> list[int]:
    """The slots of a visit's largest room: on its date if there are any, of these in its session if there are any."""
    visit = problem.visits[number]
    most = max(visit.room.values(), default=0)
    best = [slot for slot, weight in visit.room.items() if weight == most > 0]
    if visit.is_new:
        return best
    best = [slot for slot in best if problem.slots[slot].day == visit.day] or best
    return [slot for slot in best if problem.slots[slot].session == visit.session] or best


def _members(problem: Problem, slots: Sequence[Sequence[int]]) -> dict[int, list[int]]:
    """The visits of each published route that can be made at all."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, visit in enumerate(problem.visits):
        if not visit.is_new and slots[number]:
            found[visit.route].append(number)
    return found


def _absent(problem: Problem, route: int, members: Collection[int], common: Collection[int]) -> int:
    """How many holders of a route that stays together cannot come, in the slot that suits its team best.

    Nothing is claimed where a slot has no way that keeps the route together, unless none could have been missed.
    """
    missing: dict[int, int] = {}
    for way in problem.ways_of.get(route, ()):
        if set(way.visits) == set(members) and way.slot in common:
            absent = sum(post.holder not in problem.there(post, way.slot) for post in way.posts)
            missing[way.slot] = min(missing.get(way.slot, absent), absent)
    if problem.scope is Scope.SOME and len(missing) < len(common):
        return 0
    return min(missing.values(), default=0)
