"""Use case: which rows an import wrote, each with the record of the register that it is about now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coordination.desk.import_jobs import import_job
from coordination.desk.office import Office
from coordination.model.access import Caller
from coordination.model.import_jobs import RowKey
from coordination.model.items import InspectionItem, JointItem
from coordination.model.people import Department, Inspector
from coordination.model.targets import Target
from coordination.storage import import_jobs, targets
from coordination.storage.database import Work
from coordination.storage.registers import starting_with

_RECORDS: dict[str, tuple[type[Any], int]] = {
    "inspectors": (Inspector, 0),
    "leave": (Inspector, 0),
    "recusals": (Inspector, 0),
    "items": (InspectionItem, 0),
    "checklists": (InspectionItem, 0),
    "statutory-ratios": (InspectionItem, 0),
    "joint-items": (JointItem, 0),
    "work-rules": (Department, 0),
    "visits": (Target, 0),
    "exemptions": (Target, 0),
    "draws": (Target, 1),
}
"""By kind of file: the record a row is about, and where in the row's key the id of that stands."""


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row by its key; record, name: of what it is about, both empty where that is in the register no more."""

    new: bool
    key: RowKey
    record: str
    name: str


def written_rows(office: Office, caller: Caller, job_id: str) -> list[WrittenRow]:
    """The rows a job of the caller's own wrote, the new ones first; raises NotFoundError."""
    job = import_job(office, caller, job_id)[0]
    with office.database.reading() as session:
        kept = import_jobs.written(session, job_id)
        keys = [*kept.new, *kept.changed]
        record_of = _records(session, job.kind, keys)
        names = _names(session, job.kind, record_of.values())
    about = [record_of.get(key, "") for key in keys]
    return [
        WrittenRow(place < len(kept.new), key, record if record in names else "", names.get(record, ""))
        for place, (key, record) in enumerate(zip(keys, about, strict=True))
    ]


def _records(session: Work, kind: str, keys: Iterable[RowKey]) -> dict[RowKey, str]:
    if kind == "targets":
        return targets.targets_of_entries(session, keys)
    place = _RECORDS[kind][1]
    return {key: key[place] for key in keys}


def _names(session: Work, kind: str, ids: Iterable[str]) -> dict[str, str]:
    record_type = Target if kind == "targets" else _RECORDS[kind][0]
    if record_type is Target:
        return {one: name for one, (name, _) in targets.names_of(session, ids).items()}
    found = starting_with(session, record_type, ids)
    return {one.certificate_number if record_type is Inspector else one.code: one.name for one in found}
