"""The audit chain, the newest event first."""

from __future__ import annotations

import re

from litestar import Controller

from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import USUAL, Cursor, Limit, PageOut, page_out, wanted
from api.rest.routing import route
from coordination.desk.auditing import read_events
from coordination.desk.office import Office
from coordination.errors import BadInputError
from coordination.model.access import Act, Caller
from coordination.model.audit import AuditEvent, EventFilter
from coordination.model.pages import Page, Wanted

_ORDER, _ANY = "audit", EventFilter()


class AuditController(Controller):
    """Who did what when, each event with the digest of the one before."""

    tags = ("audit",)

    @route("GET", "/audit-events", "audit-events", Act.READ_AUDIT, problems=(422,))
    def events(
        self, office: GivenOffice, caller: GivenCaller, limit: Limit = USUAL, cursor: Cursor = ""
    ) -> PageOut[AuditEvent]:
        """Events of the accounts within reach."""
        return page_out(events_page(office, caller, wanted(limit, cursor)))


def events_page(office: Office, caller: Caller, asked: Wanted, filters: EventFilter = _ANY) -> Page[AuditEvent]:
    """A page of events, with the place of the next one; raises BadInputError."""
    found = read_events(office, caller, _before(asked.after), asked.limit, filters)
    return Page(found.events, () if found.before is None else (_ORDER, str(found.before)))


def _before(place: tuple[str, ...]) -> int | None:
    if not place:
        return None
    if len(place) != len((_ORDER, "before")) or place[0] != _ORDER or not re.fullmatch("[0-9]{1,18}", place[1]):
        raise BadInputError("cursor-unreadable")
    return int(place[1])
