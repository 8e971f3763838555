"""Inspectors, their absences and their recusals."""

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
from coordination.model.people import DeclaredRecusal, HalfDay, Inspector, Leave

_LEAVE = "/leave/{inspector:str}/{first_date:date}/{half_day:str}"
_RECUSAL = "/recusals/{inspector:str}/{target:str}"
_ABSENCE = (Act.READ_REGISTERS, Act.REPORT_ABSENCE)
_RECUSALS = (Act.READ_REGISTERS, Act.DECLARE_RECUSALS)


class PeopleController(Controller):
    """The inspector register; inspectors themselves see and enter absences and recusals of their own only."""

    tags = ("registers",)

    @route("GET", "/inspectors", "inspectors", Act.READ_REGISTERS, problems=(422,))
    def inspectors(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        department: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[Inspector]:
        """The inspector register."""
        equal = {"department": department}
        return page_out(registers.page_of(office, caller, Inspector, wanted(limit, cursor), equal))

    @route("GET", "/inspectors/{number:str}", "inspector", Act.READ_REGISTERS, problems=(404,), tagged=True)
    def inspector(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, number: FromPath[str]
    ) -> Response[Inspector]:
        """One inspector by certificate number."""
        return unless_known(request, registers.one(office, caller, Inspector, number))

    @route("PUT", "/inspectors/{number:str}", "inspector-change", Act.WRITE_REGISTERS, problems=(404, 412, 422, 428))
    def change_inspector(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, number: FromPath[str], data: JSONBody[Inspector]
    ) -> Response[Inspector]:
        """Replaces the entry of an inspector whose state If-Match names."""
        return tagged(registers.replace_one(office, caller, data, expected_tag(request), number))

    @route("GET", "/leave", "leave", _ABSENCE, problems=(422,))
    def leave(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        inspector: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[Leave]:
        """Absences."""
        equal = {"inspector": inspector}
        return page_out(registers.page_of(office, caller, Leave, wanted(limit, cursor), equal))

    @route("POST", "/leave", "leave-add", Act.REPORT_ABSENCE, problems=(409, 422), gives=Leave, once=True)
    def add_leave(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, data: JSONBody[Leave]
    ) -> Response[bytes]:
        """Reports an absence; Idempotency-Key makes it safe to ask again."""
        body = msgspec.json.encode(data)
        return done_once(request, office, caller, body, lambda: (201, registers.add_one(office, caller, data).record))

    @route("GET", _LEAVE, "leave-entry", _ABSENCE, problems=(404, 422), tagged=True)
    def one_leave(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        inspector: FromPath[str],
        first_date: FromPath[date],
        half_day: FromPath[HalfDay],
    ) -> Response[Leave]:
        """One absence."""
        return unless_known(request, registers.one(office, caller, Leave, inspector, first_date, half_day.value))

    @route("PUT", _LEAVE, "leave-change", Act.REPORT_ABSENCE, problems=(404, 412, 422, 428))
    def change_leave(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        inspector: FromPath[str],
        first_date: FromPath[date],
        half_day: FromPath[HalfDay],
        data: JSONBody[Leave],
    ) -> Response[Leave]:
        """Replaces an absence whose state If-Match names."""
        tag = expected_tag(request)
        return tagged(registers.replace_one(office, caller, data, tag, inspector, first_date, half_day.value))

    @route("DELETE", _LEAVE, "leave-remove", Act.REPORT_ABSENCE, problems=(404, 412, 422, 428))
    def remove_leave(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        inspector: FromPath[str],
        first_date: FromPath[date],
        half_day: FromPath[HalfDay],
    ) -> None:
        """Removes an absence whose state If-Match names."""
        tag = expected_tag(request)
        registers.remove_one(office, caller, Leave, tag, inspector, first_date, half_day.value)

    @route("GET", "/recusals", "recusals", _RECUSALS, problems=(422,))
    def recusals(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        inspector: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[DeclaredRecusal]:
        """Declared recusals."""
        equal = {"inspector": inspector}
        return page_out(registers.page_of(office, caller, DeclaredRecusal, wanted(limit, cursor), equal))

    @route(
        "POST", "/recusals", "recusal-add", Act.DECLARE_RECUSALS, problems=(409, 422), gives=DeclaredRecusal, once=True
    )
    def add_recusal(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, data: JSONBody[DeclaredRecusal]
    ) -> Response[bytes]:
        """Declares a recusal, in the name of the caller; Idempotency-Key makes it safe to ask again."""
        body = msgspec.json.encode(data)
        return done_once(request, office, caller, body, lambda: (201, registers.add_one(office, caller, data).record))

    @route("GET", _RECUSAL, "recusal", _RECUSALS, problems=(404,), tagged=True)
    def recusal(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, inspector: FromPath[str], target: FromPath[str]
    ) -> Response[DeclaredRecusal]:
        """One recusal."""
        return unless_known(request, registers.one(office, caller, DeclaredRecusal, inspector, target))

    @route("PUT", _RECUSAL, "recusal-change", Act.DECLARE_RECUSALS, problems=(404, 412, 422, 428))
    def change_recusal(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        inspector: FromPath[str],
        target: FromPath[str],
        data: JSONBody[DeclaredRecusal],
    ) -> Response[DeclaredRecusal]:
        """Replaces a recusal whose state If-Match names, in the name of the caller."""
        return tagged(registers.replace_one(office, caller, data, expected_tag(request), inspector, target))

    @route("DELETE", _RECUSAL, "recusal-remove", Act.WRITE_REGISTERS, problems=(404, 412, 428))
    def remove_recusal(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, inspector: FromPath[str], target: FromPath[str]
    ) -> None:
        """Removes a recusal whose state If-Match names."""
        registers.remove_one(office, caller, DeclaredRecusal, expected_tag(request), inspector, target)
