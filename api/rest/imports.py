"""Register files in: the good rows get in, the refused ones come back as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anyio.to_thread import run_sync
from litestar import Controller, Response
from litestar.params import FromPath

from api.rest.given import Asked, GivenCaller, GivenOffice, GivenTexts
from api.rest.repeats import Act as Done
from api.rest.repeats import prepared_once
from api.rest.routing import route
from api.rest.uploads import sent_file
from coordination.desk.import_jobs import Imported, import_job, read_file, take_in_file
from coordination.desk.register_coverage import CountyCoverage, compare_register
from coordination.errors import NotFoundError
from coordination.intake.refusals import sentence
from coordination.model.access import Act
from coordination.model.import_jobs import ImportJob, ImportProgress
from coordination.texts import Texts

LARGEST_FILE_BYTES = 64 << 20
MOST_TOLD = 100
_MOST_MISSING = 10_000
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One thing wrong with one row, as a sentence."""

    row: int
    column: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class ImportAnswer:
    """What came of a file: counts, the first faults, columns nobody reads, and where all refused rows are."""

    job: ImportJob
    faults: Sequence[RefusedRow]
    faults_in_all: int
    ignored_columns: Sequence[str]
    refused_rows: str | None


@dataclass(frozen=True, slots=True)
class MissingTarget:
    """Somebody who is registered and not in the register."""

    code: str
    name: str
    region_code: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How complete the register is by county; the first of those missing, and the first faults of the list."""

    counties: Sequence[CountyCoverage]
    missing: Sequence[MissingTarget]
    missing_in_all: int
    faults: Sequence[RefusedRow]
    faults_in_all: int


class ImportController(Controller):
    """Imports, which are done while the caller waits."""

    tags = ("imports",)
    request_max_body_size = LARGEST_FILE_BYTES

    @route(
        "POST",
        "/registers/targets/comparison",
        "register-comparison",
        Act.READ_REGISTERS,
        problems=(413, 422),
        waits=False,
        status_code=200,
        gives=Coverage,
        takes_file=True,
        opt={"everywhere": True},
    )
    async def compare(self, request: Asked, office: GivenOffice, caller: GivenCaller, said: GivenTexts) -> Coverage:
        """Who of a list of registrations, a table as for an import of targets, is not in the register."""
        raw = await sent_file(request)
        found = await run_sync(lambda: compare_register(office, caller, raw))
        missing = [MissingTarget(one.code, one.name, one.region_code) for one in found.missing[:_MOST_MISSING]]
        faults = [RefusedRow(one.row, one.column, one.code, sentence(one, said)) for one in found.faults[:MOST_TOLD]]
        return Coverage(found.counties, missing, len(found.missing), faults, len(found.faults))

    @route(
        "POST",
        "/imports/{kind:str}",
        "import",
        Act.WRITE_REGISTERS,
        problems=(404, 409, 422),
        gives=ImportAnswer,
        once=True,
        takes_file=True,
        waits=False,
    )
    async def take(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, said: GivenTexts, kind: FromPath[str]
    ) -> Response[bytes]:
        """Imports a file, sent as the body itself or as the one file of a form; Idempotency-Key makes it safe."""
        raw = await sent_file(request)

        def act() -> Response[bytes]:
            with request.app.state.imports.told(caller, kind) as (job_id, told):

                def prepare() -> Done:
                    file = read_file(office, caller, kind, raw, told)
                    return lambda: (201, _answer(take_in_file(office, caller, file, job_id, told, said), said))

                return prepared_once(request, office, caller, raw, prepare)

        return await run_sync(act)

    @route("GET", "/imports/under-way", "imports-under-way", Act.WRITE_REGISTERS)
    def under_way(self, request: Asked, caller: GivenCaller) -> list[ImportProgress]:
        """One's own imports that are going on, and how far they are: to be asked for while an import is answered."""
        found: list[ImportProgress] = request.app.state.imports.of(caller)
        return found

    @route("GET", "/imports/{job_id:str}", "import-job", Act.WRITE_REGISTERS, problems=(404,))
    def job(self, office: GivenOffice, caller: GivenCaller, job_id: FromPath[str]) -> ImportJob:
        """An import of one's own."""
        return import_job(office, caller, job_id)[0]

    @route(
        "GET",
        "/imports/{job_id:str}/refused.xlsx",
        "import-refused",
        Act.WRITE_REGISTERS,
        problems=(404,),
        files=[WORKBOOK],
    )
    def refused(self, office: GivenOffice, caller: GivenCaller, job_id: FromPath[str]) -> Response[bytes]:
        """The refused rows as they stood, with what to do: to be corrected and imported again."""
        rows = import_job(office, caller, job_id)[1]
        if not rows:
            raise NotFoundError("import-without-refusals")
        headers = {"Content-Disposition": 'attachment; filename="refused.xlsx"', "Cache-Control": "no-store"}
        return Response(rows, media_type=WORKBOOK, headers=headers)


def _answer(done: Imported, said: Texts) -> ImportAnswer:
    told = tuple(RefusedRow(one.row, one.column, one.code, sentence(one, said)) for one in done.faults[:MOST_TOLD])
    address = f"/api/v1/imports/{done.job.id}/refused.xlsx" if done.job.refused else None
    return ImportAnswer(done.job, told, len(done.faults), done.ignored, address)
