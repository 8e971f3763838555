"""Item lists, and the words they are written in: departments and specialties."""

from __future__ import annotations

from litestar import Controller, Response
from litestar.params import FromPath, JSONBody

from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.pages import USUAL, Cursor, Filter, Limit, PageOut, page_out, wanted
from api.rest.preconditions import expected_tag, tagged, unless_known
from api.rest.routing import route
from coordination.desk import registers
from coordination.model.access import Act
from coordination.model.items import InspectionItem, JointItem
from coordination.model.people import Department, Specialty


class ItemController(Controller):
    """Inspection items of departments, joint items, departments and specialties."""

    tags = ("registers",)

    @route("GET", "/items", "items", Act.READ_REGISTERS, problems=(422,))
    def items(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        department: Filter = "",
        limit: Limit = USUAL,
        cursor: Cursor = "",
    ) -> PageOut[InspectionItem]:
        """The item lists."""
        equal = {"department": department}
        return page_out(registers.page_of(office, caller, InspectionItem, wanted(limit, cursor), equal))

    @route("GET", "/items/{code:str}", "item", Act.READ_REGISTERS, problems=(404,), tagged=True)
    def item(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, code: FromPath[str]
    ) -> Response[InspectionItem]:
        """One item."""
        return unless_known(request, registers.one(office, caller, InspectionItem, code))

    @route("PUT", "/items/{code:str}", "item-change", Act.WRITE_REGISTERS, problems=(404, 412, 422, 428))
    def change(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        code: FromPath[str],
        data: JSONBody[InspectionItem],
    ) -> Response[InspectionItem]:
        """Replaces an item whose state If-Match names."""
        return tagged(registers.replace_one(office, caller, data, expected_tag(request), code))

    @route("GET", "/joint-items", "joint-items", Act.READ_REGISTERS, problems=(422,))
    def joint_items(
        self, office: GivenOffice, caller: GivenCaller, limit: Limit = USUAL, cursor: Cursor = ""
    ) -> PageOut[JointItem]:
        """The joint item list."""
        return page_out(registers.page_of(office, caller, JointItem, wanted(limit, cursor), {}))

    @route("GET", "/joint-items/{code:str}", "joint-item", Act.READ_REGISTERS, problems=(404,), tagged=True)
    def joint_item(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, code: FromPath[str]
    ) -> Response[JointItem]:
        """One joint item."""
        return unless_known(request, registers.one(office, caller, JointItem, code))

    @route("GET", "/departments", "departments", Act.READ_REGISTERS, problems=(422,))
    def departments(
        self, office: GivenOffice, caller: GivenCaller, limit: Limit = USUAL, cursor: Cursor = ""
    ) -> PageOut[Department]:
        """The members of the joint meeting."""
        return page_out(registers.page_of(office, caller, Department, wanted(limit, cursor), {}))

    @route("GET", "/departments/{code:str}", "department", Act.READ_REGISTERS, problems=(404,), tagged=True)
    def department(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, code: FromPath[str]
    ) -> Response[Department]:
        """One member."""
        return unless_known(request, registers.one(office, caller, Department, code))

    @route(
        "PUT",
        "/departments/{code:str}",
        "department-change",
        Act.WRITE_REGISTERS,
        problems=(404, 412, 422, 428),
        opt={"everywhere": True},
    )
    def change_department(
        self,
        request: Asked,
        office: GivenOffice,
        caller: GivenCaller,
        code: FromPath[str],
        data: JSONBody[Department],
    ) -> Response[Department]:
        """Replaces a member whose state If-Match names: its name, and when it is a subject of enforcement."""
        return tagged(registers.replace_one(office, caller, data, expected_tag(request), code))

    @route("GET", "/specialties", "specialties", Act.READ_REGISTERS, problems=(422,))
    def specialties(
        self, office: GivenOffice, caller: GivenCaller, limit: Limit = USUAL, cursor: Cursor = ""
    ) -> PageOut[Specialty]:
        """The vocabulary of specialties."""
        return page_out(registers.page_of(office, caller, Specialty, wanted(limit, cursor), {}))
