"""An annual plan as a chart: departments as rows, batches as bars along the months. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

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
class ChartRow:
    """The batches of one department, in as many lanes as overlap."""

    department: str
    lanes: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class YearChart:
    """A year. today: in months from its beginning, None in another year."""

    rows: tuple[ChartRow, ...]
    today: float | None


def year_chart(plan: AnnualPlan, order: Mapping[str, int], today: date) -> YearChart:
    """The chart of a plan; order: of the departments, by code."""
    by_department: dict[str, list[PlanBatch]] = defaultdict(list)
    for batch in plan.batches:
        by_department[batch.department].append(batch)
    codes = sorted(by_department, key=lambda code: (order.get(code, len(order)), code))
    rows = tuple(_row(code, by_department[code], plan.year) for code in codes)
    return YearChart(rows, along(today, plan.year) if today.year == plan.year else None)


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
