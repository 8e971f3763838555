"""explain: the true reason of every check that no visit carries, with what an officer can do about it.

Dates the calendar, the window and the target allow are struck off one blocker after the other: earlier visits, the
item cap, length, team size, the people there are at all, other planned visits of the target (`near_visits`), and on
the day of such a visit its length and team. The blocker that strikes the last date is the reason; where dates remain,
what was short is capacity. Then the detail names the people missing (a Hall violator, see `waiting`): whose, with what
specialties, where, when, how many sessions, and how many checks wait for them. Where people would suffice if everybody
could be moved, it says so and names the session that comes nearest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from coordination.model.timetable import Timetable
from coordination.stages.common_days import days_outside
from coordination.stages.near_visits import NearVisits
from coordination.stages.nobody import people_told
from coordination.stages.places import Places
from coordination.stages.together import open_days, team_too_large, too_long
from coordination.stages.waiting import lack_told, lacks
from coordination.texts.left_out import LeftOut
from solvers.effort import ENDLESS, Effort
from solvers.fault import Message, Value
from solvers.planning.crew import Crew, slots_with_at_least
from solvers.planning.openings import Openings
from solvers.planning.plan import Reason
from solvers.planning.problem import Check, Problem, Session, Target
from solvers.shortage.problem import bits

_NOBODY = Message("reason-nobody")  # of one day; who is missing is counted over all of them


def explain(
    problem: Problem,
    crew: Crew,
    timetable: Timetable,
    filled_by: Mapping[str, str],
    effort: Effort = ENDLESS,
) -> tuple[LeftOut, ...]:
    """Reason and message of every unplanned check, in the order of the problem; its detail is still to be written.

    effort: a cancel is heeded.
    """
    places = Places(problem, crew, timetable)
    explainer = _Explainer(places, timetable, filled_by, effort)
    planned = {check for route in timetable.routes for stop in route.stops for check in stop.visit.checks}
    told = [(check, *explainer.explain(check)) for check in problem.checks if check.id not in planned]
    lacking = lacks(timetable, explainer.open_slots, places)
    return tuple(
        LeftOut(
            check.id,
            reason,
            detail="",
            message=lack_told(check, *lacking[check.id], places) if check.id in lacking else message,
        )
        for check, reason, message in told
    )


class _Explainer:
    """A plan, seen from the checks it does not carry."""

    def __init__(self, places: Places, timetable: Timetable, filled_by: Mapping[str, str], effort: Effort) -> None:
        self.effort = effort
        self.places, self.problem, self.crew, self.rules = places, places.problem, places.crew, places.problem.rules
        self.open_slots: dict[str, int] = {}  # of the checks whose reason is capacity
        self.visits = NearVisits(Openings(self.problem, self.crew), timetable)
        posts = [(filled_by[post.id], route.date, route.session) for route in timetable.routes for post in route.posts]
        self.busy = set(posts)
        self.week_load = Counter((person, *day.isocalendar()[:2]) for person, day, _ in posts)

    def explain(self, check: Check) -> tuple[Reason, Message]:
        """The reason, and what there is to say about it."""
        self.effort.heed()
        target = self.problem.target_by_id[check.target]
        window = {"first": check.first_date.isoformat(), "last": check.last_date.isoformat()}
        can_open, dates = open_days(self.problem, target), self._dates(check, target)
        blockers: list[tuple[Reason, Callable[[date], Message | None]]] = [
            ("repeat_within_gap", lambda day: self._earlier_visit(check, target, day, can_open)),
            ("item_cap", lambda day: self._item_cap(check, target, day)),
            ("too_long", lambda _: self._too_long([check])),
            ("team_too_large", lambda _: self._team_too_large([check])),
            ("no_eligible_inspector", lambda day: None if self._staffed(check, target, day) else _NOBODY),
            ("repeat_within_gap", lambda day: self.visits.in_the_way(check, day)),
            ("too_long", lambda day: self._too_long(self._with_visit(check, day))),
            ("team_too_large", lambda day: self._team_too_large(self._with_visit(check, day))),
        ]
        if not dates:
            possible = (day for day in can_open if not any(strikes(day) for _, strikes in blockers))
            told = self._no_open_day(check, possible)
            return "no_working_day", Message(told.code, {**window, **told.values})
        for reason, blocker in blockers:
            struck = {day: message for day in dates if (message := blocker(day)) is not None}
            if len(struck) == len(dates):
                told = struck[dates[-1]]
                if told is _NOBODY:
                    told = people_told(self.crew, check, target, self._dates(check, target))
                return reason, Message(told.code, {**window, **told.values})
            dates = [day for day in dates if day not in struck]
        people = self.crew.people(check.department, target)
        if self.rules.leader_required and not any(self.problem.inspectors[person].may_lead for person in people):
            values = {"department": check.department, "area": target.area}
            return "no_eligible_inspector", Message("reason-no-leader", values)
        self.open_slots[check.id] = self.places.open_slots(check, dates)
        nearest = self._nearest(check, target)
        return "no_capacity", Message(nearest.code, {**window, **nearest.values})

    def _no_open_day(self, check: Check, possible: Iterable[date]) -> Message:
        """possible: days outside the window on which nothing else would be in the way."""
        window = check.first_date, check.last_date
        nearest = min(possible, key=lambda day: (days_outside(day, window), day), default=None)
        if nearest is not None:
            values: dict[str, Value] = {"next": nearest.isoformat(), "days": days_outside(nearest, window)}
            return Message("reason-no-working-day", values)
        days = self.problem.working_days
        first, last = min(days, default=check.first_date), max(days, default=check.last_date)
        return Message("reason-no-open-day", {"plan_first": first.isoformat(), "plan_last": last.isoformat()})

    def _earlier_visit(self, check: Check, target: Target, day: date, can_open: Sequence[date]) -> Message | None:
        gap = self.visits.gap(check)
        near = [visit.date for visit in target.previous_visits if abs((day - visit.date).days) < gap]
        if not near:
            return None
        allowed = max(near) + timedelta(days=gap)
        beyond = max(allowed, check.last_date + timedelta(days=1))  # where the calendar ends any day may be open
        allowed = next((one for one in can_open if one >= allowed), beyond)
        values: dict[str, Value] = {
            "earlier": max(near).isoformat(),
            "allowed": allowed.isoformat(),
            "days": (allowed - check.last_date).days,
            "gap": gap,
        }
        return Message("reason-earlier-visit", values)

    def _item_cap(self, check: Check, target: Target, day: date) -> Message | None:
        cap = self.rules.item_cap_per_year
        if cap is None or check.gap_exempt:
            return None
        done = sum(visit.items.count(check.item) for visit in target.previous_visits if visit.date.year == day.year)
        done += sum(
            other.item == check.item and not other.gap_exempt
            for when, checks in self.visits.to[check.target].items()
            if when.year == day.year
            for other in checks
        )
        values = {"year": day.year, "count": done, "cap": cap}
        return Message("reason-item-cap", values) if done >= cap else None

    def _too_long(self, checks: Sequence[Check]) -> Message | None:
        values = too_long(self.problem, checks)
        return None if values is None else Message("reason-too-long", values)

    def _team_too_large(self, checks: Sequence[Check]) -> Message | None:
        values = team_too_large(self.problem, checks)
        return None if values is None else Message("reason-team-too-large", values)

    def _with_visit(self, check: Check, day: date) -> list[Check]:
        """The check and those of the visit that its target has on a day."""
        return [check, *self.visits.to[check.target].get(day, [])]

    def _staffed(self, check: Check, target: Target, day: date) -> bool:
        """Whether some session of the day is long enough and has people enough, if they had nothing else to do."""
        least = self.rules.min_inspectors_per_department
        people = self.crew.people(check.department, target)
        slots = self.crew.slots_of_day[day]
        staffed = slots_with_at_least(least, [self.crew.available[person] for person in people]) & slots
        for specialty in check.specialties:
            having = [p for p in people if specialty in self.problem.inspectors[p].specialties]
            staffed &= slots_with_at_least(1, [self.crew.available[person] for person in having])
        return any(self._fits(check, self.crew.slots[number].session) for number in bits(staffed))

    def _nearest(self, check: Check, target: Target) -> Message:
        """Where no people lack: what else is in the way, or the session that comes nearest and who is free there."""
        obstacle = self.places.obstacle([check], self.open_slots[check.id])
        best: tuple[int, int, int] | None = None
        for number in [obstacle.slot] if obstacle else bits(self.open_slots[check.id]):
            free = [person for person in self.places.people(check, number) if self._free(person, number)]
            skills = {name for person in free for name in self.problem.inspectors[person].specialties}
            short = self.rules.min_inspectors_per_department - len(free)
            short = max(0 if skills.issuperset(check.specialties) else 1, short)
            best = min(best or (99, 0, 0), (short, number, len(free)))
        short, number, free_count = best or (0, 0, 0)
        slot = self.crew.slots[number]
        values: dict[str, Value] = {
            "department": check.department,
            "specialties": check.specialties,
            "area": target.area,
            "date": slot.date.isoformat(),
            "session": slot.session.id,
            "free": free_count,
            "short": short,
        }
        if obstacle:
            return Message(obstacle.told.code, {**values, **obstacle.told.values})
        return Message("reason-short-at-once" if short else "reason-no-room", values)

    def _free(self, person: int, number: int) -> bool:
        slot, inspector = self.crew.slots[number], self.problem.inspectors[person]
        limit = self.rules.max_sessions_per_inspector_per_week
        load = self.week_load[inspector.id, *slot.date.isocalendar()[:2]]
        return (
            bool(self.crew.available[person] >> number & 1)
            and (inspector.id, slot.date, slot.session.id) not in self.busy
            and (limit is None or load < limit)
        )

    def _fits(self, check: Check, session: Session) -> bool:
        return session.minutes >= self.rules.visit_setup_minutes + check.minutes

    def _dates(self, check: Check, target: Target) -> list[date]:
        """The open days of the window, in order."""
        return [day for day in open_days(self.problem, target) if check.first_date <= day <= check.last_date]
