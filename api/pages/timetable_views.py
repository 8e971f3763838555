"""Visits as the calendar of the timetable takes them, and the days of the working calendar behind them. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from api.pages.campaign_tables import departments_of, visit_address
from api.pages.shell import Shell
from coordination.model.calendar import DayKind, WorkingCalendar
from coordination.model.versions import PublishedVisit

MOST_DAYS = 45
"""The calendar shows six weeks at most; a longer span is cut."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included."""

    first: date
    last: date


def span_of(start: str, end: str, otherwise: date) -> Span:
    """The days that a calendar asks for, its `end` left out; a day of its own where they are no dates."""
    try:
        first, beyond = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return Span(otherwise, otherwise)
    last = min(beyond - timedelta(days=1), first + timedelta(days=MOST_DAYS))
    return Span(first, max(first, last))


def events_of(
    shell: Shell,
    campaign: str,
    visits: Sequence[PublishedVisit],
    pinned: Collection[frozenset[str]],
    rows: str = "",
    most: int = 0,
) -> Iterator[dict[str, Any]]:
    """One event a visit: when, where and whose, and where its page is; local times without a zone.

    Of more than `most` visits a day (0: of any number) the rest is one event that leads to them in the table at `rows`:
    a calendar lays out whatever it is sent, whether it is seen or not.
    """
    counts = Counter(visit.held_on for visit in visits)
    told: Counter[date] = Counter()
    for visit in visits:
        told[visit.held_on] += 1
        if most and told[visit.held_on] > most:
            continue
        fixed = frozenset(check.id for check in visit.checks) in pinned
        title = shell.say("pages-event-pinned", title=visit.target_name) if fixed else visit.target_name
        yield {
            "id": visit.id,
            "title": f"{title}　{departments_of(shell, visit)}",
            "start": f"{visit.held_on.isoformat()}T{visit.start}",
            "end": f"{visit.held_on.isoformat()}T{visit.end}",
            "url": visit_address(campaign, visit.id),
            "classNames": ["pinned"] if fixed else [],
            "last": 0,
        }
    for day, count in counts.items():
        if most and count > most:
            yield _rest(day, shell.say("pages-event-more", count=count - most), rows)


def days_of(shell: Shell, calendar: WorkingCalendar, span: Span) -> Iterator[dict[str, Any]]:
    """The days behind the visits: those on which nobody works, and the weekends on which people do."""
    day = span.first
    while day <= span.last:
        kind = calendar.announced.get(day)
        if not calendar.is_working_day(day):
            yield _behind(day, "off", shell.say("pages-event-holiday") if kind is DayKind.DAY_OFF else "")
        elif kind is DayKind.MAKE_UP_DAY:
            yield _behind(day, "make-up", shell.say("pages-event-make-up"))
        day += timedelta(days=1)


def _rest(day: date, title: str, rows: str) -> dict[str, Any]:
    mark = "&" if "?" in rows else "?"
    address = f"{rows}{mark}first_date={day}&last_date={day}"
    return {
        "start": day.isoformat(),
        "allDay": True,
        "title": title,
        "url": address,
        "classNames": ["more"],
        "editable": False,
        "last": 1,
    }


def _behind(day: date, name: str, title: str) -> dict[str, Any]:
    return {"start": day.isoformat(), "allDay": True, "display": "background", "classNames": [name], "title": title}
