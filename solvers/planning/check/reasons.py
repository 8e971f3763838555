"""The reasons in `unplanned` are true.

For each date on which the calendar, the window and the target would allow the check, the blockers are collected:
gap, cap, length, team size, eligible people. `no_capacity` is true where some date has no blocker; any other
reason where every date is blocked and the reason is among the blockers; `no_working_day` where there is no date.
Where nobody of the department may lead, only company on the route could help: both reasons about people are true.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from solvers.planning.check.times import minutes_of_visit
from solvers.planning.check.view import View, Violation
from solvers.planning.plan import REASONS, Reason
from solvers.planning.problem import Check, Inspector, Session, Target


def reason_is_true(view: View) -> Iterator[Violation]:
    """Each unplanned check has one of the known reasons, it is true, and its detail is not empty (R1)."""
    staff = _Staff(view)
    for entry in view.plan.unplanned:
        check = view.problem.check_by_id.get(entry.check)
        if check is None:
            continue  # told by R1
        if entry.reason not in REASONS or not entry.detail.strip():
            yield Violation("reason", "reason-missing", entry.check, {"reason": entry.reason})
        elif entry.reason not in true_reasons(view, check, staff):
            yield Violation("reason", "reason-untrue", entry.check, {"reason": entry.reason})


def true_reasons(view: View, check: Check, staff: _Staff) -> set[Reason]:
    """The reasons one may truly give for leaving `check` out of this plan."""
    target = view.problem.target_by_id[check.target]
    dates = [
        day
        for day in view.problem.working_days
        if check.first_date <= day <= check.last_date and day not in target.closed_on
    ]
    if not dates:
        return {"no_working_day"}
    found: set[Reason] = set()
    for day in dates:
        blockers = _blockers(view, check, target, day, staff)
        if not blockers:
            break
        found |= blockers
    else:
        return found
    return {"no_capacity"} if staff.may_lead(check, target) else {"no_capacity", "no_eligible_inspector"}


def _blockers(view: View, check: Check, target: Target, day: date, staff: _Staff) -> set[Reason]:
    rules = view.problem.rules
    planned = [(when, visit) for when, visit in view.visits_to.get(check.target, []) if when != day]
    joined = [
        other for when, visit in view.visits_to.get(check.target, []) if when == day for other in view.checks_of(visit)
    ]
    blockers: set[Reason] = set()
    near = [previous.date for previous in target.previous_visits]
    near += [when for when, visit in planned if not view.exempt(visit)]
    gap = 1 if check.gap_exempt else rules.visit_gap_days or 1
    # A pinned visit takes no other check in (R12), and there is one visit a day.
    if day in view.pinned_dates.get(check.target, ()) or any(abs((day - when).days) < gap for when in near):
        blockers.add("repeat_within_gap")
    if rules.item_cap_per_year is not None and not check.gap_exempt:
        done = sum(
            previous.items.count(check.item) for previous in target.previous_visits if previous.date.year == day.year
        )
        done += sum(
            other.item == check.item and not other.gap_exempt
            for when, visit in view.visits_to.get(check.target, [])
            if when.year == day.year
            for other in view.checks_of(visit)
        )
        if done >= rules.item_cap_per_year:
            blockers.add("item_cap")
    longest = max(session.minutes for session in view.problem.sessions)
    if minutes_of_visit([check, *joined], rules.visit_setup_minutes) > longest:
        blockers.add("too_long")
    departments = {other.department for other in [check, *joined]}
    least = max(rules.min_inspectors_per_visit, rules.min_inspectors_per_department * len(departments))
    if rules.max_team_size is not None and least > rules.max_team_size:
        blockers.add("team_too_large")
    lasts = minutes_of_visit([check], rules.visit_setup_minutes)
    sessions = [session for session in view.problem.sessions if session.minutes >= lasts]
    if not any(staff.could_do(check, target, day, session) for session in sessions):
        blockers.add("no_eligible_inspector")
    return blockers


class _Staff:
    """Who could do a check if nobody had anything else to do."""

    def __init__(self, view: View) -> None:
        self._rules = view.problem.rules
        self._by_place: dict[tuple[str, str], list[Inspector]] = {}
        for inspector in view.problem.inspectors:
            for area in set(inspector.areas):
                self._by_place.setdefault((inspector.department, area), []).append(inspector)
        self._recused = {(recusal.inspector, recusal.target) for recusal in view.problem.recusals}
        self._absent = {
            inspector.id: {(absence.date, absence.session) for absence in inspector.unavailable}
            for inspector in view.problem.inspectors
        }

    def _people(self, check: Check, target: Target) -> Iterator[Inspector]:
        for inspector in self._by_place.get((check.department, target.area), []):
            if (inspector.id, target.id) not in self._recused:
                yield inspector

    def may_lead(self, check: Check, target: Target) -> bool:
        """Whether somebody of the department may lead, or nobody has to."""
        return not self._rules.leader_required or any(person.may_lead for person in self._people(check, target))

    def could_do(self, check: Check, target: Target, day: date, session: Session) -> bool:
        """Whether the department has enough people in that session, each specialty among them."""
        people = [
            inspector
            for inspector in self._people(check, target)
            if inspector.certificate_valid_to >= day
            and self._absent[inspector.id].isdisjoint(((day, None), (day, session.id)))
        ]
        return len(people) >= self._rules.min_inspectors_per_department and all(
            any(specialty in person.specialties for person in people) for specialty in check.specialties
        )
