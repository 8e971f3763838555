"""account: the facts of a task to the grounds they speak for, of a year's visits to alerts, of a year to indicators."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from coordination.model.deadlines import Clock, Due, DueState
from coordination.model.follow_ups import FollowUp, FollowUpKind, FollowUpState
from coordination.model.on_site import PartRecord
from coordination.model.tasks import PartEnd, TaskPart
from coordination.model.year_end import BY_FILES, AlertKind, Evidence, Ground, Indicator, RepeatAlert, SeenGround

_SAME_OFFICER = 1
_FAILED = {DueState.OVERDUE, DueState.MISSED}


def grounds(
    parts: Iterable[TaskPart],
    dues: Iterable[tuple[DueState, Due]],
    records: Mapping[str, PartRecord],
    handed: Iterable[FollowUp],
) -> list[SeenGround]:
    """The grounds the facts of a task speak for, by department; records by department.

    Empty record: everything without problem and not a word, photo or method noted at any check (LC-64).
    """
    failed = {(one.clock, one.department, state) for state, one in dues if state in _FAILED}
    found = [SeenGround(Ground.NOT_INSPECTED, "LC-60", who) for clock, who, state in failed if _undone(clock, state)]
    found += [SeenGround(Ground.DELAYED, "LC-63", who) for clock, who, _ in failed if clock is Clock.VISIT]
    found += [SeenGround(Ground.PUBLISHED_LATE, "LC-61", who) for clock, who, _ in failed if clock is Clock.PUBLICATION]
    found += [SeenGround(Ground.PAPERS_LATE, "D-4", who) for clock, who, _ in failed if clock is Clock.PAPERS]
    found += [
        SeenGround(Ground.CRIME_NOT_TAKEN, "LC-62", one.department)
        for one in handed
        if one.kind is FollowUpKind.CRIMINAL and one.state is FollowUpState.OPEN
    ]
    found += [SeenGround(Ground.EMPTY_RECORD, "LC-64", who) for who, one in records.items() if _is_empty(one)]
    blamed = {one.department for one in found}
    found += [
        SeenGround(Ground.DUTY_PERFORMED, "LC-55", one.department)
        for one in parts
        if one.end is PartEnd.INSPECTED and one.department not in blamed
    ]
    return sorted(found, key=lambda one: (one.department, one.rule))


def _undone(clock: Clock, state: DueState) -> bool:
    return clock is Clock.VISIT and state is DueState.OVERDUE


def _is_empty(found: PartRecord) -> bool:
    own = [one for one in found.checks if one.checked and one.adoption is None]
    return bool(own) and not any(one.found or one.handled or one.methods or one.measures for one in own)


def alerts(
    visits: Iterable[tuple[str, date, str]],
    meetings: Iterable[tuple[str, str, date]],
    most: Mapping[str, int],
    flagged: Collection[str],
) -> list[RepeatAlert]:
    """Targets visited too often, but those that are flagged (ZB-47), and officers who met a target again.

    visits: target, day, and what tells visits of one day apart; meetings: officer, target, day; most: of a `day`, of
    any 7 days (`week`) and of any 30 (`month`), each reported with its worst stretch.
    """
    per_day: dict[str, Counter[date]] = defaultdict(Counter)
    for target, day, _ in sorted(set(visits)):
        per_day[target][day] += 1
    found: list[RepeatAlert] = []
    for target in sorted(per_day.keys() - set(flagged)):
        found += _too_often(target, per_day[target], most)
    met: dict[tuple[str, str], set[date]] = defaultdict(set)
    for officer, target, day in meetings:
        met[officer, target].add(day)
    return found + [
        RepeatAlert(AlertKind.SAME_OFFICER, target, officer, min(days), max(days), len(days), _SAME_OFFICER)
        for (officer, target), days in sorted(met.items())
        if len(days) > _SAME_OFFICER
    ]


def _too_often(target: str, per_day: Counter[date], most: Mapping[str, int]) -> Iterator[RepeatAlert]:
    days = sorted(per_day.elements())
    for kind, length in ((AlertKind.DAY, 1), (AlertKind.WEEK, 7), (AlertKind.MONTH, 30)):
        stretches = [_stretch(days, last, length) for last in sorted(per_day)]
        worst = max(stretches, key=len)
        if len(worst) > most[kind.value]:
            yield RepeatAlert(kind, target, "", worst[0], worst[-1], len(worst), most[kind.value])


def _stretch(days: Sequence[date], last: date, length: int) -> Sequence[date]:
    """The visits of the `length` days that end with `last`."""
    first, after = last - timedelta(days=length - 1), last + timedelta(days=1)
    return days[bisect_left(days, first) : bisect_left(days, after)]


@dataclass(frozen=True, slots=True)
class DepartmentFacts:
    """What can be counted of a department's year.

    rules_written: sections of its public work rules, of the `rules_asked` that the pack in force asks for;
    files: attached to indicators, by rule.
    """

    targets: int
    inspectors: int
    items: int
    plan_published: bool
    parts: int
    completed: int
    joint: int
    published: int
    published_in_time: int
    findings: int
    handed_on: int
    special: int
    rules_written: int
    rules_asked: int
    files: Mapping[str, int] = field(default_factory=dict)


def indicators(facts: DepartmentFacts) -> list[Indicator]:
    """The 14 indicators: yes or no, never by how many inspections there were (C-35)."""

    def met(rule: str, *, yes: bool, count: int | None = None, of: int | None = None) -> Indicator:
        evidence = Evidence.NO_CASE if of == 0 and not count else Evidence.MET if yes else Evidence.NOT_MET
        return Indicator(rule, evidence, count, of)

    def by_files(rule: str) -> Indicator:
        count = facts.files.get(rule, 0)
        return Indicator(rule, Evidence.FILED if count else Evidence.PAPERS, count or None)

    in_time, findings = facts.published_in_time, facts.findings
    written, asked = facts.rules_written, facts.rules_asked
    return [
        *map(by_files, BY_FILES),
        met("CX-A05", yes=facts.targets > 0, count=facts.targets),
        met("CX-A06", yes=facts.inspectors > 0, count=facts.inspectors),
        met("CX-A07", yes=facts.items > 0, count=facts.items),
        met("CX-A08", yes=facts.plan_published),
        met("CX-A09", yes=written == asked, count=written, of=asked),
        met("CX-A10", yes=facts.completed == facts.parts, count=facts.completed, of=facts.parts),
        met("CX-A11", yes=facts.joint > 0),
        met("CX-A12", yes=in_time == facts.completed, count=in_time, of=facts.completed),
        met("CX-A13", yes=facts.handed_on >= findings, count=facts.handed_on, of=findings),
        met("CX-A14", yes=facts.special > 0),
    ]
