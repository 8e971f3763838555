"""The audit chain, the newest event first."""

from __future__ import annotations

from coordination.desk.auditing import page_of_events
from litestar import Controller

from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Limit, PageOut, page_out, wanted
from api.rest.routing import route
from coordination.model.access import Act
from coordination.model.audit import AuditEvent


class AuditController(Controller):
    """Who did what when, each event with the digest of the one before."""

    tags = ("audit",)

    @route("GET", "/audit-events", "audit-events", Act.READ_AUDIT, problems=(422,))
    def events(self, office: GivenOffice, caller: GivenCaller, limit: Limit, cursor: Cursor) -> PageOut[AuditEvent]:
        """Events of the accounts within reach."""
        return page_out(page_of_events(office, caller, wanted(limit, cursor)))
