"""Approvals and filings: those of one thing, and one more."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlmodel import Session

from coordination.model.approvals import Approval, Approved
from coordination.storage.approval_rows import ApprovalRow
from coordination.storage.columns import from_row, to_row
from coordination.storage.registers import table_of

_APPROVALS = table_of(ApprovalRow)


def approvals(session: Session, subject: Approved, key: str) -> list[Approval]:
    """The steps ever taken for an item or a campaign's versions, in order of time."""
    chosen = select(_APPROVALS).where(_APPROVALS.c.subject == subject.value, _APPROVALS.c.key == key)
    found = session.execute(chosen.order_by(_APPROVALS.c.taken_at, _APPROVALS.c.step)).mappings()
    return [from_row(Approval, dict(row)) for row in found]


def add_approval(session: Session, approval: Approval) -> None:
    """Stores a step that was taken."""
    session.execute(insert(_APPROVALS).values(**to_row(approval)))
