"""Answers to requests that must not be done twice."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from coordination.model.answers import KeptAnswer
from coordination.storage.registers import table_of
from coordination.storage.web_rows import KeptAnswerRow

_ANSWERS = table_of(KeptAnswerRow)


def kept(session: Session, caller: str, key: str) -> KeptAnswer | None:
    """What a caller's request with this key was answered."""
    columns = (_ANSWERS.c.request_sha256, _ANSWERS.c.status, _ANSWERS.c.body, _ANSWERS.c.kept_at)
    found = session.execute(select(*columns).where(_ANSWERS.c.caller == caller, _ANSWERS.c.key == key)).first()
    return None if found is None else KeptAnswer(found[0], found[1], bytes(found[2]), found[3])


def keep(session: Session, caller: str, key: str, answer: KeptAnswer) -> bool:
    """Keeps an answer; whether nobody else has kept one under this key meanwhile."""
    row = {"caller": caller, "key": key, "kept_at": answer.kept_at, "status": answer.status, "body": answer.body}
    try:
        with session.begin_nested():
            session.execute(insert(_ANSWERS).values(**row, request_sha256=answer.request_sha256))
    except IntegrityError:
        return False
    return True


def forget(session: Session, before: datetime) -> None:
    """Removes answers kept before an instant."""
    session.execute(delete(_ANSWERS).where(_ANSWERS.c.kept_at < before))
