"""Random small routing problems, and what brute force says of them: every route, every partition, every team."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations, product
from operator import or_
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from solvers.matching import Matching, OpenPost
from solvers.routing.block import Block
from solvers.routing.bottlenecks import Bottlenecks, Crowding, Members
from solvers.routing.pricing import SCALE, Cuts
from solvers.routing.problem import Check, Inspector, Problem, Slot, Visit
from solvers.routing.teams import needs_of, shapes
from solvers.routing.travel import Travel

DEPARTMENTS = range(3)
_lengths = st.sampled_from([100, 150, 210, 240])
_degrees = st.integers(0, 12)


class Fit(NamedTuple):
    """Of a route that fits: minutes of travel in the best order, and the slots as a bit set."""

    travel: int
    slots: int


@st.composite
def _people(draw: st.DrawFn, slots: int, areas: int, most: int) -> tuple[Inspector, ...]:
    everywhere = (1 << areas) - 1
    inspector = st.builds(
        Inspector,
        department=st.sampled_from(DEPARTMENTS),
        areas=st.sampled_from([everywhere, *(1 << area for area in range(areas))]),
        specialties=st.integers(0, 7),
        may_lead=st.booleans(),
        slots=st.sampled_from([(1 << slots) - 1, *range(1 << slots)]),
    )
    return tuple(draw(st.lists(inspector, max_size=most)))


@st.composite
def _visits(draw: st.DrawFn, slots: int, areas: int, people: Sequence[Inspector], *, special: bool) -> Visit:
    area = draw(st.integers(0, areas - 1))
    departments = draw(st.frozensets(st.sampled_from(DEPARTMENTS), min_size=1))
    needs = {}
    for department in sorted(departments):
        owned = [one.specialties for one in people if one.department == department and one.areas >> area & 1]
        needs[department] = draw(st.integers(0, 7)) & reduce(or_, owned, 0) if special else 0
    return Visit(
        area=area,
        minutes=draw(st.sampled_from([10, 25, 40, 60, 100])),
        slots=draw(st.integers(1, (1 << slots) - 1)),
        needs=needs,
        leads=frozenset(draw(st.frozensets(st.sampled_from(sorted(departments))))),
        weight=draw(st.integers(1, 3)),
    )


@st.composite
def problems(
    draw: st.DrawFn, most_visits: int = 6, areas: int = 1, most_people: int = 10, *, special: bool = True
) -> Problem:
    """Problems in which each visit alone fits into a slot and a team; specialties asked for are there."""
    slots = [
        Slot(minutes, number // 2) for number, minutes in enumerate(draw(st.lists(_lengths, min_size=1, max_size=4)))
    ]
    people = draw(_people(len(slots), areas, most_people))
    visits = draw(
        st.lists(_visits(len(slots), areas, people, special=special), min_size=1, max_size=most_visits).map(tuple)
    )
    places = draw(st.lists(st.tuples(_degrees, _degrees), min_size=len(visits), max_size=len(visits)))
    problem = Problem(
        visits=visits,
        slots=tuple(slots),
        inspectors=people,
        travel=Travel([116 + x / 100 for x, _ in places], [36 + y / 100 for _, y in places], 2.6, 5),
        least_posts=draw(st.sampled_from([2, 2, 3])),
        posts_per_department=draw(st.sampled_from([1, 2, 2])),
        most_posts=None,
        leader_required=draw(st.booleans()),
        week_limit=None,
    )
    alone = max(fewest_posts(problem, [number], people) for number in range(len(visits)))
    return replace(problem, most_posts=draw(st.sampled_from([None, None, alone, alone + 2])))


@st.composite
def with_checks(draw: st.DrawFn, problem: Problem, most: int = 3) -> Problem:
    """The problem, its visits made of checks of which some may be left out; they fit as they did before."""
    return replace(problem, visits=tuple(_made_of_checks(draw, visit, most) for visit in problem.visits))


def _made_of_checks(draw: st.DrawFn, visit: Visit, most: int) -> Visit:
    departments = sorted(visit.needs)
    checks = [
        Check(
            department=department,
            specialties=draw(st.sampled_from([0, visit.needs[department]])),
            minutes=draw(st.sampled_from([5, 20])),
            weight=draw(st.integers(1, 3)),
            lead=department in visit.leads,
        )
        for department in (departments * most)[: max(len(departments), draw(st.integers(1, most)))]
    ]
    everything = replace(visit, checks=tuple(checks), dated=visit.slots | draw(st.integers(0, 15)))
    return replace(without(everything, set()), slots=visit.slots)


def without(visit: Visit, left_out: Collection[int]) -> Visit:
    """The visit without some of its checks, which takes ten minutes and those of the department that takes longest."""
    kept = [check for place, check in enumerate(visit.checks) if place not in left_out]
    departments = {check.department for check in kept}
    return replace(
        visit,
        minutes=10 + max(sum(one.minutes for one in kept if one.department == own) for own in departments),
        slots=visit.dated,
        needs={own: reduce(or_, (one.specialties for one in kept if one.department == own)) for own in departments},
        leads=frozenset(check.department for check in kept if check.lead),
        weight=sum(check.weight for check in kept),
    )


def most_weight(problem: Problem) -> int:
    """The most weight that can be carried: every choice of checks of every visit, every partition, slot and team.

    Exact without a weekly limit.
    """
    choices = []
    for visit in problem.visits:
        count = len(visit.checks)
        left_out = (set(some) for size in range(1, count) for some in combinations(range(count), size))
        choices.append([None, visit, *(without(visit, some) for some in left_out)])
    carried = sorted(product(*choices), key=lambda visits: -sum(visit.weight for visit in visits if visit))
    for visits in carried:
        made = replace(problem, visits=tuple(one or problem.visits[0] for one in visits))
        if fewest_staffed(made, [number for number, visit in enumerate(visits) if visit]) is not None:
            return sum(visit.weight for visit in visits if visit)
    raise AssertionError("nothing at all can always be carried")


def fewest_posts(problem: Problem, members: Sequence[int], people: Sequence[Inspector]) -> int:
    """The smallest team of these people: for each department every choice of people is tried."""
    total = 0
    for department, wanted in needs_of(problem.visits[number] for number in members).items():
        owned = [one.specialties for one in people if one.department == department]
        covering = (
            size
            for size in range(len(owned) + 1)
            for chosen in combinations(owned, size)
            if not wanted & ~reduce(or_, chosen, 0)
        )
        total += max(problem.posts_per_department, next(covering))
    return max(problem.least_posts, total)


def people_of(block: Block) -> list[Inspector]:
    """Those who cover an area of the block."""
    areas = reduce(or_, (1 << block.problem.visits[number].area for number in block.numbers), 0)
    return [one for one in block.problem.inspectors if one.areas & areas]


def every_route(problem: Problem, numbers: Sequence[int]) -> dict[Members, Fit]:
    """Every set of these visits that fits into a slot, teams not looked at: every order is tried."""
    found: dict[Members, Fit] = {}

    def extend(order: tuple[int, ...], minutes: int, travel: int, slots: int) -> None:
        members = tuple(sorted(order))
        fits = _long_enough(problem, slots, minutes + travel)
        if not fits:
            return
        if members not in found or travel < found[members].travel:
            found[members] = Fit(travel, fits)
        for number in numbers:
            if number not in order:
                visit = problem.visits[number]
                leg = problem.travel.minutes(order[-1], number)
                extend((*order, number), minutes + visit.minutes, travel + leg, slots & visit.slots)

    for number in numbers:
        extend((number,), problem.visits[number].minutes, 0, problem.visits[number].slots)
    return found


def _long_enough(problem: Problem, slots: int, minutes: int) -> int:
    return sum(1 << place for place, slot in enumerate(problem.slots) if slots >> place & 1 and slot.minutes >= minutes)


def routes_of(block: Block) -> dict[Members, tuple[Fit, int]]:
    """Every route of a block that fits, the limit of the team included, by positions in it; and its posts."""
    place = {number: position for position, number in enumerate(block.numbers)}
    people, most = people_of(block), block.problem.most_posts
    found = {}
    for members, fit in every_route(block.problem, block.numbers).items():
        posts = fewest_posts(block.problem, members, people)
        if most is None or posts <= most:
            found[tuple(sorted(place[number] for number in members))] = (fit, posts)
    return found


def partitions(numbers: Sequence[int]) -> Iterator[list[Members]]:
    """Every way to split these into sets."""
    if not numbers:
        yield []
        return
    first, rest = numbers[0], numbers[1:]
    for size in range(len(rest) + 1):
        for others in combinations(rest, size):
            left = [number for number in rest if number not in others]
            for more in partitions(left):
                yield [(first, *others), *more]


def fewest_staffed(problem: Problem, numbers: Sequence[int]) -> int | None:
    """The fewest posts of routes that carry these visits and can be filled beside one another; None where none can.

    Every partition, every slot, every team shape; people are matched. Exact without a weekly limit.
    """
    fits = every_route(problem, numbers)
    options = (
        _fill(problem, [(one, fits[one].slots) for one in routes], Matching(None))
        for routes in partitions(list(numbers))
        if all(one in fits for one in routes)
    )
    return min((posts for posts in options if posts is not None), default=None)


def _fill(problem: Problem, routes: Sequence[tuple[Members, int]], matching: Matching) -> int | None:
    if not routes:
        return 0
    (members, slots), rest = routes[0], routes[1:]
    best: int | None = None
    for slot in (slot for slot in range(len(problem.slots)) if slots >> slot & 1):
        for team in teams(problem, members, slot):
            mark = matching.checkpoint()
            if all(matching.add((members, number), post) for number, post in enumerate(team)):
                posts = _fill(problem, rest, matching)
                if posts is not None and (best is None or posts + len(team) < best):
                    best = posts + len(team)
            matching.rollback(mark)
    return best


def teams(problem: Problem, members: Sequence[int], slot: int) -> Iterator[list[OpenPost]]:
    """The posts of each team shape of a route in a slot, with those who may fill them."""
    visits = [problem.visits[number] for number in members]
    areas = reduce(or_, (1 << visit.area for visit in visits), 0)
    people = [
        (number, one)
        for number, one in enumerate(problem.inspectors)
        if one.slots >> slot & 1 and one.areas & areas == areas and all(number not in visit.recused for visit in visits)
    ]
    owned: dict[int, list[int]] = {}
    for _, one in people:
        owned.setdefault(one.department, []).append(one.specialties)
    leads = frozenset(department for visit in visits for department in visit.leads)
    for shape in shapes(problem, needs_of(visits), leads, owned):
        yield [
            OpenPost(
                slot,
                problem.slots[slot].week,
                [
                    number
                    for number, one in people
                    if one.department == post.department
                    and one.specialties & post.specialties == post.specialties
                    and (one.may_lead or not post.leader)
                ],
            )
            for post in shape
        ]


@st.composite
def price_lists(draw: st.DrawFn, block: Block) -> tuple[np.ndarray, Cuts, Crowding]:
    """Prices, some negative, subset rows and bottlenecks with penalties and their true limits."""
    count = len(block.numbers)
    prices = draw(st.lists(st.integers(-SCALE, 5 * SCALE), min_size=count, max_size=count))
    subsets = [one for size in (3, 5, 7) for one in combinations(range(count), size)]
    cuts = draw(st.lists(st.sampled_from(subsets), max_size=4, unique=True)) if subsets else []
    asked = st.sampled_from([key for one in DEPARTMENTS for key in (one, ~one)])
    if not block.problem.leader_required:
        asked = st.sampled_from(DEPARTMENTS)
    key = st.tuples(st.integers(1, (1 << len(block.problem.slots)) - 1), asked)
    keys = draw(st.lists(key, max_size=3, unique=True))
    limits = tuple(Bottlenecks(block).limit(one) for one in keys)
    return (
        np.array(prices, dtype=np.int64),
        Cuts(tuple(cuts), draw(_penalties(len(cuts)))),
        Crowding(tuple(keys), draw(_penalties(len(keys))), limits),
    )


def _penalties(count: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.integers(0, 2 * SCALE), min_size=count, max_size=count).map(tuple)


def gain(block: Block, members: Members, found: tuple[Fit, int], priced: tuple[np.ndarray, Cuts, Crowding]) -> int:
    """What a route's visits are worth, less its posts and the penalties of all that holds it."""
    prices, cuts, crowding = priced
    fit, posts = found
    visits = [block.problem.visits[block.numbers[member]] for member in members]
    departments = {department for visit in visits for department in visit.needs}
    leads = {department for visit in visits for department in visit.leads}
    worth = int(prices[list(members)].sum()) - posts * SCALE
    for subset, penalty in zip(cuts.subsets, cuts.penalties, strict=True):
        worth -= penalty * (len(set(subset).intersection(members)) // 2)
    for (slots, asked), penalty in zip(crowding.keys, crowding.penalties, strict=True):
        held = asked in departments if asked >= 0 else leads == {~asked}
        worth -= penalty * (held and not fit.slots & ~slots)
    return worth
