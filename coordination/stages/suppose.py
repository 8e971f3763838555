"""suppose: a planning problem and what if, to the problem that would be.

Of a department that is halved those stay whose ids come first; a newcomer is a copy of a colleague without absences,
and is called after him. What lies before a date is over: its visits are earlier ones, and its checks no longer owed.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from coordination.errors import BadInputError
from coordination.model.suppositions import Supposition
from solvers.fault import Fault
from solvers.planning.plan import Plan
from solvers.planning.problem import Inspector, PreviousVisit, Problem

_MOST_SHARE = 10.0


def supposed(problem: Problem, given: Supposition) -> Problem:
    """The problem with other people and rules; raises BadInputError with everything that cannot be supposed."""
    known = {department.id for department in problem.departments}
    faults = [Fault("suppose-unknown-department", name) for name in given.people if name not in known]
    faults += [
        Fault("suppose-share", name, {"share": str(share), "most": int(_MOST_SHARE)})
        for name, share in given.people.items()
        if not 0 <= share <= _MOST_SHARE
    ]
    if faults:
        raise BadInputError("suppose-refused", faults, count=len(faults))
    rules = problem.rules
    least, visit = given.per_department, given.per_visit
    return replace(
        problem,
        name=f"{problem.name} ?",
        inspectors=tuple(_people(problem, given)),
        recusals=tuple(one for one in problem.recusals if _stays(problem, given, one.inspector)),
        pins=(),
        rules=replace(
            rules,
            min_inspectors_per_department=rules.min_inspectors_per_department if least is None else least,
            min_inspectors_per_visit=rules.min_inspectors_per_visit if visit is None else visit,
            max_team_size=rules.max_team_size if given.team is None else given.team,
            max_sessions_per_inspector_per_week=(
                rules.max_sessions_per_inspector_per_week if given.week is None else given.week
            ),
        ),
    )


def remaining(problem: Problem, plan: Plan, since: date) -> Problem:
    """What of a problem is still to be planned when a plan was carried out until a date."""
    over = [(route.date, visit) for route in plan.routes if route.date < since for visit in route.visits]
    done = {check for _, visit in over for check in visit.checks}
    visited: dict[str, list[PreviousVisit]] = defaultdict(list)
    for day, visit in over:
        items = tuple(problem.check_by_id[check].item for check in visit.checks if check in problem.check_by_id)
        visited[visit.target].append(PreviousVisit(day, items))
    return replace(
        problem,
        working_days=tuple(day for day in problem.working_days if day >= since),
        checks=tuple(check for check in problem.checks if check.id not in done),
        targets=tuple(
            replace(target, previous_visits=(*target.previous_visits, *visited[target.id]))
            for target in problem.targets
        ),
        pins=tuple(pin for pin in problem.pins if pin.date >= since),
    )


def _people(problem: Problem, given: Supposition) -> Iterator[Inspector]:
    of_department: dict[str, list[Inspector]] = defaultdict(list)
    for inspector in sorted(problem.inspectors, key=lambda inspector: inspector.id):
        of_department[inspector.department].append(inspector)
    for inspector in problem.inspectors:
        if _stays(problem, given, inspector.id):
            yield inspector
    for department, colleagues in of_department.items():
        more = math.ceil(len(colleagues) * given.people.get(department, 1.0)) - len(colleagues)
        for number in range(more):
            like = colleagues[number % len(colleagues)]
            yield replace(like, id=f"{like.id}+{number // len(colleagues) + 1}", unavailable=())


def _stays(problem: Problem, given: Supposition, inspector: str) -> bool:
    department = problem.inspector_by_id[inspector].department
    colleagues = sorted(one.id for one in problem.inspectors if one.department == department)
    return colleagues.index(inspector) < math.ceil(len(colleagues) * given.people.get(department, 1.0))
