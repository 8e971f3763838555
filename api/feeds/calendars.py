"""Calendars of a published version (RFC 5545): one per inspector, per department and per batch.

UID comes from the visit, SEQUENCE from the version, DTSTAMP from the publication time, so a newer version moves what
a subscriber already has. Of the target only name, address, work phone and place are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.texts import Texts

_ZONE = ZoneInfo("Asia/Shanghai")
_FIRST_YEAR = date(2020, 1, 1)  # the zone has had no daylight saving since 1991; older rules only confuse clients
_END = b"END:VCALENDAR\r\n"


class Calendars:
    """All calendars of one version; each visit is rendered once and shared by the calendars it stands in."""

    def __init__(self, version: PlanVersion, texts: Texts) -> None:
        self._version = version
        self._texts = texts
        self._rendered: dict[str, bytes] = {}

    def of_inspector(self, inspector: str) -> bytes:
        """The visits an inspector makes."""
        return self._calendar(self._name_of(inspector), self._by_inspector.get(inspector, []))

    def of_department(self, department: str) -> bytes:
        """The visits a department takes part in."""
        name = self._version.department_names[department]
        return self._calendar(name, self._by_department.get(department, []))

    def of_batch(self, batch: str) -> bytes:
        """The visits that carry checks of a batch."""
        return self._calendar(batch, self._by_batch.get(batch, []))

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Every calendar that has visits, with the path it is filed under."""
        for inspector in sorted(self._by_inspector):
            yield f"inspectors/{inspector}.ics", self.of_inspector(inspector)
        for department in sorted(self._by_department):
            yield f"departments/{department}.ics", self.of_department(department)
        for batch in sorted(self._by_batch):
            yield f"batches/{batch}.ics", self.of_batch(batch)

    @cached_property
    def _by_inspector(self) -> dict[str, list[PublishedVisit]]:
        return self._grouped(lambda visit: (member.inspector for member in visit.team))

    @cached_property
    def _by_department(self) -> dict[str, list[PublishedVisit]]:
        return self._grouped(lambda visit: (check.department for check in visit.checks))

    @cached_property
    def _by_batch(self) -> dict[str, list[PublishedVisit]]:
        return self._grouped(lambda visit: (check.batch for check in visit.checks))

    def _grouped(self, keys: Callable[[PublishedVisit], Iterable[str]]) -> dict[str, list[PublishedVisit]]:
        grouped: dict[str, list[PublishedVisit]] = defaultdict(list)
        for visit in self._version.visits:
            for key in sorted(set(keys(visit))):
                grouped[key].append(visit)
        return grouped

    def _name_of(self, inspector: str) -> str:
        members = (member for visit in self._by_inspector.get(inspector, []) for member in visit.team)
        return next((member.name for member in members if member.inspector == inspector), inspector)

    def _calendar(self, whose: str, visits: Iterable[PublishedVisit]) -> bytes:
        calendar = Calendar()
        calendar.add("VERSION", "2.0")
        calendar.add("PRODID", f"-//One Visit//{self._version.campaign}//{self._texts.language.upper()}")
        calendar.add("METHOD", "PUBLISH")
        name = self._texts.say("calendar-name", campaign=self._version.title, whose=whose)
        calendar.add("NAME", name)
        calendar.add("X-WR-CALNAME", name)
        calendar.add_component(_zone())
        head = calendar.to_ical().removesuffix(_END)
        return bytes(head) + b"".join(self._event(visit) for visit in visits) + _END

    def _event(self, visit: PublishedVisit) -> bytes:
        if visit.id not in self._rendered:
            self._rendered[visit.id] = self._render(visit)
        return self._rendered[visit.id]

    def _render(self, visit: PublishedVisit) -> bytes:
        published = self._version.published_at.astimezone(UTC)
        event = Event()
        event.add("UID", f"{visit.id}@{self._version.campaign}.onevisit")
        event.add("SEQUENCE", self._version.version - 1)
        event.add("DTSTAMP", published)
        event.add("LAST-MODIFIED", published)
        event.add("DTSTART", _instant(visit.held_on, visit.start))
        event.add("DTEND", _instant(visit.held_on, visit.end))
        event.add("SUMMARY", self._texts.say("calendar-summary", target=visit.target_name))
        event.add("LOCATION", visit.address)
        event.add("GEO", (visit.latitude, visit.longitude))
        event.add("STATUS", "CONFIRMED")
        event.add("DESCRIPTION", self._description(visit))
        return bytes(event.to_ical())

    def _description(self, visit: PublishedVisit) -> str:
        items: dict[str, list[str]] = defaultdict(list)
        for check in visit.checks:
            items[self._version.department_names[check.department]].append(check.item_name)
        people: dict[str, list[str]] = defaultdict(list)
        for member in visit.team:
            name = self._texts.say("calendar-leader", name=member.name) if member.leader else member.name
            people[self._version.department_names[member.department]].append(name)
        lines = [self._texts.say("calendar-items")]
        lines += [self._texts.say("calendar-line", who=name, what="、".join(listed)) for name, listed in items.items()]
        lines.append(self._texts.say("calendar-team"))
        lines += [self._texts.say("calendar-line", who=name, what="、".join(listed)) for name, listed in people.items()]
        if visit.phone:
            lines.append(self._texts.say("calendar-phone", phone=visit.phone))
        return "\n".join(lines)


@cache
def _zone() -> Timezone:
    zone = Timezone.from_tzid(_ZONE.key, first_date=_FIRST_YEAR)
    zone.pop("COMMENT", None)
    return zone


def _instant(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), _ZONE)
