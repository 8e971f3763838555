"""A proposal for a year as its page shows it: windows along the months, and load beside capacity. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from api.pages.year_chart import MONTHS, along
from coordination.model.alignment import AlignedInspection, Alignment, DepartmentMonth

_SHADES = 5
_WORTH_TELLING = 0.05  # visits; less is shown as 0.0


@dataclass(frozen=True, slots=True)
class Window:
    """A window along a year: where it begins and how wide it is, in months."""

    first: float
    width: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """One inspection with its window as filed and as proposed. company: others it is drawn with, but was not before."""

    inspection: AlignedInspection
    filed: Window
    proposed: Window
    company: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthLoad:
    """One month of a department. level: 0 for no load to 5 for all of the capacity; over: more than that."""

    load: DepartmentMonth
    level: int
    over: bool


@dataclass(frozen=True, slots=True)
class AlignmentFigures:
    """The proposal. changed: those that move, or save visits in new company, what saves most first.

    kept: how many others there are; months: YYYY-MM of the columns of `loads`.
    """

    alignment: Alignment
    changed: tuple[Proposal, ...]
    kept: int
    months: tuple[str, ...]
    loads: tuple[tuple[str, tuple[MonthLoad | None, ...]], ...]

    @property
    def saved(self) -> float:
        """Visits that the proposal is expected to save."""
        return self.alignment.visits_filed - self.alignment.visits


def alignment_figures(alignment: Alignment, order: Mapping[str, int]) -> AlignmentFigures:
    """The proposal as figures; order: of the departments, by code."""
    proposals = [_proposal(one, alignment) for one in alignment.inspections]
    changed = [
        one
        for one in proposals
        if one.inspection.moved or (one.company and one.inspection.visits_saved >= _WORTH_TELLING)
    ]
    months = tuple(sorted({one.month for one in alignment.months}))
    by_department: dict[str, dict[str, DepartmentMonth]] = defaultdict(dict)
    for one in alignment.months:
        by_department[one.department][one.month] = one
    codes = sorted(by_department, key=lambda code: (order.get(code, len(order)), code))
    return AlignmentFigures(
        alignment,
        tuple(sorted(changed, key=lambda one: (-one.inspection.visits_saved, one.inspection.batches))),
        len(proposals) - len(changed),
        months,
        tuple((code, tuple(_load(by_department[code].get(month)) for month in months)) for code in codes),
    )


def _proposal(one: AlignedInspection, alignment: Alignment) -> Proposal:
    company = tuple(
        other.title
        for other in alignment.inspections
        if other is not one and other.draw == one.draw and other.filed_draw != one.filed_draw
    )
    filed, proposed = (
        _window(first, last, alignment.year)
        for first, last in ((one.filed_first, one.filed_last), (one.first_date, one.last_date))
    )
    return Proposal(one, filed, proposed, company)


def _window(first: date, last: date, year: int) -> Window:
    begins, ends = along(first, year), min(along(last + timedelta(days=1), year), float(MONTHS))
    return Window(round(begins, 3), round(ends - begins, 3))


def _load(one: DepartmentMonth | None) -> MonthLoad | None:
    if one is None:
        return None
    share = one.proposed / one.capacity if one.capacity else float(one.proposed > 0) * 2
    level = 0 if not one.proposed else max(1, min(_SHADES, round(share * _SHADES)))
    return MonthLoad(one, level, share > 1)
