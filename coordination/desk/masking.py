"""Personal data of targets, masked for whoever may not see it: the one place that decides it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar, cast

from coordination.model.access import Act, Caller
from coordination.model.targets import Target, TargetKind
from coordination.model.versions import PublishedVisit

_Record = TypeVar("_Record")
_SHORTEST_PHONE = 9  # of fewer digits even the last four tell too much
_HIDDEN = "****"


def as_seen(caller: Caller, record: _Record) -> _Record:
    """The record as a caller may see it: phone and representative of a target need the act `contacts:read`.

    An inspector sees the phone of whom they visit, as in the calendar.
    """
    if caller.may(Act.READ_CONTACTS):
        return record
    if isinstance(record, PublishedVisit) and not caller.may(Act.READ_OWN_TASKS):
        return cast("_Record", replace(record, phone=masked_phone(record.phone)))
    if not isinstance(record, Target):
        return record
    shown = replace(
        record,
        phone=masked_phone(record.phone),
        legal_representative=masked_name(record.legal_representative),
    )
    return cast("_Record", shown)


def sees_contacts(caller: Caller) -> bool:
    """Whether a caller may read papers with representative and phone: who may see contacts, and who went there."""
    return caller.may(Act.READ_CONTACTS) or caller.may(Act.READ_OWN_TASKS)


def name_seen(caller: Caller, name: str, kind: TargetKind) -> str:
    """The name of a target; that of a natural person in full only for who may see contacts (C-31)."""
    natural = kind is TargetKind.NATURAL_PERSON and not caller.may(Act.READ_CONTACTS)
    return masked_name(name) if natural else name


def masked_phone(phone: str) -> str:
    """138****5678: the first three and the last four characters, of short numbers none."""
    if not phone:
        return ""
    return f"{phone[:3]}{_HIDDEN}{phone[-4:]}" if len(phone) >= _SHORTEST_PHONE else _HIDDEN


def masked_name(name: str) -> str:
    """The first character; how many follow is not told."""
    return f"{name[0]}**" if name else ""
