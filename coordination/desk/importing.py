"""Use case: a file of a register comes in. Good rows get in, bad ones come back; all or nothing on interruption."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from typing import Any

from coordination.desk.office import Office
from coordination.desk.own_rows import EVERYWHERE, refuse_outside
from coordination.desk.target_import import Told, take_in_targets
from coordination.errors import NotFoundError
from coordination.intake.columns import Known
from coordination.intake.kinds import KINDS
from coordination.intake.tables import Kind, Reading, read_table
from coordination.model.access import Reach
from coordination.model.import_jobs import WrittenRows
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Department, Inspector, Specialty
from coordination.storage import planning, targets
from coordination.storage.database import Work
from coordination.storage.registers import everything, write


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A file that has been read and not stored yet."""

    kind: str
    sha256: str
    reading: Reading[Any]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of one file. `reading` holds the refused rows and their faults, `written` says which rows got in."""

    kind: str
    read: int
    new: int
    changed: int
    unchanged: int
    refused: int
    reading: Reading[Any]
    written: WrittenRows


def kind_of_register(office: Office, name: str) -> Kind[Any]:
    """The kind of register file by name, with its vocabulary from the database; raises NotFoundError."""
    if name not in KINDS:
        raise NotFoundError("kind-not-found", kind=name, known=tuple(KINDS))
    with office.database.reading() as session:
        return KINDS[name](vocabulary(office, session, name))


def import_register(
    office: Office, name: str, raw: bytes, reach: Reach = EVERYWHERE, told: Told = lambda _step, _done, _total: None
) -> ImportOutcome:
    """Imports one file; rows about others than are within `reach` are refused. The same file twice changes nothing.

    Raises BadInputError where the file itself cannot be read, NotFoundError for an unknown kind, ForbiddenError for
    a register that concerns everybody where the reach is limited.
    """
    return take_in(office, read_register(office, name, raw, reach, told), told)


def read_register(office: Office, name: str, raw: bytes, reach: Reach, told: Told) -> RegisterFile:
    """The first half of `import_register`, which keeps nobody from writing and raises all that it raises."""
    with office.database.reading() as session:
        reading = read_table(raw, kind_of_register(office, name), partial(told, "read"))
        if reach != EVERYWHERE:
            refuse_outside(session, name, reading, reach)
    return RegisterFile(name, sha256(raw).hexdigest(), reading)


def take_in(office: Office, file: RegisterFile, told: Told) -> ImportOutcome:
    """The second half of `import_register`: stores what was read, in one transaction."""
    reading = file.reading
    records = [record for _, record in reading.records]
    with office.database.transaction() as session:
        if file.kind == "recusals":
            records = _declared(office, session, records)
        changes = take_in_targets(office, session, records, told) if file.kind == "targets" else write(session, records)
        detail: dict[str, str | int] = {
            "sha256": file.sha256,
            "new": changes.new,
            "changed": changes.changed,
            "unchanged": changes.unchanged,
            "refused": len(reading.refused),
        }
        office.note("imported", file.kind, detail)
    counts = reading.rows, changes.new, changes.changed, changes.unchanged, len(reading.refused)
    return ImportOutcome(file.kind, *counts, reading, changes.rows)


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


def vocabulary(office: Office, session: Work, name: str) -> Known:
    """What the rows of a kind of file may refer to."""
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
