"""Use case: a file of a register comes in. Good rows get in, bad ones come back; all or nothing on interruption."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from coordination.desk.office import Office
from coordination.desk.own_rows import EVERYWHERE, refuse_outside
from coordination.errors import NotFoundError
from coordination.intake.columns import Known
from coordination.intake.kinds import KINDS
from coordination.intake.tables import Kind, Reading, read_table
from coordination.model.access import Reach
from coordination.model.codes import uscc_fault
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Department, Inspector, Specialty
from coordination.model.targets import RegisterEntry
from coordination.stages.identify import codes_of, merged, premises_of, same_target
from coordination.storage import planning, targets
from coordination.storage.database import Work
from coordination.storage.registers import Changes, everything, write


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of one file. `reading` holds the refused rows and their faults."""

    kind: str
    read: int
    new: int
    changed: int
    unchanged: int
    refused: int
    reading: Reading[Any]


def kind_of_register(office: Office, name: str) -> Kind[Any]:
    """The kind of register file by name, with its vocabulary from the database; raises NotFoundError."""
    if name not in KINDS:
        raise NotFoundError("kind-not-found", kind=name, known=", ".join(KINDS))
    with office.database.reading() as session:
        return KINDS[name](_known(office, session, name))


def import_register(office: Office, name: str, raw: bytes, reach: Reach = EVERYWHERE) -> ImportOutcome:
    """Imports one file; rows about others than are within `reach` are refused. The same file twice changes nothing.

    Raises BadInputError where the file itself cannot be read, NotFoundError for an unknown kind, ForbiddenError for
    a register that concerns everybody where the reach is limited.
    """
    with office.database.transaction() as session:
        reading = read_table(raw, kind_of_register(office, name))
        if reach != EVERYWHERE:
            refuse_outside(session, name, reading, reach)
        records = [record for _, record in reading.records]
        if name == "recusals":
            records = _declared(office, session, records)
        changes = _take_in_targets(office, session, records) if name == "targets" else write(session, records)
        detail: dict[str, str | int] = {
            "sha256": sha256(raw).hexdigest(),
            "new": changes.new,
            "changed": changes.changed,
            "unchanged": changes.unchanged,
            "refused": len(reading.refused),
        }
        office.note("imported", name, detail)
    return ImportOutcome(
        name, reading.rows, changes.new, changes.changed, changes.unchanged, len(reading.refused), reading
    )


def _declared(office: Office, session: Work, recusals: Sequence[DeclaredRecusal]) -> list[DeclaredRecusal]:
    """Recusals of a file with who hands it in, and when; what is known already for the same reason stays as it is."""
    known = {(one.inspector, one.target): one for one in everything(session, DeclaredRecusal)}
    now = office.clock().replace(microsecond=0)
    found = []
    for one in recusals:
        before = known.get((one.inspector, one.target))
        same = before is not None and before.reason == one.reason
        found.append(before if before and same else replace(one, declared_by=office.actor, declared_at=now))
    return found


def _take_in_targets(office: Office, session: Work, entries: Sequence[RegisterEntry]) -> Changes:
    differing, changes = targets.differing(session, entries)
    if not differing:
        return changes
    codes = [codes_of(entry) for entry in differing]
    held_by = targets.holders(session, (code for own in codes for code in own))
    with_holders = [[*own, *(("target", held_by[code]) for code in own if code in held_by)] for own in codes]
    entries_by_target: dict[str, list[RegisterEntry]] = {}
    for group in same_target(with_holders):
        known = sorted(
            {held_by[code] for position in group for code in codes[position] if code in held_by}, key=_best_id
        )
        target_id = known[0] if known else min((differing[position] for position in group), key=_best_code).target_id
        targets.absorb(session, target_id, known[1:])
        entries_by_target[target_id] = [differing[position] for position in group]
    entries_by_target = dict(sorted(entries_by_target.items()))  # in the order of the indexes, which is much faster
    stored = targets.entries_of(session, entries_by_target)
    merged_targets = [
        merged(target_id, [*_not_replaced(stored.get(target_id, ()), fresh), *fresh])
        for target_id, fresh in entries_by_target.items()
    ]
    targets.write_targets(session, merged_targets)
    since = office.clock().isoformat(timespec="seconds")
    targets.write_entries(session, [(t, entry) for t, fresh in entries_by_target.items() for entry in fresh], since)
    found_by = {code: t for t, fresh in entries_by_target.items() for entry in fresh for code in codes_of(entry)}
    targets.write_codes(session, found_by)
    targets.write_premises(session, premises_of(targets.places(session)))
    return changes


def _best_code(entry: RegisterEntry) -> tuple[bool, bool, str]:
    return (not entry.uscc, not entry.registration_number, entry.code)


def _best_id(target_id: str) -> tuple[bool, str]:
    return (uscc_fault(target_id) is not None, target_id)


def _not_replaced(stored: Sequence[RegisterEntry], fresh: Sequence[RegisterEntry]) -> list[RegisterEntry]:
    replaced = {(entry.register, entry.key) for entry in fresh}
    return [entry for entry in stored if (entry.register, entry.key) not in replaced]


def _known(office: Office, session: Work, name: str) -> Known:
    departments = everything(session, Department)
    regions = office.reference.regions
    known = Known(
        departments=_names((d.code, (d.code, d.name, d.short_name, *d.former_names)) for d in departments),
        regions=_names((r.code, (r.code, r.name)) for r in regions.all if r.level != "township")
        | {r.code: r.code for r in regions.all},
        industries={code: code for code in office.reference.industries},
        specialties=_names((s.code, (s.code, s.name)) for s in everything(session, Specialty)),
        credit_classes={name: name for name in ("A", "B", "C", "D", "E")},
        items=_names((i.code, (i.code, i.name)) for i in everything(session, InspectionItem)),
    )
    if name in {"visits", "recusals", "exemptions", "draws"}:
        known = replace(known, targets=targets.found_by(session))
    if name in {"leave", "recusals"}:
        numbers = [inspector.certificate_number for inspector in everything(session, Inspector)]
        known = replace(known, inspectors=dict(zip(numbers, numbers, strict=True)))
    if name == "draws":
        known = replace(known, batches={batch.id: batch.id for batch in planning.batches(session)})
    return known


def _names(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Codes by every name that means one of them only."""
    meanings: dict[str, set[str]] = defaultdict(set)
    for code, names in named:
        for name in names:
            meanings[name].add(code)
    return {name: next(iter(codes)) for name, codes in meanings.items() if len(codes) == 1}
