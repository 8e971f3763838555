"""What is due, near and overdue; and the time limits a campaign's clocks run by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from litestar import Controller
from litestar.params import FromPath, FromQuery, JSONBody

from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from api.rest.routing import route
from coordination.desk.deadlines import PRESSING, UNDONE, change_clocks, compare_clocks, digest, what_is_due
from coordination.model.access import Act
from coordination.model.deadlines import DueBoard, Moved
from coordination.model.digests import Digests
from coordination.model.tasks import TaskFilter

_CLOCKS = "/campaigns/{campaign:str}/clocks"


@dataclass(frozen=True, slots=True)
class ClocksChanged:
    """pack: the one whose time limits hold from now on; by default the campaign's own as it is now."""

    pack: str = ""


class DeadlineController(Controller):
    """Time limits in working days; a provisional one crosses into a year whose calendar is not announced."""

    tags = ("deadlines",)

    @route("GET", "/due", "due", Act.READ_INSPECTIONS, problems=(422,))
    def due(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        campaign: Filter = "",
        department: Filter = "",
        inspector: Filter = "",
        batch: Filter = "",
        on: FromQuery[date | None] = None,
        with_open: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter
    ) -> DueBoard:
        """What is near and overdue on a day, by default today, and what is open too where asked; counts are of all.

        A department is told its own duties.
        """
        filters = TaskFilter(campaign, department=department, inspector=inspector, batch=batch)
        return what_is_due(office, caller, filters, on, UNDONE if with_open else PRESSING)

    @route("GET", "/due/digest", "due-digest", Act.READ_INSPECTIONS, problems=(422,))
    def digest(self, office: GivenOffice, caller: GivenCaller, on: FromQuery[date | None] = None) -> Digests:
        """What is near and overdue on a day, by default today, for each department, officer and batch."""
        return digest(office, caller, on)

    @route("GET", _CLOCKS, "clocks", Act.PREPARE_INSPECTIONS, problems=(404, 422), opt={"everywhere": True})
    def compare(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], pack: Filter = ""
    ) -> Sequence[Moved]:
        """The time limits that a pack would move; nothing is changed."""
        return compare_clocks(office, caller, campaign, pack)

    @route(
        "PUT",
        _CLOCKS,
        "clocks-change",
        Act.PREPARE_INSPECTIONS,
        problems=(404, 413, 415, 422),
        opt={"everywhere": True},
    )
    def change(
        self, office: GivenOffice, caller: GivenCaller, campaign: FromPath[str], data: JSONBody[ClocksChanged]
    ) -> Sequence[Moved]:
        """Runs the clocks of a campaign by a pack as it is now, and tells what moved."""
        return change_clocks(office, caller, campaign, data.pack)
