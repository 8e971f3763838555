"""A proposal for a year as its page shows it: what moves, what is drawn together, load beside capacity. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal
from urllib.parse import urlencode

from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Stripe, Table
from api.pages.year_chart import MONTHS, along
from coordination.model.alignment import AlignedInspection, Alignment, DepartmentMonth

_SHADES = 5
_WORTH_TELLING = 0.05  # visits; less is shown as 0.0
_FEW = 2
_SESSIONS_OF_DAY = 2
FILED_DRAW, DRAW, SAVED = "filed_draw", "draw", "-saved"
"""What the proposals are sorted by where one looks at how they are drawn, and at what they save."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One inspection. company: others it is drawn with, but was not before."""

    inspection: AlignedInspection
    company: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether it moves, or saves visits in new company."""
        inspection = self.inspection
        return inspection.moved or (bool(self.company) and inspection.visits_saved >= _WORTH_TELLING)


def proposals_of(alignment: Alignment) -> tuple[Proposal, ...]:
    """Every inspection of a proposal: those that change, what saves most first, then those that do not."""
    found = [_proposal(one, alignment) for one in alignment.inspections]
    key = {one: (not one.changed, -one.inspection.visits_saved, one.inspection.batches) for one in found}
    return tuple(sorted(found, key=key.__getitem__))


def proposals_table(shell: Shell, alignment: Alignment, proposals: tuple[Proposal, ...]) -> Table:
    """The inspections with their windows and draws, as filed and as proposed; equal numbers are drawn together."""
    say = shell.say
    columns = (
        Column(say("pages-column-title"), "title"),
        Column(say("pages-column-lead"), "lead"),
        Column(say("pages-alignment-from"), "from"),
        Column(say("pages-alignment-to"), "to"),
        Column(say("alignment-column-filed-draw"), FILED_DRAW, number=True),
        Column(say("alignment-column-draw"), DRAW, number=True),
        Column(say("pages-alignment-company"), "company"),
        Column(say("alignment-column-saved"), SAVED.removeprefix("-"), number=True),
        Column(say("alignment-column-batches"), shown=False),
        Column(say("pages-alignment-departments"), shown=False),
        Column(say("pages-alignment-company-all"), shown=False),
    )
    rows = tuple(_row(shell, alignment.year, one) for one in proposals)
    return Table("proposals", _path(alignment), columns, rows, kept={"table": "proposals"})


def proposals_address(alignment: Alignment, sort: str = "", text: str = "") -> str:
    """The proposals in an order, with a text in them."""
    asked = {"table": "proposals", "sort": sort, "text": text}
    return f"{_path(alignment)}?{urlencode({name: value for name, value in asked.items() if value})}#proposals"


def loads_table(shell: Shell, alignment: Alignment, order: Mapping[str, int]) -> Table:
    """Expected person-days beside capacity, of each department by month; order: of the departments, by code."""
    months = sorted({one.month for one in alignment.months})
    by_department: dict[str, dict[str, DepartmentMonth]] = defaultdict(dict)
    for one in alignment.months:
        by_department[one.department][one.month] = one
    columns = (
        Column(shell.say("pages-column-department")),
        *(Column(shell.say("pages-month", month=int(month[5:])), number=True) for month in months),
    )
    rows = tuple(
        (
            Cell(shell.department(code), proposals_address(alignment, text=shell.department(code))),
            *(_load(shell, by_department[code].get(month)) for month in months),
        )
        for code in sorted(by_department, key=lambda code: (order.get(code, len(order)), code))
    )
    return Table("loads", _path(alignment), columns, rows, kept={"table": "loads"}, shaded=True)


def _path(alignment: Alignment) -> str:
    return f"/plans/{alignment.year}/alignment"


def _proposal(one: AlignedInspection, alignment: Alignment) -> Proposal:
    company = tuple(
        other.title
        for other in alignment.inspections
        if other is not one and other.draw == one.draw and other.filed_draw != one.filed_draw
    )
    return Proposal(one, company)


def _row(shell: Shell, year: int, proposal: Proposal) -> tuple[Cell, ...]:
    say, one, company = shell.say, proposal.inspection, proposal.company
    stripes = (
        _stripe(one.filed_first, one.filed_last, year, "single"),
        _stripe(one.first_date, one.last_date, year, "joint"),
    )
    return (
        Cell(one.title),
        Cell(shell.department(one.lead_department)),
        Cell(_span(one.filed_first, one.filed_last)),
        Cell(_span(one.first_date, one.last_date), stripes=stripes)
        if one.moved
        else Cell(say("pages-alignment-stays")),
        Cell(str(one.filed_draw)),
        Cell(str(one.draw)),
        Cell(
            say("pages-alignment-company-count", count=len(company)) if len(company) > _FEW else shell.listed(company)
        ),
        Cell(f"{one.visits_saved:.1f}"),
        Cell(" ".join(one.batches)),
        Cell(shell.departments(one.departments)),
        Cell(shell.listed(company)),
    )


def _span(first: date, last: date) -> str:
    return f"{first:%m-%d} – {last:%m-%d}"


def _stripe(first: date, last: date, year: int, kind: Literal["single", "joint"]) -> Stripe:
    begins, ends = along(first, year), min(along(last + timedelta(days=1), year), float(MONTHS))
    return Stripe(round(begins, 3), round(ends - begins, 3), kind)


def _load(shell: Shell, one: DepartmentMonth | None) -> Cell:
    """Proposed person-days of the capacity; the shade is the share, and words say where it is more than all of it."""
    if one is None or not one.proposed:
        return Cell("")
    share = one.proposed / one.capacity if one.capacity else 2.0
    text = f"{one.proposed / _SESSIONS_OF_DAY:.0f}/{one.capacity / _SESSIONS_OF_DAY:.0f}"
    over = f" {shell.say('pages-alignment-over')}" if share > 1 else ""
    return Cell(f"{text}{over}", level=max(1, min(_SHADES, round(share * _SHADES))))
