"""separate: a problem and a plan of it, to the problem of departments that each go alone with the checks of that plan.

A target becomes one place for each department that has a check there, and an area one for each department, which its
own people cover alone. So no two departments meet in a visit or on a route (R10), and the planner's plan and bounds of
this problem are what separate work costs. It keeps windows, closed days, earlier visits, leave, recusals and rules.
Own construction. Complexity: linear in the problem. Proves: plans of this problem and plans of departments alone are
the same, one to one; what pins say is of the joint plan, and falls away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from solvers.planning.plan import Plan
from solvers.planning.problem import Problem, Recusal, Target

_OF = "@"


def separated(problem: Problem, plan: Plan) -> Problem:
    """The problem of the same checks with departments alone; checks that the plan leaves out are not owed in it."""
    planned = {check for route in plan.routes for visit in route.visits for check in visit.checks}
    owed = tuple(check for check in problem.checks if check.id in planned)
    departments: dict[str, set[str]] = defaultdict(set)
    for check in owed:
        departments[check.target].add(check.department)
    return replace(
        problem,
        targets=tuple(_places(problem, departments)),
        checks=tuple(replace(check, target=_of(check.target, check.department)) for check in owed),
        inspectors=tuple(
            replace(one, areas=tuple(_of(area, one.department) for area in one.areas)) for one in problem.inspectors
        ),
        recusals=tuple(_recusals(problem, departments)),
        pins=(),
    )


def target_of(place: str) -> str:
    """The id of the target that a place of such a problem stands for; of any other problem's target its own id."""
    return place.partition(_OF)[0]


def _of(name: str, department: str) -> str:
    return f"{name}{_OF}{department}"


def _places(problem: Problem, departments: Mapping[str, set[str]]) -> Iterator[Target]:
    for target in problem.targets:
        for department in sorted(departments.get(target.id, ())):
            yield replace(target, id=_of(target.id, department), area=_of(target.area, department))


def _recusals(problem: Problem, departments: Mapping[str, set[str]]) -> Iterator[Recusal]:
    for one in problem.recusals:
        department = problem.inspector_by_id[one.inspector].department
        if department in departments.get(one.target, ()):
            yield replace(one, target=_of(one.target, department))
