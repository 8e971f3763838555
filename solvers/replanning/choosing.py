"""Which ways are made: a set packing with a lexicographic objective, in CP-SAT.

Variables x[w]: way w is made (1 where it stands). Constraints: a visit in one way at most, a published route carried on
by one way at most, near visits not both on days that are too near. For the posts p of w and whoever is there for them
y[w,p,i] = 1 where i fills p: sum over i of y[w,p,i] = x[w]; each inspector once in a slot, in a week as often as the
limit says. Minimised one after the other: weight of demands left out, wait, weight of checks left out, visits on
another date, in another session, in another company, posts not filled by their holders; each fixed before the next.

Where that would be too many variables, only y for the holder is kept and `sum <= x[w]` says that somebody else may fill
the post (a relaxation: its bounds hold). Whether the ways it chooses can be filled is then the question of `people`,
and a violator found there is forbidden: at most so many posts that have nobody outside it (Hall 1935, as a cut; in the
manner of Benders 1962). There are finitely many violators, so that ends.

What it proves: no choice of the ways that are listed makes fewer changes of a level, the levels before as they were
chosen, than its bound. Complexity: a variable a way and a candidate of a post; what the limits leave open stays between
counts and bounds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

from ortools.sat.python import cp_model

from solvers import cpsat
from solvers.effort import Effort
from solvers.replanning.people import Violator
from solvers.replanning.problem import NEW, Level, Problem

_MOST_SECONDS = 3600.0
_Reached = Callable[[Mapping[Level, int], Level], int]


@dataclass(frozen=True, slots=True)
class Choice:
    """ways: the positions of those made; kept: labels of posts whose holders stay, as far as the model knows.

    made, bound: of the model, by those levels that were searched; in_time: which searches the clock did not end.
    """

    ways: tuple[int, ...]
    kept: frozenset[str]
    made: Mapping[Level, int]
    bound: Mapping[Level, int]
    in_time: Mapping[Level, bool]


class Model:
    """The model of a problem. everybody: whether every candidate of a post is a variable, or its holder alone.

    violators: what was found not to suffice.
    """

    def __init__(self, problem: Problem, violators: Sequence[Violator], *, everybody: bool) -> None:
        self.problem, self.everybody = problem, everybody
        self.model = cp_model.CpModel()
        self.made = [self.model.new_constant(1) if way.stands else self.model.new_bool_var("") for way in problem.ways]
        self.holds: dict[tuple[int, str], cp_model.IntVar] = {}
        self._ways_fit_together()
        self._people_fit_together()
        self._people_suffice()
        for violator in violators:
            self._forbid(violator)
        self._costs = {level: self._cost(level) for level in problem.levels}
        self._hint: Sequence[int] = ()
        self._searched = False

    def choose_at(self, fewest: Mapping[Level, int], effort: Effort) -> Choice | None:
        """The ways with the fewest posts filled anew of those that make no change that could be avoided.

        None where there are none, or none was found in time.
        """
        for level in self.problem.levels[:-1]:
            self.model.add(self._costs[level] == fewest[level])
        self.model.add(self._costs[Level.PEOPLE] >= fewest[Level.PEOPLE])
        self.model.minimize(self._costs[Level.PEOPLE])
        answer = self._solved(effort, 1)
        if answer.values is None:
            return None
        made = {**dict(fewest), Level.PEOPLE: answer.objective}
        bound = {**dict(fewest), Level.PEOPLE: answer.bound}
        return self._choice(
            answer.values, made, bound, {**dict.fromkeys(self.problem.levels, True), Level.PEOPLE: answer.optimal}
        )

    def start_from(self, ways: Sequence[int], kept: Collection[str]) -> None:
        """Ways that fit together and the posts whose holders stay, for the search to begin with."""
        some = set(ways)
        self._hint = [int(number in some) for number in range(len(self.made))]
        self._hint += [int(number in some and label in kept) for number, label in self.holds]

    def choose(self, reached: _Reached, effort: Effort, work: float = inf) -> Choice | None:
        """The ways that cost least; None where a limit of time left no answer at all.

        reached: the fewest changes of a level given those of the levels before, so that a level at it is not searched;
        work: of CP-SAT's deterministic time, for each level.
        Raises ValueError where no ways fit together: those that stand contradict each other.
        """
        made: dict[Level, int] = {}
        bound: dict[Level, int] = {}
        in_time: dict[Level, bool] = {}
        for level in self.problem.levels:
            cost, least = self._costs[level], reached(made, level)
            if isinstance(cost, int):
                made[level], bound[level], in_time[level] = cost, cost, True
                continue
            self.model.add(cost >= least)
            self.model.minimize(cost)
            answer = self._solved(effort, 2, work)
            if answer.infeasible:
                raise ValueError("no ways fit together")
            if answer.values is None:
                break
            made[level], bound[level], in_time[level] = answer.objective, answer.bound, answer.optimal
            self.model.add(cost <= answer.objective)
            self._hint, self._searched = answer.values, True
        if not self._searched:
            return None
        return self._choice(self._hint, made, bound, in_time)

    def _choice(
        self,
        values: Sequence[int],
        made: Mapping[Level, int],
        bound: Mapping[Level, int],
        in_time: Mapping[Level, bool],
    ) -> Choice:
        ways = tuple(number for number, value in enumerate(values[: len(self.made)]) if value)
        stay = zip(self.holds, values[len(self.made) :], strict=True)
        return Choice(
            ways, frozenset(label for (way, label), value in stay if value and values[way]), made, bound, in_time
        )

    def _forbid(self, violator: Violator) -> None:
        """No ways whose posts would need more of the violator's sessions than there are."""
        counts = [
            sum(
                all((person, way.slot) in violator.nodes for person in self.problem.there(post, way.slot))
                for post in way.posts
            )
            for way in self.problem.ways
        ]
        used = [count * made for count, made in zip(counts, self.made, strict=True) if count]
        self.model.add(sum(used) <= violator.most)

    def _solved(self, effort: Effort, share: int, work: float = inf) -> cpsat.Answer:
        asked = [*self.made, *self.holds.values()]
        if self._hint:
            self.model.clear_hints()  # type: ignore[no-untyped-call]
            free = [not way.stands for way in self.problem.ways] + [True] * len(self.holds)
            for variable, value, unknown in zip(asked, self._hint, free, strict=True):
                if unknown:
                    self.model.add_hint(variable, value)
        seconds = effort.seconds_left(share)
        seconds = _MOST_SECONDS if seconds is None else max(0.5, seconds)
        limits = cpsat.Limits(seconds, effort.processes, work, cancelled=effort.cancelled)
        return cpsat.solve(self.model, asked, limits)

    def _ways_fit_together(self) -> None:
        problem = self.problem
        of_visit: dict[int, list[int]] = defaultdict(list)
        of_route: dict[int, list[int]] = defaultdict(list)
        for number, way in enumerate(problem.ways):
            for visit in way.visits:
                of_visit[visit].append(number)
            if way.route != NEW:
                of_route[way.route].append(number)
        for ways in (*of_visit.values(), *of_route.values()):
            if len(ways) > 1:
                self.model.add_at_most_one([self.made[way] for way in ways])
        for one, other, days in problem.near:
            for first, second in product(of_visit[one], of_visit[other]):
                apart = problem.slots[problem.ways[first].slot].day - problem.slots[problem.ways[second].slot].day
                if abs(apart) < max(1, days):  # one way may hold both, and is never made then
                    self.model.add_bool_or([~self.made[first], ~self.made[second]])

    def _people_fit_together(self) -> None:
        in_slot: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        in_week: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        for number, way in enumerate(self.problem.ways):
            week = self.problem.slots[way.slot].week
            for post in way.posts:
                there = self.problem.there(post, way.slot)
                asked = there if self.everybody else [person for person in there if person == post.holder]
                fills = {person: self.model.new_bool_var("") for person in asked}
                if post.holder in fills:
                    self.holds[number, post.label] = fills[post.holder]
                if self.everybody or not there:
                    self.model.add(sum(fills.values()) == self.made[number])
                else:
                    self.model.add(sum(fills.values()) <= self.made[number])
                for person, fill in fills.items():
                    in_slot[person, way.slot].append(fill)
                    in_week[person, week].append(fill)
        limit = self.problem.week_limit
        for fills_at in in_slot.values():
            if len(fills_at) > 1:
                self.model.add_at_most_one(fills_at)
        for fills_at in in_week.values():
            if limit is not None and len(fills_at) > limit:
                self.model.add(sum(fills_at) <= limit)

    def _people_suffice(self) -> None:
        """The plainest violators, known beforehand: the candidates of one post, in its slot and in its week."""
        limit, slots = self.problem.week_limit, self.problem.slots
        asking: dict[tuple[str, int], dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
        for number, way in enumerate(self.problem.ways):
            for post in way.posts:
                there = sum(1 << person for person in self.problem.there(post, way.slot))
                asking["slot", way.slot][there][number] += 1
                if limit is not None:
                    anybody = sum(1 << person for person in post.candidates)
                    asking["week", slots[way.slot].week][anybody][number] += 1
        for (span, when), by_people in asking.items():
            for people in by_people:
                inside = Counter[int]()
                for others, ways in by_people.items():
                    if others & people == others:
                        inside.update(ways)
                most = people.bit_count() if span == "slot" else self._sessions(people, when)
                if sum(inside.values()) > most:
                    self.model.add(sum(count * self.made[way_number] for way_number, count in inside.items()) <= most)

    def _sessions(self, people: int, week: int) -> int:
        """How many sessions of a week some people, a bit set, can work at most."""
        of_week = sum(1 << number for number, slot in enumerate(self.problem.slots) if slot.week == week)
        limit = self.problem.week_limit or 0
        some = (person for person in range(people.bit_length()) if people >> person & 1)
        return sum(min(limit, (self.problem.available[person] & of_week).bit_count()) for person in some)

    def _cost(self, level: Level) -> cp_model.LinearExprT:
        if level is Level.PEOPLE:
            posts = sum(len(way.posts) * made for way, made in zip(self.problem.ways, self.made, strict=True))
            return posts - sum(self.holds.values())
        changes: Sequence[int] = [self.problem.change(way)[level] for way in self.problem.ways]
        terms = [change * made for change, made in zip(changes, self.made, strict=True) if change]
        return self.problem.left_out[level] + sum(terms)
