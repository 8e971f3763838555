"""Targets, exemptions and earlier visits."""

from __future__ import annotations

from datetime import date

import msgspec
from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import USUAL, Cursor, Filter, Limit, PageOut, page_out, wanted
from api.rest.preconditions import expected_tag, tagged, unless_known
from api.rest.repeats import done_once
from api.rest.routing import route
from coordination.desk import registers
from coordination.model.access import Act
from coordination.model.pages import TargetFilter
from coordination.model.targets import Exemption, PastVisit, Target

_EXEMPTION = "/exemptions/{target:str}/{first_date:date}"
_EVERYWHERE = {"everywhere": True}


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

    @route(
        "POST",
        "/exemptions",
        "exemption-add",
        Act.WRITE_REGISTERS,
        problems=(409, 422),
        opt=_EVERYWHERE,
        gives=Exemption,
        once=True,
    )
    def add_exemption(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, data: JSONBody[Exemption]
    ) -> Response[bytes]:
        """Exempts a target; Idempotency-Key makes it safe to ask again."""
        body = msgspec.json.encode(data)
        return done_once(request, office, caller, body, lambda: (201, registers.add_one(office, caller, data).record))

    @route("GET", _EXEMPTION, "exemption", Act.READ_REGISTERS, problems=(404, 422), tagged=True)
    def exemption(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        target: FromPath[str],
        first_date: FromPath[date],
    ) -> Response[Exemption]:
        """One exemption."""
        return unless_known(request, registers.one(office, caller, Exemption, target, first_date))

    @route(
        "PUT",
        _EXEMPTION,
        "exemption-change",
        Act.WRITE_REGISTERS,
        problems=(404, 412, 422, 428),
        opt=_EVERYWHERE,
    )
    def change_exemption(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        target: FromPath[str],
        first_date: FromPath[date],
        data: JSONBody[Exemption],
    ) -> Response[Exemption]:
        """Replaces an exemption whose state If-Match names."""
        return tagged(registers.replace_one(office, caller, data, expected_tag(request), target, first_date))

    @route(
        "DELETE",
        _EXEMPTION,
        "exemption-remove",
        Act.WRITE_REGISTERS,
        problems=(404, 412, 422, 428),
        opt=_EVERYWHERE,
    )
    def remove_exemption(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        target: FromPath[str],
        first_date: FromPath[date],
    ) -> None:
        """Withdraws an exemption whose state If-Match names."""
        registers.remove_one(office, caller, Exemption, expected_tag(request), target, first_date)

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
