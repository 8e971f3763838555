"""When somebody is busy, from the calendar file of any program (RFC 5545): times alone, no titles, no places.

A file is somebody's own, but comes from outside: its size, its events and its repetitions are counted, and a rule that
might never come to an end is not followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import zip_longest
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Calendar

from coordination.errors import BadInputError
from coordination.intake.recurrences import sure_to_come_again, without_end  # _to_come_again
from coordination.model.feeds import ZONE
from coordination.model.people import HalfDay, Leave

MOST_BYTES = 2 << 20
_MOST_PARTS = 10_000
_MOST_REPETITIONS = 100_000
_MOST_RULES = 500
_OURS = ".onevisit"
_DAY = timedelta(days=1)
BUSY = "busy"

Part = Any
"""A component of a calendar file: what its properties are, nobody knows before they are read."""

Span = tuple[datetime, datetime]
Halves = Mapping[HalfDay, tuple[time, time]]
WORKING_HOURS: Halves = {HalfDay.MORNING: (time(9), time(12)), HalfDay.AFTERNOON: (time(13, 30), time(17))}


@dataclass(frozen=True, slots=True)
class BusyTimes:
    """Spans of local time, in order, and how many events could not be read whole."""

    spans: tuple[Span, ...]
    unreadable: int


def busy_times(raw: bytes, first: date, last: date) -> BusyTimes:
    """The spans from `first` to `last` in which a calendar says its owner is busy.

    Free and cancelled events are passed over, and so are those of our own feeds. Raises BadInputError where the file is
    no calendar, or larger than anybody's.
    """
    if len(raw) > MOST_BYTES:
        raise BadInputError("busy-too-large", megabytes=MOST_BYTES >> 20)
    counted = raw.upper()
    if counted.count(b"BEGIN:") > _MOST_PARTS or counted.count(b"RRULE") > _MOST_RULES:
        raise BadInputError("busy-too-many", parts=_MOST_PARTS, rules=_MOST_RULES)
    try:
        calendars = Calendar.from_ical(raw, multiple=True)
    except Exception as error:  # the library raises whatever its parts raise, for bytes of any kind
        raise BadInputError("busy-not-a-calendar") from error
    if not calendars or any(calendar.name != "VCALENDAR" for calendar in calendars):
        raise BadInputError("busy-not-a-calendar")
    reader = _Reader(datetime.combine(first, time()), datetime.combine(last + _DAY, time()))
    for calendar in calendars:
        reader.read(calendar)
    return BusyTimes(tuple(sorted(set(reader.spans))), reader.unreadable)


def leave_of(inspector: str, spans: Iterable[Span], days: Iterable[date], halves: Halves) -> list[Leave]:
    """The absences of a person who is busy then: half days that a span touches, whole ones where it is both."""
    wanted = frozenset(days)
    touched: dict[date, set[HalfDay]] = defaultdict(set)
    for start, end in spans:
        day = start.date()
        while day <= end.date():
            if day in wanted:
                touched[day] |= {
                    half
                    for half, (opens, closes) in halves.items()
                    if start < datetime.combine(day, closes) and end > datetime.combine(day, opens)
                }
            day += _DAY
    found = [
        Leave(inspector, day, day, half, BUSY) for day in touched for half in touched[day] if len(touched[day]) == 1
    ]
    whole = sorted(day for day, half in touched.items() if len(half) > 1)
    return sorted(
        [*found, *(Leave(inspector, first, last, HalfDay.WHOLE_DAY, BUSY) for first, last in _runs(whole))],
        key=lambda leave: (leave.first_date, leave.half_day),
    )


def _runs(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Days in a row as their first and last."""
    first = None
    for day, following in zip_longest(days, days[1:]):
        first = first or day
        if following != day + _DAY:
            yield first, day
            first = None


class _Reader:
    """Collects the spans of a file between two local instants."""

    def __init__(self, first: datetime, last: datetime) -> None:
        self.spans: list[Span] = []
        self.unreadable = 0
        self._first, self._last = first, last
        self._left = _MOST_REPETITIONS

    def read(self, calendar: Part) -> None:
        """Adds what one calendar of the file says."""
        events = [one for one in calendar.walk("VEVENT") if not str(one.get("UID", "")).endswith(_OURS)]
        moved: dict[str, set[datetime]] = defaultdict(set)
        for event in events:
            if "RECURRENCE-ID" in event:
                moved[str(event.get("UID"))].add(_local(event["RECURRENCE-ID"].dt))
        for event in events:
            self._tried(self._event, event, moved[str(event.get("UID"))] if "RECURRENCE-ID" not in event else set())
        for busy in calendar.walk("VFREEBUSY"):
            self._tried(self._free_busy, busy)

    def _tried(self, reading: Callable[..., None], *given: Any) -> None:
        try:
            reading(*given)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            self.unreadable += 1

    def _event(self, event: Part, moved: set[datetime]) -> None:
        free = str(event.get("TRANSP", "OPAQUE")).upper() == "TRANSPARENT"
        if free or str(event.get("STATUS", "")).upper() == "CANCELLED":
            return
        start = event["DTSTART"].dt
        lasts = _lasts(event, start)
        left_out = moved | {_local(one.dt) for listed in _listed(event, "EXDATE") for one in listed.dts}
        days_out = {one.dt for listed in _listed(event, "EXDATE") for one in listed.dts if type(one.dt) is date}
        for begins in self._starts(event, start, lasts):
            if begins not in left_out and begins.date() not in days_out:
                self._add(begins, begins + lasts)

    def _starts(self, event: Part, start: date, lasts: timedelta) -> Iterator[datetime]:
        """The local starts of an event and its repetitions, those that last into the time asked for."""
        zone = start.tzinfo if isinstance(start, datetime) else None
        wall = _wall(start)
        yield _at_home(wall, zone)
        for listed in _listed(event, "RDATE"):
            for one in listed.dts:
                self._count()
                yield _local(one.dt[0] if isinstance(one.dt, tuple) else one.dt)
        for rule in _listed(event, "RRULE"):
            if not sure_to_come_again(rule, wall):
                self.unreadable += 1
                continue
            text, until = without_end(rule, zone, self._last + _DAY)
            for begins in rrulestr(text, dtstart=wall):
                self._count()
                if begins > until:
                    break
                if begins + lasts + _DAY >= self._first:
                    yield _at_home(begins, zone)

    def _free_busy(self, busy: Part) -> None:
        for listed in _listed(busy, "FREEBUSY"):
            for period in listed if isinstance(listed, list) else [listed]:
                if str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                    self._count()
                    self._add(_local(period.start), _local(period.end))

    def _add(self, start: datetime, end: datetime) -> None:
        if start < self._last and end > self._first:
            self.spans.append((max(start, self._first), min(end, self._last)))

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise BadInputError("busy-too-often", repetitions=_MOST_REPETITIONS)


def _listed(component: Part, name: str) -> list[Any]:
    found = component.get(name, [])
    return found if isinstance(found, list) else [found]


def _lasts(event: Part, start: date) -> timedelta:
    """How long an event lasts; without an end, a day or no time at all (RFC 5545, 3.6.1)."""
    if "DTEND" in event:
        return _local(event["DTEND"].dt) - _local(start)
    if "DURATION" in event:
        lasts: timedelta = event["DURATION"].dt
        return lasts
    return timedelta() if isinstance(start, datetime) else _DAY


def _wall(at: date) -> datetime:
    """What a clock beside the event shows."""
    return at.replace(tzinfo=None) if isinstance(at, datetime) else datetime.combine(at, time())


def _at_home(wall: datetime, zone: tzinfo | None) -> datetime:
    """Local time here; an event of no zone is at home everywhere."""
    return wall if zone is None else wall.replace(tzinfo=zone).astimezone(ZONE).replace(tzinfo=None)


def _local(at: date) -> datetime:
    return _at_home(_wall(at), at.tzinfo if isinstance(at, datetime) else None)
