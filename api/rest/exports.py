"""Registers out, as CSV or as a workbook, page by page."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from litestar import Controller, Response
from litestar.params import FromPath, FromQuery, QueryParameter

from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter, cursor_of, wanted
from api.rest.routing import route
from coordination.desk import registers
from coordination.errors import NotFoundError
from coordination.intake.exports import records_csv, records_xlsx
from coordination.model.access import Act
from coordination.model.items import InspectionItem, JointItem
from coordination.model.pages import Page, TargetFilter
from coordination.model.people import DeclaredRecusal, Inspector, Leave
from coordination.model.targets import Exemption, PastVisit, Target

_MOST_ROWS = 10_000
_MEDIA = {
    "csv": ("text/csv", records_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", records_xlsx),
}
_REGISTERS: dict[str, type[Any]] = {
    "targets": Target,
    "items": InspectionItem,
    "joint-items": JointItem,
    "inspectors": Inspector,
    "leave": Leave,
    "recusals": DeclaredRecusal,
    "exemptions": Exemption,
    "visits": PastVisit,
}


class ExportController(Controller):
    """Exports of what the caller sees anyway."""

    tags = ("exports",)

    @route(
        "GET",
        "/exports/{register:str}",
        "export",
        Act.READ_REGISTERS,
        problems=(404, 422),
        files=[kind for kind, _ in _MEDIA.values()],
    )
    def export(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        register: FromPath[str],
        name: Filter = "",
        code: Filter = "",
        region: Filter = "",
        industry: Filter = "",
        cursor: Cursor = "",
        form: FromQuery[Literal["csv", "xlsx"]] = "csv",
        limit: Annotated[int, QueryParameter(ge=1, le=_MOST_ROWS)] = _MOST_ROWS,
    ) -> Response[bytes]:
        """A register as a table; the filters are for targets; X-Next-Cursor says where the rest begins."""
        record_type = _REGISTERS.get(register)
        if record_type is None:
            raise NotFoundError("kind-not-found", kind=register, known=", ".join(_REGISTERS))
        place = wanted(limit, cursor)
        page: Page[Any]
        if record_type is Target:
            page = registers.page_of_targets(office, caller, TargetFilter(name, code, region, industry), place)
        else:
            page = registers.page_of(office, caller, record_type, place, {})
        media_type, write = _MEDIA[form]
        headers = {"Content-Disposition": f'attachment; filename="{register}.{form}"', "Cache-Control": "no-store"}
        if page.following:
            headers["X-Next-Cursor"] = cursor_of(page.following)
        return Response(write(record_type, page.records), media_type=media_type, headers=headers)
