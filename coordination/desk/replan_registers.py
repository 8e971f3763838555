"""Part of a use case: what a replan goes by is true after it too, so its publication writes it into the registers.

Absences and people withdrawn become leave, a withdrawal or a swap a declared recusal, a target that is gone its status
or an exemption, a moved visit a pin. Whatever the registers say already stays. Each entry leaves an audit event with
the digest of the entry alone, as every change of a register does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from coordination.desk.office import Office
from coordination.desk.pinning import LONGEST_REASON, drop_pins_on
from coordination.model.access import Caller
from coordination.model.feeds import ZONE
from coordination.model.people import DeclaredRecusal, HalfDay, Leave
from coordination.model.pins import CampaignPin
from coordination.model.replans import Event, EventKind, Gone
from coordination.model.targets import Exemption, Target, TargetStatus
from coordination.model.versions import PlanVersion
from coordination.storage import absences, entries
from coordination.storage.columns import to_json
from coordination.storage.database import Work
from coordination.storage.registers import everything, one, write

_STATUS = {
    Gone.CLOSED: TargetStatus.SUSPENDED,
    Gone.DEREGISTERED: TargetStatus.DEREGISTERED,
    Gone.REVOKED: TargetStatus.REVOKED,
}


def write_registers(office: Office, caller: Caller, session: Work, event: Event, version: PlanVersion) -> None:
    """Enters what happened; office: acting for the caller, inside the transaction that publishes."""
    if event.kind is EventKind.MOVED:
        _pin(office, caller, session, event, version)
        return
    for action, record in _records(office, caller, session, event, version):
        write(session, [record])
        detail = {"register": type(record).__name__, "sha256": sha256(to_json(record)).hexdigest()}
        office.note(action, version.campaign, detail)


def _records(
    office: Office, caller: Caller, session: Work, event: Event, version: PlanVersion
) -> Iterator[tuple[str, Any]]:
    match event.kind:
        case EventKind.ABSENCE | EventKind.STAFF_CUT:
            for inspector in event.inspectors:
                yield from _leave(session, event, inspector)
        case EventKind.RECUSAL | EventKind.SWAP:
            now = office.clock().replace(microsecond=0)
            declared = DeclaredRecusal(event.inspectors[0], event.target, event.reason, caller.name, now)
            known = {(entry.inspector, entry.target) for entry in everything(session, DeclaredRecusal)}
            if (declared.inspector, declared.target) not in known:
                yield "entry-added", declared
        case EventKind.TARGET_GONE if event.gone is Gone.EXEMPT:
            first, last = event.first_date or version.published_at.astimezone(ZONE).date(), event.last_date
            year_end = date(first.year, 12, 31)
            yield "entry-added", Exemption(event.target, first, last or year_end, event.reason)
        case EventKind.TARGET_GONE if event.gone in _STATUS:
            target, status = one(session, Target, event.target), _STATUS[event.gone]
            if target is not None and target.status is not status:
                yield "entry-changed", replace(target, status=status)


def _leave(session: Work, event: Event, inspector: str) -> Iterator[tuple[str, Leave]]:
    """One absence, unless one that is known covers it; one that begins with it becomes longer."""
    if event.first_date is None or event.last_date is None:
        return
    half = HalfDay(event.session) if event.session in set(HalfDay) else HalfDay.WHOLE_DAY
    away = Leave(inspector, event.first_date, event.last_date, half, event.reason)
    for known in absences.leave_from(session, inspector, away.first_date):
        if known.half_day in {half, HalfDay.WHOLE_DAY} and known.first_date <= away.first_date:
            if known.last_date >= away.last_date:
                return
            if (known.first_date, known.half_day) == (away.first_date, half):
                yield "entry-changed", replace(known, last_date=away.last_date)
                return
    yield "entry-added", away


def _pin(office: Office, caller: Caller, session: Work, event: Event, version: PlanVersion) -> None:
    """The moved visit stays where it was moved to, in the place of a pin it had."""
    visit = next((visit for visit in version.visits if visit.id == event.visit), None)
    if visit is None:
        return
    checks = tuple(check.id for check in visit.checks)
    drop_pins_on(session, version.campaign, checks)
    now = office.clock().replace(microsecond=0)
    reason = " ".join(event.reason.split())[:LONGEST_REASON]
    place = visit.held_on, event.session or None
    pin = entries.add_pin(session, CampaignPin(0, version.campaign, checks, *place, (), reason, caller.name, now))
    detail: dict[str, str | int] = {"pin": pin.id, "checks": len(checks), "date": pin.held_on.isoformat()}
    office.note("pin-added", version.campaign, detail)
