"""Two lotteries as offices hold them, to compare with: what each inspector expects, and how often a run gets stuck.

by_post: posts in their order, each by lot among those who are free. by_person: inspectors in an order drawn by lot
(random serial dictatorship, Abdulkadiroglu and Sonmez 1998), each takes every open post he can. Neither looks ahead,
so a run may leave a post that nobody can fill any more. Chances are counted over `trials` runs with tickets of the
problem's seed: that proves nothing, their standard error is up to half of one over the root of the trials. Complexity:
trials times candidates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from solvers.lots import CERTAIN
from solvers.staffing.problem import Problem
from solvers.staffing.solution import Lottery
from solvers.tickets import ascending, extract, tickets

Lots = Callable[[str, int], Sequence[int]]  # of a purpose and a number n, the numbers below n in an order by lot


@dataclass(frozen=True, slots=True)
class Fairness:
    """How fair a lottery is.

    least_ratio, greatest_ratio: of expected load to sessions available, over everybody who may fill a post;
    least_chance: the smallest chance that anybody who may fill a post has of it, those without any left out;
    shut_out: the share of those without any, among all pairs of a post and somebody who may fill it.
    """

    least_ratio: float
    greatest_ratio: float
    least_chance: float
    shut_out: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a simple lottery came to. loads: expected, by inspector; stuck: the share of runs that left a post open."""

    loads: dict[int, float]
    fairness: Fairness
    stuck: float


def fairness_of(problem: Problem, lottery: Lottery) -> Fairness:
    """The fairness of published chances; the ratios are exact to the last place of a float."""
    pairs = [
        entry.get(person, 0) / CERTAIN
        for post, entry in zip(problem.posts, lottery.chances, strict=True)
        for person in post.candidates
    ]
    return _fairness(problem, lottery.loads, pairs)


def _fairness(problem: Problem, loads: Mapping[int, Fraction | float], pairs: Sequence[float]) -> Fairness:
    ratios = [float(load / max(1, problem.available[person])) for person, load in loads.items()]
    some = [chance for chance in pairs if chance > 0]
    return Fairness(
        min(ratios, default=0.0),
        max(ratios, default=0.0),
        min(some, default=0.0),
        1 - len(some) / max(1, len(pairs)),
    )


def by_post(problem: Problem, trials: int) -> Comparison:
    """Each post by lot among those who are free, in the order of the posts."""
    return _measured(problem, trials, _each_post)


def by_person(problem: Problem, trials: int) -> Comparison:
    """Inspectors by lot, each takes what he can, in the order of the posts."""
    return _measured(problem, trials, _each_person)


class _Free:
    """Who is free when."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.taken: set[tuple[int, int]] = set()
        self.weeks: Counter[tuple[int, int]] = Counter()

    def free(self, person: int, number: int) -> bool:
        post, limit = self.problem.posts[number], self.problem.week_limit
        full = limit is not None and self.weeks[person, post.week] >= limit
        return (person, post.slot) not in self.taken and not full

    def take(self, person: int, number: int) -> tuple[int, int]:
        post = self.problem.posts[number]
        self.taken.add((person, post.slot))
        self.weeks[person, post.week] += 1
        return number, person


def _each_post(problem: Problem, lots: Lots) -> Iterator[tuple[int, int]]:
    free = _Free(problem)
    for number, post in enumerate(problem.posts):
        possible = [person for person in post.candidates if free.free(person, number)]
        if possible:
            yield free.take(possible[lots(post.label, len(possible))[0]], number)


def _each_person(problem: Problem, lots: Lots) -> Iterator[tuple[int, int]]:
    free = _Free(problem)
    may_fill: dict[int, list[int]] = defaultdict(list)
    for number, post in enumerate(problem.posts):
        for person in post.candidates:
            may_fill[person].append(number)
    filled = set[int]()
    for person in lots("inspectors", len(problem.inspectors)):
        for number in may_fill[person]:
            if number not in filled and free.free(person, number):
                filled.add(number)
                yield free.take(person, number)


def _measured(problem: Problem, trials: int, run: Callable[[Problem, Lots], Iterator[tuple[int, int]]]) -> Comparison:
    key = extract(b"onevisit comparison", problem.draw_seed.encode())
    times: Counter[tuple[int, int]] = Counter()
    stuck = 0
    for trial in range(trials):

        def lots(purpose: str, count: int, trial: int = trial) -> Sequence[int]:
            labels = (f"{trial}|{purpose}|{number}".encode() for number in range(count))
            order: list[int] = ascending(tickets(key, labels)).tolist()
            return order

        filled = list(run(problem, lots))
        times.update(filled)
        stuck += len(filled) < len(problem.posts)
    return _compared(problem, trials, times, stuck)


def _compared(problem: Problem, trials: int, times: Counter[tuple[int, int]], stuck: int) -> Comparison:
    loads = dict.fromkeys(sorted({person for post in problem.posts for person in post.candidates}), 0.0)
    for (_, person), count in times.items():
        loads[person] += count / trials
    pairs = [times[number, person] / trials for number, post in enumerate(problem.posts) for person in post.candidates]
    return Comparison(loads, _fairness(problem, loads, pairs), stuck / trials)
