"""Use cases: what everybody may read of a department, its work rules above all (CX-05, CX-18, JN-13, JN-29)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coordination.desk.bulletins import bulletin
from coordination.desk.office import Office
from coordination.desk.plans import pack_in_force
from coordination.errors import NotFoundError
from coordination.model.bulletins import BulletinLine
from coordination.model.feeds import ZONE
from coordination.model.people import Department
from coordination.model.work_rules import SECTIONS, WorkRules
from coordination.storage.database import Work
from coordination.storage.registers import everything

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class PublicDepartment:
    """A department as everybody may see it: its work rules, None before they are public, and its results of a year.

    missing: the sections the pack in force asks for and these rules do not have, all of them where there are none;
    results: None where none was published since `since`.
    """

    code: str
    name: str
    name_en: str
    rules: WorkRules | None
    missing: tuple[str, ...]
    since: date
    results: BulletinLine | None


def public_departments(office: Office) -> list[PublicDepartment]:
    """Every department with what it has made public of itself, in the order of the joint meeting."""
    today = office.clock().astimezone(ZONE).date()
    since = today - _YEAR
    with office.database.reading() as session:
        held = {one.department: one for one in everything(session, WorkRules) if one.is_public(today)}
        known = {one.code: one for one in everything(session, Department)}
        sections = sections_asked(office, session)
    lines = {one.whose: one for one in bulletin(office, since, today).departments}

    def told() -> Iterator[PublicDepartment]:
        for code in (one.code for one in office.reference.departments if one.code in known):
            one, rules = known[code], held.get(code)
            missing = sections if rules is None else rules.missing(sections)
            yield PublicDepartment(code, one.name, one.name_en, rules, missing, since, lines.get(code))

    return list(told())


def public_department(office: Office, code: str) -> PublicDepartment:
    """One of them; raises NotFoundError."""
    found = next((one for one in public_departments(office) if one.code == code), None)
    if found is None:
        raise NotFoundError("entry-not-found", key=code[:60])
    return found


def sections_asked(office: Office, session: Work) -> tuple[str, ...]:
    """The sections that the pack in force asks for, in their order."""
    asked = office.reference.shelf.value(pack_in_force(office, session), "work_rules_sections") or ()
    return tuple(one for one in SECTIONS if one in asked)
