"""Register entries and the targets merged from them: looked up by code, written in bulk, merged when codes meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, delete, select, text, tuple_, update
from sqlmodel import Session

from coordination.model.import_jobs import MOST_ROWS_KEPT, RowKey, WrittenRows
from coordination.model.targets import RegisterEntry, RegisterKind, Target, TargetKind
from coordination.storage.columns import adapter_of, to_json, to_row
from coordination.storage.entry_rows import CaseRow
from coordination.storage.planning_rows import CheckDemandRow, DrawnElsewhereRow
from coordination.storage.registers import Changes, among, bulk_insert, bulk_update, chunks, table_of
from coordination.storage.rows import (
    ExemptionRow,
    PastVisitRow,
    RecusalRow,
    RegisterEntryRow,
    TargetCodeRow,
    TargetRow,
)
from coordination.storage.task_rows import TaskRow

Code = tuple[str, str]
_REGISTERS = tuple(kind.value for kind in RegisterKind)  # named in queries, so that the primary key answers them
_ENTRIES, _CODES, _TARGETS = table_of(RegisterEntryRow), table_of(TargetCodeRow), table_of(TargetRow)
_PLACE = _TARGETS.c.id, _TARGETS.c.region_code, _TARGETS.c.address, _TARGETS.c.longitude, _TARGETS.c.latitude
_REFER_TO_TARGETS = (
    ExemptionRow,
    PastVisitRow,
    RecusalRow,
    DrawnElsewhereRow,
    CheckDemandRow,
    CaseRow,
    RegisterEntryRow,
    TaskRow,
)


def differing(session: Session, entries: Sequence[RegisterEntry]) -> tuple[list[RegisterEntry], Changes]:
    """The entries that are new or differ from what is stored, the counts, and which are which."""
    stored: dict[tuple[str, str], str] = {}
    for chunk in chunks(sorted({entry.key for entry in entries})):
        found = select(_ENTRIES.c.register_kind, _ENTRIES.c.key, _ENTRIES.c.sha256)
        found = found.where(_ENTRIES.c.register_kind.in_(_REGISTERS), among(session, _ENTRIES.c.key, chunk))
        stored.update({(kind, key): digest for kind, key, digest in session.execute(found)})
    differ: list[RegisterEntry] = []
    new = 0
    kept_new: list[RowKey] = []
    kept_changed: list[RowKey] = []
    for entry in entries:
        key = entry.register.value, entry.key
        digest = stored.get(key)
        if digest is None or digest != sha256(to_json(entry)).hexdigest():
            differ.append(entry)
            new += digest is None
            kept = kept_new if digest is None else kept_changed
            if len(kept) < MOST_ROWS_KEPT:
                kept.append(key)
    rows = WrittenRows(tuple(kept_new), tuple(kept_changed))
    return differ, Changes(new, len(differ) - new, len(entries) - len(differ), rows)


def targets_of_entries(session: Session, keys: Iterable[RowKey]) -> dict[RowKey, str]:
    """The targets that rows of registers, given as (register, key), make up now."""
    found: dict[RowKey, str] = {}
    for chunk in chunks(sorted({key for _, key in keys})):
        rows = select(_ENTRIES.c.register_kind, _ENTRIES.c.key, _ENTRIES.c.target)
        rows = rows.where(_ENTRIES.c.register_kind.in_(_REGISTERS), among(session, _ENTRIES.c.key, chunk))
        found.update({(kind, key): target for kind, key, target in session.execute(rows)})
    return found


def holders(session: Session, codes: Iterable[Code]) -> dict[Code, str]:
    """The target each known code belongs to."""
    wanted = set(codes)
    schemes = sorted({scheme for scheme, _ in wanted})
    found: dict[Code, str] = {}
    for chunk in chunks(sorted({value for _, value in wanted})):
        held = select(_CODES).where(_CODES.c.scheme.in_(schemes), among(session, _CODES.c.value, chunk))
        for scheme, value, target in session.execute(held):
            if (scheme, value) in wanted:
                found[scheme, value] = target
    return found


def found_by(session: Session) -> dict[str, str]:
    """Targets by every code that means one of them only: what files of other registers may write."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for value, target in session.execute(select(_CODES.c.value, _CODES.c.target)):
        meanings[value].add(target)
    ids = session.execute(select(_TARGETS.c.id)).scalars()
    return {value: next(iter(found)) for value, found in meanings.items() if len(found) == 1} | {i: i for i in ids}


def entries_of(session: Session, targets: Iterable[str]) -> dict[str, list[RegisterEntry]]:
    """The stored entries of targets."""
    found: dict[str, list[RegisterEntry]] = defaultdict(list)
    for chunk in chunks(sorted(set(targets))):
        rows = select(_ENTRIES.c.target, _ENTRIES.c.content)
        rows = rows.where(among(session, _ENTRIES.c.target, chunk))
        for target, content in session.execute(rows):
            found[target].append(adapter_of(RegisterEntry).validate_json(content))
    return found


def names_of(session: Session, ids: Iterable[str]) -> dict[str, tuple[str, TargetKind]]:
    """Name and kind of targets; one that is gone has neither."""
    found: dict[str, tuple[str, TargetKind]] = {}
    for chunk in chunks(sorted(set(ids))):
        rows = select(_TARGETS.c.id, _TARGETS.c.name, _TARGETS.c.kind).where(among(session, _TARGETS.c.id, chunk))
        found.update({one: (name, TargetKind(kind)) for one, name, kind in session.execute(rows)})
    return found


def write_targets(session: Session, targets: Sequence[Target]) -> bool:
    """Adds or updates merged targets; the premises of known ones stay until they are linked anew.

    Whether there is a reason to: a target is new, or what `places` says of one has changed.
    """
    moved = False
    for chunk in chunks(targets):
        found = select(_TARGETS).where(among(session, _TARGETS.c.id, [target.id for target in chunk]))
        held = {row["id"]: row for row in session.execute(found).mappings()}
        due = [{**to_row(target), "premises": _premises(held.get(target.id), target.id)} for target in chunk]
        bulk_insert(session, _TARGETS, [row for row in due if row["id"] not in held])
        bulk_update(session, _TARGETS, [row for row in due if held.get(row["id"], row) != row])
        moved = moved or any(_place(row) != _place(held.get(row["id"])) for row in due)
    return moved


def _place(row: Mapping[Any, Any] | None) -> list[Any] | None:
    return None if row is None else [row[column.name] for column in _PLACE]


def _premises(held: Mapping[Any, Any] | None, target: str) -> str:
    return target if held is None else str(held["premises"])


def write_entries(session: Session, entries: Iterable[tuple[str, RegisterEntry]], since: str) -> None:
    """Adds or replaces the entries of targets, given as (target, entry)."""
    for chunk in chunks(entries):
        _write_entries(session, chunk, since)


def _write_entries(session: Session, entries: Sequence[tuple[str, RegisterEntry]], since: str) -> None:
    due: dict[tuple[str, str], dict[str, str]] = {}
    for target, entry in entries:
        content = to_json(entry)
        due[entry.register.value, entry.key] = {
            "register_kind": entry.register.value,
            "key": entry.key,
            "target": target,
            "content": content.decode(),
            "sha256": sha256(content).hexdigest(),
            "since": since,
        }
    held = select(_ENTRIES.c.register_kind, _ENTRIES.c.key)
    keys = sorted({key for _, key in due})
    held = held.where(_ENTRIES.c.register_kind.in_(_REGISTERS), among(session, _ENTRIES.c.key, keys))
    known = {(kind, key) for kind, key in session.execute(held)}
    bulk_insert(session, _ENTRIES, [row for place, row in due.items() if place not in known])
    bulk_update(session, _ENTRIES, [row for place, row in due.items() if place in known])


def write_codes(session: Session, codes: Mapping[Code, str], held: Mapping[Code, str]) -> None:
    """Notes by which codes targets are found; a code that moved to another target moves. held: what `holders` says."""
    bulk_insert(session, _CODES, [_code_row(code, codes[code]) for code in sorted(codes) if code not in held])
    moved = [_code_row(code, target) for code, target in codes.items() if held.get(code, target) != target]
    bulk_update(session, _CODES, moved)


def absorb(session: Session, survivor: str, absorbed: Sequence[str]) -> None:
    """Makes several targets one: whatever referred to the absorbed ones refers to the survivor."""
    for target in absorbed:
        for row_type in _REFER_TO_TARGETS:
            table = table_of(row_type)
            others = [column for column in table.primary_key.columns if column.name != "target"]
            if "target" in table.primary_key.columns:
                kept = select(*others).where(table.c.target == survivor)
                session.execute(delete(table).where(table.c.target == target, tuple_(*others).in_(kept)))
            session.execute(update(table).where(table.c.target == target).values(target=survivor))
        session.execute(update(_CODES).where(_CODES.c.target == target).values(target=survivor))
        session.execute(delete(_TARGETS).where(_TARGETS.c.id == target))


def places(session: Session) -> list[tuple[str, str, str, float | None, float | None]]:
    """(id, region code, address, longitude, latitude) of every target, by id."""
    return [tuple(row) for row in session.execute(select(*_PLACE).order_by(_TARGETS.c.id))]


def write_premises(session: Session, premises: Mapping[str, str]) -> None:
    """Notes the premises of targets where they changed."""
    held = session.execute(select(_TARGETS.c.id, _TARGETS.c.premises))
    moved = [{"moved": target, "to": premises[target]} for target, place in held if premises[target] != place]
    statement = update(_TARGETS).where(_TARGETS.c.id == bindparam("moved")).values(premises=bindparam("to"))
    for chunk in chunks(moved):
        session.connection().execute(statement, chunk)


def refresh_statistics(session: Session) -> None:
    """Has PostgreSQL look at how values are spread, due after much has changed: it finds rows by what it saw last."""
    if session.get_bind().dialect.name == "postgresql":
        for table in (_TARGETS, _CODES, _ENTRIES):
            session.execute(text(f"analyze {table.name}"))


def _code_row(code: Code, target: str) -> dict[str, str]:
    return {"scheme": code[0], "value": code[1], "target": target}
