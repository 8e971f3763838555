"""Register files in: choose a kind, send the file, see what was refused and why, fetch the refused rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.imports import LARGEST_FILE_BYTES, MOST_TOLD, WORKBOOK
from coordination.desk.import_jobs import Imported, import_file, import_job
from coordination.errors import BadInputError, NotFoundError
from coordination.intake.columns import Known
from coordination.intake.kinds import KINDS
from coordination.intake.refusals import sentence
from coordination.intake.templates import template_xlsx
from coordination.model.access import Act
from coordination.model.import_jobs import ImportJob


@dataclass(frozen=True, slots=True)
class ImportsView:
    """The form, and the kinds of register it takes."""

    form: Form
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One thing wrong with one row, as a sentence."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """What came of a file; rows: the first faults, of `faults` in all, told right after the import only."""

    job: ImportJob
    rows: Sequence[RefusedRow] = ()
    faults: int = 0
    ignored: Sequence[str] = ()


class ImportPages(Controller):
    """Imports are done while one waits."""

    @page("GET", "/imports", Act.WRITE_REGISTERS, waits=False)
    async def form(self, shell: GivenShell) -> Response[str]:
        """The form."""
        return _form(shell, EMPTY)

    @page("POST", "/imports", Act.WRITE_REGISTERS, request_max_body_size=LARGEST_FILE_BYTES)
    def take(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm
    ) -> Response[str]:
        """Imports a file: the good rows get in, the refused ones are told."""
        try:
            under_way = request.app.state.imports
            done = import_file(office, caller, form.value("kind"), _file(form), shell.said, under_way)
        except (BadInputError, NotFoundError) as error:
            known = {"kind-not-found": "kind"}
            return _form(shell, form.told(error, shell.said, {**known, "file": "file"}))
        return _done(shell, _told(shell, done))

    @page("GET", "/imports/{job_id:str}", Act.WRITE_REGISTERS)
    def job(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, job_id: FromPath[str]) -> Response[str]:
        """An import of one's own."""
        return _done(shell, ImportView(import_job(office, caller, job_id)[0]))

    @page("GET", "/imports/templates/{kind:str}", Act.WRITE_REGISTERS)
    def template(self, shell: GivenShell, kind: FromPath[str]) -> Response[Any]:
        """The empty table of a kind, with what each column means."""
        if kind not in KINDS:
            raise NotFoundError("kind-not-found", kind=kind, known=", ".join(KINDS))
        headers = {"Content-Disposition": f'attachment; filename="{kind}.xlsx"'}
        content = template_xlsx(KINDS[kind](Known()), shell.said)
        return Response(content, media_type=WORKBOOK, headers=headers)


def _file(form: Form) -> bytes:
    reading = Reading(form)
    if not form.file:
        reading.wrong("file", "pages-no-file")
    reading.refuse()
    return form.file or b""


def _form(shell: Shell, form: Form) -> Response[str]:
    view = ImportsView(form, tuple(KINDS))
    return shell.show("imports/form.html", shell.say("pages-imports"), view, status=422 if form.refused else 200)


def _done(shell: Shell, view: ImportView) -> Response[str]:
    title = shell.say("pages-imported", kind=shell.say(f"kind-{view.job.kind}"))
    return shell.show("imports/done.html", title, view, [Crumb(shell.say("pages-imports"), "/imports")])


def _told(shell: Shell, done: Imported) -> ImportView:
    rows = tuple(RefusedRow(one.row, one.column, sentence(one, shell.said)) for one in done.faults[:MOST_TOLD])
    return ImportView(done.job, rows, len(done.faults), done.ignored)
