"""Measures: every page of every role, what it takes the service, and how soon it is painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from api.app import create_app
from api.bench.pages.asked import MONTH_SECONDS, PAINT_SECONDS, Asked
from api.bench.pages.city import MONTH, make_city, month_days
from api.bench.pages.figures import Measured, PageTime
from api.bench.pages.painting import paint
from api.bench.pages.visitor import Visitor
from api.bench.pages.walking import Addresses, below, walk
from api.bench.service.processes import Running, free_port, onevisit, processor_seconds, server
from api.pages.routing import pages
from api.settings import Settings
from coordination.desk import accounts
from coordination.desk.drawing.safe import Safe
from coordination.desk.office import Office
from coordination.model.access import Role

READY = "/health/ready"
STEPS = ("city", "month", "walk", "paint", "no-browser")
_PUBLIC = Role.PUBLIC.value
_OFFICE = Role.OFFICE.value
_TIMETABLE = f"/campaigns/{MONTH}/timetable"


def measured(asked: Asked) -> Measured:
    """Every page once it has been asked for before; the slowest to be painted first."""
    passwords, addresses = make_city(asked), Addresses(declared_pages(asked.office))
    port = free_port()
    command, settings = onevisit("serve", "--port", str(port)), {"ONEVISIT_DATABASE_URL": asked.url}
    with server(command, port, READY, settings, asked.folder / "serve.log") as service:
        visitors = list(_visitors(passwords, port))
        asked.step("walk")
        found = [one for visitor in visitors for one in _asked_for(asked, visitor, addresses, service)]
        if asked.browser is None:
            asked.step("no-browser")
        else:
            asked.step("paint")
            found = _painted(asked, visitors, service, found)
    times = sorted(found, key=lambda one: (-(one.painted or 0), -one.answer))
    return Measured(times, sorted(set(addresses.pages) - {one.page for one in times}))


def _visitors(passwords: Mapping[str, str], port: int) -> Iterator[Visitor]:
    for role, password in passwords.items():
        yield Visitor.logged_in(port, role, f"demo.{role}", password)
    yield Visitor(port, _PUBLIC)


def declared_pages(office: Office) -> set[str]:
    """Where pages are, with the names of their parts."""
    app = create_app(Settings(""), office, accounts, Safe(b""))
    return {path for method, path in pages(app) if method == "GET"}


def _asked_for(asked: Asked, visitor: Visitor, addresses: Addresses, service: Running) -> Iterator[PageTime]:
    """What a role can reach, each page asked for a few times."""
    found = walk(visitor.fetch, addresses, _begin(asked, visitor.role))
    for page, paths in sorted({**found, **below(visitor.fetch, addresses, found)}.items()):
        for path in paths:
            answers, size, used = [], 0, processor_seconds(service.process.pid)
            for _ in range(asked.sizes.loads):
                size = len(visitor.fetch(path).body.encode())
                answers.append(visitor.seconds)
            used = (processor_seconds(service.process.pid) - used) / asked.sizes.loads
            yield PageTime(page, visitor.role, path, median(answers), used, size / 1000)


def _begin(asked: Asked, role: str) -> tuple[str, ...]:
    """Where a role begins; an officer looks at a week with visits too, whatever day it is."""
    if role == Role.INSPECTOR.value:
        return "/", f"/my?day={month_days(asked.office)[0]}"
    return ("/public", "/login", "/guide") if role == _PUBLIC else ("/",)


def _painted(asked: Asked, visitors: Iterable[Visitor], service: Running, found: Sequence[PageTime]) -> list[PageTime]:
    if asked.browser is None:
        return list(found)
    cookies = {visitor.role: visitor.cookie for visitor in visitors}
    base, loads = f"http://127.0.0.1:{service.port}", asked.sizes.loads
    told = paint(asked.browser, base, cookies, [(one.role, one.address) for one in found], (_OFFICE, _TIMETABLE), loads)
    limit = PAINT_SECONDS if asked.limited else None
    shown = [replace(one, painted=median(seconds), limit=limit) for one, seconds in zip(found, told.pages, strict=True)]
    month = next(one for one in shown if (one.role, one.address) == (_OFFICE, _TIMETABLE))
    limit = MONTH_SECONDS if asked.limited else None
    return [
        *shown,
        replace(month, page=f"{month.page} (week)", painted=median(told.opened), limit=limit),
        replace(month, page=f"{month.page} (month)", painted=median(told.month), limit=limit),
    ]
