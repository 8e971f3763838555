"""Leave out of a busy calendar on both databases: proposed, taken over, replaced by the next file; nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from coordination.desk.absences import LeaveTaken, propose_leave, take_leave
from coordination.desk.office import Office
from coordination.errors import BadInputError, ForbiddenError, NotFoundError
from coordination.model.access import ACTS_OF, Account, Caller, Role, caller_of
from coordination.model.people import HalfDay, Leave
from coordination.storage.planning_rows import AuditEventRow
from coordination.storage.registers import everything, table_of, write
from tests.coordination.intake.test_busy_calendar import calendar, vevent
from tests.coordination.publishing import announced
from tests.coordination.records import inspector

OFFICE = Caller("office", Role.OFFICE, ACTS_OF[Role.OFFICE])
OWN = caller_of(Account("zhang", "示例", Role.INSPECTOR, "AMR", inspector="LC-1"))
TRIP = calendar(vevent("DTSTART;VALUE=DATE:20260407", "DTEND;VALUE=DATE:20260409", "SUMMARY:私事"))
LATER = calendar(
    vevent("DTSTART;VALUE=DATE:20260408", "DTEND;VALUE=DATE:20260409"),
    vevent("DTSTART:20260413T080000", "DURATION:PT2H", uid="2"),
)
AWAY = Leave("LC-1", date(2026, 4, 8), date(2026, 4, 8), HalfDay.WHOLE_DAY, "年休假")


@pytest.fixture
def registered(office: Office) -> Office:
    """An office with inspectors and a campaign; today is 1 March 2026."""
    return announced(office)


def stored(office: Office) -> list[tuple[int, int, str, str]]:
    with office.database.reading() as session:
        found = everything(session, Leave)
    return [(one.first_date.day, one.last_date.day, one.half_day.value, one.reason) for one in found]


def taken(office: Office, raw: bytes, caller: Caller = OWN) -> LeaveTaken:
    return take_leave(office, caller, "LC-1", propose_leave(office, caller, "LC-1", raw).absences)


def test_a_proposal_stores_nothing_and_taking_it_stores_dates_alone(registered: Office) -> None:
    proposed = propose_leave(registered, OWN, "LC-1", TRIP)
    assert proposed.absences == (Leave("LC-1", date(2026, 4, 7), date(2026, 4, 8), HalfDay.WHOLE_DAY, "busy"),)
    assert stored(registered) == []
    assert taken(registered, TRIP) == LeaveTaken(1, 0)
    assert stored(registered) == [(7, 8, "whole_day", "busy")]
    with registered.database.reading() as session:
        assert "私事" not in str(session.execute(select(table_of(AuditEventRow))).all())


def test_the_next_file_takes_the_place_of_the_one_before_and_the_same_file_changes_nothing(registered: Office) -> None:
    taken(registered, TRIP)
    assert taken(registered, TRIP) == LeaveTaken(0, 0)
    assert taken(registered, LATER) == LeaveTaken(2, 1)
    assert stored(registered) == [(8, 8, "whole_day", "busy"), (13, 13, "am", "busy")]


def test_leave_that_was_granted_stays_as_it_is(registered: Office) -> None:
    with registered.database.transaction() as session:
        write(session, [AWAY, replace(AWAY, inspector="LC-2", reason="busy")])
    taken(registered, TRIP)
    taken(registered, LATER)
    assert stored(registered) == [
        (8, 8, "whole_day", "年休假"),
        (13, 13, "am", "busy"),
        (8, 8, "whole_day", "busy"),
    ]


def test_days_off_and_days_gone_by_are_no_absence(registered: Office) -> None:
    holiday = vevent("DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260504")
    past = vevent("DTSTART;VALUE=DATE:20260227", uid="2")
    too_far = vevent("DTSTART;VALUE=DATE:20280301", uid="3")
    assert propose_leave(registered, OWN, "LC-1", calendar(holiday, past, too_far)).absences == ()


def test_the_sessions_of_the_pack_say_what_half_a_day_is(registered: Office) -> None:
    after_hours = calendar(vevent("DTSTART:20260407T123000", "DURATION:PT30M"))
    assert propose_leave(registered, OWN, "LC-1", after_hours).absences == ()


def test_a_file_that_is_no_calendar_is_refused(registered: Office) -> None:
    with pytest.raises(BadInputError, match="busy-not-a-calendar"):
        propose_leave(registered, OWN, "LC-1", b"nothing")


@pytest.mark.parametrize(
    ("caller", "number", "error"),
    [
        (OWN, "LC-2", ForbiddenError),
        (OWN, "nobody", ForbiddenError),
        (caller_of(Account("u", "城管", Role.PARTICIPANT, "URBAN")), "LC-1", ForbiddenError),
        (caller_of(Account("a", "市监", Role.PARTICIPANT, "AMR", region="371503")), "LC-1", ForbiddenError),
        (caller_of(Account("s", "监督", Role.SUPERVISOR)), "LC-1", ForbiddenError),
        (OFFICE, "nobody", NotFoundError),
        (caller_of(Account("a", "市监", Role.PARTICIPANT, "AMR")), "LC-1", None),
        (caller_of(Account("a", "市监", Role.PARTICIPANT, "AMR", region="371502")), "LC-1", None),
        (OFFICE, "LC-1", None),
    ],
)
def test_whose_leave_one_may_report(
    registered: Office, caller: Caller, number: str, error: type[Exception] | None
) -> None:
    assert inspector("LC-1").district_code == "371502"
    if error is None:
        assert len(propose_leave(registered, caller, number, TRIP).absences) == 1
        return
    with pytest.raises(error):
        propose_leave(registered, caller, number, TRIP)
    with pytest.raises(error):
        take_leave(registered, caller, number, [])
