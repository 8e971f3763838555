"""Draws: their attempts with all files, who witnessed and who signed them."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Table, desc, insert, select, update
from sqlmodel import Session

from coordination.errors import NotFoundError
from coordination.model.ceremony import DrawAttempt, DrawSignature, DrawState, DrawWitness
from coordination.storage.columns import from_row, to_row
from coordination.storage.draw_rows import DrawAttemptRow, DrawSignatureRow, DrawWitnessRow
from coordination.storage.registers import table_of

_ATTEMPTS = table_of(DrawAttemptRow)
_WITNESSES, _SIGNATURES = table_of(DrawWitnessRow), table_of(DrawSignatureRow)
_KNOWN = [_ATTEMPTS.c[entry.name] for entry in fields(DrawAttempt)]
_FILES = {"secret", "announcement", "frame", "record"}


def add_attempt(session: Session, attempt: DrawAttempt, sealed_secret: bytes) -> None:
    """Stores a new attempt with the office's secret, which must come encrypted."""
    session.execute(insert(_ATTEMPTS).values(**to_row(attempt), secret=sealed_secret))


def change(session: Session, attempt: DrawAttempt, **files: bytes | None) -> None:
    """Replaces what is known of an attempt; its secret, announcement, frame and record only where they are named."""
    if not files.keys() <= _FILES:
        raise ValueError("an attempt has no such file")
    same = (_ATTEMPTS.c.campaign == attempt.campaign, _ATTEMPTS.c.number == attempt.number)
    session.execute(update(_ATTEMPTS).where(*same).values(**to_row(attempt), **files))


def attempts(session: Session, campaign_id: str) -> list[DrawAttempt]:
    """The attempts of a campaign, the newest first."""
    found = select(*_KNOWN).where(_ATTEMPTS.c.campaign == campaign_id).order_by(desc(_ATTEMPTS.c.number))
    return [from_row(DrawAttempt, dict(row)) for row in session.execute(found).mappings()]


def newest(session: Session, campaign_id: str) -> DrawAttempt:
    """The newest attempt of a campaign; raises NotFoundError where none was announced."""
    found = attempts(session, campaign_id)
    if not found:
        raise NotFoundError("draw-not-announced", campaign=campaign_id)
    return found[0]


def newest_states(session: Session) -> dict[str, DrawState]:
    """The state of the newest attempt of every campaign that has one."""
    found = select(_ATTEMPTS.c.campaign, _ATTEMPTS.c.state).order_by(_ATTEMPTS.c.number)
    return {campaign: DrawState(state) for campaign, state in session.execute(found)}


def published(session: Session) -> list[DrawAttempt]:
    """Every attempt whose record is public, void ones too, the latest first."""
    found = select(*_KNOWN).where(_ATTEMPTS.c.published_at.is_not(None)).order_by(desc(_ATTEMPTS.c.published_at))
    return [from_row(DrawAttempt, dict(row)) for row in session.execute(found).mappings()]


def drawn_at(session: Session, campaign_id: str) -> datetime | None:
    """When the draw that counts was held, None where none does."""
    ended = [DrawState.VOID.value, DrawState.GIVEN_UP.value]
    found = select(_ATTEMPTS.c.drawn_at).where(_ATTEMPTS.c.campaign == campaign_id, _ATTEMPTS.c.state.not_in(ended))
    return session.execute(found).scalar()


def file_of(session: Session, attempt: DrawAttempt, name: str) -> bytes | None:
    """The secret as it is kept, the announcement, the frame or the record; None where there is none."""
    same = (_ATTEMPTS.c.campaign == attempt.campaign, _ATTEMPTS.c.number == attempt.number)
    found = session.execute(select(_ATTEMPTS.c[name]).where(*same)).scalar()
    return None if found is None else bytes(found)


def add_witness(session: Session, attempt: DrawAttempt, witness: DrawWitness) -> None:
    """Stores that somebody was there."""
    session.execute(insert(_WITNESSES).values(**_key(attempt), **to_row(witness)))


def witnesses(session: Session, attempt: DrawAttempt) -> list[DrawWitness]:
    """Who was there, in the order in which they confirmed it."""
    found = _of(session, _WITNESSES, attempt, _WITNESSES.c.confirmed_at)
    return [from_row(DrawWitness, row) for row in found]


def add_signature(session: Session, attempt: DrawAttempt, signature: DrawSignature) -> None:
    """Stores a signature."""
    session.execute(insert(_SIGNATURES).values(**_key(attempt), **to_row(signature)))


def signatures(session: Session, attempt: DrawAttempt) -> list[DrawSignature]:
    """Who signed, in the order in which they did."""
    found = _of(session, _SIGNATURES, attempt, _SIGNATURES.c.signed_at)
    return [from_row(DrawSignature, row) for row in found]


def _key(attempt: DrawAttempt) -> dict[str, Any]:
    return {"campaign": attempt.campaign, "attempt": attempt.number}


def _of(session: Session, table: Table, attempt: DrawAttempt, when: Any) -> list[dict[str, Any]]:
    same = (table.c.campaign == attempt.campaign, table.c.attempt == attempt.number)
    found = session.execute(select(table).where(*same).order_by(when, table.c.account)).mappings()
    return [dict(row) for row in found]
