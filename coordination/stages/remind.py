"""remind: time limits to those they concern: the department whose duty it is, its officers there, its batches.

An officer is told what officers do: the visit, the report, the paperwork of an urgent check. The rest is the
department's. Until when objections are accepted is nobody's duty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from coordination.model.deadlines import Clock, Due, DueState
from coordination.model.feeds import Feed, FeedKind
from coordination.model.tasks import TaskCheck, TaskMember

OF_OFFICERS = frozenset({Clock.VISIT, Clock.REPORT, Clock.PAPERS})
"""What officers do; the rest is their department's."""

Standing = tuple[DueState, Due]


def remind(
    dues: Iterable[Standing],
    teams: Mapping[str, Sequence[TaskMember]],
    checks: Mapping[str, Sequence[TaskCheck]],
) -> dict[Feed, list[Standing]]:
    """The time limits of each addressee, in the order given. teams and checks: by task."""
    found: dict[Feed, list[Standing]] = defaultdict(list)
    for one in dues:
        due = one[1]
        if due.clock is Clock.OBJECTION_WINDOW:
            continue
        found[Feed(FeedKind.DEPARTMENT, due.department)].append(one)
        for batch in sorted({check.batch for check in checks[due.task] if check.department == due.department}):
            found[Feed(FeedKind.BATCH, batch)].append(one)
        if due.clock in OF_OFFICERS:
            for member in teams[due.task]:
                if member.department == due.department:
                    found[Feed(FeedKind.INSPECTOR, member.inspector)].append(one)
    return found
