"""An inspector's own calendar file comes in, proposals for leave go back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anyio.to_thread import run_sync
from litestar import Controller
from litestar.params import FromPath, JSONBody

from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.routing import route
from api.rest.uploads import sent_file
from coordination.desk.absences import propose_leave, take_leave
from coordination.intake.busy_calendar import MOST_BYTES
from coordination.model.access import Act
from coordination.model.people import HalfDay, Leave

_ADDRESS = "/busy-calendars/{inspector:str}"
_FORM_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Absence:
    """Days, or half days, from one date to another, both included."""

    first_date: date
    last_date: date
    half_day: HalfDay


@dataclass(frozen=True, slots=True)
class LeaveProposed:
    """What a calendar file gives; unreadable: events that could not be read whole."""

    absences: list[Absence]
    unreadable: int


@dataclass(frozen=True, slots=True)
class LeaveTaken:
    """Absences that came in, and those of an earlier file that went."""

    new: int
    removed: int


class BusyCalendarController(Controller):
    """Nothing but dates is kept of such a file, and these only once they are chosen."""

    tags = ("registers",)

    @route(
        "POST",
        _ADDRESS,
        "busy-propose",
        Act.REPORT_ABSENCE,
        problems=(404, 422),
        status_code=200,
        request_max_body_size=MOST_BYTES + _FORM_BYTES,
        takes_file=True,
        waits=False,
    )
    async def propose(
        self, request: Asked, inspector: FromPath[str], office: GivenOffice, caller: GivenCaller
    ) -> LeaveProposed:
        """Proposals for leave out of a calendar file, sent as the body or as the file of a form; nothing is stored."""
        raw = await sent_file(request)
        found = await run_sync(lambda: propose_leave(office, caller, inspector, raw))
        absences = [Absence(one.first_date, one.last_date, one.half_day) for one in found.absences]
        return LeaveProposed(absences, found.unreadable)

    @route("PUT", _ADDRESS, "busy-take", Act.REPORT_ABSENCE, problems=(404, 422))
    def take(
        self, inspector: FromPath[str], data: JSONBody[list[Absence]], office: GivenOffice, caller: GivenCaller
    ) -> LeaveTaken:
        """Stores proposals, all or some, in the place of those of an earlier file."""
        chosen = [Leave(inspector, one.first_date, one.last_date, one.half_day) for one in data]
        taken = take_leave(office, caller, inspector, chosen)
        return LeaveTaken(taken.new, taken.removed)
