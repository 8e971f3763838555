"""Use cases: a register file comes in over the web; its refused rows can be fetched for some weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex

from coordination.desk.importing import import_register
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.errors import NotFoundError
from coordination.intake.refusals import refusals_xlsx
from coordination.intake.tables import RowFault
from coordination.model.access import Act, Caller
from coordination.model.import_jobs import ImportJob
from coordination.storage import import_jobs
from coordination.texts import Texts

_KEPT = timedelta(days=28)
_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Imported:
    """A job that has just been done, with the faults of the refused rows and the columns nobody reads."""

    job: ImportJob
    faults: Sequence[RowFault]
    ignored: tuple[str, ...]


def import_file(office: Office, caller: Caller, kind: str, raw: bytes, texts: Texts) -> Imported:
    """Imports a file within the caller's reach; good rows get in, refused ones are kept with what to do.

    Raises BadInputError where the file itself cannot be read, NotFoundError for an unknown kind, ForbiddenError.
    """
    require(caller, Act.WRITE_REGISTERS)
    now, acting = office.clock(), office.acting_for(caller)
    with office.database.transaction() as session:
        import_jobs.forget(session, now - _KEPT)
        outcome = import_register(acting, kind, raw, caller.reach)
        counts = outcome.read, outcome.new, outcome.changed, outcome.unchanged, outcome.refused
        job = ImportJob(token_hex(_ID_BYTES), kind, caller.name, now, *counts)
        import_jobs.add(session, job, refusals_xlsx(outcome.reading, texts) if outcome.refused else b"")
    return Imported(job, outcome.reading.faults, outcome.reading.ignored)


def import_job(office: Office, caller: Caller, job_id: str) -> tuple[ImportJob, bytes]:
    """A job of the caller's own and its refused rows as a workbook; raises NotFoundError."""
    require(caller, Act.WRITE_REGISTERS)
    with office.database.reading() as session:
        found = import_jobs.found(session, job_id)
    if found is None or found[0].imported_by != caller.name:
        raise NotFoundError("import-job-not-found", id=job_id)
    return found
