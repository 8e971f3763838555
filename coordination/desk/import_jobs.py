"""Use cases: a register file comes in over the web; its refused rows can be fetched for some weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_hex

from coordination.desk.importing import RegisterFile, read_register, take_in
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.target_import import Told
from coordination.errors import NotFoundError
from coordination.intake.refusals import refusals_xlsx
from coordination.intake.tables import RowFault
from coordination.model.access import Act, Caller
from coordination.model.import_jobs import ImportJob, ImportProgress
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


class UnderWay:
    """The imports this process is doing: how far they are is nowhere else before they are done."""

    def __init__(self) -> None:
        self._going_on: dict[str, tuple[str, ImportProgress]] = {}

    @contextmanager
    def told(self, caller: Caller, kind: str) -> Iterator[tuple[str, Told]]:
        """The id of a new import, and whom to tell how far it is; it is forgotten at the end."""
        job_id = token_hex(_ID_BYTES)

        def tell(step: str, done: int, total: int) -> None:
            self._going_on[job_id] = caller.name, ImportProgress(job_id, kind, step, done, total)

        tell("read", 0, 0)
        try:
            yield job_id, tell
        finally:
            del self._going_on[job_id]

    def of(self, caller: Caller) -> list[ImportProgress]:
        """A caller's own, the oldest first."""
        require(caller, Act.WRITE_REGISTERS)
        return [progress for name, progress in list(self._going_on.values()) if name == caller.name]


def import_file(office: Office, caller: Caller, kind: str, raw: bytes, texts: Texts, under_way: UnderWay) -> Imported:
    """Reads a file and takes it in, one after the other; raises what these do."""
    with under_way.told(caller, kind) as (job_id, told):
        return take_in_file(office, caller, read_file(office, caller, kind, raw, told), job_id, told, texts)


def read_file(office: Office, caller: Caller, kind: str, raw: bytes, told: Told) -> RegisterFile:
    """Reads a file within the caller's reach, which keeps nobody from writing.

    Raises BadInputError where the file itself cannot be read, NotFoundError for an unknown kind, ForbiddenError.
    """
    require(caller, Act.WRITE_REGISTERS)
    return read_register(office, kind, raw, caller.reach, told)


def take_in_file(office: Office, caller: Caller, file: RegisterFile, job_id: str, told: Told, texts: Texts) -> Imported:
    """Imports a file that was read: good rows get in, refused ones are kept with what to do."""
    require(caller, Act.WRITE_REGISTERS)
    now, acting = office.clock(), office.acting_for(caller)
    with office.database.transaction() as session:
        import_jobs.forget(session, now - _KEPT)
        outcome = take_in(acting, file, told)
        counts = outcome.read, outcome.new, outcome.changed, outcome.unchanged, outcome.refused
        job = ImportJob(job_id, file.kind, caller.name, now, *counts)
        refused = refusals_xlsx(outcome.reading, texts) if outcome.refused else b""
        import_jobs.add(session, job, refused, outcome.written)
    return Imported(job, outcome.reading.faults, outcome.reading.ignored)


def import_job(office: Office, caller: Caller, job_id: str) -> tuple[ImportJob, bytes]:
    """A job of the caller's own and its refused rows as a workbook; raises NotFoundError."""
    require(caller, Act.WRITE_REGISTERS)
    with office.database.reading() as session:
        found = import_jobs.found(session, job_id)
    if found is None or found[0].imported_by != caller.name:
        raise NotFoundError("import-job-not-found", id=job_id)
    return found


def own_import_jobs(office: Office, caller: Caller) -> list[ImportJob]:
    """The caller's own jobs that are still kept, the newest first."""
    require(caller, Act.WRITE_REGISTERS)
    with office.database.reading() as session:
        return import_jobs.of_account(session, caller.name)
