"""`/busy-calendars/{inspector}`: an inspector's own calendar file comes in, proposals for leave go back.

Like the addresses, mounted by the application, which says who asks and tells errors.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from litestar import Router, post, put
from litestar.datastructures import UploadFile
from litestar.params import FromPath, JSONBody, MultipartBody

from api.feeds.given import GivenCaller, GivenOffice
from coordination.desk.absences import propose_leave, take_leave
from coordination.intake.busy_calendar import MOST_BYTES
from coordination.model.access import Act
from coordination.model.people import HalfDay, Leave

_ACTS = {"acts": (Act.REPORT_ABSENCE,)}
_FORM_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Absence:
    """Days, or half days, from one date to another, both included."""

    first_date: date
    last_date: date
    half_day: HalfDay


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a calendar file gives; unreadable: events that could not be read whole."""

    absences: list[Absence]
    unreadable: int


@dataclass(frozen=True, slots=True)
class Taken:
    """Absences that came in, and those of an earlier file that went."""

    new: int
    removed: int


@post("/{inspector:str}", sync_to_thread=True, status_code=200, request_max_body_size=MOST_BYTES + _FORM_BYTES)
def propose(
    inspector: FromPath[str], data: MultipartBody[UploadFile], office: GivenOffice, caller: GivenCaller
) -> Proposed:
    """Proposals for leave out of a calendar file; nothing is stored."""
    found = propose_leave(office, caller, inspector, data.file.read())
    absences = [Absence(one.first_date, one.last_date, one.half_day) for one in found.absences]
    return Proposed(absences, found.unreadable)


@put("/{inspector:str}", sync_to_thread=True)
def take(inspector: FromPath[str], data: JSONBody[list[Absence]], office: GivenOffice, caller: GivenCaller) -> Taken:
    """Stores proposals, all or some, in the place of those of an earlier file."""
    chosen = [Leave(inspector, one.first_date, one.last_date, one.half_day) for one in data]
    taken = take_leave(office, caller, inspector, chosen)
    return Taken(taken.new, taken.removed)


BUSY_CALENDARS = Router("/busy-calendars", route_handlers=[propose, take], tags=["leave"], opt=_ACTS)
