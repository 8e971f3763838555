"""windows: a plan to the units that keep one window and one draw, and the windows each may have (a part of `align`).

A unit is the batches of a joint item that were filed with the same window, else a batch alone. Its window keeps its
working days and begins in another week that is still to come, inside what its departments allow, the year, and the date
by which the joint list wants it done. Batches of a campaign that is open stay as they are. Source: our own. Complexity:
the days of the year for each unit. No proof is needed: every such window is listed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.model.alignment import AlignmentTerms
from coordination.model.items import JointItem
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch

_DUE = re.compile(r"(\d+)月(?:(\d+)日|底)前")


@dataclass(frozen=True, slots=True)
class Unit:
    """What keeps one window and one draw.

    windows: first and last dates it may have, those filed first; draw: units filed with one number share it.
    """

    batches: tuple[PlanBatch, ...]
    windows: tuple[tuple[date, date], ...]
    draw: int
    may_join: bool


def units_of(
    plan: AnnualPlan,
    campaigns: Iterable[Campaign],
    joint_items: Iterable[JointItem],
    days: Sequence[date],
    today: date,
    terms: AlignmentTerms,
) -> tuple[Unit, ...]:
    """The units of a plan, in the order of their first batches; days: those of the year that can be worked."""
    ahead = days[bisect_right(days, today) :]
    opened = {batch: one.id for one in campaigns for batch in one.batches}
    due = {item.code: list(_deadlines(item.due, plan.year)) for item in joint_items}
    together: dict[tuple[object, ...], list[PlanBatch]] = defaultdict(list)
    for batch in plan.batches:
        window = (batch.first_date, batch.last_date)
        key = (
            (batch.joint_item, *window, batch.lead_department, opened.get(batch.id))
            if batch.joint_item
            else (batch.id,)
        )
        together[key].append(batch)
    draws: dict[str, int] = {}
    units: list[Unit] = []
    for batches in together.values():
        campaign = opened.get(batches[0].id)
        draw = draws.setdefault(campaign or batches[0].id, len(draws))
        filed = (batches[0].first_date, batches[0].last_date)
        count = bisect_right(days, filed[1]) - bisect_left(days, filed[0])
        latest = _latest(filed[1], due.get(batches[0].joint_item, []), plan.year)
        windows = () if campaign else _windows(batches, latest, count, ahead, terms)
        may_join = campaign is None and all(batch.may_join for batch in batches)
        units.append(Unit(tuple(batches), tuple(dict.fromkeys([filed, *windows])), draw, may_join))
    return tuple(units)


def _deadlines(due: str, year: int) -> Iterator[date]:
    """The dates in a text such as 「5月底前、10月15日前」."""
    for month, day in _DUE.findall(due):
        if 1 <= int(month) <= 12:
            last = date(year + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)
            yield last.replace(day=min(int(day or last.day), last.day)) if int(day or 1) else last


def _latest(filed: date, due: Iterable[date], year: int) -> date:
    """The last day a window may have: the next date it is due by, else the end of the year."""
    return min((day for day in due if day >= filed), default=max(date(year, 12, 31), filed))


def _windows(
    batches: Sequence[PlanBatch], latest: date, count: int, days: Sequence[date], terms: AlignmentTerms
) -> Iterator[tuple[date, date]]:
    """Windows of so many working days, one that begins in each week, as its departments allow."""
    allowed = [_allowed(batch, terms) for batch in batches]
    earliest, latest = max(one for one, _ in allowed), min(latest, *(other for _, other in allowed))
    begun = None
    if not count:
        return
    for place in range(bisect_left(days, earliest), bisect_right(days, latest) - count + 1):
        week = days[place].isocalendar()[:2]
        if week != begun:
            begun = week
            yield days[place], days[place + count - 1]


def _allowed(batch: PlanBatch, terms: AlignmentTerms) -> tuple[date, date]:
    if batch.earliest_date is None and batch.latest_date is None:
        far = timedelta(days=terms.move_days)
        return batch.first_date - far, batch.last_date + far
    return batch.earliest_date or batch.first_date, batch.latest_date or batch.last_date
