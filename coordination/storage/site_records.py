"""What was sent about parts, and their evidence; nothing of it is ever changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from sqlalchemy import func, insert, select
from sqlmodel import Session

from coordination.model.on_site import Evidence, SiteEntry, SiteSave
from coordination.storage.columns import adapter_of, from_row, to_json, to_row
from coordination.storage.registers import chunks, table_of
from coordination.storage.task_rows import EvidenceRow, KeptContentRow, SiteSaveRow

_SAVES, _EVIDENCE, _CONTENTS = table_of(SiteSaveRow), table_of(EvidenceRow), table_of(KeptContentRow)


def add_save(session: Session, save: SiteSave) -> None:
    """Stores what was sent."""
    row = {name: getattr(save, name) for name in ("key", "task", "department", "number", "account", "received_at")}
    session.execute(insert(_SAVES).values(**row, entry=to_json(save.entry)))


def saves(session: Session, task: str, department: str) -> list[SiteSave]:
    """What was sent about a part, in the order in which it was received."""
    return saves_of(session, [task])[task, department]


def saves_of(session: Session, tasks: Iterable[str]) -> dict[tuple[str, str], list[SiteSave]]:
    """What was sent about tasks, by task and department."""
    found: dict[tuple[str, str], list[SiteSave]] = defaultdict(list)
    for chunk in chunks(tasks):
        chosen = select(_SAVES).where(_SAVES.c.task.in_(chunk)).order_by(*_SAVES.primary_key.columns)
        for row in session.execute(chosen).mappings():
            entry = adapter_of(SiteEntry).validate_json(row["entry"])
            found[row["task"], row["department"]].append(from_row(SiteSave, {**row, "entry": entry}))
    return found


def keep(session: Session, content: bytes) -> str:
    """Keeps bytes, once; their digest."""
    digest = sha256(content).hexdigest()
    if session.execute(select(func.count()).where(_CONTENTS.c.sha256 == digest)).scalar() == 0:
        session.execute(insert(_CONTENTS).values(sha256=digest, content=content))
    return digest


def contents(session: Session, digests: Iterable[str]) -> dict[str, bytes]:
    """Kept bytes by digest."""
    found: dict[str, bytes] = {}
    for chunk in chunks(digests, 50):
        rows = session.execute(select(_CONTENTS).where(_CONTENTS.c.sha256.in_(chunk)))
        found |= {digest: bytes(content) for digest, content in rows}
    return found


def add_evidence(session: Session, evidence: Evidence) -> None:
    """Stores what a piece of evidence is; its bytes are kept already."""
    session.execute(insert(_EVIDENCE).values(**to_row(evidence)))


def evidence(session: Session, task: str) -> list[Evidence]:
    """The evidence of a task, in the order in which it was added."""
    return evidence_of(session, [task])[task]


def evidence_of(session: Session, tasks: Iterable[str]) -> dict[str, list[Evidence]]:
    """The evidence of tasks, by task, in the order in which it was added."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for chunk in chunks(tasks):
        chosen = select(_EVIDENCE).where(_EVIDENCE.c.task.in_(chunk))
        for row in session.execute(chosen.order_by(_EVIDENCE.c.added_at, _EVIDENCE.c.sha256)).mappings():
            found[row["task"]].append(from_row(Evidence, dict(row)))
    return found
