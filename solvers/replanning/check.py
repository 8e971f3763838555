"""What a correct replan is, and that its counts are what they say (standard library only).

Written from the statement, apart from the code that replans: every visit once at most, each published route carried on
once at most, everything that stands made, near visits apart, every post filled by somebody who may and is there, nobody
twice in a slot or too often in a week, changes recounted, bounds not above them, lots drawn by the smallest ticket.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from solvers.fault import Fault
from solvers.replanning.problem import NEW, Level, Problem, Way
from solvers.replanning.solution import Replan


def faults_of(problem: Problem, found: Replan) -> Iterator[Fault]:
    """Everything that is wrong with a replan."""
    ways = [problem.ways[number] for number in found.ways]
    yield from _of_ways(problem, found, ways)
    yield from _of_people(problem, found, ways)
    counted = _recounted(problem, found, ways)
    for count in found.counts:
        if count.made != counted[count.level]:
            values: dict[str, str | int] = {"said": count.made, "found": counted[count.level]}
            yield Fault("replan-count-wrong", count.level.value, values)
        if count.at_least > count.made:
            yield Fault("replan-bound-wrong", count.level.value, {"bound": count.at_least, "made": count.made})
    if [count.level for count in found.counts] != list(problem.levels):
        yield Fault("replan-counts-missing", "counts")
    yield from _of_lots(found, ways)


def _of_ways(problem: Problem, found: Replan, ways: list[Way]) -> Iterator[Fault]:
    for number, way in enumerate(problem.ways):
        if way.stands and number not in found.ways:
            yield Fault("replan-touched", f"way {number}")
    visits = Counter(visit for way in ways for visit in way.visits)
    routes = Counter(way.route for way in ways if way.route != NEW)
    for kind, counted in (("visit", visits), ("route", routes)):
        for number, count in counted.items():
            if count > 1:
                yield Fault("replan-twice", f"{kind} {number}", {"count": count})
    day_of = {visit: problem.slots[way.slot].day for way in ways for visit in way.visits}
    for one, other, days in problem.near:
        if one in day_of and other in day_of and abs(day_of[one] - day_of[other]) < max(1, days):
            yield Fault("replan-too-near", f"visit {one}", {"other": other, "days": days})


def _of_people(problem: Problem, found: Replan, ways: list[Way]) -> Iterator[Fault]:
    slots: Counter[tuple[int, int]] = Counter()
    weeks: Counter[tuple[int, int]] = Counter()
    for way in ways:
        for post in way.posts:
            who = found.filled_by.get(post.label)
            if who is None or who not in post.candidates or not problem.available[who] >> way.slot & 1:
                yield Fault("replan-not-filled", post.label)
                continue
            slots[who, way.slot] += 1
            weeks[who, problem.slots[way.slot].week] += 1
    for (who, slot), count in slots.items():
        if count > 1:
            yield Fault("replan-two-places", f"inspector {who}", {"slot": slot})
    for (who, week), count in weeks.items():
        if problem.week_limit is not None and count > problem.week_limit:
            yield Fault("replan-week", f"inspector {who}", {"week": week, "count": count})


def _recounted(problem: Problem, found: Replan, ways: list[Way]) -> Counter[Level]:
    counted: Counter[Level] = Counter()
    for visit in problem.visits:
        counted[Level.DEMANDS if visit.is_new else Level.CHECKS] += visit.weight
    for way in ways:
        slot = problem.slots[way.slot]
        counted[Level.POSTS] += 0 if way.stands else len(way.posts) - way.had
        for number, carried in zip(way.visits, way.carried, strict=True):
            visit = problem.visits[number]
            counted[Level.DEMANDS if visit.is_new else Level.CHECKS] -= carried
            if visit.is_new:
                counted[Level.WAIT] += slot.day - visit.day
                continue
            counted[Level.DATES] += int(slot.day != visit.day)
            counted[Level.SESSIONS] += int(slot.session != visit.session)
            counted[Level.ROUTES] += int(way.route != visit.route)
        counted[Level.PEOPLE] += sum(found.filled_by.get(post.label) != post.holder for post in way.posts)
    return counted


def _of_lots(found: Replan, ways: list[Way]) -> Iterator[Fault]:
    """Exactly the posts filled anew went by lot, each to the smallest of its tickets."""
    anew = {post.label for way in ways for post in way.posts if found.filled_by.get(post.label) != post.holder}
    drawn = {lot.post for lot in found.lots}
    for post in sorted(anew ^ drawn):
        yield Fault("replan-lot-missing", post)
    for lot in found.lots:
        if lot.taken_by != found.filled_by.get(lot.post) or lot.tickets.get(lot.taken_by) != min(lot.tickets.values()):
            yield Fault("replan-lot-wrong", lot.post)
