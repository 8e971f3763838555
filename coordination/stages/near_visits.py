"""near_visits: why a check is not done in a visit of its target that is too near for another; a part of `explain`.

Told is what would make the two one visit. Days are told only where with them both could be done on one day, by people
there at once (`common_days`); that the people have nothing else to do then is for a new plan to find.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from coordination.model.timetable import Timetable
from coordination.stages.common_days import CommonDays
from coordination.stages.together import sessions_for, specialists_too_many, too_long, window_of
from solvers.fault import Message, Value
from solvers.planning.openings import Openings
from solvers.planning.problem import Check, Pin


class NearVisits:
    """The planned visits of each target, by date."""

    def __init__(self, openings: Openings, timetable: Timetable) -> None:
        self.openings, self.problem = openings, openings.problem
        self.to: dict[str, dict[date, list[Check]]] = defaultdict(dict)
        for route in timetable.routes:
            for stop in route.stops:
                checks = [self.problem.check_by_id[check] for check in stop.visit.checks]
                self.to[stop.visit.target][route.date] = checks
        self._pins = {(self.problem.check_by_id[pin.checks[0]].target, pin.date): pin for pin in self.problem.pins}
        self._told: dict[tuple[str, date], Message] = {}

    def in_the_way(self, check: Check, day: date) -> Message | None:
        """What there is to say of a visit too near to a day (R3), or pinned to it (R12); None where there is none."""
        gap, visits = self.gap(check), self.to[check.target]
        near = [
            when
            for when, checks in visits.items()
            if when != day and abs((when - day).days) < gap and not all(one.gap_exempt for one in checks)
        ]
        if not near and day in visits and (check.target, day) in self._pins:
            near = [day]
        if not near:
            return None
        key = check.id, near[0]
        if key not in self._told:
            self._told[key] = self._joining(check, near[0])
        return self._told[key]

    def _joining(self, check: Check, when: date) -> Message:
        """Why the check is not done in the visit of a date: what one visit cannot hold, the item cap, people, days."""
        checks, pin = self.to[check.target][when], self._pins.get((check.target, when))
        both, (first, last) = [check, *checks], window_of(checks)
        allowed = tuple(one for one in self.problem.sessions if pin is None or pin.session in (None, one.id))
        long, large = too_long(self.problem, both, allowed), specialists_too_many(self.openings, both)
        common = CommonDays(
            self.openings,
            both,
            own=(check.first_date, check.last_date),
            other=(when, when) if pin else (first, last),
            sessions=allowed if long else sessions_for(self.problem, both, allowed),
            most_posts=None if large else self.problem.rules.max_team_size,
            beside=[
                Pin(tuple(one.id for one in more), day) for day, more in self.to[check.target].items() if day != when
            ],
            may_move=pin is None,
        )
        days, apart = common.widening, bool(common.widening)
        values: dict[str, Value] = {**(long or large or {}), "days": days or 0}
        if long or large:
            code = f"reason-{'too-long' if long else 'team-too-large'}-{'apart' if apart and not pin else 'together'}"
        elif not common.with_item_room:
            code, values = "reason-item-cap-together", self._twice(common)
        elif days is None:
            code, values = "reason-nobody-together", _nobody(common)
        elif pin:
            code = "reason-pinned-visit-apart" if apart else "reason-pinned-visit"
        else:
            code = "reason-windows-apart" if apart else "reason-other-visit"
        visit = {"visit_date": when.isoformat(), "visit_first": first.isoformat(), "visit_last": last.isoformat()}
        return Message(code, {**visit, "gap": self.gap(check), **values})

    def _twice(self, common: CommonDays) -> dict[str, Value]:
        """Of the nearest day that is open how often an item would be checked in its year."""
        year = common.allowed[0].year
        most = max(common.items_beyond(year).values())
        return {"year": year, "count": most, "cap": self.problem.rules.item_cap_per_year or 0}

    def gap(self, check: Check) -> int:
        """The fewest days between the check and a visit that counts (R3); two are never on one date."""
        return 1 if check.gap_exempt else self.problem.rules.visit_gap_days or 1


def _nobody(common: CommonDays) -> dict[str, Value]:
    """The nearest day that is open, and who would need more people then."""
    nearest = common.with_item_room[0]
    session, departments = common.lacking(nearest)
    days = common.outside(nearest) or 0
    return {"nearest": nearest.isoformat(), "session": session, "days": days, "departments": departments}
