"""Use cases: the bulletin of a period for everybody, and where problems gather for the office and departments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import BadInputError
from coordination.model.access import Act, Caller
from coordination.model.bulletins import Bulletin, BulletinLine, ProblemRate
from coordination.model.feeds import ZONE
from coordination.model.on_site import Outcome
from coordination.stages.warn import warn
from coordination.storage import bulletins

_Counted = tuple[str, Outcome | None, int, int]
"""Whose, the conclusion, how many, and how many of them were corrected."""
_MOST_DAYS = 366
_FIRST, _LAST = date(2000, 1, 1), date(3000, 1, 1)


def bulletin(office: Office, first_on: date, last_on: date) -> Bulletin:
    """What was published between two days, for everybody, out of what everybody may read (LC-51, CX-35).

    Corrected results count as they are now. Raises BadInputError for a span backwards, or of more than a year.
    """
    if not (_FIRST <= first_on <= last_on < _LAST and (last_on - first_on).days < _MOST_DAYS):
        raise BadInputError("bulletin-span", most=_MOST_DAYS)
    begin, end = (datetime.combine(day, time(), ZONE) for day in (first_on, last_on + timedelta(days=1)))
    with office.database.reading() as session:
        counted = bulletins.published_between(session, begin, end)
        targets, visits = bulletins.reach_of(session, begin, end)
    county_of = office.reference.regions.county_of
    departments = [(one, worst, n, fixed) for one, _, worst, n, fixed in counted]
    counties = [(county_of(region), worst, n, fixed) for _, region, worst, n, fixed in counted]
    results = sum(one[3] for one in counted)
    return Bulletin(first_on, last_on, targets, visits, results, _lines(departments), _lines(counties))


def warn_of_problems(office: Office, caller: Caller, year: int) -> list[ProblemRate]:
    """How often what was found where in a year, warnings first; a department about its own items (LC-37, CX-35)."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        found = bulletins.contents_of_year(session, caller.reach, year)
    county_of = office.reference.regions.county_of
    return warn((county_of(region), content) for region, content in found)


def _lines(counted: Iterable[_Counted]) -> tuple[BulletinLine, ...]:
    results: Counter[str] = Counter()
    corrected: Counter[str] = Counter()
    conclusions: Mapping[str, Counter[Outcome]] = defaultdict(Counter)
    for whose, conclusion, count, fixed in counted:
        results[whose] += count
        corrected[whose] += fixed
        if conclusion is not None:
            conclusions[whose][conclusion] += count
    return tuple(
        BulletinLine(whose, count, dict(sorted(conclusions[whose].items())), corrected[whose])
        for whose, count in sorted(results.items())
    )
