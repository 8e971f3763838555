"""Use case: a department releases several of its people from inspections for one or more periods, all or none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from coordination.desk.editing import EDITED
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import BadInputError, ForbiddenError
from coordination.intake.cells import MOST_CHARACTERS
from coordination.model.access import Act, Caller
from coordination.model.people import Inspector, Leave
from coordination.storage.registers import starting_with, write
from solvers.fault import Fault

MOST_AT_ONCE = 1_000


def release_people(office: Office, caller: Caller, absences: Sequence[Leave]) -> None:
    """Registers absences of several people with one reason; who was planned in them is for a replan.

    Raises BadInputError with every fault: a period that ends before it begins or has no working day, one registered
    already, no reason, nobody, a number nobody has; ForbiddenError for people beyond the caller's reach.
    """
    require(caller, Act.WRITE_REGISTERS)
    numbers = {one.inspector for one in absences}
    with office.database.transaction() as session:
        people = {one.certificate_number: one for one in starting_with(session, Inspector, numbers)}
        within = EDITED[Inspector].within
        if not all(within(session, caller.reach, one) for one in people.values()):
            raise ForbiddenError("entry-out-of-reach")  # before any fault, which would name them
        known = {(one.inspector, one.first_date, one.half_day) for one in starting_with(session, Leave, numbers)}
        unknown = sorted(numbers - people.keys())
        faults = [Fault("field-unknown-value", "people", {"value": one[:60]}) for one in unknown]
        faults += _faults(office, people, known, absences)
        if faults:
            raise BadInputError("release-refused", faults, count=len(faults))
        write(session, absences)
        office.acting_for(caller).note("people-released", "leave", {"people": len(numbers), "absences": len(absences)})


def _faults(
    office: Office, people: dict[str, Inspector], known: Collection[tuple[object, ...]], absences: Sequence[Leave]
) -> Iterator[Fault]:
    if not 0 < len(absences) <= MOST_AT_ONCE:
        yield Fault("release-of-nobody", "people", {"most": MOST_AT_ONCE})
    if any(not 0 < len(one.reason.strip()) <= MOST_CHARACTERS for one in absences):
        yield Fault("release-without-reason", "reason", {"most": MOST_CHARACTERS})
    for first, last in dict.fromkeys((one.first_date, one.last_date) for one in absences):
        if first > last:
            yield Fault("span-backwards", "last_date")
        elif next(office.reference.calendar.working_days(first, last), None) is None:
            yield Fault("release-without-working-day", "first_date", {"first": str(first), "last": str(last)})
    seen = set(known)
    for one in absences:
        key = one.inspector, one.first_date, one.half_day
        if key in seen and one.inspector in people:
            name = people[one.inspector].name
            yield Fault("release-known", "people", {"name": name, "first": str(one.first_date)})
        seen.add(key)
