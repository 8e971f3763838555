"""Registers out, as CSV or as a workbook, page by page."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar import Controller, Response
from litestar.params import FromPath, FromQuery, QueryParameter

from api.rest.given import GivenCaller, GivenOffice, GivenTexts
from api.rest.pages import Cursor, Filter, cursor_of, wanted
from api.rest.routing import route
from coordination.desk import registers
from coordination.desk.importing import kind_of_register
from coordination.intake.exports import records_csv, records_xlsx
from coordination.intake.templates import template_csv, template_xlsx
from coordination.model.access import Act

_MOST_ROWS = 10_000
_MEDIA = {
    "csv": ("text/csv", records_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", records_xlsx),
}


_TEMPLATES = {"csv": "text/csv", "xlsx": _MEDIA["xlsx"][0]}


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
        record_type = registers.register_of(register)
        filters = {"name": name, "code": code, "region": region, "industry": industry}
        known = {filter_: value for filter_, value in filters.items() if filter_ in registers.FILTERS[record_type]}
        page = registers.filtered_page(office, caller, record_type, wanted(limit, cursor), known)
        media_type, write = _MEDIA[form]
        headers = {"Content-Disposition": f'attachment; filename="{register}.{form}"', "Cache-Control": "no-store"}
        if page.following:
            headers["X-Next-Cursor"] = cursor_of(page.following)
        return Response(write(record_type, page.records), media_type=media_type, headers=headers)

    @route("GET", "/templates/{kind:str}", "template", Act.READ_REGISTERS, problems=(404, 422))
    def template(
        self,
        office: GivenOffice,
        said: GivenTexts,
        kind: FromPath[str],
        form: FromQuery[Literal["csv", "xlsx"]] = "xlsx",
    ) -> Response[bytes]:
        """The empty table of a register file, with its explanations; what an import takes."""
        named = kind_of_register(office, kind)
        content = template_csv(named) if form == "csv" else template_xlsx(named, said)
        headers = {"Content-Disposition": f'attachment; filename="{kind}.{form}"'}
        return Response(content, media_type=_TEMPLATES[form], headers=headers)
