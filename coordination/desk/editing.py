"""What people may edit by hand, one entry at a time: the key, what may be wrong, and whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from coordination.desk.office import Office
from coordination.intake.cells import MOST_CHARACTERS
from coordination.model.access import Caller, Reach
from coordination.model.items import InspectionItem
from coordination.model.people import DeclaredRecusal, Department, Inspector, Leave, Specialty
from coordination.model.targets import Exemption, Target
from coordination.storage.database import Work
from coordination.storage.reading import one_within, region_prefix
from coordination.storage.registers import everything
from coordination.storage.registers import one as one_of
from solvers.fault import Fault

SHORTEST_MINUTES, LONGEST_MINUTES = 5, 480
_Faults = Iterator[Fault]
Key = tuple[str | date, ...]


@dataclass(frozen=True, slots=True)
class Editing:
    """How entries of one register are edited.

    names: the fields of the primary key; faults: what is wrong with it; within: whether it concerns somebody who
    reaches so far; stamped: the record with who enters it and when, where it says so.
    """

    names: tuple[str, ...]
    faults: Callable[[Office, Work, Any], _Faults]
    within: Callable[[Work, Reach, Any], bool]
    stamped: Callable[[Any, Caller, datetime], Any] = lambda record, _, __: record

    def key_of(self, record: Any) -> Key:
        """The primary key of a record."""
        values = (getattr(record, name) for name in self.names)
        return tuple(value.value if isinstance(value, Enum) else value for value in values)


def _texts(record: Any, *, optional: Iterable[str] = ()) -> _Faults:
    for field in fields(record):
        value = getattr(record, field.name)
        if not isinstance(value, str):
            continue
        if not value.strip() and field.name not in optional:
            yield Fault("field-empty", field.name)
        elif len(value) > MOST_CHARACTERS:
            yield Fault("field-too-long", field.name, {"most": MOST_CHARACTERS})
        elif any(one < " " for one in value if one not in "\n\r\t"):
            yield Fault("field-unprintable", field.name)


def _known(place: str, values: Iterable[str], known: Iterable[str]) -> _Faults:
    among = set(known)
    for value in dict.fromkeys(values):
        if value not in among:
            yield Fault("field-unknown-value", place, {"value": value[:60]})


def _item_faults(office: Office, session: Work, item: InspectionItem) -> _Faults:
    yield from _texts(item)
    yield from _known("department", [item.department], (one.code for one in everything(session, Department)))
    yield from _known("industries", item.industries, office.reference.industries)
    yield from _known("specialties", item.specialties, (one.code for one in everything(session, Specialty)))
    if not item.kinds:
        yield Fault("field-empty", "kinds")
    if not item.methods:
        yield Fault("field-empty", "methods")
    for place, share in (("ratio", item.ratio), ("ratio_cap", item.ratio_cap)):
        if share is not None and not 0 <= share <= 1:
            yield Fault("field-out-of-bounds", place, {"least": 0, "most": 1})
    if not SHORTEST_MINUTES <= item.minutes <= LONGEST_MINUTES:
        yield Fault("field-out-of-bounds", "minutes", {"least": SHORTEST_MINUTES, "most": LONGEST_MINUTES})


def _department_faults(_: Office, session: Work, department: Department) -> _Faults:
    yield from _texts(department, optional=("name_en", "short_name"))
    others = (one for one in everything(session, Department) if one.code != department.code)
    if department.name in {one.name for one in others}:
        yield Fault("field-taken", "name")
    first, last = department.subject_from, department.subject_until
    if first is not None and last is not None and first > last:
        yield Fault("span-backwards", "subject_until")


def _inspector_faults(office: Office, session: Work, person: Inspector) -> _Faults:
    yield from _texts(person, optional=("level", "station_code", "sex"))
    regions = office.reference.regions.by_code
    yield from _known("department", [person.department], (one.code for one in everything(session, Department)))
    yield from _known("district_code", [person.district_code], regions)
    yield from _known("areas", person.areas, regions)
    yield from _known("specialties", person.specialties, (one.code for one in everything(session, Specialty)))
    if not person.areas:
        yield Fault("field-empty", "areas")


def _leave_faults(_: Office, session: Work, leave: Leave) -> _Faults:
    yield from _texts(leave, optional=("reason",))
    yield from _person_faults(session, leave.inspector)
    if leave.first_date > leave.last_date:
        yield Fault("span-backwards", "last_date")


def _recusal_faults(_: Office, session: Work, recusal: DeclaredRecusal) -> _Faults:
    yield from _texts(recusal, optional=("declared_by", "swap_with"))
    yield from _person_faults(session, recusal.inspector)
    yield from _target_faults(session, recusal.target)
    yield from wish_faults(session, recusal.inspector, recusal.swap_with)


def wish_faults(session: Work, inspector: str, swap_with: str) -> _Faults:
    """What is wrong with the colleague an officer would change visits with: another one of the same department."""
    if not swap_with:
        return
    own, other = (one_of(session, Inspector, number) for number in (inspector, swap_with))
    if other is None:
        yield Fault("field-unknown-value", "swap_with", {"value": swap_with[:60]})
    elif own is not None and (own.department != other.department or inspector == swap_with):
        yield Fault("swap-with-no-colleague", "swap_with", {"value": swap_with[:60]})


def _declared(recusal: DeclaredRecusal, caller: Caller, now: datetime) -> DeclaredRecusal:
    return replace(recusal, declared_by=caller.name, declared_at=now.replace(microsecond=0))


def _exemption_faults(_: Office, session: Work, exemption: Exemption) -> _Faults:
    yield from _texts(exemption)
    yield from _target_faults(session, exemption.target)
    if exemption.first_date > exemption.last_date:
        yield Fault("span-backwards", "last_date")


def _target_faults(session: Work, target: str) -> _Faults:
    if one_of(session, Target, target) is None:
        yield Fault("field-unknown-value", "target", {"value": target[:60]})


def _person_faults(session: Work, number: str) -> _Faults:
    if one_of(session, Inspector, number) is None:
        yield Fault("field-unknown-value", "inspector", {"value": number[:60]})


def _person_within(session: Work, reach: Reach, entry: Leave | DeclaredRecusal) -> bool:
    return one_within(session, Inspector, reach, [entry.inspector]) is not None


def _inspector_within(_: Work, reach: Reach, person: Inspector) -> bool:
    in_region = person.district_code.startswith(region_prefix(reach.region))
    oneself = reach.inspector in {"", person.certificate_number}
    return reach.department in {"", person.department} and in_region and oneself


def _for_everybody(_: Work, reach: Reach, __: Any) -> bool:
    return reach == Reach()


def _item_within(_: Work, reach: Reach, item: InspectionItem) -> bool:
    return reach.department in {"", item.department}


EDITED: Mapping[type[Any], Editing] = {
    InspectionItem: Editing(("code",), _item_faults, _item_within),
    Department: Editing(("code",), _department_faults, _for_everybody),
    Inspector: Editing(("certificate_number",), _inspector_faults, _inspector_within),
    Leave: Editing(("inspector", "first_date", "half_day"), _leave_faults, _person_within),
    DeclaredRecusal: Editing(("inspector", "target"), _recusal_faults, _person_within, _declared),
    Exemption: Editing(("target", "first_date"), _exemption_faults, _for_everybody),
}
