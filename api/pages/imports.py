"""Register files in: choose a kind, send the file, see what was written, and what was refused and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, in_words, narrowed
from api.pages.steps import taken
from api.pages.tables import Cell, Column, Table, TableAsked, matching, page_in_order, paged, workbook
from api.pages.tables import Filter as TableFilter
from api.pages.written_tables import NAME, WrittenAsked, written_table
from api.rest.given import Asked, GivenCaller, GivenOffice
from api.rest.imports import LARGEST_FILE_BYTES, WORKBOOK
from api.rest.pages import Cursor, Filter
from coordination.desk.import_jobs import import_file, import_job, own_import_jobs
from coordination.desk.office import Office
from coordination.desk.written_rows import written_rows
from coordination.errors import NotFoundError
from coordination.intake.columns import Known
from coordination.intake.kinds import KINDS
from coordination.intake.refusals import refused_rows
from coordination.intake.templates import template_xlsx
from coordination.model.access import Act, Caller
from coordination.model.import_jobs import MOST_ROWS_KEPT, ImportJob


@dataclass(frozen=True, slots=True)
class ImportsView:
    """The form, the kinds of register it takes, and what was imported before."""

    form: Form
    kinds: tuple[str, ...]
    before: Table


@dataclass(frozen=True, slots=True)
class ImportView:
    """What came of a file; register: where its rows are now, if that is a list; ignored: columns nobody reads.

    kept: whether it is known which rows were written; most: how many of them, new or changed, are listed.
    """

    job: ImportJob
    refused: Table
    written: Table
    kept: bool
    register: str
    most: int = MOST_ROWS_KEPT
    ignored: Sequence[str] = ()


_COUNTS = ("read", "new", "changed", "unchanged", "refused")
_LISTS = {kind: f"/{kind}" for kind in ("targets", "inspectors", "items", "recusals")}


class ImportPages(Controller):
    """Imports are done while one waits."""

    @page("GET", "/imports", Act.WRITE_REGISTERS)
    def form(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, listed: GivenListed) -> Response[Any]:
        """The form, and one's own imports that are still kept."""
        if listed.exporting:
            return workbook(narrowed(shell, imports_table(shell, own_import_jobs(office, caller)), listed))
        return _form(office, caller, shell, EMPTY, listed)

    @page("POST", "/imports", Act.WRITE_REGISTERS, request_max_body_size=LARGEST_FILE_BYTES)
    def take(
        self, request: Asked, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm
    ) -> Response[Any]:
        """Imports a file: the good rows get in, the refused ones are told."""

        def take() -> Response[Any]:
            under_way = request.app.state.imports
            done = import_file(office, caller, form.value("kind"), _file(form), shell.said, under_way)
            return _done(office, caller, shell, done.job.id, ignored=done.ignored)

        again = partial(_form, office, caller, shell)
        return taken(shell, form, take, again, {"kind-not-found": "kind", "file": "file"})

    @page("GET", "/imports/{job_id:str}", Act.WRITE_REGISTERS)
    def job(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        job_id: FromPath[str],
        text: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
        table: Filter = "",
        written: Filter = "",
    ) -> Response[Any]:
        """An import of one's own, with the rows that were written, and those that were refused."""
        asked = WrittenAsked(table, text.strip(), written, TableAsked(sort, cursor, download))
        return _done(office, caller, shell, job_id, asked)

    @page("GET", "/imports/templates/{kind:str}", Act.WRITE_REGISTERS)
    def template(self, shell: GivenShell, kind: FromPath[str]) -> Response[Any]:
        """The empty table of a kind, with what each column means."""
        if kind not in KINDS:
            raise NotFoundError("kind-not-found", kind=kind, known=tuple(KINDS))
        headers = {"Content-Disposition": f'attachment; filename="{kind}.xlsx"'}
        content = template_xlsx(KINDS[kind](Known()), shell.said)
        return Response(content, media_type=WORKBOOK, headers=headers)


def _file(form: Form) -> bytes:
    reading = Reading(form)
    if not form.file:
        reading.wrong("file", "pages-no-file")
    reading.refuse()
    return form.file or b""


def imports_table(shell: Shell, jobs: Iterable[ImportJob]) -> Table:
    """Imports, the newest first. Pure."""
    heads = ("column-imported", "import-kind", *(f"rows-{count}" for count in _COUNTS))
    columns = tuple(Column(shell.say(f"pages-{head}"), number=head.startswith("rows-")) for head in heads)
    rows = tuple(
        (
            Cell(shell.when(job.imported_at), f"/imports/{job.id}"),
            Cell(shell.say(f"kind-{job.kind}")),
            *(Cell(str(getattr(job, count))) for count in _COUNTS),
        )
        for job in jobs
    )
    return Table("imports", "/imports", columns, rows, empty="pages-no-imports")


def _form(office: Office, caller: Caller, shell: Shell, form: Form, listed: Listed = ALL) -> Response[str]:
    before = narrowed(shell, imports_table(shell, own_import_jobs(office, caller)), listed)
    view = ImportsView(form, tuple(KINDS), before)
    return shell.show("imports/form.html", shell.say("pages-imports"), view, status=422 if form.refused else 200)


def _done(
    office: Office,
    caller: Caller,
    shell: Shell,
    job_id: str,
    asked: WrittenAsked | None = None,
    ignored: Sequence[str] = (),
) -> Response[Any]:
    """The page, or one of its tables as a workbook."""
    asked = asked or WrittenAsked()
    job, content = import_job(office, caller, job_id)
    rows = written_rows(office, caller, job_id)
    written = written_table(shell, job, rows, asked.of(NAME))
    refused = _refused(shell, job, content, asked.of(""))
    if asked.asked.exporting:
        return workbook(written if asked.table == NAME else refused)
    view = ImportView(job, refused, written, bool(rows), _LISTS.get(job.kind, ""), ignored=ignored)
    title = shell.say("pages-imported", kind=shell.say(f"kind-{job.kind}"))
    return shell.show("imports/done.html", title, view, [Crumb(shell.say("pages-imports"), "/imports")])


def _refused(shell: Shell, job: ImportJob, content: bytes, wanted: WrittenAsked) -> Table:
    heads, *rows = refused_rows(content) if content else [()]
    keys: dict[str, Callable[[tuple[str, ...]], Any]] = {
        str(place): partial(_cell, place) for place in range(len(heads))
    }
    found = page_in_order("refused", [row for row in rows if matching(wanted.text, *row)], keys, wanted.asked)
    return paged(refused_table(shell, job, heads, found.records, wanted.text), found, wanted.asked)


def _cell(place: int, row: Sequence[str]) -> list[Any]:
    return in_words(row[place])


def refused_table(
    shell: Shell, job: ImportJob, heads: Sequence[str], rows: Iterable[Sequence[str]], text: str
) -> Table:
    """Rows of a file as they were refused, first which and why. Pure."""
    order = [len(heads) - 2, len(heads) - 1, *range(len(heads) - 2)] if heads else []
    columns = tuple(Column(heads[place], str(place), number=place == len(heads) - 2) for place in order)
    cells = tuple(tuple(Cell(row[place]) for place in order) for row in rows)
    filters = (TableFilter("text", shell.say("pages-filter-text"), text),)
    return Table("refused", f"/imports/{job.id}", columns, cells, filters)
