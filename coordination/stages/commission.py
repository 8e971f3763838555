"""commission: a published plan, and the checks owed that need no visit, to the tasks that carry them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from coordination.model.draws import CheckDemand
from coordination.model.items import InspectionItem
from coordination.model.tasks import PlannedTask, Task, TaskCheck, TaskKind, TaskMember, TaskState
from coordination.model.versions import PlanVersion

Where = Mapping[str, tuple[str, str, str]]
"""Name, address and region code of targets by id."""

Causes = Mapping[str, str]
"""Why the gap does not bind a check, by its id; empty where it does."""

Naming = Callable[[str], str]
"""The id of a task by what it is in the plan."""


def commission(
    version: PlanVersion,
    demands: Sequence[CheckDemand],
    items: Mapping[str, InspectionItem],
    where: Where,
    causes: Causes,
    name: Naming,
) -> list[PlannedTask]:
    """A task for each visit, led by the department of a check that leads (C-09); then those off site, without people.

    Checks in order of their ids, teams of the certificate numbers.
    """
    by_id = {one.id: one for one in demands}
    return [*_visits(version, by_id, where, causes, name), *_off_site(version, demands, items, where, name)]


def _visits(
    version: PlanVersion, demands: Mapping[str, CheckDemand], where: Where, causes: Causes, name: Naming
) -> Iterator[PlannedTask]:
    for visit in version.visits:
        owed = [(check.id, check.batch, check.department, check.item, check.item_name) for check in visit.checks]
        lead = next((one[2] for one in owed if one[0] in demands and demands[one[0]].lead), owed[0][2])
        task = Task(
            id=name(visit.id),
            campaign=version.campaign,
            visit=visit.id,
            kind=TaskKind.ON_SITE,
            version=version.version,
            target=visit.target,
            target_name=visit.target_name,
            address=visit.address,
            region_code=where[visit.target][2] if visit.target in where else "",
            held_on=visit.held_on,
            start=visit.start,
            end=visit.end,
            lead_department=lead,
            state=TaskState.ASSIGNED,
            cause=_cause([causes.get(one[0], "") for one in owed]),
        )
        team = [TaskMember(task.id, one.inspector, one.name, one.department, one.leader) for one in visit.team]
        checks = tuple(TaskCheck(task.id, *one) for one in sorted(owed))
        yield PlannedTask(task, checks, tuple(sorted(team, key=lambda one: one.inspector)))


def _cause(causes: Sequence[str]) -> str:
    """A visit has a cause where all its checks have one (R3), the same as its checks', several parted by commas."""
    return ",".join(sorted(set(causes))) if all(causes) else ""


def _off_site(
    version: PlanVersion,
    demands: Sequence[CheckDemand],
    items: Mapping[str, InspectionItem],
    where: Where,
    name: Naming,
) -> Iterator[PlannedTask]:
    """One task for all that a department checks off site at a target (C-37)."""
    owed: dict[tuple[str, str], list[CheckDemand]] = defaultdict(list)
    for demand in demands:
        if not items[demand.item].on_site:
            owed[demand.department, demand.target].append(demand)
    for (department, target), own in sorted(owed.items()):
        target_name, address, region = where[target]
        visit = f"{department}@{target}"
        task = Task(
            id=name(visit),
            campaign=version.campaign,
            visit=visit,
            kind=TaskKind.OFF_SITE,
            version=version.version,
            target=target,
            target_name=target_name,
            address=address,
            region_code=region,
            held_on=min(one.last_date for one in own),
            start="",
            end="",
            lead_department=department,
            state=TaskState.PROPOSED,
        )
        checks = [TaskCheck(task.id, one.id, one.batch, department, one.item, items[one.item].name) for one in own]
        yield PlannedTask(task, tuple(sorted(checks, key=lambda one: one.check)), ())
