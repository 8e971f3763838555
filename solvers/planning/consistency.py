"""What types cannot say about a problem file: unique ids, references that resolve, windows and numbers that can be.

Works on the parsed JSON and passes over whatever has not even the right type, so that a file with faults of
both kinds is told all of them at once.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from datetime import date
from typing import Any

from solvers.fault import Fault

Content = dict[str, Any]

_MOST_MINUTES = 24 * 60
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_LISTS_WITH_IDS = ("sessions", "departments", "targets", "checks", "inspectors")
_BOUNDS: dict[str, tuple[float, float]] = {
    "rules.min_inspectors_per_visit": (1, 1000),
    "rules.min_inspectors_per_department": (1, 1000),
    "rules.max_team_size": (1, 1000),
    "rules.visit_gap_days": (1, 36_500),
    "rules.item_cap_per_year": (0, 366),
    "rules.visit_setup_minutes": (0, _MOST_MINUTES),
    "rules.max_sessions_per_inspector_per_week": (0, 1000),
    "travel.kilometres_per_hour": (0.1, 1000),
    "travel.detour_factor": (1, 100),
    "travel.minimum_minutes": (0, _MOST_MINUTES),
    "targets[].longitude": (-180, 180),
    "targets[].latitude": (-90, 90),
    "checks[].minutes": (1, _MOST_MINUTES),
    "checks[].weight": (1, 1_000_000),
}


def faults_of(content: Content) -> Iterator[Fault]:
    """Every fault of the problem, in the order of the file within each kind."""
    yield from _duplicates(content)
    yield from _numbers(content)
    yield from _sessions(content)
    yield from _references(content)
    yield from _windows(content)
    yield from _pins(content)


def _entries(content: Content, name: str) -> Iterator[tuple[str, Content]]:
    listed = content.get(name)
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(entry, dict):
            yield f"{name}[{index}]", entry


def _ids(content: Content, name: str) -> set[str]:
    return {entry["id"] for _, entry in _entries(content, name) if isinstance(entry.get("id"), str)}


def _strings(entry: Content, key: str) -> list[str]:
    listed = entry.get(key)
    return [value for value in listed if isinstance(value, str)] if isinstance(listed, list) else []


def _duplicates(content: Content) -> Iterator[Fault]:
    days = [(f"working_days[{index}]", day) for index, day in enumerate(_strings(content, "working_days"))]
    yield from _twice(days)
    for name in _LISTS_WITH_IDS:
        ids = [(place, entry["id"]) for place, entry in _entries(content, name) if isinstance(entry.get("id"), str)]
        yield from (Fault("problem-empty-id", place) for place, entry_id in ids if not entry_id)
        yield from _twice(ids)


def _twice(placed: list[tuple[str, str]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for place, value in placed:
        if value in first:
            yield Fault("problem-duplicate", place, {"id": value, "first": first[value]})
        first.setdefault(value, place)


def _numbers(content: Content) -> Iterator[Fault]:
    for path, (least, most) in _BOUNDS.items():
        owner, key = path.rsplit(".", 1)
        if owner.endswith("[]"):
            owners = list(_entries(content, owner.removesuffix("[]")))
        else:
            owners = [(owner, content[owner])] if isinstance(content.get(owner), dict) else []
        for place, entry in owners:
            value = entry.get(key)
            if isinstance(value, int | float) and not isinstance(value, bool) and not least <= value <= most:
                values = {"value": str(value), "least": str(least), "most": str(most)}
                yield Fault("problem-impossible-number", f"{place}.{key}", values)


def _sessions(content: Content) -> Iterator[Fault]:
    if content.get("sessions") == []:
        yield Fault("problem-no-session", "sessions")
    for place, session in _entries(content, "sessions"):
        start, minutes = session.get("start"), session.get("minutes")
        clock = _CLOCK.fullmatch(start) if isinstance(start, str) else None
        if isinstance(start, str) and clock is None:
            yield Fault("problem-not-a-time", f"{place}.start", {"value": start})
        elif clock is not None and isinstance(minutes, int):
            begins = int(clock[1]) * 60 + int(clock[2])
            if not 1 <= minutes <= _MOST_MINUTES - begins:
                yield Fault("problem-session-outside-day", f"{place}.minutes", {"value": minutes})


def _references(content: Content) -> Iterator[Fault]:
    ids = {name: _ids(content, name) for name in _LISTS_WITH_IDS}
    for place, check in _entries(content, "checks"):
        yield from _dangling(f"{place}.target", check.get("target"), ids["targets"])
        yield from _dangling(f"{place}.department", check.get("department"), ids["departments"])
    for place, inspector in _entries(content, "inspectors"):
        yield from _dangling(f"{place}.department", inspector.get("department"), ids["departments"])
        for number, absence in _entries(inspector, "unavailable"):
            yield from _dangling(f"{place}.{number}.session", absence.get("session"), ids["sessions"])
    for place, recusal in _entries(content, "recusals"):
        yield from _dangling(f"{place}.inspector", recusal.get("inspector"), ids["inspectors"])
        yield from _dangling(f"{place}.target", recusal.get("target"), ids["targets"])
    for place, pin in _entries(content, "pins"):
        yield from _dangling(f"{place}.session", pin.get("session"), ids["sessions"])
        for name in ("checks", "inspectors"):
            for reference in _strings(pin, name):
                yield from _dangling(f"{place}.{name}", reference, ids[name])


def _dangling(place: str, reference: object, known: Container[str]) -> Iterator[Fault]:
    if isinstance(reference, str) and reference not in known:
        yield Fault("problem-dangling", place, {"id": reference})


def _windows(content: Content) -> Iterator[Fault]:
    for place, check in _entries(content, "checks"):
        first, last = _date(check.get("first_date")), _date(check.get("last_date"))
        if first is not None and last is not None and first > last:
            yield Fault("problem-empty-window", place, {"first": first.isoformat(), "last": last.isoformat()})


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _pins(content: Content) -> Iterator[Fault]:
    target_of = {check.get("id"): check.get("target") for _, check in _entries(content, "checks")}
    pinned: list[tuple[str, str]] = []
    for place, pin in _entries(content, "pins"):
        checks = _strings(pin, "checks")
        if pin.get("checks") == []:
            yield Fault("problem-empty-pin", place)
        targets = sorted({str(target_of[check]) for check in checks if check in target_of})
        if len(targets) > 1:
            yield Fault("problem-pin-of-two-targets", place, {"targets": tuple(targets)})
        pinned += [(f"{place}.checks", check) for check in checks]
    yield from _twice(pinned)
