"""calendars: the events of a feed to an iCalendar document (RFC 5545, RFC 7986); the same events give the same bytes.

DTSTAMP and LAST-MODIFIED are the publication that changed the event last, so an event that stays keeps its bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from hashlib import sha256

from icalendar import Alarm, Calendar, Event, Timezone

from coordination.model.deadlines import Due, DueState
from coordination.model.feeds import ZONE, EventStatus, FeedEvent, FeedKind, ShownVisit
from coordination.texts import Texts

KEPT_DAYS = 60
_FIRST_YEAR = date(2020, 1, 1)  # the zone has had no daylight saving since 1991; older rules only confuse clients
_END, _END_OF_EVENT = b"END:VCALENDAR\r\n", b"END:VEVENT\r\n"
_REFRESH = timedelta(hours=1)
_EVE = time(18)


def shown_since(today: date) -> date:
    """The first day of the window: what has `FeedEvent.seen_on` since then is shown."""
    return today - timedelta(days=KEPT_DAYS)


def etag_of(document: bytes) -> str:
    """The strong entity tag of a document, without quotation marks."""
    return sha256(document).hexdigest()[:32]


class Calendars:
    """Documents in one language; an event is rendered once, however many feeds show it, an alarm for each inspector.

    texts: they name departments, which events have by their Chinese names and time limits by code.
    """

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._rendered: dict[tuple[object, ...], bytes] = {}

    def document(self, whose: str, events: Iterable[FeedEvent], dues: Iterable[tuple[DueState, Due]] = ()) -> bytes:
        """The calendar of one feed. whose: the name of the inspector, department or batch; dues: its time limits."""
        calendar = Calendar()
        calendar.add("VERSION", "2.0")
        calendar.add("PRODID", f"-//One Visit//Feeds//{self._texts.language.upper()}")
        calendar.add("METHOD", "PUBLISH")
        name = self._texts.say("calendar-name", whose=self._texts.called(whose))
        calendar.add("NAME", name)
        calendar.add("X-WR-CALNAME", name)
        calendar.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", "PT1H")
        calendar.add_component(_zone())
        head = bytes(calendar.to_ical()).removesuffix(_END)
        limits = (self._limit(state, due) for state, due in dues)
        return head + b"".join([*(self._event(event) for event in events), *limits]) + _END

    def _event(self, event: FeedEvent) -> bytes:
        key = (event.uid, event.sequence, event.status, event.shown)
        if key not in self._rendered:
            self._rendered[key] = self._render(event)
        if event.feed.kind is not FeedKind.INSPECTOR or event.status is EventStatus.CANCELLED:
            return self._rendered[key]
        return self._rendered[key].removesuffix(_END_OF_EVENT) + self._alarm(event.shown) + _END_OF_EVENT

    def _render(self, told: FeedEvent) -> bytes:
        visit, cancelled = told.shown, told.status is EventStatus.CANCELLED
        changed_at = told.changed_at.astimezone(UTC)
        title = "calendar-summary-cancelled" if cancelled else "calendar-summary"
        event = Event()
        event.add("UID", told.uid)
        event.add("SEQUENCE", told.sequence)
        event.add("DTSTAMP", changed_at)
        event.add("LAST-MODIFIED", changed_at)
        event.add("DTSTART", _instant(visit.held_on, visit.start))
        event.add("DTEND", _instant(visit.held_on, visit.end))
        event.add("SUMMARY", self._texts.say(title, target=visit.target_name))
        event.add("LOCATION", visit.address)
        event.add("GEO", (visit.latitude, visit.longitude))
        event.add("STATUS", told.status.value)
        event.add("TRANSP", "TRANSPARENT" if cancelled else "OPAQUE")
        event.add("DESCRIPTION", self._texts.say("calendar-cancelled") if cancelled else self._description(visit))
        return bytes(event.to_ical())

    def _limit(self, state: DueState, due: Due) -> bytes:
        """A time limit as an event of a whole day that takes nobody's time.

        Few programs show the tasks (VTODO) of a subscribed calendar. A limit that moves to another day is another
        event, so the day is part of its UID; when it passes undone it is told anew.
        """
        overdue = state is DueState.OVERDUE
        what = self._texts.say(f"clock-{due.clock.value.replace('_', '-')}")
        event = Event()
        event.add("UID", f"{due.clock.value}-{due.department}-{due.due_on.isoformat()}-{due.task}.onevisit")
        event.add("SEQUENCE", int(overdue))
        event.add("DTSTAMP", datetime.combine(due.trigger_on, time(), UTC))
        event.add("DTSTART", due.due_on)
        event.add("DTEND", due.due_on + timedelta(days=1))
        title = "calendar-limit-overdue" if overdue else "calendar-limit"
        event.add("SUMMARY", self._texts.say(title, what=what, target=due.target_name))
        event.add("DESCRIPTION", self._texts.say("calendar-limit-of", task=due.task, department=due.department))
        event.add("TRANSP", "TRANSPARENT")
        return bytes(event.to_ical())

    def _alarm(self, visit: ShownVisit) -> bytes:
        """Told on the evening before, at 18:00."""
        eve = _instant(visit.held_on - timedelta(days=1), _EVE.isoformat())
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("TRIGGER", eve - _instant(visit.held_on, visit.start))
        alarm.add("DESCRIPTION", self._texts.say("calendar-alarm", target=visit.target_name, start=visit.start))
        return bytes(alarm.to_ical())

    def _description(self, visit: ShownVisit) -> str:
        items: dict[str, list[str]] = {}
        for item in visit.items:
            items.setdefault(item.department, []).append(item.name)
        people: dict[str, list[str]] = {}
        for member in visit.team:
            name = self._texts.say("calendar-leader", name=member.name) if member.leader else member.name
            people.setdefault(member.department, []).append(name)
        lines = [self._texts.say("calendar-items"), *self._lines(items)]
        lines += [self._texts.say("calendar-team"), *self._lines(people)]
        if visit.phone:
            lines.append(self._texts.say("calendar-phone", phone=visit.phone))
        return "\n".join(lines)

    def _lines(self, by_department: Mapping[str, Iterable[str]]) -> Iterator[str]:
        for name, listed in by_department.items():
            yield self._texts.say("calendar-line", who=self._texts.called(name), what=self._texts.listed(listed))


@cache
def _zone() -> Timezone:
    zone = Timezone.from_tzid(ZONE.key, first_date=_FIRST_YEAR)
    zone.pop("COMMENT", None)
    return zone


def _instant(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), ZONE)
