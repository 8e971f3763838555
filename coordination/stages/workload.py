"""workload: what visits ask of a department and what its people have, hundredths of person-sessions (part of `align`).

A visit takes the set-up, what the department of the inspection with most to do takes, and the least travel; a team
makes as many visits in an average session as fit, and each department stands on it with its posts. Visits that several
inspections will share are counted for each of them, so the load is rather too high than too low: 7,508 for the demo's
plan, whose routes then took 6,658. Source: our own, an estimate that proves nothing. Complexity: people times months,
and days of leave.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from coordination.model.alignment import AlignmentTerms
from coordination.model.people import HalfDay, Inspector, InspectorStatus, Leave
from coordination.rules.planning import PlanningRules
from solvers.aligning.problem import Place

_WORKING_DAYS_OF_A_WEEK = 5
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class People:
    """Who goes, and when they do not."""

    inspectors: Sequence[Inspector]
    leave: Sequence[Leave]


def sessions_of_visit(minutes: int, departments: int, rules: PlanningRules) -> float:
    """Hundredths of person-sessions that a visit asks of each of so many departments."""
    least = -(-rules.rules.min_inspectors_per_visit // departments)
    posts = max(rules.rules.min_inspectors_per_department, least)
    session = sum(one.minutes for one in rules.sessions) / len(rules.sessions)
    lasts = rules.rules.visit_setup_minutes + minutes + rules.travel.minimum_minutes
    return _HUNDREDTHS * posts / max(1, session // lasts)


def capacity_of(
    departments: Iterable[str], people: People, days: Sequence[date], rules: PlanningRules, terms: AlignmentTerms
) -> dict[Place, int]:
    """What people can do in each month and leave allows, the share taken, by department."""
    months: dict[str, list[date]] = defaultdict(list)
    for day in days:
        months[f"{day:%Y-%m}"].append(day)
    per_day, away = len(rules.sessions), _away(people.leave, set(days), len(rules.sessions))
    a_week = rules.rules.max_sessions_per_inspector_per_week
    sessions: Counter[Place] = Counter({(one, month): 0 for one in departments for month in months})
    for person in people.inspectors:
        if person.status is InspectorStatus.ACTIVE and (person.department, next(iter(months), "")) in sessions:
            for month, worked in months.items():
                count = bisect_right(worked, person.certificate_valid_to)
                at_most = count * per_day if a_week is None else count * a_week // _WORKING_DAYS_OF_A_WEEK
                sessions[person.department, month] += max(
                    0, min(count * per_day - away[person.certificate_number, month], at_most)
                )
    return {place: floor(count * terms.share * _HUNDREDTHS) for place, count in sessions.items()}


def _away(leave: Iterable[Leave], days: set[date], per_day: int) -> Counter[tuple[str, str]]:
    """Sessions lost to leave, by inspector and month."""
    lost: Counter[tuple[str, str]] = Counter()
    for one in leave:
        for offset in range((one.last_date - one.first_date).days + 1):
            day = one.first_date + timedelta(days=offset)
            if day in days:
                lost[one.inspector, f"{day:%Y-%m}"] += per_day if one.half_day is HalfDay.WHOLE_DAY else 1
    return lost
