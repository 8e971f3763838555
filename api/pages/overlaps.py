"""The overlaps of a year: which inspections go to the same targets, and what each would save in one draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.overlap_tables import overlaps_table
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell
from api.pages.tables import Table, workbook
from api.pages.year_chart import YearChart, with_overlaps, year_chart
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Filter
from coordination.desk import plans
from coordination.desk.overlapping import year_overlaps
from coordination.model.access import Act
from coordination.model.overlaps import Overlap, YearOverlaps
from coordination.model.plans import AnnualPlan

_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class OverlapsView:
    """The chart with marks, all overlaps as a table, and those that save most with what their numbers are made of."""

    plan: AnnualPlan
    chart: YearChart
    found: YearOverlaps
    table: Table
    explained: tuple[Overlap, ...]


class OverlapPages(Controller):
    """Worked out from the registers as they are, each time anew; the page of the plan asks for it once it is shown."""

    @page("GET", "/plans/{year:int}/overlaps", Act.READ_PLANS)
    def overlaps(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        year: FromPath[int],
        department: Filter = "",
        sort: Filter = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Every overlap within reach that could become joint."""
        plan = plans.read_plan(office, caller, year)
        found = year_overlaps(office, caller, year)
        table = overlaps_table(shell, found, department, sort)
        if download == "xlsx":
            return workbook(table)
        order = {one.code: number for number, one in enumerate(shell.reference.departments)}
        chart = with_overlaps(year_chart(plan, order, shell.today), found)
        concerned = [one for one in found.overlaps if department in {"", *one.one.departments, *one.other.departments}]
        view = OverlapsView(plan, chart, found, table, tuple(concerned[:_MOST_SHOWN]))
        crumbs = [Crumb(shell.say("pages-plans"), "/plans"), Crumb(plan.title, f"/plans/{year}")]
        return shell.show("plans/overlaps.html", shell.say("pages-overlaps-of", year=year), view, crumbs)
