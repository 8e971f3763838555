"""The part of the big model that says which checks a visit has and when it is (R1-R5, R12).

Complexity: variables for each check and visit of its target, and for each visit and slot.
Source, mathematics and what it proves stand in `monolith`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from solvers.baselines.facts import Facts, Visit
from solvers.baselines.statement import Statement


@dataclass(frozen=True)
class Dates:
    """Variables by visit: used; on[check, visit]; at[visit][slot]; slot (its number), day (from 1), minutes.

    A visit that is not used has slot, day and minutes 0.
    """

    used: list[int]
    on: dict[tuple[str, int], int]
    at: list[dict[int, int]]
    slot: list[int]
    day: list[int]
    minutes: list[int]

    @classmethod
    def state(cls, statement: Statement, facts: Facts) -> Dates:
        """States that part."""
        visits, slots = facts.visits, facts.crew.slots
        longest = facts.longest(range(len(slots)))
        first, last = (pick((slot.date.toordinal() for slot in slots), default=0) for pick in (min, max))
        dates = cls(
            used=statement.flags(len(visits)),
            on={(check.id, i): statement.flag() for i, visit in enumerate(visits) for check in visit.checks},
            at=[{slot: statement.flag() for slot in visit.slots} for visit in visits],
            slot=[statement.number(0, len(slots)) for _ in visits],
            day=[statement.number(0, last - first + 1) for _ in visits],
            minutes=[statement.number(0, longest) for _ in visits],
        )
        _State(statement, facts, dates).everything()
        return dates


@dataclass(frozen=True)
class _State:
    statement: Statement
    facts: Facts
    dates: Dates

    def everything(self) -> None:
        for number, visit in enumerate(self.facts.visits):
            self._one(number, visit)
            self._lasts(number, visit)
        on_visits = defaultdict(list)
        for (check, _), flag in self.dates.on.items():
            on_visits[check].append(flag)
        for flags in on_visits.values():
            self.statement.at_most(flags, 1)
        for _, numbers in groupby(range(len(self.facts.visits)), lambda i: self.facts.visits[i].target.id):
            self._apart(list(numbers))
        self._item_cap()

    def _one(self, i: int, visit: Visit) -> None:
        """A visit is used where it has a slot and a check; a check takes only its own slots."""
        statement, dates = self.statement, self.dates
        slots = self.facts.crew.slots
        statement.equals(dates.used[i], [(1, flag) for flag in dates.at[i].values()])
        statement.equals(dates.slot[i], [(slot, flag) for slot, flag in dates.at[i].items()])
        first = min((slot.date.toordinal() for slot in slots), default=0)
        days = ((slots[slot].date.toordinal() - first + 1, flag) for slot, flag in dates.at[i].items())
        statement.equals(dates.day[i], list(days))
        own = [dates.on[check.id, i] for check in visit.checks]
        statement.hold([(-1, dates.used[i]), *((1, flag) for flag in own)], least=0)
        for check, flag in zip(visit.checks, own, strict=True):
            allowed = self.facts.slots_of[check.id]
            statement.hold([(-1, flag), *((1, at) for slot, at in dates.at[i].items() if slot in allowed)], least=0)
            if visit.pin is not None:
                statement.hold([(1, flag)], least=1)

    def _lasts(self, i: int, visit: Visit) -> None:
        setup = self.facts.problem.rules.visit_setup_minutes
        for department in visit.departments:
            own = [(c.minutes, self.dates.on[c.id, i]) for c in visit.checks if c.department == department]
            terms = [(-setup, self.dates.used[i]), *((-minutes, flag) for minutes, flag in own)]
            self.statement.hold([(1, self.dates.minutes[i]), *terms], least=0)

    def _apart(self, numbers: list[int]) -> None:
        """Visits to one target come in order of date; those that count are the gap apart (pins: in the slots)."""
        statement, dates = self.statement, self.dates
        free = [i for i in numbers if self.facts.visits[i].pin is None]
        counted = {i: statement.flag() for i in free} if len(free) > 1 else {}
        for i, flag in counted.items():
            for check in self.facts.visits[i].checks:
                if not check.gap_exempt:
                    statement.implies(dates.on[check.id, i], then=flag)
        for i, j in combinations(free, 2):
            later = [(1, dates.day[j]), (-1, dates.day[i])]
            statement.implies(dates.used[j], then=dates.used[i])
            statement.hold(later, least=1, only_if=dates.used[j])
            both = statement.flag()
            statement.implies(counted[i], counted[j], then=both)
            statement.hold(later, least=self.facts.gap, only_if=both)

    def _item_cap(self) -> None:
        """An item at a target at most so often in a year, previous visits included (R4)."""
        cap = self.facts.problem.rules.item_cap_per_year
        if cap is None:
            return
        places = defaultdict(list)
        for target, item, year, flag in self._done():
            places[target, item, year].append(flag)
        for (target, item, year), flags in places.items():
            previous = self.facts.problem.target_by_id[target].previous_visits
            before = sum(visit.items.count(item) for visit in previous if visit.date.year == year)
            if len(flags) > cap - before:
                self.statement.at_most(flags, max(0, cap - before))

    def _done(self) -> Iterator[tuple[str, str, int, int]]:
        """Target, item, year and a flag that is 1 where a check of the item is done there in that year."""
        slots = self.facts.crew.slots
        on_visits: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for (check_id, i), flag in self.dates.on.items():
            on_visits[check_id].append((i, flag))
        for check in self.facts.problem.checks:
            years = {slots[slot].date.year for slot in self.facts.slots_of[check.id]}
            for year in sorted(years) if not check.gap_exempt else ():
                done = self.statement.flag()
                for i, flag in on_visits[check.id]:
                    elsewhen = [(1, at) for slot, at in self.dates.at[i].items() if slots[slot].date.year != year]
                    self.statement.hold([(1, done), (-1, flag), *elsewhen], least=0)
                yield check.target, check.item, year, done
