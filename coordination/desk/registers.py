"""Use cases: read the registers page by page, and change single entries of what people edit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, Generic, TypeVar

from coordination.desk.editing import EDITED, Editing
from coordination.desk.masking import as_seen
from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.errors import BadInputError, ForbiddenError, NotFoundError, OutdatedError
from coordination.model.access import Act, Caller
from coordination.model.items import Checklist, InspectionItem, JointItem, StatutoryRatio
from coordination.model.pages import Page, TargetFilter, Wanted
from coordination.model.people import DeclaredRecusal, Department, Inspector, Leave, Specialty
from coordination.model.regions import Region
from coordination.model.targets import Exemption, PastVisit, Target
from coordination.model.work_rules import WorkRules
from coordination.storage.columns import to_json
from coordination.storage.database import Work
from coordination.storage.reading import one_within, page_within
from coordination.storage.registers import remove, starting_with, write
from coordination.storage.target_pages import target_page, with_targets
from solvers.fault import Fault

REGISTERS: Mapping[str, type[Any]] = {
    "targets": Target,
    "items": InspectionItem,
    "joint-items": JointItem,
    "checklists": Checklist,
    "statutory-ratios": StatutoryRatio,
    "work-rules": WorkRules,
    "inspectors": Inspector,
    "leave": Leave,
    "recusals": DeclaredRecusal,
    "exemptions": Exemption,
    "visits": PastVisit,
    "departments": Department,
    "specialties": Specialty,
}
"""The registers by the name they are asked for."""

FILTERS: Mapping[type[Any], tuple[str, ...]] = {
    Target: ("name", "code", "region", "industry"),
    InspectionItem: ("department",),
    JointItem: (),
    Checklist: (),
    StatutoryRatio: (),
    WorkRules: ("department",),
    Inspector: ("department",),
    Leave: ("inspector",),
    DeclaredRecusal: ("inspector",),
    Exemption: ("target",),
    PastVisit: ("target", "department"),
    Department: (),
    Specialty: (),
}
"""What each can be filtered by."""

KEYS: Mapping[type[Any], tuple[str, ...]] = {
    **{record_type: editing.names for record_type, editing in EDITED.items()},
    Target: ("id",),
    JointItem: ("code",),
    WorkRules: ("department",),
}
"""The fields by which single entries are asked for."""

_Record = TypeVar("_Record")
_DIGITS_OF_A_TAG = 32
_ABOUT_ONESELF: Mapping[type[Any], Act] = {Leave: Act.REPORT_ABSENCE, DeclaredRecusal: Act.DECLARE_RECUSALS}
NUL_IN_JSON = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""Finds a NUL in what JSON says; PostgreSQL keeps no text with it."""


@dataclass(frozen=True, slots=True)
class Held(Generic[_Record]):
    """A record as it is kept, and the tag by which a later change of it is noticed."""

    record: _Record
    tag: str


def register_of(name: str) -> type[Any]:
    """The records of a register by its name; raises NotFoundError."""
    if name not in REGISTERS:
        raise NotFoundError("kind-not-found", kind=name, known=tuple(REGISTERS))
    return REGISTERS[name]


def filtered_page(
    office: Office, caller: Caller, record_type: type[Any], wanted: Wanted, filters: Mapping[str, str]
) -> Page[Any]:
    """A page of any register; raises BadInputError for a filter that it does not have."""
    given = {name: value for name, value in filters.items() if value}
    faults = [Fault("filter-unknown", name) for name in given if name not in FILTERS[record_type]]
    if faults:
        raise BadInputError("filters-refused", faults, count=len(faults))
    if record_type is Target:
        return page_of_targets(office, caller, TargetFilter(**given), wanted)
    return page_of(office, caller, record_type, wanted, given)


def page_of_targets(office: Office, caller: Caller, filters: TargetFilter, wanted: Wanted) -> Page[Target]:
    """A page of targets; raises BadInputError for a filter or a place that cannot be used."""
    require(caller, Act.READ_REGISTERS)
    with office.database.reading() as session:
        return _seen(caller, target_page(session, caller.reach, filters, wanted))


def counties_held(office: Office, caller: Caller) -> tuple[Region, ...]:
    """The counties to choose from: those within reach that have targets, or all there are where none has any yet."""
    regions = office.reference.regions
    within = regions.covered([caller.reach.region]) if caller.reach.region else None
    every = [one for one in regions.all if one.level == "county" and (within is None or one.code in within)]
    with office.database.reading() as session:
        held = with_targets(session, [one.code for one in every])
    return tuple(one for one in every if not held or one.code in held)


def page_of(
    office: Office,
    caller: Caller,
    record_type: type[_Record],
    wanted: Wanted,
    equal: Mapping[str, str],
    contains: Mapping[str, str] | None = None,
) -> Page[_Record]:
    """A page of another register, of the entries whose fields equal, and contain, what is given."""
    _require_to_read(caller, record_type)
    with office.database.reading() as session:
        return _seen(caller, page_within(session, record_type, caller.reach, wanted, equal, contains))


def names_of_recusals(office: Office, caller: Caller, found: Iterable[DeclaredRecusal]) -> dict[str, str]:
    """What inspectors and targets of recusals the caller was given are called, by certificate number and id."""
    _require_to_read(caller, DeclaredRecusal)
    numbers, targets = set[str](), set[str]()
    for recusal in found:
        numbers |= {recusal.inspector, recusal.swap_with} - {""}
        targets.add(recusal.target)
    with office.database.reading() as session:
        people = starting_with(session, Inspector, numbers)
        named = starting_with(session, Target, targets)
    return {one.certificate_number: one.name for one in people} | {one.id: one.name for one in named}


def one(office: Office, caller: Caller, record_type: type[_Record], *key: str | date) -> Held[_Record]:
    """One entry by its key; raises NotFoundError where there is none within reach."""
    _require_to_read(caller, record_type)
    with office.database.reading() as session:
        return _held(session, caller, record_type, key)


def replace_one(office: Office, caller: Caller, record: _Record, tag: str, *key: str | date) -> Held[_Record]:
    """Puts a record in the place of the one with this key.

    Raises OutdatedError where the entry's tag is no longer the one given, BadInputError with every fault.
    """
    editing = EDITED[type(record)]
    _require_to_write(caller, type(record))
    record = editing.stamped(record, caller, office.clock())
    with office.database.transaction() as session:
        require_unchanged(_held(session, caller, type(record), key), tag)
        _accept(office, session, caller, record, editing)
        if editing.key_of(record) != tuple(key):
            raise BadInputError("key-changed")
        write(session, [record])
        _note(office, caller, "entry-changed", record)
        return _held(session, caller, type(record), key)


def add_one(office: Office, caller: Caller, record: _Record) -> Held[_Record]:
    """Adds an entry; raises BadInputError with every fault, also where the key is taken."""
    editing = EDITED[type(record)]
    _require_to_write(caller, type(record))
    record = editing.stamped(record, caller, office.clock())
    with office.database.transaction() as session:
        _accept(office, session, caller, record, editing)
        key = editing.key_of(record)
        if one_within(session, type(record), caller.reach, key) is not None:
            raise BadInputError("entry-exists")
        write(session, [record])
        _note(office, caller, "entry-added", record)
        return _held(session, caller, type(record), key)


def remove_one(office: Office, caller: Caller, record_type: type[Any], tag: str, *key: str | date) -> None:
    """Removes an entry; raises OutdatedError, NotFoundError.

    Whoever declared a recusal does not take it back: that is for the department (ZB-43).
    """
    _require_to_write(caller, record_type)
    if record_type is DeclaredRecusal:
        require(caller, Act.WRITE_REGISTERS)
    with office.database.transaction() as session:
        held = _held(session, caller, record_type, key)
        require_unchanged(held, tag)
        remove(session, record_type, key)
        _note(office, caller, "entry-removed", held.record)


def _held(session: Work, caller: Caller, record_type: type[_Record], key: Sequence[str | date]) -> Held[_Record]:
    found = one_within(session, record_type, caller.reach, key)
    if found is None:
        raise NotFoundError("entry-not-found", key=" ".join(str(part) for part in key))
    shown = as_seen(caller, found)  # the tag too: from the digest of what is hidden it could be guessed
    return Held(shown, tag_of(shown))


def _seen(caller: Caller, page: Page[_Record]) -> Page[_Record]:
    return replace(page, records=tuple(as_seen(caller, record) for record in page.records))


def require_unchanged(held: Held[Any], tag: str) -> None:
    """Raises OutdatedError where a record is no longer the one whose tag was read."""
    if tag not in {held.tag, "*"}:
        raise OutdatedError("entry-outdated")


def _accept(office: Office, session: Work, caller: Caller, record: Any, editing: Editing) -> None:
    """Refuses a record with faults, and one that the caller itself could not see afterwards."""
    if NUL_IN_JSON.search(to_json(record)):
        raise BadInputError("entry-with-nul")
    faults = list(editing.faults(office, session, record))
    if faults:
        raise BadInputError("entry-refused", faults, count=len(faults))
    if not editing.within(session, caller.reach, record):
        raise ForbiddenError("entry-out-of-reach")


def _note(office: Office, caller: Caller, action: str, record: Any) -> None:
    """Fields may hold names and reasons: only the digest is noted."""
    detail = {"register": type(record).__name__, "sha256": sha256(to_json(record)).hexdigest()}
    office.acting_for(caller).note(action, type(record).__name__.lower(), detail)


def tag_of(record: Any) -> str:
    """The tag of a record: another one once anything of it has changed."""
    return sha256(to_json(record)).hexdigest()[:_DIGITS_OF_A_TAG]


def _require_to_read(caller: Caller, record_type: type[Any]) -> None:
    """Inspectors read no register, but the absences and recusals of their own."""
    if record_type not in _ABOUT_ONESELF or not caller.may(_ABOUT_ONESELF[record_type]):
        require(caller, Act.READ_REGISTERS)


def _require_to_write(caller: Caller, record_type: type[Any]) -> None:
    """Whom an exemption protects, and who is a member, concerns every department: the office enters it."""
    if record_type in {Department, Exemption}:
        require_everywhere(caller, Act.WRITE_REGISTERS)
    require(caller, _ABOUT_ONESELF.get(record_type, Act.WRITE_REGISTERS))
