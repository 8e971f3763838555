"""align: a plan, who can be drawn and the people there are to an alignment problem; its solution to a proposal.

Who can be drawn, and so how often, is that of the windows as filed: a year that draws fewer would be no saving. Only
checks made on site count. Targets of one stratum that concern the same batches in the same way are counted together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil

from coordination.model.alignment import AlignedInspection, Alignment, AlignmentTerms, DepartmentMonth
from coordination.model.items import InspectionItem
from coordination.model.plans import AnnualPlan
from coordination.rules.planning import PlanningRules
from coordination.stages.alike import alike, chances_of
from coordination.stages.windows import Unit
from coordination.stages.workload import People, capacity_of, sessions_of_visit
from solvers.aligning import problem as aligning
from solvers.aligning.expectation import expected_visits, visits_expected
from solvers.aligning.problem import load_at, windows_at
from solvers.aligning.solution import Alignment as Solution
from solvers.drawing.problem import Batch, Frame

_HUNDREDTHS = 100


def pose(
    units: Sequence[Unit],
    frame: Frame,
    batches: Sequence[Batch],
    items_at: Mapping[str, frozenset[str]],
    items: Mapping[str, InspectionItem],
    people: People,
    days: Sequence[date],
    rules: PlanningRules,
    terms: AlignmentTerms,
) -> aligning.Problem:
    """The alignment problem; items_at: codes of the items that concern each target of the frame."""
    unit_of = {batch.id: number for number, unit in enumerate(units) for batch in unit.batches}
    department_of = {batch.id: batch.department for unit in units for batch in unit.batches}
    chances = {batch.id: chances_of(frame, batch) for batch in batches}
    targets: Counter[tuple[tuple[int, Fraction], ...]] = Counter()
    work: dict[tuple[int, str], float] = defaultdict(float)
    for stratum, owed, count in alike(frame, batches, items_at, items):
        drawn: dict[int, dict[str, tuple[Fraction, int]]] = defaultdict(dict)
        for batch, minutes in owed.items():
            chance = chances[batch].get(stratum, Fraction(0))
            if chance:
                by_department = drawn[unit_of[batch]]
                before, already = by_department.get(department_of[batch], (Fraction(0), 0))
                by_department[department_of[batch]] = max(before, chance), already + minutes
        if drawn:
            largest = {unit: max(chance for chance, _ in departments.values()) for unit, departments in drawn.items()}
            targets[tuple(sorted(largest.items()))] += count
        for unit, departments in drawn.items():
            sessions = sessions_of_visit(max(minutes for _, minutes in departments.values()), len(departments), rules)
            for department, (chance, _) in departments.items():
                work[unit, department] += float(count * chance) * sessions
    return aligning.Problem(
        tuple(_inspection(number, unit, work, days) for number, unit in enumerate(units)),
        tuple(aligning.Profile(count, dict(alike)) for alike, count in sorted(targets.items())),
        capacity_of({department for _, department in work}, people, days, rules, terms),
    )


def _inspection(
    number: int, unit: Unit, work: Mapping[tuple[int, str], float], days: Sequence[date]
) -> aligning.Inspection:
    windows = [
        aligning.Window(
            first.toordinal(),
            last.toordinal(),
            dict(Counter(f"{day:%Y-%m}" for day in days[bisect_left(days, first) : bisect_right(days, last)])),
        )
        for first, last in unit.windows
    ]
    own = {department: ceil(amount) for (one, department), amount in sorted(work.items()) if one == number}
    return aligning.Inspection(unit.batches[0].id, tuple(windows), 0, unit.draw, unit.may_join, own)


def told(
    plan: AnnualPlan,
    plan_sha256: str,
    units: Sequence[Unit],
    problem: aligning.Problem,
    solution: Solution,
    terms: AlignmentTerms,
) -> Alignment:
    """The solution as a proposal, with what each part of it saves."""
    filed, apart = [one.filed for one in problem.inspections], [one.draw for one in problem.inspections]
    before, after = load_at(problem, filed), load_at(problem, solution.windows)
    return Alignment(
        year=plan.year,
        plan_sha256=plan_sha256,
        terms=terms,
        visits_filed=visits_expected(problem, filed, apart),
        visits_together=visits_expected(problem, filed, solution.draws),
        visits=solution.visits,
        bound=solution.bound,
        proved=solution.proved,
        inspections=tuple(_aligned(number, unit, problem, solution) for number, unit in enumerate(units)),
        months=tuple(
            DepartmentMonth(*at, *(load.get(at, 0) / _HUNDREDTHS for load in (before, after, problem.capacity)))
            for at in sorted(before.keys() | after.keys())
        ),
    )


def _aligned(number: int, unit: Unit, problem: aligning.Problem, solution: Solution) -> AlignedInspection:
    (filed_first, filed_last), (first, last) = unit.windows[0], unit.windows[solution.windows[number]]
    return AlignedInspection(
        batches=tuple(batch.id for batch in unit.batches),
        title=unit.batches[0].title,
        lead_department=unit.batches[0].lead_department,
        departments=tuple(dict.fromkeys(batch.department for batch in unit.batches)),
        filed_first=filed_first,
        filed_last=filed_last,
        first_date=first,
        last_date=last,
        filed_draw=unit.draw + 1,
        draw=solution.draws[number] + 1,
        visits_saved=_saved(number, problem, solution),
    )


def _saved(number: int, problem: aligning.Problem, solution: Solution) -> float:
    """What is lost where one inspection stays as filed: in its window, and drawn alone."""
    concerned = [profile for profile in problem.profiles if number in profile.chances]
    alone = [len(solution.draws) if at == number else draw for at, draw in enumerate(solution.draws)]
    own = alone if problem.inspections[number].may_join else solution.draws
    stays = [problem.inspections[at].filed if at == number else place for at, place in enumerate(solution.windows)]
    kept = expected_visits(concerned, windows_at(problem, solution.windows), solution.draws)
    lost = expected_visits(concerned, windows_at(problem, stays), own)
    return lost - kept
