"""What a correct alignment is, apart from the code that aligns (standard library only).

The expectation is computed in fractions and from the other end: windows are gone through from the latest first day to
the earliest, and a window that is drawn and not hit by the visit after it has one on its first day. The unit interval
of each draw's number u is cut where its windows end to draw.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from solvers.aligning.problem import Place, Problem, Profile, Window
from solvers.aligning.solution import Alignment
from solvers.fault import Fault

_ROUNDING = 1e-6
_Known = tuple[tuple[int, tuple[Fraction, Fraction]], ...]


def faults_of(problem: Problem, alignment: Alignment) -> Iterator[Fault]:
    """Every way in which an alignment breaks the problem's rules or tells its numbers wrong."""
    count = len(problem.inspections)
    if len(alignment.windows) != count or len(alignment.draws) != count:
        yield Fault("align-incomplete", "windows")
        return
    for inspection, window in zip(problem.inspections, alignment.windows, strict=True):
        if not 0 <= window < len(inspection.windows):
            yield Fault("align-window-not-allowed", inspection.id)
            return
    for (one, draw), (other, same) in combinations(zip(problem.inspections, alignment.draws, strict=True), 2):
        if draw == same and one.draw != other.draw and not (one.may_join and other.may_join):
            yield Fault("align-may-not-join", f"{one.id}/{other.id}")
    yield from _load_faults(problem, alignment)
    windows = [one.windows[at] for one, at in zip(problem.inspections, alignment.windows, strict=True)]
    visits = expected(problem, windows, alignment.draws)
    if abs(float(visits) - alignment.visits) > _ROUNDING * max(1.0, alignment.visits):
        yield Fault("align-visits-wrong", "visits")
    if alignment.bound > alignment.visits + _ROUNDING:
        yield Fault("align-bound-wrong", "bound")


def expected(problem: Problem, windows: Sequence[Window], draws: Sequence[int]) -> Fraction:
    """The visits expected in all, exactly."""
    return sum((one.targets * _of_one(one, windows, draws) for one in problem.profiles), Fraction(0))


def _of_one(profile: Profile, windows: Sequence[Window], draws: Sequence[int]) -> Fraction:
    ordered = sorted(profile.chances, key=lambda one: (windows[one].first, one), reverse=True)
    states: dict[tuple[int | None, _Known], Fraction] = {(None, ()): Fraction(1)}
    visits = Fraction(0)
    for number, one in enumerate(ordered):
        window, chance, draw = windows[one], profile.chances[one], draws[one]
        wanted = any(draws[other] == draw for other in ordered[number + 1 :])
        after: dict[tuple[int | None, _Known], Fraction] = defaultdict(Fraction)
        for (day, known), probability in states.items():
            low, high = dict(known).get(draw, (Fraction(0), Fraction(1)))
            others = tuple((other, between) for other, between in known if other != draw)
            parts = [((low, min(high, chance)), True), ((max(low, chance), high), False)]
            for (lower, upper), draws_it in parts:
                if lower < upper:
                    share = probability * (upper - lower) / (high - low)
                    visited = draws_it and (day is None or day > window.last)
                    visits += share * visited
                    then = window.first if visited else day
                    after[then, (*others, (draw, (lower, upper))) if wanted else others] += share
        states = after
    return visits


def _load_faults(problem: Problem, alignment: Alignment) -> Iterator[Fault]:
    """A month asks no more than its capacity, or than it was filed with where that is more."""
    load, filed = _load(problem, alignment.windows), _load(problem, [one.filed for one in problem.inspections])
    for place, amount in sorted(load.items()):
        if amount > max(problem.capacity.get(place, 0), filed[place]):
            yield Fault("align-month-overloaded", "/".join(place))
    overload = max((amount - problem.capacity.get(place, 0) for place, amount in load.items()), default=0)
    if max(0, overload) != alignment.overload:
        yield Fault("align-overload-wrong", "overload")


def _load(problem: Problem, places: Sequence[int]) -> Counter[Place]:
    load: Counter[Place] = Counter()
    for inspection, at in zip(problem.inspections, places, strict=True):
        days = inspection.windows[at].working_days
        total = sum(days.values()) or 1
        for department, work in inspection.work.items():
            for month, count in days.items():
                load[department, month] += (work * count + total - 1) // total
    return load
