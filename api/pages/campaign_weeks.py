"""What a published plan asks of whom in which week: visits of each department, and people; by month too. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.model.versions import PublishedVisit

_SHADES = 5


@dataclass(frozen=True, slots=True)
class Load:
    """One week or month. person_sessions: half days of people; checks: done in its visits."""

    name: str
    visits: int
    checks: int
    person_sessions: int


@dataclass(frozen=True, slots=True)
class Shade:
    """How many visits a department has in a week; level: 0 for none to 5 for the most of all."""

    count: int
    level: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Weeks:
    """weeks: the Monday of each; rows: of each department, by code; loads: of each week; months: of each month."""

    weeks: tuple[date, ...]
    rows: tuple[tuple[str, tuple[Shade, ...]], ...]
    loads: tuple[Load, ...]
    months: tuple[Load, ...]


def weeks_of(visits: Sequence[PublishedVisit], order: Mapping[str, int]) -> Weeks:
    """The weeks from the first to the last visit, none left out; order: of the departments, by code."""
    if not visits:
        return Weeks((), (), (), ())
    first, last = (_monday(end(visit.held_on for visit in visits)) for end in (min, max))
    mondays = tuple(first + timedelta(days=7 * number) for number in range((last - first).days // 7 + 1))
    counts: Counter[tuple[str, date]] = Counter(
        (department, _monday(visit.held_on))
        for visit in visits
        for department in {check.department for check in visit.checks}
    )
    most = max(counts.values())
    codes = sorted({code for code, _ in counts}, key=lambda code: (order.get(code, len(order)), code))
    rows = tuple((code, tuple(_shade(counts[code, monday], most, monday) for monday in mondays)) for code in codes)
    by_week = _loads(visits, lambda day: _monday(day).isoformat(), [monday.isoformat() for monday in mondays])
    months = sorted({f"{visit.held_on:%Y-%m}" for visit in visits})
    return Weeks(mondays, rows, by_week, _loads(visits, lambda day: f"{day:%Y-%m}", months))


def _loads(visits: Iterable[PublishedVisit], name: Callable[[date], str], names: Sequence[str]) -> tuple[Load, ...]:
    count, checks, people = Counter[str](), Counter[str](), Counter[str]()
    routes: set[str] = set()
    for visit in visits:
        at = name(visit.held_on)
        count[at] += 1
        checks[at] += len(visit.checks)
        if visit.route not in routes:
            routes.add(visit.route)
            people[at] += len(visit.team)
    return tuple(Load(one, count[one], checks[one], people[one]) for one in names)


def _shade(count: int, most: int, monday: date) -> Shade:
    return Shade(count, -(-count * _SHADES // most), monday, monday + timedelta(days=6))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
