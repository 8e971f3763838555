"""Use cases: leave out of an inspector's own busy calendar, first proposed, then taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import ForbiddenError, NotFoundError
from coordination.intake.busy_calendar import BUSY, WORKING_HOURS, Halves, busy_times, leave_of
from coordination.model.access import Act, Caller
from coordination.model.feeds import ZONE
from coordination.model.people import HalfDay, Inspector, Leave
from coordination.rules.planning import planning_rules
from coordination.storage import absences, planning
from coordination.storage.database import Work
from coordination.storage.registers import everything, write

_DAYS_AHEAD = 365


@dataclass(frozen=True, slots=True)
class LeaveProposals:
    """Absences of an inspector from today on, as a calendar file gives them; nothing is stored yet.

    unreadable: events of the file that could not be read whole.
    """

    inspector: str
    absences: tuple[Leave, ...]
    unreadable: int


@dataclass(frozen=True, slots=True)
class LeaveTaken:
    """How many absences came in, and how many of an earlier calendar file went."""

    new: int
    removed: int


def propose_leave(office: Office, caller: Caller, inspector: str, raw: bytes) -> LeaveProposals:
    """The working half days of the coming year on which a calendar file says its owner is busy.

    Days on which the inspector is on leave anyway are left out. Raises BadInputError where the file cannot be used,
    ForbiddenError where the inspector is not the caller's, NotFoundError where there is none of that number.
    """
    first = office.clock().astimezone(ZONE).date()
    last = first + timedelta(days=_DAYS_AHEAD)
    with office.database.reading() as session:
        _refuse_stranger(session, caller, inspector)
        known = [one for one in absences.leave_from(session, inspector, first) if one.reason != BUSY]
        halves = _halves(office, session)
    found = busy_times(raw, first, last)
    away = {(day, one.half_day) for one in known for day in _days(max(first, one.first_date), min(last, one.last_date))}
    days = [day for day in office.reference.calendar.working_days(first, last) if (day, HalfDay.WHOLE_DAY) not in away]
    proposed = leave_of(inspector, found.spans, days, halves)
    fresh = tuple(one for one in proposed if (one.first_date, one.half_day) not in away)
    return LeaveProposals(inspector, fresh, found.unreadable)


def take_leave(office: Office, caller: Caller, inspector: str, chosen: Sequence[Leave]) -> LeaveTaken:
    """Stores absences that were proposed, all of them or some, in the place of those of an earlier calendar file."""
    first = office.clock().astimezone(ZONE).date()
    with office.database.transaction() as session:
        _refuse_stranger(session, caller, inspector)
        wanted = {Leave(inspector, one.first_date, one.last_date, one.half_day, BUSY) for one in chosen}
        known = absences.leave_from(session, inspector, first)
        earlier = {one for one in known if one.reason == BUSY}
        others = {(one.first_date, one.half_day) for one in known if one.reason != BUSY}
        gone = earlier - wanted
        new = [one for one in wanted - earlier if (one.first_date, one.half_day) not in others]
        absences.remove_leave(session, inspector, gone)
        write(session, sorted(new, key=lambda one: (one.first_date, one.half_day)))
        office.note("busy-calendar-taken", "leave", {"new": len(new), "removed": len(gone)})
    return LeaveTaken(len(new), len(gone))


def _refuse_stranger(session: Work, caller: Caller, inspector: str) -> None:
    require(caller, Act.REPORT_ABSENCE)
    reach = caller.reach
    found = next((one for one in everything(session, Inspector) if one.certificate_number == inspector), None)
    if reach.inspector:
        reached = reach.inspector == inspector
    elif found is None:
        reached = not reach.department and not reach.region
    else:
        reached = reach.department in {"", found.department} and reach.region in {"", found.district_code}
    if not reached:
        raise ForbiddenError("absence-beyond-reach", inspector=inspector)
    if found is None:
        raise NotFoundError("inspector-not-found", inspector=inspector)


def _halves(office: Office, session: Work) -> Halves:
    """The sessions of the newest campaign's pack, or ordinary working hours."""
    campaigns = planning.campaigns(session)
    if not campaigns:
        return WORKING_HOURS
    sessions = {one.id: one for one in planning_rules(office.reference.shelf, campaigns[0].pack).sessions}
    halves = {}
    for half in (HalfDay.MORNING, HalfDay.AFTERNOON):
        if half.value in sessions:
            opens = datetime.strptime(sessions[half.value].start, "%H:%M").replace(tzinfo=ZONE)
            halves[half] = (opens.time(), (opens + timedelta(minutes=sessions[half.value].minutes)).time())
    return halves or WORKING_HOURS


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
