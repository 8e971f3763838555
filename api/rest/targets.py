"""Targets, exemptions and earlier visits."""

from __future__ import annotations

from litestar import Controller, Response
from litestar.params import FromPath

from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import USUAL, Cursor, Filter, Limit, PageOut, page_out, wanted
from api.rest.preconditions import unless_known
from api.rest.routing import route
from coordination.desk import registers
from coordination.model.access import Act
from coordination.model.pages import TargetFilter
from coordination.model.targets import Exemption, PastVisit, Target


class TargetController(Controller):
    """Targets come in by import only: what a register says is corrected in the register."""

    tags = ("registers",)

    @route("GET", "/targets", "targets", Act.READ_REGISTERS, problems=(422,))
    def targets(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        name: Filter = "",
        code: Filter = "",
        region: Filter = "",
        industry: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[Target]:
        """Targets by a part of the name, the beginning of a code, region or industry."""
        filters = TargetFilter(name, code, region, industry)
        return page_out(registers.page_of_targets(office, caller, filters, wanted(limit, cursor)))

    @route("GET", "/targets/{target_id:str}", "target", Act.READ_REGISTERS, problems=(404,), tagged=True)
    def target(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, target_id: FromPath[str]
    ) -> Response[Target]:
        """One target."""
        return unless_known(request, registers.one(office, caller, Target, target_id))

    @route("GET", "/exemptions", "exemptions", Act.READ_REGISTERS, problems=(422,))
    def exemptions(
        self, office: GivenOffice, caller: GivenCaller, target: Filter = "", limit: Limit = USUAL, cursor: Cursor = ""
    ) -> PageOut[Exemption]:
        """The exemption list."""
        equal = {"target": target}
        return page_out(registers.page_of(office, caller, Exemption, wanted(limit, cursor), equal))

    @route("GET", "/visits", "visits", Act.READ_REGISTERS, problems=(422,))
    def visits(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        target: Filter = "",
        department: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[PastVisit]:
        """Visits that took place."""
        equal = {"target": target, "department": department}
        return page_out(registers.page_of(office, caller, PastVisit, wanted(limit, cursor), equal))
