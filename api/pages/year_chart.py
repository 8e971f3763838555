"""An annual plan as a chart: departments as rows, batches as bars along the months. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coordination.model.overlaps import Overlap, YearOverlaps
from coordination.model.plans import AnnualPlan, PlanBatch

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One batch. first, width: in months from the beginning of the year; lane: below which others of its row."""

    batch: PlanBatch
    first: float
    width: float
    lane: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Days on which a bar and another inspection could be one visit. place: of the overlap in its list, from 1."""

    overlap: Overlap
    place: int
    first: float
    width: float
    lane: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """The batches of one department, in as many lanes as overlap.

    saved: visits that its most saving overlap would save; overlaps: how many it has.
    """

    department: str
    lanes: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...] = ()
    overlaps: int = 0
    saved: float = 0.0


@dataclass(frozen=True, slots=True)
class YearChart:
    """A year. today: in months from its beginning, None in another year; looked: whether overlaps were looked for."""

    rows: tuple[ChartRow, ...]
    today: float | None
    looked: bool = False


def year_chart(plan: AnnualPlan, order: Mapping[str, int], today: date) -> YearChart:
    """The chart of a plan; order: of the departments, by code."""
    by_department: dict[str, list[PlanBatch]] = defaultdict(list)
    for batch in plan.batches:
        by_department[batch.department].append(batch)
    codes = sorted(by_department, key=lambda code: (order.get(code, len(order)), code))
    rows = tuple(_row(code, by_department[code], plan.year) for code in codes)
    return YearChart(rows, along(today, plan.year) if today.year == plan.year else None)


def with_overlaps(chart: YearChart, found: YearOverlaps) -> YearChart:
    """The chart with the overlaps of its batches: on each bar the one that saves most."""
    rows = []
    for row in chart.rows:
        own = {bar.batch.id: bar for bar in row.bars}
        of_row = [
            (place, one)
            for place, one in enumerate(found.overlaps, 1)
            if not own.keys().isdisjoint((*one.one.batches, *one.other.batches))
        ]
        best: dict[str, tuple[int, Overlap]] = {}
        for place, one in of_row:
            for batch in own.keys() & {*one.one.batches, *one.other.batches}:
                best.setdefault(batch, (place, one))
        marks = tuple(_mark(own[batch], *best[batch], found.year) for batch in sorted(best) if best[batch][1].meets)
        saved = max((one.saved for _, one in of_row), default=0.0)
        rows.append(replace(row, marks=marks, overlaps=len(of_row), saved=saved))
    return replace(chart, rows=tuple(rows), looked=True)


def _mark(bar: Bar, place: int, one: Overlap, year: int) -> Mark:
    first_date, last_date = one.first_date or bar.batch.first_date, one.last_date or bar.batch.last_date
    first, last = along(first_date, year), along(last_date + timedelta(days=1), year)
    return Mark(one, place, round(first, 3), round(last - first, 3), bar.lane)


def along(day: date, year: int) -> float:
    """Where a day begins along a year of twelve months of one width; days of other years lie at its ends."""
    if day.year != year:
        return 0.0 if day.year < year else float(MONTHS)
    return day.month - 1 + (day.day - 1) / monthrange(year, day.month)[1]


def _row(department: str, batches: Iterable[PlanBatch], year: int) -> ChartRow:
    """Each batch goes to the first lane in which the one before it has ended."""
    ends: list[date] = []
    bars = []
    for batch in sorted(batches, key=lambda one: (one.first_date, one.last_date, one.id)):
        lane = next((number for number, end in enumerate(ends) if end < batch.first_date), len(ends))
        ends[lane:] = [batch.last_date, *ends[lane + 1 :]]
        first = along(batch.first_date, year)
        last = along(batch.last_date, year) + 1 / monthrange(batch.last_date.year, batch.last_date.month)[1]
        bars.append(Bar(batch, round(first, 3), round(min(last, MONTHS) - first, 3), lane))
    return ChartRow(department, len(ends), tuple(bars))
