"""The office: what every use case needs - database, clock, reference data, rules - in one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from coordination.model.access import Caller
from coordination.model.calendar import WorkingCalendar
from coordination.model.people import Department, Specialty
from coordination.model.regions import Regions
from coordination.rules.packs import Shelf
from coordination.storage import audit
from coordination.storage.database import Database
from coordination.storage.registers import everything, write


@dataclass(frozen=True, slots=True)
class Reference:
    """Reference data as values: the composition root reads it from `seeds` and hands it down.

    industries: names by code of GB/T 4754, sections included; divisions: those of each section.
    """

    regions: Regions
    industries: Mapping[str, str]
    divisions: Mapping[str, Sequence[str]]
    calendar: WorkingCalendar
    shelf: Shelf
    departments: tuple[Department, ...]
    specialties: tuple[Specialty, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """One joint-meeting office at work. `clock` gives aware instants; `actor` stands in the audit chain."""

    database: Database
    reference: Reference
    clock: Callable[[], datetime]
    actor: str

    def open(self) -> None:
        """Brings the tables up to date; a fresh database gets the member departments and the vocabulary."""
        self.database.prepare()
        with self.database.transaction() as session:
            if not everything(session, Department):
                write(session, self.reference.departments)
                write(session, self.reference.specialties)
                self.note("office-opened", "departments", {"departments": len(self.reference.departments)})

    def acting_for(self, caller: Caller) -> Office:
        """The same office, whose audit events name the caller."""
        return replace(self, actor=caller.name)

    def note(self, action: str, subject: str, detail: Mapping[str, str | int]) -> None:
        """Appends an audit event to the transaction that is open."""
        with self.database.transaction() as session:
            audit.note(session, self.clock(), self.actor, action, subject, detail)

    def note_each(self, action: str, details: Mapping[str, Mapping[str, str | int]]) -> None:
        """Appends an audit event for each subject, as one `note` each would."""
        with self.database.transaction() as session:
            audit.note_each(session, self.clock(), self.actor, action, details)

    def look(self) -> None:
        """Reads one thing; raises UnavailableError where the database does not answer."""
        with self.database.reading() as session:
            audit.noted(session, "office-opened")
