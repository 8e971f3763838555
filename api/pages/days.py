"""What a day is on the working calendar: in words beside a field for dates, and in the month that fills the field."""

from __future__ import annotations

import calendar as civil
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from litestar import Controller, Response

from api.pages.routing import page
from api.pages.shell import GivenShell, Shell, dashed
from api.pages.templating import render
from api.rest.given import Asked, GivenOffice
from api.rest.routing import OPEN
from coordination.model.calendar import DayKind, WorkingCalendar
from coordination.texts import Texts

Kind = Literal["working", "off", "make-up"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayHint:
    """A day in words; working: whether people work on it."""

    text: str
    working: bool


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day to choose. name: in words, with its festival and whether people rest or make up for it."""

    on: date
    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Month:
    """A month to choose a day from.

    weeks: from Monday on, None where a day is another month's; chosen: what the field holds; stop: the day that the Tab
    key comes to; opened: not turned to from another month; certain: whether the notice of its year is known; before,
    after: a day of the months beside it, None where dates end.
    """

    name: str
    weeks: tuple[tuple[MonthDay | None, ...], ...]
    chosen: date | None
    stop: date
    opened: bool
    certain: bool
    before: date | None
    after: date | None


class DayPages(Controller):
    """Parts of pages beside a field for dates, whatever the field is called."""

    @page("GET", "/days", OPEN, waits=False)
    async def day(self, request: Asked, office: GivenOffice, shell: GivenShell) -> Response[str]:
        """What a day is."""
        typed = day_of(next(iter(request.query_params.values()), ""))
        hint = said_of_day(office.reference.calendar, typed, shell.said) if typed else None
        return Response(render("fragments/day.html", hint=hint, say=shell.say), media_type="text/html")

    @page("GET", "/days/month", OPEN, waits=False)
    async def month(self, request: Asked, shell: GivenShell) -> Response[str]:
        """The month of `month_of`, else of what the field holds, else of today."""
        asked = dict(request.query_params.items())
        turned = day_of(asked.pop("month_of", ""))
        chosen = day_of(next(iter(asked.values()), ""))
        view = month_view(shell, turned or chosen or shell.today, chosen, opened=turned is None)
        text = render("fragments/month.html", view=view, page=shell, say=shell.say)
        return Response(text, media_type="text/html")


def day_of(text: str) -> date | None:
    """A date of an address; None where there is none that can be read."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def said_of_day(calendar: WorkingCalendar, day: date, said: Texts) -> DayHint:
    """The weekday, and whether people work."""
    weekday = said.say(f"pages-weekday-{day.isoweekday()}")
    text = said.say(f"pages-day-{_kind_of(calendar, day)}", weekday=weekday)
    provisional = said.say("pages-day-provisional") if calendar.provisional(day, day) else ""
    return DayHint(text + provisional, calendar.is_working_day(day))


def month_view(shell: Shell, shown: date, chosen: date | None, *, opened: bool) -> Month:
    """The month of a day on the working calendar. Pure."""
    first = shown.replace(day=1)
    last = first.replace(day=civil.monthrange(first.year, first.month)[1])
    stop = next((one for one in (chosen, shell.today) if one and first <= one <= last), first)
    weeks = civil.Calendar().monthdayscalendar(first.year, first.month)
    return Month(
        name=shell.say("pages-month-name", year=first.year, month=shell.say(f"pages-month-{first.month}")),
        weeks=tuple(tuple(_cell_of(shell, first.replace(day=day)) if day else None for day in week) for week in weeks),
        chosen=chosen,
        stop=stop,
        opened=opened,
        certain=not shell.reference.calendar.provisional(first, last),
        before=first - _DAY if first > date.min else None,
        after=last + _DAY if last < date.max else None,
    )


def _cell_of(shell: Shell, day: date) -> MonthDay:
    say, calendar = shell.say, shell.reference.calendar
    kind, festival = _kind_of(calendar, day), calendar.festivals.get(day)
    words = (
        say("pages-month-day", year=day.year, month=say(f"pages-month-{day.month}"), day=day.day),
        say(f"pages-weekday-{day.isoweekday()}"),
        say(f"festival-{dashed(festival.name.lower())}") if festival else "",
        "" if kind == "working" else say(f"pages-month-is-{kind}"),
    )
    return MonthDay(day, " ".join(filter(None, words)), kind)


def _kind_of(calendar: WorkingCalendar, day: date) -> Kind:
    if calendar.announced.get(day) is DayKind.MAKE_UP_DAY:
        return "make-up"
    return "working" if calendar.is_working_day(day) else "off"
