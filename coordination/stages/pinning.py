"""pinning: what stands against a pinned visit (R12), each thing by name and number; a part of `merge` and `route`.

`against` tells what no plan could change: the day, the window, visits too near, the item cap, the department's people
of that day. `unheld` tells why a visit that may be on its day found no route: its length, its team, the people named;
where nothing of it is in the way, it is the company: of the others in the team, or of other pins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from coordination.model.timetable import MergedVisit
from coordination.stages.together import team_too_large, too_long
from solvers.fault import Fault, Value
from solvers.planning.crew import Crew
from solvers.planning.openings import Openings
from solvers.planning.problem import Check, Inspector, Pin, Target

_Told = tuple[str, Mapping[str, Value]]


def against(openings: Openings, target: Target, pin: Pin, others: Sequence[Pin]) -> Iterator[Fault]:
    """Why checks of the pin cannot be done on its date, other pins of the target included (R2-R4, R10)."""
    checks = [openings.problem.check_by_id[check] for check in pin.checks]
    rules, year = openings.problem.rules, pin.date.year
    room, wanted = openings.item_room(target, others), Counter(one.item for one in checks if not one.gap_exempt)
    full = {
        item
        for item, count in wanted.items()
        if rules.item_cap_per_year is not None and count > room.get((item, year), rules.item_cap_per_year)
    }
    told: dict[str, Mapping[str, Value]] = {}
    for check, days in zip(checks, openings.of(target, checks, others), strict=True):
        if pin.date not in openings.dates(days) or (check.item in full and not check.gap_exempt):
            code, values = _against(openings, target, check, pin, others)
            told.setdefault(code, values)  # what holds for many checks of the visit is said once
    day = pin.date.isoformat()
    yield from (Fault(code, ", ".join(pin.checks), {"date": day, **values}) for code, values in told.items())


def _against(openings: Openings, target: Target, check: Check, pin: Pin, others: Sequence[Pin]) -> _Told:
    rules, day = openings.problem.rules, pin.date
    gap = 1 if check.gap_exempt else rules.visit_gap_days or 1
    near = [visit.date for visit in target.previous_visits if abs((visit.date - day).days) < gap]
    near += [one.date for one in others if abs((one.date - day).days) < (1 if openings.exempt(one) else gap)]
    if day not in openings.problem.working_days:
        return "pin-not-working-day", {}
    if day in target.closed_on:
        return "pin-closed", {}
    if not check.first_date <= day <= check.last_date:
        window = {"first": check.first_date.isoformat(), "last": check.last_date.isoformat()}
        return "pin-misses-window", {"check": check.id, **window}
    if near:
        return "pin-too-near", {"other": max(near).isoformat(), "gap": gap}
    if pin.date in openings.dates(openings.with_people(target, check)):
        return "pin-item-cap", {"check": check.id, "year": day.year, "cap": rules.item_cap_per_year or 0}
    return "pin-nobody", {"check": check.id, "department": check.department, "area": target.area}


def unheld(crew: Crew, visit: MergedVisit) -> list[Fault]:
    """Why a pinned visit found no route (R5-R8, R10)."""
    place = ", ".join(visit.checks)
    when = {"date": visit.dates[0].isoformat(), "session": visit.session or "-"}
    checks = [crew.problem.check_by_id[check] for check in visit.checks]
    found = [
        Fault(code, place, {**when, **values})
        for values, code in (
            (_too_long(crew, visit, checks), "pin-too-long"),
            (team_too_large(crew.problem, checks), "pin-team-too-large"),
        )
        if values
    ]
    by_id = {one.id: one for one in crew.problem.inspectors}
    for name in visit.inspectors:
        code = _cannot_come(crew, visit, by_id[name])
        if code:
            found.append(Fault(code, place, {**when, "inspector": name}))
    most = crew.problem.rules.max_team_size or "-"
    return found or [Fault("pin-cannot-hold", place, {**when, "inspectors": tuple(visit.inspectors), "most": most})]


def _too_long(crew: Crew, visit: MergedVisit, checks: Sequence[Check]) -> Mapping[str, str | int] | None:
    sessions = tuple(one for one in crew.problem.sessions if visit.session in (None, one.id))
    return too_long(crew.problem, checks, sessions)


def _cannot_come(crew: Crew, visit: MergedVisit, inspector: Inspector) -> str | None:
    """What keeps a person whom the pin names away, none where only other visits could."""
    target = crew.problem.target_by_id[visit.target]
    person = crew.problem.inspectors.index(inspector)
    slots = sum(
        1 << number
        for number, slot in enumerate(crew.slots)
        if slot.date == visit.dates[0] and visit.session in (None, slot.session.id)
    )
    if target.area not in inspector.areas:
        return "pin-person-other-area"
    if person in crew.recused_from.get(target.id, ()):
        return "pin-person-recused"
    if inspector.certificate_valid_to < visit.dates[0]:
        return "pin-person-certificate"
    return None if crew.available[person] & slots else "pin-person-away"
