"""What a published plan asks of whom in which week: visits of each department, and people; by month too. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from api.pages.campaign_tables import base, person_days
from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Table
from coordination.model.versions import PublishedVisit

_Span = tuple[str, date, date]
_SHADES = 5


@dataclass(frozen=True, slots=True)
class Load:
    """One week or month, first and last included. person_sessions: half days of people; checks: done in its visits."""

    name: str
    first: date
    last: date
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
    weekly = {monday: (monday.isoformat(), monday, monday + timedelta(days=6)) for monday in mondays}
    monthly = {day: _month(day) for day in sorted({visit.held_on.replace(day=1) for visit in visits})}
    return Weeks(
        mondays,
        rows,
        _loads(visits, lambda day: weekly[_monday(day)], weekly.values()),
        _loads(visits, lambda day: monthly[day.replace(day=1)], monthly.values()),
    )


def weeks_table(shell: Shell, campaign: str, weeks: Weeks) -> Table:
    """Departments, each with its visits of every week, the darker the more."""
    columns = (
        Column(shell.say("pages-column-department")),
        *(Column(f"{monday:%m-%d}", number=True) for monday in weeks.weeks),
    )
    at = f"{base(campaign)}/visits"
    rows = tuple(
        (
            Cell(shell.department(code), f"{at}?department={quote(code)}"),
            *(
                Cell(
                    str(one.count) if one.count else "",
                    f"{at}?department={quote(code)}&first_date={one.first}&last_date={one.last}" if one.count else "",
                    level=one.level,
                )
                for one in shades
            ),
        )
        for code, shades in weeks.rows
    )
    return Table("weeks", base(campaign), columns, rows, kept={"table": "weeks"}, shaded=True)


def loads_table(shell: Shell, campaign: str, name: str, head: str, loads: Iterable[Load]) -> Table:
    """Weeks or months, each with its visits, their checks and how many people's days they take; name: of the table."""
    at = base(campaign)
    figures = ("figure-visits", "figure-planned", "figure-person-days")
    columns = (Column(head), *(Column(shell.say(one), number=True) for one in figures))
    rows = tuple(
        (
            Cell(one.name, f"{at}/visits{span}"),
            Cell(str(one.visits), f"{at}/visits{span}"),
            Cell(str(one.checks), f"{at}/planned{span}"),
            Cell(person_days(one.person_sessions), f"{at}/routes{span}"),
        )
        for one in loads
        for span in [f"?first_date={one.first}&last_date={one.last}"]
    )
    return Table(name, base(campaign), columns, rows, kept={"table": name})


def _month(first: date) -> _Span:
    following = (first + timedelta(days=31)).replace(day=1)
    return f"{first:%Y-%m}", first, following - timedelta(days=1)


def _loads(
    visits: Iterable[PublishedVisit], span_of: Callable[[date], _Span], spans: Iterable[_Span]
) -> tuple[Load, ...]:
    count, checks, people = Counter[_Span](), Counter[_Span](), Counter[_Span]()
    routes: set[str] = set()
    for visit in visits:
        at = span_of(visit.held_on)
        count[at] += 1
        checks[at] += len(visit.checks)
        if visit.route not in routes:
            routes.add(visit.route)
            people[at] += len(visit.team)
    return tuple(Load(*one, count[one], checks[one], people[one]) for one in spans)


def _shade(count: int, most: int, monday: date) -> Shade:
    return Shade(count, -(-count * _SHADES // most), monday, monday + timedelta(days=6))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
