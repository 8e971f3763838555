"""together: whether checks of one target fit into one visit, and what keeps two groups of them apart.

What a visit can hold are R5 with the longest session (R6), and R7; `explain` asks the same of checks that were left
out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from solvers.planning.openings import Openings
from solvers.planning.problem import Check, Problem, Session, Target

Values = dict[str, str | int]


def too_long(problem: Problem, together: Sequence[Check], sessions: Sequence[Session] = ()) -> Values | None:
    """How long a visit with these checks lasts (R5), where no session (of these, else of all) is long enough (R6)."""
    minutes: Counter[str] = Counter()
    for one in together:
        minutes[one.department] += one.minutes
    lasts = problem.rules.visit_setup_minutes + max(minutes.values())
    longest = max(session.minutes for session in sessions or problem.sessions)
    return {"minutes": lasts, "longest": longest} if lasts > longest else None


def team_too_large(problem: Problem, together: Sequence[Check]) -> Values | None:
    """The smallest team for a visit with these checks, where it is larger than a team may be (R7)."""
    departments = {one.department for one in together}
    rules = problem.rules
    least = max(rules.min_inspectors_per_visit, rules.min_inspectors_per_department * len(departments))
    most = rules.max_team_size
    if most is None or least <= most:
        return None
    return {"people": least, "most": most, "departments": len(departments)}


def window_of(checks: Sequence[Check]) -> tuple[date, date]:
    """The first and the last day inside all windows; backwards where they have none in common."""
    return max(one.first_date for one in checks), min(one.last_date for one in checks)


def open_days(problem: Problem, target: Target) -> list[date]:
    """The working days on which the target is not closed (R2)."""
    return [day for day in sorted(problem.working_days) if day not in target.closed_on]


def apart_days(open_to_target: Sequence[date], checks: Sequence[Check], others: Sequence[Check]) -> int:
    """By how many days the common window of one of two groups must be widened until both hold an open day.

    Of both ways the shorter; none or less where there is such a day. Where neither window has one, until they meet.
    """
    windows = (first, last), (other_first, other_last) = window_of(checks), window_of(others)
    return min(
        (
            max((start - day).days, (day - end).days)
            for (start, end), (other_start, other_end) in (windows, windows[::-1])
            for day in open_to_target
            if other_start <= day <= other_end
        ),
        default=max((first - other_last).days, (other_first - last).days),
    )


def apart(openings: Openings, checks: Sequence[Check], others: Sequence[Check]) -> tuple[str, Values]:
    """Why two visits of one target are not one: code and values of a sentence.

    In the order in which one would look: windows, length, team, days that are open to the target, people, item cap;
    where nothing of it stands in the way, it was a pin or the plan.
    """
    problem, both = openings.problem, [*checks, *others]
    target = problem.target_by_id[both[0].target]
    can_open = open_days(problem, target)
    (first, last), (other_first, other_last) = sorted([window_of(checks), window_of(others)])
    if last < other_first:
        days = apart_days(can_open, checks, others)
        window = {"first": first.isoformat(), "last": last.isoformat()}
        other = {"other_first": other_first.isoformat(), "other_last": other_last.isoformat()}
        return "apart-windows", {"days": days, **window, **other}
    too_much = ("apart-too-long", too_long(problem, both)), ("apart-team-too-large", team_too_large(problem, both))
    for code, values in too_much:
        if values is not None:
            return code, values
    first, last = window_of(both)
    window = {"first": first.isoformat(), "last": last.isoformat()}
    if not any(first <= day <= last for day in can_open):
        return "apart-no-day", {**window}
    common = -1
    for one in openings.of(target, both, ()):
        common &= one
    if not common:
        return "apart-people", {**window}
    pinned = {frozenset(pin.checks) for pin in problem.pins}
    if not pinned.isdisjoint({frozenset(one.id for one in group) for group in (checks, others)}):
        return "apart-pinned", {}
    items = Counter(one.item for one in both if not one.gap_exempt)
    cap = problem.rules.item_cap_per_year
    twice = [item for item, count in items.items() if cap is not None and count > cap]
    return ("apart-item", {"item": twice[0], "cap": cap or 0}) if twice else ("apart-by-plan", {**window})
