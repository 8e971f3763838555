"""The audit chain: every change leaves an event that carries the digest of the event before it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from sqlalchemy import desc, insert, select
from sqlmodel import Session

from coordination.storage.planning_rows import AuditEventRow
from coordination.storage.registers import table_of

_EVENTS = table_of(AuditEventRow)
_BEFORE_THE_FIRST = "0" * 64


def note(
    session: Session, happened_at: datetime, actor: str, action: str, subject: str, detail: Mapping[str, str | int]
) -> None:
    """Appends one event. `detail` holds counts and digests, never personal data or secrets."""
    last = session.execute(select(_EVENTS.c.sequence, _EVENTS.c.sha256).order_by(desc(_EVENTS.c.sequence)).limit(1))
    sequence, previous = next(iter(last), (0, _BEFORE_THE_FIRST))
    event = {
        "sequence": sequence + 1,
        "happened_at": happened_at.isoformat(timespec="seconds"),
        "actor": actor,
        "action": action,
        "subject": subject,
        "detail": dict(detail),
        "previous_sha256": previous,
    }
    digest = sha256(json.dumps(event, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    session.execute(insert(_EVENTS).values(**event, sha256=digest))


def noted(session: Session, action: str) -> bool:
    """Whether an event of this kind was ever noted."""
    return session.execute(select(_EVENTS.c.sequence).where(_EVENTS.c.action == action).limit(1)).first() is not None
