"""The audit chain as a table, the newest event first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from litestar import Controller, Response

from api.pages.audit_details import details_said
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell
from api.pages.tables import Cell, Column, Table, TableAsked, read_table, show_table
from api.pages.tables import Filter as Field
from api.rest.audit import events_page
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from coordination.desk.auditing import known_actions
from coordination.model.access import Act
from coordination.model.audit import AuditEvent, EventFilter

_DIGITS = 12
_IN_ORDER = {"sequence", "happened-at"}  # of the chain: both are one order


class AuditPages(Controller):
    """Who did what when."""

    @page("GET", "/audit", Act.READ_AUDIT)
    def events(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        actor: Filter = "",
        action: Filter = "",
        subject: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Events of the accounts within reach."""
        asked = TableAsked(sort, cursor, download)
        filters = EventFilter(actor.strip(), action, subject.strip(), oldest_first=sort == "sequence")
        actions = known_actions(office, caller)
        table = read_table(
            asked,
            lambda wanted: events_page(office, caller, wanted, filters),
            lambda found: events_table(shell, found.records, filters, actions),
        )
        return show_table(shell, "registers/list.html", shell.say("pages-audit"), table, asked)


def events_table(shell: Shell, events: Iterable[AuditEvent], filters: EventFilter, actions: Iterable[str]) -> Table:
    """Events with their details and the beginning of their digests. Pure."""
    heads = ("sequence", "happened-at", "actor", "action", "subject", "detail", "digest")
    rows = tuple(
        (
            Cell(str(one.sequence)),
            Cell(shell.when(datetime.fromisoformat(one.happened_at))),
            Cell(shell.person(one.actor)),
            Cell(_action(shell, one.action)),
            Cell(one.subject),
            Cell(details_said(shell, one.detail)),
            Cell(one.sha256[:_DIGITS]),
        )
        for one in events
    )
    columns = tuple(
        Column(shell.say(f"pages-audit-{head}"), "sequence" if head in _IN_ORDER else "", number=head == "sequence")
        for head in heads
    )
    shown = (
        Field("actor", shell.say("pages-audit-actor"), filters.actor),
        Field(
            "action",
            shell.say("pages-audit-action"),
            filters.action,
            "choice",
            tuple((one, _action(shell, one)) for one in actions),
        ),
        Field("subject", shell.say("pages-audit-subject"), filters.subject),
    )
    return Table("audit", "/audit", columns, rows, shown)


def _action(shell: Shell, action: str) -> str:
    """What was done in words; the code itself where a newer version of the service wrote it."""
    code = f"audit-action-{action}"
    return shell.say(code) if shell.said.has(code) else action
