"""nobody: what became of the people of a department who could do a check; a part of `explain`.

Everybody registered for the area is either recused from the target, without a certificate from the first open day of
the window on, absent from all of it, or can come at some time; of these the most that are there at once count.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from solvers.fault import Message, Value
from solvers.planning.crew import Crew
from solvers.planning.problem import Check, Target
from solvers.shortage.problem import bits


def people_told(crew: Crew, check: Check, target: Target, dates: Sequence[date]) -> Message:
    """How many there are, what keeps them away on these dates, how many can come."""
    inspectors = crew.problem.inspectors
    slots = 0
    for day in dates:
        slots |= crew.slots_of_day[day]
    registered = crew.by_place.get((check.department, target.area), [])
    eligible = crew.people(check.department, target)
    valid = [person for person in eligible if inspectors[person].certificate_valid_to >= dates[0]]
    coming = [person for person in valid if crew.available[person] & slots]
    skilled = [person for person in coming if set(check.specialties) <= set(inspectors[person].specialties)]
    at_once = (sum(crew.available[person] >> slot & 1 for person in coming) for slot in bits(slots))
    code = (
        "reason-nobody" if len(coming) < len(registered) else "reason-too-few" if coming else "reason-none-registered"
    )
    values: dict[str, Value] = {
        "department": check.department,
        "area": target.area,
        "registered": len(registered),
        "recused": len(registered) - len(eligible),
        "expired": len(eligible) - len(valid),
        "away": len(valid) - len(coming),
        "people": len(coming),
        "skilled": len(skilled),
        "specialties": check.specialties,
        "at_once": max(at_once, default=0),
        "least": crew.problem.rules.min_inspectors_per_department,
    }
    return Message(code, values)
