"""Use case: the report that nobody was visited again within a year without cause, and the ledger behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from coordination.desk.office import Office
from coordination.desk.permission import require_everywhere
from coordination.intake.exports import records_csv
from coordination.model.access import Act, Caller
from coordination.model.repeats import RepeatReport
from coordination.model.targets import PastVisit
from coordination.stages.repeat import repeat
from coordination.storage import year_end
from coordination.storage.columns import to_json


@dataclass(frozen=True, slots=True)
class Proof:
    """A report, as a file too, and the ledger as the file its digest is of."""

    report: RepeatReport
    written: bytes
    ledger: bytes


def prove_no_repeat(office: Office, caller: Caller, year: int, pack: str) -> Proof:
    """Every pair of visits nearer than the gap of a pack, of which the later was made in a year (C-05, C-06, ZB-46).

    Counted from the ledger, which is what was made here and what other systems told; ForbiddenError for whoever sees a
    part of the city only, because a visit of others counts as well.
    """
    require_everywhere(caller, Act.READ_INSPECTIONS)
    gap_days: int = office.reference.shelf.value(pack, "visit_gap_days") or 0
    first_on, last_on = date(year, 1, 1), date(year, 12, 31)
    with office.database.reading() as session:
        ledger = year_end.ledger_between(session, first_on - timedelta(days=gap_days), last_on)
        tasks = year_end.tasks_among(session, {one.source for one in ledger})
    table = records_csv(PastVisit, ledger)
    report = repeat(ledger, tasks, gap_days, first_on, last_on)
    report = replace(report, ledger_sha256=sha256(table).hexdigest())
    return Proof(report, to_json(report), table)
