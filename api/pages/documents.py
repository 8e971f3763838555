"""Printed forms: issued from a task's page or for a whole batch, templates replaced, papers verified by anybody."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.after_visits import show_task
from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.pages.tables import Cell, Column, Table, TableAsked, read_table, show_table
from api.pages.tables import Filter as TableFilter
from api.pages.task_tables import task_address
from api.rest.given import GivenCaller, GivenOffice, GivenUrl
from api.rest.issued_documents import PDF, ZIP, download
from api.rest.pages import Cursor, Filter
from api.rest.routing import OPEN
from coordination.desk import documents
from coordination.desk.documents.writing import acts_of_forms
from coordination.desk.office import Office
from coordination.documents.apart import press_apart, printed_apart
from coordination.documents.checking import LARGEST_TEMPLATE_BYTES, placeholders
from coordination.documents.forms import FORMS
from coordination.documents.forms import Form as PrintedForm
from coordination.errors import NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.documents import IssuedDocument, Subject, VerifiedDocument
from coordination.model.pages import Page

_PAPERS = "/documents"
_FORMS = "/documents/forms"
_VERIFY = "/public/documents"
_FIELDS = {
    "document-batch-unknown": "batch",
    "document-subject-unknown": "batch",
    "document-of-lead-department": "batch",
    "document-batch-forms": "of_form",
    "document-form-unknown": "of_form",
}


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """The forms that can be printed for a whole batch, and the form that was refused."""

    batch_forms: tuple[PrintedForm, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class TemplatesView:
    """Every form with what its template may name; form: what was refused, of `refused`."""

    forms: tuple[tuple[PrintedForm, tuple[str, ...]], ...]
    form: Form
    refused: str = ""


@dataclass(frozen=True, slots=True)
class VerifiedView:
    """What was asked, and what is known of it; asked: whether anything was."""

    number: str
    code: str
    sha256: str
    asked: bool
    found: VerifiedDocument | None


class DocumentPages(Controller):
    """Documents that were issued, and how more are."""

    @page("GET", _PAPERS, Act.READ_INSPECTIONS)
    def documents(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        subject: Filter = "",
        of_form: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """What was issued, and the forms for a whole batch."""
        asked = TableAsked(sort, cursor, download)
        return _documents(office, caller, shell, subject.strip(), of_form, asked, EMPTY)

    @page("POST", f"{_PAPERS}/batch", (Act.PREPARE_INSPECTIONS, Act.RECORD_CHECKS))
    def batch(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, public_url: GivenUrl, form: GivenForm
    ) -> Response[Any]:
        """One click for a whole batch."""
        batch = form.value("batch")

        def take() -> Response[bytes]:
            with press_apart() as press:
                content = documents.print_batch(office, caller, batch, form.values("of_form"), public_url, press)
            return download(content, ZIP, f"{batch}.zip")

        return taken(shell, form, take, partial(_documents, office, caller, shell, "", "", TableAsked()), _FIELDS)

    @page("POST", "/inspections/{task:str}/documents", acts_of_forms())
    def issue(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        public_url: GivenUrl,
        task: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Issues one document of a task."""
        code, _, detail = form.value("paper").partition(":")

        def take() -> Response[str]:
            documents.issue_document(office, caller, code, Subject(task, detail), public_url)
            return shell.go(f"{task_address(task)}#documents", "document-issued")

        return taken(shell, form, take, partial(show_task, office, caller, shell, task))

    @page("GET", _FORMS, Act.READ_INSPECTIONS)
    def forms(self, shell: GivenShell) -> Response[str]:
        """The forms with their templates."""
        return _templates(shell, EMPTY)

    @page(
        "POST",
        f"{_FORMS}/{{form_code:str}}",
        Act.PREPARE_INSPECTIONS,
        opt={"everywhere": True},
        request_max_body_size=LARGEST_TEMPLATE_BYTES + 4096,
    )
    def template(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form_code: FromPath[str], form: GivenForm
    ) -> Response[Any]:
        """Tries a template, puts it in place, or puts the program's own back."""

        def take() -> Response[Any]:
            if form.value("act") == "restore":
                documents.restore_template(office, caller, form_code)
                return shell.go(_FORMS, "template-restored")
            content = form.file or b""
            if form.value("act") == "try":
                found = documents.check_template(office, caller, form_code, content, printed_apart)
                return download(found.sample, PDF, f"{form_code}.pdf")
            documents.replace_template(office, caller, form_code, content, printed_apart)
            return shell.go(_FORMS, "template-replaced")

        return taken(shell, form, take, lambda refused: _templates(shell, refused, form_code))


class VerifyPages(Controller):
    """Whether a paper or a file was issued here, for everybody."""

    @page("GET", _VERIFY, OPEN)
    def verify(
        self, office: GivenOffice, shell: GivenShell, number: Filter = "", code: Filter = "", sha256: Filter = ""
    ) -> Response[str]:
        """By the number and the code on the paper, or by the digest of a file."""
        asked = bool(number and code) or bool(sha256)
        found: VerifiedDocument | None = None
        with suppress(NotFoundError):
            if sha256:
                found = documents.verify_file(office, sha256)
            elif asked:
                found = documents.verify_document(office, number, code)
        view = VerifiedView(number, code, sha256, asked=asked, found=found)
        status = 404 if asked and found is None else 200
        return shell.show("public/document.html", shell.say("pages-verify-document"), view, status=status)


def _documents(
    office: Office, caller: Caller, shell: Shell, subject: str, of_form: str, asked: TableAsked, form: Form
) -> Response[Any]:
    table = read_table(
        asked,
        lambda wanted: documents.list_documents(office, caller, subject, of_form, wanted),
        lambda found: documents_table(shell, found, subject, of_form),
    )
    may = tuple(FORMS[code] for code in documents.batch_forms(caller))
    answer = show_table(
        shell, "documents/list.html", shell.say("pages-documents"), table, asked, DocumentsView(may, form)
    )
    answer.status_code = 422 if form.refused else 200
    return answer


_SORTED = {"number": "number", "title": "title", "issuer": "issuer", "issued": "issued_at"}


def documents_table(shell: Shell, found: Page[IssuedDocument], subject: str, of_form: str) -> Table:
    """Issued documents by their numbers."""
    say = shell.say
    heads = ("number", "title", "name", "issuer", "issued")
    columns = (
        *(Column(say(f"document-column-{head}"), _SORTED.get(head, "")) for head in heads),
        Column("Word"),
        Column("PDF"),
    )
    rows = tuple(
        (
            Cell(one.number, task_address(one.task) if one.task else ""),
            Cell(shell.document(one.form, one.title)),
            Cell(one.name),
            Cell(shell.department_in_full(one.issuer)),
            Cell(shell.when(one.issued_at)),
            Cell("Word", f"/api/v1/documents/{one.number}/document.docx"),
            Cell("PDF", f"/api/v1/documents/{one.number}/document.pdf"),
        )
        for one in found.records
    )
    choices = tuple((form.code, shell.document(form.code, form.title)) for form in FORMS.values())
    filters = (
        TableFilter("subject", say("pages-document-subject"), subject),
        TableFilter("of_form", say("document-column-title"), of_form, "choice", choices),
    )
    return Table("documents", _PAPERS, columns, rows, filters, empty="pages-no-documents")


def _templates(shell: Shell, form: Form, refused: str = "") -> Response[str]:
    forms = tuple((one, tuple(placeholders(one.paper))) for one in FORMS.values())
    crumbs = [Crumb(shell.say("pages-documents"), _PAPERS)]
    view = TemplatesView(forms, form, refused)
    status = 422 if form.refused else 200
    return shell.show("documents/forms.html", shell.say("pages-document-forms"), view, crumbs, status=status)
