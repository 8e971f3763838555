"""Use case: whether the target register is complete, against the list of whoever registers (CX-15, ZB-16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from coordination.desk.importing import read_register
from coordination.desk.office import Office
from coordination.desk.own_rows import EVERYWHERE
from coordination.desk.permission import require_everywhere
from coordination.intake.tables import RowFault
from coordination.model.access import Act, Caller
from coordination.model.targets import RegisterEntry, TargetStatus
from coordination.stages.identify import codes_of
from coordination.storage import targets

_IN_BUSINESS = {TargetStatus.ACTIVE, TargetStatus.SUSPENDED}


@dataclass(frozen=True, slots=True)
class CountyCoverage:
    """Of how many that are registered in a county, and still in business, the register has how many."""

    county: str
    registered: int
    held: int


@dataclass(frozen=True, slots=True)
class RegisterCoverage:
    """A list of registrations against the register. missing: those registered whom no code finds; faults: rows unread.

    Who has ceased or was struck off need not be in the register and is not counted.
    """

    counties: tuple[CountyCoverage, ...]
    missing: tuple[RegisterEntry, ...]
    faults: Sequence[RowFault]

    @property
    def is_complete(self) -> bool:
        """Whether everybody on the list is in the register, and every row of it could be read."""
        return not self.missing and not self.faults


def compare_register(office: Office, caller: Caller, raw: bytes) -> RegisterCoverage:
    """Compares a file of registrations, a table of targets, with the register; changes nothing.

    A target is found by any code it has, as at an import. Raises BadInputError where the file cannot be read.
    """
    require_everywhere(caller, Act.READ_REGISTERS)
    reading = read_register(office, "targets", raw, EVERYWHERE, lambda _step, _done, _total: None).reading
    listed = {entry.code: entry for _, entry in reading.records if entry.status in _IN_BUSINESS}
    codes = {code: codes_of(entry) for code, entry in listed.items()}
    with office.database.reading() as session:
        known = targets.holders(session, (code for own in codes.values() for code in own))
    missing = {code: entry for code, entry in listed.items() if not any(one in known for one in codes[code])}
    county_of = office.reference.regions.county_of
    registered = Counter(county_of(entry.region_code) for entry in listed.values())
    lacking = Counter(county_of(entry.region_code) for entry in missing.values())
    return RegisterCoverage(
        tuple(CountyCoverage(one, registered[one], registered[one] - lacking[one]) for one in sorted(registered)),
        tuple(missing[code] for code in sorted(missing)),
        reading.faults,
    )
