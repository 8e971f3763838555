"""What no replan can avoid where many visits lose their day: a relaxation of all levels of a replan.

For each visit and each of its slots h[v,s], it is held there; on a crowded day c[v,s,d] <= h[v,s], the checks of
department d are carried. Routes are not made: of department d there are at most T teams of free people in slot s, and
a visit takes of a team's time at least set-up, its minutes for d - or, where the department that takes longest there
is carried too, that one's (R5) - and its shortest leg l(v). A route's legs are one fewer than its visits, so
sum (set-up + minutes + l) <= T (length + largest l). Visits of which no two fit in one session are at most T. The same
holds of those that ask for somebody who owns something, with as many teams as own it (Hall 1935). Whatever stands that
day is one of these visits: it may give way. Slots outside crowded days take whatever is possible there.

For each touched route and slot z[r,s], it goes on there, in one slot at most; k[v,s] <= h[v,s], z[r,s]: the visit
stays with it, else it has left (routes). Department d of it works in that slot, w[r,s,d] >= k[v,s] - x[v,d], unless
what it carries there is given up, x, which is lost weight; then its holders who are not there are replaced (people).
Of people on new routes, and on others that visits leave for, nothing is claimed. With routes only those crowded days
stand in the model that some visit has no choice of.

Every replan is a solution: its routes with the visits of the crowd alone, each team counted by the department's people.
Minimised: one level, no level before it above what was made. CP-SAT's bound holds whenever it is stopped; with routes
the model is too large for it within seconds, and the linear relaxation has the last word.

Source: our own; time shared by teams as knapsacks (Martello and Toth 1990). What it proves: no replan makes fewer
changes of the level. Complexity: for each visit a variable a slot, and a department where a day is crowded; for each
touched route one a slot worth going to, and a visit or department there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from ortools.sat.python import cp_model

from solvers import cpsat
from solvers.replanning import linear
from solvers.replanning.companies import Company
from solvers.replanning.crowds import Crowd
from solvers.replanning.holding import Cost, best_outside, cost_of, moved, worth_going
from solvers.replanning.problem import Level, Problem

RELAXED = (Level.CHECKS, Level.DATES, Level.SESSIONS, Level.ROUTES, Level.PEOPLE)
"""The levels that it bounds."""
_OF_COMPANIES = (Level.ROUTES, Level.PEOPLE)


def fewest(problem: Problem, level: Level, made: Mapping[Level, int], limits: cpsat.Limits) -> int:
    """The fewest changes of a level of any replan that makes no more than `made` of the levels before it.

    Where the bound reaches what was `made` of the level itself, nothing better is looked for.
    """
    relaxation = _Relaxation(problem, level in _OF_COMPANIES)
    for before in RELAXED[: RELAXED.index(level)]:
        relaxation.model.add(sum(relaxation.terms[before]) <= made[before])
    relaxation.model.minimize(sum(relaxation.terms[level]))
    bound = max(0, linear.least(relaxation.model, limits.seconds))
    if relaxation.companies or bound >= made.get(level, bound + 1):
        return bound
    return max(bound, cpsat.solve(relaxation.model, (), limits).bound)


@dataclass(frozen=True, slots=True)
class _Work:
    """A department at a visit: the leg to it, its own minutes there, whether it comes, how long it is there then."""

    leg: int
    minutes: int
    carried: cp_model.IntVar
    spent: cp_model.LinearExprT


@dataclass
class _Relaxation:
    """The model. terms: what each level costs; options: of each visit, of which one at most is taken.

    held: what holds a visit on a crowded day, by slot;
    kept: visits that stay with their company, by slot, and with_company: what they carry there, by department;
    working: the departments of a company, by slot.
    """

    problem: Problem
    companies: bool
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    terms: dict[Level, list[cp_model.LinearExprT]] = field(default_factory=lambda: {one: [] for one in RELAXED})
    options: dict[int, list[cp_model.IntVar]] = field(default_factory=lambda: defaultdict(list))
    held: dict[tuple[int, int], list[cp_model.IntVar]] = field(default_factory=lambda: defaultdict(list))
    with_company: dict[tuple[int, int, str], cp_model.IntVar] = field(default_factory=dict)
    kept: dict[tuple[int, int], cp_model.IntVar] = field(default_factory=dict)
    working: list[dict[tuple[int, str], cp_model.IntVar]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Poses the whole model."""
        problem = self.problem
        if self.companies:  # or it were too large
            problem = replace(problem, crowds=tuple(filter(self._leaves_no_choice, problem.crowds)))
        self.problem = problem
        self.crowded = _seats_of(problem.crowds)
        self.crowded_at = {(self._place(crowd), slot) for crowd in problem.crowds for slot in crowd.sittings}
        stay = {number for company in problem.companies for number in company.loads} if self.companies else set[int]()
        for number in range(len(problem.visits)):
            self._hold_somewhere(number, leaves=number in stay)
        for company in problem.companies if self.companies else ():
            self._go(company)
        for options in self.options.values():
            self.model.add_at_most_one(options)
        for crowd in problem.crowds:
            self._hold(crowd)
        for company, working in zip(problem.companies, self.working, strict=False):
            self._work(company, working)

    def _hold_somewhere(self, number: int, *, leaves: bool) -> None:
        """Where a visit could be held without its company. leaves: whether it has one."""
        visit, outside = self.problem.visits[number], best_outside(self.problem, number, self.crowded)
        if visit.is_new or ((0, 0, 0) in outside and not leaves):
            return
        self.terms[Level.CHECKS].append(visit.weight)
        for cost in outside:
            self._option(number, cost, leaves=leaves)
        for slot in sorted(visit.room):
            if (number, slot) in self.crowded:
                self._told(number, slot, leaves=leaves)

    def _leaves_no_choice(self, crowd: Crowd) -> bool:
        """Whether some visit can be held whole on that day only."""
        inside = {(guest.visit, slot) for guest in crowd.guests for slot in crowd.sittings}
        rooms = ((guest.visit, self.problem.visits[guest.visit]) for guest in crowd.guests)
        return any(
            all(room < visit.weight for slot, room in visit.room.items() if (number, slot) not in inside)
            for number, visit in rooms
        )

    def _place(self, crowd: Crowd) -> int:
        return self.problem.visits[crowd.guests[0].visit].place

    def _option(self, number: int, cost: Cost, *, leaves: bool = False) -> cp_model.IntVar:
        """A visit held somewhere, at a cost in weight, date and session."""
        taken = self.model.new_bool_var("")
        self.options[number].append(taken)
        lost, *moved = cost
        for level, amount in zip(
            RELAXED, (lost - self.problem.visits[number].weight, *moved, int(leaves)), strict=False
        ):
            if amount:
                self.terms[level].append(amount * taken)
        return taken

    def _told(self, number: int, slot: int, *, leaves: bool = False) -> cp_model.IntVar:
        """A visit held where what it carries is told by department."""
        cost = self.problem.visits[number].weight, *moved(self.problem, number, slot)
        taken = self._option(number, cost, leaves=leaves)
        self.held[number, slot].append(taken)
        return taken

    def _go(self, company: Company) -> None:
        """Where the company goes, which visits stay with it, and which of its departments have something to do."""
        at_crowds = {slot for place, slot in self.crowded_at if place in company.places}
        goes = {slot: self.model.new_bool_var("") for slot in worth_going(self.problem, company, at_crowds)}
        self.model.add_at_most_one(goes.values())
        for (number, by_slot), (slot, there) in product(company.loads.items(), goes.items()):
            if slot in by_slot:
                told = (number, slot) in self.crowded
                stays = self._told(number, slot) if told else self._option(number, cost_of(self.problem, number, slot))
                self.kept[number, slot] = stays
                self.model.add_implication(stays, there)
        working = {}
        for (slot, there), department in product(goes.items(), company.holders):
            working[slot, department] = works = self.model.new_bool_var("")
            self.model.add_implication(works, there)
            self.terms[Level.PEOPLE].append(company.absent(slot, department) * works)
        self.working.append(working)

    def _hold(self, crowd: Crowd) -> None:
        """The weights that can be carried on the crowded day, by what its people have time for."""
        asking: dict[tuple[int, str, str | None], list[_Work]] = defaultdict(list)
        for guest, slot in product(crowd.guests, crowd.sittings):
            loads = guest.loads.get(slot, {}) if (guest.visit, slot) in self.held else {}
            goes = {name: self.model.new_bool_var("") for name in loads}
            longest = max(loads, key=lambda name: loads[name].minutes, default="")
            for name, carried in goes.items():
                self.model.add(carried <= self._carries(guest.visit, slot, name))
                self.terms[Level.CHECKS].append(-loads[name].weight * carried)
                minutes, longer = crowd.set_up + loads[name].minutes, loads[longest].minutes - loads[name].minutes
                spent = (minutes + guest.leg) * carried
                if longer:
                    both = self.model.new_bool_var("")
                    self.model.add_bool_or([~carried, ~goes[longest], both])
                    spent += longer * both
                for asked in (None, *loads[name].specialties):
                    asking[slot, name, asked].append(_Work(guest.leg, minutes, carried, spent))
        for (slot, name, specialty), work in asking.items():
            self._time(crowd, slot, self._teams(crowd, slot, name, specialty), work)

    def _carries(self, number: int, slot: int, department: str) -> cp_model.LinearExprT:
        """Whether a visit that is told of is there for a department: with its company, or not."""
        held, stays = self.held[number, slot], self.kept.get((number, slot))
        if stays is None:
            return sum(held)
        self.with_company[number, slot, department] = carried = self.model.new_bool_var("")
        self.model.add_implication(carried, stays)
        return sum([carried, *(one for one in held if one is not stays)])

    def _time(self, crowd: Crowd, slot: int, teams: int, work: Sequence[_Work]) -> None:
        """What so many teams have time for in a slot."""
        length = crowd.sittings[slot].minutes
        self.model.add(sum(one.spent for one in work) <= teams * (length + max(one.leg for one in work)))
        shortest = min(one.leg for one in work)
        large = [one.carried for one in work if 2 * one.minutes + shortest > length]
        if len(large) > teams:
            self.model.add(sum(large) <= teams)

    def _teams(self, crowd: Crowd, slot: int, department: str, specialty: str | None) -> int:
        """On how many routes a department can go along, or one of it who owns something.

        The companies that go there to visits of the crowd are some of them.
        """
        if specialty is not None:
            return max(0, crowd.sittings[slot].skilled.get((department, specialty), 0))
        most = crowd.teams(slot, department)
        place, works = self._place(crowd), []
        for company, working in zip(self.problem.companies, self.working, strict=False):
            if all(self.problem.visits[number].place == place for number in company.loads):
                works += [working[slot, department]] if (slot, department) in working else []
        if len(works) > most:
            self.model.add(sum(works) <= most)
        return most

    def _work(self, company: Company, working: Mapping[tuple[int, str], cp_model.IntVar]) -> None:
        """A department works where what it owes at a visit that stays is carried or not given up."""
        given_up: dict[tuple[int, str], cp_model.IntVar] = {}
        for number, by_slot in company.loads.items():
            for slot, department in product(by_slot, company.holders):
                works, stays = working.get((slot, department)), self.kept.get((number, slot))
                if works is None or stays is None or department not in by_slot[slot]:
                    continue
                if (number, slot) in self.crowded:
                    self.model.add_implication(self.with_company[number, slot, department], works)
                elif company.absent(slot, department):
                    if (number, department) not in given_up:
                        given_up[number, department] = self.model.new_bool_var("")
                        weights = (load[department] for load in by_slot.values() if department in load)
                        self.terms[Level.CHECKS].append(min(weights) * given_up[number, department])
                    self.model.add_bool_or([~stays, given_up[number, department], works])


def _seats_of(crowds: Sequence[Crowd]) -> set[tuple[int, int]]:
    return {(guest.visit, slot) for crowd in crowds for guest in crowd.guests for slot in crowd.sittings}
