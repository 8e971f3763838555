"""together: whether checks of one target fit into one visit, and what keeps two groups of them apart.

What a visit can hold are R5 with the longest session (R6), and R7; `explain` asks the same of checks that were left
out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from coordination.stages.common_days import CommonDays, Window, specialties_of
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
    return _too_many(problem, dict.fromkeys((one.department for one in together), 0))


def specialists_too_many(openings: Openings, together: Sequence[Check]) -> Values | None:
    """As `team_too_large`, with the people whom each department needs to have all specialties between them (R8)."""
    target = openings.problem.target_by_id[together[0].target]
    asked = specialties_of(together).items()
    return _too_many(openings.problem, {name: openings.posts_for(target, name, skills) for name, skills in asked})


def _too_many(problem: Problem, posts: Mapping[str, int]) -> Values | None:
    """posts: the fewest that the specialties ask of each department."""
    rules = problem.rules
    people = sum(max(rules.min_inspectors_per_department, least) for least in posts.values())
    least, most = max(rules.min_inspectors_per_visit, people), rules.max_team_size
    return None if most is None or least <= most else {"people": least, "most": most, "departments": len(posts)}


def window_of(checks: Sequence[Check]) -> Window:
    """The first and the last day inside all windows; backwards where they have none in common."""
    return max(one.first_date for one in checks), min(one.last_date for one in checks)


def open_days(problem: Problem, target: Target) -> list[date]:
    """The working days on which the target is not closed (R2)."""
    return [day for day in sorted(problem.working_days) if day not in target.closed_on]


def sessions_for(problem: Problem, together: Sequence[Check], sessions: Sequence[Session] = ()) -> tuple[Session, ...]:
    """The sessions (of these, else of all) that are long enough for a visit with these checks (R5, R6)."""
    return tuple(one for one in sessions or problem.sessions if too_long(problem, together, (one,)) is None)


def apart(openings: Openings, checks: Sequence[Check], others: Sequence[Check]) -> tuple[str, Values]:
    """Why two visits of one target are not one: code and values of a sentence.

    What no window could change comes first: length, team, item cap. Then the windows, with the days by which one must
    be widened, days that are open to the target, people; where nothing of it stands in the way, a pin or the plan.
    """
    problem, both = openings.problem, [*checks, *others]
    own, other = sorted([window_of(checks), window_of(others)])
    common = CommonDays(openings, both, own, other, sessions_for(problem, both), problem.rules.max_team_size)
    too_much: tuple[tuple[str, Values | None], ...] = (
        ("apart-too-long", too_long(problem, both)),
        ("apart-team-too-large", specialists_too_many(openings, both)),
        ("apart-item", _twice(problem, both)),
    )
    for code, values in too_much:
        if values is not None:
            return code, values
    (first, last), window = window_of(both), _told(*window_of(both))
    if last < first:
        windows = {**_told(*own), "other_first": other[0].isoformat(), "other_last": other[1].isoformat()}
        days = common.widening
        return ("apart-nowhere", windows) if days is None else ("apart-windows", {"days": days, **windows})
    can_open = open_days(problem, problem.target_by_id[both[0].target])
    if not any(first <= day <= last for day in can_open):
        return "apart-no-day", window
    if common.widening != 0:
        return "apart-people", window
    pinned = {frozenset(pin.checks) for pin in problem.pins}
    if not pinned.isdisjoint({frozenset(one.id for one in group) for group in (checks, others)}):
        return "apart-pinned", {}
    return "apart-by-plan", window


def _twice(problem: Problem, together: Sequence[Check]) -> Values | None:
    """An item that one visit with these checks would check too often, whatever the year (R4)."""
    cap = problem.rules.item_cap_per_year
    items = Counter(one.item for one in together if not one.gap_exempt)
    twice = [item for item, count in items.items() if cap is not None and count > cap]
    return {"item": twice[0], "cap": cap or 0} if twice else None


def _told(first: date, last: date) -> Values:
    return {"first": first.isoformat(), "last": last.isoformat()}
