"""The windows with the fewest expected visits, in CP-SAT; then `draws` says who shares one.

Sets: inspections i, the windows w that each may have, demands D. A demand is a number of times and a weight for each of
its inspections; what it asks is the heaviest chain of its inspections whose windows stand one before the other.
Variables: x[i,w] boolean, inspection i has window w; before[i,j] boolean; reach[D,i] the heaviest chain that ends with
i; most[D] of all. Whole numbers, a millionth of a visit each.

    minimise    sum times[D] most[D]
    subject to  sum_w x[i,w] = 1
                x[i,w] <= before[i,j] + sum of x[j,v] over the v that do not begin after w ends
                reach[D,i] >= weight[D,i],  reach[D,j] >= reach[D,i] + weight[D,j] where before[i,j]
                most[D] >= reach[D,i],  most[D] >= weight[D,i] + weight[D,j] before[i,j]
                most[D] >= the heaviest chain of the spans of D, a span reaching from the first day of an
                           inspection's windows to their last: what is apart in every choice
                load of every department and month <= its capacity, or what it was filed with where that is more

*Expected visits* are this with the sets of `expectation` as demands, each as often as it is expected, all weights 1:
the fewest dates that hit a set of windows are its longest chain. Everybody who may shares one draw here.

*The bound* holds for every choice of draws as well. Whatever links the inspections' chances p, a chain of windows
I is never hit by fewer dates than it has drawn members, so a target expects at least the sum of p over I; targets
with the same inspections in the same order of p are added up, which keeps it true. Inspections that may not join draw
as they were filed, independent of the others: the same holds given which of them draw.

Then, the visits kept: the smallest overload; then the fewest moves, then the fewest days moved.

Source: a model of our own; windows that one date each hits are as few as the longest chain is long, as in `expectation`
(Hajnal and Surányi 1958). What it proves: the bound, whether or not time ran out. Complexity: with n inspections of at
most w windows, O(n w + n^2 + n D) variables and O(n^2 (w + D)) rows; what of the search the time leaves open stays
between the visits and the bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import floor

from ortools.sat.python import cp_model

from solvers.aligning.draws import DIGITS, best_draws
from solvers.aligning.expectation import Together, drawn_together, visits_expected
from solvers.aligning.problem import Inspection, Place, Problem, Profile, load_at, load_of, sharing
from solvers.aligning.solution import Alignment
from solvers.cpsat import Answer, Limits, solve
from solvers.effort import Effort

_MILLIONTHS: int = 10**DIGITS
_ALL_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class _Demand:
    times: int
    weights: Mapping[int, int]


def align(problem: Problem, effort: Effort) -> Alignment:
    """The best alignment found and a bound that holds; the windows as filed where time is up before a better one.

    Half of the time is for the visits, then half of what is left for the bound.
    """
    filed = tuple(inspection.filed for inspection in problem.inspections)
    apart = tuple(inspection.draw for inspection in problem.inspections)
    together = sharing(problem)
    expected = drawn_together(problem.profiles, together)
    visits = [_Demand(floor(times * _MILLIONTHS), dict.fromkeys(members, 1)) for members, times in expected.items()]
    model = _Model(problem, visits)
    proved = model.minimise(model.asked(), effort.part(1 / 2))
    bound = _Model(problem, _least_demands(problem)).bound(effort.part(1 / 2))
    proved = model.minimise(model.overload, effort.part(1 / 2)) and proved
    proved = model.minimise(model.moves(), effort) and proved
    aligned = _told(problem, model.places, best_draws(problem, model.places, [apart, together]), bound, proved=proved)
    unmoved = _told(problem, filed, apart, bound, proved=proved)
    return min((aligned, unmoved), key=lambda one: round(one.visits, DIGITS))


def _told(problem: Problem, places: Sequence[int], draws: Sequence[int], bound: float, *, proved: bool) -> Alignment:
    load = load_at(problem, places)
    overload = max((amount - problem.capacity.get(place, 0) for place, amount in load.items()), default=0)
    visits = visits_expected(problem, places, draws)
    return Alignment(tuple(places), tuple(draws), visits, bound, max(0, overload), proved)


def _least_demands(problem: Problem) -> list[_Demand]:
    """Demands that no choice of draws is expected to stay below."""
    filed = [inspection.draw for inspection in problem.inspections]
    weights: dict[tuple[Together, tuple[int, ...]], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for profile in problem.profiles:
        alone = {one: chance for one, chance in profile.chances.items() if not problem.inspections[one].may_join}
        free = {one: chance for one, chance in profile.chances.items() if one not in alone}
        drawn = drawn_together([Profile(profile.targets, alone)], filed)
        drawn[frozenset()] = profile.targets - sum(drawn.values())
        for members, times in drawn.items():
            weight = weights[members, tuple(sorted(free, key=lambda one: (-free[one], one)))]
            for one in members:
                weight[one] += times
            for one, chance in free.items():
                weight[one] += times * float(chance)
    whole = ({one: floor(weight * _MILLIONTHS) for one, weight in demand.items()} for demand in weights.values())
    return [_Demand(1, demand) for demand in whole if demand]


class _Model:
    """The model of some demands, minimised once for each goal in turn; what was reached is kept."""

    def __init__(self, problem: Problem, demands: Iterable[_Demand]) -> None:
        self.places = tuple(inspection.filed for inspection in problem.inspections)
        self._problem = problem
        self._model = cp_model.CpModel()
        self._chosen = [[self._model.new_bool_var("") for _ in one.windows] for one in problem.inspections]
        for variables in self._chosen:
            self._model.add_exactly_one(variables)
        self._before: dict[tuple[int, int], cp_model.IntVar | None] = {}
        self._asked = [(demand.times, self._most(demand)) for demand in demands]
        self.overload = self._keep_load()

    def asked(self) -> cp_model.LinearExprT:
        """What all demands ask."""
        return sum(times * most for times, most in self._asked)

    def moves(self) -> cp_model.LinearExprT:
        """The windows that are not as filed, and below that the days by which their beginnings moved."""
        days = [
            [abs(window.first - one.windows[one.filed].first) for window in one.windows]
            for one in self._problem.inspections
        ]
        step = 1 + sum(max(row) for row in days)
        return sum(
            (step + far) * variable
            for one, row, variables in zip(self._problem.inspections, days, self._chosen, strict=True)
            for at, (far, variable) in enumerate(zip(row, variables, strict=True))
            if at != one.filed
        )

    def minimise(self, goal: cp_model.LinearExprT, effort: Effort) -> bool:
        """Minimises a goal and keeps it from then on; whether that was searched to its end."""
        answer = self._solved(goal, effort)
        if answer.values is None:
            return False
        found = iter(answer.values)
        self.places = tuple([next(found) for _ in one.windows].index(1) for one in self._problem.inspections)
        self._model.add(goal <= answer.objective)
        return answer.optimal

    def bound(self, effort: Effort) -> float:
        """What all demands ask at least, in visits."""
        least = self._solved(self.asked(), effort).bound
        return max(0, least) / _MILLIONTHS

    def _solved(self, goal: cp_model.LinearExprT, effort: Effort) -> Answer:
        self._model.minimize(goal)
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for at, variables in zip(self.places, self._chosen, strict=True):
            for place, variable in enumerate(variables):
                self._model.add_hint(variable, place == at)
        left = effort.seconds_left()
        asked = [variable for variables in self._chosen for variable in variables]
        limits = Limits(seconds=_ALL_SECONDS if left is None else left, cancelled=effort.cancelled)
        return solve(self._model, asked, limits)

    def _most(self, demand: _Demand) -> cp_model.IntVar | int:
        total = sum(demand.weights.values())
        least = _heaviest_chain(
            [(_span(self._problem.inspections[one]), weight) for one, weight in demand.weights.items()]
        )
        apart = [
            (one, other, before)
            for one, other in permutations(demand.weights, 2)
            if (before := self._one_before(one, other)) is not None
        ]
        if not apart or least == total:
            return least
        most = self._model.new_int_var(least, total, "")
        reach = {one: self._model.new_int_var(weight, total, "") for one, weight in demand.weights.items()}
        for one, other, before in apart:
            weight = demand.weights[other]
            self._model.add(reach[other] >= reach[one] + weight).only_enforce_if(before)
            self._model.add(most >= demand.weights[one] + weight * before)
        for variable in reach.values():
            self._model.add(most >= variable)
        return most

    def _one_before(self, one: int, other: int) -> cp_model.IntVar | None:
        """Whether the window of one ends before that of the other begins; None where it never does."""
        if (one, other) not in self._before:
            first, second = self._problem.inspections[one], self._problem.inspections[other]
            possible = min(window.last for window in first.windows) < max(window.first for window in second.windows)
            self._before[one, other] = self._told_before(one, other) if possible else None
        return self._before[one, other]

    def _told_before(self, one: int, other: int) -> cp_model.IntVar:
        before = self._model.new_bool_var("")
        second = self._problem.inspections[other].windows
        for window, chosen in zip(self._problem.inspections[one].windows, self._chosen[one], strict=True):
            meets = [at for at, later in enumerate(second) if later.first <= window.last]
            if len(meets) < len(second):
                self._model.add_bool_or(chosen.negated(), before, *(self._chosen[other][at] for at in meets))
        return before

    def _keep_load(self) -> cp_model.IntVar:
        """Keeps every department and month within its capacity or what was filed; the largest overload."""
        filed = load_at(self._problem, [one.filed for one in self._problem.inspections])
        terms: dict[Place, list[cp_model.LinearExprT]] = defaultdict(list)
        for inspection, variables in zip(self._problem.inspections, self._chosen, strict=True):
            for window, variable in zip(inspection.windows, variables, strict=True):
                for place, amount in load_of(inspection, window).items():
                    terms[place].append(amount * variable)
        excess = {place: filed.get(place, 0) - self._problem.capacity.get(place, 0) for place in terms}
        overload = self._model.new_int_var(0, max(0, *excess.values(), 0), "")
        for place, load in terms.items():
            capacity = self._problem.capacity.get(place, 0)
            self._model.add(sum(load) <= capacity + max(0, excess[place]))
            if excess[place] > 0:
                self._model.add(sum(load) <= capacity + overload)
        return overload


def _span(inspection: Inspection) -> tuple[int, int]:
    return min(window.first for window in inspection.windows), max(window.last for window in inspection.windows)


def _heaviest_chain(spans: Sequence[tuple[tuple[int, int], int]]) -> int:
    """The most weight of spans of which each ends before the next begins."""
    best: list[tuple[int, int]] = []
    for (first, last), weight in sorted(spans, key=lambda one: one[0][1]):
        before = max((heaviest for end, heaviest in best if end < first), default=0)
        best.append((last, before + weight))
    return max((heaviest for _, heaviest in best), default=0)
