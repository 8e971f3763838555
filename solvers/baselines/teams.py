"""The part of the big model that gives each route its people (R7-R12); a route is known by its representative.

Complexity: variables for each inspector and visit whose target he or she may visit.
Source, mathematics and what it proves stand in `monolith`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from solvers.baselines.dates import Dates
from solvers.baselines.facts import Facts
from solvers.baselines.routes import Routes
from solvers.baselines.statement import Spread, Statement
from solvers.planning.problem import Check

_Trait = TypeVar("_Trait", bound=Hashable)


@dataclass(frozen=True)
class Teams:
    """Flags: member[inspector, representative], leader[inspector, representative]."""

    member: dict[tuple[int, int], int]
    leader: dict[tuple[int, int], int]

    @classmethod
    def state(cls, statement: Statement, facts: Facts, dates: Dates, routes: Routes) -> Teams:
        """States that part."""
        inspectors, required = facts.problem.inspectors, facts.problem.rules.leader_required
        pairs = [(p, r) for r in routes.riders for p in sorted(facts.may_go(facts.visits[r]))]
        member = {pair: statement.flag() for pair in pairs}
        leader = {(p, r): statement.flag() for p, r in pairs if required and inspectors[p].may_lead}
        teams = cls(member, leader)
        state = _State(statement, facts, dates, routes, teams)
        for r in routes.riders:
            state.route(r)
        for p in range(len(inspectors)):
            state.person(p)
        return teams


@dataclass(frozen=True)
class _State:
    statement: Statement
    facts: Facts
    dates: Dates
    routes: Routes
    teams: Teams

    def route(self, r: int) -> None:
        """The team of one route: neither more nor fewer than R7, what the checks need (R7, R8), who leads (R9)."""
        rules, statement = self.facts.problem.rules, self.statement
        head, people = self.routes.on[r, r], self._people(r)
        least, most = rules.min_inspectors_per_visit, rules.max_team_size
        statement.hold([(-least, head), *_flags(people.values())], least=0)
        statement.hold([(-(len(people) if most is None else most), head), *_flags(people.values())], most=0)
        for flag in people.values():
            statement.implies(flag, then=head)
        departments = self._present(r, lambda check: [check.department])
        for department, present in departments.items():
            own = [flag for p, flag in people.items() if self._department(p) == department]
            statement.hold([(-rules.min_inspectors_per_department, present), *_flags(own)], least=0)
        needs = self._present(r, lambda check: [(check.department, one) for one in sorted(set(check.specialties))])
        for (department, specialty), present in needs.items():
            able = [flag for p, flag in people.items() if self._brings(p, department, specialty)]
            statement.hold([(-1, present), *_flags(able)], least=0)
        self._may_all_go(r, people)
        if rules.leader_required:
            self._leads(r)

    def person(self, p: int) -> None:
        """One inspector: one route a session, within the weekly limit (R10)."""
        routes = [r for r in self.routes.riders if (p, r) in self.teams.member]
        chosen = [self.teams.member[p, r] for r in routes]
        if len(routes) > 1:
            at = [self.dates.at[r] for r in routes]
            self.statement.spreads.append(Spread(chosen, [self.dates.slot[r] for r in routes], at))
        limit = self.facts.problem.rules.max_sessions_per_inspector_per_week
        if limit is not None:
            for slots in self._weeks().values():
                if min(len(routes), len(slots)) > limit:
                    at_work = (self._in(slots, r, flag) for r, flag in zip(routes, chosen, strict=True))
                    self.statement.at_most(at_work, limit)

    def _weeks(self) -> dict[int, set[int]]:
        weeks: dict[int, set[int]] = defaultdict(set)
        for number, slot in enumerate(self.facts.crew.slots):
            weeks[slot.week].add(number)
        return weeks

    def _in(self, slots: set[int], r: int, chosen: int) -> int:
        """A flag that is 1 where somebody chosen for a route goes in one of these slots."""
        both = self.statement.flag()
        at = (flag for slot, flag in self.dates.at[r].items() if slot in slots)
        self.statement.hold([(1, chosen), *_flags(at), (-1, both)], most=1)
        return both

    def _people(self, r: int) -> dict[int, int]:
        going = sorted(self.facts.may_go(self.facts.visits[r]))
        return {p: self.teams.member[p, r] for p in going}

    def _leaders(self, r: int) -> dict[int, int]:
        leader = self.teams.leader
        return {p: leader[p, r] for p in sorted(self.facts.may_go(self.facts.visits[r])) if (p, r) in leader}

    def _department(self, p: int) -> str:
        return self.facts.problem.inspectors[p].department

    def _brings(self, p: int, department: str, specialty: str) -> bool:
        return self._department(p) == department and specialty in self.facts.problem.inspectors[p].specialties

    def _present(self, r: int, traits: Callable[[Check], list[_Trait]]) -> dict[_Trait, int]:
        """A flag for each trait of checks that is 1 where a check on the route has it."""
        found: dict[_Trait, int] = {}
        for i in self.routes.riders[r]:
            for check in self.facts.visits[i].checks:
                for trait in traits(check):
                    if trait not in found:
                        found[trait] = self.statement.flag()
                    self.statement.implies(self.dates.on[check.id, i], self.routes.on[i, r], then=found[trait])
        return found

    def _may_all_go(self, r: int, people: dict[int, int]) -> None:
        """Members cover the area of each visit, are recused from none and not away; pinned people come."""
        for i in self.routes.riders[r]:
            riding, visit = self.routes.on[i, r], self.facts.visits[i]
            for p in people.keys() - self.facts.may_go(visit):
                self.statement.at_most([riding, people[p]], 1)
            position = {inspector.id: p for p, inspector in enumerate(self.facts.problem.inspectors)}
            for name in visit.pin.inspectors if visit.pin else ():
                flag = people.get(position[name])
                self.statement.hold([(1, riding), *([] if flag is None else [(-1, flag)])], most=0)
        for p, flag in people.items():
            away = [at for slot, at in self.dates.at[r].items() if not self.facts.crew.available[p] >> slot & 1]
            if away:
                self.statement.at_most([flag, *away], 1)

    def _leads(self, r: int) -> None:
        """One member leads; where a check on the route is `lead`, of a department that has one there."""
        statement, leaders = self.statement, self._leaders(r)
        statement.equals(self.routes.on[r, r], list(_flags(leaders.values())))
        for p, flag in leaders.items():
            statement.implies(flag, then=self.teams.member[p, r])
        some = self._present(r, lambda check: ["lead"] if check.lead else []).get("lead")
        if some is None:
            return
        witnesses = self._witnesses(r)
        for department in sorted({self._department(p) for p in leaders}):
            own = [flag for p, flag in leaders.items() if self._department(p) == department]
            proof = [(-1, flag) for flag in witnesses.get(department, ())]
            statement.hold([*_flags(own), (1, some), *proof], most=1)

    def _witnesses(self, r: int) -> dict[str, list[int]]:
        """Flags by department, each of which can only be 1 where a `lead` check of it is on the route."""
        found: dict[str, list[int]] = defaultdict(list)
        for i in self.routes.riders[r]:
            lead: dict[str, list[int]] = defaultdict(list)
            for check in self.facts.visits[i].checks:
                if check.lead:
                    lead[check.department].append(self.dates.on[check.id, i])
            for department, flags in lead.items():
                witness = self.statement.flag()
                self.statement.implies(witness, then=self.routes.on[i, r])
                self.statement.hold([(-1, witness), *_flags(flags)], least=0)
                found[department].append(witness)
        return found


def _flags(flags: Iterable[int]) -> Iterator[tuple[int, int]]:
    return ((1, flag) for flag in flags)
